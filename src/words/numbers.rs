//! Numbers of options, read as people type them; what can't be read is refused with what is possible.

use crate::framework::typed_numbers;

/// The highest level that a framework may have.
const HIGHEST: u8 = 8;

/// Levels: `3`, `2,3`, `2-3`, `L2`, `"level 2"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Levels(pub(crate) Vec<u8>);

/// Reads levels.
pub(crate) fn levels(typed: &str) -> Result<Levels, String> {
    let refused = || format!("“{}” is not a level: 0 to {HIGHEST}, as in 3, 2,3 or 2-3", typed.trim());
    let lower = typed.to_lowercase();
    let plain = ["levels", "level", "lvl", "l"].iter().fold(lower, |text, word| text.replace(word, " "));
    let numbers = typed_numbers(&plain).ok_or_else(refused)?;
    let levels: Vec<u8> = numbers.into_iter().filter_map(|number| u8::try_from(number).ok()).collect();
    if levels.is_empty() || levels.iter().any(|level| *level > HIGHEST) { Err(refused()) } else { Ok(Levels(levels)) }
}

/// Reads one level.
pub(crate) fn level(typed: &str) -> Result<u8, String> {
    match levels(typed)?.0[..] {
        [level] => Ok(level),
        _ => Err(format!("“{}” is several levels: name one of them", typed.trim())),
    }
}

/// Reads a whole number from `LEAST` to `MOST`.
pub(crate) fn whole<const LEAST: u32, const MOST: u32>(typed: &str) -> Result<u32, String> {
    let range = if MOST == u32::MAX { format!("from {LEAST} upwards") } else { format!("from {LEAST} to {MOST}") };
    let number: Option<u32> = typed.trim().parse().ok();
    number
        .filter(|number| (LEAST..=MOST).contains(number))
        .ok_or_else(|| format!("“{}” is not a whole number {range}", typed.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_as_people_type_them() {
        for typed in ["2", "L2", "l 2", "level 2", "lvl 2"] {
            assert_eq!(level(typed), Ok(2), "{typed}");
        }
        for (typed, read) in [("2-3", vec![2, 3]), ("levels 2 and 3", vec![2, 3]), ("L2 to L4", vec![2, 3, 4])] {
            assert_eq!(levels(typed), Ok(Levels(read)), "{typed}");
        }
        for typed in ["", "two", "9", "2-9", "3-2", "300", "2.5"] {
            let refused = format!("“{typed}” is not a level: 0 to 8, as in 3, 2,3 or 2-3");
            assert_eq!(levels(typed), Err(refused), "{typed}");
        }
        assert_eq!(level("2-3"), Err("“2-3” is several levels: name one of them".to_owned()));
    }

    #[test]
    fn whole_numbers_say_what_is_possible() {
        assert_eq!(whole::<1, 60>("3"), Ok(3));
        let refused = "“2.5” is not a whole number from 1 to 60";
        assert_eq!(whole::<1, 60>("2.5"), Err(refused.to_owned()));
        let refused = "“two” is not a whole number from 1 upwards";
        assert_eq!(whole::<1, { u32::MAX }>("two"), Err(refused.to_owned()));
    }
}
