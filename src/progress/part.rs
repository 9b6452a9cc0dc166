//! What an expectation is made of: a choice of qualifications, standards, professional standards, basic skills.

use super::choice::Choice;
use super::gap::Thing;
use super::holdings::Holdings;
use super::reflected::Reflected;
use super::standing::{Because, Standing};
use super::toward::UnitLeft;
use crate::framework::about::Section;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::role::{Expectation, Role};
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, ProfessionalStandards, Standard};
use crate::framework::{Framework, Id, Keyed, StandardNumber};

/// A part of an expectation.
#[derive(Debug, Clone)]
pub enum Part<'a> {
    /// Any one of several qualifications.
    OneOf(Choice<'a>),
    /// The standards that any one of several qualifications reflects.
    Reflected(Reflected<'a>),
    /// Units that the profile names; all of them.
    Units(Vec<UnitLeft<'a>>),
    /// National Occupational Standards.
    Standards(WhichStandards, Vec<(&'a Keyed<Standard>, Standing<'a>)>),
    /// The professional standards; and the one that requires no more than levels of English and maths, which alone is no
    /// beginning (section 4.5.2, and standard 11 of Appendix 2).
    Professional(Vec<(&'a ProfessionalGroup, &'a ProfessionalStandard, Standing<'a>)>, Option<StandardNumber>),
    /// Levels of English, maths or ICT.
    Skills(Skills<'a>),
}

/// Which National Occupational Standards are asked for. Units below the level do not evidence them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichStandards {
    /// Those of a level.
    OfLevel(u8),
    /// Those that the profile names, at this level where it names one.
    ByNumber(Option<u8>),
}

/// Levels of English, maths or ICT, and where they are required.
#[derive(Debug, Clone)]
pub struct Skills<'a> {
    /// Each level, and its standing.
    pub levels: Vec<(&'a BasicSkill, Standing<'a>)>,
    /// The sections in which the publication requires them.
    pub sections: Vec<&'a Id<Section>>,
    /// Whether they are required by the professional standards and not by the profile itself. They are then the same
    /// fact as one of the standards (section 4.5.2, and standard 11 of Appendix 2).
    pub through_standards: bool,
}

impl<'a> Skills<'a> {
    fn own(holdings: &Holdings<'a>, expectation: &'a Expectation) -> Self {
        Self {
            levels: expectation.basic_skills.iter().map(|skill| (skill, holdings.skill(skill))).collect(),
            sections: vec![&expectation.section],
            through_standards: false,
        }
    }

    fn through(holdings: &Holdings<'a>, expectation: &Expectation, set: &'a ProfessionalStandards) -> Self {
        let more = set.basic_skills.iter().filter(|skill| !expectation.basic_skills.contains(skill));
        Self {
            levels: more.map(|skill| (skill, holdings.skill(skill))).collect(),
            sections: set.basic_skills_section.iter().chain([&set.section]).collect(),
            through_standards: true,
        }
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
        let units = expectation.units.iter().map(|id| framework.units.known(id));
        let left = |unit| UnitLeft { unit, is_own: true, taken_in: None, standing: holdings.of_unit(unit) };
        parts.push(Self::Units(units.map(left).collect()));
        let (level, named) = (expectation.standards_level, &expectation.standards);
        let at_level = |one: &'a Keyed<Standard>| (one, holdings.of_standard(one, level.unwrap_or(0)));
        if !named.is_empty() {
            let named = named.iter().map(|number| framework.standards.known(number));
            parts.push(Self::Standards(WhichStandards::ByNumber(level), named.map(at_level).collect()));
        } else if let Some(level) = level {
            let all = framework.standards_of_level(level);
            parts.push(Self::Standards(WhichStandards::OfLevel(level), all.map(at_level).collect()));
        }
        if let Some(choice) = Choice::of(framework, holdings, role, expectation) {
            let is_reflected = expectation.standards_reflected;
            let reflected = if is_reflected { Reflected::of(framework, holdings, &choice) } else { None };
            parts.push(reflected.map_or_else(|| Self::OneOf(choice), Self::Reflected));
        }
        parts.push(Self::Skills(Skills::own(holdings, expectation)));
        if let Some(set) = framework.professional_standards.as_ref().filter(|_| expectation.professional_standards) {
            let standing = |one: &ProfessionalStandard| holdings.professional(one.number);
            let standards = set.iter().map(|(group, _, one)| (group, one, standing(one))).collect();
            parts.push(Self::Professional(standards, set.basic_skills_standard));
            parts.push(Self::Skills(Skills::through(holdings, expectation, set)));
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Whether it asks for nothing.
    fn is_empty(&self) -> bool {
        match self {
            Self::OneOf(_) => false,
            Self::Units(units) => units.is_empty(),
            Self::Reflected(Reflected { standards, .. }) | Self::Standards(_, standards) => standards.is_empty(),
            Self::Professional(standards, _) => standards.is_empty(),
            Self::Skills(skills) => skills.levels.is_empty(),
        }
    }

    /// The standing of each thing in it; a choice of qualifications has one standing.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'a>> {
        let (mut choice, mut units) = (None, &[][..]);
        let (mut standards, mut professional, mut levels) = (&[][..], &[][..], &[][..]);
        match self {
            Self::OneOf(one) => choice = Some(one.standing()),
            Self::Units(all) => units = all,
            Self::Reflected(Reflected { standards: all, .. }) | Self::Standards(_, all) => standards = all,
            Self::Professional(all, _) => professional = all,
            Self::Skills(skills) => levels = &skills.levels,
        }
        let standards = standards.iter().map(|(_, standing)| *standing);
        let professional = professional.iter().map(|(_, _, standing)| *standing);
        let units = units.iter().map(|left| left.standing);
        choice
            .into_iter()
            .chain(units)
            .chain(standards)
            .chain(professional)
            .chain(levels.iter().map(|(_, standing)| *standing))
    }

    /// What it asks for, whether settled or not; for a choice of qualifications, the one that satisfies it or that a
    /// plan aims at.
    pub fn things(&self) -> Vec<(Thing<'a>, Standing<'a>)> {
        let mut things = Vec::new();
        self.each_thing(&mut |thing, standing| things.push((thing, standing)));
        things
    }

    /// Goes through the same things.
    pub(super) fn each_thing(&self, found: &mut impl FnMut(Thing<'a>, Standing<'a>)) {
        match self {
            Self::OneOf(choice) => choice.each_thing(found),
            Self::Units(units) => {
                for left in units {
                    found(Thing::Unit(*left), left.standing);
                }
            }
            Self::Reflected(reflected) => reflected.each_thing(found),
            Self::Standards(_, standards) => {
                for (one, standing) in standards {
                    found(Thing::Standard(one), *standing);
                }
            }
            Self::Professional(standards, _) => {
                for (group, one, standing) in standards {
                    found(Thing::Professional(group, one), *standing);
                }
            }
            Self::Skills(skills) => {
                for (skill, standing) in &skills.levels {
                    found(Thing::Skill(skill), *standing);
                }
            }
        }
    }

    /// The standing of the part as a whole.
    pub fn standing(&self) -> Standing<'a> {
        match self {
            Self::OneOf(choice) => choice.standing(),
            Self::Units(units) => Standing::together(units.iter().map(|left| left.standing)),
            Self::Reflected(reflected) => reflected.standing(),
            Self::Standards(_, standards) => Standing::together(standards.iter().map(|(_, standing)| *standing)),
            Self::Professional(standards, _) => Standing::together(standards.iter().map(|(_, _, standing)| *standing)),
            Self::Skills(skills) => Standing::together(skills.levels.iter().map(|(_, standing)| *standing)),
        }
    }

    /// Whether something in it is held, deemed equivalent or in progress at its level. English and maths alone, or what
    /// shows them, do not count as working towards the professional standards.
    pub fn is_under_way(&self) -> bool {
        let is_begun = |one: &Standing<'a>| !one.is_to_begin() && one.because() != Some(&Because::Skills);
        match self {
            Self::OneOf(choice) => choice.is_under_way(),
            Self::Units(units) => units.iter().any(|left| is_begun(&left.standing)),
            Self::Reflected(reflected) => !reflected.standing().is_to_begin(),
            Self::Standards(_, standards) => standards.iter().any(|(_, standing)| is_begun(standing)),
            Self::Professional(standards, skills) => {
                standards.iter().any(|(_, one, standing)| Some(one.number) != *skills && is_begun(standing))
            }
            Self::Skills(skills) => {
                !skills.through_standards && skills.levels.iter().any(|(_, standing)| is_begun(standing))
            }
        }
    }
}
