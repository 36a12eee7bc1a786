//! What a card may hold: each value is of the type that its kind declares.

use serde_json::Value;

use crate::message;
use crate::model::catalogue::{CardField, CardType, Suppliers, fold};
use crate::model::message::Message;
use crate::model::shape::kind_of;
use crate::model::suggestion::nearest;
use crate::model::time;
use crate::model::value::{self, FieldType};

/// Whether a text is an amount with its currency, `18500.00 MXN`.
pub fn is_money(text: &str) -> bool {
    let Some((amount, currency)) = text.split_once(' ') else { return false };
    let (whole, cents) = amount.split_once('.').unwrap_or((amount, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && whole.len() <= 15
        && digits(cents)
        && cents.len() <= 2
        && currency.len() == 3
        && currency.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a value may stand on a card under that field.
///
/// # Errors
/// A message that says what is wrong with the value.
pub fn check(field: &CardField, suppliers: &Suppliers, value: &Value) -> Result<(), Message> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let not_text = |value: &Value| message!("card-not-a-text", found = kind_of(value));
    match (field.kind, value) {
        // Whatever a person wrote as an inventory number is one.
        (CardType::Text, Value::String(text)) if text.contains('\n') => Err(message!("value-one-line")),
        (CardType::Text | CardType::Long, Value::String(_)) => Ok(()),
        (CardType::Text | CardType::Long, other) => Err(not_text(other)),
        (CardType::Number, Value::Number(_)) | (CardType::Bool, Value::Bool(_)) => Ok(()),
        (CardType::Number, other) => Err(message!("card-not-a-number", found = text(other))),
        (CardType::Bool, other) => Err(message!("card-not-a-bool", found = text(other))),
        (CardType::Whole, value) if value.as_i64().is_some_and(|number| number >= 0) => Ok(()),
        (CardType::Whole, other) => Err(message!("card-not-whole", found = text(other))),
        (CardType::Date, Value::String(text)) if time::read_date(text).is_some() => Ok(()),
        (CardType::Date, other) => Err(message!("card-not-a-date", found = text(other))),
        (CardType::Money, Value::String(text)) if is_money(text) => Ok(()),
        (CardType::Money, other) => Err(message!("card-not-money", found = text(other))),
        (CardType::List, Value::Array(items)) if items.iter().all(Value::is_string) => Ok(()),
        (CardType::List, Value::String(_)) => Ok(()),
        (CardType::List, other) => Err(message!("card-not-a-list", found = text(other))),
        (CardType::Choice, Value::String(text)) => {
            if field.choices.iter().any(|choice| choice.id == *text) {
                return Ok(());
            }
            Err(value::choose(&field.choices, text)
                .err()
                .unwrap_or_else(|| message!("card-choice-spelt", found = text)))
        }
        (CardType::Choice, other) => Err(not_text(other)),
        (CardType::Supplier, Value::String(text)) => {
            let mut known = suppliers.suppliers.iter().map(|supplier| supplier.key.as_str());
            if known.any(|key| key == text) {
                return Ok(());
            }
            let known: Vec<&str> = suppliers.suppliers.iter().map(|supplier| supplier.key.as_str()).collect();
            Err(match nearest(text, known.iter().copied()) {
                Some(near) => message!("value-not-a-choice-near", found = text, near = near, known = known.join(", ")),
                None => message!("value-not-a-choice", found = text, known = known.join(", ")),
            })
        }
        (CardType::Supplier, other) => Err(not_text(other)),
    }
}

/// Reads a value of a card as it is typed; a blank word removes what stands there.
///
/// # Errors
/// A message that says what is wrong with the word.
pub fn read(
    field: &CardField,
    suppliers: &Suppliers,
    word: &str,
    zone: time::Zone,
    today: chrono::NaiveDate,
) -> Result<Value, Message> {
    let text = word.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let as_field = |kind: FieldType| value::read(kind, &field.choices, word, zone, today);
    let value = match field.kind {
        CardType::Text => as_field(FieldType::Text)?,
        CardType::Long => as_field(FieldType::Long)?,
        CardType::Number => as_field(FieldType::Number)?,
        CardType::Date => as_field(FieldType::Date)?,
        CardType::Bool => as_field(FieldType::Bool)?,
        CardType::Choice => as_field(FieldType::Choice)?,
        CardType::Whole => match text.parse::<i64>() {
            Ok(number) => Value::from(number),
            Err(_) => Value::from(text),
        },
        CardType::Money => Value::from(match is_money(&text.to_uppercase()) {
            true => text.to_uppercase(),
            // As in a list: «$1,234.50» is in the currency of the desk.
            false => {
                let currency = if zone.name() == "America/Bogota" { "COP" } else { "MXN" };
                let cell = crate::model::sheet::Cell::Text(text.to_owned());
                return Ok(super::table::values::read_value(field, &cell, suppliers, currency)?.unwrap_or(Value::Null));
            }
        }),
        CardType::List => {
            let items = text.split([',', ';', '\n']).map(str::trim).filter(|item| !item.is_empty());
            Value::from(items.map(str::to_owned).collect::<Vec<_>>())
        }
        CardType::Supplier => {
            let wanted = fold(text);
            let is = |supplier: &&crate::model::catalogue::Supplier| {
                fold(&supplier.key) == wanted || fold(&supplier.name) == wanted
            };
            suppliers
                .suppliers
                .iter()
                .find(is)
                .map_or_else(|| Value::from(text), |supplier| Value::from(supplier.key.as_str()))
        }
    };
    check(field, suppliers, &value)?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_says_its_unit() {
        for good in ["18500.00 MXN", "0 COP", "1.5 USD"] {
            assert!(is_money(good), "{good}");
        }
        for bad in ["18500", "18,500.00 MXN", "MXN", "1.234 MXN", "1. MXN", "-1 MXN", "1 mxn", "1  MXN", ""] {
            assert!(!is_money(bad), "{bad}");
        }
    }
}
