//! What is remembered of each record's file: enough to tell whether a question concerns it, and to
//! know it again unread.

use sha2::{Digest, Sha256};

use crate::model::status::Status;
use crate::model::time::Moment;
use crate::store::sweep::pass::Fingerprint;

/// What a question may ask of a ticket before its file is read. Moments are in seconds, rounded down:
/// who compares leaves a second of room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Whether it has to be read whatever the question: it cannot be used, says what is not so, has
    /// moved from one revision to another, or its clocks cannot be read.
    pub doubtful: bool,
    /// Whether it gives a case; else only what is wrong with it.
    pub readable: bool,
    /// Whether it is over.
    pub ended: bool,
    /// State; none of what is not readable.
    pub status: Option<Status>,
    /// When the first of its events happened.
    pub first: Option<i64>,
    /// When it ended.
    pub closed: Option<i64>,
    /// When the last of its events happened.
    pub last: Option<i64>,
    /// Tells its procedure's revision apart from others.
    pub procedure: u64,
    /// Tells its procedure apart from others, whatever the revision.
    pub code: u64,
    /// Tells its service apart from others; nought where it has none.
    pub service: u64,
    /// What tickets may have in common that are one continuing problem, all that it ever had of it; nought where there
    /// is no more.
    pub problems: [u64; MOST_PROBLEMS],
    /// Whether it had more of that than there is room for.
    pub crowded: bool,
}

/// How much of what tickets may have in common is remembered of each: mostly an asset, and a supplier for a service.
pub const MOST_PROBLEMS: usize = 4;

impl Facts {
    /// Whether it is not over, as its history or its state has it.
    pub fn is_open(&self) -> bool {
        !self.ended || self.status.is_none_or(|status| !status.is_ended())
    }

    /// What is remembered of a file that cannot be used.
    pub fn damaged() -> Self {
        Self { doubtful: true, ..Self::default() }
    }

    /// A moment as facts hold it.
    pub fn second(moment: Moment) -> i64 {
        moment.timestamp()
    }

    /// What tells a word apart from others.
    pub fn key(word: &str) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&Sha256::digest(word.as_bytes())[..8]);
        u64::from_le_bytes(first)
    }
}

/// A file that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Name in its folder.
    pub name: &'a str,
    /// What the disk said of it.
    pub fingerprint: Fingerprint,
    /// Whether it was changed so shortly before it was looked at that the same fingerprint may stand
    /// for another text.
    pub racy: bool,
    /// Whether another file of the desk bears its name.
    pub double: bool,
    /// Hash of its bytes.
    pub hash: [u8; 16],
    /// What it said, as far as questions select by it.
    pub facts: Facts,
    /// Where the whole of it is kept; none where it is not.
    pub said: Option<Piece>,
}

impl Entry<'_> {
    /// Whether it must be told of whatever is asked, as it may be wrong or make others so.
    pub fn is_doubtful(&self) -> bool {
        self.facts.doubtful || !self.facts.readable || self.double
    }

    /// Whether both say the same, wherever the whole of it is kept.
    pub fn says_as(&self, other: &Self) -> bool {
        let alone = |entry: &Self| Self { said: None, name: "", ..*entry };
        self.name == other.name && alone(self) == alone(other)
    }
}

/// Some bytes of a file in which things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Piece {
    /// Where they begin.
    pub at: u64,
    /// How many they are.
    pub length: u32,
    /// Their checksum.
    pub sum: u32,
}

/// Hash of a file's bytes, as entries hold it.
pub fn hash(bytes: &[u8]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(bytes)[..16]);
    half
}
