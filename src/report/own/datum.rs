//! Cells: in which order they stand, what expressions and JSON see of them, and how an expression
//! names those that are alike.

use std::cmp::Ordering;

use serde_json::Value;

use super::answer::{Datum, DatumKind};
use crate::model::catalogue::fold;
use crate::model::time;

impl Datum {
    /// A text; nothing where it says nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A word with its name.
    pub fn word(key: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Word { key: key.into(), name: name.into() }
    }

    /// What comes of it, or nothing.
    pub fn some<T>(value: Option<T>, make: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Blank, make)
    }

    /// A whole number of things.
    pub fn whole(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Whether nothing is known.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// Its number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            // Minutes and days of tickets are far below what a double holds exactly.
            Self::Whole(number) | Self::Minutes(number) | Self::Days(number) => Some(*number as f64),
            Self::Decimal(number) | Self::Percent(number) => Some(*number),
            _ => None,
        }
    }

    /// A number as the cells of a column hold it, rounded where they are whole.
    pub fn of_number(kind: DatumKind, number: f64) -> Self {
        let whole = number.round() as i64;
        match kind {
            DatumKind::Minutes => Self::Minutes(whole),
            DatumKind::Days => Self::Days(whole),
            DatumKind::Whole => Self::Whole(whole),
            DatumKind::Percent => Self::Percent(number),
            _ => Self::Decimal(number),
        }
    }

    /// What expressions and JSON see: words by their key, moments and days as files write them.
    pub fn value(&self) -> Value {
        match self {
            Self::Blank => Value::Null,
            Self::Text(text) => Value::from(text.as_str()),
            Self::Word { key, .. } if key.is_empty() => Value::Null,
            Self::Word { key, .. } => Value::from(key.as_str()),
            Self::Whole(number) | Self::Minutes(number) | Self::Days(number) => Value::from(*number),
            Self::Decimal(number) | Self::Percent(number) => Value::from(*number),
            Self::Moment(at) => Value::from(time::write_moment(*at)),
            Self::Date(day) => Value::from(day.to_string()),
            Self::Flag(flag) => Value::from(*flag),
        }
    }

    /// What tells it from others.
    pub fn identity(&self) -> String {
        match self.value() {
            Value::Null => String::new(),
            value => value.to_string(),
        }
    }

    /// Its place among others of its column: what is blank comes last.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Blank, Self::Blank) => Ordering::Equal,
            (Self::Blank, _) => Ordering::Greater,
            (_, Self::Blank) => Ordering::Less,
            (Self::Word { key, .. }, Self::Word { key: other, .. }) => match (key.is_empty(), other.is_empty()) {
                (false, false) => key.cmp(other),
                (one, another) => one.cmp(&another),
            },
            (Self::Text(text), Self::Text(other)) => fold(text).cmp(&fold(other)).then_with(|| text.cmp(other)),
            (Self::Moment(at), Self::Moment(other)) => at.cmp(other),
            (Self::Date(day), Self::Date(other)) => day.cmp(other),
            (Self::Flag(flag), Self::Flag(other)) => other.cmp(flag),
            _ => match (self.number(), other.number()) {
                (Some(number), Some(other)) => number.total_cmp(&other),
                _ => self.identity().cmp(&other.identity()),
            },
        }
    }
}

impl DatumKind {
    /// Whether its cells can be added up.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Decimal | Self::Minutes | Self::Days | Self::Percent)
    }

    /// Whether its cells lie in time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Moment | Self::Date)
    }
}

/// A column as an expression names it: `service`, `field.canal`, `field['a-b']`.
pub fn in_expression(column: &str) -> String {
    match column.split_once('.') {
        Some((root, rest)) if rest.contains(['-', '.']) => format!("{root}['{rest}']"),
        _ => column.to_owned(),
    }
}

/// An expression that holds where that column has that cell.
pub fn equality(column: &str, datum: &Datum) -> String {
    let name = in_expression(column);
    match datum.value() {
        Value::Null => format!("{name} is none"),
        Value::Bool(true) => name,
        Value::Bool(false) => format!("not {name}"),
        // A shell takes the whole in single quotation marks.
        Value::String(text) => format!("{name} == \"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        other => format!("{name} == {other}"),
    }
}
