//! Clones in which people do at random whatever there is to do, and share it now and then, end with one desk in
//! which everything stands. See CONTRIBUTING.md for how to run one seed, and fewer changes of it.

#![cfg(unix)]

mod hands;

use hands::{Hands, Plan};

fn many_hands(kit: &str, clones: usize, changes: usize, seed: u64) {
    let mut hands = Hands::new(Plan::of(kit, clones, changes, seed));
    hands.work();
    hands.end();
}

#[test]
fn three_clones_end_with_one_desk_and_every_event() {
    many_hands("mp414-pr15", 3, 16, 6);
}

#[test]
#[ignore = "takes a minute; CI runs it"]
fn five_clones_of_two_hundred_changes_end_with_one_desk_and_every_event() {
    many_hands("qro-soporte", 5, 200, 2026);
}

#[test]
#[ignore = "takes a minute; CI runs it"]
fn clones_of_every_office_end_with_one_desk_and_every_event() {
    for (kit, seed) in [("mp414-pr15", 14), ("cjf-4.2", 2), ("min-soporte", 1), ("pr-cau-01", 1)] {
        many_hands(kit, 3, 40, seed);
    }
}

#[test]
#[ignore = "for one seed, told by the environment"]
fn one_run() {
    many_hands("mp414-pr15", 3, 40, 1);
}
