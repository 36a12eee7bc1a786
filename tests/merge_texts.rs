//! What a merge does with what people wrote: comments, unknown keys, line endings, damage.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod clones;

use clones::{Clone, World};
use folio::merge::record::{merge_asset, merge_ticket};
use folio::merge::{Conflict, Merged, Which};

const CARD: &str = "catalog/assets/computadora/PC-0132.yaml";

/// A ticket, and two clones of it that each went on.
fn texts(world: &World) -> [String; 3] {
    let origin = Clone::open(world, vec![]);
    // A remark, and a person to whom it is assigned.
    let (ours, theirs) = (origin.fork(world, vec![(6, 5)]), origin.fork(world, vec![(0, 9)]));
    [origin.text(), ours.text(), theirs.text()]
}

#[track_caller]
fn merged(world: &World, base: &str, ours: &str, theirs: &str) -> Merged {
    let find = world.finder();
    let merged = merge_ticket(Some(base), ours, theirs, &find).unwrap_or_else(|error| panic!("{error}"));
    let turned = merge_ticket(Some(base), theirs, ours, &find).expect("the other way round");
    assert_eq!(merged.text, turned.text);
    merged
}

/// The text above its history.
fn head(text: &str) -> &str {
    text.split("events:").next().unwrap_or_default()
}

#[test]
fn comments_and_unknown_keys_of_both_sides_are_kept() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let base = format!("# De la mesa\n{base}");
    let ours = format!("# De la mesa\n{ours}# al final\n")
        .replace("status:", "# se ve urgente\nx-nota: {de: la casa}   # de nadie\nstatus:")
        .replace("  by: jefatura-1\n  did: opened", "  by: jefatura-1  # por teléfono\n  did: opened");
    let theirs = format!("# De la mesa\n{theirs}")
        .replace("opened:", "x-otra:\n- uno  # de dos\nopened:")
        .replace("status: assigned", "status: assigned  # casi");
    let text = merged(&world, &base, &ours, &theirs).text;
    let shown: String = head(&text)
        .lines()
        .filter(|line| !line.contains("sha256") && !line.contains("Algo"))
        .map(|line| format!("{line}\n"))
        .collect();
    let expected = "# De la mesa\nfolio: CI-2025-0001\nuid: 01kaf6zq3v8d\nprocedure:\n  code: mp414-pr15\n  \
                    revision: \"1\"\n# se ve urgente\nx-nota: {de: la casa}   # de nadie\nstatus: assigned  # casi\n\
                    activity: \"01\"\nrequester:\nx-otra:\n- uno  # de dos\nassignee: jefatura-1\n\
                    opened: 2025-03-10T09:00:00-06:00\n";
    assert_eq!(shown, expected, "{text}");
    assert!(text.contains("# por teléfono") && text.ends_with("# al final\n"), "{text}");
}

#[test]
fn of_an_unknown_key_that_both_changed_nothing_is_lost() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let with = |text: &str, value: &str| text.replace("status:", &format!("x-nota: {value}\nstatus:"));
    let (base, ours, theirs) = (with(&base, "cero"), with(&ours, "uno"), with(&theirs, "dos # dudoso"));
    let done = merged(&world, &base, &ours, &theirs);
    let said = "# folio merge, also: x-nota: dos\n# dudoso\nx-nota: uno\n";
    assert!(done.text.contains(said), "{}", done.text);
    assert!(done.notices.iter().any(|notice| notice.id == "merge-notice-key"));
    // Once more with a third: in any order the same.
    let third = with(&base.replace("x-nota: cero\n", ""), "tres");
    let one = merged(&world, &base, &done.text, &third).text;
    let other = merged(&world, &base, &merged(&world, &base, &third, &theirs).text, &ours).text;
    assert_eq!(one, other);
    for said in ["also: x-nota: dos", "also: x-nota: tres", "\nx-nota: uno\n"] {
        assert!(one.contains(said), "{said}\n{one}");
    }
}

#[test]
fn what_was_written_by_hand_into_the_header_is_told() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let ours = ours.replace("status: new", "status: closed");
    let done = merged(&world, &base, &ours, &theirs);
    assert!(done.text.contains("# folio merge, also: status: closed\nstatus: assigned\n"), "{}", done.text);
}

#[test]
fn line_endings_and_mark_are_those_of_the_side_that_changed_them() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let plain = merged(&world, &base, &ours, &theirs).text;
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(merged(&world, &base, &windows(&ours), &theirs).text, windows(&plain));
    assert_eq!(merged(&world, &windows(&base), &windows(&ours), &windows(&theirs)).text, windows(&plain));
    assert_eq!(merged(&world, &windows(&base), &ours, &windows(&theirs)).text, plain);
}

#[test]
fn an_event_that_one_side_took_out_comes_back_and_one_that_both_altered_is_a_conflict() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let ours_only = ours.find("- id:").and_then(|first| ours[first + 1..].find("- id:").map(|next| first + 1 + next));
    let cut = &ours[..ours_only.expect("two events")];
    assert!(merged(&world, &ours, cut, &merged(&world, &base, &ours, &theirs).text).text.matches("- id:").count() == 3);
    let altered = |text: &str, note: &str| text.replace("did: opened\n", &format!("did: opened\n  note: {note}\n"));
    let find = world.finder();
    let one = merge_ticket(Some(&base), &altered(&ours, "uno"), &theirs, &find).expect("one side");
    assert!(one.text.contains("note: uno"), "{}", one.text);
    let both = merge_ticket(Some(&base), &altered(&ours, "uno"), &altered(&theirs, "dos"), &find);
    assert!(matches!(both, Err(Conflict::Altered { .. })), "{both:?}");
}

#[test]
fn two_records_and_damaged_ones_are_conflicts() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let find = world.finder();
    let other = theirs.replace("01kaf6zq3v8d", "01kaf6zq3v8x");
    assert_eq!(merge_ticket(None, &ours, &other, &find), Err(Conflict::OtherRecord));
    for damaged in [theirs.replace("uid:", "<<<<<<< HEAD\nuid:"), theirs.replace("uid:", "\tuid:"), String::new()] {
        let found = merge_ticket(Some(&base), &ours, &damaged, &find);
        assert!(matches!(found, Err(Conflict::Unreadable { which: Which::Theirs, .. })), "{found:?}");
    }
    let anchored = ours.replace("status: new", "status: &x new");
    let found = merge_ticket(Some(&base), &anchored, &theirs, &find);
    assert!(matches!(found, Err(Conflict::Written { which: Which::Ours, .. })), "{found:?}");
    let nowhere = merge_ticket(Some(&base), &ours, &theirs, &|_| None);
    assert!(matches!(nowhere, Err(Conflict::NoProcedure { .. })), "{nowhere:?}");
    // One side is enough where the other changed nothing, whatever is in it.
    assert_eq!(merge_ticket(Some(&base), &base, "<<<<<<<", &find).map(|merged| merged.text), Ok("<<<<<<<".to_owned()));
}

#[test]
fn a_card_without_history_merges_by_key() {
    let base = "id: PC-0132\nkind: computadora\ntag: '0132' # pegada\nplace: A\n";
    let ours = "id: PC-0132\nkind: computadora\ntag: '0132' # pegada\nplace: A\ncustodian: usuario-1\n";
    let theirs = "id: PC-0132\nkind: computadora\ntag: '0132' # pegada\n# en obra\nplace: B\n";
    let merged = merge_asset(CARD, Some(base), ours, theirs).expect("a merge").text;
    assert_eq!(
        merged,
        "id: PC-0132\nkind: computadora\ntag: '0132' # pegada\n# en obra\nplace: B\ncustodian: usuario-1\n"
    );
    assert_eq!(merged, merge_asset(CARD, Some(base), theirs, ours).expect("a merge").text);
}

#[test]
fn events_in_brackets_and_indented_ones_meet() {
    let world = World::new();
    let [base, ours, theirs] = texts(&world);
    let (above, list) = ours.split_once("events:\n").expect("a history");
    let indented: String = list.lines().map(|line| format!("    {line}\n")).collect();
    let ours = format!("{above}events:\n{indented}");
    let text = merged(&world, &base, &ours, &theirs).text;
    assert_eq!(text.matches("\n    - id: ").count(), 3, "{text}");
}
