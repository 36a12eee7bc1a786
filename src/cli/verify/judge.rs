//! What is new in a record, held to the rules by the catalogue of its commit.

use std::collections::HashSet;

use super::commit::Look;
use super::pairs::{Reader, Record, Says};
use super::rights::event_right;
use crate::cli::{asset_change, change, inspect, rights};
use crate::inventory::engine::{self as assets, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetEvent, Deed as AssetDeed};
use crate::model::catalogue::Right;
use crate::model::event::{Deed, Event};
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::ticket::{ProcedureReference, Ticket};
use crate::procedure::engine::{self, Child, Kind, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::history::Catalogue;
use crate::store::tickets::{self, Places};
use crate::verify::number::{self, Collision, Holder, Needless};
use crate::verify::paths::{Sort, sort_of};

impl Look<'_, '_> {
    /// Judges the events of a record that no parent had, and its header.
    pub fn judge(&mut self, record: &Record, known: &HashSet<String>) -> Result<(), StoreError> {
        let Some(at) = self.case.at.clone() else { return Ok(()) };
        match &record.says {
            Says::Ticket(ticket) => self.ticket(&at.desk, record, ticket, known),
            Says::Asset(asset) if record.has_history() => {
                self.asset(&at.desk, record, asset, known);
                for event in asset.events.iter().filter(|event| !known.contains(&event.id)) {
                    if let (AssetDeed::Renumbered, Some(from), Some(to)) =
                        (event.deed, event.text("was"), event.text("is"))
                    {
                        self.renumbered(record, &event.id, from, to)?;
                    }
                }
                Ok(())
            }
            Says::Asset(_) => {
                if known.is_empty() {
                    self.need(Right::Catalogue, &record.path);
                }
                Ok(())
            }
        }
    }

    fn ticket(
        &mut self,
        desk: &Desk,
        record: &Record,
        ticket: &Ticket,
        known: &HashSet<String>,
    ) -> Result<(), StoreError> {
        let (path, folio) = (record.path.as_str(), ticket.folio.to_string());
        self.ticket_place(path, ticket);
        let lineage = match desk.lineage_of(ticket) {
            Ok(lineage) => lineage,
            Err(finding) => {
                self.tell_of(path, Some(&folio), None, finding.message);
                return Ok(());
            }
        };
        let children = self.children(desk, &State::replay(&lineage, &ticket.events))?;
        let rules = Rules { children: &children, ..desk.rules(lineage.current()) };
        let (state, breaches) = engine::judge(&rules, &lineage, ticket, self.now);
        let is_new = |event: &Event| !known.contains(&event.id);
        for breach in breaches {
            let Some(event) = ticket.events.get(breach.event).filter(|event| is_new(event)) else { continue };
            let message = broken(breach.event, (&event.id, event.deed.word(), &event.by), breach.unmet);
            self.tell_of(path, Some(&folio), Some(&event.id), message);
        }
        let new: Vec<(usize, &Event)> = ticket.events.iter().enumerate().filter(|(_, event)| is_new(event)).collect();
        self.recorded_by(path, &folio, new.iter().map(|(_, event)| (event.id.as_str(), event.by.as_str())));
        for (index, event) in &new {
            if let Some(right) = rights::of_event(lineage.at(*index), event) {
                self.event_right(desk, path, &folio, (&event.id, &event.by), right);
            }
        }
        for (_, event) in &new {
            self.files(path, &folio, event)?;
            if let Deed::Migrated { to, .. } = &event.deed {
                self.in_force(path, &folio, &event.id, to);
            }
            if let Deed::Renumbered { from, to } = &event.deed {
                self.renumbered(record, &event.id, &from.to_string(), &to.to_string())?;
            }
        }
        if known.is_empty() {
            self.series(path, ticket)?;
            if let Some(first) = ticket.events.first() {
                self.in_force(path, &folio, &first.id, &lineage.at(0).reference());
            }
        }
        let stored = tickets::Record { path: desk.path(path), text: record.text.clone(), ticket: ticket.clone() };
        for finding in change::header_findings(desk, &rules, &stored, &state) {
            let message = message!("finding-replay-differs", problem = finding.message);
            self.tell_of(path, Some(&folio), None, message);
        }
        for finding in inspect::signed_findings(&lineage, &stored, &Places::of(path, &record.text)) {
            self.tell_of(path, Some(&folio), None, finding.message);
        }
        Ok(())
    }

    /// Tickets are opened under, and move to, the revision in force: in the commit or in what it continues. Who may
    /// change procedures may have done so several times in one commit; the copies it adds tell of those between.
    fn in_force(&mut self, path: &str, folio: &str, event: &str, revision: &ProcedureReference) {
        let key = (revision.code.clone(), revision.sha256.clone());
        let holds = match self.in_force.get(&key) {
            Some(holds) => *holds,
            None => {
                let holds = self.is_in_force(revision);
                self.in_force.insert(key, holds);
                holds
            }
        };
        if holds {
            return;
        }
        let (code, revision) = (&revision.code, &revision.revision);
        let message = message!("finding-revision-not-in-force", folio = folio, procedure = code, revision = revision);
        self.tell_of(path, Some(folio), Some(event), message);
    }

    fn is_in_force(&self, revision: &ProcedureReference) -> bool {
        let Some(before) = &self.case.before else { return true };
        let in_force = |catalogue: &Catalogue| {
            let desk = &catalogue.desk;
            let text = desk.procedure_text(&revision.code);
            desk.settings.procedures.contains(&revision.code)
                && text.is_ok_and(|(_, text)| identifier::content_hash(&text) == revision.sha256)
        };
        let hash: String = revision.sha256.chars().take(12).collect();
        let copy = format!("/{}-{hash}.toml", revision.code);
        let is_added = || {
            self.case.commit.changes.iter().flatten().any(|change| {
                change.before.is_none() && change.path.ends_with(&copy) && sort_of(&change.path) == Sort::KeptProcedure
            })
        };
        in_force(before)
            || self.case.at.as_ref().is_some_and(|at| in_force(at))
            || (self.author.lacks(Right::Procedures).is_none() && is_added())
    }

    fn ticket_place(&mut self, path: &str, ticket: &Ticket) {
        let (folio, year) = (ticket.folio.to_string(), ticket.folio.year.to_string());
        let parts: Vec<&str> = path.split('/').collect();
        let is_month = |text: &str| matches!(text.parse(), Ok(1..=12_u8)) && text.len() == 2;
        if parts.last().and_then(|name| name.strip_suffix(".yaml")) != Some(folio.as_str()) {
            self.tell_of(path, Some(&folio), None, message!("finding-name-differs", folio = &folio));
        } else if !matches!(parts[..], ["tickets", in_year, month, _] if in_year == year && is_month(month)) {
            let message = message!("finding-misplaced", folio = &folio, folder = format!("tickets/{year}/MM"));
            self.tell_of(path, Some(&folio), None, message);
        }
    }

    /// The children of a ticket as the commit has them.
    fn children(&mut self, desk: &Desk, state: &State) -> Result<Vec<Child>, StoreError> {
        let mut children = Vec::new();
        for folio in &state.children {
            let ticket = self.reader.ticket(&self.case.commit.id, folio)?;
            let lineage = ticket.as_ref().and_then(|ticket| desk.lineage_of(ticket).ok());
            children.push(match (ticket, lineage) {
                (Some(ticket), Some(lineage)) => {
                    Child::of(folio.clone(), lineage.current(), &State::replay(&lineage, &ticket.events))
                }
                _ => Child::unreadable(folio.clone()),
            });
        }
        Ok(children)
    }

    /// Who committed an event recorded it; told of the first that somebody else did.
    fn recorded_by<'e>(&mut self, path: &str, name: &str, events: impl Iterator<Item = (&'e str, &'e str)>) {
        let told = events.filter_map(|(id, by)| Some((id, self.author.differs(by)?))).next();
        if let Some((id, message)) = told {
            self.tell_of(path, Some(name), Some(id), message);
        }
    }

    fn event_right(&mut self, desk: &Desk, path: &str, name: &str, (id, by): (&str, &str), right: Right) {
        let law = self.case.law().map(|catalogue| &catalogue.desk);
        let people = law.filter(|_| self.case.is_of_other_line).unwrap_or(desk);
        if let Some(roles) = law.and_then(|law| event_right(law, people, right, by)) {
            let roles = roles.join(", ");
            let message = message!("finding-right-missing", id = id, person = by, right = right.word(), roles = roles);
            self.tell_of(path, Some(name), Some(id), message);
        }
    }

    /// A record gets another number where a merge found two with one, or where one history had both, and nowhere else.
    fn renumbered(&mut self, record: &Record, id: &str, from: &str, to: &str) -> Result<(), StoreError> {
        let Some(moved) = record.holder() else { return Ok(()) };
        // Tickets count by the year, assets are one list.
        let folder: String = record.path.split_inclusive('/').take(2).collect();
        let commit = &self.case.commit;
        let keeps = self.reader.holders(&commit.id, &folder, from)?;
        let holders = |reader: &mut Reader, commits: &[String]| -> Result<Vec<Vec<Holder>>, StoreError> {
            commits.iter().map(|commit| reader.holders(commit, &folder, from)).collect()
        };
        let had = holders(self.reader, &commit.parents)?;
        let forks = self.reader.forks(&commit.parents)?;
        let before = holders(self.reader, &forks)?;
        let collision = Collision { moved: &moved, keeps: &keeps, had: &had, before: &before };
        let name = record.name();
        let told = match collision.needless() {
            Some(Needless::NotJoined) => Some(message!("finding-renumbered-outside-merge", folio = &name, from = from)),
            Some(Needless::NotTwice) => Some(message!("finding-renumbered-needlessly", folio = &name, from = from)),
            Some(Needless::IsOlder) => Some(message!("finding-renumbered-older", folio = &name, from = from)),
            None => {
                let given: Vec<_> =
                    commit.parents.iter().map(|it| self.reader.names(it, &folder)).collect::<Result<_, _>>()?;
                let given: Vec<&str> = given.iter().flat_map(|names| names.keys().map(String::as_str)).collect();
                let follows = number::follows(from, to, &given);
                (!follows).then(|| message!("finding-renumbered-out-of-turn", folio = &name, from = from))
            }
        };
        if let Some(message) = told {
            self.tell_of(&record.path, Some(&name), Some(id), message);
        }
        Ok(())
    }

    /// The first folio of a series is for those who may join the desk.
    fn series(&mut self, path: &str, ticket: &Ticket) -> Result<(), StoreError> {
        let asked =
            self.case.before.as_ref().is_some_and(|before| before.desk.settings.rights.roles(Right::Join).is_some());
        if !asked || !self.reader.is_new_series(&ticket.folio.series, &self.case.commit.parents)? {
            return Ok(());
        }
        if let Some(roles) = self.author.lacks(Right::Join) {
            let (person, folio) = (self.author.name(), ticket.folio.to_string());
            let series = ticket.folio.series.as_str();
            let message =
                message!("finding-series-not-entitled", person = person, series = series, roles = roles.join(", "));
            self.tell_of(path, Some(&folio), None, message);
        }
        Ok(())
    }

    fn asset(&mut self, desk: &Desk, record: &Record, asset: &Asset, known: &HashSet<String>) {
        let (path, id) = (record.path.as_str(), asset.id.as_str());
        let rules = desk.asset_rules();
        let (state, breaches) = assets::judge(&rules, asset, self.now);
        let is_new = |event: &AssetEvent| !known.contains(&event.id);
        for breach in breaches {
            let Some(event) = asset.events.get(breach.event).filter(|event| is_new(event)) else { continue };
            let message = broken(breach.event, (&event.id, event.deed.word(), &event.by), breach.unmet);
            self.tell_of(path, Some(id), Some(&event.id), message);
        }
        let new: Vec<(usize, &AssetEvent)> =
            asset.events.iter().enumerate().filter(|(_, event)| is_new(event)).collect();
        for (index, event) in &new {
            // The judge of files does not know who might do what then; the commit's own catalogue does.
            let before = AssetState::known_at(&asset.id, &asset.events, *index);
            let unmet = rules.unmet(asset, &before, &request(event, self.now), false);
            for unmet in unmet.into_iter().filter(|unmet| unmet.message.id == "asset-refused-role") {
                let message = broken(*index, (&event.id, event.deed.word(), &event.by), unmet);
                self.tell_of(path, Some(id), Some(&event.id), message);
            }
        }
        for (_, event) in &new {
            let right = match event.deed {
                AssetDeed::Settled => Right::Settle,
                AssetDeed::Redacted => Right::Redact,
                _ => continue,
            };
            self.event_right(desk, path, id, (&event.id, &event.by), right);
        }
        self.recorded_by(path, id, new.iter().map(|(_, event)| (event.id.as_str(), event.by.as_str())));
        let stored = AssetRecord { path: desk.path(path), text: record.text.clone(), asset: asset.clone() };
        for finding in asset_change::record_findings(desk, &stored, &state) {
            let message = message!("finding-replay-differs", problem = finding.message);
            self.tell_of(path, Some(id), None, message);
        }
        for (_, message) in inspect::signed_papers(asset) {
            self.tell_of(path, Some(id), None, message);
        }
    }
}

fn request(event: &AssetEvent, now: crate::model::time::Moment) -> AssetRequest {
    AssetRequest {
        deed: event.deed,
        details: event.details.clone(),
        set: event.set.clone(),
        ticket: event.ticket.clone(),
        because: event.because.clone(),
        actor: event.by.clone(),
        on_behalf: event.on_behalf.clone(),
        at: event.at,
        now,
        note: event.note.clone(),
    }
}

/// What is said of an event that breaks a rule.
fn broken(index: usize, (id, did, by): (&str, &str, &str), unmet: Unmet) -> Message {
    if let Some(person) = inspect::named_unknown(&unmet, by) {
        return message!("finding-person-named-unknown", number = index + 1, id = id, did = did, person = person);
    }
    let is_about_people = unmet.kind == Kind::Role || unmet.message.id.starts_with("refused-unknown-person");
    let (number, problem) = (index + 1, unmet.message);
    if is_about_people {
        message!("finding-event-not-entitled", number = number, id = id, did = did, problem = problem)
    } else {
        message!("finding-event-invalid", number = number, id = id, did = did, problem = problem)
    }
}
