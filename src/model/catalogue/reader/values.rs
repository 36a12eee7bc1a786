//! Values of a table that are no text: answers, numbers, days, hours, durations, and whatever a record holds.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::DeValue;

use crate::message;
use crate::model::catalogue::source::source_of;
use crate::model::event::Values;
use crate::model::time;

use super::Entries;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl Entries<'_, '_> {
    pub(in crate::model::catalogue) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.table.get(key)?;
        if let DeValue::Boolean(answer) = value.get_ref() {
            return Some(*answer);
        }
        self.wrong_type(key, value, message!("kind-bool"));
        None
    }

    /// A whole number and where it stands.
    pub(in crate::model::catalogue) fn integer(&mut self, key: &'static str) -> Option<(i64, usize)> {
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
    pub(in crate::model::catalogue) fn whole(&mut self, key: &'static str, bounds: RangeInclusive<i64>) -> Option<i64> {
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

    /// Whole numbers of a list, each with its place.
    pub(in crate::model::catalogue) fn integers(&mut self, key: &'static str) -> Vec<(i64, usize)> {
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

    /// A day of the year, `01-06`: month and day, which some year has.
    pub(in crate::model::catalogue) fn month_day(&mut self, key: &'static str) -> Option<(u32, u32)> {
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

    /// A date, with or without quotation marks.
    pub(in crate::model::catalogue) fn date(&mut self, key: &'static str) -> Option<(NaiveDate, usize)> {
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
    pub(in crate::model::catalogue) fn hour(&mut self, key: &'static str) -> Option<(u16, usize)> {
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
    pub(in crate::model::catalogue) fn period(&mut self) -> (Option<NaiveDate>, Option<NaiveDate>) {
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
    pub(in crate::model::catalogue) fn minutes_at(&mut self, key: &'static str) -> Option<(i64, usize)> {
        let (text, at) = self.text_at(key)?;
        let minutes = time::read_minutes(&text).filter(|minutes| *minutes > 0);
        if minutes.is_none() {
            self.source.report(at, message!("finding-catalogue-duration", key = key, found = text));
        }
        minutes.map(|minutes| (minutes, at))
    }

    /// A duration as [`Self::minutes_at`] reads it.
    pub(in crate::model::catalogue) fn minutes(&mut self, key: &'static str) -> Option<i64> {
        self.minutes_at(key).map(|(minutes, _)| minutes)
    }

    /// Values of a table, as records hold them.
    pub(in crate::model::catalogue) fn values(&mut self, key: &'static str) -> Values {
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
