//! The laws of reports, on random definitions over random parts of the sample desk, as of random
//! moments: totals are those of the rows listed, groups part the rows, the order of files is nothing.
//! Those of the other subjects hold for every column of theirs that can be added up or counted.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, Mutex};

use chrono::{DateTime, Duration, FixedOffset};
use common::{FOLIO, TestDesk};
use folio::language::{Language, Tongue};
use folio::model::catalogue::{Recurrence, ReportDefinition};
use folio::procedure::replay::State;
use folio::report::case::Case;
use folio::report::own::answer::{AnswerTable, Datum};
use folio::report::own::plan::{self, FieldInfo, Lookup};
use folio::report::own::subject::{Ground, Reference};
use folio::report::own::tabulate::{Asked, Scope, tabulate};
use folio::store::desk::Desk;
use proptest::prelude::*;
use serde_json::Value;

static DESK: LazyLock<Desk> =
    LazyLock::new(|| Desk::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sample desk"));

fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// The tickets of the sample desk as they were at a moment.
fn cases(as_of: DateTime<FixedOffset>) -> Vec<Case> {
    // Reading forty files for each of some hundred questions would be most of the test.
    type Known = Vec<(DateTime<FixedOffset>, Vec<Case>)>;
    static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().expect("no test panicked here");
    if let Some((_, cases)) = known.iter().find(|(at, _)| *at == as_of) {
        return cases.clone();
    }
    let mut found = Vec::new();
    for path in DESK.ticket_files() {
        let record = DESK.read_ticket(&path).expect("a ticket");
        let lineage = DESK.lineage_of(&record.ticket).expect("its procedure");
        let state = State::replay_until(&lineage, &record.ticket.events, as_of);
        if state.opened.is_none() {
            continue;
        }
        let reading = DESK.clocks(&lineage, &record.ticket.events, &state, as_of).expect("its clocks");
        let mut ticket = record.ticket;
        ticket.events.retain(|event| event.at <= as_of);
        found.push(Case { ticket, procedure: lineage.current().clone(), state, reading });
    }
    known.push((as_of, found.clone()));
    found
}

/// What is asked of the tables that come of a definition.
#[derive(Debug, Clone)]
struct Question {
    definition: String,
    /// Restriction.
    only: Option<String>,
    /// Whether rows are listed.
    rows: bool,
    bounds: Option<(DateTime<FixedOffset>, DateTime<FixedOffset>)>,
}

fn ask(question: &Question, cases: &[Case], as_of: DateTime<FixedOffset>) -> Vec<AnswerTable> {
    let language = Language::new(Tongue::Spanish, Some(DESK.zone()));
    let mut fields = Vec::new();
    for procedure in DESK.procedure_codes().iter().filter_map(|code| DESK.procedure(code).ok()) {
        fields.extend(procedure.fields.iter().map(|field| FieldInfo {
            id: field.id.clone(),
            label: field.label.clone(),
            kind: field.kind,
        }));
    }
    let definition = ReportDefinition::parse("catalog/reports/azar.toml", &question.definition)
        .unwrap_or_else(|findings| panic!("{findings:?}\n{}", question.definition));
    let lookup = Lookup { report: &|_| None, known: &[], fields: &fields, language: &language };
    let mut plan =
        plan::compile(&definition, &lookup).unwrap_or_else(|findings| panic!("{findings:?}\n{}", question.definition));
    if let Some(only) = &question.only {
        let left_out = plan::restriction(&mut plan, only, &lookup).expect("an expression");
        assert_eq!(left_out, Vec::<String>::new(), "{only}");
    }
    if question.rows {
        plan.list_rows(&lookup);
    }
    let recurrence = Recurrence::default();
    let reference = Reference {
        people: &DESK.people,
        services: &DESK.services,
        suppliers: &DESK.suppliers,
        inventory: &DESK.inventory,
        recurrence: &recurrence,
        courses: &[],
        staff: &[],
        calendar: None,
        zone: DESK.zone(),
        language: &language,
    };
    let ground = Ground { reference: &reference, cases, assets: &[], judged_cases: cases, judged_assets: &[], as_of };
    let asked = Asked { report: "azar".to_owned(), ..Asked::default() };
    let tabulated = tabulate(&plan, &[Scope { ground, bounds: question.bounds }], &asked);
    assert!(tabulated.failed.is_empty(), "{:?}", tabulated.failed);
    tabulated.tables
}

const SUBJECTS: [(&str, &[&str], &str); 3] = [
    ("tickets", &["opened", "attended", "standing"], "counted_minutes"),
    ("clocks", &["ended", "started", "standing"], "over_minutes"),
    ("waits", &["from", "until", "standing"], "minutes"),
];

/// Expressions that every one of these subjects knows.
const FILTERS: [&str; 7] = [
    "true",
    "late",
    "not cancelled",
    "priority is none or waiting",
    "age_days > 3 and not ended",
    "field.canal == 'telefono'",
    "opened_weekday in ['1-mon', '2-tue'] or area is none",
];

const GROUPS: [&str; 9] = [
    "\"activity\"",
    "\"assignee\"",
    "\"field.canal\"",
    "\"area\"",
    "\"late\"",
    "{ column = \"opened\", by = \"week\" }",
    "{ column = \"closed\", by = \"hour\" }",
    "{ column = \"age_days\", edges = [0, 1, 2, 5, 10] }",
    "{ column = \"limit_minutes\", edges = [600] }",
];

prop_compose! {
    fn question()(
        subject in 0..SUBJECTS.len(),
        when in 0..3_usize,
        filter in 0..FILTERS.len(),
        one in 0..GROUPS.len(),
        other in proptest::option::of(0..GROUPS.len()),
        period in proptest::option::of((0..60_i64, 1..40_i64)),
    ) -> Question {
        let (of, moments, column) = SUBJECTS[subject];
        let groups: Vec<&str> = std::iter::once(one).chain(other.filter(|other| *other != one)).map(|at| GROUPS[at]).collect();
        let definition = format!(
            "title = 'Al azar'\n[[table]]\nkey = 'tabla'\ntitle = 'Tabla'\nof = '{of}'\nwhen = '{}'\nfilter = {:?}\n\
             group = [{}]\nmeasures = ['count', {{ key = 'sum', sum = '{column}' }}, {{ key = 'tardy', count = 'late' }}, \
             {{ key = 'share', share = 'late' }}, {{ key = 'most', max = '{column}' }}, \
             {{ key = 'areas', distinct = 'area' }}, {{ key = 'flags', distinct = 'late' }}]\n",
            moments[when], FILTERS[filter], groups.join(", "),
        );
        let bounds = period.map(|(first, days)| {
            let from = moment("2026-09-15T00:00:00-06:00") + Duration::days(first);
            (from, from + Duration::days(days))
        });
        Question { definition, only: None, rows: false, bounds }
    }
}

fn cell<'t>(table: &AnswerTable, cells: &'t [Datum], key: &str) -> &'t Datum {
    let at = table.columns.iter().position(|column| column.key == key);
    &cells[at.unwrap_or_else(|| panic!("no column {key}"))]
}

fn number(datum: &Datum) -> i64 {
    datum.number().unwrap_or_default() as i64
}

fn sum_of(table: &AnswerTable, key: &str) -> i64 {
    table.rows.iter().map(|row| number(cell(table, &row.cells, key))).sum()
}

/// The expression of a command's `--where`, as a shell would hand it over.
fn restriction(command: &str) -> String {
    let (_, word) = command.split_once("--where ").expect("a restriction");
    match word.strip_prefix('\'') {
        Some(quoted) => quoted.trim_end_matches('\'').replace("'\\''", "'"),
        None => word.to_owned(),
    }
}

fn measured(table: &AnswerTable) -> &'static str {
    let known = |key: &str| table.columns.iter().any(|column| column.key == key);
    // Lists of clocks have the time counted too, which is not what was added up.
    ["over_minutes", "minutes", "counted_minutes"]
        .into_iter()
        .find(|column| known(column))
        .expect("the column of its sum")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_those_of_the_rows_and_groups_part_them(question in question(), hours in 0..1500_i64) {
        let as_of = moment("2026-09-20T12:00:00-06:00") + Duration::hours(hours / 240 * 240);
        let cases = cases(as_of);
        let table = &ask(&question, &cases, as_of)[0];
        let rows = &ask(&Question { rows: true, ..question.clone() }, &cases, as_of)[0];
        let Some(total) = &table.total else {
            prop_assert!(table.rows.is_empty() && rows.rows.is_empty());
            return Ok(());
        };
        let late = rows.rows.iter().filter(|row| *cell(rows, &row.cells, "late") == Datum::Flag(true)).count();
        let listed = i64::try_from(rows.rows.len()).expect("few");
        prop_assert_eq!(number(cell(table, total, "count")), listed);
        prop_assert_eq!(number(cell(table, total, "sum")), sum_of(rows, measured(rows)));
        prop_assert_eq!(number(cell(table, total, "tardy")), i64::try_from(late).expect("few"));
        for key in ["count", "sum", "tardy"] {
            prop_assert_eq!(sum_of(table, key), number(cell(table, total, key)), "{}", key);
        }
        let most = table.rows.iter().map(|row| number(cell(table, &row.cells, "most"))).max();
        prop_assert_eq!(most, Some(number(cell(table, total, "most"))));
        // Each group is what the command that explains it lists: no row is in two, none in none.
        for row in &table.rows {
            let only = restriction(row.explain.as_deref().expect("a command"));
            let part = &ask(&Question { rows: true, only: Some(only.clone()), ..question.clone() }, &cases, as_of)[0];
            prop_assert_eq!(number(cell(table, &row.cells, "count")), i64::try_from(part.rows.len()).expect("few"), "{}", only);
            prop_assert_eq!(number(cell(table, &row.cells, "sum")), sum_of(part, measured(part)), "{}", only);
        }
    }

    #[test]
    fn the_order_of_files_and_what_comes_later_change_nothing(
        question in question(),
        order in proptest::collection::vec(any::<u32>(), 64),
        rows in any::<bool>(),
    ) {
        let question = Question { rows, ..question };
        let as_of = moment("2026-10-30T17:00:00-06:00");
        let straight = cases(as_of);
        let mut mixed: Vec<(u32, Case)> = order.into_iter().zip(straight.clone()).collect();
        mixed.sort_by_key(|(place, _)| *place);
        let mixed: Vec<Case> = mixed.into_iter().map(|(_, case)| case).collect();
        prop_assert_eq!(ask(&question, &straight, as_of), ask(&question, &mixed, as_of));
    }
}

// --- Subjects of the inventory and of people, through the commands -------------------------------------

/// Every subject that is not of tickets alone.
const OTHERS: [&str; 8] = ["assets", "people", "licences", "outside", "loans", "maintenance", "expiring", "recurring"];

/// Kinds of columns that are added up.
const NUMBERS: [&str; 5] = ["whole", "decimal", "minutes", "days", "number"];

/// A table of a subject for each of its moments and each column that groups, with every sum and count.
fn tables_of(subject: &str, columns: &Value) -> String {
    let each = |kinds: &[&str]| -> Vec<String> {
        let all = columns["columns"].as_array().expect("columns").iter();
        let those = all.filter(|column| kinds.contains(&column["kind"].as_str().expect("a kind")));
        those.map(|column| column["column"].as_str().expect("a key").to_owned()).collect()
    };
    let mut measures = vec!["{ key = 'rows_counted', count = 'true' }".to_owned()];
    measures.extend(each(&NUMBERS).iter().map(|key| format!("{{ key = 'sum_{key}', sum = '{key}' }}")));
    measures.extend(each(&["flag"]).iter().map(|key| format!("{{ key = 'flag_{key}', count = '{key}' }}")));
    let moments = columns["moments"].as_array().expect("moments");
    let moments = moments.iter().map(|moment| moment.as_str().expect("a moment"));
    let groups = each(&["text", "flag"]);
    let table = |moment: &str, group: &String| {
        format!(
            "[[table]]\nkey = '{}'\ntitle = 'Tabla'\nof = '{subject}'\nwhen = '{moment}'\ngroup = ['{group}']\n\
             measures = [{}]\n",
            format!("{moment}-{group}").replace('_', "-"),
            measures.join(", ")
        )
    };
    let tables: Vec<String> = moments.flat_map(|moment| groups.iter().map(move |group| table(moment, group))).collect();
    format!("title = 'Todo'\n{}", tables.concat())
}

/// What a column of some rows adds up to: numbers as they are, a flag as one.
fn added<'r>(rows: impl Iterator<Item = &'r Value>, key: &str) -> f64 {
    let number = |value: &Value| value.as_f64().unwrap_or(if *value == Value::Bool(true) { 1.0 } else { 0.0 });
    rows.map(|row| number(&row["values"][key])).sum()
}

#[test]
fn totals_of_every_other_subject_are_those_of_the_rows() {
    let surroundings = TestDesk::new();
    surroundings.set_now("2026-03-04T12:00:00-06:00");
    let root = surroundings.beside().join("muestra");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/sample-desks/qro-soporte.sh");
    let mut command = Command::new("bash");
    command.arg(script).arg(FOLIO).arg(&root).current_dir(surroundings.beside());
    surroundings.surround(&mut command);
    surroundings.finish(command, None).ok();
    let run = |words: &[&str]| surroundings.run_in(&root, words).ok();
    let by = "--by=sistemas-1";
    // What the sample lacks.
    let exit = ["--reason", "reparacion", "--destination", "Taller", "--carrier", "Mensajero", "--identification", "1"];
    run(&[&["asset", "exit", "PC-0260", "--condition", "Buena", "--due", "2026-03-06", by][..], &exit].concat());
    let licence = ["asset", "add", "--kind", "licencia", "--id", "LI-0001", "--set", "seats=3", by];
    run(&[&licence[..], &["--set", "expires=2026-03-20", "--set", "model=Oficina"]].concat());
    fs::create_dir_all(root.join("catalog/reports")).expect("a folder");
    for subject in OTHERS {
        let columns = run(&["report", "columns", subject, "--json"]).data("folio/report-columns/1");
        fs::write(root.join("catalog/reports/todo.toml"), tables_of(subject, &columns)).expect("writes");
        let period = ["report", "todo", "--from", "2025-01-01", "--to", "2026-12-31", "--json"];
        let told = run(&period).data("folio/report/1");
        let listed = run(&[&period[..], &["--rows"]].concat()).data("folio/report/1");
        let (told, listed) = (told["tables"].as_array().expect("tables"), listed["tables"].as_array().expect("tables"));
        let mut counted = 0;
        for table in told {
            let key = table["key"].as_str().expect("a key");
            let rows = listed.iter().find(|rows| rows["key"] == key).expect("its rows");
            let rows = rows["rows"].as_array().expect("rows");
            let groups = table["rows"].as_array().expect("groups");
            let Some(total) = table["total"].as_object() else {
                assert!(rows.is_empty() && groups.is_empty(), "{subject} {key}");
                continue;
            };
            counted += rows.len();
            for (measure, found) in total.iter().filter(|(_, found)| found.is_number()) {
                let found = found.as_f64().expect("a number");
                match measure.split_once('_') {
                    // A list does not show every column that there is.
                    Some(("sum" | "flag", column)) if rows.iter().all(|row| row["values"].get(column).is_none()) => {}
                    Some(("sum" | "flag", column)) => {
                        assert_eq!(found, added(rows.iter(), column), "{subject} {key} {measure}");
                    }
                    _ => assert_eq!(found, rows.len() as f64, "{subject} {key} {measure}"),
                }
                assert_eq!(found, added(groups.iter(), measure), "{subject} {key} {measure}: its groups");
            }
        }
        assert!(counted > 0, "no rows of {subject}");
        // The command beside a figure lists the rows behind it.
        for group in told.last().and_then(|table| table["rows"].as_array()).into_iter().flatten() {
            let explain = group["explain"].as_str().expect("a command").strip_prefix("folio ").expect("of ours");
            let (words, only) = explain.split_once(" --where ").expect("a restriction");
            let only = match only.strip_prefix('\'') {
                Some(quoted) => quoted.trim_end_matches('\'').replace("'\\''", "'"),
                None => only.to_owned(),
            };
            let words: Vec<&str> = words.split(' ').chain(["--where", &only, "--json"]).collect();
            let rows = run(&words).data("folio/report/1");
            let rows = rows["tables"][0]["rows"].as_array().expect("rows").len();
            assert_eq!(group["values"]["rows_counted"], rows, "{subject}: {explain}");
        }
    }
}
