//! `folio calendar impact` as a table.

use super::list::Names;
use super::table::{Cell, Column, Table};
use crate::message;
use crate::model::message::{Argument, Message};
use crate::model::time;
use crate::report::impact::{ImpactRow, Verdict};

/// A verdict in words: time used against the limit and what is over; when it is due, while that matters.
fn words(verdict: &Verdict, ended: bool, names: &Names) -> Cell {
    let mut parts = vec![names.used(verdict.counted_minutes, verdict.limit_minutes)];
    if verdict.late {
        let over = Message::new("late-over").with("time", Argument::Minutes(verdict.over_minutes));
        parts.push(names.language.format(&over));
    }
    parts.extend(verdict.due.filter(|_| !ended).map(|due| names.language.format(&message!("impact-due", due = due))));
    Cell::from(parts.join("; ")).alarm(verdict.late)
}

/// Whose verdict changes, for people.
pub fn table(rows: &[ImpactRow], names: &Names) -> Table {
    let columns = [
        names.column("column-folio").whole(),
        names.column("column-clock"),
        names.column("column-before"),
        names.column("column-after"),
    ];
    let row = |row: &ImpactRow| {
        vec![
            row.folio.as_str().into(),
            row.label.as_str().into(),
            words(&row.before, row.ended.is_some(), names),
            words(&row.after, row.ended.is_some(), names),
        ]
    };
    Table { columns: columns.into(), rows: rows.iter().map(row).collect(), wraps: true }
}

/// The same for a spreadsheet: one datum a column, figures as minutes.
pub fn sheet(rows: &[ImpactRow], names: &Names) -> Table {
    let first = ["column-folio", "column-clock", "column-activity", "column-visit"].map(|id| names.column(id));
    let figures = ["column-due", "column-counted", "column-limit", "column-over"];
    let of_side = |side: &str| {
        let side = names.language.text(side);
        figures.map(|id| Column::new(format!("{}: {}", side, names.language.text(id))))
    };
    let columns = first.into_iter().chain(of_side("column-before")).chain(of_side("column-after"));
    let cells = |verdict: &Verdict| -> [Cell; 4] {
        [
            verdict.due.map(time::write_moment).unwrap_or_default().into(),
            verdict.counted_minutes.to_string().into(),
            verdict.limit_minutes.map(|limit| limit.to_string()).unwrap_or_default().into(),
            verdict.over_minutes.to_string().into(),
        ]
    };
    let row = |row: &ImpactRow| {
        let mut line: Vec<Cell> = vec![
            row.folio.as_str().into(),
            row.kind.into(),
            row.activity.clone().unwrap_or_default().into(),
            row.visit.map(|visit| visit.to_string()).unwrap_or_default().into(),
        ];
        line.extend(cells(&row.before).into_iter().chain(cells(&row.after)));
        line
    };
    Table { columns: columns.collect(), rows: rows.iter().map(row).collect(), wraps: false }
}
