//! The answer to a report: tables of typed cells, whatever they are printed as.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::time::Moment;

/// A report, answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// Key of the report: the name of its file.
    pub key: String,
    /// Title, in the language of the report.
    pub title: String,
    /// What it is for.
    pub about: Option<String>,
    /// The period that it is about; none where its tables have none.
    pub period: Option<Span>,
    /// The periods that it is compared with, in the order asked for.
    pub compared: Vec<Span>,
    /// Where it comes from.
    pub source: Source,
    /// Its tables.
    pub tables: Vec<AnswerTable>,
}

/// A period of whole days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What it is called: `octubre de 2026`.
    pub name: String,
}

/// What a reader needs to make the same report again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Name of the desk.
    pub desk: String,
    /// Institution.
    pub institution: String,
    /// Unit of the institution.
    pub unit: String,
    /// Commit that the files are of; none outside git.
    pub commit: Option<String>,
    /// Whether files of the desk differ from that commit.
    pub changed: bool,
    /// Whether git would not say: the folder is another user's.
    #[serde(skip)]
    pub refused: bool,
    /// Moment as of which everything is told.
    pub as_of: Moment,
    /// The command that makes it.
    pub command: String,
    /// Files that could not be read, and so are missing from it.
    pub unreadable: Vec<String>,
    /// SHA-256, in hexadecimal, of all that the answer says.
    pub data: String,
}

/// One table of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTable {
    /// Key within the report.
    pub key: String,
    /// Title.
    pub title: String,
    /// A remark below the title.
    pub note: Option<String>,
    /// What kind of table it is.
    pub shape: Shape,
    /// Columns.
    pub columns: Vec<AnswerColumn>,
    /// Rows.
    pub rows: Vec<AnswerRow>,
    /// The total, a cell for each column.
    pub total: Option<Vec<Datum>>,
    /// Rows that exist and are not shown.
    pub left_out: usize,
    /// Whether its rows are exceptions, of which a head has to hear.
    pub exceptions: bool,
    /// Its picture.
    pub chart: Option<Chart>,
}

/// What kind of table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A figure a row: its name, its value, the values compared with.
    Figures,
    /// A group a row, with its measures.
    Grouped,
    /// A record a row.
    Listed,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerColumn {
    /// Key, by which JSON, CSV and sorting know it; unique in the table.
    pub key: String,
    /// Heading.
    pub heading: String,
    /// What its cells are.
    pub kind: DatumKind,
    /// What it has to do with the periods compared.
    pub part: Part,
}

/// What a column has to do with the periods that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Says what the row is of, or is a plain value of it.
    Own,
    /// A value in a period compared with, by its position in [`Answer::compared`].
    Before(usize),
    /// How much the value differs from the one in that period.
    Change(usize),
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DatumKind {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A number with a fraction, shown with one decimal.
    Decimal,
    /// Working minutes.
    Minutes,
    /// Calendar days.
    Days,
    /// A percentage from 0 to 100, shown with one decimal.
    Percent,
    /// A date and time.
    Moment,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// Different kinds, one a row: the values of figures.
    Mixed,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerRow {
    /// A cell for each column.
    pub cells: Vec<Datum>,
    /// Whether it tells of something late or wrong.
    pub alarm: bool,
    /// The command that explains its figures.
    pub explain: Option<String>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Datum {
    /// Nothing is known.
    Blank,
    /// A text, as it came.
    Text(String),
    /// A word of Folio or of a catalogue, with its name.
    Word {
        /// The key that files hold.
        key: String,
        /// Its name, for people.
        name: String,
    },
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// Working minutes.
    Minutes(i64),
    /// Calendar days.
    Days(i64),
    /// A percentage, 0 to 100.
    Percent(f64),
    /// A date and time, in the zone of the desk.
    Moment(Moment),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
}

/// A picture of some measures; its figures stand in the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What stands along it: a name for each group, in the order of the rows.
    pub categories: Vec<String>,
    /// Measures.
    pub series: Vec<Series>,
    /// What the values are.
    pub unit: DatumKind,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A bar for each value, side by side.
    Bars,
    /// A bar for each group, its values end to end.
    Stacked,
    /// Points joined by lines: what passes in time.
    Line,
}

/// A measure of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// A value for each category; none where nothing is known.
    pub values: Vec<Option<f64>>,
}
