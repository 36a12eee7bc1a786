//! `reports/<key>.toml`: a report written as data. What its words mean – subjects, columns,
//! expressions – is judged where those are known (`report::own::plan`); here is their form.

mod read;

/// Words that the command `report` takes for itself, in both languages: no report may be called so.
pub const REPORT_VERBS: [&str; 8] = ["list", "show", "check", "columns", "listar", "ver", "revisar", "columnas"];

/// Spans of time that a report may be about where nobody names one: the last whole one.
pub const PERIODS: [&str; 4] = ["week", "month", "quarter", "year"];

/// Steps by which moments and days are put into groups.
pub const STEPS: [&str; 6] = ["day", "week", "month", "year", "weekday", "hour"];

/// Ways to measure, as files write them.
pub const MEASURES: [&str; 9] = ["count", "share", "sum", "mean", "median", "p90", "min", "max", "distinct"];

/// Moments as of which a report is told where nobody names one: the end of its period, or what is known now.
pub const CUT_OFFS: [&str; 2] = ["period", "now"];

/// A word of a file with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sited {
    /// The word.
    pub text: String,
    /// Byte at which it begins.
    pub at: usize,
}

impl From<(String, usize)> for Sited {
    fn from((text, at): (String, usize)) -> Self {
        Self { text, at }
    }
}

/// A text, in one language or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// In Spanish.
    pub es: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Wording {
    /// The text in the language of that code; in the other one where it has only that.
    pub fn text(&self, code: &str) -> &str {
        let (first, second) = if code == "en" { (&self.en, &self.es) } else { (&self.es, &self.en) };
        first.as_ref().or(second.as_ref()).map(String::as_str).unwrap_or_default()
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDefinition {
    /// Its file, for findings.
    pub path: String,
    /// Text of that file.
    pub source: String,
    /// Key: the name of its file.
    pub key: String,
    /// Title.
    pub title: Wording,
    /// What it is for.
    pub about: Option<Wording>,
    /// Span of time that it is about where nobody names one, a word of [`PERIODS`].
    pub period: Option<String>,
    /// What it is compared with where nobody says otherwise.
    pub compare: Vec<String>,
    /// Moment as of which it is told where nobody says otherwise, a word of `CUT_OFFS`.
    pub cut_off: Option<String>,
    /// Its tables, in order.
    pub tables: Vec<TableEntry>,
}

/// A table, or those of another report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableEntry {
    /// `sla`, or `sla/por-actividad`.
    Include(Sited),
    /// A table of its own.
    Table(Box<TableDefinition>),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDefinition {
    /// Key within the report.
    pub key: Sited,
    /// Title.
    pub title: Wording,
    /// Remark below the title.
    pub note: Option<Wording>,
    /// Subject: what its rows are of.
    pub of: Sited,
    /// Moment of the subject by which rows belong to a period.
    pub when: Option<Sited>,
    /// Expression over the subject's columns.
    pub filter: Option<Sited>,
    /// What its groups have in common.
    pub group: Vec<GroupDefinition>,
    /// What is measured of each group, or of everything.
    pub measures: Vec<MeasureDefinition>,
    /// Columns of a table that lists records.
    pub columns: Vec<ColumnDefinition>,
    /// Whether it has a total.
    pub total: bool,
    /// Order: keys of columns, those with `-` the greatest first.
    pub sort: Vec<Sited>,
    /// Rows shown at most.
    pub top: Option<usize>,
    /// Picture.
    pub chart: Option<ChartDefinition>,
    /// Whether its rows are exceptions.
    pub exceptions: bool,
}

/// What the rows of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDefinition {
    /// Column.
    pub column: Sited,
    /// Heading; the column's own where it has none.
    pub title: Option<Wording>,
    /// Step of time, a word of [`STEPS`].
    pub by: Option<String>,
    /// Lower bounds of groups of numbers, in order.
    pub edges: Vec<i64>,
}

/// A way to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// How many rows, of which an expression holds where there is one.
    Count,
    /// Of how many in a hundred an expression holds.
    Share,
    /// Sum of a column.
    Sum,
    /// Mean of a column.
    Mean,
    /// Median of a column.
    Median,
    /// Value that nine of ten do not exceed.
    P90,
    /// Least value of a column.
    Min,
    /// Greatest value of a column.
    Max,
    /// How many different values a column has.
    Distinct,
}

impl MeasureKind {
    /// The kind of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [
            Self::Count,
            Self::Share,
            Self::Sum,
            Self::Mean,
            Self::Median,
            Self::P90,
            Self::Min,
            Self::Max,
            Self::Distinct,
        ];
        MEASURES.iter().position(|known| *known == word).map(|index| all[index])
    }

    /// Whether what it takes is an expression rather than a column.
    pub fn takes_expression(self) -> bool {
        matches!(self, Self::Count | Self::Share)
    }
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureDefinition {
    /// Key within the table.
    pub key: Sited,
    /// Heading.
    pub title: Option<Wording>,
    /// How it measures.
    pub kind: MeasureKind,
    /// What: an expression or a column; none of a plain count.
    pub of_what: Option<Sited>,
    /// Expression that says which rows it is about.
    pub only: Option<Sited>,
    /// Subject, of a figure that is not of its table's.
    pub of: Option<Sited>,
    /// Moment, of a figure that is not placed as its table's are.
    pub when: Option<Sited>,
    /// Whether it is compared with other periods; figures always are.
    pub compare: bool,
}

/// A column of a table that lists records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDefinition {
    /// Column of the subject.
    pub column: Sited,
    /// Heading; the column's own where it has none.
    pub title: Option<Wording>,
}

/// A picture of measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartDefinition {
    /// `bars`, `stacked` or `line`.
    pub kind: String,
    /// Keys of measures.
    pub measures: Vec<Sited>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::tests::told;

    const GOOD: &str = r#"
title = { es = "Plazos", en = "Deadlines" }
about = "Qué se cumplió"
period = "month"
compare = ["previous", "year-before"]
[[table]]
key = "por-actividad"
title = "Por actividad"
of = "clocks"
when = "ended"
filter = "kind == 'activity'"
group = ["procedure", { column = "opened", by = "month" }, { column = "age_days", edges = [1, 5] }]
measures = ["count", { key = "met", count = "met", compare = true }, { key = "share", share = "met", where = "limit_minutes" }]
sort = ["-met"]
top = 10
chart = { kind = "bars", measures = ["met"] }
[[table]]
key = "lista"
title = "Lista"
of = "tickets"
columns = ["folio", { column = "opened", title = { es = "Abierto" } }]
exceptions = true
[[table]]
include = "sla/por-actividad"
"#;

    #[test]
    fn a_report_is_read() {
        let report = ReportDefinition::parse("catalog/reports/mio.toml", GOOD).expect("a report");
        assert_eq!((report.key.as_str(), report.tables.len()), ("mio", 3));
        assert_eq!((report.title.text("es"), report.title.text("en")), ("Plazos", "Deadlines"));
        assert_eq!((report.period.as_deref(), report.compare.len()), (Some("month"), 2));
        let TableEntry::Table(table) = &report.tables[0] else { panic!("a table") };
        assert_eq!((table.group.len(), table.measures.len(), table.top), (3, 3, Some(10)));
        assert_eq!((table.group[2].edges.as_slice(), table.measures[1].compare), (&[1, 5][..], true));
        let TableEntry::Table(list) = &report.tables[1] else { panic!("a table") };
        assert_eq!(list.columns[1].title.as_ref().map(|title| title.text("en")), Some("Abierto"));
    }

    #[test]
    fn everything_wrong_with_a_report_is_told_at_once() {
        let text = r#"
titulo = "x"
period = "día"
compare = ["ayer"]
[[table]]
key = "a"
title = {}
group = []
measures = ["contar", "count", "count", { key = "b" }, { key = "b", sum = "x", mean = "y" }, { key = "c", count = 3 }]
chart = { kind = "pie", measures = ["b"] }
[[table]]
key = "a"
title = "A"
of = "tickets"
columns = ["folio"]
measures = ["count"]
top = 0
[[table]]
key = "d"
title = "D"
of = "tickets"
exceptions = true
[[table]]
key = "e"
title = "E"
of = "tickets"
columns = ["folio"]
group = [{ column = "age_days", edges = [5, "x", 5], by = "month" }]
[[table]]
key = "f"
title = "F"
of = "tickets"
group = ["service"]
measures = [{ key = "x", count = true, of = "clocks" }]
"#;
        let places: Vec<String> = told(ReportDefinition::parse("reports/list.toml", text))
            .iter()
            .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect();
        let expected = [
            "report-name 1:1",
            "missing-key",
            "unknown-key-near 2:1",
            "word 3:10",
            "word 4:12",
            "missing-key 5:1",
            "missing-key 7:9",
            "empty-list 8:9",
            "word-near 9:13",
            "repeated 9:32",
            "report-measure 9:41",
            "report-measure 9:56",
            "duplicate 9:64",
            "wrong-type 9:115",
            "word 10:18",
            "duplicate 12:7",
            "report-both 15:12",
            "bounds 17:7",
            "report-neither 18:1",
            "report-exceptions 22:14",
            "report-both 27:12",
            "report-both 28:42",
            "wrong-type 28:45",
            "report-edges 28:50",
            "unknown-key 34:40",
        ];
        assert_eq!(places, expected);
    }
}
