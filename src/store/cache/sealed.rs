//! The form of what is remembered: one file, sealed by a checksum, so that whatever happened to it on
//! the disk it says what was written or is not believed. Numbers are little-endian.

use super::facts::{Entry, Facts, MOST_PROBLEMS, Piece};
use crate::model::status::Status;
use crate::store::sweep::pass::Fingerprint;

/// A folder of a desk with what is remembered of its files, in the order in which the disk named them.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a> {
    /// Its path in the desk.
    pub path: &'a str,
    /// How many files of it are remembered.
    pub count: usize,
    rows: &'a [u8],
}

impl<'a> Block<'a> {
    /// Its files, one by one, as they are written down.
    pub fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let mut reader = Reader(self.rows);
        std::iter::from_fn(move || reader.row())
    }

    /// Its files, one by one.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.rows().map_while(|row| row.entry())
    }
}

/// A file that is remembered, as it is written down: of nearly all of a desk's a question needs little.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    fixed: &'a [u8; FIXED],
    /// Bytes of its name.
    pub name: &'a [u8],
}

/// Bytes of a row before its name.
const FIXED: usize = 2 + PRINT + 16 + 3 * 8 + (3 + MOST_PROBLEMS) * 8 + 8 + 4 + 4;

/// Bytes of a fingerprint.
const PRINT: usize = 4 * 8;

fn print(fingerprint: &Fingerprint) -> [u8; PRINT] {
    let parts = [
        fingerprint.size.to_le_bytes(),
        fingerprint.modified.to_le_bytes(),
        fingerprint.changed.to_le_bytes(),
        fingerprint.inode.to_le_bytes(),
    ];
    let mut bytes = [0; PRINT];
    bytes.chunks_exact_mut(8).zip(parts).for_each(|(to, part)| to.copy_from_slice(&part));
    bytes
}

impl<'a> Row<'a> {
    /// Whether the disk says the same of the file as when it was read, and that is to be believed.
    pub fn is_still(&self, now: &Fingerprint) -> bool {
        self.fixed[0] & RACY == 0 && self.fixed[2..2 + PRINT] == print(now)
    }

    /// All that is remembered; none where it is not well formed.
    pub fn entry(&self) -> Option<Entry<'a>> {
        Reader(self.fixed).entry(std::str::from_utf8(self.name).ok()?)
    }

    /// What questions choose by.
    pub fn facts(&self) -> Option<Facts> {
        let [flags, status, rest @ ..] = self.fixed;
        Reader(&rest[PRINT + 16..]).facts(*flags, *status)
    }

    /// Whether it must be told of whatever is asked: [`Entry::is_doubtful`].
    pub fn is_doubtful(&self) -> bool {
        let flags = self.fixed[0];
        flags & (DOUBTFUL | DOUBLE) != 0 || flags & READABLE == 0
    }

    /// Where the whole of it is kept.
    pub fn said(&self) -> Option<Piece> {
        Reader(&self.fixed[FIXED - 16..]).piece()
    }
}

/// What a moment that is lacking is written as.
const NEVER: i64 = i64::MIN;

/// What a state that is lacking is written as.
const NO_STATUS: u8 = u8::MAX;

const RACY: u8 = 1;
const DOUBTFUL: u8 = 2;
const READABLE: u8 = 4;
const ENDED: u8 = 8;
const DOUBLE: u8 = 16;
const CROWDED: u8 = 32;

/// The bytes of a file that holds this; `key` says for whom.
pub fn write(key: &str, folders: &[(&str, Vec<Entry>)]) -> Vec<u8> {
    let count: usize = folders.iter().map(|(_, entries)| entries.len()).sum();
    let mut bytes = Vec::with_capacity(count * 152 + 1024);
    put_text(&mut bytes, key);
    put_number(&mut bytes, folders.len());
    for (path, entries) in folders {
        put_text(&mut bytes, path);
        put_number(&mut bytes, entries.len());
        let start = bytes.len();
        put_number(&mut bytes, 0);
        for entry in entries {
            put_entry(&mut bytes, entry);
        }
        let length = (bytes.len() - start - 8) as u64;
        bytes[start..start + 8].copy_from_slice(&length.to_le_bytes());
    }
    seal(&mut bytes);
    bytes
}

/// Adds the checksum of bytes to them.
pub fn seal(bytes: &mut Vec<u8>) {
    let sum = crc32fast::hash(bytes);
    bytes.extend(sum.to_le_bytes());
}

/// What was sealed; none where it is not so any more.
pub fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (content, sum) = bytes.split_last_chunk::<4>()?;
    (crc32fast::hash(content) == u32::from_le_bytes(*sum)).then_some(content)
}

/// What a file holds that was written for `key`; none for another, or where it is not whole.
pub fn read<'a>(bytes: &'a [u8], key: &str) -> Option<Vec<Block<'a>>> {
    opened(bytes)?;
    blocks(bytes, key)
}

/// The same of bytes that were read before, without looking at their seal again.
pub fn blocks<'a>(bytes: &'a [u8], key: &str) -> Option<Vec<Block<'a>>> {
    let mut reader = Reader(bytes.split_last_chunk::<4>()?.0);
    if reader.text()? != key {
        return None;
    }
    let mut folders = Vec::new();
    for _ in 0..reader.number()? {
        let path = reader.text()?;
        let count = reader.number()?;
        let length = reader.number()?;
        let (rows, rest) = reader.0.split_at_checked(length)?;
        reader.0 = rest;
        folders.push(Block { path, count, rows });
    }
    reader.0.is_empty().then_some(folders)
}

fn put_number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u64).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn put_entry(bytes: &mut Vec<u8>, entry: &Entry) {
    let Entry { name, fingerprint, racy, double, hash, facts, said } = entry;
    let of_facts =
        [(facts.doubtful, DOUBTFUL), (facts.readable, READABLE), (facts.ended, ENDED), (facts.crowded, CROWDED)];
    let flags = [(*racy, RACY), (*double, DOUBLE)].into_iter().chain(of_facts);
    bytes.push(flags.filter(|(is, _)| *is).map(|(_, flag)| flag).sum());
    let status = facts.status.and_then(|status| Status::ALL.iter().position(|known| *known == status));
    bytes.push(status.and_then(|at| u8::try_from(at).ok()).unwrap_or(NO_STATUS));
    bytes.extend(print(fingerprint));
    bytes.extend(hash);
    for moment in [facts.first, facts.closed, facts.last] {
        bytes.extend(moment.unwrap_or(NEVER).to_le_bytes());
    }
    bytes.extend(facts.procedure.to_le_bytes());
    bytes.extend(facts.code.to_le_bytes());
    bytes.extend(facts.service.to_le_bytes());
    facts.problems.iter().for_each(|problem| bytes.extend(problem.to_le_bytes()));
    // What is kept is never empty.
    let piece = said.unwrap_or_default();
    bytes.extend(piece.at.to_le_bytes());
    bytes.extend(piece.length.to_le_bytes());
    bytes.extend(piece.sum.to_le_bytes());
    // Names of files have at most 255 bytes; a longer one would not read back, and be forgotten.
    bytes.push(name.len() as u8);
    bytes.extend(name.as_bytes());
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn part(&mut self, length: usize) -> Option<&'a str> {
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(part).ok()
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.bytes()?)).ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        self.part(length)
    }

    fn moment(&mut self) -> Option<Option<i64>> {
        let second = i64::from_le_bytes(self.bytes()?);
        Some((second != NEVER).then_some(second))
    }

    fn row(&mut self) -> Option<Row<'a>> {
        let (fixed, rest) = self.0.split_first_chunk::<FIXED>()?;
        let (length, rest) = rest.split_first()?;
        let (name, rest) = rest.split_at_checked(usize::from(*length))?;
        self.0 = rest;
        Some(Row { fixed, name })
    }

    fn facts(&mut self, flags: u8, status: u8) -> Option<Facts> {
        let is = |flag: u8| flags & flag != 0;
        Some(Facts {
            doubtful: is(DOUBTFUL),
            readable: is(READABLE),
            ended: is(ENDED),
            status: Status::ALL.get(usize::from(status)).copied(),
            first: self.moment()?,
            closed: self.moment()?,
            last: self.moment()?,
            procedure: u64::from_le_bytes(self.bytes()?),
            code: u64::from_le_bytes(self.bytes()?),
            service: u64::from_le_bytes(self.bytes()?),
            problems: self.words()?,
            crowded: is(CROWDED),
        })
    }

    fn words<const N: usize>(&mut self) -> Option<[u64; N]> {
        let mut words = [0; N];
        for word in &mut words {
            *word = u64::from_le_bytes(self.bytes()?);
        }
        Some(words)
    }

    fn piece(&mut self) -> Option<Piece> {
        let piece = Piece {
            at: u64::from_le_bytes(self.bytes()?),
            length: u32::from_le_bytes(self.bytes()?),
            sum: u32::from_le_bytes(self.bytes()?),
        };
        Some(piece).filter(|piece| piece.length > 0)
    }

    fn entry<'n>(&mut self, name: &'n str) -> Option<Entry<'n>> {
        let [flags, status] = self.bytes()?;
        let is = |flag: u8| flags & flag != 0;
        let fingerprint = Fingerprint {
            size: u64::from_le_bytes(self.bytes()?),
            modified: i64::from_le_bytes(self.bytes()?),
            changed: i64::from_le_bytes(self.bytes()?),
            inode: u64::from_le_bytes(self.bytes()?),
        };
        let hash = self.bytes()?;
        let facts = self.facts(flags, status)?;
        let said = self.piece();
        Some(Entry { name, fingerprint, racy: is(RACY), double: is(DOUBLE), hash, facts, said })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some_entry(name: &str, number: u64) -> Entry<'_> {
        let half = |at: u32| i64::from((number >> at) as u32);
        Entry {
            name,
            fingerprint: Fingerprint { size: number, modified: half(1), changed: -half(2), inode: !number },
            racy: number & 1 == 0,
            double: number & 128 == 0,
            hash: u128::from(number).to_be_bytes(),
            facts: Facts {
                doubtful: number & 2 == 0,
                readable: number & 4 == 0,
                ended: number & 8 == 0,
                status: Status::ALL.get((number % 16) as usize).copied(),
                first: (number & 16 == 0).then_some(half(3)),
                closed: (number & 32 == 0).then_some(-half(4)),
                last: (number & 64 == 0).then_some(half(5)),
                procedure: number.rotate_left(7),
                code: number.rotate_left(8),
                service: number.rotate_left(9),
                problems: [number.rotate_left(11), 0, !number, 1],
                crowded: number & 512 == 0,
            },
            said: (number & 256 == 0).then_some(Piece {
                at: number >> 3,
                length: 1 + (number >> 40) as u32,
                sum: number as u32,
            }),
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_and_nothing_else(
            names in prop::collection::vec("[a-zñ0-9-]{0,12}", 0..6),
            numbers in prop::collection::vec(any::<u64>(), 6),
            spoiled in any::<prop::sample::Index>(), mask in 1u8..,
        ) {
            let entries: Vec<Entry> =
                names.iter().zip(&numbers).map(|(name, number)| some_entry(name, *number)).collect();
            let folders = vec![("tickets/2026/01", entries.clone()), ("tickets", Vec::new()), ("ñ", entries)];
            let bytes = write("for me", &folders);
            let all = |blocks: Vec<Block>| -> Vec<(String, Vec<String>)> {
                let said = |block: &Block| block.entries().map(|entry| format!("{entry:?}")).collect();
                blocks.iter().map(|block| (block.path.to_owned(), said(block))).collect()
            };
            let expected: Vec<(String, Vec<String>)> = folders
                .iter()
                .map(|(path, entries)| ((*path).to_owned(), entries.iter().map(|entry| format!("{entry:?}")).collect()))
                .collect();
            prop_assert_eq!(read(&bytes, "for me").map(all), Some(expected));
            prop_assert!(read(&bytes, "for you").is_none());
            let mut other = bytes.clone();
            other[spoiled.index(bytes.len())] ^= mask;
            prop_assert!(read(&other, "for me").is_none());
            prop_assert!(read(&bytes[..spoiled.index(bytes.len())], "for me").is_none());
        }
    }

    #[test]
    fn a_seal_of_nonsense_is_no_file() {
        for content in
            [&b""[..], b"\xff\xff\xff\xff\xff\xff\xff\xff", b"\x06\0\0\0\0\0\0\0for me\xff\xff\xff\xff\xff\xff\xff\xff"]
        {
            let mut bytes = content.to_vec();
            seal(&mut bytes);
            assert!(read(&bytes, "for me").is_none());
        }
    }
}
