//! The assets of which a register of others must be told, as a table.

use std::collections::BTreeMap;

use serde_json::Value;

use super::export::{heading, headings};
use super::table::{Cell, Column, Table};
use crate::language::Language;
use crate::model::asset::{AssetStatus, Deed};
use crate::model::catalogue::{Inventory, Label};
use crate::model::time;
use crate::report::asset_export::AssetExportRow;

/// The columns that every export has before those of its system.
const FIXED: [&str; 3] = ["asset", "number", "change"];

/// The table of an export for programs: the system's columns under their own names.
pub fn sheet(rows: &[AssetExportRow], columns: &[String], language: &Language) -> Table {
    build(rows, columns, headings(FIXED, columns, Column::new), language)
}

/// The same for people: `labels` are what the kinds call the fields of their cards.
pub fn table(
    rows: &[AssetExportRow],
    columns: &[String],
    labels: &BTreeMap<String, String>,
    language: &Language,
) -> Table {
    let heading = |column: &str| heading(column, heading_id(column), labels, language);
    build(rows, columns, headings(FIXED, columns, heading), language)
}

/// What the kinds of an inventory call the keys of their cards.
pub fn labels(inventory: &Inventory, language: &Language) -> BTreeMap<String, String> {
    let fields = inventory.kinds.iter().flat_map(crate::model::catalogue::Kind::card);
    let label = |label: &Label| match label {
        Label::Own(text) => text.clone(),
        Label::Message(id) => language.text(id),
    };
    fields.map(|field| (field.key, label(&field.label))).collect()
}

fn heading_id(column: &str) -> Option<&'static str> {
    Some(match column {
        "asset" => "column-asset",
        "number" => "column-number",
        "change" => "export-column-change",
        "changes" => "export-column-changes",
        "kind" => "export-column-kind",
        "custodian" => "export-column-custodian",
        "custodian.post" => "column-post",
        "state" => "column-status",
        "area" => "column-area",
        "place" => "column-place",
        "since" => "column-since",
        _ => return None,
    })
}

fn build(rows: &[AssetExportRow], columns: &[String], headings: Vec<Column>, language: &Language) -> Table {
    let mut table = Table { columns: headings, ..Table::default() };
    for row in rows {
        let fixed = [Some(row.asset.as_str()), row.number.as_deref(), row.change.as_deref()];
        let mut cells: Vec<Cell> = fixed.into_iter().map(|text| text.unwrap_or_default().into()).collect();
        cells.extend(columns.iter().map(|column| text(column, row.values.get(column), language).into()));
        table.rows.push(cells);
    }
    table
}

fn text(column: &str, value: Option<&Value>, language: &Language) -> String {
    let word = |text: &str| match column {
        "state" => AssetStatus::from_word(text).map(|status| language.text(status.message_id())),
        "changes" => Deed::from_word(text).map(|deed| language.text(deed.message_id())),
        _ => time::read_moment(text).map(|at| language.moment(at)),
    };
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => language.yes_no(*yes),
        Some(Value::String(text)) => word(text).unwrap_or_else(|| text.clone()),
        Some(Value::Array(items)) => {
            let items = items.iter().map(|item| text_of(item, &word));
            items.collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    }
}

fn text_of(item: &Value, word: &dyn Fn(&str) -> Option<String>) -> String {
    match item {
        Value::String(text) => word(text).unwrap_or_else(|| text.clone()),
        other => other.to_string(),
    }
}
