//! Pseudonyms: the same for the same person each time, different for different people, and without
//! the desk's secret nobody can tell whose they are.

use std::collections::{BTreeSet, HashMap};

use crate::model::identifier;

/// Letters that a pseudonym has at least: of a thousand people no two have the same but once in two
/// thousand desks, and then both get longer ones.
const LETTERS: usize = 6;

/// What a pseudonym stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Person,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A telephone extension.
    Extension,
    /// How somebody identified himself.
    Identification,
    /// What a field said that somebody asked to hide.
    Other,
}

impl Kind {
    /// The identifier of what stands in place of it, in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Person => "redaction-person",
            Self::Mail => "redaction-mail",
            Self::Phone => "redaction-phone",
            Self::Extension => "redaction-extension",
            Self::Identification => "redaction-identification",
            Self::Other => "redaction-other",
        }
    }
}

/// Somebody, or something of somebody's, as it is told from others: an identifier or a folded text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub which: String,
}

impl Subject {
    /// That one.
    pub fn new(kind: Kind, which: impl Into<String>) -> Self {
        Self { kind, which: which.into() }
    }
}

/// The letters of each pseudonym.
pub struct Codes {
    key: [u8; 32],
    lengths: HashMap<Subject, usize>,
}

impl Codes {
    /// Those of these subjects: the first letters of a keyed hash, as many as tell them apart.
    pub fn new(key: [u8; 32], subjects: &BTreeSet<Subject>) -> Self {
        let mut whole: Vec<(Kind, String, &Subject)> =
            subjects.iter().map(|subject| (subject.kind, whole(&key, subject), subject)).collect();
        whole.sort();
        let common = |a: &(Kind, String, &Subject), b: &(Kind, String, &Subject)| match a.0 == b.0 {
            true => a.1.bytes().zip(b.1.bytes()).take_while(|(a, b)| a == b).count(),
            false => 0,
        };
        let length = |at: usize| {
            let before =
                at.checked_sub(1).and_then(|before| whole.get(before)).map_or(0, |one| common(one, &whole[at]));
            let after = whole.get(at + 1).map_or(0, |one| common(one, &whole[at]));
            LETTERS.max(before.max(after) + 1)
        };
        let lengths = (0..whole.len()).map(|at| (whole[at].2.clone(), length(at))).collect();
        Self { key, lengths }
    }

    /// The letters of one.
    pub fn of(&self, subject: &Subject) -> String {
        let length = self.lengths.get(subject).copied().unwrap_or(LETTERS);
        whole(&self.key, subject).chars().take(length).collect()
    }
}

fn whole(key: &[u8; 32], subject: &Subject) -> String {
    identifier::keyed(key, &format!("{}\n{}", subject.kind.message_id(), subject.which)).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_stay_and_differ() {
        let subjects: BTreeSet<Subject> =
            (0..100_000).map(|number| Subject::new(Kind::Person, number.to_string())).collect();
        let codes = Codes::new([7; 32], &subjects);
        let all: BTreeSet<String> = subjects.iter().map(|subject| codes.of(subject)).collect();
        assert_eq!(all.len(), subjects.len());
        assert!(all.iter().any(|code| code.len() > LETTERS), "none was so alike that it had to be longer");
        let few: BTreeSet<Subject> = subjects.iter().take(10).cloned().collect();
        let (again, other) = (Codes::new([7; 32], &few), Codes::new([8; 32], &few));
        for subject in &few {
            assert!(codes.of(subject).starts_with(&again.of(subject)));
            assert_ne!(other.of(subject), again.of(subject));
        }
    }
}
