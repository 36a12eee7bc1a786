//! A record before and after a commit. **Law: no event is ever altered or removed, and none comes to
//! have known of another than it did.**
//!
//! A file's order and `unseen` say of each event which others its recorder knew: those above it that are
//! not in its `unseen`. A merge puts events between others; what each knew stays. So one comparison holds for
//! every sort of commit, against each of its parents; what new events can have known is [`super::knowledge`]'s.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::number::{self, Steps};
use crate::model::asset::AssetEvent;
use crate::model::event::Event;
use crate::model::pseudonym::{self, Covers};

/// An event of a record, whatever the record is.
pub trait Entry: PartialEq {
    /// Its identifier.
    fn id(&self) -> &str;
    /// Identifiers of those above it that its recorder did not know.
    fn unseen(&self) -> &[String];
    /// What stands in the file.
    fn says(&self) -> Value;
}

impl Entry for Event {
    fn id(&self) -> &str {
        &self.id
    }
    fn unseen(&self) -> &[String] {
        &self.unseen
    }
    fn says(&self) -> Value {
        self.to_value()
    }
}

impl Entry for AssetEvent {
    fn id(&self) -> &str {
        &self.id
    }
    fn unseen(&self) -> &[String] {
        &self.unseen
    }
    fn says(&self) -> Value {
        self.to_value()
    }
}

/// What became of an event that should have stayed as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It says something else.
    Altered,
    /// It is not there any more.
    Removed,
    /// It stands where its recorder seems to have known others than before.
    Moved,
}

/// The events of `before` that are not in `after` as they were, in order. A reference to a ticket that got
/// another number in the same commit may follow it: `renumbered` has the steps of each record that did. Where
/// `redacted` covers it a pseudonym may have taken the place of somebody.
pub fn tampered<'a, E: Entry>(
    before: &'a [E],
    after: &[E],
    renumbered: &[Steps],
    redacted: &[Covers],
) -> Vec<(&'a str, Fate)> {
    if after.len() >= before.len() && before.iter().zip(after).all(|(one, other)| one == other) {
        return Vec::new();
    }
    let old: HashSet<&str> = before.iter().map(Entry::id).collect();
    let places: HashMap<&str, usize> = after.iter().enumerate().map(|(place, event)| (event.id(), place)).collect();
    let mut found = Vec::new();
    let mut reached = None;
    for (index, event) in before.iter().enumerate() {
        let Some(place) = places.get(event.id()).copied() else {
            found.push((event.id(), Fate::Removed));
            continue;
        };
        let now = &after[place];
        let (was, is) = (without_unseen(event), without_unseen(now));
        if !says_the_same(&was, &is, renumbered) && !is_redacted(event.id(), &was, &is, renumbered, redacted) {
            found.push((event.id(), Fate::Altered));
        }
        let known = |events: &'_ [E], index: usize, event: &E| -> HashSet<String> {
            let above = events[..index].iter().map(Entry::id);
            above.filter(|id| !event.unseen().iter().any(|unseen| unseen == id)).map(str::to_owned).collect()
        };
        let mut knew = known(before, index, event);
        knew.retain(|id| places.contains_key(id.as_str()));
        // Nobody can come not to have known of what was there, nor of what is not above.
        let forgets = |id: &&String| !event.unseen().contains(id) && old.contains(id.as_str());
        let is_later = reached.is_some_and(|reached| place < reached);
        if is_later || knew != known(after, place, now) || now.unseen().iter().any(|id| forgets(&id)) {
            found.push((event.id(), Fate::Moved));
        }
        reached = reached.max(Some(place));
    }
    found
}

/// The events of `after` that stand above some of `before` which did not know of them, and those below them that
/// are moved by nothing else.
pub fn inserted<E: Entry + Clone>(before: &[E], after: &[E]) -> (Vec<String>, HashSet<String>) {
    let moved = |after: &[E]| -> HashSet<String> {
        let fates = tampered(before, after, &[], &[]).into_iter();
        fates.filter(|(_, fate)| *fate == Fate::Moved).map(|(id, _)| id.to_owned()).collect()
    };
    let old: HashSet<&str> = before.iter().map(Entry::id).collect();
    let kept: Vec<E> = after.iter().filter(|event| old.contains(event.id())).cloned().collect();
    let below: HashSet<String> = moved(after).difference(&moved(&kept)).cloned().collect();
    let is_above = |place: usize, id: &str| {
        after[place..].iter().any(|event| below.contains(event.id()) && !event.unseen().iter().any(|it| it == id))
    };
    let new =
        after.iter().enumerate().filter(|(place, event)| !old.contains(event.id()) && is_above(*place, event.id()));
    (new.map(|(_, event)| event.id().to_owned()).collect(), below)
}

/// Whether all that an event says otherwise is covered by a redaction, and only people were taken out there.
fn is_redacted(id: &str, before: &Value, after: &Value, renumbered: &[Steps], redacted: &[Covers]) -> bool {
    let is_covered = |key: &String| {
        pseudonym::may_cover(key) && redacted.iter().any(|covers| covers.get(id).is_some_and(|keys| keys.contains(key)))
    };
    pseudonym::changed(before, after).iter().all(|key| {
        match (pseudonym::value_at(before, key), pseudonym::value_at(after, key)) {
            (Some(was), Some(is)) => {
                says_the_same(was, is, renumbered) || (is_covered(key) && pseudonym::is_redacted(was, is))
            }
            _ => false,
        }
    })
}

/// What an event says, but for what its recorder did not know.
pub fn without_unseen(event: &impl Entry) -> Value {
    let mut says = event.says();
    if let Value::Object(map) = &mut says {
        map.remove("unseen");
    }
    says
}

/// Whether two values are the same, but that a record's number may have become its new one, be it by several steps.
pub fn says_the_same(before: &Value, after: &Value, renumbered: &[Steps]) -> bool {
    match (before, after) {
        (Value::String(one), Value::String(other)) => {
            one == other || renumbered.iter().any(|steps| number::becomes(one, other, steps))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other, renumbered))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| says_the_same(one, other, renumbered)))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn events(list: &[(&str, &[&str], &str)]) -> Vec<Event> {
        let event = |(id, unseen, note): &(&str, &[&str], &str)| {
            let value = json!({"id": id, "at": "2025-01-02T09:00:00-06:00", "by": "a", "did": "linked",
                               "to": note, "relation": "related", "unseen": unseen});
            let mut problems = Vec::new();
            Event::from_value(&value, 0, &mut problems).expect("an event")
        };
        list.iter().map(event).collect()
    }

    fn told(before: &[(&str, &[&str], &str)], after: &[(&str, &[&str], &str)]) -> Vec<(String, Fate)> {
        let step = |from: &str, to: &str| (format!("CI-2025-{from}"), format!("CI-2025-{to}"));
        let renumbered = [vec![step("0001", "0002"), step("0002", "0004")], vec![step("0002", "0005")]];
        let (before, after) = (events(before), events(after));
        tampered(&before, &after, &renumbered, &[]).into_iter().map(|(id, fate)| (id.to_owned(), fate)).collect()
    }

    #[test]
    fn what_was_there_stays_as_it_was() {
        let base: [(&str, &[&str], &str); 3] = [("a", &[], "x"), ("b", &[], "y"), ("c", &["b"], "z")];
        assert_eq!(told(&base, &base), []);
        assert_eq!(told(&base, &[base[0], base[1], base[2], ("d", &[], "w")]), []);
        assert_eq!(told(&base, &[base[0], ("b", &[], "otro"), base[2]]), [("b".to_owned(), Fate::Altered)]);
        assert_eq!(told(&base, &base[..2]), [("c".to_owned(), Fate::Removed)]);
        assert_eq!(told(&base, &[base[1], base[2]]), [("a".to_owned(), Fate::Removed)]);
    }

    #[test]
    fn a_merge_may_put_events_between_and_nobody_learns_of_them_by_that() {
        let base: [(&str, &[&str], &str); 2] = [("a", &[], "x"), ("b", &[], "y")];
        assert_eq!(told(&base, &[base[0], ("n", &[], "w"), ("b", &["n"], "y")]), []);
        let moved = |id: &str| [(id.to_owned(), Fate::Moved)];
        assert_eq!(told(&base, &[base[0], ("n", &[], "w"), base[1]]), moved("b"), "b knows of n");
        assert_eq!(told(&base, &[base[0], ("b", &["a"], "y")]), moved("b"), "b forgets a");
        assert_eq!(told(&base, &[("b", &[], "y"), ("a", &["b"], "x")]).len(), 2, "the other way round");
        assert_eq!(told(&[("a", &[], "x"), ("b", &["a"], "y")], &base), moved("b"), "b comes to know of a");
    }

    #[test]
    fn a_reference_follows_a_ticket_to_its_new_number() {
        let base: [(&str, &[&str], &str); 1] = [("a", &[], "CI-2025-0001")];
        assert_eq!(told(&base, &[("a", &[], "CI-2025-0002")]), []);
        assert_eq!(told(&base, &[("a", &[], "CI-2025-0004")]), []);
        for other in ["CI-2025-0003", "CI-2025-0005"] {
            assert_eq!(told(&base, &[("a", &[], other)]), [("a".to_owned(), Fate::Altered)], "{other}");
        }
        assert_eq!(told(&[("a", &[], "CI-2025-0002")], &base), [("a".to_owned(), Fate::Altered)]);
    }
}
