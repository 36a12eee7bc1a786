//! `folio asset reconcile` as a document: a section a sort of difference.

use std::collections::BTreeMap;

use super::import::problem_line;
use super::list::Names;
use super::table::{Block, Cell, Column, Document, Table};
use crate::message;
use crate::report::reconciliation::Reconciliation;

/// Keys of which something is shown of what only one side has.
const SHOWN: [&str; 7] = ["tag", "serial", "kind", "brand", "model", "custodian", "place"];

/// What differs, for people. `key_name` gives what a key is called.
pub fn document(found: &Reconciliation, key_name: &dyn Fn(&str) -> String, names: &Names) -> Document {
    let text = |id: &str| names.language.text(id);
    let mut document = Document { title: text("reconcile-title"), titled: true, sections: Vec::new() };
    let count = |id: &str, count: usize| (text(id), Cell::from(count.to_string()));
    let mut pairs = vec![(text("import-file"), Cell::from(found.file.as_str()))];
    pairs.extend(found.sheet.as_deref().map(|sheet| (text("import-sheet"), sheet.into())));
    pairs.extend([
        count("import-rows", found.rows),
        count("reconcile-assets", found.assets),
        count("reconcile-same", found.same),
        count("reconcile-different", found.different.len()),
        count("reconcile-only-theirs", found.only_theirs.len()),
        count("reconcile-only-ours", found.only_ours.len()),
    ]);
    let mut blocks = vec![Block::Pairs(pairs)];
    if !found.ignored.is_empty() {
        let ignored = names.language.format(&message!("import-ignored", columns = found.ignored.join(", ")));
        blocks.push(Block::Lines(vec![ignored.into()]));
    }
    document.add(None, blocks);

    let theirs = found.only_theirs.iter().map(|row| (row.row.to_string(), &row.says));
    let table = one_sided("import-row", theirs.collect(), key_name, names);
    document.add(Some(text("reconcile-only-theirs")), vec![Block::Table(table)]);
    let ours = found.only_ours.iter().map(|row| (row.id.clone(), &row.says));
    let table = one_sided("column-asset", ours.collect(), key_name, names);
    document.add(Some(text("reconcile-only-ours")), vec![Block::Table(table)]);

    let lines = found.different.iter().flat_map(|row| {
        row.differences.iter().map(|difference| {
            vec![
                row.row.to_string().into(),
                row.id.as_str().into(),
                key_name(&difference.key).into(),
                difference.theirs.clone().unwrap_or_default().into(),
                difference.ours.clone().unwrap_or_default().into(),
            ]
        })
    });
    let ids = ["import-row", "column-asset", "import-becomes", "reconcile-theirs", "reconcile-ours"];
    let mut columns = names.columns(&ids);
    columns[0].right = true;
    let table = Table { columns, rows: lines.collect(), wraps: true };
    document.add(Some(text("reconcile-different")), vec![Block::Table(table)]);

    let unclear = found.unclear.iter().map(|row| {
        let rows = row.rows.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        vec![key_name(row.key).into(), row.value.as_str().into(), rows.into(), row.assets.join(", ").into()]
    });
    let columns = names.columns(&["import-becomes", "import-value", "import-rows", "reconcile-assets-column"]);
    let table = Table { columns, rows: unclear.collect(), wraps: true };
    document.add(Some(text("reconcile-unclear")), vec![Block::Table(table)]);

    let problems = found.problems.iter().map(|row| problem_line(row, names).into()).collect();
    document.add(Some(text("reconcile-problems")), vec![Block::Lines(problems)]);
    document
}

/// What only one side has: its name and the keys of which something is said.
fn one_sided(
    first: &str,
    rows: Vec<(String, &BTreeMap<String, String>)>,
    key_name: &dyn Fn(&str) -> String,
    names: &Names,
) -> Table {
    let keys: Vec<&str> =
        SHOWN.into_iter().filter(|key| rows.iter().any(|(_, says)| says.contains_key(*key))).collect();
    let mut columns = names.columns(&[first]);
    columns.extend(keys.iter().map(|key| Column::new(key_name(key))));
    let line = |(name, says): &(String, &BTreeMap<String, String>)| {
        let said = keys.iter().map(|key| Cell::from(says.get(*key).cloned().unwrap_or_default()));
        std::iter::once(Cell::from(name.as_str())).chain(said).collect()
    };
    Table { columns, rows: rows.iter().map(line).collect(), wraps: true }
}

/// The same for a spreadsheet: a line for each difference, of whatever sort.
pub fn sheet(found: &Reconciliation, names: &Names) -> Table {
    let ids = [
        "reconcile-group",
        "import-row",
        "column-asset",
        "card-tag",
        "card-serial",
        "import-key",
        "reconcile-theirs",
        "reconcile-ours",
    ];
    let said = |says: &BTreeMap<String, String>, key: &str| Cell::from(says.get(key).cloned().unwrap_or_default());
    let blank = Cell::default;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &found.only_theirs {
        let (tag, serial) = (said(&row.says, "tag"), said(&row.says, "serial"));
        let number = row.row.to_string().into();
        rows.push(vec!["only_theirs".into(), number, blank(), tag, serial, blank(), blank(), blank()]);
    }
    for row in &found.only_ours {
        let (tag, serial) = (said(&row.says, "tag"), said(&row.says, "serial"));
        rows.push(vec!["only_ours".into(), blank(), row.id.as_str().into(), tag, serial, blank(), blank(), blank()]);
    }
    for row in &found.different {
        for difference in &row.differences {
            rows.push(vec![
                "different".into(),
                row.row.to_string().into(),
                row.id.as_str().into(),
                blank(),
                blank(),
                difference.key.as_str().into(),
                difference.theirs.clone().unwrap_or_default().into(),
                difference.ours.clone().unwrap_or_default().into(),
            ]);
        }
    }
    for row in &found.unclear {
        let numbers = row.rows.iter().map(usize::to_string).collect::<Vec<_>>().join(", ").into();
        let assets = row.assets.join(", ").into();
        let (key, value) = (row.key.into(), row.value.as_str().into());
        rows.push(vec!["unclear".into(), numbers, assets, blank(), blank(), key, value, blank()]);
    }
    for row in &found.problems {
        let column = row.column.clone().unwrap_or_default().into();
        let number = row.row.to_string().into();
        rows.push(vec![
            "problem".into(),
            number,
            blank(),
            blank(),
            blank(),
            column,
            row.value.as_str().into(),
            blank(),
        ]);
    }
    Table { columns: names.columns(&ids), rows, wraps: false }
}
