//! The guidance is retold in our own words without losing its facts, and all of them can be found.

use tacareer::embedded;
use tacareer::framework::Id;
use tacareer::framework::about::Section;

/// Facts in the guidance: the section, and words that our version must contain.
const FACTS: [(&str, &[&str]); 65] = [
    ("1.1", &["deploy teaching assistants", "manage or support the professional development"]),
    ("1.1", &["learning support assistants", "classroom assistants"]),
    ("1.1", &["UNISON and the National Education Trust", "focus groups", "primary, secondary and special schools"]),
    ("1.1", &["unions of head teachers were consulted"]),
    ("1.1", &["National Joint Council", "National Occupational Standards", "essential training modules"]),
    ("1.1", &["England, Wales and Northern Ireland", "Scotland"]),
    ("1.1", &["Section 3 explains", "Section 4 aims to outline", "suit each level"]),
    ("1.1", &["equivalent staff", "series of focus groups"]),
    ("2.1", &["five levels of teaching assistant", "three levels of additional support needs assistant"]),
    ("2.1", &["special schools and pupil referral units"]),
    ("2.1", &["July 2013", "to help employers ensure", "graded and remunerated"]),
    ("2.1", &["factor evaluations", "not meant to replace job descriptions", "ready reckoner", "pay structures"]),
    ("2.1", &["career pathways"]),
    ("2.1", &["purpose of the role", "key duties", "knowledge, skills and experience"]),
    ("2.1", &["health care needs", "Appendix 3", "NJC's covering circular", "joint planning meeting"]),
    ("2.2", &["across the UK", "Teaching Agency developed them", "June 2007", "consultation across the UK"]),
    ("2.2", &["69 units", "cover supervisors", "pastoral, bilingual and subject support", "behavioural support"]),
    ("2.2", &["primary, secondary or special"]),
    ("2.2", &["by themselves", "focused CPD", "TDA publication of 2010"]),
    ("2.3", &["Training and Development Agency", "are now owned by the National College for Teaching and Leadership"]),
    ("2.3", &["newly appointed", "may benefit from further or refresher training", "change their role"]),
    ("2.3", &["11 core modules", "lists 10", "four optional modules", "local contexts, needs"]),
    ("3", &["generic ones in English, maths and ICT", "school support staff"]),
    ("3.1.1", &["five levels", "Entry Levels 1 to 3", "international levels", "National Numeracy"]),
    ("3.1.1", &["Functional Skills", "Key Skills", "ALAN", "September 2012", "not always accepted in place of GCSEs"]),
    ("3.1.1", &["Essential Skills Wales", "Core Skills", "Northern Ireland Essential Skills"]),
    ("3.1.2", &["European Computer Driving Licence", "British Computer Society"]),
    ("3.1.2", &["CLAIT", "nationally recognised", "new, plus and advanced"]),
    ("3.2.1", &["September 2010", "England, Wales and Northern Ireland"]),
    ("3.2.1", &["National Qualifications Framework (NQF)", "NVQs", "same National Occupational Standards"]),
    ("3.2.1", &["foundation degrees among them, GCSEs and A levels", "separate frameworks", "SCQF"]),
    ("3.2.2", &["ten hours", "10 credits would take 100 hours on average", "Entry level to level 8"]),
    ("3.2.2", &["up to 12 credits", "13 to 36", "37 or more"]),
    ("3.2.2", &["carry their credit forward", "child care"]),
    ("3.2.3", &["clusters of schools", "large group of staff has in common"]),
    ("3.2.3", &["challenging behaviour", "English as an additional language"]),
    (
        "3.2.3",
        &["recognised nationally", "understood and applied", "might encourage", "different awarding organisations"],
    ),
    ("3.2.4", &["Seven qualifications", "Playwork", "Early Years"]),
    (
        "3.2.5",
        &[
            "CACHE",
            "City and Guilds",
            "Edexcel",
            "NCFE",
            "Industry Qualifications",
            "Skills First",
            "apprenticeships alone",
        ],
    ),
    ("3.2.6", &["Stonebridge", "TA College", "ICS Learn", "Open Study College", "Home Learning College"]),
    ("3.2.6", &["National Extension College", "10%", "members of UNISON", "as examples"]),
    (
        "3.2.7",
        &[
            "Learning and Skills Improvement Service",
            "suitable for teaching assistants",
            "Intermediate at Level 2",
            "Advanced at Level 3",
        ],
    ),
    ("4", &["against the five levels", "wide range of staff development"]),
    ("4", &["should be achieved", "working towards in order to progress", "TA1 is the exception"]),
    ("4", &["split into 3 sections", "not mandatory", "deemed equivalent", "benchmark"]),
    ("4.1.2", &["at or towards", "Level 2 Certificate", "optional units"]),
    ("4.1.3", &["working towards the Level 2 Certificate", "ICT course at Entry level"]),
    ("4.2.2", &["Supporting the Wider Curriculum", "mid-day supervisors", "fewer credits", "additional units"]),
    ("4.3.2", &["There are three", "knowledge only", "no work placement", "may not be the most appropriate choice"]),
    ("4.3.2", &["six categories", "pastoral support", "working with colleagues"]),
    (
        "4.4.2",
        &[
            "No QCF qualification belongs to TA4",
            "33 professional standards",
            "status and amounts to no formal qualification",
        ],
    ),
    (
        "4.5.2",
        &[
            "August 2012",
            "head teachers to decide",
            "can approach independent training providers to discuss",
            "at Level 2 or above",
        ],
    ),
    ("4.4.3", &["may be suitable", "could count", "equivalent to the first third"]),
    ("4.5.3", &["may be interested", "Teaching and Learning Support", "Teaching Assistant Studies"]),
    ("4.6.2", &["Level 2 Certificate"]),
    ("4.7.2", &["Award, the Certificate and the Diploma"]),
    ("4.8.2", &["meeting or working towards", "33 professional standards"]),
    (
        "4.9",
        &[
            "Foundation Degree",
            "BEd top-up",
            "Some students then go on to apply",
            "Qualified Teacher Status",
            "Institute of Education",
        ],
    ),
    ("appendix-1", &["Ofqual", "England, Northern Ireland and Wales"]),
    (
        "appendix-3",
        &[
            "job description",
            "evaluated and, as appropriate, in its pay",
            "adequate training, regularly reviewed and updated",
            "important route of continuing professional development",
        ],
    ),
    ("appendix-3", &["1 September 2014", "Governing bodies", "training needs", "commissioned"]),
    ("appendix-4", &["register of regulated qualifications", "careers services"]),
    ("back-cover", &["rewarded for the work they do", "bargaining for job security and fair pay"]),
    ("back-cover", &["joinunison.org", "0800 171 2193", "facebook.com/UNISONinSchools", "@NatEdTrust"]),
    ("back-cover", &["since 2013", "150,000", "independent charitable foundation"]),
];

#[test]
fn every_fact_of_the_prose_is_told() {
    let framework = embedded::framework();
    for (section, words) in FACTS {
        let id: Id<Section> = section.parse().expect("a section");
        let says = framework.sections.get(&id).expect("the section").says.join(" ");
        for words in words {
            assert!(says.contains(words), "section {section} does not say “{words}”");
        }
    }
}

/// The sections of the contents list, with their pages.
#[test]
fn the_contents_list_is_whole() {
    let framework = embedded::framework();
    let pages: Vec<(String, u16)> =
        framework.sections.iter().filter_map(|section| Some((section.id.to_string(), section.page?))).collect();
    let pages: Vec<String> = pages.into_iter().map(|(id, page)| format!("{id} {page}")).collect();
    let contents = "1 3, 1.1 3, 2 4, 2.1 4, 2.2 5, 2.3 6, 3 7, 3.1 7, 3.1.1 7, 3.1.2 7, 3.2 8, 3.2.1 8, 3.2.2 8, 3.2.3 8, 3.2.4 9, \
                    3.2.5 11, 3.2.6 11, 3.2.7 11, 4 12, 4.1 13, 4.2 16, 4.3 18, 4.4 21, 4.5 23, 4.6 25, 4.7 27, 4.8 29, 4.9 31, \
                    appendix-1 32, appendix-2 33, appendix-3 35, appendix-4 36";
    assert_eq!(pages.join(", "), contents);
    assert!(framework.sections.iter().all(|section| !section.says.is_empty()));
}

/// The commands that sections name exist.
#[test]
fn what_shows_a_section_can_be_typed() {
    let framework = embedded::framework();
    for section in &framework.sections {
        for command in &section.shown_by {
            let words = std::iter::once("tacareer").chain(command.split(' '));
            let read = tacareer::cli::definition().try_get_matches_from(words);
            assert!(read.is_ok(), "section {}: {command}", section.id);
            crate::program::ok(&mut crate::program::tacareer(&command.split(' ').collect::<Vec<_>>()));
        }
    }
}

/// Words of the guidance that people look for.
const WORDS: &str = "vocational NVQs NQF SCQF Ofqual GCSEs literacy numeracy international induction remuneration \
        remunerated evaluation evaluations circular pathways consultation standalone refresher localised accreditation redesigned \
        competency distance nationally recognised clusters achievement playwork discount members Stonebridge \
        Intermediate Advanced mandatory equivalent benchmark mid-day clubs placement pastoral colleagues headteachers \
        funding status mentoring undergraduate honours foundation UCAS statutory medical governing commissioned trained reviewed \
        charitable innovation wellbeing well-being behaviour behavior organisation organization programme train \
        training trained";

/// Words in the guidance that people look for are found as typed, not by a guess.
#[test]
fn words_of_the_guidance_are_found() {
    let framework = embedded::framework();
    for word in WORDS.split_whitespace() {
        let found = framework.search(word);
        assert!(found.hits.iter().any(|hit| hit.taken_for.is_empty()), "“{word}” is not found");
    }
    for word in ["wages", "1:1", "senco", "zebra"] {
        assert!(framework.search(word).hits.is_empty(), "“{word}” is found");
    }
}

/// Whole phrases of the guidance, and the addresses and numbers in it: the section or the record that each leads to.
const PHRASES: [(&str, &str); 25] = [
    ("raising educational standards", "2.3"),
    ("69 units", "2.2"),
    ("Teaching Agency", "2.2"),
    ("graded and remunerated", "2.1"),
    ("sharing of excellent practice", "back-cover"),
    ("split into 3 sections", "4"),
    ("five-level system to categorise adult skills", "3.1.1"),
    ("offers flexibility", "3.2.3"),
    ("child-care setting", "3.2.2"),
    ("stand-alone training structure", "4"),
    ("competent to take on the role", "4.5.2"),
    ("devolved nations", "appendix-3"),
    ("template policies", "appendix-3"),
    ("0800 171 2193", "back-cover"),
    ("joinunison.org", "back-cover"),
    ("facebook", "back-cover"),
    ("twitter", "back-cover"),
    ("bargaining", "back-cover"),
    ("strongest voice", "back-cover"),
    ("RNIB", "royal-national-institute-for-the-blind"),
    ("www.rnib.org.uk", "royal-national-institute-for-the-blind"),
    ("https://www.bhf.org.uk/schools", "british-heart-foundation"),
    ("goodcpdguide.com", "good-cpd-guide"),
    ("evidence-research", "english-and-maths-resources"),
    ("www.skillsforschools.org.uk/evidence-research.aspx?id=124", "english-and-maths-resources"),
];

#[test]
fn phrases_and_addresses_of_the_guidance_are_found() {
    let framework = embedded::framework();
    for (phrase, id) in PHRASES {
        let found = framework.search(phrase);
        assert!(found.is_all, "“{phrase}” is found nowhere as a whole");
        let ids: Vec<&str> = found.hits.iter().map(|hit| hit.entry.id.as_str()).collect();
        assert!(ids.contains(&id), "“{phrase}” leads to {ids:?}");
    }
}

/// Nobody sees what is only searched for.
#[test]
fn what_a_section_is_found_by_is_not_in_its_telling() {
    for section in &embedded::framework().sections {
        let says = section.says.join(" ");
        assert!(section.found_by.iter().all(|words| !says.contains(words.as_str())), "{}", section.id);
    }
}

/// All kinds of apostrophes and hyphens are equal.
#[test]
fn marks_of_every_kind_are_one() {
    let framework = embedded::framework();
    let found =
        |query: &str| framework.search(query).hits.iter().map(|hit| hit.entry.title.clone()).collect::<Vec<_>>();
    for other in ["children’s well-being", "childrens well‑being", "children's wellbeing"] {
        assert_eq!(found(other), found("children's well-being"), "{other}");
    }
    assert_eq!(found("STL 19")[0], found("STL19")[0]);
}

/// However much is typed, only a few words are looked for.
#[test]
fn what_is_looked_for_is_bounded() {
    let framework = embedded::framework();
    let many: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let found = framework.search(&many.join(" "));
    assert_eq!((found.looked_for.len(), found.left_out), (24, 9_976));
    let found = framework.search(&"x".repeat(10_000));
    assert_eq!((found.looked_for.len(), found.left_out, found.hits.len()), (0, 1, 0));
}
