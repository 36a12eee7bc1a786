//! Which fields of a procedure say who somebody is, by what the procedure says of them.

use std::collections::{BTreeMap, HashMap};

use super::pseudonym::Kind;
use crate::model::catalogue::fold;
use crate::model::value::FieldType;
use crate::procedure::definition::{Field, HeaderKey, Movement, Procedure};

/// What a field says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// Something that a pseudonym takes the place of.
    Told(Kind),
    /// The post, which says who it is where only one has it: left out.
    Post,
}

/// Words in the label of a text field that say that it names somebody.
const WHO: [&str; 5] = ["persona", "quien", "involucrados", "person", "who"];
/// The same for what identifies somebody, and how somebody is reached.
const IDENTIFIES: [&str; 7] =
    ["identificacion", "credencial", "curp", "rfc", "licencia de conducir", "passport", "identity"];
const MAIL: [&str; 3] = ["correo", "mail", "e-mail"];
const PHONE: [&str; 4] = ["telefono", "celular", "phone", "mobile"];

/// The fields of a procedure that say who somebody is: those of the requester, those of people, those
/// by which a role names who acts in it, those that tell an asset's papers who carries it, and texts
/// whose label says so. `also` are fields that somebody asked to hide.
pub fn of(procedure: &Procedure, also: &[String]) -> BTreeMap<String, Personal> {
    let from_moves = moved(procedure);
    let named_by = |field: &Field| procedure.roles.iter().any(|role| role.named_by.as_ref() == Some(&field.id));
    let kind = |field: &Field| {
        if also.contains(&field.id) {
            return is_text(field).then_some(Personal::Told(Kind::Other));
        }
        match field.header {
            Some(HeaderKey::Requester("name")) => return Some(Personal::Told(Kind::Person)),
            Some(HeaderKey::Requester("post")) => return Some(Personal::Post),
            Some(HeaderKey::Requester("extension")) => return Some(Personal::Told(Kind::Extension)),
            Some(HeaderKey::Requester("mail")) => return Some(Personal::Told(Kind::Mail)),
            Some(_) => return None,
            None => {}
        }
        if field.kind == FieldType::Person || (is_text(field) && named_by(field)) {
            return Some(Personal::Told(Kind::Person));
        }
        let moved = from_moves.get(&field.id).filter(|_| is_text(field));
        moved.copied().or_else(|| by_label(field)).map(Personal::Told)
    };
    procedure.fields.iter().filter_map(|field| Some((field.id.clone(), kind(field)?))).collect()
}

fn is_text(field: &Field) -> bool {
    matches!(field.kind, FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Asset)
}

fn by_label(field: &Field) -> Option<Kind> {
    // A long text tells what happened; names in it are found as in any other.
    (field.kind == FieldType::Text).then(|| of_label(&field.label)).flatten()
}

/// What a label says that the text below it is.
pub fn of_label(label: &str) -> Option<Kind> {
    let label = fold(label);
    let has = |words: &[&str]| {
        let is_word = |c: char| !c.is_alphanumeric();
        words.iter().any(|word| match word.contains([' ', '-']) {
            true => label.contains(word),
            false => label.split(is_word).any(|part| part == *word),
        })
    };
    match () {
        () if has(&IDENTIFIES) => Some(Kind::Identification),
        () if has(&MAIL) => Some(Kind::Mail),
        () if has(&PHONE) => Some(Kind::Phone),
        () if has(&WHO) => Some(Kind::Person),
        () => None,
    }
}

/// Fields that outcomes and ends of waits hand to the papers of assets as carrier, guard or the like.
fn moved(procedure: &Procedure) -> HashMap<String, Kind> {
    let outcomes = procedure.activities.iter().flat_map(|activity| &activity.outcomes);
    let moves = outcomes.flat_map(|outcome| &outcome.moves).chain(procedure.waits.iter().flat_map(|wait| &wait.moves));
    let mut found = HashMap::new();
    for (detail, expression) in moves.flat_map(|movement: &Movement| &movement.set) {
        let Some(kind) = of_detail(detail) else { continue };
        let names = expression.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        for field in names.filter(|name| procedure.field(name).is_some()) {
            found.insert(field.to_owned(), kind);
        }
    }
    found
}

/// What a detail of an asset's event says of a person.
pub fn of_detail(key: &str) -> Option<Kind> {
    match key {
        "carrier" | "guard" | "received_by" | "to" | "name" => Some(Kind::Person),
        "identification" => Some(Kind::Identification),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_stands_below_them() {
        assert_eq!(of_label("Identificación de quien lo lleva"), Some(Kind::Identification));
        assert_eq!(of_label("Persona que lleva el equipo"), Some(Kind::Person));
        assert_eq!(of_label("Teléfono o extensión"), Some(Kind::Phone));
        assert_eq!(of_label("Número de reporte del proveedor"), None);
    }
}
