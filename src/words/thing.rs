//! How something to gain is named in rows: its id, its title, and its section.

use crate::framework::about::Section;
use crate::framework::{Framework, Id, Place};
use crate::progress::Thing;

use super::expectation::skills;
use super::statement::professional_place;

/// The name of something to gain.
pub(crate) struct Named<'a> {
    /// What kind of thing it is: "unit".
    pub(crate) kind: &'static str,
    /// Its id, as it can be typed.
    pub(crate) id: String,
    /// Its title, or its words.
    pub(crate) text: String,
    /// The section that has it.
    pub(crate) section: Option<&'a Id<Section>>,
    /// Its place in the data.
    pub(crate) place: Option<Place>,
    /// Its level, if it is a unit: units of two levels may have one title.
    pub(crate) level: Option<u8>,
    /// Its confirmed credits, if it is a unit.
    pub(crate) credits: Option<u16>,
}

impl Named<'_> {
    /// Its title or its words, with the level of a unit: "Schools as organisations (level 2)".
    pub(crate) fn with_level(&self) -> String {
        self.level.map_or_else(|| self.text.clone(), |level| format!("{} (level {level})", self.text))
    }
}

/// The name of a thing.
pub(crate) fn named<'a>(framework: &'a Framework, thing: &Thing<'a>) -> Named<'a> {
    let (kind, key) = thing.key();
    let of = |id: String, text: String, section: Option<&'a Id<Section>>, place: Option<Place>| Named {
        kind,
        id,
        text,
        section,
        place,
        level: None,
        credits: None,
    };
    match thing {
        Thing::Skill(skill) => {
            let chart = framework.basic_skills.as_ref();
            of(key, skills(framework, std::slice::from_ref(*skill)), chart.map(|chart| &chart.section), None)
        }
        Thing::Unit(left) => {
            let unit = left.unit;
            let named = of(unit.id.to_string(), unit.title.clone(), unit.section.as_ref(), Some(unit.place()));
            Named { level: Some(unit.level), credits: unit.credits, ..named }
        }
        Thing::Qualification(one) => of(one.id.to_string(), one.title.clone(), Some(&one.section), Some(one.place())),
        Thing::Optional(one) => {
            let section = one.optional_units_section.as_ref();
            of(one.id.to_string(), format!("Optional units of the {}", one.title), section, Some(one.place()))
        }
        Thing::Additional(bridge) => {
            let text = format!("Additional units, from the {} to the {}", bridge.from.title, bridge.to.title);
            of(bridge.to.id.to_string(), text, Some(&bridge.from.section), Some(bridge.to.place()))
        }
        Thing::Standard(one) => {
            let title = one.title.clone().unwrap_or_default();
            of(framework.code(one.id), title, one.section.as_ref(), Some(one.place()))
        }
        Thing::Professional(_, one) => {
            let section = framework.professional_standards.as_ref().map(|set| &set.section);
            of(one.number.to_string(), one.text.clone(), section, professional_place(framework, one.number))
        }
    }
}
