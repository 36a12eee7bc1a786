//! `folio verify`: the history held to the laws.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::verify::{self, Outcome, Trespass, tell};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::store::StoreError;
use crate::store::history::{Catalogues, Memory, Repository};

/// Arguments of `folio verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[arg(value_name = "RANGE")]
    range: Option<String>,
    #[arg(long, conflicts_with = "range")]
    all: bool,
    #[arg(long, value_name = "DIR")]
    desk: Option<String>,
    #[arg(long)]
    json: bool,
}

/// What is to be looked at.
struct Stretch {
    range: Vec<String>,
    /// The commit up to which it was verified before.
    from: Option<String>,
    to: String,
    /// What is wrong with the history as a whole.
    found: Option<Trespass>,
}

/// Prints what the history has against the laws; exit 1 if there is anything.
///
/// # Errors
/// No desk, no repository, or findings.
pub fn run(app: &mut App, args: &VerifyArgs) -> Result<Exit, CliError> {
    let repository = Repository::at(&app.directory, args.desk.as_deref())?;
    let own = repository.branch().unwrap_or_else(|| "HEAD".to_owned());
    let branch = if args.range.is_none() { branch(app, &repository, own)? } else { own };
    let tip_name = args.range.as_deref().map_or(branch.as_str(), tip_of);
    let Some(tip) = repository.commit(tip_name) else {
        return Err(match &args.range {
            Some(range) => CliError::Usage(message!("error-no-such-range", range = range)),
            None => CliError::Refused(message!("error-no-commits")),
        });
    };
    settle(app, &repository, &tip)?;
    let mut memory = repository.memory()?;
    if memory.was_damaged {
        app.ui.say_message(&message!("verify-memory-damaged"));
    }
    let stretch = stretch(&repository, args, &memory, &branch, tip)?;
    let zone_of = Catalogues::default().at(&repository, &mut repository.blobs()?, &stretch.to)?;
    let zone = zone_of.map(|catalogue| catalogue.desk.zone()).unwrap_or_default();
    let now = app.now(zone)?;
    let mut outcome = {
        // What was verified has its beginning already.
        let root = if stretch.from.is_none() { repository.root_of(&stretch.to) } else { None };
        verify::history(&repository, &stretch.range, root.as_deref(), now)?
    };
    outcome.found.splice(0..0, stretch.found);
    if outcome.found.is_empty() && args.range.is_none() {
        memory.remember(&branch, &stretch.to)?;
    }
    let is_clean = outcome.found.is_empty();
    print(app, args, &outcome, stretch.from.as_deref(), &stretch.to)?;
    if !args.json && !repository.is_bare() {
        let shared = repository.commit("@{upstream}");
        // What the others have is not made anew.
        let mut own = outcome.found;
        own.retain(|trespass| {
            shared.as_ref().is_none_or(|shared| !repository.is_ancestor(&trespass.commit, shared).unwrap_or(true))
        });
        let line = shared.map(|shared| (stretch.to.clone(), shared));
        let message = match line {
            Some(line) => tell::way_out(&repository, &own, &[line])?,
            None => tell::whole(&repository, &own, &stretch.to)?,
        };
        if let Some(message) = message {
            app.ui.say_message(&message);
        }
    }
    if is_clean { Ok(Exit::Done) } else { Err(CliError::Findings) }
}

/// The branch to verify: the repository's own. A server's HEAD may name one that nobody has pushed, or one
/// without the desk; then it is the one branch that has it.
///
/// # Errors
/// Several branches have the desk, and none of them is the repository's own.
fn branch(app: &App, repository: &Repository, own: String) -> Result<String, CliError> {
    if !repository.is_bare() || repository.has_desk(&own) {
        return Ok(own);
    }
    let short = |branch: &str| branch.trim_start_matches("refs/heads/").to_owned();
    match &repository.branches_with_desk()?[..] {
        [] => Ok(own),
        [branch] => {
            app.ui.say_message(&message!("verify-other-branch", own = short(&own), branch = short(branch)));
            Ok(branch.clone())
        }
        several => {
            let names: Vec<String> = several.iter().map(|branch| short(branch)).collect();
            let (own, first) = (short(&own), names.first().cloned().unwrap_or_default());
            Err(CliError::Usage(message!("error-which-branch", own = own, first = first, branches = names.join(", "))))
        }
    }
}

/// Speaks as the desk of a commit does.
///
/// # Errors
/// That commit has no desk.
pub fn settle(app: &mut App, repository: &Repository, commit: &str) -> Result<(), CliError> {
    let catalogue = Catalogues::default().at(repository, &mut repository.blobs()?, commit)?;
    let Some(catalogue) = catalogue else {
        let place = repository.path("");
        return Err(StoreError::NoDesk(std::path::PathBuf::from(if place.is_empty() { "." } else { &place })).into());
    };
    app.settle(&catalogue.desk);
    Ok(())
}

/// The end of a range of git: what stands after the points.
fn tip_of(range: &str) -> &str {
    let end = range.rsplit_once("..").map_or(range, |(_, end)| end.trim_start_matches('.'));
    if end.is_empty() { "HEAD" } else { end }
}

fn stretch(
    repository: &Repository,
    args: &VerifyArgs,
    memory: &Memory,
    branch: &str,
    to: String,
) -> Result<Stretch, CliError> {
    if let Some(range) = &args.range {
        // A word of git's own options is no range.
        let known = |name: &str| name.is_empty() || repository.commit(name).is_some();
        let ends: Vec<&str> = range.split("..").map(|end| end.trim_start_matches('.')).collect();
        if range.starts_with('-') || !ends.iter().all(|end| known(end)) {
            return Err(CliError::Usage(message!("error-no-such-range", range = range)));
        }
        let from = range.split_once("..").map(|(from, _)| from.to_owned()).filter(|from| !from.is_empty());
        return Ok(Stretch { range: vec![range.clone()], from, to, found: None });
    }
    let Some(verified) = memory.of(branch).filter(|_| !args.all) else {
        return Ok(Stretch { range: vec![to.clone()], from: None, to, found: None });
    };
    let is_there = repository.commit(verified).is_some();
    if is_there && repository.is_ancestor(verified, &to)? {
        let range = vec![to.clone(), format!("^{verified}")];
        return Ok(Stretch { range, from: Some(verified.to_owned()), to, found: None });
    }
    // Who took back their last change has nothing that was not looked at.
    if is_there && repository.is_ancestor(&to, verified)? {
        return Ok(Stretch { range: vec![to.clone(), format!("^{to}")], from: Some(to.clone()), to, found: None });
    }
    let mut range = vec![to.clone()];
    range.extend(is_there.then(|| format!("^{verified}")));
    let message = message!("finding-history-rewritten", verified = tell::short(verified), now = tell::short(&to));
    let found = Trespass {
        commit: to.clone(),
        author: branch.trim_start_matches("refs/heads/").to_owned(),
        record: None,
        event: None,
        finding: Finding::new(Place::file(""), message),
    };
    Ok(Stretch { range, from: is_there.then(|| verified.to_owned()), to, found: Some(found) })
}

fn print(app: &App, args: &VerifyArgs, outcome: &Outcome, from: Option<&str>, to: &str) -> Result<(), CliError> {
    if args.json {
        return app.ui.print_json("folio/verify/1", &tell::as_json(&app.ui, outcome, from, to));
    }
    let blocks: Vec<String> = outcome.found.iter().map(|trespass| tell::in_words(&app.ui, trespass)).collect();
    if !blocks.is_empty() {
        app.ui.print(&blocks.join("\n\n"))?;
    }
    if outcome.edges > 0 {
        app.ui.say_message(&message!("verify-shallow", edges = outcome.edges));
    }
    app.ui.say_message(&message!("verify-summary", commits = outcome.commits, findings = outcome.found.len()));
    Ok(())
}
