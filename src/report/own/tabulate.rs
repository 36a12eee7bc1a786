//! Fills the tables of a plan: one pass over the rows of each subject, for each moment.
//!
//! **Laws.** The total of a table is what its measures give of all rows that the same filters and
//! period list; its groups part those rows without rest or overlap; in which order the files came
//! changes nothing.

mod arrange;

use std::collections::HashMap;

use super::answer::{AnswerTable, Datum};
use super::datum::{equality, in_expression};
use super::figures::Tally;
use super::plan::{Body, ColumnRef, Feed, Group, Measure, Plan, SortBy};
use super::subject::{Ground, Row, STANDING, Subject};
use crate::message;
use crate::model::message::Message;
use crate::model::time::Moment;

/// A desk at a moment, and the days that a report is about.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The desk.
    pub ground: Ground<'a>,
    /// First moment of the period and the first after it; none where everything counts.
    pub bounds: Option<(Moment, Moment)>,
}

/// How the report was asked for, to say how its parts are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Key of the report.
    pub report: String,
    /// Options that every part of it needs: period, moment, restrictions.
    pub options: Vec<String>,
    /// Expressions that restrict it.
    pub restrictions: Vec<String>,
}

/// What came of a plan.
#[derive(Debug, Default)]
pub struct Tabulated {
    /// Its tables.
    pub tables: Vec<AnswerTable>,
    /// Expressions that could not be reckoned of some row, which then counted as not holding; each
    /// with what stood in the way the first time.
    pub failed: Vec<(String, Message)>,
}

/// The answer to a plan: of the first scope, compared with the others.
pub fn tabulate(plan: &Plan, scopes: &[Scope], asked: &Asked) -> Tabulated {
    let mut failed: HashMap<usize, Message> = HashMap::new();
    let gather = |(index, scope): (usize, &Scope)| gather(plan, scope, index == 0, &mut failed);
    let gathered: Vec<Vec<Gathered>> = scopes.iter().enumerate().map(gather).collect();
    let Some(first) = scopes.first() else { return Tabulated::default() };
    let arranger = arrange::Arranger { ground: &first.ground, bounds: first.bounds, asked };
    let tables = plan.tables.iter().enumerate().map(|(index, table)| {
        let of_table: Vec<&Gathered> = gathered.iter().filter_map(|tables| tables.get(index)).collect();
        arranger.table(table, &of_table)
    });
    let tables = tables.collect();
    let mut failed: Vec<(String, Message)> =
        failed.into_iter().map(|(index, message)| (plan.expressions[index].1.text.clone(), message)).collect();
    failed.sort_by(|a, b| a.0.cmp(&b.0));
    Tabulated { tables, failed }
}

/// What a table gathered of one scope.
enum Gathered {
    /// A tally for each figure.
    Figures(Vec<Tally>),
    /// Groups in no order, and what all of them come to.
    Grouped(Groups, Vec<Tally>),
    /// Records.
    Listed(Vec<Record>),
}

/// Groups by what tells them apart.
#[derive(Default)]
struct Groups {
    index: HashMap<Vec<String>, usize>,
    found: Vec<Found>,
}

/// A group.
struct Found {
    identity: Vec<String>,
    keys: Vec<GroupKey>,
    tallies: Vec<Tally>,
}

/// What the rows of a group have in common, by one column.
#[derive(Clone)]
struct GroupKey {
    /// Its place among the known ones.
    rank: i64,
    cell: Datum,
    /// Expression that holds of its rows.
    expression: String,
}

/// A record that is listed.
struct Record {
    cells: Vec<Datum>,
    order: Vec<Datum>,
    alarm: bool,
    counted: bool,
    command: Option<String>,
}

/// Who looks at a row: a table, or one figure of it.
struct Watcher<'p> {
    table: usize,
    figure: Option<usize>,
    feed: &'p Feed,
}

/// Gathers what tables need of a scope: of one with which the first is compared, only what is.
fn gather(plan: &Plan, scope: &Scope, is_first: bool, failed: &mut HashMap<usize, Message>) -> Vec<Gathered> {
    let mut gathered: Vec<Gathered> = plan
        .tables
        .iter()
        .map(|table| match &table.body {
            Body::Figures(measures) => Gathered::Figures(tallies(measures)),
            Body::Grouped(_, measures) => Gathered::Grouped(Groups::default(), tallies(measures)),
            Body::Listed(_) => Gathered::Listed(Vec::new()),
        })
        .collect();
    let mut watchers: Vec<Watcher> = Vec::new();
    for (index, table) in plan.tables.iter().enumerate() {
        match &table.body {
            Body::Figures(measures) => watchers.extend(measures.iter().enumerate().map(|(figure, measure)| {
                let feed = measure.feed.as_ref().unwrap_or(&table.feed);
                Watcher { table: index, figure: Some(figure), feed }
            })),
            Body::Listed(_) if !is_first => {}
            Body::Grouped(_, measures) if !is_first && measures.iter().all(|measure| !measure.compare) => {}
            _ => watchers.push(Watcher { table: index, figure: None, feed: &table.feed }),
        }
    }
    for (subject, ..) in Subject::ALL {
        let watching: Vec<&Watcher> = watchers.iter().filter(|watcher| watcher.feed.subject == subject).collect();
        if watching.is_empty() {
            continue;
        }
        let mut known: Vec<Option<bool>> = vec![None; plan.expressions.len()];
        subject.each(&scope.ground, &mut |row, judged| {
            known.fill(None);
            let mut judge = Judge { plan, scope, row, judged, known: &mut known, failed: &mut *failed };
            for watcher in &watching {
                if judge.belongs(watcher.feed) {
                    take(plan, watcher, &mut judge, &mut gathered[watcher.table]);
                }
            }
        });
    }
    gathered
}

fn tallies(measures: &[Measure]) -> Vec<Tally> {
    measures.iter().map(|measure| Tally::new(measure.kind)).collect()
}

/// A row, with what was found out about it.
struct Judge<'a, 'r> {
    plan: &'a Plan,
    scope: &'a Scope<'a>,
    row: &'r dyn Row,
    /// The same row as expressions see it.
    judged: &'r dyn Row,
    known: &'a mut Vec<Option<bool>>,
    failed: &'a mut HashMap<usize, Message>,
}

impl Judge<'_, '_> {
    fn holds(&mut self, index: usize) -> bool {
        if let Some(known) = self.known[index] {
            return known;
        }
        let holds = match self.plan.expressions[index].1.holds(self.judged, self.scope.ground.reference) {
            Ok(holds) => holds,
            Err(message) => {
                self.failed.entry(index).or_insert(message);
                false
            }
        };
        self.known[index] = Some(holds);
        holds
    }

    fn belongs(&mut self, feed: &Feed) -> bool {
        let placed = match (feed.when, self.scope.bounds) {
            (STANDING, _) => self.row.is_standing(),
            (when, None) => self.row.at(when).is_some(),
            (when, Some((from, before))) => self.row.at(when).is_some_and(|at| from <= at && at < before),
        };
        placed && feed.filters.iter().all(|index| self.holds(*index))
    }

    fn cell(&self, column: &ColumnRef) -> Datum {
        column.cell(self.row, self.scope.ground.reference)
    }

    fn measure(&mut self, measure: &Measure, tally: &mut Tally) {
        if measure.only.is_some_and(|index| !self.holds(index)) {
            return;
        }
        match (&measure.column, measure.counts) {
            (Some(column), _) => tally.take(&self.cell(column)),
            (None, Some(index)) => tally.take_flag(self.holds(index)),
            (None, None) => tally.take_flag(true),
        }
    }
}

fn take(plan: &Plan, watcher: &Watcher, judge: &mut Judge, gathered: &mut Gathered) {
    match (&plan.tables[watcher.table].body, gathered) {
        (Body::Figures(measures), Gathered::Figures(tallies)) => {
            if let Some(figure) = watcher.figure {
                judge.measure(&measures[figure], &mut tallies[figure]);
            }
        }
        (Body::Grouped(groups, measures), Gathered::Grouped(found, total)) => {
            let keys: Vec<GroupKey> = groups.iter().map(|group| group_key(group, judge)).collect();
            let group = found.group(keys, measures);
            for (index, measure) in measures.iter().enumerate() {
                judge.measure(measure, &mut group.tallies[index]);
                judge.measure(measure, &mut total[index]);
            }
        }
        (Body::Listed(columns), Gathered::Listed(records)) => {
            let order = plan.tables[watcher.table].sort.iter().map(|sort| match &sort.by {
                SortBy::Column(column) => judge.cell(column),
                SortBy::Group(_) | SortBy::Measure(_) => Datum::Blank,
            });
            records.push(Record {
                cells: columns.iter().map(|column| judge.cell(column)).collect(),
                order: order.collect(),
                alarm: judge.row.is_alarming(),
                counted: judge.row.is_counted(),
                command: judge.row.command(),
            });
        }
        _ => {}
    }
}

impl Groups {
    fn group(&mut self, keys: Vec<GroupKey>, measures: &[Measure]) -> &mut Found {
        let identity: Vec<String> = keys.iter().map(|key| key.cell.identity()).collect();
        let index = match self.index.get(&identity) {
            Some(index) => *index,
            None => {
                self.index.insert(identity.clone(), self.found.len());
                self.found.push(Found { identity, keys, tallies: tallies(measures) });
                self.found.len() - 1
            }
        };
        &mut self.found[index]
    }
}

fn group_key(group: &Group, judge: &Judge) -> GroupKey {
    let cell = judge.cell(&group.column);
    let key = &group.column.key;
    if group.edges.is_empty() {
        let rank = match &cell {
            Datum::Word { key, .. } => group.order.iter().position(|known| known == key).unwrap_or(group.order.len()),
            _ => 0,
        };
        return GroupKey { rank: i64::try_from(rank).unwrap_or(0), expression: equality(key, &cell), cell };
    }
    let Some(number) = cell.number() else {
        return GroupKey { rank: 0, expression: equality(key, &Datum::Blank), cell: Datum::Blank };
    };
    let band = group.edges.iter().take_while(|edge| number >= **edge as f64).count();
    let (from, before) = (band.checked_sub(1).and_then(|band| group.edges.get(band)), group.edges.get(band));
    let (name, word, expression) = band_words(key, from.copied(), before.copied());
    let name = judge.scope.ground.reference.language.format(&name);
    GroupKey { rank: i64::try_from(band).unwrap_or(0), cell: Datum::word(word, name), expression }
}

/// A band of numbers: its name, its key, and the expression that holds of it.
fn band_words(column: &str, from: Option<i64>, before: Option<i64>) -> (Message, String, String) {
    let name = in_expression(column);
    match (from, before) {
        (None, Some(before)) => (
            message!("report-band-below", to = before),
            format!("..{before}"),
            format!("{name} is number and {name} < {before}"),
        ),
        (Some(from), Some(before)) if before - from == 1 => {
            (message!("report-band-one", from = from), from.to_string(), format!("{name} == {from}"))
        }
        (Some(from), Some(before)) => (
            message!("report-band", from = from, to = before - 1),
            format!("{from}..{before}"),
            format!("{name} is number and {name} >= {from} and {name} < {before}"),
        ),
        (from, None) => {
            let from = from.unwrap_or_default();
            (
                message!("report-band-above", from = from),
                format!("{from}.."),
                format!("{name} is number and {name} >= {from}"),
            )
        }
    }
}
