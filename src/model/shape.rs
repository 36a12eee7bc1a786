//! Turns the raw value of a record into a typed one, gathering every problem instead of stopping
//! at the first.

use serde_json::{Map, Value};

use super::folio::Folio;
use super::message::Message;
use super::ticket::ProcedureReference;
use super::time::{self, Moment};
use crate::message;

/// One step of the way to a value inside a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A position in a list, from 0.
    Index(usize),
}

/// Something in a record that has not the form it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeProblem {
    /// Way from the root to the value.
    pub path: Vec<Step>,
    /// What is wrong with it.
    pub message: Message,
}

/// Writes a path as a person reads it: `events[3].at`.
pub fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => {
                text.push('.');
                text.push_str(key);
            }
            Step::Index(index) => text.push_str(&format!("[{}]", index + 1)),
        }
    }
    text
}

/// A mapping being read, with the problems found so far.
pub struct Reader<'a, 'p> {
    map: &'a Map<String, Value>,
    path: Vec<Step>,
    problems: &'p mut Vec<ShapeProblem>,
}

impl<'a, 'p> Reader<'a, 'p> {
    /// A reader of the mapping at `path`.
    pub fn new(map: &'a Map<String, Value>, path: Vec<Step>, problems: &'p mut Vec<ShapeProblem>) -> Self {
        Self { map, path, problems }
    }

    /// Way from the root to the mapping.
    pub fn path(&self) -> &[Step] {
        &self.path
    }

    /// A reader of a mapping below this one, at `path`.
    pub fn below<'b>(&'b mut self, map: &'b Map<String, Value>, path: Vec<Step>) -> Reader<'b, 'b> {
        Reader { map, path, problems: self.problems }
    }

    fn at(&self, key: &str) -> Vec<Step> {
        let mut path = self.path.clone();
        path.push(Step::Key(key.to_owned()));
        path
    }

    /// Notes a problem with a key of this mapping.
    pub fn problem(&mut self, key: &str, message: Message) {
        let path = self.at(key);
        self.problems.push(ShapeProblem { path, message });
    }

    /// The raw value of a key; an explicit null counts as absent.
    pub fn raw(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// An optional text.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.raw(key)? {
            Value::String(text) => Some(text.clone()),
            other => {
                let found = kind_of(other);
                self.problem(key, message!("finding-not-a-text", key = key, found = found));
                None
            }
        }
    }

    /// An obligatory text; empty when absent, with the problem noted.
    pub fn required_text(&mut self, key: &str) -> String {
        if self.raw(key).is_none() {
            let path = self.path.clone();
            let place = if path.is_empty() { key.to_owned() } else { format!("{}.{key}", path_text(&path)) };
            self.problems.push(ShapeProblem { path, message: message!("finding-missing-key", key = place) });
            return String::new();
        }
        let text = self.text(key).unwrap_or_default();
        if text.trim().is_empty() && matches!(self.raw(key), Some(Value::String(_))) {
            self.problem(key, message!("finding-blank-key", key = key));
        }
        text
    }

    /// An optional moment.
    pub fn moment(&mut self, key: &str) -> Option<Moment> {
        let text = self.text(key)?;
        let moment = time::read_moment(&text);
        if moment.is_none() {
            self.problem(key, message!("finding-not-a-moment", key = key, found = text));
        }
        moment
    }

    /// An obligatory moment; the epoch when absent, with the problem noted.
    pub fn required_moment(&mut self, key: &str) -> Moment {
        if self.raw(key).is_none() {
            self.required_text(key);
        }
        self.moment(key).unwrap_or_default()
    }

    /// An optional folio.
    pub fn folio(&mut self, key: &str) -> Option<Folio> {
        let text = self.text(key)?;
        let folio = text.parse().ok();
        if folio.is_none() {
            self.problem(key, message!("finding-not-a-folio", found = text));
        }
        folio
    }

    /// An obligatory folio.
    pub fn required_folio(&mut self, key: &str) -> Option<Folio> {
        if self.raw(key).is_none() {
            self.required_text(key);
        }
        self.folio(key)
    }

    /// A list of folios; empty when absent.
    pub fn folios(&mut self, key: &str) -> Vec<Folio> {
        let mut folios = Vec::new();
        for item in self.list(key).into_iter().flatten() {
            match item.as_str().and_then(|text| text.parse().ok()) {
                Some(folio) => folios.push(folio),
                None => {
                    let found = item.as_str().map_or_else(|| item.to_string(), str::to_owned);
                    self.problem(key, message!("finding-not-a-folio", found = found));
                }
            }
        }
        folios
    }

    /// A list of texts; empty when absent.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, item) in self.list(key).into_iter().flatten().enumerate() {
            match item {
                Value::String(text) => texts.push(text.clone()),
                other => {
                    let name = format!("{key}[{}]", index + 1);
                    self.problem(key, message!("finding-not-a-text", key = name, found = kind_of(other)));
                }
            }
        }
        texts
    }

    /// An obligatory reference to a procedure.
    pub fn procedure(&mut self, key: &str) -> ProcedureReference {
        match self.mapping(key) {
            Some(map) => ProcedureReference::read(&mut Reader::new(map, self.at(key), self.problems)),
            None => {
                if self.raw(key).is_none() {
                    self.required_text(key);
                }
                ProcedureReference::default()
            }
        }
    }

    /// An optional value of a fixed list of words.
    pub fn word<T>(&mut self, key: &str, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let text = self.text(key)?;
        let value = read(&text);
        if value.is_none() {
            self.problem(key, message!("finding-unknown-word", key = key, found = text, known = known.join(", ")));
        }
        value
    }

    /// An optional mapping.
    pub fn mapping(&mut self, key: &str) -> Option<&'a Map<String, Value>> {
        match self.raw(key)? {
            Value::Object(map) => Some(map),
            other => {
                let found = kind_of(other);
                self.problem(key, message!("finding-not-a-mapping", key = key, found = found));
                None
            }
        }
    }

    /// An optional list.
    pub fn list(&mut self, key: &str) -> Option<&'a Vec<Value>> {
        match self.raw(key)? {
            Value::Array(list) => Some(list),
            other => {
                let found = kind_of(other);
                self.problem(key, message!("finding-not-a-list", key = key, found = found));
                None
            }
        }
    }
}

/// What kind of value this is, as a message.
pub fn kind_of(value: &Value) -> Message {
    match value {
        Value::Null => message!("kind-nothing"),
        Value::Bool(_) => message!("kind-bool"),
        Value::Number(_) => message!("kind-number"),
        Value::String(_) => message!("kind-text"),
        Value::Array(_) => message!("kind-list"),
        Value::Object(_) => message!("kind-mapping"),
    }
}
