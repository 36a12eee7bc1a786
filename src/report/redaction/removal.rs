//! One person taken out of a desk's records for good: whoever else is in them stays.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use serde_json::Value;

use super::fields::{self, Personal};
use super::pseudonym::Kind;
use super::records::Here;
use super::text::{self, Found, Manner, Matcher, forms};
use super::{Redaction, Subject, contact_key};
use crate::model::asset::{Asset, AssetEvent, Deed as AssetDeed};
use crate::model::catalogue::{Kind as AssetKind, Label, fold};
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::identifier::{self, is_key};
use crate::model::pseudonym;
use crate::model::ticket::Ticket;
use crate::model::value::FieldType;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;

/// Who is taken out.
pub struct Removal<'a> {
    redaction: Redaction<'a>,
    key: [u8; 32],
    in_spanish: bool,
    /// The person.
    person: Subject,
    /// The pseudonym that earlier redactions gave.
    known: Option<String>,
    /// The person's names as files have them.
    names: Vec<String>,
    /// Finds that person and nobody else.
    own: Matcher,
    /// Addresses, numbers and the like that are the person's.
    contacts: BTreeSet<Subject>,
    /// A word of the name of which somebody said that it is the person.
    meant: Option<String>,
}

impl<'a> Removal<'a> {
    /// Takes out the person whom that identifier or name means; none where nobody is meant. `names` are how
    /// the files write the name, `known` is the pseudonym that stands for the person already.
    pub fn new(
        redaction: Redaction<'a>,
        key: [u8; 32],
        in_spanish: bool,
        who: &str,
        known: Option<String>,
        names: Vec<String>,
        cases: &[Case],
    ) -> Option<Self> {
        let person = redaction.person(who)?;
        let mut own = Matcher::default();
        names.iter().for_each(|name| own.add_name(name, &person));
        let mut removal =
            Self { redaction, key, in_spanish, person, known, names, own, contacts: BTreeSet::new(), meant: None };
        if let Some(person) = removal.redaction.people.get(&removal.person.which) {
            removal.learn(Kind::Mail, person.mail.as_deref());
            removal.learn(Kind::Extension, person.extension.as_deref());
        }
        for case in cases {
            let none = BTreeMap::new();
            let personal = removal.redaction.fields.get(&case.procedure.code).unwrap_or(&none).clone();
            let requesters = removal.requesters(&case.ticket, &case.procedure);
            for (event, is_theirs) in case.ticket.events.iter().zip(requesters) {
                for (key, value) in event.set.iter().filter(|_| is_theirs) {
                    let header = case.procedure.field(key).and_then(|field| field.header);
                    if let (Some(HeaderKey::Requester("mail" | "extension")), Some(Personal::Told(kind))) =
                        (header, personal.get(key))
                    {
                        removal.learn(*kind, value.as_str());
                    }
                }
            }
        }
        Some(removal)
    }

    /// Takes that word of the name for the person, however it is written, in the records that name them.
    pub fn mean(&mut self, word: &str) {
        self.meant = Some(fold(word));
    }

    fn learn(&mut self, kind: Kind, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.contacts.insert(Subject::new(kind, contact_key(kind, text)));
        }
    }

    /// The person's pseudonym.
    pub fn pseudonym(&self) -> String {
        self.known.clone().unwrap_or_else(|| self.mark(&self.person))
    }

    /// Who is named in a record; by the words that stand for them in it. Who was taken out of it before is still who
    /// it names.
    fn here(&self, mut here: Here, events: impl Iterator<Item = Value>) -> Here {
        let pseudonym = Value::from(self.pseudonym()).to_string();
        if events.into_iter().any(|event| event.to_string().contains(&pseudonym)) {
            for word in self.names.iter().flat_map(|name| forms(name)) {
                let found = here.entry(word).or_insert_with(|| Found::One(self.person.clone()));
                if *found != Found::One(self.person.clone()) {
                    *found = Found::Somebody;
                }
            }
        }
        here
    }

    fn mark(&self, subject: &Subject) -> String {
        let told = format!("{}\n{}", subject.kind.message_id(), subject.which);
        let letters = identifier::keyed(&self.key, &told).to_uppercase();
        let letters: String = letters.chars().take(pseudonym::LETTERS).collect();
        pseudonym::of(subject.kind == Kind::Person, self.in_spanish, &letters)
    }

    /// Whether a text is the person's name. The identifier is none: it stays.
    fn is_name(&self, text: &str) -> bool {
        let is_id = self.redaction.people.get(text.trim()).is_some();
        !is_id && self.redaction.person(text).as_ref() == Some(&self.person)
    }

    fn is_person(&self, text: &str) -> bool {
        self.redaction.person(text).as_ref() == Some(&self.person) || text == self.pseudonym()
    }

    /// Of each event whether the person was the requester once it was recorded.
    fn requesters(&self, ticket: &Ticket, procedure: &Procedure) -> Vec<bool> {
        let is_name =
            |key: &String| procedure.field(key).is_some_and(|field| field.header == Some(HeaderKey::Requester("name")));
        let mut is_theirs = false;
        let mut found = Vec::with_capacity(ticket.events.len());
        for event in &ticket.events {
            if let Some((_, value)) = event.set.iter().find(|(key, _)| is_name(key)) {
                is_theirs = value.as_str().is_some_and(|name| self.is_person(name));
            }
            found.push(is_theirs);
        }
        found
    }

    /// The ticket's events without the person. What the header says follows from them.
    pub fn ticket(&self, case: &Case) -> Vec<Event> {
        let none = BTreeMap::new();
        let personal = self.redaction.fields.get(&case.procedure.code).unwrap_or(&none);
        let events = case.ticket.events.iter().map(Event::to_value);
        let here = self.here(self.redaction.here(&case.ticket, personal), events);
        let names_them = here.values().any(|found| *found == Found::One(self.person.clone()));
        let record = InRecord { here, names_them, any_case: false };
        let requesters = self.requesters(&case.ticket, &case.procedure);
        let mut events = case.ticket.events.clone();
        for (event, is_theirs) in events.iter_mut().zip(requesters) {
            self.event(event, &case.procedure, personal, &record, is_theirs);
        }
        events
    }

    fn event(
        &self,
        event: &mut Event,
        procedure: &Procedure,
        personal: &BTreeMap<String, Personal>,
        record: &InRecord,
        is_theirs: bool,
    ) {
        let prose = |text: &mut String| *text = self.text(text, record, Manner::Prose);
        let is_role = |text: &str| procedure.role(text).is_some();
        if let Some(name) = event.on_behalf.as_mut().filter(|name| !is_role(name)) {
            self.name_or_prose(name, record);
        }
        event.note.iter_mut().for_each(prose);
        match &mut event.deed {
            Deed::Signed { role, name, evidence } => {
                if !procedure.role(role).is_some_and(|role| role.seal) {
                    self.name_or_prose(name, record);
                }
                evidence.signer.iter_mut().for_each(prose);
                evidence.scan.iter_mut().for_each(|scan| prose(&mut scan.name));
            }
            Deed::Attached { files } => files.iter_mut().for_each(|file| prose(&mut file.name)),
            Deed::Linked { to, .. } if to.parse::<Folio>().is_err() => prose(to),
            _ => {}
        }
        // Whose number or identification it is, the people named beside it say.
        let people = event.set.iter().filter(|(key, _)| personal.get(*key) == Some(&Personal::Told(Kind::Person)));
        let people: Vec<bool> = people.filter_map(|(_, value)| Some(self.is_person(value.as_str()?))).collect();
        let alone = if people.is_empty() { is_theirs } else { people.iter().all(|is_person| *is_person) };
        for (key, value) in &mut event.set {
            let field = procedure.field(key);
            let header = field.and_then(|field| field.header);
            let manner = if matches!(header, Some(HeaderKey::Requester(_))) { Manner::Name } else { Manner::Prose };
            let is_own = if matches!(header, Some(HeaderKey::Requester(_))) { is_theirs } else { alone };
            match personal.get(key) {
                Some(Personal::Told(Kind::Person)) => self.people_in(value, record),
                Some(Personal::Told(kind)) if is_own => self.whole(value, *kind),
                Some(Personal::Post) if is_own => self.whole(value, Kind::Other),
                _ => self.value(value, field.map(|field| field.kind), record, manner),
            }
        }
    }

    fn name_or_prose(&self, text: &mut String, record: &InRecord) {
        *text = match () {
            () if self.is_name(text) => self.pseudonym(),
            () if self.is_person(text) => return,
            () => self.text(text, record, Manner::Prose),
        };
    }

    /// A name, or the pseudonym where it is the person's.
    pub fn name(&self, name: &str) -> String {
        if self.is_name(name) { self.pseudonym() } else { name.to_owned() }
    }

    fn people_in(&self, value: &mut Value, record: &InRecord) {
        match value {
            Value::String(text) => self.name_or_prose(text, record),
            Value::Array(items) => items.iter_mut().for_each(|item| self.people_in(item, record)),
            _ => {}
        }
    }

    /// Takes a whole value away that is the person's.
    fn whole(&self, value: &mut Value, kind: Kind) {
        match value {
            Value::String(text) if !text.trim().is_empty() && !pseudonym::is_one(text) => {
                *text = self.mark(&Subject::new(kind, contact_key(kind, text)));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.whole(item, kind)),
            _ => {}
        }
    }

    fn value(&self, value: &mut Value, kind: Option<FieldType>, record: &InRecord, manner: Manner) {
        match value {
            Value::String(text) => {
                // What else there is are keys of the catalogue, moments, and identifiers.
                let is_text = match kind {
                    Some(FieldType::Choice) => !is_key(text),
                    None | Some(FieldType::Text | FieldType::Long) => true,
                    _ => false,
                };
                if is_text {
                    *text = self.text(text, record, manner);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item, None, record, manner)),
            Value::Object(items) => items.values_mut().for_each(|item| self.value(item, None, record, manner)),
            _ => {}
        }
    }

    /// Free text that stands in no record without the person.
    pub fn remark(&self, text: &str) -> String {
        let mut here = Here::new();
        for word in self.names.iter().flat_map(|name| forms(name)) {
            here.insert(word, Found::One(self.person.clone()));
        }
        self.text(text, &InRecord { here, names_them: true, any_case: true }, Manner::Prose)
    }

    /// Whether a text that stands in no record names the person.
    pub fn names(&self, text: &str) -> bool {
        self.text(text, &InRecord { here: Here::new(), names_them: false, any_case: false }, Manner::Name) != text
    }

    /// Whether a text has a word of the person's name, be it meant or not.
    pub fn may_name(&self, text: &str) -> bool {
        self.names.iter().any(|name| text::has_word_of(text, name))
    }

    /// Whether a word of the name may be any other: it is taken out for good, so that something has to say that it
    /// is the person. The words beside it do, or that the record is about them and the word is written as a name.
    fn is_doubtful(&self, text: &str, place: &Range<usize>, record: &InRecord, manner: Manner) -> bool {
        if record.names_them && self.meant.as_deref() == Some(&fold(&text[place.clone()])) {
            return false;
        }
        let written = text::is_written_as_name(text, place, &self.names, manner);
        !record.any_case && written.is_some_and(|as_name| !(as_name && record.names_them))
    }

    fn text(&self, text: &str, record: &InRecord, manner: Manner) -> String {
        let found = self.redaction.matcher.find(text, &record.here, manner);
        if found.is_empty() {
            return text.to_owned();
        }
        let own_here: Here = self
            .names
            .iter()
            .filter(|_| record.names_them && !record.here.is_empty())
            .flat_map(|name| forms(name))
            .map(|word| (word, Found::One(self.person.clone())))
            .collect();
        let own = self.own.find(text, &own_here, manner);
        let is_own =
            |place: &std::ops::Range<usize>| own.iter().any(|(own, _)| own.start < place.end && place.start < own.end);
        let mut clean = String::with_capacity(text.len());
        let mut from = 0;
        for (place, found) in found {
            let is_id = self.redaction.people.get(&text[place.clone()]).is_some();
            let is_person = matches!(&found, Found::Somebody) || found == Found::One(self.person.clone());
            if is_person && self.is_doubtful(text, &place, record, manner) {
                continue;
            }
            let mark = match found {
                Found::One(subject) if subject == self.person && !is_id => self.pseudonym(),
                // A mail address is one person's; a number may be an office's, or a year.
                Found::One(subject)
                    if self.contacts.contains(&subject) && (subject.kind == Kind::Mail || record.names_them) =>
                {
                    self.mark(&subject)
                }
                // Nobody said whose it is, but it is made of the name.
                Found::One(subject)
                    if subject.kind == Kind::Mail
                        && record.names_them
                        && self.redaction.people.by_mail(&text[place.clone()]).is_none()
                        && self.is_made_of_name(&text[place.clone()], &own_here) =>
                {
                    self.mark(&subject)
                }
                Found::Somebody if record.names_them && is_own(&place) => pseudonym::of_somebody(self.in_spanish),
                _ => continue,
            };
            // Beside a letter it would not be seen for what it is.
            clean.push_str(&text[from..place.start]);
            clean.push_str(&mark);
            from = place.end;
        }
        clean.push_str(&text[from..]);
        clean
    }

    fn is_made_of_name(&self, address: &str, here: &Here) -> bool {
        let before = address.split('@').next().unwrap_or_default();
        self.own.find(before, here, Manner::Prose).iter().any(|(_, found)| *found == Found::One(self.person.clone()))
    }

    /// An asset without the person: its events, and its card where it has no history. What its position says
    /// follows from them.
    pub fn asset(&self, case: &AssetCase, kind: Option<&AssetKind>) -> (Vec<AssetEvent>, Values) {
        let asset: &Asset = &case.asset;
        let mut here = Here::new();
        for event in &asset.events {
            let people =
                ["to", "name", "carrier", "guard", "received_by"].into_iter().filter_map(|key| event.text(key));
            people.chain(event.on_behalf.as_deref()).for_each(|name| self.redaction.add_here(&mut here, name));
        }
        asset.position.custodian.iter().for_each(|name| self.redaction.add_here(&mut here, name));
        let here = self.here(here, asset.events.iter().map(AssetEvent::to_value));
        let names_them = here.values().any(|found| *found == Found::One(self.person.clone()));
        let record = InRecord { here, names_them, any_case: false };
        let mut events = asset.events.clone();
        for event in &mut events {
            self.asset_event(event, kind, &record);
        }
        let mut card = asset.card.clone();
        self.card(&mut card, kind, &record);
        (events, card)
    }

    fn asset_event(&self, event: &mut AssetEvent, kind: Option<&AssetKind>, record: &InRecord) {
        if let Some(name) = &mut event.on_behalf {
            self.name_or_prose(name, record);
        }
        event.note.iter_mut().for_each(|note| *note = self.text(note, record, Manner::Prose));
        let carrier = event.text("carrier").is_some_and(|name| self.is_person(name));
        for (key, value) in &mut event.details {
            if !pseudonym::may_cover(key) || event.deed == AssetDeed::Redacted {
                continue;
            }
            let manner = if matches!(key.as_str(), "place" | "area") { Manner::Name } else { Manner::Prose };
            match fields::of_detail(key) {
                Some(Kind::Person) => self.people_in(value, record),
                Some(kind) if carrier => self.whole(value, kind),
                _ => self.value(value, None, record, manner),
            }
        }
        self.card(&mut event.set, kind, record);
    }

    /// A card tells of things: a word that some name has too, a brand say, stands for nobody in it.
    fn card(&self, card: &mut Values, kind: Option<&AssetKind>, record: &InRecord) {
        let record = &InRecord { here: Here::new(), names_them: record.names_them, any_case: false };
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
                Some(Kind::Person) => self.people_in(value, record),
                _ => self.value(value, None, record, Manner::Name),
            }
        }
    }
}

/// What is known of the record in which a text stands.
struct InRecord {
    here: Here,
    /// Whether the person is named in one of its fields.
    names_them: bool,
    /// Whether the words of the name mean the person however they are written.
    any_case: bool,
}

/// Names of people that the desk's records have, as they are written, by their folded text: requesters,
/// those for whom something was recorded, signers, custodians.
pub fn names_of(cases: &[Case], assets: &[AssetCase]) -> HashMap<String, BTreeSet<String>> {
    let mut found: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut add = |name: &str| {
        let folded = fold(name);
        if !folded.is_empty() && !pseudonym::is_one(name) {
            found.entry(folded).or_default().insert(name.trim().to_owned());
        }
    };
    for case in cases {
        let personal = fields::of(&case.procedure, &[]);
        for event in &case.ticket.events {
            let is_role = |name: &&String| case.procedure.role(name).is_none();
            event.on_behalf.iter().filter(is_role).for_each(|name| add(name));
            if let Deed::Signed { role, name, .. } = &event.deed
                && !case.procedure.role(role).is_some_and(|role| role.seal)
            {
                add(name);
            }
            for (_, value) in
                event.set.iter().filter(|(key, _)| personal.get(*key) == Some(&Personal::Told(Kind::Person)))
            {
                value.as_str().into_iter().for_each(&mut add);
                value.as_array().into_iter().flatten().filter_map(Value::as_str).for_each(&mut add);
            }
        }
    }
    for case in assets {
        case.asset.position.custodian.iter().for_each(|name| add(name));
        for event in &case.asset.events {
            event.on_behalf.iter().for_each(|name| add(name));
            for key in ["to", "name", "carrier", "guard", "received_by"] {
                event.text(key).into_iter().for_each(&mut add);
            }
        }
    }
    found
}
