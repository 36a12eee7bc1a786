//! Reads `moves`: the assets that an outcome, or the end of a wait, moves, and with which details.

use toml::Spanned;

use super::names::{Kind, Scope};
use super::source::{Table, Text, Written, as_table};
use crate::message;
use crate::model::asset::Deed;
use crate::model::value::FieldType;
use crate::procedure::definition::{Field, Movement};

/// Movements that one outcome may make.
const MAX_MOVES: usize = 20;

/// Reads `moves`: `{ asset = "…", deed = "…", when = "…", set = { … } }`, in the order in which they
/// are made.
pub(super) fn read_moves(table: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Vec<Movement> {
    let items = table.items("moves", &mut scope.problems);
    if let (true, Some(written)) = (items.len() > MAX_MOVES, table.get("moves")) {
        let (number, limit) = (items.len(), MAX_MOVES);
        let message = message!("finding-procedure-too-many", key = "moves", number = number, limit = limit);
        scope.problems.refuse(&written.span(), message);
        return Vec::new();
    }
    items.into_iter().filter_map(|item| read_move(item, fields, scope)).collect()
}

fn read_move(item: &Written, fields: &[Spanned<Field>], scope: &mut Scope) -> Option<Movement> {
    let Some(entries) = as_table(item) else {
        scope.problems.wrong_type("moves", item, message!("kind-mapping"));
        return None;
    };
    entries.known(&["asset", "deed", "when", "set"], &mut scope.problems);
    let field = read_field(&entries, fields, scope);
    let written = entries.required("deed", &mut scope.problems);
    let deed = read_deed(&written, scope);
    let when = scope.condition(&entries, "when").map(Spanned::into_inner);
    let set = read_set(&entries, deed, scope);
    // Where the details cannot be read it is not known which are missing.
    if let (Some(deed), Some(set)) = (deed, &set) {
        for detail in deed.required().iter().filter(|detail| !set.iter().any(|(key, _)| key == *detail)) {
            let message = message!("finding-move-detail-missing", detail = *detail, deed = deed.word());
            scope.problems.refuse(&written.span(), message);
        }
    }
    let set = set?.into_iter().filter_map(|(key, expression)| Some((key, expression?))).collect();
    Some(Movement { field: field?, deed: deed?, when, set })
}

/// The field that says which asset.
fn read_field(table: &Table, fields: &[Spanned<Field>], scope: &mut Scope) -> Option<String> {
    let written = table.required("asset", &mut scope.problems);
    if written.get_ref().is_empty() {
        return None;
    }
    let id = scope.resolve(Kind::Field, &written)?;
    // A field whose own declaration could not be read has been noted; its type is not known.
    let known = fields.iter().map(Spanned::get_ref).find(|field| field.id == id);
    if known.is_some_and(|field| field.kind != FieldType::Asset) {
        scope.problems.refuse(&written.span(), message!("finding-move-not-asset", field = &id));
    }
    Some(id)
}

fn read_deed(written: &Text, scope: &mut Scope) -> Option<Deed> {
    if written.get_ref().is_empty() {
        return None;
    }
    let moving: Vec<&str> = Deed::all().filter(|deed| deed.is_movement()).map(Deed::word).collect();
    if Deed::from_word(written.get_ref()).is_some_and(|deed| !deed.is_movement()) {
        let message = message!("finding-move-not-movement", deed = written.get_ref(), known = moving.join(", "));
        scope.problems.refuse(&written.span(), message);
        return None;
    }
    scope.problems.word(written, Deed::from_word, &moving)
}

/// The details with their expressions; none of one that is not of use. None at all where `set` is no
/// table.
fn read_set(table: &Table, deed: Option<Deed>, scope: &mut Scope) -> Option<Vec<(String, Option<String>)>> {
    if table.get("set").is_none() {
        return Some(Vec::new());
    }
    let values = table.table("set", &mut scope.problems)?;
    let mut set = Vec::new();
    for (detail, _) in values.entries() {
        if let Some(deed) = deed {
            let known = || deed.required().iter().chain(deed.optional()).copied();
            if !known().any(|known| known == detail.get_ref()) {
                let hint = scope.problems.hint(detail.get_ref(), known());
                let known = known().collect::<Vec<_>>().join(", ");
                let (found, deed) = (detail.get_ref(), deed.word());
                let message =
                    message!("finding-move-unknown-detail", detail = found, deed = deed, known = known, hint = hint);
                scope.problems.refuse(&detail.span(), message);
                continue;
            }
        }
        let expression = scope.condition(&values, detail.get_ref()).map(Spanned::into_inner);
        set.push((detail.into_inner(), expression));
    }
    Some(set)
}
