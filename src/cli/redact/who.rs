//! Whom a word means: a person of people.toml, or somebody whom records name.

use std::collections::BTreeSet;

use serde_json::Value;

use super::before::Before;
use crate::cli::error::CliError;
use crate::message;
use crate::model::catalogue::{People, fold};
use crate::model::pseudonym;
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
    /// The pseudonym that stands in the files for them already, where that is known.
    pub pseudonym: Option<String>,
    /// The name of who is in people.toml and was taken out of it.
    former: Option<String>,
}

/// What is known of the desk's people.
pub struct Known<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Its tickets.
    pub cases: &'a [Case],
    /// Its assets.
    pub assets: &'a [AssetCase],
    /// Earlier redactions.
    pub before: &'a Before,
}

impl Who {
    /// Whom the word means: an identifier, a name, or a pseudonym; `name` is how somebody was called of whom files
    /// have the pseudonym only.
    ///
    /// # Errors
    /// Nobody, or several.
    pub fn find(known: &Known, typed: &str, name: Option<&str>) -> Result<Self, CliError> {
        let Known { desk, cases, assets, before } = *known;
        let folded = fold(typed);
        let written = names_of(cases, assets);
        let redacted = |id: &str, pseudonym: &str| {
            let mut names = before.names_of(id);
            names.extend(name.map(|name| name.trim().to_owned()));
            let former = name.map(str::trim).or(names.first().map(String::as_str));
            let Some(former) = former.map(str::to_owned) else {
                return Err(CliError::Usage(message!("redact-name-gone", who = typed)));
            };
            let of_records = names.iter().filter_map(|name| written.get(&fold(name))).flatten().cloned();
            names.extend(of_records.collect::<Vec<_>>());
            Ok(Self { id: Some(id.to_owned()), names, pseudonym: Some(pseudonym.to_owned()), former: Some(former) })
        };
        if pseudonym::is_of_a_person(typed.trim()) {
            let typed = typed.trim();
            if let Some(person) = desk.people.people.iter().find(|person| person.name == typed) {
                return redacted(&person.id, typed);
            }
            if !is_in_records(cases, assets, typed) {
                return Err(CliError::Usage(message!("redact-unknown", who = typed)));
            }
            let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
                return Err(CliError::Usage(message!("redact-name-gone", who = typed)));
            };
            let mut names = written.get(&fold(name)).cloned().unwrap_or_default();
            names.insert(name.to_owned());
            return Ok(Self { id: None, names, pseudonym: Some(typed.to_owned()), former: None });
        }
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
        if let Some(person) = person.filter(|person| pseudonym::is_one(&person.name)) {
            return redacted(&person.id, &person.name);
        }
        if person.is_none() {
            let called = before.called(typed);
            let taken = desk.people.people.iter().filter(|it| pseudonym::is_one(&it.name) && called.contains(&*it.id));
            match taken.collect::<Vec<_>>()[..] {
                [] => {}
                [person] => return redacted(&person.id, &person.name),
                ref several => {
                    let ids: Vec<&str> = several.iter().map(|person| person.id.as_str()).collect();
                    return Err(ambiguous(typed, &ids));
                }
            }
        }
        let of_name = |names: BTreeSet<String>| {
            let pseudonym = before.pseudonym_of(typed).map(str::to_owned);
            Self { id: None, names, pseudonym, former: None }
        };
        if let Some(person) = person {
            let mut names = written.get(&fold(&person.name)).cloned().unwrap_or_default();
            names.insert(person.name.clone());
            return Ok(Self { id: Some(person.id.clone()), names, pseudonym: None, former: None });
        }
        if let Some(names) = written.get(&folded).filter(|_| !folded.is_empty()) {
            return Ok(of_name(names.clone()));
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
            // A whole name that stands in no field may stand in a text.
            true if words.len() > 1 => Ok(of_name([typed.trim().to_owned()].into_iter().collect())),
            true => Err(CliError::Usage(message!("redact-unknown", who = typed))),
            false => Err(ambiguous(typed, &near)),
        }
    }

    /// The people of the desk, that one by the name that they had.
    pub fn people(&self, people: &People) -> People {
        let mut people = people.clone();
        for person in people.people.iter_mut().filter(|person| Some(&person.id) == self.id.as_ref()) {
            if let Some(former) = &self.former {
                person.name.clone_from(former);
            }
        }
        people
    }
}

/// Whether some record has a pseudonym.
fn is_in_records(cases: &[Case], assets: &[AssetCase], pseudonym: &str) -> bool {
    let is_in = |event: &Value| event.to_string().contains(pseudonym);
    cases.iter().flat_map(|case| &case.ticket.events).any(|event| is_in(&event.to_value()))
        || assets.iter().flat_map(|case| &case.asset.events).any(|event| is_in(&event.to_value()))
        || assets.iter().any(|case| case.asset.position.custodian.as_deref() == Some(pseudonym))
}

fn ambiguous(typed: &str, names: &[&str]) -> CliError {
    let mut named = names.iter().take(NAMED).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        named.push_str(" …");
    }
    CliError::Usage(message!("redact-ambiguous", who = typed, names = named))
}
