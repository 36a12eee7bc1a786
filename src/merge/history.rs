//! The events of both sides, each once, as the text of each is written.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::Conflict;
use super::order::Placed;
use super::side::{EVENTS, Side, Sides};
use super::three;
use crate::model::pseudonym;
use crate::yaml::{self, Edit, Item};

const UNSEEN: &str = "unseen";

/// An event in the merged text.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// What it says, `unseen` and what people wrote included.
    pub value: Value,
    /// Comments above it.
    leading: Vec<String>,
    /// Its lines, the dash at their beginning.
    text: String,
}

/// An event of one side, without what it did not know.
struct Written {
    value: Value,
    leading: Vec<String>,
    text: String,
    comments: Vec<String>,
}

/// The events in that order, each as it is written.
pub(super) fn chosen(sides: &Sides, order: &[Placed]) -> Result<Vec<Chosen>, Conflict> {
    let of = |side: &Side| written(side);
    let base = sides.base.as_ref().map(of).transpose()?.unwrap_or_default();
    let (mut ours, mut theirs) = (of(&sides.ours)?, of(&sides.theirs)?);
    redact(&mut ours, &mut theirs)?;
    let mut all = Vec::new();
    for placed in order {
        let id = placed.id.as_str();
        let mut chosen = match (ours.get(id), theirs.get(id)) {
            (Some(ours), Some(theirs)) => both(id, base.get(id), ours, theirs)?,
            (Some(one), None) | (None, Some(one)) => {
                Chosen { value: one.value.clone(), leading: one.leading.clone(), text: one.text.clone() }
            }
            (None, None) => return Err(Conflict::Mismatch),
        };
        if !placed.unseen.is_empty() {
            let list = Value::from(placed.unseen.clone());
            chosen.text = edited(&chosen.text, &[Edit::Set { path: vec![UNSEEN.to_owned()], value: list.clone() }])?;
            if let Value::Object(map) = &mut chosen.value {
                map.insert(UNSEEN.to_owned(), list);
            }
        }
        all.push(chosen);
    }
    Ok(all)
}

/// The list as it is written below its key, each item that far to the right.
pub(super) fn list(events: &[Chosen], margin: usize) -> String {
    let mut text = String::new();
    for event in events {
        text.push_str(&three::join(&event.leading));
        text.push_str(&shifted(&event.text, 0, margin));
    }
    text
}

fn written(side: &Side) -> Result<HashMap<String, Written>, Conflict> {
    let items = side.piece(EVENTS).and_then(|piece| piece.items.as_ref());
    let mut found = HashMap::new();
    for (index, value) in side.events().iter().enumerate() {
        // A list in brackets is written anew, in lines.
        let (item, margin) = match items.and_then(|items| Some((items.items.get(index)?, items.margin))) {
            Some((item, margin)) => (item.clone(), margin),
            None => (Item { text: emitted(value), ..Item::default() }, 0),
        };
        let mut value = value.clone();
        let known = value.as_object_mut().and_then(|map| map.shift_remove(UNSEEN));
        let mut text = shifted(&item.text, margin, 0);
        if known.is_some() {
            text = edited(&text, &[Edit::Remove { path: vec![UNSEEN.to_owned()] }])?;
        }
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let leading = three::split(&item.leading);
        found.insert(id, Written { value, leading, text, comments: item.comments });
    }
    Ok(found)
}

/// What a side took out of an event stays out of it, whatever the other says there: each side says what
/// both say once the redactions of both hold.
fn redact(ours: &mut HashMap<String, Written>, theirs: &mut HashMap<String, Written>) -> Result<(), Conflict> {
    let (by_us, by_them) = (redacted(ours), redacted(theirs));
    let mut touched: Vec<(&String, &String)> = by_us.iter().chain(&by_them).map(|(id, key)| (id, key)).collect();
    touched.sort();
    touched.dedup();
    for (id, key) in touched {
        let (Some(one), Some(other)) = (ours.get_mut(id), theirs.get_mut(id)) else { continue };
        let (was, is) = (pseudonym::value_at(&one.value, key), pseudonym::value_at(&other.value, key));
        let (Some(was), Some(is)) = (was, is) else { continue };
        if was == is {
            continue;
        }
        let entry = (id.clone(), key.clone());
        let holds = match (by_us.contains(&entry), by_them.contains(&entry)) {
            (true, true) => pseudonym::merged(was, is),
            (true, false) => was.clone(),
            _ => is.clone(),
        };
        for side in [one, other] {
            if pseudonym::value_at(&side.value, key) != Some(&holds) {
                side.text = edited(&side.text, &[Edit::Set { path: pseudonym::path_of(key), value: holds.clone() }])?;
                pseudonym::put(&mut side.value, key, holds.clone());
            }
        }
    }
    Ok(())
}

/// Events and keys that a side's redactions cover.
fn redacted(side: &HashMap<String, Written>) -> HashSet<(String, String)> {
    let redactions = side.values().filter(|event| event.value.get("did").is_some_and(|did| did == "redacted"));
    let covers = redactions.filter_map(|event| pseudonym::covers_of(event.value.get("covers")?));
    let keys = covers.flatten().flat_map(|(id, keys)| keys.into_iter().map(move |key| (id.clone(), key)));
    keys.filter(|(_, key)| pseudonym::may_cover(key)).collect()
}

/// An event that both sides have: as the one wrote it who changed it.
fn both(id: &str, base: Option<&Written>, ours: &Written, theirs: &Written) -> Result<Chosen, Conflict> {
    let was = base.map(|base| &base.value);
    let value = match () {
        () if ours.value == theirs.value || was == Some(&theirs.value) => &ours.value,
        () if was == Some(&ours.value) => &theirs.value,
        () => return Err(Conflict::Altered { id: id.to_owned() }),
    };
    let says = |written: &&Written| written.value == *value;
    let text = match (says(&ours), says(&theirs)) {
        (true, true) => three::pick(base.filter(says).map(|base| &base.text), &ours.text, &theirs.text),
        (true, false) => &ours.text,
        _ => &theirs.text,
    };
    let of = |of: fn(&Written) -> &[String]| three::lines(base.map_or(&[], of), of(ours), of(theirs));
    let mut leading = of(|written| &written.leading);
    // Comments within the lines that are not taken stand above them.
    let taken = [ours, theirs].into_iter().find(|written| written.text == *text).map(|written| &written.comments);
    let wanted = of(|written| &written.comments);
    leading.extend(wanted.into_iter().filter(|line| taken.is_none_or(|taken| !taken.contains(line))));
    Ok(Chosen { value: value.clone(), leading, text: text.clone() })
}

/// An event's lines as Folio writes them.
fn emitted(value: &Value) -> String {
    let text = yaml::emit(&json!({ EVENTS: [value] }));
    text.split_once('\n').map(|(_, items)| items.to_owned()).unwrap_or_default()
}

/// An item's lines after edits of its mapping.
fn edited(text: &str, edits: &[Edit]) -> Result<String, Conflict> {
    // A dash is as wide as the space that a mapping may begin with.
    let mapping = text.strip_prefix('-').map(|rest| format!(" {rest}")).ok_or(Conflict::Mismatch)?;
    let mapping = yaml::apply(&mapping, edits).map_err(|_| Conflict::Mismatch)?;
    mapping.strip_prefix(' ').map(|rest| format!("-{rest}")).ok_or(Conflict::Mismatch)
}

/// Lines that stood `from` spaces to the right, `to` spaces to the right.
fn shifted(text: &str, from: usize, to: usize) -> String {
    if from == to {
        return text.to_owned();
    }
    let margin = " ".repeat(to);
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let rest = &line[spaces.min(from)..];
        if !rest.trim().is_empty() {
            out.push_str(&margin);
        }
        out.push_str(rest);
    }
    out
}
