//! The time per person for teams of 100 to 280,000 people: `cargo bench --bench team`.
//!
//! No two people hold the same things. Only compare figures from one run: growth should be linear.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::progress::{Aim, By, Member, Team};
use tacareer::record::{Held, Record, Status};

fn main() {
    divan::main();
}

/// The largest is that of a whole country.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 280_000];

/// People in every role, each of whom holds different units.
fn people(framework: &Framework, count: usize) -> Vec<Record> {
    let roles: Vec<_> = framework.roles.iter().map(|role| role.id.clone()).collect();
    let units: Vec<_> = framework.units.iter().map(|unit| unit.id.clone()).collect();
    let person = |n: usize| Record {
        role: Some(roles[n % roles.len()].clone()),
        units: units
            .iter()
            .enumerate()
            .filter(|(place, _)| (n >> (place % 20)) & 1 == 1)
            .map(|(_, id)| Held::new(id.clone(), Status::Held))
            .collect(),
        ..Record::default()
    };
    (0..count).map(person).collect()
}

fn members(records: &[Record]) -> Vec<Member<'_>> {
    records.iter().map(|record| Member { record, share: None, leaves: None }).collect()
}

#[divan::bench(args = SIZES)]
fn needs(bencher: Bencher<'_, '_>, count: usize) {
    let framework = embedded::framework();
    let records = people(&framework, count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| black_box(Team::of(&framework, members(&records), Aim::Present).needs().len()));
}

#[divan::bench(args = SIZES)]
fn coverage(bencher: Bencher<'_, '_>, count: usize) {
    let framework = embedded::framework();
    let records = people(&framework, count);
    let team = Team::of(&framework, members(&records), Aim::Present);
    bencher.counter(ItemsCount::new(count)).bench_local(|| black_box(team.coverage(By::Units).len()));
}
