//! Writes the merged record: its keys in the order in which Folio writes them, with the comments of
//! both sides; keys that people wrote stay behind the key that they stood behind.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::history::{self, Chosen};
use super::side::{EVENTS, Side, Sides};
use super::three::{self, Lost};
use super::{Conflict, Merged, Which};
use crate::message;
use crate::yaml::{self, Edit, Piece};

/// What a record says that follows from its events.
pub(super) struct Derived<'a> {
    /// Keys that Folio writes, in order, whether or not the record has them; the history not among them.
    pub keys: Vec<String>,
    /// Of those, mappings with the keys in them that Folio writes.
    pub nested: &'a [(&'a str, &'a [&'a str])],
    /// What the merged events give.
    pub gives: Map<String, Value>,
    /// What the events of each side by itself give.
    pub gave: [Map<String, Value>; 2],
}

impl Derived<'_> {
    /// Keys within a mapping that Folio writes.
    fn inner(&self, key: &str) -> Option<&[&str]> {
        self.nested.iter().find(|(known, _)| *known == key).map(|(_, inner)| *inner)
    }

    fn is_known(&self, key: &str) -> bool {
        key == EVENTS || self.keys.iter().any(|known| known == key)
    }
}

/// The merged text.
pub(super) fn compose(sides: &Sides, derived: &Derived, events: &[Chosen]) -> Result<Merged, Conflict> {
    let mut lost: Vec<Lost> = Vec::new();
    let mut intended = Map::new();
    for key in all_keys(sides, derived) {
        let found = if key == EVENTS {
            let is_there = [&sides.ours, &sides.theirs].iter().any(|side| side.value.contains_key(EVENTS));
            is_there.then(|| events.iter().map(|event| event.value.clone()).collect())
        } else {
            wanted(sides, derived, &key, &mut lost)
        };
        intended.extend(found.map(|found| (key, found)));
    }
    let mut text = three::join(&lines_of(sides, |side| three::split(&side.cut.prelude)));
    let mut held: Vec<String> = Vec::new();
    for key in all_keys(sides, derived) {
        let leading =
            lines_of(sides, |side| side.piece(&key).map(|piece| three::split(&piece.leading)).unwrap_or_default());
        let mut above = std::mem::take(&mut held);
        above.extend(leading);
        let of_key =
            |(name, _): &&Lost| name == &key || name.strip_prefix(&key).is_some_and(|rest| rest.starts_with('.'));
        for (name, value) in lost.iter().filter(of_key) {
            let line = format!("{}{}", three::ALSO, yaml::one_line(name, value));
            if !above.contains(&line) {
                above.push(line);
            }
        }
        match intended.get(&key) {
            Some(_) if key == EVENTS => {
                text.push_str(&three::join(&above));
                text.push_str(&of_events(sides, events));
            }
            Some(value) => {
                let (lifted, body) = body(sides, derived, &key, value);
                above.extend(lifted);
                text.push_str(&three::join(&above));
                text.push_str(&body);
            }
            // What stood above a key that went stands above the next.
            None => held = above,
        }
    }
    text.push_str(&three::join(&held));
    text.push_str(&three::join(&lines_of(sides, |side| three::split(&side.cut.rest))));
    if yaml::parse(&text) != Ok(Value::Object(intended)) {
        return Err(Conflict::Mismatch);
    }
    let notices =
        lost.iter().map(|(key, value)| message!("merge-notice-key", key = key, value = yaml::one_line(key, value)));
    let notices = notices.collect();
    let [base, ours, theirs] = sides.each(|side| Some(side.crlf));
    let crlf = three::pick(base, ours.unwrap_or_default(), theirs.unwrap_or_default());
    let [base, ours, theirs] = sides.each(|side| Some(side.mark));
    let mark = three::pick(base, ours.unwrap_or_default(), theirs.unwrap_or_default());
    let done = Side::read(Which::Ours, &text)?;
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    if mark {
        text.insert(0, '\u{feff}');
    }
    // A side that says all of it already stays as it is written.
    let says_all = |side: &&Side| {
        side.value == done.value && (side.crlf, side.mark) == (crlf, mark) && side.comments() == done.comments()
    };
    let written: Vec<&String> =
        [&sides.ours, &sides.theirs].into_iter().filter(says_all).map(|side| &side.text).collect();
    let arranged = written.iter().filter(|other| ***other != text).min().map(|text| (*text).clone());
    Ok(Merged { text: arranged.unwrap_or(text), notices })
}

/// Keys in the order of the merged text: those that Folio writes in its order, each of the others
/// behind the one that it stands behind.
fn all_keys(sides: &Sides, derived: &Derived) -> Vec<String> {
    let mut places: Vec<(usize, usize, usize, String)> = Vec::new();
    let place = |key: &str| derived.keys.iter().position(|known| known == key);
    for (index, key) in derived.keys.iter().enumerate() {
        places.push((index, 0, 0, key.clone()));
    }
    places.push((derived.keys.len(), 0, 0, EVENTS.to_owned()));
    let of_people: BTreeSet<&str> = [Some(&sides.ours), Some(&sides.theirs), sides.base.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|side| side.value.keys())
        .map(String::as_str)
        .filter(|key| !derived.is_known(key))
        .collect();
    for key in of_people {
        let behind = |side: &Side| -> Option<(usize, usize)> {
            let at = side.cut.entries.iter().position(|piece| piece.key == key)?;
            let above = side.cut.entries[..at].iter().rev();
            let mut above = above.filter(|piece| derived.is_known(&piece.key));
            let anchor = above.next().and_then(|piece| match piece.key.as_str() {
                EVENTS => Some(derived.keys.len()),
                key => place(key),
            });
            Some((anchor.unwrap_or_default(), at))
        };
        let [base, ours, theirs] = sides.each(behind);
        let anchor = base.or(ours.min(theirs)).or(ours).or(theirs);
        let anchor = match (base, ours, theirs) {
            (None, Some(ours), Some(theirs)) => Some(ours.min(theirs)),
            _ => anchor,
        };
        // Those that the base had stand as there; the others by name.
        let rank = base.map_or(usize::MAX, |(_, at)| at);
        places.push((anchor.map_or(0, |(anchor, _)| anchor), 1, rank, key.to_owned()));
    }
    places.sort();
    places.into_iter().map(|(_, _, _, key)| key).collect()
}

/// What the record shall say under a key, if it shall have it.
fn wanted(sides: &Sides, derived: &Derived, key: &str, lost: &mut Vec<Lost>) -> Option<Value> {
    let [base, ours, theirs] = sides.each(|side| side.value.get(key));
    if !derived.is_known(key) {
        return three::value(key, base, ours, theirs, lost);
    }
    let gives = derived.gives.get(key);
    let Some(inner) = derived.inner(key) else {
        told(key, gives, base, [ours, theirs], derived.gave.each_ref().map(|gave| gave.get(key)), lost);
        return gives.cloned();
    };
    let nothing = Map::new();
    let map = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
    let (base, ours, theirs, gives) = (map(base), map(ours), map(theirs), map(gives));
    let gave = derived.gave.each_ref().map(|gave| gave.get(key).and_then(Value::as_object).unwrap_or(&nothing));
    let mut merged = Map::new();
    for inner in inner {
        let name = format!("{key}.{inner}");
        let said = [ours.get(*inner), theirs.get(*inner)];
        told(&name, gives.get(*inner), base.get(*inner), said, gave.map(|gave| gave.get(*inner)), lost);
        merged.extend(gives.get(*inner).map(|value| ((*inner).to_owned(), value.clone())));
    }
    let of_people = |map: &Map<String, Value>| {
        let mut map = map.clone();
        map.retain(|key, _| !inner.contains(&key.as_str()));
        Value::Object(map)
    };
    let (base, ours, theirs) = (of_people(&base), of_people(&ours), of_people(&theirs));
    if let Some(Value::Object(more)) = three::value(key, Some(&base), Some(&ours), Some(&theirs), lost) {
        merged.extend(more);
    }
    (!merged.is_empty()).then_some(Value::Object(merged))
}

/// What somebody wrote by hand into a key that follows from the events is not lost: it is told.
fn told(
    key: &str,
    gives: Option<&Value>,
    base: Option<&Value>,
    said: [Option<&Value>; 2],
    gave: [Option<&Value>; 2],
    lost: &mut Vec<Lost>,
) {
    for (said, gave) in said.into_iter().zip(gave) {
        if let Some(by_hand) = said.filter(|_| said != gave && said != base && said != gives)
            && !lost.iter().any(|(known, value)| known == key && value == by_hand)
        {
            lost.push((key.to_owned(), by_hand.clone()));
        }
    }
    lost.sort_by_cached_key(|(key, value)| (key.clone(), value.to_string()));
}

fn lines_of(sides: &Sides, of: impl Fn(&Side) -> Vec<String>) -> Vec<String> {
    let base = sides.base.as_ref().map(&of).unwrap_or_default();
    three::lines(&base, &of(&sides.ours), &of(&sides.theirs))
}

fn of_events(sides: &Sides, events: &[Chosen]) -> String {
    let comments = lines_of(sides, |side| match side.piece(EVENTS) {
        Some(Piece { items: Some(items), .. }) => items.head.clone(),
        Some(piece) => piece.comments.clone(),
        None => Vec::new(),
    });
    let mut head = match events {
        [] => format!("{EVENTS}: []"),
        _ => format!("{EVENTS}:"),
    };
    let mut above = Vec::new();
    match &comments[..] {
        [] => {}
        [one] => head.push_str(&format!("  {one}")),
        several => above.extend(several.iter().cloned()),
    }
    let items = |side: &Side| side.piece(EVENTS).and_then(|piece| piece.items.clone());
    let margin = match sides.each(|side| items(side).map(|items| items.margin)) {
        [base, Some(ours), Some(theirs)] => three::pick(base, ours, theirs),
        [_, ours, theirs] => ours.or(theirs).unwrap_or_default(),
    };
    let tail = lines_of(sides, |side| items(side).map(|items| three::split(&items.tail)).unwrap_or_default());
    let list = history::list(events, margin);
    format!("{}{head}\n{list}{}", three::join(&above), three::join(&tail))
}

/// The lines of an entry with the value that it shall have, and comments that have no place in them.
fn body(sides: &Sides, derived: &Derived, key: &str, value: &Value) -> (Vec<String>, String) {
    let piece = |side: &'_ Side| side.piece(key).cloned();
    let comments = lines_of(sides, |side| side.piece(key).map(|piece| piece.comments.clone()).unwrap_or_default());
    let [base, ours, theirs] = sides.each(piece);
    let says = |side: &Side| side.value.get(key) == Some(value);
    let base = base.filter(|_| sides.base.as_ref().is_some_and(says));
    let missing = |has: &[String]| comments.iter().filter(|line| !has.contains(line)).cloned().collect::<Vec<_>>();
    let fresh = yaml::emit(&json!({ key: value }));
    let as_intended = |text: &str| yaml::parse(text) == Ok(json!({ key: value }));
    if !derived.is_known(key) {
        let (ours, theirs) = (ours.filter(|_| says(&sides.ours)), theirs.filter(|_| says(&sides.theirs)));
        let text = match (ours, theirs, base) {
            (Some(ours), Some(theirs), base) => Some(three::pick(
                base.map(|piece| (piece.text, piece.comments)),
                (ours.text, ours.comments),
                (theirs.text, theirs.comments),
            )),
            (one, other, _) => one.or(other).map(|piece| (piece.text, piece.comments)),
        };
        if let Some((text, has)) = text {
            return (missing(&has), text);
        }
    } else if comments.is_empty() {
        return (Vec::new(), fresh);
    } else {
        let exact = [&base, &ours, &theirs].into_iter().flatten();
        let exact = exact.filter(|piece| piece.comments == comments && as_intended(&piece.text));
        if let Some(text) = exact.map(|piece| piece.text.clone()).min() {
            return (Vec::new(), text);
        }
    }
    if let ([one], 1) = (&comments[..], fresh.matches('\n').count()) {
        return (Vec::new(), format!("{}  {one}\n", fresh.trim_end()));
    }
    // The lines of a side that has comments in them, made to say what they shall.
    let [_, ours, theirs] = sides.each(piece);
    let mut candidates: Vec<Piece> = [ours, theirs].into_iter().flatten().collect();
    candidates
        .sort_by(|one, other| (one.comments.is_empty(), &one.text).cmp(&(other.comments.is_empty(), &other.text)));
    for candidate in candidates {
        let edits = edits(key, &candidate, value);
        if let Ok(text) = yaml::apply(&candidate.text, &edits)
            && let Ok(cut) = yaml::cut(&text, EVENTS)
            && let [only] = &cut.entries[..]
            && cut.prelude.is_empty()
            && cut.rest.is_empty()
        {
            return (missing(&only.comments), text);
        }
    }
    (comments, fresh)
}

/// What makes an entry say a value: key by key where both are mappings.
fn edits(key: &str, piece: &Piece, value: &Value) -> Vec<Edit> {
    let path = |inner: Option<&String>| std::iter::once(key.to_owned()).chain(inner.cloned()).collect::<Vec<String>>();
    let says = yaml::parse(&piece.text).ok().and_then(|text| text.get(key).cloned());
    match (says, value) {
        (Some(Value::Object(says)), Value::Object(value)) if !says.is_empty() && !value.is_empty() => {
            let gone = says.keys().filter(|inner| !value.contains_key(*inner));
            let set = value.iter().map(|(inner, value)| Edit::Set { path: path(Some(inner)), value: value.clone() });
            set.chain(gone.map(|inner| Edit::Remove { path: path(Some(inner)) })).collect()
        }
        _ => vec![Edit::Set { path: path(None), value: value.clone() }],
    }
}
