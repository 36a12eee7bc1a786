//! Reading `reports/<key>.toml`, with a finding for each thing that is wrong with its form.

use super::{
    CUT_OFFS, ChartDefinition, ColumnDefinition, GroupDefinition, MEASURES, MeasureDefinition, MeasureKind, PERIODS,
    REPORT_VERBS, ReportDefinition, STEPS, Sited, TableDefinition, TableEntry, Wording,
};
use crate::message;
use crate::model::catalogue::reader::{Entries, Item, read_file};
use crate::model::catalogue::source::{Seen, stem, unknown_word};
use crate::model::finding::Finding;

/// Pictures.
const CHARTS: [&str; 3] = ["bars", "stacked", "line"];

/// What reports may be compared with without naming days.
const COMPARISONS: [&str; 2] = ["previous", "year-before"];

/// Most tables, columns, groups or measures of one thing: more is no report but a mistake.
const MOST: usize = 200;

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
