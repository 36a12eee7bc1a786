//! What a file of a desk is, by where it lies, and whose right it is to change it.

use crate::model::attachment;
use crate::model::catalogue::Right;

/// What a file of a desk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A ticket.
    Ticket,
    /// An asset.
    Asset,
    /// A file attached to a ticket.
    Attachment,
    /// A revision of a procedure, kept for the tickets that were opened under it.
    KeptProcedure,
    /// A file that says how the desk works, and whose right it is to change it.
    Catalogue(Right),
    /// Nothing that a law is about.
    Other,
}

/// What the file at a path, relative to the desk, is.
pub fn sort_of(path: &str) -> Sort {
    // It says how git merges, and could have it drop what others wrote.
    if path.rsplit('/').next() == Some(".gitattributes") {
        return Sort::Catalogue(Right::Catalogue);
    }
    if attachment::hash_at(path).is_some() {
        return Sort::Attachment;
    }
    let is_yaml = path.ends_with(".yaml");
    if path.starts_with("tickets/") {
        return if is_yaml { Sort::Ticket } else { Sort::Other };
    }
    if path.starts_with("templates/") {
        return Sort::Catalogue(Right::Catalogue);
    }
    match path.strip_prefix("catalog/").map(|rest| rest.split_once('/').unwrap_or(("", rest))) {
        None => Sort::Other,
        Some(("assets", _)) if is_yaml => Sort::Asset,
        Some(("assets", _)) => Sort::Other,
        Some(("procedures", rest)) if rest.starts_with("past/") => Sort::KeptProcedure,
        Some(("procedures", _)) => Sort::Catalogue(Right::Procedures),
        Some(("calendars", _)) => Sort::Catalogue(Right::Calendars),
        Some(_) => Sort::Catalogue(Right::Catalogue),
    }
}

/// Whether events are judged by what a file says: the catalogue without what only says how things look.
pub fn is_law(path: &str) -> bool {
    match sort_of(path) {
        Sort::KeptProcedure => true,
        Sort::Catalogue(_) => {
            path.ends_with(".toml") && !path.starts_with("catalog/reports/") && path.starts_with("catalog/")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_desk_is_somebodys() {
        let sorts = [
            ("tickets/2025/01/CI-2025-0001.yaml", Sort::Ticket),
            ("tickets/2025/01/nota.txt", Sort::Other),
            ("tickets/2025/01/attachments/ab/ab", Sort::Other),
            ("catalog/assets/equipo/PC-1.yaml", Sort::Asset),
            ("catalog/desk.toml", Sort::Catalogue(Right::Catalogue)),
            ("catalog/procedures/p.toml", Sort::Catalogue(Right::Procedures)),
            ("catalog/procedures/past/p-0123.toml", Sort::KeptProcedure),
            ("catalog/calendars/mx.toml", Sort::Catalogue(Right::Calendars)),
            ("catalog/reports/x.toml", Sort::Catalogue(Right::Catalogue)),
            ("templates/x.md", Sort::Catalogue(Right::Catalogue)),
            ("README.md", Sort::Other),
            (".gitattributes", Sort::Catalogue(Right::Catalogue)),
            ("tickets/.gitattributes", Sort::Catalogue(Right::Catalogue)),
        ];
        for (path, sort) in sorts {
            assert_eq!(sort_of(path), sort, "{path}");
        }
        assert!(is_law("catalog/people.toml") && !is_law("catalog/reports/x.toml") && !is_law("templates/x.md"));
    }
}
