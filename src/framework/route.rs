//! Routes: up a ladder, across to the other family, and on to a destination beyond the roles.

use std::collections::{BTreeMap, VecDeque};

use super::id::Id;
use super::role::{Destination, Role, RouteStep};
use super::table::Keyed;
use super::{Framework, resolved};

/// Stop after this many equally short routes.
const MOST_ROUTES: usize = 6;

/// A way from one role to another, or to a destination.
#[derive(Debug, Clone)]
pub struct Route<'a> {
    /// The steps, in order; empty if start and end are the same.
    pub legs: Vec<Leg<'a>>,
}

/// One step of a route.
#[derive(Debug, Clone, Copy)]
pub enum Leg<'a> {
    /// Up to the next role of the same ladder.
    Up(&'a Keyed<Role>),
    /// Across to a role of another family that expects the same. The publication does not name such steps.
    Across {
        /// The role to go across to.
        role: &'a Keyed<Role>,
        /// What the two profiles have in common.
        why: &'a str,
    },
    /// A step outside the roles, towards a destination.
    Beyond(&'a RouteStep),
}

impl Framework {
    /// The shortest routes between two roles, upwards and across; empty if there are none.
    pub fn routes(&self, from: &Keyed<Role>, to: &Keyed<Role>) -> Vec<Route<'_>> {
        let distances = self.distances(to);
        let mut routes = Vec::new();
        let mut open = VecDeque::from([(self.roles.known(&from.id), Vec::new())]);
        while let Some((here, legs)) = open.pop_front() {
            let Some(&left) = distances.get(&here.id) else { continue };
            if left == 0 {
                routes.push(Route { legs });
                continue;
            }
            for (role, leg) in self.onward(here) {
                if distances.get(&role.id).is_some_and(|&after| after + 1 == left)
                    && open.len() + routes.len() < MOST_ROUTES
                {
                    open.push_back((role, legs.iter().copied().chain([leg]).collect()));
                }
            }
        }
        routes
    }

    /// The steps that can be taken from a role.
    fn onward<'a>(&'a self, role: &'a Keyed<Role>) -> Vec<(&'a Keyed<Role>, Leg<'a>)> {
        let up = self.above(role).into_iter().map(|above| (above, Leg::Up(above)));
        let across = role.alongside.iter().map(|pair| {
            let other = resolved(self.roles.get(&pair.role));
            (other, Leg::Across { role: other, why: &pair.why })
        });
        up.chain(across).collect()
    }

    /// How many steps each role is away from `to`.
    fn distances(&self, to: &Keyed<Role>) -> BTreeMap<&Id<Role>, usize> {
        let mut before: BTreeMap<&Id<Role>, Vec<&Id<Role>>> = BTreeMap::new();
        for role in &self.roles {
            for below in role.below() {
                before.entry(&role.id).or_default().push(below);
            }
            for pair in &role.alongside {
                before.entry(&pair.role).or_default().push(&role.id);
            }
        }
        let goal = &resolved(self.roles.get(&to.id)).id;
        let mut distances = BTreeMap::from([(goal, 0)]);
        let mut open = VecDeque::from([goal]);
        while let Some(here) = open.pop_front() {
            let next = distances[here] + 1;
            for &other in before.get(here).into_iter().flatten() {
                if !distances.contains_key(other) {
                    distances.insert(other, next);
                    open.push_back(other);
                }
            }
        }
        distances
    }
}

impl Destination {
    /// The route from any role of a family to which the publication opens the destination.
    pub fn route_from(&self, role: &Role) -> Option<Route<'_>> {
        let open = self.open_to.contains(&role.family);
        open.then(|| Route { legs: self.steps.iter().map(Leg::Beyond).collect() })
    }
}
