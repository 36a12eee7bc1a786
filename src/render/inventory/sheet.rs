//! `folio asset export` as a table whose headings are the keys that `folio asset import` knows.

use crate::render::table::{Column, Table};
use crate::report::inventory::sheet::{self, Sheet};

/// The cards, a column a key.
pub fn table(sheet: &Sheet) -> Table {
    let row = |record: &serde_json::Map<String, serde_json::Value>| {
        sheet.columns.iter().map(|key| record.get(key).map(sheet::cell).unwrap_or_default().into()).collect()
    };
    Table {
        columns: sheet.columns.iter().map(Column::new).collect(),
        rows: sheet.rows.iter().map(row).collect(),
        wraps: false,
    }
}
