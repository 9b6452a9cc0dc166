//! Laws of gaps, plans and what is nearest, for any record.

use std::collections::BTreeSet;

use crate::{cases, program};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use tacareer::embedded;
use tacareer::framework::basic_skills::{BasicSkill, Subject};
use tacareer::framework::overlay::Overlays;
use tacareer::framework::qualification::{Part, Qualification};
use tacareer::framework::role::{Expectation, Role, Sense};
use tacareer::framework::{Contents, Framework, Id, Keyed, StandardNumber};
use tacareer::progress::{
    Answer, Because, Gap, Holdings, Nearest, Outcome, Pace, Plan, Schedule, Slot, Standing, Step, Task, Terms, Thing,
    Verdict, incorporated, required,
};
use tacareer::record::{Activity, Award, Equivalent, Evidence, Held, Hours, Record, Skill, Status, To};

fn framework() -> &'static Framework {
    thread_local!(static ONE: &'static Framework = Box::leak(Box::new(with_a_role_for_everything())));
    ONE.with(|one| *one)
}

/// The framework with one more role, which expects at once what the others expect separately, and more.
fn with_a_role_for_everything() -> Framework {
    let framework = embedded::framework();
    let mut contents: Contents = (*framework).clone();
    let highest = framework.roles.find("ta5").expect("a role");
    let of = |name: &str| framework.roles.find(name).expect("a role").expects.clone();
    let mut everything = (**highest).clone();
    everything.follows = Some(highest.id.clone());
    everything.short = "All".into();
    everything.aliases = Vec::new();
    everything.expects = [of("ta5"), of("asna2"), more_expectations(), of("ta2"), of("ta1"), of("ta3")].concat();
    let mut by_name = (**highest).clone();
    by_name.follows = None;
    by_name.short = "Named".into();
    by_name.aliases = Vec::new();
    by_name.expects = what_is_named();
    let more = [Keyed::new(id("all-of-it"), everything), Keyed::new(id("by-name"), by_name)];
    let all = contents.roles.iter().cloned().chain(more);
    contents.roles = all.collect();
    Framework::new(contents, Overlays::default()).expect("a framework")
}

/// An expectation of any one of these qualifications.
fn one_of(sense: Sense, qualifications: &[&str]) -> Expectation {
    let plain = embedded::framework().roles.find("ta2").expect("a role").expects[0].clone();
    Expectation {
        sense,
        qualifications: qualifications.iter().map(|one| id(one)).collect(),
        alternatives: Vec::new(),
        standards_reflected: false,
        basic_skills: Vec::new(),
        ..plain
    }
}

/// Expectations that name units and standards, and no qualification.
fn what_is_named() -> Vec<Expectation> {
    vec![
        Expectation { units: vec![id("schools-l2"), id("equality-l3")], ..one_of(Sense::WorkingAtOrTowards, &[]) },
        Expectation {
            standards: vec![StandardNumber(19), StandardNumber(38)],
            standards_level: Some(3),
            ..one_of(Sense::Meeting, &[])
        },
        Expectation { standards: vec![StandardNumber(5)], ..one_of(Sense::MeetingOrWorkingTowards, &[]) },
    ]
}

/// Expectations that no role has but one could: a lower qualification beside the one that takes it in, first with the
/// higher and then with the lower one first; and a level of maths both "or above" and exactly.
fn more_expectations() -> Vec<Expectation> {
    let maths = |or_above| BasicSkill { subject: Subject::Maths, level: id("level-1"), or_above };
    vec![
        one_of(Sense::MustHaveAchieved, &["l2-certificate"]),
        one_of(Sense::MustHaveAchieved, &["l2-award"]),
        one_of(Sense::MustHaveAchieved, &["l3-certificate"]),
        one_of(Sense::Meeting, &["l3-award"]),
        Expectation { basic_skills: vec![maths(true), maths(false)], ..one_of(Sense::MustHaveAchieved, &[]) },
        Expectation {
            standards_reflected: true,
            ..one_of(Sense::WorkingAtOrTowards, &["l2-certificate", "l3-award", "l2-award"])
        },
        Expectation { standards_reflected: true, ..one_of(Sense::Meeting, &["l3-certificate", "l2-certificate"]) },
        Expectation { standards_reflected: true, ..one_of(Sense::WorkingAtOrTowards, &["l3-cover-supervision"]) },
        one_of(Sense::WorkingAt, &["l2-certificate", "l3-certificate"]),
    ]
}

fn id<T>(text: &str) -> Id<T> {
    text.parse().expect("an id")
}

fn held<T>(id: Id<T>, status: Status) -> Held<T> {
    Held::new(id, status)
}

/// One thing that can be added to a record.
#[derive(Debug, Clone)]
enum Entry {
    Unit(String, Status),
    Qualification(String, Status),
    Module(String, Status),
    Skill(Subject, String, Status),
    Evidence(Vec<u16>, Vec<u16>),
    Equivalent(To),
    Cpd(String, Status, &'static str, Option<f64>),
    Status(Status),
}

impl Entry {
    fn add_to(&self, record: &mut Record) {
        match self.clone() {
            Self::Unit(unit, status) => record.units.push(held(id(&unit), status)),
            Self::Qualification(one, status) => record.qualifications.push(held(id(&one), status)),
            Self::Module(module, status) => record.modules.push(held(id(&module), status)),
            Self::Skill(subject, level, status) => record.basic_skills.push(Skill {
                subject,
                level: id(&level),
                qualification: None,
                status,
                on: None,
                provider: None,
                note: None,
                files: Vec::new(),
            }),
            Self::Evidence(standards, professional) => record.evidence.push(Evidence {
                title: "A piece of evidence".into(),
                standards: standards.into_iter().map(StandardNumber).collect(),
                professional_standards: professional.into_iter().map(StandardNumber).collect(),
                on: None,
                note: None,
                files: Vec::new(),
            }),
            Self::Cpd(suggestion, status, title, hours) => record.cpd.push(Activity {
                title: title.into(),
                status,
                on: None,
                expires: None,
                hours: hours.map(|hours| Hours::typed(&hours.to_string()).expect("hours")),
                provider: None,
                suggestions: vec![suggestion],
                note: None,
                files: Vec::new(),
            }),
            Self::Status(status) => record.statuses.push(Award {
                title: "HLTA".into(),
                status,
                on: None,
                expires: None,
                provider: None,
                note: None,
                files: Vec::new(),
            }),
            Self::Equivalent(to) => record.equivalents.push(Equivalent {
                to,
                agreed_by: "The headteacher".into(),
                on: None,
                note: None,
                files: Vec::new(),
            }),
        }
    }
}

/// The ids in a table, and one that does not exist.
fn ids<'a, T: tacareer::framework::Entity + 'a>(records: impl IntoIterator<Item = &'a Keyed<T>>) -> Vec<String> {
    records.into_iter().map(|record| record.id.to_string()).chain(["nobody-knows-this".into()]).collect()
}

fn status() -> impl Strategy<Value = Status> + Clone {
    select(vec![Status::Held, Status::InProgress])
}

fn entry() -> impl Strategy<Value = Entry> {
    let framework = framework();
    let skills = framework.basic_skills.as_ref().expect("basic skills");
    let levels: Vec<String> = skills.levels.iter().map(|level| level.id.to_string()).collect();
    let of_role =
        |role: &Keyed<Role>| (0..=role.cpd.suggestions.len()).map(|n| role.suggestion_id(n)).collect::<Vec<_>>();
    let suggestions: Vec<String> = framework.roles.iter().flat_map(of_role).collect();
    let subjects = select(vec![Subject::English, Subject::Maths, Subject::Ict]);
    let equivalent = prop_oneof![
        select(ids(&framework.qualifications)).prop_map(|one| To { qualification: Some(id(&one)), ..To::default() }),
        select(ids(&framework.units)).prop_map(|unit| To { unit: Some(id(&unit)), ..To::default() }),
        (1_u8..5).prop_map(|level| To { standards_level: Some(level), ..To::default() }),
        (0_u16..80).prop_map(|n| To { standards: vec![StandardNumber(n)], ..To::default() }),
        (0_u16..40).prop_map(|n| To { professional_standards: vec![StandardNumber(n)], ..To::default() }),
        (subjects.clone(), select(levels.clone())).prop_map(|(subject, level)| To {
            basic_skill: Some(BasicSkill { subject, level: id(&level), or_above: false }),
            ..To::default()
        }),
    ];
    let titles = select(vec!["A course", "a course", "Phonics: a course", "!!!", "???", "A course 2"]);
    let hours = proptest::option::of(select(vec![0.25, 1.5, 6.0, 9_999.0]));
    let activity = (select(suggestions), status(), titles, hours)
        .prop_map(|(suggestion, status, title, hours)| Entry::Cpd(suggestion, status, title, hours));
    prop_oneof![
        4 => (select(ids(&framework.units)), status()).prop_map(|(unit, status)| Entry::Unit(unit, status)),
        2 => (select(ids(&framework.qualifications)), status()).prop_map(|(one, status)| Entry::Qualification(one, status)),
        1 => (select(ids(&framework.modules)), status()).prop_map(|(module, status)| Entry::Module(module, status)),
        1 => (subjects, select(levels), status()).prop_map(|(subject, level, status)| Entry::Skill(subject, level, status)),
        2 => (proptest::collection::vec(0_u16..80, 0..30), proptest::collection::vec(0_u16..40, 0..20))
            .prop_map(|(standards, professional)| Entry::Evidence(standards, professional)),
        2 => equivalent.prop_map(Entry::Equivalent),
        1 => activity,
        1 => status().prop_map(Entry::Status),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let role = proptest::option::of(select(ids(&framework().roles)));
    (role, proptest::collection::vec(entry(), 0..12)).prop_map(|(role, entries)| {
        let mut record = Record { role: role.map(|role| id(&role)), ..Record::default() };
        for entry in entries {
            entry.add_to(&mut record);
        }
        record
    })
}

fn role() -> impl Strategy<Value = &'static Keyed<Role>> {
    select(framework().roles.iter().collect::<Vec<_>>())
}

/// Everything that a role expects, as held; of a choice of qualifications, the one at that position.
fn all_of(role: &Role, place: usize) -> Record {
    let mut record = Record::default();
    for expectation in role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards) {
        let any = &expectation.qualifications;
        // Not every one of them reflects listed standards.
        let all = any.iter().filter(|_| expectation.standards_reflected);
        record.qualifications.extend(all.map(|one| held(one.clone(), Status::Held)));
        if let Some(one) = any.get(place % any.len().max(1)) {
            record.qualifications.push(held(one.clone(), Status::Held));
        }
        for unit in &expectation.units {
            Entry::Unit(unit.to_string(), Status::Held).add_to(&mut record);
        }
        Entry::Evidence(expectation.standards.iter().map(|number| number.0).collect(), Vec::new()).add_to(&mut record);
        if expectation.standards_level.is_some() {
            let to = To { standards_level: expectation.standards_level, ..To::default() };
            Entry::Equivalent(to).add_to(&mut record);
        }
        let mut skills = expectation.basic_skills.clone();
        if let Some(set) = framework().professional_standards.as_ref().filter(|_| expectation.professional_standards) {
            let numbers = set.iter().map(|(_, _, standard)| standard.number.0).collect();
            Entry::Evidence(Vec::new(), numbers).add_to(&mut record);
            skills.extend(set.basic_skills.clone());
        }
        for skill in skills {
            Entry::Skill(skill.subject, skill.level.to_string(), Status::Held).add_to(&mut record);
        }
    }
    record
}

/// The things in a gap by name, with their standings.
fn named(gap: &Gap<'_>) -> BTreeSet<(&'static str, String)> {
    gap.items().iter().map(|item| item.thing.key()).collect()
}

proptest! {
    #![proptest_config(cases::config(128))]

    /// What is held or deemed equivalent is not in the gap, except a standard that only a unit at a lower level draws
    /// on; what is in progress is in the gap and is not missing.
    #[test]
    fn what_is_held_is_never_missing(record in record(), role in role()) {
        let holdings = Holdings::of(framework(), &record);
        for item in Gap::of(framework(), &record, role).items() {
            let standing = match &item.thing {
                Thing::Skill(skill) => holdings.skill(skill),
                Thing::Unit(left) => holdings.unit(&left.unit.id),
                Thing::Qualification(one) => {
                    let known = holdings.qualification(&one.id);
                    let held = record.qualifications.iter().any(|held| held.id == one.id && held.status.is_held());
                    let deemed = record.equivalents.iter().any(|agreed| agreed.to.qualification.as_ref() == Some(&one.id));
                    if known.is_settled() && !held && !deemed {
                        // Settled only because another qualification, designed for another role, takes in its units;
                        // then the entry in the record decides.
                        prop_assert!(!item.standing.is_settled());
                        continue;
                    }
                    known
                }
                Thing::Standard(standard) => {
                    let known = holdings.standard(standard.id);
                    prop_assert!(known.is_missing() == item.standing.is_missing());
                    prop_assert!(!known.is_settled() || matches!(item.standing, Standing::Below(_) | Standing::InProgress(_)));
                    continue;
                }
                Thing::Professional(_, standard) => holdings.professional(standard.number),
                Thing::Optional(_) | Thing::Additional(_) => continue,
            };
            prop_assert!(!standing.is_settled(), "{:?}", item.thing.key());
            prop_assert_eq!(standing, item.standing);
        }
        for entry in record.units.iter().filter(|held| held.status == Status::Held) {
            prop_assert!(!named(&Gap::of(framework(), &record, role)).contains(&("unit", entry.id.to_string())));
        }
    }

    /// Somebody who holds everything a role expects, and more, misses nothing.
    #[test]
    fn holding_everything_leaves_nothing(more in proptest::collection::vec(entry(), 0..4), role in role(), place in 0_usize..4) {
        let mut record = all_of(role, place);
        for entry in more {
            entry.add_to(&mut record);
        }
        let gap = Gap::of(framework(), &record, role);
        prop_assert_eq!(named(&gap), BTreeSet::new());
        for expected in &gap.expected {
            prop_assert!(expected.is_optional() || expected.standing.is_settled(), "{}", expected.place);
        }
    }

    /// Holding more never satisfies fewer expectations: one more entry never makes a gap larger or undoes an answer.
    #[test]
    fn an_entry_never_makes_a_gap_larger(record in record(), more in entry(), role in role()) {
        let mut after = record.clone();
        more.add_to(&mut after);
        let (before, after) = (Gap::of(framework(), &record, role), Gap::of(framework(), &after, role));
        prop_assert!(after.measure() <= before.measure(), "{:?} then {:?}", before.measure(), after.measure());
        for (one, other) in before.expected.iter().zip(&after.expected) {
            prop_assert!(one.answer() <= other.answer(), "expectation {}", one.place);
        }
        let (before, after) = (before.counts(), after.counts());
        prop_assert!(after.met >= before.met && after.met + after.towards >= before.met + before.towards);
    }

    /// Nobody who holds a qualification is sent to one that is not above it, by a gap, a plan or what is nearest; and
    /// what has to be shown is always named.
    #[test]
    fn nobody_is_sent_down(record in record(), role in role()) {
        let holdings = Holdings::of(framework(), &record);
        let held = framework().qualifications.iter().filter(|one| holdings.qualification(&one.id).is_settled());
        let highest = held.map(|one| one.level).max().unwrap_or(0);
        let gap = Gap::of(framework(), &record, role);
        prop_assert_eq!(gap.shows.len(), role.shows.len());
        let above = |level: u8| level >= highest;
        // What a profile asks for by name is asked of everybody.
        for item in gap.items().iter().filter(|_| !["all-of-it", "by-name"].contains(&role.id.as_str())) {
            match &item.thing {
                Thing::Qualification(one) | Thing::Optional(one) => prop_assert!(above(one.level), "{}", one.id),
                Thing::Unit(left) => prop_assert!(above(left.unit.level), "{}", left.unit.id),
                _ => {}
            }
        }
        for named in [None, Some(role)] {
            for close in Nearest::of(framework(), &record, named).qualifications {
                prop_assert!(above(close.toward.qualification.level));
            }
        }
    }

    /// What a role only *may be* working towards is never counted.
    #[test]
    fn what_is_optional_is_never_missing(record in record(), role in role()) {
        let gap = Gap::of(framework(), &record, role);
        for item in gap.items() {
            for place in item.serves {
                prop_assert!(!gap.expected[place - 1].is_optional());
            }
        }
    }

    /// Every thing in every gap on the way is in exactly one step, and no step occurs twice.
    #[test]
    fn a_plan_covers_a_gap_once(record in record(), role in role()) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let covered: Vec<_> = plan.steps.iter().flat_map(|step| &step.covers).map(|item| item.thing.key()).collect();
        let once: BTreeSet<_> = covered.iter().cloned().collect();
        prop_assert_eq!(covered.len(), once.len());
        prop_assert_eq!(once, plan.stages.iter().flat_map(named).collect::<BTreeSet<_>>());
        let steps: BTreeSet<_> = plan.steps.iter().map(|step| &step.key).collect();
        prop_assert_eq!(steps.len(), plan.steps.len());
    }

    /// A plan goes through the roles of the first route that `path` shows.
    #[test]
    fn a_plan_goes_the_whole_way(record in record(), role in role()) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let present = record.role.as_ref().and_then(|id| framework().roles.get(id));
        let routes = present.map_or_else(Vec::new, |present| framework().routes(present, role));
        let legs = routes.first().map_or(0, |route| route.legs.len());
        prop_assert_eq!(plan.stages.len(), legs.max(1));
        prop_assert_eq!(&plan.goal().role.id, &role.id);
        prop_assert!(plan.steps.windows(2).all(|pair| pair[0].stage <= pair[1].stage));
    }

    /// A step comes after everything it needs: units before their qualification, the lower one before the higher.
    #[test]
    fn what_is_needed_comes_first(record in record(), role in role()) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let place = |wanted: &dyn Fn(&Task<'_>) -> bool| plan.steps.iter().position(|step| wanted(&step.task));
        for (n, step) in plan.steps.iter().enumerate() {
            prop_assert!(step.needs.iter().all(|&needed| needed < n), "step {n}");
            match &step.task {
                Task::Unit(left, own) => {
                    let has = |one: &Keyed<Qualification>| required(framework(), one).any(|listed| listed.unit.id == left.unit.id);
                    let whole = |other: &&Step<'_>| other.stage == step.stage && matches!(other.task, Task::Qualification(one) if has(one));
                    prop_assert!(plan.steps[..n].iter().find(whole).is_none(), "{:?}", keys(&plan));
                    let stage = |task: &Task<'_>| matches!((task, own), (Task::Stage(one), Some(own)) if one.id == own.id);
                    prop_assert!(place(&stage).is_none_or(|stage| n < stage));
                }
                Task::Qualification(one) | Task::Stage(one) => {
                    for unit in one.listings.iter().filter(|listing| listing.part != Part::Optional).flat_map(|listing| &listing.units) {
                        let own = |task: &Task<'_>| matches!(task, Task::Unit(left, _) if left.unit.id == *unit);
                        prop_assert!(place(&own).is_none_or(|unit| unit < n));
                    }
                    for lower in incorporated(framework(), one) {
                        // What only a later role expects comes with that role.
                        let is_lower = |task: &Task<'_>| matches!(task, Task::Qualification(two) | Task::Stage(two) if two.id == lower.id);
                        let before = plan.steps.iter().position(|other| other.stage == step.stage && is_lower(&other.task));
                        prop_assert!(before.is_none_or(|before| before < n), "{:?}", keys(&plan));
                    }
                }
                Task::Skill(_) => {
                    prop_assert!(own_stage(&plan.steps[..n], step).all(|step| matches!(step.task, Task::Skill(_))));
                }
                Task::Modules(..) => {
                    let early = |task: &Task<'_>| matches!(task, Task::Skill(_) | Task::Modules(..));
                    prop_assert!(own_stage(&plan.steps[..n], step).all(|step| early(&step.task)));
                }
                Task::Evidence(_, standards) => {
                    for standard in standards {
                        let teaches = |task: &Task<'_>| matches!(task, Task::Unit(left, _) if left.unit.standards.contains(&standard.id));
                        let later = place(&teaches).filter(|&unit| plan.steps[unit].stage == step.stage);
                        prop_assert!(later.is_none_or(|unit| unit < n));
                    }
                }
                Task::Professional(..) => {
                    let late = |task: &Task<'_>| matches!(task, Task::Professional(..) | Task::Assessment);
                    prop_assert!(own_stage(&plan.steps[n..], step).all(|step| late(&step.task)));
                }
                Task::Assessment => {
                    prop_assert_eq!(own_stage(&plan.steps[n..], step).count(), 1);
                    prop_assert_eq!(place(&|task| matches!(task, Task::Assessment)), Some(n));
                }
                Task::Optional(one) => {
                    let whole = |task: &Task<'_>| matches!(task, Task::Qualification(two) if two.id == one.id);
                    prop_assert_eq!(place(&whole), Some(n + 1));
                }
                Task::Additional(_) | Task::Duties(..) | Task::Show(..) | Task::Activity(..) => {}
            }
        }
    }

    /// Every activity in progress that follows a suggestion has its own step, whatever it is called.
    #[test]
    fn no_activity_in_progress_gets_lost(record in record(), role in role()) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let suggested = |id: &String| plan.stages.iter().any(|gap| gap.suggestion(id).is_some());
        let counts = |one: &&Activity| one.suggestions.iter().any(suggested);
        let begun = record.cpd.iter().filter(|one| one.status == Status::InProgress).filter(counts).count();
        prop_assert_eq!(plan.steps.iter().filter(|step| matches!(step.task, Task::Activity(..))).count(), begun);
    }

    /// A plan takes as long as its gap and its activities.
    #[test]
    fn a_plan_has_the_hours_of_its_gap(record in record(), role in role()) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let units = plan.stages.iter().flat_map(Gap::items).filter_map(|item| match item.thing {
            Thing::Unit(left) => Some((left.unit.id.clone(), left.unit.credits.unwrap_or(0))),
            _ => None,
        });
        let credits = units.collect::<std::collections::BTreeMap<_, _>>().into_values().map(u32::from).sum();
        let hours = plan.goal().hours(credits).expect("the rule of hours");
        let activity = |step: &Step<'_>| matches!(step.task, Task::Activity(..)).then_some(step.hours).flatten();
        prop_assert_eq!(plan.hours(), hours + plan.steps.iter().filter_map(activity).sum::<u32>());
        prop_assert!(plan.hours_at_least() >= plan.hours());
        prop_assert_eq!(plan.known_hours().is_none(), !plan.steps.is_empty() && plan.unknown() == plan.steps.len());
    }

    /// The same framework and record always give the same answers.
    #[test]
    fn answers_are_the_same_again(record in record(), role in role()) {
        let plan = || format!("{:?}", Plan::of(Gap::of(framework(), &record, role)).steps);
        prop_assert_eq!(plan(), plan());
        let nearest = || format!("{:?}", Nearest::of(framework(), &record, Some(role)));
        prop_assert_eq!(nearest(), nearest());
    }

    /// What is nearest is not held; without a role, only something begun is called the closest.
    #[test]
    fn the_nearest_is_not_held(record in record(), role in proptest::option::of(role())) {
        let holdings = Holdings::of(framework(), &record);
        let nearest = Nearest::of(framework(), &record, role);
        for close in &nearest.qualifications {
            prop_assert!(!holdings.qualification(&close.toward.qualification.id).is_settled());
            prop_assert_eq!(close.held + close.left, close.toward.units.len());
        }
        let first = nearest.qualifications.first();
        prop_assert_eq!(nearest.outcome == Outcome::Closest, first.is_some() && nearest.outcome != Outcome::NothingSpeaks);
        if role.is_none() && framework().roles.iter().all(|one| Some(&one.id) != record.role.as_ref()) {
            let speaks = nearest.outcome == Outcome::Closest;
            prop_assert_eq!(speaks, first.is_some_and(|first| first.toward.under_way));
        }
        prop_assert!(nearest.units.is_empty() || nearest.outcome == Outcome::Closest);
        for pair in nearest.units.windows(2) {
            prop_assert!(pair[0].points() >= pair[1].points());
        }
        for help in &nearest.units {
            prop_assert!(!holdings.unit(&help.unit.id).is_settled());
        }
    }

    /// Weeks follow one another, have the right number of hours, and are between the dates.
    #[test]
    fn weeks_follow_one_another(record in record(), role in role(), per_week in 1_u32..40, days in 0_i64..2000) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let from = date(2026, 1, 5);
        let by = from.saturating_add(jiff::Span::new().days(days));
        let pace = Pace { from: Some(from), by: Some(by), hours_per_week: Some(per_week), terms: Terms::default() };
        let schedule = Schedule::of(&plan, &pace);
        let mut last_week = 1;
        for (step, slot) in plan.steps.iter().zip(&schedule.slots) {
            prop_assert_eq!(step.hours.is_some(), slot.is_some());
            if let Some(Slot::Weeks { first, last, days }) = slot {
                prop_assert!(*first >= last_week && last >= first);
                last_week = *last;
                let (start, end) = days.expect("days");
                prop_assert!(from <= start && start <= end);
                prop_assert!(pace.terms.is_open(start) && (pace.terms.is_open(end) || end == by));
                prop_assert!(!matches!(schedule.verdict, Verdict::Fits | Verdict::KnownFit) || end <= by);
            }
        }
        let weeks = schedule.weeks.expect("weeks");
        prop_assert_eq!(weeks, plan.hours().div_ceil(per_week));
        prop_assert!(plan.hours() == 0 || last_week == weeks);
        if let Verdict::TooLittle { needed } = schedule.verdict {
            prop_assert!(needed > per_week);
            let enough = Pace { hours_per_week: Some(needed), ..pace.clone() };
            let fits = if plan.unknown() > 0 { Verdict::KnownFit } else { Verdict::Fits };
            prop_assert_eq!(Schedule::of(&plan, &enough).verdict, fits);
        }
        prop_assert!(plan.unknown() == 0 || schedule.verdict.in_time() != Some(true));
        let to_start = Schedule::of(&plan, &Pace { from: None, ..pace });
        prop_assert!(to_start.from.is_none_or(|from| from <= by));
        prop_assert_eq!(to_start.is_latest_start, plan.hours_at_least() > 0);
    }

    /// Targets are in order and on school days, with the last one on the last day; without such days there are none.
    #[test]
    fn targets_are_in_order(record in record(), role in role(), start in 0_i64..400, days in 0_i64..2000) {
        let plan = Plan::of(Gap::of(framework(), &record, role));
        let from = date(2026, 1, 5).saturating_add(jiff::Span::new().days(start));
        let by = from.saturating_add(jiff::Span::new().days(days));
        let pace = Pace { from: Some(from), by: Some(by), hours_per_week: None, terms: Terms::default() };
        let mut before = from;
        for slot in Schedule::of(&plan, &pace).slots.into_iter().flatten() {
            let Slot::Target(day) = slot else { panic!("a target") };
            prop_assert!(before <= day && day <= by && pace.terms.is_open(day));
            before = day;
        }
        let after = |day: &Date| day.tomorrow().ok().filter(|day| *day <= by);
        let mut rest = std::iter::successors(after(&before), after);
        prop_assert!(plan.steps.is_empty() || !rest.any(|day| pace.terms.is_open(day)));
    }
}

/// The steps among these that are in the same stage.
fn own_stage<'s, 'a>(steps: &'s [Step<'a>], one: &Step<'a>) -> impl Iterator<Item = &'s Step<'a>> {
    let stage = one.stage;
    steps.iter().filter(move |step| step.stage == stage)
}

fn with(entries: &[Entry]) -> Record {
    let mut record = Record::default();
    for entry in entries {
        entry.add_to(&mut record);
    }
    record
}

fn the_role(name: &str) -> &'static Keyed<Role> {
    framework().roles.find(name).expect("a role")
}

fn keys(plan: &Plan<'_>) -> Vec<String> {
    plan.steps.iter().map(|step| step.task.key()).collect()
}

/// A higher qualification implies the lower one whose units it incorporates, and those units.
#[test]
fn the_higher_holds_the_lower() {
    let record = with(&[Entry::Qualification("l3-certificate".into(), Status::Held)]);
    let holdings = Holdings::of(framework(), &record);
    assert!(holdings.qualification(&id("l3-award")).is_settled());
    assert!(holdings.qualification(&id("l3-diploma")).is_missing());
    for listed in framework().units_of_qualification(framework().qualifications.known(&id("l3-certificate"))) {
        assert_eq!(holdings.unit(&listed.unit.id).is_settled(), listed.contained.part != Part::Optional);
    }
}

/// "Meeting" and "working at" are satisfied by what is held; what is in progress satisfies only "towards".
#[test]
fn only_towards_is_answered_by_what_is_in_progress() {
    let begun = with(&[
        Entry::Qualification("l3-certificate".into(), Status::InProgress),
        Entry::Evidence((18..60).collect(), (12..20).collect()),
    ]);
    let answer = |role, n: usize| Gap::of(framework(), &begun, the_role(role)).expected[n].answer();
    assert_eq!(answer("ta3", 0), Answer::Open, "meeting the standards");
    assert_eq!(answer("ta3", 1), Answer::Open, "working at a qualification of level 3");
    assert_eq!(answer("ta4", 0), Answer::WorkingTowards, "at or towards the professional standards");
    assert_eq!(answer("ta5", 0), Answer::Open, "meeting the professional standards");
}

/// Of a choice of qualifications, the aim is the one that is begun, or else the one with the fewest units missing, or
/// else the first that lists any.
#[test]
fn the_aim_is_what_is_nearest() {
    let aim = |record: &Record| {
        let all = Plan::of(Gap::of(framework(), record, the_role("ta3")));
        let last = all.steps.iter().rev().find_map(|step| match &step.task {
            Task::Qualification(one) => Some(one.id.to_string()),
            _ => None,
        });
        last.expect("a qualification")
    };
    let begun = |one: &str| with(&[Entry::Qualification(one.into(), Status::InProgress)]);
    assert_eq!(aim(&Record::default()), "l3-certificate");
    assert_eq!(aim(&begun("l3-award")), "l3-award");
    assert_eq!(aim(&begun("l3-diploma")), "l3-diploma");
    assert_eq!(aim(&begun("l2-certificate")), "l3-certificate");
}

/// An alternative is only aimed at if it is begun.
#[test]
fn an_alternative_waits_until_it_is_begun() {
    let role = the_role("ta2");
    assert!(keys(&Plan::of(Gap::of(framework(), &Record::default(), role))).contains(&"l2-certificate".into()));
    let begun = with(&[Entry::Qualification("l2-wider-curriculum".into(), Status::InProgress)]);
    assert!(keys(&Plan::of(Gap::of(framework(), &begun, role))).contains(&"l2-wider-curriculum".into()));
}

/// A higher level counts if the profile says "or above"; a lower level does not.
#[test]
fn a_higher_level_serves_or_above() {
    let maths = |level: &str| with(&[Entry::Skill(Subject::Maths, level.into(), Status::Held)]);
    let wanted = BasicSkill { subject: Subject::Maths, level: id("level-2"), or_above: true };
    let exactly = BasicSkill { or_above: false, ..wanted.clone() };
    let settled = |record: &Record, wanted: &BasicSkill| Holdings::of(framework(), record).skill(wanted).is_settled();
    assert!(settled(&maths("level-2"), &wanted) && settled(&maths("level-2"), &exactly));
    assert!(!settled(&maths("level-1"), &wanted));
}

/// Without a start there are no dates; with an end and hours, there is a latest start.
#[test]
fn there_is_no_clock() {
    let nothing = Record::default();
    let plan = Plan::of(Gap::of(framework(), &nothing, the_role("ta2")));
    let at = |from: Option<Date>, by: Option<Date>, hours_per_week| {
        Schedule::of(&plan, &Pace { from, by, hours_per_week, terms: Terms::default() })
    };
    assert!(at(None, None, None).slots.iter().all(Option::is_none));
    let weeks = at(None, None, Some(5));
    assert!(weeks.slots.iter().flatten().all(|slot| matches!(slot, Slot::Weeks { days: None, .. })));
    let latest = at(None, Some(date(2027, 7, 16)), Some(5));
    assert!(latest.is_latest_start);
    let start = latest.from.expect("a start");
    let in_time = at(Some(start), Some(date(2027, 7, 16)), Some(5));
    assert_eq!(in_time.verdict, Verdict::KnownFit);
    let day_later = start.tomorrow().expect("a day");
    let weeks_left = at(Some(day_later), Some(date(2027, 7, 16)), Some(5));
    assert_eq!(in_time.weeks, weeks_left.weeks);
}

/// If no length is known, nothing is said about the time; known minimum credits count.
#[test]
fn what_is_not_known_is_never_in_time() {
    let nothing = Record::default();
    let of = |role, from: Option<Date>, by| {
        let plan = Plan::of(Gap::of(framework(), &nothing, the_role(role)));
        let schedule =
            Schedule::of(&plan, &Pace { from, by: Some(by), hours_per_week: Some(5), terms: Terms::default() });
        (plan.hours_at_least(), schedule)
    };
    let (monday, far) = (date(2026, 1, 5), date(2036, 1, 4));
    let (least, schedule) = of("ta4", None, far);
    assert_eq!((least, schedule.from, schedule.is_latest_start), (0, None, false));
    assert_eq!(of("ta4", Some(monday), far).1.verdict, Verdict::Unknown);
    let (least, schedule) = of("ta2", Some(monday), far);
    assert_eq!((least, schedule.verdict), (300, Verdict::KnownFit));
    // 40 known hours would fit into 20 weeks with holidays; 300 do not.
    let (_, schedule) = of("ta2", Some(monday), date(2026, 5, 24));
    assert_eq!(schedule.verdict, Verdict::TooLittle { needed: 18 });
}

/// A lower qualification that is itself a goal is one step, before the one that takes it in.
#[test]
fn a_lower_goal_is_one_step() {
    let nothing = Record::default();
    let keys = keys(&Plan::of(Gap::of(framework(), &nothing, the_role("all-of-it"))));
    for (lower, higher) in [("l2-award", "l2-certificate"), ("l3-award", "l3-certificate")] {
        let places = |one: &str| (0..keys.len()).filter(|&n| keys[n] == one).collect::<Vec<_>>();
        let (lower, higher) = (places(lower), places(higher));
        assert_eq!((lower.len(), higher.len()), (1, 1), "{keys:?}");
        assert!(lower < higher);
    }
}

/// Activities with the same name have separate steps; so do a level of maths exactly and "or above".
#[test]
fn what_is_alike_stays_apart() {
    let suggestion = the_role("ta2").suggestion_id(0);
    let course = |title| Entry::Cpd(suggestion.clone(), Status::InProgress, title, None);
    let record = with(&[course("Phonics course"), course("Phonics course"), course("!!!"), course("???")]);
    let plan = Plan::of(Gap::of(framework(), &record, the_role("ta2")));
    let keys: BTreeSet<String> = keys(&plan).into_iter().filter(|key| key.starts_with(&suggestion)).collect();
    assert_eq!(keys.len(), 4, "{keys:?}");
    let maths = with(&[Entry::Skill(Subject::Maths, "level-2".into(), Status::Held)]);
    let keys = named(&Gap::of(framework(), &maths, the_role("all-of-it")));
    assert!(keys.contains(&("basic skills", "maths level-1 only".into())));
    assert!(!keys.contains(&("basic skills", "maths level-1".into())));
}

/// Modules are in progress if one of them is begun.
#[test]
fn a_module_that_is_begun_is_in_progress() {
    let plan_of = |record: &Record| {
        let plan = Plan::of(Gap::of(framework(), record, the_role("ta1")));
        plan.steps.iter().find_map(|step| match &step.task {
            Task::Modules(_, modules) => Some((modules[0].id.to_string(), step.begun)),
            _ => None,
        })
    };
    let (module, begun) = plan_of(&Record::default()).expect("modules");
    assert!(!begun);
    assert_eq!(plan_of(&with(&[Entry::Module(module.clone(), Status::InProgress)])), Some((module, true)));
}

/// A completed lower qualification only begins another one at its level; it is not "working at" it, and nor is a unit.
#[test]
fn a_completed_lower_qualification_is_only_a_beginning() {
    let ta2 = |entries: &[Entry]| {
        let record = with(entries);
        let gap = Gap::of(framework(), &record, the_role("ta2"));
        let one = &gap.expected[0];
        (one.answer(), one.words(), one.is_under_way())
    };
    let award = || Entry::Qualification("l2-award".into(), Status::Held);
    assert_eq!(ta2(&[]), (Answer::Open, "missing", false));
    assert_eq!(ta2(&[award()]), (Answer::Open, "in progress", true));
    let unit = Entry::Unit("learning-activities-l2".into(), Status::InProgress);
    assert_eq!(ta2(&[award(), unit]), (Answer::Open, "in progress", true));
    assert_eq!(ta2(&[Entry::Qualification("l2-certificate".into(), Status::Held)]), (Answer::Met, "held", true));
}

/// An alternative is begun if one of its own optional units is held, and that unit is not left to gain.
#[test]
fn units_of_its_own_begin_an_alternative() {
    let role = the_role("ta2");
    let mut listed = framework().units_of_qualification(framework().qualifications.known(&id("l2-wider-curriculum")));
    let own = listed.find(|listed| listed.contained.through.is_none()).expect("a unit").unit;
    let record = with(&[Entry::Unit(own.id.to_string(), Status::Held)]);
    let gap = Gap::of(framework(), &record, role);
    assert_eq!(gap.expected[0].answer(), Answer::Open);
    assert!(!named(&gap).contains(&("unit", own.id.to_string())));
    assert!(keys(&Plan::of(gap)).contains(&"l2-wider-curriculum".into()));
}

/// If the standards of any of several qualifications will do, those that are all evidenced count; if a qualification
/// lists no units, it is the qualification itself.
#[test]
fn reflected_standards_are_those_of_any() {
    let place = |record: &Record, n: usize| {
        let gap = Gap::of(framework(), record, the_role("all-of-it"));
        let expected = &gap.expected[the_role("ta5").expects.len() + the_role("asna2").expects.len() + n];
        (expected.answer(), expected.standing.clone().is_settled())
    };
    let award = Entry::Qualification("l2-certificate".into(), Status::Held);
    let begun = Entry::Qualification("l3-certificate".into(), Status::InProgress);
    assert_eq!(place(&with(std::slice::from_ref(&award)), 6), (Answer::Met, true));
    assert_eq!(place(&with(&[award, begun]), 6), (Answer::Met, true));
    let unlisted = |status| with(&[Entry::Qualification("l3-cover-supervision".into(), status)]);
    assert_eq!(place(&Record::default(), 7), (Answer::Open, false));
    assert_eq!(place(&unlisted(Status::InProgress), 7), (Answer::WorkingTowards, false));
    assert_eq!(place(&unlisted(Status::Held), 7), (Answer::Met, true));
}

/// A qualification that a role also expects by itself is the aim wherever it will do, whatever else is begun.
#[test]
fn what_is_asked_for_anyway_is_the_aim() {
    let optional = with(&[Entry::Unit("meal-or-snack-time-l2".into(), Status::Held)]);
    let measure = |record: &Record| Gap::of(framework(), record, the_role("all-of-it")).measure();
    assert!(measure(&optional) <= measure(&Record::default()));
}

/// The reason why something is begun is a unit at its own level rather than one at a lower level.
#[test]
fn the_reason_belongs_to_what_is_begun() {
    let mut own = framework().units_of_qualification(framework().qualifications.known(&id("l3-certificate")));
    let own = own.find(|one| one.unit.level == 3 && one.contained.through.is_none()).expect("a unit").unit;
    let all = framework().units.iter().filter(|unit| unit.level == 2);
    let mut record = with(&[Entry::Unit(own.id.to_string(), Status::Held)]);
    for unit in all {
        Entry::Unit(unit.id.to_string(), Status::InProgress).add_to(&mut record);
    }
    for role in ["ta2", "ta3"] {
        let gap = Gap::of(framework(), &record, the_role(role));
        let any_of: Vec<_> = gap.expected.iter().filter(|one| !one.expectation.qualifications.is_empty()).collect();
        let last = any_of.last().expect("an expectation");
        let Standing::InProgress(Because::Units(one, settled, listed)) = last.standing else { panic!("{role}") };
        assert_eq!((one.id.as_str(), settled, listed), ("l3-certificate", 1, 7), "{role}");
    }
}

/// A role is behind if it is the present one or below it, but not without a present role.
#[test]
fn a_role_below_is_behind() {
    let behind = |present: Option<&str>, role| {
        let record = Record { role: present.map(id), ..Record::default() };
        Gap::of(framework(), &record, the_role(role)).is_behind()
    };
    assert!(behind(Some("ta3"), "ta2") && behind(Some("ta3"), "ta3"));
    assert!(!behind(Some("ta3"), "ta4") && !behind(None, "ta1") && !behind(Some("asna3"), "ta1"));
}

/// A role for which something already held will do is not a reason for a unit.
#[test]
fn a_role_that_is_served_is_no_reason() {
    let helps = |record: &Record| -> usize {
        let nearest = Nearest::of(framework(), record, Some(the_role("ta3")));
        let ta3 = |one: &&Keyed<Role>| one.short == "TA3";
        nearest.units.iter().filter(|help| help.roles.iter().any(ta3)).count()
    };
    assert!(helps(&Record::default()) > 0);
    assert_eq!(helps(&with(&[Entry::Qualification("l3-award".into(), Status::Held)])), 0);
}

/// Two people who give no name have different events, and one person always has the same; a calendar says what it
/// leaves out.
#[test]
fn calendars_of_two_people_stay_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let calendar = |place: &str| {
        let own = folder.path().join(place);
        std::fs::create_dir_all(&own).expect("a folder");
        std::fs::write(own.join("record.yaml"), "role: ta1\n").expect("a record");
        let plan = ["plan", "ta2", "--from", "2026-09-01", "--hours-per-week", "5", "--format", "ics"];
        let mut command = std::process::Command::new(program::path());
        command.current_dir(&own).args(plan).args(["--record", "record.yaml"]);
        for name in ["TACAREER_DATA", "TACAREER_OVERLAY", "TACAREER_RECORD"] {
            command.env(name, "");
        }
        let output = command.env("XDG_DATA_HOME", &own).output().expect("an answer");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text").replace("\r\n ", "")
    };
    let names = |calendar: &str| {
        let names = calendar.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned);
        names.collect::<BTreeSet<String>>()
    };
    let (one, other) = (calendar("one"), calendar("other"));
    assert!(!names(&one).is_empty() && names(&one).is_disjoint(&names(&other)));
    assert_eq!(one, calendar("one"));
    assert!(one.contains("X-WR-CALDESC:") && one.contains("have no date and are left out"), "{one}");
}
