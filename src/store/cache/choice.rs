//! Chooses the tickets that a question concerns: one pass over the folders, compared with what is remembered,
//! and the files that changed read.

use std::collections::HashSet;
use std::path::PathBuf;

use super::book::Pieces;
use super::facts::{Entry, Piece};
use super::look::{Known, Look, Origin, look};
use super::place::Place;
use super::shelf::{Known as Remembered, Shelf};
use super::work::{Fresh, Read, Work};
use super::{Describe, Selection, now};
use crate::model::seal::{self, Header};
use crate::store::desk::Desk;
use crate::store::sweep::pass::{Folder, Pass, side_by_side};

/// Changes that are written down beside the large book; with more it is written anew.
const FEW: usize = 1024;

/// A ticket that a question concerns.
#[derive(Debug)]
pub struct Chosen {
    /// Its file.
    pub path: PathBuf,
    said: Said,
}

/// Where the whole of a ticket is kept.
#[derive(Debug)]
pub(super) enum Said {
    /// Only in its file.
    Nowhere,
    /// Here.
    Here(Vec<u8>),
    /// In a book.
    In(Pieces, Piece),
}

/// The tickets that a question concerns.
#[derive(Debug, Default)]
pub struct Selected {
    /// Those, in order of path.
    pub chosen: Vec<Chosen>,
    /// Tickets in order that it does not concern.
    pub passed: usize,
}

impl Chosen {
    /// A file of which nothing is remembered.
    pub fn unread(path: PathBuf) -> Self {
        Self { path, said: Said::Nowhere }
    }

    /// What its file says, where that is remembered and sound: its record can be used, and its header follows
    /// from its events.
    pub fn said(&self) -> Option<serde_json::Value> {
        match &self.said {
            Said::Nowhere => None,
            Said::Here(bytes) => super::said::read(bytes),
            Said::In(pieces, piece) => super::said::read(&pieces.read(*piece)?),
        }
    }
}

/// What a question finds in a folder.
#[derive(Default)]
struct Part<'a> {
    /// Positions of the files that it concerns, with where their records are kept.
    chosen: Vec<(usize, Said)>,
    /// How many it does not concern; less than none for a moment, where one that is still to be passed over was chosen.
    passed: isize,
    fresh: Vec<Fresh<'a>>,
    /// What stands among the news and is so still.
    news: Vec<(Entry<'a>, Origin)>,
}

impl Desk {
    /// The tickets that a question concerns; none where it has to read them all, since nothing can
    /// be remembered here.
    pub fn select(&self, selection: &Selection, reader: &mut impl Describe) -> Option<Selected> {
        let place = Place::of(self)?;
        let begun = now();
        let (passed_over, swept): (Vec<Header>, Vec<Header>) =
            selection.sealed.iter().partition(|header| !(selection.touches)(header));
        let but: Vec<String> = passed_over.iter().map(|header| format!("{:04}", header.year)).collect();
        let pass = Pass::below_but(&self.tickets_folder(), true, &but);
        let years = std::iter::once(None).chain(swept.iter().map(|header| Some(header.year)));
        let shelves: Vec<Shelf> = years.map(|year| Shelf::of(&place, year)).collect();
        let known: Vec<Remembered> = shelves.iter().map(Shelf::known).collect();
        let shelf_of = self.shelves_of(&pass, &shelves);
        let work = Work {
            desk: self,
            place: &place,
            pass: &pass,
            shelves: &shelves,
            known: &known,
            shelf_of: &shelf_of,
            begun,
        };
        let mut parts = side_by_side(pass.folders.len(), |folder| work.look_at(folder, selection));
        let fresh: Vec<Fresh> = parts.iter().flat_map(|part| part.fresh.iter().copied()).collect();
        let twice = work.new_doubles(&fresh);
        if !twice.is_empty() {
            parts.iter_mut().enumerate().for_each(|(folder, part)| work.mark_doubles(folder, part, &twice));
        }
        if !fresh.is_empty() {
            reader.expect(fresh.len());
        }
        let (mut read_files, mut read) = (Vec::with_capacity(fresh.len()), Vec::with_capacity(fresh.len()));
        for (index, shelf) in shelves.iter().enumerate() {
            let is_here = |folder: usize| shelf_of[folder] == index;
            let fresh: Vec<Fresh> = fresh.iter().filter(|fresh| is_here(fresh.folder)).copied().collect();
            // What is remembered of a year that was sealed since has its own books.
            let has_moved = index == 0 && known[0].old.keys().any(|path| is_below(path, selection.sealed));
            if fresh.is_empty() && twice.is_empty() && shelf.old.is_some() && !has_moved {
                continue;
            }
            let here = parts.iter_mut().enumerate().map(|(folder, part)| (is_here(folder), part));
            let news: usize = here.filter(|(is_here, _)| *is_here).map(|(_, part)| part.news.len()).sum();
            let is_anew = shelf.old.is_none() || has_moved || fresh.len() + news > FEW;
            read.extend(if is_anew {
                work.write_anew(index, &fresh, &twice, &*reader)
            } else {
                let news = parts.iter_mut().enumerate().map(|(folder, part)| match is_here(folder) {
                    true => std::mem::take(&mut part.news),
                    false => Vec::new(),
                });
                let news: Vec<Vec<(Entry, Origin)>> = news.collect();
                work.write_news(index, &fresh, news, &twice, &*reader)
            });
            read_files.extend(fresh);
            if index == 0 {
                place.keep_years(selection.sealed);
            }
        }
        let fresh = read_files;
        if selection.vocabulary {
            work.choose_vocabulary(&mut parts, &fresh, &read, selection);
        }
        for (fresh, Read { entry, said }) in fresh.iter().zip(read) {
            parts[fresh.folder].take(fresh.file, &entry, selection, || said);
        }
        let mut selected = work.gather(parts);
        selected.passed += passed_over.iter().map(|header| header.records).sum::<usize>();
        Some(selected)
    }

    /// Which shelf is that of each folder of a pass: that of its year, or the first.
    fn shelves_of(&self, pass: &Pass, shelves: &[Shelf]) -> Vec<usize> {
        let tickets = self.tickets_folder();
        let year = |folder: &Folder| {
            let first = folder.path.strip_prefix(&tickets).ok()?.components().next()?;
            seal::year_of(first.as_os_str().to_str()?)
        };
        let shelf = |folder: &Folder| {
            let year = year(folder)?;
            shelves.iter().position(|shelf| shelf.year == Some(year))
        };
        pass.folders.iter().map(|folder| shelf(folder).unwrap_or(0)).collect()
    }
}

/// Whether a folder, relative to the desk, is of one of those years.
fn is_below(path: &str, sealed: &[Header]) -> bool {
    let year = seal::year_above(&format!("{path}/"));
    sealed.iter().any(|header| Some(header.year) == year)
}

impl<'a> Part<'a> {
    /// Takes a file in, or passes over it.
    fn take(&mut self, file: usize, entry: &Entry, selection: &Selection, said: impl FnOnce() -> Said) {
        if entry.is_doubtful() {
            self.chosen.push((file, Said::Nowhere));
        } else if (selection.wanted)(&entry.facts) {
            self.chosen.push((file, said()));
        } else {
            self.passed += 1;
        }
    }

    /// Takes a file in that was passed over, or of which what is remembered is not to be believed.
    fn take_anyway(&mut self, file: usize, said: Said) {
        match self.chosen.iter_mut().find(|(chosen, _)| *chosen == file) {
            Some(chosen) => chosen.1 = said,
            None => {
                self.chosen.push((file, said));
                self.passed -= 1;
            }
        }
    }
}

impl<'a> Work<'_, 'a> {
    /// Looks at a folder.
    fn look_at(&self, index: usize, selection: &Selection) -> Part<'a> {
        let mut part = Part::default();
        look(&self.pass.folders[index], self.remembered(index), |file, found| match found {
            Look::Known(Known::News(entry)) => {
                part.news.push((*entry, Origin::News));
                part.take(file, entry, selection, || self.said(index, entry.said, Origin::News));
            }
            Look::Known(Known::Old(row)) => {
                if row.is_doubtful() {
                    part.chosen.push((file, Said::Nowhere));
                } else if row.facts().is_none_or(|facts| (selection.wanted)(&facts)) {
                    part.chosen.push((file, self.said(index, row.said(), Origin::Old)));
                } else {
                    part.passed += 1;
                }
            }
            Look::Fresh(fingerprint, before) => part.fresh.push(Fresh { folder: index, file, fingerprint, before }),
            Look::Strange => part.chosen.push((file, Said::Nowhere)),
        });
        part
    }

    /// Where the whole of a ticket is kept.
    fn said(&self, folder: usize, piece: Option<Piece>, origin: Origin) -> Said {
        let pieces = piece.and_then(|piece| Some((self.shelf(folder).pieces(origin)?, piece)));
        pieces.map_or(Said::Nowhere, |(pieces, piece)| Said::In(pieces, piece))
    }

    /// The names that a file that was not known bears beside another one.
    fn new_doubles(&self, fresh: &[Fresh]) -> HashSet<&'a [u8]> {
        let bears = |fresh: &Fresh| self.pass.folders[fresh.folder].name_bytes(fresh.file);
        let new: HashSet<&[u8]> = fresh.iter().filter(|fresh| fresh.before.is_none()).map(bears).collect();
        if new.is_empty() {
            return HashSet::new();
        }
        let (mut seen, mut twice) = (HashSet::new(), HashSet::new());
        for folder in &self.pass.folders {
            let names = (0..folder.len()).map(|file| folder.name_bytes(file));
            twice.extend(names.filter(|name| new.contains(name) && !seen.insert(*name)));
        }
        twice
    }

    /// Takes those files in that have got a double: both are told of, whatever is asked.
    fn mark_doubles(&self, index: usize, part: &mut Part<'a>, twice: &HashSet<&[u8]>) {
        let folder = &self.pass.folders[index];
        look(folder, self.remembered(index), |file, found| {
            if let Look::Known(known) = found
                && twice.contains(folder.name_bytes(file))
                && let Some((entry, origin)) = known.entry()
            {
                part.take_anyway(file, Said::Nowhere);
                part.news.retain(|(known, _)| known.name != entry.name);
                part.news.push((Entry { double: true, ..entry }, origin));
            }
        });
    }

    /// Takes in the first ticket of each procedure and service, in order of path.
    fn choose_vocabulary(&self, parts: &mut [Part<'a>], fresh: &[Fresh], read: &[Read], selection: &Selection) {
        let mut all: Vec<Vec<Option<(Entry, Said)>>> = Vec::new();
        for (index, folder) in self.pass.folders.iter().enumerate() {
            let mut of_folder: Vec<Option<(Entry, Said)>> = (0..folder.len()).map(|_| None).collect();
            look(folder, self.remembered(index), |file, found| {
                if let Look::Known(known) = found {
                    of_folder[file] =
                        known.entry().map(|(entry, origin)| (entry, self.said(index, entry.said, origin)));
                }
            });
            all.push(of_folder);
        }
        for (fresh, read) in fresh.iter().zip(read) {
            all[fresh.folder][fresh.file] = Some((read.entry, Said::Nowhere));
        }
        let orders: Vec<Vec<usize>> = self.pass.folders.iter().map(Folder::in_order).collect();
        let is_fresh: HashSet<(usize, usize)> = fresh.iter().map(|fresh| (fresh.folder, fresh.file)).collect();
        let (mut procedures, mut services) = (HashSet::new(), HashSet::new());
        self.pass.in_order(&orders, &mut |folder, file| {
            let Some((entry, said)) = all[folder][file].take() else { return };
            let facts = &entry.facts;
            let is_first = facts.readable
                && (procedures.insert(facts.procedure) | (facts.service != 0 && services.insert(facts.service)));
            if !is_first || entry.is_doubtful() || (selection.wanted)(facts) {
                return;
            }
            if is_fresh.contains(&(folder, file)) {
                // It will be passed over where the others are taken in.
                parts[folder].chosen.push((file, said));
                parts[folder].passed -= 1;
            } else {
                parts[folder].take_anyway(file, said);
            }
        });
    }

    /// What was chosen, in order of path.
    fn gather(&self, mut parts: Vec<Part>) -> Selected {
        let mut orders = Vec::with_capacity(parts.len());
        for (folder, part) in self.pass.folders.iter().zip(&mut parts) {
            part.chosen.sort_unstable_by_key(|(file, _)| folder.name_bytes(*file));
            orders.push(part.chosen.iter().map(|(file, _)| *file).collect::<Vec<_>>());
        }
        let passed = usize::try_from(parts.iter().map(|part| part.passed).sum::<isize>()).unwrap_or(0);
        let mut said: Vec<_> = parts.into_iter().map(|part| part.chosen.into_iter()).collect();
        let mut chosen = Vec::with_capacity(orders.iter().map(Vec::len).sum());
        self.pass.in_order(&orders, &mut |folder, file| {
            let said = said[folder].next().map_or(Said::Nowhere, |(_, said)| said);
            chosen.push(Chosen { path: self.pass.path(folder, file), said });
        });
        Selected { chosen, passed }
    }
}
