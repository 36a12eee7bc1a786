//! What the commit of a seal says.

use crate::language::Language;
use crate::message;
use crate::model::seal;
use crate::store::git::record::Committed;

/// Subject and trailer of a commit that seals a year or takes its seal away; none of any other.
pub fn of(files: &[Committed], language: &Language) -> Option<(String, String)> {
    let sealed = |file: &Committed| Some((seal::year_sealed_at(&file.path)?.to_string(), !file.after.is_empty()));
    let (year, is_sealed) = files.iter().find_map(sealed)?;
    Some(match is_sealed {
        true => (language.format(&message!("commit-sealed", year = &year)), format!("Sealed: {year}")),
        false => (language.format(&message!("commit-unsealed", year = &year)), format!("Unsealed: {year}")),
    })
}
