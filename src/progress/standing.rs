//! A person's standing on something, and the reason for it.

use jiff::civil::Date;

use crate::framework::qualification::{Qualification, Unit};
use crate::framework::{Keyed, StandardNumber};
use crate::record::{Award, Equivalent, Evidence};

/// How something stands with a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a> {
    /// Not in the record.
    Missing,
    /// Only a unit at a lower level than expected draws on it: it is shown, but still to be gained at its level. With
    /// the unit, or the qualification that brings it.
    Below(Because<'a>),
    /// A qualification is held that may answer it, and the publication does not list the standards that it reflects:
    /// nobody can tell from the record (section 4.3.2, of the Level 3 Award).
    Untold(&'a Keyed<Qualification>),
    /// Begun.
    InProgress(Because<'a>),
    /// Somebody agreed that experience is equivalent to it, or else to what implies it: then by what.
    Deemed(&'a Equivalent, Option<Because<'a>>),
    /// Achieved or evidenced.
    Held(Because<'a>),
}

/// What in the record says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Because<'a> {
    /// An entry for the thing itself, with its date and the last day on which it counts.
    Entry(Option<Date>, Option<Date>),
    /// A qualification that requires this unit.
    Qualification(&'a Keyed<Qualification>),
    /// A qualification that takes in the units of this one (section 3.2.4: "incorporates units in"). That it implies
    /// this one is our reading.
    Incorporating(&'a Keyed<Qualification>),
    /// A qualification at a higher level than any that is expected. That it counts is our reading: section 4 says that
    /// knowledge and experience may be deemed equivalent, and the employer decides.
    Above(&'a Keyed<Qualification>),
    /// A qualification that shares units with the expected one; additional units are left (sections 3.2.4 and 4.2.2).
    Sharing(&'a Keyed<Qualification>),
    /// Units of a qualification at a higher level than any that is expected, or that qualification in progress. That it
    /// counts is our reading.
    Beyond(&'a Keyed<Qualification>),
    /// The same qualification, where the record has every listed unit of the other one besides. That these are all the
    /// additional units is our reading: the publication does not list them.
    Additional(&'a Keyed<Qualification>),
    /// A unit that draws on it, or that counts towards it.
    Unit(&'a Keyed<Unit>),
    /// Units of a qualification, which is not in the record itself: how many of those that are listed are held or
    /// deemed equivalent, and how many are listed.
    Units(&'a Keyed<Qualification>, u16, u16),
    /// A piece of evidence.
    Evidence(&'a Evidence),
    /// The status for which it must be shown: "Those awarded HLTA status must demonstrate, through their practice, that
    /// they …" (Appendix 2).
    Status(&'a Award),
    /// The levels of English and maths that are the same fact as this professional standard (Appendix 2).
    Skills,
    /// The professional standard that is the same fact as this level of English or maths (Appendix 2).
    Professional(StandardNumber),
}

impl Because<'_> {
    /// Whether this is our reading and not in the publication, so that it has to be marked.
    pub fn is_our_reading(&self) -> bool {
        matches!(self, Self::Incorporating(_) | Self::Above(_) | Self::Beyond(_) | Self::Additional(_))
    }
}

impl<'a> Standing<'a> {
    /// The order of progress: missing, at a lower level, in progress, deemed equivalent, held.
    fn rank(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Below(_) => 1,
            Self::Untold(_) => 2,
            Self::InProgress(_) => 3,
            Self::Deemed(..) => 4,
            Self::Held(_) => 5,
        }
    }

    /// Whether it is held or deemed equivalent, so that nothing is left to do.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Deemed(..) | Self::Held(_))
    }

    /// Whether it is not in the record.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether it is not held, not deemed equivalent, and not begun at the expected level.
    pub fn is_to_begin(&self) -> bool {
        matches!(self, Self::Missing | Self::Below(_) | Self::Untold(_))
    }

    /// The reason; `None` if it is missing or itself deemed equivalent.
    pub fn because(&self) -> Option<&Because<'a>> {
        match self {
            Self::InProgress(because) | Self::Held(because) => Some(because),
            Self::Deemed(_, implied) => implied.as_ref(),
            Self::Missing | Self::Below(_) | Self::Untold(_) => None,
        }
    }

    /// Whether it depends on our reading.
    pub fn is_our_reading(&self) -> bool {
        self.because().is_some_and(Because::is_our_reading)
    }

    /// Replaces the standing with another if that is further along, or counts for longer: a renewal.
    pub(super) fn raise(&mut self, other: Self) {
        if other.rank() > self.rank() || other.outlasts(self) {
            *self = other;
        }
    }

    /// Whether both are held by entries of their own and this one counts for longer.
    fn outlasts(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Held(Because::Entry(_, until)), Self::Held(Because::Entry(_, Some(before)))) => {
                until.is_none_or(|until| until > *before)
            }
            _ => false,
        }
    }

    /// The standing of something that this implies, with the given reason. Nobody agreed on that itself, so what is
    /// deemed equivalent says by what.
    pub(super) fn carried(&self, because: Because<'a>) -> Self {
        match self {
            Self::Missing | Self::Below(_) | Self::Untold(_) => Self::Missing,
            Self::InProgress(_) => Self::InProgress(because),
            Self::Deemed(equivalent, _) => Self::Deemed(equivalent, Some(because)),
            Self::Held(_) => Self::Held(because),
        }
    }

    /// The standing of several things together: settled if all are, in progress if any is begun.
    pub(super) fn together(all: impl Iterator<Item = Self>) -> Self {
        let (mut least, mut most, mut begun) = (None, Self::Missing, None);
        for one in all {
            if least.is_none_or(|least: Self| one.rank() < least.rank()) {
                least = Some(one);
            }
            if one.rank() >= most.rank() {
                most = one;
            }
            begun = begun.or((!one.is_to_begin()).then_some(one));
        }
        match (least, begun) {
            (Some(least), _) if least.is_settled() => least,
            (_, Some(Self::InProgress(because) | Self::Held(because))) => Self::InProgress(because),
            (_, Some(_)) => Self::InProgress(Because::Entry(None, None)),
            _ => most,
        }
    }

    /// The standing of several things any one of which will do: that of the one furthest along.
    pub(super) fn furthest(all: impl Iterator<Item = Self>) -> Self {
        let mut furthest = Self::Missing;
        all.for_each(|standing| furthest.raise(standing));
        furthest
    }

    /// The standing in a word or two.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Below(_) => "at a lower level",
            Self::Untold(_) => "can't be told",
            Self::InProgress(_) => "in progress",
            Self::Deemed(..) => "deemed equivalent",
            Self::Held(_) => "held",
        }
    }
}
