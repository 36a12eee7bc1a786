//! Calendars for a person: the list of them, and the days of one.

use chrono::{Datelike, NaiveDate};

use super::table::{Block, Cell, Column, Document, Section, Table};
use crate::language::Language;
use crate::message;
use crate::model::catalogue::{DAYS, weekday_message};
use crate::model::message::Message;
use crate::report::calendar::{CalendarRow, DayKind, DayRow, HoursRow, Sheet};

/// The calendars as a table.
pub fn list(rows: &[CalendarRow], language: &Language) -> Table {
    let heading = |id: &str| Column::new(language.text(id));
    let mut columns = vec![
        heading("calendar-code").whole(),
        heading("calendar-name"),
        heading("calendar-extends"),
        heading("calendar-hours"),
    ];
    // Outside a desk none is the desk's; the column would say nothing.
    let in_desk = rows.iter().any(|row| row.of_desk.is_some());
    if in_desk {
        columns.push(heading("calendar-of-desk"));
    }
    let rows = rows.iter().map(|row| {
        let name = match &row.name {
            Some(name) => Cell::from(name.as_str()),
            None => Cell::from(language.text("calendar-unreadable")).alarm(true),
        };
        let mut cells: Vec<Cell> = vec![
            row.code.as_str().into(),
            name,
            row.extends.as_ref().map(|codes| codes.join(", ")).unwrap_or_default().into(),
            row.hours.as_ref().map(|rows| hours(rows, language)).unwrap_or_default().into(),
        ];
        if in_desk {
            cells.push(row.of_desk.map(|yes| language.yes_no(yes)).unwrap_or_default().into());
        }
        cells
    });
    Table { columns, rows: rows.collect(), wraps: true }
}

/// A calendar with its days.
pub fn sheet(sheet: &Sheet, language: &Language) -> Document {
    let whole_year = sheet.from.year() == sheet.to.year()
        && sheet.from.ordinal() == 1
        && (sheet.to.month(), sheet.to.day()) == (12, 31);
    let period = match whole_year {
        true => sheet.from.year().to_string(),
        false => {
            language.format(&message!("calendar-period", from = sheet.from.to_string(), to = sheet.to.to_string()))
        }
    };
    let mut pairs = vec![(language.text("calendar-hours"), Cell::from(hours(&sheet.hours, language)))];
    if !sheet.extends.is_empty() {
        pairs.push((language.text("calendar-extends"), sheet.extends.join(", ").into()));
    }
    let days = match sheet.days.is_empty() {
        true => Block::Lines(vec![language.text("calendar-no-days").into()]),
        false => Block::Table(table(&sheet.days, language)),
    };
    let section = |block| Section { heading: None, blocks: vec![block] };
    Document {
        title: format!("{} · {} · {period}", sheet.code, sheet.name),
        titled: true,
        sections: vec![section(Block::Pairs(pairs)), section(days)],
    }
}

/// What no day has gets no column.
fn table(days: &[DayRow], language: &Language) -> Table {
    let moved = days.iter().any(|day| day.moved_from.is_some());
    let kinds = days.iter().any(|day| day.kind != DayKind::Holiday);
    let heading = |id: &str| Column::new(language.text(id));
    let mut columns = vec![
        heading("calendar-date").whole(),
        heading("calendar-weekday").whole(),
        heading("calendar-day-name"),
        heading("calendar-rule"),
    ];
    columns.extend(moved.then(|| heading("calendar-moved-from").whole()));
    columns.extend(kinds.then(|| heading("calendar-kind")));
    let rows = days.iter().map(|day| {
        let date = match day.until.filter(|until| *until != day.date) {
            Some(until) => {
                language.format(&message!("calendar-period", from = day.date.to_string(), to = until.to_string()))
            }
            None => day.date.to_string(),
        };
        let mut cells: Vec<Cell> = vec![
            date.into(),
            weekday(day.weekday, language).into(),
            day.name.as_str().into(),
            day.rule.as_str().into(),
        ];
        if moved {
            cells.push(date_of(day.moved_from));
        }
        if kinds {
            let kind = language.text(day.kind.message_id());
            cells.push(if day.hours.is_empty() { kind } else { format!("{kind}: {}", part_hours(day)) }.into());
        }
        cells
    });
    Table { columns, rows: rows.collect(), wraps: true }
}

/// The days for a spreadsheet: one datum a column.
pub fn rows(days: &[DayRow], language: &Language) -> Table {
    let ids = [
        "calendar-date",
        "calendar-until",
        "calendar-weekday",
        "calendar-day-name",
        "calendar-rule",
        "calendar-moved-from",
        "calendar-kind",
        "calendar-hours",
        "calendar-notice",
        "calendar-announced",
        "calendar-of",
    ];
    let cells = |day: &DayRow| {
        vec![
            day.date.to_string().into(),
            date_of(day.until),
            weekday(day.weekday, language).into(),
            day.name.as_str().into(),
            day.rule.as_str().into(),
            date_of(day.moved_from),
            language.text(day.kind.message_id()).into(),
            part_hours(day).into(),
            day.notice.clone().unwrap_or_default().into(),
            date_of(day.announced),
            day.calendar.as_str().into(),
        ]
    };
    let columns = ids.into_iter().map(|id| Column::new(language.text(id))).collect();
    Table { columns, rows: days.iter().map(cells).collect(), wraps: false }
}

fn date_of(date: Option<NaiveDate>) -> Cell {
    date.map(|date| date.to_string()).unwrap_or_default().into()
}

fn part_hours(day: &DayRow) -> String {
    day.hours.iter().map(|part| format!("{}–{}", part.from, part.to)).collect::<Vec<_>>().join(", ")
}

fn weekday(word: &str, language: &Language) -> String {
    let day = DAYS.iter().find(|(known, _)| *known == word);
    day.map(|(_, day)| language.format(&weekday_message(*day))).unwrap_or_default()
}

/// Hours in words: `lunes a viernes 09:00–14:00; sábado 09:00–13:00`.
fn hours(rows: &[HoursRow], language: &Language) -> String {
    let row = |row: &HoursRow| {
        let bounds = match (row.since, row.until) {
            (None, None) => None,
            (Some(since), None) => Some(message!("calendar-since", since = since.to_string())),
            (None, Some(until)) => Some(message!("calendar-until-date", until = until.to_string())),
            (Some(since), Some(until)) => {
                Some(message!("calendar-period", from = since.to_string(), to = until.to_string()))
            }
        };
        let text = format!("{} {}–{}", days(&row.days, language), row.from, row.to);
        bounds.map_or(text.clone(), |bounds: Message| format!("{text} ({})", language.format(&bounds)))
    };
    rows.iter().map(row).collect::<Vec<_>>().join("; ")
}

/// Days of the week in words; three or more that follow each other as a range.
fn days(words: &[&str], language: &Language) -> String {
    let place = |word: &str| DAYS.iter().position(|(known, _)| *known == word).unwrap_or_default();
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for word in words {
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| place(last) + 1 == place(word))) {
            Some(run) => run.push(word),
            None => runs.push(vec![word]),
        }
    }
    let run = |run: Vec<&str>| match run[..] {
        [first, _, .., last] => {
            let (from, to) = (weekday(first, language), weekday(last, language));
            language.format(&message!("calendar-days", from = from, to = to))
        }
        _ => run.into_iter().map(|word| weekday(word, language)).collect::<Vec<_>>().join(", "),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(", ")
}
