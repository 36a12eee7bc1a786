//! Holds the history of a desk to its laws: what each commit changed was somebody's to change, and took
//! away nothing that was there. Gathers what is wrong; prints nothing.
//!
//! Each commit is looked at by itself, with the catalogue that it has and the one before it, so that
//! several are looked at at the same time.

mod attached;
mod commit;
mod judge;
mod merges;
pub mod pairs;
mod records;
mod restored;
mod rights;
mod seals;
pub mod tell;
mod twins;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::commit::Look;
use super::error::CliError;
use crate::model::catalogue::People;
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::store::history::{Catalogue, Catalogues, Commit, Repository, Signed};
use crate::store::{StoreError, parallel};
use crate::verify::AHEAD;

/// Something that a commit did and may not do.
#[derive(Debug, Clone, PartialEq)]
pub struct Trespass {
    /// The commit.
    pub commit: String,
    /// Name and mail address of its author.
    pub author: String,
    /// Ticket, by its folio, or asset, by its identifier.
    pub record: Option<String>,
    /// Event.
    pub event: Option<String>,
    /// Where, what, and what to do about it.
    pub finding: Finding,
}

/// What a look at a history gives.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// How many commits were looked at.
    pub commits: usize,
    /// Of a shallow clone, how many at its edge were taken as they are.
    pub edges: usize,
    /// What is wrong, in the order of the commits.
    pub found: Vec<Trespass>,
}

/// A commit with what it is judged by.
struct Case {
    commit: Commit,
    /// The catalogue of what it continues.
    before: Option<Arc<Catalogue>>,
    /// Its own.
    at: Option<Arc<Catalogue>>,
    /// Who signed it, where that is asked for.
    signed: Option<Signed>,
    /// Whether a history begins with it beside the one that there was.
    is_second_root: bool,
    /// Of a merge, files that it has as one side had them, though the other changed them since.
    put_back: Vec<String>,
    /// Whether it is held to the law of another line: people count as they are there.
    is_of_other_line: bool,
}

/// Looks at the commits that git names so. A history may begin with `root` only: the desk is founded once.
///
/// # Errors
/// Git does not answer, or does not know the range.
pub fn history(
    repository: &Repository,
    range: &[String],
    root: Option<&str>,
    now: Moment,
) -> Result<Outcome, CliError> {
    let now = now + chrono::TimeDelta::seconds(AHEAD);
    let mut commits = repository.commits(range)?;
    let edges: HashSet<String> = repository.edges()?.into_iter().collect();
    let all = commits.len();
    // What came before them is not here: nobody can say what they changed.
    commits.retain(|commit| !edges.contains(&commit.id));
    let edges = all - commits.len();
    let mut catalogues = Catalogues::default();
    let mut cases = prepared(repository, &mut catalogues, commits)?;
    for case in &mut cases {
        case.is_second_root = case.commit.parents.is_empty() && root != Some(case.commit.id.as_str());
    }
    check_signatures(repository, &mut cases)?;
    let taken_in = merges::taken_in(repository, &mut catalogues, &mut cases, now)?;
    let looks = parallel::shares(&cases, |cases| -> Result<Vec<Trespass>, StoreError> {
        let mut blobs = repository.blobs()?;
        let mut pairs = pairs::Reader::new(repository, &mut blobs);
        let mut found = Vec::new();
        for case in cases {
            found.extend(Look::at(case, now, &mut pairs)?);
        }
        Ok(found)
    });
    let mut found = Vec::new();
    for look in looks {
        found.extend(look?);
    }
    found.extend(twins::found(repository, &cases)?);
    for trespass in taken_in {
        if !found.iter().any(|known| merges::is_same(known, &trespass)) {
            found.push(trespass);
        }
    }
    Ok(Outcome { commits: cases.len(), edges, found })
}

/// Each commit with its catalogues.
fn prepared(
    repository: &Repository,
    catalogues: &mut Catalogues,
    commits: Vec<Commit>,
) -> Result<Vec<Case>, StoreError> {
    let mut blobs = repository.blobs()?;
    let mut cases = Vec::new();
    for commit in commits {
        let before = match commit.parents.first() {
            Some(parent) => catalogues.at(repository, &mut blobs, parent)?,
            None => None,
        };
        let at = catalogues.of(repository, &mut blobs, &commit)?;
        cases.push(Case::new(commit, before, at));
    }
    Ok(cases)
}

/// Asks git for the signatures of those commits whose desk wants them.
fn check_signatures(repository: &Repository, cases: &mut [Case]) -> Result<(), StoreError> {
    let mut wanted: HashMap<*const Catalogue, Vec<usize>> = HashMap::new();
    for (index, case) in cases.iter().enumerate() {
        if let Some(catalogue) = case.law().filter(|catalogue| catalogue.desk.settings.sharing.signed) {
            wanted.entry(Arc::as_ptr(catalogue)).or_default().push(index);
        }
    }
    for indices in wanted.into_values() {
        let Some(catalogue) = indices.first().and_then(|index| cases[*index].law().cloned()) else { continue };
        let people: &People = &catalogue.desk.people;
        let names: Vec<&str> = indices.iter().map(|index| cases[*index].commit.id.as_str()).collect();
        let mut signed = repository.signed(&names, people)?;
        for index in indices {
            cases[index].signed = signed.remove(&cases[index].commit.id).or(Some(Signed::Bad));
        }
    }
    Ok(())
}

impl Case {
    fn new(commit: Commit, before: Option<Arc<Catalogue>>, at: Option<Arc<Catalogue>>) -> Self {
        let (is_second_root, is_of_other_line) = (false, false);
        Self { commit, before, at, signed: None, is_second_root, put_back: Vec::new(), is_of_other_line }
    }

    /// The catalogue that says who may do what in this commit: that before it, which it cannot bend; its
    /// own where the desk begins with it.
    fn law(&self) -> Option<&Arc<Catalogue>> {
        self.before.as_ref().or(self.at.as_ref())
    }
}
