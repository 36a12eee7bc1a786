//! The clocks of suppliers: while a ticket stands in an activity, or waits for a reason, in which the
//! supplier that a field names has to attend. They run beside ours, on the calendar and against the
//! limit of the contract that covers the ticket's service.

use std::sync::Arc;

use super::circumstances::{Circumstances, Subject};
use super::path::waits;
use super::stopwatch::{Clock, ContractName, Setting, Whose};
use crate::model::catalogue::{Contract, Supplier};
use crate::model::time::Moment;
use crate::procedure::definition::{ClockKind, HeaderKey};

/// A stretch of time in which one supplier has to attend; without end while it lasts.
struct Stretch {
    supplier: String,
    from: Moment,
    to: Option<Moment>,
}

/// The clocks of contracts, in the order in which they began.
pub(super) fn clocks(subject: &Subject, on: &Circumstances) -> Vec<Clock> {
    stretches(subject, on.as_of).into_iter().map(|stretch| clock(subject, on, stretch)).collect()
}

fn stretches(subject: &Subject, as_of: Moment) -> Vec<Stretch> {
    let state = subject.state;
    let stays = state.visits.iter().filter_map(|visit| {
        let field = subject.activity(visit)?.contract.as_deref()?;
        Some((field, visit.entered, visit.left))
    });
    let waits = state.waits.iter().filter_map(|wait| {
        let field = subject.reason(wait)?.contract.as_deref()?;
        Some((field, wait.from, wait.to))
    });
    let mut pieces: Vec<Stretch> = Vec::new();
    for (field, from, to) in stays.chain(waits).filter(|(_, from, _)| *from <= as_of) {
        // What the field says changes at these moments only.
        let mut edges = subject.changes(field, from, to, as_of);
        edges.insert(0, from);
        for (index, edge) in edges.iter().enumerate() {
            let end = edges.get(index + 1).copied().or(to);
            if let Some(supplier) = subject.text_at(field, *edge) {
                pieces.push(Stretch { supplier, from: *edge, to: end });
            }
        }
    }
    pieces.sort_by_key(|piece| piece.from);
    joined(pieces)
}

/// Pieces of one supplier that touch or overlap become one.
fn joined(pieces: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for piece in pieces {
        let before = joined.iter_mut().rev().find(|other| other.supplier == piece.supplier);
        match before.filter(|other| other.to.is_none_or(|to| piece.from <= to)) {
            Some(other) => other.to = other.to.zip(piece.to).map(|(one, two)| one.max(two)),
            None => joined.push(piece),
        }
    }
    joined
}

fn clock(subject: &Subject, on: &Circumstances, stretch: Stretch) -> Clock {
    let judged = stretch.to.unwrap_or(on.as_of).min(on.as_of);
    let supplier = on.suppliers.get(&stretch.supplier);
    let contract = supplier.and_then(|supplier| in_force(subject, on, supplier, judged));
    let code = contract.and_then(|contract| contract.calendar.as_deref()).unwrap_or(on.desk);
    let calendar = on.calendars.get(code).unwrap_or(on.own);
    let priority = subject.entry_at(HeaderKey::Priority, judged);
    let setting = Setting {
        kind: ClockKind::Contract,
        stay: None,
        whose: Whose::Supplier {
            name: supplier.map_or_else(|| stretch.supplier.clone(), |supplier| supplier.name.clone()),
            key: stretch.supplier,
            contract: contract
                .map(|contract| ContractName { number: contract.number.clone(), level: contract.level.clone() }),
        },
        started: stretch.from,
        ended: stretch.to,
        limit: contract.and_then(|contract| contract.limit(priority.as_deref())),
        calendar: Arc::clone(&on.known(calendar, subject)),
        stops: waits(subject, ClockKind::Contract),
    };
    setting.read(on.as_of)
}

/// The contract that covers the ticket's service on the day by which it is judged.
fn in_force<'a>(subject: &Subject, on: &Circumstances, supplier: &'a Supplier, judged: Moment) -> Option<&'a Contract> {
    let service = subject.entry_at(HeaderKey::Service, judged);
    supplier.contract_on(on.day(subject), service.as_deref())
}
