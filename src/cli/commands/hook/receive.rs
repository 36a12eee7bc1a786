//! `folio hook run`: what git's hooks call. Git says on the standard input what is being pushed.

use std::io::Read;

use clap::{Args, ValueEnum};

use crate::cli::app::App;
use crate::cli::commands::verify::settle;
use crate::cli::error::{CliError, Exit};
use crate::cli::verify::{self, tell};
use crate::message;
use crate::store::StoreError;
use crate::store::history::{Catalogues, Repository};

/// Findings told at once: who pushed reads them in the answer of the server.
const MOST: usize = 20;

/// Arguments of `folio hook run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    #[arg(value_enum, value_name = "HOOK")]
    hook: HookName,
    #[arg(value_name = "TEXT")]
    words: Vec<String>,
    #[arg(long, value_name = "DIR")]
    desk: Option<String>,
}

/// The hooks that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum HookName {
    PreReceive,
    PrePush,
}

/// A reference that is being pushed: what it was, what it shall be, its name.
struct Update {
    old: String,
    new: String,
    name: String,
}

/// Verifies what is pushed and the other side does not have.
///
/// # Errors
/// What is pushed breaks a law, or takes away what was there.
pub fn run(app: &mut App, args: &RunArgs) -> Result<Exit, CliError> {
    let mut input = String::new();
    std::io::stdin().take(64 << 20).read_to_string(&mut input)?;
    let repository = match Repository::at(&app.directory, args.desk.as_deref()) {
        // Nothing of a desk is sent from where there is none: a hook may serve other repositories too.
        Err(StoreError::NoDesk(_)) if args.hook == HookName::PrePush => return Ok(Exit::Done),
        at => at?,
    };
    let updates: Vec<Update> = input.lines().filter_map(|line| update(args.hook, line)).collect();
    let main = repository.branch().unwrap_or_default();
    // Of a push that only takes away there is nothing else to speak as.
    let speaker = updates.iter().flat_map(|update| [&update.new, &update.old]).find(|commit| !is_nothing(commit));
    if let Some(commit) = speaker.and_then(|commit| repository.commit(commit)) {
        let _ = settle(app, &repository, &commit);
    }
    if args.hook == HookName::PreReceive {
        for update in protected(&repository, &main, &updates) {
            keep(app, &repository, update, &main)?;
        }
    }
    let mut range: Vec<String> = Vec::new();
    for update in updates.iter().filter(|update| !is_nothing(&update.new)) {
        range.extend(repository.commit(&update.new));
    }
    let Some(first) = range.first().cloned() else { return Ok(Exit::Done) };
    range.push("--not".to_owned());
    match args.hook {
        HookName::PreReceive => range.push("--all".to_owned()),
        HookName::PrePush => {
            range.extend(updates.iter().filter_map(|update| repository.commit(&update.old)));
            range.extend(args.words.first().filter(|name| is_plain(name)).map(|name| format!("--remotes={name}")));
        }
    }
    // Where the other side has nothing, nothing was shared.
    let is_first = match args.hook {
        HookName::PreReceive => !repository.has_references()?,
        HookName::PrePush => {
            updates.iter().all(|update| is_nothing(&update.old)) && repository.commit("@{upstream}").is_none()
        }
    };
    // A desk begins once: where there is something, nothing else begins.
    let root = match args.hook {
        HookName::PreReceive if repository.has_references()? => None,
        HookName::PreReceive => {
            let began = updates.iter().find(|update| update.name == main).map(|update| update.new.as_str());
            repository.root_of(began.unwrap_or(&first))
        }
        HookName::PrePush => repository.root_of(&main).or_else(|| repository.root_of("HEAD")),
    };
    let catalogue = Catalogues::default().at(&repository, &mut repository.blobs()?, &first)?;
    let now = app.now(catalogue.map(|catalogue| catalogue.desk.zone()).unwrap_or_default())?;
    let outcome = verify::history(&repository, &range, root.as_deref(), now)?;
    if outcome.found.is_empty() {
        return Ok(Exit::Done);
    }
    for trespass in outcome.found.iter().take(MOST) {
        app.ui.say(&tell::in_words(&app.ui, trespass));
    }
    let more = outcome.found.len().saturating_sub(MOST);
    if more > 0 {
        app.ui.say_message(&message!("hook-more", count = more));
    }
    let way = match tell::way_out(&repository, &outcome.found, &pushed(&repository, &main, &updates))? {
        None if is_first => tell::whole(&repository, &outcome.found, &first)?,
        way => way,
    };
    if let Some(message) = way {
        app.ui.say_message(&message);
    }
    Err(CliError::Refused(match args.hook {
        HookName::PreReceive => message!("error-push-refused", findings = outcome.found.len()),
        HookName::PrePush => message!("error-push-held", findings = outcome.found.len()),
    }))
}

/// The end of each line that is pushed, and what the other side has of it: of a new branch, what its own has.
fn pushed(repository: &Repository, main: &str, updates: &[Update]) -> Vec<(String, String)> {
    let line = |update: &Update| {
        let shared = repository.commit(&update.old).or_else(|| repository.commit("@{upstream}"));
        Some((repository.commit(&update.new)?, shared.or_else(|| repository.commit(main))?))
    };
    updates.iter().filter(|update| !is_nothing(&update.new)).filter_map(line).collect()
}

/// What is pushed to branches that stay and are only added to: the repository's own, the one that its HEAD names;
/// where that one is not there or has no desk, every branch that has one. Any other was made to propose something.
fn protected<'u>(repository: &Repository, main: &str, updates: &'u [Update]) -> Vec<&'u Update> {
    let is_desk = |commit: &str| !is_nothing(commit) && repository.has_desk(commit);
    let is_own = repository.has_desk(main);
    let is_kept = |update: &&Update| {
        let is_branch = update.name.starts_with("refs/heads/");
        update.name == main || (!is_own && is_branch && (is_desk(&update.old) || is_desk(&update.new)))
    };
    updates.iter().filter(is_kept).collect()
}

/// Refuses what takes such a branch away, or rewrites it.
fn keep(app: &mut App, repository: &Repository, update: &Update, main: &str) -> Result<(), CliError> {
    let branch = update.name.trim_start_matches("refs/heads/");
    let (is_own, own) = (update.name == main, main.trim_start_matches("refs/heads/"));
    if is_nothing(&update.new) {
        return Err(CliError::Refused(match is_own {
            true => message!("error-push-deletes", branch = branch),
            false => message!("error-push-deletes-one", branch = branch, own = own),
        }));
    }
    // A desk that goes away is a finding, told in its own words.
    settle(app, repository, if is_nothing(&update.old) { &update.new } else { &update.old })?;
    if !is_nothing(&update.old) && !repository.is_ancestor(&update.old, &update.new)? {
        let (old, new) = (tell::short(&update.old), tell::short(&update.new));
        return Err(CliError::Refused(match is_own {
            true => message!("error-push-rewrites", branch = branch, old = old, new = new),
            false => message!("error-push-rewrites-one", branch = branch, own = own, old = old, new = new),
        }));
    }
    Ok(())
}

fn update(hook: HookName, line: &str) -> Option<Update> {
    let words: Vec<&str> = line.split(' ').collect();
    let (old, new, name) = match (hook, &words[..]) {
        (HookName::PreReceive, [old, new, name]) => (old, new, name),
        (HookName::PrePush, [_, new, name, old]) => (old, new, name),
        _ => return None,
    };
    Some(Update { old: (*old).to_owned(), new: (*new).to_owned(), name: (*name).to_owned() })
}

/// Whether git's name of a commit says that there is none.
fn is_nothing(commit: &str) -> bool {
    commit.bytes().all(|digit| digit == b'0')
}

/// Whether a remote's name is one, and no address or pattern.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}
