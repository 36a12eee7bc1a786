//! `folio loans` as a document.

use super::{Names, date, day, due, exact, joined, person, state, table, text};
use crate::message;
use crate::model::asset::AssetStatus;
use crate::render::table::{Cell, Document, Table};
use crate::report::inventory::loans::{LoanRow, Loans};

/// What is lent.
pub fn document(loans: &Loans, names: &Names) -> Document {
    let headings = [
        "column-asset",
        "inventory-column-description",
        "inventory-column-lent-to",
        "column-since",
        "inventory-column-due",
        "inventory-column-slip",
        "inventory-column-remarks",
    ];
    let row = |row: &LoanRow| -> Vec<Cell> {
        vec![
            row.asset.as_str().into(),
            row.description.as_str().into(),
            person(&row.to, names).into(),
            day(row.since).into(),
            due(row.due, row.late_days, names),
            joined([text(&row.slip), text(&row.ticket)], "\n").into(),
            remarks(row, names).into(),
        ]
    };
    let mut table = table(&headings, loans.rows.iter().map(row).collect(), names);
    table.columns[0].whole = true;
    Document::of_table(names.language.text("loans-title"), table)
}

fn remarks(row: &LoanRow, names: &Names) -> String {
    let language = names.language;
    let elsewhere = match row.state {
        AssetStatus::Lent => String::new(),
        other => state(other, names),
    };
    let unsigned = match row.signed {
        Some(false) => language.text("loans-unsigned"),
        _ => String::new(),
    };
    let instead = match &row.instead_of {
        Some(id) => language.format(&message!("loans-instead-of", id = id)),
        None => String::new(),
    };
    let reserved = row.reservations.iter().map(|reservation| {
        let (from, until) = (reservation.from.to_string(), reservation.until.to_string());
        let person = names.person(&reservation.to);
        language.format(&message!("loans-reserved", person = person, from = from, until = until))
    });
    joined([elsewhere, instead, unsigned].into_iter().chain(reserved), "\n")
}

/// The same for a spreadsheet.
pub fn sheet(loans: &Loans, names: &Names) -> Table {
    let headings = [
        "column-asset",
        "inventory-column-description",
        "column-status",
        "inventory-column-lent-to-id",
        "inventory-column-lent-to",
        "inventory-column-slip",
        "column-since",
        "inventory-column-due",
        "inventory-column-days-late",
        "inventory-column-signed",
        "inventory-column-instead-of",
        "inventory-column-ticket",
        "inventory-column-reserved",
    ];
    let row = |row: &LoanRow| -> Vec<Cell> {
        let reserved = row.reservations.iter().map(|one| format!("{} {}/{}", one.to, one.from, one.until));
        vec![
            row.asset.as_str().into(),
            row.description.as_str().into(),
            state(row.state, names).into(),
            text(&row.to).into(),
            person(&row.to, names).into(),
            text(&row.slip).into(),
            exact(row.since).into(),
            date(row.due).into(),
            row.late_days.to_string().into(),
            row.signed.map(|signed| names.language.yes_no(signed)).unwrap_or_default().into(),
            text(&row.instead_of).into(),
            text(&row.ticket).into(),
            joined(reserved, "; ").into(),
        ]
    };
    Table { wraps: false, ..table(&headings, loans.rows.iter().map(row).collect(), names) }
}
