//! The rows behind a report: the same tables, listing records instead of measuring them.

use super::{Body, ColumnRef, Feed, Lookup, Measure, Plan, TablePlan};
use crate::model::catalogue::MeasureKind;

/// That a report has no such table, or the table no such measure; with those there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchPart {
    /// What was asked for.
    pub found: String,
    /// What there is.
    pub known: Vec<String>,
}

impl Plan {
    /// Keeps one table, `por-actividad`, of whose measures only that after a bar where there is one:
    /// `cifras/atendidos`.
    ///
    /// # Errors
    /// There is none.
    pub fn keep(&mut self, part: &str) -> Result<(), NoSuchPart> {
        let whole = self.tables.iter().any(|table| table.key == part);
        let (key, measure) = match part.rsplit_once('/') {
            Some((key, measure)) if !whole => (key, Some(measure)),
            _ => (part, None),
        };
        let tables: Vec<String> = self.tables.iter().map(|table| table.key.clone()).collect();
        let no_table = || NoSuchPart { found: key.to_owned(), known: tables.clone() };
        let table = self.tables.iter_mut().find(|table| table.key == key).ok_or_else(no_table)?;
        if let Some(measure) = measure {
            let (Body::Figures(measures) | Body::Grouped(_, measures)) = &mut table.body else {
                return Err(NoSuchPart { found: measure.to_owned(), known: Vec::new() });
            };
            let known: Vec<String> = measures.iter().map(|measure| measure.key.clone()).collect();
            if !known.iter().any(|key| key == measure) {
                return Err(NoSuchPart { found: measure.to_owned(), known });
            }
            measures.retain(|known| known.key == measure);
            table.chart = None;
            table.sort.retain(|sort| !matches!(sort.by, super::SortBy::Measure(_)));
        }
        self.tables.retain(|table| table.key == key);
        Ok(())
    }

    /// Makes its tables list what they measure: of figures, a table each.
    pub fn list_rows(&mut self, lookup: &Lookup) {
        let tables = std::mem::take(&mut self.tables);
        self.tables = tables.into_iter().flat_map(|table| listed(table, lookup)).collect();
    }
}

fn listed(table: TablePlan, lookup: &Lookup) -> Vec<TablePlan> {
    let TablePlan { key, title, note, feed, body, sort, exceptions, .. } = table;
    let list = |key: String, title: String, feed: Feed, more: Vec<ColumnRef>| {
        let subject = feed.subject;
        let find = |key: &&str| ColumnRef::find(key, subject, lookup.fields, lookup.language);
        let mut columns: Vec<ColumnRef> = subject.listing().iter().filter_map(find).collect();
        for column in more {
            if !columns.iter().any(|known| known.key == column.key) {
                columns.push(column);
            }
        }
        let (total, sort, top, chart, exceptions) = (true, Vec::new(), None, None, false);
        TablePlan {
            key,
            title,
            note: note.clone(),
            feed,
            body: Body::Listed(columns),
            total,
            sort,
            top,
            chart,
            exceptions,
        }
    };
    match body {
        Body::Listed(columns) => {
            vec![TablePlan {
                key,
                title,
                note: note.clone(),
                feed,
                body: Body::Listed(columns),
                total: true,
                sort,
                top: None,
                chart: None,
                exceptions,
            }]
        }
        Body::Grouped(groups, measures) => {
            let only = if let [measure] = &measures[..] { narrow(&feed, measure) } else { feed };
            let more = groups.into_iter().map(|group| group.column);
            let more = more.chain(measures.into_iter().filter_map(|measure| measure.column)).collect();
            vec![list(key, title, only, more)]
        }
        Body::Figures(measures) => {
            let figure = |measure: Measure| {
                let feed = narrow(measure.feed.as_ref().unwrap_or(&feed), &measure);
                let heading = format!("{title}: {}", measure.heading);
                list(format!("{key}/{}", measure.key), heading, feed, measure.column.into_iter().collect())
            };
            measures.into_iter().map(figure).collect()
        }
    }
}

/// The rows that a measure is about; of a count, those that it counts.
fn narrow(feed: &Feed, measure: &Measure) -> Feed {
    let mut feed = feed.clone();
    feed.filters.extend(measure.only);
    if measure.kind == MeasureKind::Count {
        feed.filters.extend(measure.counts);
    }
    feed
}
