//! What a merge takes in, held to the law of the side that takes it in: a right that one side took away cannot
//! be used on a line that branched off before, whichever of the two is merged into the other.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::commit::Look;
use super::{Case, Trespass, check_signatures, pairs};
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::history::{Catalogue, Catalogues, Change, Commit, Repository};
use crate::verify::graph::{Graph, Parting};
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
    let mut bases = Bases::of(repository, cases)?;
    let commits = bases.commits(repository, cases)?;
    let mut judged: HashMap<(String, *const Catalogue), Vec<Trespass>> = HashMap::new();
    for case in cases.iter_mut().filter(|case| case.commit.parents.len() > 1) {
        let parents = case.commit.parents.clone();
        case.put_back = put_back(repository, case, &mut bases)?;
        for (index, taker) in parents.iter().enumerate() {
            let Some(law) = catalogues.at(repository, &mut blobs, taker)? else { continue };
            for (_, side) in parents.iter().enumerate().filter(|(other, _)| *other != index) {
                // Merged crosswise they parted in several places: what one of them forbade was told of
                // where the line took that one in.
                let mut forks: Vec<Option<Arc<Catalogue>>> = Vec::new();
                let parting = bases.parting(taker, side);
                for fork in &parting.bases {
                    forks.push(catalogues.at(repository, &mut blobs, fork)?);
                }
                if forks.is_empty() {
                    forks.push(None);
                }
                if forks.iter().any(|fork| fork.as_ref().is_some_and(|fork| Arc::ptr_eq(fork, &law))) {
                    continue;
                }
                let side = parting.second.iter().filter_map(|name| commits.get(name));
                let side: Vec<&Commit> = side.chain([&case.commit]).collect();
                let mut held = |law: &Option<Arc<Catalogue>>| -> Result<Vec<Trespass>, StoreError> {
                    let key = |commit: &Commit| (commit.id.clone(), law.as_ref().map_or(std::ptr::null(), Arc::as_ptr));
                    let mut held = Vec::new();
                    for commit in side.iter().filter(|commit| !judged.contains_key(&key(commit))) {
                        let at = catalogues.of(repository, &mut blobs, commit)?;
                        let mut of_other = Case::new((*commit).clone(), law.clone(), at);
                        of_other.is_of_other_line = true;
                        if commit.id == case.commit.id {
                            of_other.put_back.clone_from(&case.put_back);
                        }
                        held.push(of_other);
                    }
                    check_signatures(repository, &mut held)?;
                    let mut reader = pairs::Reader::new(repository, &mut blobs);
                    for of_other in &held {
                        judged.insert(key(&of_other.commit), rights(of_other, now, &mut reader)?);
                    }
                    let all = side.iter().filter_map(|commit| judged.get(&key(commit))).flatten().cloned().collect();
                    // What the merge itself put back is asked of it alone.
                    judged.remove(&key(&case.commit));
                    Ok(all)
                };
                let by_law = held(&Some(law.clone()))?.into_iter();
                let by_law: Vec<Trespass> = by_law.filter(|it| !found.iter().any(|known| is_same(known, it))).collect();
                if by_law.is_empty() {
                    continue;
                }
                let mut before: Vec<Trespass> = Vec::new();
                for fork in &forks {
                    before.extend(held(fork)?);
                }
                found.extend(by_law.into_iter().filter(|it| !before.iter().any(|known| is_same(known, it))));
            }
        }
    }
    Ok(found)
}

/// What somebody did in a commit without a right to it.
fn rights<'a>(case: &'a Case, now: Moment, reader: &mut pairs::Reader<'a>) -> Result<Vec<Trespass>, StoreError> {
    let mut found = Look::at(case, now, reader)?;
    let is_catalogue = |path: &str| matches!(sort_of(path), Sort::Catalogue(_));
    let touches = case.commit.changes.iter().all(|changes| changes.iter().any(|change| is_catalogue(&change.path)));
    found.retain(|trespass| {
        let code = trespass.finding.code();
        OF_RIGHTS.contains(&code) || (touches && code == "author-unknown")
    });
    Ok(found)
}

/// Where parents of merges parted, and which files each had changed since.
#[derive(Default)]
struct Bases {
    graph: Graph,
    changed: HashMap<(String, String), HashSet<String>>,
}

impl Bases {
    /// Asks git once for all of them.
    fn of(repository: &Repository, cases: &[Case]) -> Result<Self, StoreError> {
        let merges = cases.iter().filter(|case| case.commit.parents.len() > 1);
        let parents: BTreeSet<&String> = merges.flat_map(|case| &case.commit.parents).collect();
        let parents: Vec<String> = parents.into_iter().cloned().collect();
        let graph = if parents.is_empty() { Graph::default() } else { repository.graph(&parents)? };
        Ok(Self { graph, changed: HashMap::new() })
    }

    fn parting(&self, one: &str, other: &str) -> Parting {
        self.graph.parting(one, other)
    }

    /// The commits that merges take in, by name: those that are being looked at, and others that were before.
    fn commits(&self, repository: &Repository, cases: &[Case]) -> Result<HashMap<String, Commit>, StoreError> {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for parents in cases.iter().map(|case| &case.commit.parents).filter(|parents| parents.len() > 1) {
            for (index, one) in parents.iter().enumerate() {
                for other in &parents[index + 1..] {
                    let parting = self.parting(one, other);
                    taken.extend(parting.first.into_iter().chain(parting.second));
                }
            }
        }
        let known = cases.iter().filter(|case| taken.contains(&case.commit.id));
        let mut commits: HashMap<String, Commit> =
            known.map(|case| (case.commit.id.clone(), case.commit.clone())).collect();
        let lacking: Vec<String> = taken.into_iter().filter(|name| !commits.contains_key(name)).collect();
        commits.extend(repository.commits_named(&lacking)?.into_iter().map(|commit| (commit.id.clone(), commit)));
        Ok(commits)
    }

    fn changed(&mut self, repository: &Repository, from: &str, to: &str) -> Result<HashSet<String>, StoreError> {
        let key = (from.to_owned(), to.to_owned());
        if let Some(known) = self.changed.get(&key) {
            return Ok(known.clone());
        }
        let changed: HashSet<String> = repository.changed_between(from, to)?.into_iter().collect();
        self.changed.insert(key, changed.clone());
        Ok(changed)
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
            let forks = bases.parting(parent, other).bases;
            // What the other side knew as it is here was changed there, by whoever did it.
            let mut since: Option<HashSet<String>> = None;
            for fork in &forks {
                let changed = bases.changed(repository, fork, parent)?;
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
