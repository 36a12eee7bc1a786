//! What a merge takes in, held to the law of the side that takes it in: a right that one side took away cannot
//! be used on a line that branched off before, whichever of the two is merged into the other.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::commit::Look;
use super::{Case, Trespass, check_signatures, pairs};
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::history::{Catalogue, Catalogues, Change, Repository};
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
        let mut bases = Bases::default();
        case.put_back = put_back(repository, case, &mut bases)?;
        for (index, taker) in parents.iter().enumerate() {
            let Some(law) = catalogues.at(repository, &mut blobs, taker)? else { continue };
            for (_, side) in parents.iter().enumerate().filter(|(other, _)| *other != index) {
                // Merged crosswise they parted in several places: what one of them forbade was told of
                // where the line took that one in.
                let mut forks: Vec<Option<Arc<Catalogue>>> = Vec::new();
                for fork in bases.of(repository, taker, side)? {
                    forks.push(catalogues.at(repository, &mut blobs, &fork)?);
                }
                if forks.is_empty() {
                    forks.push(None);
                }
                if forks.iter().any(|fork| fork.as_ref().is_some_and(|fork| Arc::ptr_eq(fork, &law))) {
                    continue;
                }
                let mut side = repository.commits(&[side.clone(), format!("^{taker}")])?;
                side.push(case.commit.clone());
                let mut held = |law: &Option<Arc<Catalogue>>| -> Result<Vec<Vec<Trespass>>, StoreError> {
                    let mut held = Vec::new();
                    for commit in &side {
                        let at = catalogues.at(repository, &mut blobs, &commit.id)?;
                        let mut of_other = Case::new(commit.clone(), law.clone(), at);
                        of_other.is_of_other_line = true;
                        if commit.id == case.commit.id {
                            of_other.put_back.clone_from(&case.put_back);
                        }
                        held.push(of_other);
                    }
                    check_signatures(repository, &mut held)?;
                    held.iter().map(|case| rights(repository, case, now)).collect()
                };
                let by_law = held(&Some(law.clone()))?.into_iter().flatten();
                let by_law: Vec<Trespass> = by_law.filter(|it| !found.iter().any(|known| is_same(known, it))).collect();
                if by_law.is_empty() {
                    continue;
                }
                let mut before: Vec<Trespass> = Vec::new();
                for fork in &forks {
                    before.extend(held(fork)?.into_iter().flatten());
                }
                found.extend(by_law.into_iter().filter(|it| !before.iter().any(|known| is_same(known, it))));
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

/// Where parents of a merge parted, asked once for each two.
#[derive(Default)]
struct Bases {
    known: HashMap<(String, String), Vec<String>>,
}

impl Bases {
    fn of(&mut self, repository: &Repository, one: &str, other: &str) -> Result<Vec<String>, StoreError> {
        let key = if one <= other { (one.to_owned(), other.to_owned()) } else { (other.to_owned(), one.to_owned()) };
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let bases = repository.merge_bases(one, other)?;
        self.known.insert(key, bases.clone());
        Ok(bases)
    }
}

/// Files of the catalogue that a merge has as one parent had them, though another had changed them since
/// they parted: taking the older is a change.
fn put_back(repository: &Repository, case: &Case, bases: &mut Bases) -> Result<Vec<String>, StoreError> {
    let commit = &case.commit;
    let mut paths = Vec::new();
    for (parent, changes) in commit.parents.iter().zip(&commit.changes) {
        let changes: Vec<&Change> =
            changes.iter().filter(|change| matches!(sort_of(&change.path), Sort::Catalogue(_))).collect();
        if changes.is_empty() {
            continue;
        }
        for other in commit.parents.iter().filter(|other| *other != parent) {
            let forks = bases.of(repository, parent, other)?;
            // What the other side knew as it is here was changed there, by whoever did it.
            let mut since: Option<HashSet<String>> = None;
            for fork in &forks {
                let changed: HashSet<String> = repository.changed_between(fork, parent)?.into_iter().collect();
                since = Some(match since {
                    Some(since) => since.intersection(&changed).cloned().collect(),
                    None => changed,
                });
            }
            for change in &changes {
                // Where nothing was there on this side, the other one only adds.
                let differs =
                    since.as_ref().map_or(change.before.is_some(), |since| since.contains(change.path.as_str()));
                if differs && !paths.contains(&change.path) {
                    paths.push(change.path.clone());
                }
            }
        }
    }
    Ok(paths)
}
