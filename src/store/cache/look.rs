//! What became of the files of a folder since they were remembered.

use std::collections::HashMap;

use super::facts::Entry;
use super::sealed::Block;
use crate::store::sweep::pass::{Fingerprint, Folder};

/// What became of a file since it was remembered.
#[derive(Debug, Clone, Copy)]
pub enum Look<'a> {
    /// It is as it was.
    Known(Entry<'a>, Origin),
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

/// What is remembered of a folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct Remembered<'a, 'n> {
    /// In the large book.
    pub old: Option<Block<'a>>,
    /// Since.
    pub news: Option<&'n HashMap<&'a str, Entry<'a>>>,
}

/// Looks at each file of a folder, in the order of the disk. That is the order in which they were written down
/// too, so that names need no looking up until one was added or removed.
pub fn look<'a>(folder: &Folder, remembered: Remembered<'a, '_>, mut take: impl FnMut(usize, Look<'a>)) {
    let mut rows = remembered.old.as_ref().map(Block::entries);
    let mut by_name: Option<HashMap<&'a str, Entry<'a>>> = None;
    for file in 0..folder.len() {
        let (Some(name), Some(now)) = (folder.name(file), folder.fingerprint(file)) else {
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
        let news = remembered.news.and_then(|news| news.get(name)).map(|entry| (*entry, Origin::News));
        take(
            file,
            match news.or(old.map(|entry| (entry, Origin::Old))) {
                Some((entry, origin)) if entry.fingerprint == now && !entry.racy => Look::Known(entry, origin),
                before => Look::Fresh(now, before),
            },
        );
    }
}
