//! Whom a word means: a person of people.toml, or somebody whom records name.

use std::collections::BTreeSet;

use crate::cli::error::CliError;
use crate::message;
use crate::model::catalogue::fold;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::redaction::names_of;
use crate::store::desk::Desk;

/// Candidates named one by one.
const NAMED: usize = 8;

/// Somebody.
pub struct Who {
    /// The identifier of people.toml.
    pub id: Option<String>,
    /// The names, as files write them.
    pub names: BTreeSet<String>,
}

impl Who {
    /// Whom the word means.
    ///
    /// # Errors
    /// Nobody, or several.
    pub fn find(desk: &Desk, cases: &[Case], assets: &[AssetCase], typed: &str) -> Result<Self, CliError> {
        let folded = fold(typed);
        let written = names_of(cases, assets);
        let same: Vec<_> = desk.people.people.iter().filter(|person| fold(&person.name) == folded).collect();
        let person = match (desk.people.get(typed.trim()), &same[..]) {
            (Some(person), _) => Some(person),
            (None, [person]) => Some(*person),
            (None, []) => None,
            (None, several) => {
                let ids: Vec<&str> = several.iter().map(|person| person.id.as_str()).collect();
                return Err(ambiguous(typed, &ids));
            }
        };
        if let Some(person) = person {
            let mut names = written.get(&fold(&person.name)).cloned().unwrap_or_default();
            names.insert(person.name.clone());
            return Ok(Self { id: Some(person.id.clone()), names });
        }
        if let Some(names) = written.get(&folded).filter(|_| !folded.is_empty()) {
            return Ok(Self { id: None, names: names.clone() });
        }
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let has_all =
            |name: &str| !words.is_empty() && words.iter().all(|word| name.split(' ').any(|own| own == *word));
        let mut near: Vec<&str> =
            desk.people.people.iter().filter(|p| has_all(&fold(&p.name))).map(|p| &*p.id).collect();
        let mut of_records: Vec<&str> = written
            .iter()
            .filter(|(name, _)| has_all(name))
            .filter_map(|(_, names)| names.first())
            .map(|n| &**n)
            .collect();
        of_records.sort_unstable();
        near.extend(of_records);
        match near.is_empty() {
            true => Err(CliError::Usage(message!("redact-unknown", who = typed))),
            false => Err(ambiguous(typed, &near)),
        }
    }
}

fn ambiguous(typed: &str, names: &[&str]) -> CliError {
    let mut named = names.iter().take(NAMED).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        named.push_str(" …");
    }
    CliError::Usage(message!("redact-ambiguous", who = typed, names = named))
}
