//! `kill -9` at any moment of a write leaves the old file or the new one, never half; of several files, all
//! are written or none, once somebody has written again.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{OPENING, TestDesk};

const ROUNDS: u64 = 60;

/// Where a change of several files is written down first.
const JOURNAL: &str = ".folio/journal";

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

/// The desk of a kit whose outcomes open children.
fn desk_of_families() -> TestDesk {
    let desk = TestDesk::new();
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("kits/qro-soporte/catalog");
    fs::remove_dir_all(desk.root()).expect("removes");
    let root = desk.root().to_string_lossy().into_owned();
    let init = ["init", &root, "--procedure", "qro-soporte", "--person", "sistemas-1", "--series", "TI"];
    desk.run_in(desk.beside(), &init).ok();
    for name in ["desk.toml", "people.toml"] {
        fs::copy(kit.join(name), desk.path("catalog").join(name)).expect("the kit's file");
    }
    let add =
        ["asset", "add", "--kind", "computadora", "--id", "LT-0417", "--set", "tag=CIB-0417", "--by", "sistemas-1"];
    desk.run(&[&add[..], &["--set", "brand=Muestra", "--set", "model=Portátil"]].concat()).ok();
    desk
}

/// A ticket that stands before an outcome that opens three children.
fn before_its_children(desk: &TestDesk) -> String {
    let by = ["--by", "sistemas-1"];
    let mut opening = vec!["new", "--procedure", "qro-soporte"];
    let fields = ["usuario=Usuaria de Ejemplo", "area=Ventas", "ubicacion=Sala", "oficina=queretaro"];
    let more = ["servicio=equipo-de-computo", "bien=LT-0417", "problema=No enciende."];
    fields.iter().chain(&more).for_each(|field| opening.extend(["--set", field]));
    let folio = desk.run(&[&opening[..], &by].concat()).ok().stdout.trim().to_owned();
    let by = ["--by", "sistemas-2"];
    desk.run(&[&["do", &folio, "clasificado", "--set", "urgencia=high"], &by[..]].concat()).ok();
    desk.run(&["assign", &folio, "sistemas-2", "--by", "sistemas-1"]).ok();
    desk.run(&[&["do", &folio, "interno"], &by[..]].concat()).ok();
    folio
}

/// Starts a command and kills it `time` after its journal is there. True when it had ended by itself.
fn killed_at_its_journal(desk: &TestDesk, arguments: &[&str], time: Duration) -> bool {
    let journal = desk.path(JOURNAL);
    let mut child = desk.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    while journal.symlink_metadata().is_err() && child.try_wait().expect("waits").is_none() {}
    let until = Instant::now() + time;
    while Instant::now() < until {
        std::hint::spin_loop();
    }
    // It may have ended meanwhile.
    let _ = child.kill();
    child.wait().expect("ends").code() == Some(0)
}

#[test]
fn a_family_is_born_whole_or_not_at_all() {
    let desk = desk_of_families();
    // What the next writer writes into; it has nothing to do with the family.
    let other = before_its_children(&desk);
    // The longer the texts, the longer the moment in which only some of them are there.
    let long = "Renglón de relleno para que el archivo crezca.\n".repeat(300);
    let (diagnosis, facts) = (format!("diagnostico={long}"), format!("mal_uso_hechos={long}"));
    let mut parent = before_its_children(&desk);
    let mut known = desk.ticket_files().len();
    let (mut dice, mut time) = (Dice(5), Duration::ZERO);
    let (mut nothing, mut finished, mut whole) = (0, 0, 0);
    for round in 0..ROUNDS / 4 {
        let mut birth = vec!["do", &parent, "reemplazo", "--by", "sistemas-2"];
        let fields =
            ["revision=R", "articulo=Portátil", "cantidad=1", "urgencia_compra=low", "continuo=sí", "mal_uso=sí"];
        let more = ["mal_uso_tipo=uso-indebido", &facts, &diagnosis];
        fields.iter().chain(&more).for_each(|field| birth.extend(["--set", field]));
        let ended = match round {
            0 => {
                time = usual(&desk, &birth);
                true
            }
            // At any moment, and among its writes.
            _ if round % 3 == 0 => {
                let time = time.as_micros() as u64;
                killed_after(&desk, &birth, Duration::from_micros(time / 4 + dice.below(time)))
            }
            _ => killed_at_its_journal(&desk, &birth, Duration::from_micros(dice.below(2_000))),
        };
        let interrupted = desk.path(JOURNAL).exists();
        if interrupted {
            desk.run(&["next", &other]).ok().says(&["quedó a medias", "folio check"]);
        }
        let told = desk.run(&["note", &other, "sigue", "--by", "sistemas-1"]).ok().stderr;
        assert_eq!(
            told.contains("Se terminó un cambio que había quedado a medias: 4 archivos."),
            interrupted,
            "{told}"
        );
        let born = desk.ticket_files().len() - known;
        assert!(born == 0 || born == 3, "round {round}: {born} children");
        let stands = desk.next(&parent)["activity"]["id"].as_str().expect("an activity").to_owned();
        assert_eq!(stands, if born == 0 { "03" } else { "07" }, "round {round}");
        assert!(born == 3 || !(ended || interrupted), "round {round}: done, and nobody born");
        if born == 3 {
            if interrupted {
                finished += 1
            } else {
                whole += 1
            }
            parent = before_its_children(&desk);
        } else {
            nothing += 1;
        }
        known = desk.ticket_files().len();
    }
    println!("{nothing} never begun, {finished} finished by the next, {whole} whole");
    assert!(finished > 0, "no kill came among the writes");
    desk.check_clean();
    assert_eq!(leftovers(&desk), BTreeSet::new());
}

/// Leaves a change behind that a dead writer had begun: one file of it is there already.
fn leave_half_made(desk: &TestDesk) {
    let asset = |number: u32| {
        let text = common::ASSET.replace("PC-0132", &format!("PC-{number}"));
        text.replace("01kaf6zq3v8c", &format!("01kaf6zq3v8{number}"))
    };
    let file = |number: u32| {
        let path = format!("catalog/assets/computadora/PC-{number}.yaml");
        serde_json::json!({ "path": path, "sha256": null, "text": asset(number) })
    };
    let journal = serde_json::json!({ "schema": "folio/journal/1", "files": [file(1), file(2)] });
    desk.write("catalog/assets/computadora/PC-1.yaml", asset(1));
    desk.write(JOURNAL, journal.to_string());
}

const FINISHED: &str = "Se terminó un cambio que había quedado a medias: 2 archivos.\n";

#[test]
fn a_reader_tells_of_half_a_change_and_leaves_it() {
    let desk = TestDesk::new();
    let folio = desk.open();
    leave_half_made(&desk);
    let before = desk.snapshot();
    let told = "Aviso: un cambio de varios archivos quedó a medias; lo termina «folio check» o el próximo comando que \
                escriba.\n";
    for arguments in [&["next", &folio][..], &["list"], &[], &["note", &folio, "nada", "--dry-run"]] {
        let stderr = desk.run(arguments).ok().stderr;
        assert_eq!(stderr.matches(told).count(), 1, "{arguments:?}: {stderr}");
    }
    common::assert_same(&before, &desk.snapshot(), "reading");
    // As long as somebody writes, it is no half change.
    let lock = fs::File::open(desk.path(".folio/lock")).expect("the lock");
    lock.lock().expect("locks");
    assert_eq!(desk.run(&["next", &folio]).ok().stderr, "");
}

#[test]
fn check_finishes_half_a_change() {
    let desk = TestDesk::new();
    desk.open();
    leave_half_made(&desk);
    let checked = desk.run(&["check", "--json"]).ok();
    assert_eq!(checked.stderr, FINISHED);
    assert!(desk.path("catalog/assets/computadora/PC-2.yaml").exists() && !desk.path(JOURNAL).exists());
    assert!(!desk.run(&["check"]).ok().stderr.contains(FINISHED));
    // One that cannot be finished is found, whatever was asked about.
    leave_half_made(&desk);
    fs::remove_file(desk.path(".folio/lock")).expect("removes");
    fs::create_dir(desk.path(".folio/lock")).expect("in the way");
    let found = desk.run(&["check", "catalog", "--json"]).exits(1).data("folio/check/1");
    assert_eq!(found["findings"][0]["code"], "change-interrupted", "{found:#}");
    assert_eq!(found["findings"][0]["path"], JOURNAL, "{found:#}");
}

#[test]
fn a_writer_finishes_half_a_change_before_it_plans() {
    let desk = TestDesk::new();
    let folio = desk.open();
    leave_half_made(&desk);
    // Even one that is refused then.
    assert!(desk.run(&["do", &folio, "resuelto"]).exits(1).stderr.starts_with(FINISHED));
    assert!(!desk.path(JOURNAL).exists());
    // Edited since: it stays, and that is said.
    leave_half_made(&desk);
    let edited = desk.read("catalog/assets/computadora/PC-1.yaml").replace("PC-1", "PC-2").replace("Torre", "OTRA");
    desk.write("catalog/assets/computadora/PC-2.yaml", edited.replace("01kaf6zq3v81", "01kaf6zq3v82"));
    let told = desk.run(&["note", &folio, "sigue"]).ok().stderr;
    assert!(
        told.contains("un archivo.\n") && told.contains("quedó como está: catalog/assets/computadora/PC-2.yaml."),
        "{told}"
    );
    assert!(desk.read("catalog/assets/computadora/PC-2.yaml").contains("OTRA"));
    // What is no journal is put aside.
    desk.write(JOURNAL, "{");
    desk.run(&["note", &folio, "sigue"]).ok().says(&["el diario", "se guardó en .folio/journal.damaged"]);
    assert_eq!(desk.read(".folio/journal.damaged"), "{");
    desk.check_clean();
}

fn leftovers(desk: &TestDesk) -> BTreeSet<String> {
    desk.snapshot().into_keys().filter(|path| path.contains(".folio-")).collect()
}
