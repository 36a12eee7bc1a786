//! Which forms there are, to which file they go, and forms and logs as they were known at a moment.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use common::{TestDesk, without_hashes};

const BY: &str = "--by=personal-1";

#[test]
fn the_forms_of_the_desk_are_named() {
    let desk = TestDesk::new();
    let told = desk.run(&["form"]).ok().stdout;
    for line in ["MP414-PR15-P01-F01", "resguardo", "bienes"] {
        assert!(told.contains(line), "{told}");
    }
    desk.refuses(2, &["form", "--json"]).says(&["Falta el formato"]);
    desk.refuses(2, &["form", "", "--blank"]).says(&["Falta el formato"]);
}

#[test]
fn help_is_a_word_too() {
    let desk = TestDesk::new();
    let long = desk.run(&["--help"]).ok().stdout;
    let form = desk.run(&["form", "--help"]).ok().stdout;
    for word in ["help", "ayuda"] {
        assert_eq!(desk.run(&[word]).ok().stdout, long);
        assert_eq!(desk.run(&[word, "form"]).ok().stdout, form);
    }
}

#[test]
fn a_file_says_what_it_holds() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    let before = desk.snapshot();
    for name in ["x.docx", "x"] {
        desk.refuses(2, &["form", "F01", &folio, "-o", name]).says(&[name, ".html", "--format"]);
    }
    for name in ["x.pdf", "etiquetas"] {
        desk.refuses(2, &["asset", "label", "PC-0132", "-o", name]).says(&[name, "etiquetas.html"]);
    }
    assert_eq!(desk.snapshot(), before);
    desk.run(&["form", "F01", &folio, "-o", "x", "--format", "md"]).ok();
    desk.run(&["asset", "label", "PC-0132", "-o", "x.html"]).ok();
}

#[test]
fn a_printing_takes_the_place_of_its_own_earlier_one_only() {
    let desk = TestDesk::new();
    let (one, other) = (desk.open_and_end(), desk.open_and_end());
    for (day, name) in [(12, "f.html"), (13, "f.md"), (14, "f.typ")] {
        desk.run(&["form", "F01", &one, "-o", name]).ok();
        let held = desk.read(name);
        desk.refuses(2, &["form", "F01", &other, "-o", name]).says(&["no es este formato", "Elija otro nombre"]);
        assert_eq!(desk.read(name), held);
        desk.set_now(&format!("2025-03-{day}T09:00:00-06:00"));
        desk.run(&["form", "F01", &one, "-o", name]).ok();
        assert_ne!(desk.read(name), held);
    }
}

#[test]
fn a_folio_behind_as_signed_is_a_folio() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.run(&["sign", &folio, "--as", "jefatura", "--form", "F01"]).ok();
    let whole = desk.run(&["form", "F01", &folio, "--as-signed"]).ok().stdout;
    assert_eq!(desk.run(&["form", "F01", "--as-signed", "1"]).ok().stdout, whole);
}

#[test]
fn a_form_is_printed_as_it_was_known() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.set_now("2025-03-10T11:00:00-06:00");
    desk.run(&["do", &folio, "resuelto", BY, "--set", "revision=Cables", "--set", "diagnostico=Flojo"]).ok();
    let then = desk.run(&["form", "F01", &folio]).ok().stdout;
    // Said later, of a time before: nobody knew.
    desk.set_now("2025-03-12T11:00:00-06:00");
    desk.run(&["note", &folio, "x", BY, "--at", "2025-03-10T10:00", "--set", "diagnostico=Otro"]).ok();
    desk.run(&["do", &folio, "conforme", BY, "--set", "acciones=Nada"]).exits(1);
    assert_eq!(desk.run(&["form", "F01", &folio, "--as-of", "2025-03-10T11:00"]).ok().stdout, then);
    let day = desk.run(&["form", "F01", &folio, "--as-of", "2025-03-10"]).ok().stdout;
    assert!(day.contains("\nCorte: 2025-03-10 23:59 · sha256-2:") && day.contains("Flojo"), "{day}");
    desk.refuses(2, &["form", "F01", &folio, "--as-of", "2025-03-09"]).says(&["todavía no existía"]);
    desk.refuses(2, &["form", "F01", &folio, "--as-of", "2025-04-01"]).says(&["todavía no llega"]);
    desk.refuses(2, &["form", "F01", &folio, "--as-of", "2025-03-11", "--as-signed"]);
    // Assets likewise.
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    let letter = desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout;
    desk.set_now("2025-03-14T11:00:00-06:00");
    desk.run(&["asset", "edit", "PC-0132", "--set", "model=Portátil"]).ok();
    let now = desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout;
    let back = desk.run(&["form", "resguardo", "PC-0132", "--as-of", "2025-03-12 11:00"]).ok().stdout;
    assert!(now.contains("Portátil") && back == letter, "{back}");
    assert_eq!(without_hashes(&back), without_hashes(&letter));
    desk.refuses(1, &["form", "resguardo", "PC-0132", "--as-of", "2025-03-11"]).says(&["todavía no tiene"]);
}

#[test]
fn a_log_that_was_handed_in_comes_out_the_same() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    desk.set_now("2025-03-31T23:59:00-06:00");
    let period = ["--from", "2025-03-01", "--to", "2025-03-31"];
    let log = |more: &[&str]| desk.run(&[&["log"], &period[..], more].concat()).ok().stdout;
    let form = |more: &[&str]| desk.run(&[&["form", "F02"], &period[..], more].concat()).ok().stdout;
    let handed_in = (log(&[]), form(&["--as-of", "2025-03-31 23:59"]));
    assert!(handed_in.0.contains(&folio), "{}", handed_in.0);
    desk.set_now("2025-04-02T09:00:00-06:00");
    desk.run(&["reopen", &folio]).ok();
    // Without a cut-off it is told as it is now.
    assert!(!log(&[]).contains(&folio) && !form(&[]).contains(&folio));
    assert_eq!((log(&["--as-of", "2025-03-31"]), form(&["--as-of", "2025-03-31 23:59"])), handed_in);
}
