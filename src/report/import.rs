//! What `folio asset import` does with a list, or would do, as typed rows.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::inventory::table::intake::{Becomes, Taken};
use crate::inventory::table::values::write_value;
use crate::inventory::table::{Mapping, RowDraft, RowProblem};
use crate::language::Language;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::{Inventory, Label};
use crate::model::sheet::Sheet;

/// What an import does, or would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Import {
    /// The file, as it was named.
    pub file: String,
    /// Its sheet, of a workbook.
    pub sheet: Option<String>,
    /// Number of the row with the headers.
    pub header_row: usize,
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// Whether something was written.
    pub written: bool,
    /// Rows that hold something.
    pub rows: usize,
    /// Rows that are new assets.
    pub new: usize,
    /// Rows that correct a card.
    pub changed: usize,
    /// Rows whose card says so already.
    pub unchanged: usize,
    /// Rows that cannot be taken in.
    pub bad: usize,
    /// New assets in somebody's custody without the number of a letter.
    pub without_letter: usize,
    /// Columns that are taken, in the order of the list.
    pub columns: Vec<ColumnRow>,
    /// Columns that nobody understands.
    pub ignored: Vec<String>,
    /// What is new or changed, in the order of the rows.
    pub assets: Vec<AssetRow>,
    /// Where the list says another position than an asset's; nothing is done about it.
    pub elsewhere: Vec<ElsewhereRow>,
    /// Everything that is wrong, in the order of the rows.
    pub problems: Vec<ProblemRow>,
}

/// A column that is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnRow {
    /// Its header, or its letters.
    pub column: String,
    /// Key of the records.
    pub key: String,
    /// What the key is called.
    #[serde(skip)]
    pub label: String,
}

/// A row that writes something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssetRow {
    /// Number of the row.
    pub row: usize,
    /// `new` or `changed`.
    pub what: &'static str,
    /// Identifier; of a new asset in a preview the one that it would get now.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// State after it.
    pub state: &'static str,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Values of the card, before and after.
    pub changes: Vec<ChangeRow>,
}

/// A value of a card, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRow {
    /// Key.
    pub key: String,
    /// What the card says.
    pub before: Option<Value>,
    /// What it will say.
    pub after: Option<Value>,
}

/// Where the list says another position than an asset's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElsewhereRow {
    /// Number of the row.
    pub row: usize,
    /// Identifier of the asset.
    pub id: String,
    /// Key.
    pub key: &'static str,
    /// What the list says.
    pub theirs: String,
    /// What the asset says.
    pub ours: Option<String>,
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemRow {
    /// Number of the row; that of the headers for what concerns every row.
    pub row: usize,
    /// Header of the column, or its letters; absent for the row as a whole.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// A word for what is wrong, stable.
    pub code: String,
    /// The same in words.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

impl ProblemRow {
    /// A problem in words.
    pub fn new(problem: &RowProblem, language: &Language) -> Self {
        let id = problem.message.id;
        Self {
            row: problem.row,
            column: problem.column.clone(),
            value: problem.value.clone(),
            code: ["table-", "finding-"].iter().find_map(|start| id.strip_prefix(start)).unwrap_or(id).to_owned(),
            problem: as_sentence(language.format(&problem.message)),
            remedy: language.remedy(&problem.message).unwrap_or_else(|| language.text("import-remedy")),
        }
    }
}

/// What is said of a value in the middle of another text, as a text of its own.
fn as_sentence(mut text: String) -> String {
    if !text.ends_with(['.', '?', '!', ':', ')']) {
        text.push('.');
    }
    text
}

/// What is read from, and how.
pub struct Source<'a> {
    /// The file, as it was named.
    pub file: &'a str,
    /// Its table.
    pub sheet: &'a Sheet,
    /// What its columns are.
    pub mapping: &'a Mapping,
    /// Kinds.
    pub inventory: &'a Inventory,
}

/// What an import does, or would do.
pub fn import(
    source: &Source,
    drafts: &[RowDraft],
    taken: &[Taken],
    problems: &[RowProblem],
    dry_run: bool,
    language: &Language,
) -> Import {
    let of_all = problems.iter().any(|problem| problem.row == source.sheet.header_row);
    let bad: HashSet<usize> = problems.iter().map(|problem| problem.row).collect();
    let count = |is: fn(&Becomes) -> bool| taken.iter().filter(|row| is(&row.becomes)).count();
    let without = |row: &&Taken| match &row.becomes {
        Becomes::New(asset) => asset.position.custodian.is_some() && asset.position.letter.is_none(),
        _ => false,
    };
    let column = |(column, key): (String, &str)| ColumnRow {
        column,
        key: key.to_owned(),
        label: label(key, source.inventory, language),
    };
    let elsewhere = taken.iter().flat_map(|row| {
        row.elsewhere.iter().map(|(key, theirs, ours)| ElsewhereRow {
            row: row.row,
            id: row.id.clone(),
            key,
            theirs: theirs.clone(),
            ours: ours.clone(),
        })
    });
    Import {
        file: source.file.to_owned(),
        sheet: source.sheet.name.clone(),
        header_row: source.sheet.header_row,
        dry_run,
        written: false,
        rows: drafts.len(),
        new: count(|becomes| matches!(becomes, Becomes::New(_))),
        changed: count(|becomes| matches!(becomes, Becomes::Changed { .. })),
        unchanged: count(|becomes| matches!(becomes, Becomes::Unchanged)),
        bad: if of_all { drafts.len() } else { bad.len() },
        without_letter: taken.iter().filter(without).count(),
        columns: source.mapping.columns().map(column).collect(),
        ignored: source.mapping.ignored(),
        assets: taken.iter().filter_map(asset_row).collect(),
        elsewhere: elsewhere.collect(),
        problems: problems.iter().map(|problem| ProblemRow::new(problem, language)).collect(),
    }
}

fn asset_row(row: &Taken) -> Option<AssetRow> {
    let (what, asset, changes) = match &row.becomes {
        Becomes::Unchanged => return None,
        Becomes::New(asset) => {
            let new = |(key, after): (&String, &Value)| (key.clone(), None, Some(after.clone()));
            ("new", asset, asset.card.iter().map(new).collect())
        }
        Becomes::Changed { after, changes } => ("changed", after, changes.clone()),
    };
    let change = |(key, before, after)| ChangeRow { key, before, after };
    Some(AssetRow {
        row: row.row,
        what,
        id: asset.id.clone(),
        kind: asset.kind.clone(),
        state: asset.position.status.word(),
        custodian: asset.position.custodian.clone(),
        place: asset.position.place.clone(),
        changes: changes.into_iter().map(change).collect(),
    })
}

impl AssetRow {
    /// A value of the card after it, as text.
    pub fn text(&self, key: &str) -> String {
        let change = self.changes.iter().find(|change| change.key == key);
        change.and_then(|change| change.after.as_ref()).map(write_value).unwrap_or_default()
    }
}

impl ChangeRow {
    /// What the card says and what it will say, as texts.
    pub fn texts(&self) -> [String; 2] {
        [&self.before, &self.after].map(|value| value.as_ref().map(write_value).unwrap_or_default())
    }
}

/// What a key of a record is called.
pub fn label(key: &str, inventory: &Inventory, language: &Language) -> String {
    let field = inventory.kinds.iter().find_map(|kind| kind.field(key));
    match field.map(|field| field.label) {
        Some(Label::Own(label)) => label,
        Some(Label::Message(id)) => language.text(id),
        None => header_label(key).map_or_else(|| key.to_owned(), |id| language.text(id)),
    }
}

/// The message that names a key that every record has.
fn header_label(key: &str) -> Option<&'static str> {
    Some(match key {
        "id" => "table-key-id",
        "kind" => "table-key-kind",
        "state" => "table-key-state",
        "custodian" => "table-key-custodian",
        "area" => "table-key-area",
        "place" => "table-key-place",
        "letter" => "table-key-letter",
        "quantity" => "table-key-quantity",
        "reason" => "table-key-reason",
        _ => return None,
    })
}

/// The name of a state by its word; the word where there is none.
pub fn state_name(word: &str, language: &Language) -> String {
    AssetStatus::from_word(word).map_or_else(|| word.to_owned(), |state| language.text(state.message_id()))
}
