//! What a person types to choose tickets, looked up: a word that means nothing here is told with
//! those that do, rather than finding nothing.

use std::ffi::OsStr;

use clap::Args;
use clap_complete::CompletionCandidate;

use super::app::App;
use super::error::CliError;
use super::selection::Concern;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::{PRIORITIES, fold, priority_message_id};
use crate::model::status::Status;
use crate::model::suggestion::nearest;
use crate::model::time::Moment;
use crate::render::list::Column;
use crate::report::case::Case;
use crate::report::list::{Query, SortKey};
use crate::report::log::Period;
use crate::store::desk::Desk;

/// Filters of a list. Each may be given several words, of which one has to hold; all filters have to.
#[derive(Debug, Args)]
pub struct FilterArgs {
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[arg(long, value_name = "STATUS", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(statuses))]
    status: Vec<String>,
    #[arg(long, value_name = "ACTIVITY", value_delimiter = ',')]
    activity: Vec<String>,
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    role: Vec<String>,
    #[arg(long, value_name = "WHO", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(super::complete::people))]
    assignee: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    requester: Option<String>,
    #[arg(long, value_name = "TEXT")]
    area: Option<String>,
    #[arg(long, value_name = "ASSET")]
    asset: Option<String>,
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    service: Vec<String>,
    #[arg(long, value_name = "PRIORITY", value_delimiter = ',')]
    priority: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    external: Option<String>,
    #[arg(long, value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(super::complete::folios))]
    parent: Option<String>,
    #[arg(long)]
    late: bool,
    #[arg(long)]
    waiting: bool,
    #[arg(long, value_name = "DATE")]
    opened_from: Option<String>,
    #[arg(long, value_name = "DATE")]
    opened_to: Option<String>,
    #[arg(long, value_name = "DATE")]
    closed_from: Option<String>,
    #[arg(long, value_name = "DATE")]
    closed_to: Option<String>,
    #[arg(long)]
    all: bool,
}

/// A group of states: its word, what people call it in both languages, which belong to it.
type Group = (&'static str, &'static [&'static str], fn(Status) -> bool);

/// Groups of states that have a word of their own.
const GROUPS: [Group; 3] = [
    ("open", &["open", "abierto", "abiertos"], |status| !status.is_ended()),
    ("ended", &["ended", "terminado", "terminados"], Status::is_ended),
    ("waiting", &["waiting", "en espera"], Status::is_waiting),
];

/// Words for whoever asks, and for nobody.
const ME: [&str; 3] = ["me", "yo", "mi"];
const NOBODY: [&str; 3] = ["none", "nadie", "ninguno"];

/// The thing that a word names.
///
/// # Errors
/// It names none; the nearest one and all there are.
pub fn known<T>(word: &str, read: impl Fn(&str) -> Option<T>, words: &[&str]) -> Result<T, CliError> {
    read(word).ok_or_else(|| unknown(word, words.iter().copied()))
}

/// That a word names nothing here: the nearest one, and all there are; names are understood too.
pub fn unknown_named(word: &str, known: &[&str], names: &[String]) -> CliError {
    let near = nearest(word, known.iter().copied().chain(names.iter().map(String::as_str)));
    let list = known.join(", ");
    CliError::Usage(match near {
        Some(near) => message!("reading-unknown-word-near", found = word, near = near, known = list),
        None => message!("reading-unknown-word", found = word, known = list),
    })
}

fn unknown<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> CliError {
    unknown_named(word, &words.take(40).collect::<Vec<_>>(), &[])
}

/// Whether the list is of open tickets only because nobody said otherwise.
pub fn means_open(args: &FilterArgs) -> bool {
    // Who asks for a number wants its ticket, whatever became of it.
    args.status.is_empty()
        && !args.all
        && args.external.is_none()
        && args.parent.is_none()
        && args.closed_from.is_none()
        && args.closed_to.is_none()
}

/// Which tickets the arguments can concern.
pub fn asked(args: &FilterArgs) -> Concern {
    let looks_up = !(args.activity.is_empty() && args.role.is_empty() && args.service.is_empty());
    let asked = if means_open(args) { Concern::open() } else { Concern::default() };
    asked.with_vocabulary(looks_up)
}

/// The query that the arguments mean.
///
/// # Errors
/// A word that means nothing on this desk, a period that is none, or `me` where nobody knows who.
pub fn query(app: &App, desk: &Desk, cases: &[Case], args: &FilterArgs, now: Moment) -> Result<Query, CliError> {
    let today = desk.zone().day(now);
    let period = |from: &Option<String>, to: &Option<String>| {
        Period::read(desk.zone(), today, from.as_deref(), to.as_deref()).map_err(CliError::Usage)
    };
    let statuses = if means_open(args) {
        Status::ALL.into_iter().filter(|status| !status.is_ended()).collect()
    } else {
        statuses_of(&args.status, &app.ui.language)?
    };
    let procedures = Vocabulary::of(desk, cases);
    let named = |words: &[String], known: &[(String, String)]| -> Result<Vec<String>, CliError> {
        words.iter().map(|word| pick(word, known)).collect()
    };
    Ok(Query {
        statuses,
        activities: named(&args.activity, &procedures.activities)?,
        roles: named(&args.role, &procedures.roles)?,
        assignees: args.assignee.iter().map(|word| assignee(app, desk, word)).collect::<Result<_, _>>()?,
        requester: args.requester.clone(),
        area: args.area.clone(),
        asset: args.asset.clone(),
        services: named(&args.service, &procedures.services)?,
        priorities: args.priority.iter().map(|word| priority(word)).collect::<Result<_, _>>()?,
        external: args.external.clone(),
        parent: args.parent.as_deref().map(|typed| desk.find(typed)).transpose()?.map(|(folio, _)| folio.to_string()),
        late: args.late,
        waiting: args.waiting,
        opened: period(&args.opened_from, &args.opened_to)?,
        closed: period(&args.closed_from, &args.closed_to)?,
        words: args.words.iter().flat_map(|word| word.split_whitespace()).map(str::to_owned).collect(),
    })
}

/// The roles that the words name, by key or name.
///
/// # Errors
/// A word that names none.
pub fn roles(desk: &Desk, cases: &[Case], words: &[String]) -> Result<Vec<String>, CliError> {
    let known = Vocabulary::of(desk, cases).roles;
    words.iter().map(|word| pick(word, &known)).collect()
}

/// Keys with their names, of everything that tickets on this desk may stand in.
#[derive(Default)]
struct Vocabulary {
    activities: Vec<(String, String)>,
    roles: Vec<(String, String)>,
    services: Vec<(String, String)>,
}

impl Vocabulary {
    fn of(desk: &Desk, cases: &[Case]) -> Self {
        let mut found = Self::default();
        let in_force = desk.procedure_codes().into_iter().filter_map(|code| desk.procedure(&code).ok());
        let mut procedures: Vec<_> = in_force.collect();
        for case in cases {
            if !procedures.iter().any(|known| known.sha256 == case.procedure.sha256) {
                procedures.push(case.procedure.clone());
            }
        }
        for procedure in &procedures {
            let activities = procedure.activities.iter();
            found.activities.extend(activities.map(|activity| (activity.id.clone(), activity.title.clone())));
            found.roles.extend(procedure.roles.iter().map(|role| (role.id.clone(), role.name.clone())));
        }
        let services = desk.services.services.iter();
        found.services.extend(services.map(|service| (service.key.clone(), service.name.clone())));
        for case in cases {
            if let Some(service) = case.state.header(&case.procedure).service {
                found.services.push((service.clone(), service));
            }
        }
        for list in [&mut found.activities, &mut found.roles, &mut found.services] {
            let mut seen = std::collections::HashSet::new();
            list.retain(|(key, _)| seen.insert(key.clone()));
        }
        found
    }
}

/// The key that a word means: itself, or the one of that name.
///
/// # Errors
/// It means none.
pub fn pick(word: &str, known: &[(String, String)]) -> Result<String, CliError> {
    let folded = fold(word);
    let exact = known.iter().find(|(key, _)| key == word);
    let found = exact.or_else(|| known.iter().find(|(key, name)| fold(key) == folded || fold(name) == folded));
    // `2` for the activity `02`.
    let number = || known.iter().find(|(key, _)| !word.is_empty() && key.trim_start_matches('0') == word);
    match found.or_else(number) {
        Some((key, _)) => Ok(key.clone()),
        None => {
            let keys: Vec<&str> = known.iter().map(|(key, _)| key.as_str()).collect();
            let names: Vec<String> = known.iter().map(|(_, name)| name.clone()).collect();
            Err(unknown_named(word, &keys, &names))
        }
    }
}

/// The states that words mean.
///
/// # Errors
/// A word that means none.
pub fn statuses_of(words: &[String], language: &Language) -> Result<Vec<Status>, CliError> {
    let mut found = Vec::new();
    for word in words {
        let read = read_statuses(word);
        if read.is_empty() {
            let groups = GROUPS.iter().map(|(word, _, _)| *word);
            let names = Status::ALL.map(|status| language.text(status.message_id()));
            let known: Vec<&str> = Status::ALL.iter().map(|status| status.word()).chain(groups).collect();
            return Err(unknown_named(word, &known, &names));
        }
        found.extend(read);
    }
    Ok(found)
}

/// The states that a word means: one by its word or name in either language, or a group.
fn read_statuses(word: &str) -> Vec<Status> {
    let plain = fold(&word.replace(['_', '-'], " "));
    if let Some((_, _, belongs)) = GROUPS.iter().find(|(_, words, _)| words.contains(&plain.as_str())) {
        return Status::ALL.into_iter().filter(|status| belongs(*status)).collect();
    }
    let languages = [Tongue::Spanish, Tongue::English].map(|tongue| Language::new(tongue, None));
    let means = |status: &Status| {
        fold(&status.word().replace('_', " ")) == plain
            || languages.iter().any(|language| fold(&language.text(status.message_id())) == plain)
    };
    Status::ALL.into_iter().filter(means).collect()
}

/// Who a word means, by identifier or name: whoever asks, somebody, or (none) nobody.
///
/// # Errors
/// It means nobody that there is.
pub fn assignee(app: &App, desk: &Desk, word: &str) -> Result<Option<String>, CliError> {
    if desk.people.get(word).is_some() {
        return Ok(Some(word.to_owned()));
    }
    let folded = fold(word);
    if NOBODY.contains(&folded.as_str()) {
        return Ok(None);
    }
    if ME.contains(&folded.as_str()) {
        return app.actor(desk, None).map(Some);
    }
    match desk.people.find_by_name(word) {
        Some(person) => Ok(Some(person.id.clone())),
        None => Err(unknown(word, desk.people.people.iter().map(|person| person.id.as_str()).chain(["me", "none"]))),
    }
}

fn priority(word: &str) -> Result<String, CliError> {
    let languages = [Tongue::Spanish, Tongue::English].map(|tongue| Language::new(tongue, None));
    let folded = fold(word);
    let means = |known: &&str| {
        let name = |language: &Language| priority_message_id(known).map(|id| fold(&language.text(id)));
        fold(known) == folded || languages.iter().any(|language| name(language).is_some_and(|name| name == folded))
    };
    PRIORITIES.into_iter().find(means).map(str::to_owned).ok_or_else(|| unknown(word, PRIORITIES.into_iter()))
}

fn beginning(current: &OsStr, words: impl Iterator<Item = &'static str>) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    words.filter(|word| word.starts_with(typed.as_ref())).map(CompletionCandidate::new).collect()
}

/// Words for `--status`.
pub fn statuses(current: &OsStr) -> Vec<CompletionCandidate> {
    beginning(current, GROUPS.iter().map(|(word, _, _)| *word).chain(Status::ALL.iter().map(|status| status.word())))
}

/// Words for `--sort`.
pub fn sort_keys(current: &OsStr) -> Vec<CompletionCandidate> {
    beginning(current, SortKey::ALL.iter().map(|(word, _)| *word))
}

/// Words for `--columns`.
pub fn columns(current: &OsStr) -> Vec<CompletionCandidate> {
    beginning(current, Column::ALL.iter().map(|(_, word, _)| *word))
}
