//! What a team needs and covers: laws, and a team that was worked out by hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cases;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tacareer::embedded;
use tacareer::framework::basic_skills::{SkillLevel, Subject};
use tacareer::framework::role::Role;
use tacareer::framework::{Entity, Framework, Id, StandardNumber, Table};
use tacareer::load::{self, Base};
use tacareer::progress::{Aim, By, Difference, Expected, Gap, Member, Risk, Team, Thing};
use tacareer::record::{Award, Evidence, Held, Record, Skill, Status};

thread_local!(static FRAMEWORK: &'static Framework = Box::leak(Box::new(embedded::framework())));

fn framework() -> &'static Framework {
    FRAMEWORK.with(|framework| *framework)
}

fn held<T>(id: &str, status: Status) -> Held<T> {
    let id: Id<T> = id.parse().expect("an id");
    Held::new(id, status)
}

fn in_role(role: &str, units: &[&str]) -> Record {
    let units = units.iter().map(|id| held(id, Status::Held)).collect();
    Record { role: role.parse().ok(), units, ..Record::default() }
}

fn member(record: &Record) -> Member<'_> {
    Member { record, share: None, leaves: None }
}

fn team(records: &[Record]) -> Team<'_> {
    Team::of(framework(), records.iter().map(member).collect(), Aim::Present)
}

/// The number of people who have not begun each thing.
fn needs(team: &Team<'_>) -> BTreeMap<String, usize> {
    team.needs().into_iter().map(|need| (need.thing.key().1, need.missing.len())).collect()
}

#[test]
fn a_team_that_was_worked_out_by_hand() {
    let records = [in_role("ta2", &["equality-l2"]), in_role("ta2", &[]), in_role("ta1", &[]), Record::default()];
    let team = team(&records);
    let needs = needs(&team);
    // TA1 and TA2 look towards the same certificate (4.1.2, 4.2.2); one of the two TA2s holds one of its units;
    // somebody without a role is not measured.
    assert_eq!(needs["equality-l2"], 2);
    assert_eq!(needs["schools-l2"], 3);
    // TA1 expects the standards that the certificate reflects, not the certificate.
    assert_eq!(needs["l2-certificate"], 2);
}

#[test]
fn what_rests_on_few_is_told() {
    let records = [in_role("ta2", &["equality-l2", "schools-l2"]), in_role("ta2", &["schools-l2"])];
    let leaves = "2027-08-31".parse::<Date>().ok();
    let members = vec![Member { share: Some(0.5), ..member(&records[0]) }, Member { leaves, ..member(&records[1]) }];
    let risk = |members: Vec<Member<'_>>, id: &str| {
        let team = Team::of(framework(), members, Aim::Present);
        let all = team.coverage(By::Units);
        let one = all
            .iter()
            .find(|one| matches!(one.target, tacareer::progress::Target::Unit(unit) if unit.id.as_str() == id));
        team.risk(one.expect("a unit"))
    };
    assert_eq!(risk(members.clone(), "equality-l2"), Some(Risk::One(Some(0.5))));
    assert_eq!(risk(members.clone(), "schools-l2"), None);
    assert_eq!(risk(members.clone(), "safeguarding-l2"), Some(Risk::Nobody));
    assert_eq!(risk(members[1..].to_vec(), "schools-l2"), leaves.map(Risk::Leaving));
}

#[test]
fn who_is_closest_comes_first_and_who_is_there_is_left_out() {
    let records =
        [in_role("ta1", &[]), in_role("ta1", &["equality-l2", "schools-l2"]), in_role("ta2", &[]), in_role("ta3", &[])];
    let role = framework().roles.find("ta2").expect("a role");
    let team = Team::of(framework(), records.iter().map(member).collect(), Aim::Role(role));
    assert_eq!(team.closest(), [1, 0]);
}

/// What is only begun is still to gain: somebody whose HLTA status is in progress has evidence for no standard yet.
#[test]
fn what_is_begun_is_still_to_gain() {
    let role = framework().roles.find("hlta").expect("a role");
    let begun = Record { statuses: vec![Award::new("HLTA", Status::InProgress)], ..in_role("ta4", &[]) };
    let evidence = |standards: std::ops::RangeInclusive<u16>| Evidence {
        title: "Lessons".into(),
        standards: Vec::new(),
        professional_standards: standards.map(StandardNumber).collect(),
        on: None,
        note: None,
        files: Vec::new(),
    };
    let nearly = Record { evidence: vec![evidence(1..=30)], ..in_role("ta4", &[]) };
    let records = [begun, nearly];
    let team = Team::of(framework(), records.iter().map(member).collect(), Aim::Role(role));
    let left = |n: usize| (team.distance(n).0, team.distance(n).1.missing);
    assert_eq!(left(0), (35, 2), "33 standards, English and maths");
    assert!(left(1).0 < 10, "{:?}", left(1));
    assert_eq!(team.closest(), [1, 0]);
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    people(framework()).prop_map(|(_, records)| records)
}

/// The built-in framework, the same under an overlay, and one of another trade.
fn frameworks() -> Vec<&'static Framework> {
    thread_local!(static OTHERS: [&'static Framework; 2] = {
        let overlay = [Path::new("tests/overlays/changes.in/correction.yaml").to_owned()];
        let corrected = load::read(Base::Contents(embedded::contents().into()), &overlay).map(|read| read.framework);
        let bicycles = load::from_folder(Path::new("tests/frameworks/bicycles"));
        [corrected, bicycles].map(|one| &*Box::leak(Box::new(one.expect("a framework"))))
    });
    std::iter::once(framework()).chain(OTHERS.with(|others| *others)).collect()
}

/// People with some of what a framework has.
fn people(framework: &'static Framework) -> impl Strategy<Value = (&'static Framework, Vec<Record>)> {
    fn some<T: Entity<Key = Id<T>> + std::fmt::Debug>(
        table: &'static Table<T>,
        most: usize,
    ) -> impl Strategy<Value = Vec<Held<T>>> {
        let ids: Vec<Id<T>> = table.iter().map(|one| one.id.clone()).collect();
        let most = most.min(ids.len());
        let status = proptest::collection::vec(status(), most + 1);
        let held = |(ids, status): (Vec<Id<T>>, Vec<Status>)| {
            ids.into_iter().zip(status).map(|(id, status)| Held::new(id, status)).collect()
        };
        (subsequence(ids, 0..=most), status).prop_map(held)
    }
    let roles: Vec<Id<Role>> = framework.roles.iter().map(|role| role.id.clone()).collect();
    let award = framework.professional_standards.iter().map(|set| set.status.clone());
    let award = select(award.chain(["Something else".to_owned()]).collect::<Vec<_>>());
    let awards = proptest::collection::vec((award, status()), 0..2);
    let wanted = framework.roles.iter().flat_map(|role| &role.expects).flat_map(|one| &one.basic_skills);
    let levels = wanted.map(|skill| (skill.subject, skill.level.clone()));
    let skill = select(levels.chain([(Subject::Ict, "none".parse().expect("an id"))]).collect::<Vec<_>>());
    let skills = proptest::collection::vec((skill, status()), 0..3);
    let (units, qualifications) = (some(&framework.units, 8), some(&framework.qualifications, 2));
    let one = (proptest::option::of(select(roles)), units, qualifications, some(&framework.modules, 2), awards, skills);
    let one = one.prop_map(|(role, units, qualifications, modules, awards, skills)| Record {
        role,
        units,
        qualifications,
        modules,
        statuses: awards.into_iter().map(|(title, status)| Award::new(title, status)).collect(),
        basic_skills: skills.into_iter().map(skill_of).collect(),
        ..Record::default()
    });
    proptest::collection::vec(one, 0..8).prop_map(move |records| (framework, records))
}

fn status() -> impl Strategy<Value = Status> + Clone {
    select(vec![Status::Held, Status::InProgress])
}

fn skill_of(((subject, level), status): ((Subject, Id<SkillLevel>), Status)) -> Skill {
    Skill { subject, level, status, qualification: None, on: None, provider: None, note: None, files: Vec::new() }
}

proptest! {
    #![proptest_config(cases::config(64))]

    /// The needs of a team are the sum of its members' gaps.
    #[test]
    fn needs_are_gaps_together(records in records()) {
        let mut wanted: BTreeMap<(&str, String), (usize, usize)> = BTreeMap::new();
        for record in &records {
            let Some(role) = record.role.as_ref().and_then(|id| framework().roles.get(id)) else { continue };
            for item in Gap::of(framework(), record, role).items() {
                let (missing, begun) = wanted.entry(item.thing.key()).or_default();
                if item.standing.is_to_begin() { *missing += 1 } else { *begun += 1 }
            }
        }
        let team = team(&records);
        let found = team.needs().into_iter().map(|need| (need.thing.key(), (need.missing.len(), need.in_progress.len())));
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), wanted);
    }

    /// Everybody stands in a team as they stand alone, whoever else says the same: the short cuts for many people change
    /// nothing, in no trade and under no overlay.
    #[test]
    fn nobody_stands_otherwise_in_a_team((framework, records) in select(frameworks()).prop_flat_map(people)) {
        let team = Team::of(framework, records.iter().map(member).collect(), Aim::Present);
        for (n, record) in records.iter().enumerate() {
            let Some(role) = record.role.as_ref().and_then(|id| framework.roles.get(id)) else { continue };
            let (case, gap) = (team.case(n), Gap::of(framework, record, role));
            prop_assert_eq!(&case.answers, &gap.expected.iter().map(Expected::answer).collect::<Vec<_>>());
            prop_assert_eq!(case.measure, gap.measure());
            prop_assert_eq!(case.is_behind, gap.is_behind());
            let needed = |(thing, is_to_begin): (&Thing<'_>, bool)| (thing.key(), is_to_begin);
            let items = gap.items().into_iter().map(|item| (item.thing.key(), item.standing.is_to_begin()));
            prop_assert_eq!(team.items(n).map(needed).collect::<Vec<_>>(), items.collect::<Vec<_>>());
        }
    }

    /// Training everybody who needs a unit removes the need.
    #[test]
    fn what_everybody_learned_nobody_needs(records in records()) {
        let before = team(&records);
        let unit = before.needs().into_iter().find_map(|need| match need.thing {
            Thing::Unit(left) => Some((left.unit.id.clone(), need.missing.iter().chain(&need.in_progress).copied().collect::<Vec<_>>())),
            _ => None,
        });
        if let Some((id, people)) = unit {
            let mut trained = records.clone();
            for n in people {
                trained[n].units.push(held(id.as_str(), Status::Held));
            }
            prop_assert!(!needs(&team(&trained)).contains_key(id.as_str()));
        }
    }

    /// When somebody leaves, coverage never increases.
    #[test]
    fn a_leaver_takes_coverage_away(records in records(), place in 0_usize..8) {
        let mut fewer = records.clone();
        if place < fewer.len() {
            fewer.remove(place);
        }
        let difference = Difference::between(&team(&records), &team(&fewer));
        prop_assert!(difference.coverage.iter().all(|(_, before, after)| after < before));
        prop_assert!(difference.needs.iter().all(|(_, before, after)| after < before));
    }

    /// A change that concerns nobody has no effect.
    #[test]
    fn nothing_done_is_nothing_changed(records in records()) {
        let difference = Difference::between(&team(&records), &team(&records));
        prop_assert!(difference.needs.is_empty() && difference.coverage.is_empty());
    }
}
