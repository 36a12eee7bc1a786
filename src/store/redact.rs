//! Records and the list of people with a pseudonym in the place of somebody, and the secret that it is made with.

use std::path::{Path, PathBuf};

use super::assets::AssetRecord;
use super::desk::Desk;
use super::git::run::run;
use super::tickets::{Record, edited};
use super::{StoreError, file, site};
use crate::model::asset::{Asset, AssetEvent};
use crate::model::event::Event;
use crate::model::pseudonym;
use crate::procedure::engine::Plan;
use crate::yaml::{self, Edit};

/// The secret's file, in git's own folder; nobody can push it.
const IN_GIT: &str = "folio-redaction-key";
/// The same where the desk is not in git.
const IN_DESK: &str = ".folio/redaction-key";

/// Endings of texts.
const TEXTS: [&str; 5] = ["toml", "md", "html", "typ", "txt"];

impl Desk {
    /// The secret of this clone's pseudonyms, made from `random` where there is none yet, and where it is. For
    /// a rehearsal nothing is made.
    ///
    /// # Errors
    /// It is not one, or cannot be read or written.
    pub fn redaction_key(&self, random: [u8; 32], rehearsal: bool) -> Result<([u8; 32], PathBuf), StoreError> {
        let answer = run(&self.root, &["rev-parse", "--path-format=absolute", "--git-common-dir"]);
        let git = answer.ok().filter(|answer| answer.ok).map(|answer| PathBuf::from(answer.text()));
        let (folder, name): (&Path, &str) = match &git {
            Some(git) => (git, IN_GIT),
            None => (&self.root, IN_DESK),
        };
        let path = folder.join(name);
        if rehearsal && path.symlink_metadata().is_err() {
            return Ok((random, path));
        }
        Ok((site::key_at(folder, name, random)?, path))
    }

    /// The ticket with its events redacted, and the event that says so; its text is touched nowhere else.
    /// Nothing is written.
    ///
    /// # Errors
    /// The text cannot be edited safely.
    pub fn with_redaction(&self, record: &Record, events: &[Event], plan: &Plan) -> Result<Record, StoreError> {
        let values = record.ticket.events.iter().zip(events).map(|(one, other)| (one.to_value(), other.to_value()));
        let text = redacted(&record.path, &record.text, values)?;
        let mut intended = record.ticket.clone();
        intended.events = events.to_vec();
        let between = Record { path: record.path.clone(), text, ticket: intended.clone() };
        let text = edited(&between, &plan.after, &plan.event, &record.ticket.procedure)?;
        intended.header = plan.after.clone();
        intended.events.push(plan.event.clone());
        self.holds(&record.path, &text, &intended)?;
        Ok(Record { path: record.path.clone(), text, ticket: intended })
    }

    /// The asset with its events redacted, and the event that says so, if it has a history. Nothing is written.
    ///
    /// # Errors
    /// The text cannot be edited safely.
    pub fn asset_with_redaction(
        &self,
        record: &AssetRecord,
        events: &[AssetEvent],
        after: &Asset,
    ) -> Result<AssetRecord, StoreError> {
        let values = record.asset.events.iter().zip(events).map(|(one, other)| (one.to_value(), other.to_value()));
        let text = redacted(&record.path, &record.text, values)?;
        let asset = Asset { events: events.to_vec(), ..record.asset.clone() };
        let between = AssetRecord { path: record.path.clone(), text, asset };
        self.with_asset(&between, after)
    }

    /// Texts of the catalogue and the templates, in order of path; whatever is in them.
    pub fn catalogue_texts(&self) -> Vec<PathBuf> {
        let is_text = |path: &Path| {
            path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| TEXTS.contains(&ending))
        };
        let folders = ["catalog", "templates"].map(|folder| self.path(folder));
        let entries = folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name());
        let files = entries.flatten().filter(|entry| entry.file_type().is_file());
        files.map(walkdir::DirEntry::into_path).filter(|path| is_text(path)).collect()
    }

    /// The list of people, as it is and without what is somebody's.
    ///
    /// # Errors
    /// It cannot be read, or is written in a way that is not edited.
    pub fn people_without(&self, id: &str, pseudonym: &str) -> Result<(PathBuf, String, String), StoreError> {
        let path = self.path("catalog/people.toml");
        let text = file::read_text(&self.root, &path).map_err(|finding| StoreError::Damaged(vec![finding]))?;
        let edited = crate::model::catalogue::without(&text, id, pseudonym);
        let edited = edited.ok_or_else(|| StoreError::EditRefused { path: path.clone(), problem: id.to_owned() })?;
        Ok((path, text, edited))
    }
}

fn redacted(
    path: &Path,
    text: &str,
    events: impl Iterator<Item = (serde_json::Value, serde_json::Value)>,
) -> Result<String, StoreError> {
    let edits = events.enumerate().filter_map(|(index, (before, after))| {
        let keys = pseudonym::changed(&before, &after);
        let set = |key: &String| {
            let value = pseudonym::value_at(&after, key)?.clone();
            Some(Edit::Set { path: pseudonym::path_of(key), value })
        };
        (!keys.is_empty()).then(|| (index, keys.iter().filter_map(set).collect::<Vec<_>>()))
    });
    let edits: Vec<(usize, Vec<Edit>)> = edits.collect();
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    yaml::apply_to_items(text, "events", &edits)
        .map_err(|error| StoreError::EditRefused { path: path.to_owned(), problem: error.to_string() })
}
