//! What is valid but may be unintended. No doubt prevents a framework from being used.

use std::collections::BTreeMap;

use super::super::find::squash;
use super::super::rule::Rule;
use super::super::{Framework, Id, Place, role::Role};
use super::Fault;

/// All doubts, in the order of the data.
pub(in super::super) fn doubts(framework: &Framework) -> Vec<Fault> {
    let mut doubts = shared_names(framework);
    let has_duties = framework.roles.iter().any(|role| !role.duties.is_empty());
    for role in &framework.roles {
        if has_duties && role.duties.is_empty() {
            let fault = Fault::new(role.place(), Rule::Isolated, "this role profile has no duties, unlike others");
            doubts.push(fault.hint("if it has some, write them below “duties”, each with number and text"));
        }
        for (n, pair) in role.alongside.iter().enumerate() {
            let place = role.place().key("alongside").index(n);
            let Some(other) = framework.roles.get(&pair.role) else { continue };
            if other.family == role.family {
                let message = format!("{} is paired with {}, which is of the same family", role.id, other.id);
                let fault = Fault::new(place, Rule::Isolated, message);
                doubts.push(
                    fault.hint("“alongside” is for two profiles of different families; within one, use “follows”"),
                );
            } else if other.alongside.iter().all(|back| back.role != role.id) {
                let message = format!("{} is paired with {}, but not the other way round", role.id, other.id);
                let fault = Fault::new(place, Rule::Isolated, message);
                let hint = format!("write the same below “alongside” of {}, if it is so", other.id);
                doubts.push(Fault { names: Some(other.place().key("alongside")), ..fault }.hint(hint));
            }
        }
        let suggestions = role.place().key("cpd").key("suggestions");
        for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
            if suggestion.links.is_empty() && suggestion.examples.is_empty() {
                let fault = Fault::new(
                    suggestions.index(n),
                    Rule::Isolated,
                    "this suggestion names nothing that a reader could turn to",
                );
                doubts.push(fault.hint("if there is a unit, a course or a resource for it, name it below “links”"));
            }
        }
    }
    for unit in &framework.units {
        let is_expected =
            || framework.roles.iter().flat_map(|role| &role.expects).any(|one| one.units.contains(&unit.id));
        if framework.qualifications_of_unit(&unit.id).is_empty() && !is_expected() {
            let fault = Fault::new(unit.place(), Rule::Isolated, "no qualification lists this unit");
            doubts.push(fault.hint("if it is part of one, name it in one of its “listings”"));
        }
    }
    doubts
}

/// Titles and aliases that two roles share: a person who types one gets only the first of them.
fn shared_names(framework: &Framework) -> Vec<Fault> {
    let mut seen: BTreeMap<String, (&Id<Role>, Place)> = BTreeMap::new();
    let mut doubts = Vec::new();
    for role in &framework.roles {
        let aliases = role.aliases.iter().enumerate();
        let aliases = aliases.map(|(n, alias)| (alias, role.place().key("aliases").index(n)));
        for (name, place) in std::iter::once((&role.title, role.place().key("title"))).chain(aliases) {
            match seen.get(&squash(name)) {
                Some((first, _)) if **first == role.id => {}
                Some((first, other)) => {
                    let message = format!("{first} and {} are both called “{name}”", role.id);
                    let fault = Fault::new(place, Rule::TakenName, message);
                    let hint = "give each role names of its own; who types this one gets only the first";
                    doubts.push(Fault { names: Some(other.clone()), ..fault }.hint(hint));
                }
                None => {
                    seen.insert(squash(name), (&role.id, place));
                }
            }
        }
    }
    doubts
}
