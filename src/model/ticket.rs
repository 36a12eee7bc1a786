//! A ticket: its header (what is so now) over its events (what happened).

use serde_json::{Map, Value};

use super::event::{Deed, Event};
use super::folio::Folio;
use super::shape::{Reader, ShapeProblem, Step};
use super::status::Status;
use super::time::{self, Moment};
use crate::message;

/// The procedure a ticket was opened under.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProcedureReference {
    /// Its code.
    pub code: String,
    /// Its revision.
    pub revision: String,
    /// SHA-256 of its text, hexadecimal.
    pub sha256: String,
}

/// Who asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requester {
    /// Name.
    pub name: Option<String>,
    /// Post.
    pub post: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where the person sits.
    pub place: Option<String>,
    /// Telephone extension.
    pub extension: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
}

/// What is so now. Follows from the events; `check` proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// State.
    pub status: Status,
    /// Activity the ticket stands in; none once it is over.
    pub activity: Option<String>,
    /// Why it waits, when it does.
    pub waiting: Option<String>,
    /// Priority, a key of the catalogue.
    pub priority: Option<String>,
    /// Service, a key of the catalogue.
    pub service: Option<String>,
    /// Who asked.
    pub requester: Requester,
    /// Asset it is about.
    pub asset: Option<String>,
    /// Supplier it concerns, a key of the catalogue.
    pub supplier: Option<String>,
    /// Impact: high, medium or low.
    pub impact: Option<String>,
    /// Urgency: high, medium or low.
    pub urgency: Option<String>,
    /// Ticket that this one is a child of.
    pub parent: Option<String>,
    /// Who has it.
    pub assignee: Option<String>,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// Numbers that it had before, in order.
    pub formerly: Vec<String>,
    /// Identifiers of the events that are in dispute: steps taken in another clone at the same time
    /// as those that hold.
    pub disputes: Vec<String>,
}

/// A ticket as its file holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// Official number.
    pub folio: Folio,
    /// Identity that never changes.
    pub uid: String,
    /// Procedure it was opened under.
    pub procedure: ProcedureReference,
    /// What is so now.
    pub header: Header,
    /// What happened, in the order in which it was entered.
    pub events: Vec<Event>,
}

/// Keys of a ticket that Folio writes, in file order.
pub const TICKET_KEYS: [&str; 19] = [
    "folio",
    "uid",
    "procedure",
    "status",
    "parent",
    "activity",
    "waiting",
    "impact",
    "urgency",
    "priority",
    "service",
    "requester",
    "asset",
    "supplier",
    "assignee",
    "opened",
    "closed",
    "formerly",
    "disputes",
];

/// Keys of who asked, in file order.
pub const REQUESTER_KEYS: [&str; 6] = ["name", "post", "area", "place", "extension", "mail"];

impl ProcedureReference {
    /// Reads the mapping of code, revision and hash.
    pub fn read(reader: &mut Reader) -> Self {
        Self {
            code: reader.required_text("code"),
            revision: reader.required_text("revision"),
            sha256: reader.required_text("sha256"),
        }
    }

    /// The mapping as it stands in a record.
    pub fn to_value(&self) -> Value {
        serde_json::json!({ "code": self.code, "revision": self.revision, "sha256": self.sha256 })
    }
}

impl Requester {
    /// The value of one of its keys: name, post, area, place, extension, mail.
    pub fn get(&self, key: &str) -> Option<&String> {
        match key {
            "name" => self.name.as_ref(),
            "post" => self.post.as_ref(),
            "area" => self.area.as_ref(),
            "place" => self.place.as_ref(),
            "extension" => self.extension.as_ref(),
            "mail" => self.mail.as_ref(),
            _ => None,
        }
    }

    /// Sets one of its keys; an unknown key is ignored.
    pub fn put(&mut self, key: &str, value: Option<String>) {
        match key {
            "name" => self.name = value,
            "post" => self.post = value,
            "area" => self.area = value,
            "place" => self.place = value,
            "extension" => self.extension = value,
            "mail" => self.mail = value,
            _ => {}
        }
    }
}

impl Header {
    /// The header as key and value, in file order, absent ones left out. The unit in which headers
    /// are written and compared.
    pub fn entries(&self) -> Vec<(Vec<&'static str>, Value)> {
        let text = |text: &str| Value::String(text.to_owned());
        let mut entries = vec![(vec!["status"], text(self.status.word()))];
        let optional = [
            ("parent", &self.parent),
            ("activity", &self.activity),
            ("waiting", &self.waiting),
            ("impact", &self.impact),
            ("urgency", &self.urgency),
            ("priority", &self.priority),
            ("service", &self.service),
        ];
        entries.extend(optional.into_iter().filter_map(|(key, value)| Some((vec![key], text(value.as_ref()?)))));
        entries.extend(
            REQUESTER_KEYS.iter().filter_map(|key| Some((vec!["requester", *key], text(self.requester.get(key)?)))),
        );
        let optional = [("asset", &self.asset), ("supplier", &self.supplier), ("assignee", &self.assignee)];
        entries.extend(optional.into_iter().filter_map(|(key, value)| Some((vec![key], text(value.as_ref()?)))));
        let moments = [("opened", self.opened), ("closed", self.closed)];
        entries.extend(
            moments.into_iter().filter_map(|(key, at)| Some((vec![key], Value::String(time::write_moment(at?))))),
        );
        let lists = [("formerly", &self.formerly), ("disputes", &self.disputes)];
        let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
        entries.extend(lists.map(|(key, list)| (vec![key], Value::from(list.clone()))));
        entries
    }

    fn read(reader: &mut Reader) -> Self {
        let words: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
        if reader.raw("status").is_none() {
            reader.required_text("status");
        }
        let status = reader.word("status", Status::from_word, &words).unwrap_or(Status::New);
        let mut requester = Requester::default();
        if let Some(map) = reader.mapping("requester") {
            for key in REQUESTER_KEYS {
                match map.get(key) {
                    Some(Value::String(text)) => requester.put(key, Some(text.clone())),
                    None | Some(Value::Null) => {}
                    Some(other) => {
                        let found = super::shape::kind_of(other);
                        reader.problem("requester", message!("finding-not-a-text", key = key, found = found));
                    }
                }
            }
        }
        Self {
            status,
            activity: reader.text("activity"),
            waiting: reader.text("waiting"),
            priority: reader.text("priority"),
            service: reader.text("service"),
            requester,
            asset: reader.text("asset"),
            supplier: reader.text("supplier"),
            impact: reader.text("impact"),
            urgency: reader.text("urgency"),
            parent: reader.text("parent"),
            assignee: reader.text("assignee"),
            opened: reader.moment("opened"),
            closed: reader.moment("closed"),
            formerly: reader.texts("formerly"),
            disputes: reader.texts("disputes"),
        }
    }
}

impl Ticket {
    /// Reads a ticket from the value of its file.
    ///
    /// # Errors
    /// Every problem of form, with its place.
    pub fn from_value(value: &Value) -> Result<Self, Vec<ShapeProblem>> {
        let mut problems = Vec::new();
        let Value::Object(map) = value else {
            return Err(vec![ShapeProblem { path: Vec::new(), message: message!("finding-not-a-record") }]);
        };
        let mut reader = Reader::new(map, Vec::new(), &mut problems);
        let folio_text = reader.required_text("folio");
        let folio = folio_text.parse::<Folio>().ok();
        if folio.is_none() && !folio_text.is_empty() {
            reader.problem("folio", message!("finding-not-a-folio", found = folio_text));
        }
        let uid = reader.required_text("uid");
        let header = Header::read(&mut reader);
        let procedure = reader.mapping("procedure");
        if procedure.is_none() && reader.raw("procedure").is_none() {
            reader.required_text("procedure");
        }
        let events = reader.list("events");
        if events.is_none() && reader.raw("events").is_none() {
            reader.required_text("events");
        }
        let procedure = procedure.map(|map| {
            ProcedureReference::read(&mut Reader::new(map, vec![Step::Key("procedure".to_owned())], &mut problems))
        });
        let events: Vec<Event> = events
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(index, value)| Event::from_value(value, index, &mut problems))
            .collect();
        match (folio, procedure) {
            (Some(folio), Some(procedure)) if problems.is_empty() => Ok(Self { folio, uid, procedure, header, events }),
            _ => Err(problems),
        }
    }

    /// The number that it had for whoever recorded the event at that position: who did not know that it got
    /// another one wrote under the one before.
    pub fn folio_at(&self, event: usize) -> Folio {
        let renumbered = |(index, event): (usize, &'_ Event)| match &event.deed {
            Deed::Renumbered { from, to } => Some((index, event.id.clone(), from.clone(), to.clone())),
            _ => None,
        };
        let all: Vec<_> = self.events.iter().enumerate().filter_map(renumbered).collect();
        let unseen = self.events.get(event).map(|event| event.unseen.as_slice()).unwrap_or_default();
        let known = all.iter().rfind(|(index, id, ..)| *index <= event && !unseen.contains(id));
        match (known, all.first()) {
            (Some((.., to)), _) => to.clone(),
            (None, Some((_, _, from, _))) => from.clone(),
            (None, None) => self.folio.clone(),
        }
    }

    /// The value of a new ticket's file.
    pub fn to_value(&self) -> Value {
        let mut map = Map::new();
        map.insert("folio".to_owned(), Value::String(self.folio.to_string()));
        map.insert("uid".to_owned(), Value::String(self.uid.clone()));
        map.insert("procedure".to_owned(), self.procedure.to_value());
        for (path, value) in self.header.entries() {
            match path[..] {
                [key] => {
                    map.insert(key.to_owned(), value);
                }
                [outer, inner] => {
                    let nested = map.entry(outer.to_owned()).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(nested) = nested {
                        nested.insert(inner.to_owned(), value);
                    }
                }
                _ => {}
            }
        }
        map.insert("events".to_owned(), Value::Array(self.events.iter().map(Event::to_value).collect()));
        Value::Object(map)
    }
}
