//! Priority by impact and urgency, and what a change of it asks for.

mod common;

use common::TestDesk;

const PROCEDURE: &str = r#"
code = "atender"
title = "Atender"
revision = "1"
area = "Mesa"

[roles]
mesa = "Mesa"

[fields]
que = { label = "Qué pasa", type = "long" }
impacto = { label = "Impacto", type = "choice", choices_from = "levels", header = "impact" }
urgencia = { label = "Urgencia", type = "choice", choices_from = "levels", header = "urgency" }
prioridad = { label = "Prioridad", type = "choice", choices_from = "priorities", header = "priority" }

[opening]
fills = ["que", "impacto?", "urgencia?", "prioridad?"]

[cancel.reasons]
ya-no = "Ya no"

[[activity]]
id = "1"
title = "Atender"
role = "mesa"

[[activity.outcome]]
id = "atendido"
title = "Atendido"
to = "end"
"#;

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/atender.toml", PROCEDURE);
    desk.write("catalog/people.toml", "[[person]]\nid = \"jefatura-1\"\nname = \"Jimena\"\nroles = [\"mesa\"]\n");
    let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"atender\", \"mp414-pr15\"]");
    desk.write("catalog/desk.toml", settings);
    desk
}

fn arguments<'a>(set: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["new", "--procedure", "atender", "--set", "que=x"];
    set.iter().for_each(|word| arguments.extend(["--set", *word]));
    arguments
}

fn priority(desk: &TestDesk, folio: &str) -> String {
    let row = desk.run(&["show", folio, "--json"]).ok().data("folio/show/1");
    row["priority"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_matrix_gives_the_priority() {
    let desk = desk();
    let levels = ["high", "medium", "low"];
    let expected = ["critical", "high", "medium", "high", "medium", "low", "medium", "low", "low"];
    let pairs = levels.iter().flat_map(|impact| levels.iter().map(move |urgency| (impact, urgency)));
    for ((impact, urgency), expected) in pairs.zip(expected) {
        let (impact, urgency) = (format!("impacto={impact}"), format!("urgencia={urgency}"));
        let folio = desk.run(&arguments(&[&impact, &urgency])).ok().stdout.trim().to_owned();
        assert_eq!(priority(&desk, &folio), expected, "{impact} {urgency}");
    }
    desk.check_clean();
    // A matrix of the desk's own; what was opened keeps what it was given.
    desk.write("catalog/priorities.toml", "[matrix]\nhigh = { high = \"low\", medium = \"low\", low = \"low\" }\n\
        medium = { high = \"low\", medium = \"low\", low = \"low\" }\nlow = { high = \"low\", medium = \"low\", low = \"low\" }\n");
    let folio = desk.run(&arguments(&["impacto=alta", "urgencia=alta"])).ok().stdout.trim().to_owned();
    assert_eq!(priority(&desk, &folio), "low");
    assert_eq!(priority(&desk, "1"), "critical");
    desk.check_clean();
}

#[test]
fn another_priority_needs_a_reason() {
    let desk = desk();
    let set = ["impacto=high", "urgencia=high", "prioridad=low"];
    desk.refuses(1, &arguments(&set)).says(&["Crítica", "Baja", "--note …"]);
    let mut with_reason = arguments(&set);
    with_reason.extend(["--note", "Lo pidió la dirección"]);
    let folio = desk.run(&with_reason).ok().stdout.trim().to_owned();
    assert_eq!(priority(&desk, &folio), "low");
    desk.refuses(1, &["note", &folio, "--set", "prioridad=high"]).says(&["Baja", "Alta", "--note …"]);
    desk.run(&["note", &folio, "--set", "prioridad=high", "Se cayó todo"]).ok();
    assert_eq!(priority(&desk, &folio), "high");
    // The same again changes nothing.
    desk.run(&["note", &folio, "--set", "prioridad=high"]).ok();
    // Another impact gives another priority; that is a change too.
    desk.refuses(1, &["note", &folio, "--set", "impacto=low"]).says(&["Alta", "Media"]);
    desk.run(&["note", &folio, "--set", "impacto=low", "Solo era un equipo"]).ok();
    assert_eq!(priority(&desk, &folio), "medium");
    desk.check_clean();
}

#[test]
fn without_impact_any_priority_will_do() {
    let desk = desk();
    let folio = desk.run(&arguments(&["prioridad=high"])).ok().stdout.trim().to_owned();
    assert_eq!(priority(&desk, &folio), "high");
    let folio = desk.run(&arguments(&[])).ok().stdout.trim().to_owned();
    assert_eq!(priority(&desk, &folio), "");
    // The first one is no change.
    desk.run(&["note", &folio, "--set", "prioridad=low"]).ok();
    desk.check_clean();
}
