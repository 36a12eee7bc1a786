//! Live completion: folios, outcomes, people, fields of the desk one stands in. Completing must
//! never fail or write; whatever cannot be read is simply not offered.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Arg, CommandFactory};
use clap_complete::CompletionCandidate;

use super::arguments::Cli;
use super::help;
use crate::language::{Language, Tongue};
use crate::model::folio::FolioQuery;
use crate::model::plain;
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
    let typed = Typed::read(&typed_words());
    Desk::open(&typed.directory.unwrap_or_else(|| PathBuf::from("."))).ok()
}

/// What the words typed so far say, as far as completing needs it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Typed {
    /// Where the desk is looked for.
    directory: Option<PathBuf>,
    /// Arguments of the subcommand that are no options.
    positionals: Vec<String>,
}

impl Typed {
    fn read(words: &[String]) -> Self {
        let mut typed = Self::default();
        let whole = Cli::command();
        let mut command = &whole;
        let global: Vec<Arg> = whole.get_arguments().filter(|argument| argument.is_global_set()).cloned().collect();
        let mut words = words.iter();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let options: Vec<&Arg> = command.get_arguments().chain(&global).collect();
            // The option that this word is, and the value that is part of the word.
            let (option, value) = match word.strip_prefix("--") {
                _ if options_end => (None, None),
                Some("") => {
                    options_end = true;
                    continue;
                }
                Some(long) => {
                    let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
                    (options.iter().copied().find(|argument| argument.get_long() == Some(name)), value)
                }
                None => word.strip_prefix('-').map_or((None, None), |cluster| short_option(cluster, &options)),
            };
            if let Some(option) = option.filter(|option| option.get_action().takes_values()) {
                // bash makes three words of `--directory=DIR`.
                let value = value.map(str::to_owned).or_else(|| words.find(|word| *word != "=").cloned());
                if option.get_long() == Some("directory") {
                    typed.directory = value.map(PathBuf::from);
                }
            } else if options_end || !word.starts_with('-') || word == "-" {
                match command.find_subcommand(word).filter(|_| typed.positionals.is_empty()) {
                    Some(below) => command = below,
                    None => typed.positionals.push(word.clone()),
                }
            }
        }
        typed
    }
}

/// The first option of `-abc` that takes a value, with the value if that follows at once.
fn short_option<'a, 'b>(cluster: &'a str, options: &[&'b Arg]) -> (Option<&'b Arg>, Option<&'a str>) {
    for (at, letter) in cluster.char_indices() {
        let found = options.iter().copied().find(|argument| argument.get_short() == Some(letter));
        let Some(option) = found else { continue };
        if option.get_action().takes_values() {
            let rest = &cluster[at + letter.len_utf8()..];
            return (Some(option), Some(rest.strip_prefix('=').unwrap_or(rest)).filter(|rest| !rest.is_empty()));
        }
    }
    (None, None)
}

fn matching<'a>(current: &OsStr, words: impl Iterator<Item = (String, Option<&'a str>)>) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy().to_lowercase();
    words
        .filter(|(word, _)| word.to_lowercase().starts_with(&current))
        // The shell types and shows it as it is.
        .filter(|(word, _)| plain::visible(word) == *word)
        .map(|(word, help)| CompletionCandidate::new(word).help(help.map(|text| plain::one_line(text).into())))
        .collect()
}

/// The ticket named on the command line being completed.
fn named_ticket(desk: &Desk) -> Option<crate::store::tickets::Record> {
    let typed = Typed::read(&typed_words());
    desk.ticket(typed.positionals.first()?).ok()
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

/// Tickets and assets.
pub fn records(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = folios(current);
    found.extend(assets(current));
    found
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
    let Ok(lineage) = desk.lineage_of(&record.ticket) else { return Vec::new() };
    let procedure = lineage.current();
    let state = State::replay(&lineage, &record.ticket.events);
    let activity = state.activity.as_deref().and_then(|id| procedure.activity(id));
    let outcomes = activity.into_iter().flat_map(|activity| &activity.outcomes);
    matching(current, outcomes.map(|outcome| (outcome.id.clone(), Some(outcome.title.as_str()))))
}

/// Systems of others.
pub fn systems(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let systems = &desk.suppliers.externals;
    matching(current, systems.iter().map(|system| (system.key.clone(), Some(system.name.as_str()))))
}

/// Active people.
pub fn people(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let people = desk.people.people.iter().filter(|person| person.until.is_none());
    matching(current, people.map(|person| (person.id.clone(), Some(person.name.as_str()))))
}

/// Assets.
pub fn assets(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    matching(current, desk.asset_ids().into_iter().map(|id| (id, None)))
}

/// Kinds of assets.
pub fn kinds(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let kinds = desk.inventory.kinds.iter();
    matching(current, kinds.map(|kind| (kind.key.clone(), Some(kind.name.as_str()))))
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
        return matching(OsStr::new(""), chosen.map(|choice| (format!("{key}={}", choice.id), None)));
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
        None => embedded::procedure_codes(),
    };
    matching(current, codes.into_iter().map(|code| (code, None)))
}

/// Reports that the desk can make.
pub fn reports(current: &OsStr) -> Vec<CompletionCandidate> {
    let keys = desk().map(|desk| desk.report_keys()).unwrap_or_default();
    matching(current, keys.into_iter().map(|key| (key, None)))
}

/// Years of which there are tickets, the last first.
pub fn years(current: &OsStr) -> Vec<CompletionCandidate> {
    let years = desk().map(|desk| desk.ticket_years()).unwrap_or_default();
    matching(current, years.into_iter().rev().map(|year| (year.to_string(), None)))
}

/// Calendars of the desk, or the embedded ones where there is no desk.
pub fn calendars(current: &OsStr) -> Vec<CompletionCandidate> {
    let codes = match desk() {
        Some(desk) => desk.calendar_codes(),
        None => embedded::calendar_codes().into_iter().map(str::to_owned).collect(),
    };
    matching(current, codes.into_iter().map(|code| (code, None)))
}

/// Embedded procedures.
pub fn embedded_procedures(current: &OsStr) -> Vec<CompletionCandidate> {
    matching(current, embedded::procedure_codes().into_iter().map(|code| (code, None)))
}

/// Forms of the desk's procedures and of its assets.
pub fn forms(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let procedures: Vec<_> = desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    let forms = procedures.iter().flat_map(|procedure| &procedure.forms);
    let forms = forms.map(|form| (form.id.clone(), Some(form.title.as_str())));
    let of_assets = desk.inventory.forms.iter().map(|form| (form.id.clone(), Some(form.title.as_str())));
    matching(current, forms.chain(of_assets))
}

/// What the named form may be printed of: assets or tickets.
pub fn printable(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(desk) = desk() else { return Vec::new() };
    let typed = Typed::read(&typed_words());
    match typed.positionals.first().and_then(|form| desk.inventory.form(form)) {
        Some(_) => assets(current),
        None => folios(current),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_their_values_are_no_tickets() {
        for (line, directory, positionals) in [
            ("do 42 ", None, &["42", ""][..]),
            ("-C /srv/mesa2 do 42 x", Some("/srv/mesa2"), &["42", "x"]),
            ("-C/srv/mesa2 avanzar 42", Some("/srv/mesa2"), &["42"]),
            ("--directory /srv/mesa2 do 42", Some("/srv/mesa2"), &["42"]),
            ("do --directory=/srv/mesa2 42", Some("/srv/mesa2"), &["42"]),
            ("--directory = /srv/mesa2 do 42", Some("/srv/mesa2"), &["42"]),
            ("do --at 2026-11-20 --by personal-1 42", None, &["42"]),
            ("do --at=09:08 --json 42", None, &["42"]),
            ("do -stipo=falla -s costo=3 42", None, &["42"]),
            ("--lang en do -- 42", None, &["42"]),
            ("new --set tipo=1 -s", None, &[]),
            ("link 42 do", None, &["42", "do"]),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let positionals = positionals.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(Typed::read(&words), Typed { directory: directory.map(PathBuf::from), positionals }, "{line}");
        }
    }
}
