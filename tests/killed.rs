//! `kill -9` at any moment of a write leaves the old file or the new one, never half.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{OPENING, TestDesk};

const ROUNDS: u64 = 60;

/// Numbers that look random and are the same in every run; the moment of a kill is not.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Starts a command and kills it after that time. True when it had ended by itself.
fn killed_after(desk: &TestDesk, arguments: &[&str], time: Duration) -> bool {
    let mut command = desk.command(arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    let until = Instant::now() + time;
    while Instant::now() < until {
        std::hint::spin_loop();
    }
    child.kill().expect("kills");
    child.wait().expect("ends").code() == Some(0)
}

/// How long the command takes when it is left alone.
fn usual(desk: &TestDesk, arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    desk.run(arguments).ok();
    begun.elapsed()
}

#[test]
fn a_change_is_whole_or_not_there() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    let path = desk.ticket(&folio);
    // The longer the text, the longer the moment in which half of it could be seen.
    let long = format!("origen={}", "Renglón de relleno para que el archivo crezca.\n".repeat(2_000));
    desk.run(&["note", &folio, "--set", &long]).ok();
    let time = usual(&desk, &["note", &folio, "medida"]).as_micros() as u64;

    let mut dice = Dice(414);
    let (mut before, mut after) = (0, 0);
    for round in 0..ROUNDS {
        let old = desk.read(&path);
        let note = format!("nota {round}");
        // An event's identity follows from what it says and what it follows: the new text is known.
        let planned = desk.run(&["note", &folio, &note, "--dry-run", "--json"]).ok().data("folio/change/1");
        let id = planned["event"]["id"].as_str().expect("an id").to_owned();
        let moment = Duration::from_micros(time / 4 + dice.below(time));
        let ended = killed_after(&desk, &["note", &folio, &note], moment);
        let found = desk.read(&path);
        if found == old {
            assert!(!ended, "round {round}: done, and nothing written");
            before += 1;
        } else {
            let added = found.strip_prefix(&old).unwrap_or_else(|| panic!("round {round}: the old text is not whole"));
            // One identity in four hundred looks like a number to some reader, and is quoted.
            let id = if added.starts_with("- id: \"") { format!("\"{id}\"") } else { id };
            let whole = format!("- id: {id}\n  at: {}\n  by: jefatura-1\n  did: noted\n  note: {note}\n", desk.now());
            assert_eq!(added, whole, "round {round}");
            after += 1;
        }
    }
    println!("{before} killed before the change, {after} after it");
    assert!(before > 0, "no kill came in time");
    desk.check_clean();
    // Whatever was left behind stands in nobody's way, and goes away.
    desk.run(&["note", &folio, "la última"]).ok();
    desk.check_clean();
    assert_eq!(leftovers(&desk), BTreeSet::new());
}

#[test]
fn a_new_ticket_is_whole_or_not_there() {
    let desk = TestDesk::new();
    desk.open();
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    let long = "Se apaga.\n".repeat(2_000);
    opening.extend(["--note", &long]);
    let time = usual(&desk, &opening).as_micros() as u64;

    let mut dice = Dice(15);
    let mut known: BTreeSet<String> = desk.ticket_files().into_iter().collect();
    let (mut before, mut after) = (0, 0);
    for round in 0..ROUNDS {
        let moment = Duration::from_micros(time / 4 + dice.below(time));
        let ended = killed_after(&desk, &opening, moment);
        let files: BTreeSet<String> = desk.ticket_files().into_iter().collect();
        let new: Vec<_> = files.difference(&known).cloned().collect();
        assert!(new.len() <= 1, "round {round}: {new:?}");
        match new.first() {
            Some(path) => {
                after += 1;
                assert_eq!(*path, format!("tickets/2025/03/CI-2025-{:04}.yaml", files.len()), "a number was left out");
                assert!(desk.read(path).trim_end().ends_with("La pantalla se apaga."), "round {round}: half a ticket");
            }
            None => {
                before += 1;
                assert!(!ended, "round {round}: done, and nothing written");
            }
        }
        known = files;
    }
    println!("{before} killed before the ticket was there, {after} after");
    assert!(before > 0, "no kill came in time");
    desk.check_clean();
    assert_eq!(desk.open(), format!("CI-2025-{:04}", known.len() + 1));
    desk.check_clean();
    assert_eq!(leftovers(&desk), BTreeSet::new());
}

#[test]
fn walking_on_after_a_kill() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let time = usual(&desk, &["note", &folio, "medida"]).as_micros() as u64;
    // A circle: 02 → 03 → 02 …
    desk.run(&["do", &folio, "registrado"]).ok();
    let by = "--by=personal-1";
    let resolve = ["do", folio.as_str(), "resuelto", by, "--set", "revision=R", "--set", "diagnostico=D"];
    let refuse = ["do", folio.as_str(), "inconforme", by, "--set", "inconformidad=Sigue igual"];
    let mut dice = Dice(2);
    for round in 0..ROUNDS / 2 {
        let stands = desk.next(&folio)["activity"]["id"].as_str().expect("an activity").to_owned();
        let arguments: &[&str] = if stands == "02" { &resolve } else { &refuse };
        let ended = killed_after(&desk, arguments, Duration::from_micros(time / 4 + dice.below(time)));
        let after = desk.next(&folio)["activity"]["id"].as_str().expect("an activity").to_owned();
        let text = desk.read(&desk.ticket(&folio));
        // Header and history change together.
        assert!(text.contains(&format!("activity: \"{after}\"\n")), "round {round}");
        assert!(!ended || stands != after, "round {round}: done, and nothing changed");
    }
    desk.check_clean();
}

#[test]
fn what_a_dead_writer_left_behind_does_no_harm() {
    let desk = TestDesk::new();
    let folio = desk.open();
    // Half of a file being written, half of the counter, half of the holder's words.
    desk.write("tickets/2025/03/.folio-abc123.tmp", "folio: CI-2025-00");
    desk.write(".folio/last-CI-2025", "");
    desk.write(".folio/lock", "personal-1: fol");
    desk.check_clean();
    desk.run(&["do", &folio, "registrado"]).ok();
    assert_eq!(desk.open(), "CI-2025-0002");
    assert_eq!(leftovers(&desk), BTreeSet::new());
    desk.write(".folio/last-CI-2025", [0xff, 0x31]);
    assert_eq!(desk.open(), "CI-2025-0003");
    fs::remove_dir_all(desk.path(".folio")).expect("removes");
    assert_eq!(desk.open(), "CI-2025-0004");
    // A number once given is not given again, though its file went away.
    fs::remove_file(desk.path("tickets/2025/03/CI-2025-0004.yaml")).expect("removes");
    assert_eq!(desk.open(), "CI-2025-0005");
    desk.check_clean();
}

fn leftovers(desk: &TestDesk) -> BTreeSet<String> {
    desk.snapshot().into_keys().filter(|path| path.contains(".folio-")).collect()
}
