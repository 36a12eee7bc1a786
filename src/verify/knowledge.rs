//! What whoever recorded an event can have known, by the commits. **Law: an event that a commit adds knows all
//! that the record held in one of its parents, and whatever else the same commit adds above it.**
//!
//! Who has a commit before them sees what it holds, so that nobody can say not to have known it: only where
//! histories are joined do events stand beside each other that did not know of one another, each as the
//! history has it from which it comes. Of parents where one holds all that another does, and more, only the
//! fuller counts: joining something with its own past tells of no second clone.

use std::collections::HashSet;

use super::record::Entry;

/// Each new event that says not to have known of another, with that other: at most one of each. `parents` has
/// what each parent that has the record holds of it.
pub fn unaware<'a, E: Entry>(parents: &[Vec<String>], events: &'a [E]) -> Vec<(&'a str, String)> {
    let sides: Vec<HashSet<&str>> = parents.iter().map(|ids| ids.iter().map(String::as_str).collect()).collect();
    let is_less = |side: &HashSet<&str>| sides.iter().any(|other| other.len() > side.len() && side.is_subset(other));
    let fullest: Vec<&Vec<String>> =
        parents.iter().zip(&sides).filter(|(_, side)| !is_less(side)).map(|(ids, _)| ids).collect();
    let is_new = |id: &str| !sides.iter().any(|side| side.contains(id));
    let mut found = Vec::new();
    let mut above: HashSet<&str> = HashSet::new();
    for event in events {
        if is_new(event.id()) {
            let knows = |id: &String| above.contains(id.as_str()) && !event.unseen().contains(id);
            let lacks: Option<Vec<&String>> = fullest.iter().map(|ids| ids.iter().find(|id| !knows(id))).collect();
            let of_sides = lacks.and_then(|lacks| lacks.first().map(|id| (*id).clone()));
            let beside = event.unseen().iter().find(|id| is_new(id)).cloned();
            found.extend(of_sides.or(beside).map(|other| (event.id(), other)));
        }
        above.insert(event.id());
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[derive(PartialEq)]
    struct One(&'static str, Vec<String>);

    impl Entry for One {
        fn id(&self) -> &str {
            self.0
        }
        fn unseen(&self) -> &[String] {
            &self.1
        }
        fn says(&self) -> Value {
            json!(self.0)
        }
    }

    fn told(parents: &[&[&str]], events: &[(&'static str, &[&str])]) -> Vec<String> {
        let parents: Vec<Vec<String>> =
            parents.iter().map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()).collect();
        let events: Vec<One> =
            events.iter().map(|(id, unseen)| One(id, unseen.iter().map(|id| (*id).to_owned()).collect())).collect();
        unaware(&parents, &events).into_iter().map(|(id, other)| format!("{id}-{other}")).collect()
    }

    #[test]
    fn a_new_event_knows_what_was_there() {
        assert!(told(&[&["a", "b"]], &[("a", &[]), ("b", &[]), ("n", &[]), ("m", &[])]).is_empty());
        assert_eq!(told(&[&["a", "b"]], &[("a", &[]), ("b", &[]), ("n", &["b"])]), ["n-b"]);
        assert_eq!(told(&[&["a", "b"]], &[("a", &[]), ("n", &[]), ("b", &["n"])]), ["n-b"], "put before it");
        assert_eq!(told(&[&["a"]], &[("a", &[]), ("n", &[]), ("m", &["n"])]), ["m-n"], "two of one commit");
        assert!(told(&[&["a", "b"]], &[("a", &[]), ("b", &["a"])]).is_empty(), "what was there is not new");
    }

    #[test]
    fn where_histories_are_joined_it_knows_one_of_them() {
        let sides: [&[&str]; 2] = [&["a", "b"], &["a", "c"]];
        assert!(told(&sides, &[("a", &[]), ("b", &[]), ("c", &["b"]), ("n", &[])]).is_empty());
        assert!(told(&sides, &[("a", &[]), ("b", &[]), ("c", &["b"]), ("n", &["c"])]).is_empty());
        assert_eq!(told(&sides, &[("a", &[]), ("b", &[]), ("c", &["b"]), ("n", &["b", "c"])]).len(), 1);
        // Its own past is no other side.
        let own: [&[&str]; 2] = [&["a", "b"], &["a"]];
        assert_eq!(told(&own, &[("a", &[]), ("b", &[]), ("n", &["b"])]), ["n-b"]);
    }
}
