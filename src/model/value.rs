//! Values of a procedure's fields: their types, how a typed word becomes one, what is acceptable.

use serde_json::Value;

use super::message::Message;
use super::suggestion::nearest;
use super::time::{self, TimeError, Zone};
use crate::message;

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line.
    Text,
    /// Any number of lines.
    Long,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A date and time with offset.
    DateTime,
    /// One of the field's choices.
    Choice,
    /// Yes or no.
    Bool,
    /// A person: an identifier of `people.toml`, or the name of somebody without an account.
    Person,
    /// An asset: its identifier in `catalog/assets`, or its inventory tag when not registered.
    Asset,
}

impl FieldType {
    /// Every type.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Long,
        Self::Number,
        Self::Date,
        Self::DateTime,
        Self::Choice,
        Self::Bool,
        Self::Person,
        Self::Asset,
    ];

    /// The word that stands in procedures and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Number => "number",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Choice => "choice",
            Self::Bool => "bool",
            Self::Person => "person",
            Self::Asset => "asset",
        }
    }

    /// The type of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The type's name for a person.
    pub fn name(self) -> Message {
        match self {
            Self::Text => message!("type-text"),
            Self::Long => message!("type-long"),
            Self::Number => message!("type-number"),
            Self::Date => message!("type-date"),
            Self::DateTime => message!("type-datetime"),
            Self::Choice => message!("type-choice"),
            Self::Bool => message!("type-bool"),
            Self::Person => message!("type-person"),
            Self::Asset => message!("type-asset"),
        }
    }
}

/// One choice of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What records hold.
    pub id: String,
    /// What people read.
    pub name: String,
}

const YES: [&str; 7] = ["true", "yes", "y", "sí", "si", "s", "1"];
const NO: [&str; 4] = ["false", "no", "n", "0"];

/// Turns a word typed by a person (`--set KEY=WORD`) into a value of that type.
///
/// # Errors
/// A message that says what is wrong with the word.
pub fn read(
    kind: FieldType,
    choices: &[Choice],
    word: &str,
    zone: Zone,
    today: chrono::NaiveDate,
) -> Result<Value, Message> {
    let text = word.trim();
    let wrong = |expected: Message| Err(message!("value-wrong-type", found = text, expected = expected));
    match kind {
        FieldType::Text if text.contains('\n') => Err(message!("value-one-line")),
        FieldType::Long => Ok(Value::String(word.trim_end().to_owned())),
        FieldType::Text | FieldType::Person | FieldType::Asset => Ok(Value::String(text.to_owned())),
        FieldType::Number => match serde_json::from_str::<serde_json::Number>(text) {
            Ok(number) => Ok(Value::Number(number)),
            Err(_) => wrong(kind.name()),
        },
        FieldType::Date => match time::read_typed_date(text) {
            Some(date) => Ok(Value::String(date.format("%Y-%m-%d").to_string())),
            None => wrong(kind.name()),
        },
        FieldType::DateTime => match zone.read(text, today) {
            Ok(moment) => Ok(Value::String(time::write_moment(zone.localize(moment)))),
            Err(TimeError::Skipped(text)) => Err(message!("time-skipped", found = text)),
            Err(TimeError::Unreadable(_)) => wrong(kind.name()),
        },
        FieldType::Bool => {
            let lower = text.to_lowercase();
            if YES.contains(&lower.as_str()) {
                Ok(Value::Bool(true))
            } else if NO.contains(&lower.as_str()) {
                Ok(Value::Bool(false))
            } else {
                wrong(kind.name())
            }
        }
        FieldType::Choice => choose(choices, text).map(|choice| Value::String(choice.id.clone())),
    }
}

/// A value as a shell takes it on the command line.
pub fn shell_word(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let plain = |c: char| c.is_alphanumeric() || "-_.,:/+@".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The choice a person means, by identifier or by name.
///
/// # Errors
/// A message with the choices, and the nearest one.
pub fn choose<'a>(choices: &'a [Choice], text: &str) -> Result<&'a Choice, Message> {
    let lower = text.to_lowercase();
    if let Some(found) =
        choices.iter().find(|c| c.id == text || c.id.to_lowercase() == lower || c.name.to_lowercase() == lower)
    {
        return Ok(found);
    }
    let mut ids: Vec<&str> = Vec::new();
    for choice in choices {
        // A choice may stand under several names.
        if !ids.contains(&choice.id.as_str()) {
            ids.push(&choice.id);
        }
    }
    Err(match nearest(text, ids.iter().copied()) {
        Some(near) => message!("value-not-a-choice-near", found = text, near = near, known = ids.join(", ")),
        None => message!("value-not-a-choice", found = text, known = ids.join(", ")),
    })
}

/// Whether a value as it stands in a record, or came in JSON, is of that type.
///
/// # Errors
/// A message that says what is wrong with the value.
pub fn check(kind: FieldType, choices: &[Choice], value: &Value) -> Result<(), Message> {
    let wrong = || {
        let found = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        message!("value-wrong-type", found = found, expected = kind.name())
    };
    match (kind, value) {
        (FieldType::Text, Value::String(text)) if text.contains('\n') => Err(message!("value-one-line")),
        (FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Asset, Value::String(_)) => Ok(()),
        (FieldType::Number, Value::Number(_)) | (FieldType::Bool, Value::Bool(_)) => Ok(()),
        (FieldType::Date, Value::String(text)) if time::read_date(text).is_some() => Ok(()),
        (FieldType::DateTime, Value::String(text)) if time::read_moment(text).is_some() => Ok(()),
        (FieldType::Choice, Value::String(text)) => {
            if choices.iter().any(|choice| choice.id == *text) {
                Ok(())
            } else {
                choose(choices, text).map(|_| ()).and(Err(wrong()))
            }
        }
        _ => Err(wrong()),
    }
}

/// Whether a value says nothing: absent, null or blank text.
pub fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}
