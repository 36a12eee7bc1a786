//! What is new in a record, held to the rules by the catalogue of its commit.

use std::collections::HashSet;

use super::commit::Look;
use super::pairs::{Record, Says};
use super::rights::event_right;
use crate::cli::{asset_change, change, inspect, rights};
use crate::inventory::engine::{self as assets, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetEvent, Deed as AssetDeed};
use crate::model::attachment;
use crate::model::catalogue::Right;
use crate::model::event::{Deed, Event};
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::ticket::Ticket;
use crate::procedure::engine::{self, Child, Kind, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::attachments;
use crate::store::desk::Desk;
use crate::store::tickets::{self, Places};

impl Look<'_, '_> {
    /// Judges the events of a record that no parent had, and its header.
    pub fn judge(&mut self, record: &Record, known: &HashSet<String>) -> Result<(), StoreError> {
        let Some(at) = self.case.at.clone() else { return Ok(()) };
        match &record.says {
            Says::Ticket(ticket) => self.ticket(&at.desk, record, ticket, known),
            Says::Asset(asset) if record.has_history() => {
                self.asset(&at.desk, record, asset, known);
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
            let message = broken(breach.event, &event.id, event.deed.word(), breach.unmet);
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
            if let Deed::Renumbered { from, .. } = &event.deed {
                self.renumbered(path, ticket, &event.id, &from.to_string())?;
            }
        }
        if known.is_empty() {
            self.series(path, ticket)?;
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

    /// What was attached is of the type that the event says, by its bytes, and no program by its name.
    fn files(&mut self, path: &str, folio: &str, event: &Event) -> Result<(), StoreError> {
        let Deed::Attached { files } = &event.deed else { return Ok(()) };
        let month = path.rsplit_once('/').map_or("", |(month, _)| month);
        for file in files {
            let place = format!("{month}/{}", attachment::place(&file.sha256));
            let name = format!("{}:{}", self.case.commit.id, self.reader.repository.path(&place));
            let bytes = self.reader.blobs.bytes(&name, file.bytes)?.map(|(bytes, _)| bytes).unwrap_or_default();
            // What git-lfs has elsewhere cannot be looked into, and a file that is not there is told of by `check`.
            let is_here = identifier::exact_hash(&bytes) == file.sha256;
            if attachments::is_run_by_name(&file.name) {
                self.tell_of(path, Some(folio), Some(&event.id), message!("finding-attachment-program"));
            } else if is_here && attachments::kind_of(&bytes) != file.kind {
                let (said, found) = (file.kind.as_str(), attachments::kind_of(&bytes));
                let message =
                    message!("finding-attachment-type-differs", name = &file.name, said = said, found = found);
                self.tell_of(path, Some(folio), Some(&event.id), message);
            }
        }
        Ok(())
    }

    fn ticket_place(&mut self, path: &str, ticket: &Ticket) {
        let (folio, year) = (ticket.folio.to_string(), ticket.folio.year.to_string());
        let parts: Vec<&str> = path.split('/').collect();
        let is_month = |text: &str| matches!(text.parse(), Ok(1..=12_u8)) && text.len() == 2;
        if parts.last().and_then(|name| name.strip_suffix(".yaml")) != Some(folio.as_str()) {
            self.tell_of(path, Some(&folio), None, message!("finding-name-differs", folio = &folio));
        } else if !matches!(parts[..], ["tickets", in_year, month, _] if in_year == year && is_month(month)) {
            let message = message!("finding-misplaced", folio = &folio, year = year);
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

    /// A ticket gets another number where another ticket has the one it had, and nowhere else.
    fn renumbered(&mut self, path: &str, ticket: &Ticket, id: &str, from: &str) -> Result<(), StoreError> {
        let holder = self.reader.ticket(&self.case.commit.id, from)?;
        if holder.is_none_or(|holder| holder.uid == ticket.uid) {
            let folio = ticket.folio.to_string();
            let message = message!("finding-renumbered-needlessly", folio = &folio, from = from);
            self.tell_of(path, Some(&folio), Some(id), message);
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
            let message = broken(breach.event, &event.id, event.deed.word(), breach.unmet);
            self.tell_of(path, Some(id), Some(&event.id), message);
        }
        let new: Vec<(usize, &AssetEvent)> =
            asset.events.iter().enumerate().filter(|(_, event)| is_new(event)).collect();
        for (index, event) in &new {
            // The judge of files does not know who might do what then; the commit's own catalogue does.
            let before = AssetState::known_at(&asset.id, &asset.events, *index);
            let unmet = rules.unmet(asset, &before, &request(event, self.now), false);
            for unmet in unmet.into_iter().filter(|unmet| unmet.message.id == "asset-refused-role") {
                let message = broken(*index, &event.id, event.deed.word(), unmet);
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
fn broken(index: usize, id: &str, did: &str, unmet: Unmet) -> Message {
    let is_about_people = unmet.kind == Kind::Role || unmet.message.id.starts_with("refused-unknown-person");
    let (number, problem) = (index + 1, unmet.message);
    if is_about_people {
        message!("finding-event-not-entitled", number = number, id = id, did = did, problem = problem)
    } else {
        message!("finding-event-invalid", number = number, id = id, did = did, problem = problem)
    }
}
