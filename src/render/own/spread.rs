//! Tables as wide as a reader's page: comparisons that would make one too wide stand below it, a
//! measure a row.

use std::borrow::Cow;

use crate::language::Language;
use crate::report::own::answer::{AnswerColumn, AnswerRow, AnswerTable, Datum, DatumKind, Part, Shape};

/// Columns that fit beside each other on a page that lies.
pub const MOST: usize = 11;

/// A table as it is shown, and its comparisons where they stand apart.
pub struct Spread<'t> {
    /// The table.
    pub table: Cow<'t, AnswerTable>,
    /// What its measures are compared with, a row a measure.
    pub compared: Option<AnswerTable>,
}

/// The table, parted where it is wider than a page and comparisons make it so.
pub fn spread<'t>(table: &'t AnswerTable, language: &Language) -> Spread<'t> {
    let compares = |part: Part| part != Part::Own;
    if table.columns.len() <= MOST || table.shape != Shape::Grouped || !table.columns.iter().any(|c| compares(c.part)) {
        return Spread { table: Cow::Borrowed(table), compared: None };
    }
    let own: Vec<usize> = (0..table.columns.len()).filter(|at| !compares(table.columns[*at].part)).collect();
    let keep = |cells: &[Datum]| own.iter().filter_map(|at| cells.get(*at).cloned()).collect::<Vec<_>>();
    let narrow = AnswerTable {
        columns: own.iter().map(|at| table.columns[*at].clone()).collect(),
        rows: table.rows.iter().map(|row| AnswerRow { cells: keep(&row.cells), ..row.clone() }).collect(),
        total: table.total.as_deref().map(keep),
        ..table.clone()
    };
    Spread { table: Cow::Owned(narrow), compared: Some(compared(table, language)) }
}

/// The comparisons of a table: its groups, a measure, its value, and what that is compared with.
fn compared(table: &AnswerTable, language: &Language) -> AnswerTable {
    // A measure that is compared is one before a column of an earlier period.
    let is_measure = |at: &usize| {
        table.columns[*at].part == Part::Own && table.columns.get(at + 1).is_some_and(|next| next.part != Part::Own)
    };
    let measures: Vec<usize> = (0..table.columns.len()).filter(is_measure).collect();
    // Groups come first; measures that are not compared may stand between.
    let own_key = |at: &usize| table.columns[*at].part == Part::Own && !is_figure(table.columns[*at].kind);
    let groups = (0..table.columns.len()).take_while(own_key).count().max(1);
    let first = measures.first().copied().unwrap_or_default();
    let length = table.columns.iter().skip(first + 1).take_while(|column| column.part != Part::Own).count();
    let mut columns: Vec<AnswerColumn> = table.columns.iter().take(groups).cloned().collect();
    let column = |key: &str, id: &str, kind: DatumKind, part: Part| AnswerColumn {
        key: key.to_owned(),
        heading: language.text(id),
        kind,
        part,
    };
    columns.push(column("figure", "report-column-figure", DatumKind::Text, Part::Own));
    columns.push(column("value", "report-column-value", DatumKind::Mixed, Part::Own));
    for compared in table.columns.iter().skip(first + 1).take(length) {
        columns.push(column("value.compared", "report-column-value", DatumKind::Mixed, compared.part));
    }
    let lines = |cells: &[Datum]| -> Vec<Vec<Datum>> {
        let line = |at: &usize| {
            let mut line: Vec<Datum> = cells.iter().take(groups).cloned().collect();
            line.push(Datum::Text(table.columns[*at].heading.clone()));
            line.extend(cells.iter().skip(*at).take(1 + length).cloned());
            line
        };
        measures.iter().map(line).collect()
    };
    let plain = |cells| AnswerRow { cells, alarm: false, explain: None };
    let all = table.rows.iter().map(|row| &row.cells[..]).chain(table.total.as_deref());
    AnswerTable {
        columns,
        rows: all.flat_map(lines).map(plain).collect(),
        total: None,
        chart: None,
        note: None,
        ..table.clone()
    }
}

fn is_figure(kind: DatumKind) -> bool {
    kind.is_number() || kind == DatumKind::Mixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tongue;

    #[test]
    fn a_wide_comparison_stands_below_with_every_cell() {
        let language = Language::new(Tongue::Spanish, None);
        let column = |key: String, kind, part| AnswerColumn { heading: key.clone(), key, kind, part };
        let mut columns = vec![column("clase".to_owned(), DatumKind::Text, Part::Own)];
        let mut cells = vec![Datum::text("uno")];
        columns.push(column("cuenta".to_owned(), DatumKind::Whole, Part::Own));
        cells.push(Datum::Whole(7));
        for measure in 0..3_i64 {
            for (index, part) in
                [Part::Own, Part::Before(0), Part::Change(0), Part::Before(1), Part::Change(1)].into_iter().enumerate()
            {
                columns.push(column(format!("m{measure}"), DatumKind::Whole, part));
                cells.push(Datum::Whole(100 * measure + index as i64));
            }
        }
        let table = AnswerTable {
            key: "t".to_owned(),
            title: "T".to_owned(),
            note: None,
            shape: Shape::Grouped,
            columns,
            rows: vec![AnswerRow { cells, alarm: true, explain: None }],
            total: None,
            left_out: 0,
            exceptions: false,
            chart: None,
        };
        let Spread { table: narrow, compared } = spread(&table, &language);
        assert_eq!(narrow.columns.len(), 5);
        assert_eq!(narrow.rows[0].cells[1..], [Datum::Whole(7), Datum::Whole(0), Datum::Whole(100), Datum::Whole(200)]);
        let compared = compared.expect("comparisons");
        assert_eq!(compared.columns.len(), 7);
        assert_eq!(compared.rows.len(), 3);
        assert_eq!(compared.rows[2].cells[1], Datum::text("m2"));
        assert_eq!(
            compared.rows[2].cells[2..],
            [Datum::Whole(200), Datum::Whole(201), Datum::Whole(202), Datum::Whole(203), Datum::Whole(204)]
        );
        let few = AnswerTable { columns: table.columns[..7].to_vec(), ..table.clone() };
        assert!(spread(&few, &language).compared.is_none());
    }
}
