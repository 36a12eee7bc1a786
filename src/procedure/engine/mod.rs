//! What may happen next: (procedure, ticket, intent, actor, now) → a [`Plan`] or a [`Refusal`]
//! that lists every unmet requirement with its remedy.
//!
//! One validator for every path in. [`plan`] judges an intent before it becomes an event;
//! [`judge`] holds the events of a file to the same rules.

mod family;
mod judge;
mod movements;
mod permission;
mod prospects;
mod requirements;
mod rules;
mod signing;

pub use family::{Child, ChildOpening};
pub use judge::{Breach, judge};
pub use movements::AssetMove;
pub use permission::{unknown_person, unmet_decision, unmet_redaction};
pub use prospects::Prospect;
pub use requirements::Given;
pub use rules::Rules;

use super::replay::{Lineage, State};
use crate::model::attachment::Attachment;
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::pseudonym::Covers;
use crate::model::signature::Evidence;
use crate::model::ticket::{Header, ProcedureReference, Ticket};
use crate::model::time::Moment;
use crate::model::value::{Choice, FieldType};

/// What somebody wants to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Open a ticket, perhaps for another.
    Open { parent: Option<Folio> },
    /// Leave the current activity by an outcome.
    Outcome(String),
    /// Leave a remark, or correct field values.
    Note,
    /// Give the ticket to a person.
    Assign(String),
    /// Begin to wait.
    Wait(String),
    /// End the waiting.
    Resume,
    /// Record a signature or seal.
    Sign { role: String, name: String, evidence: Evidence },
    /// Tie the ticket to another, or to something outside.
    Link { to: String, relation: String },
    /// End the ticket early.
    Cancel(String),
    /// Take up an ended ticket again.
    Reopen,
    /// Record the number that the ticket has in an external system, and its state there.
    Refer { system: String, number: String, state: Option<String> },
    /// Move the ticket to another revision of its procedure.
    Migrate { from: ProcedureReference, to: ProcedureReference },
    /// Decide between steps in dispute.
    Settle { keeps: Vec<String>, drops: Vec<String> },
    /// Attach files to it.
    Attach { files: Vec<Attachment> },
    /// Give the ticket another number, since another ticket has the one it has.
    Renumber { from: Folio, to: Folio },
    /// Put pseudonyms in the place of a person, in those keys of those events.
    Redact { covers: Covers },
}

/// An intent with its circumstances.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What.
    pub intent: Intent,
    /// Who records it.
    pub actor: String,
    /// On whose behalf, where that person has no account.
    pub on_behalf: Option<String>,
    /// When it happened.
    pub at: Moment,
    /// What time it is.
    pub now: Moment,
    /// Field values given with it.
    pub set: Values,
    /// Remark given with it.
    pub note: Option<String>,
    /// Child tickets that were opened with it, in the order of the outcome.
    pub opens: Vec<Folio>,
    /// Assets that are moved with it.
    pub moves: Vec<String>,
}

/// What will be written, if the store can.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The event.
    pub event: Event,
    /// The header before it.
    pub before: Header,
    /// The header after it.
    pub after: Header,
    /// The state after it.
    pub state: State,
}

/// What kind of thing is unmet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A field is blank.
    Field,
    /// A signature or seal has not been given.
    Signature,
    /// A field that a form obliges is blank.
    Form,
    /// The number of an external system is blank.
    External,
    /// A child ticket is still open.
    Child,
    /// A condition does not hold.
    Condition,
    /// The actor lacks the role, or nobody has it.
    Role,
    /// The moment will not do.
    Time,
    /// The ticket is not in a position for this.
    Position,
    /// A word that is not known here: outcome, field, person, reason, role.
    Unknown,
    /// A value of the wrong type.
    Value,
}

impl Kind {
    /// The word that stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Signature => "signature",
            Self::Form => "form",
            Self::External => "external",
            Self::Child => "child",
            Self::Condition => "condition",
            Self::Role => "role",
            Self::Time => "time",
            Self::Position => "position",
            Self::Unknown => "unknown",
            Self::Value => "value",
        }
    }

    /// Whether it means that the command was typed wrongly rather than refused by a rule.
    pub fn is_usage(self) -> bool {
        matches!(self, Self::Unknown | Self::Value)
    }
}

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmet {
    /// Kind.
    pub kind: Kind,
    /// Key of the field, role, form …
    pub key: String,
    /// What a person reads: the field's label, the role's name.
    pub label: String,
    /// Type of the value to supply, where one is.
    pub field_type: Option<FieldType>,
    /// Choices, where there are some.
    pub choices: Vec<Choice>,
    /// What is wrong.
    pub message: Message,
    /// Command line that supplies it; `…` stands for the value.
    pub remedy: Option<String>,
}

impl Unmet {
    /// Something unmet, without remedy.
    pub fn new(kind: Kind, key: &str, message: Message) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            label: key.to_owned(),
            field_type: None,
            choices: Vec::new(),
            message,
            remedy: None,
        }
    }

    /// The same, with what a person reads.
    #[must_use]
    pub fn labelled(mut self, label: &str) -> Self {
        self.label = label.to_owned();
        self
    }

    /// The same, with the command line that supplies it.
    #[must_use]
    pub fn remedied(mut self, remedy: String) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

/// Everything that stands in the way of an intent.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("refused: {} unmet", .unmet.len())]
pub struct Refusal {
    /// Never empty.
    pub unmet: Vec<Unmet>,
}

impl Refusal {
    /// Whether the command was typed wrongly, rather than refused by a rule.
    pub fn is_usage(&self) -> bool {
        self.unmet.iter().any(|unmet| unmet.kind.is_usage())
    }
}

impl Intent {
    fn deed(&self, state: &State, request: &Request) -> Deed {
        match self {
            Self::Open { parent } => Deed::Opened { parent: parent.clone() },
            Self::Outcome(outcome) => Deed::Outcome {
                activity: state.activity.clone().unwrap_or_default(),
                outcome: outcome.clone(),
                opens: request.opens.clone(),
            },
            Self::Note if request.set.is_empty() => Deed::Noted,
            Self::Note => Deed::Corrected,
            Self::Assign(to) => Deed::Assigned { to: to.clone() },
            Self::Wait(reason) => Deed::Waited { reason: reason.clone() },
            Self::Resume => Deed::Resumed,
            Self::Sign { role, name, evidence } => {
                Deed::Signed { role: role.clone(), name: name.clone(), evidence: evidence.clone() }
            }
            Self::Link { to, relation } => Deed::Linked { to: to.clone(), relation: relation.clone() },
            Self::Cancel(reason) => Deed::Cancelled { reason: reason.clone() },
            Self::Reopen => Deed::Reopened,
            Self::Refer { system, number, state } => {
                Deed::Referenced { system: system.clone(), number: number.clone(), state: state.clone() }
            }
            Self::Migrate { from, to } => Deed::Migrated { from: from.clone(), to: to.clone() },
            Self::Settle { keeps, drops } => Deed::Settled { keeps: keeps.clone(), drops: drops.clone() },
            Self::Attach { files } => Deed::Attached { files: files.clone() },
            Self::Renumber { from, to } => Deed::Renumbered { from: from.clone(), to: to.clone() },
            Self::Redact { covers } => Deed::Redacted { covers: covers.clone() },
        }
    }

    fn is_step(&self, request: &Request) -> bool {
        self.deed(&State::default(), request).is_step()
    }

    /// Whether it would change where the ticket stands.
    fn moves_on(&self, request: &Request) -> bool {
        self.deed(&State::default(), request).moves_on()
    }

    /// The intent that an event of a file must have come from.
    fn of(event: &Event) -> Self {
        match &event.deed {
            Deed::Opened { parent } => Self::Open { parent: parent.clone() },
            Deed::Outcome { outcome, .. } => Self::Outcome(outcome.clone()),
            Deed::Noted | Deed::Corrected => Self::Note,
            Deed::Assigned { to } => Self::Assign(to.clone()),
            Deed::Waited { reason } => Self::Wait(reason.clone()),
            Deed::Resumed => Self::Resume,
            Deed::Signed { role, name, evidence } => {
                Self::Sign { role: role.clone(), name: name.clone(), evidence: evidence.clone() }
            }
            Deed::Linked { to, relation } => Self::Link { to: to.clone(), relation: relation.clone() },
            Deed::Cancelled { reason } => Self::Cancel(reason.clone()),
            Deed::Reopened => Self::Reopen,
            Deed::Referenced { system, number, state } => {
                Self::Refer { system: system.clone(), number: number.clone(), state: state.clone() }
            }
            Deed::Migrated { from, to } => Self::Migrate { from: from.clone(), to: to.clone() },
            Deed::Settled { keeps, drops } => Self::Settle { keeps: keeps.clone(), drops: drops.clone() },
            Deed::Attached { files } => Self::Attach { files: files.clone() },
            Deed::Renumbered { from, to } => Self::Renumber { from: from.clone(), to: to.clone() },
            Deed::Redacted { covers } => Self::Redact { covers: covers.clone() },
        }
    }
}

/// Plans what a request does to a ticket.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn plan(rules: &Rules, ticket: &Ticket, state: &State, request: &Request) -> Result<Plan, Refusal> {
    planned(rules, ticket, state, request, |event| {
        let mut after = state.clone();
        after.apply(rules.procedure, event);
        after
    })
}

/// Plans a decision between steps in dispute. What it drops has no effect from where it stands, so
/// that everything is replayed.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn settle(
    rules: &Rules,
    lineage: &Lineage,
    ticket: &Ticket,
    state: &State,
    request: &Request,
) -> Result<Plan, Refusal> {
    planned(rules, ticket, state, request, |event| {
        let mut events = ticket.events.clone();
        events.push(event.clone());
        State::replay(lineage, &events)
    })
}

fn planned(
    rules: &Rules,
    ticket: &Ticket,
    state: &State,
    request: &Request,
    after: impl FnOnce(&Event) -> State,
) -> Result<Plan, Refusal> {
    let mut request = request.clone();
    rules.derive_priority(state, &mut request.set);
    let request = &request;
    let mut unmet = rules.unmet(&ticket.folio, state, request, false);
    if let Intent::Migrate { from, .. } = &request.intent
        && *from != ticket.procedure
    {
        unmet.push(judge::migrated_from_elsewhere(from));
    }
    let mut deed = request.intent.deed(state, request);
    unmet.extend(rules.put_under(ticket, state, &mut deed));
    if !unmet.is_empty() {
        return Err(Refusal { unmet });
    }
    let taken: Vec<&str> = ticket.events.iter().map(|event| event.id.as_str()).collect();
    let mut event = Event {
        id: String::new(),
        at: request.at,
        recorded: (request.now > request.at).then_some(request.now),
        by: request.actor.clone(),
        on_behalf: on_behalf(rules, state, request),
        deed,
        set: request.set.clone(),
        note: request.note.clone(),
        moves: request.moves.clone(),
        unseen: Vec::new(),
    };
    let follows = taken.last().copied().unwrap_or_default();
    event.id = identifier::event_id(&ticket.uid, follows, &event.to_value().to_string(), &taken);
    let after = after(&event);
    Ok(Plan { event, before: ticket.header.clone(), after: after.header(rules.procedure), state: after })
}

/// Who acts in an activity whose role has no account: the name given, the one in the field that
/// names such people, or else the role itself.
fn on_behalf(rules: &Rules, state: &State, request: &Request) -> Option<String> {
    if let (Intent::Outcome(_), None) = (&request.intent, &request.on_behalf) {
        let activity = rules.procedure.activity(state.activity.as_deref()?)?;
        let role = rules.procedure.role(&activity.role)?;
        let named = role.named_by.as_ref().and_then(|field| {
            let given = request.set.get(field).or_else(|| state.values.get(field))?;
            given.as_str().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
        });
        return (!role.account).then(|| named.unwrap_or_else(|| role.id.clone()));
    }
    request.on_behalf.clone()
}

/// Plans the opening of a ticket.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn open(rules: &Rules, folio: Folio, uid: String, request: &Request) -> Result<(Ticket, State), Refusal> {
    let state = State::default();
    let procedure: ProcedureReference = rules.procedure.reference();
    let header = state.header(rules.procedure);
    let mut ticket = Ticket { folio, uid, procedure, header, events: Vec::new() };
    let plan = plan(rules, &ticket, &state, request)?;
    ticket.header = plan.after;
    ticket.events.push(plan.event);
    Ok((ticket, plan.state))
}
