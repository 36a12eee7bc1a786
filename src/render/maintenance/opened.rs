//! What became of each service for which a ticket was to be opened.

use super::heading;
use crate::render::list::Names;
use crate::render::table::{Cell, Column, Document, Table};
use crate::report::maintenance::{OpenRow, What};

/// What became of each, as people read it.
pub fn opened(rows: &[OpenRow], dry_run: bool, names: &Names) -> Document {
    Document::of_table(names.language.text("maintenance-open-title"), opened_sheet(rows, dry_run, names))
}

/// The same as one table.
pub fn opened_sheet(rows: &[OpenRow], dry_run: bool, names: &Names) -> Table {
    let language = names.language;
    let several = rows.iter().any(|row| row.programme != rows[0].programme);
    let mut ids = vec!["column-asset", "maintenance-column-planned", "column-folio", "maintenance-column-what"];
    if several {
        ids.push("maintenance-column-programme");
    }
    let columns: Vec<Column> = ids.into_iter().map(|id| heading(language, id).whole()).collect();
    let what = |what: What| match what {
        What::Opened if dry_run => "maintenance-what-would-open",
        What::Opened => "maintenance-what-opened",
        What::Open => "maintenance-what-open",
        What::Ended => "maintenance-what-ended",
        What::Void => "maintenance-what-void",
        What::Refused => "maintenance-what-refused",
    };
    let cells = |row: &OpenRow| {
        let mut cells = vec![
            Cell::from(row.asset.as_str()),
            row.due.to_string().into(),
            row.ticket.clone().unwrap_or_default().into(),
            Cell::from(language.text(what(row.what))).alarm(row.what == What::Refused),
        ];
        if several {
            cells.push(row.programme.as_str().into());
        }
        cells
    };
    Table { columns, rows: rows.iter().map(cells).collect(), wraps: false }
}
