//! When a record may get another number: where histories are joined that gave one number to two records. **Law:
//! the older keeps it, and the other gets one above all that either history has.**

use crate::model::time::Moment;

/// A record that has a number somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What it is known by, whatever it is called.
    pub uid: String,
    /// When it was entered: decides, then the uid, which of two is older.
    pub entered: Option<Moment>,
}

impl Holder {
    fn age(&self) -> (Option<Moment>, &str) {
        (self.entered, &self.uid)
    }
}

/// What the commits know of a number that a record gave up.
#[derive(Debug, Clone)]
pub struct Collision<'a> {
    /// The record that has another number now.
    pub moved: &'a Holder,
    /// Who has the old number in the commit itself.
    pub keeps: Option<&'a Holder>,
    /// Who had it in each of its parents.
    pub had: &'a [Option<Holder>],
    /// Who had it where the parents parted, in each place where they did.
    pub before: &'a [Option<Holder>],
}

/// Why a record should have kept its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needless {
    /// The commit joins no histories.
    NotJoined,
    /// The histories that it joins did not give that number to two records.
    NotTwice,
    /// It is the older of the two.
    IsOlder,
}

impl Collision<'_> {
    /// What speaks against another number, if something does.
    pub fn needless(&self) -> Option<Needless> {
        if self.had.len() < 2 {
            return Some(Needless::NotJoined);
        }
        let Some(keeps) = self.keeps.filter(|keeps| keeps.uid != self.moved.uid) else {
            return Some(Needless::NotTwice);
        };
        let is = |one: &Option<Holder>, other: &Holder| one.as_ref().is_some_and(|one| one.uid == other.uid);
        let had = |holder: &Holder| self.had.iter().any(|one| is(one, holder));
        let known = self.before.iter().any(|one| is(one, self.moved) || is(one, keeps));
        if known || !had(self.moved) || !had(keeps) {
            return Some(Needless::NotTwice);
        }
        (self.moved.age() < keeps.age()).then_some(Needless::IsOlder)
    }
}

/// What a name counts in, and its number there: `CI-2026-` and 7, `PC-` and 132.
pub fn parts(name: &str) -> Option<(&str, u32)> {
    let series = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((series, name[series.len()..].parse().ok()?))
}

/// Whether a number is one that a record may get: of the same series, above all that were given. A gap may be
/// left: a clone counts what it gave and took back. A name without a number gets one behind a hyphen.
pub fn follows<'n>(from: &str, to: &str, mut given: impl Iterator<Item = &'n str>) -> bool {
    let Some((series, _)) = parts(from) else {
        let behind = to.strip_prefix(from).and_then(|rest| rest.strip_prefix('-'));
        return behind.is_some_and(|number| number.parse::<u32>().is_ok()) && given.all(|name| name != to);
    };
    let Some((new_series, number)) = parts(to) else { return false };
    let is_above = |name: &str| parts(name).is_none_or(|(other, given)| other != series || given < number);
    series == new_series && given.all(is_above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::read_moment;

    fn holder(uid: &str, minute: u32) -> Holder {
        Holder { uid: uid.to_owned(), entered: read_moment(&format!("2026-01-01T10:{minute:02}:00-06:00")) }
    }

    #[test]
    fn the_younger_of_two_gets_another_number() {
        let (old, young) = (holder("a", 1), holder("b", 2));
        let (with_old, with_young) = (Some(old.clone()), Some(young.clone()));
        let both = [with_old.clone(), with_young.clone()];
        let judge = |moved: &Holder, keeps: Option<&Holder>, had: &[Option<Holder>], before: &[Option<Holder>]| {
            Collision { moved, keeps, had, before }.needless()
        };
        assert_eq!(judge(&young, Some(&old), &both, &[None]), None);
        assert_eq!(judge(&old, Some(&young), &both, &[None]), Some(Needless::IsOlder));
        assert_eq!(judge(&young, Some(&old), &both[1..], &[]), Some(Needless::NotJoined));
        let twice = Some(Needless::NotTwice);
        assert_eq!(judge(&young, None, &both, &[None]), twice, "nobody keeps it");
        assert_eq!(judge(&young, Some(&holder("c", 0)), &both, &[None]), twice, "somebody else keeps it");
        assert_eq!(judge(&young, Some(&old), &[with_old, None], &[None]), twice, "it never had it");
        assert_eq!(judge(&young, Some(&old), &both, &[with_young]), twice, "it had it before they parted");
    }

    #[test]
    fn a_number_is_above_all_others() {
        let given = ["CI-2026-0001", "CI-2026-0007", "CI-2025-0090", "B-2026-0040", "nota"];
        let follows = |from: &str, to: &str| follows(from, to, given.into_iter());
        assert!(follows("CI-2026-0001", "CI-2026-0008"));
        for to in ["CI-2026-0007", "CI-2026-0003", "B-2026-0041", "CI-2027-0008", "CI"] {
            assert!(!follows("CI-2026-0001", to), "{to}");
        }
        assert!(follows("PC-0132", "PC-0133") && !follows("PC-0132", "MON-0133"));
        assert!(follows("nota", "nota-2") && !follows("nota", "notas") && !follows("nota", "nota-x"));
    }
}
