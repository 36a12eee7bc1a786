//! The only code that touches disk and git.
//!
//! Owns how a desk is found, read and written. Every write of a record is prepared in [`tickets`] or
//! [`assets`] (read again, edit in place, parse again and compare) and made by [`batch`]: one file or several, all or none.

#![allow(clippy::disallowed_methods, reason = "the store owns disk, git and processes")]

pub mod archive;
pub mod asset_search;
pub mod assets;
pub mod attachments;
pub mod batch;
pub mod cache;
pub mod calendars;
pub mod clocks;
pub mod desk;
pub mod embedded;
pub mod file;
pub mod git;
pub mod history;
pub mod hooks;
pub mod init;
mod letterhead;
pub mod lock;
pub mod merging;
pub mod parallel;
mod past;
mod readable;
pub mod redact;
pub mod reports;
pub mod sheet;
pub mod site;
pub mod sweep;
pub mod tickets;
pub mod typeset;

use std::path::PathBuf;

use crate::model::finding::Finding;
use crate::model::folio::Folio;

/// What can go wrong between Folio and the disk.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No `catalog/desk.toml` here or above.
    #[error("no desk at {0} or above")]
    NoDesk(PathBuf),
    /// The system refused.
    #[error("{path}: {source}")]
    Io {
        /// What was being read or written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Files that cannot be used as they are.
    #[error("{} damaged files", .0.len())]
    Damaged(Vec<Finding>),
    /// Another process holds the desk's lock.
    #[error("the desk is locked by {holder}")]
    Locked {
        /// What the holder wrote about itself.
        holder: String,
    },
    /// No ticket answers to what was typed.
    #[error("no ticket {typed}")]
    UnknownFolio {
        /// What was typed.
        typed: String,
        /// The folio most like it.
        near: Option<Folio>,
    },
    /// Several tickets answer to what was typed.
    #[error("several tickets {typed}")]
    AmbiguousFolio {
        /// What was typed.
        typed: String,
        /// Those that answer, in order.
        candidates: Vec<Folio>,
    },
    /// No asset answers to what was typed.
    #[error("no asset {typed}")]
    UnknownAsset {
        /// What was typed.
        typed: String,
        /// The identifier most like it.
        near: Option<String>,
    },
    /// Several assets answer to what was typed.
    #[error("several assets {typed}")]
    AmbiguousAsset {
        /// What was typed.
        typed: String,
        /// Those that answer, in order.
        candidates: Vec<String>,
    },
    /// The file changed while it was being edited.
    #[error("{0} changed meanwhile")]
    Changed(PathBuf),
    /// Some files of a change were written, and could neither be followed by the others nor taken
    /// back. Whoever takes the lock next finishes it.
    #[error("half made: {0}")]
    HalfMade(#[source] Box<StoreError>),
    /// The edited text would not say what was intended; the file was left as it is.
    #[error("{path}: the edit would not hold: {problem}")]
    EditRefused {
        /// File.
        path: PathBuf,
        /// Why.
        problem: String,
    },
    /// A desk is there already.
    #[error("{0} is a desk already")]
    DeskExists(PathBuf),
    /// Files that starting a desk would overwrite.
    #[error("{} files are in the way", .0.len())]
    InTheWay(Vec<PathBuf>),
    /// A series has no number left.
    #[error("series {0} is full")]
    SeriesFull(String),
    /// The file belongs to a year that is sealed.
    #[error("{path}: the year {year} is sealed")]
    Sealed {
        /// Year.
        year: u16,
        /// File.
        path: PathBuf,
    },
    /// Git could not do its part.
    #[error("git: {0}")]
    Git(String),
    /// Git does not answer, since the folder is another user's: what git says is to be typed to trust it.
    #[error("git does not answer of another user's folder: {0}")]
    OthersFolder(String),
    /// Files of the clone's own folder that git has, so that others may have written them.
    #[error("{} files of the clone's own are shared", .0.len())]
    OwnShared(Vec<String>),
    /// No embedded or desk procedure of that code.
    #[error("no procedure {code}")]
    UnknownProcedure {
        /// What was typed.
        code: String,
        /// Codes that there are.
        known: Vec<String>,
    },
}

/// Adds the path to what the system said.
pub(crate) fn io_error(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.into();
    move |source| StoreError::Io { path, source }
}
