//! Whom earlier redactions took out, as far as git's history still says: so that a person who is named again gets the
//! pseudonym that stands in the files already, whichever clone's key made it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::model::catalogue::{People, fold};
use crate::model::pseudonym;
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::git::exchange;
use crate::store::git::run;
use crate::yaml;

/// The list of people.
const PEOPLE: &str = "catalog/people.toml";
/// What a redaction writes, and nothing else does.
const MARK: &str = "did: redacted";

/// What the history says of those who were taken out.
#[derive(Debug, Default)]
pub struct Before {
    /// Names that an entry of people.toml had: identifier, name.
    people: BTreeSet<(String, String)>,
    /// What pseudonyms took the place of: text, pseudonym.
    replaced: Vec<(String, String)>,
}

impl Before {
    /// Reads it. Where there is no git, or the history was purged, it says nothing.
    ///
    /// # Errors
    /// [`StoreError::Git`] where git answers what cannot be.
    pub fn read(desk: &Desk) -> Result<Self, StoreError> {
        let mut before = Self::default();
        before.read_people(&desk.root)?;
        before.read_records(&desk.root)?;
        Ok(before)
    }

    /// Names that the entry of an identifier had before it was redacted.
    pub fn names_of(&self, id: &str) -> BTreeSet<String> {
        self.people.iter().filter(|(of, _)| of == id).map(|(_, name)| name.clone()).collect()
    }

    /// Identifiers of those who were called so.
    pub fn called(&self, name: &str) -> BTreeSet<&str> {
        let folded = fold(name);
        self.people.iter().filter(|(_, name)| fold(name) == folded).map(|(id, _)| id.as_str()).collect()
    }

    /// The pseudonym that took the place of a name, the last one first.
    pub fn pseudonym_of(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        self.replaced.iter().find(|(text, _)| fold(text) == folded).map(|(_, mark)| mark.as_str())
    }

    fn read_people(&mut self, root: &Path) -> Result<(), StoreError> {
        let commits = commits(root, &["--", PEOPLE])?;
        let names: Vec<String> = commits.iter().map(|commit| format!("{commit}:./{PEOPLE}")).collect();
        let texts: BTreeSet<String> = run::texts(root, &names)?.into_iter().flatten().collect();
        for people in texts.iter().filter_map(|text| People::parse(PEOPLE, text).ok()) {
            let named = people.people.into_iter().filter(|person| !pseudonym::is_one(&person.name));
            self.people.extend(named.map(|person| (person.id, person.name)));
        }
        Ok(())
    }

    fn read_records(&mut self, root: &Path) -> Result<(), StoreError> {
        for commit in commits(root, &["--no-merges", "-S", MARK, "--", "tickets", "catalog/assets"])? {
            let Some(parent) = exchange::reference(root, &format!("{commit}^"))? else { continue };
            for change in exchange::differences(root, &parent, &commit, &["tickets", "catalog/assets"])? {
                let (Some(before), Some(after)) = (change.before, change.after) else { continue };
                let texts = run::texts(root, &[before, after])?;
                let [Some(before), Some(after)] = &texts[..] else { continue };
                self.compare(&events(before), &events(after));
            }
        }
        Ok(())
    }

    fn compare(&mut self, before: &[Value], after: &[Value]) {
        for (before, after) in before.iter().zip(after) {
            for key in pseudonym::changed(before, after) {
                let (was, is) = (pseudonym::value_at(before, &key), pseudonym::value_at(after, &key));
                if let (Some(Value::String(was)), Some(Value::String(is))) = (was, is) {
                    let told = pseudonym::replaced(was, is).into_iter();
                    let told = told.filter(|(_, mark)| pseudonym::is_of_a_person(mark));
                    self.replaced.extend(told.map(|(place, mark)| (was[place].to_owned(), mark)));
                }
            }
        }
    }
}

/// Commits that led to what is there, the last one first; none where there is no history.
fn commits(root: &Path, which: &[&str]) -> Result<Vec<String>, StoreError> {
    let mut arguments = vec!["log", "--format=%H"];
    arguments.extend(which);
    let answer = run::run(root, &arguments)?;
    let lines = if answer.ok { answer.text() } else { String::new() };
    Ok(lines.lines().map(str::to_owned).collect())
}

fn events(text: &str) -> Vec<Value> {
    let record: Value = yaml::parse(text).unwrap_or_default();
    record.get("events").and_then(Value::as_array).cloned().unwrap_or_default()
}
