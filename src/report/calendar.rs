//! A calendar as its readers ask for it: one row of the list of calendars, and the sheet with the
//! days of a period, `folio/calendar/1`.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

pub use crate::clock::calendar::DayKind;
use crate::clock::calendar::{Calendar, DayOff};
use crate::language::Language;
use crate::model::catalogue::{CalendarSettings, DAYS, Span};
use crate::model::time::write_hour;

/// One calendar of the list: `folio/calendars/1` is an array of these.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarRow {
    /// Code, as its file is named.
    pub code: String,
    /// Name; like what follows, none where the file does not give a calendar.
    pub name: Option<String>,
    /// Codes of what it extends, the nearest first.
    pub extends: Option<Vec<String>>,
    /// Its hours.
    pub hours: Option<Vec<HoursRow>>,
    /// Whether it is the desk's own; none outside a desk.
    pub of_desk: Option<bool>,
}

impl CalendarRow {
    /// The row of the calendar of that code, as far as its files could be read.
    pub fn of(code: &str, chain: Option<&[CalendarSettings]>, of_desk: Option<bool>) -> Self {
        Self {
            code: code.to_owned(),
            name: chain.and_then(|chain| Some(chain.first()?.name.clone())),
            extends: chain.map(extends),
            hours: chain.map(hours),
            of_desk,
        }
    }
}

/// A stretch of working hours.
#[derive(Debug, Clone, Serialize)]
pub struct HoursRow {
    /// Days of the week, as calendars write them.
    pub days: Vec<&'static str>,
    /// Beginning, `09:00`.
    pub from: String,
    /// End; `24:00` is the midnight that ends the day.
    pub to: String,
    /// First day on which it holds, if it has one.
    pub since: Option<NaiveDate>,
    /// Last day on which it holds, if it has one.
    pub until: Option<NaiveDate>,
}

/// The word of a weekday in files and JSON.
pub fn weekday_word(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize].0
}

fn extends(chain: &[CalendarSettings]) -> Vec<String> {
    chain.iter().skip(1).map(|settings| settings.code.clone()).collect()
}

fn hours(chain: &[CalendarSettings]) -> Vec<HoursRow> {
    let spans = chain.iter().map(|settings| &settings.hours).find(|hours| !hours.is_empty());
    let row = |span: &Span| {
        let mut days = span.days.clone();
        days.sort_by_key(Weekday::num_days_from_monday);
        HoursRow {
            days: days.into_iter().map(weekday_word).collect(),
            from: write_hour(span.from),
            to: write_hour(span.to),
            since: span.since,
            until: span.until,
        }
    };
    spans.into_iter().flatten().map(row).collect()
}

/// Hours of a partial day.
#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    /// Beginning, `09:00`.
    pub from: String,
    /// End.
    pub to: String,
}

/// A day that differs from the others, or a closure.
#[derive(Debug, Clone, Serialize)]
pub struct DayRow {
    /// The day; the first one of a closure.
    pub date: NaiveDate,
    /// The last day of a closure.
    pub until: Option<NaiveDate>,
    /// Its weekday, as calendars write it.
    pub weekday: &'static str,
    /// Whether it is a holiday, a partial day, a closure or a day that is worked.
    #[serde(serialize_with = "kind_word")]
    pub kind: DayKind,
    /// Name.
    pub name: String,
    /// Its rule in words.
    pub rule: String,
    /// The date from which the rule moved it, where that is another.
    pub moved_from: Option<NaiveDate>,
    /// Hours of a partial day; empty for the others.
    pub hours: Vec<PartRow>,
    /// The paper that announces a closure.
    pub notice: Option<String>,
    /// When it became known, where that is told.
    pub announced: Option<NaiveDate>,
    /// Code of the calendar whose file says so.
    pub calendar: String,
}

fn kind_word<S: serde::Serializer>(kind: &DayKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.word())
}

impl DayRow {
    fn of(day: DayOff, language: &Language) -> Self {
        let hours = day.hours.iter().map(|(from, to)| PartRow { from: write_hour(*from), to: write_hour(*to) });
        Self {
            date: day.date,
            until: Some(day.until).filter(|_| day.kind == DayKind::Closure),
            weekday: weekday_word(day.date.weekday()),
            kind: day.kind,
            rule: language.format(&day.rule_message()),
            hours: hours.collect(),
            name: day.name,
            moved_from: day.moved_from,
            notice: day.notice,
            announced: day.announced,
            calendar: day.calendar,
        }
    }
}

/// A calendar with the days of a period that differ from the others: `folio/calendar/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Codes of what it extends, the nearest first.
    pub extends: Vec<String>,
    /// Its hours.
    pub hours: Vec<HoursRow>,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Days of the period, in order.
    pub days: Vec<DayRow>,
}

impl Sheet {
    /// The sheet of a calendar made of those files, the calendar's own first.
    pub fn of(
        chain: &[CalendarSettings],
        calendar: &Calendar,
        period: (NaiveDate, NaiveDate),
        language: &Language,
    ) -> Self {
        let (from, to) = period;
        let days = calendar.days_off(from, to).into_iter().map(|day| DayRow::of(day, language));
        Self {
            code: calendar.code.clone(),
            name: calendar.name.clone(),
            extends: extends(chain),
            hours: hours(chain),
            from,
            to,
            days: days.collect(),
        }
    }
}
