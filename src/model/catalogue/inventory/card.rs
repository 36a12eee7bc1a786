//! The card of an asset: what it is. Some keys every asset has, some those of its class, the rest
//! are its kind's own.

use crate::model::asset::HEADER_KEYS;
use crate::model::value::Choice;

/// How things of a kind are counted and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Class {
    /// One by one, each in somebody's custody.
    #[default]
    Equipment,
    /// By seats, until it expires.
    Licence,
    /// By quantity.
    Consumable,
}

impl Class {
    /// All, the usual one first.
    pub const ALL: [Self; 3] = [Self::Equipment, Self::Licence, Self::Consumable];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equipment => "equipment",
            Self::Licence => "licence",
            Self::Consumable => "consumable",
        }
    }

    /// The class of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// The type of a card's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardType {
    /// A text on one line.
    Text,
    /// A text of several lines.
    Long,
    /// A number.
    Number,
    /// A whole number, not below zero.
    Whole,
    /// A date.
    Date,
    /// One of the field's choices.
    Choice,
    /// Yes or no.
    Bool,
    /// An amount and its currency.
    Money,
    /// A list of texts.
    List,
    /// Key of a supplier.
    Supplier,
}

impl CardType {
    /// Those that a kind's own field may have.
    pub const OWN: [Self; 6] = [Self::Text, Self::Long, Self::Number, Self::Date, Self::Choice, Self::Bool];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Number => "number",
            Self::Whole => "whole",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Bool => "bool",
            Self::Money => "money",
            Self::List => "list",
            Self::Supplier => "supplier",
        }
    }
}

/// What a field of a card is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// In the words of the desk.
    Own(String),
    /// By a message of the Fluent files.
    Message(&'static str),
}

/// A field of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardField {
    /// Key.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Type.
    pub kind: CardType,
    /// Choices of a choice field.
    pub choices: Vec<Choice>,
    /// Advice shown when asking for it.
    pub help: Option<String>,
}

/// A kind of asset.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Key; the folder of its records.
    pub key: String,
    /// Name.
    pub name: String,
    /// How things of it are counted and kept.
    pub class: Class,
    /// Letters of the identifiers that Folio gives.
    pub prefix: Option<String>,
    /// External system, a key of `suppliers.toml`, in which its changes are acknowledged.
    pub register: Option<String>,
    /// Keys of the card that may not be blank.
    pub required: Vec<String>,
    /// The kind's own fields, in file order.
    pub fields: Vec<CardField>,
}

/// Keys of the card, with their types and the messages that name them.
type Keys = &'static [(&'static str, CardType, &'static str)];

/// Those that every asset has.
const OF_ALL: Keys = &[
    ("tag", CardType::Text, "card-tag"),
    ("serial", CardType::Text, "card-serial"),
    ("brand", CardType::Text, "card-brand"),
    ("model", CardType::Text, "card-model"),
    ("supplier", CardType::Supplier, "card-supplier"),
    ("contract", CardType::Text, "card-contract"),
    ("bought", CardType::Date, "card-bought"),
    ("price", CardType::Money, "card-price"),
    ("invoice", CardType::Text, "card-invoice"),
    ("warranty", CardType::Date, "card-warranty"),
    ("accessories", CardType::List, "card-accessories"),
    ("software", CardType::List, "card-software"),
    ("maintenance", CardType::Text, "card-maintenance"),
];

/// Those of a licence.
const OF_LICENCES: Keys = &[
    ("seats", CardType::Whole, "card-seats"),
    ("expires", CardType::Date, "card-expires"),
    ("notice_days", CardType::Whole, "card-notice-days"),
    ("version", CardType::Text, "card-version"),
    ("renewal", CardType::Money, "card-renewal"),
];

/// Those of what is counted by quantity.
const OF_CONSUMABLES: Keys = &[("unit", CardType::Text, "card-unit"), ("minimum", CardType::Whole, "card-minimum")];

/// The message that names a key that cards have of themselves, of whatever kind.
pub fn message_id(key: &str) -> Option<&'static str> {
    let mut known = OF_ALL.iter().chain(OF_LICENCES).chain(OF_CONSUMABLES);
    known.find(|(own, ..)| *own == key).map(|(.., id)| *id)
}

fn of_class(class: Class) -> Keys {
    match class {
        Class::Equipment => &[],
        Class::Licence => OF_LICENCES,
        Class::Consumable => OF_CONSUMABLES,
    }
}

fn built_in((key, kind, label): &(&'static str, CardType, &'static str)) -> CardField {
    CardField { key: (*key).to_owned(), label: Label::Message(label), kind: *kind, choices: Vec::new(), help: None }
}

/// Whether a kind's own field may not have that key, since every record or some class has it.
pub(super) fn is_taken(key: &str) -> bool {
    let built_in = [OF_ALL, OF_LICENCES, OF_CONSUMABLES];
    HEADER_KEYS.contains(&key) || built_in.into_iter().flatten().any(|(known, ..)| *known == key)
}

impl Kind {
    /// Every field of its card: those of all assets, those of its class, its own.
    pub fn card(&self) -> Vec<CardField> {
        let built_in = OF_ALL.iter().chain(of_class(self.class)).map(built_in);
        built_in.chain(self.fields.iter().cloned()).collect()
    }

    /// The field of its card with that key.
    pub fn field(&self, key: &str) -> Option<CardField> {
        let mut given = OF_ALL.iter().chain(of_class(self.class));
        let given = given.find(|(known, ..)| *known == key).map(built_in);
        given.or_else(|| self.fields.iter().find(|field| field.key == key).cloned())
    }
}
