//! Credit, and the sizes of qualifications that follow from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote};
use super::check::Check;
use super::id::Id;
use super::resource::Resource;
use super::rule::Rule;
use super::walk::{At, Called, Single, Visit};

/// The rules of credit and size (section 3.2.2 of the guidance for the QCF).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditRules {
    /// Hours of learning and assessment that one credit stands for, on average.
    pub hours_per_credit: u16,
    /// The sizes, smallest first.
    pub sizes: Vec<SizeRule>,
    /// The names of the lowest and the highest level: "Entry level", "level 8".
    pub levels: [String; 2],
    /// The exact words of the rules.
    pub rules: Vec<Quote>,
    /// What the publication says of a need that many share, word for word.
    #[serde(default)]
    pub for_groups: Vec<Quote>,
    /// Through whom units and qualifications can be had, beside the awarding bodies that each qualification names.
    #[serde(default)]
    pub offered_through: Vec<Id<Resource>>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about them.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl CreditRules {
    /// The numbers of the lowest and the highest level; a name without a number, such as "Entry level", counts as 0.
    pub fn range(&self) -> (u8, u8) {
        let number = |name: &String| {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(0)
        };
        (number(&self.levels[0]), number(&self.levels[1]))
    }

    /// What is wrong with a level that is not between the lowest and the highest.
    pub fn beyond(&self, level: u8) -> Option<String> {
        let (lowest, highest) = self.range();
        let is_within = lowest >= highest || (lowest..=highest).contains(&level);
        let [first, last] = &self.levels;
        (!is_within).then(|| format!("there is no level {level}: levels run from {first} to {last}"))
    }
}

impl Single for CreditRules {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self { hours_per_credit: _, sizes, levels, rules, for_groups, offered_through, changes, errata } = self;
        visitor.part(at, || Called::new("rule", "credit", "Credit and size", "qualifications"));
        for (n, SizeRule { size: _, title, from_credits: _, to_credits: _, text }) in sizes.iter().enumerate() {
            visitor.words(&at.key("sizes").index(n).key("title"), title);
            visitor.words(&at.key("sizes").index(n).key("text"), text);
        }
        for (n, level) in levels.iter().enumerate() {
            visitor.words(&at.key("levels").index(n), level);
        }
        visitor.quotes(&at.key("rules"), rules);
        visitor.quotes(&at.key("for_groups"), for_groups);
        visitor.all_refer(&at.key("offered_through"), offered_through);
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        if self.hours_per_credit == 0 {
            check.fault(&at.key("hours_per_credit"), Rule::Contradiction, "a credit stands for at least one hour");
        }
    }
}

/// How many credits make a qualification of one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeRule {
    /// The size.
    pub size: Size,
    /// Its name as printed: "Award".
    pub title: String,
    /// The fewest credits.
    pub from_credits: u16,
    /// The most credits; left out if there is no upper limit.
    #[serde(default)]
    pub to_credits: Option<u16>,
    /// The exact words.
    pub text: String,
}

/// The size of a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// The smallest.
    Award,
    /// The middle one.
    Certificate,
    /// The largest.
    Diploma,
}

impl Size {
    /// The name of the size.
    pub fn words(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Certificate => "certificate",
            Self::Diploma => "diploma",
        }
    }
}
