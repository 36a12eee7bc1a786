//! `folio custody` as documents.

use super::{Names, date, day, exact, joined, moment, person, state, table, text};
use crate::message;
use crate::model::asset::AssetStatus;
use crate::render::table::{Block, Cell, Document, Table};
use crate::report::inventory::custody::{Custody, Holder, Holding, Unsigned, UnsignedRow};
use crate::report::inventory::custody_overview::{CustodyRow, Overview};

/// What one person answers for.
pub fn document(custody: &Custody, names: &Names) -> Document {
    let language = names.language;
    let person = &custody.person;
    let title = message!("custody-title", name = &person.name, id = &person.id);
    let mut document = Document { title: language.format(&title), titled: true, sections: Vec::new() };
    let known = if person.known { None } else { Some(language.text("custody-unknown")) };
    let lines = [gone(person, names), known].into_iter().flatten().map(|line| Cell::from(line).alarm(true));
    document.add(None, vec![Block::Lines(lines.collect())]);
    let assets = custody.assets.iter().map(|held| holding(held, names)).collect();
    let mut assets = table(
        &[
            "column-asset",
            "inventory-column-description",
            "column-status",
            "inventory-column-paper",
            "column-since",
            "inventory-column-condition",
            "inventory-column-signed",
        ],
        assets,
        names,
    );
    assets.columns[0].whole = true;
    let count = custody.assets.len();
    document.add(Some(language.format(&message!("custody-assets", count = count))), vec![Block::Table(assets)]);
    let seats = custody
        .seats
        .iter()
        .map(|seat| vec![seat.asset.as_str().into(), seat.description.as_str().into(), day(Some(seat.since)).into()]);
    let seats = table(&["column-asset", "inventory-column-description", "column-since"], seats.collect(), names);
    document.add(Some(language.text("custody-seats")), vec![Block::Table(seats)]);
    let reservations = custody.reservations.iter().map(|held| {
        let reservation = &held.reservation;
        vec![
            held.asset.as_str().into(),
            held.description.as_str().into(),
            reservation.id.as_str().into(),
            reservation.from.to_string().into(),
            reservation.until.to_string().into(),
        ]
    });
    let headings =
        ["column-asset", "inventory-column-description", "inventory-column-reservation", "column-from", "column-to"];
    let reservations = table(&headings, reservations.collect(), names);
    document.add(Some(language.text("custody-reservations")), vec![Block::Table(reservations)]);
    document
}

/// That somebody has left.
fn gone(person: &Holder, names: &Names) -> Option<String> {
    let left = person.left?;
    Some(names.language.format(&message!("custody-left", day = left.to_string())))
}

fn holding(held: &Holding, names: &Names) -> Vec<Cell> {
    let language = names.language;
    let mut status = state(held.state, names);
    if held.state == AssetStatus::Lent || held.late {
        let due = date(held.due);
        status = match held.late {
            true => language.format(&message!("inventory-state-late", status = status, due = due)),
            false => language.format(&message!("custody-lent-until", status = status, due = due)),
        };
    }
    let items = held.items.iter().map(|item| format!("{}: {}", item.item, item.condition));
    let paper = held.letter.clone().unwrap_or_else(|| language.text("custody-no-letter"));
    let instead = held.instead_of.as_ref().map(|id| language.format(&message!("loans-instead-of", id = id)));
    let signed = match (held.signed, held.paper) {
        (Some(signed), _) => Cell::from(names.language.yes_no(signed)).alarm(!signed),
        (None, Some(_)) => Cell::from(language.text("custody-signed-before")),
        (None, None) => Cell::default(),
    };
    vec![
        held.asset.as_str().into(),
        joined([held.description.clone(), text(&held.tag)], "\n").into(),
        Cell::from(joined([status, instead.unwrap_or_default()], "\n")).alarm(held.late),
        Cell::from(paper).alarm(held.letter.is_none()),
        day(held.since).into(),
        joined([text(&held.condition), joined(items, "; ")], "\n").into(),
        signed,
    ]
}

/// The same for a spreadsheet: assets, seats and reservations, told apart by the first column.
pub fn sheet(custody: &Custody, names: &Names) -> Table {
    let headings = [
        "inventory-column-what",
        "column-asset",
        "inventory-column-description",
        "inventory-column-tag",
        "inventory-column-serial",
        "column-status",
        "column-place",
        "inventory-column-paper",
        "column-since",
        "inventory-column-due",
        "inventory-column-condition",
        "inventory-column-signed",
        "inventory-column-reservation",
    ];
    let blank = || vec![Cell::default(); headings.len()];
    let mut rows: Vec<Vec<Cell>> = custody.assets.iter().map(|held| sheet_row(held, names)).collect();
    rows.extend(custody.seats.iter().map(|seat| {
        let mut row = blank();
        let what = names.language.text("custody-sheet-seat");
        let cells = [(0, what.as_str()), (1, seat.asset.as_str()), (2, seat.description.as_str())];
        cells.into_iter().for_each(|(at, text)| row[at] = text.into());
        row[8] = exact(Some(seat.since)).into();
        row
    }));
    rows.extend(custody.reservations.iter().map(|held| {
        let mut row = blank();
        let what = names.language.text("custody-sheet-reservation");
        let cells = [(0, what.as_str()), (1, held.asset.as_str()), (2, held.description.as_str())];
        cells.into_iter().for_each(|(at, text)| row[at] = text.into());
        row[8] = held.reservation.from.to_string().into();
        row[9] = held.reservation.until.to_string().into();
        row[12] = held.reservation.id.as_str().into();
        row
    }));
    Table { wraps: false, ..table(&headings, rows, names) }
}

fn sheet_row(held: &Holding, names: &Names) -> Vec<Cell> {
    let paper = match held.paper {
        Some("slip") => "paper-slip",
        Some(_) => "paper-letter",
        None => "custody-no-letter",
    };
    vec![
        names.language.text(paper).into(),
        held.asset.as_str().into(),
        held.description.as_str().into(),
        text(&held.tag).into(),
        text(&held.serial).into(),
        state(held.state, names).into(),
        text(&held.place).into(),
        text(&held.letter).into(),
        exact(held.since).into(),
        date(held.due).into(),
        text(&held.condition).into(),
        held.signed.map(|signed| names.language.yes_no(signed)).unwrap_or_default().into(),
        Cell::default(),
    ]
}

/// Who answers for how much.
pub fn overview(overview: &Overview, names: &Names) -> Document {
    Document::of_table(names.language.text("custody-overview-title"), counts(overview, names, false))
}

/// The same for a spreadsheet.
pub fn overview_sheet(overview: &Overview, names: &Names) -> Table {
    Table { wraps: false, ..counts(overview, names, true) }
}

fn counts(overview: &Overview, names: &Names, sheet: bool) -> Table {
    const NUMBERS: [&str; 7] = [
        "inventory-column-held",
        "inventory-column-lent",
        "inventory-column-overdue",
        "inventory-column-elsewhere",
        "inventory-column-licences",
        "inventory-column-reserved",
        "inventory-column-unsigned",
    ];
    let person_headings: &[&str] = match sheet {
        true => &["inventory-column-person-id", "inventory-column-person", "column-area", "inventory-column-left-on"],
        false => &["inventory-column-person", "column-area"],
    };
    let row = |row: &CustodyRow| -> Vec<Cell> {
        let person = &row.person;
        let name = match gone(person, names).filter(|_| !sheet) {
            Some(gone) => Cell::from(format!("{}\n{gone}", person.name)).alarm(true),
            None => Cell::from(person.name.as_str()),
        };
        let mut cells = match sheet {
            true => vec![person.id.as_str().into(), name, text(&person.area).into(), date(person.left).into()],
            false => vec![name, text(&person.area).into()],
        };
        let numbers = [row.held, row.lent, row.late, row.elsewhere, row.seats, row.reservations, row.unsigned];
        cells.extend(
            numbers
                .iter()
                .enumerate()
                .map(|(at, number)| Cell::from(number.to_string()).alarm(*number > 0 && [2, 6].contains(&at))),
        );
        cells
    };
    let headings: Vec<&str> = person_headings.iter().copied().chain(NUMBERS).collect();
    let mut table = table(&headings, overview.people.iter().map(row).collect(), names);
    table.columns.iter_mut().skip(person_headings.len()).for_each(|column| column.right = true);
    table
}

/// Letters and slips that are not signed.
pub fn unsigned(unsigned: &Unsigned, names: &Names) -> Document {
    let language = names.language;
    let row = |row: &UnsignedRow| -> Vec<Cell> {
        let left = row.left.map(|left| language.format(&message!("custody-left", day = left.to_string())));
        let waited = match row.late {
            true => language.format(&message!("custody-unsigned-late", days = row.days, within = unsigned.sign_within)),
            false => language.format(&message!("custody-unsigned-days", days = row.days)),
        };
        vec![
            row.letter.as_str().into(),
            row.description.as_str().into(),
            joined([names.person(&row.holder), left.unwrap_or_default()], "\n").into(),
            moment(Some(row.since), names).into(),
            Cell::from(waited).alarm(row.late),
        ]
    };
    let headings = [
        "inventory-column-paper",
        "inventory-column-description",
        "inventory-column-signs",
        "inventory-column-delivered",
        "inventory-column-waiting",
    ];
    let mut table = table(&headings, unsigned.rows.iter().map(row).collect(), names);
    table.columns[0].whole = true;
    Document::of_table(language.text("custody-unsigned-title"), table)
}

/// The same for a spreadsheet.
pub fn unsigned_sheet(unsigned: &Unsigned, names: &Names) -> Table {
    let headings = [
        "inventory-column-paper",
        "column-asset",
        "inventory-column-description",
        "inventory-column-person-id",
        "inventory-column-signs",
        "inventory-column-left-on",
        "inventory-column-delivered",
        "inventory-column-days",
        "inventory-column-late",
    ];
    let row = |row: &UnsignedRow| -> Vec<Cell> {
        vec![
            row.letter.as_str().into(),
            row.asset.as_str().into(),
            row.description.as_str().into(),
            row.holder.as_str().into(),
            person(&Some(row.holder.clone()), names).into(),
            date(row.left).into(),
            exact(Some(row.since)).into(),
            row.days.to_string().into(),
            names.language.yes_no(row.late).into(),
        ]
    };
    Table { wraps: false, ..table(&headings, unsigned.rows.iter().map(row).collect(), names) }
}
