//! Everything that mentions some words, best first, forgiving of a typo.

use super::Framework;
use super::about::Section;
use super::id::Id;
use super::place::Place;

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// What it is: "duty", "unit".
    pub kind: &'static str,
    /// The words that name it, as they can be typed after a command.
    pub id: String,
    /// What a reader would call it.
    pub title: String,
    /// The text that is searched besides the title.
    pub text: &'a str,
    /// The command that shows it, without the program's name.
    pub command: String,
    /// Where it stands.
    pub section: Option<&'a Id<Section>>,
}

impl Entry<'_> {
    /// The place in the data that it stands for.
    pub fn place(&self) -> Place {
        if let Some(place) = Place::of_statement(&self.id) {
            return place;
        }
        match self.kind {
            "role profile" => Place::of("roles").key(&self.id),
            "qualification" => Place::of("qualifications").key(&self.id),
            "unit" => Place::of("units").key(&self.id),
            "standard" => Place::of("standards").key(self.command.trim_start_matches("nos ")),
            "training module" => Place::of("modules").key(&self.id),
            "course" => Place::of("skill_courses").key(&self.id),
            "destination" => Place::of("destinations").key(&self.id),
            "resource" => Place::of("resources").key(&self.id),
            "change" => Place::of("changes").key(&self.id),
            "rule" => Place::of("credit"),
            "caveat" => Place::of("about"),
            _ => Place::of("professional_standards"),
        }
    }
}

/// An entry that mentions the words.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: Entry<'a>,
    /// How well it fits; higher is better.
    pub score: u32,
    /// Words of the entry that were taken for words that were asked for, where they are not the same.
    pub taken_for: Vec<String>,
}

impl Framework {
    /// The entries that mention all of the words, best first; those equally good in the order of the data. When none
    /// mentions all of them, those that mention the most.
    pub fn search(&self, query: &str) -> Vec<Hit<'_>> {
        let wanted = words(query);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(usize, Hit<'_>)> =
            self.entries().into_iter().filter_map(|entry| hit(entry, &wanted)).collect();
        let most = hits.iter().map(|(found, _)| *found).max().unwrap_or(0);
        hits.retain(|(found, _)| *found == most);
        let mut hits: Vec<Hit<'_>> = hits.into_iter().map(|(_, hit)| hit).collect();
        // A word that is there as typed makes guesses at it idle.
        if hits.iter().any(|hit| hit.taken_for.is_empty()) {
            hits.retain(|hit| hit.taken_for.is_empty());
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }

    /// Everything that can be found, in the order of the data.
    fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        self.role_entries(&mut entries);
        for one in &self.qualifications {
            let command = format!("qualifications {}", one.id);
            let texts = one.description.iter().chain(&one.categories).map(|text| (text, &one.section));
            let remarks = one.remarks.iter().map(|quote| (&quote.text, &quote.section));
            entries.push(entry("qualification", one.id.as_str(), one.title.clone(), "", &command, Some(&one.section)));
            for (text, section) in texts.chain(remarks) {
                entries.push(entry("qualification", one.id.as_str(), one.title.clone(), text, &command, Some(section)));
            }
        }
        for quote in self.credit.iter().flat_map(|credit| &credit.rules) {
            let title = "Credit and size".to_owned();
            entries.push(entry("rule", "credit", title, &quote.text, "qualifications", Some(&quote.section)));
        }
        for one in &self.units {
            let reference = one.reference.as_deref().unwrap_or("");
            let code = one.code.as_deref().map_or_else(String::new, |code| format!(" ({code})"));
            let title = format!("{} (level {}){code}", one.title, one.level);
            entries.push(entry(
                "unit",
                one.id.as_str(),
                title,
                reference,
                &format!("unit {}", one.id),
                one.section.as_ref(),
            ));
        }
        for one in &self.standards {
            let title = format!("{} {}", self.code(one.id), one.title.as_deref().unwrap_or("(title not confirmed)"));
            let text = &self.group(one).title;
            entries.push(entry(
                "standard",
                &self.code(one.id),
                title,
                text,
                &format!("nos {}", one.id),
                one.section.as_ref(),
            ));
        }
        self.other_entries(&mut entries);
        entries
    }

    fn role_entries<'a>(&'a self, entries: &mut Vec<Entry<'a>>) {
        for role in &self.roles {
            let command = format!("level {}", role.id);
            let mut add = |kind, id: String, title: String, text: &'a str, section| {
                entries.push(Entry { kind, id, title, text, command: command.clone(), section: Some(section) });
            };
            let id = |part: &str| format!("{}.{part}", role.id);
            add(
                "role profile",
                role.id.to_string(),
                format!("{}, {}", role.short, role.title),
                &role.purpose.text,
                &role.section,
            );
            for duty in &role.duties {
                let options =
                    duty.options.iter().map(|option| (format!("{}{}", duty.number, option.letter), &option.text));
                for (number, text) in std::iter::once((duty.number.to_string(), &duty.text)).chain(options) {
                    add(
                        "duty",
                        id(&format!("duty.{number}")),
                        format!("{} duty {number}", role.short),
                        text,
                        &role.duties_section,
                    );
                }
            }
            for (n, quote) in role.knowledge.iter().enumerate() {
                add(
                    "knowledge",
                    id(&format!("knowledge.{}", n + 1)),
                    format!("{} knowledge {}", role.short, n + 1),
                    &quote.text,
                    &quote.section,
                );
            }
            for (n, one) in role.cpd.suggestions.iter().enumerate() {
                let texts = std::iter::once(&one.text)
                    .chain(&one.detail)
                    .chain(one.examples.iter().map(|example| &example.text));
                for text in texts {
                    add(
                        "CPD suggestion",
                        id(&format!("cpd.{}", n + 1)),
                        format!("{} CPD {}", role.short, n + 1),
                        text,
                        &one.section,
                    );
                }
            }
        }
    }

    fn other_entries<'a>(&'a self, entries: &mut Vec<Entry<'a>>) {
        if let Some(set) = &self.professional_standards {
            for (_, _, one) in set.iter() {
                let title = format!("{} standard {}", set.status, one.number);
                let command = format!("hlta {}", one.number);
                entries.push(entry(
                    "professional standard",
                    &one.number.to_string(),
                    title,
                    &one.text,
                    &command,
                    Some(&set.section),
                ));
            }
            for quote in &set.remarks {
                entries.push(entry(
                    "professional standard",
                    &set.status,
                    set.title.clone(),
                    &quote.text,
                    "hlta",
                    Some(&quote.section),
                ));
            }
        }
        for one in &self.modules {
            let command = format!("training {}", one.id);
            entries.push(entry(
                "training module",
                one.id.as_str(),
                one.title.clone(),
                "",
                &command,
                Some(&one.section),
            ));
        }
        for one in &self.skill_courses {
            entries.push(entry(
                "course",
                one.id.as_str(),
                one.title.clone(),
                &one.text,
                "basic-skills",
                Some(&one.section),
            ));
        }
        for one in &self.destinations {
            for step in &one.steps {
                let title = format!("{}: {}", one.title, step.title);
                let command =
                    format!("path {} {}", one.suggested_to.first().map_or("ta1", |role| role.as_str()), one.id);
                entries.push(entry("destination", one.id.as_str(), title, &step.text, &command, Some(&step.section)));
            }
        }
        for one in &self.resources {
            let text = one.text.as_deref().unwrap_or("");
            let command = format!("resources --topic {}", one.topic.words());
            entries.push(entry("resource", one.id.as_str(), one.title.clone(), text, &command, Some(&one.section)));
        }
        for one in &self.contents.about.iter().flat_map(|about| &about.caveats).collect::<Vec<_>>() {
            entries.push(entry("caveat", &one.topic, one.topic.clone(), &one.text, "about", Some(&one.section)));
        }
        for one in &self.changes {
            entries.push(entry("change", one.id.as_str(), one.title.clone(), &one.text, "about", None));
        }
    }
}

fn entry<'a>(
    kind: &'static str,
    id: &str,
    title: String,
    text: &'a str,
    command: &str,
    section: Option<&'a Id<Section>>,
) -> Entry<'a> {
    Entry { kind, id: id.into(), title, text, command: command.into(), section }
}

/// How many of the wanted words an entry mentions, and how well.
fn hit<'a>(entry: Entry<'a>, wanted: &[String]) -> Option<(usize, Hit<'a>)> {
    let (title, text) = (words(&entry.title), words(entry.text));
    let (mut found, mut score, mut taken_for) = (0, 0, Vec::new());
    for word in wanted {
        let in_title = title.iter().map(|other| (likeness(word, other) * 3, other)).max();
        let in_text = text.iter().map(|other| (likeness(word, other), other)).max();
        let Some((best, other)) = in_title.max(in_text).filter(|(best, _)| *best > 0) else { continue };
        found += 1;
        score += best;
        if !other.starts_with(word.as_str()) && !other.contains(word.as_str()) {
            taken_for.push(other.clone());
        }
    }
    (found > 0).then_some((found, Hit { entry, score, taken_for }))
}

/// How well a word fits another: whole, at its start, within it, or but for a typo.
fn likeness(wanted: &str, other: &str) -> u32 {
    let long = wanted.chars().count();
    if wanted == other {
        10
    } else if long >= 3 && other.starts_with(wanted) {
        7
    } else if long >= 4 && other.contains(wanted) {
        4
    } else if long >= 4 && typo(wanted, other, if long >= 8 { 2 } else { 1 }) {
        2
    } else {
        0
    }
}

/// Whether the word, or the beginning of the other of its length, is the same but for so many letters.
fn typo(wanted: &str, other: &str, allowed: usize) -> bool {
    if wanted.chars().next() != other.chars().next() {
        return false;
    }
    let beginning: String = other.chars().take(wanted.chars().count()).collect();
    [other, beginning.as_str()].iter().any(|form| strsim::damerau_levenshtein(wanted, form) <= allowed)
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let letters = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let word = |word: &str| word.trim_matches(['\'', '’']).to_lowercase();
    text.split(|c| !letters(c)).map(word).filter(|word| !word.is_empty()).collect()
}
