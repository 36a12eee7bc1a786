//! `folio expiring` as a document.

use super::{Names, table, text};
use crate::message;
use crate::render::table::{Cell, Document, Table};
use crate::report::inventory::expiring::{EndingRow, Expiring};

/// What ends, by day.
pub fn document(expiring: &Expiring, names: &Names) -> Document {
    let headings = [
        "inventory-column-what",
        "inventory-column-id",
        "inventory-column-description",
        "inventory-column-whose",
        "inventory-column-day",
        "inventory-column-left",
    ];
    let row = |row: &EndingRow| -> Vec<Cell> {
        vec![
            names.language.text(row.what.message_id()).into(),
            row.id.as_str().into(),
            row.description.as_str().into(),
            row.whose_name.as_str().into(),
            row.day.to_string().into(),
            Cell::from(left(row, names)).alarm(row.ended),
        ]
    };
    let mut table = table(&headings, expiring.rows.iter().map(row).collect(), names);
    table.columns[1].whole = true;
    table.columns[4].whole = true;
    Document::of_table(names.language.text("expiring-title"), table)
}

fn left(row: &EndingRow, names: &Names) -> String {
    let language = names.language;
    match row.days_left {
        left if left < 0 => language.format(&message!("expiring-ended", days = -left)),
        left => language.format(&message!("expiring-left", days = left)),
    }
}

/// Days where they say something: no figure is below zero, which a spreadsheet would take for a formula.
fn days(days: i64, said: bool) -> String {
    if said { days.to_string() } else { String::new() }
}

/// The same for a spreadsheet.
pub fn sheet(expiring: &Expiring, names: &Names) -> Table {
    let headings = [
        "inventory-column-what",
        "inventory-column-id",
        "inventory-column-description",
        "inventory-column-whose-id",
        "inventory-column-whose",
        "inventory-column-day",
        "inventory-column-days-left",
        "inventory-column-days-ended",
        "inventory-column-ticket",
    ];
    let row = |row: &EndingRow| -> Vec<Cell> {
        vec![
            names.language.text(row.what.message_id()).into(),
            row.id.as_str().into(),
            row.description.as_str().into(),
            text(&row.whose).into(),
            row.whose_name.as_str().into(),
            row.day.to_string().into(),
            days(row.days_left, !row.ended).into(),
            days(-row.days_left, row.ended).into(),
            text(&row.ticket).into(),
        ]
    };
    Table { wraps: false, ..table(&headings, expiring.rows.iter().map(row).collect(), names) }
}
