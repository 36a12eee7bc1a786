//! `folio edit`: checked on return, offered again when wrong, nothing lost.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use common::{Outcome, TestDesk};

const FIRST: &str = "tickets/2025/03/CI-2025-0001.yaml";

/// Runs `folio edit 1` with a shell script as the editor; `$1` is the file.
fn edit(desk: &TestDesk, script: &str) -> Outcome {
    let path = desk.beside().join("editor con espacio");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("writes");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may be run");
    let mut command = desk.command(&["edit", "1"]);
    command.env("EDITOR", format!("\"{}\"", path.display()));
    desk.finish(command, None)
}

fn draft(desk: &TestDesk) -> String {
    desk.path(".folio/drafts/CI-2025-0001.yaml").to_string_lossy().into_owned()
}

#[track_caller]
fn no_draft(desk: &TestDesk) {
    assert!(!fs::exists(draft(desk)).expect("asks"), "a draft was left");
}

#[track_caller]
fn kept(desk: &TestDesk, outcome: Outcome, says: &[&str]) {
    let text = fs::read_to_string(draft(desk)).unwrap_or_else(|error| panic!("no draft ({error}): {}", outcome.stderr));
    assert!(text.contains("# escrito a mano"), "the draft lost what was typed:\n{text}");
    let name = draft(desk);
    outcome.says(&["CI-2025-0001.yaml", &name]).says(says);
}

#[test]
fn left_unchanged() {
    let desk = TestDesk::new();
    desk.open();
    let before = desk.snapshot();
    let outcome = edit(&desk, "true").ok();
    assert_eq!(outcome.stderr, "Sin cambios.\n");
    common::assert_same(&before, &desk.snapshot(), "edit");
    no_draft(&desk);
}

#[test]
fn a_comment_and_an_unknown_key_are_kept() {
    let desk = TestDesk::new();
    desk.open();
    let before = desk.read(FIRST);
    let outcome =
        edit(&desk, "{ echo '# escrito a mano'; cat \"$1\"; echo 'clave_propia: 7'; } > x && mv x \"$1\"").ok();
    assert_eq!(outcome.stdout, "CI-2025-0001: guardado.\n");
    assert_eq!(desk.read(FIRST), format!("# escrito a mano\n{before}clave_propia: 7\n"));
    no_draft(&desk);
    desk.check_clean();
    desk.run(&["do", "1", "registrado"]).ok();
    assert!(desk.read(FIRST).starts_with("# escrito a mano\n"));
}

#[test]
fn broken_text_is_not_taken_and_not_lost() {
    let desk = TestDesk::new();
    desk.open();
    let before = desk.snapshot();
    let broken = edit(&desk, "echo '# escrito a mano' >> \"$1\"; echo 'status: [new' >> \"$1\"").exits(1);
    assert_eq!(broken.stdout, "");
    kept(&desk, broken, &["[yaml-", "Lo que escribió está en"]);
    common::assert_same(&before, &desk.snapshot(), "edit");
    // It is not overwritten by the next one.
    let again = edit(&desk, "echo otra >> \"$1\"").exits(1);
    kept(&desk, again, &["Hay un borrador que no se guardó"]);
    common::assert_same(&before, &desk.snapshot(), "edit");
    fs::remove_file(draft(&desk)).expect("removes");
    edit(&desk, "true").ok();
}

#[test]
fn history_is_not_rewritten() {
    let desk = TestDesk::new();
    desk.open();
    desk.run(&["note", "1", "Primera nota"]).ok();
    let before = desk.snapshot();
    let cases = [
        ("s/did: noted/did: noted\\n  for: otra persona/", "cambió: la historia no se reescribe"),
        ("s/Primera nota/Otra nota/", "cambió: la historia no se reescribe"),
        ("s/^  at: 2025-03-10T09:00:00-06:00/  at: 2025-03-10T08:30:00-06:00/", "cambió: la historia no se reescribe"),
        ("s/tipo: falla/tipo: asesoria/", "folio note CI-2025-0001 --set campo=valor"),
        ("s/^uid: /uid: x/", "«uid» no se cambia nunca"),
        ("s/^folio: CI-2025-0001/folio: CI-2025-0002/", "«folio» no se cambia nunca"),
        ("s/sha256: .*/sha256: abc123/", "«procedure» no se cambia nunca"),
        ("s/^status: new/status: closed/", "«status» dice «closed», pero los asientos dan «new»"),
        ("/^activity:/d", "Falta «activity»: los asientos dan «01»"),
    ];
    for (change, says) in cases {
        let outcome = edit(&desk, &format!("echo '# escrito a mano' >> \"$1\"; sed -i '{change}' \"$1\""));
        assert_eq!((outcome.code, outcome.stdout.as_str()), (1, ""), "{change}: {}", outcome.stderr);
        kept(&desk, outcome, &[says]);
        common::assert_same(&before, &desk.snapshot(), change);
        fs::remove_file(draft(&desk)).expect("removes");
    }
    // Taking the last event away.
    let cut = "awk '/Primera nota/ {skip = 1} {print}' \"$1\" | grep -v 'did: noted' > x; mv x \"$1\"";
    edit(&desk, &format!("echo '# escrito a mano' >> \"$1\"; {cut}")).exits(1);
    common::assert_same(&before, &desk.snapshot(), "cut");
    fs::remove_file(draft(&desk)).expect("removes");
    let cut = "awk 'BEGIN {n = 0} /^- id:/ {n++} n < 2 {print}' \"$1\" > x; echo '# escrito a mano' >> x; mv x \"$1\"";
    let outcome = edit(&desk, cut).exits(1);
    kept(&desk, outcome, &["ya no está: la historia no se borra"]);
    common::assert_same(&before, &desk.snapshot(), "cut");
}

#[test]
fn events_are_not_put_in_another_order() {
    let desk = TestDesk::new();
    desk.open();
    desk.run(&["note", "1", "--set", "origen=Primero"]).ok();
    desk.run(&["note", "1", "--set", "origen=Segundo"]).ok();
    let before = desk.snapshot();
    // The last two events change places.
    let swap = "awk 'BEGIN {n = 0} /^- id:/ {n++} {part[n] = part[n] $0 \"\\n\"} END {printf \"%s%s%s%s\", part[0], part[1], part[3], part[2]}' \
                \"$1\" > x && mv x \"$1\"; echo '# escrito a mano' >> \"$1\"";
    edit(&desk, swap).exits(1);
    common::assert_same(&before, &desk.snapshot(), "swap");
}

#[test]
fn a_damaged_header_is_mended() {
    let desk = TestDesk::new();
    desk.open();
    let sound = desk.read(FIRST);
    desk.write(FIRST, sound.replace("status: new", "status: closed"));
    desk.run(&["note", "1", "x"]).exits(3);
    edit(&desk, "sed -i 's/^status: closed/status: new/' \"$1\"").ok();
    assert_eq!(desk.read(FIRST), sound);
    desk.check_clean();
    no_draft(&desk);
}

#[test]
fn a_file_that_cannot_be_read_is_mended() {
    let desk = TestDesk::new();
    desk.open();
    let sound = desk.read(FIRST);
    desk.write(FIRST, sound.replace("status: new", "status: [new"));
    let outcome = edit(&desk, "sed -i 's/^status: .new/status: new/' \"$1\"").ok();
    assert_eq!(outcome.stdout, "CI-2025-0001: guardado.\n");
    assert_eq!(desk.read(FIRST), sound);
    desk.check_clean();
    // Mended by half: it says what is left, and keeps what was typed.
    desk.write(FIRST, sound.replace("status: new", "status: [new"));
    let half = edit(&desk, "echo '# escrito a mano' >> \"$1\"");
    assert_ne!(half.code, 0);
    half.says(&["CI-2025-0001.yaml:"]);
    let draft = fs::read_to_string(draft(&desk)).unwrap_or_default();
    assert!(
        desk.read(FIRST).contains("# escrito a mano") || draft.contains("# escrito a mano"),
        "what was typed is lost"
    );
}

#[test]
fn no_editor_and_one_that_fails() {
    let desk = TestDesk::new();
    desk.open();
    let before = desk.snapshot();
    desk.refuses(4, &["edit", "1"]).says(&["No hay un editor", "EDITOR"]);
    no_draft(&desk);
    let failed = edit(&desk, "echo '# escrito a mano' >> \"$1\"; exit 1").exits(4);
    kept(&desk, failed, &["terminó con error; el reporte quedó como estaba"]);
    common::assert_same(&before, &desk.snapshot(), "edit");
    fs::remove_file(draft(&desk)).expect("removes");
    let mut missing = desk.command(&["edit", "1"]);
    missing.env("EDITOR", "no-hay-tal-editor");
    desk.refuses_command(4, missing, None).says(&["no-hay-tal-editor"]);
    // An editor that changed nothing leaves nothing behind.
    no_draft(&desk);
    edit(&desk, "true").ok();
}

#[test]
fn changed_by_another_meanwhile() {
    let desk = TestDesk::new();
    desk.open();
    let write = format!("\"{}\" note 1 'de otra persona' --by personal-1", common::FOLIO);
    let outcome = edit(&desk, &format!("echo '# escrito a mano' >> \"$1\"; {write} >/dev/null")).exits(1);
    kept(&desk, outcome, &["cambió mientras tanto"]);
    let text = desk.read(FIRST);
    assert!(text.contains("de otra persona") && !text.contains("# escrito a mano"), "{text}");
    desk.check_clean();
}

#[test]
fn the_lock_is_held_by_another() {
    let desk = TestDesk::new();
    desk.open();
    let before = desk.snapshot();
    let file = fs::OpenOptions::new().write(true).open(desk.path(".folio/lock")).expect("opens");
    file.lock().expect("locks");
    let path = desk.beside().join("editor");
    fs::write(&path, "#!/bin/sh\necho '# escrito a mano' >> \"$1\"\n").expect("writes");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may be run");
    let mut command = desk.command(&["edit", "1"]);
    command.env("EDITOR", &path).env("FOLIO_LOCK_WAIT", "0");
    let outcome = desk.finish(command, None).exits(4);
    // What was typed is not lost, and it is said where it is.
    let name = draft(&desk);
    outcome.says(&["Otra persona está escribiendo", &name]);
    assert!(fs::read_to_string(&name).expect("a draft").contains("# escrito a mano"));
    common::assert_same(&before, &desk.snapshot(), "edit");
}

#[test]
fn a_link_out_of_the_desk_is_not_edited_through() {
    let desk = TestDesk::new();
    desk.open();
    let outside = desk.beside().join("afuera.yaml");
    fs::rename(desk.path(FIRST), &outside).expect("moves");
    std::os::unix::fs::symlink(&outside, desk.path(FIRST)).expect("links");
    let held = fs::read_to_string(&outside).expect("reads");
    edit(&desk, "echo '# escrito a mano' >> \"$1\"").exits(3).says(&["fuera de la mesa"]);
    assert_eq!(fs::read_to_string(&outside).expect("reads"), held);
}
