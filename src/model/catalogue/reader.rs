//! Reading the TOML of the catalogue: typed values of a table, and a finding for each that is wrong.

mod tables;
mod texts;
mod values;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source::Source;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::markers;
use crate::model::message::Message;
use crate::model::suggestion::nearest;

/// Syntax errors reported of one file: after so many, what follows is their echo.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Reads a file with `build`, which reports what it finds wrong.
pub(super) fn read_file<T>(
    path: &str,
    text: &str,
    build: impl FnOnce(Entries) -> Option<T>,
) -> Result<T, Vec<Finding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(line) = markers::first(text) {
        let message = message!("finding-catalogue-markers", path = path, number = line);
        return Err(vec![Finding::new(Place::line(path, text, line, None), message)]);
    }
    let mut source = Source { path, text, findings: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        // The parser stumbles over one mistake several times.
        let line = source.line(at);
        if last_line != Some(line) && source.findings.len() < MOST_SYNTAX_ERRORS {
            last_line = Some(line);
            source.report(at, message!("finding-catalogue-syntax", detail = error.message()));
        }
    }
    if !source.findings.is_empty() {
        return Err(source.sorted());
    }
    let built = build(Entries { table: document.get_ref(), at: None, source: &mut source });
    match built {
        Some(built) if source.findings.is_empty() => Ok(built),
        _ => Err(source.sorted()),
    }
}

/// What stands in a list that may hold texts and tables.
pub(super) enum Item<'a, 'r, 't> {
    /// A text, and where it stands.
    Text(String, usize),
    /// A table.
    Table(&'a mut Entries<'r, 't>),
}

/// A table being read.
pub(super) struct Entries<'r, 't> {
    table: &'r DeTable<'r>,
    /// Where it begins; none for the whole file.
    pub(super) at: Option<usize>,
    pub(super) source: &'r mut Source<'t>,
}

impl<'r> Entries<'r, '_> {
    /// Reports keys that do not belong here.
    pub(super) fn refuse_unknown(&mut self, known: &[&str]) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let list = known.join(", ");
            let message = match nearest(name, known.iter().copied()) {
                Some(near) => message!("finding-catalogue-unknown-key-near", key = name, near = near, known = list),
                None => message!("finding-catalogue-unknown-key", key = name, known = list),
            };
            self.source.report(key.span().start, message);
        }
    }

    /// The value of a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'r Spanned<DeValue<'r>>> {
        let value = self.table.get(key);
        if value.is_none() {
            let message = message!("finding-catalogue-missing-key", key = key);
            match self.at {
                Some(at) => self.source.report(at, message),
                None => self.source.findings.push((0, Finding::new(Place::file(self.source.path), message))),
            }
        }
        value
    }

    /// Reports something about a key that is there.
    pub(super) fn report_here(&mut self, key: &str, message: Message) {
        let at = match self.table.get(key).map(|value| (value.get_ref(), value.span().start)) {
            // A list of tables stands where its first table does.
            Some((DeValue::Array(list), at)) => list.iter().next().map_or(at, |first| first.span().start),
            Some((_, at)) => at,
            None => return,
        };
        self.source.report(at, message);
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<&'r Spanned<DeValue<'r>>> {
        self.table.get(key)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether a key's value is a list.
    pub(super) fn is_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_)))
    }

    /// Whether a key's value is a table with nothing in it.
    pub(super) fn is_empty_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(table) if table.is_empty()))
    }

    /// Where a key's value stands; the table's own place where it is not there.
    pub(super) fn place_of(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at.unwrap_or_default(), |value| value.span().start)
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue>, expected: Message) {
        let found = kind_of(value.get_ref());
        let message = message!("finding-catalogue-wrong-type", key = key, expected = expected, found = found);
        self.source.report(value.span().start, message);
    }

    /// Whether a key's value is a text.
    pub(super) fn is_text(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::String(_)))
    }
}

fn kind_of(value: &DeValue) -> Message {
    match value {
        DeValue::String(_) => message!("kind-text"),
        DeValue::Integer(_) | DeValue::Float(_) => message!("kind-number"),
        DeValue::Boolean(_) => message!("kind-bool"),
        DeValue::Datetime(_) => message!("catalogue-kind-moment"),
        DeValue::Array(_) => message!("kind-list"),
        DeValue::Table(_) => message!("kind-mapping"),
    }
}
