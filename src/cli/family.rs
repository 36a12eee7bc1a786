//! The children of a ticket: read from their own files, and opened with an outcome of their parent.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::CliError;
use crate::message;
use crate::model::event::Values;
use crate::model::finding::Finding;
use crate::model::folio::Folio;
use crate::model::identifier;
use crate::model::ticket::{Header, Ticket};
use crate::model::value;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::procedure::engine::{self, Child, ChildOpening, Intent, Kind, Refusal, Request, Rules, Unmet};
use crate::procedure::replay::{Lineage, State};
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// A ticket with what follows from its own file.
pub struct Member {
    /// The record.
    pub record: Record,
    /// The procedures by which it is judged.
    pub lineage: Lineage,
    /// What its events give.
    pub state: State,
}

/// None where there is no such ticket.
fn member(desk: &Desk, folio: &str) -> Result<Option<Member>, Vec<Finding>> {
    let record = match desk.ticket(folio) {
        Ok(record) => record,
        Err(crate::store::StoreError::Damaged(findings)) => return Err(findings),
        Err(_) => return Ok(None),
    };
    let lineage = desk.lineage_of(&record.ticket).map_err(|finding| vec![finding])?;
    let state = State::replay(&lineage, &record.ticket.events);
    Ok(Some(Member { record, lineage, state }))
}

/// Everything below a ticket in that state, each with its depth and before its own children.
pub fn descendants(desk: &Desk, state: &State) -> Vec<(usize, Member)> {
    let mut found: Vec<(usize, Member)> = Vec::new();
    let mut seen = HashSet::new();
    // Without recursion: a chain that somebody typed by hand may be deeper than our stack.
    let mut pending: Vec<(usize, String)> = state.children.iter().rev().map(|child| (1, child.clone())).collect();
    while let Some((depth, folio)) = pending.pop() {
        // A circle ends where it meets itself; `check` tells of it.
        let Ok(Some(member)) = member(desk, &folio) else { continue };
        if seen.insert(member.record.path.clone()) {
            pending.extend(member.state.children.iter().rev().map(|child| (depth + 1, child.clone())));
            found.push((depth, member));
        }
    }
    found
}

/// The children of a ticket in that state, as its procedure sees them; those that cannot be read are
/// among them as what they are.
pub fn children(desk: &Desk, state: &State) -> Vec<Child> {
    let child = |folio: &String| match member(desk, folio) {
        Ok(Some(member)) => member.as_child(),
        Ok(None) | Err(_) => Child::unreadable(folio.clone()),
    };
    state.children.iter().map(child).collect()
}

impl Member {
    /// The ticket, as its parent sees it.
    pub fn as_child(&self) -> Child {
        Child::of(self.record.ticket.folio.to_string(), self.lineage.current(), &self.state)
    }
}

/// A child ticket that will be written together with its parent.
pub struct Birth {
    /// The ticket.
    pub ticket: Ticket,
    /// Its procedure.
    pub procedure: Arc<Procedure>,
}

/// The tickets that an outcome of `parent` opens, numbered from `first` on.
///
/// # Errors
/// A procedure that the desk lacks, or everything that a child still needs.
pub fn births(
    desk: &Desk,
    rules: &Rules,
    parent: &Folio,
    state: &State,
    request: &Request,
    first: &Folio,
) -> Result<Vec<Birth>, CliError> {
    let Intent::Outcome(outcome) = &request.intent else { return Ok(Vec::new()) };
    let activity = state.activity.as_deref().and_then(|id| rules.procedure.activity(id));
    let Some(outcome) = activity.and_then(|activity| activity.outcome(outcome)) else { return Ok(Vec::new()) };
    let openings = rules.openings(state, outcome, &request.set).map_err(CliError::Refused)?;
    let mut known = state.clone();
    known.values.extend(request.set.clone());
    let header = known.header(rules.procedure);
    let (mut births, mut unmet) = (Vec::new(), Vec::new());
    for (index, opening) in openings.into_iter().enumerate() {
        let folio = nth_after(first, index)?;
        match birth(desk, parent, &header, opening, request, folio) {
            Ok(birth) => births.push(birth),
            Err(CliError::Refusal(refusal)) => unmet.extend(refusal.unmet),
            Err(error) => return Err(error),
        }
    }
    if unmet.is_empty() { Ok(births) } else { Err(Refusal { unmet }.into()) }
}

/// Fields of children that an outcome fills with what its own fields say, as a refusal names them.
pub fn given_by_parent(rules: &Rules, state: &State, request: &Request) -> Vec<String> {
    let Intent::Outcome(outcome) = &request.intent else { return Vec::new() };
    let activity = state.activity.as_deref().and_then(|id| rules.procedure.activity(id));
    let outcome = activity.and_then(|activity| activity.outcome(outcome));
    let opens = outcome.into_iter().flat_map(|outcome| &outcome.opens);
    opens.flat_map(|opening| opening.set.iter().map(|(field, _)| format!("{}.{field}", opening.procedure))).collect()
}

/// The folio that many numbers after another.
fn nth_after(first: &Folio, index: usize) -> Result<Folio, CliError> {
    let number = u32::try_from(index).ok().and_then(|index| first.number.checked_add(index));
    match number {
        Some(number) => Ok(Folio { number, ..first.clone() }),
        None => Err(crate::store::StoreError::SeriesFull(first.series.clone()).into()),
    }
}

fn birth(
    desk: &Desk,
    parent: &Folio,
    header: &Header,
    opening: ChildOpening,
    request: &Request,
    folio: Folio,
) -> Result<Birth, CliError> {
    let procedure = desk.procedure(&opening.procedure)?;
    in_force(desk, &procedure)?;
    let rules = desk.rules(&procedure);
    let set = inherited(&rules, header, opening.set);
    let set = rules.in_order(set);
    let request = Request {
        intent: Intent::Open { parent: Some(parent.clone()) },
        on_behalf: None,
        set,
        note: None,
        opens: Vec::new(),
        moves: Vec::new(),
        ..request.clone()
    };
    match engine::open(&rules, folio, random_uid()?, &request) {
        Ok((ticket, _)) => Ok(Birth { ticket, procedure }),
        Err(refusal) => {
            Err(Refusal { unmet: refusal.unmet.into_iter().map(|item| of_child(&procedure, item)).collect() }.into())
        }
    }
}

/// Only what `desk.toml` puts in force is followed: a file beside it may be half written.
///
/// # Errors
/// It is not in force.
pub fn in_force(desk: &Desk, procedure: &Procedure) -> Result<(), CliError> {
    if desk.settings.procedures.contains(&procedure.code) {
        return Ok(());
    }
    let known = desk.settings.procedures.join(", ");
    Err(CliError::Refused(message!("error-not-in-force", procedure = &procedure.code, known = known)))
}

/// What a child's opening asks for and nobody gave, from the parent's header.
pub fn inherited(rules: &Rules, header: &Header, mut set: Values) -> Values {
    for need in &rules.procedure.opening {
        let Some(field) = rules.procedure.field(&need.field) else { continue };
        let text = match field.header {
            Some(HeaderKey::Requester(part)) => header.requester.get(part),
            Some(HeaderKey::Asset) => header.asset.as_ref(),
            Some(HeaderKey::Service) => header.service.as_ref(),
            Some(HeaderKey::Priority) => header.priority.as_ref(),
            Some(HeaderKey::Supplier) => header.supplier.as_ref(),
            Some(HeaderKey::Impact) => header.impact.as_ref(),
            Some(HeaderKey::Urgency) => header.urgency.as_ref(),
            None => None,
        };
        let Some(text) = text.filter(|_| value::is_blank(set.get(&field.id))) else { continue };
        let text = serde_json::Value::from(text.as_str());
        // What the child may no longer choose (a service that was withdrawn) it does not inherit.
        if value::check(field.kind, &rules.choices(field), &text).is_ok() {
            set.insert(field.id.clone(), text);
        }
    }
    set
}

/// What a child lacks, told to whoever records the parent's outcome: it is the outcome that has to
/// give it.
fn of_child(procedure: &Procedure, item: Unmet) -> Unmet {
    let message = message!("refused-child-opening", procedure = &procedure.code, problem = item.message);
    Unmet {
        kind: if item.kind.is_usage() { item.kind } else { Kind::Child },
        key: format!("{}.{}", procedure.code, item.key),
        message,
        remedy: Some(format!("folio procedure show {}", procedure.code)),
        ..item
    }
}

/// With which a test that draws its changes at random pins the identities that they get; not in a release.
const RANDOM: &str = "FOLIO_RANDOM";

/// An identity drawn at random.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_uid() -> Result<String, CliError> {
    // So that a test that draws its changes at random can be run again.
    if cfg!(debug_assertions)
        && let Ok(pinned) = std::env::var(RANDOM)
    {
        static DRAWN: AtomicU32 = AtomicU32::new(0);
        return Ok(identifier::uid(format!("{pinned} {}", DRAWN.fetch_add(1, Ordering::Relaxed)).as_bytes()));
    }
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)
        .map_err(|error| CliError::Environment(message!("error-random", problem = error.to_string())))?;
    Ok(identifier::uid(&random))
}
