//! The laws of the merge, on random histories of several clones made with the engine itself: the order
//! of sides and of merges changes nothing, no event is lost or doubled, the result reads back, replays
//! and is judged sound.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod clones;

use clones::{Clone, World};
use folio::merge::record::{merge_asset, merge_ticket};
use folio::model::ticket::Ticket;
use folio::procedure::engine;
use folio::procedure::replay::State;
use folio::yaml;
use proptest::prelude::*;
use serde_json::Value;

fn rolls(most: usize) -> impl Strategy<Value = Vec<(u16, i64)>> {
    prop::collection::vec((any::<u16>(), 0_i64..400), 0..most)
}

/// What somebody decides, of each dispute.
fn picks() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 3..6)
}

/// A value for comparison: without regard to the order of keys.
fn value(text: &str) -> Value {
    yaml::parse(text).expect(text)
}

fn ids(text: &str) -> Vec<String> {
    let value = value(text);
    let events = value["events"].as_array().cloned().unwrap_or_default();
    events.iter().map(|event| event["id"].as_str().unwrap_or_default().to_owned()).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids.dedup();
    ids
}

/// What every merge of two tickets has to be.
fn merged(world: &World, base: Option<&str>, ours: &str, theirs: &str) -> String {
    let find = world.finder();
    let result = merge_ticket(base, ours, theirs, &find);
    let text = result.unwrap_or_else(|error| panic!("{error}\n--- ours\n{ours}\n--- theirs\n{theirs}")).text;
    let turned = merge_ticket(base, theirs, ours, &find).expect("the other way round").text;
    assert_eq!(text, turned, "the sides' order counts");
    assert_eq!(sorted(ids(&text)), sorted([ids(ours), ids(theirs)].concat()), "events are lost or doubled");
    assert_eq!(ids(&text).len(), sorted(ids(&text)).len());
    let ticket = Ticket::from_value(&value(&text)).expect("a ticket");
    let lineage = world.lineage();
    let state = State::replay(&lineage, &ticket.events);
    assert_eq!(state.header(&world.procedure).entries(), ticket.header.entries(), "{text}");
    let (_, breaches) = engine::judge(&world.rules(), &lineage, &ticket, world.end());
    assert!(breaches.is_empty(), "{breaches:?}\n{text}");
    assert!(clones::is_intact(world, &ticket), "{text}");
    for again in [ours, theirs, &text] {
        assert_eq!(merge_ticket(Some(again), &text, again, &find).expect("with an origin").text, text);
        assert_eq!(value(&merge_ticket(base, &text, again, &find).expect("once more").text), value(&text), "twice");
    }
    text
}

fn merged_asset(world: &World, base: Option<&str>, ours: &str, theirs: &str) -> String {
    const PATH: &str = "catalog/assets/computadora/PC-0132.yaml";
    let result = merge_asset(PATH, base, ours, theirs);
    let text = result.unwrap_or_else(|error| panic!("{error}\n--- ours\n{ours}\n--- theirs\n{theirs}")).text;
    let turned = merge_asset(PATH, base, theirs, ours).expect("the other way round").text;
    assert_eq!(text, turned, "the sides' order counts");
    assert_eq!(sorted(ids(&text)), sorted([ids(ours), ids(theirs)].concat()), "events are lost or doubled");
    world.judge_asset(PATH, &text);
    assert_eq!(value(&merge_asset(PATH, base, &text, ours).expect("once more").text), value(&text), "twice");
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn tickets_of_three_clones_merge_the_same_in_any_order(
        first in rolls(12), ours in rolls(10), theirs in rolls(10), third in rolls(10), picks in picks()
    ) {
        let world = World::new();
        let origin = Clone::open(&world, first);
        let base = origin.text();
        let [a, b, c] = [ours, theirs, third].map(|rolls| origin.fork(&world, rolls).text());
        let base = Some(base.as_str());
        let ab = merged(&world, base, &a, &b);
        let left = merged(&world, base, &ab, &c);
        let right = merged(&world, base, &a, &merged(&world, base, &b, &c));
        let other = merged(&world, base, &merged(&world, base, &a, &c), &b);
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&left, &other);
        // Whoever already had one side gets the same, with that side as the origin (criss-cross).
        prop_assert_eq!(&merged(&world, Some(&a), &ab, &merged(&world, base, &a, &c)), &left);
        prop_assert_eq!(&merged(&world, Some(&c), &merged(&world, base, &b, &c), &merged(&world, base, &a, &c)), &left);
        // Without an origin too, as of a file that both made.
        prop_assert_eq!(value(&merged(&world, None, &a, &b)), value(&ab));
        // Whatever somebody decides, in the end nothing is in dispute, and the ticket is sound.
        let settled = Clone::read(&world, &left).settled(&world, &picks).text();
        prop_assert_eq!(&merged(&world, Some(&left), &settled, &left), &settled);
    }

    #[test]
    fn tickets_of_four_clones_merge_the_same_in_any_order(
        first in rolls(6), clones in prop::collection::vec(rolls(8), 4), later in rolls(6), picks in picks()
    ) {
        let world = World::new();
        let origin = Clone::open(&world, first);
        let base = origin.text();
        let base = Some(base.as_str());
        let [a, b, c, d] = [0, 1, 2, 3].map(|clone| origin.fork(&world, clones[clone].clone()).text());
        let (ab, cd) = (merged(&world, base, &a, &b), merged(&world, base, &c, &d));
        // One of them goes on after a merge, and settles what there is to settle.
        let on = Clone::read(&world, &ab).settled(&world, &picks).fork(&world, later).text();
        let all = merged(&world, base, &on, &cd);
        let one_by_one = merged(&world, base, &merged(&world, base, &on, &c), &d);
        let other = merged(&world, base, &merged(&world, base, &d, &on), &c);
        prop_assert_eq!(&all, &one_by_one);
        prop_assert_eq!(&all, &other);
        prop_assert_eq!(&merged(&world, Some(&a), &all, &merged(&world, base, &a, &d)), &all);
        let settled = Clone::read(&world, &all).settled(&world, &picks).text();
        prop_assert_eq!(&merged(&world, Some(&all), &settled, &all), &settled);
    }

    #[test]
    fn what_goes_on_after_a_merge_merges_too(
        first in rolls(8), ours in rolls(8), theirs in rolls(8), later in rolls(8), beside in rolls(8)
    ) {
        let world = World::new();
        let origin = Clone::open(&world, first);
        let (a, b) = (origin.fork(&world, ours), origin.fork(&world, theirs));
        let base = origin.text();
        let ab = merged(&world, Some(&base), &a.text(), &b.text());
        let after = Clone::read(&world, &ab).fork(&world, later).text();
        let beside = b.fork(&world, beside).text();
        let both = merged(&world, Some(&b.text()), &after, &beside);
        prop_assert_eq!(&merged(&world, Some(&base), &a.text(), &both), &both);
        prop_assert_eq!(&merged(&world, Some(&ab), &after, &merged(&world, Some(&b.text()), &ab, &beside)), &both);
    }

    #[test]
    fn assets_of_three_clones_merge_the_same_in_any_order(
        first in rolls(10), ours in rolls(10), theirs in rolls(10), third in rolls(10), picks in picks()
    ) {
        let world = World::new();
        let origin = world.asset(None, first);
        let [a, b, c] = [ours, theirs, third].map(|rolls| world.asset(Some(&origin), rolls));
        let base = Some(origin.as_str());
        let ab = merged_asset(&world, base, &a, &b);
        let left = merged_asset(&world, base, &ab, &c);
        let right = merged_asset(&world, base, &a, &merged_asset(&world, base, &b, &c));
        prop_assert_eq!(&left, &right);
        let ac = merged_asset(&world, base, &a, &c);
        prop_assert_eq!(&merged_asset(&world, Some(&a), &ab, &ac), &left);
        let settled = world.asset_settled(&left, &picks);
        prop_assert_eq!(&merged_asset(&world, Some(&left), &settled, &left), &settled);
        // Who decided in one clone, and went on, meets who did not.
        let on = world.asset(Some(&world.asset_settled(&ab, &picks)), vec![(0, 3), (33, 7), (1, 9)]);
        let met = merged_asset(&world, base, &on, &ac);
        prop_assert_eq!(&merged_asset(&world, base, &merged_asset(&world, base, &c, &on), &ac), &met);
        world.asset_settled(&met, &picks);
    }
}
