//! From definition to plan: everything that means nothing is told, with its place and what may have
//! been meant.

use super::{Body, ColumnRef, Expression, Feed, Group, Lookup, Measure, NoExpression, Plan, Sort, SortBy, TablePlan};
use crate::message;
use crate::model::catalogue::{
    GroupDefinition, MeasureDefinition, MeasureKind, ReportDefinition, STEPS, Sited, TableDefinition, TableEntry,
    Wording,
};
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::report::own::answer::{ChartKind, DatumKind};
use crate::report::own::figures::kind_of;
use crate::report::own::subject::{FIELD, STANDING, Subject, order};

/// Most reports that may be included one in another.
const DEEPEST: usize = 8;

/// The plan of a report.
///
/// # Errors
/// Everything in it, and in the reports that it includes, that means nothing.
pub fn compile(definition: &ReportDefinition, lookup: &Lookup) -> Result<Plan, Vec<Finding>> {
    let mut builder = Builder { lookup, findings: Vec::new(), expressions: Vec::new() };
    let mut tables = Vec::new();
    builder.tables(definition, None, &mut vec![definition.key.clone()], &mut tables);
    let Builder { mut findings, expressions, .. } = builder;
    let code = lookup.language.tongue().code();
    if findings.is_empty() {
        return Ok(Plan {
            key: definition.key.clone(),
            title: definition.title.text(code).to_owned(),
            about: definition.about.as_ref().map(|about| about.text(code).to_owned()),
            period: definition.period.clone(),
            compare: definition.compare.clone(),
            as_of_now: definition.cut_off.as_deref() == Some("now"),
            tables,
            expressions,
        });
    }
    findings.sort_by_key(|finding| (finding.place.line, finding.place.column));
    findings.dedup();
    Err(findings)
}

/// Restricts a plan to the rows of which an expression holds. Tables whose subject has not all its
/// columns are left out, and named.
///
/// # Errors
/// It is no expression, or names what no table of the report has.
pub fn restriction(plan: &mut Plan, text: &str, lookup: &Lookup) -> Result<Vec<String>, NoExpression> {
    let mut subjects: Vec<Subject> = plan.feeds().map(|feed| feed.subject).collect();
    subjects.sort_by_key(|subject| Subject::ALL.iter().position(|(known, ..)| known == subject));
    subjects.dedup();
    let mut compiled: Vec<(Subject, usize)> = Vec::new();
    let mut problem = None;
    for subject in subjects {
        match Expression::read(text, |name| ColumnRef::find(name, subject, lookup.fields, lookup.language)) {
            Ok(expression) => {
                compiled.push((subject, plan.expressions.len()));
                plan.expressions.push((subject, expression));
            }
            Err(error) => problem = problem.or(Some(error)),
        }
    }
    if compiled.is_empty() {
        return Err(problem.unwrap_or(NoExpression::Unknown(Vec::new())));
    }
    let find = |subject: Subject| compiled.iter().find(|(known, _)| *known == subject).map(|(_, index)| *index);
    let mut left_out = Vec::new();
    plan.tables.retain_mut(|table| {
        let mut kept = find(table.feed.subject).map(|index| table.feed.filters.push(index)).is_some();
        if let Body::Figures(measures) = &mut table.body {
            let own = kept;
            measures.retain_mut(|measure| match &mut measure.feed {
                Some(feed) => find(feed.subject).map(|index| feed.filters.push(index)).is_some(),
                None => own,
            });
            kept = !measures.is_empty();
            table.chart = table.chart.take().filter(|(_, shown)| shown.iter().all(|index| *index < measures.len()));
        }
        if !kept {
            left_out.push(table.title.clone());
        }
        kept
    });
    Ok(left_out)
}

struct Builder<'a> {
    lookup: &'a Lookup<'a>,
    findings: Vec<Finding>,
    expressions: Vec<(Subject, Expression)>,
}

/// A definition in which something is looked up.
type Page<'p> = &'p ReportDefinition;

impl Builder<'_> {
    fn tell(&mut self, page: Page, at: usize, message: Message) {
        self.findings.push(Finding::new(Place::offset(&page.path, &page.source, at), message));
    }

    fn unknown<'k>(&mut self, page: Page, what: Message, word: &Sited, known: impl IntoIterator<Item = &'k str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let list = known.join(", ");
        let found = word.text.as_str();
        let message = match nearest(found, known.iter().copied()) {
            Some(near) => {
                message!("finding-report-unknown-near", what = what, found = found, near = near, known = list)
            }
            None => message!("finding-report-unknown", what = what, found = found, known = list),
        };
        self.tell(page, word.at, message);
    }

    fn text(&self, wording: &Wording) -> String {
        wording.text(self.lookup.language.tongue().code()).to_owned()
    }

    /// Adds the tables of a report, or the one of that key.
    fn tables(&mut self, page: Page, only: Option<&Sited>, way: &mut Vec<String>, tables: &mut Vec<TablePlan>) {
        for entry in &page.tables {
            match entry {
                TableEntry::Table(table) => {
                    if only.is_some_and(|only| only.text != table.key.text) || self.is_idle(page, table) {
                        continue;
                    }
                    if let Some(mut plan) = self.table(page, table) {
                        if tables.iter().any(|known| known.key == plan.key) {
                            plan.key = format!("{}.{}", page.key, plan.key);
                        }
                        tables.push(plan);
                    }
                }
                TableEntry::Include(word) if only.is_none() => self.include(page, word, way, tables),
                TableEntry::Include(_) => {}
            }
        }
    }

    /// Whether a table of a built-in report groups by a field that no procedure of the desk has.
    fn is_idle(&self, page: Page, table: &TableDefinition) -> bool {
        let unknown = |column: &str| {
            column.strip_prefix(FIELD).is_some_and(|id| !self.lookup.fields.iter().any(|field| field.id == id))
        };
        !page.path.starts_with("catalog/") && table.group.iter().any(|group| unknown(&group.column.text))
    }

    fn include(&mut self, page: Page, word: &Sited, way: &mut Vec<String>, tables: &mut Vec<TablePlan>) {
        let (report, table) = match word.text.split_once('/') {
            Some((report, table)) => (report.to_owned(), Some(Sited { text: table.to_owned(), at: word.at })),
            None => (word.text.clone(), None),
        };
        if way.contains(&report) || way.len() >= DEEPEST {
            let message = message!("finding-report-circle", way = format!("{} → {report}", way.join(" → ")));
            self.tell(page, word.at, message);
            return;
        }
        let Some(other) = (self.lookup.report)(&report) else {
            let word = Sited { text: report, at: word.at };
            let known: Vec<&str> = self.lookup.known.iter().map(String::as_str).collect();
            self.unknown(page, message!("report-what-report"), &word, known);
            return;
        };
        if let Some(table) = &table {
            let keys: Vec<&str> = other.tables.iter().filter_map(key_of).collect();
            if !keys.contains(&table.text.as_str()) {
                self.unknown(page, message!("report-what-table"), table, keys);
                return;
            }
        }
        way.push(report);
        self.tables(&other, table.as_ref(), way, tables);
        way.pop();
    }

    fn table(&mut self, page: Page, table: &TableDefinition) -> Option<TablePlan> {
        let feed = self.feed(page, &table.of, table.when.as_ref())?;
        let subject = feed.subject;
        let filter = table.filter.as_ref().and_then(|filter| self.expression(page, filter, subject));
        let feed = Feed { filters: filter.into_iter().collect(), ..feed };
        let body = if !table.columns.is_empty() {
            let columns = table.columns.iter().filter_map(|definition| {
                let mut column = self.column(page, &definition.column, subject)?;
                if let Some(title) = &definition.title {
                    column.heading = self.text(title);
                }
                Some(column)
            });
            Body::Listed(columns.collect())
        } else {
            let measures: Vec<Measure> =
                table.measures.iter().filter_map(|measure| self.measure(page, measure, &feed)).collect();
            let groups: Vec<Group> = table.group.iter().filter_map(|group| self.group(page, group, subject)).collect();
            for measure in &table.measures {
                if groups.iter().any(|group| group.key() == measure.key.text) {
                    let message = message!("finding-report-same-key", key = &measure.key.text);
                    self.tell(page, measure.key.at, message);
                }
            }
            if table.group.is_empty() { Body::Figures(measures) } else { Body::Grouped(groups, measures) }
        };
        let sort = table.sort.iter().filter_map(|word| self.sort(page, word, &body, subject)).collect();
        let chart = self.chart(page, table, &body);
        Some(TablePlan {
            key: table.key.text.clone(),
            title: self.text(&table.title),
            note: table.note.as_ref().map(|note| self.text(note)),
            feed,
            body,
            total: table.total,
            sort,
            top: table.top,
            chart,
            exceptions: table.exceptions,
        })
    }

    fn feed(&mut self, page: Page, of: &Sited, when: Option<&Sited>) -> Option<Feed> {
        let Some(subject) = Subject::from_word(&of.text) else {
            self.unknown(page, message!("report-what-subject"), of, Subject::words());
            return None;
        };
        let moments = subject.moments();
        let when = match when {
            None => *moments.first().unwrap_or(&STANDING),
            Some(word) => match moments.iter().find(|known| **known == word.text) {
                Some(known) => known,
                None => {
                    self.unknown(page, message!("report-what-moment"), word, moments.iter().copied());
                    return None;
                }
            },
        };
        Some(Feed { subject, when, filters: Vec::new() })
    }

    fn find(&self, key: &str, subject: Subject) -> Option<ColumnRef> {
        ColumnRef::find(key, subject, self.lookup.fields, self.lookup.language)
    }

    fn column(&mut self, page: Page, word: &Sited, subject: Subject) -> Option<ColumnRef> {
        let found = self.find(&word.text, subject);
        if found.is_none() {
            self.no_column(page, word, subject);
        }
        found
    }

    fn no_column(&mut self, page: Page, word: &Sited, subject: Subject) {
        let columns = subject.columns();
        let fields = self.lookup.fields.iter().filter(|_| subject.has_fields());
        let fields: Vec<String> = fields.map(|field| format!("{FIELD}{}", field.id)).collect();
        let near: Vec<&str> =
            columns.iter().map(|column| column.key).chain(fields.iter().map(String::as_str)).collect();
        let list = columns.iter().map(|column| column.key).collect::<Vec<_>>().join(", ");
        let (found, what) = (word.text.as_str(), message!("report-what-column"));
        // A field is named with where it belongs.
        let field = fields.iter().find(|field| field.strip_prefix(FIELD) == Some(found)).map(String::as_str);
        let message = match field.or_else(|| nearest(found, near)) {
            Some(near) => {
                message!("finding-report-unknown-near", what = what, found = found, near = near, known = list)
            }
            None => message!("finding-report-unknown", what = what, found = found, known = list),
        };
        self.tell(page, word.at, message);
    }

    fn expression(&mut self, page: Page, word: &Sited, subject: Subject) -> Option<usize> {
        let known = |(of, expression): &(Subject, Expression)| *of == subject && expression.text == word.text;
        if let Some(index) = self.expressions.iter().position(known) {
            return Some(index);
        }
        match Expression::read(&word.text, |name| self.find(name, subject)) {
            Ok(expression) => {
                self.expressions.push((subject, expression));
                Some(self.expressions.len() - 1)
            }
            Err(NoExpression::Unreadable(problem)) => {
                self.tell(page, word.at, message!("finding-report-expression", problem = problem));
                None
            }
            Err(NoExpression::Unknown(names)) => {
                for text in names {
                    self.no_column(page, &Sited { text, at: word.at }, subject);
                }
                None
            }
        }
    }

    fn group(&mut self, page: Page, group: &GroupDefinition, subject: Subject) -> Option<Group> {
        let mut column = self.column(page, &group.column, subject)?;
        let at = group.column.at;
        if let Some(step) = group.by.as_deref().and_then(|by| STEPS.into_iter().find(|known| *known == by)) {
            let Some(stepped) = column.stepped(step, self.lookup.language) else {
                self.tell(page, at, message!("finding-report-step", column = &column.key, step = step));
                return None;
            };
            column = stepped;
        }
        if !group.edges.is_empty() && !column.kind.is_number() {
            self.tell(page, at, message!("finding-report-no-number", column = &column.key));
            return None;
        }
        let heading = group.title.as_ref().map_or_else(|| column.heading.clone(), |title| self.text(title));
        Some(Group { order: order(&column.key), heading, edges: group.edges.clone(), column })
    }

    fn measure(&mut self, page: Page, definition: &MeasureDefinition, table: &Feed) -> Option<Measure> {
        let own = match (&definition.of, &definition.when) {
            (None, None) => None,
            (of, when) => {
                let of = of.clone().unwrap_or(Sited { text: table.subject.word().to_owned(), at: definition.key.at });
                let feed = self.feed(page, &of, when.as_ref())?;
                // The filter of its table speaks of the table's own subject.
                let filters = if feed.subject == table.subject { table.filters.clone() } else { Vec::new() };
                Some(Feed { filters, ..feed })
            }
        };
        let subject = own.as_ref().map_or(table.subject, |feed| feed.subject);
        let only = definition.only.as_ref().and_then(|only| self.expression(page, only, subject));
        let kind = definition.kind;
        let (mut counts, mut column) = (None, None);
        match &definition.of_what {
            Some(word) if kind.takes_expression() => counts = Some(self.expression(page, word, subject)?),
            Some(word) => {
                let found = self.column(page, word, subject)?;
                if kind != MeasureKind::Distinct && !found.kind.is_number() {
                    self.tell(page, word.at, message!("finding-report-no-number", column = &found.key));
                    return None;
                }
                column = Some(found);
            }
            None => {}
        }
        let cells = kind_of(kind, column.as_ref().map_or(DatumKind::Whole, |column| column.kind));
        let heading = match &definition.title {
            Some(title) => self.text(title),
            None => self.heading(kind, counts, column.as_ref()),
        };
        let (key, compare) = (definition.key.text.clone(), definition.compare);
        Some(Measure { key, heading, kind, cells, counts, column, only, feed: own, compare })
    }

    /// What a measure is called that has no title.
    fn heading(&self, kind: MeasureKind, counts: Option<usize>, column: Option<&ColumnRef>) -> String {
        let language = self.lookup.language;
        let counted = counts.and_then(|index| self.expressions.get(index)).map(|(_, expression)| {
            expression.only_column().map_or_else(|| expression.text.clone(), |column| column.heading.clone())
        });
        let column = column.map(|column| column.heading.clone()).or(counted).unwrap_or_default();
        match kind {
            MeasureKind::Count if column.is_empty() => language.text("report-measure-count"),
            MeasureKind::Count | MeasureKind::Sum => column,
            MeasureKind::Share => language.format(&message!("report-measure-share", column = column)),
            MeasureKind::Mean => language.format(&message!("report-measure-mean", column = column)),
            MeasureKind::Median => language.format(&message!("report-measure-median", column = column)),
            MeasureKind::P90 => language.format(&message!("report-measure-p90", column = column)),
            MeasureKind::Min => language.format(&message!("report-measure-min", column = column)),
            MeasureKind::Max => language.format(&message!("report-measure-max", column = column)),
            MeasureKind::Distinct => language.format(&message!("report-measure-distinct", column = column)),
        }
    }

    fn sort(&mut self, page: Page, word: &Sited, body: &Body, subject: Subject) -> Option<Sort> {
        let descending = word.text.starts_with('-');
        let key = word.text.trim_start_matches('-');
        let by = match body {
            Body::Listed(_) => {
                let word = Sited { text: key.to_owned(), at: word.at };
                return self.column(page, &word, subject).map(|column| Sort { by: SortBy::Column(column), descending });
            }
            Body::Figures(_) => None,
            Body::Grouped(groups, measures) => {
                let measure = measures.iter().position(|measure| measure.key == key).map(SortBy::Measure);
                let named = |group: &Group| group.key() == key || group.column.base() == key;
                measure.or_else(|| groups.iter().position(named).map(SortBy::Group))
            }
        };
        if by.is_none() {
            let keys: Vec<String> = match body {
                Body::Grouped(groups, measures) => {
                    groups.iter().map(Group::key).chain(measures.iter().map(|measure| measure.key.clone())).collect()
                }
                Body::Figures(_) | Body::Listed(_) => Vec::new(),
            };
            let word = Sited { text: key.to_owned(), at: word.at };
            self.unknown(page, message!("report-what-measure"), &word, keys.iter().map(String::as_str));
        }
        by.map(|by| Sort { by, descending })
    }

    fn chart(&mut self, page: Page, table: &TableDefinition, body: &Body) -> Option<(ChartKind, Vec<usize>)> {
        let chart = table.chart.as_ref()?;
        let (Body::Figures(measures) | Body::Grouped(_, measures)) = body else { return None };
        let mut shown = Vec::new();
        for word in &chart.measures {
            match measures.iter().position(|measure| measure.key == word.text) {
                Some(index) => shown.push(index),
                // One that is wrong itself is told of there.
                None if table.measures.iter().any(|measure| measure.key.text == word.text) => {}
                None => {
                    let keys: Vec<&str> = measures.iter().map(|measure| measure.key.as_str()).collect();
                    self.unknown(page, message!("report-what-measure"), word, keys);
                }
            }
        }
        let unit = |index: &usize| measures.get(*index).map(|measure| measure.cells);
        if let Some((_, word)) = shown.iter().zip(&chart.measures).find(|(index, _)| unit(index) != unit(&shown[0])) {
            self.tell(page, word.at, message!("finding-report-units", measure = &word.text));
        }
        let kind = match chart.kind.as_str() {
            "stacked" => ChartKind::Stacked,
            "line" => ChartKind::Line,
            _ => ChartKind::Bars,
        };
        (!shown.is_empty()).then_some((kind, shown))
    }
}

fn key_of(entry: &TableEntry) -> Option<&str> {
    match entry {
        TableEntry::Table(table) => Some(&table.key.text),
        TableEntry::Include(_) => None,
    }
}
