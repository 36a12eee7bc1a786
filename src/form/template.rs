//! Templates: minijinja over Markdown, sandboxed, with Folio's own filters.
//!
//! A template sees what [`super::context`] gives it, and nothing else: it loads no file, calls no
//! program, and stops when its fuel runs out or its text grows too long. Whatever it prints is
//! escaped (see [`super::markdown`]); there is no filter that takes the escaping away.
//!
//! Filters of ours: `cell` (a text on one line), `paragraph` (a text with its line breaks),
//! `or_line(width)` (a line to write on where the value is blank), `box` (☒ or ☐).

use std::io::{self, Write};
use std::sync::LazyLock;

use minijinja::machinery::{self};
use minijinja::value::{Kwargs, Serde};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, filters, functions, tests,
};

use super::context::{FUNCTIONS, NAMES, ROOTS};
use super::markdown;
use super::vocabulary::{self, Kind, Reference};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::procedure::definition::Procedure;

/// Instructions that filling one form may take; a register of 10 000 rows needs a tenth.
const FUEL: u64 = 20_000_000;

/// Bytes that one filled form may have.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Width of a line to write on, in characters, and the widest there is.
const LINE_WIDTH: usize = 30;
const WIDEST_LINE: usize = 200;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(environment);

/// Names of what [`environment`] adds, for the check beforehand and for suggestions.
const FILTERS: [&str; 28] = [
    "box",
    "cell",
    "or_line",
    "paragraph",
    "capitalize",
    "count",
    "d",
    "default",
    "first",
    "groupby",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "selectattr",
    "sort",
    "sum",
    "trim",
    "unique",
    "upper",
];
const TESTS: [&str; 22] = [
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "even",
    "false",
    "ge",
    "gt",
    "in",
    "iterable",
    "le",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "startingwith",
    "string",
    "true",
];

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    // Anything but `None` makes what macros give count as escaped; the formatter does the rest.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(print);
    environment.add_filter("box", tick);
    environment.add_filter("cell", cell);
    environment.add_filter("or_line", or_line);
    environment.add_filter("paragraph", paragraph);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("count", filters::length);
    environment.add_filter("d", filters::default);
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("groupby", filters::groupby);
    environment.add_filter("int", filters::int);
    environment.add_filter("items", filters::items);
    environment.add_filter("join", filters::join);
    environment.add_filter("last", filters::last);
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("map", filters::map);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("replace", filters::replace);
    environment.add_filter("reverse", filters::reverse);
    environment.add_filter("round", filters::round);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("sort", filters::sort);
    environment.add_filter("sum", filters::sum);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("upper", filters::upper);
    environment.add_test("boolean", tests::is_boolean);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("divisibleby", tests::is_divisibleby);
    environment.add_test("endingwith", tests::is_endingwith);
    environment.add_test("eq", tests::is_eq);
    environment.add_test("equalto", tests::is_eq);
    environment.add_test("even", tests::is_even);
    environment.add_test("false", tests::is_false);
    environment.add_test("ge", tests::is_ge);
    environment.add_test("gt", tests::is_gt);
    environment.add_test("in", tests::is_in);
    environment.add_test("iterable", tests::is_iterable);
    environment.add_test("le", tests::is_le);
    environment.add_test("lt", tests::is_lt);
    environment.add_test("mapping", tests::is_mapping);
    environment.add_test("ne", tests::is_ne);
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("string", tests::is_string);
    environment.add_test("true", tests::is_true);
    environment.add_function("namespace", functions::namespace);
    environment.add_function("range", functions::range);
    environment
}

// --- Filters --------------------------------------------------------------------------------------

/// Prints what `{{ … }}` gives.
fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    let text = text_of(value);
    if value.is_safe() || text.trim().is_empty() {
        // Blank text is the template's own: the line breaks between two parts of it.
        return Ok(out.write_str(&text)?);
    }
    Ok(out.write_str(&markdown::inline(&text))?)
}

fn text_of(value: &Value) -> String {
    if value.is_undefined() || value.is_none() { String::new() } else { value.to_string() }
}

fn cell(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(markdown::line(&text_of(value))) }
}

fn paragraph(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(markdown::paragraphs(&text_of(value))) }
}

fn or_line(value: &Value, width: Option<usize>, options: Kwargs) -> Result<Value, Error> {
    let named: Option<usize> = options.get("width")?;
    options.assert_all_used()?;
    if !text_of(value).trim().is_empty() {
        return Ok(cell(value));
    }
    let width = width.or(named).unwrap_or(LINE_WIDTH).clamp(1, WIDEST_LINE);
    Ok(Value::from_safe_string("_".repeat(width)))
}

fn tick(value: &Value) -> Value {
    Value::from_safe_string(if value.is_true() { "☒" } else { "☐" }.to_owned())
}

// --- Check ----------------------------------------------------------------------------------------

/// Findings of a template's text, whatever the procedure.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    examine(path, &normal(text), None)
}

/// Findings of a template's text, the fields and roles of its procedure included.
pub fn check_for(path: &str, text: &str, procedure: &Procedure) -> Vec<Finding> {
    examine(path, &normal(text), Some(procedure))
}

/// Line endings as LF, no byte order mark: a checkout on another system prints the same form.
fn normal(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

fn examine(path: &str, text: &str, procedure: Option<&Procedure>) -> Vec<Finding> {
    let compiled = match ENVIRONMENT.template_from_str(text) {
        Ok(compiled) => compiled,
        Err(error) => return vec![finding(path, text, &error)],
    };
    let Ok(parsed) = machinery::parse(text, path, Default::default()) else { return Vec::new() };
    let undeclared = compiled.undeclared_variables(true);
    let mut references = vocabulary::references(&parsed);
    references.sort_by_key(|reference| reference.offset);
    let mut findings: Vec<Finding> = Vec::new();
    let mut told: Vec<(Kind, String)> = Vec::new();
    for reference in references {
        let is_free = reference.kind != Kind::Name || undeclared.contains(&reference.name);
        let Some((name, message)) = problem(&reference, procedure).filter(|_| is_free) else { continue };
        // A misspelt name is as a rule misspelt throughout; once is enough.
        if !told.contains(&(reference.kind, name.clone())) {
            told.push((reference.kind, name));
            findings.push(Finding::new(Place::offset(path, text, reference.offset), message));
        }
    }
    findings
}

/// What is wrong with a reference, and with which part of it.
fn problem(reference: &Reference, procedure: Option<&Procedure>) -> Option<(String, Message)> {
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
            if !ROOTS.contains(&root) && !FUNCTIONS.contains(&root) {
                return unknown("name", root, &ROOTS);
            }
            let key = parts.next()?;
            let known: Vec<&str> = match (NAMES.iter().find(|(known, _)| *known == root), procedure, root) {
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

/// Fills a template.
///
/// # Errors
/// A finding with the file and the line: the first that [`check`] has, or what went wrong on the
/// way.
pub fn render(path: &str, text: &str, context: &serde_json::Value) -> Result<String, Finding> {
    let text = normal(text);
    if let Some(finding) = examine(path, &text, None).into_iter().next() {
        return Err(finding);
    }
    let mut filled = Bounded(Vec::new());
    let template = ENVIRONMENT.template_from_str(&text).map_err(|error| finding(path, &text, &error))?;
    template
        .render_captured_to(Value::from(Serde(context)), &mut filled)
        .map_err(|error| finding(path, &text, &error))?;
    Ok(tidy(&String::from_utf8_lossy(&filled.0)))
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
