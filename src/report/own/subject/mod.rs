//! What the rows of a report are of: subjects with typed columns, read lazily from the cases of one
//! moment.

mod assets;
mod clocks;
mod lists;
mod tickets;
mod waits;

use std::sync::Arc;

use serde_json::Value;

pub use tickets::kind_of_field;

use super::answer::{Datum, DatumKind};
use crate::clock::calendar::Calendar;
use crate::language::Language;
use crate::model::catalogue::{Inventory, LEVELS, PRIORITIES, People, Recurrence, Services, Suppliers};
use crate::model::time::{Moment, Zone};
use crate::procedure::definition::ClockKind;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::maintenance::Course;

/// What a desk says whatever the moment.
#[derive(Clone)]
pub struct Reference<'a> {
    /// People.
    pub people: &'a People,
    /// Services.
    pub services: &'a Services,
    /// Suppliers.
    pub suppliers: &'a Suppliers,
    /// Kinds of assets and programmes.
    pub inventory: &'a Inventory,
    /// What makes a problem a continuing one.
    pub recurrence: &'a Recurrence,
    /// Programmes of maintenance with their calendars.
    pub courses: &'a [Course<'a>],
    /// Roles whose people record.
    pub staff: &'a [&'a str],
    /// The desk's calendar, where it can be used.
    pub calendar: Option<Arc<Calendar>>,
    /// The desk's time zone.
    pub zone: Zone,
    /// Language in which names are told.
    pub language: &'a Language,
}

/// A desk's tickets and assets as they were at a moment.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// What holds at any moment.
    pub reference: &'a Reference<'a>,
    /// Tickets.
    pub cases: &'a [Case],
    /// Assets.
    pub assets: &'a [AssetCase],
    /// The same tickets in the same order, of which expressions hold or not: with the people that were
    /// taken out of those shown.
    pub judged_cases: &'a [Case],
    /// The same of the assets.
    pub judged_assets: &'a [AssetCase],
    /// The moment.
    pub as_of: Moment,
}

/// Takes a row as it is shown, and the same as expressions see it.
pub type Take<'t> = dyn FnMut(&dyn Row, &dyn Row) + 't;

/// One row of a subject.
pub trait Row {
    /// The cell of a column.
    fn get(&self, column: &str) -> Datum;
    /// When it happened, by one of the subject's moments.
    fn at(&self, moment: &str) -> Option<Moment>;
    /// Whether it is so at the moment of the ground.
    fn is_standing(&self) -> bool;
    /// Whether it tells of something late or wrong.
    fn is_alarming(&self) -> bool {
        false
    }
    /// The command that shows how it came about.
    fn command(&self) -> Option<String> {
        None
    }
    /// Whether it counts among the rows of its table; what stands for nothing does not.
    fn is_counted(&self) -> bool {
        true
    }
    /// All fields of its ticket by key, for expressions that compute a key.
    fn fields(&self) -> Value {
        Value::Null
    }
}

/// A column of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Key.
    pub key: &'static str,
    /// What its cells are.
    pub kind: DatumKind,
    /// Identifier of its name in the Fluent files.
    pub message: &'static str,
}

/// What rows are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Tickets.
    Tickets,
    /// Clocks that have a limit.
    Clocks,
    /// Times of waiting.
    Waits,
    /// Assets.
    Assets,
    /// People with what is in their hands.
    People,
    /// Licences.
    Licences,
    /// Assets that are out of the building, or may leave.
    Outside,
    /// Assets that are lent.
    Loans,
    /// Services of preventive maintenance.
    Maintenance,
    /// What ends: warranties, contracts, licences, loans, exits.
    Expiring,
    /// Continuing problems.
    Recurring,
}

/// Word of what is so at the moment, beside the moments of a subject.
pub const STANDING: &str = "standing";

/// Beginning of the columns that are fields of procedures.
pub const FIELD: &str = "field.";

impl Subject {
    /// Every subject with its word, and the identifier of its name.
    pub const ALL: [(Self, &'static str, &'static str); 11] = [
        (Self::Tickets, "tickets", "report-subject-tickets"),
        (Self::Clocks, "clocks", "report-subject-clocks"),
        (Self::Waits, "waits", "report-subject-waits"),
        (Self::Assets, "assets", "report-subject-assets"),
        (Self::People, "people", "report-subject-people"),
        (Self::Licences, "licences", "report-subject-licences"),
        (Self::Outside, "outside", "report-subject-outside"),
        (Self::Loans, "loans", "report-subject-loans"),
        (Self::Maintenance, "maintenance", "report-subject-maintenance"),
        (Self::Expiring, "expiring", "report-subject-expiring"),
        (Self::Recurring, "recurring", "report-subject-recurring"),
    ];

    /// Words of all subjects.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(_, word, _)| *word)
    }

    /// The subject of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(subject, _, _)| *subject)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(subject, _, _)| *subject == self).map_or("", |(_, word, _)| word)
    }

    /// Its columns, those of the ticket behind it last; fields of procedures are not among them.
    pub fn columns(self) -> Vec<ColumnInfo> {
        let own: &[ColumnInfo] = match self {
            Self::Tickets => return tickets::COLUMNS.to_vec(),
            Self::Clocks => &clocks::COLUMNS,
            Self::Waits => &waits::COLUMNS,
            Self::Assets => &assets::COLUMNS,
            Self::People => &lists::PEOPLE,
            Self::Licences => &lists::LICENCES,
            Self::Outside => &lists::OUTSIDE,
            Self::Loans => &lists::LOANS,
            Self::Maintenance => &lists::MAINTENANCE,
            Self::Expiring => &lists::EXPIRING,
            Self::Recurring => &lists::RECURRING,
        };
        let mut all = own.to_vec();
        if self.has_fields() {
            all.extend(tickets::COLUMNS.iter().filter(|column| !own.iter().any(|known| known.key == column.key)));
        }
        all
    }

    /// Whether a ticket is behind each of its rows, with the fields of its procedure.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Tickets | Self::Clocks | Self::Waits)
    }

    /// Moments by which its rows belong to a period, the usual one first.
    pub fn moments(self) -> &'static [&'static str] {
        match self {
            Self::Tickets => &["opened", "closed", "attended", STANDING],
            Self::Clocks => &["ended", "started", STANDING],
            Self::Waits => &["from", "until", STANDING],
            Self::Maintenance => &["day", "planned", "done", STANDING],
            Self::Recurring => &[STANDING, "from", "to"],
            _ => &[STANDING],
        }
    }

    /// Columns of a list of its rows where nobody names others.
    pub fn listing(self) -> &'static [&'static str] {
        match self {
            Self::Tickets => {
                &["folio", "opened", "status", "service", "requester", "subject", "counted_minutes", "late"]
            }
            Self::Clocks => {
                &["folio", "label", "responsible", "started", "ended", "due", "counted_minutes", "limit_minutes", "met"]
            }
            Self::Waits => &["folio", "reason", "from", "until", "minutes"],
            Self::Assets => &["id", "kind", "tag", "brand", "model", "state", "custodian", "place"],
            Self::People => &["person", "open", "late", "open_minutes", "waiting", "waiting_minutes"],
            Self::Licences => &["id", "product", "seats", "used", "over", "expires", "term"],
            Self::Outside => &["asset", "description", "pass", "since", "destination", "due", "late"],
            Self::Loans => &["asset", "description", "to", "since", "due", "late"],
            Self::Maintenance => &["asset", "description", "programme", "planned", "done", "mark", "ticket"],
            Self::Expiring => &["what", "id", "description", "whose", "day", "days_left", "ended"],
            Self::Recurring => &["key", "what", "count", "from", "to", "current", "folios"],
        }
    }

    /// Gives each of its rows to `take`. Rows that lists make of several records are judged as they are shown.
    pub fn each(self, ground: &Ground, take: &mut Take) {
        match self {
            Self::Tickets => tickets::each(ground, take),
            Self::Clocks => clocks::each(ground, take),
            Self::Waits => waits::each(ground, take),
            Self::Assets => assets::each(ground, take),
            _ => lists::each(self, ground, take),
        }
    }
}

/// The order in which the words of a column stand, where it is not that of their keys.
pub fn order(column: &str) -> Vec<&'static str> {
    match column {
        "status" => crate::model::status::Status::ALL.iter().map(|status| status.word()).collect(),
        "state" => crate::model::asset::AssetStatus::ALL.iter().map(|state| state.word()).collect(),
        "priority" => PRIORITIES.to_vec(),
        "impact" | "urgency" => LEVELS.to_vec(),
        "kind" => ClockKind::ALL.iter().map(|kind| kind.word()).collect(),
        _ => Vec::new(),
    }
}

/// A person by identifier, with the name.
fn person(id: Option<String>, people: &People) -> Datum {
    Datum::some(id, |id| {
        let name = people.get(&id).map_or_else(|| id.clone(), |person| person.name.clone());
        Datum::Word { key: id, name }
    })
}

/// A supplier by key, with the name.
fn supplier(key: Option<String>, suppliers: &Suppliers) -> Datum {
    Datum::some(key, |key| {
        let name = suppliers.get(&key).map_or_else(|| key.clone(), |supplier| supplier.name.clone());
        Datum::Word { key, name }
    })
}

const fn column(key: &'static str, kind: DatumKind, message: &'static str) -> ColumnInfo {
    ColumnInfo { key, kind, message }
}
