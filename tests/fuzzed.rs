//! Damaged input by the thousand, for the toolchain that CI has; `fuzz/` looks further, on nightly.
//!
//! The corpus is every procedure of the repository, sound and broken, and every ticket of the
//! sample desk. What is made of it depends on the seed alone, so that a failure comes again. The
//! number of steps is fixed and so is the size of each input: this is not a timed test, but no step
//! may take work without bound.

use std::fs;
use std::path::{Path, PathBuf};

use folio::language::{Language, Tongue};
use folio::procedure::condition::{Condition, MAX_LENGTH};
use folio::procedure::definition::Procedure;
use folio::procedure::load::load;
use folio::yaml;
use serde_json::{Value, json};

const SEED: u64 = 0x5eed_f011_0000_0003;
/// Damaged procedures that are loaded.
const PROCEDURES: usize = 1500;
/// Damaged conditions that are read and evaluated.
const CONDITIONS: usize = 10_000;
/// Damaged records that are read.
const RECORDS: usize = 2000;
/// Bytes of the longest input.
const MAX_INPUT: usize = 64 * 1024;
/// Findings of one file, with the line that counts the rest.
const MAX_FINDINGS: usize = 201;
/// Letters of the longest line that a finding quotes.
const MAX_EXCERPT: usize = 1000;

/// Numbers that look like chance and are always the same: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, or 0.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).expect("a small number")
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found
}

fn texts(paths: impl IntoIterator<Item = PathBuf>) -> Vec<String> {
    paths.into_iter().map(|path| fs::read_to_string(path).expect("a file of the corpus")).collect()
}

fn procedures() -> Vec<String> {
    let folders = ["catalog/procedures", "kits", "tests/broken-procedures", "tests/snapshots-procedure"];
    let paths = folders.iter().flat_map(|folder| files(folder, "toml"));
    // A kit has other files of a catalogue as well.
    let example = include_str!("../docs/format.md").split("```toml procedure\n").nth(1);
    let example = example.and_then(|rest| rest.split("```").next()).expect("an example").to_owned();
    let mut corpus: Vec<String> = texts(paths).into_iter().filter(|text| text.contains("[[activity]]")).collect();
    corpus.push(example);
    assert!(corpus.len() > 40, "only {} procedures", corpus.len());
    corpus
}

/// Words that mean something to a procedure, or trouble.
const WORDS: [&str; 40] = [
    "[[activity]]",
    "[[activity.outcome]]",
    "[fields.x]",
    "[waits.x]",
    "[settings]",
    "[[change]]",
    "opens = [{ procedure = \"x\", when = \"a\", set = { b = \"c\" } }]",
    "when = \"ticket.visits['01'] > 1\"",
    "proposed = \"service.offered and settings.x\"",
    "stops = [\"contract\"]",
    "marks = [\"response\"]",
    "external = { system = \"x\", state = \"y\" }",
    "choices_from = \"levels\"",
    "to = \"end\"",
    "limit = \"99999999999999999999h\"",
    "declared_total = \"1min\"",
    "\"",
    "\"\"\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    "#",
    ",",
    "\\",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "á",
    "💣",
    "\r\n",
    "0x7fffffffffffffff",
    "-9223372036854775808",
    "1e999",
    "nan",
    "2026-02-30",
    "true",
    "null",
];

/// Texts that trouble those who expect another.
const TROUBLE: &str =
    r#""" "a" "á" "💣" "." ".." "../x" "a b" "end" "ticket" "*" "?" "x?" "\u0000" "\u202e" "1h30" "-1h" "a.b" "#;

/// Where texts in quotes stand, from quote to quote, on one line.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices().filter(|(_, c)| ['"', '\n'].contains(c)) {
        match (c, open) {
            ('"', None) => open = Some(at),
            ('"', Some(from)) => {
                found.push((from, at + 1));
                open = None;
            }
            _ => open = None,
        }
    }
    found
}

/// One damage, at a place of its own.
fn damage(chance: &mut Chance, text: &str, corpus: &[String], words: &[&str]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = chance.below(bytes.len() + 1);
    let until = (at + chance.below(60)).min(bytes.len());
    let line_bounds = |bytes: &[u8], at: usize| {
        let from = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
        let to = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |found| at + found + 1);
        (from, to)
    };
    match chance.below(12) {
        0 => drop(bytes.splice(at..until, [])),
        1 => drop(bytes.splice(at..at, [u8::try_from(chance.below(256)).expect("a byte")])),
        2 => drop(bytes.splice(at..until, chance.one(words).bytes())),
        3 => drop(bytes.splice(at..at, chance.one(words).bytes())),
        // A line that goes, comes twice, or trades its place.
        4 => {
            let (from, to) = line_bounds(&bytes, at);
            bytes.drain(from..to);
        }
        5 => {
            let (from, to) = line_bounds(&bytes, at);
            let line = bytes[from..to].to_vec();
            let times = 1 + chance.below(200);
            bytes.splice(from..from, line.repeat(times));
        }
        6 => {
            let (from, to) = line_bounds(&bytes, at);
            let line: Vec<u8> = bytes.drain(from..to).collect();
            let (other, _) = line_bounds(&bytes, chance.below(bytes.len() + 1));
            bytes.splice(other..other, line);
        }
        // A piece of another file.
        7 => {
            let other = chance.one(corpus).as_bytes();
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(600)).min(other.len());
            bytes.splice(at..until, other[from..to].iter().copied());
        }
        // Depth.
        8 => {
            let (open, times) = (*chance.one(&["[", "{ a = ", "(", "not ", "- ", "a.", "[["]), chance.below(3000));
            bytes.splice(at..at, open.repeat(times).into_bytes());
        }
        // What stands in quotes for something else in quotes: still TOML, and other sense.
        _ => {
            let ours = quoted(text);
            if !ours.is_empty() {
                let (from, to) = *chance.one(&ours);
                let source = match chance.below(3) {
                    0 => text,
                    1 => chance.one(corpus),
                    _ => TROUBLE,
                };
                let pieces: Vec<(usize, usize)> = quoted(source).into_iter().chain([(0, 0)]).collect();
                let (start, end) = *chance.one(&pieces);
                bytes.splice(from..to, source[start..end].bytes());
            }
        }
    }
    bytes.truncate(MAX_INPUT);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn damaged(chance: &mut Chance, corpus: &[String], words: &[&str]) -> String {
    // The last is the densest.
    let densest = corpus.len() - 1;
    let mut text = corpus[if chance.below(3) == 0 { densest } else { chance.below(corpus.len()) }].clone();
    for _ in 0..=chance.below(3) {
        text = damage(chance, &text, corpus, words);
    }
    text
}

#[test]
fn a_damaged_procedure_is_read_or_refused() {
    let (mut chance, corpus) = (Chance(SEED), procedures());
    let languages = [Tongue::Spanish, Tongue::English].map(|tongue| Language::new(tongue, None));
    let (mut read, mut refused) = (0, 0);
    for step in 0..PROCEDURES {
        let text = damaged(&mut chance, &corpus, &WORDS);
        let loaded = load("fuzzed.toml", &text);
        let findings = &loaded.findings;
        assert!(findings.len() <= MAX_FINDINGS, "step {step}: {} findings", findings.len());
        assert!(loaded.procedure.is_some() || !findings.is_empty(), "step {step}: refused without a word");
        let lines = text.lines().count().max(1);
        for finding in findings {
            let place = &finding.place;
            assert!(place.line.is_none_or(|line| (1..=lines + 1).contains(&line)), "step {step}: {place:?}");
            assert!(place.excerpt.as_ref().is_none_or(|line| line.len() <= MAX_EXCERPT), "step {step}: {place:?}");
        }
        for (finding, language) in findings.iter().take(5).flat_map(|it| languages.iter().map(move |in_| (it, in_))) {
            let told = [language.format(&finding.message), language.remedy(&finding.message).unwrap_or_default()];
            assert!(told.iter().all(|text| !text.is_empty()), "step {step}: {told:?}");
        }
        match &loaded.procedure {
            Some(procedure) => {
                read += 1;
                assert_every_expression_can_be_read(procedure, step);
            }
            None => refused += 1,
        }
        assert_eq!(loaded, load("fuzzed.toml", &text), "step {step}: another time another procedure");
    }
    // Damage that always refuses, or never, would look at nothing.
    assert!(read > PROCEDURES / 20 && refused > PROCEDURES / 20, "{read} read, {refused} refused");
}

/// What has been loaded need not be asked again whether it compiles.
fn assert_every_expression_can_be_read(procedure: &Procedure, step: usize) {
    let outcomes = || procedure.activities.iter().flat_map(|activity| &activity.outcomes);
    let openings = || outcomes().flat_map(|outcome| &outcome.opens);
    let expressions = outcomes()
        .filter_map(|outcome| outcome.when.as_ref())
        .chain(procedure.fields.iter().filter_map(|field| field.proposed.as_ref()))
        .chain(openings().filter_map(|opening| opening.when.as_ref()))
        .chain(openings().flat_map(|opening| opening.set.iter().map(|(_, expression)| expression)));
    for expression in expressions {
        assert!(Condition::read(expression).is_ok(), "step {step}: {expression}");
    }
}

#[test]
fn a_damaged_condition_costs_no_more_than_it_may() {
    let mut chance = Chance(SEED);
    let corpus: Vec<String> = [
        "tipo == 'falla' and ticket.priority in ['high', 'critical']",
        "ticket.visits['01'] > 1 or not service.offered",
        "costo is number and costo < settings.tope",
        "'Reposición de ' ~ (equipo | upper) ~ ' (' ~ (nota | default('sin nota')) ~ ')'",
        "(tipo | length) + costo - 3 // 2 % 5",
        "[tipo, costo, nota][1:] if sale else {'a': tipo}",
        "tipo is startingwith 'fa' and tipo[0] == 'f'",
        "nota is none or nota is undefined",
    ]
    .map(str::to_owned)
    .to_vec();
    let words = [
        "*",
        "**",
        "~",
        "~ tipo ~ tipo",
        "|",
        "| upper",
        "| length",
        "| join",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "[1:]",
        "'",
        "\"",
        "not ",
        " and ",
        " or ",
        " in ",
        " is ",
        "is none",
        "range(9)",
        "loop",
        "self",
        "{{",
        "{%",
        "a.b.c",
        "1e308",
        "-1",
        "9223372036854775807",
        "ticket",
        "service.key",
        "settings",
        "tipo",
        "\u{0}",
        "ñ",
        "if",
        "else",
    ];
    let context = json!({
        "tipo": "falla".repeat(20), "sale": true, "costo": 1200, "nota": null, "equipo": "PC-0132",
        "ticket": {"status": "new", "priority": "high", "visits": {"01": 2}},
        "service": {"key": "red", "offered": false},
        "settings": {"tope": 3, "certifica": true},
    });
    let size = context.to_string().len();
    let (mut read, mut given) = (0, 0);
    for step in 0..CONDITIONS {
        let expression = damaged(&mut chance, &corpus, &words);
        let Ok(condition) = Condition::read(&expression) else { continue };
        assert!(expression.len() <= MAX_LENGTH, "step {step}: {} bytes", expression.len());
        read += 1;
        assert!(condition.names().len() <= expression.len(), "step {step}");
        let (holds, value) = (condition.holds(&context), condition.value(&context));
        assert_eq!(holds.is_ok(), value.is_ok(), "step {step}: {expression}");
        if let Ok(value) = value {
            given += 1;
            // It can be no longer than all it was given, taken as often as there is room to write.
            assert!(value.to_string().len() <= 8 * (expression.len() + 1) * (size + expression.len()), "step {step}");
            assert!(!matches!(value, Value::Array(_) | Value::Object(_)), "step {step}: {expression}");
        }
    }
    assert!(read > CONDITIONS / 20 && given > CONDITIONS / 20, "{read} read, {given} gave a value");
}

#[test]
fn a_damaged_record_is_read_or_refused() {
    let mut chance = Chance(SEED);
    let corpus = texts(files("tickets", "yaml").into_iter().chain(files("catalog/assets", "yaml")));
    let words = [
        "- ", ": ", "|\n", ">-\n", "&a ", "*a", "!!str ", "{", "}", "[", "]", "'", "\"", "#", "\t", "? ", "---\n",
        "<<: ", "~", "no", "\u{feff}",
    ];
    let (mut read, mut refused) = (0, 0);
    for step in 0..RECORDS {
        let text = damaged(&mut chance, &corpus, &words);
        match yaml::parse(&text) {
            Err(_) => refused += 1,
            Ok(value) => {
                read += 1;
                if value.is_object() {
                    assert_eq!(yaml::parse(&yaml::emit(&value)).ok(), Some(value), "step {step}");
                }
            }
        }
    }
    assert!(read > RECORDS / 20 && refused > RECORDS / 20, "{read} read, {refused} refused");
}
