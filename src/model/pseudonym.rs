//! What stands in a record in place of a person, and how a record says that it does.
//!
//! A pseudonym is a word and ten letters: `persona-7K3QABCD9E`. Its shape is known everywhere, so that who
//! looks at a history can tell that nothing else was done to a text: **what a redaction leaves of a text was
//! in it, in that order, and what it put there are pseudonyms.**

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::{Map, Value};

use super::shape::Reader;
use crate::message;

/// Keys of each event, by its identifier, in which something was replaced: `note`, `set.usuario`.
pub type Covers = BTreeMap<String, Vec<String>>;

/// What stands for somebody, and for what is somebody's, in each language.
const WORDS: [&str; 4] = ["persona-", "dato-", "person-", "datum-"];

/// Letters behind the word.
pub const LETTERS: usize = 10;

/// What stands for one of several who share the words that were found.
const SOMEBODY: &str = "0000000000";

/// Keys of an event, besides those of `set`, that may say something of a person.
const KEYS: [&str; 16] = [
    "note",
    "for",
    "name",
    "signer",
    "scan",
    "files",
    "to",
    "carrier",
    "guard",
    "received_by",
    "identification",
    "destination",
    "condition",
    "items",
    "place",
    "area",
];

/// Whether a pseudonym may stand under that key of an event.
pub fn may_cover(key: &str) -> bool {
    key.strip_prefix("set.").map_or(KEYS.contains(&key), |field| !field.is_empty())
}

/// A pseudonym of those letters: of a person, or of what is a person's.
pub fn of(is_person: bool, in_spanish: bool, letters: &str) -> String {
    let word = match (is_person, in_spanish) {
        (true, true) => WORDS[0],
        (false, true) => WORDS[1],
        (true, false) => WORDS[2],
        (false, false) => WORDS[3],
    };
    format!("{word}{letters}")
}

/// What stands where it cannot be told which of several was meant.
pub fn of_somebody(in_spanish: bool) -> String {
    of(true, in_spanish, SOMEBODY)
}

/// How long the pseudonym is with which a text begins; none where it begins with none.
fn length_of_first(text: &str) -> Option<usize> {
    let word = WORDS.iter().find(|word| text.starts_with(**word))?;
    let letters = text.as_bytes().get(word.len()..word.len() + LETTERS)?;
    letters.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()).then_some(word.len() + LETTERS)
}

/// Whether a text is a pseudonym and nothing else.
pub fn is_one(text: &str) -> bool {
    length_of_first(text) == Some(text.len())
}

/// Whether a text is the pseudonym of a person, and not of what is a person's nor of one of several.
pub fn is_of_a_person(text: &str) -> bool {
    is_one(text) && [WORDS[0], WORDS[2]].iter().any(|word| text.strip_prefix(word).is_some_and(|it| it != SOMEBODY))
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece<'t> {
    Pseudonym(&'t str),
    /// A word, or one sign between words.
    Plain(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, length) = match length_of_first(rest) {
            Some(length) => (Piece::Pseudonym(&rest[..length]), length),
            None => {
                let ends = |(at, c): (usize, char)| !c.is_alphanumeric() || length_of_first(&rest[at..]).is_some();
                let word = rest.char_indices().skip(1).find(|at| ends(*at)).map_or(rest.len(), |(at, _)| at);
                let length = if first.is_alphanumeric() { word } else { first.len_utf8() };
                (Piece::Plain(&rest[..length]), length)
            }
        };
        found.push(piece);
        rest = &rest[length..];
    }
    found
}

/// Whether a text is another in which pseudonyms took the place of something, and nothing else changed.
fn is_redacted_text(before: &str, after: &str) -> bool {
    let mut plain: Vec<String> = vec![String::new()];
    for piece in pieces(after) {
        match piece {
            Piece::Pseudonym(_) => plain.push(String::new()),
            Piece::Plain(text) => plain.iter_mut().last().iter_mut().for_each(|last| last.push_str(text)),
        }
    }
    let (Some(first), Some(last)) = (plain.first(), plain.last()) else { return false };
    if plain.len() == 1 {
        return before == after;
    }
    let Some(mut rest) = before.strip_prefix(first.as_str()) else { return false };
    for between in &plain[1..plain.len() - 1] {
        match rest.find(between.as_str()) {
            Some(at) => rest = &rest[at + between.len()..],
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}

/// Where in a text pseudonyms took the place of something, with them, in order.
pub fn replaced(before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let (mut found, mut reached) = (Vec::new(), 0);
    let mut marks: Vec<&str> = Vec::new();
    let mut plain = String::new();
    let all = pieces(after);
    for (index, piece) in all.iter().enumerate() {
        match piece {
            Piece::Pseudonym(mark) => marks.push(mark),
            Piece::Plain(text) => plain.push_str(text),
        }
        let ends = !matches!(all.get(index + 1), Some(Piece::Plain(_)));
        if !ends || plain.is_empty() {
            continue;
        }
        // The last stretch stands at the end.
        let rest = &before[reached..];
        let at = if index + 1 == all.len() { rest.rfind(plain.as_str()) } else { rest.find(plain.as_str()) };
        let Some(at) = at else { return found };
        if !marks.is_empty() {
            found.push((reached..reached + at, marks.join(" ")));
        }
        reached += at + plain.len();
        marks.clear();
        plain.clear();
    }
    if !marks.is_empty() {
        found.push((reached..before.len(), marks.join(" ")));
    }
    found
}

/// The same of any value: texts in it may be redacted, all else is as it was.
pub fn is_redacted(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::String(before), Value::String(after)) => is_redacted_text(before, after),
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(one, other)| is_redacted(one, other))
        }
        (Value::Object(before), Value::Object(after)) => {
            before.len() == after.len()
                && before.iter().all(|(key, one)| after.get(key).is_some_and(|other| is_redacted(one, other)))
        }
        (before, after) => before == after,
    }
}

/// Keys in which an event says something else than it did: those of `set` each by itself.
pub fn changed(before: &Value, after: &Value) -> Vec<String> {
    let entries = |event: &Value| -> BTreeMap<String, Value> {
        let all = event.as_object().into_iter().flatten();
        all.flat_map(|(key, value)| match (key.as_str(), value) {
            ("set", Value::Object(set)) => {
                set.iter().map(|(key, value)| (format!("set.{key}"), value.clone())).collect::<Vec<_>>()
            }
            _ => vec![(key.clone(), value.clone())],
        })
        .collect()
    };
    let (before, after) = (entries(before), entries(after));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).cloned().collect()
}

/// What an event says under a key of [`changed`].
pub fn value_at<'v>(event: &'v Value, key: &str) -> Option<&'v Value> {
    match key.strip_prefix("set.") {
        Some(field) => event.get("set")?.get(field),
        None => event.get(key),
    }
}

/// The path to a key of [`changed`] in an event.
pub fn path_of(key: &str) -> Vec<String> {
    match key.strip_prefix("set.") {
        Some(field) => vec!["set".to_owned(), field.to_owned()],
        None => vec![key.to_owned()],
    }
}

/// Gives an event a value under a key that it has.
pub fn put(event: &mut Value, key: &str, value: Value) {
    let there = match key.strip_prefix("set.") {
        Some(field) => event.get_mut("set").and_then(|set| set.get_mut(field)),
        None => event.get_mut(key),
    };
    if let Some(there) = there {
        *there = value;
    }
}

/// Two redactions of one value as one. **No word that either of them took out is in it**, and it is the same
/// whichever comes first.
pub fn merged(one: &Value, other: &Value) -> Value {
    match (one, other) {
        (Value::String(one), Value::String(other)) => Value::String(merged_text(one, other)),
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).map(|(one, other)| merged(one, other)).collect()
        }
        (Value::Object(one), Value::Object(other)) => {
            let both = one.iter().filter_map(|(key, value)| Some((key.clone(), merged(value, other.get(key)?))));
            both.collect::<Map<_, _>>().into()
        }
        (one, other) => {
            // By their JSON text: values have no order of their own.
            let (first, second) = (one.to_string(), other.to_string());
            if first >= second { one.clone() } else { other.clone() }
        }
    }
}

fn merged_text(one: &str, other: &str) -> String {
    // The greater first: what stands for the same stretch in both is chosen once, whoever asks.
    let (one, other) = if one >= other { (one, other) } else { (other, one) };
    let (ours, theirs) = (pieces(one), pieces(other));
    let common = longest_common(&ours, &theirs);
    let mut text = String::with_capacity(one.len());
    let (mut from, mut of) = (0, 0);
    let stretch = |ours: &[Piece], theirs: &[Piece], text: &mut String| {
        let marks = |pieces: &[Piece]| -> Vec<String> {
            let marks = pieces.iter().filter_map(|piece| match piece {
                Piece::Pseudonym(mark) => Some((*mark).to_owned()),
                Piece::Plain(_) => None,
            });
            marks.collect()
        };
        let (ours, theirs) = (marks(ours), marks(theirs));
        let chosen = if theirs.len() > ours.len() { theirs } else { ours };
        text.push_str(&chosen.join(" "));
    };
    for (at, place) in common {
        stretch(&ours[from..at], &theirs[of..place], &mut text);
        match &ours[at] {
            Piece::Pseudonym(piece) | Piece::Plain(piece) => text.push_str(piece),
        }
        (from, of) = (at + 1, place + 1);
    }
    stretch(&ours[from..], &theirs[of..], &mut text);
    text
}

/// Places of what two lists have in common, in order.
fn longest_common(ours: &[Piece], theirs: &[Piece]) -> Vec<(usize, usize)> {
    let width = theirs.len() + 1;
    let mut lengths = vec![0_u32; (ours.len() + 1) * width];
    for at in (0..ours.len()).rev() {
        for place in (0..theirs.len()).rev() {
            lengths[at * width + place] = match ours[at] == theirs[place] {
                true => lengths[(at + 1) * width + place + 1] + 1,
                false => lengths[(at + 1) * width + place].max(lengths[at * width + place + 1]),
            };
        }
    }
    let (mut at, mut place) = (0, 0);
    let mut common = Vec::new();
    while at < ours.len() && place < theirs.len() {
        if ours[at] == theirs[place] {
            common.push((at, place));
            (at, place) = (at + 1, place + 1);
        } else if lengths[(at + 1) * width + place] >= lengths[at * width + place + 1] {
            at += 1;
        } else {
            place += 1;
        }
    }
    common
}

/// Reads the mapping of events to their keys.
pub fn read(reader: &mut Reader, key: &'static str) -> Covers {
    let Some(value) = reader.raw(key) else {
        reader.required_text(key);
        return Covers::new();
    };
    match covers_of(value) {
        Some(covers) => covers,
        None => {
            reader.problem(key, message!("finding-not-covers", key = key));
            Covers::new()
        }
    }
}

/// The mapping that a value is; none where it is another.
pub fn covers_of(value: &Value) -> Option<Covers> {
    let keys = |keys: &Value| -> Option<Vec<String>> {
        let keys = keys.as_array().filter(|keys| !keys.is_empty())?;
        keys.iter().map(|key| key.as_str().map(str::to_owned)).collect()
    };
    let covers: Option<Covers> =
        value.as_object()?.iter().map(|(event, list)| Some((event.clone(), keys(list)?))).collect();
    covers.filter(|covers| !covers.is_empty())
}

/// The mapping as it stands in a record.
pub fn to_value(covers: &Covers) -> Value {
    covers.iter().map(|(event, keys)| (event.clone(), Value::from(keys.clone()))).collect::<Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ANA: &str = "persona-AAAAAAAAAA";
    const LUIS: &str = "persona-BBBBBBBBBB";

    #[test]
    fn a_redaction_takes_away_and_adds_nothing() {
        let was = "Llamó Ana a Luis, ext. 1204.";
        for (now, expected) in [
            (format!("Llamó {ANA} a Luis, ext. 1204."), true),
            (format!("Llamó {ANA} a {LUIS}, ext. dato-0123456789."), true),
            (was.to_owned(), true),
            (format!("No llamó {ANA} a Luis, ext. 1204."), false),
            (format!("Llamó {ANA} a Luis, ext. 1205."), false),
            (format!("Llamó {ANA} a Luis, ext. 1204. Y pagó."), false),
            ("Llamó a Luis, ext. 1204.".to_owned(), false),
            ("Llamó persona-abc a Luis, ext. 1204.".to_owned(), false),
        ] {
            assert_eq!(is_redacted_text(was, &now), expected, "{now}");
        }
        let files = |name: &str, hash: &str| json!([{"name": name, "sha256": hash}]);
        assert!(is_redacted(&files("foto_ana.jpg", "aa"), &files(&format!("foto_{ANA}.jpg"), "aa")));
        assert!(!is_redacted(&files("foto_ana.jpg", "aa"), &files("foto_ana.jpg", "bb")));
        assert!(!is_redacted(&json!(7), &json!(8)) && !is_redacted(&json!("Ana"), &json!(7)));
    }

    #[test]
    fn what_was_replaced_is_told() {
        let told = |before: &str, after: &str| -> Vec<(String, String)> {
            replaced(before, after).into_iter().map(|(place, mark)| (before[place].to_owned(), mark)).collect()
        };
        let both = [("Ana Luna".to_owned(), ANA.to_owned()), ("1204".to_owned(), LUIS.to_owned())];
        assert_eq!(told("Llamó Ana Luna: ext. 1204", &format!("Llamó {ANA}: ext. {LUIS}")), both);
        assert_eq!(told("Ana", ANA), [("Ana".to_owned(), ANA.to_owned())]);
        assert_eq!(told("Ana, a", &format!("{ANA}, a")), [("Ana".to_owned(), ANA.to_owned())]);
    }

    #[test]
    fn of_two_redactions_nothing_comes_back() {
        let text = |one: &str, other: &str| {
            let merged = merged_text(one, other);
            assert_eq!(merged, merged_text(other, one));
            merged
        };
        assert_eq!(text(&format!("Ana y {LUIS}"), &format!("{ANA} y Luis")), format!("{ANA} y {LUIS}"));
        assert_eq!(text(&format!("Ana {LUIS}."), &format!("{ANA} Luis.")), format!("{ANA} {LUIS}."));
        assert_eq!(text("Ana vino", &format!("{ANA} vino")), format!("{ANA} vino"));
        assert_eq!(text(ANA, LUIS), LUIS, "two keys for one person");
        assert!(!text(&format!("AnaLuis{LUIS}"), &format!("{ANA}Luis")).contains("Ana"));
    }

    #[test]
    fn what_changed_is_told_by_key() {
        let before = json!({"id": "a", "note": "x", "set": {"usuario": "Ana", "area": "A"}});
        let after = json!({"id": "a", "note": "y", "set": {"usuario": ANA, "area": "A"}});
        assert_eq!(changed(&before, &after), ["note", "set.usuario"]);
        assert!(may_cover("set.usuario") && may_cover("note"));
        assert!(!may_cover("by") && !may_cover("unseen") && !may_cover("set."));
    }
}
