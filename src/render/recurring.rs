//! `folio recurring` as a document: a section for each continuing problem.

use super::list::Names;
use super::table::{Block, Cell, Column, Document, Table};
use crate::language::Language;
use crate::message;
use crate::model::value::shell_word;
use crate::report::recurring::{Group, Occurrence};

/// The continuing problems with their tickets, and what to do about each.
pub fn document(groups: &[Group], names: &Names) -> Document {
    let language = names.language;
    let mut document = Document { title: language.text("recurring-title"), titled: false, sections: Vec::new() };
    for group in groups {
        let (count, from, to) = (group.tickets.len(), group.from.to_string(), group.to.to_string());
        let what = what(group, language);
        let heading = message!("recurring-heading", what = what, count = count, from = from, to = to);
        let rows = group.tickets.iter().map(|ticket| cells(ticket, names)).collect();
        let table = Table { columns: columns(language).to_vec(), rows, wraps: false };
        let lines = lines(group, language).into_iter().map(Cell::from).collect();
        document.add(Some(language.format(&heading)), vec![Block::Table(table), Block::Lines(lines)]);
    }
    document
}

/// A row for each ticket, for a spreadsheet.
pub fn sheet(groups: &[Group], names: &Names) -> Table {
    let mut all = vec![Column::new(names.language.text("recurring-column-key"))];
    all.extend(columns(names.language));
    let row = |group: &Group, ticket: &Occurrence| {
        let mut row = vec![Cell::from(group.key.clone())];
        row.extend(cells(ticket, names));
        row
    };
    let rows = groups.iter().flat_map(|group| group.tickets.iter().map(move |ticket| row(group, ticket))).collect();
    Table { columns: all, rows, wraps: false }
}

/// What the tickets of a group have in common.
pub fn what(group: &Group, language: &Language) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    if group.by == "asset" {
        return language.format(&message!("recurring-asset", asset = text(&group.asset)));
    }
    let named = |name: &Option<String>, key: &Option<String>| name.clone().unwrap_or_else(|| text(key));
    let supplier = named(&group.supplier_name, &group.supplier);
    let service = named(&group.service_name, &group.service);
    language.format(&message!("recurring-supplier", supplier = supplier, service = service))
}

fn columns(language: &Language) -> [Column; 4] {
    let plain = |id: &str| Column::new(language.text(id));
    [plain("column-folio").whole(), plain("column-opened"), plain("column-status"), plain("column-subject")]
}

fn cells(ticket: &Occurrence, names: &Names) -> Vec<Cell> {
    vec![
        ticket.folio.clone().into(),
        names.language.moment(ticket.opened).into(),
        names.language.text(ticket.status.message_id()).into(),
        ticket.subject.clone().into(),
    ]
}

fn lines(group: &Group, language: &Language) -> Vec<String> {
    let mut lines = Vec::new();
    if !group.evaluations.is_empty() {
        let folios: Vec<&str> = group.evaluations.iter().map(|evaluation| evaluation.folio.as_str()).collect();
        let message = match group.open_evaluation() {
            Some(_) => message!("recurring-being-evaluated", folios = folios.join(", ")),
            None => message!("recurring-evaluated", folios = folios.join(", ")),
        };
        lines.push(language.format(&message));
    }
    if let Some(draft) = &group.draft {
        if !draft.missing.is_empty() {
            let missing = draft.missing.join(", ");
            lines.push(language.format(&message!("recurring-missing", missing = missing)));
        }
        lines.push(format!("→ {}", draft.command));
        let command = format!("folio recurring --open {}", shell_word(&group.key.as_str().into()));
        lines.push(language.format(&message!("recurring-or", command = command)));
    }
    lines
}
