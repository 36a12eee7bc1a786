//! What measures gather from rows, and what comes of it.

use std::collections::HashSet;

use super::answer::{Datum, DatumKind};
use crate::model::catalogue::MeasureKind;

/// What a measure has gathered so far.
#[derive(Debug, Clone)]
pub struct Tally {
    kind: MeasureKind,
    /// Rows that it is about.
    rows: usize,
    /// Of them, those of which its expression holds.
    hits: usize,
    /// Numbers of its column.
    numbers: Vec<f64>,
    /// Different values of its column.
    seen: HashSet<String>,
}

impl Tally {
    /// Nothing gathered yet.
    pub fn new(kind: MeasureKind) -> Self {
        Self { kind, rows: 0, hits: 0, numbers: Vec::new(), seen: HashSet::new() }
    }

    /// Takes a row of which an expression holds or does not.
    pub fn take_flag(&mut self, holds: bool) {
        self.rows += 1;
        self.hits += usize::from(holds);
    }

    /// Takes a cell; what is blank says nothing.
    pub fn take(&mut self, datum: &Datum) {
        self.rows += 1;
        if self.kind == MeasureKind::Distinct {
            let identity = datum.identity();
            if !identity.is_empty() {
                self.seen.insert(identity);
            }
        } else {
            self.numbers.extend(datum.number());
        }
    }

    /// What comes of it, as a cell of that kind. Nothing comes of a share, mean or extreme of
    /// nothing.
    pub fn result(&self, kind: DatumKind) -> Datum {
        let mut numbers = self.numbers.clone();
        // In one order whatever that of the files: adding doubles up is not associative.
        numbers.sort_by(f64::total_cmp);
        let count = numbers.len();
        let sum: f64 = numbers.iter().sum();
        let some = |number: Option<f64>| Datum::some(number, |number| Datum::of_number(kind, number));
        match self.kind {
            MeasureKind::Count => Datum::whole(self.hits),
            MeasureKind::Distinct => Datum::whole(self.seen.len()),
            MeasureKind::Share if self.rows == 0 => Datum::Blank,
            MeasureKind::Share => Datum::Percent(100.0 * self.hits as f64 / self.rows as f64),
            MeasureKind::Sum => Datum::of_number(kind, sum),
            MeasureKind::Mean => some((count > 0).then(|| sum / count as f64)),
            MeasureKind::Min => some(numbers.first().copied()),
            MeasureKind::Max => some(numbers.last().copied()),
            MeasureKind::Median => {
                let middle = || Some((*numbers.get((count - 1) / 2)? + *numbers.get(count / 2)?) / 2.0);
                some((count > 0).then(middle).flatten())
            }
            // Nearest rank: the least value that nine of ten do not exceed.
            MeasureKind::P90 => some((count > 0).then(|| numbers.get((count * 9).div_ceil(10) - 1).copied()).flatten()),
        }
    }
}

/// What the cells of a measure are, of a column whose cells are of that kind.
pub fn kind_of(measure: MeasureKind, column: DatumKind) -> DatumKind {
    match (measure, column) {
        (MeasureKind::Count | MeasureKind::Distinct, _) => DatumKind::Whole,
        (MeasureKind::Share, _) => DatumKind::Percent,
        (MeasureKind::Mean | MeasureKind::Median, DatumKind::Whole | DatumKind::Days) => DatumKind::Decimal,
        (_, kind) => kind,
    }
}

/// How much a cell differs from an earlier one; blank where either is.
pub fn change(now: &Datum, before: &Datum) -> Datum {
    match (now, before) {
        (Datum::Whole(now), Datum::Whole(before)) => Datum::Whole(now - before),
        (Datum::Minutes(now), Datum::Minutes(before)) => Datum::Minutes(now - before),
        (Datum::Days(now), Datum::Days(before)) => Datum::Days(now - before),
        (Datum::Percent(now), Datum::Percent(before)) => Datum::Percent(now - before),
        (Datum::Decimal(now), Datum::Decimal(before)) => Datum::Decimal(now - before),
        _ => Datum::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(kind: MeasureKind, numbers: &[i64]) -> Datum {
        let mut tally = Tally::new(kind);
        numbers.iter().for_each(|number| tally.take(&Datum::Minutes(*number)));
        tally.result(kind_of(kind, DatumKind::Minutes))
    }

    #[test]
    fn measures_of_some_numbers() {
        let numbers = [30, 10, 20, 40];
        let minutes = |number| Datum::Minutes(number);
        assert_eq!(tally(MeasureKind::Sum, &numbers), minutes(100));
        assert_eq!(tally(MeasureKind::Mean, &numbers), minutes(25));
        assert_eq!(tally(MeasureKind::Median, &numbers), minutes(25));
        assert_eq!(tally(MeasureKind::Median, &[1, 9, 5]), minutes(5));
        assert_eq!((tally(MeasureKind::Min, &numbers), tally(MeasureKind::Max, &numbers)), (minutes(10), minutes(40)));
        let hundred: Vec<i64> = (1..=100).collect();
        assert_eq!((tally(MeasureKind::P90, &hundred), tally(MeasureKind::P90, &numbers)), (minutes(90), minutes(40)));
        assert_eq!(tally(MeasureKind::Distinct, &[1, 2, 1]), Datum::Whole(2));
    }

    #[test]
    fn of_nothing_comes_nothing() {
        for kind in [MeasureKind::Mean, MeasureKind::Median, MeasureKind::P90, MeasureKind::Min, MeasureKind::Max] {
            assert_eq!(tally(kind, &[]), Datum::Blank, "{kind:?}");
        }
        assert_eq!(Tally::new(MeasureKind::Share).result(DatumKind::Percent), Datum::Blank);
        assert_eq!(tally(MeasureKind::Sum, &[]), Datum::Minutes(0));
        let mut blank = Tally::new(MeasureKind::Mean);
        blank.take(&Datum::Blank);
        assert_eq!(blank.result(DatumKind::Minutes), Datum::Blank);
    }
}
