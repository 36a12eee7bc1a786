//! What a merge takes in, held to the law of the side that takes it in: a right that one side took away cannot
//! be used on a line that branched off before, whichever of the two is merged into the other.

use std::sync::Arc;

use super::commit::Look;
use super::{Case, Trespass, check_signatures, pairs};
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::history::{Catalogue, Catalogues, Repository};
use crate::verify::paths::{Sort, sort_of};

/// What lacking a right is told as.
const OF_RIGHTS: [&str; 8] = [
    "catalogue-not-entitled",
    "kept-procedure-foreign",
    "right-missing",
    "series-not-entitled",
    "commit-unsigned",
    "commit-signature-bad",
    "commit-key-unknown",
    "commit-signed-by-another",
];

/// Whether both say the same of the same.
pub fn is_same(one: &Trespass, other: &Trespass) -> bool {
    one.commit == other.commit
        && one.event == other.event
        && one.finding.place.path == other.finding.place.path
        && one.finding.code() == other.finding.code()
}

/// What commits of one side of a merge did by a right that the other side had taken away when they met.
/// The sides are walked though they be verified: they were, by the law of their own line.
pub fn taken_in(
    repository: &Repository,
    catalogues: &mut Catalogues,
    cases: &mut [Case],
    now: Moment,
) -> Result<Vec<Trespass>, StoreError> {
    let mut found: Vec<Trespass> = Vec::new();
    let mut blobs = repository.blobs()?;
    for case in cases.iter_mut().filter(|case| case.commit.parents.len() > 1) {
        let parents = case.commit.parents.clone();
        case.put_back = put_back(repository, case)?;
        for (index, taker) in parents.iter().enumerate() {
            let Some(law) = catalogues.at(repository, &mut blobs, taker)? else { continue };
            for (_, side) in parents.iter().enumerate().filter(|(other, _)| *other != index) {
                let forks = repository.merge_bases(taker, side)?;
                let fork = match forks.first() {
                    Some(fork) => catalogues.at(repository, &mut blobs, fork)?,
                    None => None,
                };
                if fork.as_ref().is_some_and(|fork| Arc::ptr_eq(fork, &law)) {
                    continue;
                }
                let mut side = repository.commits(&[side.clone(), format!("^{taker}")])?;
                side.push(case.commit.clone());
                let looked: Vec<(Case, Case)> = side
                    .into_iter()
                    .map(|commit| {
                        let at = catalogues.at(repository, &mut blobs, &commit.id)?;
                        let held = |law: Option<Arc<Catalogue>>| {
                            let mut held = Case::new(commit.clone(), law, at.clone());
                            held.is_of_other_line = true;
                            if commit.id == case.commit.id {
                                held.put_back.clone_from(&case.put_back);
                            }
                            held
                        };
                        Ok((held(Some(law.clone())), held(fork.clone())))
                    })
                    .collect::<Result<_, StoreError>>()?;
                let (mut by_law, mut by_fork): (Vec<Case>, Vec<Case>) = looked.into_iter().unzip();
                check_signatures(repository, &mut by_law)?;
                check_signatures(repository, &mut by_fork)?;
                for (by_law, by_fork) in by_law.iter().zip(&by_fork) {
                    let before = rights(repository, by_fork, now)?;
                    for trespass in rights(repository, by_law, now)? {
                        if !before.iter().chain(&found).any(|known| is_same(known, &trespass)) {
                            found.push(trespass);
                        }
                    }
                }
            }
        }
    }
    Ok(found)
}

/// What somebody did in a commit without a right to it.
fn rights(repository: &Repository, case: &Case, now: Moment) -> Result<Vec<Trespass>, StoreError> {
    let mut blobs = repository.blobs()?;
    let mut found = Look::at(case, now, &mut pairs::Reader::new(repository, &mut blobs))?;
    let is_catalogue = |path: &str| matches!(sort_of(path), Sort::Catalogue(_));
    let touches = case.commit.changes.iter().all(|changes| changes.iter().any(|change| is_catalogue(&change.path)));
    found.retain(|trespass| {
        let code = trespass.finding.code();
        OF_RIGHTS.contains(&code) || (touches && code == "author-unknown")
    });
    Ok(found)
}

/// Files of the catalogue that a merge has as one parent had them, though another had changed them since
/// they parted: taking the older is a change.
fn put_back(repository: &Repository, case: &Case) -> Result<Vec<String>, StoreError> {
    let commit = &case.commit;
    let mut paths = Vec::new();
    for (parent, changes) in commit.parents.iter().zip(&commit.changes) {
        for change in changes.iter().filter(|change| matches!(sort_of(&change.path), Sort::Catalogue(_))) {
            for other in commit.parents.iter().filter(|other| *other != parent) {
                let forks = repository.merge_bases(parent, other)?;
                let mut was_so = !forks.is_empty();
                for fork in &forks {
                    was_so &= repository.blob_at(fork, &change.path) == change.before;
                }
                // Where nothing was there on this side, the other one only adds.
                let only_adds = forks.is_empty() && change.before.is_none();
                if !was_so && !only_adds && !paths.contains(&change.path) {
                    paths.push(change.path.clone());
                }
            }
        }
    }
    Ok(paths)
}
