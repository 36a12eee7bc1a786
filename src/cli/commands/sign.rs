//! `folio sign`: records signatures and seals, and what was signed.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::evidence::{self, Verified};
use crate::message;
use crate::model::signature::{Evidence, How};
use crate::procedure::engine::Intent;
use crate::procedure::replay::State;

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
    let evidence = evidence(app, &args, &names)?;
    let (set, options) = (&SetArgs::default(), &args.options);
    let changes = args.roles.iter().zip(names).map(|(role, name)| {
        let intent = Intent::Sign { role: role.clone(), name, evidence: evidence.clone() };
        Change { folio: &args.folio, intent, set, note: args.note.clone(), on_behalf: None, options, quiet: false }
    });
    change::make_all(app, changes.collect(), options)
}

/// What the signatures stand on, as far as it was said: the rest is known when they are written.
fn evidence(app: &mut App, args: &SignArgs, names: &[String]) -> Result<Evidence, CliError> {
    let how = match (args.how.as_deref().and_then(How::from_word), &args.commit) {
        (None, Some(_)) => How::Commit,
        (how, _) => how.unwrap_or_default(),
    };
    if args.scan.is_some() && how == How::Commit {
        return Err(CliError::Usage(message!("sign-scan-of-ink")));
    }
    let scan = args.scan.as_ref().map(|scan| evidence::fingerprint(&app.directory.join(scan), scan)).transpose()?;
    let said = Evidence { form: args.form.clone(), how, scan, ..Evidence::default() };
    let Some(typed) = args.commit.as_ref().filter(|_| how == How::Commit) else {
        // The engine refuses a way without its commit, and a commit without its way.
        return Ok(Evidence { commit: args.commit.clone(), ..said });
    };
    let desk = app.desk_to_change(args.options.dry_run)?;
    let Verified { commit, signer } = evidence::verified(&desk, typed)?;
    // A commit that holds something else is no signature of this: the engine compares the hashes.
    let data = evidence::data_in(&desk, &desk.ticket(&args.folio)?, &commit, None)?;
    for name in names {
        evidence::is_by(&desk, &commit, &signer, name).map_err(CliError::Refused)?;
    }
    let (signer, key) = (Some(signer.name), Some(signer.key).filter(|key| !key.is_empty()));
    Ok(Evidence { commit: Some(commit), signer, key, data: Some(data), ..said })
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
