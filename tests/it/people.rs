//! Invented people, each from record to verdict: what they hold, for which role, what the guidance says about that, and
//! so what the answer has to be. Sections are those of the guidance.

use jiff::civil::date;
use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::progress::{
    Ahead, Answer, Because, Direction, Expected, Gap, Late, Nearest, Outcome, Pace, Part, Plan, Standing, Tally, Task,
    Terms, Thing,
};
use tacareer::record::Record;

fn framework() -> &'static Framework {
    thread_local!(static ONE: &'static Framework = Box::leak(Box::new(embedded::framework())));
    ONE.with(|one| *one)
}

/// A record, as it is written in a file.
fn record(text: &str) -> &'static Record {
    Box::leak(Box::new(serde_yaml::from_str(text).expect("a record")))
}

fn gap(text: &str, role: &str) -> Gap<'static> {
    Gap::of(framework(), record(text), framework().roles.find(role).expect("a role"))
}

fn answers(gap: &Gap<'_>) -> Vec<Answer> {
    gap.expected.iter().map(Expected::answer).collect()
}

/// What is still to gain, by kind and name.
fn left(gap: &Gap<'_>) -> Vec<String> {
    gap.items().iter().map(|item| item.thing.key()).map(|(kind, name)| format!("{kind} {name}")).collect()
}

fn of_kind(gap: &Gap<'_>, kind: &str) -> usize {
    gap.items().iter().filter(|item| item.thing.key().0 == kind).count()
}

fn tasks(text: &str, role: &str) -> Vec<String> {
    Plan::of(gap(text, role)).steps.into_iter().map(|step| step.key).collect()
}

const CORE: &str = "units: [{id: child-development-l2}, {id: safeguarding-l2}, {id: communication-l2}, {id: equality-l2}, \
    {id: schools-l2}, {id: team-practice-l2}, {id: relationships-l2}, {id: health-and-safety-l2}, \
    {id: positive-behaviour-l2}, {id: learning-activities-l2}]";

/// A new TA1 with three units. 4.1.1: "working at or towards" the standards reflected in the Certificate; section 4
/// lets a TA1 train by standards without a qualification. So the expectation is worked towards, and the units that
/// count are one list.
#[test]
fn ann_is_new_as_ta1() {
    let ann = gap("role: ta1\nunits: [{id: safeguarding-l2}, {id: equality-l2}, {id: schools-l2}]", "ta1");
    assert_eq!(answers(&ann), [Answer::WorkingTowards]);
    let Part::Reflected(reflected) = &ann.expected[0].parts[0] else {
        unreachable!("the standards of the Certificate")
    };
    let settled = reflected.standards.iter().filter(|(_, standing)| standing.is_settled()).count();
    assert_eq!((settled, reflected.standards.len()), (5, 15), "STL3, 18, 23, 38, 61");
    assert_eq!(reflected.units.len(), of_kind(&ann, "unit"), "health and safety teaches nothing that is left");
    assert_eq!(ann.shows.len(), 1, "policies on child protection and health and safety");
}

/// A TA2 with one of ten core units. 4.2.2: a TA2 "should be working at the Level 2 Certificate … standard"; section 4:
/// the level "that should be achieved".
#[test]
fn ben_has_one_unit_as_ta2() {
    let ben = gap("role: ta2\nunits: [{id: equality-l2}]", "ta2");
    assert_eq!(answers(&ben), [Answer::Open, Answer::Optional]);
    let with_award = gap("role: ta2\nunits: [{id: equality-l2}]\nqualifications: [{id: l2-award}]", "ta2");
    assert_eq!(answers(&with_award), answers(&ben), "more held never meets less");
    assert!(with_award.measure() <= ben.measure());
}

/// A TA2 with all ten core units. 4.1.2: "Additional optional units must also be taken in order to gain the
/// qualification." None of the four units listed for the Wider Curriculum Certificate is held (4.2.2).
#[test]
fn cas_has_all_core_units() {
    let cas = gap(&format!("role: ta2\n{CORE}"), "ta2");
    assert_eq!(left(&cas), ["optional units l2-certificate", "qualification l2-certificate"]);
    assert_eq!(
        tasks(&format!("role: ta2\n{CORE}"), "ta2"),
        ["l2-certificate-optional-units", "l2-certificate", "to-show"]
    );
    let Part::OneOf(choice) = &cas.expected[0].parts[0] else { unreachable!("qualifications") };
    let wider = &choice.routes[1];
    assert!(wider.alternative);
    assert_eq!((wider.own(), wider.own_optional()), (Tally::default(), Tally { settled: 0, listed: 4 }));
    assert!(wider.taken_in().is_empty(), "the units of the Award are not listed");
}

/// A midday supervisor becomes a TA2. 3.2.4: the Wider Curriculum Certificate "has fewer credits …, which candidates
/// who progress to a teaching assistant role can gain through … additional units"; 4.2.2 says the same.
#[test]
fn dee_comes_from_the_lunch_hall() {
    let text = "role: ta2\nqualifications: [{id: l2-wider-curriculum}]";
    let dee = gap(text, "ta2");
    assert_eq!(answers(&dee)[0], Answer::Open);
    assert_eq!(left(&dee), ["additional units l2-certificate"]);
    assert_eq!(tasks(text, "ta2"), ["l2-certificate-additional-units", "to-show"]);
    let with_units = gap(&format!("{text}\n{CORE}"), "ta2");
    assert_eq!(answers(&with_units)[0], Answer::Met, "the alternative, and the additional units");
    assert!(with_units.expected[0].rests_on_our_reading(), "nobody lists the additional units");
    let because = with_units.expected[0].standing.because().expect("a reason");
    assert!(matches!(because, Because::Additional(from) if from.id.as_str() == "l2-wider-curriculum"));
}

/// A cover supervisor becomes a TA3. 3.2.4: "Candidates moving from one role to the other can demonstrate competence in
/// the new role through … specified additional units." That her qualification takes in units of the Award is not
/// enough.
#[test]
fn eve_covers_classes() {
    let text = "role: ta2\nqualifications: [{id: l3-cover-supervision}]";
    let eve = gap(text, "ta3");
    assert_eq!(answers(&eve), [Answer::Open, Answer::Open]);
    assert!(left(&eve).contains(&"additional units l3-certificate".into()));
    assert!(tasks(text, "ta3").contains(&"l3-certificate-additional-units".into()));
    assert_eq!(answers(&gap(text, "ta2"))[0], Answer::Met, "a higher level, by our reading");
    assert!(gap(text, "ta2").expected[0].rests_on_our_reading());
}

/// A TA2 with the Level 3 Award and nothing else. 4.3.2 names it among the qualifications whose standards a TA3 meets, and
/// lists no standard of it: how far it answers can't be told, and TA3 is not behind her. TA1 and the Level 2 Award likewise
/// (4.1.2).
#[test]
fn gwen_has_the_award_alone() {
    let text = "role: ta2\nqualifications: [{id: l3-award}]";
    let gwen = gap(text, "ta3");
    assert_eq!(answers(&gwen), [Answer::Open, Answer::Met]);
    assert!(matches!(&gwen.expected[0].standing, Standing::Untold(held) if held.id.as_str() == "l3-award"));
    let nearest = Nearest::of(framework(), record(text), None);
    assert!(matches!(nearest.direction, Direction::Recorded(role) if role.id.as_str() == "ta3"));
    assert_eq!(nearest.outcome, Outcome::Closest);
    assert_eq!(nearest.qualifications[0].toward.qualification.id.as_str(), "l3-certificate");

    let below = gap("role: ta1\nqualifications: [{id: l2-award}]", "ta1");
    assert!(matches!(&below.expected[0].standing, Standing::Untold(held) if held.id.as_str() == "l2-award"));
    let with_a_unit = gap("role: ta1\nqualifications: [{id: l2-award}]\nunits: [{id: equality-l2}]", "ta1");
    assert_eq!(answers(&with_a_unit), [Answer::WorkingTowards]);
}

/// A TA3 in post with the Diploma. 4.3.2: "meeting the NOS STL reflected in QCF Level 3 qualifications"; the Diploma
/// "incorporates the units in the Level 3 Certificate", whose units draw on eleven standards.
#[test]
fn fay_has_the_diploma() {
    let text = "role: ta3\nqualifications: [{id: l3-diploma}]";
    for role in ["ta3", "asna2"] {
        let fay = gap(text, role);
        assert_eq!(answers(&fay), [Answer::Met, Answer::Met], "{role}");
        assert_eq!(left(&fay), Vec::<String>::new());
        assert_eq!(fay.shows.len(), 2, "specialist skills, and policies");
        let Part::Reflected(reflected) = &fay.expected[0].parts[0] else { unreachable!("standards") };
        let numbers: Vec<u16> = reflected.standards.iter().map(|(standard, _)| standard.id.0).collect();
        assert_eq!(numbers, [1, 3, 6, 8, 9, 18, 19, 20, 23, 30, 38]);
        assert_eq!(tasks(text, role).last().map(String::as_str), Some("to-show"), "a head signs it");
    }
    // 4.2.1: "may be working towards QCF Level 3 and/or National Occupational Standards".
    let below = gap(text, "ta2");
    assert!(below.expected[1].standing.is_settled());
    assert_eq!(left(&below), Vec::<String>::new(), "nothing lower is proposed");
}

/// A TA3 with only the Award. 4.3.2: it "may not be the most appropriate qualification to choose for a TA who is
/// already employed in the school".
#[test]
fn gus_has_the_award_alone() {
    let gus = gap("role: ta3\nqualifications: [{id: l3-award}]", "ta3");
    assert_eq!(answers(&gus), [Answer::Open, Answer::Met]);
    let Part::OneOf(choice) = &gus.expected[1].parts[0] else { unreachable!("qualifications") };
    assert!(choice.rests_on_less_suited().is_some_and(|route| !route.qualification.remarks.is_empty()));
}

/// A TA2 with the Certificate looks towards TA3. 4.3.1 expects standards at Level 3: what units at Level 2 draw on is
/// shown at its level, and is not working towards Level 3.
#[test]
fn hal_holds_level_two() {
    let hal = gap("role: ta2\nqualifications: [{id: l2-certificate}]", "ta3");
    assert_eq!(answers(&hal), [Answer::Open, Answer::Open]);
    let below = hal
        .items()
        .into_iter()
        .filter(|item| matches!(item.standing, Standing::Below(Because::Qualification(_))))
        .count();
    assert_eq!(below, 10, "all but STL30");
    assert!(!hal.expected.iter().any(Expected::is_under_way));
    assert_eq!(of_kind(&hal, "unit"), 7);
    let may_be = gap("role: ta2\nqualifications: [{id: l2-certificate}]", "ta2");
    assert!(!may_be.expected[1].is_under_way());
    // Only 4.1.3 names the essential training.
    assert!(
        !tasks("role: ta2\nqualifications: [{id: l2-certificate}]", "ta3").iter().any(|key| key.contains("modules"))
    );
}

/// A TA4 with three standards and no maths. 4.4.1: "working at or towards the professional standards"; so they are
/// worked towards and not met.
#[test]
fn ida_has_three_professional_standards() {
    let text = "role: ta4\nevidence: [{title: Observation, professional_standards: [1, 2, 3]}]";
    let counts = gap(text, "ta4").counts();
    assert_eq!((counts.firm, counts.met, counts.towards), (1, 0, 1));
    let skills_alone =
        gap("basic_skills: [{subject: english, level: level-2}, {subject: maths, level: level-2}]", "ta4");
    assert_eq!(answers(&skills_alone), [Answer::Open], "English and maths alone are no work towards them");
}

/// Somebody who will become an HLTA. 4.5.2 and Appendix 2, standard 11: a Level 2 qualification in English and maths is
/// one fact.
#[test]
fn joe_shows_standard_eleven() {
    let joe = gap("role: ta4\nevidence: [{title: Certificates, professional_standards: [11]}]", "ta5");
    assert_eq!(answers(&joe), [Answer::Open, Answer::Met]);
    let other = "role: ta4\nbasic_skills: [{subject: english, level: level-2}, {subject: maths, level: level-2}]";
    assert!(!left(&gap(other, "ta5")).contains(&"professional standard 11".into()));
    let half = gap("basic_skills: [{subject: english, level: level-2}]", "ta5");
    assert!(
        left(&half).contains(&"professional standard 11".into())
            && left(&half).contains(&"basic skills maths level-2".into())
    );
    // Where English and maths are required is shown with them.
    let ta4 = gap("role: ta4", "ta4");
    let skills =
        ta4.expected[0].parts.iter().find_map(|part| if let Part::Skills(skills) = part { Some(skills) } else { None });
    let sections: Vec<String> = skills.expect("English and maths").sections.iter().map(ToString::to_string).collect();
    assert_eq!(sections, ["4.5.2", "appendix-2"]);
}

/// A TA2 plans to become an HLTA: through TA3 and TA4, with each step once.
#[test]
fn kit_goes_the_whole_way() {
    let plan = Plan::of(gap("role: ta2\nqualifications: [{id: l2-certificate}]", "hlta"));
    let roles: Vec<&str> = plan.stages.iter().map(|gap| gap.role.short.as_str()).collect();
    assert_eq!(roles, ["TA3", "TA4", "TA5"]);
    let place = |key: &str| plan.steps.iter().position(|step| step.key == key).expect("a step");
    assert!(place("l3-certificate") < place("maths-level-2") && place("maths-level-2") < place("assessment"));
    let units = plan.steps.iter().filter(|step| matches!(step.task, Task::Unit(..)));
    assert!(units.clone().all(|step| step.stage == 0) && units.count() == 7);
    let last_unit = plan.steps.iter().rposition(|step| matches!(step.task, Task::Unit(..))).expect("a unit");
    assert!(last_unit < place("l3-certificate"), "every unit before the qualification");
    let policies = plan.steps.iter().filter(|step| match &step.task {
        Task::Show(role, shows) => shows.iter().any(|show| show.words(role).starts_with("Knowledge and compliance")),
        _ => false,
    });
    assert_eq!(policies.count(), 1, "the same words once");
}

/// What is closest: only upwards, towards the role in the record, and nothing if there is no reason for one.
#[test]
fn lou_asks_what_is_closest() {
    let nearest = |text: &str, role: Option<&str>| {
        Nearest::of(framework(), record(text), role.map(|role| framework().roles.find(role).expect("a role")))
    };
    let first =
        |nearest: &Nearest<'_>| nearest.qualifications.first().map(|one| one.toward.qualification.id.to_string());
    let nothing = nearest("name: Lou", None);
    assert_eq!((nothing.outcome, nothing.units.len()), (Outcome::NothingSpeaks, 0));
    let certificate = nearest("role: ta2\nqualifications: [{id: l2-certificate}]", None);
    assert!(matches!(certificate.direction, Direction::Recorded(role) if role.short == "TA3"));
    assert_eq!(first(&certificate).as_deref(), Some("l3-certificate"));
    let award = nearest("qualifications: [{id: l3-award}]", None);
    assert!(award.qualifications.iter().all(|one| one.toward.qualification.level == 3));
    assert!(award.set_aside.iter().any(|one| one.id.as_str() == "l2-award"));
    assert_eq!(nearest("role: ta3", Some("hlta")).outcome, Outcome::NothingNamed);
    assert_eq!(nearest("role: ta3\nqualifications: [{id: l3-diploma}]", Some("ta3")).outcome, Outcome::Answered);
    assert_eq!(first(&nearest("name: Lou", Some("ta2"))).as_deref(), Some("l2-certificate"));
    let cover = nearest("role: ta2\nqualifications: [{id: l3-cover-supervision}]", Some("ta3"));
    assert_eq!(first(&cover).as_deref(), Some("l3-certificate"));
    assert!(cover.qualifications[0].bridge.is_some());
}

/// The alternative is not part of what TA2 adds to TA1: STL10, 53, 54 and 59 belong to the Wider Curriculum
/// Certificate.
#[test]
fn an_alternative_adds_nothing() {
    let role = |name| framework().roles.find(name).expect("a role");
    let ahead = Ahead::between(framework(), role("ta1"), role("ta2"));
    assert_eq!((ahead.units.len(), ahead.standards.len()), (0, 0));
    assert_eq!(Ahead::between(framework(), role("ta2"), role("ta3")).units.len(), 7);
}

/// A suggestion of units closes something at the level of the units: those at Level 2 close nothing for TA3.
#[test]
fn a_suggestion_closes_at_its_level() {
    let hal = gap("role: ta2\nqualifications: [{id: l2-certificate}]", "ta3");
    let suggestions = &framework().roles.find("ta2").expect("a role").cpd.suggestions;
    assert!(hal.closed_by(&suggestions[0].links).is_empty());
    let towards_three = hal.closed_by(&suggestions[4].links);
    assert!(
        towards_three
            .iter()
            .any(|thing| matches!(thing, Thing::Qualification(one) if one.id.as_str() == "l3-certificate"))
    );
}

/// A plan that would end before it begins, or before something in the record, is refused.
#[test]
fn no_plan_ends_in_the_past() {
    let pace = |from, by| Pace { from, by: Some(by), hours_per_week: None, terms: Terms::default() };
    let record = record("units: [{id: equality-l2, on: 2026-05-01}]");
    let (early, late) = (date(2026, 4, 1), date(2026, 7, 1));
    assert_eq!(pace(None, early).check(record), Err(Late::BeforeRecord { last: date(2026, 5, 1), by: early }));
    assert_eq!(pace(Some(late), early).check(record), Err(Late::BeforeStart { from: late, by: early }));
    assert_eq!(pace(Some(early), late).check(record), Ok(()));
}

/// A TA5 who works towards HLTA status, with English and maths at Level 1. 4.5.2: "must have achieved a Level 2
/// qualification"; working towards the standards is not working towards what they presuppose.
#[test]
fn pat_works_towards_the_status_and_not_towards_english() {
    let skills = "basic_skills: [{subject: english, level: level-1}, {subject: maths, level: level-1}]";
    let pat = gap(&format!("role: ta5\n{skills}\nstatuses: [{{title: HLTA, status: in-progress}}]"), "ta5");
    let english = pat.items().into_iter().filter(|item| item.thing.key().0 == "basic skills").collect::<Vec<_>>();
    assert_eq!(english.len(), 2);
    assert!(english.iter().all(|item| item.standing.is_missing()), "{english:?}");
}

/// An ASNA2 with the Level 3 Diploma, which "incorporates units of" the Certificate (3.2.4). The reason given for what
/// it implies is the Diploma, which is in the record, not the Certificate, which is not.
#[test]
fn ros_holds_the_diploma_alone() {
    let ros = gap("role: asna2\nqualifications: [{id: l3-diploma}]", "asna2");
    let parts = ros.expected.iter().filter(|expected| !expected.is_optional()).flat_map(|expected| &expected.parts);
    let standings: Vec<Standing<'_>> = parts.flat_map(Part::standings).collect();
    let reasons: Vec<_> = standings.iter().filter_map(Standing::because).collect();
    assert!(!reasons.is_empty());
    let is_of_the_diploma = |because: &&&Because<'_>| match because {
        Because::Qualification(one) | Because::Incorporating(one) => one.id.as_str() == "l3-diploma",
        // The entry for the Diploma itself.
        because => matches!(because, Because::Entry(..)),
    };
    assert_eq!(reasons.iter().filter(is_of_the_diploma).count(), reasons.len(), "{reasons:?}");
}

/// A midday supervisor with the Wider Curriculum Certificate: nothing is both proposed as closest and set aside.
#[test]
fn nothing_is_proposed_and_set_aside() {
    for held in ["l2-wider-curriculum", "l3-cover-supervision", "l3-award", "l2-certificate"] {
        for role in ["ta1", "ta2", "ta3", "asna1", "asna2"] {
            let record = record(&format!("role: {role}\nqualifications: [{{id: {held}}}]"));
            let nearest = Nearest::of(framework(), record, None);
            let proposed = nearest.qualifications.iter().map(|close| &close.toward.qualification.id);
            for one in proposed {
                assert!(nearest.set_aside.iter().all(|aside| aside.id != *one), "{held}, {role}: {one}");
            }
        }
    }
}

/// HLTA status is what a person calls “HLTA status”, too.
#[test]
fn a_status_by_its_long_name_counts() {
    for title in ["HLTA", "HLTA status", "hlta Status"] {
        let lee = gap(&format!("role: ta1\nstatuses: [{{title: {title}}}]"), "ta5");
        assert_eq!((lee.counts().met, lee.counts().firm), (2, 2), "{title}");
    }
}

/// Standard 11 and Level 2 English and maths are one requirement (4.5.2, and standard 11 of Appendix 2): whichever of the
/// two is recorded, the answer is the same, and it alone is no beginning of the other standards.
#[test]
fn english_and_maths_and_standard_11_get_the_same_answer() {
    let skills = "basic_skills: [{subject: english, level: level-2}, {subject: maths, level: level-2}]";
    let evidence = "evidence: [{title: Portfolio, professional_standards: [11]}]";
    for role in ["asna3", "ta4", "ta5"] {
        let answers = [skills, evidence].map(|held| {
            let gap = gap(held, role);
            let counts = gap.counts();
            (counts.met, counts.towards, gap.measure().missing)
        });
        assert_eq!(answers[0], answers[1], "{role}");
    }
}

/// What is in progress through units says how many of them are held, of which qualification, and that optional ones
/// belong to it as well.
#[test]
fn hal_has_units_of_a_qualification() {
    let because = |text: &str, role: &str| gap(text, role).expected[0].standing;
    let one = because("units: [{id: equality-l2}, {id: schools-l2}]", "ta2");
    assert!(matches!(one, Standing::InProgress(Because::Units(of, 2, 10)) if of.id.as_str() == "l2-certificate"));
    // Units of an alternative are no qualification that shares units: only that qualification would be.
    let lunch = because("units: [{id: travel-l2}]", "ta2");
    assert!(matches!(lunch, Standing::InProgress(Because::Units(of, 1, 4)) if of.id.as_str() == "l2-wider-curriculum"));
    let held = because("qualifications: [{id: l2-wider-curriculum}]", "ta2");
    assert!(matches!(held, Standing::InProgress(Because::Sharing(_))));
}

/// Ira has the Level 3 Award, which lists no standards. That it answers what TA1 asks for is our reading, and is about the
/// expectation: no standard is evidenced by it.
#[test]
fn ira_has_the_award_as_ta1() {
    let ira = gap("role: ta1\nqualifications: [{id: l3-award}]", "ta1");
    assert_eq!(answers(&ira), [Answer::Met]);
    assert!(ira.expected[0].rests_on_our_reading());
    assert!(ira.expected[0].parts[0].standings().all(|standing| standing.is_missing()));
}

/// Jo has all seven units that are listed for the Level 3 Certificate. TA2 asks for a certificate of Level 2: what is left
/// is the higher one, and nobody is sent to the ten units below it.
#[test]
fn jo_has_units_of_a_higher_level() {
    let units = "units: [{id: health-and-safety-l3}, {id: learning-activities-l3}, {id: positive-behaviour-l3}, \
                 {id: communication-l3}, {id: equality-l3}, {id: assessment-l3}, {id: personal-development-l3}]";
    let jo = gap(units, "ta2");
    assert!(matches!(jo.expected[0].standing, Standing::InProgress(Because::Beyond(one)) if one.level == 3));
    assert_eq!(left(&jo), ["qualification l3-certificate"]);
    // With one of the units alone, the qualification that the profile names is still the shorter way.
    let one = gap("units: [{id: equality-l3}]", "ta2");
    assert_eq!(of_kind(&one, "unit"), 10);
    assert!(one.expected[0].is_under_way());
}

/// Kai's head agreed that he meets the standards of Level 3: that is what 4.3.1 asks of TA3, whichever standards the
/// listed units draw on.
#[test]
fn kai_is_agreed_to_meet_a_level() {
    let kai = gap("role: ta2\nequivalents: [{to: {standards_level: 3}, agreed_by: Head}]", "ta3");
    assert_eq!(answers(&kai), [Answer::Met, Answer::Open]);
}

/// Lou worked in the lunch hall: her certificate shares units with the one whose standards TA1 works at or towards
/// (sections 3.2.4 and 4.1.2), and additional units lead on to that one.
#[test]
fn lou_shares_units() {
    let lou = "qualifications: [{id: l2-wider-curriculum}]";
    assert_eq!(answers(&gap(lou, "ta1")), [Answer::WorkingTowards]);
    for named in [None, framework().roles.find("ta1").ok()] {
        let nearest = Nearest::of(framework(), record(lou), named);
        let first = nearest.qualifications.first().expect("a qualification");
        assert!(first.bridge.is_some() && first.toward.qualification.id.as_str() == "l2-certificate");
        assert!(nearest.set_aside.iter().all(|one| one.id.as_str() != "l2-certificate"));
    }
}

/// Mia works for the Level 3 Award, and then gains a unit of the alternative for TA2: more held is never further away.
#[test]
fn mia_is_no_further_with_more() {
    let before = gap("qualifications: [{id: l3-award, status: in-progress}]", "ta2");
    let after =
        gap("qualifications: [{id: l3-award, status: in-progress}]\nunits: [{id: meal-or-snack-time-l2}]", "ta2");
    assert_eq!(left(&before), ["qualification l3-award"]);
    assert_eq!(left(&after), ["qualification l3-award"]);
}
