//! Reads what a procedure says of itself as a document: its process sheet, its definitions, and who
//! approved and changed it.

use toml::Spanned;

use super::source::{Problems, Table};
use crate::procedure::definition::{Approval, Change, Definition, Reference};

/// The texts of a list, those that say nothing left out.
pub(super) fn read_lines(root: &Table, key: &str, problems: &mut Problems) -> Vec<String> {
    let texts = root.texts(key, problems).into_iter().map(Spanned::into_inner);
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// Reads `[[approval]]`, in file order.
pub(super) fn read_approvals(root: &Table, problems: &mut Problems) -> Vec<Approval> {
    let mut approvals = Vec::new();
    for table in root.tables("approval", problems) {
        table.known(&["action", "by", "date"], problems);
        approvals.push(Approval {
            action: table.required("action", problems).into_inner(),
            by: table.required("by", problems).into_inner(),
            date: table.date("date", problems),
        });
    }
    approvals
}

/// Reads `[[change]]`, in file order.
pub(super) fn read_changes(root: &Table, problems: &mut Problems) -> Vec<Change> {
    let mut changes = Vec::new();
    for table in root.tables("change", problems) {
        table.known(&["revision", "date", "text"], problems);
        changes.push(Change {
            revision: table.required("revision", problems).into_inner(),
            date: table.date("date", problems),
            text: table.required("text", problems).into_inner(),
        });
    }
    changes
}

/// Reads `[[definition]]`, in file order.
pub(super) fn read_definitions(root: &Table, problems: &mut Problems) -> Vec<Definition> {
    let mut definitions = Vec::new();
    for table in root.tables("definition", problems) {
        table.known(&["term", "text"], problems);
        definitions.push(Definition {
            term: table.required("term", problems).into_inner(),
            text: table.required("text", problems).into_inner(),
        });
    }
    definitions
}

/// Reads `[[annex]]`, in file order.
pub(super) fn read_annexes(root: &Table, problems: &mut Problems) -> Vec<Reference> {
    let mut annexes = Vec::new();
    for table in root.tables("annex", problems) {
        table.known(&["title", "key"], problems);
        annexes.push(Reference {
            title: table.required("title", problems).into_inner(),
            key: table.text("key", problems).map(Spanned::into_inner),
            keeper: None,
        });
    }
    annexes
}

/// Reads `[[record]]`, in file order.
pub(super) fn read_records(root: &Table, problems: &mut Problems) -> Vec<Reference> {
    let mut records = Vec::new();
    for table in root.tables("record", problems) {
        table.known(&["title", "key", "keeper"], problems);
        records.push(Reference {
            title: table.required("title", problems).into_inner(),
            key: table.text("key", problems).map(Spanned::into_inner),
            keeper: table.text("keeper", problems).map(Spanned::into_inner),
        });
    }
    records
}
