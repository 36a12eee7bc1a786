//! What the merge of records needs of disk and git: which record a path is, procedures wherever some
//! commit has them, the three texts, and both sides with markers where a person has to look.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{StoreError, git, io_error};
use crate::merge::markers::{self, Names};
use crate::merge::record::{merge_asset, merge_ticket};
use crate::merge::{Conflict, Merged};
use crate::model::identifier;
use crate::model::ticket::ProcedureReference;
use crate::procedure::definition::Procedure;
use crate::procedure::load;

/// Signs in a marker, where git says nothing else.
pub const MARKER_SIZE: usize = 7;

/// What kind of record a path within a repository leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A ticket of the desk in that folder; empty where the desk is the repository.
    Ticket {
        /// The desk's folder, with a slash at its end unless it is empty.
        desk: String,
    },
    /// An asset.
    Asset {
        /// The desk's folder.
        desk: String,
    },
}

impl Place {
    /// The record that a path with `/` leads to, if it leads to one.
    pub fn of(path: &str) -> Option<Self> {
        let desk = |folder: &str| {
            let at = path
                .match_indices(folder)
                .map(|(at, _)| at)
                .filter(|at| *at == 0 || path[..*at].ends_with('/'))
                .last()?;
            Some(path[..at].to_owned())
        };
        if !path.ends_with(".yaml") {
            return None;
        }
        match desk("catalog/assets/") {
            Some(desk) => Some(Self::Asset { desk }),
            None => desk("tickets/").map(|desk| Self::Ticket { desk }),
        }
    }

    fn desk(&self) -> &str {
        match self {
            Self::Ticket { desk } | Self::Asset { desk } => desk,
        }
    }
}

/// Finds procedures of a desk: in its catalogue, among the copies that it keeps, and in what commits
/// have of both. While git merges, the other side's files are not on the disk yet.
pub struct Finder {
    /// A folder of the repository from which `desk` leads to the desk.
    root: PathBuf,
    desk: String,
    known: RefCell<HashMap<String, Option<Arc<Procedure>>>>,
}

impl Finder {
    /// A finder for the desk in that folder (with a slash at its end, or empty) of a repository's root.
    pub fn new(root: &Path, desk: &str) -> Self {
        Self { root: root.to_owned(), desk: desk.to_owned(), known: RefCell::default() }
    }

    /// The procedure, if its text is anywhere.
    pub fn find(&self, reference: &ProcedureReference) -> Option<Arc<Procedure>> {
        let key = format!("{} {} {}", reference.code, reference.revision, reference.sha256);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.load(reference).map(Arc::new);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn load(&self, reference: &ProcedureReference) -> Option<Procedure> {
        if !identifier::is_key(&reference.code) || !reference.sha256.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let hash: String = reference.sha256.chars().take(12).collect();
        let folder = format!("{}catalog/procedures", self.desk);
        let paths =
            [format!("{folder}/{}.toml", reference.code), format!("{folder}/past/{}-{hash}.toml", reference.code)];
        let is_it = |text: &String| identifier::content_hash(text) == reference.sha256;
        let on_disk = paths.iter().filter_map(|path| super::file::read_text(&self.root, &self.root.join(path)).ok());
        let text = on_disk.into_iter().find(is_it).or_else(|| {
            let commits = commits(&self.root);
            let mut of_git = commits.iter().flat_map(|commit| paths.iter().map(move |path| format!("{commit}:{path}")));
            of_git.find_map(|name| git::blob(&self.root, &name).filter(is_it))
        })?;
        let loaded = load::load(&paths[0], &text).procedure;
        loaded.filter(|found| found.code == reference.code && found.revision == reference.revision)
    }
}

/// Commits that may know a procedure: those being merged first, then every branch and tag.
fn commits(root: &Path) -> Vec<String> {
    let mut commits: Vec<String> = std::env::vars_os()
        .filter_map(|(name, _)| name.to_str()?.strip_prefix("GITHEAD_").map(str::to_owned))
        .collect();
    let of_git = ["HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD", "ORIG_HEAD", "FETCH_HEAD"];
    commits.extend(of_git.into_iter().filter_map(|name| git::commit(root, name)));
    commits.extend(git::tips(root));
    let mut seen = std::collections::HashSet::new();
    commits.retain(|commit| seen.insert(commit.clone()));
    commits
}

/// Merges three texts of the record at a path of the repository.
///
/// # Errors
/// See [`Conflict`].
pub fn merge(finder: &Finder, path: &str, place: &Place, texts: &Texts) -> Result<Merged, Conflict> {
    let base = texts.base.as_deref();
    match place {
        Place::Ticket { .. } => merge_ticket(base, &texts.ours, &texts.theirs, &|reference| finder.find(reference)),
        Place::Asset { .. } => merge_asset(path, base, &texts.ours, &texts.theirs),
    }
}

/// The texts of a merge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    /// What both began from.
    pub base: Option<String>,
    /// This clone's.
    pub ours: String,
    /// The other's.
    pub theirs: String,
}

/// What the driver did.
#[derive(Debug)]
pub enum Driven {
    /// Merged by events.
    Merged(Merged),
    /// Both sides stand in the file between markers, for that reason; none where the file is no record.
    Marked(Option<Conflict>),
}

/// Does what git asks of a merge driver: the result goes into the file `ours`.
///
/// # Errors
/// A file that cannot be read or written, or git that is missing. Nothing was written then.
pub fn drive(base: &Path, ours: &Path, theirs: &Path, size: usize, path: &str) -> Result<Driven, StoreError> {
    let read = |path: &Path| std::fs::read(path).map_err(io_error(path));
    let (of_base, of_ours, of_theirs) = (read(base)?, read(ours)?, read(theirs)?);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let place = Place::of(path);
    let conflict = match (&place, text(&of_base), text(&of_ours), text(&of_theirs)) {
        (Some(place), Some(base), Some(of_ours), Some(theirs)) => {
            let finder = Finder::new(Path::new("."), place.desk());
            let texts = Texts { base: Some(base).filter(|base| !base.is_empty()), ours: of_ours, theirs };
            match merge(&finder, path, place, &texts) {
                Ok(merged) => {
                    std::fs::write(ours, &merged.text).map_err(io_error(ours))?;
                    return Ok(Driven::Merged(merged));
                }
                Err(conflict) => Some(conflict),
            }
        }
        _ => None,
    };
    // Of two records no line belongs to both, whatever git makes of those that look alike.
    let is_two = conflict == Some(Conflict::OtherRecord);
    let marked = if is_two { None } else { marked(base, ours, theirs, size)? };
    let marked = marked.unwrap_or_else(|| {
        let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let names = Names { ours: "ours", base: "base", theirs: "theirs" };
        let base = lossy(&of_base);
        let base = (!base.is_empty()).then_some(base.as_str());
        markers::both(base, &lossy(&of_ours), &lossy(&of_theirs), size, names).into_bytes()
    });
    std::fs::write(ours, marked).map_err(io_error(ours))?;
    Ok(Driven::Marked(conflict))
}

/// The lines on which both sides differ between markers, as git writes them; none where git sees
/// nothing to ask about: then both sides are told whole.
fn marked(base: &Path, ours: &Path, theirs: &Path, size: usize) -> Result<Option<Vec<u8>>, StoreError> {
    let size = format!("--marker-size={size}");
    let mut arguments: Vec<&OsStr> = ["merge-file", "--diff3", "--stdout", &size].map(OsStr::new).to_vec();
    arguments.extend(["-L", "ours", "-L", "base", "-L", "theirs", "--"].map(OsStr::new));
    arguments.extend([ours, base, theirs].map(Path::as_os_str));
    let answer = git::run::run(Path::new("."), &arguments)?;
    // The number of conflicts is its exit code; 255 is an error.
    Ok((1..128).contains(&answer.code).then_some(answer.out))
}

/// The texts of a record that git left unmerged: as the index has them, and as they stand between the
/// markers of the file itself, where somebody may have mended one.
pub fn texts(root: &Path, path: &str, text: &str) -> Vec<Texts> {
    let stage = |number: u8| git::blob(root, &format!(":{number}:./{path}"));
    let of_index = stage(2).zip(stage(3)).map(|(ours, theirs)| Texts { base: stage(1), ours, theirs });
    let of_file = markers::parted(text).map(|it| Texts { base: it.base, ours: it.ours, theirs: it.theirs });
    of_index.into_iter().chain(of_file).collect()
}

/// Whether what git brings together at that path, or a commit left between markers, are two records: asked of its
/// index, else of its commits, since between markers one line may belong to both.
pub fn are_two(finder: &Finder, root: &Path, path: &str, place: &Place) -> bool {
    let text = |name: &str| git::blob(root, &format!("{name}:./{path}"));
    let sides = |base: Option<&str>, ours: &str, theirs: &str| {
        Some(Texts { base: base.and_then(text), ours: text(ours)?, theirs: text(theirs)? })
    };
    let of_commits = |ours: &str, theirs: &str| {
        let meets = git::run::run(root, &["merge-base", ours, theirs]).ok().filter(|answer| answer.ok);
        sides(meets.map(|answer| answer.text()).as_deref(), ours, theirs)
    };
    let texts = sides(Some(":1"), ":2", ":3")
        .or_else(|| ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD"].iter().find_map(|it| of_commits("HEAD", it)))
        .or_else(|| {
            text("HEAD").filter(|text| markers::first(text).is_some())?;
            of_commits("HEAD^1", "HEAD^2")
        });
    texts.is_some_and(|texts| matches!(merge(finder, path, place, &texts), Err(Conflict::OtherRecord)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_it_is() {
        let of = |path: &str| Place::of(path).map(|place| place.desk().to_owned());
        assert_eq!(of("tickets/2026/01/CI-2026-0001.yaml"), Some(String::new()));
        assert_eq!(of("mesa/tickets/2026/01/CI-2026-0001.yaml"), Some("mesa/".to_owned()));
        assert_eq!(Place::of("a/catalog/assets/pc/PC-1.yaml"), Some(Place::Asset { desk: "a/".to_owned() }));
        assert_eq!(of("docs/mytickets/x.yaml"), None);
        assert_eq!(of("catalog/people.toml"), None);
    }
}
