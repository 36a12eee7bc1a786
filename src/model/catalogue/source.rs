//! The text of a catalogue file while it is read, and what was found wrong with it so far.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::identifier::is_key;
use crate::model::message::Message;
use crate::model::suggestion::nearest;

/// A file being read, with what was found wrong so far and where.
pub(super) struct Source<'t> {
    pub(super) path: &'t str,
    pub(super) text: &'t str,
    pub(super) findings: Vec<(usize, Finding)>,
}

impl Source<'_> {
    pub(super) fn report(&mut self, at: usize, message: Message) {
        self.findings.push((at, Finding::new(Place::offset(self.path, self.text, at), message)));
    }

    /// Reports something that is unique and stands already at `first`.
    pub(super) fn duplicate(&mut self, key: &'static str, found: &str, at: usize, first: usize) {
        let line = self.line(first);
        self.report(at, message!("finding-catalogue-duplicate", key = key, found = found, line = line));
    }

    pub(super) fn refuse_non_identifier(&mut self, key: &str, found: &str, at: usize) {
        if !is_key(found) {
            self.report(at, message!("finding-catalogue-not-an-identifier", key = key, found = found));
        }
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(self.text).matches('\n').count() + 1
    }

    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|(at, _)| *at);
        self.findings.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// Identifiers seen so far, each with the place where it first stood.
#[derive(Default)]
pub(super) struct Seen(HashMap<String, usize>);

impl Seen {
    pub(super) fn add(&mut self, source: &mut Source, key: &'static str, found: &str, at: usize) {
        if found.is_empty() {
            return;
        }
        match self.0.get(found) {
            Some(first) => source.duplicate(key, found, at, *first),
            None => {
                self.0.insert(found.to_owned(), at);
            }
        }
    }
}

/// A value as its file writes it.
pub(super) fn source_of<'t>(text: &'t str, value: &Spanned<DeValue>) -> &'t str {
    let Range { start, end } = value.span();
    text.get(start..end).unwrap_or_default()
}

/// What a Spanish speaker may well write, and the word that the files want.
const IN_SPANISH: [(&str, &str); 26] = [
    ("lun", "mon"),
    ("mar", "tue"),
    ("mié", "wed"),
    ("mie", "wed"),
    ("jue", "thu"),
    ("vie", "fri"),
    ("sáb", "sat"),
    ("sab", "sat"),
    ("dom", "sun"),
    ("crítica", "critical"),
    ("urgente", "critical"),
    ("alta", "high"),
    ("media", "medium"),
    ("baja", "low"),
    ("español", "es"),
    ("inglés", "en"),
    ("equipo", "equipment"),
    ("licencia", "licence"),
    ("consumible", "consumable"),
    ("resguardo", "letter"),
    ("vale", "slip"),
    ("pase", "pass"),
    ("salida", "pass"),
    ("etiqueta", "label"),
    ("antes", "before"),
    ("después", "after"),
];

pub(super) fn unknown_word(key: &'static str, found: &str, known: &[&str]) -> Message {
    let list = known.join(", ");
    let lower = found.to_lowercase();
    let translated = IN_SPANISH
        .iter()
        // `lunes` begins like `lun`; the other words are whole.
        .find(|(spanish, word)| known.contains(word) && lower.starts_with(spanish))
        .map(|(_, word)| *word);
    match translated.or_else(|| nearest(found, known.iter().copied())) {
        Some(near) => message!("finding-catalogue-word-near", key = key, found = found, near = near, known = list),
        None => message!("finding-catalogue-word", key = key, found = found, known = list),
    }
}

/// A file's name without folder and extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
