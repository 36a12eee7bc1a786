//! `[rights]` of a desk, held by the commands; `tests/verify.rs` holds the history to the same.

mod common;

use common::TestDesk;

const RIGHTS: &str = "\n[rights]\ncancel = [\"personal\"]\nreopen = [\"personal\"]\nimport = [\"jefatura\"]\n";

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", settings + RIGHTS);
    desk
}

#[test]
fn who_has_no_right_is_refused_and_told_who_has() {
    // The procedure lets the head cancel; the desk says that others must.
    let desk = desk();
    let folio = desk.open_registered();
    let said = desk.refuses(1, &["cancel", &folio, "--reason=duplicado", "--by=jefatura-1"]);
    said.says(&["jefatura-1 no puede", "«cancel»", "personal-1", "--by"]);
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", settings.replace("\"personal\"", "\"jefatura\""));
    desk.run(&["cancel", &folio, "--reason=duplicado", "--by=jefatura-1"]).ok();
    desk.write(
        "catalog/desk.toml",
        desk.read("catalog/desk.toml").replace("reopen = [\"jefatura\"]", "reopen = [\"personal\"]"),
    );
    desk.refuses(1, &["reopen", &folio, "--by=jefatura-1"]).says(&["«reopen»"]);
    desk.check_clean();
}

#[test]
fn a_list_is_taken_in_only_by_whom_the_desk_names() {
    let desk = desk();
    desk.write("lista.csv", "Inventario;Serie\n0001;S-1\n");
    let list = ["asset", "import", "lista.csv", "--kind=computadora"];
    desk.refuses(1, &[&list[..], &["--by=personal-1"]].concat()).says(&["«import»", "jefatura-1"]);
}

#[test]
fn nobody_with_the_right_is_said_too() {
    let desk = TestDesk::new();
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", settings + "\n[rights]\ncancel = [\"vigilancia\"]\n");
    let folio = desk.open_registered();
    desk.refuses(1, &["--lang=en", "cancel", &folio, "--reason=duplicado", "--by=jefatura-1"])
        .says(&["nobody has such a role"]);
}

#[test]
fn a_step_that_goes_on_needs_no_right_to_close() {
    let desk = desk();
    let folio = desk.open_registered();
    let step = ["do", &folio, "requiere-soporte", "--by=personal-1", "--set=revision=R", "--set=diagnostico=D"];
    desk.run(&step).ok();
}
