//! Brings together what several clones wrote of one record: base, ours, theirs → one text.
//!
//! Pure: texts and a way to find procedures go in; a text with notices, or a [`Conflict`], comes out.
//! **Laws: the order of sides and of merges changes nothing; no event is lost or doubled; the result
//! reads back as what was intended, or there is none.** A step that does not fit beside another is no
//! conflict: it stays in the history, in dispute (`procedure::replay::dispute`).

pub mod catalogue;
mod compose;
mod history;
pub mod markers;
pub mod order;
pub mod record;
mod side;
mod three;
mod told;

use crate::model::message::Message;
use crate::yaml::YamlError;

/// A merged record.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// What people should know of it: fields that both set, keys that both changed, new disputes.
    pub notices: Vec<Message>,
}

/// One of the three texts of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What both began from.
    Base,
    /// This clone's.
    Ours,
    /// The other's.
    Theirs,
}

impl Which {
    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Base => "merge-side-base",
            Self::Ours => "merge-side-ours",
            Self::Theirs => "merge-side-theirs",
        }
    }
}

/// Why texts were not merged: a person has to look at both.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Conflict {
    /// One of the texts cannot be read as YAML.
    #[error("one of the texts cannot be read: {error}")]
    Unreadable {
        /// Which.
        which: Which,
        /// Why.
        error: YamlError,
    },
    /// One of them is not a record that Folio knows: damaged, or of a newer format.
    #[error("one of the texts is not a record that folio knows")]
    Unknown {
        /// Which.
        which: Which,
        /// What is wrong first.
        problem: Message,
    },
    /// One of them is written in a way that is not taken apart: anchors, tags, braces around all.
    #[error("one of the texts is written in a way that folio does not merge (line {line})")]
    Written {
        /// Which.
        which: Which,
        /// Line, from 1.
        line: usize,
    },
    /// They are two records and not one.
    #[error("two records of different identity")]
    OtherRecord,
    /// What never changes is not the same on both sides.
    #[error("both sides say something else of {key}")]
    Identity {
        /// The key.
        key: String,
    },
    /// Both sides altered an event that both had.
    #[error("event {id} was altered on both sides")]
    Altered {
        /// Its identifier.
        id: String,
    },
    /// A revision of its procedure is nowhere to be found.
    #[error("the procedure {code}, revision {revision}, is not to be found")]
    NoProcedure {
        /// Code.
        code: String,
        /// Revision.
        revision: String,
    },
    /// The merged text would not have said what was intended.
    #[error("the merged text would not have said what was intended")]
    Mismatch,
}
