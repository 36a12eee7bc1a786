//! A procedure that changes while tickets are open: they stay under the revision that was kept,
//! or are moved to the new one where their place exists there.

mod common;

use common::{PROCEDURE, TestDesk};

fn path() -> String {
    format!("catalog/procedures/{PROCEDURE}.toml")
}

/// The procedure under another revision, with changes.
fn revise(desk: &TestDesk, changes: &[(&str, &str)]) {
    let mut text = desk.read(&path());
    for (from, to) in [("revision = \"1\"\narea", "revision = \"2\"\narea")].iter().chain(changes) {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    desk.write(&path(), text);
}

#[test]
fn old_tickets_stay_under_the_revision_that_was_kept() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    revise(&desk, &[("limit = \"3h\"", "limit = \"1h\""), ("\"23h\"", "\"21h\"")]);
    desk.check_clean();
    assert_eq!(desk.next(&folio)["activity"]["limit_minutes"], 180);
    let new = desk.open_registered();
    assert_eq!(desk.next(&new)["activity"]["limit_minutes"], 60);
    desk.check_clean();
}

#[test]
fn a_ticket_is_moved_to_the_new_revision() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    revise(&desk, &[("limit = \"3h\"", "limit = \"1h\""), ("\"23h\"", "\"21h\"")]);
    desk.set_now("2025-03-10T09:30:00-06:00");
    let before = desk.snapshot();
    desk.run(&["migrate", &folio, "--dry-run"]).ok();
    common::assert_same(&before, &desk.snapshot(), "a rehearsal");
    let done = desk.run(&["migrate", &folio, "--note", "Oficio de ejemplo"]).ok();
    assert_eq!(done.stdout, format!("{folio}: pasó a la revisión 2 de su procedimiento\n"));
    let text = desk.read(&desk.ticket(&folio));
    assert!(text.contains("revision: \"2\"") && text.contains("  did: migrated\n"), "{text}");
    desk.check_clean();
    // The stay that had begun keeps the limit under which it began; the next has the new one.
    assert_eq!(desk.next(&folio)["activity"]["limit_minutes"], 180);
    let by = "--by=personal-1";
    desk.run(&["do", &folio, "resuelto", by, "--set", "revision=x", "--set", "diagnostico=y"]).ok();
    desk.run(&["do", &folio, "inconforme", by, "--set", "inconformidad=Sigue igual"]).ok();
    assert_eq!(desk.next(&folio)["activity"]["limit_minutes"], 60);
    desk.check_clean();
    assert!(desk.run(&["show", &folio]).ok().stdout.contains("Pasó de la revisión 1 a la 2"));
    desk.refuses(1, &["migrate", &folio]).says(&["ya está"]);
}

#[test]
fn what_has_no_place_there_is_not_moved() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.run(&["wait", &folio, "--reason", "compra"]).ok();
    revise(&desk, &[("id = \"02\"", "id = \"2A\""), ("[waits.compra]", "[waits.adquisicion]")]);
    let text = desk.read(&path()).replace("to = \"02\"", "to = \"2A\"").replace("[fields.origen]", "[fields.relato]");
    desk.write(&path(), text.replace("\"origen\"", "\"relato\""));
    desk.refuses(1, &["migrate", &folio]).says(&[
        "02",
        "compra",
        "origen",
        "Termine antes",
        "folio procedure diff mp414-pr15",
    ]);
    desk.refuses(2, &["migrate", "77"]);
    desk.refuses(2, &["migrate"]);
}

#[test]
fn several_are_moved_together_or_not_at_all() {
    let desk = TestDesk::new();
    let (first, ended) = (desk.open_registered(), desk.open_and_end());
    revise(&desk, &[]);
    desk.refuses(1, &["migrate", &first, &ended]).says(&["Cerrado"]);
    desk.run(&["migrate", &first]).ok();
    desk.check_clean();
}

#[test]
fn a_revision_typed_by_hand_is_found() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    revise(&desk, &[]);
    desk.open();
    let file = desk.ticket(&folio);
    let hash = |text: &str| {
        text.lines().find_map(|line| line.trim().strip_prefix("sha256: ").map(str::to_owned)).expect("a hash")
    };
    let (old, new) = (desk.read(&file), desk.read("tickets/2025/03/CI-2025-0002.yaml"));
    let moved = old.replace(&hash(&old), &hash(&new)).replace("revision: \"1\"", "revision: \"2\"");
    // Opened under the other revision from the beginning: a sound ticket, as far as its file tells.
    desk.write(&file, moved);
    desk.check_clean();
    desk.write(&file, &old);
    desk.run(&["migrate", &folio]).ok();
    let text = desk.read(&file);
    // The header goes back, the entry stays.
    desk.write(&file, text.replacen("revision: \"2\"", "revision: \"1\"", 1));
    let found = desk.run(&["check"]).exits(1).stdout;
    assert!(found.contains("CI-2025-0001.yaml"), "{found}");
}

#[test]
fn a_header_that_was_put_back_takes_no_more_changes() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    revise(&desk, &[]);
    desk.run(&["migrate", &folio]).ok();
    let file = desk.ticket(&folio);
    let text = desk.read(&file);
    let old = text.lines().rev().find_map(|line| line.trim().strip_prefix("sha256: ")).expect("a hash").to_owned();
    assert!(!old.is_empty());
    desk.write(&file, text.replacen("revision: \"2\"", "revision: \"1\"", 1));
    desk.refuses(3, &["note", &folio, "hola"]);
    desk.refuses(3, &["migrate", &folio]);
    desk.write(&file, &text);
    desk.check_clean();
    // A migration that begins elsewhere than the ticket stood is found.
    let from = text.find("  from:").expect("a beginning");
    let (before, after) = text.split_at(from);
    desk.write(&file, format!("{before}{}", after.replacen("revision: \"1\"", "revision: \"0\"", 1)));
    desk.run(&["check"]).exits(1);
}

#[test]
fn a_place_is_more_than_a_number() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    let now = desk.now();
    // A new activity takes the number 02; the old one is 02b.
    let text = desk.read(&path()).replace("id = \"02\"", "id = \"02b\"");
    let new = "[[activity]]\nid = \"02\"\ntitle = \"Avisar\"\nrole = \"personal\"\n\n[[activity.outcome]]\nid = \"avisado\"\n\
               title = \"Avisado\"\nto = \"02b\"\n\n[[activity]]\nid = \"03\"";
    desk.write(&path(), text.replacen("[[activity]]\nid = \"03\"", new, 1));
    revise(&desk, &[]);
    desk.refuses(1, &["migrate", &folio]).says(&["02b", "Examinar el equipo"]);
    assert_eq!(desk.now(), now);
}

#[test]
fn what_was_measured_stays_measured() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.set_now("2025-03-10T11:00:00-06:00");
    desk.run(&["resume", &folio]).ok();
    let clock = |at: &str| desk.run(&["clock", &folio, "--as-of", at, "--json"]).ok().data("folio/clock/1");
    let before = clock("2025-03-10T10:30:00-06:00");
    let wait = "[waits.usuario]\ntitle = \"En espera del usuario\"\nstatus = \"waiting_user\"\n";
    revise(&desk, &[(wait, &format!("{wait}stops = []\n"))]);
    desk.set_now("2025-03-10T12:00:00-06:00");
    desk.run(&["migrate", &folio]).ok();
    assert_eq!(clock("2025-03-10T10:30:00-06:00"), before);
    assert_eq!(clock("2025-03-10T12:00:00-06:00")["paused_minutes"], 60);
    desk.check_clean();
    // Another calendar would count again what was counted.
    revise_again(&desk);
    desk.refuses(1, &["migrate", &folio]).says(&["calendario"]);
}

fn revise_again(desk: &TestDesk) {
    let text =
        desk.read(&path()).replacen("revision = \"2\"\narea", "revision = \"3\"\ncalendar = \"mx-lft\"\narea", 1);
    desk.write(&path(), text);
}
