//! `folio procedure` as a technician sees it: each file of `snapshots-procedure/` is a whole
//! transcript. `UPDATE_EXPECTED=1 cargo test --test procedure_command` writes them anew.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use common::{PROCEDURE, TestDesk};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots-procedure")
}

fn fixture(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a fixture")
}

/// Commands typed one after the other in a folder, and all that they said.
struct Transcript<'a> {
    desk: &'a TestDesk,
    place: PathBuf,
    columns: &'a str,
    text: String,
}

impl<'a> Transcript<'a> {
    fn new(desk: &'a TestDesk, place: &Path) -> Self {
        Self { desk, place: place.to_owned(), columns: "100", text: String::new() }
    }

    fn columns(mut self, columns: &'a str) -> Self {
        self.columns = columns;
        self
    }

    /// Types a command line, words apart by spaces.
    #[track_caller]
    fn type_line(mut self, line: &str, code: i32) -> Self {
        let words: Vec<&str> = line.split(' ').collect();
        let mut command = self.desk.command(&words);
        command.current_dir(&self.place).env("COLUMNS", self.columns);
        let outcome = self.desk.finish(command, None).exits(code);
        let _ = writeln!(self.text, "$ folio {line}");
        if !outcome.stdout.is_empty() {
            let _ = writeln!(self.text, "{}", outcome.stdout.trim_end());
        }
        if !outcome.stderr.is_empty() {
            let _ = writeln!(self.text, "[stderr]\n{}", outcome.stderr.trim_end());
        }
        if code != 0 {
            let _ = writeln!(self.text, "[{code}]");
        }
        self.text.push('\n');
        self
    }

    /// Compares all that was said with the file of that name.
    #[track_caller]
    fn is(self, name: &str) {
        let found = without_hashes(&self.text);
        let path = folder().join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &found).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == expected, "{name}\nexpected:\n{expected}\nfound:\n{found}");
    }
}

/// A comment changed in a procedure changes its hash; no transcript depends on that.
fn without_hashes(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_hexdigit() {
            word.push(c);
            continue;
        }
        let is_hash = word.len() == 64 || word.len() == 12 && shown.ends_with('(');
        shown.push_str(if is_hash { "<sha256>" } else { &word });
        word.clear();
        shown.push(c);
    }
    shown.pop();
    shown
}

/// A desk with the broken procedure beside its own.
fn desk_with_broken() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/roto.toml", fixture("roto.toml"));
    desk
}

#[test]
fn lists_the_procedures() {
    let desk = desk_with_broken();
    desk.write("catalog/procedures/ilegible.toml", "code = \"ilegible\"\ncode = \"otra vez\"\n");
    Transcript::new(&desk, &desk.root())
        .type_line("procedimiento listar", 0)
        .type_line("procedure list --format md", 0)
        .type_line("procedure list --format csv", 0)
        .type_line("procedure list --json", 0)
        .is("list.txt");
    Transcript::new(&desk, desk.beside())
        .type_line("procedure list", 0)
        .type_line("procedure list --json", 0)
        .is("list-outside.txt");
}

/// The example of `docs/format.md` has every key that there is.
fn example() -> String {
    let page = include_str!("../docs/format.md");
    let (_, after) = page.split_once("```toml procedure\n").expect("an example");
    after.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn shows_every_key_of_the_format() {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/ejemplo-01.toml", example());
    let at = || Transcript::new(&desk, &desk.root());
    at().type_line("procedure show ejemplo-01", 0).is("show-example.txt");
    at().type_line("--lang en procedure show ejemplo-01", 0).is("show-example-en.txt");
    at().type_line("procedure show ejemplo-01 --json", 0).is("show-example-json.txt");
}

/// The example as it was before: a bit of everything is another.
fn earlier_example() -> String {
    let changes = [
        ("title = \"Préstamo de equipo\"\nrevision = \"2\"", "title = \"Préstamo\"\nrevision = \"1\""),
        ("judged_by = \"opening\"", "judged_by = \"now\""),
        ("reopening = \"restart\"", "reopening = \"resume\""),
        ("declared_total = \"1h30\"", "declared_total = \"2h\""),
        ("pide_compra = true", "pide_compra = false"),
        ("Documento que ampara el préstamo.", "Papel que ampara el préstamo."),
        ("[\"Nadie se lleva un equipo sin vale firmado.\"]", "[\"Todo se anota.\"]"),
        ("[\"Almacén general\"]", "[]"),
        ("almacen = \"Almacén\"", "almacen = \"Almacén general\""),
        ("includes = [\"almacen\", \"jefatura\"]", "includes = [\"almacen\"]"),
        ("[fields.vale]", "[fields.papeleta]"),
        ("fills = [\"vale\"]", "fills = [\"papeleta\"]"),
        ("\"explicacion?\", \"vale\"]", "\"explicacion?\", \"papeleta\"]"),
        ("reunion = \"Reunión\", ", ""),
        ("default = \"reunion\"\n", ""),
        (
            "[fields.regreso]\nlabel = \"Regreso\"\ntype = \"datetime\"",
            "[fields.regreso]\nlabel = \"Regreso\"\ntype = \"date\"",
        ),
        ("template = \"vale.md\"", "template = \"papeleta.md\""),
        ("stops = []\n", ""),
        ("stops = [\"activity\", \"path\"]\n", "stops = [\"solution\"]\n"),
        ("desistimiento = \"El usuario desiste\"\n", ""),
        (
            "fuera-de-alcance = { title = \"No corresponde al Departamento\"",
            "ajeno = { title = \"No corresponde al Departamento\"",
        ),
        ("[reopen]\nto = \"01\"\nroles = [\"jefatura\"]\n", ""),
        ("\"impacto?\", \"prioridad?\"", "\"impacto\", \"prioridad?\""),
        ("limit = \"30min\"", "limit = \"1h\""),
        ("signatures = [\"usuario\"]\nforms", "forms"),
        ("ticket.visits['01'] > 1", "ticket.visits['01'] > 2"),
        ("\"ejemplo-02\",\n", ""),
        ("hands_over = \"almacen\"\n", ""),
        ("marks = [\"solution\"]\n", ""),
        ("state = \"devuelto\"", "state = \"cerrado\""),
        ("sets = { completo = true }", "sets = { completo = false }"),
    ];
    let mut text = example();
    for (is, was) in changes {
        assert!(text.contains(is), "the example has no {is}");
        text = text.replacen(is, was, 1);
    }
    text
}

#[test]
fn compares_two_texts_of_a_procedure() {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/ejemplo-01.toml", example());
    desk.write("antes.toml", earlier_example());
    let at = || Transcript::new(&desk, &desk.root());
    at().type_line("procedimiento comparar ./antes.toml ejemplo-01", 0)
        .type_line("--lang en procedure diff ./antes.toml ejemplo-01", 0)
        .type_line("procedure diff ejemplo-01 EJEMPLO-01", 0)
        .is("diff.txt");
    at().type_line("procedure diff ./antes.toml ejemplo-01 --format md", 0)
        .type_line("procedure diff ./antes.toml ejemplo-01 --format csv", 0)
        .type_line("procedure diff ./antes.toml ejemplo-01 --json", 0)
        .is("diff-formats.txt");
}

/// A text is kept when the first ticket is opened under it.
#[test]
fn compares_the_kept_texts_with_the_one_in_force() {
    let desk = TestDesk::new();
    let path = format!("catalog/procedures/{PROCEDURE}.toml");
    let text = desk.read(&path);
    let at = || Transcript::new(&desk, &desk.root());
    let transcript =
        at().type_line("procedure diff mp414-pr15", 0).type_line("procedure diff mp414-pr15@1 mp414-pr15", 2);
    desk.open_registered();
    desk.write("igual.toml", format!("# Un comentario.\n{text}"));
    let transcript =
        transcript.type_line("procedure diff mp414-pr15", 0).type_line("procedure diff mp414-pr15 ./igual.toml", 0);
    desk.write(&path, text.replacen("limit = \"3h\"", "limit = \"4h\"", 1).replacen("\"23h\"", "\"24h\"", 1));
    let transcript = transcript.type_line("procedure diff mp414-pr15", 0);
    desk.open_registered();
    let copies: Vec<String> = fs::read_dir(desk.root().join("catalog/procedures/past"))
        .expect("kept texts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().replace(".toml", ""))
        .collect();
    assert_eq!(copies.len(), 2);
    let mut transcript = transcript
        .type_line("procedure diff mp414-pr15", 0)
        .type_line("procedure diff mp414-pr15@ mp414-pr15", 2)
        .type_line("procedure diff mp414-pr15@zz mp414-pr15", 2);
    for copy in &copies {
        let (code, hash) = copy.rsplit_once('-').expect("a hash");
        transcript.text = transcript.text.replace(hash, "<copia>");
        let outcome = desk.run(&["procedure", "diff", &format!("{code}@{}", &hash[..8]), PROCEDURE, "--json"]).ok();
        let file = &outcome.data("folio/procedure-diff/1")[0]["old"]["file"];
        // The text in force is what one copy is compared with.
        let alone = desk.run(&["procedure", "diff", &format!("{code}@{}", &hash[..8]), "--json"]).ok();
        assert_eq!(alone.stdout, outcome.stdout);
        assert_eq!(*file, format!("catalog/procedures/past/{copy}.toml"));
    }
    let broken = desk.root().join("catalog/procedures/past");
    fs::write(broken.join(format!("{}.toml", copies[0])), "code = 1").expect("writes");
    transcript.is("diff-kept.txt");
    let loose = desk.run(&["procedure", "diff", "igual.toml", "--json"]).ok().data("folio/procedure-diff/1");
    assert_eq!((loose.as_array().map(Vec::len), &loose[0]["old"]["file"]), (Some(1), &Value::from("igual.toml")));
    assert_eq!(loose[0]["new"]["file"], path);
    desk.run(&["procedure", "diff", PROCEDURE]).exits(3);
}

/// What a procedure opens is held against the child's own procedure; what it says outside, against
/// the systems that there are.
#[test]
fn checks_the_children_that_a_procedure_opens() {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/padre.toml", fixture("padre.toml"));
    desk.write("catalog/procedures/hijo.toml", fixture("hijo.toml"));
    let suppliers = desk.read("catalog/suppliers.toml");
    let more = "[[external]]\nkey = \"con-estados\"\nname = \"Con estados\"\nstates = { cerrado = \"Cerrado\" }\n";
    desk.write("catalog/suppliers.toml", format!("{suppliers}\n{more}"));
    Transcript::new(&desk, &desk.root())
        .type_line("procedure check padre", 1)
        .type_line("--lang en procedure check padre", 1)
        .type_line("procedure check hijo", 0)
        .is("check-children.txt");
    let desk_wide = desk.run(&["check", "--json"]).data("folio/check/1");
    let of_parent = |finding: &&Value| finding["path"] == "catalog/procedures/padre.toml";
    assert_eq!(desk_wide["findings"].as_array().expect("findings").iter().filter(of_parent).count(), 11);
}

#[test]
fn shows_the_sheet() {
    let desk = TestDesk::new();
    let at = || Transcript::new(&desk, &desk.root());
    at().type_line("procedimiento ver", 0).is("show.txt");
    at().columns("80").type_line("--lang en procedure show MP414-PR15", 0).is("show-en-80.txt");
    at().type_line("procedure show --json", 0).is("show-json.txt");
    at().type_line("procedure show --format md", 0).is("show-md.txt");
}

#[test]
fn shows_a_file_that_stands_anywhere() {
    let desk = TestDesk::new();
    fs::write(desk.beside().join("borrador.toml"), fixture("borrador.toml")).expect("writes the draft");
    let at = || Transcript::new(&desk, desk.beside());
    at().type_line("procedure show borrador.toml", 0)
        .type_line("procedure diagram ./borrador.toml", 0)
        .type_line("procedure check borrador.toml", 0)
        .is("draft.txt");
    at().type_line("procedure show borrador.toml --format md", 0).is("draft-md.txt");
    at().type_line("procedure show borrador.toml --format html", 0).is("draft-html.txt");
}

#[test]
fn a_sheet_fits_its_width() {
    let desk = TestDesk::new();
    for columns in ["80", "100"] {
        let mut command = desk.command(&["procedure", "show"]);
        command.env("COLUMNS", columns);
        let shown = desk.finish(command, None).ok().stdout;
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest <= columns.parse().ok(), "{columns}: {widest:?}");
    }
}

#[test]
fn draws_the_diagram() {
    let desk = TestDesk::new();
    Transcript::new(&desk, &desk.root())
        .columns("60")
        .type_line("procedimiento diagrama", 0)
        .type_line("--lang en procedure diagram mp414-pr15", 0)
        .type_line("procedure diagram --format mermaid", 0)
        .is("diagram.txt");
}

#[test]
fn checks_everything_at_once() {
    let desk = desk_with_broken();
    Transcript::new(&desk, &desk.root())
        .type_line("procedimiento revisar mp414-pr15", 0)
        .type_line("procedure check", 1)
        .type_line("procedure check catalog/procedures/roto.toml --json", 1)
        .type_line("--lang en procedure check roto", 1)
        .is("check.txt");
    let loose = desk.beside().join("suelto");
    fs::create_dir(&loose).expect("a folder");
    fs::write(loose.join("roto.toml"), fixture("roto.toml")).expect("writes the file");
    Transcript::new(&desk, &loose)
        .type_line("procedure check roto.toml", 1)
        .type_line("procedure check ../mesa/catalog/procedures/mp414-pr15.toml", 0)
        .is("check-outside.txt");
}

#[test]
fn says_what_cannot_be_read() {
    let desk = desk_with_broken();
    desk.write("latin1.toml", b"code = \"a\"\ntitle = \"Atenci\xf3n\"\n");
    desk.write("vacio.toml", "");
    Transcript::new(&desk, &desk.root())
        .type_line("procedure show", 2)
        .type_line("procedure show mp414-pr51", 2)
        .type_line("procedure show no-esta.toml", 4)
        .type_line("procedure show latin1.toml", 3)
        .type_line("procedure show vacio.toml", 3)
        .type_line("procedure show mp414-pr15 --format csv", 2)
        .type_line("procedure diagram catalog/", 3)
        .type_line("procedure check no-esta.toml latin1.toml catalog/", 4)
        .type_line("procedure check latin1.toml", 3)
        .type_line("procedure check vacio.toml", 1)
        .type_line("procedure check mp414-pr15 nada", 2)
        .is("unreadable.txt");
}

#[test]
fn a_damaged_catalogue_is_told_and_hides_no_finding() {
    let desk = desk_with_broken();
    desk.write("catalog/suppliers.toml", "[[external]\n");
    Transcript::new(&desk, &desk.root())
        .type_line("procedure check roto", 1)
        .type_line("procedure show roto", 3)
        .is("damaged-catalogue.txt");
}

#[test]
fn the_findings_have_the_shape_of_those_of_the_whole_desk() {
    let desk = desk_with_broken();
    let of_procedure = desk.run(&["procedure", "check", "roto", "--json"]).exits(1).data("folio/check/1");
    let of_desk = desk.run(&["check", "--json", "catalog/procedures/roto.toml"]).exits(1).data("folio/check/1");
    assert_eq!(of_procedure["findings"], of_desk["findings"]);
    assert!(of_procedure["findings"].as_array().is_some_and(|findings| findings.len() > 3), "{of_procedure}");
}

#[test]
fn the_sheet_counts_each_path_for_itself() {
    let desk = TestDesk::new();
    let sheet = desk.run(&["procedure", "show", PROCEDURE, "--json"]).ok().data("folio/procedure/1");
    let minutes: Vec<&Value> =
        sheet["paths"].as_array().expect("paths").iter().map(|path| &path["limit_minutes"]).collect();
    assert_eq!(minutes, [370, 1190, 1200]);
    assert_eq!(sheet["declared_total_minutes"], 23 * 60);
}

#[test]
fn the_help_names_aliases_and_arguments() {
    let desk = TestDesk::new();
    let help = desk.run(&["procedure", "--help"]).ok().stdout;
    for alias in ["listar", "ver", "revisar", "diagrama"] {
        assert!(help.contains(alias), "{help}");
    }
    let help = desk.run(&["procedure", "diff", "--help"]).ok().stdout;
    assert!(help.find("  <ANTES>") < help.find("  [AHORA]"), "{help}");
    let help = desk.run(&["procedure", "show", "--help"]).ok().stdout;
    assert!(help.contains("CÓDIGO|ARCHIVO") && help.contains("--format") && help.contains("--json"), "{help}");
}
