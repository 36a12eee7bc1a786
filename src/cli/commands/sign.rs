//! `folio sign`: records signatures and seals, and what was signed.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{self, CliError, Exit};
use crate::message;
use crate::model::plain;
use crate::model::signature::{Evidence, How, Scan};
use crate::procedure::engine::Intent;
use crate::procedure::ledger;
use crate::procedure::replay::State;
use crate::store::desk::Desk;
use crate::store::tickets::{self, Record};
use crate::store::{StoreError, file, git};

/// Arguments of `folio sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long = "as", value_name = "ROLE", required = true, add = clap_complete::ArgValueCompleter::new(complete::roles))]
    roles: Vec<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::forms))]
    form: Option<String>,
    #[arg(long, value_name = "ink|commit", value_parser = ["ink", "commit"])]
    how: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "commit")]
    scan: Option<PathBuf>,
    #[arg(long, value_name = "HASH")]
    commit: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Records a signature for each role named. A name that is not given is the one that the ticket or
/// the desk has for that role.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: SignArgs) -> Result<Exit, CliError> {
    if args.name.is_some() && args.roles.len() > 1 {
        return Err(CliError::Usage(message!("error-one-name-many-roles")));
    }
    let names = args
        .roles
        .iter()
        .map(|role| match &args.name {
            Some(name) => Ok(name.clone()),
            None => known_name(app, &args, role),
        })
        .collect::<Result<Vec<String>, CliError>>()?;
    let evidence = evidence(app, &args)?;
    let (set, options) = (&SetArgs::default(), &args.options);
    let changes = args.roles.iter().zip(names).map(|(role, name)| {
        let intent = Intent::Sign { role: role.clone(), name, evidence: evidence.clone() };
        Change { folio: &args.folio, intent, set, note: args.note.clone(), on_behalf: None, options, quiet: false }
    });
    change::make_all(app, changes.collect(), options)
}

/// What the signatures stand on, as far as it was said: the rest is known when they are written.
fn evidence(app: &mut App, args: &SignArgs) -> Result<Evidence, CliError> {
    let how = match (args.how.as_deref().and_then(How::from_word), &args.commit) {
        (None, Some(_)) => How::Commit,
        (how, _) => how.unwrap_or_default(),
    };
    if args.scan.is_some() && how == How::Commit {
        return Err(CliError::Usage(message!("sign-scan-of-ink")));
    }
    let scan = args.scan.as_ref().map(|scan| fingerprint(&app.directory.join(scan), scan)).transpose()?;
    let evidence = Evidence { form: args.form.clone(), how, scan, ..Evidence::default() };
    let Some(typed) = args.commit.as_ref().filter(|_| how == How::Commit) else {
        // The engine refuses a way without its commit, and a commit without its way.
        return Ok(Evidence { commit: args.commit.clone(), ..evidence });
    };
    let desk = app.desk_to_change(args.options.dry_run)?;
    let (commit, data) = committed(&desk, &desk.ticket(&args.folio)?, typed)?;
    Ok(Evidence { commit: Some(commit), data: Some(data), ..evidence })
}

/// What tells a scan from any other file.
fn fingerprint(path: &Path, typed: &Path) -> Result<Scan, CliError> {
    let shown = typed.display().to_string();
    let name = path.file_name().map(|name| plain::one_line(&name.to_string_lossy())).unwrap_or_default();
    if path.is_dir() || name.is_empty() {
        return Err(CliError::Usage(message!("sign-scan-folder", path = shown)));
    }
    let (sha256, bytes) = file::digest(path).map_err(|problem| error::unreadable(&shown, &problem))?;
    if bytes == 0 {
        return Err(CliError::Usage(message!("sign-scan-empty", path = shown)));
    }
    Ok(Scan { name, sha256, bytes })
}

/// What git said, on one line; a commit without a signature it says nothing about.
fn said(problem: &str) -> String {
    let problem = plain::one_line(problem);
    if problem.is_empty() { "none".to_owned() } else { problem }
}

/// The full hash of a commit whose signature git finds good, and the hash of the data that the
/// ticket has in it: a commit that holds something else is no signature of this.
fn committed(desk: &Desk, record: &Record, typed: &str) -> Result<(String, String), CliError> {
    let unknown = || CliError::Usage(message!("sign-commit-unknown", commit = typed));
    let commit = git::commit(&desk.root, typed).ok_or_else(unknown)?;
    if let Some(problem) = git::verify_commit(&desk.root, &commit)? {
        return Err(CliError::Refused(message!("sign-commit-unverified", commit = typed, problem = said(&problem))));
    }
    let shown = file::display(&desk.root, &record.path);
    let without = |_| CliError::Refused(message!("sign-commit-without-ticket", commit = typed, path = &shown));
    let text = git::text_at(&desk.root, &commit, &shown).map_err(without)?;
    let ticket =
        tickets::parse_ticket(&shown, &text).map_err(|findings| CliError::Store(StoreError::Damaged(findings)))?;
    let lineage = desk.lineage_of(&ticket)?;
    let state = State::replay(&lineage, &ticket.events);
    Ok((commit, ledger::hash(&ticket.folio, &ticket.uid, &lineage.current().reference(), &state.values, &state.visits)))
}

/// The name that signs for a role: the one in the field that names such people, the actor who
/// holds the role, or the unit for its seal.
fn known_name(app: &mut App, args: &SignArgs, role: &str) -> Result<String, CliError> {
    let desk = app.desk_to_change(args.options.dry_run)?;
    let record = desk.ticket(&args.folio)?;
    let procedure = desk.procedure_of(&record.ticket.procedure)?;
    // The engine names the roles that there are.
    let Some(found) = procedure.role(role) else { return Ok(role.to_owned()) };
    if found.seal {
        return Ok(desk.settings.unit.clone());
    }
    let state = State::replay(&desk.lineage_of(&record.ticket)?, &record.ticket.events);
    if let Some(name) = found.named_by.as_ref().and_then(|field| state.text(field)) {
        return Ok(name.to_owned());
    }
    let actor = app.actor(&desk, args.options.when.by.as_deref())?;
    let holds = |person: &&crate::model::catalogue::Person| person.has_role(&procedure.roles_counting_as(role));
    match desk.people.get(&actor).filter(holds) {
        Some(person) => Ok(person.name.clone()),
        None => Err(CliError::Usage(message!("error-name-needed", role = &found.name))),
    }
}
