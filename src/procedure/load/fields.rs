//! Reads the fields of a procedure.

use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use super::effects::read_system;
use super::names::{Kind, Scope};
use super::source::{Problems, Table, Text, Written, as_json, as_table};
use crate::message;
use crate::model::catalogue::{LEVELS, PRIORITIES};
use crate::model::value::{self, Choice, FieldType};
use crate::procedure::condition::{SERVICE, SETTINGS, TICKET};
use crate::procedure::definition::{ChoicesFrom, EachOf, Field, HeaderKey};

const KEYS: [&str; 10] =
    ["label", "type", "choices", "choices_from", "header", "default", "proposed", "each_of", "help", "external"];

/// Field keys that mean something else to a condition.
const RESERVED: [&str; 3] = [TICKET, SERVICE, SETTINGS];

const CHOICES_FROM: [(&str, ChoicesFrom); 5] = [
    ("services", ChoicesFrom::Services),
    ("all-services", ChoicesFrom::AllServices),
    ("levels", ChoicesFrom::Levels),
    ("priorities", ChoicesFrom::Priorities),
    ("suppliers", ChoicesFrom::Suppliers),
];

const HEADER: [HeaderKey; 12] = [
    HeaderKey::Requester("name"),
    HeaderKey::Requester("post"),
    HeaderKey::Requester("area"),
    HeaderKey::Requester("place"),
    HeaderKey::Requester("extension"),
    HeaderKey::Requester("mail"),
    HeaderKey::Asset,
    HeaderKey::Service,
    HeaderKey::Priority,
    HeaderKey::Supplier,
    HeaderKey::Impact,
    HeaderKey::Urgency,
];

/// Reads `[fields]`, in file order, each with the place of its key.
pub(super) fn read_fields(root: &Table, scope: &mut Scope) -> Vec<Spanned<Field>> {
    let mut fields: Vec<Spanned<Field>> = Vec::new();
    let Some(table) = root.table("fields", &mut scope.problems) else { return fields };
    for (id, written) in table.declared(&mut scope.problems) {
        let problems = &mut scope.problems;
        let Some(table) = as_table(written) else {
            problems.wrong_type(id.get_ref(), written, message!("kind-mapping"));
            continue;
        };
        if RESERVED.contains(&id.get_ref().as_str()) {
            problems.refuse(&id.span(), message!("finding-reserved-word", found = id.get_ref()));
        }
        let proposed = scope.proposal(&table, "proposed").map(Spanned::into_inner);
        let external = read_system(&table, "external", scope);
        let problems = &mut scope.problems;
        let field = Field { proposed, external, ..read_field(&id, &table, problems) };
        if let Some(header) = field.header {
            let bound = fields.iter().map(Spanned::get_ref).find(|earlier| earlier.header == Some(header));
            if let Some(earlier) = bound {
                let message = message!(
                    "finding-duplicate-header",
                    found = &field.id,
                    earlier = &earlier.id,
                    header = header.path()
                );
                problems.refuse(&place_of(&table, "header"), message);
            }
        }
        fields.push(Spanned::new(id.span(), field));
    }
    fields
}

fn read_field(id: &Text, table: &Table, problems: &mut Problems) -> Field {
    table.known(&KEYS, problems);
    let label = table.required("label", problems).into_inner();
    let written_kind = table.required("type", problems);
    let kind = if written_kind.get_ref().is_empty() {
        None
    } else {
        problems.word(&written_kind, FieldType::from_word, &FieldType::ALL.map(FieldType::word))
    };
    let choices = read_choices(table, problems);
    let choices_from = table.text("choices_from", problems).and_then(|written| {
        let read = |word: &str| CHOICES_FROM.iter().find(|(known, _)| *known == word).map(|(_, from)| *from);
        problems.word(&written, read, &CHOICES_FROM.map(|(known, _)| known))
    });
    let header = table.text("header", problems).and_then(|written| {
        let read = |word: &str| HEADER.into_iter().find(|header| header.path() == word);
        problems.word(&written, read, &HEADER.map(HeaderKey::path))
    });
    let mut field = Field {
        id: id.get_ref().clone(),
        label,
        kind: kind.unwrap_or(FieldType::Text),
        choices,
        choices_from,
        header,
        default: None,
        help: table.text("help", problems).map(Spanned::into_inner),
        external: None,
        proposed: None,
        each_of: read_each_of(table, kind, problems),
    };
    // What follows depends on the type; of an unknown one nothing more can be said.
    if kind.is_some() {
        check_choices(id, table, &field, problems);
        check_header(table, &field, problems);
        field.default = table.get("default").and_then(|written| read_value(&field, written, problems));
    }
    field
}

/// The list of the catalogue that gives the lines of a long text.
fn read_each_of(table: &Table, kind: Option<FieldType>, problems: &mut Problems) -> Option<EachOf> {
    let written = table.text("each_of", problems)?;
    let read = |word: &str| EachOf::ALL.into_iter().find(|list| list.word() == word);
    let list = problems.word(&written, read, &EachOf::ALL.map(EachOf::word))?;
    if let Some(kind) = kind.filter(|kind| *kind != FieldType::Long) {
        problems.refuse(&written.span(), message!("finding-each-of-not-long", kind = kind.name()));
    }
    Some(list)
}

/// The field that names the supplier whose contract runs.
pub(super) fn read_contract(table: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Option<String> {
    let written = table.text("contract", &mut scope.problems)?;
    let id = scope.resolve(Kind::Field, &written)?;
    // A field whose own declaration could not be read has been noted.
    let field = fields.iter().map(Spanned::get_ref).find(|field| field.id == id)?;
    if field.choices_from != Some(ChoicesFrom::Suppliers) {
        scope.problems.refuse(&written.span(), message!("finding-contract-not-supplier", field = &id));
    }
    Some(id)
}

/// `choices = { id = "Name" }`, or a list of identifiers that are names as well.
fn read_choices(table: &Table, problems: &mut Problems) -> Vec<Choice> {
    match table.get("choices").map(Spanned::get_ref) {
        None => Vec::new(),
        Some(DeValue::Array(_)) => table
            .texts("choices", problems)
            .into_iter()
            .map(|id| {
                problems.check_key(&id);
                Choice { name: id.get_ref().clone(), id: id.into_inner() }
            })
            .collect(),
        Some(_) => {
            let Some(named) = table.table("choices", problems) else { return Vec::new() };
            let ids = named.declared(problems);
            ids.into_iter()
                .map(|(id, _)| Choice {
                    name: named.required(id.get_ref(), problems).into_inner(),
                    id: id.into_inner(),
                })
                .collect()
        }
    }
}

fn check_choices(id: &Text, table: &Table, field: &Field, problems: &mut Problems) {
    let lists = table.get("choices").is_some();
    let borrows = table.get("choices_from").is_some();
    let is_choice = field.kind == FieldType::Choice;
    if lists && borrows {
        problems.refuse(&place_of(table, "choices_from"), message!("finding-choices-twice", field = &field.id));
    } else if is_choice && !borrows && (!lists || is_empty(table.get("choices"))) {
        problems.refuse(&id.span(), message!("finding-choice-without-choices", field = &field.id));
    } else if !is_choice && (lists || borrows) {
        let at = place_of(table, if lists { "choices" } else { "choices_from" });
        problems.note(&at, message!("finding-choices-without-choice", field = &field.id, kind = field.kind.name()));
    }
}

fn is_empty(written: Option<&Written>) -> bool {
    match written.map(Spanned::get_ref) {
        Some(DeValue::Array(items)) => items.is_empty(),
        Some(DeValue::Table(entries)) => entries.is_empty(),
        _ => false,
    }
}

/// The header holds texts, and those of service and priority are keys of a catalogue.
fn check_header(table: &Table, field: &Field, problems: &mut Problems) {
    let Some(header) = field.header else { return };
    let fits = match header {
        HeaderKey::Requester(_) => {
            matches!(field.kind, FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Choice)
        }
        HeaderKey::Asset => field.kind == FieldType::Asset,
        HeaderKey::Service => {
            matches!(field.choices_from, Some(ChoicesFrom::Services | ChoicesFrom::AllServices))
        }
        HeaderKey::Priority => field.choices_from == Some(ChoicesFrom::Priorities),
        HeaderKey::Supplier => field.choices_from == Some(ChoicesFrom::Suppliers),
        HeaderKey::Impact | HeaderKey::Urgency => field.choices_from == Some(ChoicesFrom::Levels),
    };
    if !fits {
        let expected = match header {
            HeaderKey::Requester(_) => "type = \"text\"",
            HeaderKey::Asset => "type = \"asset\"",
            HeaderKey::Service => "type = \"choice\", choices_from = \"services\"",
            HeaderKey::Priority => "type = \"choice\", choices_from = \"priorities\"",
            HeaderKey::Supplier => "type = \"choice\", choices_from = \"suppliers\"",
            HeaderKey::Impact | HeaderKey::Urgency => "type = \"choice\", choices_from = \"levels\"",
        };
        let message = message!("finding-header-wrong-type", header = header.path(), expected = expected);
        problems.refuse(&place_of(table, "header"), message);
    }
}

/// A value for that field: its default, or what an outcome sets.
pub(super) fn read_value(field: &Field, written: &Written, problems: &mut Problems) -> Option<Value> {
    let Some(value) = as_json(written.get_ref()) else {
        problems.wrong_type(&field.id, written, field.kind.name());
        return None;
    };
    let judged = match (field.choices_from, &value) {
        (Some(ChoicesFrom::Priorities), Value::String(_)) => {
            value::check(field.kind, &PRIORITIES.map(|id| Choice { id: id.to_owned(), name: id.to_owned() }), &value)
        }
        (Some(ChoicesFrom::Levels), Value::String(_)) => {
            value::check(field.kind, &LEVELS.map(|id| Choice { id: id.to_owned(), name: id.to_owned() }), &value)
        }
        // Which services and suppliers there are is not known here.
        (Some(_), Value::String(_)) => Ok(()),
        // A choice field without choices has been noted already.
        (None, Value::String(_)) if field.kind == FieldType::Choice && field.choices.is_empty() => Ok(()),
        _ => value::check(field.kind, &field.choices, &value),
    };
    match judged {
        Ok(()) => Some(value),
        Err(reason) => {
            let message = message!("finding-wrong-procedure-value", field = &field.id, reason = reason);
            problems.refuse(&written.span(), message);
            None
        }
    }
}

fn place_of(table: &Table, key: &str) -> super::source::Span {
    table.get(key).map_or_else(|| table.at.clone(), Spanned::span)
}
