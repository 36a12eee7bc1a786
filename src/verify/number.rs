//! When a record may get another number: where histories are joined that gave one number to two records. **Law:
//! the older keeps it, and the other gets one above all that either history has.**

use crate::model::identifier::is_key;
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
    pub keeps: &'a [Holder],
    /// Who had it in each of its parents: several where git had put two side by side.
    pub had: &'a [Vec<Holder>],
    /// Who had it where the parents parted, in each place where they did.
    pub before: &'a [Vec<Holder>],
}

/// Why a record should have kept its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needless {
    /// The commit joins no histories, and nobody else had that number either.
    NotJoined,
    /// The histories that it joins did not give that number to two records.
    NotTwice,
    /// It is the older of the two.
    IsOlder,
}

impl Collision<'_> {
    /// What speaks against another number, if something does.
    pub fn needless(&self) -> Option<Needless> {
        let is_older = |keeps: &Holder| (self.moved.age() < keeps.age()).then_some(Needless::IsOlder);
        let is_in = |held: &[Holder], of: &Holder| held.iter().any(|one| one.uid == of.uid);
        let others = || self.keeps.iter().filter(|keeps| keeps.uid != self.moved.uid);
        // One history that had both already: it is mended where somebody sees it.
        let had_both = |keeps: &Holder| self.had.iter().any(|had| is_in(had, keeps) && is_in(had, self.moved));
        if let Some(keeps) = others().filter(|keeps| had_both(keeps)).min_by_key(|keeps| keeps.age()) {
            return is_older(keeps);
        }
        if self.had.len() < 2 {
            return Some(Needless::NotJoined);
        }
        let had = |holder: &Holder| self.had.iter().any(|one| is_in(one, holder));
        let known = |holder: &Holder| self.before.iter().any(|one| is_in(one, holder));
        let met = |keeps: &&Holder| !known(self.moved) && !known(keeps) && had(self.moved) && had(keeps);
        match others().filter(met).min_by_key(|keeps| keeps.age()) {
            Some(keeps) => is_older(keeps),
            None => Some(Needless::NotTwice),
        }
    }
}

/// The numbers that a record got, one after the other: from which, to which.
pub type Steps = Vec<(String, String)>;

/// Whether one number became another by steps of one record, in their order.
pub fn becomes(from: &str, to: &str, steps: &[(String, String)]) -> bool {
    // Two clones may have given it another one each.
    let mut reached = vec![from];
    for (step, next) in steps {
        if reached.contains(&step.as_str()) && !reached.contains(&next.as_str()) {
            reached.push(next);
        }
    }
    from != to && reached.contains(&to)
}

/// Whether two names are one: on some disks they would be one file.
pub fn is_one(name: &str, other: &str) -> bool {
    name.eq_ignore_ascii_case(other)
}

/// What a name counts in, and its number there: `CI-2026-` and 7, `PC-` and 132.
pub fn parts(name: &str) -> Option<(&str, u32)> {
    let series = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((series, name[series.len()..].parse().ok()?))
}

/// The series of a name, and the least number in it above all that were given; none where it does not count, or
/// cannot count on.
fn counted_on<'n>(name: &'n str, given: &[&str]) -> Option<(&'n str, u32)> {
    let (series, own) = parts(name)?;
    let in_series = given.iter().filter_map(|other| parts(other)).filter(|(other, _)| is_one(other, series));
    let least = in_series.map(|(_, number)| number).fold(own, u32::max).checked_add(1)?;
    is_key(&numbered(name, series, least)).then_some((series, least))
}

fn numbered(name: &str, series: &str, number: u32) -> String {
    format!("{series}{number:0width$}", width = name.len() - series.len())
}

/// The next free name of the same form: the same letters and the next number above all; where that does not count,
/// the same with `-2`.
pub fn next(name: &str, given: &[&str]) -> Option<String> {
    let is_free = |name: &String| is_key(name) && !given.iter().any(|other| is_one(other, name));
    match counted_on(name, given) {
        Some((series, number)) => Some(numbered(name, series, number)),
        None => (2_u32..10_000).map(|number| format!("{name}-{number}")).find(is_free),
    }
}

/// Whether a name is one that a record may get in place of another: one that [`next`] gives, or a later one. A gap may
/// be left: a clone counts what it gave and took back.
pub fn follows(from: &str, to: &str, given: &[&str]) -> bool {
    if given.iter().any(|name| is_one(name, to)) {
        return false;
    }
    match counted_on(from, given) {
        Some((series, least)) => parts(to).is_some_and(|(other, number)| other == series && number >= least),
        None => {
            let behind = to.strip_prefix(from).and_then(|rest| rest.strip_prefix('-'));
            behind.is_some_and(|number| number.parse::<u32>().is_ok())
        }
    }
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
        let (with_old, with_young) = (vec![old.clone()], vec![young.clone()]);
        let both = [with_old.clone(), with_young.clone()];
        let judge = |moved: &Holder, keeps: Option<&Holder>, had: &[Vec<Holder>], before: &[Vec<Holder>]| {
            Collision { moved, keeps: keeps.map_or(&[][..], std::slice::from_ref), had, before }.needless()
        };
        assert_eq!(judge(&young, Some(&old), &both, &[vec![]]), None);
        assert_eq!(judge(&old, Some(&young), &both, &[vec![]]), Some(Needless::IsOlder));
        assert_eq!(judge(&young, Some(&old), &both[1..], &[]), Some(Needless::NotJoined));
        let twice = Some(Needless::NotTwice);
        assert_eq!(judge(&young, None, &both, &[vec![]]), twice, "nobody keeps it");
        assert_eq!(judge(&young, Some(&holder("c", 0)), &both, &[vec![]]), twice, "somebody else keeps it");
        assert_eq!(judge(&young, Some(&old), &[with_old, vec![]], &[vec![]]), twice, "it never had it");
        assert_eq!(judge(&young, Some(&old), &both, &[with_young]), twice, "it had it before they parted");
        // One history had both: no merge is needed, and the older keeps it all the same.
        let side_by_side = [vec![old.clone(), young.clone()]];
        assert_eq!(judge(&young, Some(&old), &side_by_side, &[]), None);
        assert_eq!(judge(&old, Some(&young), &side_by_side, &[]), Some(Needless::IsOlder));
        assert_eq!(judge(&young, Some(&holder("c", 0)), &side_by_side, &[]), Some(Needless::NotJoined));
        let shared_since = [side_by_side[0].clone(), vec![young.clone()]];
        assert_eq!(judge(&young, Some(&old), &shared_since, &side_by_side), None);
    }

    #[test]
    fn a_number_is_above_all_others() {
        let given = ["CI-2026-0001", "CI-2026-0007", "CI-2025-0090", "B-2026-0040", "nota"];
        let follows = |from: &str, to: &str| follows(from, to, &given);
        assert!(follows("CI-2026-0001", "CI-2026-0008"));
        for to in ["CI-2026-0007", "CI-2026-0003", "B-2026-0041", "CI-2027-0008", "CI"] {
            assert!(!follows("CI-2026-0001", to), "{to}");
        }
        assert!(follows("PC-0132", "PC-0133") && !follows("PC-0132", "MON-0133"));
        assert!(follows("nota", "nota-2") && !follows("nota", "notas") && !follows("nota", "nota-x"));
    }

    #[test]
    fn what_sync_gives_is_what_verify_takes() {
        let taken = ["PC-0133", "pc-0140", "PC-X", "IMP7", "VIEJO", "VIEJO-2", "0009", "LT-4294967295"];
        let next = |id: &str| {
            let next = next(id, &taken).unwrap_or_default();
            assert!(follows(id, &next, &taken), "{id} {next}");
            next
        };
        assert_eq!(next("PC-0133"), "PC-0141");
        assert_eq!(next("pc-0140"), "pc-0141");
        assert_eq!(next("IMP7"), "IMP8");
        assert_eq!(next("0009"), "0010");
        assert_eq!(next("PC-X"), "PC-X-2");
        assert_eq!(next("VIEJO"), "VIEJO-3");
        assert_eq!(next("MON-99"), "MON-100");
        assert_eq!(next("LT-4294967295"), "LT-4294967295-2");
        assert_eq!(next("LT-5"), "LT-5-2");
        assert_eq!(next("LT-18446744073709551615"), "LT-18446744073709551615-2");
        assert!(!follows("PC-0133", "pc-0141", &taken) && !follows("PC-0133", "PC-0140", &taken));
        assert!(!follows("PC-0133", "PC-0133-2", &taken) && !follows("VIEJO", "viejo-2", &taken));
    }

    #[test]
    fn a_number_becomes_another_step_by_step() {
        let steps = [("1", "2"), ("1", "3"), ("2", "4"), ("4", "1")];
        let steps: Steps = steps.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        for to in ["2", "3", "4"] {
            assert!(becomes("1", to, &steps), "{to}");
        }
        assert!(!becomes("1", "1", &steps) && !becomes("3", "4", &steps) && !becomes("4", "2", &steps));
    }
}
