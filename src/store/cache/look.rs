//! What became of the files of a folder since they were remembered.

use std::collections::HashMap;

use super::facts::Entry;
use super::sealed::{Block, Row};
use crate::store::sweep::pass::{Fingerprint, Folder};

/// What became of a file since it was remembered.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "one at a time, and never kept")]
pub enum Look<'a> {
    /// It is as it was.
    Known(Known<'a>),
    /// It has to be read; what was remembered of it before.
    Fresh(Fingerprint, Option<(Entry<'a>, Origin)>),
    /// It is no plain file, or its name is no text: nothing is remembered of it.
    Strange,
}

/// In which book a file is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the large one.
    Old,
    /// Among what changed since that was written.
    News,
}

/// What is remembered of a file that is as it was.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// In the large book.
    Old(Row<'a>),
    /// Among the news.
    News(&'a Entry<'a>),
}

impl<'a> Known<'a> {
    /// All of it.
    pub fn entry(&self) -> Option<(Entry<'a>, Origin)> {
        match self {
            Self::Old(row) => row.entry().map(|entry| (entry, Origin::Old)),
            Self::News(entry) => Some((**entry, Origin::News)),
        }
    }
}

/// What is remembered of a folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct Remembered<'a> {
    /// In the large book.
    pub old: Option<Block<'a>>,
    /// Since.
    pub news: Option<&'a HashMap<&'a str, Entry<'a>>>,
}

/// Looks at each file of a folder, in the order of the disk. That is the order in which they were written down
/// too, so that names need no looking up until one was added or removed.
pub fn look<'a>(folder: &Folder, remembered: Remembered<'a>, mut take: impl FnMut(usize, Look<'a>)) {
    let mut rows = remembered.old.as_ref().map(Block::rows);
    let mut by_name: Option<HashMap<&'a [u8], Row<'a>>> = None;
    for file in 0..folder.len() {
        let name = folder.name_bytes(file);
        // A name that is no text is not remembered.
        let Some(now) = folder.fingerprint(file).filter(|_| name.is_ascii() || folder.name(file).is_some()) else {
            take(file, Look::Strange);
            continue;
        };
        let old = if let Some(map) = &by_name {
            map.get(name).copied()
        } else {
            match rows.as_mut().and_then(Iterator::next) {
                Some(row) if row.name != name => {
                    let rest = std::iter::once(row).chain(rows.take().into_iter().flatten());
                    by_name.insert(rest.map(|row| (row.name, row)).collect()).get(name).copied()
                }
                row => row,
            }
        };
        let news = remembered.news.and_then(|news| news.get(folder.name(file)?));
        let look = match (news, old) {
            (Some(entry), _) if entry.fingerprint == now && !entry.racy => Look::Known(Known::News(entry)),
            (Some(entry), _) => Look::Fresh(now, Some((*entry, Origin::News))),
            (None, Some(row)) if row.is_still(&now) => Look::Known(Known::Old(row)),
            (None, row) => Look::Fresh(now, row.and_then(|row| row.entry()).map(|entry| (entry, Origin::Old))),
        };
        take(file, look);
    }
}
