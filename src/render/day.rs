//! The day at the desk, for a person.

use super::list::{self, Names};
use super::table::{Block, Cell, Column, Document, Section, Table};
use crate::message;
use crate::report::day::Day;
use crate::report::inventory::day::InventoryDay;
use crate::report::list::ListRow;

/// Tickets shown under a heading; the command below it shows the rest.
const SHOWN: usize = 8;

/// A column besides those that every heading has: its heading and its cells.
type Extra<'a> = (&'a str, &'a dyn Fn(&ListRow) -> Cell);

/// The day, heading by heading.
pub fn document(day: &Day, inventory: &InventoryDay, desk: &str, names: &Names) -> Document {
    let language = names.language;
    let title = language.format(&message!("day-title", desk = desk, now = day.now, open = day.open));
    let mut document = Document { title, titled: true, sections: Vec::new() };
    disputed(&mut document, day, inventory, names);
    if day.total == 0 {
        document.add(None, vec![Block::Lines(lines(&language.text("day-empty")))]);
        document.add(None, vec![Block::Lines(late(inventory, names))]);
        return document;
    }
    let used = |row: &ListRow| Cell::from(list::used(row, names)).alarm(row.late);
    let time: Extra = ("column-used", &used);
    let whom = |row: &ListRow| Cell::from(list::waits_for(row, names));
    let outcome = |row: &ListRow| Cell::from(language.text(row.status.message_id()));
    let assignee = |row: &ListRow| Cell::from(row.assignee.clone().unwrap_or_default());
    let mut add = |id: &str, rows: &[ListRow], columns: &[Extra], command: &str| {
        let heading = language.format(&crate::model::message::Message::new(heading_id(id)).with("count", rows.len()));
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            blocks.push(Block::Table(table(rows, columns, names)));
            let next = match rows.len().saturating_sub(SHOWN) {
                0 => format!("→ {command}"),
                rest => language.format(&message!("day-more", count = rest, command = command)),
            };
            blocks.push(Block::Lines(vec![next.into()]));
        }
        // That nothing is late is worth saying too.
        document.sections.push(Section { heading: Some(heading), blocks });
    };
    let person: Extra = ("column-assignee", &assignee);
    add("late", &day.late, &[time, person], "folio list --late --sort late");
    if let Some(mine) = &day.mine {
        let first =
            mine.first().map_or("folio list --assignee me".to_owned(), |row| format!("folio next {}", row.folio));
        let command = if mine.len() > SHOWN { "folio list --assignee me".to_owned() } else { first };
        add("mine", mine, &[time], &command);
    }
    add("waiting", &day.waiting, &[("column-waits-for", &whom)], "folio list --waiting");
    let first = day.unassigned.first().map(|row| format!("folio assign {} …", row.folio));
    let many = day.unassigned.len() > SHOWN;
    let command = first.filter(|_| !many).unwrap_or_else(|| "folio list --assignee none".to_owned());
    add("unassigned", &day.unassigned, &[time], &command);
    let today = format!("folio log --from {}", day.now.format("%Y-%m-%d"));
    add("closed", &day.closed, &[time, ("column-outcome", &outcome)], &today);
    document.add(None, vec![Block::Lines(late(inventory, names))]);
    document
}

/// What waits for a decision stands first: it goes on by itself nowhere.
fn disputed(document: &mut Document, day: &Day, inventory: &InventoryDay, names: &Names) {
    let language = names.language;
    let all: Vec<&str> = day
        .disputed
        .iter()
        .map(|row| row.folio.as_str())
        .chain(inventory.disputed.iter().map(String::as_str))
        .collect();
    let Some(first) = all.first() else { return };
    let mut blocks = Vec::new();
    if !day.disputed.is_empty() {
        let outcome = |row: &ListRow| Cell::from(language.text(row.status.message_id()));
        blocks.push(Block::Table(table(&day.disputed, &[("column-outcome", &outcome)], names)));
    }
    if !inventory.disputed.is_empty() {
        let mut shown = inventory.disputed.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        if inventory.disputed.len() > SHOWN {
            shown.push_str(" …");
        }
        let count = inventory.disputed.len();
        let told = language.format(&message!("day-disputed-assets", count = count, assets = shown));
        blocks.push(Block::Lines(vec![Cell::from(told).alarm(true)]));
    }
    blocks.push(Block::Lines(vec![format!("→ folio settle {first}").into()]));
    let heading = language.format(&message!("day-disputed", count = all.len()));
    document.sections.push(Section { heading: Some(heading), blocks });
}

/// What of the inventory is late, a line each; nothing where nothing is.
fn late(inventory: &InventoryDay, names: &Names) -> Vec<Cell> {
    let told = [
        (inventory.loans, "day-inventory-loans"),
        (inventory.outside, "day-inventory-outside"),
        (inventory.unsigned, "day-inventory-unsigned"),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, id)| {
        Cell::from(names.language.format(&crate::model::message::Message::new(id).with("count", count))).alarm(true)
    })
    .collect()
}

fn heading_id(id: &str) -> &'static str {
    match id {
        "late" => "day-late",
        "mine" => "day-mine",
        "waiting" => "day-waiting",
        "unassigned" => "day-unassigned",
        _ => "day-closed",
    }
}

fn table(rows: &[ListRow], columns: &[Extra], names: &Names) -> Table {
    let heading = |id: &str| Column::new(names.language.text(id));
    let mut headings = vec![
        heading("column-folio").whole(),
        heading("column-activity-short").whole(),
        heading("column-requester"),
        heading("column-subject"),
    ];
    headings.extend(columns.iter().map(|(id, _)| heading(id)));
    let row = |row: &ListRow| {
        let activity = row.activity.as_ref().map(|activity| activity.id.clone()).unwrap_or_default();
        let requester = row.requester.name.clone().unwrap_or_default();
        let mut cells: Vec<Cell> =
            vec![row.folio.as_str().into(), activity.into(), requester.into(), row.subject.as_str().into()];
        cells.extend(columns.iter().map(|(_, cell)| cell(row)));
        cells
    };
    Table { columns: headings, rows: rows.iter().take(SHOWN).map(row).collect(), wraps: false }
}

fn lines(text: &str) -> Vec<Cell> {
    text.lines().map(Cell::from).collect()
}
