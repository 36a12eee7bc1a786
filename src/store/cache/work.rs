//! Reads the files that changed, and writes down what they say: a few beside the large book, many with all others
//! into a new one.

use std::collections::HashSet;

use super::book::Draft;
use super::choice::Said;
use super::facts::{Entry, Facts, hash};
use super::look::{Look, Origin, Remembered, look};
use super::place::Place;
use super::shelf::{Known, Shelf, named, news_key};
use super::{Describe, NEWS, TICK, TICKETS, relative};
use crate::store::desk::Desk;
use crate::store::sweep::pass::{Fingerprint, Pass};
use crate::store::{file, parallel};

/// Files that are read before they are written down: bounds memory.
const AT_ONCE: usize = 4096;

/// A file that has to be read.
#[derive(Clone, Copy)]
pub struct Fresh<'a> {
    pub folder: usize,
    pub file: usize,
    pub fingerprint: Fingerprint,
    /// What was remembered of it.
    pub before: Option<(Entry<'a>, Origin)>,
}

/// A file that was read.
pub struct Read<'a> {
    pub entry: Entry<'a>,
    pub said: Said,
}

/// A question at work.
#[derive(Clone, Copy)]
pub struct Work<'w, 'a> {
    pub desk: &'w Desk,
    /// Where things are remembered; none where nothing is.
    pub place: Option<&'w Place>,
    pub pass: &'a Pass,
    /// That of the live work first, then those of sealed years.
    pub shelves: &'a [Shelf],
    /// What each of them says.
    pub known: &'a [Known<'a>],
    /// Which of them is that of each folder.
    pub shelf_of: &'w [usize],
    /// When it began.
    pub begun: i64,
}

/// What a file says: the entry, and the whole of it.
type Told<'a> = (Entry<'a>, Option<Vec<u8>>);

impl<'a> Work<'_, 'a> {
    /// What is remembered of a folder.
    pub fn remembered(&self, index: usize) -> Remembered<'a> {
        self.known[self.shelf_of[index]].of(relative(&self.desk.root, &self.pass.folders[index].path))
    }

    /// The books in which a folder is remembered.
    pub fn shelf(&self, folder: usize) -> &'a Shelf {
        &self.shelves[self.shelf_of[folder]]
    }

    /// Reads files.
    fn read(&self, fresh: &[Fresh<'a>], twice: &HashSet<&[u8]>, reader: &impl Describe) -> Vec<Told<'a>> {
        let work = *self;
        let parts = parallel::shares(fresh, |share| {
            let read = |fresh: &Fresh<'a>| {
                let folder = &work.pass.folders[fresh.folder];
                let settled = work.begun.saturating_sub(TICK.as_nanos() as i64);
                let (hash, facts, said) = work.look_into(fresh, reader);
                let was_double = fresh.before.is_some_and(|(before, _)| before.double);
                let entry = Entry {
                    name: folder.name(fresh.file).unwrap_or_default(),
                    fingerprint: fresh.fingerprint,
                    racy: fresh.fingerprint.modified.max(fresh.fingerprint.changed) >= settled,
                    double: was_double || twice.contains(folder.name_bytes(fresh.file)),
                    hash,
                    facts,
                    said: None,
                };
                (entry, said)
            };
            share.iter().map(read).collect::<Vec<_>>()
        });
        parts.into_iter().flatten().collect()
    }

    /// What a file says: what it said, where its bytes are the same.
    fn look_into(&self, fresh: &Fresh, reader: &impl Describe) -> ([u8; 16], Facts, Option<Vec<u8>>) {
        let path = self.pass.path(fresh.folder, fresh.file);
        let Ok(bytes) = file::read_bytes(&self.desk.root, &path) else {
            return ([0; 16], Facts::damaged(), None);
        };
        let hash = hash(&bytes);
        if let Some((before, origin)) = fresh.before.filter(|(before, _)| before.hash == hash) {
            match before.said.map(|piece| self.shelf(fresh.folder).piece(piece, origin)) {
                None => return (hash, before.facts, None),
                Some(Some(said)) => return (hash, before.facts, Some(said)),
                Some(None) => {}
            }
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let (facts, said) = reader.describe(&path, text);
                (hash, facts, said)
            }
            Err(_) => (hash, Facts::damaged(), None),
        }
    }

    /// Reads the files that changed, and writes down what they say beside the large book of their shelf.
    pub fn write_news(
        &self,
        shelf: usize,
        fresh: &[Fresh<'a>],
        news: Vec<Vec<(Entry<'a>, Origin)>>,
        twice: &HashSet<&[u8]>,
        reader: &impl Describe,
    ) -> Vec<Read<'a>> {
        let told = self.read(fresh, twice, reader);
        let is_new =
            |(fresh, (entry, _)): (&Fresh, &Told)| fresh.before.is_none_or(|(before, _)| !before.says_as(entry));
        if !twice.is_empty() || fresh.iter().zip(&told).any(is_new) {
            self.write_beside(shelf, fresh, &told, news);
        }
        let read = |(entry, said): Told<'a>| Read { entry, said: said.map_or(Said::Nowhere, Said::Here) };
        told.into_iter().map(read).collect()
    }

    fn write_beside(
        &self,
        shelf: usize,
        fresh: &[Fresh<'a>],
        told: &[Told<'a>],
        news: Vec<Vec<(Entry<'a>, Origin)>>,
    ) -> Option<()> {
        let books = &self.shelves[shelf];
        let place = self.place?;
        let mut draft = Draft::begin(place)?;
        let mut told = fresh.iter().zip(told).peekable();
        let mut folders = Vec::new();
        for (index, (folder, news)) in self.pass.folders.iter().zip(news).enumerate() {
            let mut entries = Vec::new();
            for (entry, origin) in news {
                let said = entry.said.and_then(|piece| books.piece(piece, origin));
                entries.push(Entry { said: said.and_then(|said| draft.add(&said)), ..entry });
            }
            while let Some((_, (entry, said))) = told.next_if(|(fresh, _)| fresh.folder == index) {
                entries.push(Entry { said: said.as_ref().and_then(|said| draft.add(said)), ..*entry });
            }
            if let Some(path) = relative(&self.desk.root, &folder.path).filter(|_| !entries.is_empty()) {
                folders.push((path, entries));
            }
        }
        let key = news_key(place, books.old.as_ref()?);
        draft.finish(place, &named(NEWS, books.year), &key, &folders).map(drop)
    }

    /// Reads the files that changed, and writes a large book of all of a shelf.
    pub fn write_anew(
        &self,
        shelf: usize,
        fresh: &[Fresh<'a>],
        twice: &HashSet<&[u8]>,
        reader: &impl Describe,
    ) -> Vec<Read<'a>> {
        let mut draft = self.place.and_then(Draft::begin);
        let mut told = Vec::with_capacity(fresh.len());
        for some in fresh.chunks(AT_ONCE) {
            for (entry, said) in self.read(some, twice, reader) {
                let said = said.and_then(|said| draft.as_mut()?.add(&said));
                told.push(Entry { said, ..entry });
            }
        }
        let pieces = draft.and_then(|mut draft| {
            let folders = self.all(shelf, &told, twice, &mut draft);
            let place = self.place?;
            draft.finish(place, &named(TICKETS, self.shelves[shelf].year), place.key(), &folders)
        });
        let said = |entry: &Entry| match (&pieces, entry.said) {
            (Some(pieces), Some(piece)) => Said::In(pieces.clone(), piece),
            _ => Said::Nowhere,
        };
        told.into_iter().map(|entry| Read { said: said(&entry), entry }).collect()
    }

    /// All that is known of every file of a shelf, those that did not change taken over from the books of before.
    fn all<'b>(
        &'b self,
        shelf: usize,
        told: &[Entry<'b>],
        twice: &HashSet<&[u8]>,
        draft: &mut Draft,
    ) -> Vec<(&'b str, Vec<Entry<'b>>)>
    where
        'a: 'b,
    {
        let mut told = told.iter();
        let mut folders = Vec::with_capacity(self.pass.folders.len());
        let folders_here = self.pass.folders.iter().enumerate().filter(|(index, _)| self.shelf_of[*index] == shelf);
        for (index, folder) in folders_here {
            let mut entries = Vec::with_capacity(folder.len());
            look(folder, self.remembered(index), |file, found| match found {
                Look::Known(known) => {
                    let Some((entry, origin)) = known.entry() else { return };
                    let said = entry.said.and_then(|piece| self.shelf(index).piece(piece, origin));
                    let double = entry.double || twice.contains(folder.name_bytes(file));
                    entries.push(Entry { said: said.and_then(|said| draft.add(&said)), double, ..entry });
                }
                Look::Fresh(..) => entries.extend(told.next().copied()),
                Look::Strange => {}
            });
            if let Some(path) = relative(&self.desk.root, &folder.path) {
                folders.push((path, entries));
            }
        }
        folders
    }
}
