//! What `priorities.toml` says: which priority follows from impact and urgency, and how soon a
//! ticket of each must be answered and solved.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::reader::{Entries, read_file};
use super::source::{Seen, unknown_word};
use super::{LEVELS, PRIORITIES};
use crate::message;
use crate::model::finding::Finding;

/// What `priorities.toml` says; the usual values where a desk has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priorities {
    /// Targets of each of [`PRIORITIES`], in that order.
    targets: [Targets; 4],
    /// Priorities by impact and urgency, both in the order of [`LEVELS`].
    matrix: [[&'static str; 3]; 3],
    /// Targets that hold from some day on, in order of that day.
    dated: Vec<Dated>,
}

/// How soon a ticket must be answered and solved, in working minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// Until somebody answers.
    pub response: i64,
    /// Until it is solved.
    pub solution: i64,
}

/// Targets that hold from a day on, of some priorities or all.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dated {
    from: NaiveDate,
    /// In the order of [`PRIORITIES`].
    targets: [Option<Targets>; 4],
}

impl Default for Priorities {
    fn default() -> Self {
        let targets = [(30, 4), (60, 8), (240, 16), (480, 40)];
        Self {
            targets: targets.map(|(response, hours)| Targets { response, solution: hours * 60 }),
            matrix: [["critical", "high", "medium"], ["high", "medium", "low"], ["medium", "low", "low"]],
            dated: Vec::new(),
        }
    }
}

fn position(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

impl Priorities {
    /// Reads `priorities.toml`.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["priority", "matrix", "targets"]);
            let mut found = Self::default();
            found.read_priorities(&mut top);
            top.table("matrix", |table| found.read_matrix(table));
            found.read_dated(&mut top);
            Some(found)
        })
    }

    fn read_priorities(&mut self, top: &mut Entries) {
        let mut keys = Seen::default();
        let mut given = [false; 4];
        let mut any = false;
        top.tables("priority", |entry| {
            any = true;
            entry.refuse_unknown(&["key", "response", "solution"]);
            let key = entry.required_text_at("key");
            let targets = read_targets(entry);
            let Some((key, at)) = key else { return };
            keys.add(entry.source, "key", &key, at);
            let Some(index) = position(&PRIORITIES, &key) else {
                entry.source.report(at, unknown_word("key", &key, &PRIORITIES));
                return;
            };
            given[index] = true;
            if let Some(targets) = targets {
                self.targets[index] = targets;
            }
        });
        // A key that will not do may be the one that is missed.
        let missing = PRIORITIES.iter().zip(given).filter(|(_, given)| !given).map(|(word, _)| *word);
        let missing: Vec<&str> = missing.collect();
        if any && !missing.is_empty() && top.source.findings.is_empty() {
            let message = message!("finding-catalogue-priorities", missing = missing.join(", "));
            top.report_here("priority", message);
        }
    }

    fn read_matrix(&mut self, table: &mut Entries) {
        table.refuse_unknown(&LEVELS);
        for (row, impact) in LEVELS.into_iter().enumerate() {
            if table.required(impact).is_none() {
                continue;
            }
            table.table(impact, |levels| {
                levels.refuse_unknown(&LEVELS);
                for (column, urgency) in LEVELS.into_iter().enumerate() {
                    let word = levels.required(urgency).and_then(|_| levels.word(urgency, &PRIORITIES));
                    if let Some(index) = word.and_then(|word| position(&PRIORITIES, &word)) {
                        self.matrix[row][column] = PRIORITIES[index];
                    }
                }
            });
        }
    }

    fn read_dated(&mut self, top: &mut Entries) {
        const KEYS: [&str; 5] = ["from", "critical", "high", "medium", "low"];
        let mut days: HashMap<NaiveDate, usize> = HashMap::new();
        top.tables("targets", |entry| {
            entry.refuse_unknown(&KEYS);
            let from = entry.required("from").and_then(|_| entry.date("from"));
            let mut targets = [None; 4];
            for (index, word) in PRIORITIES.into_iter().enumerate() {
                entry.table(word, |table| {
                    table.refuse_unknown(&["response", "solution"]);
                    targets[index] = read_targets(table);
                });
            }
            let Some((from, at)) = from else { return };
            if let Some(first) = days.insert(from, at) {
                entry.source.duplicate("from", &from.to_string(), at, first);
            }
            self.dated.push(Dated { from, targets });
        });
        self.dated.sort_by_key(|dated| dated.from);
    }

    /// The priority that follows from impact and urgency, both of [`LEVELS`].
    pub fn by_matrix(&self, impact: &str, urgency: &str) -> Option<&'static str> {
        Some(self.matrix[position(&LEVELS, impact)?][position(&LEVELS, urgency)?])
    }

    /// The targets of a priority for tickets opened on that day, or judged by it. None for a word
    /// that is no priority.
    pub fn targets_on(&self, day: NaiveDate, priority: &str) -> Option<Targets> {
        let index = position(&PRIORITIES, priority)?;
        let in_force = self.dated.iter().rev().filter(|dated| dated.from <= day);
        Some(in_force.filter_map(|dated| dated.targets[index]).next().unwrap_or(self.targets[index]))
    }
}

fn read_targets(entry: &mut Entries) -> Option<Targets> {
    let response = entry.required("response").and_then(|_| entry.minutes("response"));
    let solution = entry.required("solution").and_then(|_| entry.minutes_at("solution"));
    let (response, (solution, at)) = (response?, solution?);
    if solution < response {
        entry.source.report(at, message!("finding-catalogue-targets"));
    }
    Some(Targets { response, solution })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::told;
    use crate::model::time;

    fn day(text: &str) -> NaiveDate {
        time::read_date(text).expect("date")
    }

    #[test]
    fn without_a_file_the_usual_values_hold() {
        let priorities = Priorities::default();
        let of = |word| priorities.targets_on(day("2026-11-20"), word).map(|found| (found.response, found.solution));
        assert_eq!(PRIORITIES.map(of), [(30, 240), (60, 480), (240, 960), (480, 2400)].map(Some));
        assert_eq!(of("urgente"), None);
        let row = |impact| LEVELS.map(|urgency| priorities.by_matrix(impact, urgency).unwrap_or_default());
        assert_eq!(row("high"), ["critical", "high", "medium"]);
        assert_eq!(row("medium"), ["high", "medium", "low"]);
        assert_eq!(row("low"), ["medium", "low", "low"]);
        assert_eq!((priorities.by_matrix("alto", "low"), priorities.by_matrix("low", "")), (None, None));
        assert_eq!(Priorities::parse("priorities.toml", ""), Ok(priorities));
    }

    #[test]
    fn targets_change_on_a_day() {
        let text = r#"
[[targets]]
from = 2026-07-01
critical = { response = "10min", solution = "2h" }
high = { response = "30min", solution = "4h" }
[[targets]]
from = "2026-01-01"
critical = { response = "15min", solution = "3h" }
[matrix]
high = { high = "critical", medium = "critical", low = "critical" }
medium = { high = "high", medium = "high", low = "high" }
low = { high = "low", medium = "low", low = "low" }
"#;
        let priorities = Priorities::parse("priorities.toml", text).expect("priorities");
        let response = |on, word| priorities.targets_on(day(on), word).map(|found| found.response);
        let critical = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map(|on| response(on, "critical"));
        assert_eq!(critical, [30, 15, 15, 10].map(Some));
        assert_eq!((response("2026-06-30", "high"), response("2027-01-01", "high")), (Some(60), Some(30)));
        assert_eq!(response("2027-01-01", "low"), Some(480), "what it does not name stays");
        assert_eq!(priorities.by_matrix("medium", "low"), Some("high"));
    }

    #[test]
    fn everything_wrong_with_priorities_is_told_at_once() {
        let text = r#"prioridad = 1
[[priority]]
key = "urgente"
response = "1d"
solution = "0min"
[[priority]]
key = "high"
response = "9h"
solution = "8h"
[[priority]]
key = "high"
response = 60
[matrix]
high = { high = "alta", medium = "high" }
medium = 3
bajo = {}
[[targets]]
from = 2026-07-01
critical = { response = "15min" }
[[targets]]
from = 2026-07-01
[[targets]]
low = { response = "1h", solution = "2h", total = "3h" }
"#;
        assert_eq!(
            told(Priorities::parse("priorities.toml", text)),
            [
                "unknown-key-near 1:1 prioridad = 1",
                "word-near 3:7 key = \"urgente\"",
                "duration 4:12 response = \"1d\"",
                "duration 5:12 solution = \"0min\"",
                "targets 9:12 solution = \"8h\"",
                "missing-key 10:1 [[priority]]",
                "duplicate 11:7 key = \"high\"",
                "wrong-type 12:12 response = 60",
                "missing-key 13:1 [matrix]",
                "missing-key 14:8 high = { high = \"alta\", medium = \"high\" }",
                "word-near 14:17 high = { high = \"alta\", medium = \"high\" }",
                "wrong-type 15:10 medium = 3",
                "unknown-key 16:1 bajo = {}",
                "missing-key 19:12 critical = { response = \"15min\" }",
                "duplicate 21:8 from = 2026-07-01",
                "missing-key 22:1 [[targets]]",
                "unknown-key 23:43 low = { response = \"1h\", solution = \"2h\", total = \"3h\" }",
            ]
        );
        let one = "[[priority]]\nkey = 'low'\nresponse = '1h'\nsolution = '2h'";
        assert_eq!(told(Priorities::parse("priorities.toml", one)), ["priorities 1:1 [[priority]]"]);
        assert_eq!(told(Priorities::parse("priorities.toml", "matrix = 1")), ["wrong-type 1:10 matrix = 1"]);
    }
}
