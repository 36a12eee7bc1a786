//! `folio asset history` as a document.

use super::{Names, date, exact, joined, moment, person, state, table, text};
use crate::message;
use crate::model::plain;
use crate::render::table::{Block, Cell, Document, Table};
use crate::report::inventory::history::{AsOf, ChangeView, DetailView, History, HistoryRow};

/// The history, after how the asset stood where that was asked for.
pub fn document(history: &History, names: &Names) -> Document {
    let language = names.language;
    let title = message!("asset-history-title", id = &history.asset, description = &history.description);
    let mut document = Document { title: language.format(&title), titled: true, sections: Vec::new() };
    if let Some(as_of) = &history.as_of {
        let heading = language.format(&message!("asset-history-as-of", at = as_of.moment));
        if as_of.registered {
            document.add(Some(heading), vec![Block::Pairs(stood(as_of, names))]);
        } else {
            let nothing = language.text("asset-history-not-yet");
            document.add(Some(heading), vec![Block::Lines(vec![nothing.into()])]);
        }
    }
    let heading = history.as_of.as_ref().map(|_| language.text("asset-history-events"));
    document.add(heading, vec![Block::Table(events(&history.events, names))]);
    if history.events.is_empty() && history.as_of.is_none() {
        let message = message!("asset-history-none", id = &history.asset);
        document.add(None, vec![Block::Lines(vec![language.format(&message).into()])]);
    }
    document
}

fn stood(as_of: &AsOf, names: &Names) -> Vec<(String, Cell)> {
    let users = as_of.users.iter().map(|id| names.person(id)).collect::<Vec<_>>().join(", ");
    let quantity = as_of.quantity.map(|pieces| pieces.to_string()).unwrap_or_default();
    let position = [
        ("column-status", state(as_of.state, names)),
        ("inventory-column-custodian", person(&as_of.custodian, names)),
        ("column-area", text(&as_of.area)),
        ("column-place", text(&as_of.place)),
        ("column-since", moment(as_of.since, names)),
        ("inventory-column-letter", text(&as_of.letter)),
        ("inventory-column-due", date(as_of.due)),
        ("inventory-column-ticket", text(&as_of.ticket)),
        ("inventory-column-quantity", quantity),
        ("inventory-column-users", users),
    ];
    let position = position.into_iter().map(|(id, value)| (names.language.text(id), Cell::from(value)));
    let card = as_of.card.iter().map(|value| (value.label.clone(), Cell::from(value.text.as_str())));
    position.chain(card).filter(|(_, cell)| !cell.text.trim().is_empty()).collect()
}

/// Events, an event a row.
pub fn events(events: &[HistoryRow], names: &Names) -> Table {
    let row = |event: &HistoryRow| {
        let mut when = names.language.moment(event.at);
        if let Some(recorded) = event.recorded {
            when = format!("{when}\n{}", names.language.format(&message!("asset-history-recorded", at = recorded)));
        }
        vec![when.into(), by(event, names).into(), what(event, names).into()]
    };
    table(&["column-when", "column-by", "column-what"], events.iter().map(row).collect(), names)
}

fn by(event: &HistoryRow, names: &Names) -> String {
    let by = names.person(&event.by);
    match &event.on_behalf {
        Some(person) => names.language.format(&message!("show-on-behalf", by = by, person = names.person(person))),
        None => by,
    }
}

/// Details that tell a person something: a hash does not, nor a uid.
fn details(event: &HistoryRow) -> impl Iterator<Item = &DetailView> {
    event.details.iter().filter(|detail| !matches!(detail.key.as_str(), "data" | "key" | "uid"))
}

fn what(event: &HistoryRow, names: &Names) -> String {
    let details = details(event).map(|detail| format!("{}: {}", detail.label, plain::one_line(&detail.text)));
    let details = details.collect::<Vec<_>>().join("; ");
    let changes = event.changes.iter().map(|change| self::change(change, names));
    let ticket = event
        .ticket
        .as_ref()
        .map(|folio| names.language.format(&message!("asset-history-ticket", folio = folio)))
        .unwrap_or_default();
    let title = match details.is_empty() {
        true => event.title.clone(),
        false => format!("{} · {details}", event.title),
    };
    joined(std::iter::once(title).chain(changes).chain([ticket, text(&event.note)]), "\n")
}

/// What changed, with what stood there before.
fn change(change: &ChangeView, names: &Names) -> String {
    let (was, is) = (plain::one_line(&change.texts.0), plain::one_line(&change.texts.1));
    match (change.was.is_null(), change.is.is_null()) {
        (true, _) => format!("{}: {is}", change.label),
        (false, true) => format!("{}: «{was}» → {}", change.label, names.language.text("asset-history-removed")),
        (false, false) => format!("{}: «{was}» → «{is}»", change.label),
    }
}

/// The history for a spreadsheet: a row an event, one datum a column.
pub fn sheet(history: &History, names: &Names) -> Table {
    let headings = [
        "column-when",
        "inventory-column-recorded",
        "column-by",
        "inventory-column-on-behalf",
        "inventory-column-deed",
        "inventory-column-details",
        "inventory-column-changes",
        "inventory-column-ticket",
        "inventory-column-note",
        "column-status",
        "inventory-column-custodian-id",
        "column-place",
    ];
    let row = |event: &HistoryRow| {
        let details = details(event).map(|detail| format!("{}: {}", detail.label, detail.text));
        let changes = event.changes.iter().map(|change| self::change(change, names));
        vec![
            exact(Some(event.at)).into(),
            exact(event.recorded).into(),
            event.by.as_str().into(),
            text(&event.on_behalf).into(),
            event.title.as_str().into(),
            joined(details, "; ").into(),
            joined(changes, "; ").into(),
            text(&event.ticket).into(),
            text(&event.note).into(),
            state(event.state, names).into(),
            text(&event.custodian).into(),
            text(&event.place).into(),
        ]
    };
    Table { wraps: false, ..table(&headings, history.events.iter().map(row).collect(), names) }
}
