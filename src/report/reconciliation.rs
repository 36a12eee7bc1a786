//! What `folio asset reconcile` finds: a list of others against the inventory, only where they
//! differ.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::import::{ProblemRow, state_name};
use crate::inventory::table::compare::{self, Comparison, Entry, Names};
use crate::inventory::table::{Mapping, MatchKey, RowDraft, RowProblem};
use crate::language::Language;
use crate::model::asset::{Asset, AssetStatus};

/// Where a list and the inventory differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reconciliation {
    /// The file, as it was named.
    pub file: String,
    /// Its sheet, of a workbook.
    pub sheet: Option<String>,
    /// Rows that hold something.
    pub rows: usize,
    /// Assets that were looked for in the list.
    pub assets: usize,
    /// Assets of which both say the same.
    pub same: usize,
    /// Columns that nobody understands.
    pub ignored: Vec<String>,
    /// Rows of which the inventory knows nothing.
    pub only_theirs: Vec<TheirRow>,
    /// Assets of which the list knows nothing.
    pub only_ours: Vec<OurRow>,
    /// Assets of which they say different things.
    pub different: Vec<DifferentRow>,
    /// Rows and assets of which it is not clear which is which.
    pub unclear: Vec<UnclearRow>,
    /// What could not be read of the list.
    pub problems: Vec<ProblemRow>,
}

/// A row of which the inventory knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TheirRow {
    /// Its number.
    pub row: usize,
    /// What it says, as text, by key.
    pub says: BTreeMap<String, String>,
}

/// An asset of which the list knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OurRow {
    /// Identifier.
    pub id: String,
    /// What it says, as text, by key.
    pub says: BTreeMap<String, String>,
}

/// An asset of which they say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferentRow {
    /// Number of the row.
    pub row: usize,
    /// Identifier of the asset.
    pub id: String,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// A key under which they say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Key.
    pub key: String,
    /// What the list says.
    pub theirs: Option<String>,
    /// What the inventory says.
    pub ours: Option<String>,
}

/// Rows and assets with the same number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnclearRow {
    /// Key of the number.
    pub key: &'static str,
    /// The number.
    pub value: String,
    /// Rows that have it.
    pub rows: Vec<usize>,
    /// Assets that have it.
    pub assets: Vec<String>,
}

/// What is compared.
pub struct Sides<'a> {
    /// Rows of the list.
    pub drafts: &'a [RowDraft],
    /// What is wrong with them.
    pub problems: &'a [RowProblem],
    /// What its columns are.
    pub mapping: &'a Mapping,
    /// Every asset.
    pub assets: &'a [&'a Asset],
    /// Kinds that were asked for; those of the list where none was.
    pub kinds: Vec<String>,
    /// Whether retired assets are missed in the list too.
    pub all: bool,
    /// By what rows and assets belong together, in order.
    pub keys: &'a [MatchKey],
}

impl Reconciliation {
    /// Whether nothing differs.
    pub fn is_clean(&self) -> bool {
        self.only_theirs.is_empty()
            && self.only_ours.is_empty()
            && self.different.is_empty()
            && self.unclear.is_empty()
            && self.problems.is_empty()
    }
}

/// Compares a list with the inventory.
pub fn reconcile(
    file: &str,
    sheet: Option<String>,
    sides: &Sides,
    names: Names,
    language: &Language,
) -> Reconciliation {
    let mut by_row: HashMap<usize, Vec<&RowProblem>> = HashMap::new();
    for problem in sides.problems {
        by_row.entry(problem.row).or_default().push(problem);
    }
    let none = Vec::new();
    let said = |entry: Entry| in_words(entry, language);
    let theirs: Vec<Entry> = sides
        .drafts
        .iter()
        .map(|draft| Entry::of_row(draft, by_row.get(&draft.row).unwrap_or(&none), sides.mapping, names))
        .map(said)
        .collect();
    let ours: Vec<Entry> = sides.assets.iter().map(|asset| said(Entry::of_asset(asset, names))).collect();
    let fields = sides.mapping.columns().map(|(_, key)| key).filter(|key| *key != "reason");
    let fields: Vec<_> = fields.map(|key| names.field(key)).collect();
    let found = compare::compare(&theirs, &ours, sides.keys, &fields);
    let (row, id) = (|at: usize| sides.drafts[at].row, |at: usize| sides.assets[at].id.clone());
    let wanted = wanted(sides, &found);
    let only_ours: Vec<usize> = found.only_right.iter().copied().filter(|at| wanted(sides.assets[*at])).collect();
    let text = |entries: &[Entry], at: usize, key: &str| entries[at].says.get(key).cloned();
    let different = found.both.iter().filter(|(.., fields)| !fields.is_empty()).map(|(left, right, fields)| {
        let difference = |key: &String| Difference {
            key: key.clone(),
            theirs: text(&theirs, *left, key),
            ours: text(&ours, *right, key),
        };
        DifferentRow { row: row(*left), id: id(*right), differences: fields.iter().map(difference).collect() }
    });
    let unclear = found.unclear.iter().map(|unclear| UnclearRow {
        key: unclear.key.word(),
        value: unclear.left.first().and_then(|at| text(&theirs, *at, unclear.key.word())).unwrap_or_default(),
        rows: unclear.left.iter().map(|at| row(*at)).collect(),
        assets: unclear.right.iter().map(|at| id(*at)).collect(),
    });
    let met = sides.assets.len() - found.only_right.len();
    Reconciliation {
        file: file.to_owned(),
        sheet,
        rows: sides.drafts.len(),
        assets: met + only_ours.len(),
        same: found.both.iter().filter(|(.., fields)| fields.is_empty()).count(),
        ignored: sides.mapping.ignored(),
        only_theirs: found
            .only_left
            .iter()
            .map(|at| TheirRow { row: row(*at), says: theirs[*at].says.clone() })
            .collect(),
        only_ours: only_ours.iter().map(|at| OurRow { id: id(*at), says: ours[*at].says.clone() }).collect(),
        different: different.collect(),
        unclear: unclear.collect(),
        problems: unread(sides).map(|problem| ProblemRow::new(problem, language)).collect(),
    }
}

/// An entry with its state in words, as people compare it.
fn in_words(mut entry: Entry, language: &Language) -> Entry {
    if let Some(state) = entry.says.get_mut("state") {
        *state = state_name(state, language);
    }
    entry
}

/// Which assets the list should have: of the kinds asked for, or of those that occur in it.
fn wanted<'a>(sides: &'a Sides, found: &Comparison) -> impl Fn(&Asset) -> bool + use<'a> {
    let mut kinds: HashSet<&str> = sides.kinds.iter().map(String::as_str).collect();
    if kinds.is_empty() {
        kinds.extend(sides.drafts.iter().filter_map(|draft| draft.kind.as_deref()));
        kinds.extend(found.both.iter().map(|(_, right, _)| sides.assets[*right].kind.as_str()));
    }
    let all = sides.all;
    // A list that names no kind and nothing that is known may be of any.
    move |asset| {
        (kinds.is_empty() || kinds.contains(asset.kind.as_str()))
            && (all || asset.position.status != AssetStatus::Retired)
    }
}

/// What is wrong with the list and shows nowhere else: numbers that tell assets apart, and what
/// stands in no column that is compared.
fn unread<'a>(sides: &'a Sides) -> impl Iterator<Item = &'a RowProblem> {
    let key_of = |problem: &RowProblem| {
        let named = |(name, _): &(String, &str)| problem.column.as_ref() == Some(name);
        sides.mapping.columns().find(named).map(|(_, key)| key.to_owned())
    };
    sides.problems.iter().filter(move |problem| {
        let key = key_of(problem);
        let tells_apart = key.as_deref().is_none_or(|key| MatchKey::from_word(key).is_some());
        tells_apart && problem.message.id != "table-repeated"
    })
}
