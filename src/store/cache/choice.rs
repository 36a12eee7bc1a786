//! Chooses the tickets that a question concerns: one pass over the folders, compared with what is remembered,
//! and the files that changed read.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::book::Pieces;
use super::facts::{Entry, Piece};
use super::look::{Known, Look, Origin, look};
use super::place::Place;
use super::shelf::{Known as Remembered, Shelf};
use super::work::{Fresh, Read, Work};
use super::{Describe, Selection, Together, now};
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
    /// Whether a question concerns it because of others.
    pub together: bool,
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
    /// A file of which nothing is remembered, nor whether a question concerns it.
    pub fn unread(path: PathBuf) -> Self {
        Self { path, together: true, said: Said::Nowhere }
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

/// A file of a folder that a question concerns.
struct Pick {
    /// Its position.
    file: usize,
    /// Whether it concerns it because of others.
    together: bool,
    said: Said,
}

impl Pick {
    fn alone(file: usize, said: Said) -> Self {
        Self { file, together: false, said }
    }
}

/// What a question finds in a folder.
#[derive(Default)]
struct Part<'a> {
    /// The files that it concerns.
    chosen: Vec<Pick>,
    /// How many it does not concern; less than none for a moment, where one that is still to be passed over was chosen.
    passed: isize,
    fresh: Vec<Fresh<'a>>,
    /// What stands among the news and is so still.
    news: Vec<(Entry<'a>, Origin)>,
}

impl Desk {
    /// The tickets that a question concerns. Where nothing can be remembered all are read, and forgotten again.
    pub fn select(&self, selection: &Selection, reader: &mut impl Describe) -> Selected {
        let place = Place::of(self);
        let begun = now();
        let (passed_over, swept): (Vec<Header>, Vec<Header>) =
            selection.sealed.iter().partition(|header| !(selection.touches)(header));
        let but: Vec<String> = passed_over.iter().map(|header| format!("{:04}", header.year)).collect();
        let pass = Pass::below_but(&self.tickets_folder(), true, &but);
        let years = std::iter::once(None).chain(swept.iter().map(|header| Some(header.year)));
        let shelves: Vec<Shelf> = years.map(|year| Shelf::of(place.as_ref(), year)).collect();
        let known: Vec<Remembered> = shelves.iter().map(Shelf::known).collect();
        let shelf_of = self.shelves_of(&pass, &shelves);
        let work = Work {
            desk: self,
            place: place.as_ref(),
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
            if let Some(place) = place.as_ref().filter(|_| index == 0) {
                place.keep_years(selection.sealed);
            }
        }
        let fresh = read_files;
        if selection.vocabulary {
            work.choose_vocabulary(&mut parts, &fresh, &read, selection);
        }
        let together = match selection.together {
            Some(together) => work.choose_together(&mut parts, &fresh, &read, together),
            None => HashSet::new(),
        };
        for (fresh, Read { entry, said }) in fresh.iter().zip(read) {
            let part = &mut parts[fresh.folder];
            if together.contains(&(fresh.folder, fresh.file)) {
                let said = if entry.is_doubtful() { Said::Nowhere } else { said };
                part.chosen.push(Pick { file: fresh.file, together: true, said });
            } else {
                part.take(fresh.file, &entry, selection, || said);
            }
        }
        let mut selected = work.gather(parts);
        selected.passed += passed_over.iter().map(|header| header.records).sum::<usize>();
        selected
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
            self.chosen.push(Pick::alone(file, Said::Nowhere));
        } else if (selection.wanted)(&entry.facts) {
            self.chosen.push(Pick::alone(file, said()));
        } else {
            self.passed += 1;
        }
    }

    /// Takes a file in that was passed over, or of which what is remembered is not to be believed.
    fn take_anyway(&mut self, file: usize, said: Said) {
        match self.chosen.iter_mut().find(|chosen| chosen.file == file) {
            Some(chosen) => chosen.said = said,
            None => {
                self.chosen.push(Pick::alone(file, said));
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
                    part.chosen.push(Pick::alone(file, Said::Nowhere));
                } else if row.facts().is_none_or(|facts| (selection.wanted)(&facts)) {
                    part.chosen.push(Pick::alone(file, self.said(index, row.said(), Origin::Old)));
                } else {
                    part.passed += 1;
                }
            }
            Look::Fresh(fingerprint, before) => part.fresh.push(Fresh { folder: index, file, fingerprint, before }),
            Look::Strange => part.chosen.push(Pick::alone(file, Said::Nowhere)),
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
                parts[folder].chosen.push(Pick::alone(file, said));
                parts[folder].passed -= 1;
            } else {
                parts[folder].take_anyway(file, said);
            }
        });
    }

    /// Takes in what the question concerns because of others; gives those of the files that were read just now.
    fn choose_together(
        &self,
        parts: &mut [Part<'a>],
        fresh: &[Fresh],
        read: &[Read],
        together: Together,
    ) -> HashSet<(usize, usize)> {
        let (mut places, mut all) = (Vec::new(), Vec::new());
        for (index, folder) in self.pass.folders.iter().enumerate() {
            look(folder, self.remembered(index), |file, found| {
                let Look::Known(known) = found else { return };
                let (facts, kept) = match known {
                    Known::News(entry) => (Some(entry.facts), (entry.said, Origin::News, entry.is_doubtful())),
                    Known::Old(row) => (row.facts(), (row.said(), Origin::Old, row.is_doubtful())),
                };
                let Some(facts) = facts else { return };
                places.push((index, file, Some(kept)));
                all.push(facts);
            });
        }
        for (fresh, read) in fresh.iter().zip(read) {
            places.push((fresh.folder, fresh.file, None));
            all.push(read.entry.facts);
        }
        let (mut known, mut new) = (vec![HashMap::new(); parts.len()], HashSet::new());
        for ((folder, file, kept), _) in places.into_iter().zip(together(&all)).filter(|(_, concerns)| *concerns) {
            match kept {
                Some(kept) => drop(known[folder].insert(file, kept)),
                None => drop(new.insert((folder, file))),
            }
        }
        for (index, (part, mut known)) in parts.iter_mut().zip(known).enumerate() {
            for pick in &mut part.chosen {
                pick.together = known.remove(&pick.file).is_some();
            }
            for (file, (piece, origin, is_doubtful)) in known {
                let said = if is_doubtful { Said::Nowhere } else { self.said(index, piece, origin) };
                part.chosen.push(Pick { file, together: true, said });
                part.passed -= 1;
            }
        }
        new
    }

    /// What was chosen, in order of path.
    fn gather(&self, mut parts: Vec<Part>) -> Selected {
        let mut orders = Vec::with_capacity(parts.len());
        for (folder, part) in self.pass.folders.iter().zip(&mut parts) {
            part.chosen.sort_unstable_by_key(|pick| folder.name_bytes(pick.file));
            orders.push(part.chosen.iter().map(|pick| pick.file).collect::<Vec<_>>());
        }
        let passed = usize::try_from(parts.iter().map(|part| part.passed).sum::<isize>()).unwrap_or(0);
        let mut picks: Vec<_> = parts.into_iter().map(|part| part.chosen.into_iter()).collect();
        let mut chosen = Vec::with_capacity(orders.iter().map(Vec::len).sum());
        self.pass.in_order(&orders, &mut |folder, file| {
            if let Some(Pick { together, said, .. }) = picks[folder].next() {
                chosen.push(Chosen { path: self.pass.path(folder, file), together, said });
            }
        });
        Selected { chosen, passed }
    }
}
