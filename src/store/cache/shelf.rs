//! The books in which tickets are remembered, and what they say together.

use std::collections::HashMap;

use super::book::{Book, Pieces};
use super::facts::{Entry, Piece};
use super::look::{Origin, Remembered};
use super::place::Place;
use super::sealed::Block;
use super::{NEWS, TICKETS};

/// The name of a book of the live work, or of that of a sealed year.
pub fn named(name: &str, year: Option<u16>) -> String {
    year.map_or_else(|| name.to_owned(), |year| format!("{name}-{year:04}"))
}

/// Both books of the live work, or of a sealed year, as far as they are there and can be believed.
pub struct Shelf {
    /// The sealed year.
    pub year: Option<u16>,
    /// The large one.
    pub old: Option<Book>,
    /// What changed since it was written.
    pub news: Option<Book>,
}

/// What they say, by folder.
pub struct Known<'a> {
    /// The large one.
    pub old: HashMap<&'a str, Block<'a>>,
    /// What changed since.
    pub news: HashMap<&'a str, HashMap<&'a str, Entry<'a>>>,
}

impl Shelf {
    /// The books of a place.
    pub fn of(place: Option<&Place>, year: Option<u16>) -> Self {
        let book = |place: &Place| Book::open(place, &named(TICKETS, year), place.key());
        let old = place.and_then(book);
        let news = |(place, old): (&Place, &Book)| Book::open(place, &named(NEWS, year), &news_key(place, old));
        let news = place.zip(old.as_ref()).and_then(news);
        Self { year, old, news }
    }

    /// What they say.
    pub fn known(&self) -> Known<'_> {
        Known {
            old: blocks(&self.old).into_iter().map(|block| (block.path, block)).collect(),
            news: blocks(&self.news)
                .into_iter()
                .map(|block| (block.path, block.entries().map(|entry| (entry.name, entry)).collect()))
                .collect(),
        }
    }

    /// A piece that is kept in one of them.
    pub fn piece(&self, piece: Piece, origin: Origin) -> Option<Vec<u8>> {
        self.pieces(origin)?.read(piece)
    }

    /// The pieces of one of them.
    pub fn pieces(&self, origin: Origin) -> Option<Pieces> {
        match origin {
            Origin::Old => self.old.as_ref(),
            Origin::News => self.news.as_ref(),
        }
        .map(Book::pieces)
    }
}

impl<'a> Known<'a> {
    /// What they say of a folder.
    pub fn of<'k>(&'k self, path: Option<&str>) -> Remembered<'k>
    where
        'a: 'k,
    {
        let Some(path) = path else { return Remembered::default() };
        Remembered { old: self.old.get(path).copied(), news: self.news.get(path) }
    }
}

fn blocks(book: &Option<Book>) -> Vec<Block<'_>> {
    book.as_ref().map(Book::blocks).unwrap_or_default()
}

/// Whose what changed is: it means nothing beside another large book.
pub fn news_key(place: &Place, old: &Book) -> String {
    format!("{}\n{}", old.identity(), place.key())
}
