//! Strict reading: events of the parser → a tree with byte positions → values.
//!
//! One tree serves everything: [`parse`], [`locate`] and the
//! editor. Two readers of the same file could disagree about what it says; one
//! cannot.

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use super::compose::{Kind, Node, compose, into_value};

/// What is wrong with a text, as a class that a caller can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum YamlErrorKind {
    /// Not YAML.
    Syntax,
    /// A mapping has the same key twice.
    DuplicateKey,
    /// Nested beyond the limit.
    TooDeep,
    /// Aliases beyond the limit, in number or in what they expand to.
    TooManyAliases,
    /// More bytes or more nodes than a record may have.
    TooLarge,
    /// No content: an empty file, or comments only.
    Empty,
    /// More than one document in the file.
    MultipleDocuments,
    /// A tab where only spaces may indent.
    Tab,
    /// A value is not of the type that was asked for, or has a type that records do not use.
    WrongType,
    /// The root is not a mapping.
    NotARecord,
    /// A control character, which no YAML text may hold unescaped.
    Control,
}

/// Why a text could not be read, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct YamlError {
    /// The class of the problem.
    pub kind: YamlErrorKind,
    /// Line, from 1, when one is known.
    pub line: Option<usize>,
    /// Column in characters, from 1, when one is known.
    pub column: Option<usize>,
    /// One line in English that says what is wrong, without an excerpt.
    pub detail: String,
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (Some(line), Some(column)) => {
                write!(f, "line {line}, column {column}: {}", self.detail)
            }
            (Some(line), None) => write!(f, "line {line}: {}", self.detail),
            _ => f.write_str(&self.detail),
        }
    }
}

impl std::error::Error for YamlError {}

impl YamlError {
    pub(super) fn new(kind: YamlErrorKind, detail: impl Into<String>) -> Self {
        Self { kind, line: None, column: None, detail: detail.into() }
    }

    pub(super) fn at(kind: YamlErrorKind, at: (usize, usize), detail: impl Into<String>) -> Self {
        Self { kind, line: Some(at.0), column: Some(at.1), detail: detail.into() }
    }
}

/// One step of a path into a record, for [`locate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of this key of a mapping.
    Key(&'a str),
    /// The item at this place of a sequence, from 0.
    Index(usize),
}

/// Parses one YAML document strictly into a JSON value; keys keep their order.
///
/// # Errors
/// Anything but one well-formed mapping within the budgets; see [`YamlErrorKind`].
pub fn parse(text: &str) -> Result<Value, YamlError> {
    Ok(into_value(compose(text)?))
}

/// Tells where values stand in a text that is read once, however many are asked for.
#[derive(Debug)]
pub struct Locator(Option<Rc<Node>>);

impl Locator {
    /// A locator for that text; one that finds nothing where the text cannot be read.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(compose(text).ok())
    }

    /// Line and column (from 1) of the value to which a path of keys and positions leads. A value
    /// that is left empty stands where its key does. `None` where there is no such value.
    #[must_use]
    pub fn locate(&self, path: &[Step<'_>]) -> Option<(usize, usize)> {
        let mut node = Rc::clone(self.0.as_ref()?);
        let mut place = (node.line, node.column);
        for step in path {
            let next = match (&node.target().kind, step) {
                (Kind::Map { entries, .. }, Step::Key(key)) => {
                    let entry = entries.iter().find(|entry| entry.name == *key)?;
                    place = if entry.value.is_blank() {
                        (entry.key.line, entry.key.column)
                    } else {
                        (entry.value.line, entry.value.column)
                    };
                    Rc::clone(&entry.value)
                }
                (Kind::Seq { items, .. }, Step::Index(index)) => {
                    let item = items.get(*index)?;
                    place = (item.line, item.column);
                    Rc::clone(item)
                }
                _ => return None,
            };
            node = next;
        }
        Some(place)
    }
}

/// Where one value stands: see [`Locator::locate`].
#[must_use]
pub fn locate(text: &str, path: &[Step<'_>]) -> Option<(usize, usize)> {
    Locator::new(text).locate(path)
}
