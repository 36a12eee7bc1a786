//! Child tickets: opened with an outcome of their parent, waited for, shown as a tree, cancelled
//! with it or left; and what `check` finds where a family does not agree with itself.

mod common;

use common::TestDesk;

const MAIN: &str = r#"
code = "reparar"
title = "Reparar"
revision = "1"
area = "Taller"

[roles]
taller = "Taller"

[fields]
que = { label = "Qué se repara", type = "long" }
quien = { label = "Quién lo pide", type = "text", header = "requester.name" }
urgente = { label = "Urgente", type = "bool" }

[opening]
fills = ["que", "quien"]

[cancel.reasons]
ya-no = "Ya no hace falta"

[reopen]
to = "1"

[[activity]]
id = "1"
title = "Revisar"
role = "taller"

[[activity.outcome]]
id = "falta-pieza"
title = "Falta una pieza"
to = "2"
fills = ["urgente"]
opens = [
  { procedure = "comprar", set = { pieza = "que" } },
  { procedure = "avisar", when = "urgente", set = { texto = "'Urge: ' ~ que" } },
]

[[activity]]
id = "2"
title = "Montar"
role = "taller"

[[activity.outcome]]
id = "montada"
title = "Pieza montada"
to = "end"
children_closed = ["comprar"]
"#;

const CHILD: &str = r#"
code = "comprar"
title = "Comprar"
revision = "1"
area = "Compras"

[roles]
taller = "Taller"

[fields]
pieza = { label = "Pieza", type = "text" }
para = { label = "Para quién", type = "text", header = "requester.name" }
precio = { label = "Precio", type = "number" }

[opening]
fills = ["pieza", "para"]

[cancel.reasons]
sin-fondos = "No hay fondos"

[[activity]]
id = "A"
title = "Conseguir"
role = "taller"
limit = "9h"

[[activity.outcome]]
id = "comprada"
title = "Comprada"
to = "end"
fills = ["precio"]
"#;

const NOTICE: &str = r#"
code = "avisar"
title = "Avisar"
revision = "1"
area = "Taller"

[roles]
taller = "Taller"

[fields.texto]
label = "Aviso"
type = "text"

[opening]
fills = ["texto"]

[cancel.reasons]
ya-no = "Ya no"

[[activity]]
id = "A"
title = "Avisar"
role = "taller"

[[activity.outcome]]
id = "avisado"
title = "Avisado"
to = "end"
"#;

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    for (code, text) in [("reparar", MAIN), ("comprar", CHILD), ("avisar", NOTICE)] {
        desk.write(&format!("catalog/procedures/{code}.toml"), text);
    }
    desk.write(
        "catalog/people.toml",
        "[[person]]\nid = \"jefatura-1\"\nname = \"Jimena Ejemplo\"\nroles = [\"taller\"]\n",
    );
    let settings = desk.read("catalog/desk.toml");
    let procedures = "procedures = [\"mp414-pr15\", \"reparar\", \"comprar\", \"avisar\"]";
    let settings: Vec<&str> =
        settings.lines().map(|line| if line.starts_with("procedures") { procedures } else { line }).collect();
    desk.write("catalog/desk.toml", settings.join("\n") + "\n");
    desk
}

fn parent(desk: &TestDesk) -> String {
    let arguments = ["new", "--procedure", "reparar", "--set", "que=Bomba", "--set", "quien=Ana Ejemplo"];
    desk.run(&arguments).ok().stdout.trim().to_owned()
}

fn with_children(desk: &TestDesk, urgent: bool) -> String {
    let folio = parent(desk);
    let urgent = format!("urgente={}", if urgent { "sí" } else { "no" });
    desk.run(&["do", &folio, "falta-pieza", "--set", &urgent]).ok();
    folio
}

#[test]
fn an_outcome_opens_its_children() {
    let desk = desk();
    let folio = parent(&desk);
    let done = desk.run(&["do", &folio, "falta-pieza", "--set", "urgente=sí"]).ok();
    assert_eq!(
        done.stdout,
        "CI-2025-0001: 1 → 2 (En curso)\nCI-2025-0002 abierto: Comprar\nCI-2025-0003 abierto: Avisar\n"
    );
    let text = desk.read("tickets/2025/03/CI-2025-0001.yaml");
    assert!(text.contains("  opens:\n  - CI-2025-0002\n  - CI-2025-0003\n"), "{text}");
    let child = desk.read("tickets/2025/03/CI-2025-0002.yaml");
    assert!(child.contains("\nparent: CI-2025-0001\n") && child.contains("  parent: CI-2025-0001\n"), "{child}");
    // What the outcome gives, and what the parent's header has.
    assert!(child.contains("    pieza: Bomba\n    para: Ana Ejemplo\n"), "{child}");
    assert!(desk.read("tickets/2025/03/CI-2025-0003.yaml").contains("    texto: \"Urge: Bomba\"\n"));
    desk.check_clean();
    // Only one, where the condition of the other does not hold.
    let second = with_children(&desk, false);
    assert_eq!(desk.next(&second)["children"].as_array().map(Vec::len), Some(1));
    desk.check_clean();
}

#[test]
fn a_rehearsal_opens_nothing() {
    let desk = desk();
    let folio = parent(&desk);
    let before = desk.snapshot();
    let plan = desk.run(&["do", &folio, "falta-pieza", "--set", "urgente=sí", "--dry-run", "--json"]).ok();
    assert_eq!(plan.data("folio/change/1")["event"]["opens"], serde_json::json!(["CI-2025-0002", "CI-2025-0003"]));
    common::assert_same(&before, &desk.snapshot(), "a rehearsal");
}

#[test]
fn the_parent_waits_for_its_children() {
    let desk = desk();
    let folio = with_children(&desk, true);
    desk.refuses(1, &["do", &folio, "montada"]).says(&["CI-2025-0002", "Comprar", "folio next CI-2025-0002"]);
    let next = desk.next(&folio);
    let outcome = &next["outcomes"][0];
    assert_eq!(outcome["allowed"], false);
    assert_eq!(outcome["missing"][0]["kind"], "child");
    assert_eq!(outcome["missing"][0]["key"], "CI-2025-0002");
    assert_eq!(outcome["missing"][0]["remedy"], "folio next CI-2025-0002");
    let shown = desk.run(&["next", &folio]).ok().stdout;
    assert!(
        shown.contains(
            "  └ CI-2025-0002 · Comprar · Nuevo · A Conseguir\n  └ CI-2025-0003 · Avisar · Nuevo · A Avisar\n"
        ),
        "{shown}"
    );
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.run(&["do", "CI-2025-0002", "comprada", "--set", "precio=10"]).ok();
    // It had not ended yet at the time that is given.
    desk.refuses(1, &["do", &folio, "montada", "--at", "2025-03-10T09:30:00-06:00"]).says(&["CI-2025-0002"]);
    desk.run(&["do", &folio, "montada"]).ok();
    desk.check_clean();
}

#[test]
fn a_child_lacks_what_nobody_gives() {
    let desk = desk();
    let text = CHILD.replace("fills = [\"pieza\", \"para\"]", "fills = [\"pieza\", \"para\", \"precio\"]");
    desk.write("catalog/procedures/comprar.toml", text.replace("fills = [\"precio\"]\n", ""));
    let folio = parent(&desk);
    desk.refuses(1, &["do", &folio, "falta-pieza", "--set", "urgente=no"]).says(&["comprar", "Precio"]);
    // Together with what the outcome itself lacks.
    desk.refuses(1, &["do", &folio, "falta-pieza"]).says(&["comprar", "Precio", "Urgente"]);
}

#[test]
fn a_child_is_opened_by_hand() {
    let desk = desk();
    let folio = parent(&desk);
    let child = desk.run(&["new", "--procedure", "comprar", "--parent", "1", "--set", "pieza=Tubo"]).ok();
    assert_eq!(child.stdout, "CI-2025-0002\n");
    assert!(desk.read("tickets/2025/03/CI-2025-0002.yaml").contains("    para: Ana Ejemplo\n"));
    assert_eq!(desk.next(&folio)["children"][0]["folio"], "CI-2025-0002");
    assert_eq!(desk.next("CI-2025-0002")["parent"], "CI-2025-0001");
    let listed = desk.run(&["list", "--parent", "1", "--json"]).ok().data("folio/list/1");
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    desk.check_clean();
    desk.refuses(2, &["new", "--procedure", "comprar", "--parent", "77", "--set", "pieza=Tubo"]);
}

#[test]
fn what_becomes_of_the_children_is_said() {
    let desk = desk();
    let folio = with_children(&desk, true);
    desk.refuses(1, &["cancel", &folio, "--reason", "ya-no"]).says(&[
        "CI-2025-0002, CI-2025-0003",
        "--children leave",
        "--children cancel",
    ]);
    // Everything in its way at once.
    let refused = desk.refuses(2, &["cancel", &folio, "--reason", "nunca"]);
    refused.says(&["«nunca» no es un motivo", "CI-2025-0002, CI-2025-0003", "--children leave"]);
    let plan = ["cancel", &folio, "--reason", "ya-no", "--children", "cancel", "--dry-run"];
    let said = desk.run(&plan).ok().stderr;
    assert_eq!(said.matches("Solo es el plan").count(), 1, "{said}");
    desk.run(&["cancel", &folio, "--reason", "ya-no", "--children", "leave"]).ok();
    assert_eq!(desk.next("CI-2025-0002")["status"], "new");
    desk.check_clean();

    let folio = with_children(&desk, true);
    desk.run(&["new", "--procedure", "avisar", "--parent", "CI-2025-0005", "--set", "texto=Nieto"]).ok();
    let done = desk.run(&["cancel", &folio, "--reason", "ya-no", "--children", "cancel", "--note", "Fin"]).ok();
    // The youngest first; each with the reason of its own procedure.
    let order: Vec<&str> = done.stdout.lines().map(|line| &line[..12]).collect();
    assert_eq!(order, ["CI-2025-0006", "CI-2025-0007", "CI-2025-0005", "CI-2025-0004"], "{}", done.stdout);
    assert!(desk.read("tickets/2025/03/CI-2025-0005.yaml").contains("reason: sin-fondos\n"));
    assert!(desk.read("tickets/2025/03/CI-2025-0006.yaml").contains("reason: ya-no\n"));
    desk.check_clean();
}

#[test]
fn a_family_that_does_not_agree_is_found() {
    let desk = desk();
    with_children(&desk, false);
    let (parent, child) = ("tickets/2025/03/CI-2025-0001.yaml", "tickets/2025/03/CI-2025-0002.yaml");
    let (whole_parent, whole_child) = (desk.read(parent), desk.read(child));
    let finds = |codes: &[&str]| {
        let found = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
        let found: Vec<String> = found["findings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|finding| finding["code"].as_str().unwrap_or_default().to_owned())
            .collect();
        for code in codes {
            assert!(found.iter().any(|known| known == code), "{code}: {found:?}");
        }
    };
    // The child names nobody.
    let without: Vec<&str> = whole_child.lines().filter(|line| !line.contains("parent: ")).collect();
    desk.write(child, without.join("\n") + "\n");
    finds(&["child-of-another"]);
    desk.write(child, &whole_child);
    // The parent does not name it: its outcome opens one, and says it opened none.
    desk.write(parent, whole_parent.replace("  opens:\n  - CI-2025-0002\n", ""));
    finds(&["child-unclaimed", "rule-broken"]);
    desk.write(parent, &whole_parent);
    // It is gone.
    desk.write(parent, whole_parent.replace("- CI-2025-0002\n", "- CI-2025-0009\n"));
    finds(&["link-to-nothing"]);
    desk.write(parent, &whole_parent);
    desk.check_clean();
    // Each the other's parent, typed by hand: no command does it.
    let tie = |to: &str, relation: &str| {
        let at = desk.now();
        format!("- id: tie\n  at: {at}\n  by: jefatura-1\n  did: linked\n  to: {to}\n  relation: {relation}\n")
    };
    let with_parent = whole_parent.replacen("\nactivity:", "\nparent: CI-2025-0002\nactivity:", 1);
    desk.write(parent, with_parent + &tie("CI-2025-0002", "parent"));
    desk.write(child, whole_child + &tie("CI-2025-0001", "child"));
    finds(&["family-circle"]);
}

#[test]
fn a_child_that_cannot_be_read_is_not_known_to_have_ended() {
    let desk = desk();
    let folio = with_children(&desk, false);
    let child = "tickets/2025/03/CI-2025-0002.yaml";
    let whole = desk.read(child);
    desk.write(child, whole.clone() + "status: [\n");
    desk.refuses(1, &["do", &folio, "montada"]).says(&["CI-2025-0002", "folio check"]);
    assert_eq!(desk.next(&folio)["outcomes"][0]["allowed"], false);
    // The damage is told where it is, and not of the parent.
    let found = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
    let places: Vec<&str> =
        found["findings"].as_array().into_iter().flatten().filter_map(|f| f["path"].as_str()).collect();
    assert!(!places.is_empty() && places.iter().all(|path| *path == child), "{found:#}");
    std::fs::remove_file(desk.path(child)).expect("removes the file");
    desk.refuses(1, &["do", &folio, "montada"]).says(&["CI-2025-0002"]);
    desk.write(child, whole);
    desk.check_clean();
}

#[test]
fn a_child_that_comes_later_does_not_unmake_the_past() {
    let desk = desk();
    let folio = with_children(&desk, false);
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.run(&["do", "CI-2025-0002", "comprada", "--set", "precio=10"]).ok();
    desk.run(&["do", &folio, "montada"]).ok();
    let early = "--at=2025-03-10T09:30:00-06:00";
    desk.run(&["new", "--procedure", "comprar", "--parent", &folio, "--set", "pieza=Tubo", early]).ok();
    desk.check_clean();
    // Nor does one that is taken up again with an earlier time.
    let text = CHILD.replace("[[activity]]\nid = \"A\"", "[reopen]\nto = \"A\"\n\n[[activity]]\nid = \"A\"");
    desk.write("catalog/procedures/comprar.toml", text);
    let folio = with_children(&desk, false);
    let child = desk.next(&folio)["children"][0]["folio"].as_str().expect("a child").to_owned();
    desk.run(&["do", &child, "comprada", "--set", "precio=10"]).ok();
    desk.run(&["do", &folio, "montada"]).ok();
    desk.set_now("2025-03-10T11:00:00-06:00");
    desk.run(&["reopen", &child, "--at", "2025-03-10T10:00:00-06:00", "--note", "Faltó"]).ok();
    desk.check_clean();
}

#[test]
fn a_tie_that_check_would_refuse_is_refused() {
    let desk = desk();
    with_children(&desk, false);
    let other = parent(&desk);
    desk.refuses(1, &["link", &other, "CI-2025-0002", "--as", "child"]).says(&["CI-2025-0001"]);
    desk.refuses(1, &["link", "CI-2025-0002", "CI-2025-0001", "--as", "child"]);
    desk.run(&["link", "CI-2025-0001", &other, "--as", "parent"]).ok();
    desk.refuses(1, &["link", &other, "CI-2025-0002", "--as", "parent"]);
    desk.check_clean();
}

#[test]
fn a_rehearsal_of_a_child_tells_what_its_parent_refuses() {
    let desk = desk();
    desk.set_now("2025-03-10T12:00:00-06:00");
    let folio = parent(&desk);
    let early = "--at=2025-03-10T09:00:00-06:00";
    let arguments = ["new", "--procedure", "comprar", "--parent", &folio, "--set", "pieza=Tubo", early];
    let before = desk.snapshot();
    for extra in [&["--dry-run"][..], &[]] {
        let refused = desk.run(&[&arguments[..], extra].concat());
        assert_eq!(refused.code, 1, "{}", refused.stderr);
    }
    common::assert_same(&before, &desk.snapshot(), "a refused child");
}

#[test]
fn a_deep_line_is_walked_without_end_of_the_stack() {
    let desk = desk();
    let first = parent(&desk);
    let text = desk.read(&desk.ticket(&first));
    let depth = 3000;
    let folio = |number: usize| format!("CI-2025-{number:04}");
    for number in 1..=depth {
        let mut lines = text.replace(&first, &folio(number)).replace(
            "  did: opened\n",
            &match number {
                1 => "  did: opened\n".to_owned(),
                _ => format!("  did: opened\n  parent: {}\n", folio(number - 1)),
            },
        );
        if number > 1 {
            lines = lines.replacen("\nactivity:", &format!("\nparent: {}\nactivity:", folio(number - 1)), 1);
        }
        if number < depth {
            let tie = format!("did: linked\n  to: {}\n  relation: child\n", folio(number + 1));
            lines.push_str(&format!("- id: tie\n  at: {}\n  by: jefatura-1\n  {tie}", desk.now()));
        }
        desk.write(&format!("tickets/2025/03/{}.yaml", folio(number)), lines);
    }
    let data = desk.next(&folio(1));
    assert_eq!(data["children"].as_array().map(Vec::len), Some(depth - 1));
    assert_eq!(data["children"][depth - 2]["depth"], depth - 1);
}

#[test]
fn a_form_of_a_child_is_asked_of_the_child() {
    let desk = desk();
    let form = "\n[forms.F77]\nkey = \"F-77\"\ntitle = \"Pedido\"\ntemplate = \"f77.md\"\n\n[opening]";
    desk.write("catalog/procedures/comprar.toml", CHILD.replace("\n[opening]", form));
    desk.write("templates/f77.md", "Pedido {{ ticket.folio }}\n");
    let folio = with_children(&desk, true);
    desk.refuses(2, &["form", "F77", &folio]).says(&["CI-2025-0002 (Comprar)", "folio form F77 CI-2025-0002"]);
    desk.refuses(2, &["form", "F77", "CI-2025-0003"]).says(&["folio procedure show avisar"]);
    let printed = desk.run(&["form", "F77", "CI-2025-0002"]).ok().stdout;
    assert!(printed.starts_with("Pedido CI-2025-0002\n\n---\n\nF-77 · Revisión 1 · Folio CI-2025-0002"), "{printed}");
}

#[test]
fn a_number_once_given_is_not_given_to_another_child() {
    let desk = desk();
    let arguments = ["new", "--procedure", "reparar", "--do", "falta-pieza", "--set", "que=Bomba", "--set"];
    let more = ["quien=Ana Ejemplo", "--set", "urgente=no"];
    desk.run(&[&arguments[..], &more[..]].concat()).ok();
    // The child was written before its parent; its file goes away.
    std::fs::remove_file(desk.path("tickets/2025/03/CI-2025-0002.yaml")).expect("removes");
    assert_eq!(parent(&desk), "CI-2025-0003");
}

#[test]
fn circles_of_forebears_are_told_where_they_are() {
    let desk = desk();
    let child = |parent: &str| {
        let arguments = ["new", "--procedure", "comprar", "--parent", parent, "--set", "pieza=Tubo"];
        desk.run(&arguments).ok().stdout.trim().to_owned()
    };
    // 1 ← 2 ← 3 ← 4, and then 1 under 3: three in a circle, and one that only leads to it.
    let first = parent(&desk);
    let second = child(&first);
    let third = child(&second);
    child(&third);
    desk.check_clean();
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    let at = desk.now();
    let tie = format!("- id: tie\n  at: {at}\n  by: jefatura-1\n  did: linked\n  to: {third}\n  relation: parent\n");
    desk.write(path, desk.read(path) + &tie);
    let found = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
    let findings = found["findings"].as_array().expect("findings").iter();
    let circles = findings.filter(|finding| finding["code"] == "family-circle");
    let paths: Vec<&str> = circles.filter_map(|finding| finding["path"].as_str()).collect();
    let expected = [1, 2, 3].map(|number| format!("tickets/2025/03/CI-2025-000{number}.yaml"));
    assert_eq!(paths, expected, "{found}");
}

#[test]
fn a_record_of_many_ties_is_read_once() {
    let desk = desk();
    let folio = parent(&desk);
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    parent(&desk);
    desk.run(&["link", &folio, "2"]).ok();
    let text = desk.read(path).replace("to: CI-2025-0002\n", "to: CI-2025-0077\n");
    let at = text.rfind("\n- id:").expect("an event") + 1;
    let many = 1_000;
    desk.write(path, format!("{}{}", &text[..at], text[at..].repeat(many)));
    let found = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
    let findings = found["findings"].as_array().expect("findings").iter();
    let lines: Vec<u64> = findings
        .filter(|found| found["code"] == "link-to-nothing")
        .filter_map(|found| found["line"].as_u64())
        .collect();
    let text = desk.read(path);
    let expected = text.lines().zip(1..).filter(|(line, _)| line.contains("to: CI-2025-0077")).map(|(_, line)| line);
    assert_eq!(lines, expected.collect::<Vec<u64>>());
    assert_eq!(lines.len(), many);
}
