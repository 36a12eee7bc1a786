//! What a file of a desk is, by where it lies, and whose right it is to change it.

use crate::model::attachment;
use crate::model::catalogue::Right;
use crate::model::seal;

/// What a file of a desk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A ticket.
    Ticket,
    /// An asset.
    Asset,
    /// A file attached to a ticket.
    Attachment,
    /// The seal of a finished year.
    Seal,
    /// A revision of a procedure, kept for the tickets that were opened under it.
    KeptProcedure,
    /// A file that says how the desk works, and whose right it is to change it.
    Catalogue(Right),
    /// What is of one clone only, and obeyed there.
    Own,
    /// What stands where a folder or a record belongs, and is neither.
    Stray,
    /// Nothing that a law is about.
    Other,
}

/// Folio's own folder of a clone, relative to the desk.
pub const OWN: &str = ".folio";

/// What means something at the top of a desk, each with the beginning of the short name that Windows gives it too.
const TOP: [(&str, &str); 5] = [
    (OWN, "folio~"),
    (ATTRIBUTES, "gitatt~"),
    ("catalog", "catalog~"),
    ("templates", "templa~"),
    ("tickets", "tickets~"),
];

/// The file that says how git treats others.
const ATTRIBUTES: &str = ".gitattributes";

/// What of that a name at the top of a desk is on some disk: not all tell `.folio` from `.Folio`, from `FOLIO~1`, from
/// one with a space or a point at its end, or with signs that are not shown.
pub fn stands_for(name: &str) -> Option<&'static str> {
    let is_ignored =
        |c: char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let told: String = name.chars().filter(|c| !is_ignored(*c)).collect::<String>().to_lowercase();
    let told = told.split(':').next().unwrap_or_default().trim_end_matches([' ', '.']);
    let is_short = |short: &str| {
        told.strip_prefix(short).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|it| it.is_ascii_digit()))
    };
    TOP.into_iter().find(|(name, short)| told == *name || is_short(short)).map(|(name, _)| name)
}

/// Whether a path of a desk is Folio's own folder or below it, on any disk.
pub fn is_own(path: &str) -> bool {
    path.split('/').next().and_then(stands_for) == Some(OWN)
}

/// What the file at a path, relative to the desk, is.
pub fn sort_of(path: &str) -> Sort {
    // It says how git merges, and could have it drop what others wrote.
    if path.rsplit('/').next().and_then(stands_for) == Some(ATTRIBUTES) {
        return Sort::Catalogue(Right::Catalogue);
    }
    let first = path.split('/').next().unwrap_or_default();
    match stands_for(first) {
        Some(OWN) => return Sort::Own,
        // On another disk it is the desk's own folder.
        Some(name) if name != first => return Sort::Stray,
        _ => {}
    }
    if attachment::hash_at(path).is_some() {
        return Sort::Attachment;
    }
    if seal::year_sealed_at(path).is_some() {
        return Sort::Seal;
    }
    let is_yaml = path.ends_with(".yaml");
    if is_stray(path) {
        return Sort::Stray;
    }
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

/// Whether something stands where no file belongs: instead of a folder, or among the records without being one. Hidden
/// files are let be, as long as no folder has the name of a record.
fn is_stray(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|it| it.is_ascii_digit());
    match parts[..] {
        ["tickets" | "catalog" | "templates"] => true,
        ["catalog", "assets" | "calendars" | "procedures" | "reports"] | ["catalog", "procedures", "past"] => true,
        ["tickets", .., name] if name.ends_with(".yaml") => false,
        ["tickets", ref folders @ .., name] => {
            let is_folder = match folders {
                [] => true,
                [year] => is_number(year, 4),
                [year, month, rest @ ..] => {
                    is_number(year, 4)
                        && is_number(month, 2)
                        && matches!(rest, [] | [attachment::FOLDER] | [attachment::FOLDER, _])
                }
            };
            !(is_folder && name.starts_with('.'))
        }
        ["catalog", "assets", .., name] if name.ends_with(".yaml") => false,
        ["catalog", "assets", name] | ["catalog", "assets", _, name] => !name.starts_with('.'),
        ["catalog", "assets", ..] => true,
        _ => false,
    }
}

/// Whether a file is read where it stands, and must be one: a link may lead anywhere, and what has a history of its own
/// cannot be looked into.
pub fn is_read(path: &str) -> bool {
    ["catalog", "templates", "tickets"].contains(&path.split('/').next().unwrap_or_default())
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
            ("tickets/2025/01/nota.txt", Sort::Stray),
            ("tickets/2025/sealed.sha256", Sort::Seal),
            ("tickets/2025/01/sealed.sha256", Sort::Stray),
            ("tickets/sealed.sha256", Sort::Stray),
            ("tickets/2025/01/attachments/ab/ab", Sort::Stray),
            ("tickets/2025/01/attachments", Sort::Stray),
            ("tickets/2025/01", Sort::Stray),
            ("tickets/2025", Sort::Stray),
            ("tickets", Sort::Stray),
            ("tickets/2025/01/.gitkeep", Sort::Other),
            ("tickets/2025/01/CI-2025-0001.yaml/.gitkeep", Sort::Stray),
            ("catalog/assets", Sort::Stray),
            ("catalog/assets/equipo", Sort::Stray),
            ("catalog/assets/.gitkeep", Sort::Other),
            ("catalog/procedures/past", Sort::Stray),
            ("catalog/assets/equipo/PC-1.yaml", Sort::Asset),
            ("catalog/desk.toml", Sort::Catalogue(Right::Catalogue)),
            ("catalog/procedures/p.toml", Sort::Catalogue(Right::Procedures)),
            ("catalog/procedures/past/p-0123.toml", Sort::KeptProcedure),
            ("catalog/calendars/mx.toml", Sort::Catalogue(Right::Calendars)),
            ("catalog/reports/x.toml", Sort::Catalogue(Right::Catalogue)),
            ("templates/x.md", Sort::Catalogue(Right::Catalogue)),
            (".folio/journal", Sort::Own),
            (".Folio", Sort::Own),
            ("FOLIO~1/journal", Sort::Own),
            (".folio /journal", Sort::Own),
            (".folio./journal", Sort::Own),
            (".fo\u{200c}lio/journal", Sort::Own),
            (".folio::$INDEX_ALLOCATION/journal", Sort::Own),
            ("folios/x", Sort::Other),
            ("folio~x", Sort::Other),
            ("Tickets/2025/01/CI-2025-0001.yaml", Sort::Stray),
            ("Catalog/people.toml", Sort::Stray),
            ("TEMPLA~1/x.md", Sort::Stray),
            (".GitAttributes", Sort::Catalogue(Right::Catalogue)),
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
