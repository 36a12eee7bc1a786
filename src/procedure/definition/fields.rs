//! Who acts in a procedure, what its fields ask for and which forms print them.

use crate::model::value::{Choice, FieldType};
use crate::procedure::condition;

/// Somebody who acts in the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether its people type commands themselves. Where not, staff records for them.
    pub account: bool,
    /// Whether it is a seal rather than a person.
    pub seal: bool,
    /// Roles whose people count as having this one too.
    pub includes: Vec<String>,
    /// Roles that record for it when it has no account; every role with an account when empty.
    pub recorded_by: Vec<String>,
    /// Field whose value names the person who acts in it, where it has no account.
    pub named_by: Option<String>,
}

/// A field of the procedure's forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Key.
    pub id: String,
    /// Label, as the form prints it.
    pub label: String,
    /// Type.
    pub kind: FieldType,
    /// Choices of a choice field that lists its own.
    pub choices: Vec<Choice>,
    /// Catalogue that gives the choices instead.
    pub choices_from: Option<ChoicesFrom>,
    /// Header entry that the field's value becomes.
    pub header: Option<HeaderKey>,
    /// Value offered when none is given.
    pub default: Option<serde_json::Value>,
    /// Advice shown when asking for it.
    pub help: Option<String>,
    /// External system whose number this is (a key of `suppliers.toml`).
    pub external: Option<String>,
    /// Expression whose value is offered when the field is asked for.
    pub proposed: Option<String>,
    /// List of the catalogue whose entries are asked for one by one.
    pub each_of: Option<EachOf>,
}

/// A list of the catalogue that gives a long text its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EachOf {
    /// The tests that the ticket's service declares.
    Tests,
    /// The questions of its script.
    Script,
}

/// A catalogue that gives a field's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoicesFrom {
    /// `services.toml`, what is offered.
    Services,
    /// `services.toml`, what is no longer or not offered too.
    AllServices,
    /// High, medium, low.
    Levels,
    /// The priorities.
    Priorities,
    /// `suppliers.toml`.
    Suppliers,
}

impl EachOf {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Tests, Self::Script];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tests => "tests",
            Self::Script => "script",
        }
    }
}

impl ChoicesFrom {
    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::AllServices => "all-services",
            Self::Levels => "levels",
            Self::Priorities => "priorities",
            Self::Suppliers => "suppliers",
        }
    }
}

/// A header entry that a field fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderKey {
    /// `requester.` and one of name, post, area, place, extension, mail.
    Requester(&'static str),
    /// `asset`.
    Asset,
    /// `service`.
    Service,
    /// `priority`.
    Priority,
    /// `supplier`.
    Supplier,
    /// `impact`.
    Impact,
    /// `urgency`.
    Urgency,
}

/// An official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Short code, e.g. `F01`.
    pub id: String,
    /// Official key.
    pub key: String,
    /// Title.
    pub title: String,
    /// File in `templates/`.
    pub template: String,
    /// Whether it is a register of many tickets rather than one ticket's document.
    pub register: bool,
    /// Whether, as a register, it lists open tickets too.
    pub open: bool,
    /// Fields that it prints; those that are not optional must be filled before an outcome that
    /// names the form.
    pub fields: Vec<Requirement>,
    /// Roles that sign it, seals among them.
    pub signatures: Vec<String>,
}

/// A field that something asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Field.
    pub field: String,
    /// Whether it may be left blank.
    pub optional: bool,
    /// Condition under which it is obligatory.
    pub when: Option<String>,
}

impl Requirement {
    /// Whether its condition depends on what the catalogue says of the service now.
    pub fn reads_catalogue(&self) -> bool {
        self.when.as_deref().is_some_and(condition::reads_catalogue)
    }
}

impl HeaderKey {
    /// Where the entry stands: `asset`, `requester.area` …
    pub fn path(self) -> &'static str {
        match self {
            Self::Requester("name") => "requester.name",
            Self::Requester("post") => "requester.post",
            Self::Requester("area") => "requester.area",
            Self::Requester("place") => "requester.place",
            Self::Requester("extension") => "requester.extension",
            Self::Requester(_) => "requester.mail",
            Self::Asset => "asset",
            Self::Service => "service",
            Self::Priority => "priority",
            Self::Supplier => "supplier",
            Self::Impact => "impact",
            Self::Urgency => "urgency",
        }
    }
}
