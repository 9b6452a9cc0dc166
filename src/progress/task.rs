//! What a step of a plan is about.

use crate::framework::Keyed;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::qualification::Qualification;
use crate::framework::role::{Role, Show};
use crate::framework::squash;
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, Standard, StandardGroup};
use crate::framework::training::{Module, ModuleKind};
use crate::record::Activity;

use super::choice::Bridge;
use super::duty::Duty;
use super::toward::UnitLeft;

/// What there is to do in a step.
#[derive(Debug, Clone)]
pub enum Task<'a> {
    /// Reach a level of English, maths or ICT.
    Skill(&'a BasicSkill),
    /// Work through essential training modules of one kind.
    Modules(ModuleKind, Vec<&'a Keyed<Module>>),
    /// Gain a unit; with the lowest qualification on the way that lists it. There is none where the profile names the
    /// unit itself.
    Unit(UnitLeft<'a>, Option<&'a Keyed<Qualification>>),
    /// Pass a qualification whose units a later one incorporates. It can be claimed if its units are listed; otherwise
    /// the units have to be asked for.
    Stage(&'a Keyed<Qualification>),
    /// Choose and gain optional units of a qualification. The publication says that they must be taken or that they
    /// belong to it, but not which (sections 4.1.2, 4.2.2 and 4.3.2).
    Optional(&'a Keyed<Qualification>),
    /// Complete a qualification.
    Qualification(&'a Keyed<Qualification>),
    /// Gain the additional units that lead from a qualification to the expected one that it shares units with.
    Additional(Bridge<'a>),
    /// Gain experience in duties that are new in a role.
    Duties(&'a Keyed<Role>, Vec<Duty<'a>>),
    /// Show at work what a role expects to be shown.
    Show(&'a Keyed<Role>, Vec<&'a Show>),
    /// Finish an activity in progress that follows a suggestion: the role, the position of the suggestion (from 0), and
    /// the number of the activity (from 1) among those with the same key.
    Activity(&'a Activity, &'a Keyed<Role>, usize, usize),
    /// Collect evidence for standards of one group.
    Evidence(&'a Keyed<StandardGroup>, Vec<&'a Keyed<Standard>>),
    /// Collect evidence for professional standards of one group.
    Professional(&'a ProfessionalGroup, Vec<&'a ProfessionalStandard>),
    /// Have the professional standards assessed.
    Assessment,
}

impl Task<'_> {
    /// A key for the task. The key of a step is unique within its plan: see [`Step`](super::Step).
    pub fn key(&self) -> String {
        match self {
            Self::Skill(skill) => {
                let only = if skill.or_above { "" } else { "-only" };
                format!("{}-{}{only}", skill.subject.words().to_lowercase(), skill.level)
            }
            Self::Modules(kind, _) => format!("{}-modules", kind.words()),
            Self::Unit(left, _) => left.unit.id.to_string(),
            Self::Stage(qualification) | Self::Qualification(qualification) => qualification.id.to_string(),
            Self::Optional(qualification) => format!("{}-optional-units", qualification.id),
            Self::Additional(bridge) => format!("{}-additional-units", bridge.to.id),
            Self::Duties(..) => "duties".into(),
            Self::Show(..) => "to-show".into(),
            Self::Activity(activity, role, place, 1) => {
                format!("{}-{}", role.suggestion_id(*place), squash(&activity.title))
            }
            Self::Activity(activity, role, place, nth) => {
                format!("{}-{}-{nth}", role.suggestion_id(*place), squash(&activity.title))
            }
            Self::Evidence(group, _) => format!("evidence-{}", group.id),
            Self::Professional(group, _) => {
                let title = group.title.to_lowercase();
                format!("evidence-{}", title.split(' ').collect::<Vec<_>>().join("-"))
            }
            Self::Assessment => "assessment".into(),
        }
    }

    /// The name of the kind of step.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Skill(_) => "basic skills",
            Self::Modules(..) => "training modules",
            Self::Unit(..) => "unit",
            Self::Stage(_) | Self::Qualification(_) => "qualification",
            Self::Optional(_) => "optional units",
            Self::Additional(_) => "additional units",
            Self::Duties(..) => "experience",
            Self::Show(..) => "to show",
            Self::Activity(..) => "CPD",
            Self::Evidence(..) => "evidence",
            Self::Professional(..) => "evidence for professional standards",
            Self::Assessment => "assessment",
        }
    }
}
