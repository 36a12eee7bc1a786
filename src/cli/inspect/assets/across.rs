//! What assets say of each other and of tickets.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Assets, Look, at, at_event};
use crate::message;
use crate::model::asset::{Asset, AssetEvent, AssetStatus, plain_number};
use crate::model::catalogue::People;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::shape::Step;
use crate::model::time::Moment;
use crate::store::desk::Desk;

/// The tickets of a desk, as far as assets name them.
#[derive(Default)]
pub(in crate::cli::inspect) struct Tickets {
    /// Folios of all that there are, damaged ones too.
    pub named: HashSet<String>,
    /// The events of those that [`Assets::asked`] names and that can be read, by identifier, with the
    /// assets that each moved.
    pub events: HashMap<String, HashMap<String, Vec<String>>>,
}

impl Assets {
    /// Folios of the tickets whose events assets name.
    pub(in crate::cli::inspect) fn asked(&self) -> HashSet<String> {
        let events = self.looks.iter().flat_map(Look::events);
        let named = events.filter(|(_, event)| event.because.is_some());
        named.filter_map(|(_, event)| event.ticket.as_ref().map(ToString::to_string)).collect()
    }

    /// Tells what was found on each asset, and what does not fit together.
    pub(in crate::cli::inspect) fn tell(
        self,
        desk: &Desk,
        now: Moment,
        tickets: &Tickets,
        findings: &mut Vec<Finding>,
    ) {
        self.twins(findings);
        for look in self.looks.iter().filter(|look| look.read.is_some()) {
            let mut tell = |path: &[Step], message: Message| findings.push(Finding::new(look.place(path), message));
            look.of_tickets(tickets, &mut tell);
            self.of_assets(look, &mut tell);
            if self.known.inventory && self.known.people {
                self.seats(desk, now, look, &mut tell);
            }
        }
        findings.extend(self.looks.into_iter().flat_map(|look| look.findings));
    }

    /// No two assets have one identifier, uid, tag or serial number. What was retired gives its tag
    /// free, and may itself be entered again: retired assets are passed over for both.
    fn twins(&self, findings: &mut Vec<Finding>) {
        let mut ids: HashMap<String, &Look> = HashMap::new();
        let mut uids: HashMap<&str, &Look> = HashMap::new();
        for look in &self.looks {
            // A damaged file has its name all the same.
            let Some(id) = look.path.file_stem().and_then(|stem| stem.to_str()) else { continue };
            let uid = look.asset().and_then(|asset| asset.uid.as_deref());
            if let Some(other) = ids.insert(id.to_ascii_lowercase(), look) {
                let message = message!("finding-asset-id-twice", id = id, other = &other.shown);
                findings.push(Finding::new(Place::file(&look.shown), message));
            } else if let Some((uid, other)) = uid.and_then(|uid| Some((uid, uids.insert(uid, look)?))) {
                let message = message!("finding-uid-twice", uid = uid, other = &other.shown);
                findings.push(Finding::new(look.place(&at("uid")), message));
            }
        }
        let mut seen: BTreeMap<(&str, String), &Asset> = BTreeMap::new();
        for look in &self.looks {
            let Some(asset) = look.asset().filter(|asset| asset.position.status != AssetStatus::Retired) else {
                continue;
            };
            for (key, text) in [("tag", asset.tag()), ("serial", asset.serial())] {
                let Some(text) = text else { continue };
                let other = seen.insert((key, plain_number(text)), asset);
                let Some(other) = other.filter(|other| other.id != asset.id) else { continue };
                let (id, other) = (asset.id.as_str(), other.id.as_str());
                let message = match key {
                    "tag" => message!("finding-asset-tag-twice", tag = text, id = id, other = other),
                    _ => message!("finding-asset-serial-twice", serial = text, id = id, other = other),
                };
                findings.push(Finding::new(look.place(&at(key)), message));
            }
        }
    }

    /// Other assets that events name: in whose place one is lent, which one replaces it.
    fn of_assets(&self, look: &Look, tell: &mut impl FnMut(&[Step], Message)) {
        for (index, event) in look.events() {
            for key in ["instead_of", "replaced_by"] {
                let Some(other) = event.text(key).filter(|other| !self.index.answers(other)) else { continue };
                let (number, did) = (index + 1, event.deed.word());
                let message = message!("finding-asset-names-unknown", number = number, did = did, other = other);
                tell(&at_event(index, key), message);
            }
        }
    }

    /// Who has a seat of a licence is there: a person, or an asset that is neither retired nor lost.
    fn seats(&self, desk: &Desk, now: Moment, look: &Look, tell: &mut impl FnMut(&[Step], Message)) {
        let Some((record, state)) = &look.read else { return };
        let (id, people): (&str, &People) = (&record.asset.id, &desk.people);
        for (index, seat) in state.seats.iter().enumerate().filter(|_| state.retired.is_none()) {
            let line = [Step::Key("users".to_owned()), Step::Index(index)];
            match people.get(&seat.to) {
                Some(person) => {
                    if let Some(until) = person.until.filter(|until| *until < desk.zone().day(now)) {
                        let (user, until) = (seat.to.as_str(), until.to_string());
                        let message = message!("finding-seat-left", id = id, user = user, until = until);
                        tell(&line, message);
                    }
                }
                None if self.index.has(&seat.to) => {
                    let status = self.named(&seat.to).flatten().map(|asset| asset.position.status);
                    let gone = status.filter(|status| matches!(status, AssetStatus::Retired | AssetStatus::Lost));
                    if let Some(status) = gone {
                        let status = Message::new(status.message_id());
                        let message = message!("finding-seat-retired", id = id, user = &seat.to, status = status);
                        tell(&line, message);
                    }
                }
                None => tell(&line, message!("finding-seat-unknown", id = id, user = &seat.to)),
            }
        }
    }
}

impl Look {
    fn events(&self) -> impl Iterator<Item = (usize, &AssetEvent)> {
        self.asset().into_iter().flat_map(|asset| asset.events.iter().enumerate())
    }

    /// Tickets that events name, and the one because of which it is outside.
    fn of_tickets(&self, tickets: &Tickets, tell: &mut impl FnMut(&[Step], Message)) {
        let exists =
            |event: &AssetEvent| event.ticket.as_ref().is_some_and(|folio| tickets.named.contains(&folio.to_string()));
        for (index, event) in self.events() {
            let (number, did) = (index + 1, event.deed.word());
            match (&event.ticket, &event.because) {
                (Some(folio), _) if !exists(event) => {
                    let folio = folio.to_string();
                    let message = message!("finding-asset-ticket", number = number, did = did, folio = folio);
                    tell(&at_event(index, "ticket"), message);
                }
                (Some(folio), Some(because)) => {
                    let folio = folio.to_string();
                    // Of a damaged ticket nothing can be said.
                    let Some(known) = tickets.events.get(&folio) else { continue };
                    let moves = known.get(because);
                    if moves.is_some_and(|moves| self.asset().is_some_and(|asset| moves.contains(&asset.id))) {
                        continue;
                    }
                    let message = match moves {
                        None => message!("finding-asset-because", number = number, did = did),
                        Some(_) => message!("finding-asset-not-moved", number = number, did = did),
                    };
                    tell(&at_event(index, "because"), message.with("folio", folio).with("because", because.as_str()));
                }
                (None, Some(because)) => {
                    let message =
                        message!("finding-asset-because-alone", number = number, did = did, because = because);
                    tell(&at_event(index, "because"), message);
                }
                _ => {}
            }
        }
        let Some((record, state)) = &self.read else { return };
        if let Some(pass) = state.outside() {
            // A ticket may be named later, in a note.
            let since = record.asset.events.iter().skip(pass.event);
            if !since.into_iter().any(exists) {
                let message = message!("finding-outside-without-ticket", id = &record.asset.id, pass = &pass.number);
                tell(&at("state"), message);
            }
        }
    }
}
