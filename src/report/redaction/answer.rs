//! A report without the people who are not of the desk: what its author wrote, and whatever else of it
//! is text. Its rows were made of records without them already.

use std::collections::HashMap;

use super::{Manner, Redaction};
use crate::report::own::answer::{Answer, AnswerTable, Datum};

impl Redaction<'_> {
    /// Takes people out of all texts of a report.
    pub fn answer(&self, answer: &mut Answer) {
        self.words(&mut answer.key);
        self.words(&mut answer.title);
        answer.about.iter_mut().for_each(|text| self.words(text));
        self.words(&mut answer.source.command);
        answer.source.unreadable.iter_mut().for_each(|text| self.words(text));
        answer.tables.iter_mut().for_each(|table| self.table(table));
    }

    fn table(&self, table: &mut AnswerTable) {
        self.words(&mut table.key);
        self.words(&mut table.title);
        table.note.iter_mut().for_each(|text| self.words(text));
        for column in &mut table.columns {
            self.words(&mut column.key);
            self.words(&mut column.heading);
        }
        for row in &mut table.rows {
            row.cells.iter_mut().for_each(|cell| self.cell(cell));
            row.explain.iter_mut().for_each(|text| self.words(text));
        }
        table.total.iter_mut().flatten().for_each(|cell| self.cell(cell));
        if let Some(chart) = &mut table.chart {
            chart.categories.iter_mut().for_each(|text| self.words(text));
            chart.series.iter_mut().for_each(|series| self.words(&mut series.name));
        }
    }

    fn cell(&self, cell: &mut Datum) {
        match cell {
            Datum::Text(text) => self.words(text),
            Datum::Word { key, name } => {
                self.words(key);
                self.words(name);
            }
            _ => {}
        }
    }

    fn words(&self, text: &mut String) {
        *text = self.text(text, &HashMap::new(), Manner::Prose);
    }
}
