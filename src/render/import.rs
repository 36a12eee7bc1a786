//! `folio asset import` as a document: what the columns become, what is new, changed, and wrong.

use super::list::Names;
use super::table::{Block, Cell, Document, Table};
use crate::message;
use crate::report::import::{AssetRow, ElsewhereRow, Import, ProblemRow, state_name};

/// Rows of a sort that a preview shows.
const FEW: usize = 5;

/// Problems that people are shown; a file has them all.
pub const MOST: usize = 200;

/// The preview. `key_name` gives what a key is called.
pub fn preview(import: &Import, key_name: &dyn Fn(&str) -> String, names: &Names) -> Document {
    let text = |id: &str| names.language.text(id);
    let mut document = Document { title: text("import-title"), titled: true, sections: Vec::new() };
    let count = |id: &str, count: usize| (text(id), Cell::from(count.to_string()));
    let mut pairs = vec![(text("import-file"), Cell::from(import.file.as_str()))];
    pairs.extend(import.sheet.as_deref().map(|sheet| (text("import-sheet"), sheet.into())));
    pairs.extend([
        count("import-header-row", import.header_row),
        count("import-rows", import.rows),
        count("import-new", import.new),
        count("import-changed", import.changed),
        count("import-unchanged", import.unchanged),
    ]);
    let (label, cell) = count("import-bad", import.bad);
    pairs.push((label, cell.alarm(import.bad > 0)));
    document.add(None, vec![Block::Pairs(pairs)]);

    let columns = Table {
        columns: names.columns(&["import-column", "import-becomes", "import-key"]),
        rows: import
            .columns
            .iter()
            .map(|row| vec![row.column.as_str().into(), row.label.as_str().into(), row.key.as_str().into()])
            .collect(),
        wraps: true,
    };
    let mut blocks = vec![Block::Table(columns)];
    if !import.ignored.is_empty() {
        let ignored = names.language.format(&message!("import-ignored", columns = import.ignored.join(", ")));
        blocks.push(Block::Lines(vec![ignored.into()]));
    }
    document.add(Some(text("import-columns")), blocks);
    let of = |what: &str| import.assets.iter().filter(|row| row.what == what).collect::<Vec<_>>();
    let (new, changed) = (of("new"), of("changed"));
    document.add(Some(text("import-new")), with_rest(new_table(&new, names), new.len(), names));
    document
        .add(Some(text("import-changed")), with_rest(changed_table(&changed, key_name, names), changed.len(), names));
    if !import.elsewhere.is_empty() {
        let mut blocks = vec![Block::Lines(vec![text("import-elsewhere-why").into()])];
        blocks.extend(with_rest(elsewhere_table(&import.elsewhere, key_name, names), import.elsewhere.len(), names));
        document.add(Some(text("import-elsewhere")), blocks);
    }
    document.add(Some(text("import-problems")), vec![Block::Lines(problem_lines(import, names))]);
    if import.without_letter > 0 {
        let line = names.language.format(&message!("import-without-letter", count = import.without_letter));
        document.add(None, vec![Block::Lines(vec![line.into()])]);
    }
    document
}

fn with_rest(table: Table, total: usize, names: &Names) -> Vec<Block> {
    let rest = total.saturating_sub(FEW);
    let mut blocks = vec![Block::Table(table)];
    if rest > 0 {
        blocks.push(Block::Lines(vec![names.language.format(&message!("import-more", count = rest)).into()]));
    }
    blocks
}

fn new_table(rows: &[&AssetRow], names: &Names) -> Table {
    let ids =
        ["import-row", "column-asset", "card-tag", "card-serial", "import-what", "table-key-state", "import-whose"];
    let mut columns = names.columns(&ids);
    columns[0].right = true;
    let row = |row: &&AssetRow| {
        let what = [row.text("brand"), row.text("model")].join(" ");
        let whose = row.custodian.as_deref().map(|id| names.person(id));
        vec![
            row.row.to_string().into(),
            row.id.as_str().into(),
            row.text("tag").into(),
            row.text("serial").into(),
            if what.trim().is_empty() { row.kind.as_str().into() } else { what.trim().into() },
            state_name(row.state, names.language).into(),
            whose.or_else(|| row.place.clone()).unwrap_or_default().into(),
        ]
    };
    Table { columns, rows: rows.iter().take(FEW).map(row).collect(), wraps: true }
}

fn changed_table(rows: &[&AssetRow], key_name: &dyn Fn(&str) -> String, names: &Names) -> Table {
    let ids = ["import-row", "column-asset", "import-becomes", "import-before", "import-after"];
    let mut columns = names.columns(&ids);
    columns[0].right = true;
    let lines = rows.iter().take(FEW).flat_map(|row| {
        row.changes.iter().map(|change| {
            let [before, after] = change.texts();
            let number = row.row.to_string();
            vec![number.into(), row.id.as_str().into(), key_name(&change.key).into(), before.into(), after.into()]
        })
    });
    Table { columns, rows: lines.collect(), wraps: true }
}

fn elsewhere_table(rows: &[ElsewhereRow], key_name: &dyn Fn(&str) -> String, names: &Names) -> Table {
    let ids = ["import-row", "column-asset", "import-becomes", "reconcile-theirs", "reconcile-ours"];
    let mut columns = names.columns(&ids);
    columns[0].right = true;
    let row = |row: &ElsewhereRow| {
        let said = |text: &str| match row.key {
            "state" => state_name(text, names.language),
            "custodian" => names.person(text),
            _ => text.to_owned(),
        };
        let ours = row.ours.as_deref().map(said).unwrap_or_default();
        let number = row.row.to_string();
        vec![number.into(), row.id.as_str().into(), key_name(row.key).into(), said(&row.theirs).into(), ours.into()]
    };
    Table { columns, rows: rows.iter().take(FEW).map(row).collect(), wraps: true }
}

/// Every problem with what to do about it, up to [`MOST`].
pub fn problem_lines(import: &Import, names: &Names) -> Vec<Cell> {
    let mut lines: Vec<Cell> = import.problems.iter().take(MOST).map(|row| problem_line(row, names).into()).collect();
    let rest = import.problems.len().saturating_sub(MOST);
    if rest > 0 {
        lines.push(names.language.format(&message!("import-more-problems", count = rest)).into());
    }
    lines
}

/// A problem: row, column, what stands there, what is wrong, what to do.
pub fn problem_line(row: &ProblemRow, names: &Names) -> String {
    let value: String = row.value.chars().take(60).collect();
    let place = match (&row.column, value.trim()) {
        (Some(column), "") => message!("import-at-column", row = row.row, column = column),
        (Some(column), value) => message!("import-at-value", row = row.row, column = column, value = value),
        (None, _) => message!("import-at-row", row = row.row),
    };
    format!("{} {}\n  → {}", names.language.format(&place), row.problem, row.remedy)
}

/// Every problem for a spreadsheet.
pub fn problem_sheet(problems: &[ProblemRow], names: &Names) -> Table {
    let ids = ["import-row", "import-column", "import-value", "import-code", "import-problem", "import-remedy-column"];
    let row = |row: &ProblemRow| {
        vec![
            row.row.to_string().into(),
            row.column.clone().unwrap_or_default().into(),
            row.value.as_str().into(),
            row.code.as_str().into(),
            row.problem.as_str().into(),
            row.remedy.as_str().into(),
        ]
    };
    Table { columns: names.columns(&ids), rows: problems.iter().map(row).collect(), wraps: false }
}
