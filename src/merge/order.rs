//! The order of a history that several clones wrote: a function of the events and of what each of
//! them knew, and of nothing else. **Law: whoever merges, in whatever order, gets the same.**

use std::collections::HashMap;

use crate::model::asset::AssetEvent;
use crate::model::event::Event;
use crate::model::time::Moment;

/// What the order depends on.
pub trait Entry {
    /// Identifier, unique within the record.
    fn id(&self) -> &str;
    /// When it counts: when a step happened, when anything else was recorded.
    fn moment(&self) -> Moment;
    /// Whether it must stand in order of time.
    fn is_step(&self) -> bool;
    /// Identifiers of those above it that whoever recorded it did not know.
    fn unseen(&self) -> &[String];
    /// Who recorded it.
    fn by(&self) -> &str;
}

impl Entry for Event {
    fn id(&self) -> &str {
        &self.id
    }

    fn moment(&self) -> Moment {
        if self.deed.is_step() { self.at } else { self.recorded.unwrap_or(self.at) }
    }

    fn is_step(&self) -> bool {
        self.deed.is_step()
    }

    fn unseen(&self) -> &[String] {
        &self.unseen
    }

    fn by(&self) -> &str {
        &self.by
    }
}

impl Entry for AssetEvent {
    fn id(&self) -> &str {
        &self.id
    }

    fn moment(&self) -> Moment {
        if self.deed.is_step() { self.at } else { self.recorded.unwrap_or(self.at) }
    }

    fn is_step(&self) -> bool {
        self.deed.is_step()
    }

    fn unseen(&self) -> &[String] {
        &self.unseen
    }

    fn by(&self) -> &str {
        &self.by
    }
}

/// An event's place in a merged history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its identifier.
    pub id: String,
    /// Identifiers of those above it that it did not know, in order.
    pub unseen: Vec<String>,
}

/// The events of several histories, each once, in canonical order.
pub fn united<E: Entry>(histories: &[&[E]]) -> Vec<Placed> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut events: Vec<&E> = Vec::new();
    for event in histories.iter().flat_map(|history| history.iter()) {
        numbers.entry(event.id()).or_insert_with(|| {
            events.push(event);
            events.len() - 1
        });
    }
    let mut past = vec![vec![false; events.len()]; events.len()];
    for history in histories {
        for (position, event) in history.iter().enumerate() {
            let Some(of) = numbers.get(event.id()) else { continue };
            for above in history[..position].iter().filter(|above| !event.unseen().iter().any(|id| id == above.id())) {
                if let Some(number) = numbers.get(above.id()).filter(|number| *number != of) {
                    past[*of][*number] = true;
                }
            }
        }
    }
    let mut open: Vec<usize> = (0..events.len()).collect();
    open.sort_by(|one, other| key(events[*one]).cmp(&key(events[*other])));
    let mut lacks: Vec<usize> = past.iter().map(|past| past.iter().filter(|known| **known).count()).collect();
    let mut placed: Vec<Placed> = Vec::with_capacity(events.len());
    let mut above: Vec<usize> = Vec::with_capacity(events.len());
    while !open.is_empty() {
        // Histories that somebody reordered by hand may contradict each other; then the least goes first.
        let next = open.iter().position(|number| lacks[*number] == 0).unwrap_or(0);
        let number = open.remove(next);
        let unseen =
            above.iter().filter(|earlier| !past[number][**earlier]).map(|earlier| events[*earlier].id().to_owned());
        placed.push(Placed { id: events[number].id().to_owned(), unseen: unseen.collect() });
        above.push(number);
        for other in &open {
            if past[*other][number] {
                lacks[*other] -= 1;
            }
        }
    }
    placed
}

/// Whether a history stands in canonical order, and each event's `unseen` names those above it only.
pub fn is_canonical<E: Entry>(history: &[E]) -> bool {
    // Nothing else can be wrong with a history that one clone wrote.
    if history.iter().all(|event| event.unseen().is_empty()) {
        return true;
    }
    let placed = united(&[history]);
    placed.len() == history.len() && placed.iter().zip(history).all(|(placed, event)| placed.id == event.id())
}

fn key<E: Entry>(event: &E) -> (bool, Moment, &str) {
    (event.is_step(), event.moment(), event.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::read_moment;

    #[derive(Debug, Clone, PartialEq)]
    struct One(&'static str, u32, bool, Vec<String>);

    impl Entry for One {
        fn id(&self) -> &str {
            self.0
        }
        fn moment(&self) -> Moment {
            read_moment(&format!("2026-01-01T10:{:02}:00-06:00", self.1)).expect("a moment")
        }
        fn is_step(&self) -> bool {
            self.2
        }
        fn unseen(&self) -> &[String] {
            &self.3
        }
        fn by(&self) -> &str {
            "somebody"
        }
    }

    fn one(id: &'static str, minute: u32, is_step: bool) -> One {
        One(id, minute, is_step, Vec::new())
    }

    fn told(placed: &[Placed]) -> Vec<String> {
        placed.iter().map(|placed| format!("{}-{}", placed.id, placed.unseen.join(""))).collect()
    }

    #[test]
    fn remarks_stand_before_steps_and_steps_by_time() {
        let base = [one("o", 0, true)];
        let ours = [base[0].clone(), one("b", 5, true), one("c", 6, false)];
        let theirs = [base[0].clone(), one("a", 7, true), one("n", 9, false)];
        let merged = united(&[&ours, &theirs]);
        assert_eq!(told(&merged), ["o-", "b-", "c-", "a-bc", "n-bc"]);
        assert_eq!(merged, united(&[&theirs, &ours]));
        let late = [base[0].clone(), one("n", 59, false)];
        assert_eq!(told(&united(&[&ours, &late])), ["o-", "n-", "b-n", "c-n"]);
    }

    #[test]
    fn one_history_alone_stays_as_it_is() {
        let history = [one("o", 0, true), one("z", 9, true), one("a", 3, false), one("b", 9, true)];
        assert_eq!(told(&united(&[&history])), ["o-", "z-", "a-", "b-"]);
        assert!(is_canonical(&history));
        let turned = [history[0].clone(), history[1].clone(), One("b", 3, true, vec!["z".into()])];
        assert!(!is_canonical(&turned));
    }

    #[test]
    fn histories_that_contradict_each_other_have_an_order_all_the_same() {
        let (a, b) = (one("a", 1, true), one("b", 2, true));
        let merged = united(&[&[a.clone(), b.clone()], &[b, a]]);
        assert_eq!(told(&merged), ["a-", "b-"]);
    }
}
