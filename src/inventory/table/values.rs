//! What a cell says, as a value of a record. A spreadsheet that reads well may say a thing in many
//! ways; where it may mean two, nothing is guessed.
//!
//! **Law: what [`write_value`] writes of a card's value, [`read_value`] reads as the same value.**

use chrono::{Datelike, NaiveDate};
use serde_json::{Number, Value};

use super::words::{STATES, is_one_of, month, plain_words, says_nothing, yes_or_no};
use crate::inventory::card;
use crate::message;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::{CardField, CardType, Label, Supplier, Suppliers, fold};
use crate::model::message::Message;
use crate::model::plain::is_deceptive;
use crate::model::sheet::Cell;
use crate::model::time::{read_date, read_typed_date};
use crate::model::value;

/// Keys that tell one asset from another: what stands there by habit tells nothing.
const IDENTITY: [&str; 2] = ["tag", "serial"];

/// Keys of numbers that are no quantities, which a spreadsheet program spoils when it takes them for
/// one.
const NUMBERED: [&str; 5] = ["tag", "serial", "invoice", "contract", "letter"];

/// What a cell says under a field of the card; none where it says nothing.
///
/// # Errors
/// A message that says what is wrong with it.
pub fn read_value(
    field: &CardField,
    cell: &Cell,
    suppliers: &Suppliers,
    currency: &str,
) -> Result<Option<Value>, Message> {
    if matches!(field.kind, CardType::Text) {
        return Ok(one_line(&field.key, cell)?.map(Value::from));
    }
    let shown = cell.shown();
    let text = shown.trim();
    let is_nothing = says_nothing(text);
    let may_say_it = matches!(field.kind, CardType::Long | CardType::Choice | CardType::Bool);
    if text.is_empty() || (is_nothing && !may_say_it) {
        return Ok(None);
    }
    let value = match field.kind {
        CardType::Text | CardType::Long => Value::from(long(text)?),
        CardType::Number => number(cell, unit_of(field))?,
        CardType::Whole => match whole(cell)? {
            Some(number) => Value::from(number),
            None => return Ok(None),
        },
        CardType::Date => match date(cell) {
            Some(date) => Value::from(date.format("%Y-%m-%d").to_string()),
            None => return Err(message!("table-not-a-date", found = text)),
        },
        CardType::Bool => match (cell, yes_or_no(text)) {
            (Cell::Bool(value), _) => Value::from(*value),
            (_, Some(value)) => Value::from(value),
            _ if is_nothing => return Ok(None),
            _ => return Err(message!("table-not-a-bool", found = text)),
        },
        CardType::Money => Value::from(money(cell, currency)?),
        CardType::List => Value::from(list(text)?),
        CardType::Choice => {
            let text = clean(text)?;
            let means = |name: &str| plain_words(name) == plain_words(&text);
            match field.choices.iter().find(|choice| means(&choice.id) || means(&choice.name)) {
                Some(choice) => Value::from(choice.id.as_str()),
                None if is_nothing => return Ok(None),
                None => Value::from(value::choose(&field.choices, &text)?.id.as_str()),
            }
        }
        CardType::Supplier => {
            let text = clean(text)?;
            let is = |supplier: &&Supplier| fold(&supplier.key) == fold(&text) || fold(&supplier.name) == fold(&text);
            let found = suppliers.suppliers.iter().find(is);
            Value::from(found.map_or(text, |supplier| supplier.key.clone()))
        }
    };
    card::check(field, suppliers, &value)?;
    Ok(Some(value))
}

/// A card's value as a cell of text, in the one way that reads back the same.
pub fn write_value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let text = number.to_string();
            // `1.125` may be a thousand and more, `1.1250` may not.
            let decimals = text.split_once('.').map(|(_, decimals)| decimals.len());
            if decimals == Some(3) { format!("{text}0") } else { text }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(write_value).collect();
            // What has a comma of its own is separated, and even ended, by another sign.
            match items.iter().any(|item| item.contains(',')) {
                true => items.iter().map(|item| format!("{item};")).collect::<Vec<_>>().join(" "),
                false => items.join(", "),
            }
        }
        other => other.to_string(),
    }
}

/// The state that a text names, in Spanish or English or by the word of the records.
pub fn read_state(text: &str) -> Option<AssetStatus> {
    let words = plain_words(text);
    let named = STATES.iter().find(|(_, names)| is_one_of(names, &words)).map(|(state, _)| *state);
    named.or_else(|| AssetStatus::from_word(&words.replace(' ', "_")))
}

/// A text on one line under that key; none where it says nothing.
///
/// # Errors
/// It has characters that nobody sees, or is what a spreadsheet program made of another text.
pub fn one_line(key: &str, cell: &Cell) -> Result<Option<String>, Message> {
    let text = clean(&cell.shown())?;
    let names_somebody = key == "custodian" || IDENTITY.contains(&key);
    if text.is_empty() || (names_somebody && says_nothing(&text)) {
        return Ok(None);
    }
    if NUMBERED.contains(&key) && (matches!(cell, Cell::Number(_)) && lost_digits(&text) || is_scientific(&text)) {
        return Err(message!("table-lost-digits", found = &text));
    }
    if IDENTITY.contains(&key) && matches!(cell, Cell::Date(_)) {
        return Err(message!("table-became-a-date", found = &text));
    }
    Ok(Some(text))
}

/// A spreadsheet program keeps fifteen digits.
fn lost_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() > 15
}

/// Whether it is what is left of a long number in a CSV: `4.808E+14`.
fn is_scientific(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+") else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(power) && number.split(['.', ',']).all(digits)
}

fn refuse_hidden(text: &str) -> Result<(), Message> {
    let hidden = |c: &char| is_deceptive(*c) || (c.is_control() && !['\n', '\r', '\t'].contains(c));
    match text.chars().find(hidden) {
        Some(c) => Err(message!("table-hidden-character", code = format!("U+{:04X}", u32::from(c)))),
        None => Ok(()),
    }
}

/// The text without the apostrophe that a CSV, ours among them, has before what a spreadsheet would
/// calculate.
fn unguarded(text: &str) -> &str {
    let begins_formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.strip_prefix('\'').filter(|rest| rest.starts_with(begins_formula)).unwrap_or(text)
}

/// The text on one line, with single spaces.
fn clean(text: &str) -> Result<String, Message> {
    refuse_hidden(text)?;
    Ok(unguarded(text.trim()).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with its lines, none of which ends in blanks.
fn long(text: &str) -> Result<String, Message> {
    refuse_hidden(text)?;
    let text = unguarded(text).replace("\r\n", "\n").replace('\r', "\n");
    Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"))
}

/// The items of a text. Commas separate where no semicolon does.
fn list(text: &str) -> Result<Vec<String>, Message> {
    let sign = if text.contains(';') { ';' } else { ',' };
    let items = text.split([sign, '\n', '\r']).map(clean).collect::<Result<Vec<_>, _>>()?;
    Ok(items.into_iter().filter(|item| !item.is_empty()).collect())
}

/// A day, by its cell or day first; what hour it had is left out.
fn date(cell: &Cell) -> Option<NaiveDate> {
    // Of two digits nobody knows the century, and a spreadsheet begins with 1900.
    read_day(cell).filter(|day| (1900..=9999).contains(&day.year()))
}

fn read_day(cell: &Cell) -> Option<NaiveDate> {
    let text = match cell {
        // A number is not a day until the spreadsheet says so.
        Cell::Date(date) => return Some(*date),
        Cell::Text(text) => text.trim().to_lowercase(),
        _ => return None,
    };
    let text = without_hour(&text)?;
    let numbered = || read_typed_date(&text.replace(['.', '-'], "/"));
    read_date(&text.replace('/', "-")).or_else(numbered).or_else(|| date_in_words(text))
}

/// `2024-03-05t00:00:00` and `05/03/2024 12:00 a. m.` without their hours; none where what follows
/// is no hour.
fn without_hour(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else { return Some(text) };
    let is_of_hour = |c: char| c.is_whitespace() || c.is_ascii_digit() || ":.apmz+-".contains(c);
    let day = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    text[colon..].chars().all(is_of_hour).then(|| day.trim_end_matches([' ', 't', ',']))
}

/// `5-mar-2024`, `5 de marzo de 2024`.
fn date_in_words(text: &str) -> Option<NaiveDate> {
    let words = plain_words(text);
    let [day, name, year] = words.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| is_year)?, month(name)?, day.parse().ok()?)
}

/// The unit that a label has in brackets: `Memoria (GB)`.
fn unit_of(field: &CardField) -> Option<&str> {
    let Label::Own(label) = &field.label else { return None };
    label.strip_suffix(')')?.rsplit_once('(').map(|(_, unit)| unit)
}

fn number(cell: &Cell, unit: Option<&str>) -> Result<Value, Message> {
    let shown = cell.shown();
    let wrong = || message!("card-not-a-number", found = shown.trim());
    let text = match cell {
        Cell::Number(_) => shown.clone().into_owned(),
        Cell::Text(text) => match figure(without_unit(text, unit), &[]) {
            Figure::Is(text) => text,
            Figure::Either(one, other) => return Err(message!("table-two-numbers", one = one, other = other)),
            // What a program writes of the very large and the very small.
            Figure::Not => text.trim().to_owned(),
        },
        _ => return Err(wrong()),
    };
    let number = serde_json::from_str::<Number>(&text).map_err(|_| wrong())?;
    let is_whole = number.as_f64().is_some_and(|number| number.fract() == 0.0 && number.abs() < 1e15);
    match text.split_once('.') {
        // `16.0` is what programs make of 16.
        Some((whole, _)) if is_whole && !text.contains(['e', 'E']) => {
            whole.parse::<i64>().map(Value::from).map_err(|_| wrong())
        }
        _ => Ok(Value::Number(number)),
    }
}

fn without_unit<'a>(text: &'a str, unit: Option<&str>) -> &'a str {
    let text = text.trim();
    let behind = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_unit = |unit: &str| fold(text[behind.len()..].trim()) == fold(unit);
    if unit.is_some_and(is_unit) { behind } else { text }
}

/// A whole number, not below zero; none where the cell says nothing.
///
/// # Errors
/// It is no such number.
pub fn whole(cell: &Cell) -> Result<Option<i64>, Message> {
    let shown = cell.shown();
    let wrong = || message!("card-not-whole", found = shown.trim());
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(_) => shown.clone().into_owned(),
        Cell::Text(text) if says_nothing(text) => return Ok(None),
        // There is nothing behind the point, so that three digits there are thousands.
        Cell::Text(text) => match figure(text, &[',', '.']) {
            Figure::Is(text) => text,
            _ => return Err(wrong()),
        },
        _ => return Err(wrong()),
    };
    let (number, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let number = number.parse::<i64>().ok().filter(|number| *number >= 0 && decimals.bytes().all(|byte| byte == b'0'));
    number.map(Some).ok_or_else(wrong)
}

/// An amount with two decimals and its currency, `18500.00 MXN`; one that has that form already
/// stays as it is.
fn money(cell: &Cell, currency: &str) -> Result<String, Message> {
    let shown = cell.shown();
    let wrong = || message!("table-not-money", found = shown.trim());
    let text = match cell {
        Cell::Number(number) if *number >= 0.0 && *number < 1e13 => return Ok(format!("{number:.2} {currency}")),
        Cell::Text(text) => text.trim(),
        _ => return Err(wrong()),
    };
    if card::is_money(text) {
        return Ok(text.to_owned());
    }
    let figures = |c: char| c.is_ascii_digit();
    let (Some(start), Some(end)) = (text.find(figures), text.rfind(figures)) else { return Err(wrong()) };
    let words = format!("{} {}", &text[..start], &text[end + 1..]);
    let currency = read_currency(&words, currency).ok_or_else(wrong)?;
    // Three digits behind a comma are no cents; behind a point some programs write them.
    let amount = match figure(&text[start..=end], &[',']) {
        Figure::Is(amount) => amount,
        Figure::Either(one, other) => return Err(message!("table-two-numbers", one = one, other = other)),
        Figure::Not => return Err(wrong()),
    };
    let (units, cents) = amount.split_once('.').unwrap_or((&amount, ""));
    let cents = if cents.len() > 2 { cents.trim_end_matches('0') } else { cents };
    let written = format!("{units}.{cents:0<2} {currency}");
    if card::is_money(&written) { Ok(written) } else { Err(wrong()) }
}

/// The currency that stands around an amount.
fn read_currency(words: &str, usual: &str) -> Option<String> {
    let words: String = words.chars().filter(|c| !c.is_whitespace() && *c != '.').collect::<String>().to_uppercase();
    Some(match words.as_str() {
        "" | "$" | "PESOS" | "$PESOS" => usual.to_owned(),
        "MN" | "$MN" => "MXN".to_owned(),
        "US$" | "DOLARES" | "DÓLARES" | "$DLS" | "DLS" => "USD".to_owned(),
        "€" | "EUROS" => "EUR".to_owned(),
        other => {
            let code = other.trim_matches('$');
            (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| code.to_owned())?
        }
    })
}

/// What digits with signs between them may be.
enum Figure {
    /// A number, with a point before its decimals and no other sign.
    Is(String),
    /// Either of two.
    Either(String, String),
    /// No number.
    Not,
}

/// Reads `18,500.00`, `18.500,00`, `1 200`, `-3.5`. A single sign before three digits separates
/// thousands or decimals; it is known which only of the signs in `thousands`.
fn figure(text: &str, thousands: &[char]) -> Figure {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let digits: String = digits.chars().map(|c| if c.is_whitespace() || c == '\'' { ' ' } else { c }).collect();
    let last = digits.rfind([',', '.']);
    let decimal = last.and_then(|at| {
        let (units, decimals) = (&digits[..at], &digits[at + 1..]);
        let own = &digits[at..=at];
        let units = whole_digits(units).filter(|_| is_digits(decimals) && !units.contains(own))?;
        Some(format!("{sign}{units}.{decimals}"))
    });
    let whole = whole_digits(&digits).map(|digits| format!("{sign}{digits}"));
    match (whole, decimal) {
        (Some(whole), None) => Figure::Is(whole),
        (None, Some(decimal)) => Figure::Is(decimal),
        // Nobody writes 0,125 for one hundred and twenty-five.
        (Some(_), Some(decimal)) if digits.starts_with('0') => Figure::Is(decimal),
        (Some(whole), _) if last.is_some_and(|at| digits[at..].starts_with(thousands)) => Figure::Is(whole),
        (Some(whole), Some(decimal)) => Figure::Either(whole, format!("{decimal}0")),
        (None, None) => Figure::Not,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of a whole number, without the one sign that separates its thousands and without
/// zeros in front.
fn whole_digits(text: &str) -> Option<String> {
    let digits = if is_digits(text) {
        text.to_owned()
    } else {
        let sign = text.chars().find(|c| [',', '.', ' '].contains(c))?;
        let mut groups = text.split(sign);
        let first = groups.next().filter(|group| is_digits(group) && group.len() <= 3)?;
        groups.try_fold(first.to_owned(), |sum, group| {
            (is_digits(group) && group.len() == 3).then(|| format!("{sum}{group}"))
        })?
    };
    let bare = digits.trim_start_matches('0');
    Some(if bare.is_empty() { "0".to_owned() } else { bare.to_owned() })
}
