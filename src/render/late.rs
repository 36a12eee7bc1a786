//! `folio late` as a table.

use super::list::Names;
use super::table::{Cell, Table};
use crate::model::message::{Argument, Message};
use crate::model::time;
use crate::report::late::LateRow;

/// What is late, for people.
pub fn table(rows: &[LateRow], names: &Names) -> Table {
    let columns = [
        names.column("column-folio").whole(),
        names.column("column-clock"),
        names.column("column-responsible"),
        names.column("column-assignee"),
        names.column("column-due").whole(),
        names.column("column-left"),
    ];
    let row = |row: &LateRow| {
        let (id, time) = match row.late {
            true => ("late-over", row.over_minutes),
            false => ("late-left", row.left_minutes),
        };
        let left = names.language.format(&Message::new(id).with("time", Argument::Minutes(time)));
        vec![
            row.folio.as_str().into(),
            row.label.as_str().into(),
            row.responsible.as_str().into(),
            row.assignee.as_deref().map(|id| names.person(id)).unwrap_or_default().into(),
            row.due.map(|due| names.language.moment(due)).unwrap_or_default().into(),
            Cell::from(left).alarm(row.late),
        ]
    };
    Table { columns: columns.into(), rows: rows.iter().map(row).collect(), wraps: true }
}

/// The same for a spreadsheet: one datum a column, figures as minutes.
pub fn sheet(rows: &[LateRow], names: &Names) -> Table {
    let columns = [
        "column-folio",
        "column-procedure",
        "column-clock",
        "column-activity",
        "column-responsible",
        "column-assignee",
        "column-due",
        "column-counted",
        "column-limit",
        "column-over",
        "column-left-minutes",
    ];
    let row = |row: &LateRow| {
        vec![
            row.folio.as_str().into(),
            row.procedure.as_str().into(),
            row.kind.into(),
            row.activity.clone().unwrap_or_default().into(),
            row.responsible.as_str().into(),
            row.assignee.clone().unwrap_or_default().into(),
            row.due.map(time::write_moment).unwrap_or_default().into(),
            row.counted_minutes.to_string().into(),
            row.limit_minutes.to_string().into(),
            row.over_minutes.to_string().into(),
            row.left_minutes.to_string().into(),
        ]
    };
    Table {
        columns: columns.iter().map(|id| names.column(id)).collect(),
        rows: rows.iter().map(row).collect(),
        wraps: false,
    }
}
