//! Two lists of assets side by side: what only one of them has, and where they say different things
//! of the same asset.
//!
//! **Laws: a list compared with itself has no differences; swapping the sides swaps the groups.**

mod entry;

use std::collections::HashMap;

use serde_json::Value;

pub use self::entry::{Entry, Life, Names};
use super::matching::MatchKey;
use crate::model::asset::plain_number;
use crate::model::catalogue::{CardType, fold};
use crate::model::plain;

/// Keys of numbers, whose accents and punctuation count.
const NUMBERS: [&str; 6] = ["id", "tag", "serial", "letter", "invoice", "contract"];

/// Keys that Folio always says, given or not: a list that passes over them says nothing else.
const GIVEN: [&str; 5] = ["id", "kind", "state", "area", "place"];

/// A field under which lists are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its key.
    pub key: String,
    /// Its type, of a card's field.
    pub kind: Option<CardType>,
}

/// Two lists side by side; entries by their position in their list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Those that only the left list has.
    pub only_left: Vec<usize>,
    /// Those that only the right list has.
    pub only_right: Vec<usize>,
    /// Those that both have, in the order of the left list, with the keys under which they differ.
    pub both: Vec<(usize, usize, Vec<String>)>,
    /// Those of which it is not clear which is which.
    pub unclear: Vec<Unclear>,
}

/// Entries with the same number, of which one list at least has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// What they share.
    pub key: MatchKey,
    /// Those of the left list.
    pub left: Vec<usize>,
    /// Those of the right list.
    pub right: Vec<usize>,
}

/// Compares two lists. Entries belong together by the first of these keys under which they say the
/// same; of those that do, these fields are compared. By tag and serial number, retired assets and
/// the rows that say so come first and by themselves: who does not say so means another asset.
pub fn compare(left: &[Entry], right: &[Entry], keys: &[MatchKey], fields: &[Compared]) -> Comparison {
    let mut found = Comparison::default();
    let mut rest = [(0..left.len()).collect::<Vec<_>>(), (0..right.len()).collect::<Vec<_>>()];
    let rounds = |key: &MatchKey| match key {
        MatchKey::Id => vec![None],
        _ => vec![Some(Life::Current), Some(Life::Retired)],
    };
    for (key, without) in keys.iter().flat_map(|key| rounds(key).into_iter().map(move |without| (key, without))) {
        let groups = |list: &[Entry], rest: &[usize]| {
            let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
            for index in rest.iter().filter(|index| Some(list[**index].life) != without) {
                if let Some(number) = list[*index].text(key.word()) {
                    groups.entry(plain_number(number)).or_default().push(*index);
                }
            }
            groups
        };
        let (ours, mut theirs) = (groups(left, &rest[0]), groups(right, &rest[1]));
        let (mut gone, mut unclear) = ([Vec::new(), Vec::new()], Vec::new());
        for (number, left_group) in ours {
            let Some(right_group) = theirs.remove(&number) else { continue };
            gone[0].extend_from_slice(&left_group);
            gone[1].extend_from_slice(&right_group);
            match (&left_group[..], &right_group[..]) {
                ([one], [other]) => {
                    let differ =
                        |field: &&Compared| differs(field, left[*one].text(&field.key), right[*other].text(&field.key));
                    let fields = fields.iter().filter(differ).map(|field| field.key.clone()).collect();
                    found.both.push((*one, *other, fields));
                }
                _ => unclear.push(Unclear { key: *key, left: left_group, right: right_group }),
            }
        }
        found.unclear.extend(unclear);
        for (side, gone) in rest.iter_mut().zip(gone) {
            let gone: std::collections::HashSet<usize> = gone.into_iter().collect();
            side.retain(|index| !gone.contains(index));
        }
    }
    found.both.sort();
    let order = |key: MatchKey| keys.iter().position(|known| *known == key);
    found.unclear.sort_by_key(|unclear| (order(unclear.key), unclear.left.first().copied()));
    [found.only_left, found.only_right] = rest;
    found
}

/// Whether two lists say different things under a key. Of numbers, only capitals and blanks are
/// passed over; of texts accents too; of lists the order; only of fields that are amounts the way of
/// writing them, for the digits of a text are no number. What one of them does not say is a
/// difference, but for what Folio gives by itself.
pub fn differs(field: &Compared, one: Option<&str>, other: Option<&str>) -> bool {
    let key = field.key.as_str();
    let plain = |text: &str| match field.kind {
        _ if NUMBERS.contains(&key) => plain_number(text),
        Some(CardType::List) => {
            let mut items: Vec<String> = text.split([';', ',']).map(fold).filter(|item| !item.is_empty()).collect();
            items.sort();
            items.join(";")
        }
        Some(CardType::Money) => match text.split_once(' ').filter(|_| super::super::card::is_money(text)) {
            Some((amount, currency)) => match amount.parse::<f64>() {
                Ok(amount) => format!("{amount:.2} {currency}"),
                Err(_) => text.to_owned(),
            },
            None => fold(text),
        },
        Some(CardType::Number | CardType::Whole) => match (text.parse::<i64>(), text.parse::<f64>()) {
            // Beyond sixteen digits the other way would lose some.
            (Ok(whole), _) => whole.to_string(),
            (_, Ok(number)) => number.to_string(),
            _ => fold(text),
        },
        _ => fold(text),
    };
    if GIVEN.contains(&key) && (one.is_none() || other.is_none()) {
        return false;
    }
    one.map(plain) != other.map(plain)
}

/// Whether a card need not be corrected to say what a row says: blanks, the way of writing an
/// amount, and one text for a list of one do not count.
pub fn is_same(kind: CardType, ours: &Value, theirs: &Value) -> bool {
    if ours == theirs {
        return true;
    }
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (kind, ours, theirs) {
        (CardType::Number | CardType::Whole, ours, theirs) => {
            // Two whole numbers that are not equal may be once they are rounded.
            let whole = ours.as_i64().is_some() && theirs.as_i64().is_some();
            !whole && matches!((ours.as_f64(), theirs.as_f64()), (Some(one), Some(other)) if one == other)
        }
        (CardType::Money, Value::String(ours), Value::String(theirs)) => {
            let price = Compared { key: "price".to_owned(), kind: Some(kind) };
            !differs(&price, Some(ours), Some(theirs))
        }
        // A spreadsheet program, and the CSV that Folio writes, may have put it on one line.
        (CardType::Long, Value::String(ours), Value::String(theirs)) => {
            plain::one_line(ours) == plain::one_line(theirs)
        }
        (CardType::List, Value::String(_), Value::Array(_)) => {
            let items = ours.as_str().unwrap_or_default().split([';', ',']).map(on_one_line);
            let items: Vec<Value> = items.filter(|item| !item.is_empty()).map(Value::from).collect();
            Value::Array(items) == *theirs
        }
        (CardType::Text, Value::String(ours), Value::String(theirs)) => on_one_line(ours) == on_one_line(theirs),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry() -> impl Strategy<Value = Entry> {
        let field = |key: &'static str, values: &'static str| (Just(key), values);
        let says = (
            prop::option::of(field("id", "[a-d]")),
            prop::option::of(field("tag", "[A-Ca-c]")),
            prop::option::of(field("serial", "[x-z]")),
            prop::option::of(field("brand", "(Marca|márca|otra)")),
            prop::sample::select(vec![Life::Current, Life::Current, Life::SaidRetired, Life::Retired]),
        );
        says.prop_map(|(id, tag, serial, brand, life)| Entry {
            life,
            says: [id, tag, serial, brand].into_iter().flatten().map(|(key, text)| (key.to_owned(), text)).collect(),
        })
    }

    fn compared(key: &str, kind: Option<CardType>) -> Compared {
        Compared { key: key.to_owned(), kind }
    }

    fn fields() -> Vec<Compared> {
        ["id", "tag", "serial", "brand"].map(|key| compared(key, Some(CardType::Text))).to_vec()
    }

    fn swapped(found: Comparison) -> Comparison {
        let mut both: Vec<_> = found.both.into_iter().map(|(left, right, fields)| (right, left, fields)).collect();
        both.sort();
        let turn = |it: Unclear| Unclear { key: it.key, left: it.right, right: it.left };
        let mut unclear: Vec<Unclear> = found.unclear.into_iter().map(turn).collect();
        unclear.sort_by_key(|unclear| (unclear.key.word() != "id", unclear.key.word() != "tag", unclear.left.clone()));
        Comparison { only_left: found.only_right, only_right: found.only_left, both, unclear }
    }

    proptest! {
        #[test]
        fn swapping_the_sides_swaps_the_groups(
            left in prop::collection::vec(entry(), 0..8),
            right in prop::collection::vec(entry(), 0..8),
        ) {
            let found = compare(&left, &right, &MatchKey::ALL, &fields());
            prop_assert_eq!(swapped(found), compare(&right, &left, &MatchKey::ALL, &fields()));
        }

        #[test]
        fn every_entry_is_told_of_once(
            left in prop::collection::vec(entry(), 0..8),
            right in prop::collection::vec(entry(), 0..8),
        ) {
            let found = compare(&left, &right, &MatchKey::ALL, &fields());
            let mut told: Vec<usize> = found.only_left.clone();
            told.extend(found.both.iter().map(|(left, ..)| *left));
            told.extend(found.unclear.iter().flat_map(|unclear| unclear.left.clone()));
            told.sort_unstable();
            prop_assert_eq!(told, (0..left.len()).collect::<Vec<_>>());
        }

        #[test]
        fn a_list_is_like_itself(mut list in prop::collection::vec(entry(), 0..8)) {
            for (index, entry) in list.iter_mut().enumerate() {
                entry.says.insert("id".to_owned(), format!("PC-{index}"));
            }
            let found = compare(&list, &list, &MatchKey::ALL, &fields());
            let same = (0..list.len()).map(|index| (index, index, Vec::new())).collect();
            prop_assert_eq!(found, Comparison { both: same, ..Comparison::default() });
        }
    }

    #[test]
    fn what_differs_depends_on_what_it_is() {
        let typed = |key: &str| match key {
            "software" => Some(CardType::List),
            "price" => Some(CardType::Money),
            "memory_gb" => Some(CardType::Number),
            "pages" => Some(CardType::Whole),
            "line" => Some(CardType::Text),
            _ => None,
        };
        let differ = |key, one, other| differs(&compared(key, typed(key)), Some(one), Some(other));
        let differs = |key, one, other| differs(&compared(key, typed(key)), one, other);
        assert!(differ("line", "8952020012345678901", "8952020012345678999") && differ("line", "0500", "500"));
        assert!(differ("line", "18500 MXN", "18500.00 MXN") && differ("place", "0500", "500"));
        assert!(differ("pages", "8952020012345678901", "8952020012345678999") && !differ("pages", "0500", "500"));
        assert!(!differ("serial", " ej7x ", "EJ7X") && differ("serial", "Ñ1", "N1"));
        assert!(!differ("place", "EDIFICIO A,  segundo piso", "Edificio A, Segundo Piso") && differ("place", "A", "B"));
        assert!(!differ("custodian", "Íñigo", "inigo"));
        assert!(!differ("software", "Office; Lector", "lector, office") && differ("software", "a", "a, b"));
        assert!(!differ("price", "18500 MXN", "18500.00 MXN") && differ("price", "18500 MXN", "18500 COP"));
        assert!(!differ("memory_gb", "16.0", "16"));
        assert!(!differs("place", Some("A"), None) && !differs("state", None, Some("En uso")));
        assert!(differs("tag", Some("1"), None) && differs("tag", None, Some("1")) && !differs("tag", None, None));
    }

    #[test]
    fn who_is_retired_is_met_by_its_number_only_where_that_is_said() {
        use Life::{Current, Retired, SaidRetired};
        let entry = |life| Entry { life, says: std::iter::once(("tag".to_owned(), "7".to_owned())).collect() };
        let met = |rows: &[Life], assets: &[Life]| {
            let list = |lives: &[Life]| lives.iter().map(|life| entry(*life)).collect::<Vec<_>>();
            let found = compare(&list(rows), &list(assets), &MatchKey::ALL, &[]);
            assert_eq!(found.unclear, []);
            found.both.iter().map(|(row, asset, _)| (rows[*row], assets[*asset])).collect::<Vec<_>>()
        };
        assert_eq!(met(&[Current], &[Retired]), []);
        assert_eq!(met(&[Current], &[Retired, Current]), [(Current, Current)]);
        assert_eq!(met(&[SaidRetired], &[Current, Retired]), [(SaidRetired, Retired)]);
        assert_eq!(met(&[SaidRetired], &[Current]), [(SaidRetired, Current)]);
        let both = [(SaidRetired, Retired), (Current, Current)];
        assert_eq!(met(&[SaidRetired, Current], &[Current, Retired]), both);
    }
}
