//! How long something took, in hours as people write them; sums are exact.

use std::fmt;
use std::iter::Sum;

use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// The most hours that one activity can take.
const MOST_HOURS: f64 = 10_000.0;

/// Hours, to the thousandth: `0.1` and `0.2` add up to `0.3`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    thousandths: u64,
}

const THOUSANDTHS: f64 = 1000.0;

impl Hours {
    /// Whether it is no time at all.
    pub fn is_none(self) -> bool {
        self.thousandths == 0
    }

    /// Whole hours, rounded up.
    pub fn rounded_up(self) -> u32 {
        u32::try_from(self.thousandths.div_ceil(1000)).unwrap_or(u32::MAX)
    }

    /// The hours as a number.
    #[allow(clippy::cast_precision_loss, reason = "thousandths of hours are far below 2^53")]
    pub fn number(self) -> f64 {
        self.thousandths as f64 / THOUSANDTHS
    }

    /// The hours in words: "1 hour", "1.5 hours".
    pub fn words(self) -> String {
        format!("{self} hour{}", if self.thousandths == 1000 { "" } else { "s" })
    }

    /// A number of hours, rounded to the thousandth; `None` if it is more than one activity can take.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number is within the limits")]
    fn of(number: f64) -> Option<Self> {
        let thousandths = (number * THOUSANDTHS).round();
        (thousandths >= 1.0 && number <= MOST_HOURS).then_some(Self { thousandths: thousandths as u64 })
    }

    /// The hours that a text names: `6`, `1.5`, `1,000`, `6 hours`, `1h 30`, `90 minutes`.
    ///
    /// # Errors
    ///
    /// When it does not name any, or more than 10,000.
    pub fn typed(typed: &str) -> Result<Self, String> {
        let refused = || {
            format!(
                "“{}” is not a number of hours above 0 and up to 10,000, such as 6, 1.5 or 90 minutes",
                typed.trim()
            )
        };
        let lower = typed.to_lowercase();
        let (number, unit) = split(lower.trim()).ok_or_else(refused)?;
        let hours = match unit.trim() {
            "" | "h" | "hr" | "hrs" | "hour" | "hours" => number,
            "m" | "min" | "mins" | "minute" | "minutes" => number / 60.0,
            other => {
                let rest = ["hours", "hour", "hrs", "hr", "h", ":"].iter().find_map(|unit| other.strip_prefix(unit));
                let (minutes, unit) = rest.and_then(|rest| split(rest.trim())).ok_or_else(refused)?;
                let are_minutes = matches!(unit.trim(), "" | "m" | "min" | "mins" | "minutes") && minutes < 60.0;
                if !are_minutes {
                    return Err(refused());
                }
                number + minutes / 60.0
            }
        };
        Self::of(hours).ok_or_else(refused)
    }
}

/// The number that a text begins with, and what follows it. A comma before three digits separates thousands; any other
/// comma is a decimal point.
fn split(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let mut groups = number.split('.').next().unwrap_or_default().split(',');
    let first = groups.next().unwrap_or_default().len();
    let has_thousands = number.contains(',') && (1..=3).contains(&first) && groups.all(|group| group.len() == 3);
    let number = if has_thousands { number.replace(',', "") } else { number.replace(',', ".") };
    Some((number.parse().ok()?, rest))
}

/// Whole numbers without a fraction: `6`, not `6.0`.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.number(), f)
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self { thousandths: all.map(|hours| hours.thousandths).fold(0, u64::saturating_add) }
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.number())
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::of(number).ok_or_else(|| D::Error::custom("hours are a number above 0 and up to 10,000"))
    }
}

impl JsonSchema for Hours {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Hours".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "exclusiveMinimum": 0, "maximum": MOST_HOURS })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<f64> {
        Hours::typed(typed).ok().map(Hours::number)
    }

    #[test]
    fn hours_as_people_write_them() {
        let all = [
            ("6", 6.0),
            ("1.5", 1.5),
            ("1,5", 1.5),
            ("1,000", 1000.0),
            ("6 hours", 6.0),
            ("1 hr", 1.0),
            ("90 minutes", 1.5),
        ];
        for (typed, hours) in
            all.into_iter().chain([("1h30", 1.5), ("1h 30m", 1.5), ("1:30", 1.5), ("1,250.5", 1250.5)])
        {
            assert_eq!(read(typed), Some(hours), "{typed}");
        }
        for typed in ["", "0", "-1", "six", "1h 90", "10001", "6 days", "1.2.3", "NaN", "inf", "0.0001"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn they_add_up_exactly() {
        let together: Hours = ["0.1", "0.2"].iter().flat_map(|typed| Hours::typed(typed)).sum();
        assert_eq!(together.words(), "0.3 hours");
        assert_eq!(Hours::typed("1").map(Hours::words).as_deref(), Ok("1 hour"));
    }
}
