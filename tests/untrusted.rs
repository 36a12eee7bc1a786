//! What people write into files and type reaches a terminal as text only, and makes nothing panic.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;

use common::{OPENING, Outcome, PROCEDURE, TestDesk, assert_same};
use folio::model::plain;

/// Begins a red text, rings, reorders, hides.
const HOSTILE: &str = "\u{1b}[31mEVIL\u{7}\u{202e}\u{200b}\u{9b}2J";

#[track_caller]
fn clean(outcome: Outcome) -> Outcome {
    for text in [&outcome.stdout, &outcome.stderr] {
        let raw = text.chars().find(|c| (c.is_control() && *c != '\n') || plain::is_deceptive(*c));
        assert_eq!(raw, None, "{}\n{text:?}", outcome.line);
    }
    outcome
}

/// The procedure's text with hostile titles, names and labels, which TOML writes as escapes.
fn hostile_procedure(desk: &TestDesk) {
    let path = format!("catalog/procedures/{PROCEDURE}.toml");
    let escaped: String = HOSTILE.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    let shown = ["title = \"", "name = \"", "label = \"", "help = \""];
    let spoiled = desk.read(&path).lines().fold(String::new(), |text, line| {
        let found = shown.iter().find_map(|key| line.split_once(key).map(|(before, after)| (before, key, after)));
        text + &match found {
            Some((before, key, after)) => format!("{before}{key}{escaped}{after}\n"),
            None => format!("{line}\n"),
        }
    });
    desk.write(&path, spoiled);
}

#[test]
fn names_of_files_are_shown_not_obeyed() {
    let desk = TestDesk::new();
    desk.write(&format!("tickets/2025/03/{HOSTILE}.yaml"), "folio: [");
    clean(desk.run(&["check"]).exits(1));
    clean(desk.run(&["list"]));
    clean(desk.run(&["new", "--from", HOSTILE]).exits(4));
    clean(desk.run(&["next", HOSTILE]).exits(2));
    clean(desk.run(&[HOSTILE]).exits(2));
    clean(desk.run(&["--", HOSTILE]).exits(2));
    clean(desk.run(&["form", "F01", "--blank", "--out", &format!("{HOSTILE}.md")]).ok());
    // A line break in a name does not begin a line of its own.
    desk.write("tickets/2025/03/a\nError: falso.yaml", "folio: [");
    assert!(!desk.run(&["check"]).stdout.contains("\nError: falso"));
}

#[test]
fn a_procedure_says_nothing_to_the_terminal() {
    let desk = TestDesk::new();
    hostile_procedure(&desk);
    assert!(clean(desk.run(&["new", "--fields"]).ok()).stdout.contains("<U+001B>[31mEVIL"));
    clean(desk.run(&["new"]).exits(1));
    let folio = desk.open();
    assert!(clean(desk.run(&["next", &folio]).ok()).stdout.contains("<U+001B>[31mEVIL"));
    clean(desk.run(&["do", &folio, "registrado"]).ok());
    clean(desk.run(&["do", &folio, "resuelto"]));
    clean(desk.run(&["do", &folio, "resuelto", "--set", &format!("revision={HOSTILE}")]));
    for arguments in [
        &["next", "1"][..],
        &["show", "1"],
        &["show", "1", "--json"],
        &["list"],
        &["log", "--open"],
        &["procedure", "show", PROCEDURE],
        &["procedure", "show", PROCEDURE, "--json"],
        &["procedure", "diagram", PROCEDURE],
        &["procedure", "diagram", PROCEDURE, "--format", "mermaid"],
        &["procedure", "list"],
        &["procedure", "check"],
        &["form", "F01", "1"],
        &["check"],
        &["man"],
        &[],
    ] {
        let outcome = clean(desk.run(arguments));
        assert_eq!(outcome.code, 0, "{}: {}", outcome.line, outcome.stderr);
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).ok().stdout;
        assert!(!script.contains('\u{1b}') && !script.contains("<U+"), "{script}");
    }
    for line in [&["do", "1", ""][..], &["wait", "1", "--reason", ""], &["do", "1", "x", "--set", ""]] {
        assert!(!completions(&desk, line).contains('\u{1b}'));
    }
}

#[test]
fn a_template_says_nothing_to_the_terminal() {
    let desk = TestDesk::new();
    let folio = desk.open();
    desk.write("templates/mp414-pr15-f01.md", format!("# {HOSTILE}\n\n{{{{ ticket.folio }}}}\n"));
    let printed = clean(desk.run(&["form", "F01", &folio]).ok());
    assert_eq!(printed.stdout.lines().nth(2), Some(folio.as_str()));
    desk.run(&["form", "F01", &folio, "--out", "x.md"]).ok();
    assert_eq!(desk.read("x.md"), printed.stdout);
}

#[test]
fn a_plan_is_clean_and_reads_back() {
    let desk = TestDesk::new();
    let text = "a\u{61c}b\u{200b}c\u{2060}d\u{1b}[2J";
    let origin = format!("origen={text}");
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    let last = arguments.len() - 1;
    arguments[last] = &origin;
    clean(desk.run(&[&arguments[..], &["--dry-run"]].concat()).ok());
    desk.run(&arguments).ok();
    let file = desk.read(&desk.ticket_files()[0]);
    assert!(file.contains("\\u200B") && !file.contains('\u{200b}'), "{file}");
    let shown = clean(desk.run(&["show", "1", "--json"]).ok()).data("folio/show/1").to_string();
    assert!(shown.contains("\u{200b}"), "{shown}");
    clean(desk.run(&["note", "1", text, "--dry-run"]).ok());
    desk.check_clean();
}

// --- Moments and durations --------------------------------------------------------------------

#[test]
fn moments_that_no_record_can_hold() {
    let desk = TestDesk::new();
    let folio = desk.open();
    for at in ["+262142-12-31 23:59", "+262142-12-31", "1969-12-31 23:59", "25-03-10 09:00", "10000-01-01T00:00:00Z"] {
        desk.refuses(2, &["note", &folio, "x", &format!("--at={at}")]).says(&["no es una fecha y hora"]);
    }
    for now in ["1900-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"] {
        let mut command = desk.command(&["note", &folio, "x"]);
        command.env("FOLIO_NOW", now);
        desk.refuses_command(2, command, None).says(&[now]);
    }
    for day in ["+262142-12-31", "+262142-12-30", "-262143-01-01"] {
        desk.refuses(2, &["log", &format!("--from={day}")]).says(&[day]);
        desk.refuses(2, &["log", &format!("--to={day}")]).says(&[day]);
    }
    for now in ["9999-12-31T23:59:59-06:00", "1970-01-02T00:00:00-06:00"] {
        let mut command = desk.command(&["show", &folio]);
        command.env("FOLIO_NOW", now);
        desk.finish(command, None).ok();
    }
    let ticket = desk.ticket(&folio);
    let sound = desk.read(&ticket);
    for moment in ["1969-12-31T23:59:59-06:00", "0000-01-01T00:00:00Z"] {
        desk.write(&ticket, sound.replace("2025-03-10T09:00:00-06:00", moment));
        let found = desk.run(&["check"]).exits(1);
        assert!(found.stdout.contains("[not-a-moment]"), "{}", found.stdout);
    }
}

#[test]
fn now_is_in_whole_seconds() {
    let desk = TestDesk::new();
    desk.set_now("2025-03-10T09:00:00.987654-06:00");
    let folio = desk.open();
    desk.run(&["do", &folio, "registrado"]).ok();
    let text = desk.read(&desk.ticket(&folio));
    assert!(!text.contains("recorded") && !text.contains(".987"), "{text}");
    desk.check_clean();
}

#[test]
fn limits_without_measure() {
    let desk = TestDesk::new();
    let path = format!("catalog/procedures/{PROCEDURE}.toml");
    let sound = desk.read(&path);
    for limit in ["9223372036854775807min", "153722867280912930h", "10000h01", "600001min"] {
        desk.write(&path, sound.replace("limit = \"10min\"", &format!("limit = \"{limit}\"")));
        assert_ne!(desk.read(&path), sound);
        for arguments in
            [&["procedure", "check"][..], &["procedure", "show"], &["new"], &["check"], &["procedure", "list"]]
        {
            let outcome = desk.run(arguments);
            assert!(!outcome.stderr.contains("panicked") && (0..=4).contains(&outcome.code), "{}", outcome.stderr);
        }
        let found = desk.run(&["procedure", "check", PROCEDURE]).exits(1);
        assert!(found.stdout.contains(limit), "{}", found.stdout);
    }
    let longest = sound.replace("limit = \"10min\"", "limit = \"10000h\"");
    desk.write(&path, longest.replace("declared_total = \"23h\"\n", ""));
    let folio = desk.open_registered();
    desk.run(&["show", &folio]).ok();
    desk.run(&["next", &folio]).ok();
}

// --- A plan of a new ticket -------------------------------------------------------------------

#[test]
fn a_planned_ticket_leaves_nothing_behind() {
    let desk = TestDesk::new();
    desk.open();
    let mut arguments = vec!["new", "--procedure", PROCEDURE, "--dry-run"];
    arguments.extend(OPENING);
    fs::remove_dir_all(desk.path(".folio")).expect("removes");
    let before = desk.snapshot();
    let plan = desk.run(&arguments).ok().says(&["no se escribió nada"]);
    assert!(plan.stdout.contains("folio: CI-2025-0002\n"), "{}", plan.stdout);
    arguments.push("--json");
    let data = desk.run(&arguments).ok().data("folio/new/1");
    assert_eq!((&data["folio"], &data["dry_run"]), (&"CI-2025-0002".into(), &true.into()));
    assert_same(&before, &desk.snapshot(), "new --dry-run");
    assert!(!desk.path(".folio").exists());
    // Where nothing can be written, not even a lock.
    desk.write(".folio", "");
    desk.run(&arguments).ok();
    fs::remove_file(desk.path(".folio")).expect("removes");
    arguments.retain(|word| *word != "--dry-run");
    let data = desk.run(&arguments).ok().data("folio/new/1");
    assert_eq!((&data["folio"], &data["dry_run"]), (&"CI-2025-0002".into(), &false.into()));
}

// --- Completion -------------------------------------------------------------------------------

/// What fish is offered for the last of those words.
fn completions(desk: &TestDesk, words: &[&str]) -> String {
    let mut command = desk.command(&["--", "folio"]);
    command.args(words).current_dir(desk.beside()).env("COMPLETE", "fish");
    if !words.iter().any(|word| word.contains("mesa")) {
        command.current_dir(desk.root());
    }
    desk.finish(command, None).ok().stdout
}

#[test]
fn completion_sees_the_desk_and_the_ticket() {
    let desk = TestDesk::new();
    desk.open();
    desk.open_registered();
    // The number in the folder's name is no ticket.
    let link = desk.beside().join("mesa1");
    std::os::unix::fs::symlink(desk.root(), &link).expect("links");
    let link = link.to_string_lossy().into_owned();
    let (joined, equals) = (format!("-C{link}"), format!("--directory={link}"));
    for before in [&["-C", &link][..], &[&joined], &["--directory", &link], &[&equals]] {
        let found = completions(&desk, &[before, &["do", "--at", "2025-03-10", "2", ""]].concat());
        assert!(found.contains("resuelto") && !found.contains("registrado"), "{before:?}: {found}");
        let found = completions(&desk, &[&["do"], before, &["1", ""]].concat());
        assert!(found.contains("registrado") && !found.contains("resuelto"), "{before:?}: {found}");
    }
}
