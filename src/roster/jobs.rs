//! Reads what a row says about somebody's job: the title, its role, start, end, and share of full time.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::cells::At;
use super::employment::{self, Employment};
use super::meaning::Meaning;
use super::person::Person;
use super::post::{Counts, Time, which};
use super::rows::Reading;
use super::sheet::Value;
use crate::framework::Id;
use crate::framework::role::Role;
use crate::record::date;

/// What a row says about a job.
struct Post {
    job: Option<SmolStr>,
    role: Option<Id<Role>>,
    time: Time,
    share: Option<f64>,
}

impl Post {
    /// Puts it in the place of whatever post the person had.
    fn replace(self, person: &mut Person) {
        person.job = self.job;
        person.record.role = self.role;
        person.record.since = self.time.since;
        person.leaves = self.time.until;
        person.employment = self.time.employment;
        person.share = self.share;
    }
}

impl Reading<'_> {
    /// Reads what a row says about somebody's job, where no other row of the list did.
    pub(super) fn take_job(&mut self, at: &At<'_>, n: usize) {
        let school = at.text(&Meaning::School);
        let post = self.post(at);
        let person = &mut self.people.all[n];
        if person.school.is_none() {
            person.school = school;
        }
        if person.record.name.is_none() && !person.name.is_empty() {
            person.record.name = Some(person.name.to_string());
        }
        // A list of certificates repeats the job on each row.
        if person.job.is_some() && post.job.is_some() && !at.header.is_long() {
            match which(time(person), post.time, self.as_of) {
                Counts::First => return self.other_posts += 1,
                Counts::Second => {
                    self.other_posts += 1;
                    return post.replace(person);
                }
                Counts::Both => {}
            }
        }
        let Post { job, role, time, share } = post;
        let was = person.record.role.clone();
        person.job = person.job.take().or(job);
        person.record.since = person.record.since.or(time.since);
        person.leaves = person.leaves.or(time.until);
        if person.employment == Employment::InPost {
            person.employment = time.employment;
        }
        person.share = person.share.or(share);
        match (was, role) {
            (None, role) => person.record.role = role,
            (Some(was), Some(role)) if was != role => self.two_roles(at, n, &was, &role),
            _ => {}
        }
    }

    /// A second row for a person in a list with one row per person: another contract, or a duplicate.
    pub(super) fn take_contract(&mut self, at: &At<'_>, n: usize) {
        self.take_marks(at, n);
        let post = self.post(at);
        let person = &mut self.people.all[n];
        let known = time(person);
        match which(known, post.time, self.as_of) {
            Counts::First => return self.other_posts += 1,
            Counts::Second => {
                self.other_posts += 1;
                return post.replace(person);
            }
            Counts::Both => {}
        }
        let was = person.record.role.clone();
        if let (Some(was), Some(role)) = (was, post.role.clone())
            && was != role
        {
            let share = person.share.map(|known| (known + post.share.unwrap_or_default()).min(1.0)).or(post.share);
            let is_second = post.time.outlasts(known);
            if is_second {
                post.replace(person);
            }
            person.share = share;
            let (counts, other) = if is_second { (role, was) } else { (was, role) };
            return self.two_roles(at, n, &counts, &other);
        }
        let message = format!("{} occurs more than once: the first row counts", person.name);
        let hint = "remove the other row, or add the dates when each began and ended; if both are contracts of today, add \
                    the hours of the other to the first one";
        self.findings.add("twice", at.place(at.name_column()), message, hint);
    }

    fn post(&mut self, at: &At<'_>) -> Post {
        let job = at.header.place(&Meaning::Role).and_then(|_| {
            let column = at.job_column(|job| self.role(job).is_some());
            at.job(column)
        });
        let role = job.as_ref().and_then(|job| self.role(job));
        let since = self.day(at, &Meaning::Since, date::first_day);
        let until = self.day(at, &Meaning::Leaves, date::last_day);
        let employment = self.employment(at, since);
        Post { job, role, time: Time { since, until, employment }, share: self.share(at) }
    }

    /// Whether somebody is in post, if a column says so.
    fn employment(&mut self, at: &At<'_>, since: Option<Date>) -> Employment {
        let (value, column) = at.value(&Meaning::Employment);
        if value.is_empty() {
            return Employment::InPost;
        }
        let text = value.words();
        let read = employment::read(&text);
        let unclear = match read {
            None => Some(format!("“{text}” does not say whether somebody is in post")),
            Some(Employment::Vacant) => Some(format!("“{text}” stands beside a name")),
            Some(Employment::Starter) if since.is_none() => Some(format!("“{text}” does not say since when")),
            Some(_) => None,
        };
        if let Some(message) = unclear {
            let hint = "they count as in post; write a start or end date, or Current, Leaver or Future starter";
            self.findings.add("which-status", at.place(column), message, hint);
        }
        read.filter(|read| *read != Employment::Vacant).unwrap_or_default()
    }

    fn two_roles(&mut self, at: &At<'_>, n: usize, counts: &Id<Role>, other: &Id<Role>) {
        let name = &self.people.all[n].name;
        let message = format!("{name} has two roles, {counts} and {other}: {counts} counts");
        let (_, column) = at.value(&Meaning::Role);
        let hint = "put the row with the role that should count first, or add the dates when each began and ended";
        self.findings.add("two-roles", at.place(column), message, hint);
    }

    /// The date in a cell; adds a finding if it is not a date.
    pub(super) fn day(
        &mut self,
        at: &At<'_>,
        meaning: &Meaning,
        read: fn(&str) -> Result<date::Moment, date::NotADate>,
    ) -> Option<Date> {
        let (value, column) = at.value(meaning);
        if let Value::Day(date) = value {
            return Some(*date);
        }
        let text = value.words();
        let is_nothing = text.is_empty()
            || ["n/a", "-", "–", "permanent", "ongoing", "none"].contains(&text.to_lowercase().as_str());
        if is_nothing {
            return None;
        }
        let read = read(&text);
        if let Err(refused) = &read {
            let hint = "write the day as 30/6/2022; until then, the cell counts as empty";
            self.findings.add("no-date", at.place(column), refused.to_string(), hint);
        }
        read.ok().map(|moment| moment.date)
    }

    /// The share of full time: `0.6`, `60%`.
    fn share(&mut self, at: &At<'_>) -> Option<f64> {
        let (value, column) = at.value(&Meaning::Share);
        let text = value.words();
        let number = text.trim_end_matches(['%', ' ']).replace(',', ".").parse::<f64>().ok();
        let share = number.map(|number| if text.contains('%') { number / 100.0 } else { number });
        let fits = share.filter(|share| (0.0..=1.0).contains(share));
        if fits.is_none() && !text.is_empty() {
            let hint =
                "write it as a share of full time from 0 to 1, such as 0.6; until then, the cell counts as empty";
            self.findings.add("no-share", at.place(column), format!("“{text}” is not a share of full time"), hint);
        }
        fits
    }
}

/// When somebody is in the post that counts so far.
pub(super) fn time(person: &Person) -> Time {
    Time { since: person.record.since, until: person.leaves, employment: person.employment }
}
