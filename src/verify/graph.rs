//! Which commit continues which, and where two of them parted.

use std::collections::{BTreeMap, HashMap};

/// The commits of a history, the latest first, each before its parents.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    names: Vec<String>,
    parents: Vec<Vec<usize>>,
    places: HashMap<String, usize>,
}

/// Where two commits parted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parting {
    /// The latest that both continue; several where they were merged crosswise.
    pub bases: Vec<String>,
    /// What only the first continues, itself included, parents first.
    pub first: Vec<String>,
    /// What only the second continues.
    pub second: Vec<String>,
}

const FIRST: u8 = 1;
const SECOND: u8 = 2;
/// Both continue it, and something that continues it.
const BELOW: u8 = 4;

impl Graph {
    /// The graph of commits that stand so: each with its parents, none before what continues it. Parents that are not
    /// among them count as if they were not.
    pub fn new(commits: Vec<(String, Vec<String>)>) -> Self {
        let places: HashMap<String, usize> =
            commits.iter().enumerate().map(|(place, (name, _))| (name.clone(), place)).collect();
        let (mut names, mut parents) = (Vec::with_capacity(commits.len()), Vec::with_capacity(commits.len()));
        for (place, (name, of)) in commits.into_iter().enumerate() {
            parents.push(of.iter().filter_map(|name| places.get(name).copied()).filter(|of| *of > place).collect());
            names.push(name);
        }
        Self { names, parents, places }
    }

    /// Where two commits parted. Nothing of what came before is looked at.
    pub fn parting(&self, first: &str, second: &str) -> Parting {
        let mut parting = Parting::default();
        // By its place: whatever continues a commit has been looked at before it.
        let mut next: BTreeMap<usize, u8> = BTreeMap::new();
        for (name, side) in [(first, FIRST), (second, SECOND)] {
            if let Some(place) = self.places.get(name) {
                *next.entry(*place).or_default() |= side;
            }
        }
        while next.values().any(|sides| sides & BELOW == 0) {
            let Some((place, mut sides)) = next.pop_first() else { break };
            let name = || self.names[place].clone();
            match sides {
                FIRST => parting.first.push(name()),
                SECOND => parting.second.push(name()),
                _ if sides & BELOW == 0 => {
                    parting.bases.push(name());
                    sides |= BELOW;
                }
                _ => {}
            }
            for parent in &self.parents[place] {
                *next.entry(*parent).or_default() |= sides;
            }
        }
        parting.first.reverse();
        parting.second.reverse();
        parting.bases.sort();
        parting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(lines: &[(&str, &[&str])]) -> Graph {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Graph::new(lines.iter().map(|(name, parents)| ((*name).to_owned(), list(parents))).collect())
    }

    #[test]
    fn two_lines_part_at_the_latest_that_both_continue() {
        let graph = graph(&[
            ("m", &["a2", "b2"]),
            ("a2", &["a1", "b1"]),
            ("b2", &["b1"]),
            ("a1", &["r"]),
            ("b1", &["r"]),
            ("r", &["q"]),
            ("q", &[]),
        ]);
        let parting = graph.parting("a2", "b2");
        assert_eq!((parting.bases, parting.first, parting.second), (list(&["b1"]), list(&["a1", "a2"]), list(&["b2"])));
        let parting = graph.parting("a1", "m");
        assert_eq!((parting.bases, parting.first), (list(&["a1"]), list(&[])));
        assert_eq!(parting.second, list(&["b1", "b2", "a2", "m"]));
        assert_eq!(graph.parting("q", "q").bases, list(&["q"]));
    }

    #[test]
    fn lines_that_were_merged_crosswise_parted_in_two_places_and_others_nowhere() {
        let graph = graph(&[
            ("x", &["a", "b"]),
            ("y", &["b", "a"]),
            ("a", &["r"]),
            ("b", &["r"]),
            ("r", &[]),
            ("other", &["not here"]),
        ]);
        let parting = graph.parting("x", "y");
        assert_eq!((parting.bases, parting.first, parting.second), (list(&["a", "b"]), list(&["x"]), list(&["y"])));
        let parting = graph.parting("a", "other");
        assert_eq!((parting.bases, parting.second), (list(&[]), list(&["other"])));
        assert_eq!(graph.parting("a", "unknown").bases, list(&[]));
    }

    fn list(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}
