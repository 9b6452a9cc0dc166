//! Questions in plain words, and the commands that answer them: “how do I become an HLTA” is `path`.

use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};

/// The commands that answer a question, without the program's name, best first. Empty if it is not a question about a
/// role; then the usual search is the answer.
pub(super) fn answered_by(framework: &Framework, query: &str) -> Vec<String> {
    let lower = query.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let is_question =
        has(&["how", "what", "which", "who", "where", "can", "do", "should", "difference", "between", "from", "vs"]);
    if words.len() < 3 || !is_question {
        return Vec::new();
    }
    let roles = roles(framework, &words);
    let teacher = framework.destinations.iter().find(|one| words.iter().any(|word| one.id.as_str() == *word));
    match (&roles[..], teacher) {
        ([from, to, ..], _)
            if has(&["difference", "differences", "compare", "compared", "differ", "between", "vs", "versus"]) =>
        {
            vec![format!("compare {} {}", from.id, to.id)]
        }
        ([from, to, ..], _) => vec![format!("path {} {}", from.id, to.id), format!("compare {} {}", from.id, to.id)],
        ([from], Some(teacher)) => vec![format!("path {} {}", from.id, teacher.id)],
        ([], Some(teacher)) => vec![format!("path {} {}", lowest(framework, None), teacher.id)],
        ([role], None) if has(&["qualification", "qualifications", "certificate", "diploma", "hold", "qualified"]) => {
            vec![format!("level {} --section qualifications", role.id), format!("gap {}", role.id)]
        }
        ([role], None) if has(&["become", "becoming", "get", "progress", "reach", "work", "towards", "qualify"]) => {
            let from = lowest(framework, Some(role));
            let path = (from != role.id.as_str()).then(|| format!("path {from} {}", role.id));
            path.into_iter().chain([format!("gap {}", role.id)]).collect()
        }
        ([role], None) if has(&["next", "after", "further"]) => vec![format!("next {}", role.id)],
        ([role], None) if has(&["duties", "duty", "job"]) || (has(&["does"]) && has(&["do"])) => {
            vec![format!("level {} --section duties", role.id), format!("level {}", role.id)]
        }
        ([role], None) => vec![format!("level {}", role.id)],
        ([], None) => Vec::new(),
    }
}

/// The roles that the words name, each once and in order; a name may be one word or several.
fn roles<'a>(framework: &'a Framework, words: &[&str]) -> Vec<&'a Keyed<Role>> {
    /// The most words in a name.
    const LONGEST: usize = 6;
    let mut roles: Vec<&Keyed<Role>> = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let longest = LONGEST.min(words.len() - start);
        let named = (1..=longest).rev().find_map(|length| {
            let role = framework.roles.find(&words[start..start + length].join(" ")).ok()?;
            Some((length, role))
        });
        let (length, role) = named.map_or((1, None), |(length, role)| (length, Some(role)));
        roles.extend(role.filter(|role| roles.iter().all(|known| known.id != role.id)));
        start += length;
    }
    roles
}

/// The lowest role in the family of this role, or in the first family.
fn lowest<'a>(framework: &'a Framework, role: Option<&Keyed<Role>>) -> &'a str {
    let family = role.map(|role| &role.family).or_else(|| framework.families.iter().next().map(|family| &family.id));
    let ladder = family.map_or_else(Vec::new, |family| framework.ladder(family));
    ladder.first().map_or("", |role| role.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn questions_lead_to_the_command_that_answers() {
        let framework = embedded::framework();
        for (question, command) in [
            ("how do I become an HLTA", "path ta1 ta5"),
            ("How can I get from TA2 to TA3?", "path ta2 ta3"),
            ("what is the difference between TA2 and ASNA1", "compare ta2 asna1"),
            ("which qualification do I need for TA2", "level ta2 --section qualifications"),
            ("what does a TA3 do", "level ta3 --section duties"),
            ("what should I do next as a TA2", "next ta2"),
            ("how do I become a teacher", "path ta1 teacher"),
            ("what is a TA 4", "level ta4"),
        ] {
            assert_eq!(answered_by(&framework, question).first().map(String::as_str), Some(command), "{question}");
        }
        for other in ["behaviour", "training for TA2", "first aid", "what about behaviour management"] {
            assert_eq!(answered_by(&framework, other), Vec::<String>::new(), "{other}");
        }
    }
}
