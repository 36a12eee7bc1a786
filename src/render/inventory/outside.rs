//! `folio outside` as a document.

use super::{Names, date, day, due, exact, joined, person, state, table, text};
use crate::message;
use crate::render::table::{Block, Column, Document, Table};
use crate::report::inventory::outside::{Outside, OutsideRow};

/// What is out, then what may leave.
pub fn document(outside: &Outside, names: &Names) -> Document {
    let language = names.language;
    let mut document = Document { title: language.text("outside-title"), titled: false, sections: Vec::new() };
    let count = |id: &str, count: usize| match id {
        "out" => language.format(&message!("outside-out", count = count)),
        _ => language.format(&message!("outside-authorised", count = count)),
    };
    let rows = outside.outside.iter().map(|row| {
        let since = match row.days_out {
            Some(days) => language.format(&message!("outside-since", day = day(row.since), days = days)),
            None => day(row.since),
        };
        vec![
            row.asset.as_str().into(),
            row.description.as_str().into(),
            since.into(),
            pass(row, names).into(),
            joined([text(&row.destination), text(&row.carrier)], "\n").into(),
            person(&row.custodian, names).into(),
            due(row.due, row.late_days, names),
        ]
    });
    let mut out = table(
        &[
            "column-asset",
            "inventory-column-description",
            "column-since",
            "inventory-column-pass",
            "inventory-column-destination",
            "inventory-column-custodian",
            "inventory-column-due",
        ],
        rows.collect(),
        names,
    );
    whole(&mut out.columns[0]);
    document.add(Some(count("out", outside.outside.len())), vec![Block::Table(out)]);
    let rows = outside.authorised.iter().map(|row| {
        vec![
            row.asset.as_str().into(),
            row.description.as_str().into(),
            day(row.authorised).into(),
            pass(row, names).into(),
            joined([text(&row.destination), text(&row.carrier)], "\n").into(),
            person(&row.authorised_by, names).into(),
        ]
    });
    let mut authorised = table(
        &[
            "column-asset",
            "inventory-column-description",
            "inventory-column-authorised",
            "inventory-column-pass",
            "inventory-column-destination",
            "inventory-column-authorised-by",
        ],
        rows.collect(),
        names,
    );
    whole(&mut authorised.columns[0]);
    document.add(Some(count("authorised", outside.authorised.len())), vec![Block::Table(authorised)]);
    document
}

fn whole(column: &mut Column) {
    column.whole = true;
}

fn pass(row: &OutsideRow, names: &Names) -> String {
    let pass = row.pass.clone().unwrap_or_else(|| names.language.text("outside-no-pass"));
    joined([pass, text(&row.ticket)], "\n")
}

/// The same for a spreadsheet: what is out, then what may leave, told apart by the state.
pub fn sheet(outside: &Outside, names: &Names) -> Table {
    let headings = [
        "column-asset",
        "inventory-column-description",
        "inventory-column-serial",
        "column-status",
        "inventory-column-custodian-id",
        "inventory-column-pass",
        "inventory-column-authorised",
        "inventory-column-authorised-by",
        "column-since",
        "inventory-column-days-out",
        "inventory-column-reason",
        "inventory-column-destination",
        "inventory-column-carrier",
        "inventory-column-ticket",
        "inventory-column-due",
        "inventory-column-days-late",
    ];
    let row = |row: &OutsideRow| {
        vec![
            row.asset.as_str().into(),
            row.description.as_str().into(),
            text(&row.serial).into(),
            state(row.state, names).into(),
            text(&row.custodian).into(),
            text(&row.pass).into(),
            exact(row.authorised).into(),
            text(&row.authorised_by).into(),
            exact(row.since).into(),
            row.days_out.map(|days| days.to_string()).unwrap_or_default().into(),
            text(&row.reason).into(),
            text(&row.destination).into(),
            text(&row.carrier).into(),
            text(&row.ticket).into(),
            date(row.due).into(),
            row.late_days.to_string().into(),
        ]
    };
    let rows = outside.outside.iter().chain(&outside.authorised).map(row).collect();
    Table { wraps: false, ..table(&headings, rows, names) }
}
