//! A ticket decorated by hand goes through random valid commands: every decorated line survives
//! byte for byte, in order.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use common::TestDesk;
use proptest::prelude::*;

/// What a person did to the text.
#[derive(Debug, Clone)]
struct Decoration {
    comments: Vec<(usize, u8)>,
    unknown: Vec<(usize, u8)>,
    trailing: Vec<usize>,
    quoted: Vec<(usize, bool)>,
    order: u64,
    block_requester: bool,
    blank_lines: Vec<usize>,
    crlf: bool,
    bom: bool,
    no_final_newline: bool,
    events_indented: bool,
}

#[derive(Debug, Clone)]
enum Act {
    Note(u8),
    Correct(u8),
    Requester(u8),
    Priority(u8),
    Assign(u8),
    Step,
    Wait,
    Resume,
    Sign(u8),
    Link(u8),
}

const TEXTS: [&str; 8] = [
    "sencillo",
    "con: dos puntos # y almohadilla",
    "«comillas» 'simples' \"dobles\"",
    "dos\nrenglones\n\n  y sangrado",
    "- parece lista",
    "no",
    "{llave: x}",
    "ñandú – 中文 \u{202e}",
];

const COMMENTS: [&str; 5] = [
    "# comentario",
    "#sin espacio: [ni cierre",
    "# --- # ...",
    "# «acentos» áéíóú 'comillas\"",
    "#   	con tabulador y espacios al final   ",
];

const UNKNOWN: [&str; 6] = [
    "mi_clave: 'con comillas'",
    "otra_clave: {a: 1, b: [x, y]}",
    "tercera_clave: \"con \\u00e1 escapes\"",
    "cuarta-clave: |\n  texto   largo\n\n  # no es comentario\n",
    "quinta.clave:\n- uno\n-   dos # con nota",
    "\"sexta clave\":   2025-03-10   # espacios",
];

/// Keys of the header whose value the commands change.
const CHANGING: [&str; 8] = ["status", "activity", "waiting", "priority", "requester", "assignee", "closed", "service"];

fn decoration() -> impl Strategy<Value = Decoration> {
    let places = || prop::collection::vec((0..40_usize, any::<u8>()), 0..6);
    (
        (places(), prop::collection::vec((0..12_usize, any::<u8>()), 0..3), prop::collection::vec(0..40_usize, 0..4)),
        (prop::collection::vec((0..12_usize, any::<bool>()), 0..3), any::<u64>(), any::<bool>()),
        (prop::collection::vec(0..40_usize, 0..3), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(|((comments, unknown, trailing), (quoted, order, block_requester), rest)| Decoration {
            comments,
            unknown,
            trailing,
            quoted,
            order,
            block_requester,
            blank_lines: rest.0,
            crlf: rest.1,
            bom: rest.2,
            no_final_newline: rest.3,
            events_indented: rest.4,
        })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any::<u8>().prop_map(Act::Note),
        any::<u8>().prop_map(Act::Correct),
        any::<u8>().prop_map(Act::Requester),
        any::<u8>().prop_map(Act::Priority),
        any::<u8>().prop_map(Act::Assign),
        Just(Act::Step),
        Just(Act::Wait),
        Just(Act::Resume),
        any::<u8>().prop_map(Act::Sign),
        any::<u8>().prop_map(Act::Link),
    ]
}

/// The entries of the root, each with its lines.
fn entries(text: &str) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        if line.starts_with([' ', '-', '#']) {
            found.last_mut().expect("an entry above").push(line.to_owned());
        } else {
            found.push(vec![line.to_owned()]);
        }
    }
    found
}

fn key(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

/// The text after a person has been at it. It says the same to Folio.
fn decorate(text: &str, how: &Decoration) -> String {
    let mut entries = entries(text);
    for entry in &mut entries {
        if how.block_requester && key(&entry[0]) == "requester" {
            let inner = entry[0].trim_start_matches("requester: {").trim_end_matches('}').to_owned();
            *entry = vec!["requester:".to_owned()];
            entry.extend(inner.split(", ").map(|pair| format!("   {pair}")));
        }
    }
    for (place, double) in &how.quoted {
        let index = place % entries.len();
        let line = entries[index][0].clone();
        if let Some((key, value)) = line.split_once(": ")
            && !value.starts_with(['"', '\'', '{'])
        {
            let mark = if *double { '"' } else { '\'' };
            entries[index][0] = format!("{key}: {mark}{value}{mark}");
        }
    }
    // The order of keys is the person's; the history goes anywhere too.
    let mut dice = how.order;
    for index in (1..entries.len()).rev() {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        entries.swap(index, (dice >> 33) as usize % (index + 1));
    }
    for (place, which) in &how.unknown {
        let text = UNKNOWN[usize::from(*which) % UNKNOWN.len()];
        if !entries.iter().any(|entry| key(&entry[0]) == key(text)) {
            entries.insert(
                place % (entries.len() + 1),
                text.trim_end_matches('\n').split('\n').map(str::to_owned).collect(),
            );
        }
    }
    if how.events_indented {
        for entry in &mut entries {
            if entry[0] == "events:" {
                entry[1..].iter_mut().for_each(|line| *line = format!("  {line}"));
            }
        }
    }
    let mut lines: Vec<String> = entries.concat();
    for place in &how.trailing {
        let index = place % lines.len();
        let line = &lines[index];
        let plain = line.contains(": ") && !line.contains(['|', '#', '>']) && !line.starts_with("  texto");
        if plain && !line.contains('{') {
            lines[index] = format!("{line}   # al margen");
        }
    }
    for (place, which) in &how.comments {
        let index = place % (lines.len() + 1);
        // Not inside the literal text, where it would be part of it.
        if !in_literal(&lines, index) {
            lines.insert(index, COMMENTS[usize::from(*which) % COMMENTS.len()].to_owned());
        }
    }
    for place in &how.blank_lines {
        let index = place % lines.len();
        if !in_literal(&lines, index) {
            lines.insert(index, String::new());
        }
    }
    let eol = if how.crlf { "\r\n" } else { "\n" };
    let mut text = lines.join(eol);
    if !how.no_final_newline {
        text.push_str(eol);
    }
    if how.bom { format!("\u{feff}{text}") } else { text }
}

fn in_literal(lines: &[String], index: usize) -> bool {
    let Some(start) = lines.iter().position(|line| line.starts_with("cuarta-clave")) else { return false };
    let after = lines[start + 1..].iter().position(|line| !line.is_empty() && !line.starts_with(' '));
    let end = after.map_or(lines.len(), |length| start + 1 + length);
    (start + 1..=end).contains(&index)
}

/// Lines that must stay as they are: all but those of header keys that commands change.
fn lasting(text: &str) -> Vec<String> {
    let mut lasting = Vec::new();
    let mut changing = false;
    for line in text.trim_start_matches('\u{feff}').split('\n') {
        let line = line.trim_end_matches('\r');
        let comment = line.trim_start().starts_with('#') || line.trim().is_empty();
        if !comment && !line.starts_with([' ', '-', '\t']) {
            changing = CHANGING.contains(&key(line));
        }
        if comment || !changing {
            lasting.push(line.to_owned());
        }
    }
    while lasting.last().is_some_and(String::is_empty) {
        lasting.pop();
    }
    lasting
}

fn survives(before: &str, after: &str) -> Result<(), String> {
    let mut left = after.trim_start_matches('\u{feff}').split('\n').map(|line| line.trim_end_matches('\r'));
    for line in lasting(before) {
        if !left.any(|found| found == line) {
            return Err(format!("lost, or out of order: {line:?}"));
        }
    }
    if before.starts_with('\u{feff}') != after.starts_with('\u{feff}') {
        return Err("the byte order mark".to_owned());
    }
    let returns = |text: &str| (text.matches("\r\n").count(), text.matches('\r').count(), text.matches('\n').count());
    let (pairs, carriage, line) = returns(after);
    let crlf = before.contains("\r\n");
    if (crlf && (pairs != line || pairs != carriage)) || (!crlf && carriage > 0) {
        return Err("mixed line endings".to_owned());
    }
    let margin = |text: &str| text.matches("# al margen").count();
    if margin(after) != margin(before) {
        return Err("a comment at the end of a line".to_owned());
    }
    Ok(())
}

/// Runs an act as a valid command; some are not possible where the ticket stands, and are refused.
fn perform(desk: &TestDesk, folio: &str, act: &Act) -> bool {
    let text = |which: u8| TEXTS[usize::from(which) % TEXTS.len()];
    let one_line = |which: u8| text(which).replace('\n', " ");
    let owned: Vec<String> = match act {
        Act::Note(which) => vec!["note".into(), folio.into(), "--".into(), text(*which).into()],
        Act::Correct(which) => vec!["note".into(), folio.into(), "--set".into(), format!("origen={}", text(*which))],
        Act::Requester(which) => {
            vec!["note".into(), folio.into(), "--set".into(), format!("area={}", one_line(*which))]
        }
        Act::Priority(which) => {
            let word = ["critical", "high", "medium", "low"][usize::from(*which) % 4];
            vec!["note".into(), folio.into(), "--set".into(), format!("prioridad={word}")]
        }
        Act::Assign(which) => {
            vec!["assign".into(), folio.into(), ["personal-1", "personal-2"][usize::from(*which) % 2].into()]
        }
        Act::Step => {
            let next = desk.next(folio);
            let way = &next["outcomes"][0];
            let Some(outcome) = way["id"].as_str() else { return false };
            let mut words = vec!["do".into(), folio.into(), outcome.into()];
            words.push(format!("--by={}", way["by"][0].as_str().expect("a person")));
            for missing in way["missing"].as_array().expect("a list").iter().filter(|one| one["kind"] != "signature") {
                words.extend(["--set".into(), format!("{}={}", missing["key"].as_str().expect("a key"), text(3))]);
            }
            words
        }
        Act::Wait => vec!["wait".into(), folio.into(), "--reason".into(), "usuario".into()],
        Act::Resume => vec!["resume".into(), folio.into()],
        Act::Sign(which) => {
            let name = format!("--name={}", one_line(*which));
            vec!["sign".into(), folio.into(), "--as".into(), "usuario".into(), name]
        }
        Act::Link(which) => vec!["link".into(), folio.into(), format!("https://example.org/{which}#x:y")],
    };
    let outcome = desk.run(&owned.iter().map(String::as_str).collect::<Vec<_>>());
    assert!([0, 1].contains(&outcome.code), "{}\n{}\n{}", outcome.line, outcome.stderr, desk.read(&desk.ticket(folio)));
    outcome.code == 0
}

#[test]
fn hand_edited_tickets_keep_what_people_wrote() {
    let desk = TestDesk::new();
    let config =
        ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let strategy = (decoration(), prop::collection::vec(act(), 1..8));
    let outcome = runner.run(&strategy, |(how, acts)| {
        let folio = desk.open();
        let path = desk.ticket(&folio);
        let decorated = decorate(&desk.read(&path), &how);
        desk.write(&path, &decorated);
        // The decoration itself must be harmless, or the test tests nothing.
        desk.run(&["check", &path]).ok();
        let mut before = decorated.clone();
        for act in &acts {
            let done = perform(&desk, &folio, act);
            let after = desk.read(&path);
            if !done {
                prop_assert_eq!(&after, &before, "{:?} was refused, and changed the file", act);
            }
            for (from, what) in [(&decorated, "decorated"), (&before, "before")] {
                if let Err(problem) = survives(from, &after) {
                    return Err(TestCaseError::fail(format!(
                        "{act:?}: {problem}\n--- {what}\n{from}\n--- after\n{after}"
                    )));
                }
            }
            before = after;
        }
        let check = desk.run(&["check", &path]);
        prop_assert_eq!(check.code, 0, "{}\n{}", check.stdout, before);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_text_that_is_not_edited_safely_is_refused_and_left_alone() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let path = desk.ticket(&folio);
    let sound = desk.read(&path);
    for (from, to) in [
        ("status: new", "status: &ancla new\notra: *ancla"),
        ("status: new", "status: !!str new"),
        ("status: new", "? status\n: new"),
        ("status: new", "\"st\\x61tus\": new"),
        ("status: new", "status: >-\n  new"),
    ] {
        let text = sound.replace(from, to);
        desk.write(&path, &text);
        let outcome = desk.run(&["do", &folio, "registrado"]);
        let after = desk.read(&path);
        match outcome.code {
            // Edited: it must hold, and everything else still be there.
            0 => {
                desk.check_clean();
                assert!(after.contains("did: registrado"), "{to}\n{after}");
                assert!(!to.contains("*ancla") || after.contains("*ancla"), "{after}");
            }
            3 => assert_eq!(after, text, "{to}"),
            other => panic!("{to}: {other} {}", outcome.stderr),
        }
        desk.write(&path, &sound);
    }
}
