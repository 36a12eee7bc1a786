//! What must be handed to a system of others, as a table.

use std::collections::BTreeMap;

use serde_json::Value;

use super::table::{Cell, Column, Table};
use crate::language::Language;
use crate::model::time;
use crate::report::export::ExportRow;

/// The columns that every export has before those of its system.
const FIXED: [&str; 3] = ["folio", "since", "number"];

/// The table of an export for programs: the system's columns under their own names.
pub fn sheet(rows: &[ExportRow], columns: &[String], language: &Language) -> Table {
    build(rows, columns, headings(FIXED, columns, Column::new), language)
}

/// The same for people: `labels` are what the procedures call their fields.
pub fn table(rows: &[ExportRow], columns: &[String], labels: &BTreeMap<String, String>, language: &Language) -> Table {
    let heading = |column: &str| heading(column, heading_id(column), labels, language);
    build(rows, columns, headings(FIXED, columns, heading), language)
}

/// The headings of an export, those that every export has first.
pub(super) fn headings<'c>(
    fixed: [&'c str; 3],
    columns: &'c [String],
    heading: impl Fn(&'c str) -> Column,
) -> Vec<Column> {
    fixed.into_iter().chain(columns.iter().map(String::as_str)).map(heading).collect()
}

/// The heading of a column for people: of that identifier, else its label, else its own name.
pub(super) fn heading(
    column: &str,
    id: Option<&str>,
    labels: &BTreeMap<String, String>,
    language: &Language,
) -> Column {
    match (id, labels.get(column)) {
        (Some(id), _) => Column::new(language.text(id)),
        (None, Some(label)) => Column::new(label),
        (None, None) => Column::new(column),
    }
}

/// Heading of what every ticket has.
fn heading_id(column: &str) -> Option<&'static str> {
    Some(match column {
        "folio" => "column-folio",
        "since" => "column-since",
        "number" => "column-number",
        "procedure" => "column-procedure",
        "parent" => "relation-parent",
        "status" => "column-status",
        "activity" => "column-activity",
        "opened" => "column-opened",
        "closed" => "column-closed",
        "problem" => "column-problem",
        "asset" => "column-asset",
        "service" => "column-service",
        "priority" => "column-priority",
        "impact" => "column-impact",
        "urgency" => "column-urgency",
        "supplier" => "column-supplier",
        "assignee" => "column-assignee",
        "requester.name" => "column-requester",
        "requester.post" => "column-post",
        "requester.area" => "column-area",
        "requester.place" => "column-place",
        "requester.extension" => "column-extension",
        "requester.mail" => "column-mail",
        _ => return None,
    })
}

fn build(rows: &[ExportRow], columns: &[String], headings: Vec<Column>, language: &Language) -> Table {
    let mut table = Table { columns: headings, ..Table::default() };
    for row in rows {
        let since = row.since.map(|since| language.moment(since)).unwrap_or_default();
        let mut cells: Vec<Cell> =
            vec![row.folio.as_str().into(), since.into(), row.number.as_deref().unwrap_or("").into()];
        cells.extend(columns.iter().map(|column| text(row.values.get(column), language).into()));
        table.rows.push(cells);
    }
    table
}

fn text(value: Option<&Value>, language: &Language) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => language.yes_no(*yes),
        Some(Value::String(text)) => time::read_moment(text).map_or_else(|| text.clone(), |at| language.moment(at)),
        Some(other) => other.to_string(),
    }
}
