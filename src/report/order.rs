//! The order that rows of a list are put in: every list that can be sorted has a table of keys, and
//! all of them are sorted here. What lacks the key comes last in either direction; what is alike
//! stays as it was.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::inventory::list::natural;
use crate::inventory::money::Amount;
use crate::model::asset::AssetStatus;
use crate::model::catalogue::{People, fold};
use crate::model::time::Moment;

/// What a row is put in its place by. Those of one key of a table are all of one variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Words, without capitals and accents.
    Words(String),
    /// An identifier or number of an inventory: its letters and then the number at its end.
    Numbered((String, u64, String)),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    At(Moment),
    /// A number, or a rank.
    Number(i64),
    /// An amount, those of one currency together.
    Money(Amount),
}

impl Key {
    /// Of words; none where there are none.
    pub fn words(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self::Words(fold(text)))
    }

    /// The same of words that may be missing.
    pub fn words_of(text: &Option<String>) -> Option<Self> {
        Self::words(text.as_deref().unwrap_or_default())
    }

    /// Of an identifier or number of an inventory; none where it is blank.
    pub fn numbered(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self::Numbered(natural(text)))
    }

    /// The same of one that may be missing.
    pub fn numbered_of(text: &Option<String>) -> Option<Self> {
        Self::numbered(text.as_deref().unwrap_or_default())
    }

    /// Of somebody's name, or the identifier where nobody has it.
    pub fn person_of(id: &Option<String>, people: &People) -> Option<Self> {
        let id = id.as_deref()?;
        Self::words(people.get(id).map_or(id, |person| person.name.as_str()))
    }

    /// Of a state, in the order of a life.
    pub fn state(state: AssetStatus) -> Self {
        Self::Number(state as i64)
    }

    /// Of a count.
    pub fn count(count: usize) -> Option<Self> {
        Some(Self::Number(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

/// A key of a list: the word that a person types, and what it gives of a row.
pub type SortKey<R> = (&'static str, fn(&R, &People) -> Option<Key>);

/// The order that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Word of the key.
    pub word: &'static str,
    /// Whether the last comes first.
    pub reverse: bool,
}

impl Order {
    /// Puts rows in order; where the table has no such key they stay as they are.
    pub fn sort<R>(self, rows: &mut [R], keys: &[SortKey<R>], people: &People) {
        let Some((_, key)) = keys.iter().find(|(word, _)| *word == self.word) else { return };
        let place = |row: &R| {
            let key = key(row, people);
            (key.is_none(), key)
        };
        if self.reverse {
            rows.sort_by_cached_key(|row| {
                let (missing, key) = place(row);
                (missing, Reverse(key))
            });
        } else {
            rows.sort_by_cached_key(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Row = (Option<String>, usize);

    const KEYS: [SortKey<Row>; 2] =
        [("tag", |row, _| Key::numbered_of(&row.0)), ("name", |row, _| Key::words_of(&row.0))];

    fn sorted(texts: &[&str], word: &'static str, reverse: bool) -> Vec<String> {
        let text = |text: &&str| (!text.is_empty()).then(|| (*text).to_owned());
        let mut rows: Vec<Row> = texts.iter().enumerate().map(|(at, one)| (text(one), at)).collect();
        Order { word, reverse }.sort(&mut rows, &KEYS, &People::default());
        rows.into_iter().map(|(text, at)| text.unwrap_or_else(|| format!("none {at}"))).collect()
    }

    #[test]
    fn numbers_are_compared_as_numbers_and_words_without_their_accents() {
        assert_eq!(sorted(&["PC-10", "pc-9", "MO-1"], "tag", false), ["MO-1", "pc-9", "PC-10"]);
        assert_eq!(sorted(&["óleo", "Nube", "zinc"], "name", false), ["Nube", "óleo", "zinc"]);
    }

    #[test]
    fn what_lacks_the_key_comes_last_in_either_direction() {
        let texts = ["", "b", "", "a"];
        assert_eq!(sorted(&texts, "name", false), ["a", "b", "none 0", "none 2"]);
        assert_eq!(sorted(&texts, "name", true), ["b", "a", "none 0", "none 2"]);
        assert_eq!(sorted(&texts, "else", true), ["none 0", "b", "none 2", "a"]);
    }

    proptest! {
        #[test]
        fn what_is_alike_stays_as_it_was(texts in prop::collection::vec("[ab]?", 0..12), reverse: bool) {
            let mut rows: Vec<Row> =
                texts.into_iter().enumerate().map(|(at, text)| (Some(text).filter(|text| !text.is_empty()), at)).collect();
            Order { word: "name", reverse }.sort(&mut rows, &KEYS, &People::default());
            for pair in rows.windows(2) {
                let ((one, at), (other, then)) = (&pair[0], &pair[1]);
                match (one, other) {
                    (None, Some(_)) => prop_assert!(false, "what lacks it before what has it"),
                    (Some(one), Some(other)) if one != other => prop_assert_eq!(reverse, one > other),
                    (Some(_), None) => {}
                    _ => prop_assert!(at < then),
                }
            }
        }
    }
}
