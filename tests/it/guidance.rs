//! Compares the data with the guidance: the amount of it, the connections, and a sample of the exact words.

use std::path::Path;

use tacareer::embedded;
use tacareer::framework::qualification::{NoStandard, Part, Size};
use tacareer::framework::resource::Topic;
use tacareer::framework::role::{Sense, SuggestionKind};
use tacareer::framework::training::ModuleKind;
use tacareer::framework::{Contents, Framework, StandardNumber};
use tacareer::load;

#[test]
fn what_is_built_in_is_what_the_files_say() {
    let parsed = load::from_folder(Path::new("data")).expect("the data has no problem");
    let (built_in, parsed): (&Contents, &Contents) = (&embedded::framework(), &parsed);
    assert_eq!(built_in, parsed);
}

#[test]
fn counts() {
    let framework = embedded::framework();
    let roles = &framework.roles;
    assert_eq!(roles.len(), 8);
    let duties: Vec<usize> = roles.iter().map(|role| role.duties.len()).collect();
    assert_eq!(duties, [5, 8, 7, 7, 10, 10, 7, 9]);
    let options: Vec<usize> =
        roles.iter().map(|role| role.duties.iter().map(|duty| duty.options.len()).sum()).collect();
    assert_eq!(options, [0, 0, 4, 4, 4, 0, 0, 0]);
    let knowledge: Vec<usize> = roles.iter().map(|role| role.knowledge.len()).collect();
    assert_eq!(knowledge, [2, 2, 2, 3, 3, 2, 3, 3]);
    // TA5 has the sentence about qualified teacher status in addition to its four bullets.
    let suggestions: Vec<usize> = roles.iter().map(|role| role.cpd.suggestions.len()).collect();
    assert_eq!(suggestions, [8, 5, 2, 9, 5, 5, 2, 9]);
    let examples: Vec<usize> = roles
        .iter()
        .map(|role| role.cpd.suggestions.iter().map(|suggestion| suggestion.examples.len()).sum())
        .collect();
    assert_eq!(examples, [0, 0, 6, 0, 0, 0, 6, 0]);

    assert_eq!(framework.qualifications.len(), 7);
    assert_eq!(framework.standards.len(), 69);
    let from_guidance = framework.units.iter().filter(|unit| unit.section.is_some()).count();
    assert_eq!((framework.units.len(), from_guidance), (21, 21));
    let modules = |kind| framework.modules.iter().filter(|module| module.kind == kind).count();
    assert_eq!((modules(ModuleKind::Core), modules(ModuleKind::Optional)), (10, 4));
    let topics = |topic| framework.resources.iter().filter(|resource| resource.topic == topic).count();
    assert_eq!(topics(Topic::Apprenticeships), 2);
    assert_eq!(topics(Topic::Health), 11);
}

#[test]
fn the_ladders() {
    let framework = embedded::framework();
    let ladders: Vec<Vec<&str>> = framework
        .families
        .iter()
        .map(|family| framework.ladder(&family.id).iter().map(|role| role.short.as_str()).collect())
        .collect();
    assert_eq!(ladders, [vec!["TA1", "TA2", "TA3", "TA4", "TA5"], vec!["ASNA1", "ASNA2", "ASNA3"]]);
    for role in &framework.roles {
        for pair in &role.alongside {
            let other = framework.roles.known(&pair.role);
            assert!(other.alongside.iter().any(|back| back.role == role.id), "{} and {}", role.short, other.short);
        }
    }
}

#[test]
fn what_each_role_is_expected_to_hold() {
    let framework = embedded::framework();
    let senses = |role: &str| -> Vec<Sense> {
        framework.roles.find(role).expect("a role").expects.iter().map(|expectation| expectation.sense).collect()
    };
    assert_eq!(senses("ta1"), [Sense::WorkingAtOrTowards]);
    assert_eq!(senses("ta2"), [Sense::WorkingAt, Sense::MayBeWorkingTowards]);
    assert_eq!(senses("ta3"), [Sense::Meeting, Sense::WorkingAt]);
    assert_eq!(senses("ta4"), [Sense::WorkingAtOrTowards]);
    assert_eq!(senses("ta5"), [Sense::Meeting, Sense::MustHaveAchieved]);
    assert_eq!(senses("asna1"), [Sense::WorkingAt, Sense::MayBeWorkingTowards]);
    assert_eq!(senses("asna2"), [Sense::Meeting, Sense::WorkingAt]);
    assert_eq!(senses("asna3"), [Sense::MeetingOrWorkingTowards]);
}

#[test]
fn units_and_their_standards() {
    let framework = embedded::framework();
    let standards = |unit: &str| -> Vec<u16> {
        framework.units.find(unit).expect("a unit").standards.iter().map(|number| number.0).collect()
    };
    assert_eq!(standards("child-development-l2"), [2]);
    assert_eq!(standards("equality-l2"), [18, 23, 38]);
    assert_eq!(standards("learning-activities-l3"), [1, 6, 8, 9]);
    assert_eq!(standards("play-and-leisure-l2"), [10, 54]);
    let without = |unit: &str| framework.units.find(unit).expect("a unit").no_standard;
    assert_eq!(without("meal-or-snack-time-l2"), Some(NoStandard::NoneDrawnOn));
    assert_eq!(without("personal-development-l3"), Some(NoStandard::LeftBlank));
    let covering: Vec<&str> = framework.units_of_standard(StandardNumber(19)).map(|unit| unit.id.as_str()).collect();
    assert_eq!(covering, ["positive-behaviour-l2", "positive-behaviour-l3"]);
}

#[test]
fn qualifications_and_their_units() {
    let framework = embedded::framework();
    let listed = |id: &str, part: Part| -> usize {
        let qualification = framework.qualifications.find(id).expect("a qualification");
        qualification.listings.iter().filter(|listing| listing.part == part).map(|listing| listing.units.len()).sum()
    };
    assert_eq!(listed("l2-certificate", Part::Core), 10);
    assert_eq!(listed("l2-wider-curriculum", Part::Optional), 4);
    assert_eq!(listed("l3-certificate", Part::Additional), 7);
    let diploma =
        framework.qualifications.find("Level 3 Diploma in Specialist Support for Teaching and Learning in Schools");
    let diploma = diploma.expect("a qualification");
    assert_eq!((diploma.categories.len(), diploma.size, diploma.level), (6, Size::Diploma, 3));
    let credit = framework.credit.as_ref().expect("the rules of credit");
    let sizes: Vec<(u16, Option<u16>)> = credit.sizes.iter().map(|size| (size.from_credits, size.to_credits)).collect();
    assert_eq!(sizes, [(1, Some(12)), (13, Some(36)), (37, None)]);
    assert_eq!(credit.hours_per_credit, 10);
}

#[test]
fn standards_by_level_and_group() {
    let framework = embedded::framework();
    let level =
        |wanted: u8| framework.standards.iter().filter(|standard| framework.group(standard).level == wanted).count();
    assert_eq!((level(2), level(3)), (17, 52));
    let titled = framework.standards.iter().filter(|standard| standard.title.is_some()).count();
    assert_eq!(titled, 45, "69 without the 24 whose title no official page shows");
    let professional = framework.professional_standards.as_ref().expect("the professional standards");
    let groups: Vec<usize> =
        professional.groups.iter().map(|group| group.parts.iter().map(|part| part.standards.len()).sum()).collect();
    assert_eq!(groups, [7, 9, 17]);
    assert_eq!(professional.groups[2].parts.len(), 3);
}

/// Exact words, letter by letter, from throughout the guidance.
#[test]
fn exact_words() {
    let framework = embedded::framework();
    let role = |id: &str| framework.roles.find(id).expect("a role");
    assert_eq!(
        role("ta1").purpose.text,
        "To work with teachers to support teaching and learning, providing general and specific assistance to pupils \
         and staff under the direction, guidance and direct supervision of the classroom teacher."
    );
    assert_eq!(
        role("ta3").duties_and_options().find(|one| one.label == "7b").expect("an option").text,
        "Provide specialist support to pupils where English is not their first language"
    );
    assert_eq!(
        role("asna1").duties[8].text,
        "Work with pupils on therapy or care programmes, designed and supervised by a therapist/care."
    );
    assert_eq!(
        role("ta2").knowledge[0].text,
        "Working at QCF Level 2 in Supporting Teaching and Learning or equivalent; may be working towards QCF Level 3 \
         and/or National Occupational Standards."
    );
    let first_aid = &role("ta1").cpd.suggestions[7];
    assert_eq!((first_aid.text.as_str(), first_aid.kind), ("First aid at work certificate", SuggestionKind::Safety));
    assert_eq!(
        framework.standards_named("STL23").expect("a standard")[0].title.as_deref(),
        Some("Plan, deliver and evaluate teaching and learning activities under the direction of a teacher")
    );
}

#[test]
fn sections_and_pages() {
    let framework = embedded::framework();
    let cite = |section: &str| framework.cite(&section.parse().expect("a section"));
    assert_eq!(cite("4.3"), "section 4.3, from page 18");
    assert_eq!(cite("4.3.2"), "section 4.3.2, from page 18");
    assert_eq!(cite("3.2.4"), "section 3.2.4, from page 9");
    assert_eq!(cite("appendix-2"), "Appendix 2, from page 33");
}

#[test]
fn forgiving_names() {
    let framework = embedded::framework();
    let role = |typed: &str| framework.roles.find(typed).map(|role| role.id.to_string());
    for typed in ["ta3", "TA 3", "TA3", "ta-3", "Teaching Assistant Level 3"] {
        assert_eq!(role(typed).as_deref(), Ok("ta3"), "{typed}");
    }
    assert_eq!(role("HLTA").as_deref(), Ok("ta5"));
    let standard = |typed: &str| framework.standards_named(typed).map(|standards| standards[0].id.0);
    for typed in ["19", "STL19", "stl 19", "nos 19", "TDASTL19", "Promote positive behaviour"] {
        assert_eq!(standard(typed), Ok(19), "{typed}");
    }
    assert!(standard("99").is_err() && standard("").is_err() && role("").is_err());
    let unit = |typed: &str| framework.units.find(typed).map(|unit| unit.id.to_string());
    for typed in ["schools-l2", "T/601/3325", "t6013325", "Schools as organisations"] {
        assert_eq!(unit(typed).as_deref(), Ok("schools-l2"), "{typed}");
    }
}

/// Every misprint quotes what is printed, and every one is in the list.
#[test]
fn misprints_are_gathered_whole() {
    let framework: Framework = embedded::framework();
    let files = std::fs::read_dir("data").expect("the data").chain(std::fs::read_dir("data/roles").expect("the roles"));
    let texts = files.filter_map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).ok());
    let printed: usize = texts.map(|text| text.matches("printed: ").count()).sum();
    let documented = std::fs::read_to_string("data/README.md").map_or(0, |text| text.matches("printed: ").count());
    assert_eq!(framework.errata().len(), printed - documented);
    let misprints = framework.misprints();
    let of = |printed: &str| -> Vec<&str> {
        let all = misprints.iter().filter(|one| one.erratum.printed.starts_with(printed));
        all.map(|one| one.about.as_str()).collect()
    };
    // What two records have to say of one misprint is one misprint; the same words in two places are two.
    assert_eq!(of("See section 4.6"), ["section 4.5.3; TA5"]);
    assert_eq!(of("2.1 Essential training"), ["section 2.3; Essential training materials"]);
    assert_eq!(of("(see page 8)"), ["TA1", "TA2", "ASNA1"]);
    assert_eq!((misprints.len(), of("HLTA professional standards").len()), (56, 1));
}

/// Qualifications in English, maths and ICT, as people name them, count as the chart in section 3.1.1 says.
#[test]
fn qualifications_are_read_through_the_chart() {
    use tacareer::framework::equivalents::NotRead;
    let framework = tacareer::embedded::framework();
    let read = |typed: &str| {
        let read = framework.skill_read(typed)?;
        Some(read.map(|read| format!("{} {}", read.subject.words(), read.level.id)))
    };
    for (typed, level) in [
        ("GCSE maths C", "maths level-2"),
        ("GCSE Maths grade A*", "maths level-2"),
        ("GCSE in English Language, grade B", "English level-2"),
        ("English GCSE D", "English level-1"),
        ("GCSE mathematics grade 4", "maths level-2"),
        ("National 5 English", "English level-2"),
        ("National 4 maths", "maths level-1"),
        ("SCQF level 5 numeracy", "maths level-2"),
        ("Functional Skills English Level 2", "English level-2"),
        ("Functional Skills maths Entry 3", "maths entry-3"),
        ("Essential Skills Wales English level 1", "English level-1"),
        ("Core Skills numeracy level 2", "maths level-2"),
        ("Functional Skills ICT level 2", "ICT level-2"),
    ] {
        assert_eq!(read(typed), Some(Ok(level.to_owned())), "{typed}");
    }
    for typed in [
        "NVQ 3",
        "BA English",
        "A level maths",
        "GCSE history C",
        "GCSE English Literature C",
        "maths",
        "GCSE maths 3",
        "level 2",
    ] {
        assert_eq!(read(typed), None, "{typed}");
    }
    let grades = vec!["GCSE A*-C is Level 2".to_owned(), "GCSE D-G is Level 1".into(), "GCSE 9-4 is Level 2".into()];
    assert_eq!(read("GCSE maths"), Some(Err(NotRead::NoGrade(grades))));
    assert_eq!(read("GCSE English and maths C"), Some(Err(NotRead::SeveralSubjects)));
}

/// What is not in the guidance has as its source a page of the regulator, an awarding body, a publisher, a government,
/// or the database of standards. Mirrors of documents and sites that sell essays are not sources.
#[test]
fn sources_are_pages_that_a_reader_may_quote() {
    const PUBLISHERS: [&str; 24] = [
        "gov.uk",
        "www.ukstandards.org.uk",
        "register.ofqual.gov.uk",
        "www.gov.uk",
        "www.tda.gov.uk",
        "webarchive.nationalarchives.gov.uk",
        "getintoteaching.education.gov.uk",
        "nationalcareersservice.direct.gov.uk",
        "findanapprenticeship.service.gov.wales",
        "www.instituteforapprenticeships.org",
        "instituteforapprenticeships.org",
        "www.instructus-skills.org",
        "www.innovateawarding.org",
        "www.ncfe.org.uk",
        "www.gatewayqualifications.org.uk",
        "vtctskills.org.uk",
        "www.industryqualifications.org.uk",
        "www.taylorfrancis.com",
        "skillsforschools.co.uk",
        "www.naht.org.uk",
        "maximisingtas.co.uk",
        "hlta.org.uk",
        "www.hltanorth.com",
        "educationendowmentfoundation.org.uk",
    ];
    let mut wrong = Vec::new();
    for file in walk("data".as_ref()).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml"))
    {
        let text = std::fs::read_to_string(&file).expect("a data file");
        let mut in_sources = false;
        for (n, line) in (1..).zip(text.lines()) {
            let item = line.trim_start().strip_prefix("- ");
            in_sources = line.trim_end().ends_with("sources:") || (in_sources && item.is_some());
            let source = line.trim_start().strip_prefix("source:").or(item.filter(|_| in_sources));
            let host = source.and_then(|source| source.trim().split("://").nth(1)?.split('/').next());
            if let Some(host) = host.filter(|host| !PUBLISHERS.contains(host)) {
                wrong.push(format!("{}:{n}: {host}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
