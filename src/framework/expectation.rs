//! What a role is expected to hold and to show, and in which sense.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::Section;
use super::basic_skills::BasicSkill;
use super::check::Check;
use super::id::{Id, StandardNumber};
use super::qualification::{Qualification, Unit};
use super::role::Role;
use super::rule::Rule;
use super::table::Keyed;
use super::walk::{At, Visit};

/// Something a role expects to be shown at work: shown by evidence, not by units. The words are the profile's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// What kind of thing it is.
    pub kind: ShowKind,
    /// The statement of the profile's `knowledge` that asks for it, from 1.
    pub statement: u8,
    /// The exact words of that statement that ask for it; left out if the whole statement does.
    #[serde(default)]
    pub text: Option<String>,
    /// The duties it is about, by their labels: `7`.
    #[serde(default)]
    pub duties: Vec<String>,
}

impl Show {
    /// The exact words that ask for it; empty if the profile has no such statement.
    pub fn words<'a>(&'a self, role: &'a Role) -> &'a str {
        let whole = || role.knowledge.get(usize::from(self.statement).checked_sub(1)?);
        self.text.as_deref().or_else(|| whole().map(|quote| quote.text.as_str())).unwrap_or_default()
    }
}

/// The kinds of things to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShowKind {
    /// Knowledge of policies and procedures, and compliance with them.
    Policies,
    /// Skills in what the role specialises in.
    SpecialistSkills,
}

/// Something a role is expected to hold. Indicative: qualifications are not mandatory, and knowledge and experience may
/// be deemed equivalent (section 4 of the guidance).
///
/// The sentence that it is shown as ("working at the Level 2 Certificate …") is ours. The publication's own words are
/// in the `statement` of the profile that it is based on, or in its `section`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// How the role relates to it.
    pub sense: Sense,
    /// Any one of these qualifications.
    #[serde(default)]
    pub qualifications: Vec<Id<Qualification>>,
    /// Whether the standards that those qualifications reflect are meant, and not the qualifications themselves.
    #[serde(default)]
    pub standards_reflected: bool,
    /// Qualifications the publication names as an alternative to those.
    #[serde(default)]
    pub alternatives: Vec<Id<Qualification>>,
    /// All of these units, where the profile names units and no qualification.
    #[serde(default)]
    pub units: Vec<Id<Unit>>,
    /// The National Occupational Standards of this level; or the level at which those of `standards` are expected.
    #[serde(default)]
    pub standards_level: Option<u8>,
    /// These standards, where the profile names them.
    #[serde(default)]
    pub standards: Vec<StandardNumber>,
    /// The professional standards (those for Higher Level Teaching Assistants).
    #[serde(default)]
    pub professional_standards: bool,
    /// Levels of English, maths or ICT.
    #[serde(default)]
    pub basic_skills: Vec<BasicSkill>,
    /// Whether the profile itself says "or equivalent".
    #[serde(default)]
    pub or_equivalent: bool,
    /// Those of the qualifications that, according to the publication, may not be the most appropriate for somebody in
    /// the role. Its words are among the qualification's `remarks`.
    #[serde(default)]
    pub less_suited: Vec<Id<Qualification>>,
    /// The statement of the profile's `knowledge` that it is based on, from 1; left out if another sentence says it.
    #[serde(default)]
    pub statement: Option<u8>,
    /// What else a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section it is in.
    pub section: Id<Section>,
}

/// The sense in which a role relates to a qualification or to standards, as the publication distinguishes them.
///
/// Section 4 distinguishes "the relevant QCF level that should be achieved at each TA level" from "the QCF level a TA
/// may be working *towards* in order to progress". So "working at" a qualification is met only by one that is achieved;
/// one in progress counts only where a profile itself says "towards". Profile by profile:
///
/// | role | words of the profile | section | sense | in progress answers |
/// | --- | --- | --- | --- | --- |
/// | TA1 | "Working at or towards National Occupational Standards … reflected in the Level 2 Certificate" | 4.1.1, 4.1.2 | at or towards | yes: section 4 makes TA1 the exception, "without a qualification being necessarily achieved" |
/// | TA2 | "Working at QCF Level 2 in Supporting Teaching and Learning or equivalent" | 4.2.1, 4.2.2 | at | no |
/// | TA2 | "may be working towards QCF Level 3 and/or National Occupational Standards" | 4.2.1 | may be towards | not counted |
/// | TA3 | "Meeting the National Occupational Standards … Level 3" | 4.3.1, 4.3.2 | meeting | no |
/// | TA3 | "working at QCF Level 3" | 4.3.1, 4.3.2 | at | no |
/// | TA4 | "Working at or towards the professional standards for Higher Level Teaching Assistants" | 4.4.1, 4.4.2 | at or towards | yes, as working towards them |
/// | TA5 | "Meeting the professional standards for Higher Level Teaching Assistants" | 4.5.1, 4.5.2 | meeting | no |
/// | TA5 | "HLTAs must have achieved a Level 2 or above qualification in English and maths" | 4.5.2 | must have achieved | no |
/// | ASNA1 | as TA2 | 4.6.1, 4.6.2 | at; may be towards | no; not counted |
/// | ASNA2 | as TA3 | 4.7.1, 4.7.2 | meeting; at | no |
/// | ASNA3 | "Meeting or working towards the professional standards for Higher Level Teaching Assistants" | 4.8.1, 4.8.2 | meeting or towards | yes, as working towards them |
///
/// What every profile says about policies, and the higher ones about specialist skills, is a [`Show`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// Must have achieved it.
    MustHaveAchieved,
    /// Meeting it.
    Meeting,
    /// Working at it: it should be achieved.
    WorkingAt,
    /// Meeting it or working towards it.
    MeetingOrWorkingTowards,
    /// Working at it or towards it.
    WorkingAtOrTowards,
    /// May be working towards it, in order to progress; never counted.
    MayBeWorkingTowards,
}

impl Sense {
    /// Whether working towards it is enough, according to the profile.
    pub fn accepts_towards(self) -> bool {
        matches!(self, Self::MeetingOrWorkingTowards | Self::WorkingAtOrTowards)
    }

    /// The words of the publication.
    pub fn words(self) -> &'static str {
        match self {
            Self::MustHaveAchieved => "must have achieved",
            Self::Meeting => "meeting",
            Self::WorkingAt => "working at",
            Self::MeetingOrWorkingTowards => "meeting or working towards",
            Self::WorkingAtOrTowards => "working at or towards",
            Self::MayBeWorkingTowards => "may be working towards",
        }
    }
}

impl Expectation {
    pub(super) fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self {
            sense: _,
            qualifications,
            standards_reflected: _,
            alternatives,
            units,
            standards_level: _,
            standards,
            professional_standards: _,
            basic_skills,
            or_equivalent: _,
            less_suited,
            statement: _,
            note: _,
            section,
        } = self;
        visitor.section(at, Some(section));
        visitor.all_refer(&at.key("qualifications"), qualifications);
        visitor.all_refer(&at.key("alternatives"), alternatives);
        visitor.all_refer(&at.key("less_suited"), less_suited);
        visitor.all_refer(&at.key("units"), units);
        visitor.all_refer(&at.key("standards"), standards);
        visitor.skills(&at.key("basic_skills"), basic_skills);
    }

    pub(super) fn rules(&self, role: &Keyed<Role>, at: &At<'_>, check: &mut Check<'_>) {
        if self.professional_standards && check.contents().professional_standards.is_none() {
            check.fault(
                &at.key("professional_standards"),
                Rule::Reference,
                "there are no professional standards in this framework",
            );
        }
        if self.qualifications.is_empty()
            && self.units.is_empty()
            && self.standards_level.is_none()
            && self.standards.is_empty()
            && !self.professional_standards
            && self.basic_skills.is_empty()
        {
            check.fault(
                at,
                Rule::Needed,
                "this expects nothing: name qualifications, units, standards or basic skills",
            );
        }
        if let Some(statement) = self.statement {
            is_a_statement(role, statement, &at.key("statement"), check);
        }
    }
}

impl Show {
    pub(super) fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        if let Some(text) = &self.text {
            visitor.words(&at.key("text"), text);
        }
    }

    pub(super) fn rules(&self, role: &Keyed<Role>, at: &At<'_>, check: &mut Check<'_>) {
        is_a_statement(role, self.statement, &at.key("statement"), check);
        let known = |text: &String| role.knowledge.iter().any(|quote| quote.text.contains(text));
        if self.text.as_ref().is_some_and(|text| !known(text)) {
            check.fault(&at.key("text"), Rule::Quotation, "these words are in no statement of the profile’s knowledge");
        }
        for (n, named) in self.duties.iter().enumerate() {
            if role.duties_and_options().all(|one| one.label != *named) {
                check.fault(&at.key("duties").index(n), Rule::Reference, format!("{} has no duty {named}", role.short));
            }
        }
    }
}

/// Reports a statement number for which the role's knowledge has no statement.
fn is_a_statement(role: &Role, statement: u8, at: &At<'_>, check: &mut Check<'_>) {
    if !(1..=role.knowledge.len()).contains(&usize::from(statement)) {
        check.fault(at, Rule::Reference, format!("{} has no statement {statement} below knowledge", role.short));
    }
}
