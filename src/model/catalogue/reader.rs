//! Reading the TOML of the catalogue: typed values of a table, and a finding for each that is wrong.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source::{Source, source_of, unknown_word};
use crate::message;
use crate::model::event::Values;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time;

/// Syntax errors reported of one file: after so many, what follows is their echo.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Reads a file with `build`, which reports what it finds wrong.
pub(super) fn read_file<T>(
    path: &str,
    text: &str,
    build: impl FnOnce(Entries) -> Option<T>,
) -> Result<T, Vec<Finding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
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

    /// A text that says something, on one line.
    fn text_of(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<(String, usize)> {
        let at = value.span().start;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-text"));
            return None;
        };
        if text.trim().is_empty() {
            self.source.report(at, message!("finding-catalogue-blank", key = key));
            return None;
        }
        if text.chars().any(char::is_control) {
            self.source.report(at, message!("finding-catalogue-one-line", key = key));
            return None;
        }
        Some((text.trim().to_owned(), at))
    }

    pub(super) fn text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.table.get(key)?;
        self.text_of(key, value)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.text_at(key).map(|(text, _)| text)
    }

    pub(super) fn required_text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.required(key)?;
        self.text_of(key, value)
    }

    /// An obligatory text; empty when it cannot be had, which is reported.
    pub(super) fn required_text(&mut self, key: &'static str) -> String {
        self.required_text_at(key).map(|(text, _)| text).unwrap_or_default()
    }

    /// An obligatory identifier and where it stands; empty when it cannot be had, which is reported.
    pub(super) fn required_identifier(&mut self, key: &'static str) -> (String, usize) {
        let Some((text, at)) = self.required_text_at(key) else { return (String::new(), 0) };
        self.source.refuse_non_identifier(key, &text, at);
        (text, at)
    }

    pub(super) fn identifier(&mut self, key: &'static str) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        self.source.refuse_non_identifier(key, &text, at);
        Some(text)
    }

    /// A word of a fixed list.
    pub(super) fn word(&mut self, key: &'static str, known: &[&str]) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        if known.contains(&text.as_str()) {
            return Some(text);
        }
        self.source.report(at, unknown_word(key, &text, known));
        None
    }

    pub(super) fn mail(&mut self, key: &'static str) -> Option<(String, usize)> {
        let (text, at) = self.text_at(key)?;
        if is_address(&text) {
            return Some((text, at));
        }
        self.source.report(at, message!("finding-catalogue-mail", found = text));
        None
    }

    pub(super) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.table.get(key)?;
        if let DeValue::Boolean(answer) = value.get_ref() {
            return Some(*answer);
        }
        self.wrong_type(key, value, message!("kind-bool"));
        None
    }

    /// A whole number and where it stands.
    pub(super) fn integer(&mut self, key: &'static str) -> Option<(i64, usize)> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong_type(key, value, message!("catalogue-kind-whole"));
            return None;
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        if number.is_none() {
            let found = source_of(self.source.text, value);
            self.source.report(at, message!("finding-catalogue-number", found = found));
        }
        number.map(|number| (number, at))
    }

    /// A whole number between bounds.
    pub(super) fn whole(&mut self, key: &'static str, bounds: RangeInclusive<i64>) -> Option<i64> {
        let (number, at) = self.integer(key)?;
        if bounds.contains(&number) {
            return Some(number);
        }
        // As texts: a year has no thousands separator.
        let (found, least, most) = (number.to_string(), bounds.start().to_string(), bounds.end().to_string());
        self.source
            .report(at, message!("finding-catalogue-bounds", key = key, found = found, least = least, most = most));
        None
    }

    /// A day of the year, `01-06`: month and day, which some year has.
    pub(super) fn month_day(&mut self, key: &'static str) -> Option<(u32, u32)> {
        let (text, at) = self.text_at(key)?;
        let digits =
            |text: &str| (text.len() == 2 && text.bytes().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?;
        let read = text.split_once('-').and_then(|(month, day)| Some((digits(month)?, digits(day)?)));
        // A leap year has every day that any year has.
        let found = read.filter(|(month, day)| NaiveDate::from_ymd_opt(2000, *month, *day).is_some());
        if found.is_none() {
            self.source.report(at, message!("finding-catalogue-month-day", key = key, found = text));
        }
        found
    }

    /// A list of different texts, perhaps empty, each with its place.
    pub(super) fn possible_texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return Vec::new();
        };
        let mut texts: Vec<(String, usize)> = Vec::new();
        for item in list.iter() {
            let Some((text, at)) = self.text_of(key, item) else { continue };
            if texts.iter().any(|(seen, _)| *seen == text) {
                self.source.report(at, message!("finding-catalogue-repeated", key = key, found = text));
            } else {
                texts.push((text, at));
            }
        }
        texts
    }

    /// A list of different texts that must have some.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        if let Some(value) = self.table.get(key)
            && matches!(value.get_ref(), DeValue::Array(list) if list.is_empty())
        {
            self.source.report(value.span().start, message!("finding-catalogue-empty-list", key = key));
        }
        self.possible_texts(key)
    }

    /// A date, with or without quotation marks.
    pub(super) fn date(&mut self, key: &'static str) -> Option<(NaiveDate, usize)> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(moment) => moment.to_string(),
            _ => {
                self.wrong_type(key, value, message!("type-date"));
                return None;
            }
        };
        let day = time::read_date(&text);
        if day.is_none() {
            self.source.report(at, message!("finding-catalogue-date", key = key, found = text));
        }
        day.map(|day| (day, at))
    }

    /// An hour of the day in minutes from midnight, with or without quotation marks.
    pub(super) fn hour(&mut self, key: &'static str) -> Option<(u16, usize)> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            // TOML writes the hour `09:00` as `09:00:00` too; only whole minutes are hours of ours.
            DeValue::Datetime(moment) => {
                let text = moment.to_string();
                text.strip_suffix(":00").filter(|short| short.contains(':')).map(str::to_owned).unwrap_or(text)
            }
            _ => {
                self.wrong_type(key, value, message!("catalogue-kind-hour"));
                return None;
            }
        };
        let hour = read_hour(&text);
        if hour.is_none() {
            self.source.report(at, message!("finding-catalogue-hour", key = key, found = text));
        }
        hour.map(|hour| (hour, at))
    }

    /// `from` and `until`, both days included, in that order.
    pub(super) fn period(&mut self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (from, until) = (self.date("from"), self.date("until"));
        if let (Some((from, _)), Some((until, at))) = (from, until)
            && until < from
        {
            let message = message!("finding-catalogue-period", from = from.to_string(), until = until.to_string());
            self.source.report(at, message);
        }
        (from.map(|(day, _)| day), until.map(|(day, _)| day))
    }

    /// A duration of working time, longer than nothing, in minutes.
    pub(super) fn minutes_at(&mut self, key: &'static str) -> Option<(i64, usize)> {
        let (text, at) = self.text_at(key)?;
        let minutes = time::read_minutes(&text).filter(|minutes| *minutes > 0);
        if minutes.is_none() {
            self.source.report(at, message!("finding-catalogue-duration", key = key, found = text));
        }
        minutes.map(|minutes| (minutes, at))
    }

    /// A duration as [`Self::minutes_at`] reads it.
    pub(super) fn minutes(&mut self, key: &'static str) -> Option<i64> {
        self.minutes_at(key).map(|(minutes, _)| minutes)
    }

    /// Lines of text, in order: a list of texts, or one text of one or more lines.
    pub(super) fn lines(&mut self, key: &'static str) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::String(text) = value.get_ref() else {
            return self.texts(key).into_iter().map(|(text, _)| text).collect();
        };
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-blank", key = key));
        } else if lines.iter().any(|line| line.chars().any(char::is_control)) {
            self.source.report(value.span().start, message!("finding-catalogue-control", key = key));
        }
        lines.into_iter().map(str::to_owned).collect()
    }

    /// Texts of a table whose keys are identifiers, in file order.
    pub(super) fn named_texts(&mut self, key: &'static str) -> Vec<(String, String)> {
        let mut named = Vec::new();
        self.table(key, |table| {
            let entries: &DeTable = table.table;
            for (name, value) in entries {
                table.source.refuse_non_identifier(key, name.get_ref(), name.span().start);
                if let Some((text, _)) = table.text_of(name.get_ref(), value) {
                    named.push((name.get_ref().to_string(), text));
                }
            }
        });
        named
    }

    /// A text of one or more lines, without the space at their ends.
    pub(super) fn long(&mut self, key: &'static str) -> Option<String> {
        let value = self.table.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-text"));
            return None;
        };
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        if lines.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-blank", key = key));
        } else if lines.iter().any(|line| line.chars().any(char::is_control)) {
            self.source.report(value.span().start, message!("finding-catalogue-control", key = key));
        }
        Some(lines.join("\n"))
    }

    /// Reads each table of a table whose keys are identifiers, in file order. `read` is given the
    /// key and its place.
    pub(super) fn named_tables(&mut self, key: &'static str, mut read: impl FnMut(&str, usize, &mut Entries)) {
        self.table(key, |table| {
            let entries: &DeTable = table.table;
            for (name, value) in entries {
                let at = name.span().start;
                table.source.refuse_non_identifier(key, name.get_ref(), at);
                let DeValue::Table(inner) = value.get_ref() else {
                    table.wrong_type(name.get_ref(), value, message!("kind-mapping"));
                    continue;
                };
                let place = value.span().start;
                read(name.get_ref(), at, &mut Entries { table: inner, at: Some(place), source: table.source });
            }
        });
    }

    /// Values of a table, as records hold them.
    pub(super) fn values(&mut self, key: &'static str) -> Values {
        let Some(value) = self.table.get(key) else { return Values::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-mapping"));
            return Values::new();
        };
        table.iter().filter_map(|(key, value)| Some((key.get_ref().to_string(), self.record_value(value)?))).collect()
    }

    fn record_value(&mut self, value: &Spanned<DeValue>) -> Option<Value> {
        let found = match value.get_ref() {
            DeValue::String(text) => Some(Value::String(text.to_string())),
            DeValue::Boolean(answer) => Some(Value::Bool(*answer)),
            DeValue::Datetime(moment) => Some(Value::String(moment.to_string())),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| Value::Number(number.into()))
            }
            DeValue::Float(number) => {
                number.as_str().parse().ok().and_then(serde_json::Number::from_f64).map(Value::Number)
            }
            DeValue::Array(list) => {
                return Some(Value::Array(list.iter().filter_map(|item| self.record_value(item)).collect()));
            }
            DeValue::Table(table) => {
                let mut map = Map::new();
                for (key, value) in table {
                    map.insert(key.get_ref().to_string(), self.record_value(value)?);
                }
                return Some(Value::Object(map));
            }
        };
        if found.is_none() {
            let text = source_of(self.source.text, value);
            self.source.report(value.span().start, message!("finding-catalogue-number", found = text));
        }
        found
    }

    /// Reads a table; says whether there is one.
    pub(super) fn table(&mut self, key: &'static str, read: impl FnOnce(&mut Entries)) -> bool {
        let Some(value) = self.table.get(key) else { return false };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-mapping"));
            return false;
        };
        read(&mut Entries { table, at: Some(value.span().start), source: self.source });
        true
    }

    /// Reads each entry of a list of texts and tables.
    pub(super) fn mixed(&mut self, key: &'static str, mut read: impl FnMut(Item)) {
        let Some(value) = self.table.get(key) else { return };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return;
        };
        if list.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-empty-list", key = key));
        }
        for item in list.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    let mut entries = Entries { table, at: Some(item.span().start), source: self.source };
                    read(Item::Table(&mut entries));
                }
                _ => {
                    if let Some((text, at)) = self.text_of(key, item) {
                        read(Item::Text(text, at));
                    }
                }
            }
        }
    }

    /// Whole numbers of a list, each with its place.
    pub(super) fn integers(&mut self, key: &'static str) -> Vec<(i64, usize)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for item in list.iter() {
            let read = match item.get_ref() {
                DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
                _ => None,
            };
            match read {
                Some(number) => numbers.push((number, item.span().start)),
                None => self.wrong_type(key, item, message!("catalogue-kind-whole")),
            }
        }
        numbers
    }

    /// Whether a key's value is a text.
    pub(super) fn is_text(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::String(_)))
    }

    /// Reads each table of a list of tables.
    pub(super) fn tables(&mut self, key: &'static str, mut read: impl FnMut(&mut Entries)) {
        let Some(value) = self.table.get(key) else { return };
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list.iter() {
                    if let DeValue::Table(table) = item.get_ref() {
                        read(&mut Entries { table, at: Some(item.span().start), source: self.source });
                    } else {
                        self.wrong_type(key, item, message!("kind-mapping"));
                    }
                }
            }
            DeValue::Table(_) => {
                self.source.report(value.span().start, message!("finding-catalogue-single-table", key = key));
            }
            _ => self.wrong_type(key, value, message!("kind-list")),
        }
    }
}

/// Enough of an address to send to; whether it exists only mail itself can tell.
fn is_address(text: &str) -> bool {
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !text.contains(char::is_whitespace)
        }
        None => false,
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

fn read_hour(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= DAY).then_some(total)
}
