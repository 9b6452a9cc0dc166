//! Names that people type and that a look-up in one table can't resolve.

use anyhow::{Result, bail};

use crate::framework::basic_skills::SkillLevel;
use crate::framework::{Framework, squash};

/// The level that a person means: `level-2`, `Level 2`, `2`, `entry-3`.
pub(crate) fn level_named<'a>(framework: &'a Framework, typed: &str) -> Result<&'a SkillLevel> {
    let all = || framework.basic_skills.iter().flat_map(|chart| &chart.levels);
    let wanted = squash(typed);
    let meant = |level: &&SkillLevel| {
        let names = [squash(level.id.as_str()), squash(&level.title)];
        names.contains(&wanted)
            || squash(level.id.as_str()) == format!("level{wanted}")
            || names[0].replace("entry", "entrylevel") == wanted
    };
    let Some(found) = all().find(meant) else {
        let known: Vec<&str> = all().map(|level| level.id.as_str()).collect();
        if known.is_empty() {
            bail!("the {} has no levels of English, maths or ICT", framework.about().short);
        }
        bail!("there is no level “{typed}” of English, maths or ICT: there are {}", known.join(", "));
    };
    Ok(found)
}
