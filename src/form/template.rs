//! Templates: minijinja over Markdown, sandboxed, with Folio's own filters.
//!
//! A template sees what [`super::context`] gives it, and nothing else: it loads no file, calls no
//! program, and stops when its fuel runs out or its text grows too long. Whatever it prints is
//! escaped (see [`super::markdown`]); there is no filter that takes the escaping away.
//!
//! Filters of ours: `cell` (a text on one line), `paragraph` (a text with its line breaks),
//! `or_line(width)` (a line to write on where the value is blank), `box` (☒ or ☐).

use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{Error, ErrorKind, Value, machinery};

use super::environment::{ENVIRONMENT, FILTERS, TESTS};
use super::marker::{self, Marker};
use super::vocabulary::{self, FUNCTIONS, Kind, NAMES, PAPER_NAMES, PAPER_ROOTS, ROOTS, Reference};
use crate::language::Tongue;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::plain;
use crate::model::suggestion::nearest;
use crate::procedure::definition::Procedure;
use crate::report::signatures::Prints;

/// Bytes that one filled form may have.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What a template is of, and so which names it finds.
#[derive(Clone, Copy)]
enum Subject<'a> {
    /// A ticket or a period, of that procedure where it is known.
    Ticket(Option<&'a Procedure>),
    /// An asset.
    Asset,
}

impl Subject<'_> {
    fn roots(self) -> &'static [&'static str] {
        match self {
            Self::Ticket(_) => &ROOTS,
            Self::Asset => &PAPER_ROOTS,
        }
    }

    fn names(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Ticket(_) => &NAMES,
            Self::Asset => &PAPER_NAMES,
        }
    }
}

// --- Check ----------------------------------------------------------------------------------------

/// Findings of a template's text, the fields and roles of its procedure included.
pub fn check_for(path: &str, text: &str, procedure: &Procedure) -> Vec<Finding> {
    examine(path, &normal(text), Subject::Ticket(Some(procedure)))
}

/// Findings of the text of a template of an asset's paper.
pub fn check_paper(path: &str, text: &str) -> Vec<Finding> {
    examine(path, &normal(text), Subject::Asset)
}

/// Line endings as LF, no byte order mark: a checkout on another system prints the same form.
fn normal(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

/// What else than fields a template names, of what a ticket's signature is put under.
pub fn prints(text: &str) -> Prints {
    let text = normal(text);
    let Ok(parsed) = machinery::parse(&text, "template", Default::default()) else { return Prints::default() };
    let references = vocabulary::references(&parsed);
    let names = |known: &[&str]| {
        let is_one = |name: &str| {
            known
                .iter()
                .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        };
        references.iter().any(|reference| reference.kind == Kind::Name && is_one(&reference.name))
    };
    Prints { steps: names(&STEPS), assets: names(&["asset", "assets"]) }
}

/// What the template says of the language that it is written in, and at which byte: the code in a comment alone
/// on a line, `{#- language es -#}`.
fn said_language(text: &str) -> Option<(usize, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let comment = line.trim().strip_prefix("{#").and_then(|rest| rest.strip_suffix("#}"));
        let words = comment.map(|inside| inside.trim_matches('-').trim());
        if let Some(code) = words.and_then(|words| words.strip_prefix("language ")) {
            return Some((at, code.trim()));
        }
        at += line.len();
    }
    None
}

/// The language that a template is written in, where it says so.
pub fn language(text: &str) -> Option<Tongue> {
    said_language(text).and_then(|(_, code)| Tongue::ALL.into_iter().find(|tongue| tongue.code() == code))
}

/// Names by which a template prints the steps of a ticket, or what follows from when they were taken.
const STEPS: [&str; 8] = [
    "visit",
    "visits",
    "clocks",
    "ticket.closed",
    "ticket.elapsed",
    "ticket.elapsed_minutes",
    "ticket.paused",
    "ticket.offsite",
];

fn examine(path: &str, text: &str, subject: Subject) -> Vec<Finding> {
    let compiled = match ENVIRONMENT.template_from_str(text) {
        Ok(compiled) => compiled,
        Err(error) => return vec![finding(path, text, &error)],
    };
    let Ok(parsed) = machinery::parse(text, path, Default::default()) else { return Vec::new() };
    let undeclared = compiled.undeclared_variables(true);
    let mut references = vocabulary::references(&parsed);
    references.sort_by_key(|reference| reference.offset);
    let mut findings: Vec<Finding> = Vec::new();
    for (offset, word) in marker::unknown(text) {
        let message = message!("finding-template-marker", found = word, known = Marker::WORDS.join(", "));
        findings.push(Finding::new(Place::offset(path, text, offset), message));
    }
    let mut told: Vec<(Kind, String)> = Vec::new();
    if let Some((offset, code)) = said_language(text).filter(|_| language(text).is_none()) {
        let known = Tongue::ALL.map(Tongue::code).join(", ");
        let message = message!("finding-template-language", found = code, known = known);
        findings.push(Finding::new(Place::offset(path, text, offset), message));
    }
    for reference in references {
        let is_free = reference.kind != Kind::Name || undeclared.contains(&reference.name);
        let Some((name, message)) = problem(&reference, subject).filter(|_| is_free) else { continue };
        // A misspelt name is as a rule misspelt throughout; once is enough.
        if !told.contains(&(reference.kind, name.clone())) {
            told.push((reference.kind, name));
            findings.push(Finding::new(Place::offset(path, text, reference.offset), message));
        }
    }
    findings
}

/// What is wrong with a reference, and with which part of it.
fn problem(reference: &Reference, subject: Subject) -> Option<(String, Message)> {
    let name = reference.name.as_str();
    let unknown = |kind: &str, name: &str, known: &[&str]| {
        let near = nearest(name.rsplit('.').next().unwrap_or(name), known.iter().copied()).unwrap_or("none");
        let known = known.join(", ");
        let message = message!("finding-template-unknown-name", kind = kind, name = name, near = near, known = known);
        Some((name.to_owned(), message))
    };
    match reference.kind {
        Kind::Load => Some((name.to_owned(), message!("finding-template-loads", name = name))),
        Kind::Filter if !FILTERS.contains(&name) => unknown("filter", name, &FILTERS),
        Kind::Test if !TESTS.contains(&name) => unknown("test", name, &TESTS),
        Kind::Filter | Kind::Test => None,
        Kind::Name => {
            let mut parts = name.splitn(3, '.');
            let root = parts.next().unwrap_or_default();
            if !subject.roots().contains(&root) && !FUNCTIONS.contains(&root) {
                return unknown("name", root, subject.roots());
            }
            let key = parts.next()?;
            let procedure = match subject {
                Subject::Ticket(procedure) => procedure,
                Subject::Asset => None,
            };
            let known: Vec<&str> = match (subject.names().iter().find(|(known, _)| *known == root), procedure, root) {
                (Some((_, keys)), ..) => keys.to_vec(),
                (None, Some(procedure), "field" | "choices") => {
                    procedure.fields.iter().map(|field| field.id.as_str()).collect()
                }
                (None, Some(procedure), "signature") => procedure.roles.iter().map(|role| role.id.as_str()).collect(),
                _ => return None,
            };
            if known.contains(&key) { None } else { unknown("name", &format!("{root}.{key}"), &known) }
        }
    }
}

// --- Rendering ------------------------------------------------------------------------------------

/// Fills a template of a ticket or of a period. What it gives still has its [markers](super::marker).
///
/// # Errors
/// A finding with the file and the line: the first of its text, or what went wrong on the
/// way.
pub fn render(path: &str, text: &str, context: &serde_json::Value) -> Result<String, Finding> {
    fill(path, text, context, Subject::Ticket(None))
}

/// Fills a template of an asset's paper.
///
/// # Errors
/// As [`render`].
pub fn render_paper(path: &str, text: &str, context: &serde_json::Value) -> Result<String, Finding> {
    fill(path, text, context, Subject::Asset)
}

fn fill(path: &str, text: &str, context: &serde_json::Value, subject: Subject) -> Result<String, Finding> {
    let text = normal(text);
    if let Some(finding) = examine(path, &text, subject).into_iter().next() {
        return Err(finding);
    }
    let mut filled = Bounded(Vec::new());
    let template = ENVIRONMENT.template_from_str(&text).map_err(|error| finding(path, &text, &error))?;
    template
        .render_captured_to(Value::from(Serde(context)), &mut filled)
        .map_err(|error| finding(path, &text, &error))?;
    // Values are clean by now; what the template itself says may not be.
    Ok(plain::printable(&tidy(&String::from_utf8_lossy(&filled.0)), false).into_owned())
}

/// The last touches: a line of nothing but underscores would be a rule instead of a line to write
/// on; conditions leave runs of blank lines behind; a file ends with a line break.
fn tidy(filled: &str) -> String {
    let mut written = String::with_capacity(filled.len() + 16);
    let mut blank = true;
    for line in filled.lines() {
        if line.trim().is_empty() {
            if !blank {
                written.push('\n');
            }
            blank = true;
            continue;
        }
        blank = false;
        if line.trim().len() >= 3 && line.trim().bytes().all(|byte| byte == b'_') {
            written.push('\\');
            written.push_str(line.trim());
        } else {
            written.push_str(line);
        }
        written.push('\n');
    }
    while written.ends_with("\n\n") {
        written.pop();
    }
    written
}

/// Memory that refuses to grow beyond [`MAX_BYTES`].
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_BYTES {
            return Err(io::Error::other("too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn finding(path: &str, text: &str, error: &Error) -> Finding {
    let place = match (error.range(), error.line()) {
        (Some(range), Some(line)) => {
            let place = Place::offset(path, text, range.start);
            // A part that spans lines begins elsewhere than the line that minijinja names.
            if place.line == Some(line) { place } else { Place::line(path, text, line, None) }
        }
        (_, Some(line)) => Place::line(path, text, line, None),
        _ => Place::file(path),
    };
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    Finding::new(
        place,
        match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape => message!("finding-template-syntax", detail = detail),
            ErrorKind::OutOfFuel | ErrorKind::WriteFailure => message!("finding-template-endless"),
            _ => message!("finding-template-error", detail = detail),
        },
    )
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod template_tests;
