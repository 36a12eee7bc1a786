//! What `inventory.toml` says: the kinds of assets and what their cards hold, the programmes of
//! maintenance, the papers that assets are printed on.

mod card;
mod read;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use card::{CardField, CardType, Class, Kind, Label, message_id as card_message_id};

use super::people::fold;
use super::reader::read_file;
use super::suppliers::at_most;
use crate::model::finding::Finding;
use crate::model::value::Choice;

/// States of an asset in which a programme falls due where it names none.
const DUE_IN: [&str; 3] = ["in_use", "in_stock", "lent"];

/// Who may sign a paper, as `signed` records it.
pub const SIGNERS: [&str; 5] = ["hands_over", "receives", "head", "carrier", "guard"];

/// Months that an interval may have at most.
const MOST_MONTHS: u32 = 120;

/// What `inventory.toml` says; a desk without it keeps no inventory.
#[derive(Debug, Clone, PartialEq)]
pub struct Inventory {
    /// Where things in stock lie.
    pub stock: String,
    /// Roles whose people may record movements; everybody who can act when empty.
    pub roles: Vec<String>,
    /// Roles whose people may authorise an exit, retire, declare lost; those of `roles` when empty.
    pub heads: Vec<String>,
    /// Days within which who receives signs a letter.
    pub sign_within: i64,
    /// Days before its end from which a warranty, contract or licence counts as expiring.
    pub expiring_within: i64,
    /// Reasons for which an asset is retired.
    pub retire_reasons: Vec<Choice>,
    /// Kinds of assets, in file order.
    pub kinds: Vec<Kind>,
    /// Programmes of maintenance, in file order.
    pub programmes: Vec<Programme>,
    /// Papers that assets are printed on, in file order.
    pub forms: Vec<AssetForm>,
    /// What the minute of the managers' meeting gathers.
    pub minute: Option<MinuteSettings>,
}

/// Work that falls due on assets time and again.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Key.
    pub key: String,
    /// Name.
    pub name: String,
    /// Kinds of assets on which it falls due.
    pub kinds: Vec<String>,
    /// Single assets on which it falls due.
    pub assets: Vec<String>,
    /// Months from one time to the next.
    pub months: u32,
    /// Where a day that is not worked goes.
    pub not_working: NotWorking,
    /// Code of the procedure of its tickets.
    pub procedure: String,
    /// Field of that procedure with the planned date.
    pub planned: Option<String>,
    /// Field of that procedure with the date on which it was done.
    pub done: String,
    /// Days before it are not planned.
    pub from: Option<NaiveDate>,
    /// Words of the states of an asset in which it falls due.
    pub states: Vec<String>,
    /// Expressions that give the opening's fields, in file order.
    pub set: Vec<(String, String)>,
}

/// Where a due date goes that is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NotWorking {
    /// To the last working day before it.
    #[default]
    Before,
    /// To the first working day after it.
    After,
    /// Nowhere.
    Same,
}

impl NotWorking {
    /// All, the usual one first.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Same];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Same => "same",
        }
    }

    /// The one of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// What a form of an asset is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// The letter by which somebody answers for it.
    Letter,
    /// The slip of a loan.
    Slip,
    /// The pass with which it leaves the building.
    Pass,
    /// What is stuck on it.
    Label,
}

impl Paper {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Letter, Self::Slip, Self::Pass, Self::Label];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Slip => "slip",
            Self::Pass => "pass",
            Self::Label => "label",
        }
    }

    /// The one of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// A paper that assets are printed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetForm {
    /// Identifier, as commands name it.
    pub id: String,
    /// What it is.
    pub of: Paper,
    /// Printed key.
    pub key: String,
    /// Title.
    pub title: String,
    /// File of its template.
    pub template: String,
    /// Revision.
    pub revision: String,
    /// What who receives undertakes.
    pub undertaking: Option<String>,
    /// Who signs it: roles of `signed` with the words printed under the line, in file order.
    pub signatures: Vec<(String, String)>,
}

/// What the minute of the managers' meeting gathers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinuteSettings {
    /// Title.
    pub title: String,
    /// Procedures whose tickets are needs.
    pub needs: Vec<String>,
    /// Procedures whose tickets are licences.
    pub licences: Vec<String>,
    /// Date fields of those procedures in which somebody commits himself to a day, the first that is
    /// filled counts.
    pub commitment: Vec<String>,
}

/// Whole months, as a programme or the `maintenance` of a card writes them: `3 months`, `3 meses`.
pub fn read_months(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let months = number.parse().ok().filter(|months| (1..=MOST_MONTHS).contains(months))?;
    ["month", "months", "mes", "meses"].contains(&unit.trim()).then_some(months)
}

/// Reasons for which an asset is retired where the desk names none.
const RETIRE_REASONS: [(&str, &str); 6] = [
    ("obsoleto", "Obsolescencia"),
    ("danado", "Daño sin arreglo"),
    ("reemplazado", "Reemplazo"),
    ("donado", "Donación"),
    ("vendido", "Venta"),
    ("extraviado", "Extravío"),
];

impl Default for Inventory {
    fn default() -> Self {
        let reason = |(id, name): (&str, &str)| Choice { id: id.to_owned(), name: name.to_owned() };
        Self {
            stock: "Almacén".to_owned(),
            roles: Vec::new(),
            heads: Vec::new(),
            sign_within: 5,
            expiring_within: 60,
            retire_reasons: RETIRE_REASONS.into_iter().map(reason).collect(),
            kinds: Vec::new(),
            programmes: Vec::new(),
            forms: Vec::new(),
            minute: None,
        }
    }
}

impl Inventory {
    /// Reads `inventory.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        at_most(read_file(path, text, |mut top| Some(read::inventory(&mut top))))
    }

    /// The kind of that key.
    pub fn kind(&self, key: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.key == key)
    }

    /// The kind that somebody typed, by its key or its name.
    pub fn kind_named(&self, text: &str) -> Option<&Kind> {
        let folded = fold(text);
        let by = |says: fn(&Kind) -> &str| self.kinds.iter().find(|kind| fold(says(kind)) == folded);
        self.kind(text).or_else(|| by(|kind| &kind.key)).or_else(|| by(|kind| &kind.name))
    }

    /// The form of that identifier or printed key, in capitals or not.
    pub fn form(&self, id: &str) -> Option<&AssetForm> {
        self.forms.iter().find(|form| form.id.eq_ignore_ascii_case(id) || form.key.eq_ignore_ascii_case(id))
    }

    /// The programme of that key.
    pub fn programme(&self, key: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.key == key)
    }
}
