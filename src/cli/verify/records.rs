//! The records that a commit changed, each beside what it was with each parent.

use std::collections::{BTreeSet, HashMap, HashSet};
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
use crate::verify::number::{self, Steps};
use crate::verify::paths::{Sort, sort_of};
use crate::verify::record::{Fate, says_the_same};

/// What a record was before a commit.
#[derive(Debug, Default)]
pub struct Past {
    /// Identifiers of the events that some parent had.
    pub ids: HashSet<String>,
    /// The same of each parent that has the record, in order.
    pub parents: Vec<Vec<String>>,
    /// Where it was.
    pub paths: Vec<String>,
}

impl Past {
    fn add(&mut self, before: &Record) {
        let events: Vec<String> = before.events().into_iter().map(str::to_owned).collect();
        self.paths.push(before.path.clone());
        self.ids.extend(events.iter().cloned());
        self.parents.push(events);
    }
}

/// Of each record of a commit, by its path: what it was.
type Known = HashMap<String, Past>;

/// What was told already, of which record.
#[derive(Debug, Default)]
struct Told {
    paths: HashSet<String>,
    what: HashSet<(String, String)>,
}

impl Told {
    /// Whether it was not told yet.
    fn first(&mut self, path: &str, what: &str) -> bool {
        self.paths.insert(path.to_owned());
        self.what.insert((path.to_owned(), what.to_owned()))
    }
}

/// The records of one side, found by path or by what they are.
struct Index<'r> {
    by_path: HashMap<&'r str, &'r Arc<Record>>,
    by_uid: HashMap<&'r str, &'r Arc<Record>>,
    by_event: HashMap<&'r str, &'r Arc<Record>>,
}

impl<'r> Index<'r> {
    fn of(records: &'r [Arc<Record>]) -> Self {
        let mut index = Self { by_path: HashMap::new(), by_uid: HashMap::new(), by_event: HashMap::new() };
        for record in records {
            index.by_path.insert(&record.path, record);
            if let Some(uid) = record.uid() {
                index.by_uid.entry(uid).or_insert(record);
            }
            if let Some(first) = record.events().first() {
                index.by_event.entry(*first).or_insert(record);
            }
        }
        index
    }

    /// What a record became. In a merge two entries of one card become one record, of one uid.
    fn later(&self, before: &Record, is_merge: bool) -> Option<Arc<Record>> {
        let there = self.by_path.get(before.path.as_str());
        let at_its_place = there.filter(|after| before.is(after));
        let by_uid = || before.uid().and_then(|uid| self.by_uid.get(uid));
        let of_the_card = || there.filter(|after| is_merge && before.is_entry_of(after));
        at_its_place.or_else(by_uid).or_else(of_the_card).map(|after| (*after).clone())
    }

    /// The record that has taken over its events under another identity, be it at its place or elsewhere.
    fn usurper(&self, before: &Record) -> Option<&'r Arc<Record>> {
        let at_its_place = self.by_path.get(before.path.as_str());
        let first = before.events().first().and_then(|first| self.by_event.get(first));
        at_its_place.or(first).copied().filter(|record| record.uid().is_some())
    }
}

impl Look<'_, '_> {
    /// Compares each record with what it was, then judges what is new in it.
    pub fn records(&mut self) -> Result<(), StoreError> {
        let mut known = Known::new();
        let case = self.case;
        let mut told = Told::default();
        for parent in 0..case.commit.changes.len() {
            self.against(parent, &mut known, &mut told)?;
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
                    let mut past = known.remove(&change.path).unwrap_or_default();
                    let before = self.told();
                    self.weigh(&record, &past, &told)?;
                    // Asked only where it matters: git walks the history for it.
                    if self.told() > before {
                        let gone = if past.parents.is_empty() { self.gone(&record)? } else { Vec::new() };
                        gone.iter().for_each(|version| past.add(version));
                        if self.takes_back(&record, &mut past)? || !gone.is_empty() {
                            self.take_back(before);
                            for version in &gone {
                                let renumbered = [record.renumbered(&version.events())];
                                self.compare(0, (version, &record), &renumbered, &mut told)?;
                            }
                            self.weigh(&record, &past, &told)?;
                        }
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

    /// Judges what is new in a record.
    fn weigh(&mut self, record: &Record, past: &Past, told: &Told) -> Result<(), StoreError> {
        self.judge(record, &past.ids)?;
        if !told.paths.contains(&record.path) {
            self.order(record);
            self.knowledge(record, past);
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

    /// What is new knows what was there: the commits tell what whoever recorded it can have known.
    fn knowledge(&mut self, record: &Record, past: &Past) {
        // A desk may be founded with records that have a history already.
        if self.case.before.is_none() {
            return;
        }
        let name = record.name();
        for (id, other) in record.unaware(&past.parents) {
            let message = message!("finding-event-unaware", id = id, folio = &name, other = other);
            self.tell_of(&record.path, Some(&name), Some(id), message);
        }
    }

    fn side(&mut self, path: &str, blob: Option<&String>) -> Result<Option<Found>, StoreError> {
        blob.map(|blob| self.reader.record(path, blob)).transpose()
    }

    fn against(&mut self, parent: usize, known: &mut Known, told: &mut Told) -> Result<(), StoreError> {
        let Some(changes) = self.case.commit.changes.get(parent) else { return Ok(()) };
        let commit = self.case.commit.parents.get(parent);
        let (mut befores, mut afters): (Vec<Arc<Record>>, Vec<Arc<Record>>) = Default::default();
        let mut unreadable = HashSet::new();
        let mut damaged: Vec<(&String, &str)> = Vec::new();
        for change in changes.iter().filter(|change| is_record(change)) {
            match (self.side(&change.path, change.before.as_ref())?, commit) {
                (Some(Ok(record)), _) => befores.push(record),
                (Some(Err(_)), Some(commit)) => damaged.push((commit, &change.path)),
                _ => {}
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
        // What is damaged was something once.
        let readable = befores.len();
        for (parent, path) in damaged.into_iter().filter(|(_, path)| !unreadable.contains(path)) {
            befores.extend(self.reader.last_readable(parent, path)?);
        }
        let further: HashSet<*const Record> = befores[readable..].iter().map(Arc::as_ptr).collect();
        let index = Index::of(&afters);
        let is_merge = self.case.commit.parents.len() > 1;
        let pairs: Vec<(Arc<Record>, Option<Arc<Record>>)> =
            befores.iter().map(|before| (before.clone(), index.later(before, is_merge))).collect();
        let became: HashMap<*const Record, &Arc<Record>> = pairs
            .iter()
            .filter_map(|(before, after)| after.as_ref().map(|after| (Arc::as_ptr(after), before)))
            .collect();
        let mut renumbered: BTreeSet<Steps> = BTreeSet::new();
        for after in &afters {
            let before = became.get(&Arc::as_ptr(after));
            renumbered.insert(after.renumbered(&before.map(|before| before.events()).unwrap_or_default()));
        }
        let renumbered: Vec<Steps> = renumbered.into_iter().collect();
        for (before, after) in &pairs {
            match after {
                Some(after) => {
                    known.entry(after.path.clone()).or_default().add(before);
                    self.compare(parent, (before, after), &renumbered, told)?;
                }
                None if unreadable.contains(before.path.as_str()) => {}
                None if further.contains(&Arc::as_ptr(before)) && self.is_elsewhere(before)? => {}
                None if !before.has_history() => self.need(Right::Catalogue, &before.path),
                None if self.was_a_copy(before, parent)? => {}
                None => {
                    let name = before.name();
                    let other = index.usurper(before).filter(|_| self.case.commit.parents.len() == 1);
                    let message = match (other.and_then(|other| Some((other, other.uid()?))), before.uid()) {
                        (Some((other, to)), Some(from)) => {
                            // Its events are the ones that were there.
                            known.entry(other.path.clone()).or_default().add(before);
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
    fn once(&mut self, told: &mut Told, record: &Record, message: crate::model::message::Message) {
        if told.first(&record.path, message.id) {
            self.tell_of(&record.path, Some(&record.name()), None, message);
        }
    }

    /// Whether the commit has, in some file, the record that was at a place where a merge then left two of them.
    fn is_elsewhere(&mut self, before: &Record) -> Result<bool, StoreError> {
        let Some(uid) = before.uid() else { return Ok(false) };
        let folder: String = before.path.split_inclusive('/').take(2).collect();
        let (commit, uid) = (&self.case.commit.id, format!("uid: {uid}"));
        self.reader.repository.says(commit, &folder, &uid)
    }

    fn compare(
        &mut self,
        parent: usize,
        (before, after): (&Record, &Record),
        renumbered: &[Steps],
        told: &mut Told,
    ) -> Result<(), StoreError> {
        let (from, to) = (before.name(), after.name());
        let is_asset = matches!(after.says, Says::Asset(_));
        // Others may have had the same number before.
        let is_renumbered = number::becomes(&from, &to, &after.renumbered(&before.events()));
        if from != to && !is_asset && !is_renumbered {
            let message = message!("finding-folio-changed", from = &from, to = &to);
            self.once(told, after, message);
        }
        if (from == to || is_asset && !is_renumbered) && before.path != after.path {
            let message = message!("finding-record-renamed", folio = &to, from = &before.path);
            self.once(told, after, message);
        }
        let redacted = self.redacted(before, after);
        let tampered = before.tampered(after, renumbered, &redacted);
        let kept: Vec<&str> = tampered.iter().filter(|(_, fate)| *fate != Fate::Removed).map(|(id, _)| *id).collect();
        let right = if kept.is_empty() { HashSet::new() } else { self.put_right(before, after, &kept)? };
        // In a merge what stands between may be the other side's.
        let is_alone = self.case.commit.parents.len() == 1 && tampered.iter().any(|(_, fate)| *fate == Fate::Moved);
        let (inserted, below) = if is_alone { before.inserted(after) } else { Default::default() };
        for id in inserted {
            // One that was there once is put back, not in.
            if below.iter().all(|below| right.contains(below)) || !told.first(&after.path, &id) {
                continue;
            }
            let message = message!("finding-event-inserted", id = &id, folio = &to);
            self.tell_of(&after.path, Some(&to), Some(&id), message);
        }
        for (id, fate) in tampered {
            if fate == Fate::Moved && below.contains(id) {
                continue;
            }
            let is_as_signed = fate == Fate::Altered && self.is_as_signed(parent, before, after, id)?;
            if is_as_signed || right.contains(id) || !told.first(&after.path, id) {
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
        Ok(())
    }

    /// Whether an event of a merge says the number of then, as another parent has it, since it was signed there: this
    /// parent did not know the signature and says the number that the same record has now.
    fn is_as_signed(&mut self, parent: usize, before: &Record, after: &Record, id: &str) -> Result<bool, StoreError> {
        let (Some(was), Some(is)) = (before.said(id), after.said(id)) else { return Ok(false) };
        if !after.is_signed_since(before) {
            return Ok(false);
        }
        for (_, changes) in self.case.commit.changes.iter().enumerate().filter(|(other, _)| *other != parent) {
            // What that parent has as it is here is no change.
            let mut says_so = !changes.iter().any(|change| change.path == after.path);
            let mut renumbered: Vec<Steps> = Vec::new();
            for change in changes.iter().filter(|change| is_record(change)) {
                if let Some(Ok(record)) = self.side(&change.path, change.before.as_ref())? {
                    says_so |= record.is(after) && record.said(id).as_ref() == Some(&is);
                }
                if let Some(Ok(record)) = self.side(&change.path, change.after.as_ref().filter(|_| change.is_file))? {
                    renumbered.push(record.renumbered(&[]));
                }
            }
            if says_so && says_the_same(&is, &was, &renumbered) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What a record says is redacted since, by those who may.
    fn redacted(&self, before: &Record, after: &Record) -> Vec<Covers> {
        let (Some(at), Some(law)) = (&self.case.at, self.case.law()) else { return Vec::new() };
        let may = |by: &str| event_right(&law.desk, &at.desk, Right::Redact, by).is_none();
        let new = after.redactions(&before.events()).into_iter();
        new.filter(|(by, _)| may(by)).map(|(_, covers)| covers).collect()
    }
}

fn is_record(change: &Change) -> bool {
    matches!(sort_of(&change.path), Sort::Ticket | Sort::Asset)
}
