//! `reports/<key>.toml`: a report written as data. What its words mean – subjects, columns,
//! expressions – is judged where those are known (`report::own::plan`); here is their form.

use super::reader::{Entries, Item, read_file};
use super::source::{Seen, stem, unknown_word};
use crate::message;
use crate::model::finding::Finding;

/// Words that the command `report` takes for itself, in both languages: no report may be called so.
pub const REPORT_VERBS: [&str; 8] = ["list", "show", "check", "columns", "listar", "ver", "revisar", "columnas"];

/// Spans of time that a report may be about where nobody names one: the last whole one.
pub const PERIODS: [&str; 4] = ["week", "month", "quarter", "year"];

/// Steps by which moments and days are put into groups.
pub const STEPS: [&str; 6] = ["day", "week", "month", "year", "weekday", "hour"];

/// Ways to measure, as files write them.
pub const MEASURES: [&str; 9] = ["count", "share", "sum", "mean", "median", "p90", "min", "max", "distinct"];

/// Pictures.
const CHARTS: [&str; 3] = ["bars", "stacked", "line"];

/// Moments as of which a report is told where nobody names one: the end of its period, or what is known now.
pub const CUT_OFFS: [&str; 2] = ["period", "now"];

/// What reports may be compared with without naming days.
const COMPARISONS: [&str; 2] = ["previous", "year-before"];

/// Most tables, columns, groups or measures of one thing: more is no report but a mistake.
const MOST: usize = 200;

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

impl ReportDefinition {
    /// Reads a report's file.
    ///
    /// # Errors
    /// Everything that is wrong with its form.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        read_file(path, text, |mut entries| {
            entries.refuse_unknown(&["title", "about", "period", "compare", "cut_off", "table"]);
            let key = stem(path).to_owned();
            entries.source.refuse_non_identifier("report", &key, 0);
            if REPORT_VERBS.contains(&key.as_str()) {
                let known = REPORT_VERBS.join(", ");
                entries.source.report(0, message!("finding-catalogue-report-name", name = &key, known = known));
            }
            entries.required("title");
            let title = wording(&mut entries, "title").unwrap_or_default();
            let about = wording(&mut entries, "about");
            let period = entries.word("period", &PERIODS);
            let cut_off = entries.word("cut_off", &CUT_OFFS);
            let mut compare = Vec::new();
            for (word, at) in entries.texts("compare") {
                if COMPARISONS.contains(&word.as_str()) {
                    compare.push(word);
                } else {
                    entries.source.report(at, unknown_word("compare", &word, &COMPARISONS));
                }
            }
            entries.required("table");
            let (mut tables, mut keys) = (Vec::new(), Seen::default());
            entries.tables("table", |table| {
                if tables.len() < MOST {
                    tables.extend(table_entry(table, &mut keys));
                }
            });
            let source = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
            Some(Self { path: path.to_owned(), source, key, title, about, period, compare, cut_off, tables })
        })
    }
}

/// One text for both languages, or one of each.
fn wording(entries: &mut Entries, key: &'static str) -> Option<Wording> {
    if !entries.has(key) {
        return None;
    }
    if entries.is_text(key) {
        return entries.text(key).map(|text| Wording { es: Some(text.clone()), en: Some(text) });
    }
    let mut found = Wording::default();
    entries.table(key, |table| {
        table.refuse_unknown(&["es", "en"]);
        found = Wording { es: table.text("es"), en: table.text("en") };
        if !table.has("es") && !table.has("en") {
            table.required("es");
        }
    });
    Some(found)
}

fn sited(entries: &mut Entries, key: &'static str) -> Option<Sited> {
    entries.text_at(key).map(Sited::from)
}

fn table_entry(table: &mut Entries, keys: &mut Seen) -> Option<TableEntry> {
    if table.has("include") {
        table.refuse_unknown(&["include"]);
        return sited(table, "include").map(TableEntry::Include);
    }
    table.refuse_unknown(&[
        "key",
        "title",
        "note",
        "of",
        "when",
        "filter",
        "group",
        "measures",
        "columns",
        "total",
        "sort",
        "top",
        "chart",
        "exceptions",
        "include",
    ]);
    let (key, at) = table.required_identifier("key");
    keys.add(table.source, "key", &key, at);
    table.required("title");
    let title = wording(table, "title").unwrap_or_default();
    let note = wording(table, "note");
    let of = table.required_text_at("of").map(Sited::from);
    let (when, filter) = (sited(table, "when"), sited(table, "filter"));
    let group = groups(table);
    let measures = measures(table, group.is_empty());
    let columns = columns(table);
    let total = table.boolean("total").unwrap_or(true);
    let sort = table.texts("sort").into_iter().map(Sited::from).collect();
    let top = table.whole("top", 1..=100_000).and_then(|top| usize::try_from(top).ok());
    let chart = chart(table);
    let exceptions = table.boolean("exceptions").unwrap_or(false);
    match (table.has("columns"), table.has("measures"), table.has("group")) {
        (true, true, _) => table.report_here("columns", message!("finding-catalogue-report-both", key = "measures")),
        (true, false, true) => table.report_here("columns", message!("finding-catalogue-report-both", key = "group")),
        (false, false, _) => {
            let place = table.at.unwrap_or_default();
            table.source.report(place, message!("finding-catalogue-report-neither", table = &key));
        }
        _ => {}
    }
    if table.has("columns") && table.has("chart") {
        table.report_here("chart", message!("finding-catalogue-report-both", key = "columns"));
    }
    if table.has("exceptions") && !table.has("columns") {
        table.report_here("exceptions", message!("finding-catalogue-report-exceptions"));
    }
    let definition = TableDefinition {
        key: Sited { text: key, at },
        title,
        note,
        of: of?,
        when,
        filter,
        group,
        measures,
        columns,
        total,
        sort,
        top,
        chart,
        exceptions,
    };
    Some(TableEntry::Table(Box::new(definition)))
}

fn groups(table: &mut Entries) -> Vec<GroupDefinition> {
    let mut found = Vec::new();
    table.mixed("group", |item| match item {
        Item::Text(text, at) => {
            found.push(GroupDefinition { column: Sited { text, at }, title: None, by: None, edges: Vec::new() });
        }
        Item::Table(entry) => {
            entry.refuse_unknown(&["column", "title", "by", "edges"]);
            let column = entry.required_text_at("column").map(Sited::from);
            let title = wording(entry, "title");
            let by = entry.word("by", &STEPS);
            let edges = entry.integers("edges");
            if let Some((_, at)) = edges.windows(2).find(|pair| pair[0].0 >= pair[1].0).map(|pair| pair[1]) {
                entry.source.report(at, message!("finding-catalogue-report-edges"));
            }
            if entry.has("by") && entry.has("edges") {
                entry.report_here("edges", message!("finding-catalogue-report-both", key = "by"));
            }
            let edges = edges.into_iter().map(|(edge, _)| edge).collect();
            found.extend(column.map(|column| GroupDefinition { column, title, by, edges }));
        }
    });
    found
}

fn measures(table: &mut Entries, figures: bool) -> Vec<MeasureDefinition> {
    let (mut found, mut keys): (Vec<MeasureDefinition>, Seen) = (Vec::new(), Seen::default());
    let mut plain: Vec<(String, usize)> = Vec::new();
    let mut doubled: Vec<(String, usize)> = Vec::new();
    table.mixed("measures", |item| match item {
        Item::Text(text, at) if text == "count" => {
            if found.iter().any(|known| known.key.text == "count") {
                doubled.push((text.clone(), at));
            }
            let key = Sited { text, at };
            let (title, of_what, only, of, when) = Default::default();
            let kind = MeasureKind::Count;
            found.push(MeasureDefinition { key, title, kind, of_what, only, of, when, compare: false });
        }
        Item::Text(text, at) => plain.push((text, at)),
        Item::Table(entry) => found.extend(measure(entry, figures, &mut keys)),
    });
    for (text, at) in plain {
        table.source.report(at, unknown_word("measures", &text, &["count"]));
    }
    for (text, at) in doubled {
        table.source.report(at, message!("finding-catalogue-repeated", key = "measures", found = text));
    }
    found
}

fn measure(entry: &mut Entries, figures: bool, keys: &mut Seen) -> Option<MeasureDefinition> {
    let mut known = vec!["key", "title", "where", "compare"];
    known.extend(MEASURES);
    if figures {
        known.extend(["of", "when"]);
    }
    entry.refuse_unknown(&known);
    let (key, at) = entry.required_identifier("key");
    keys.add(entry.source, "key", &key, at);
    let words: Vec<&'static str> = MEASURES.into_iter().filter(|word| entry.has(word)).collect();
    let [word] = words[..] else {
        let place = entry.at.unwrap_or_default();
        entry.source.report(place, message!("finding-catalogue-report-measure", known = MEASURES.join(", ")));
        return None;
    };
    let kind = MeasureKind::from_word(word)?;
    // `count = true` counts whatever is there.
    let all = kind == MeasureKind::Count && !entry.is_text(word);
    let of_what = if all { entry.boolean(word).and(None) } else { sited(entry, word) };
    let measure = MeasureDefinition {
        key: Sited { text: key, at },
        title: wording(entry, "title"),
        kind,
        of_what,
        only: sited(entry, "where"),
        of: if figures { sited(entry, "of") } else { None },
        when: if figures { sited(entry, "when") } else { None },
        compare: entry.boolean("compare").unwrap_or(false),
    };
    Some(measure)
}

fn columns(table: &mut Entries) -> Vec<ColumnDefinition> {
    let mut found = Vec::new();
    table.mixed("columns", |item| match item {
        Item::Text(text, at) => found.push(ColumnDefinition { column: Sited { text, at }, title: None }),
        Item::Table(entry) => {
            entry.refuse_unknown(&["column", "title"]);
            let column = entry.required_text_at("column").map(Sited::from);
            let title = wording(entry, "title");
            found.extend(column.map(|column| ColumnDefinition { column, title }));
        }
    });
    found
}

fn chart(table: &mut Entries) -> Option<ChartDefinition> {
    let mut found = None;
    table.table("chart", |entry| {
        entry.refuse_unknown(&["kind", "measures"]);
        entry.required("kind");
        entry.required("measures");
        let kind = entry.word("kind", &CHARTS);
        let measures = entry.texts("measures").into_iter().map(Sited::from).collect();
        found = kind.map(|kind| ChartDefinition { kind, measures });
    });
    found
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
