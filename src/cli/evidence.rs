//! What a signature stands on outside the record: the scan of a signed paper, a signed commit. Read
//! when a signature is recorded, and again when somebody asks whether it still holds.

use std::path::Path;

use super::error::{self, CliError};
use crate::inventory::ledger as papers;
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::catalogue::Person;
use crate::model::message::Message;
use crate::model::plain;
use crate::model::signature::Scan;
use crate::procedure::ledger;
use crate::procedure::replay::State;
use crate::store::assets::{self, AssetRecord};
use crate::store::desk::Desk;
use crate::store::git::{self, CommitSigner};
use crate::store::tickets::{self, Record};
use crate::store::{StoreError, file};

/// What tells a scan from any other file.
///
/// # Errors
/// The file cannot be read, is a folder or empty.
pub fn fingerprint(path: &Path, typed: &Path) -> Result<Scan, CliError> {
    let shown = typed.display().to_string();
    let name = path.file_name().map(|name| plain::one_line(&name.to_string_lossy())).unwrap_or_default();
    if path.is_dir() || name.is_empty() {
        return Err(CliError::Usage(message!("sign-scan-folder", path = shown)));
    }
    let (sha256, bytes) = file::digest(path).map_err(|problem| error::unreadable(&shown, &problem))?;
    if bytes == 0 {
        return Err(CliError::Usage(message!("sign-scan-empty", path = shown)));
    }
    Ok(Scan { name, sha256, bytes, kept: false })
}

/// A signed commit that git finds good.
pub struct Verified {
    /// Its full hash.
    pub commit: String,
    /// Whose key signed it.
    pub signer: CommitSigner,
}

/// The commit of that name, if git finds its signature good.
///
/// # Errors
/// Git does not know it or does not find it good.
pub fn verified(desk: &Desk, typed: &str) -> Result<Verified, CliError> {
    let unknown = || CliError::Usage(message!("sign-commit-unknown", commit = typed));
    let commit = git::commit(&desk.root, typed).ok_or_else(unknown)?;
    if let Some(problem) = git::verify_commit(&desk.root, &commit)? {
        return Err(CliError::Refused(message!("sign-commit-unverified", commit = typed, problem = said(&problem))));
    }
    let signer = git::signer(&desk.root, &commit)?;
    Ok(Verified { commit, signer })
}

/// Whether a commit was signed by whom a signature names: by a key of their mail address or
/// identifier. Whoever has a key would otherwise sign for anybody.
///
/// # Errors
/// It was not, or nobody can tell.
pub fn is_by(desk: &Desk, commit: &str, signer: &CommitSigner, name: &str) -> Result<(), Message> {
    let shown = git::short(commit);
    let identity = signer.identity();
    let named = |person: &&Person| person.id == name || person.name == name;
    let Some(person) = desk.people.people.iter().find(named) else {
        return Err(message!("sign-commit-no-person", commit = shown, signer = identity, name = name));
    };
    if identity.eq_ignore_ascii_case(&person.id) {
        return Ok(());
    }
    let Some(mail) = &person.mail else {
        return Err(message!("sign-commit-no-mail", commit = shown, signer = identity, name = &person.name));
    };
    match identity.eq_ignore_ascii_case(mail) {
        true => Ok(()),
        false => {
            Err(message!("sign-commit-other", commit = shown, signer = identity, name = &person.name, mail = mail))
        }
    }
}

/// The hash of the data that a ticket has in a commit, of the version of one that was recorded.
///
/// # Errors
/// The commit does not have the ticket, or a damaged one.
pub fn data_in(desk: &Desk, record: &Record, commit: &str, recorded: Option<&str>) -> Result<String, CliError> {
    let shown = file::display(&desk.root, &record.path);
    let without = |_| CliError::Refused(message!("sign-commit-without-ticket", commit = commit, path = &shown));
    let text = git::text_at(&desk.root, commit, &shown).map_err(without)?;
    let ticket =
        tickets::parse_ticket(&shown, &text).map_err(|findings| CliError::Store(StoreError::Damaged(findings)))?;
    let lineage = desk.lineage_of(&ticket)?;
    let state = State::replay(&lineage, &ticket.events);
    let procedure = lineage.current().reference();
    Ok(ledger::hash_like(recorded, &ticket.folio, &ticket.uid, &procedure, &state.values, &state.visits))
}

/// The hash of what an asset's paper says in a commit: of the one named, else of the one that this
/// capacity signs.
///
/// # Errors
/// The commit does not have the asset, a damaged one, or one without that paper.
pub fn paper_in(
    desk: &Desk,
    record: &AssetRecord,
    commit: &str,
    capacity: Option<&str>,
    on: Option<&str>,
) -> Result<String, CliError> {
    let shown = file::display(&desk.root, &record.path);
    let lacks = || CliError::Refused(message!("sign-commit-without-paper", commit = git::short(commit), path = &shown));
    let text = git::text_at(&desk.root, commit, &shown).map_err(|_| lacks())?;
    let asset =
        assets::parse_asset(&shown, &text).map_err(|findings| CliError::Store(StoreError::Damaged(findings)))?;
    let state = AssetState::replay(&asset.id, &asset.events);
    let on = desk.asset_rules().signed_on(&state, capacity, on);
    papers::hash(&asset, &state, &on).ok_or_else(lacks)
}

/// What git said, on one line; a commit without a signature it says nothing about.
fn said(problem: &str) -> String {
    let problem = plain::one_line(problem);
    if problem.is_empty() { "none".to_owned() } else { problem }
}
