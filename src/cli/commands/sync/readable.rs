//! What a sync neither gives nor takes: a catalogue that cannot be read, which would stop every desk; nor does it give
//! records that nobody can read.

use std::collections::{BTreeMap, BTreeSet};

use super::Round;
use crate::cli::error::CliError;
use crate::cli::sync::sides::is_record;
use crate::message;
use crate::model::finding::Finding;
use crate::store::desk::Desk;
use crate::store::git::{exchange, joining, run};
use crate::store::{StoreError, assets, parallel, tickets};
use crate::verify::paths::is_law;

/// What is wrong, by the path of the file.
type Broken = BTreeMap<String, Vec<Finding>>;

/// Sees that nothing becomes unreadable: neither for the others by what would be shared, nor here by what came. Gives
/// the findings on records that came so: they stop nobody.
///
/// # Errors
/// The findings, once it was said whose they are; nothing was shared nor taken.
pub(super) fn refuse_broken(round: &Round, fetched: &str, target: &str) -> Result<Vec<Finding>, CliError> {
    let (root, head) = (&round.desk.root, round.head);
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for side in [head, fetched] {
        if side != target {
            let changed = exchange::differences(root, side, target, &[])?.into_iter();
            paths.extend(changed.filter(|it| it.after.is_some() || is_law(&it.path)).map(|it| it.path));
        }
    }
    let records: Vec<String> = paths.iter().filter(|path| is_record(path)).cloned().collect();
    let mut found = records_of(round, target, &records)?;
    if paths.iter().any(|path| is_law(path)) {
        found.extend(catalogue(round, target)?);
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let of = |commit: &str| -> Result<BTreeSet<String>, CliError> {
        let mut all = records_of(round, commit, &records)?;
        all.extend(catalogue(round, commit)?);
        Ok(all.into_keys().collect())
    };
    let (ours, theirs) = (of(head)?, of(fetched)?);
    let (mut given, mut came, mut made, mut told) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (path, findings) in found {
        match (ours.contains(&path), theirs.contains(&path)) {
            (true, true) => {}
            (true, false) => given.extend(findings),
            (false, true) if is_record(&path) => told.extend(findings),
            (false, true) => came.extend(findings),
            (false, false) => made.extend(findings),
        }
    }
    let branch = round.remote.branch.trim_start_matches("refs/heads/");
    let remote = &round.remote.name;
    let (heading, findings) = if !given.is_empty() {
        (message!("sync-broken-here"), given)
    } else if !came.is_empty() {
        (message!("sync-broken-there", remote = remote, branch = branch), came)
    } else if !made.is_empty() {
        (message!("sync-broken-joined", remote = remote, branch = branch), made)
    } else {
        return Ok(told);
    };
    round.app.ui.say_message(&heading);
    Err(CliError::Store(StoreError::Damaged(findings)))
}

/// The records of a commit that cannot be read.
fn records_of(round: &Round, commit: &str, paths: &[String]) -> Result<Broken, StoreError> {
    let texts = run::texts_at(&round.desk.root, commit, paths)?;
    let all: Vec<(&String, Option<String>)> = paths.iter().zip(texts).collect();
    let found = parallel::shares(&all, |share| {
        let damaged = |(path, text): &(&String, Option<String>)| {
            let text = text.as_ref()?;
            let read = match path.starts_with("tickets/") {
                true => tickets::parse_ticket(path, text).err(),
                false => assets::parse_asset(path, text).err(),
            };
            // The first says why; what follows from it would hide that.
            read.map(|findings| ((*path).clone(), findings.into_iter().take(1).collect::<Vec<_>>()))
        };
        share.iter().filter_map(damaged).collect::<Vec<_>>()
    });
    Ok(found.into_iter().flatten().collect())
}

/// The files of the catalogue of a commit that cannot be read.
fn catalogue(round: &Round, commit: &str) -> Result<Broken, StoreError> {
    let root = &round.desk.root;
    let names = exchange::names_in(root, commit, "catalog")?.into_iter().filter(|path| is_law(path));
    let folder = joining::laid_out(root, commit, names.collect())?;
    let findings = match Desk::open_anyway(folder.path()) {
        Ok((desk, mut findings)) => {
            findings.extend(desk.unreadable());
            findings
        }
        Err(StoreError::Damaged(findings)) => findings,
        Err(_) => Vec::new(),
    };
    let mut broken = Broken::new();
    for finding in findings {
        broken.entry(finding.place.path.clone()).or_default().push(finding);
    }
    Ok(broken)
}
