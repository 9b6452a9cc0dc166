//! How far it is to a qualification: its units, both those it takes in and those it adds, and what counts towards it.

use super::holdings::Holdings;
use super::standing::{Because, Standing};
use crate::framework::about::Section;
use crate::framework::qualification::{Part as Plays, Qualification, Unit};
use crate::framework::{Framework, Id, Keyed, Listed};

/// How far it is to a qualification.
#[derive(Debug, Clone)]
pub struct Toward<'a> {
    /// The qualification.
    pub qualification: &'a Keyed<Qualification>,
    /// Whether it is only named as an alternative.
    pub alternative: bool,
    /// Whether the publication says that it may not be the most appropriate one for somebody in the role. Its words are
    /// among the qualification's remarks, and have to be shown with any answer that depends on it (section 4.3.2).
    pub less_suited: bool,
    /// Its standing.
    pub standing: Standing<'a>,
    /// Its required units, as far as they are listed, including those of the qualifications it incorporates.
    pub units: Vec<UnitLeft<'a>>,
    /// The optional units that are listed for the qualification itself.
    pub optional: Vec<UnitLeft<'a>>,
    /// Its units at its own level or above that are held, deemed equivalent or in progress, including optional ones;
    /// the strongest evidence of a beginning comes first.
    pub begun: Vec<UnitLeft<'a>>,
    /// A qualification at its level that is held and whose units it incorporates; only what it adds is left.
    pub lower_held: Option<&'a Keyed<Qualification>>,
    /// Whether it is begun: it is in progress, or one of those units is, or such a qualification is held. A unit at a
    /// lower level does not begin it.
    pub under_way: bool,
}

/// A unit of a qualification, and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct UnitLeft<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// Whether the qualification that is asked for lists it itself.
    pub is_own: bool,
    /// The qualification it is taken in from; `None` if the qualification itself adds it.
    pub taken_in: Option<&'a Keyed<Qualification>>,
    /// Its standing.
    pub standing: Standing<'a>,
}

/// How many units are listed, and how many of those are held or deemed equivalent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Held or deemed equivalent.
    pub settled: usize,
    /// Listed.
    pub listed: usize,
}

impl Tally {
    fn of<'u, 'a: 'u>(units: impl Iterator<Item = &'u UnitLeft<'a>>) -> Self {
        let mut tally = Self::default();
        for unit in units {
            tally.listed += 1;
            tally.settled += usize::from(unit.standing.is_settled());
        }
        tally
    }
}

impl<'a> Toward<'a> {
    /// How far it is to a qualification.
    pub fn of(framework: &'a Framework, holdings: &Holdings<'a>, qualification: &'a Keyed<Qualification>) -> Self {
        let standing = holdings.of_qualification(qualification);
        let is_held = |one: &&Keyed<Qualification>| {
            one.level >= qualification.level && holdings.of_qualification(one).is_settled()
        };
        let lower_held = framework.incorporated(qualification).find(is_held);
        let all = framework.units_of_qualification(qualification);
        let (mut units, mut optional, mut begun) = (Vec::with_capacity(all.len()), Vec::new(), Vec::new());
        for Listed { unit, contained, taken_in } in all {
            let left =
                UnitLeft { unit, is_own: contained.through.is_none(), taken_in, standing: holdings.of_unit(unit) };
            if !left.standing.is_missing() && unit.level >= qualification.level {
                begun.push(left);
            }
            if contained.part != Plays::Optional {
                units.push(left);
            } else if contained.through.is_none() {
                optional.push(left);
            }
        }
        // What it adds itself speaks most for it.
        begun.sort_by_key(|left| (left.taken_in.is_some(), !left.standing.is_settled()));
        Self {
            qualification,
            alternative: false,
            less_suited: false,
            lower_held,
            under_way: !standing.is_missing() || !begun.is_empty() || lower_held.is_some(),
            standing,
            units,
            optional,
            begun,
        }
    }

    /// The units by which it is begun: how many of those it requires, or of its optional ones where it requires none.
    /// Where none of these is complete, the first that is begun.
    pub(super) fn begun_by(&self) -> Option<Because<'a>> {
        let first = self.begun.first()?;
        let counted = if self.units.is_empty() { &self.optional } else { &self.units };
        let tally = Tally::of(counted.iter());
        Some(match (u16::try_from(tally.settled), u16::try_from(tally.listed)) {
            (Ok(settled), Ok(listed)) if settled > 0 => Because::Units(self.qualification, settled, listed),
            _ => Because::Unit(first.unit),
        })
    }

    /// The required units that are still to gain.
    pub fn left(&self) -> impl Iterator<Item = &UnitLeft<'a>> {
        self.units.iter().filter(|unit| !unit.standing.is_settled())
    }

    /// The required units that it adds itself.
    pub fn own(&self) -> Tally {
        Tally::of(self.units.iter().filter(|left| left.taken_in.is_none()))
    }

    /// The optional units that are listed for it.
    pub fn own_optional(&self) -> Tally {
        Tally::of(self.optional.iter())
    }

    /// The units it takes in, by the qualification they are listed for.
    pub fn taken_in(&self) -> Vec<(&'a Keyed<Qualification>, Tally)> {
        let mut sources: Vec<&'a Keyed<Qualification>> = Vec::new();
        for source in self.units.iter().filter_map(|left| left.taken_in) {
            if sources.iter().all(|known| known.id != source.id) {
                sources.push(source);
            }
        }
        let from = |source: &'a Keyed<Qualification>, left: &&UnitLeft<'a>| {
            left.taken_in.is_some_and(|taken_in| taken_in.id == source.id)
        };
        sources.into_iter().map(|one| (one, Tally::of(self.units.iter().filter(|left| from(one, left))))).collect()
    }

    /// The section in which the publication says that optional units belong to it (section 4.1.2: "Additional optional
    /// units must also be taken in order to gain the qualification").
    pub fn optional_section(&self) -> Option<&'a Id<Section>> {
        self.qualification.optional_units_section.as_ref()
    }

    /// The standing of its optional units; `None` if it has none. A record can't show whether enough of them are held,
    /// so they are never held before the qualification is.
    pub fn optional_standing(&self) -> Option<Standing<'a>> {
        self.optional_section()?;
        let units = Standing::furthest(self.optional.iter().map(|left| left.standing));
        let begun = self.optional.iter().find(|left| !left.standing.is_missing());
        Some(match (&self.standing, begun) {
            (Standing::Missing, None) => Standing::Missing,
            (Standing::Missing, Some(left)) if units.is_settled() => Standing::InProgress(Because::Unit(left.unit)),
            (Standing::Missing, Some(_)) => units,
            (standing, _) => *standing,
        })
    }

    /// The confirmed credits of the units still to gain.
    pub fn credits_left(&self) -> u32 {
        self.left().filter_map(|left| left.unit.credits).map(u32::from).sum()
    }

    /// How many of the units still to gain have no confirmed credits.
    pub fn unknown_left(&self) -> usize {
        self.left().filter(|left| left.unit.credits.is_none()).count()
    }

    /// Decides between qualifications any one of which will do: by what is missing, then by the credits left.
    pub(super) fn cost(&self) -> (usize, u32) {
        let units = self.left().filter(|left| left.standing.is_to_begin()).count();
        let optional = self.optional_standing().is_some_and(|standing| standing.is_to_begin());
        (units + usize::from(optional) + usize::from(self.standing.is_to_begin()), self.credits_left())
    }
}
