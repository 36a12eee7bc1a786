//! The shape of a card, as JSON gives it.

use serde::Serialize;
use serde_json::Value;

use crate::model::event::Event;
use crate::model::status::Status;
use crate::model::time::Moment;
use crate::report::clock::ClockView;
use crate::report::dispute::Fate;
use crate::report::list::{self, RequesterRow};
use crate::report::next::ChildView;

/// Everything about one ticket.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// Folio.
    pub folio: String,
    /// Identity that never changes.
    pub uid: String,
    /// Procedure it was opened under.
    pub procedure: ProcedureView,
    /// State.
    #[serde(serialize_with = "list::status_word")]
    pub status: Status,
    /// Activity it stands in.
    pub activity: Option<list::ActivityRow>,
    /// What it waits for.
    pub waiting: Option<list::WaitingRow>,
    /// Why it was cancelled, if it was.
    pub cancelled: Option<NamedView>,
    /// Priority.
    pub priority: Option<String>,
    /// Service.
    pub service: Option<String>,
    /// Impact.
    pub impact: Option<String>,
    /// Urgency.
    pub urgency: Option<String>,
    /// Supplier, a key of the catalogue.
    pub supplier: Option<String>,
    /// Ticket that it was opened for.
    pub parent: Option<String>,
    /// Tickets below it, each before its own.
    pub children: Vec<ChildView>,
    /// Who asked.
    pub requester: RequesterRow,
    /// The problem.
    pub subject: String,
    /// Asset.
    pub asset: Option<AssetView>,
    /// Who has it.
    pub assignee: Option<String>,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// Numbers in external systems.
    pub external: Vec<ExternalView>,
    /// The clocks of the whole path.
    pub clocks: ClocksView,
    /// Stays in activities, in order.
    pub visits: Vec<VisitView>,
    /// Times of waiting, in order.
    pub waits: Vec<WaitView>,
    /// Signatures and seals.
    pub signatures: Vec<SignatureView>,
    /// Forms of the procedure that print one ticket, in order.
    pub forms: Vec<FormView>,
    /// Field values that say something, in the order of the forms.
    pub fields: Vec<FieldView>,
    /// Ties.
    pub links: Vec<LinkView>,
    /// Identifiers of the events in dispute.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// History, newest last.
    pub events: Vec<EventView>,
}

/// A procedure, named.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureView {
    /// Code.
    pub code: String,
    /// Revision.
    pub revision: String,
    /// Title.
    pub title: String,
}

/// A key with its name.
#[derive(Debug, Clone, Serialize)]
pub struct NamedView {
    /// Key.
    pub id: String,
    /// Name.
    pub title: String,
}

/// An asset; only the identifier where it has no card.
#[derive(Debug, Clone, Serialize)]
pub struct AssetView {
    /// Identifier.
    pub id: String,
    /// Whether it has a card.
    pub registered: bool,
    /// Kind.
    pub kind: Option<String>,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// Where it stands.
    pub place: Option<String>,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Last day of its warranty.
    pub warranty: Option<String>,
    /// Whether that day has not passed.
    pub under_warranty: bool,
    /// Supplier's key.
    pub supplier: Option<String>,
    /// Supplier's name.
    pub supplier_name: Option<String>,
}

/// A number in an external system.
#[derive(Debug, Clone, Serialize)]
pub struct ExternalView {
    /// System.
    pub system: String,
    /// Its name.
    pub name: String,
    /// Number there; none while only its state is known.
    pub number: Option<String>,
    /// State there, as the system's key for it.
    pub state: Option<String>,
    /// That state's name.
    pub state_name: Option<String>,
    /// When this was so.
    pub at: Moment,
}

/// The clocks of a whole path, in working minutes.
#[derive(Debug, Clone, Serialize)]
pub struct ClocksView {
    /// Counted.
    pub counted_minutes: i64,
    /// Not counted because the ticket waited.
    pub paused_minutes: i64,
    /// Out of the building, told apart.
    pub offsite_minutes: i64,
    /// Sum of the limits walked so far.
    pub limit_minutes: Option<i64>,
    /// Nominal figure of the procedure.
    pub nominal_minutes: i64,
    /// Whether the path passed its limit.
    pub late: bool,
    /// Clocks of targets and contracts.
    pub targets: Vec<ClockView>,
}

/// A stay in an activity.
#[derive(Debug, Clone, Serialize)]
pub struct VisitView {
    /// Activity.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// Which stay in it, from 1.
    pub visit: usize,
    /// Role that answers for it.
    pub role: String,
    /// When it began.
    pub entered: Moment,
    /// When it ended.
    pub left: Option<Moment>,
    /// Outcome by which it ended.
    pub outcome: Option<NamedView>,
    /// Who recorded that.
    pub by: Option<String>,
    /// On whose behalf.
    #[serde(rename = "for")]
    pub on_behalf: Option<String>,
    /// Working minutes counted.
    pub counted_minutes: i64,
    /// Working minutes not counted because the ticket waited.
    pub paused_minutes: i64,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// When the limit is reached, if it has one and the clock runs.
    pub due: Option<Moment>,
    /// Whether it passed its limit.
    pub late: bool,
}

/// A time of waiting.
#[derive(Debug, Clone, Serialize)]
pub struct WaitView {
    /// Reason.
    pub reason: String,
    /// Its title.
    pub title: String,
    /// Beginning.
    pub from: Moment,
    /// End.
    pub to: Option<Moment>,
    /// Whether our clocks stood still meanwhile.
    pub stops_clocks: bool,
}

/// A signature or seal.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureView {
    /// Role.
    pub role: String,
    /// Its name.
    pub role_name: String,
    /// Name signed.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// A form that prints one ticket.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Code.
    pub id: String,
    /// Official key.
    pub key: String,
    /// Title.
    pub title: String,
}

/// A field with its value.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// Key.
    pub key: String,
    /// Label.
    pub label: String,
    /// Type; none for a key that the procedure does not have.
    #[serde(rename = "type")]
    pub kind: Option<&'static str>,
    /// First form that prints it.
    pub form: Option<String>,
    /// Value as the record holds it.
    pub value: Value,
    /// Value as a person reads it.
    pub text: String,
}

/// A tie.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// Folio or address.
    pub to: String,
    /// What the other is to this one.
    pub relation: String,
}

/// A value that took the place of another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replaced {
    /// Label of the field.
    pub label: String,
    /// What it said before, as a person reads it.
    pub before: String,
    /// What it says since.
    pub after: String,
}

/// One entry of the history: the entry as the record holds it, and its title.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// What happened, in words.
    pub title: String,
    /// Why it has no effect, if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// Labels of the fields that it set.
    pub labels: Vec<String>,
    /// Values that took the place of others.
    pub replaced: Vec<Replaced>,
    /// The entry.
    #[serde(skip)]
    pub event: Event,
    #[serde(flatten)]
    pub(super) raw: Value,
}
