//! What an expectation is made of: any one of some qualifications, standards, professional standards, basic skills.

use std::collections::BTreeSet;

use super::gap::{Thing, asks_for};
use super::holdings::{Holdings, required};
use super::reflected::{reflected, reflected_cost};
use super::standing::{Because, Standing};
use crate::framework::basic_skills::BasicSkill;
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::{Expectation, Role};
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, Standard};
use crate::framework::{Contained, Framework, Keyed};

/// A part of an expectation.
#[derive(Debug, Clone)]
pub enum Part<'a> {
    /// Any one of some qualifications.
    OneOf(Choice<'a>),
    /// The standards that any one of some qualifications reflects: those its listed units draw on.
    Reflected(Choice<'a>, Vec<(&'a Keyed<Standard>, Standing<'a>)>),
    /// The National Occupational Standards of a level.
    Standards(u8, Vec<(&'a Keyed<Standard>, Standing<'a>)>),
    /// The professional standards.
    Professional(Vec<(&'a ProfessionalGroup, &'a ProfessionalStandard, Standing<'a>)>),
    /// Levels of English, maths or ICT.
    Skills(Vec<(&'a BasicSkill, Standing<'a>)>),
}

/// Qualifications of which any one will do.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    /// Each of them, in the order of the publication, the alternatives last.
    pub routes: Vec<Toward<'a>>,
    aim: usize,
}

/// How far it is to a qualification.
#[derive(Debug, Clone)]
pub struct Toward<'a> {
    /// The qualification.
    pub qualification: &'a Keyed<Qualification>,
    /// Whether it is named as an alternative only.
    pub alternative: bool,
    /// How it stands.
    pub standing: Standing<'a>,
    /// The units it can't be gained without, as far as they are listed, with those of the qualifications it
    /// incorporates.
    pub units: Vec<UnitLeft<'a>>,
    /// Its units that are held, deemed equivalent or in progress, optional ones too: what speaks for it most comes first.
    pub begun: Vec<UnitLeft<'a>>,
    /// Whether somebody is working at it: it is in progress, or such a unit is no part of another qualification that is
    /// completed.
    pub under_way: bool,
}

/// A unit of a qualification, and how it stands.
#[derive(Debug, Clone)]
pub struct UnitLeft<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// The part it plays, and through which qualification.
    pub contained: Contained<'a>,
    /// How it stands.
    pub standing: Standing<'a>,
}

impl<'a> Toward<'a> {
    /// How far it is to a qualification.
    pub fn of(
        framework: &'a Framework,
        holdings: &Holdings<'a>,
        qualification: &'a Keyed<Qualification>,
        alternative: bool,
    ) -> Self {
        let unit = |(unit, contained): (&'a Keyed<Unit>, Contained<'a>)| UnitLeft {
            unit,
            contained,
            standing: holdings.unit(&unit.id),
        };
        let standing = holdings.qualification(&qualification.id);
        let elsewhere = |left: &UnitLeft<'a>| holdings.is_part_of_another(left.unit, qualification);
        let all = framework.units_of_qualification(qualification).into_iter().map(unit);
        // What is of no completed qualification speaks most for it, then what it lists itself, then what is of its level.
        let rank = |left: &UnitLeft<'a>| {
            let lower = left.contained.through.is_some();
            (elsewhere(left), lower, left.unit.level != qualification.level, !left.standing.is_settled())
        };
        let mut begun: Vec<UnitLeft<'a>> = all.filter(|left| !left.standing.is_missing()).collect();
        begun.sort_by_key(rank);
        Self {
            qualification,
            alternative,
            under_way: !standing.is_missing() || begun.first().is_some_and(|left| !elsewhere(left)),
            standing,
            units: required(framework, qualification).into_iter().map(unit).collect(),
            begun,
        }
    }

    /// The units still to gain.
    pub fn left(&self) -> impl Iterator<Item = &UnitLeft<'a>> {
        self.units.iter().filter(|unit| !unit.standing.is_settled())
    }

    /// The confirmed credits of the units still to gain.
    pub fn credits_left(&self) -> u32 {
        self.left().filter_map(|left| left.unit.credits).map(u32::from).sum()
    }

    /// How many of the units still to gain have no confirmed credits.
    pub fn unknown_left(&self) -> usize {
        self.left().filter(|left| left.unit.credits.is_none()).count()
    }

    /// What decides between routes: what is missing, then the credits left.
    fn cost(&self) -> (usize, u32) {
        let units = self.left().filter(|left| left.standing.is_missing()).count();
        (units + usize::from(self.standing.is_missing()), self.credits_left())
    }
}

impl<'a> Choice<'a> {
    fn of(
        framework: &'a Framework,
        holdings: &Holdings<'a>,
        role: &Role,
        expectation: &'a Expectation,
    ) -> Option<Self> {
        let toward =
            |alternative| move |id| Toward::of(framework, holdings, framework.qualifications.known(id), alternative);
        let firm = expectation.qualifications.iter().map(toward(false));
        let routes: Vec<_> = firm.chain(expectation.alternatives.iter().map(toward(true))).collect();
        if routes.is_empty() {
            return None;
        }
        // An alternative, or a qualification without a listed unit, would always seem the shortest way: it is taken
        // only by somebody who has begun it.
        let any_open = routes.iter().any(|route| is_open(&routes, route));
        let places = (0..routes.len()).filter(|&n| !any_open || is_open(&routes, &routes[n]));
        let rank = |&n: &usize| {
            let cost = if expectation.standards_reflected { reflected_cost(holdings, &routes[n]) } else { None };
            let (settled, missing, credits) = cost.unwrap_or_else(|| {
                let asked = asks_for(role, &routes[n].qualification.id);
                let (missing, credits) = if asked { (0, 0) } else { routes[n].cost() };
                (routes[n].standing.is_settled(), missing, credits)
            });
            (!settled, missing, credits, n)
        };
        let aim = places.min_by_key(rank).unwrap_or(0);
        Some(Self { routes, aim })
    }

    /// The qualification that a gap and a plan go by: one that is held or deemed equivalent; else one that the role asks
    /// for anyway; else the one with the
    /// fewest units missing, then the fewest credits left, then the first that is named. Where it is the standards that
    /// are asked for, one whose standards are all evidenced, else the one with the fewest of them missing. An alternative,
    /// or a qualification of which no unit is listed, is taken only when it is begun, or when there is no other.
    pub fn aim(&self) -> &Toward<'a> {
        &self.routes[self.aim]
    }

    /// Whether somebody is working at any of them.
    pub fn is_under_way(&self) -> bool {
        self.routes.iter().any(|route| route.under_way)
    }
}

/// Whether a route can be aimed at: it is named first and lists units, or it is begun. Units that it has in common with
/// those named first do not begin an alternative.
fn is_open(routes: &[Toward<'_>], route: &Toward<'_>) -> bool {
    let firm = || routes.iter().filter(|other| !other.alternative);
    let shared = |unit: &UnitLeft<'_>| firm().any(|other| other.units.iter().any(|one| one.unit.id == unit.unit.id));
    let own = || route.begun.iter().any(|unit| unit.contained.through.is_none() && !shared(unit));
    match (route.alternative, route.standing.is_missing()) {
        (_, false) => true,
        (true, true) => own(),
        (false, true) => !route.units.is_empty(),
    }
}

impl<'a> Part<'a> {
    /// The parts of an expectation.
    pub(super) fn all(
        framework: &'a Framework,
        holdings: &Holdings<'a>,
        role: &Role,
        expectation: &'a Expectation,
    ) -> Vec<Self> {
        let mut parts = Vec::new();
        if let Some(level) = expectation.standards_level {
            let of_level = framework.standards.iter().filter(|one| framework.group(one).level == level);
            parts.push(Self::Standards(level, of_level.map(|one| (one, holdings.standard(one.id))).collect()));
        }
        if let Some(choice) = Choice::of(framework, holdings, role, expectation) {
            parts.push(if expectation.standards_reflected {
                reflected(framework, holdings, choice)
            } else {
                Self::OneOf(choice)
            });
        }
        let mut skills: Vec<&BasicSkill> = expectation.basic_skills.iter().collect();
        if let Some(set) = framework.professional_standards.as_ref().filter(|_| expectation.professional_standards) {
            let standing = |one: &ProfessionalStandard| holdings.professional(one.number);
            parts.push(Self::Professional(set.iter().map(|(group, _, one)| (group, one, standing(one))).collect()));
            skills.extend(set.basic_skills.iter().filter(|skill| !expectation.basic_skills.contains(skill)));
        }
        parts.push(Self::Skills(skills.into_iter().map(|skill| (skill, holdings.skill(skill))).collect()));
        parts.retain(|part| !part.standings().is_empty());
        parts
    }

    /// How each thing in it stands; for qualifications of which any one will do, the aim alone.
    pub fn standings(&self) -> Vec<&Standing<'a>> {
        match self {
            Self::OneOf(choice) => vec![&choice.aim().standing],
            Self::Reflected(_, standards) | Self::Standards(_, standards) => {
                standards.iter().map(|(_, standing)| standing).collect()
            }
            Self::Professional(standards) => standards.iter().map(|(_, _, standing)| standing).collect(),
            Self::Skills(skills) => skills.iter().map(|(_, standing)| standing).collect(),
        }
    }

    /// What it asks for, settled or not; of qualifications of which any one will do, the aim and its units.
    pub fn things(&self) -> Vec<(Thing<'a>, Standing<'a>)> {
        match self {
            Self::OneOf(choice) => {
                let aim = choice.aim();
                let own = (Thing::Qualification(aim.qualification), aim.standing.clone());
                let units = aim.units.iter().filter(|_| !aim.standing.is_settled());
                units.map(|left| (Thing::Unit(left.clone()), left.standing.clone())).chain([own]).collect()
            }
            Self::Reflected(choice, standards) => {
                let open: BTreeSet<_> =
                    standards.iter().filter(|(_, standing)| !standing.is_settled()).map(|(one, _)| one.id).collect();
                let teaching = |left: &&UnitLeft<'_>| left.unit.standards.iter().any(|number| open.contains(number));
                let units = choice.aim().units.iter().filter(teaching);
                let units = units.map(|left| (Thing::Unit(left.clone()), left.standing.clone()));
                units.chain(standards.iter().map(|(one, standing)| (Thing::Standard(one), standing.clone()))).collect()
            }
            Self::Standards(_, standards) => {
                standards.iter().map(|(one, standing)| (Thing::Standard(one), standing.clone())).collect()
            }
            Self::Professional(standards) => standards
                .iter()
                .map(|(group, one, standing)| (Thing::Professional(group, one), standing.clone()))
                .collect(),
            Self::Skills(skills) => {
                skills.iter().map(|(skill, standing)| (Thing::Skill(skill), standing.clone())).collect()
            }
        }
    }

    /// How it stands as a whole.
    pub fn standing(&self) -> Standing<'a> {
        let Self::OneOf(choice) = self else {
            let mut standings = self.standings();
            if let Self::Standards(level, _) = self {
                standings.sort_by_key(|standing| !standing.is_through_level(*level));
            }
            return Standing::together(standings.into_iter());
        };
        let aim = choice.aim();
        if !aim.standing.is_missing() {
            return aim.standing.clone();
        }
        // Units that are gained already are a beginning of the qualification they are carried forward to.
        let routes = || [aim].into_iter().chain(&choice.routes).filter_map(|route| Some((route, route.begun.first()?)));
        let begun = routes().find(|(route, _)| route.under_way).or_else(|| routes().next());
        begun.map_or(Standing::Missing, |(_, begun)| Standing::InProgress(Because::Unit(begun.unit)))
    }

    /// Whether it answers "working at": something of it is held, deemed equivalent or in progress. The units of a
    /// qualification that is completed do not by themselves make somebody work at another one.
    pub fn is_under_way(&self) -> bool {
        match self {
            Self::OneOf(choice) => choice.is_under_way(),
            _ => self.standings().iter().any(|standing| !standing.is_missing()),
        }
    }
}
