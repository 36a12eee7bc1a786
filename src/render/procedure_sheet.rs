//! Procedures for a person: the list of them, and the sheet of one, as documents that print as
//! text, Markdown or HTML.

mod document;
mod parts;
mod steps;

use super::table::{Block, Cell, Column, Document, Table};
use crate::language::Language;
use crate::message;
use crate::model::message::Message;
use crate::model::status::Status;
use crate::model::time::write_minutes;
use crate::report::procedure_sheet::{ProcedureRow, Sheet};

/// The procedures as a table.
pub fn list(rows: &[ProcedureRow], language: &Language) -> Table {
    let heading = |id: &str| Column::new(language.text(id));
    let mut columns = vec![
        heading("procedure-code").whole(),
        heading("procedure-revision-short"),
        heading("procedure-title"),
        heading("procedure-area"),
        heading("procedure-activities-short").right(),
        heading("procedure-nominal").right().whole(),
    ];
    // Outside a desk nothing is in force; the column would say nothing.
    let in_desk = rows.iter().any(|row| row.in_force.is_some());
    if in_desk {
        columns.push(heading("procedure-in-force"));
    }
    let rows = rows.iter().map(|row| {
        let title = match &row.title {
            Some(title) => Cell::from(title.as_str()),
            None => Cell::from(language.format(&message!("procedure-unreadable", findings = row.findings))).alarm(true),
        };
        // Where no activity has a limit there is nothing to add up.
        let total = row.declared_total_minutes.or(row.limits_total_minutes).filter(|minutes| *minutes > 0);
        let mut cells: Vec<Cell> = vec![
            row.code.as_str().into(),
            row.revision.clone().unwrap_or_default().into(),
            title,
            row.area.clone().unwrap_or_default().into(),
            row.activities.map(|count| count.to_string()).unwrap_or_default().into(),
            total.map(write_minutes).unwrap_or_default().into(),
        ];
        if in_desk {
            cells.push(row.in_force.map(|yes| language.yes_no(yes)).unwrap_or_default().into());
        }
        cells
    });
    Table { columns, rows: rows.collect(), wraps: true }
}

/// The procedure sheet.
pub fn sheet(sheet: &Sheet, language: &Language) -> Document {
    let title = format!("{} · {}", sheet.code, sheet.title);
    let mut printed = Document { title, titled: true, sections: Vec::new() };
    let mut add = |heading: &str, block: Block| {
        // A block without a heading of its own still stands apart from the one before it.
        printed.add(Some(heading).filter(|id| !id.is_empty()).map(|id| language.text(id)), vec![block]);
    };
    add("procedure-heading-document", document::about(sheet, language));
    add("procedure-heading-process", document::process(sheet, language));
    add("procedure-heading-guidelines", document::guidelines(sheet, language));
    add("procedure-heading-definitions", document::definitions(sheet, language));
    add("procedure-heading-activities", steps::activities(sheet, language));
    add("procedure-heading-outcomes", steps::outcomes(sheet, language));
    add("procedure-heading-times", steps::times(sheet, language));
    add("", steps::paths(sheet, language));
    add("procedure-heading-targets", document::targets(sheet, language));
    add("procedure-heading-settings", document::settings(sheet, language));
    add("procedure-heading-opening", steps::opening(sheet, language));
    add("procedure-heading-roles", parts::roles(sheet, language));
    add("procedure-heading-fields", parts::fields(sheet, language));
    add("procedure-heading-forms", parts::forms(sheet, language));
    add("procedure-heading-waits", parts::waits(sheet, language));
    if !sheet.cancel.reasons.is_empty() {
        add("procedure-heading-cancel", parts::may(&sheet.cancel.roles, sheet, language));
        add("", parts::cancel_reasons(sheet, language));
    }
    add("procedure-heading-reopen", parts::reopen(sheet, language));
    add("procedure-heading-approvals", document::approvals(sheet, language));
    add("procedure-heading-annexes", document::annexes(sheet, language));
    add("procedure-heading-records", document::records(sheet, language));
    add("procedure-heading-changes", document::changes(sheet, language));
    // A line of its own, because whoever compares it copies it whole.
    printed.add(None, vec![Block::Lines(vec![format!("sha256: {}", sheet.sha256).into()])]);
    printed
}

/// The text of a column's heading, and whether the column is as wide as what it holds.
type Heading = (&'static str, bool);

const fn whole(id: &'static str) -> Heading {
    (id, true)
}

const fn loose(id: &'static str) -> Heading {
    (id, false)
}

fn table(headings: &[Heading], rows: impl Iterator<Item = Vec<Cell>>, language: &Language) -> Block {
    let columns = headings.iter().map(|(id, whole)| Column { whole: *whole, ..Column::new(language.text(id)) });
    Block::Table(Table { columns: columns.collect(), rows: rows.collect(), wraps: true })
}

fn status(word: &str, language: &Language) -> String {
    Status::from_word(word).map_or_else(|| word.to_owned(), |status| language.text(status.message_id()))
}

fn said(id: &'static str, text: String, language: &Language) -> String {
    language.format(&Message::new(id).with("what", text))
}

/// The label of a field, or its key.
fn label(sheet: &Sheet, key: &str) -> String {
    sheet.field(key).map_or_else(|| key.to_owned(), |field| field.label.clone())
}

/// A catalogue that gives choices, by its name.
pub(super) fn choices_from(word: &str, language: &Language) -> String {
    language.text(match word {
        "services" => "procedure-choices-services",
        "all-services" => "procedure-choices-all-services",
        "levels" => "procedure-choices-levels",
        "priorities" => "procedure-choices-priorities",
        _ => "procedure-choices-suppliers",
    })
}

/// Clocks by their names.
pub(super) fn clock_names(words: &[&str], language: &Language) -> String {
    let name = |word: &&str| match *word {
        "activity" => language.text("procedure-clock-activity"),
        "path" => language.text("procedure-clock-path"),
        "response" => language.text("procedure-clock-response"),
        "solution" => language.text("procedure-clock-solution"),
        _ => language.text("procedure-clock-contract"),
    };
    words.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn role_names(sheet: &Sheet, roles: &[String]) -> String {
    roles.iter().map(|role| sheet.role_name(role)).collect::<Vec<_>>().join(", ")
}
