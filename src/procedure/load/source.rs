//! The TOML as written: tables whose values know where they stand, and the list of what is wrong
//! with them.

use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::identifier::is_key;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time;
use crate::model::value::is_blank;

/// Where something stands: from byte to byte of the file.
pub(super) type Span = Range<usize>;
/// A text with its place.
pub(super) type Text = Spanned<String>;
/// A value with its place.
pub(super) type Written<'a> = Spanned<DeValue<'a>>;

/// Findings after which nobody reads on; the rest is only counted.
const MAX_FINDINGS: usize = 200;
/// Longest line that a finding quotes.
const MAX_EXCERPT: usize = 1000;

/// What is wrong with a procedure, so far.
pub(super) struct Problems<'t> {
    path: &'t str,
    content: &'t str,
    findings: Vec<(usize, Finding)>,
    further: usize,
    refused: bool,
    /// Whether it is known where every outcome leads.
    pub ways_known: bool,
    /// Whether it is known what every activity fills.
    pub fills_known: bool,
    /// Whether every limit is known.
    pub limits_known: bool,
}

impl<'t> Problems<'t> {
    /// None yet, in that text.
    pub fn new(path: &'t str, content: &'t str) -> Self {
        Self {
            path,
            content,
            findings: Vec::new(),
            further: 0,
            refused: false,
            ways_known: true,
            fills_known: true,
            limits_known: true,
        }
    }

    /// Notes something that still leaves a procedure.
    pub fn note(&mut self, at: &Span, message: Message) {
        if self.is_full() {
            self.further += 1;
            return;
        }
        let mut place = Place::offset(self.path, self.content, at.start);
        place.excerpt = place.excerpt.filter(|line| line.len() <= MAX_EXCERPT);
        self.findings.push((at.start, Finding::new(place, message)));
    }

    /// Notes something that leaves no procedure.
    pub fn refuse(&mut self, at: &Span, message: Message) {
        self.refused = true;
        self.note(at, message);
    }

    /// Whether there can be no procedure.
    pub fn refused(&self) -> bool {
        self.refused
    }

    /// Whether further findings are only counted.
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MAX_FINDINGS
    }

    /// The findings, in file order.
    pub fn into_findings(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|(at, _)| *at);
        let mut findings: Vec<Finding> = self.findings.into_iter().map(|(_, finding)| finding).collect();
        if self.further > 0 {
            let message = message!("finding-further-findings", number = self.further);
            findings.push(Finding::new(Place::file(self.path), message));
        }
        findings
    }

    /// The end of a remedy: the word that was meant, or nothing.
    pub fn hint<'a>(&self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Message {
        // Comparing costs; where nobody will read it, it is left out.
        match (!self.is_full()).then(|| nearest(word, known)).flatten() {
            Some(near) => message!("hint-near", near = near),
            None => message!("hint-none"),
        }
    }

    /// A duration in minutes.
    pub fn minutes(&mut self, written: &Text) -> Option<i64> {
        let minutes = time::read_minutes(written.get_ref());
        if minutes.is_none() {
            self.limits_known = false;
            self.refuse(&written.span(), message!("finding-bad-duration", found = written.get_ref()));
        }
        minutes
    }

    /// A word of a fixed list.
    pub fn word<T>(&mut self, written: &Text, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let found = written.get_ref();
        let value = read(found);
        if value.is_none() {
            let hint = self.hint(found, known.iter().copied());
            let message =
                message!("finding-unknown-procedure-word", found = found, known = known.join(", "), hint = hint);
            self.refuse(&written.span(), message);
        }
        value
    }

    /// Notes that a value is of another kind than it should be.
    pub fn wrong_type(&mut self, key: &str, value: &Written, expected: Message) {
        let found = kind_of(value.get_ref());
        let message = message!("finding-wrong-procedure-type", key = key, found = found, expected = expected);
        self.refuse(&value.span(), message);
    }

    /// Notes a key that is not well spelled.
    pub fn check_key(&mut self, key: &Text) {
        if !is_key(key.get_ref()) {
            self.refuse(&key.span(), message!("finding-bad-procedure-key", found = key.get_ref()));
        }
    }
}

/// A table of the document.
#[derive(Clone)]
pub(super) struct Table<'a> {
    entries: &'a DeTable<'a>,
    /// Where its header or opening brace stands.
    pub at: Span,
}

impl<'a> Table<'a> {
    /// The document itself.
    pub fn root(entries: &'a DeTable<'a>) -> Self {
        Self { entries, at: 0..0 }
    }

    /// The value of that key as it is written.
    pub fn get(&self, key: &str) -> Option<&'a Written<'a>> {
        self.entries.get(key)
    }

    /// Notes the keys that it may not have; says whether there were none.
    pub fn known(&self, known: &[&str], problems: &mut Problems) -> bool {
        let mut all = true;
        for key in self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let found = key.get_ref().as_ref();
            let hint = problems.hint(found, known.iter().copied());
            let message =
                message!("finding-unknown-procedure-key", found = found, known = known.join(", "), hint = hint);
            problems.note(&key.span(), message);
            all = false;
        }
        all
    }

    /// An optional text; one that says nothing counts as absent.
    pub fn text(&self, key: &str, problems: &mut Problems) -> Option<Text> {
        let written = self.get(key)?;
        match written.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => None,
            DeValue::String(text) => Some(Spanned::new(written.span(), text.to_string())),
            _ => {
                problems.wrong_type(key, written, message!("kind-text"));
                None
            }
        }
    }

    /// An obligatory text; empty where it is missing, which is noted.
    pub fn required(&self, key: &str, problems: &mut Problems) -> Text {
        let blank = match self.get(key).map(Spanned::get_ref) {
            Some(DeValue::String(text)) => text.trim().is_empty(),
            other => other.is_none(),
        };
        if blank {
            problems.refuse(&self.at, message!("finding-missing-procedure-key", key = key));
        }
        self.text(key, problems).unwrap_or_else(|| Spanned::new(self.at.clone(), String::new()))
    }

    /// An optional yes or no.
    pub fn flag(&self, key: &str, default: bool, problems: &mut Problems) -> bool {
        match self.get(key).map(|written| (written, written.get_ref())) {
            None => default,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((written, _)) => {
                problems.wrong_type(key, written, message!("kind-bool"));
                default
            }
        }
    }

    /// A date as the document gives it: a text or a date of TOML.
    pub fn date(&self, key: &str, problems: &mut Problems) -> Option<String> {
        match self.get(key)?.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => self.text(key, problems).map(Spanned::into_inner),
        }
    }

    /// The items of a list; none where it is absent.
    pub fn items(&self, key: &str, problems: &mut Problems) -> Vec<&'a Written<'a>> {
        match self.get(key).map(|written| (written, written.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items.iter().collect(),
            Some((written, _)) => {
                problems.wrong_type(key, written, message!("kind-list"));
                Vec::new()
            }
        }
    }

    /// The texts of a list.
    pub fn texts(&self, key: &str, problems: &mut Problems) -> Vec<Text> {
        let mut texts = Vec::new();
        for item in self.items(key, problems) {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Spanned::new(item.span(), text.to_string())),
                _ => problems.wrong_type(key, item, message!("kind-text")),
            }
        }
        texts
    }

    /// An optional table.
    pub fn table(&self, key: &str, problems: &mut Problems) -> Option<Self> {
        let written = self.get(key)?;
        let table = as_table(written);
        if table.is_none() {
            problems.wrong_type(key, written, message!("kind-mapping"));
        }
        table
    }

    /// The tables of a list, `[[key]]`.
    pub fn tables(&self, key: &str, problems: &mut Problems) -> Vec<Self> {
        let mut tables = Vec::new();
        for item in self.items(key, problems) {
            match as_table(item) {
                Some(table) => tables.push(table),
                None => problems.wrong_type(key, item, message!("kind-mapping")),
            }
        }
        tables
    }

    /// Its keys, in file order.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.entries.keys().map(|key| key.get_ref().as_ref())
    }

    /// Its entries, in file order.
    pub fn entries(&self) -> impl Iterator<Item = (Text, &'a Written<'a>)> {
        self.entries.iter().map(|(key, value)| (Spanned::new(key.span(), key.get_ref().to_string()), value))
    }

    /// Its entries, each of which declares something; keys that are not well spelled are noted.
    pub fn declared(&self, problems: &mut Problems) -> Vec<(Text, &'a Written<'a>)> {
        self.entries().inspect(|(key, _)| problems.check_key(key)).collect()
    }
}

/// A value as a table, if it is one.
pub(super) fn as_table<'a>(written: &'a Written<'a>) -> Option<Table<'a>> {
    match written.get_ref() {
        DeValue::Table(entries) => Some(Table { entries, at: written.span() }),
        _ => None,
    }
}

/// A value as records hold it; none where they cannot.
pub(super) fn as_json(value: &DeValue) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::String(text.to_string())),
        DeValue::Boolean(flag) => Some(Value::Bool(*flag)),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::from),
        DeValue::Float(number) => serde_json::Number::from_f64(number.as_str().parse().ok()?).map(Value::Number),
        DeValue::Datetime(moment) => Some(Value::String(moment.to_string())),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
    .filter(|value| !is_blank(Some(value)))
}

fn kind_of(value: &DeValue) -> Message {
    match value {
        DeValue::String(_) => message!("kind-text"),
        DeValue::Integer(_) | DeValue::Float(_) => message!("kind-number"),
        DeValue::Boolean(_) => message!("kind-bool"),
        DeValue::Datetime(_) => message!("kind-date"),
        DeValue::Array(_) => message!("kind-list"),
        DeValue::Table(_) => message!("kind-mapping"),
    }
}
