//! The children of a ticket: read from their own files, and opened with an outcome of their parent.

use std::sync::Arc;

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

/// The children of a ticket in that state, as far as they can be read, and what is wrong with the
/// others.
pub fn members(desk: &Desk, folios: &[String]) -> (Vec<Member>, Vec<Finding>) {
    let (mut members, mut findings) = (Vec::new(), Vec::new());
    for folio in folios {
        match member(desk, folio) {
            Ok(Some(member)) => members.push(member),
            Ok(None) => {}
            Err(found) => findings.extend(found),
        }
    }
    (members, findings)
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
    gather(desk, state, 1, &mut found);
    found
}

fn gather(desk: &Desk, state: &State, depth: usize, found: &mut Vec<(usize, Member)>) {
    let (below, _) = members(desk, &state.children);
    for member in below {
        // A circle that somebody typed by hand ends here; `check` tells of it.
        if found.iter().any(|(_, known)| known.record.path == member.record.path) {
            continue;
        }
        let state = member.state.clone();
        found.push((depth, member));
        gather(desk, &state, depth + 1, found);
    }
}

/// The children of a ticket in that state, as its procedure sees them.
pub fn children(desk: &Desk, state: &State) -> Vec<Child> {
    let (members, _) = members(desk, &state.children);
    members.iter().map(Member::as_child).collect()
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
    let rules = desk.rules(&procedure);
    let set = inherited(&rules, header, opening.set);
    let set = rules.in_order(set);
    let request = Request {
        intent: Intent::Open { parent: Some(parent.clone()) },
        on_behalf: None,
        set,
        note: None,
        opens: Vec::new(),
        ..request.clone()
    };
    match engine::open(&rules, folio, random_uid()?, &request) {
        Ok((ticket, _)) => Ok(Birth { ticket, procedure }),
        Err(refusal) => {
            Err(Refusal { unmet: refusal.unmet.into_iter().map(|item| of_child(&procedure, item)).collect() }.into())
        }
    }
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
        if let Some(text) = text.filter(|_| value::is_blank(set.get(&field.id))) {
            set.insert(field.id.clone(), serde_json::Value::from(text.as_str()));
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

/// An identity drawn at random.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_uid() -> Result<String, CliError> {
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)
        .map_err(|error| CliError::Environment(message!("error-random", problem = error.to_string())))?;
    Ok(identifier::uid(&random))
}
