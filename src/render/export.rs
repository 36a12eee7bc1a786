//! What must be handed to a system of others, as a table.

use serde_json::Value;

use super::table::{Cell, Column, Table};
use crate::language::Language;
use crate::model::time;
use crate::report::export::ExportRow;

/// The table of an export: the system's columns under their own names, for programs and people.
pub fn table(rows: &[ExportRow], columns: &[String], language: &Language) -> Table {
    let fixed = ["folio", "since", "number"];
    let columns_of_table = fixed.into_iter().chain(columns.iter().map(String::as_str)).map(Column::new).collect();
    let mut table = Table { columns: columns_of_table, ..Table::default() };
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
        Some(Value::Bool(yes)) => language.text(if *yes { "yes" } else { "no" }),
        Some(Value::String(text)) => time::read_moment(text).map_or_else(|| text.clone(), |at| language.moment(at)),
        Some(other) => other.to_string(),
    }
}
