//! A ticket or an asset without the people who are not of the desk.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::fields::{self, Personal};
use super::pseudonym::Kind;
use super::text::{Found, Manner, forms};
use super::{Redaction, Subject};
use crate::model::asset::{Asset, AssetEvent, Deed as AssetDeed};
use crate::model::catalogue::{Kind as AssetKind, Label};
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::identifier::is_key;
use crate::model::ticket::{Requester, Ticket};
use crate::model::time;
use crate::model::value::FieldType;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;

/// Names of one word that stand for somebody in one record.
pub(super) type Here = HashMap<String, Found>;

impl Redaction<'_> {
    /// A ticket without the people who are not of the desk. Its header says what its events give.
    pub fn ticket(&self, case: &Case) -> Ticket {
        let none = BTreeMap::new();
        let personal = self.fields.get(&case.procedure.code).unwrap_or(&none);
        let here = self.here(&case.ticket, personal);
        let mut ticket = case.ticket.clone();
        for event in &mut ticket.events {
            self.event(event, &case.procedure, personal, &here);
        }
        let header = &mut ticket.header;
        header.assignee = header.assignee.take().map(|id| self.id(&id));
        let Requester { name, post, extension, mail, area, place } = std::mem::take(&mut header.requester);
        header.requester = Requester {
            name: name.map(|name| self.name(&name)),
            post: post.and(None),
            extension: extension.map(|text| self.contact(Kind::Extension, &text)),
            mail: mail.map(|text| self.contact(Kind::Mail, &text)),
            area: area.map(|text| self.text(&text, &here, Manner::Name)),
            place: place.map(|text| self.text(&text, &here, Manner::Name)),
        };
        ticket
    }

    /// Single words of the names of those whom a ticket names.
    pub(super) fn here(&self, ticket: &Ticket, personal: &BTreeMap<String, Personal>) -> Here {
        let mut here = Here::new();
        for event in &ticket.events {
            let signer = match &event.deed {
                Deed::Signed { name, .. } => Some(name.as_str()),
                _ => None,
            };
            let named = event.set.iter().filter(|(key, _)| personal.get(*key) == Some(&Personal::Told(Kind::Person)));
            let named = named.filter_map(|(_, value)| value.as_str());
            named.chain(signer).chain(event.on_behalf.as_deref()).for_each(|name| self.add_here(&mut here, name));
        }
        here
    }

    pub(super) fn add_here(&self, here: &mut Here, text: &str) {
        let Some(subject) = self.person(text) else { return };
        let name = self.people.get(text).map_or(text, |person| person.name.as_str());
        for word in forms(name) {
            here.entry(word)
                .and_modify(|known| {
                    if *known != Found::One(subject.clone()) {
                        *known = Found::Somebody;
                    }
                })
                .or_insert_with(|| Found::One(subject.clone()));
        }
    }

    fn event(&self, event: &mut Event, procedure: &Procedure, personal: &BTreeMap<String, Personal>, here: &Here) {
        let prose = |text: &str| self.text(text, here, Manner::Prose);
        event.on_behalf = event.on_behalf.take().map(|person| self.id(&person));
        event.note = event.note.take().map(|note| prose(&note));
        match &mut event.deed {
            Deed::Signed { role, name, evidence } => {
                if !procedure.role(role).is_some_and(|role| role.seal) {
                    *name = self.name(name);
                }
                // A file may be called like who signed it; a hash tells whether a guess was right.
                (evidence.scan, evidence.data) = (None, None);
            }
            Deed::Attached { files } => {
                for file in files {
                    file.name = prose(&file.name);
                    file.sha256.clear();
                }
            }
            Deed::Assigned { to } => *to = self.id(to),
            Deed::Linked { to, .. } if to.parse::<Folio>().is_err() => *to = prose(to),
            _ => {}
        }
        event.set.retain(|key, _| personal.get(key) != Some(&Personal::Post));
        for (key, value) in &mut event.set {
            let field = procedure.field(key);
            let manner = match field.and_then(|field| field.header) {
                Some(HeaderKey::Requester(_)) => Manner::Name,
                _ => Manner::Prose,
            };
            match personal.get(key) {
                Some(Personal::Told(kind)) => self.told(*kind, value),
                _ => self.value(value, field.map(|field| field.kind), here, manner),
            }
        }
    }

    /// Puts what stands for it in place of a value that says who somebody is.
    fn told(&self, kind: Kind, value: &mut Value) {
        match value {
            Value::String(text) if text.trim().is_empty() => {}
            Value::String(text) => {
                *text = match kind {
                    Kind::Person => self.id(text),
                    Kind::Other => self.shown(&Subject::new(Kind::Other, "")),
                    kind => self.contact(kind, text),
                }
            }
            Value::Number(number) => *value = Value::from(self.contact(kind, &number.to_string())),
            Value::Array(items) => items.iter_mut().for_each(|item| self.told(kind, item)),
            _ => {}
        }
    }

    /// Takes people out of whatever text a value holds.
    fn value(&self, value: &mut Value, kind: Option<FieldType>, here: &Here, manner: Manner) {
        match value {
            Value::String(text) => {
                let means_itself = match kind {
                    Some(FieldType::Choice) => is_key(text),
                    Some(FieldType::Date) => time::read_date(text).is_some(),
                    Some(FieldType::DateTime) => time::read_moment(text).is_some(),
                    _ => false,
                };
                if !means_itself {
                    *text = self.text(text, here, manner);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item, None, here, manner)),
            Value::Object(items) => items.values_mut().for_each(|item| self.value(item, None, here, manner)),
            _ => {}
        }
    }

    /// An asset without the people who are not of the desk.
    pub fn asset(&self, case: &AssetCase, kind: Option<&AssetKind>) -> AssetCase {
        let mut asset: Asset = case.asset.clone();
        let mut here = Here::new();
        for event in &asset.events {
            let people =
                ["to", "name", "carrier", "guard", "received_by"].into_iter().filter_map(|key| event.text(key));
            people.chain(event.on_behalf.as_deref()).for_each(|name| self.add_here(&mut here, name));
        }
        let position = &mut asset.position;
        position.custodian.iter().for_each(|name| self.add_here(&mut here, name));
        position.custodian = position.custodian.take().map(|id| self.id(&id));
        position.users = position.users.iter().map(|id| self.id(id)).collect();
        let name = |text: String| self.text(&text, &here, Manner::Name);
        position.place = position.place.take().map(name);
        position.area = position.area.take().map(name);
        self.card(&mut asset.card, kind, &here);
        for event in &mut asset.events {
            self.asset_event(event, kind, &here);
        }
        AssetCase::new(asset)
    }

    fn asset_event(&self, event: &mut AssetEvent, kind: Option<&AssetKind>, here: &Here) {
        event.on_behalf = event.on_behalf.take().map(|person| self.id(&person));
        event.note = event.note.take().map(|note| self.text(&note, here, Manner::Prose));
        if event.deed == AssetDeed::Signed {
            // As of tickets; a key's owner is who signed.
            for key in ["data", "scan", "signer"] {
                event.details.remove(key);
            }
        }
        for (key, value) in &mut event.details {
            let manner = if matches!(key.as_str(), "place" | "area") { Manner::Name } else { Manner::Prose };
            let means_itself = matches!(
                key.as_str(),
                "as" | "on" | "how" | "commit" | "key" | "system" | "change" | "reservation" | "serial"
            );
            match fields::of_detail(key) {
                Some(kind) => self.told(kind, value),
                None if means_itself => {}
                None => self.value(value, date_of(key), here, manner),
            }
        }
        self.card(&mut event.set, kind, here);
    }

    /// What a card says: in its own words, but what tells one asset from another stays.
    fn card(&self, card: &mut Values, kind: Option<&AssetKind>, here: &Here) {
        for (key, value) in card {
            if matches!(key.as_str(), "tag" | "serial") {
                continue;
            }
            let field = kind.and_then(|kind| kind.field(key));
            let label = field.as_ref().and_then(|field| match &field.label {
                Label::Own(label) => fields::of_label(label),
                Label::Message(_) => None,
            });
            match label {
                Some(kind) => self.told(kind, value),
                None => self.value(value, None, here, Manner::Name),
            }
        }
    }
}

/// Details that are dates.
fn date_of(key: &str) -> Option<FieldType> {
    matches!(key, "due" | "from" | "until").then_some(FieldType::Date)
}
