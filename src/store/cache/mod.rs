//! What is remembered of a desk's records, so that a question reads only the files that concern it.
//!
//! It *selects* files and answers nothing: who asks reads the files that are named, with the code that
//! would read all of them, so that answers with and without it are the same. It is derived: whatever
//! makes it doubtful – another desk, program or catalogue, a spoiled byte, a disk of another machine –
//! it is done without, and made anew where that is possible. Nothing here is ever an error.
//!
//! `.folio/cache/tickets` holds the [facts](facts) of every ticket with its file's fingerprint, sealed by a
//! checksum ([`sealed`]) and replaced as a whole: who reads it sees one whole state, whoever writes
//! meanwhile, and no lock is needed.

pub mod facts;
mod place;
mod sealed;
pub mod words;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use self::facts::{Entry, Facts};
use self::place::Place;
use super::desk::Desk;
use super::sweep::pass::{Fingerprint, Pass};
use super::{StoreError, file, io_error, parallel};

/// How long before a look a file must have been left alone for its fingerprint to be believed: more
/// than the tick of any disk's clock.
const TICK: Duration = Duration::from_secs(2);

/// Which tickets a question concerns.
pub struct Selection<'a> {
    /// Whether it concerns one of which this is known.
    pub wanted: &'a (dyn Fn(&Facts) -> bool + Sync),
    /// Whether the question looks words up among all procedures and services that tickets have: the
    /// first ticket of each is then wanted too.
    pub vocabulary: bool,
}

/// The files that a question concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// Their paths, in order.
    pub files: Vec<PathBuf>,
    /// Tickets in order that it does not concern.
    pub passed: usize,
}

/// Reads the facts of tickets.
pub trait Describe: Sync {
    /// So many files are going to be read.
    fn expect(&mut self, files: usize);
    /// What the text of a file says.
    fn facts(&self, path: &Path, text: String) -> Facts;
}

/// What became of a file since it was remembered.
enum Look<'a> {
    /// It is as it was.
    Known(Entry<'a>),
    /// It has to be read.
    Fresh(Fingerprint, Option<Entry<'a>>),
    /// It is no plain file: nothing is remembered of it.
    Strange,
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
    /// The ticket files that a question concerns; none where it has to read them all, since nothing can
    /// be remembered here.
    pub fn select(&self, selection: &Selection, reader: &mut impl Describe) -> Option<Selected> {
        let place = Place::of(self)?;
        let begun = now();
        let pass = Pass::below(&self.tickets_folder(), true);
        let bytes = place.read("tickets").unwrap_or_default();
        let remembered = sealed::read(&bytes, place.key());
        let was_there = remembered.is_some();
        let known: HashMap<&str, Vec<Entry>> = remembered.unwrap_or_default().into_iter().collect();
        let (looks, same) = compare(&self.root, &pass, &known)?;
        let (mut entries, fresh) = self.read_fresh(&pass, looks, begun, reader);
        let is_strange = entries.iter().flatten().any(Option::is_none);
        let is_news = !was_there || !same || fresh;
        if is_news || is_strange {
            mark_doubles(&pass, &mut entries);
        }
        if is_news {
            let folders: Vec<(&str, Vec<Entry>)> = pass
                .folders
                .iter()
                .zip(&entries)
                .filter_map(|(folder, entries)| {
                    Some((relative(&self.root, &folder.path)?, entries.iter().flatten().copied().collect()))
                })
                .collect();
            place.write("tickets", &sealed::write(place.key(), &folders));
        }
        Some(choose(&pass, &entries, selection))
    }

    /// What is remembered.
    pub fn kept(&self) -> Kept {
        let length = |name: &str| {
            let path = Place::folder_of(&self.root).map(|folder| folder.join(name));
            path.and_then(|path| path.symlink_metadata().ok()).map(|metadata| metadata.len())
        };
        let mut kept = Kept {
            condition: Condition::Without,
            tickets: 0,
            bytes: length("tickets").unwrap_or_default(),
            words_bytes: length("words").unwrap_or_default(),
        };
        let Some(place) = Place::of(self) else { return kept };
        let bytes = place.read("tickets");
        kept.condition = match bytes.as_deref().map(|bytes| sealed::read(bytes, place.key())) {
            Some(Some(folders)) => {
                kept.tickets = folders.iter().map(|(_, entries)| entries.len()).sum();
                Condition::Ready
            }
            None if kept.words_bytes == 0 => Condition::Nothing,
            _ => Condition::Stale,
        };
        kept
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

    /// Reads the files that changed; gives what is known of every file now, and whether any of it is news.
    fn read_fresh<'a>(
        &self,
        pass: &'a Pass,
        looks: Vec<Vec<Look<'a>>>,
        begun: i64,
        reader: &mut impl Describe,
    ) -> (Vec<Vec<Option<Entry<'a>>>>, bool) {
        let to_read: Vec<(usize, usize, Fingerprint, Option<Entry>)> = looks
            .iter()
            .enumerate()
            .flat_map(|(folder, looks)| looks.iter().enumerate().map(move |(file, look)| (folder, file, look)))
            .filter_map(|(folder, file, look)| match look {
                Look::Fresh(fingerprint, before) => Some((folder, file, *fingerprint, *before)),
                _ => None,
            })
            .collect();
        reader.expect(to_read.len());
        let reader = &*reader;
        let read = parallel::shares(&to_read, |share| {
            let read = |(folder, file, fingerprint, before): &(usize, usize, Fingerprint, Option<Entry<'a>>)| {
                let path = pass.path(*folder, *file);
                let name = pass.folders[*folder].files[*file].name.to_str().unwrap_or_default();
                let (hash, facts) = self.look_into(&path, before.as_ref(), reader);
                let settled = begun.saturating_sub(TICK.as_nanos() as i64);
                let racy = fingerprint.modified.max(fingerprint.changed) >= settled;
                Entry { name, fingerprint: *fingerprint, racy, double: false, hash, facts }
            };
            share.iter().map(read).collect::<Vec<Entry>>()
        });
        let mut read = read.into_iter().flatten();
        let mut news = false;
        let mut take = |look: Look<'a>| match look {
            Look::Known(entry) => Some(entry),
            Look::Strange => None,
            Look::Fresh(_, before) => {
                let entry = read.next()?;
                // Whether it is a double is found out where there is news.
                let entry = Entry { double: before.is_some_and(|before| before.double), ..entry };
                news |= before != Some(entry);
                Some(entry)
            }
        };
        let entries = looks.into_iter().map(|looks| looks.into_iter().map(&mut take).collect()).collect();
        (entries, news)
    }

    /// What a file says: what it said, where its bytes are the same.
    fn look_into(&self, path: &Path, before: Option<&Entry>, reader: &impl Describe) -> ([u8; 16], Facts) {
        let Ok(bytes) = file::read_bytes(&self.root, path) else { return Default::default() };
        let hash = facts::hash(&bytes);
        match before.filter(|before| before.hash == hash) {
            Some(before) => (hash, before.facts),
            None => (hash, String::from_utf8(bytes).map_or_else(|_| Facts::damaged(), |text| reader.facts(path, text))),
        }
    }
}

/// What became of each file since it was remembered, and whether nothing went away; none where a name
/// cannot be remembered.
fn compare<'a>(
    root: &Path,
    pass: &'a Pass,
    known: &HashMap<&'a str, Vec<Entry<'a>>>,
) -> Option<(Vec<Vec<Look<'a>>>, bool)> {
    let (mut all, mut met) = (Vec::with_capacity(pass.folders.len()), 0);
    for folder in &pass.folders {
        let remembered = known.get(relative(root, &folder.path)?).map_or(&[][..], Vec::as_slice);
        let mut remembered = remembered.iter().peekable();
        let mut looks = Vec::with_capacity(folder.files.len());
        for file in &folder.files {
            let name = file.name.to_str()?;
            while remembered.next_if(|entry| entry.name < name).is_some() {}
            let before = remembered.next_if(|entry| entry.name == name).copied();
            looks.push(match (file.fingerprint, before) {
                (None, _) => Look::Strange,
                (Some(now), Some(entry)) if entry.fingerprint == now && !entry.racy => Look::Known(entry),
                (Some(now), before) => Look::Fresh(now, before),
            });
            met += usize::from(before.is_some() && file.fingerprint.is_some());
        }
        all.push(looks);
    }
    Some((all, met == known.values().map(Vec::len).sum::<usize>()))
}

/// Marks the files that bear the name of another one: both are told of, whatever is asked.
fn mark_doubles(pass: &Pass, entries: &mut [Vec<Option<Entry>>]) {
    let (mut seen, mut twice) = (HashSet::new(), HashSet::new());
    let names = pass.folders.iter().flat_map(|folder| folder.files.iter().map(|file| file.name.as_os_str()));
    twice.extend(names.filter(|name| !seen.insert(*name)));
    for entry in entries.iter_mut().flatten().flatten() {
        entry.double = twice.contains(std::ffi::OsStr::new(entry.name));
    }
}

fn choose(pass: &Pass, entries: &[Vec<Option<Entry>>], selection: &Selection) -> Selected {
    let mut selected = Selected { files: Vec::new(), passed: 0 };
    let (mut procedures, mut services) = (HashSet::new(), HashSet::new());
    pass.in_order(&mut |folder, file| {
        let is_wanted = match &entries[folder][file] {
            None => true,
            Some(entry) => {
                let facts = &entry.facts;
                let is_first = selection.vocabulary
                    && facts.readable
                    && (procedures.insert(facts.procedure) | (facts.service != 0 && services.insert(facts.service)));
                facts.doubtful || !facts.readable || entry.double || is_first || (selection.wanted)(facts)
            }
        };
        if is_wanted {
            selected.files.push(pass.path(folder, file));
        } else {
            selected.passed += 1;
        }
    });
    selected
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
