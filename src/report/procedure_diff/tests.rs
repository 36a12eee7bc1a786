use serde_json::json;

use super::*;
use crate::procedure::load::load;

const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));

fn compare(old: &str, new: &str) -> Comparison {
    let read = |text: &str| load("a.toml", text).procedure.expect("a procedure");
    Comparison::of((&read(old), None), (&read(new), None))
}

fn told(comparison: &Comparison) -> Vec<String> {
    let line = |difference: &Difference| {
        let sign = match difference.change {
            Change::Added => '+',
            Change::Removed => '-',
            Change::Changed => '~',
        };
        let (id, aspect) = (difference.id.as_deref().unwrap_or(""), difference.aspect.unwrap_or(""));
        format!("{sign} {} {id} {aspect}: {} → {}", difference.part, difference.was, difference.is)
    };
    comparison.differences.iter().map(line).collect()
}

#[test]
fn how_it_is_written_makes_no_difference() {
    let written = SAMPLE.replace("\n\n", "\n# Un comentario.\n\n").replace("stops = []", "stops_clocks = false");
    let comparison = compare(SAMPLE, &written);
    assert!(comparison.same && comparison.old.sha256 != comparison.new.sha256);
    assert_eq!(told(&comparison), Vec::<String>::new());
}

/// One that comes between moves the numbers after it, and nothing else.
#[test]
fn a_number_that_moves_is_told_once() {
    let text = |activities: &[(&str, &str, &str)]| {
        let mut text =
            "code = \"a\"\ntitle = \"A\"\nrevision = \"1\"\narea = \"A\"\nroles = { x = \"X\" }\n".to_owned();
        for (id, title, to) in activities {
            text.push_str(&format!("[[activity]]\nid = \"{id}\"\ntitle = \"{title}\"\nrole = \"x\"\n"));
            text.push_str(&format!("[[activity.outcome]]\nid = \"sigue\"\ntitle = \"Sigue\"\nto = \"{to}\"\n"));
        }
        text
    };
    let old = text(&[("01", "Recibir", "02"), ("02", "Reparar", "03"), ("03", "Entregar", "end")]);
    let new =
        text(&[("01", "Recibir", "02"), ("02", "Cotizar", "03"), ("03", "Reparar", "04"), ("04", "Entregar", "end")]);
    assert_eq!(
        told(&compare(&old, &new)),
        [
            r#"~ outcome 01.sigue to: {"id":"02","title":"Reparar"} → {"id":"02","title":"Cotizar"}"#,
            r#"+ activity 02 : null → "Cotizar""#,
            r#"~ activity 03 id: "02" → "03""#,
            r#"~ activity 04 id: "03" → "04""#,
        ]
    );
    assert_eq!(
        told(&compare(&new, &old)),
        [
            r#"~ outcome 01.sigue to: {"id":"02","title":"Cotizar"} → {"id":"02","title":"Reparar"}"#,
            r#"~ activity 02 id: "03" → "02""#,
            r#"~ activity 03 id: "04" → "03""#,
            r#"- activity 02 : "Cotizar" → null"#,
        ]
    );
}

/// The differences from one to the other are those from the other to the one, turned round.
#[test]
fn it_can_be_turned_round() {
    let other = SAMPLE
        .replacen("limit = \"3h\"", "limit = \"4h\"", 1)
        .replacen("fills = [\"revision\", \"diagnostico\", \"acciones?\"]", "fills = [\"diagnostico\"]", 1)
        .replacen("waits = \"fuera\"", "", 1)
        .replacen("[fields.modelo]", "[fields.portador]", 1)
        .replace("\"modelo\"", "\"portador\"");
    let there = compare(SAMPLE, &other);
    assert_eq!(
        told(&there),
        [
            r#"~ field portador id: "modelo" → "portador""#,
            r#"~ activity 02 limit_minutes: 180 → 240"#,
            r#"~ outcome 02.resuelto fills: ["revision","diagnostico","acciones?"] → ["diagnostico"]"#,
            r#"- outcome 08.salio waits: "fuera" → null"#,
        ]
    );
    let back: Vec<(Value, Value)> = compare(&other, SAMPLE).differences.into_iter().map(|it| (it.is, it.was)).collect();
    assert_eq!(there.differences.into_iter().map(|it| (it.was, it.is)).collect::<Vec<_>>(), back);
    assert_eq!(compare(SAMPLE, &other.replace("revision = \"1\"", "revision = \"2\"")).new.revision, json!("2"));
}
