//! One dated entry of a record's history. Never rewritten; corrected only by a later one.

use serde_json::{Map, Value};

use super::attachment::Attachment;
use super::folio::Folio;
use super::frame::Frame;
use super::pseudonym::{self, Covers};
use super::shape::ShapeProblem;
use super::signature::Evidence;
use super::ticket::ProcedureReference;
use super::time::Moment;

/// Field values by key, in the order in which they were set.
pub type Values = Map<String, Value>;

/// One entry of a ticket's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Unique within the ticket, made without coordination.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// When it was written down, if later.
    pub recorded: Option<Moment>,
    /// Who recorded it: an identifier of `people.toml`.
    pub by: String,
    /// Who did it, where that person has no account.
    pub on_behalf: Option<String>,
    /// What it did.
    pub deed: Deed,
    /// Field values that it set.
    pub set: Values,
    /// Free remark.
    pub note: Option<String>,
    /// Identifiers of the assets that it moved.
    pub moves: Vec<String>,
    /// Identifiers of events above it that whoever recorded it did not know.
    pub unseen: Vec<String>,
}

/// What an event did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Opened the ticket; `parent` is the ticket whose outcome, or whose people, asked for it.
    Opened { parent: Option<Folio> },
    /// Left an activity by one of its outcomes, which opened those child tickets.
    Outcome { activity: String, outcome: String, opens: Vec<Folio> },
    /// Left a remark.
    Noted,
    /// Corrected or completed field values.
    Corrected,
    /// Gave the ticket to a person.
    Assigned { to: String },
    /// Began to wait, for a reason that the procedure declares.
    Waited { reason: String },
    /// Ended the waiting.
    Resumed,
    /// Recorded a signature or a seal.
    Signed { role: String, name: String, evidence: Evidence },
    /// Tied the ticket to another, or to something outside.
    Linked { to: String, relation: String },
    /// Ended the ticket without walking it to its end.
    Cancelled { reason: String },
    /// Took up an ended ticket again.
    Reopened,
    /// Recorded the number that the ticket has in an external system, and its state there.
    Referenced { system: String, number: String, state: Option<String> },
    /// Moved the ticket from one revision of its procedure to another.
    Migrated { from: ProcedureReference, to: ProcedureReference },
    /// Decided between steps that two clones had taken without knowing of each other: those dropped
    /// have no effect.
    Settled { keeps: Vec<String>, drops: Vec<String> },
    /// Attached files to it.
    Attached { files: Vec<Attachment> },
    /// Gave the ticket another number, since another ticket had the one it had.
    Renumbered { from: Folio, to: Folio },
    /// Put pseudonyms in the place of a person, in those keys of those events.
    Redacted { covers: Covers },
}

/// Words in `did` that are not outcomes of a procedure.
pub const RESERVED_DEEDS: [&str; 16] = [
    "opened",
    "noted",
    "corrected",
    "assigned",
    "waited",
    "resumed",
    "signed",
    "linked",
    "cancelled",
    "reopened",
    "referenced",
    "migrated",
    "settled",
    "renumbered",
    "attached",
    "redacted",
];

impl Deed {
    /// The word in `did`.
    pub fn word(&self) -> &str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Outcome { outcome, .. } => outcome,
            Self::Noted => "noted",
            Self::Corrected => "corrected",
            Self::Assigned { .. } => "assigned",
            Self::Waited { .. } => "waited",
            Self::Resumed => "resumed",
            Self::Signed { .. } => "signed",
            Self::Linked { .. } => "linked",
            Self::Cancelled { .. } => "cancelled",
            Self::Reopened => "reopened",
            Self::Referenced { .. } => "referenced",
            Self::Migrated { .. } => "migrated",
            Self::Settled { .. } => "settled",
            Self::Renumbered { .. } => "renumbered",
            Self::Attached { .. } => "attached",
            Self::Redacted { .. } => "redacted",
        }
    }

    /// Hashes of the files that it keeps beside the ticket.
    pub fn kept(&self) -> Vec<&str> {
        match self {
            Self::Attached { files } => files.iter().map(|file| file.sha256.as_str()).collect(),
            Self::Signed { evidence, .. } => {
                evidence.scan.iter().filter(|scan| scan.kept).map(|scan| scan.sha256.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether it moves the ticket along, and so must stand in order of time; remarks, signatures,
    /// corrections, links and numbers of external systems may be written down later than what followed them.
    pub fn is_step(&self) -> bool {
        let beside = matches!(self, Self::Noted | Self::Corrected | Self::Signed { .. } | Self::Attached { .. });
        let of_the_record = matches!(self, Self::Settled { .. } | Self::Renumbered { .. } | Self::Redacted { .. });
        !beside && !of_the_record && !matches!(self, Self::Linked { .. } | Self::Referenced { .. })
    }

    /// Whether it changes where the ticket stands, so that two of them may collide.
    pub fn moves_on(&self) -> bool {
        self.is_step() && !matches!(self, Self::Assigned { .. } | Self::Opened { .. })
    }
}

impl Event {
    /// Reads an event of a record; problems are gathered in `problems`.
    pub fn from_value(value: &Value, index: usize, problems: &mut Vec<ShapeProblem>) -> Option<Self> {
        Frame::read(value, index, problems, |frame, reader| {
            let set = reader.mapping("set").cloned().unwrap_or_default();
            let moves = reader.texts("moves");
            let did = reader.required_text("did");
            let deed = match did.as_str() {
                "opened" => Deed::Opened { parent: reader.folio("parent") },
                "noted" => Deed::Noted,
                "corrected" => Deed::Corrected,
                "resumed" => Deed::Resumed,
                "reopened" => Deed::Reopened,
                "assigned" => Deed::Assigned { to: reader.required_text("to") },
                "waited" => Deed::Waited { reason: reader.required_text("reason") },
                "cancelled" => Deed::Cancelled { reason: reader.required_text("reason") },
                "signed" => {
                    let (role, name) = (reader.required_text("as"), reader.required_text("name"));
                    Deed::Signed { role, name, evidence: Evidence::read(reader) }
                }
                "linked" => Deed::Linked { to: reader.required_text("to"), relation: reader.required_text("relation") },
                "referenced" => Deed::Referenced {
                    system: reader.required_text("system"),
                    number: reader.required_text("number"),
                    state: reader.text("state"),
                },
                "migrated" => Deed::Migrated { from: reader.procedure("from"), to: reader.procedure("to") },
                "settled" => Deed::Settled { keeps: reader.texts("keeps"), drops: reader.texts("drops") },
                "renumbered" => {
                    Deed::Renumbered { from: reader.required_folio("from")?, to: reader.required_folio("to")? }
                }
                "attached" => Deed::Attached { files: Attachment::read_all(reader, "files") },
                "redacted" => Deed::Redacted { covers: pseudonym::read(reader, "covers") },
                outcome => Deed::Outcome {
                    activity: reader.required_text("activity"),
                    outcome: outcome.to_owned(),
                    opens: reader.folios("opens"),
                },
            };
            let Frame { id, at, recorded, by, on_behalf, note, unseen } = frame;
            Some(Self { id, at, recorded, by, on_behalf, deed, set, note, moves, unseen })
        })
    }

    /// The event as it stands in a record.
    pub fn to_value(&self) -> Value {
        let mut details = Map::new();
        let mut put = |key: &str, value: Value| {
            details.insert(key.to_owned(), value);
        };
        match &self.deed {
            Deed::Outcome { activity, opens, .. } => {
                put("activity", Value::from(activity.as_str()));
                if !opens.is_empty() {
                    let folios = opens.iter().map(|folio| Value::String(folio.to_string())).collect();
                    put("opens", Value::Array(folios));
                }
            }
            Deed::Opened { parent: Some(parent) } => put("parent", Value::from(parent.to_string())),
            Deed::Referenced { system, number, state } => {
                put("system", Value::from(system.as_str()));
                put("number", Value::from(number.as_str()));
                if let Some(state) = state {
                    put("state", Value::from(state.as_str()));
                }
            }
            Deed::Assigned { to } => put("to", Value::from(to.as_str())),
            Deed::Waited { reason } | Deed::Cancelled { reason } => put("reason", Value::from(reason.as_str())),
            Deed::Signed { role, name, evidence } => {
                put("as", Value::from(role.as_str()));
                put("name", Value::from(name.as_str()));
                evidence.put(&mut put);
            }
            Deed::Linked { to, relation } => {
                put("to", Value::from(to.as_str()));
                put("relation", Value::from(relation.as_str()));
            }
            Deed::Migrated { from, to } => {
                put("from", from.to_value());
                put("to", to.to_value());
            }
            Deed::Settled { keeps, drops } => {
                put("keeps", Value::from(keeps.clone()));
                put("drops", Value::from(drops.clone()));
            }
            Deed::Renumbered { from, to } => {
                put("from", Value::from(from.to_string()));
                put("to", Value::from(to.to_string()));
            }
            Deed::Attached { files } => put("files", files.iter().map(Attachment::to_value).collect()),
            Deed::Redacted { covers } => put("covers", pseudonym::to_value(covers)),
            Deed::Opened { parent: None } | Deed::Noted | Deed::Corrected | Deed::Resumed | Deed::Reopened => {}
        }
        if !self.moves.is_empty() {
            put("moves", Value::from(self.moves.clone()));
        }
        self.frame().around(self.deed.word(), details, &self.set)
    }

    fn frame(&self) -> Frame {
        Frame {
            id: self.id.clone(),
            at: self.at,
            recorded: self.recorded,
            by: self.by.clone(),
            on_behalf: self.on_behalf.clone(),
            note: self.note.clone(),
            unseen: self.unseen.clone(),
        }
    }
}
