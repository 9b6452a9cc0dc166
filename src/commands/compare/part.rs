//! A part of two role profiles: the statements of each, and how they are paired.

use crate::framework::about::Section;
use crate::framework::compare::{Pair, Subjects, pair, pair_exactly};
use crate::framework::role::{Knowledge, Role};
use crate::framework::{Framework, Id, Keyed, RoleStandard};
use crate::report::{Subject, Voice};
use crate::words::expectation::{self, Titles};
use crate::words::statement::{self, duties};
use crate::words::unit;

/// The same part of two profiles.
pub(super) struct Part<'a> {
    pub(super) from: &'a Keyed<Role>,
    pub(super) to: &'a Keyed<Role>,
    pub(super) name: &'static str,
    pub(super) before: Vec<Statement<'a>>,
    pub(super) after: Vec<Statement<'a>>,
    pub(super) pairs: Vec<Pair>,
}

/// A statement of a profile.
pub(super) struct Statement<'a> {
    /// Its number, if it has one.
    pub(super) number: Option<String>,
    pub(super) text: String,
    /// Whose words it is in.
    pub(super) voice: Voice,
    /// The section it is in; for a standard, that which lists the unit that draws on it.
    pub(super) section: Option<&'a Id<Section>>,
    /// What loosens its tie to the role: that only an optional unit, or an alternative, draws on a standard.
    pub(super) only_by: Option<String>,
    pub(super) about: Vec<Subject>,
}

/// How the statements of a part are paired.
enum Pairing {
    /// Identical or in only one list: different expectations, or standards, are never versions of each other.
    Exact,
    /// Identical, or changed.
    Alike,
    /// Identical, changed, or about the same subject.
    Near,
}

/// The parts of two profiles.
pub(super) fn parts<'a>(framework: &'a Framework, from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Vec<Part<'a>> {
    let subjects = Subjects::of(framework.roles.iter().flat_map(|role| {
        let duties = duties(role).into_iter().map(|duty| duty.text);
        duties.chain(role.knowledge.iter().map(|quote| quote.text.as_str()))
    }));
    let part = |name, of: fn(&'a Framework, &'a Keyed<Role>) -> Vec<Statement<'a>>, pairing| {
        let (before, after) = (of(framework, from), of(framework, to));
        let texts = |side: &[Statement<'_>]| side.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        let (first, second) = (texts(&before), texts(&after));
        let pairs = match pairing {
            Pairing::Exact => pair_exactly(&first, &second),
            Pairing::Alike => pair(&first, &second),
            Pairing::Near => subjects.pair(&first, &second),
        };
        Part { from, to, name, before, after, pairs }
    };
    vec![
        part("duties", numbered_duties, Pairing::Near),
        part("purpose", purpose, Pairing::Alike),
        part("knowledge, skills and experience", knowledge, Pairing::Near),
        part("what it expects", expected, Pairing::Exact),
        part("standards of the qualifications", standards, Pairing::Exact),
    ]
}

fn purpose<'a>(_: &'a Framework, role: &'a Keyed<Role>) -> Vec<Statement<'a>> {
    let about = vec![role.place().key("purpose").into()];
    vec![Statement {
        number: None,
        text: role.purpose.text.clone(),
        voice: Voice::Quoted,
        section: Some(&role.purpose.section),
        only_by: None,
        about,
    }]
}

fn numbered_duties<'a>(_: &'a Framework, role: &'a Keyed<Role>) -> Vec<Statement<'a>> {
    let statement = |one: statement::DutyLine<'_>| Statement {
        number: Some(one.label),
        text: one.text.into(),
        voice: Voice::Quoted,
        section: Some(role.duties_section()),
        only_by: None,
        about: vec![one.place.into()],
    };
    duties(role).into_iter().map(statement).collect()
}

fn knowledge<'a>(_: &'a Framework, role: &'a Keyed<Role>) -> Vec<Statement<'a>> {
    let place = role.place().key("knowledge");
    let statement = |(n, quote): (usize, &'a Knowledge)| Statement {
        number: None,
        text: quote.text.clone(),
        voice: Voice::Quoted,
        section: Some(&quote.section),
        only_by: None,
        about: vec![place.index(n).into()],
    };
    role.knowledge.iter().enumerate().map(statement).collect()
}

fn expected<'a>(framework: &'a Framework, role: &'a Keyed<Role>) -> Vec<Statement<'a>> {
    let statement = |(n, one)| Statement {
        number: None,
        text: expectation::words(framework, one, Titles::Full),
        voice: Voice::Ours,
        section: Some(&one.section),
        only_by: None,
        about: expectation::about(framework, role, n),
    };
    (1..).zip(&role.expects).map(statement).collect()
}

fn standards<'a>(framework: &'a Framework, role: &'a Keyed<Role>) -> Vec<Statement<'a>> {
    let statement = |one: RoleStandard<'a>| Statement {
        number: None,
        text: statement::standard(framework, one.standard).plain(),
        voice: statement::title_voice(one.standard),
        section: one.section,
        only_by: one.through.as_ref().and_then(unit::loosely),
        about: vec![Keyed::place(one.standard).into()],
    };
    framework.standards_behind(role).into_iter().map(statement).collect()
}

impl<'a> Part<'a> {
    /// The statements of a pair: the first role's and the second's.
    pub(super) fn sides(&self, pair: &Pair) -> (Option<&Statement<'a>>, Option<&Statement<'a>>) {
        match *pair {
            Pair::Same(m, n) | Pair::Changed(m, n) | Pair::Near(m, n) => (Some(&self.before[m]), Some(&self.after[n])),
            Pair::Dropped(m) => (Some(&self.before[m]), None),
            Pair::Added(n) => (None, Some(&self.after[n])),
        }
    }

    /// The status of a pair, in a word or two.
    pub(super) fn status(&self, pair: &Pair) -> String {
        match pair {
            Pair::Same(..) => "same".into(),
            Pair::Changed(..) => "changed".into(),
            Pair::Near(..) => "near".into(),
            Pair::Dropped(_) => format!("only {}", self.from.short),
            Pair::Added(_) => format!("only {}", self.to.short),
        }
    }

    /// The sections the two sides are in, each once.
    pub(super) fn sections(&self) -> Vec<&'a Id<Section>> {
        let mut sections: Vec<&'a Id<Section>> = Vec::new();
        for section in self.before.iter().chain(&self.after).filter_map(|one| one.section) {
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        sections
    }
}

/// The subjects of a pair of statements, the newer one first: a record is asked about that.
pub(super) fn about(before: Option<&Statement<'_>>, after: Option<&Statement<'_>>) -> Vec<Subject> {
    let own = |one: Option<&Statement<'_>>| one.map_or_else(Vec::new, |one| one.about.clone());
    let mut subjects = own(after);
    for subject in own(before) {
        // A standard that both have is only mentioned once.
        if !subjects.iter().any(|known| known.path() == subject.path()) {
            subjects.push(if after.is_some() { subject.by_name() } else { subject });
        }
    }
    subjects
}
