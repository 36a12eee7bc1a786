//! Reads the activities of a procedure and their outcomes.

use toml::Spanned;

use super::declarations::{read_fills, read_status};
use super::effects;
use super::fields::{read_contract, read_value};
use super::moves::read_moves;
use super::names::{Kind, Scope};
use super::source::{Span, Table, Text};
use crate::message;
use crate::model::event::{RESERVED_DEEDS, Values};
use crate::model::status::Status;
use crate::procedure::definition::{Activity, Field, Outcome};

/// What `to` says of an outcome that ends the ticket.
const END: &str = "end";

/// Outcomes that an activity may have.
const MAX_OUTCOMES: usize = 100;

const ACTIVITY_KEYS: [&str; 7] = ["id", "title", "description", "role", "limit", "contract", "outcome"];
const OUTCOME_KEYS: [&str; 16] = [
    "id",
    "title",
    "to",
    "status",
    "when",
    "fills",
    "sets",
    "signatures",
    "forms",
    "waits",
    "opens",
    "children_closed",
    "marks",
    "external",
    "hands_over",
    "moves",
];

/// The activities with their places.
pub(super) struct Activities {
    pub activities: Vec<Activity>,
    pub spots: Vec<ActivitySpots>,
}

/// Where an activity and the conditions of its outcomes stand.
pub(super) struct ActivitySpots {
    pub at: Span,
    pub conditions: Vec<Option<Span>>,
}

/// What the reading of activities needs from the rest of the document.
struct Declared<'a> {
    fields: &'a [Spanned<Field>],
}

/// Reads `[[activity]]`, in file order.
pub(super) fn read_activities(root: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Activities {
    let declared = Declared { fields };
    let mut read = Activities { activities: Vec::new(), spots: Vec::new() };
    let items = root.items("activity", &mut scope.problems).len();
    let tables = root.tables("activity", &mut scope.problems);
    if items == 0 {
        scope.problems.refuse(&root.at, message!("finding-no-activities"));
    }
    for table in &tables {
        let id = read_id(table, scope);
        if read.activities.iter().any(|earlier| earlier.id == *id.get_ref()) && !id.get_ref().is_empty() {
            scope.problems.ways_known = false;
            scope.problems.refuse(&id.span(), message!("finding-duplicate-activity", found = id.get_ref()));
        }
        let (activity, conditions) = read_activity(&id, table, &declared, scope);
        read.activities.push(activity);
        read.spots.push(ActivitySpots { at: id.span(), conditions });
    }
    read
}

/// The key of an activity or outcome.
fn read_id(table: &Table, scope: &mut Scope) -> Text {
    let id = table.required("id", &mut scope.problems);
    if id.get_ref().is_empty() {
        scope.problems.ways_known = false;
        return id;
    }
    scope.problems.check_key(&id);
    if id.get_ref() == END || RESERVED_DEEDS.contains(&id.get_ref().as_str()) {
        scope.problems.refuse(&id.span(), message!("finding-reserved-word", found = id.get_ref()));
    }
    id
}

fn read_activity(id: &Text, table: &Table, declared: &Declared, scope: &mut Scope) -> (Activity, Vec<Option<Span>>) {
    let known = table.known(&ACTIVITY_KEYS, &mut scope.problems);
    let title = table.required("title", &mut scope.problems).into_inner();
    let role = table.required("role", &mut scope.problems);
    let role = if role.get_ref().is_empty() { None } else { scope.resolve(Kind::Role, &role) };
    let limit = table.text("limit", &mut scope.problems);
    scope.problems.limits_known &= limit.is_some() || table.get("limit").is_none();
    let mut activity = Activity {
        id: id.get_ref().clone(),
        title,
        description: table.text("description", &mut scope.problems).map(Spanned::into_inner),
        role: role.unwrap_or_default(),
        limit: limit.and_then(|written| scope.problems.minutes(&written)),
        contract: read_contract(table, declared.fields, scope),
        outcomes: Vec::new(),
    };
    let mut conditions = Vec::new();
    let items = table.items("outcome", &mut scope.problems).len();
    if items > MAX_OUTCOMES {
        let message = message!("finding-procedure-too-many", key = "outcome", number = items, limit = MAX_OUTCOMES);
        scope.problems.refuse(&id.span(), message);
        scope.problems.ways_known = false;
        scope.problems.fills_known = false;
        return (activity, conditions);
    }
    for table in table.tables("outcome", &mut scope.problems) {
        let id = read_id(&table, scope);
        if activity.outcomes.iter().any(|earlier| earlier.id == *id.get_ref()) && !id.get_ref().is_empty() {
            let message = message!("finding-duplicate-outcome", found = id.get_ref(), activity = &activity.id);
            scope.problems.refuse(&id.span(), message);
        }
        let (outcome, condition) = read_outcome(&id, &table, declared, scope);
        activity.outcomes.push(outcome);
        conditions.push(condition);
    }
    // A misspelt `outcome` has been noted; that there is none then says nothing new.
    if items == 0 && known {
        scope.problems.note(&id.span(), message!("finding-activity-without-outcomes", activity = &activity.id));
    }
    scope.problems.ways_known &= known;
    scope.problems.fills_known &= known && items == activity.outcomes.len();
    (activity, conditions)
}

fn read_outcome(id: &Text, table: &Table, declared: &Declared, scope: &mut Scope) -> (Outcome, Option<Span>) {
    scope.problems.fills_known &= table.known(&OUTCOME_KEYS, &mut scope.problems);
    let title = table.required("title", &mut scope.problems).into_inner();
    let to = table.required("to", &mut scope.problems);
    let ends = to.get_ref() == END;
    let to = match to.get_ref().as_str() {
        END => None,
        "" => {
            scope.problems.ways_known = false;
            None
        }
        _ => {
            let found = scope.resolve(Kind::Activity, &to);
            scope.problems.ways_known &= found.is_some();
            found
        }
    };
    let written_wait = table.text("waits", &mut scope.problems);
    if let (Some(written), true) = (&written_wait, ends) {
        scope.problems.refuse(&written.span(), message!("finding-wait-at-the-end", outcome = id.get_ref()));
    }
    let waits = written_wait.and_then(|written| scope.resolve(Kind::Wait, &written));
    // A wait shows its own status while it lasts; this is the one that comes back after it.
    let usual = if ends { Status::Closed } else { Status::InProgress };
    let written_status = table.text("status", &mut scope.problems);
    let status = written_status.as_ref().and_then(|written| read_status(written, scope));
    if let (Some(written), Some(status)) = (&written_status, status) {
        if ends && !status.is_ended() {
            scope.problems.note(&written.span(), message!("finding-end-without-ending", found = status.word()));
        } else if !ends && status.is_ended() {
            scope.problems.note(&written.span(), message!("finding-ending-before-the-end", found = status.word()));
        }
    }
    let when = scope.condition(table, "when");
    let condition_at = when.as_ref().map(Spanned::span);
    let outcome = Outcome {
        id: id.get_ref().clone(),
        title,
        to,
        status: status.unwrap_or(usual),
        when: when.map(Spanned::into_inner),
        fills: read_fills(table, "fills", scope),
        sets: read_sets(table, declared.fields, scope),
        signatures: scope.references(table, "signatures", Kind::Role),
        forms: scope.references(table, "forms", Kind::Form),
        waits,
        opens: effects::read_opens(table, scope),
        children_closed: effects::read_children_closed(table, scope),
        marks: effects::read_marks(table, scope),
        external: effects::read_external(table, scope),
        hands_over: effects::read_system(table, "hands_over", scope),
        moves: read_moves(table, declared.fields, scope),
    };
    (outcome, condition_at)
}

fn read_sets(table: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Values {
    let mut sets = Values::new();
    let Some(entries) = table.table("sets", &mut scope.problems) else {
        scope.problems.fills_known &= table.get("sets").is_none();
        return sets;
    };
    for (key, written) in entries.entries() {
        let Some(id) = scope.resolve(Kind::Field, &key) else {
            scope.problems.fills_known = false;
            continue;
        };
        // A field whose own declaration could not be read has been noted; its type is not known.
        let Some(field) = fields.iter().map(Spanned::get_ref).find(|field| field.id == id) else { continue };
        match read_value(field, written, &mut scope.problems) {
            Some(value) => {
                sets.insert(id, value);
            }
            None => scope.problems.fills_known = false,
        }
    }
    sets
}
