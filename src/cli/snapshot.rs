//! All tickets of a desk at one moment, for the commands that read many. A damaged file hides no
//! other: it is told of, and `folio check` says the rest.

use std::collections::HashSet;
use std::path::PathBuf;

use super::change;
use super::error::{CliError, place_text};
use super::progress::Progress;
use super::selection::Concern;
use super::ui::Ui;
use crate::message;
use crate::model::asset::Asset;
use crate::model::event::{Deed, Event};
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::model::value::FieldType;
use crate::procedure::replay::State;
use crate::report::case::Case;
use crate::store::StoreError;
use crate::store::cache::{Chosen, Selected};
use crate::store::desk::Desk;
use crate::store::tickets::Record;
use crate::store::{file, parallel};

/// Damaged files named one by one; a desk with more has other worries than a long list.
const NAMED: usize = 8;

/// All tickets of a desk at one moment.
pub struct Snapshot {
    /// Those that can be read, in order of path.
    pub cases: Vec<Case>,
    /// What is wrong with the others, and with headers that do not follow from their events.
    pub findings: Vec<Finding>,
    /// How many more there are that the question does not concern.
    pub passed: usize,
}

/// Reads every ticket of a desk.
///
/// # Errors
/// A calendar cannot be used: without it no clock can be read.
pub fn load(desk: &Desk, now: Moment) -> Result<Snapshot, CliError> {
    load_concerned(desk, Concern::default(), now)
}

/// Reads the tickets of a desk that a question concerns, and perhaps others.
///
/// # Errors
/// As [`load`].
pub fn load_concerned(desk: &Desk, asked: Concern, now: Moment) -> Result<Snapshot, CliError> {
    let Selected { chosen, passed } = asked.tickets(desk);
    let mut whole = load_chosen(desk, &chosen, now)?;
    whole.passed = passed;
    tell_of_doubles(desk, &mut whole);
    Ok(whole)
}

/// A ticket as its record said at a moment: by what had been written down by then. None where nothing
/// had.
///
/// # Errors
/// One of its procedures is lost.
pub fn known_by(desk: &Desk, record: &Record, moment: Moment) -> Result<Option<Record>, Finding> {
    let is_known = |event: &Event| event.recorded.unwrap_or(event.at) <= moment;
    let Some(last) = record.ticket.events.iter().rposition(is_known) else { return Ok(None) };
    let whole = &record.ticket;
    let mut known = record.clone();
    known.ticket.events.retain(is_known);
    known.ticket.folio = whole.folio_at(last);
    // The first migration that nobody knew of says under which revision the ticket stood.
    let unknown = whole.events.iter().filter(|event| !is_known(event));
    let mut from = unknown.filter_map(|event| match &event.deed {
        Deed::Migrated { from, .. } => Some(from),
        _ => None,
    });
    if let Some(from) = from.next() {
        known.ticket.procedure = from.clone();
    }
    let lineage = desk.lineage_of(&known.ticket)?;
    known.ticket.header = State::replay(&lineage, &known.ticket.events).header(lineage.current());
    Ok(Some(known))
}

/// Reads every ticket of a desk as it was known at a moment, by what had been written down by then.
///
/// # Errors
/// A calendar cannot be used.
pub fn load_known(desk: &Desk, moment: Moment) -> Result<Snapshot, CliError> {
    let Selected { chosen, .. } = Concern::default().tickets(desk);
    let progress = Progress::reading(chosen.len());
    let parts = parallel::shares(&chosen, |chosen| read_known(desk, chosen, moment, &progress));
    drop(progress);
    let mut whole = Snapshot { cases: Vec::with_capacity(chosen.len()), findings: Vec::new(), passed: 0 };
    for part in parts {
        let part = part?;
        whole.cases.extend(part.cases);
        whole.findings.extend(part.findings);
    }
    tell_of_doubles(desk, &mut whole);
    Ok(whole)
}

fn read_known(desk: &Desk, chosen: &[Chosen], moment: Moment, progress: &Progress) -> Result<Snapshot, StoreError> {
    let mut part = Snapshot { cases: Vec::with_capacity(chosen.len()), findings: Vec::new(), passed: 0 };
    for chosen in chosen {
        progress.step();
        let record = match desk.chosen_ticket(chosen) {
            Ok((record, _)) => record,
            Err(findings) => {
                part.findings.extend(findings);
                continue;
            }
        };
        match known_by(desk, &record, moment) {
            Ok(Some(record)) => match case(desk, record, false, moment, &mut part.findings)? {
                Ok(case) => part.cases.push(case),
                Err(finding) => part.findings.push(finding),
            },
            Ok(None) => {}
            Err(finding) => part.findings.push(finding),
        }
    }
    Ok(part)
}

/// All tickets of a desk, as they were at several moments.
#[derive(Default)]
pub struct History {
    /// Those that had been opened by each moment, in order of path.
    pub cases: Vec<Vec<Case>>,
    /// What is wrong with files, as they are now.
    pub findings: Vec<Finding>,
    /// Paths of the files that could not be read.
    pub unreadable: Vec<String>,
}

/// Reads the tickets of a desk that a question concerns once, and tells what was so at each of those moments: by events that
/// had happened by then, whenever they were written down. What had not been opened is left out.
///
/// # Errors
/// A calendar cannot be used.
pub fn load_at(desk: &Desk, asked: Concern, moments: &[Moment]) -> Result<History, CliError> {
    let Selected { chosen, .. } = asked.tickets(desk);
    let progress = Progress::reading(chosen.len());
    let parts = parallel::shares(&chosen, |chosen| read_at(desk, &asked, chosen, moments, &progress));
    drop(progress);
    let mut whole = History { cases: moments.iter().map(|_| Vec::new()).collect(), ..History::default() };
    for part in parts {
        let part = part?;
        for (all, cases) in whole.cases.iter_mut().zip(part.cases) {
            all.extend(cases);
        }
        whole.findings.extend(part.findings);
        whole.unreadable.extend(part.unreadable);
    }
    // Whichever moment is asked about, two files with one folio are counted twice.
    if let Some(latest) = whole.cases.first_mut() {
        let mut snapshot = Snapshot { cases: std::mem::take(latest), findings: Vec::new(), passed: 0 };
        tell_of_doubles(desk, &mut snapshot);
        *latest = snapshot.cases;
        whole.findings.extend(snapshot.findings);
    }
    Ok(whole)
}

fn read_at(
    desk: &Desk,
    asked: &Concern,
    chosen: &[Chosen],
    moments: &[Moment],
    progress: &Progress,
) -> Result<History, StoreError> {
    let mut part = History { cases: moments.iter().map(|_| Vec::new()).collect(), ..History::default() };
    for chosen in chosen {
        progress.step();
        let (record, is_sound) = match desk.chosen_ticket(chosen) {
            Ok(read) => read,
            Err(findings) => {
                part.unreadable.push(file::display(&desk.root, &chosen.path));
                part.findings.extend(findings);
                continue;
            }
        };
        let lineage = match desk.lineage_of(&record.ticket) {
            Ok(lineage) => lineage,
            Err(finding) => {
                part.unreadable.push(file::display(&desk.root, &chosen.path));
                part.findings.push(finding);
                continue;
            }
        };
        let events = &record.ticket.events;
        if !is_sound {
            let now = State::replay(&lineage, events);
            part.findings.extend(change::header_findings(desk, &desk.rules(lineage.current()), &record, &now));
        }
        for (index, (cases, moment)) in part.cases.iter_mut().zip(moments).enumerate() {
            if !asked.concerns_at(index, chosen, &record.ticket) {
                continue;
            }
            let state = State::replay_until(&lineage, events, *moment);
            if state.opened.is_none() {
                continue;
            }
            let reading = desk.clocks(&lineage, events, &state, *moment)?;
            let later = |event: &Event| matches!(event.deed, Deed::Migrated { .. }) && event.at > *moment;
            let last = events.iter().position(later).map_or(events.len(), |index| index.saturating_sub(1));
            let procedure = lineage.until(last).current().clone();
            // The state counts the events that it was given.
            let mut ticket = record.ticket.clone();
            ticket.events.retain(|event| event.at <= *moment);
            cases.push(Case { ticket, procedure, state, reading });
        }
    }
    Ok(part)
}

/// Reads some tickets of a desk.
///
/// # Errors
/// A calendar cannot be used.
pub fn load_files(desk: &Desk, files: &[PathBuf], now: Moment) -> Result<Snapshot, CliError> {
    let chosen: Vec<Chosen> = files.iter().cloned().map(Chosen::unread).collect();
    load_chosen(desk, &chosen, now)
}

fn load_chosen(desk: &Desk, chosen: &[Chosen], now: Moment) -> Result<Snapshot, CliError> {
    let progress = Progress::reading(chosen.len());
    let parts = parallel::shares(chosen, |chosen| read_all(desk, chosen, now, &progress));
    drop(progress);
    let mut whole = Snapshot { cases: Vec::with_capacity(chosen.len()), findings: Vec::new(), passed: 0 };
    for part in parts {
        let part = part?;
        whole.cases.extend(part.cases);
        whole.findings.extend(part.findings);
    }
    Ok(whole)
}

/// Two files with one folio are both shown, and said to be: no count with both can be right.
fn tell_of_doubles(desk: &Desk, whole: &mut Snapshot) {
    let mut seen = HashSet::new();
    for case in &whole.cases {
        let folio = &case.ticket.folio;
        if !seen.insert(folio)
            && let Err(StoreError::Damaged(findings)) = desk.find(&folio.to_string())
        {
            whole.findings.extend(findings);
        }
    }
}

fn read_all(desk: &Desk, chosen: &[Chosen], now: Moment, progress: &Progress) -> Result<Snapshot, StoreError> {
    let mut part = Snapshot { cases: Vec::with_capacity(chosen.len()), findings: Vec::new(), passed: 0 };
    for chosen in chosen {
        progress.step();
        match desk.chosen_ticket(chosen) {
            Ok((record, is_sound)) => match case(desk, record, is_sound, now, &mut part.findings)? {
                Ok(case) => part.cases.push(case),
                Err(finding) => part.findings.push(finding),
            },
            Err(findings) => part.findings.extend(findings),
        }
    }
    Ok(part)
}

/// The case of one record. What its header says wrongly is told, unless it is known to be sound; what its events
/// give counts.
///
/// # Errors
/// A calendar cannot be used.
pub fn case(
    desk: &Desk,
    record: Record,
    is_sound: bool,
    now: Moment,
    findings: &mut Vec<Finding>,
) -> Result<Result<Case, Finding>, StoreError> {
    let lineage = match desk.lineage_of(&record.ticket) {
        Ok(lineage) => lineage,
        Err(finding) => return Ok(Err(finding)),
    };
    let procedure = lineage.current().clone();
    let state = State::replay(&lineage, &record.ticket.events);
    if !is_sound {
        findings.extend(change::header_findings(desk, &desk.rules(&procedure), &record, &state));
    }
    let reading = desk.clocks(&lineage, &record.ticket.events, &state, now)?;
    Ok(Ok(Case { ticket: record.ticket, procedure, state, reading }))
}

/// The assets that a ticket's fields name, as far as they have a card, each with its field.
pub fn assets_of(desk: &Desk, case: &Case) -> Vec<(String, Asset)> {
    let named = case.procedure.fields.iter().filter(|field| field.kind == FieldType::Asset);
    named.filter_map(|field| Some((field.id.clone(), desk.asset(case.state.text(&field.id)?)?))).collect()
}

/// Tells of damaged files, a line each, on stderr.
pub fn warn(ui: &Ui, findings: &[Finding]) {
    let mut paths: Vec<&str> = Vec::new();
    for finding in findings {
        if paths.contains(&finding.place.path.as_str()) {
            continue;
        }
        paths.push(&finding.place.path);
        if paths.len() <= NAMED {
            let text = ui.language.format(&finding.message);
            let (place, code) = (place_text(&finding.place), finding.code());
            ui.say_message(&message!("reading-damaged", place = place, problem = text, code = code));
        }
    }
    if paths.len() > NAMED {
        ui.say_message(&message!("reading-damaged-more", count = paths.len() - NAMED));
    }
    if !paths.is_empty() {
        ui.say_message(&message!("reading-damaged-remedy"));
    }
}
