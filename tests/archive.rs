//! `folio archive`: finished years are sealed, left alone by whatever cannot concern them, and as they were.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;
use std::process::Command;

use common::transcript::Transcript;
use common::{Outcome, TestDesk};
use folio::model::seal::{Entry, Seal};

const SEAL: &str = "tickets/2024/sealed.sha256";

/// A desk with three tickets of 2024 that are over, and of 2025 one that is open and one that is over.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.set_now("2024-02-05T10:00:00-06:00");
    desk.open_and_end();
    desk.set_now("2024-02-06T10:00:00-06:00");
    let cancelled = desk.open();
    desk.run(&["cancel", &cancelled, "--reason", "duplicado"]).ok();
    desk.set_now("2024-11-07T10:00:00-06:00");
    desk.open_and_end();
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.open_registered();
    desk.open_and_end();
    desk.set_now("2025-03-11T10:00:00-06:00");
    desk
}

fn sealed() -> TestDesk {
    let desk = desk();
    desk.run(&["archive", "2024"]).ok();
    desk
}

fn codes(desk: &TestDesk) -> Vec<String> {
    let data = desk.run(&["check", "--json"]).data("folio/check/1");
    let findings = data["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("code").to_owned()).collect()
}

#[test]
fn a_year_is_sealed_and_opened_again() {
    let desk = desk();
    Transcript::of(&desk)
        .line("archive", 0)
        .line("archive 2024 --dry-run", 0)
        .line("archivar 2024", 0)
        .line("archive", 0)
        .line("archive 2024", 0)
        .line("list", 0)
        .line("note CI-2024-0001 Otra_cosa", 1)
        .line("archive 2025", 1)
        .line("archive 2019", 2)
        .line("archive 2024 --unseal", 2)
        .line("archive 2024 --unseal --note Falta_una_firma", 0)
        .line("archive 2024 --unseal --note Falta_una_firma", 1)
        .line("note CI-2024-0001 Otra_cosa", 0)
        .line("archive", 0)
        .is("archive_es.txt");
    let desk = self::desk();
    Transcript::of(&desk)
        .line("--lang=en archive", 0)
        .line("--lang=en archive 2024", 0)
        .line("--lang=en archive 2024", 0)
        .line("--lang=en note CI-2024-0001 More", 1)
        .line("--lang=en archive 2025", 1)
        .line("--lang=en archive 2024 --unseal", 2)
        .line("--lang=en archive 2024 --unseal --note Why", 0)
        .line("--lang=en archive --help", 0)
        .is("archive_en.txt");
}

#[test]
fn the_seal_follows_from_the_records_and_sha256sum_agrees() {
    let desk = sealed();
    let text = desk.read(SEAL);
    let header: Vec<&str> = text.lines().take(6).collect();
    assert_eq!(
        header[..5],
        [
            "# folio sealed year 1",
            "# year 2024",
            "# records 3",
            "# first 2024-02-05T16:00:00Z",
            "# until 2024-11-07T16:00:00Z",
        ]
    );
    let sums = |folder: &str| {
        let mut command = Command::new("sha256sum");
        command.args(["--check", "--strict", "sealed.sha256"]).current_dir(desk.path(folder));
        command.env("LC_ALL", "C").output().expect("sha256sum")
    };
    let output = sums("tickets/2024");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 3);
    desk.check_clean();
    // Who seals it later, and is somebody else, writes the same.
    desk.run(&["archive", "2024", "--unseal", "--note=Otra vez"]).ok();
    desk.set_now("2025-03-12T10:00:00-06:00");
    desk.run(&["archive", "2024", "--by=personal-1"]).ok();
    assert_eq!(desk.read(SEAL), text);
    // On another system git may write other line ends; it is as it was.
    for path in desk.ticket_files().into_iter().filter(|path| path.contains("/2024/")).chain([SEAL.to_owned()]) {
        desk.write(&path, desk.read(&path).replace('\n', "\r\n"));
    }
    assert_eq!(codes(&desk), Vec::<String>::new());
    assert!(!sums("tickets/2024").status.success());
    assert!(desk.run(&["archive", "--json"]).ok().stdout.contains("\"sealed\""));
}

/// What stands in the way of sealing once something was done to a desk.
#[track_caller]
fn hinders(act: impl FnOnce(&TestDesk)) -> Vec<String> {
    let desk = desk();
    act(&desk);
    let data = desk.run(&["archive", "--json"]).ok().data("folio/archive/1");
    let year = data["years"].as_array().expect("years").iter().find(|year| year["year"] == 2024).expect("2024").clone();
    let found = year["hindrances"].as_array().expect("hindrances");
    let found: Vec<String> = found.iter().map(|it| it["code"].as_str().expect("code").to_owned()).collect();
    assert_eq!(year["state"], if found.is_empty() { "sealable" } else { "open" });
    let outcome = desk.refuses(1, &["archive", "2024"]);
    outcome.says(&["2024 no se puede sellar todavía", "→"]);
    assert!(!desk.path(SEAL).exists());
    found
}

#[test]
fn what_hinders_is_named_with_what_to_type() {
    const FIRST: &str = "tickets/2024/02/CI-2024-0001.yaml";
    let edit = |from: &'static str, to: &'static str| {
        move |desk: &TestDesk| {
            let text = desk.read(FIRST);
            assert!(text.contains(from), "{text}");
            desk.write(FIRST, text.replacen(from, to, 1));
        }
    };
    assert_eq!(hinders(|desk| drop(desk.run(&["reopen", "CI-2024-0003", "--note=Volvió"]).ok())), ["open"]);
    assert_eq!(hinders(edit("status: closed", "status: in_progress")), ["differs", "open"]);
    assert_eq!(hinders(edit("revision: \"1\"", "revision: \"9\"")), ["damaged"]);
    assert_eq!(hinders(edit("events:", "events: [")), ["damaged"]);
    assert_eq!(hinders(|desk| desk.write("tickets/2024/nota.txt", "x")), ["stray"]);
    let moved = hinders(|desk| {
        fs::create_dir_all(desk.path("tickets/2024/13")).expect("folder");
        fs::rename(desk.path(FIRST), desk.path("tickets/2024/13/CI-2024-0001.yaml")).expect("renames");
    });
    assert_eq!(moved, ["misplaced"]);
    let twice = hinders(|desk| {
        fs::create_dir_all(desk.path("tickets/2024/03")).expect("folder");
        fs::copy(desk.path(FIRST), desk.path("tickets/2024/03/CI-2024-0001.yaml")).map(drop).expect("copies");
    });
    assert_eq!(twice, ["twice", "misplaced"]);
    let in_another_month = hinders(|desk| {
        fs::create_dir_all(desk.path("tickets/2024/07")).expect("folder");
        fs::rename(desk.path(FIRST), desk.path("tickets/2024/07/CI-2024-0001.yaml")).expect("renames");
        desk.refuses(1, &["archive", "2024"]).says(&["tickets/2024/02.", "mv -- tickets/2024/07/CI-2024-0001.yaml"]);
    });
    assert_eq!(in_another_month, ["misplaced"]);
    let many = desk();
    for number in 10..30 {
        many.write(&format!("tickets/2024/05/nota-{number}.txt"), "x");
    }
    many.refuses(1, &["archive", "2024"]).says(&[
        "lo impiden 20 cosas",
        "nota-10.txt",
        "y 12 más",
        "Muévalo a otra parte",
    ]);
    let table = many.run(&["archive"]).ok();
    assert!(table.stdout.contains("No es un reporte ni un adjunto, y 19 más."), "{}", table.stdout);
}

#[test]
fn a_right_may_be_reserved() {
    let desk = desk();
    desk.write("catalog/desk.toml", desk.read("catalog/desk.toml") + "\n[rights]\narchive = [\"jefatura\"]\n");
    desk.refuses(1, &["archive", "2024", "--by=personal-1"]).says(&["«archive»", "jefatura-1"]);
    desk.run(&["archive", "2024"]).ok();
    desk.refuses(1, &["archive", "2024", "--unseal", "--note=x", "--by=personal-1"]).says(&["«archive»"]);
}

const QUESTIONS: [&[&str]; 16] = [
    &["list", "--json"],
    &["list", "--all"],
    &["list", "--role", "personal"],
    &["late", "--json"],
    &["workload", "--json"],
    &["log", "--from", "2024-02-01", "--to", "2024-02-28", "--json"],
    &["log", "--from", "2025-01-01", "--json"],
    &["log", "--from", "2024-11-01", "--open", "--json"],
    &["log", "--json"],
    &["report", "monthly", "--month", "2024-02", "--json"],
    &["report", "monthly", "--month", "2025-03", "--json"],
    &["report", "annual", "--json"],
    &["show", "CI-2024-0001"],
    &["next", "2024-3"],
    &["search", "pantalla", "--json"],
    &[],
];

fn ask(desk: &TestDesk, question: &[&str], cache: &str) -> Outcome {
    let mut command = desk.command(question);
    command.env("FOLIO_CACHE", cache);
    desk.finish(command, None)
}

fn answers(desk: &TestDesk) -> Vec<(String, String, i32)> {
    let ask = |question: &&[&str], cache: &str| {
        let outcome = ask(desk, question, cache);
        (outcome.stdout, outcome.stderr, outcome.code)
    };
    let mut all = Vec::new();
    for question in &QUESTIONS {
        let without = ask(question, "off");
        for time in 0..2 {
            assert_eq!(ask(question, "on"), without, "{question:?}, asked the {time} time");
        }
        all.push(without);
    }
    all
}

#[test]
fn answers_are_the_same_sealed_and_unsealed() {
    let desk = desk();
    let before = answers(&desk);
    desk.run(&["archive", "2024"]).ok();
    let after = answers(&desk);
    for ((question, before), after) in QUESTIONS.iter().zip(&before).zip(&after) {
        assert_eq!(before, after, "{question:?}");
    }
    desk.run(&["archive", "2024", "--unseal", "--note=Otra vez"]).ok();
    assert_eq!(answers(&desk), before);
}

#[test]
fn what_cannot_concern_a_sealed_year_does_not_look_at_it() {
    let desk = sealed();
    let day = desk.run(&[]).ok();
    let list = desk.run(&["list", "--json"]).ok();
    let log = desk.run(&["log", "--from=2025-01-01", "--json"]).ok();
    for month in ["02", "11"] {
        fs::rename(desk.path(&format!("tickets/2024/{month}")), desk.beside().join(month)).expect("moves away");
    }
    for cache in ["on", "on", "off"] {
        assert_eq!(ask(&desk, &[], cache).ok().stdout, day.stdout);
        assert_eq!(ask(&desk, &["list", "--json"], cache).ok().stdout, list.stdout);
        assert_eq!(ask(&desk, &["log", "--from=2025-01-01", "--json"], cache).ok().stdout, log.stdout);
        desk.run(&["late"]);
    }
    assert_eq!(codes(&desk), ["sealed-missing"; 3]);
    // What asks about it looks.
    let all = desk.run(&["list", "--all", "--json"]).ok().data("folio/list/1");
    assert!(!all.to_string().contains("CI-2024-0001"));
}

#[test]
fn a_seal_that_cannot_be_read_hides_nothing() {
    for spoil in [
        (|text: &str| text.replace("# until 2024", "# until 2023")) as fn(&str) -> String,
        |text| text.replace("# records 3", "# records 2"),
        |text| format!("<<<<<<< HEAD\n{text}"),
        |text| text[..text.len() - 9].to_owned(),
        |_| String::new(),
    ] {
        let desk = sealed();
        let opened = desk.read("tickets/2024/11/CI-2024-0003.yaml");
        desk.write(SEAL, spoil(&desk.read(SEAL)));
        assert_eq!(codes(&desk), ["sealed-damaged"]);
        // Somebody opens a ticket of it again by hand.
        let last = opened.rfind("- id: ").expect("events");
        desk.write("tickets/2024/11/CI-2024-0003.yaml", &opened[..last]);
        for cache in ["on", "off"] {
            ask(&desk, &["list"], cache).ok().says(&["CI-2024-0003"]);
        }
        desk.refuses(1, &["note", "CI-2024-0001", "x"]);
        desk.write("tickets/2024/11/CI-2024-0003.yaml", opened);
        desk.run(&["archive", "2024", "--unseal", "--note=Se dañó"]).ok();
        desk.run(&["archive", "2024"]).ok();
        desk.check_clean();
    }
}

#[test]
fn check_names_what_changed() {
    let desk = sealed();
    let kept = desk.snapshot();
    desk.write("tickets/2024/02/CI-2024-0001.yaml", desk.read("tickets/2024/02/CI-2024-0001.yaml") + "# nota\n");
    fs::remove_file(desk.path("tickets/2024/11/CI-2024-0003.yaml")).expect("removes");
    let cancelled = desk.read("tickets/2024/02/CI-2024-0002.yaml");
    let uid = cancelled.lines().find_map(|line| line.strip_prefix("uid: ")).expect("an uid");
    let added = cancelled.replace("CI-2024-0002", "CI-2024-0009").replace(uid, "01kaf6zq3v8c");
    desk.write("tickets/2024/02/CI-2024-0009.yaml", added);
    assert_eq!(codes(&desk), ["sealed-changed", "sealed-added", "sealed-missing"]);
    let told = desk.run(&["check"]).exits(1);
    let said = format!("{}{}", told.stdout, told.stderr);
    assert!(said.contains("--unseal --note MOTIVO"), "{said}");
    desk.refuses(1, &["archive", "2024"]).says(&["CI-2024-0001 cambió", "Falta CI-2024-0003", "CI-2024-0009 llegó"]);
    // The remedy works.
    desk.run(&["archive", "2024", "--unseal", "--note=Así debe quedar"]).ok();
    desk.run(&["archive", "2024"]).ok();
    desk.check_clean();
    assert!(kept.contains_key(SEAL));
}

#[cfg(unix)]
#[test]
fn what_stands_in_a_seals_place_goes_too() {
    let desk = sealed();
    let kept = desk.beside().join("sello");
    fs::rename(desk.path(SEAL), &kept).expect("moves");
    std::os::unix::fs::symlink(&kept, desk.path(SEAL)).expect("a link");
    desk.run(&["archive", "2024", "--unseal", "--note=x"]).ok();
    assert!(kept.exists() && desk.path(SEAL).symlink_metadata().is_err());
    fs::create_dir(desk.path(SEAL)).expect("a folder");
    desk.refuses(1, &["archive", "2024", "--unseal", "--note=x"]).says(&["es una carpeta", "Muévala a otra parte"]);
    fs::remove_dir(desk.path(SEAL)).expect("removes");
    desk.run(&["archive", "2024"]).ok();
    desk.check_clean();
}

#[test]
fn a_seal_that_lies_is_told() {
    // Whole and with the hash of each record, but of a year in which something is open.
    let desk = sealed();
    let path = "tickets/2024/11/CI-2024-0003.yaml";
    let text = desk.read(SEAL);
    let old = text.lines().find(|line| line.ends_with("CI-2024-0003.yaml")).expect("a line")[..64].to_owned();
    desk.run(&["archive", "2024", "--unseal", "--note=x"]).ok();
    desk.set_now("2024-11-07T10:00:00-06:00");
    desk.run(&["reopen", "CI-2024-0003", "--note=Volvió"]).ok();
    desk.set_now("2025-03-11T10:00:00-06:00");
    let new = folio::model::identifier::content_hash(&desk.read(path));
    desk.write(SEAL, text.replace(&old, &new));
    assert_eq!(codes(&desk), ["sealed-damaged"]);
    let told = desk.run(&["check"]).exits(1);
    assert!(format!("{}{}", told.stdout, told.stderr).contains("11/CI-2024-0003.yaml sigue abierto"));
    // Of other moments than its records.
    let desk = sealed();
    let records = Seal::read(&desk.read(SEAL)).expect("a seal").records;
    let entry = |(path, sha256)| (path, Entry { sha256, first: 1_707_000_000, until: 1_708_000_000 });
    let lie = Seal::of(2024, &records.into_iter().map(entry).collect()).expect("a seal");
    desk.write(SEAL, lie.text());
    let told = desk.run(&["check"]).exits(1);
    let told = format!("{}{}", told.stdout, told.stderr);
    assert!(told.contains("su encabezado no es el de sus reportes"), "{told}");
}

#[test]
fn every_command_that_writes_is_refused() {
    let desk = sealed();
    fs::write(desk.beside().join("nota.txt"), "x").expect("a file");
    let attached = desk.beside().join("nota.txt").to_string_lossy().into_owned();
    for command in [
        &["note", "CI-2024-0001", "x"][..],
        &["note", "CI-2024-0001", "x", "--dry-run"],
        &["reopen", "CI-2024-0001", "--note=Volvió"],
        &["attach", "CI-2024-0001", &attached],
        &["link", "CI-2025-0001", "CI-2024-0001"],
        &["do", "CI-2024-0001", "registrado"],
    ] {
        desk.refuses(1, command).says(&["2024 está sellado", "--unseal"]);
    }
    // Whoever is to be taken out of several years is told of all of them.
    desk.set_now("2026-02-01T10:00:00-06:00");
    desk.run(&["cancel", "CI-2025-0001", "--reason=duplicado"]).ok();
    desk.run(&["archive", "2025"]).ok();
    let every =
        ["2 años están sellados", "CI-2024-0003", "archive 2024 --unseal", "CI-2025-0002", "archive 2025 --unseal"];
    desk.refuses(1, &["redact", "Usuaria de Ejemplo", "--note=Lo pidió"]).says(&every);
    desk.set_now("2025-03-11T10:00:00-06:00");
    desk.run(&["archive", "2025", "--unseal", "--note=x"]).ok();
    desk.set_now("2024-12-30T10:00:00-06:00");
    let mut open = vec!["new"];
    open.extend(common::OPENING);
    desk.refuses(1, &open).says(&["2024 está sellado"]);
    desk.set_now("2026-02-01T10:00:00-06:00");
    desk.check_clean();
}

#[test]
fn what_is_remembered_of_a_sealed_year_has_its_own_books() {
    let desk = desk();
    desk.run(&["list", "--all"]).ok();
    let size =
        |name: &str| fs::metadata(desk.path(&format!(".folio/cache/{name}"))).map_or(0, |metadata| metadata.len());
    let whole = size("tickets");
    desk.run(&["archive", "2024"]).ok();
    desk.run(&["list"]).ok();
    let live = size("tickets");
    assert!(live > 0 && live < whole * 2 / 3, "{whole} bytes became {live}");
    assert_eq!(size("tickets-2024"), 0);
    desk.run(&["list", "--all"]).ok();
    assert!(size("tickets-2024") > 0 && size("tickets") == live);
    let kept = |desk: &TestDesk| desk.run(&["cache", "status", "--json"]).ok().data("folio/cache/1")["tickets"].clone();
    assert_eq!(kept(&desk), 5);
    desk.run(&["archive", "2024", "--unseal", "--note=Otra vez"]).ok();
    desk.run(&["list"]).ok();
    assert_eq!((kept(&desk), size("tickets-2024")), (5.into(), 0));
    desk.run(&["cache", "clear"]).ok();
    assert!(!desk.path(".folio/cache").exists());
}
