//! Live completion: folios, outcomes, people, fields of the desk one stands in. Completing must
//! never fail or write; whatever cannot be read is simply not offered.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use super::help;
use crate::language::{Language, Tongue};
use crate::model::folio::FolioQuery;
use crate::procedure::replay::State;
use crate::store::desk::Desk;
use crate::store::embedded;

/// Most folios offered at once.
const MOST: usize = 200;

/// Answers a shell that asks for completions, and ends the process then.
pub fn serve(tongue: Tongue) {
    clap_complete::CompleteEnv::with_factory(move || help::command(&Language::new(tongue, None))).complete();
}

/// Words of the command line being completed, without the program's name.
fn typed_words() -> Vec<String> {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let start = words.iter().position(|word| word == "--").map_or(words.len(), |index| index + 2);
    words.into_iter().skip(start).collect()
}

fn desk() -> Option<Desk> {
    let words = typed_words();
    let named = words.iter().position(|word| word == "-C").and_then(|index| words.get(index + 1));
    Desk::open(&named.map_or_else(|| PathBuf::from("."), PathBuf::from)).ok()
}

fn matching<'a>(current: &OsStr, words: impl Iterator<Item = (String, Option<&'a str>)>) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy().to_lowercase();
    words
        .filter(|(word, _)| word.to_lowercase().starts_with(&current))
        .map(|(word, help)| CompletionCandidate::new(word).help(help.map(|text| text.to_owned().into())))
        .collect()
}

/// The ticket named on the command line being completed.
fn named_ticket(desk: &Desk) -> Option<crate::store::tickets::Record> {
    let words = typed_words();
    let word = words.iter().skip(1).find(|word| word.chars().any(|c| c.is_ascii_digit()))?;
    desk.ticket(word).ok()
}

/// Every folio, newest first.
pub fn folios(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let mut folios = desk.folios();
    folios.reverse();
    let current = current.to_string_lossy().into_owned();
    let query = FolioQuery::read(&current);
    folios
        .into_iter()
        .filter(|folio| current.is_empty() || query.matches(folio))
        .take(MOST)
        .map(|folio| CompletionCandidate::new(folio.to_string()))
        .collect()
}

/// Folios of tickets that are not over, newest first. Only the newest are read.
pub fn open_folios(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    folios(current)
        .into_iter()
        .filter(|candidate| {
            desk.ticket(&candidate.get_value().to_string_lossy())
                .is_ok_and(|record| !record.ticket.header.status.is_ended())
        })
        .collect()
}

/// Outcomes of the activity in which the named ticket stands.
pub fn outcomes(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let Some(record) = named_ticket(&desk) else { return Vec::new() };
    let Ok(procedure) = desk.procedure_of(&record.ticket.procedure) else { return Vec::new() };
    let state = State::replay(&procedure, &record.ticket.events);
    let activity = state.activity.as_deref().and_then(|id| procedure.activity(id));
    let outcomes = activity.into_iter().flat_map(|activity| &activity.outcomes);
    matching(current, outcomes.map(|outcome| (outcome.id.clone(), Some(outcome.title.as_str()))))
}

/// Active people.
pub fn people(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let people = desk.people.people.iter().filter(|person| person.until.is_none());
    matching(current, people.map(|person| (person.id.clone(), Some(person.name.as_str()))))
}

/// Field keys of the procedure in question, as `KEY=`.
pub fn fields(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let procedure = match named_ticket(&desk) {
        Some(record) => desk.procedure_of(&record.ticket.procedure).ok(),
        None => desk.procedure(desk.settings.default_procedure()).ok(),
    };
    let Some(procedure) = procedure else { return Vec::new() };
    let typed = current.to_string_lossy();
    if let Some((key, value)) = typed.split_once('=') {
        let Some(field) = procedure.field(key) else { return Vec::new() };
        let choices = desk.rules(&procedure).choices(field);
        let chosen = choices.iter().filter(|choice| choice.id.starts_with(value));
        return chosen.map(|choice| CompletionCandidate::new(format!("{key}={}", choice.id))).collect();
    }
    matching(current, procedure.fields.iter().map(|field| (format!("{}=", field.id), Some(field.label.as_str()))))
}

/// Reasons for which the named ticket may wait.
pub fn wait_reasons(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let Some(record) = named_ticket(&desk) else { return Vec::new() };
    let Ok(procedure) = desk.procedure_of(&record.ticket.procedure) else { return Vec::new() };
    let waits = procedure.waits.iter().filter(|wait| wait.by_hand);
    matching(current, waits.map(|wait| (wait.id.clone(), Some(wait.title.as_str()))))
}

/// Reasons for which the named ticket may be cancelled.
pub fn cancel_reasons(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let Some(record) = named_ticket(&desk) else { return Vec::new() };
    let Ok(procedure) = desk.procedure_of(&record.ticket.procedure) else { return Vec::new() };
    let reasons = procedure.cancel.reasons.iter();
    matching(current, reasons.map(|reason| (reason.id.clone(), Some(reason.title.as_str()))))
}

/// Roles of the named ticket's procedure.
pub fn roles(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let Some(record) = named_ticket(&desk) else { return Vec::new() };
    let Ok(procedure) = desk.procedure_of(&record.ticket.procedure) else { return Vec::new() };
    matching(current, procedure.roles.iter().map(|role| (role.id.clone(), Some(role.name.as_str()))))
}

/// Procedures of the desk, or the embedded ones where there is no desk.
pub fn procedures(current: &OsStr) -> Vec<CompletionCandidate> {
    let codes = match desk() {
        Some(desk) => desk.procedure_codes(),
        None => embedded::procedure_codes().into_iter().map(str::to_owned).collect(),
    };
    matching(current, codes.into_iter().map(|code| (code, None)))
}

/// Embedded procedures.
pub fn embedded_procedures(current: &OsStr) -> Vec<CompletionCandidate> {
    matching(current, embedded::procedure_codes().into_iter().map(|code| (code.to_owned(), None)))
}

/// Forms of the desk's procedures.
pub fn forms(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    let forms = procedures.iter().flat_map(|procedure| &procedure.forms);
    matching(current, forms.map(|form| (form.id.clone(), Some(form.title.as_str()))))
}
