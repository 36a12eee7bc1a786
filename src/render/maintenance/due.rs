//! What falls due as a table.

use super::{answers, heading, sheet_columns, subject_cells};
use crate::render::list::Names;
use crate::render::table::{Cell, Column, Table};
use crate::report::maintenance::DueRow;

/// What falls due, as people read it: the programme only where there are several.
pub fn due(rows: &[DueRow], names: &Names) -> Table {
    let several = rows.iter().any(|row| row.programme != rows[0].programme);
    let mut ids = vec![
        "column-due",
        "maintenance-column-days",
        "column-asset",
        "maintenance-column-description",
        "maintenance-column-answers",
        "maintenance-column-last",
        "column-folio",
    ];
    if several {
        ids.push("maintenance-column-programme");
    }
    let column = |id: &str| {
        let column = heading(names.language, id);
        match id {
            "maintenance-column-days" => column.right(),
            "maintenance-column-description" | "maintenance-column-answers" | "maintenance-column-programme" => column,
            _ => column.whole(),
        }
    };
    let columns: Vec<Column> = ids.into_iter().map(column).collect();
    let cells = |row: &DueRow| {
        let mut cells = vec![
            Cell::from(row.due.to_string()).alarm(row.overdue),
            Cell::from(row.days.to_string()).alarm(row.overdue),
            row.subject.asset.as_str().into(),
            row.subject.description.as_str().into(),
            answers(&row.subject).into(),
            row.last.map(|day| day.to_string()).unwrap_or_default().into(),
            row.ticket.clone().unwrap_or_default().into(),
        ];
        if several {
            cells.push(row.programme_name.as_str().into());
        }
        cells
    };
    Table { columns, rows: rows.iter().map(cells).collect(), wraps: false }
}

/// All that is known of each, for a spreadsheet.
pub fn due_sheet(rows: &[DueRow], names: &Names) -> Table {
    let more = ["maintenance-column-last", "column-due", "maintenance-column-days", "column-folio"];
    let columns = sheet_columns(&more, names.language);
    let cells = |row: &DueRow| {
        let mut cells = subject_cells(&row.programme_name, &row.subject);
        cells.extend([
            row.last.map(|day| day.to_string()).unwrap_or_default().into(),
            row.due.to_string().into(),
            row.days.to_string().into(),
            row.ticket.clone().unwrap_or_default().into(),
        ]);
        cells
    };
    Table { columns, rows: rows.iter().map(cells).collect(), wraps: false }
}
