//! The records that a commit changed, each beside what it was with each parent.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::commit::Look;
use super::pairs::{Found, Record, Says};
use super::rights::event_right;
use crate::cli::inspect;
use crate::message;
use crate::model::catalogue::Right;
use crate::model::pseudonym::Covers;
use crate::store::StoreError;
use crate::store::history::Change;
use crate::verify::paths::{Sort, sort_of};
use crate::verify::record::Fate;

/// Of each record of a commit, by its path: identifiers of the events that some parent had.
pub type Known = HashMap<String, HashSet<String>>;

impl Look<'_, '_> {
    /// Compares each record with what it was, then judges what is new in it.
    pub fn records(&mut self) -> Result<(), StoreError> {
        let mut known = Known::new();
        let case = self.case;
        let mut told = HashSet::new();
        for changes in &case.commit.changes {
            self.against(changes, &mut known, &mut told)?;
        }
        // What a merge took over as it was on one side was judged there.
        let mut fresh: Vec<&Change> = Vec::new();
        for change in case.commit.changes.first().into_iter().flatten() {
            if is_record(change) && change.after.is_some() && self.is_fresh(&change.path) {
                fresh.push(change);
            }
        }
        for change in fresh {
            let Some(blob) = &change.after else { continue };
            if !change.is_file {
                self.tell(&change.path, message!("finding-record-not-a-file"));
                continue;
            }
            match self.reader.record(&change.path, blob)? {
                Ok(record) => {
                    let known = known.remove(&change.path).unwrap_or_default();
                    self.judge(&record, &known)?;
                    if !told.iter().any(|(path, _)| *path == record.path) {
                        self.order(&record);
                    }
                }
                Err(findings) => {
                    if let Some(first) = findings.into_iter().next() {
                        self.tell(&change.path, message!("finding-record-damaged", problem = first.message));
                    }
                }
            }
        }
        Ok(())
    }

    /// Where histories were merged, their order is that of the merge, and `unseen` names what is above.
    fn order(&mut self, record: &Record) {
        let name = record.name();
        let found = match &record.says {
            Says::Ticket(ticket) => inspect::merged_findings(&name, &ticket.events, 0),
            Says::Asset(asset) => inspect::merged_findings(&name, &asset.events, 0),
        };
        for (_, message) in found {
            self.tell_of(&record.path, Some(&name), None, message);
        }
    }

    fn side(&mut self, path: &str, blob: Option<&String>) -> Result<Option<Found>, StoreError> {
        blob.map(|blob| self.reader.record(path, blob)).transpose()
    }

    fn against(
        &mut self,
        changes: &[Change],
        known: &mut Known,
        told: &mut HashSet<(String, String)>,
    ) -> Result<(), StoreError> {
        let (mut befores, mut afters): (Vec<Arc<Record>>, Vec<Arc<Record>>) = Default::default();
        let mut unreadable = HashSet::new();
        for change in changes.iter().filter(|change| is_record(change)) {
            if let Some(Ok(record)) = self.side(&change.path, change.before.as_ref())? {
                befores.push(record);
            }
            match self.side(&change.path, change.after.as_ref().filter(|_| change.is_file))? {
                Some(Ok(record)) => afters.push(record),
                Some(Err(_)) => {
                    unreadable.insert(change.path.as_str());
                }
                None if change.after.is_some() => {
                    unreadable.insert(change.path.as_str());
                }
                None => {}
            }
        }
        let same_path = |before: &Record| afters.iter().find(|after| after.path == before.path);
        let partner = |before: &Record| {
            let at_its_place = same_path(before).filter(|after| before.is(after));
            at_its_place.or_else(|| afters.iter().find(|after| before.is(after))).cloned()
        };
        let pairs: Vec<(Arc<Record>, Option<Arc<Record>>)> =
            befores.iter().map(|before| (before.clone(), partner(before))).collect();
        let mut renumbered: Vec<(String, String)> = Vec::new();
        for after in &afters {
            let before = pairs.iter().find(|(_, other)| other.as_ref().is_some_and(|other| Arc::ptr_eq(other, after)));
            let events = before.map(|(before, _)| before.events()).unwrap_or_default();
            renumbered.extend(after.renumbered(&events));
        }
        for (before, after) in &pairs {
            match after {
                Some(after) => {
                    known
                        .entry(after.path.clone())
                        .or_default()
                        .extend(before.events().iter().map(|id| (*id).to_owned()));
                    self.compare(before, after, &renumbered, told);
                }
                None if unreadable.contains(before.path.as_str()) => {}
                None if !before.has_history() => self.need(Right::Catalogue, &before.path),
                None => {
                    let name = before.name();
                    let other = same_path(before).filter(|_| self.case.commit.parents.len() == 1);
                    let message = match (other.and_then(|other| other.uid()), before.uid()) {
                        (Some(to), Some(from)) => {
                            // Its events are the ones that were there.
                            let events = before.events().into_iter().map(str::to_owned);
                            known.entry(before.path.clone()).or_default().extend(events);
                            message!("finding-uid-changed", folio = &name, from = from, to = to)
                        }
                        _ => message!("finding-record-deleted", folio = &name),
                    };
                    self.once(told, before, message);
                }
            }
        }
        Ok(())
    }

    /// Tells something of a record once, against however many parents it is so.
    fn once(&mut self, told: &mut HashSet<(String, String)>, record: &Record, message: crate::model::message::Message) {
        if told.insert((record.path.clone(), message.id.to_owned())) {
            self.tell_of(&record.path, Some(&record.name()), None, message);
        }
    }

    fn compare(
        &mut self,
        before: &Record,
        after: &Record,
        renumbered: &[(String, String)],
        told: &mut HashSet<(String, String)>,
    ) {
        let (from, to) = (before.name(), after.name());
        let is_asset = matches!(after.says, Says::Asset(_));
        if from != to && !is_asset && !follows(&from, &to, renumbered) {
            let message = message!("finding-folio-changed", from = &from, to = &to);
            self.once(told, after, message);
        }
        if (from == to || is_asset) && before.path != after.path {
            let message = message!("finding-record-renamed", folio = &to, from = &before.path);
            self.once(told, after, message);
        }
        let redacted = self.redacted(before, after);
        for (id, fate) in before.tampered(after, renumbered, &redacted) {
            if !told.insert((after.path.clone(), id.to_owned())) {
                continue;
            }
            let message = match fate {
                Fate::Altered => message!("finding-event-altered", id = id, folio = &to),
                Fate::Removed => message!("finding-event-removed", id = id),
                Fate::Moved => message!("finding-event-moved", id = id, folio = &to),
            };
            self.tell_of(&after.path, Some(&to), Some(id), message);
        }
        if is_asset && !after.has_history() {
            self.need(Right::Catalogue, &after.path);
        }
    }

    /// What a record says is redacted since, by those who may.
    fn redacted(&self, before: &Record, after: &Record) -> Vec<Covers> {
        let (Some(at), Some(law)) = (&self.case.at, self.case.law()) else { return Vec::new() };
        let may = |by: &str| event_right(&law.desk, &at.desk, Right::Redact, by).is_none();
        let new = after.redactions(&before.events()).into_iter();
        new.filter(|(by, _)| may(by)).map(|(_, covers)| covers).collect()
    }
}

/// Whether a number became another by steps that were recorded.
fn follows(from: &str, to: &str, renumbered: &[(String, String)]) -> bool {
    let mut reached = from;
    // Each step at most once.
    for _ in renumbered {
        match renumbered.iter().find(|(step, _)| step == reached) {
            Some((_, next)) if next == to => return true,
            Some((_, next)) => reached = next,
            None => return false,
        }
    }
    false
}

fn is_record(change: &Change) -> bool {
    matches!(sort_of(&change.path), Sort::Ticket | Sort::Asset)
}
