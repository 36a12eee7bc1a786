//! The merge of records through real git: the driver in merge, rebase, cherry-pick and octopus, what it
//! does where it cannot, git without the driver, and what `check`, `show` and `settle` say of it all.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fs;
use std::process::{Command, Output};

use common::transcript::Transcript;
use common::{FOLIO, PROCEDURE, TestDesk, without_hashes};

const ATTRIBUTES: &str = "tickets/**/*.yaml merge=folio-record\ncatalog/assets/**/*.yaml merge=folio-record\n";
const PATH: &str = "tickets/2025/03/CI-2025-0001.yaml";
const TICKET: &str = "CI-2025-0001";
/// A uid that does not change from run to run, nor, with that of the first, the identifiers of events.
const UID: &str = "01kaf6zq3v8d";

/// Runs git in the desk's folder.
fn git(desk: &TestDesk, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    command.arg("-C").arg(desk.root()).args(arguments);
    desk.surround(&mut command);
    command.output().expect("git runs")
}

#[track_caller]
fn git_ok(desk: &TestDesk, arguments: &[&str]) -> String {
    let output = git(desk, arguments);
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "git {arguments:?}\n{}{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}

/// A desk under git, with the driver where asked for, and one registered ticket.
fn desk(driver: bool) -> TestDesk {
    let desk = TestDesk::new();
    if !desk.path(".git").exists() {
        git_ok(&desk, &["init", "--quiet", "--initial-branch=main"]);
    }
    if driver {
        desk.write(".gitattributes", ATTRIBUTES);
        let command = format!("'{FOLIO}' merge-driver %O %A %B %L %P");
        git_ok(&desk, &["config", "merge.folio-record.driver", &command]);
    } else {
        // A clone that nobody set up, and a desk from before there was a driver.
        git_ok(&desk, &["config", "--remove-section", "merge.folio-record"]);
        for file in [".gitattributes", ".git/info/attributes"] {
            std::fs::remove_file(desk.path(file)).expect("what init wrote");
        }
    }
    desk.open();
    let text = desk.read(PATH);
    let uid = text.lines().nth(1).and_then(|line| line.strip_prefix("uid: ")).expect("a uid").to_owned();
    let opened = ids(&text)[0].to_owned();
    desk.write(PATH, text.replace(&uid, UID).replace(&opened, "0p3n3d"));
    at(&desk, "09:05", &["do", TICKET, "registrado"]);
    commit(&desk, "base");
    git_ok(&desk, &["branch", "-M", "main"]);
    desk
}

#[track_caller]
fn at(desk: &TestDesk, hour: &str, arguments: &[&str]) {
    desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
    desk.run(arguments).ok();
}

#[track_caller]
fn commit(desk: &TestDesk, message: &str) {
    git_ok(desk, &["add", "-A"]);
    git_ok(desk, &["commit", "--quiet", "-m", message]);
}

/// Makes a branch from `main` on which something is done, and commits it.
#[track_caller]
fn branch(desk: &TestDesk, name: &str, act: impl Fn(&TestDesk)) {
    git_ok(desk, &["checkout", "--quiet", "-b", name, "main"]);
    act(desk);
    commit(desk, name);
}

const SOLVED: [&str; 7] = [
    "do",
    TICKET,
    "resuelto",
    "--by=personal-1",
    "--set=revision=Cables",
    "--set=diagnostico=Flojo",
    "--note=En sitio",
];

fn solved(desk: &TestDesk) {
    at(desk, "10:00", &SOLVED);
}

fn cancelled(desk: &TestDesk) {
    at(desk, "09:50", &["cancel", TICKET, "--reason=desistimiento", "--note=Ya no hace falta"]);
}

fn ids(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("- id: ")).map(|id| id.trim_matches('"')).collect()
}

#[test]
fn neighbouring_entries_and_the_same_field_merge_by_themselves() {
    let desk = desk(true);
    branch(&desk, "a", |desk| {
        at(desk, "09:10", &["assign", TICKET, "personal-1"]);
        at(desk, "09:20", &["note", TICKET, "--set", "extension=100"]);
    });
    branch(&desk, "b", |desk| {
        at(desk, "09:15", &["note", TICKET, "Se llamó al usuario"]);
        at(desk, "09:25", &["note", TICKET, "--set", "extension=200"]);
    });
    let merged = git(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    assert!(merged.status.success(), "{merged:?}");
    let told = String::from_utf8_lossy(&merged.stderr).into_owned();
    assert!(told.contains("Las dos copias cambiaron «") && told.contains(PATH), "{told}");
    let text = desk.read(PATH);
    assert_eq!(ids(&text).len(), 6, "{text}");
    assert!(text.contains("assignee: personal-1") && text.contains("extension: \"200\""), "{text}");
    desk.set_now("2025-03-10T12:00:00-06:00");
    desk.check_clean();
}

#[test]
fn the_order_of_sides_changes_no_byte() {
    let desk = desk(true);
    branch(&desk, "a", solved);
    branch(&desk, "b", cancelled);
    let merged = |into: &str, other: &str| {
        git_ok(&desk, &["checkout", "--quiet", "-b", &format!("{into}-{other}"), into]);
        git_ok(&desk, &["merge", "--quiet", "--no-edit", other]);
        desk.read(PATH)
    };
    assert_eq!(merged("a", "b"), merged("b", "a"));
    // Criss-cross: each has merged the other, and goes on.
    at(&desk, "11:00", &["note", TICKET, "Tras fusionar"]);
    commit(&desk, "more");
    git_ok(&desk, &["checkout", "--quiet", "a-b"]);
    at(&desk, "11:10", &["note", TICKET, "También"]);
    commit(&desk, "more");
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "b-a"]);
    let text = desk.read(PATH);
    assert_eq!(ids(&text).len(), 6, "{text}");
    desk.run(&["check"]).exits(1);
}

#[test]
fn rebase_cherry_pick_and_octopus_use_the_driver_too() {
    let desk = desk(true);
    branch(&desk, "a", |desk| at(desk, "09:10", &["note", TICKET, "Uno"]));
    branch(&desk, "b", |desk| at(desk, "09:20", &["note", TICKET, "Dos"]));
    branch(&desk, "c", |desk| at(desk, "09:30", &["note", TICKET, "Tres"]));
    git_ok(&desk, &["checkout", "--quiet", "-b", "eight", "main"]);
    // For more than two heads git asks no driver where they touch the same lines: it refuses altogether.
    let before = desk.snapshot();
    assert!(!git(&desk, &["merge", "--quiet", "--no-edit", "a", "b", "c"]).status.success());
    git_ok(&desk, &["reset", "--hard", "--quiet"]);
    assert_eq!(desk.read(PATH), before[PATH]);
    for branch in ["a", "b", "c"] {
        git_ok(&desk, &["merge", "--quiet", "--no-edit", branch]);
    }
    let eight = desk.read(PATH);
    assert_eq!(ids(&eight).len(), 5, "{eight}");
    git_ok(&desk, &["checkout", "--quiet", "-b", "rebased", "c"]);
    git_ok(&desk, &["rebase", "--quiet", "a"]);
    git_ok(&desk, &["cherry-pick", "b"]);
    assert_eq!(ids(&desk.read(PATH)), ids(&eight));
    desk.check_clean();
}

#[test]
fn two_outcomes_of_one_activity_are_in_dispute_until_somebody_decides() {
    let desk = desk(true);
    branch(&desk, "a", solved);
    branch(&desk, "b", cancelled);
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    desk.set_now("2025-03-10T12:00:00-06:00");
    let text = desk.read(PATH);
    let [_, _, cancelled, solved] = ids(&text)[..] else { panic!("{text}") };
    let (solved, cancelled) = (solved.to_owned(), cancelled.to_owned());
    assert!(text.contains(&format!("disputes:\n- {solved}\n")), "{text}");
    for (tongue, name) in [("es", "snapshots-merge/settle.txt"), ("en", "snapshots-merge/settle-en.txt")] {
        let lang = format!("--lang={tongue}");
        Transcript::of(&desk)
            .line(&format!("settle {TICKET} {lang}"), 1)
            .line(&format!("settle {TICKET} --json {lang}"), 1)
            .line(&format!("check {lang}"), 1)
            .line(&format!("show {TICKET} {lang}"), 0)
            .line(&format!("list {lang}"), 0)
            .line(&format!("next {TICKET} {lang}"), 0)
            .line(&format!("do {TICKET} conforme {lang}"), 1)
            .line(&format!("settle {TICKET} --keep {solved} {lang}"), 2)
            .line(&format!("settle {TICKET} --keep nadie1 --note=Porque_sí {lang}"), 2)
            .line(&format!("settle {TICKET} --keep {solved} --note=Se_atendió_antes --dry-run {lang}"), 0)
            .is(name);
    }
    Transcript::of(&desk)
        .line(&format!("settle {TICKET} --keep {solved} --note=Se_atendió_antes"), 0)
        .line(&format!("settle {TICKET}"), 0)
        .line(&format!("show {TICKET}"), 0)
        .line("check", 0)
        .is("snapshots-merge/settled.txt");
    // The other way: the ticket is as if it had been cancelled alone.
    desk.write(PATH, text);
    desk.run(&["settle", TICKET, "--keep", &cancelled, "--note", "El usuario desistió"]).ok();
    let text = desk.read(PATH);
    assert!(text.contains("status: cancelled") && !text.contains("disputes:"), "{text}");
    desk.check_clean();
}

#[test]
fn a_wait_and_an_outcome_do_not_collide_where_the_wait_asks_for_nothing() {
    let desk = desk(true);
    branch(&desk, "a", |desk| at(desk, "09:30", &["wait", TICKET, "--reason=usuario"]));
    branch(&desk, "b", solved);
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    let text = desk.read(PATH);
    desk.set_now("2025-03-10T12:00:00-06:00");
    assert!(!text.contains("waiting:"), "{text}");
    assert_eq!(text.contains("disputes:"), desk.run(&["settle", TICKET]).code == 1);
}

#[test]
fn two_clones_hand_out_the_same_asset() {
    let desk = desk(true);
    let hand = |hour: &'static str, to: &'static str| {
        move |desk: &TestDesk| at(desk, hour, &["asset", "assign", "PC-0132", "--to", to, "--condition=Buena"])
    };
    branch(&desk, "a", hand("10:00", "usuario-1"));
    branch(&desk, "b", hand("10:30", "personal-2"));
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    desk.set_now("2025-03-10T12:00:00-06:00");
    let path = "catalog/assets/computadora/PC-0132.yaml";
    let text = desk.read(path);
    let second = ids(&text)[2].to_owned();
    assert!(text.contains("custodian: usuario-1\n") && text.contains(&format!("disputes:\n- {second}\n")), "{text}");
    Transcript::of(&desk)
        .line("settle PC-0132", 1)
        .line("check", 1)
        .line("asset return PC-0132 --condition=Buena", 1)
        .line("asset show PC-0132", 0)
        .line(&format!("settle PC-0132 --keep {second} --note=La_tiene_Rebeca"), 0)
        .line("asset history PC-0132", 0)
        .line("check", 0)
        .is("snapshots-merge/asset.txt");
    assert!(desk.read(path).contains("custodian: personal-2\n"));
    desk.run(&["asset", "return", "PC-0132", "--condition=Buena"]).ok();
}

#[test]
fn without_the_driver_git_leaves_markers_that_settle_mends() {
    let desk = desk(false);
    let of_clone =
        |hour: &'static str, note: &'static str| move |desk: &TestDesk| at(desk, hour, &["note", TICKET, note]);
    branch(&desk, "a", of_clone("09:10", "Uno"));
    branch(&desk, "b", of_clone("09:20", "Dos"));
    assert!(!git(&desk, &["merge", "--quiet", "--no-edit", "a"]).status.success());
    let left = desk.read(PATH);
    assert!(left.contains("<<<<<<<"), "{left}");
    desk.set_now("2025-03-10T12:00:00-06:00");
    Transcript::of(&desk)
        .line("check", 1)
        .line(&format!("show {TICKET}"), 3)
        .line(&format!("settle {PATH} --dry-run"), 0)
        .line(&format!("settle {PATH}"), 0)
        .line("check", 0)
        .is("snapshots-merge/mended.txt");
    let by_index = desk.read(PATH);
    // Markers alone, where the index knows nothing any more, do as well.
    desk.write(PATH, &left);
    git_ok(&desk, &["add", "-A"]);
    desk.run(&["settle", TICKET]).ok();
    assert_eq!(desk.read(PATH), by_index);
}

#[test]
fn what_cannot_be_merged_leaves_both_sides_in_the_file() {
    let desk = desk(true);
    branch(&desk, "a", |desk| at(desk, "09:10", &["note", TICKET, "Lo de ellos"]));
    branch(&desk, "b", |desk| {
        let text = desk.read(PATH).replace("requester:", "requester: [");
        desk.write(PATH, text);
    });
    let merge = git(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    assert!(!merge.status.success());
    let told = String::from_utf8_lossy(&merge.stderr).into_owned();
    assert!(told.contains("no se pudo fusionar") && told.contains("folio settle"), "{told}");
    let left = desk.read(PATH);
    assert!(left.contains("<<<<<<<") && left.contains(">>>>>>>") && left.contains("Lo de ellos"), "{left}");
    assert!(left.contains("requester: ["), "{left}");
    // Both are as damaged as before.
    desk.refuses(1, &["settle", PATH]);
    // Once the damage is gone from the file, it merges.
    desk.write(PATH, left.replace("requester: [", "requester:"));
    desk.run(&["settle", PATH]).ok();
    assert!(desk.read(PATH).contains("Lo de ellos"));
    desk.check_clean();
}

#[test]
fn the_driver_refuses_what_is_no_history_of_one_record() {
    let desk = desk(true);
    let beside = |name: &str, text: &str| {
        let path = desk.beside().join(name);
        fs::write(&path, text).expect("writes");
        path.to_string_lossy().into_owned()
    };
    let text = desk.read(PATH);
    let altered = |note: &str| text.replace("did: opened\n", &format!("did: opened\n  note: {note}\n"));
    let other = text.replace(UID, "01kaf6zq3v8x");
    let newer = text.replace("procedure:", "procedure: nuevo\nviejo:");
    let cases = [
        (text.clone(), other.clone(), text.replace("events:", "x: 1\nevents:"), "dos expedientes distintos"),
        (text.clone(), altered("uno"), altered("dos"), "se alteró en las dos copias"),
        (text.clone(), newer, text.replace("events:", "x: 1\nevents:"), "no conoce"),
        (text.clone(), "{".to_owned() + &text, text.replace("events:", "x: 1\nevents:"), "no se puede leer"),
        (String::new(), other, text.clone(), "dos expedientes distintos"),
    ];
    for (base, ours, theirs, reason) in cases {
        let (base, mine, its) = (beside("base", &base), beside("ours", &ours), beside("theirs", &theirs));
        let outcome = desk.run(&["merge-driver", &base, &mine, &its, "9", PATH]).exits(1).says(&[reason]);
        assert_eq!(outcome.stdout, "");
        let left = fs::read_to_string(&mine).expect("reads");
        assert!(left.contains("<<<<<<<<< ") && left.contains(">>>>>>>>> "), "{left}");
        for line in theirs.lines() {
            assert!(left.contains(line), "{line}\n{left}");
        }
    }
    desk.run(&["merge-driver", "no-such", "file", "here"]).exits(4);
}

#[test]
fn a_migration_in_the_other_clone_is_judged_by_what_its_commit_has() {
    let desk = desk(true);
    let toml = format!("catalog/procedures/{PROCEDURE}.toml");
    branch(&desk, "a", |desk| {
        let text = desk.read(&toml);
        let text = text.replacen("revision = \"1\"", "revision = \"2\"", 1);
        desk.write(&toml, text + "\n[[change]]\nrevision = \"2\"\ndate = 2025-03-09\ntext = \"Prueba\"\n");
        at(desk, "10:00", &["migrate", TICKET]);
    });
    branch(&desk, "b", |desk| at(desk, "10:30", &["note", TICKET, "Mientras tanto"]));
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    desk.set_now("2025-03-10T12:00:00-06:00");
    assert!(without_hashes(&desk.read(PATH)).contains("revision: \"2\""));
    desk.check_clean();
}

#[test]
fn check_names_what_somebody_spoilt_of_a_merge() {
    let desk = desk(true);
    branch(&desk, "a", |desk| at(desk, "10:00", &["note", TICKET, "Uno"]));
    branch(&desk, "b", |desk| at(desk, "09:30", &["assign", TICKET, "personal-1"]));
    git_ok(&desk, &["merge", "--quiet", "--no-edit", "a"]);
    desk.set_now("2025-03-10T12:00:00-06:00");
    let text = desk.read(PATH);
    let [_, _, note, assigned] = ids(&text)[..] else { panic!("{text}") };
    assert!(text.contains(&format!("unseen:\n  - {note}\n")), "{text}");
    desk.write(PATH, text.replace(&format!("unseen:\n  - {note}\n"), &format!("unseen:\n  - {assigned}\n")));
    let found = desk.run(&["check"]).exits(1);
    assert!(found.stdout.contains("[unseen-not-above]"), "{}", found.stdout);
    // Turned round: the note below what it did not know.
    let at = |id: &str| text.find(&format!("- id: {id}")).expect("an event");
    let (head, first, second) = (&text[..at(note)], &text[at(note)..at(assigned)], &text[at(assigned)..]);
    let second = second.replace(&format!("  unseen:\n  - {note}\n"), "");
    desk.write(PATH, format!("{head}{second}{}  unseen:\n  - {assigned}\n", first));
    let found = desk.run(&["check"]).exits(1);
    assert!(found.stdout.contains("[order-differs]"), "{}", found.stdout);
}

#[test]
fn where_folio_is_not_found_git_leaves_both_sides() {
    // Whatever else happens, theirs must not be gone from a file that says nothing of it.
    let desk = desk(false);
    desk.write(".gitattributes", ATTRIBUTES);
    git_ok(&desk, &["config", "merge.folio-record.driver", folio::store::git::driver::PROGRAM]);
    commit(&desk, "attributes");
    branch(&desk, "a", |desk| at(desk, "09:10", &["note", TICKET, "Uno"]));
    branch(&desk, "b", |desk| at(desk, "09:20", &["note", TICKET, "Dos"]));
    assert!(!git(&desk, &["merge", "--quiet", "--no-edit", "a"]).status.success());
    let left = desk.read(PATH);
    assert!(left.contains("<<<<<<<") && left.contains("Uno") && left.contains("Dos"), "{left}");
}
