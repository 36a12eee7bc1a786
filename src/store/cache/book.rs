//! A file in which the records of tickets are kept beside what is remembered of each: pieces one after
//! the other, then an index ([`sealed`]), then where that begins. It is written as a whole and replaced
//! as a whole; who reads it holds one state of it open, whoever writes another meanwhile.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::facts::{Entry, Piece};
use super::place::Place;
use super::sealed::{self, Block};

/// Bytes at the end that say where the index begins.
const TAIL: u64 = 8;

/// A book that can be read.
pub struct Book {
    file: Arc<File>,
    index: Vec<u8>,
    key: String,
}

impl Book {
    /// The book of that name; none where it was written for another key, or is not whole.
    pub fn open(place: &Place, name: &str, key: &str) -> Option<Self> {
        let file = place.open(name)?;
        let end = file.metadata().ok()?.len().checked_sub(TAIL)?;
        let mut tail = [0; TAIL as usize];
        read_at(&file, &mut tail, end)?;
        let begin = u64::from_le_bytes(tail);
        let mut index = vec![0; usize::try_from(end.checked_sub(begin)?).ok()?];
        read_at(&file, &mut index, begin)?;
        sealed::read(&index, key)?;
        Some(Self { file: Arc::new(file), index, key: key.to_owned() })
    }

    /// What it remembers, by folder.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        sealed::blocks(&self.index, &self.key).unwrap_or_default()
    }

    /// Tells this book apart from those that had its name before.
    pub fn identity(&self) -> String {
        let sum = self.index.last_chunk::<4>().copied().unwrap_or_default();
        format!("{}.{:08x}", self.index.len(), u32::from_le_bytes(sum))
    }

    /// The pieces, to be read when the book itself is gone.
    pub fn pieces(&self) -> Pieces {
        Pieces(Arc::clone(&self.file))
    }
}

/// The pieces of a book.
#[derive(Debug, Clone)]
pub struct Pieces(Arc<File>);

impl Pieces {
    /// One of them; none where it is not what was written.
    pub fn read(&self, piece: Piece) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(piece.length).ok()?];
        read_at(&self.0, &mut bytes, piece.at)?;
        (crc32fast::hash(&bytes) == piece.sum).then_some(bytes)
    }
}

/// A book that is being written.
pub struct Draft {
    file: BufWriter<NamedTempFile>,
    at: u64,
}

impl Draft {
    /// An empty one; none where nothing can be written.
    pub fn begin(place: &Place) -> Option<Self> {
        Some(Self { file: BufWriter::with_capacity(256 * 1024, place.begin()?), at: 0 })
    }

    /// Adds a piece; none where the disk does not take it.
    pub fn add(&mut self, bytes: &[u8]) -> Option<Piece> {
        let length = u32::try_from(bytes.len()).ok().filter(|length| *length > 0)?;
        self.file.write_all(bytes).ok()?;
        let piece = Piece { at: self.at, length, sum: crc32fast::hash(bytes) };
        self.at += u64::from(length);
        Some(piece)
    }

    /// Gives it its name, in place of the book that had it; gives its pieces.
    pub fn finish(mut self, place: &Place, name: &str, key: &str, folders: &[(&str, Vec<Entry>)]) -> Option<Pieces> {
        self.file.write_all(&sealed::write(key, folders)).ok()?;
        self.file.write_all(&self.at.to_le_bytes()).ok()?;
        let file = self.file.into_inner().ok()?;
        place.finish(file, name).map(|file| Pieces(Arc::new(file)))
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> Option<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at).ok()
}

/// Elsewhere nothing is remembered.
#[cfg(not(unix))]
fn read_at(_file: &File, _bytes: &mut [u8], _at: u64) -> Option<()> {
    None
}
