//! What a procedure says as a document: its approvals, changes, words and references.

/// One approval of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What was done: elaborated, reviewed, authorised (the document's own word).
    pub action: String,
    /// Post or area that did it.
    pub by: String,
    /// Date, as the document gives it.
    pub date: Option<String>,
}

/// One entry of the change control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Revision.
    pub revision: String,
    /// Date, as the document gives it.
    pub date: Option<String>,
    /// What changed.
    pub text: String,
}

/// A word that the document defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// An annex of the document, or a record that following it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Title.
    pub title: String,
    /// Official key.
    pub key: Option<String>,
    /// Post that keeps it.
    pub keeper: Option<String>,
}
