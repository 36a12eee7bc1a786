//! From what was gathered to the tables of an answer: order, totals, comparison, charts, and how each
//! row is explained.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::{Asked, Found, Gathered, Groups, Record};
use crate::message;
use crate::model::catalogue::MeasureKind;
use crate::model::message::Message;
use crate::model::time::{Moment, read_date};
use crate::model::value::shell_word;
use crate::report::own::answer::{
    AnswerColumn, AnswerRow, AnswerTable, Chart, ChartKind, Datum, DatumKind, Part, Series, Shape,
};
use crate::report::own::figures::{Tally, change};
use crate::report::own::plan::{Body, ColumnRef, Group, Measure, SortBy, TablePlan};
use crate::report::own::subject::{Ground, Subject};

/// Arranges what tables gathered.
pub(super) struct Arranger<'a> {
    pub ground: &'a Ground<'a>,
    pub bounds: Option<(Moment, Moment)>,
    pub asked: &'a Asked,
}

impl Arranger<'_> {
    /// The table that comes of what each scope gathered, the first of them being shown.
    pub(super) fn table(&self, plan: &TablePlan, gathered: &[&Gathered]) -> AnswerTable {
        let mut table = AnswerTable {
            key: plan.key.clone(),
            title: plan.title.clone(),
            note: plan.note.clone(),
            shape: Shape::Listed,
            columns: Vec::new(),
            rows: Vec::new(),
            total: None,
            left_out: 0,
            exceptions: plan.exceptions,
            chart: None,
        };
        match &plan.body {
            Body::Figures(measures) => self.figures(plan, measures, gathered, &mut table),
            Body::Grouped(groups, measures) => self.grouped(plan, groups, measures, gathered, &mut table),
            Body::Listed(columns) => {
                if let Some(Gathered::Listed(records)) = gathered.first() {
                    self.listed(plan, columns, records, &mut table);
                }
            }
        }
        let shown = plan.top.unwrap_or(usize::MAX);
        table.left_out = table.rows.len().saturating_sub(shown);
        table.rows.truncate(shown);
        table.chart = plan.chart.as_ref().map(|(kind, measures)| self.chart(plan, *kind, measures, &table));
        table
    }

    fn text(&self, id: &'static str) -> String {
        self.ground.reference.language.text(id)
    }

    fn figures(&self, plan: &TablePlan, measures: &[Measure], gathered: &[&Gathered], table: &mut AnswerTable) {
        table.shape = Shape::Figures;
        let column = |key: &str, heading: String, kind: DatumKind, part: Part| AnswerColumn {
            key: key.to_owned(),
            heading,
            kind,
            part,
        };
        table.columns = vec![
            column("figure", self.text("report-column-figure"), DatumKind::Text, Part::Own),
            column("value", self.text("report-column-value"), DatumKind::Mixed, Part::Own),
        ];
        for index in 0..gathered.len().saturating_sub(1) {
            let number = index + 1;
            let name = || self.text("report-column-value");
            table.columns.push(column(
                &format!("value.before-{number}"),
                name(),
                DatumKind::Mixed,
                Part::Before(index),
            ));
            table.columns.push(column(
                &format!("value.change-{number}"),
                name(),
                DatumKind::Mixed,
                Part::Change(index),
            ));
        }
        for (index, measure) in measures.iter().enumerate() {
            let value = |gathered: &Gathered| match gathered {
                Gathered::Figures(tallies) => {
                    tallies.get(index).map_or(Datum::Blank, |tally| tally.result(measure.cells))
                }
                _ => Datum::Blank,
            };
            let now = gathered.first().map_or(Datum::Blank, |first| value(first));
            let mut cells = vec![Datum::word(&measure.key, &measure.heading), now.clone()];
            for earlier in gathered.iter().skip(1) {
                let before = value(earlier);
                let change = change(&now, &before);
                cells.extend([before, change]);
            }
            let part = format!("{}/{}", plan.key, measure.key);
            table.rows.push(AnswerRow { cells, alarm: false, explain: Some(self.explain(&part, &[])) });
        }
    }

    fn grouped(
        &self,
        plan: &TablePlan,
        groups: &[Group],
        measures: &[Measure],
        gathered: &[&Gathered],
        table: &mut AnswerTable,
    ) {
        table.shape = Shape::Grouped;
        let compared = gathered.len().saturating_sub(1);
        table.columns = groups
            .iter()
            .map(|group| AnswerColumn {
                key: group.key(),
                heading: group.heading.clone(),
                kind: if group.edges.is_empty() { group.column.kind } else { DatumKind::Text },
                part: Part::Own,
            })
            .collect();
        for measure in measures {
            let column =
                |key: String, heading: String, part: Part| AnswerColumn { key, heading, kind: measure.cells, part };
            table.columns.push(column(measure.key.clone(), measure.heading.clone(), Part::Own));
            for index in (0..compared).filter(|_| measure.compare) {
                let number = index + 1;
                table.columns.push(column(
                    format!("{}.before-{number}", measure.key),
                    measure.heading.clone(),
                    Part::Before(index),
                ));
                table.columns.push(column(
                    format!("{}.change-{number}", measure.key),
                    measure.heading.clone(),
                    Part::Change(index),
                ));
            }
        }
        let all: Vec<(&Groups, &[Tally])> = gathered
            .iter()
            .filter_map(|gathered| match gathered {
                Gathered::Grouped(groups, total) => Some((groups, &total[..])),
                _ => None,
            })
            .collect();
        let Some(((first, total), earlier)) = all.split_first() else { return };
        let mut found: Vec<&Found> = first.found.iter().collect();
        let is_compared = measures.iter().any(|measure| measure.compare);
        // What there was and is no longer has its row too.
        for (groups, _) in earlier.iter().filter(|_| is_compared) {
            for group in &groups.found {
                if !found.iter().any(|known| known.identity == group.identity) {
                    found.push(group);
                }
            }
        }
        let nothing: Vec<Tally> = measures.iter().map(|measure| Tally::new(measure.kind)).collect();
        let values = |tallies: &[Tally], before: &[&[Tally]]| {
            let mut cells = Vec::new();
            for (index, measure) in measures.iter().enumerate() {
                let value =
                    |tallies: &[Tally]| tallies.get(index).map_or(Datum::Blank, |tally| tally.result(measure.cells));
                let now = value(tallies);
                cells.push(now.clone());
                for before in before.iter().filter(|_| measure.compare) {
                    let before = value(before);
                    let change = change(&now, &before);
                    cells.extend([before, change]);
                }
            }
            cells
        };
        let mut rows: Vec<(&Found, Vec<Datum>)> = found
            .into_iter()
            .map(|group| {
                let now = of(first, group).unwrap_or(&nothing);
                let before: Vec<&[Tally]> =
                    earlier.iter().map(|(groups, _)| of(groups, group).unwrap_or(&nothing)).collect();
                (group, values(now, &before))
            })
            .collect();
        let position = |measure: usize| {
            let wide = |measure: &Measure| if measure.compare { 1 + 2 * compared } else { 1 };
            measures.iter().take(measure).map(wide).sum::<usize>()
        };
        rows.sort_by(|(one, values), (other, others)| {
            let keys = plan.sort.iter().map(|sort| match sort.by {
                SortBy::Group(index) => turn(by_group(one, other, index), sort.descending),
                SortBy::Measure(index) => {
                    let at = position(index);
                    by_cell(values.get(at), others.get(at), sort.descending)
                }
                SortBy::Column(_) => Ordering::Equal,
            });
            let by_groups = (0..groups.len()).map(|index| by_group(one, other, index));
            keys.chain(by_groups).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        });
        for (group, values) in rows {
            let expressions: Vec<&str> = group.keys.iter().map(|key| key.expression.as_str()).collect();
            let cells = group.keys.iter().zip(groups).map(|(key, group)| self.group_cell(&key.cell, group));
            let cells = cells.chain(values).collect();
            let explain = Some(self.explain(&plan.key, &expressions));
            table.rows.push(AnswerRow { cells, alarm: false, explain });
        }
        if plan.total && !table.rows.is_empty() {
            let before: Vec<&[Tally]> = earlier.iter().map(|(_, total)| *total).collect();
            let mut cells = vec![Datum::Blank; groups.len()];
            cells[0] = Datum::Text(self.text("report-total"));
            cells.extend(values(total, &before));
            table.total = Some(cells);
        }
    }

    /// The cell of a group; what lacks the value is called so.
    fn group_cell(&self, cell: &Datum, group: &Group) -> Datum {
        if !cell.is_blank() {
            return cell.clone();
        }
        let name = message!("report-without", column = group.heading.to_lowercase());
        Datum::word("", self.ground.reference.language.format(&name))
    }

    fn listed(&self, plan: &TablePlan, columns: &[ColumnRef], records: &[Record], table: &mut AnswerTable) {
        table.columns = columns
            .iter()
            .map(|column| AnswerColumn {
                key: column.key.clone(),
                heading: column.heading.clone(),
                kind: column.kind,
                part: Part::Own,
            })
            .collect();
        let mut order: Vec<&Record> = records.iter().collect();
        order.sort_by(|one, other| {
            let keys = plan
                .sort
                .iter()
                .enumerate()
                .map(|(index, sort)| by_cell(one.order.get(index), other.order.get(index), sort.descending));
            let cells = one.cells.iter().zip(&other.cells).map(|(cell, other)| cell.compare(other));
            let commands = std::iter::once_with(|| one.command.cmp(&other.command));
            keys.chain(cells).chain(commands).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        });
        if plan.total && records.len() > 1 {
            let sum = |index: usize, column: &ColumnRef| {
                let adds_up = matches!(column.kind, DatumKind::Minutes | DatumKind::Whole);
                let cells = records.iter().filter_map(|record| record.cells.get(index)?.number());
                if adds_up { Datum::of_number(column.kind, cells.sum()) } else { Datum::Blank }
            };
            let mut cells: Vec<Datum> = columns.iter().enumerate().map(|(index, column)| sum(index, column)).collect();
            if let Some(first) = cells.first_mut() {
                *first = Datum::Text(self.ground.reference.language.format(&total_of(plan.feed.subject, records)));
            }
            table.total = Some(cells);
        }
        table.rows = order
            .into_iter()
            .map(|record| AnswerRow {
                cells: record.cells.clone(),
                alarm: record.alarm || plan.exceptions,
                explain: record.command.clone(),
            })
            .collect();
    }

    /// The command that lists the rows behind a figure or group.
    fn explain(&self, part: &str, more: &[&str]) -> String {
        let word = |text: &str| shell_word(&text.into());
        let mut words = vec!["folio report".to_owned(), self.asked.report.clone(), "--rows".to_owned()];
        words.push(format!("--table {}", word(part)));
        words.extend(self.asked.options.iter().cloned());
        let all: Vec<&str> = self.asked.restrictions.iter().map(String::as_str).chain(more.iter().copied()).collect();
        let restriction = match &all[..] {
            [] => return words.join(" "),
            [only] => (*only).to_owned(),
            several => several
                .iter()
                .map(|one| if one.contains(" or ") { format!("({one})") } else { (*one).to_owned() })
                .collect::<Vec<_>>()
                .join(" and "),
        };
        words.push(format!("--where {}", word(&restriction)));
        words.join(" ")
    }

    fn chart(&self, plan: &TablePlan, kind: ChartKind, shown: &[usize], table: &AnswerTable) -> Chart {
        let number = |cell: Option<&Datum>| cell.and_then(Datum::number);
        let (groups, measures) = match &plan.body {
            Body::Grouped(groups, measures) => (groups.len(), &measures[..]),
            Body::Figures(measures) => (0, &measures[..]),
            Body::Listed(_) => (0, &[][..]),
        };
        let unit =
            shown.first().and_then(|index| measures.get(*index)).map_or(DatumKind::Whole, |measure| measure.cells);
        if groups == 0 {
            // The figures themselves are what stands along it.
            let rows = shown.iter().filter_map(|index| table.rows.get(*index));
            let (categories, values) =
                rows.map(|row| (row.cells.first().map(name).unwrap_or_default(), number(row.cells.get(1)))).unzip();
            return Chart { kind, categories, series: vec![Series { name: plan.title.clone(), values }], unit };
        }
        if let Some(chart) = self.along_time(plan, kind, shown, table, unit) {
            return chart;
        }
        let categories = table.rows.iter().map(|row| {
            let names: Vec<String> = row.cells.iter().take(groups).map(name).collect();
            names.join(" · ")
        });
        let series = shown.iter().filter_map(|index| {
            let measure = measures.get(*index)?;
            let at = table.columns.iter().position(|column| column.key == measure.key)?;
            let values = table.rows.iter().map(|row| number(row.cells.get(at))).collect();
            Some(Series { name: measure.heading.clone(), values })
        });
        Chart { kind, categories: categories.collect(), series: series.collect(), unit }
    }

    /// The chart of a table whose rows lie in time: along the whole period, up to the cut-off, with
    /// nothing where there was nothing.
    fn along_time(
        &self,
        plan: &TablePlan,
        kind: ChartKind,
        shown: &[usize],
        table: &AnswerTable,
        unit: DatumKind,
    ) -> Option<Chart> {
        let Body::Grouped(groups, measures) = &plan.body else { return None };
        let [group] = &groups[..] else { return None };
        let step = group.column.step().filter(|_| plan.top.is_none())?;
        let zone = self.ground.reference.zone;
        let days = match self.bounds {
            Some((from, before)) => {
                let last = before.min(self.ground.as_of + chrono::Duration::seconds(1)) - chrono::Duration::seconds(1);
                Some((zone.day(from), zone.day(last)))
            }
            None if step == "day" => {
                let days = table.rows.iter().filter_map(|row| read_date(&name(row.cells.first()?)));
                days.clone().min().zip(days.max())
            }
            None => None,
        };
        let (from, to) = days?;
        let cells = group.column.along(from, to, self.ground.reference.language);
        if cells.is_empty() {
            return None;
        }
        let of_row: HashMap<String, &AnswerRow> =
            table.rows.iter().filter_map(|row| Some((row.cells.first()?.identity(), row))).collect();
        let series = shown.iter().filter_map(|index| {
            let measure = measures.get(*index)?;
            let at = table.columns.iter().position(|column| column.key == measure.key)?;
            let adds_up = matches!(measure.kind, MeasureKind::Count | MeasureKind::Sum | MeasureKind::Distinct);
            let value = |cell: &Datum| match of_row.get(&cell.identity()) {
                Some(row) => row.cells.get(at).and_then(Datum::number),
                None => adds_up.then_some(0.0),
            };
            Some(Series { name: measure.heading.clone(), values: cells.iter().map(value).collect() })
        });
        let series = series.collect();
        Some(Chart { kind, categories: cells.iter().map(name).collect(), series, unit })
    }
}

/// What the rows listed are, and how many: clocks and waits are of fewer tickets.
fn total_of(subject: Subject, records: &[Record]) -> Message {
    let count = records.iter().filter(|record| record.counted).count();
    let tickets = || records.iter().filter_map(|record| record.command.as_ref()).collect::<HashSet<_>>().len();
    match subject {
        Subject::Tickets => message!("report-total-tickets", count = count),
        Subject::Clocks => message!("report-total-clocks", count = count, tickets = tickets()),
        Subject::Waits => message!("report-total-waits", count = count, tickets = tickets()),
        Subject::People => message!("report-total-people", count = count),
        _ => message!("report-total-of", count = count),
    }
}

/// What another scope gathered of a group.
fn of<'g>(groups: &'g Groups, group: &Found) -> Option<&'g [Tally]> {
    let index = groups.index.get(&group.identity)?;
    groups.found.get(*index).map(|found| &found.tallies[..])
}

/// What stands along a chart.
fn name(cell: &Datum) -> String {
    match cell {
        Datum::Word { name, .. } => name.clone(),
        Datum::Text(text) => text.clone(),
        other => match other.value() {
            serde_json::Value::Null => String::new(),
            value => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        },
    }
}

fn turn(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}

/// Cells in order; what is blank comes last either way.
fn by_cell(one: Option<&Datum>, other: Option<&Datum>, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => match (one.is_blank(), other.is_blank()) {
            (false, false) => turn(one.compare(other), descending),
            (one, another) => one.cmp(&another),
        },
        _ => Ordering::Equal,
    }
}

fn by_group(one: &Found, other: &Found, index: usize) -> Ordering {
    match (one.keys.get(index), other.keys.get(index)) {
        (Some(one), Some(other)) => match (one.cell.is_blank(), other.cell.is_blank()) {
            (false, false) => one.rank.cmp(&other.rank).then_with(|| one.cell.compare(&other.cell)),
            (one, another) => one.cmp(&another),
        },
        _ => Ordering::Equal,
    }
}
