//! What is compared of each part of a procedure.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Kind;
use super::matching::{KEY_FIRST, NAME_FIRST, Same, pairs};
use crate::procedure::definition::{
    Activity, CancelReason, ChoicesFrom, ClockKind, EachOf, Field, Form, HeaderKey, Movement, Opening, Outcome,
    Procedure, Requirement, Role, Target, Wait,
};

/// What can differ of a part, by name. Both sides have the same names in the same order.
pub(super) type Facets = Vec<(&'static str, Value)>;

/// How the keys that a part refers to are given: as they are, to be shown, or as the new text has
/// them, to be compared.
#[derive(Default)]
pub(super) struct View {
    roles: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
    forms: BTreeMap<String, String>,
    waits: BTreeMap<String, String>,
    activities: BTreeMap<String, String>,
    /// Titles of the activities, where they are to be shown.
    titles: Option<BTreeMap<String, String>>,
}

impl View {
    /// A text with the keys that it has, and the titles of what its outcomes lead to.
    pub fn shown(procedure: &Procedure) -> Self {
        let titles = procedure.activities.iter().map(|activity| (activity.id.clone(), activity.title.clone()));
        Self { titles: Some(titles.collect()), ..Self::default() }
    }

    /// The old text with the keys of the new one.
    pub fn renamed(old: &Procedure, new: &Procedure) -> Self {
        Self {
            roles: renamed(&ROLES, &old.roles, &new.roles, KEY_FIRST),
            fields: renamed(&FIELDS, &old.fields, &new.fields, KEY_FIRST),
            forms: renamed(&FORMS, &old.forms, &new.forms, KEY_FIRST),
            waits: renamed(&WAITS, &old.waits, &new.waits, KEY_FIRST),
            activities: renamed(&ACTIVITIES, &old.activities, &new.activities, NAME_FIRST),
            titles: None,
        }
    }
}

/// What each old key is now. One that is gone is no key that the new text could have.
fn renamed<T>(kind: &Kind<T>, old: &[T], new: &[T], order: [Same; 3]) -> BTreeMap<String, String> {
    let pairs = pairs(old, new, kind.key, kind.name, order);
    let old_keys = pairs.into_iter().filter_map(|(was, is)| {
        let was = (kind.key)(was?);
        Some((was.to_owned(), is.map_or_else(|| format!("{was}\0"), |is| (kind.key)(is).to_owned())))
    });
    old_keys.collect()
}

fn now(names: &BTreeMap<String, String>, key: &String) -> String {
    names.get(key).unwrap_or(key).clone()
}

fn all_now(names: &BTreeMap<String, String>, keys: &[String]) -> Value {
    list(keys.iter().map(|key| Value::from(now(names, key))))
}

/// An activity, with its title where that is shown.
fn place(view: &View, id: &String) -> Value {
    match &view.titles {
        Some(titles) => json!({"id": id, "title": titles.get(id)}),
        None => Value::from(now(&view.activities, id)),
    }
}

/// A list; nothing where it is empty, so that one that begins or ends is said to.
fn list(items: impl Iterator<Item = Value>) -> Value {
    let items: Vec<Value> = items.collect();
    if items.is_empty() { Value::Null } else { Value::Array(items) }
}

fn needs(requirements: &[Requirement], view: &View) -> Value {
    list(requirements.iter().map(|need| {
        let field = now(&view.fields, &need.field);
        match &need.when {
            Some(when) => json!({"field": field, "when": when}),
            None if need.optional => Value::from(format!("{field}?")),
            None => Value::from(field),
        }
    }))
}

/// What the document says once.
pub(super) fn document(procedure: &Procedure, view: &View) -> Facets {
    vec![
        ("code", json!(procedure.code)),
        ("title", json!(procedure.title)),
        ("revision", json!(procedure.revision)),
        ("issued", json!(procedure.issued)),
        ("area", json!(procedure.area)),
        ("owner", json!(procedure.owner)),
        ("objective", json!(procedure.objective)),
        ("scope", json!(procedure.scope)),
        ("declared_total_minutes", json!(procedure.declared_total)),
        ("calendar", json!(procedure.calendar)),
        ("judged_by", json!(procedure.judged_by.word())),
        ("targets_reopening", json!(if procedure.restarts_targets { "restart" } else { "resume" })),
        ("first_activity", json!(procedure.activities.first().map(|first| place(view, &first.id)))),
    ]
}

/// What the document says in many lines: its name, what they were and what they are.
pub(super) fn lines(old: &Procedure, new: &Procedure) -> Vec<(&'static str, Vec<Value>, Vec<Value>)> {
    let both = |aspect, of: fn(&Procedure) -> Vec<Value>| (aspect, of(old), of(new));
    fn texts(lines: &[String]) -> Vec<Value> {
        lines.iter().map(|line| Value::from(line.as_str())).collect()
    }
    vec![
        both("suppliers", |procedure| texts(&procedure.suppliers)),
        both("inputs", |procedure| texts(&procedure.inputs)),
        both("outputs", |procedure| texts(&procedure.outputs)),
        both("clients", |procedure| texts(&procedure.clients)),
        both("guidelines", |procedure| texts(&procedure.guidelines)),
        both("definitions", |procedure| {
            let entries = procedure.definitions.iter();
            entries.map(|entry| json!({"term": entry.term, "text": entry.text})).collect()
        }),
        both("settings", |procedure| {
            procedure.settings.iter().map(|(key, value)| json!({"key": key, "value": value})).collect()
        }),
        both("approvals", |procedure| {
            let entries = procedure.approvals.iter();
            entries.map(|entry| json!({"action": entry.action, "by": entry.by, "date": entry.date})).collect()
        }),
        both("annexes", |procedure| {
            procedure.annexes.iter().map(|entry| json!({"title": entry.title, "key": entry.key})).collect()
        }),
        both("records", |procedure| {
            let entries = procedure.records.iter();
            entries.map(|entry| json!({"title": entry.title, "key": entry.key, "keeper": entry.keeper})).collect()
        }),
        both("changes", |procedure| {
            let entries = procedure.changes.iter();
            entries.map(|entry| json!({"revision": entry.revision, "date": entry.date, "text": entry.text})).collect()
        }),
    ]
}

/// What tells one line of the document from another, though its text be another.
pub(super) fn identity<'a>(aspect: &str, line: &'a Value) -> Option<&'a str> {
    let key = match aspect {
        "settings" => "key",
        "definitions" => "term",
        "annexes" | "records" => "title",
        "approvals" => "action",
        _ => return None,
    };
    line.get(key)?.as_str()
}

pub(super) const ROLES: Kind<Role> = Kind {
    part: "role",
    within: None,
    key: |role| &role.id,
    name: |role| &role.name,
    facets: |role, view| {
        vec![
            ("name", json!(role.name)),
            ("account", json!(role.account)),
            ("seal", json!(role.seal)),
            ("includes", all_now(&view.roles, &role.includes)),
            ("recorded_by", all_now(&view.roles, &role.recorded_by)),
            ("named_by", json!(role.named_by.as_ref().map(|field| now(&view.fields, field)))),
        ]
    },
};

pub(super) const FIELDS: Kind<Field> = Kind {
    part: "field",
    within: None,
    key: |field| &field.id,
    name: |field| &field.label,
    facets: |field, _| {
        let choice = |choice: &crate::model::value::Choice| json!({"id": choice.id, "name": choice.name});
        vec![
            ("label", json!(field.label)),
            ("type", json!(field.kind.word())),
            ("choices", list(field.choices.iter().map(choice))),
            ("choices_from", json!(field.choices_from.map(ChoicesFrom::word))),
            ("header", json!(field.header.map(HeaderKey::path))),
            ("default", json!(field.default)),
            ("proposed", json!(field.proposed)),
            ("each_of", json!(field.each_of.map(EachOf::word))),
            ("help", json!(field.help)),
            ("external", json!(field.external)),
        ]
    },
};

pub(super) const FORMS: Kind<Form> = Kind {
    part: "form",
    within: None,
    key: |form| &form.id,
    name: |form| &form.title,
    facets: |form, view| {
        vec![
            ("key", json!(form.key)),
            ("title", json!(form.title)),
            ("template", json!(form.template)),
            ("register", json!(form.register)),
            ("fields", needs(&form.fields, view)),
            ("signatures", all_now(&view.roles, &form.signatures)),
        ]
    },
};

pub(super) const WAITS: Kind<Wait> = Kind {
    part: "wait",
    within: None,
    key: |wait| &wait.id,
    name: |wait| &wait.title,
    facets: |wait, view| {
        let field = |field: &Option<String>| json!(field.as_ref().map(|field| now(&view.fields, field)));
        vec![
            ("title", json!(wait.title)),
            ("status", json!(wait.status.word())),
            ("stops", list(wait.stops.iter().map(|clock| json!(ClockKind::word(*clock))))),
            ("contract", field(&wait.contract)),
            ("resume", needs(&wait.resume, view)),
            ("until", field(&wait.until)),
            ("by_hand", json!(wait.by_hand)),
            ("moves", list(wait.moves.iter().map(|movement| moved(movement, view)))),
        ]
    },
};

pub(super) const CANCEL_REASONS: Kind<CancelReason> = Kind {
    part: "cancel_reason",
    within: None,
    key: |reason| &reason.id,
    name: |reason| &reason.title,
    facets: |reason, _| vec![("title", json!(reason.title)), ("status", json!(reason.status.word()))],
};

pub(super) const ACTIVITIES: Kind<Activity> = Kind {
    part: "activity",
    within: None,
    key: |activity| &activity.id,
    name: |activity| &activity.title,
    facets: |activity, view| {
        vec![
            ("title", json!(activity.title)),
            ("description", json!(activity.description)),
            ("role", json!(now(&view.roles, &activity.role))),
            ("limit_minutes", json!(activity.limit)),
            ("contract", json!(activity.contract.as_ref().map(|field| now(&view.fields, field)))),
        ]
    },
};

pub(super) const OUTCOMES: Kind<Outcome> = Kind {
    part: "outcome",
    within: None,
    key: |outcome| &outcome.id,
    name: |outcome| &outcome.title,
    facets: |outcome, view| {
        let to = outcome.to.as_ref().map_or_else(|| Value::from("end"), |to| place(view, to));
        let sets = outcome.sets.iter();
        let sets = sets.map(|(field, value)| json!({"field": now(&view.fields, field), "value": value}));
        vec![
            ("title", json!(outcome.title)),
            ("to", to),
            ("status", json!(outcome.status.word())),
            ("when", json!(outcome.when)),
            ("fills", needs(&outcome.fills, view)),
            ("sets", list(sets)),
            ("signatures", all_now(&view.roles, &outcome.signatures)),
            ("forms", all_now(&view.forms, &outcome.forms)),
            ("waits", json!(outcome.waits.as_ref().map(|wait| now(&view.waits, wait)))),
            ("opens", list(outcome.opens.iter().map(child))),
            ("children_closed", list(outcome.children_closed.iter().map(|code| json!(code)))),
            ("marks", list(outcome.marks.iter().map(|target| json!(Target::word(*target))))),
            ("external", json!(outcome.external.as_ref().map(|it| json!({"system": it.system, "state": it.state})))),
            ("hands_over", json!(outcome.hands_over)),
            ("moves", list(outcome.moves.iter().map(|movement| moved(movement, view)))),
        ]
    },
};

fn moved(movement: &Movement, view: &View) -> Value {
    let set: BTreeMap<&String, &String> =
        movement.set.iter().map(|(detail, expression)| (detail, expression)).collect();
    let asset = now(&view.fields, &movement.field);
    json!({"asset": asset, "deed": movement.deed.word(), "when": movement.when, "set": set})
}

fn child(opening: &Opening) -> Value {
    let set: BTreeMap<&String, &String> = opening.set.iter().map(|(field, expression)| (field, expression)).collect();
    json!({"procedure": opening.procedure, "when": opening.when, "set": set})
}

pub(super) fn cancel(procedure: &Procedure, view: &View) -> Facets {
    vec![("roles", all_now(&view.roles, &procedure.cancel.roles))]
}

pub(super) fn reopen(procedure: &Procedure, view: &View) -> Facets {
    let reopen = procedure.reopen.as_ref();
    vec![
        ("to", json!(reopen.map(|reopen| place(view, &reopen.to)))),
        ("roles", reopen.map_or(Value::Null, |reopen| all_now(&view.roles, &reopen.roles))),
    ]
}

pub(super) fn opening(procedure: &Procedure, view: &View) -> Facets {
    vec![("fills", needs(&procedure.opening, view))]
}
