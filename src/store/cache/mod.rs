//! What is remembered of a desk's records, so that a question reads only the files that concern it, and of
//! those only the ones that changed.
//!
//! It says what files said, never what follows from that: who asks computes as if the file had just been read,
//! so that answers with and without it are the same. It is derived: whatever
//! makes it doubtful – another desk, program or catalogue, a spoiled byte, a disk of another machine –
//! it is done without, and made anew where that is possible. Nothing here is ever an error.
//!
//! `.folio/cache/tickets` holds of every ticket its file's fingerprint, the [facts] by which questions
//! choose, and its whole record ([`said`]); what changed since it was written stands in `.folio/cache/news`, which
//! is small. Each sealed year has both of its own (`tickets-2024`, `news-2024`), which only a question about it
//! reads. All are sealed by checksums (`sealed`, `book`) and replaced as a whole: who reads one sees one whole state, whoever
//! writes meanwhile, and no lock is needed.

mod book;
mod choice;
pub mod facts;
mod look;
mod numbers;
mod place;
pub mod said;
mod sealed;
mod shelf;
pub mod words;
mod work;

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, SystemTime};

use self::facts::Facts;
use self::place::Place;
use super::desk::Desk;
use super::{StoreError, io_error};
use crate::model::seal::Header;

pub use self::choice::{Chosen, Selected};

/// How long before a look a file must have been left alone for its fingerprint to be believed: more
/// than the tick of any disk's clock.
const TICK: Duration = Duration::from_secs(2);

/// The large book.
const TICKETS: &str = "tickets";

/// What changed since that was written.
const NEWS: &str = "news";

/// Which tickets a question concerns.
pub struct Selection<'a> {
    /// Whether it concerns one of which this is known.
    pub wanted: &'a (dyn Fn(&Facts) -> bool + Sync),
    /// The years that are sealed.
    pub sealed: &'a [Header],
    /// Whether it can concern anything in one of them; a year that it cannot is not looked at.
    pub touches: &'a (dyn Fn(&Header) -> bool + Sync),
    /// Whether the question looks words up among all procedures and services that tickets have: the
    /// first ticket of each is then wanted too.
    pub vocabulary: bool,
    /// Of all tickets of which that is known, which it concerns because of others, whether they are wanted or not.
    pub together: Option<Together<'a>>,
}

/// Says of each of many tickets whether a question concerns it because of the others.
pub type Together<'a> = &'a (dyn Fn(&[Facts]) -> Vec<bool> + Sync);

/// Reads what is to be remembered of tickets.
pub trait Describe: Sync {
    /// So many files are going to be read.
    fn expect(&mut self, files: usize);
    /// What the text of a file says: what questions choose by, and the whole of it where that can be used.
    fn describe(&self, path: &Path, text: String) -> (Facts, Option<Vec<u8>>);
}

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Whether it is of use.
    pub condition: Condition,
    /// Tickets.
    pub tickets: usize,
    /// Bytes of their facts on the disk.
    pub bytes: u64,
    /// Bytes of the words of all records.
    pub words_bytes: u64,
}

/// Whether what is remembered is of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It is of this desk and program.
    Ready,
    /// There is nothing.
    Nothing,
    /// It is of another desk, catalogue or program, or damaged.
    Stale,
    /// Nothing can be remembered here.
    Without,
}

impl Desk {
    /// What is remembered.
    pub fn kept(&self) -> Kept {
        let length = |name: &str| {
            let path = Place::folder_of(&self.root).map(|folder| folder.join(name));
            path.and_then(|path| path.symlink_metadata().ok()).map(|metadata| metadata.len())
        };
        // The live work, and each sealed year.
        let years: Vec<Option<u16>> =
            std::iter::once(None).chain(place::years_in(&self.root).into_iter().map(Some)).collect();
        let books: Vec<String> =
            years.iter().flat_map(|year| [TICKETS, NEWS].map(|name| shelf::named(name, *year))).collect();
        let mut kept = Kept {
            condition: Condition::Without,
            tickets: 0,
            bytes: books.iter().map(|name| length(name).unwrap_or_default()).sum(),
            words_bytes: length("words").unwrap_or_default(),
        };
        let Some(place) = Place::of(self) else { return kept };
        let shelves: Vec<shelf::Shelf> = years.iter().map(|year| shelf::Shelf::of(Some(&place), *year)).collect();
        kept.condition = match shelves.first().and_then(|live| live.old.as_ref()) {
            Some(_) => {
                let count = |shelf: &shelf::Shelf| {
                    let known = shelf.known();
                    let all =
                        known.old.iter().flat_map(|(path, block)| block.entries().map(|entry| (*path, entry.name)));
                    let news = known.news.iter().flat_map(|(path, news)| news.keys().map(|name| (*path, *name)));
                    all.chain(news).collect::<HashSet<_>>().len()
                };
                kept.tickets = shelves.iter().map(count).sum();
                Condition::Ready
            }
            None if length(TICKETS).is_none() && kept.words_bytes == 0 => Condition::Nothing,
            None => Condition::Stale,
        };
        kept
    }

    /// Whether nothing is to be remembered, nor chosen by what is (`FOLIO_CACHE=off`): who doubts an answer asks again so.
    pub fn does_without(&self) -> bool {
        place::is_off()
    }

    /// Whether anything can be remembered here.
    pub fn remembers(&self) -> bool {
        Place::of(self).is_some()
    }

    /// Forgets all that is remembered; gives how many bytes that was.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub fn forget_kept(&self) -> Result<u64, StoreError> {
        let kept = self.kept();
        let Some(folder) = Place::folder_of(&self.root).filter(|folder| folder.is_dir()) else { return Ok(0) };
        std::fs::remove_dir_all(&folder).map_err(io_error(&folder))?;
        Ok(kept.bytes + kept.words_bytes)
    }
}

/// A path inside the desk as it is remembered.
fn relative<'a>(root: &Path, path: &'a Path) -> Option<&'a str> {
    path.strip_prefix(root).ok()?.to_str()
}

/// The disk's clock is near this one; what is doubtful is read.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}
