//! The list that an office already has, as rows of a spreadsheet: what each says of an asset, and
//! everything in it that cannot be taken over as it stands.
//!
//! Pure: a [`Sheet`] and the catalogue in; drafts and problems out. Which column is what,
//! [`Mapping`] knows; what a cell says, [`values`].

mod columns;
pub mod compare;
pub mod intake;
mod matching;
pub mod values;
mod words;

use std::collections::HashMap;

pub use columns::Mapping;
pub use matching::{MatchKey, Registered};
use matching::{Matched, Seen};

use crate::message;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::{Class, Inventory, Kind, People, Suppliers, fold};
use crate::model::event::Values;
use crate::model::identifier::is_key;
use crate::model::message::Message;
use crate::model::sheet::{Cell, Row, Sheet};
use crate::model::suggestion::{nearest, nearest_people};
use crate::model::value;

/// What one row says of an asset.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowDraft {
    /// Number of the row.
    pub row: usize,
    /// Key of the kind.
    pub kind: Option<String>,
    /// Identifier, where the list has one.
    pub id: Option<String>,
    /// What could be read of the card.
    pub card: Values,
    /// Identifier of who answers for it.
    pub custodian: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// State that the list gives it.
    pub state: Option<AssetStatus>,
    /// Number of the paper with which it was handed over.
    pub letter: Option<String>,
    /// Pieces, of what is counted by quantity.
    pub quantity: Option<i64>,
    /// Why it was retired, a key of the desk's reasons.
    pub reason: Option<String>,
    /// The registered asset that the row is about, by its identifier.
    pub asset: Option<String>,
}

/// Something in a row that cannot be taken over as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RowProblem {
    /// Number of the row; that of the headers for what concerns every row.
    pub row: usize,
    /// Header of the column, or its letters where it has none; absent for a row as a whole.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub message: Message,
}

/// What rows are read with.
#[derive(Debug, Clone, Copy)]
pub struct TableRules<'a> {
    /// Kinds.
    pub inventory: &'a Inventory,
    /// People.
    pub people: &'a People,
    /// Suppliers.
    pub suppliers: &'a Suppliers,
    /// Kind of every row that does not say its own.
    pub kind: Option<&'a str>,
    /// Currency of amounts that do not say theirs, `MXN`.
    pub currency: &'a str,
    /// Whether each row is to become a record, and must have all that one needs. A list that is
    /// only compared may say less.
    pub complete: bool,
    /// The assets that are there, of which a row may be one. Such a row may say less.
    pub registered: Option<&'a Registered<'a>>,
    /// By what a row is found among them; by the first of all that it says where absent.
    pub key: Option<MatchKey>,
}

/// Reads every row. A draft holds what could be read of its row; a row is sound where no problem
/// has its number or that of the headers.
pub fn read_rows(rules: &TableRules, sheet: &Sheet, mapping: &Mapping) -> (Vec<RowDraft>, Vec<RowProblem>) {
    let mut named: HashMap<String, Vec<&str>> = HashMap::new();
    for person in &rules.people.people {
        named.entry(fold(&person.name)).or_default().push(&person.id);
    }
    let mut strangers = HashMap::new();
    let mut read = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        let mut reader =
            RowReader { rules, sheet, mapping, named: &named, strangers: &mut strangers, row, problems: Vec::new() };
        let (draft, matched) = reader.read();
        read.push((row, draft, matched, reader.problems));
    }
    let new = read.iter().filter(|(_, _, matched, _)| matched.is_new()).map(|(_, draft, ..)| draft);
    let missing = if rules.complete { missing_columns(rules, mapping, new) } else { Vec::new() };
    let said = |(_, message): &(String, Message)| RowProblem {
        row: sheet.header_row,
        column: None,
        value: String::new(),
        message: message.clone(),
    };
    let mut problems: Vec<RowProblem> = missing.iter().map(said).collect();
    let everywhere: Vec<&str> = missing.iter().map(|(key, _)| key.as_str()).collect();
    let mut drafts = Vec::with_capacity(read.len());
    let mut seen = Seen::default();
    for (row, draft, matched, found) in read {
        let mut reader =
            RowReader { rules, sheet, mapping, named: &named, strangers: &mut strangers, row, problems: found };
        if rules.complete && matched.is_new() {
            reader.refuse_incomplete(&draft, &everywhere);
        }
        seen.refuse_repeated(&draft, &mut reader);
        problems.append(&mut reader.problems);
        drafts.push(draft);
    }
    (drafts, problems)
}

/// Keys that no new row can have, since their column is not there: said once, and not in a thousand
/// rows.
fn missing_columns<'d>(
    rules: &TableRules,
    mapping: &Mapping,
    new: impl Iterator<Item = &'d RowDraft>,
) -> Vec<(String, Message)> {
    let given = rules.kind.and_then(|kind| rules.inventory.kind_named(kind));
    let mut missing: Vec<(String, Message)> = Vec::new();
    // Each kind that occurs has needs of its own.
    let mut kinds: Vec<&str> = Vec::new();
    for draft in new {
        if mapping.column_of("kind").is_none() && given.is_none() {
            let known = known_kinds(rules.inventory);
            return vec![("kind".to_owned(), message!("table-no-kinds", known = known))];
        }
        let Some(kind) = draft.kind.as_deref().filter(|kind| !kinds.contains(kind)) else { continue };
        kinds.push(kind);
        let Some(kind) = rules.inventory.kind(kind) else { continue };
        for key in kind.required.iter().filter(|key| mapping.column_of(key).is_none()) {
            if !missing.iter().any(|(known, _)| known == key) {
                missing.push((key.clone(), message!("table-no-column", key = key, kind = &kind.name)));
            }
        }
    }
    missing
}

/// The kind that a cell names by its key or name, also in the plural.
fn find_kind<'a>(inventory: &'a Inventory, named: &str) -> Option<&'a Kind> {
    let singular = |ending: &str| named.trim().strip_suffix(ending).and_then(|stem| inventory.kind_named(stem));
    inventory.kind_named(named.trim()).or_else(|| singular("es")).or_else(|| singular("s"))
}

fn known_kinds(inventory: &Inventory) -> String {
    inventory.kinds.iter().map(|kind| kind.key.as_str()).collect::<Vec<_>>().join(", ")
}

/// Reads one row.
struct RowReader<'a, 'r> {
    rules: &'a TableRules<'a>,
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    /// People by their folded names: long lists name few people many times.
    named: &'a HashMap<String, Vec<&'a str>>,
    /// What was said of a name that nobody has: to find the nearest takes its time.
    strangers: &'r mut HashMap<String, Message>,
    row: &'a Row,
    problems: Vec<RowProblem>,
}

impl<'a> RowReader<'a, '_> {
    fn refuse(&mut self, column: Option<usize>, message: Message) {
        let value = column.and_then(|column| self.row.cells.get(column)).map(|cell| cell.shown().into_owned());
        let column = column.map(|column| self.mapping.name(column));
        self.problems.push(RowProblem { row: self.row.number, column, value: value.unwrap_or_default(), message });
    }

    /// What the column of a key holds, unless it is blank or an error.
    fn cell(&self, key: &str) -> Option<(usize, &'a Cell)> {
        let column = self.mapping.column_of(key)?;
        let cell = self.row.cells.get(column)?;
        (!matches!(cell, Cell::Empty | Cell::Error(_))).then_some((column, cell))
    }

    fn has_problem(&self, key: &str) -> bool {
        let Some(column) = self.mapping.column_of(key) else { return false };
        let name = self.mapping.name(column);
        self.problems.iter().any(|problem| problem.column.as_ref() == Some(&name))
    }

    /// A text on one line under a key that is not of the card.
    fn text(&mut self, key: &str) -> Option<String> {
        let (column, cell) = self.cell(key)?;
        match values::one_line(key, cell) {
            Ok(text) => text,
            Err(message) => {
                self.refuse(Some(column), message);
                None
            }
        }
    }

    fn read(&mut self) -> (RowDraft, Matched<'a>) {
        for (column, cell) in self.row.cells.iter().enumerate() {
            let beyond = column >= self.sheet.headers.len();
            match cell {
                Cell::Empty => {}
                _ if beyond => self.refuse(Some(column), message!("table-beyond-headers")),
                Cell::Error(_) if self.mapping.key(column).is_some() => {
                    self.refuse(Some(column), message!("table-error-cell"));
                }
                _ => {}
            }
        }
        let matched = self.find_match();
        let kind = self.read_kind(&matched);
        let mut draft = RowDraft {
            row: self.row.number,
            kind: kind.map(|kind| kind.key.clone()),
            id: self.read_id(),
            custodian: self.read_custodian(),
            place: self.text("place"),
            area: self.text("area"),
            state: self.read_state(),
            letter: self.text("letter"),
            quantity: self.read_quantity(kind),
            reason: self.read_reason(),
            asset: matched.one().map(|asset| asset.id.clone()),
            ..RowDraft::default()
        };
        for column in 0..self.sheet.headers.len() {
            let Some(key) = self.mapping.key(column).filter(|key| !columns::HEADER.contains(key)) else { continue };
            let Some((_, cell)) = self.cell(key) else { continue };
            let field = match kind {
                Some(kind) => kind.field(key),
                None => self.rules.inventory.kinds.iter().find_map(|kind| kind.field(key)),
            };
            let Some(field) = field else {
                let kind = kind.map(|kind| kind.name.as_str()).unwrap_or_default();
                self.refuse(Some(column), message!("table-not-of-kind", key = key, kind = kind));
                continue;
            };
            match values::read_value(&field, cell, self.rules.suppliers, self.rules.currency) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    draft.card.insert(key.to_owned(), value);
                }
                Err(message) => self.refuse(Some(column), message),
            }
        }
        self.refuse_strangers(&draft, &matched);
        (draft, matched)
    }

    fn read_kind(&mut self, matched: &Matched) -> Option<&'a Kind> {
        let inventory = self.rules.inventory;
        let theirs = matched.one().and_then(|asset| inventory.kind(&asset.kind));
        let given = self.rules.kind.and_then(|kind| inventory.kind_named(kind));
        let Some((column, cell)) = self.cell("kind") else {
            let column = self.mapping.column_of("kind");
            // Without a column it was said for all rows at once.
            let told = column.is_none() || self.has_problem("kind");
            if given.is_none() && self.rules.complete && matched.is_new() && !told {
                self.refuse(column, message!("table-blank-kind", known = known_kinds(inventory)));
            }
            return given.or(theirs);
        };
        let typed = cell.shown();
        let found = find_kind(inventory, &typed);
        if found.is_none() {
            let names = inventory.kinds.iter().flat_map(|kind| [kind.name.as_str(), kind.key.as_str()]);
            let (typed, known) = (typed.trim(), known_kinds(inventory));
            let message = match nearest(typed, names) {
                Some(near) => message!("table-unknown-kind-near", found = typed, near = near, known = known),
                None => message!("table-unknown-kind", found = typed, known = known),
            };
            self.refuse(Some(column), message);
        }
        found
    }

    fn read_id(&mut self) -> Option<String> {
        let id = self.text("id")?;
        if is_key(&id) {
            return Some(id);
        }
        self.refuse(self.mapping.column_of("id"), message!("asset-id-form", found = &id));
        None
    }

    fn read_custodian(&mut self) -> Option<String> {
        let text = self.text("custodian")?;
        let people = self.rules.people;
        let namesakes = self.named.get(&fold(&text)).map(Vec::as_slice).unwrap_or_default();
        if let [one] = namesakes {
            return Some((*one).to_owned());
        }
        let mailed = || text.contains('@').then(|| people.by_mail(&text)).flatten();
        if let Some(person) = people.get(&text).or_else(|| people.find_by_name(&text)).or_else(mailed) {
            return Some(person.id.clone());
        }
        let stranger = || {
            if !namesakes.is_empty() {
                return message!("table-namesakes", found = &text, known = namesakes.join(", "));
            }
            let names = people.people.iter().flat_map(|person| [person.name.as_str(), person.id.as_str()]);
            match nearest_people(&text, names) {
                Some(near) => message!("refused-unknown-person-near", person = &text, near = near),
                None => message!("refused-unknown-person", person = &text),
            }
        };
        let message = self.strangers.entry(text.clone()).or_insert_with(stranger).clone();
        self.refuse(self.mapping.column_of("custodian"), message);
        None
    }

    fn read_state(&mut self) -> Option<AssetStatus> {
        let text = self.text("state")?;
        let state = values::read_state(&text);
        if state.is_none() {
            let column = self.mapping.column_of("state");
            let name = column.map(|column| self.mapping.name(column)).unwrap_or_default();
            self.refuse(column, message!("table-unknown-state", found = &text, column = name));
        }
        state
    }

    fn read_reason(&mut self) -> Option<String> {
        let text = self.text("reason")?;
        match value::choose(&self.rules.inventory.retire_reasons, &text) {
            Ok(reason) => Some(reason.id.clone()),
            Err(message) => {
                self.refuse(self.mapping.column_of("reason"), message);
                None
            }
        }
    }

    /// Pieces. One by one is how everything but consumables is counted anyway.
    fn read_quantity(&mut self, kind: Option<&Kind>) -> Option<i64> {
        let (column, cell) = self.cell("quantity")?;
        let pieces = match values::whole(cell) {
            Ok(pieces) => pieces?,
            Err(message) => {
                self.refuse(Some(column), message);
                return None;
            }
        };
        if kind.is_none_or(|kind| kind.class == Class::Consumable) {
            return Some(pieces);
        }
        if pieces != 1 {
            self.refuse(Some(column), message!("table-one-row-each"));
        }
        None
    }

    /// What a record needs and the row does not say, or says in two ways.
    fn refuse_incomplete(&mut self, draft: &RowDraft, everywhere: &[&str]) {
        let kind = draft.kind.as_deref().and_then(|kind| self.rules.inventory.kind(kind));
        for key in kind.iter().flat_map(|kind| &kind.required) {
            if !draft.card.contains_key(key) && !everywhere.contains(&key.as_str()) && !self.has_problem(key) {
                self.refuse(self.mapping.column_of(key), message!("table-required", key = key));
            }
        }
        if kind.is_some_and(|kind| kind.class != Class::Equipment) || self.has_problem("custodian") {
            return;
        }
        let (state, custodian) = (self.mapping.column_of("state"), self.mapping.column_of("custodian"));
        match (draft.state, &draft.custodian) {
            (Some(AssetStatus::InStock | AssetStatus::Retired), Some(_)) => {
                self.refuse(state, message!("table-custodian-of-stock"));
            }
            (Some(AssetStatus::InUse | AssetStatus::Lent), None) => {
                self.refuse(custodian.or(state), message!("table-custodian-needed"));
            }
            _ => {}
        }
        if draft.letter.is_some() && draft.custodian.is_none() {
            self.refuse(self.mapping.column_of("letter"), message!("table-letter-of-nobody"));
        }
    }
}

#[cfg(test)]
mod tests;
