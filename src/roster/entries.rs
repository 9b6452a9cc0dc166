//! Adds an entry to a list of a record. A list may name one certificate several times: a renewal stands before what it
//! renews, and a mere “yes” adds nothing to a date.

use jiff::civil::Date;

use crate::record::{Activity, Award, Evidence, Held, Skill, Status};

/// An entry of which a list may have several for one thing.
pub(super) trait Renewable: PartialEq {
    /// Whether it is about the same thing.
    fn is_of_the_same(&self, other: &Self) -> bool;
    /// The status, the date, and the last day on which it counts; `None` if it can't be renewed.
    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)>;
    /// Whether it says no more than that it is held.
    fn is_bare(&self) -> bool;

    /// Whether both are held, and this was achieved later or counts for longer.
    fn renews(&self, other: &Self) -> bool {
        let (Some((Status::Held, on, until)), Some((Status::Held, was_on, was_until))) = (self.term(), other.term())
        else {
            return false;
        };
        match (on.zip(was_on), until.zip(was_until)) {
            (Some((on, was)), _) if on != was => on > was,
            (_, Some((until, was))) => until > was,
            _ => false,
        }
    }
}

/// Adds an entry, unless the list already says so.
pub(super) fn add<T: Renewable>(list: &mut Vec<T>, entry: T) {
    let is_held = |one: &T| matches!(one.term(), Some((Status::Held, ..)));
    if list.contains(&entry) || entry.is_bare() && list.iter().any(|one| is_held(one) && one.is_of_the_same(&entry)) {
        return;
    }
    let place = |is: &dyn Fn(&T) -> bool| list.iter().position(|one| one.is_of_the_same(&entry) && is(one));
    if is_held(&entry)
        && let Some(bare) = place(&T::is_bare)
    {
        list[bare] = entry;
        return;
    }
    let renewed = place(&|one: &T| entry.renews(one));
    if list.len() == list.capacity() {
        // Most lists stay short, and of everybody in a long staff list there is one.
        list.reserve_exact(1 + list.len() / 4);
    }
    list.insert(renewed.unwrap_or(list.len()), entry);
}

/// Of several entries for one thing, the one whose last day is not known yet, or else the newest.
pub(super) fn to_expire<T>(
    list: &mut [T],
    expires: fn(&mut T) -> &mut Option<Date>,
    is_it: impl Fn(&T) -> bool,
) -> Option<&mut Option<Date>> {
    let place = list.iter_mut().position(|one| is_it(one) && expires(one).is_none());
    let place = place.or_else(|| list.iter().position(is_it))?;
    list.get_mut(place).map(expires)
}

impl<T: PartialEq> Renewable for Held<T> {
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)> {
        Some((self.status, self.on, self.expires))
    }

    fn is_bare(&self) -> bool {
        *self == Self::new(self.id.clone(), Status::Held)
    }
}

impl Renewable for Award {
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.title.eq_ignore_ascii_case(&other.title)
    }

    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)> {
        Some((self.status, self.on, self.expires))
    }

    fn is_bare(&self) -> bool {
        *self == Self::new(self.title.clone(), Status::Held)
    }
}

impl Renewable for Activity {
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.title.eq_ignore_ascii_case(&other.title)
    }

    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)> {
        Some((self.status, self.on, self.expires))
    }

    fn is_bare(&self) -> bool {
        self.status == Status::Held
            && (self.on, self.expires, self.hours, self.provider.as_ref()) == (None, None, None, None)
    }
}

impl Renewable for Skill {
    fn is_of_the_same(&self, _: &Self) -> bool {
        false
    }

    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)> {
        None
    }

    fn is_bare(&self) -> bool {
        false
    }
}

impl Renewable for Evidence {
    fn is_of_the_same(&self, _: &Self) -> bool {
        false
    }

    fn term(&self) -> Option<(Status, Option<Date>, Option<Date>)> {
        None
    }

    fn is_bare(&self) -> bool {
        false
    }
}
