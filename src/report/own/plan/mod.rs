//! A report's definition with its words looked up: every subject, column, moment, measure and
//! expression in it means something.

mod build;
mod column;
mod expression;
mod rows;

use super::answer::{ChartKind, DatumKind};
use super::subject::Subject;
use crate::language::Language;
use crate::model::catalogue::{MeasureKind, ReportDefinition};

pub use build::{compile, restriction};
pub use column::{ColumnRef, FieldInfo};
pub use expression::{Expression, NoExpression};
pub use rows::NoSuchPart;

/// What the words of a definition are looked up in.
pub struct Lookup<'a> {
    /// The report of a key.
    pub report: &'a dyn Fn(&str) -> Option<ReportDefinition>,
    /// Keys of all reports.
    pub known: &'a [String],
    /// Fields of the desk's procedures.
    pub fields: &'a [FieldInfo],
    /// Language of titles and headings.
    pub language: &'a Language,
}

/// A report ready to be answered.
pub struct Plan {
    /// Key.
    pub key: String,
    /// Title.
    pub title: String,
    /// What it is for.
    pub about: Option<String>,
    /// Stretch of time of its usual period.
    pub period: Option<String>,
    /// What it is usually compared with.
    pub compare: Vec<String>,
    /// Whether it is told as of now, whatever its period.
    pub as_of_now: bool,
    /// Its tables.
    pub tables: Vec<TablePlan>,
    /// Every expression of it, each text of a subject once.
    pub expressions: Vec<(Subject, Expression)>,
}

/// Which rows there are to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What they are of.
    pub subject: Subject,
    /// Moment by which they belong to a period, a word of the subject.
    pub when: &'static str,
    /// Expressions that hold of them.
    pub filters: Vec<usize>,
}

/// A table.
pub struct TablePlan {
    /// Key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Remark.
    pub note: Option<String>,
    /// Its rows.
    pub feed: Feed,
    /// What it shows of them.
    pub body: Body,
    /// Whether it has a total.
    pub total: bool,
    /// Order of its rows.
    pub sort: Vec<Sort>,
    /// Rows shown at most.
    pub top: Option<usize>,
    /// Picture: its kind, and positions of the measures in it.
    pub chart: Option<(ChartKind, Vec<usize>)>,
    /// Whether its rows are exceptions.
    pub exceptions: bool,
}

/// What a table shows.
pub enum Body {
    /// A figure a row.
    Figures(Vec<Measure>),
    /// A group a row.
    Grouped(Vec<Group>, Vec<Measure>),
    /// A record a row.
    Listed(Vec<ColumnRef>),
}

/// What the rows of a group have in common.
pub struct Group {
    /// Its column.
    pub column: ColumnRef,
    /// Heading.
    pub heading: String,
    /// Bounds of its bands; none where each value is a group.
    pub edges: Vec<i64>,
    /// Words of the column in their order, where that is not that of their keys.
    pub order: Vec<&'static str>,
}

impl Group {
    /// Key of its column in the table.
    pub fn key(&self) -> String {
        if self.edges.is_empty() { self.column.key.clone() } else { format!("{}_band", self.column.key) }
    }
}

/// A measure.
pub struct Measure {
    /// Key.
    pub key: String,
    /// Heading.
    pub heading: String,
    /// How it measures.
    pub kind: MeasureKind,
    /// What its cells are.
    pub cells: DatumKind,
    /// Expression that it counts.
    pub counts: Option<usize>,
    /// Column that it takes.
    pub column: Option<ColumnRef>,
    /// Expression that says which rows it is about.
    pub only: Option<usize>,
    /// Its rows, where they are not those of its table.
    pub feed: Option<Feed>,
    /// Whether it is compared with other periods.
    pub compare: bool,
}

/// A key of the order of rows.
pub struct Sort {
    /// What.
    pub by: SortBy,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// What rows are put in order by.
pub enum SortBy {
    /// A group, by position.
    Group(usize),
    /// A measure, by position.
    Measure(usize),
    /// A column of the subject.
    Column(ColumnRef),
}

impl Plan {
    /// Whether its rows depend on a period.
    pub fn has_period(&self) -> bool {
        let is_placed = |feed: &Feed| feed.when != super::subject::STANDING;
        self.feeds().any(is_placed)
    }

    /// Whether it has to do with assets.
    pub fn concerns_assets(&self) -> bool {
        self.feeds().any(|feed| {
            matches!(
                feed.subject,
                Subject::Assets
                    | Subject::Licences
                    | Subject::Outside
                    | Subject::Loans
                    | Subject::Maintenance
                    | Subject::Expiring
            )
        })
    }

    /// The feeds of a subject.
    pub fn feeds_of(&self, subject: Subject) -> impl Iterator<Item = &Feed> {
        self.feeds().filter(move |feed| feed.subject == subject)
    }

    /// Whether rows of a subject are told of the periods with which it is compared too.
    pub fn compares(&self, subject: Subject) -> bool {
        self.tables.iter().any(|table| match &table.body {
            Body::Listed(_) => false,
            Body::Grouped(_, measures) => {
                table.feed.subject == subject && measures.iter().any(|measure| measure.compare)
            }
            Body::Figures(measures) => {
                measures.iter().any(|measure| measure.feed.as_ref().unwrap_or(&table.feed).subject == subject)
            }
        })
    }

    /// All feeds of its tables and figures.
    pub fn feeds(&self) -> impl Iterator<Item = &Feed> {
        self.tables.iter().flat_map(|table| {
            let of_measures = match &table.body {
                Body::Figures(measures) => &measures[..],
                Body::Grouped(..) | Body::Listed(_) => &[],
            };
            std::iter::once(&table.feed).chain(of_measures.iter().filter_map(|measure| measure.feed.as_ref()))
        })
    }
}
