//! Reports written as data, through the program: what they print of the sample desk, what is refused,
//! and one broken definition for each finding.

mod common;

use std::fs;
use std::path::Path;

use common::TestDesk;
use common::transcript::Transcript;

/// The sample desk, on a Tuesday of November.
fn sample() -> TestDesk {
    let desk = TestDesk::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["catalog", "templates", "tickets"] {
        fs::remove_dir_all(desk.path(folder)).expect("removes what was there");
        copy(&root.join(folder), &desk.path(folder));
    }
    desk.set_now("2026-11-10T10:00:00-06:00");
    desk
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copies a file");
        }
    }
}

#[test]
fn reports_of_the_sample_desk() {
    let desk = sample();
    Transcript::of(&desk)
        .line("report", 0)
        .line("report sla --month 2026-10", 0)
        .line("report sla --month 2026-10 --compare previous --table por-reloj --format md", 0)
        .line("report sla --month 2026-10 --table por-actividad --format csv", 0)
        .line("report sla --rows --table por-actividad/missed --month 2026-10", 0)
        .line("report ageing --as-of 2026-10-20", 0)
        .line("report cedula --month 2026-10", 0)
        .line("report show ageing", 0)
        .line("report columns waits", 0)
        .is("snapshots-reports/sample.txt");
}

#[test]
fn the_monthly_report_is_of_the_last_month_and_compares() {
    let desk = sample();
    Transcript::of(&desk).line("report monthly", 0).is("snapshots-reports/monthly.txt");
}

#[test]
fn what_means_nothing_is_refused_with_what_does() {
    let desk = sample();
    Transcript::of(&desk)
        .line("report slas", 2)
        .line("report sla --month 2026-13", 2)
        .line("report sla --week pasado_mañana", 2)
        .line("report sla --from 2026-10-02 --to 2026-10-01", 2)
        .line("report sla --compare previous", 2)
        .line("report sla --month 2026-10 --compare ayer", 2)
        .line("report sla --table por-actvidad", 2)
        .line("report sla --table por-actividad/cumplidos", 2)
        .line("report sla --where prioridad_==_1", 2)
        .line("report sla --where a_b", 2)
        .line("report sla --procedure mp414", 2)
        .line("report sla --format csv", 2)
        .line("report columns tiquets", 2)
        .line("report show nada", 2)
        .is("snapshots-reports/refused.txt");
}

/// A definition with one table, in which one thing is wrong.
fn broken(table: &str) -> String {
    format!("title = 'Roto'\n[[table]]\nkey = 'a'\ntitle = 'A'\n{table}\n")
}

#[test]
fn each_finding_has_its_broken_definition() {
    let desk = sample();
    let definitions = [
        ("materia", broken("of = 'ticket'\ncolumns = ['folio']")),
        ("columna", broken("of = 'tickets'\ncolumns = ['folo', 'field.canall']")),
        ("momento", broken("of = 'clocks'\nwhen = 'end'\ncolumns = ['folio']")),
        ("medida", broken("of = 'tickets'\ngroup = ['area']\nmeasures = ['count']\nsort = ['-cont']")),
        ("dibujo", broken("of = 'tickets'\nmeasures = ['count']\nchart = { kind = 'bars', measures = ['cuenta'] }")),
        ("expresion", broken("of = 'tickets'\ncolumns = ['folio']\nfilter = 'priority =='")),
        ("desconoce", broken("of = 'tickets'\ncolumns = ['folio']\nfilter = 'prioriti == 1'")),
        ("paso", broken("of = 'tickets'\ngroup = [{ column = 'area', by = 'month' }]\nmeasures = ['count']")),
        ("cortes", broken("of = 'tickets'\ngroup = [{ column = 'area', edges = [1] }]\nmeasures = ['count']")),
        ("numero", broken("of = 'tickets'\nmeasures = [{ key = 'x', sum = 'area' }]")),
        ("igual", broken("of = 'tickets'\ngroup = ['late']\nmeasures = [{ key = 'late', count = 'late' }]")),
        (
            "unidades",
            broken(
                "of = 'tickets'\nmeasures = ['count', { key = 'x', sum = 'counted_minutes' }]\n\
                 chart = { kind = 'bars', measures = ['count', 'x'] }",
            ),
        ),
        ("incluye", "title = 'X'\n[[table]]\ninclude = 'slas'\n[[table]]\ninclude = 'sla/por-reljo'\n".to_owned()),
        ("circulo", "title = 'X'\n[[table]]\ninclude = 'circulo'\n".to_owned()),
        ("show", broken("of = 'tickets'\ncolumns = ['folio']")),
        ("forma", "title = 'X'\n[[table]]\nkey = 'a'\ntitle = 'A'\nof = 'tickets'\n".to_owned()),
    ];
    let mut transcript = Transcript::of(&desk);
    for (key, text) in &definitions {
        let path = format!("catalog/reports/{key}.toml");
        desk.write(&path, text);
        transcript = transcript.line(&format!("report check {path}"), 1);
        fs::remove_file(desk.path(&path)).expect("removes it");
    }
    desk.write("catalog/reports/roto.toml", broken("of = 'ticket'\ncolumns = ['folio']"));
    transcript
        .line("check catalog/reports", 1)
        .line("report", 0)
        .line("report roto", 3)
        .is("snapshots-reports/broken.txt");
}

#[test]
fn a_definition_of_the_desk_goes_before_that_of_the_program() {
    let desk = sample();
    let text = desk.run(&["report", "show", "ageing"]).ok().stdout;
    desk.write("catalog/reports/ageing.toml", text.replace("Antigüedad de lo pendiente", "Lo que falta"));
    let shown = desk.run(&["report", "ageing"]).ok().stdout;
    assert!(shown.starts_with("Lo que falta\n"), "{shown}");
    let listed = desk.run(&["report", "--json"]).ok().data("folio/reports/1");
    let own: Vec<&str> = listed["reports"]
        .as_array()
        .expect("reports")
        .iter()
        .filter(|report| report["own"] == true)
        .filter_map(|report| report["key"].as_str())
        .collect();
    assert_eq!(own, ["ageing"]);
    desk.run(&["check"]).ok();
}

#[test]
fn every_report_of_the_program_is_in_order_and_speaks_both_languages() {
    let desk = sample();
    let listed = desk.run(&["report", "list", "--json"]).ok().data("folio/reports/1");
    let keys: Vec<&str> =
        listed["reports"].as_array().expect("reports").iter().filter_map(|report| report["key"].as_str()).collect();
    assert_eq!(
        keys,
        [
            "ageing",
            "assets",
            "cedula",
            "licences",
            "log",
            "maintenance",
            "monthly",
            "outside",
            "recurring",
            "services",
            "sla",
            "suppliers",
            "workload"
        ]
    );
    let mut all = vec!["report", "check"];
    all.extend(&keys);
    desk.run(&all).ok();
    for key in keys {
        let spanish = desk.run(&["report", key, "--lang", "es"]).ok().stdout;
        let english = desk.run(&["report", key, "--lang", "en"]).ok().stdout;
        assert!(spanish.contains("Cómo se hizo") && english.contains("How it was made"), "{key}");
        assert!(!english.contains("report-") && !spanish.contains("{$"), "{key}\n{english}");
    }
}

#[test]
fn the_log_report_has_the_rows_of_the_log() {
    let desk = sample();
    let report = desk.run(&["report", "log", "--month", "2026-10", "--json"]).ok().data("folio/report/1");
    let log = desk.run(&["log", "--from", "2026-10-01", "--to", "2026-10-31", "--json"]).ok().data("folio/log/1");
    let rows = report["tables"][0]["rows"].as_array().expect("rows");
    let log = log["rows"].as_array().expect("rows");
    assert!(rows.len() > 10);
    let of_report: Vec<_> = rows
        .iter()
        .map(|row| &row["values"])
        .map(|row| (&row["folio"], &row["attended_by"], &row["closed"], &row["counted_minutes"], &row["outcome"]))
        .collect();
    let of_log: Vec<_> = log
        .iter()
        .map(|row| (&row["folio"], &row["attended_by"], &row["closed"], &row["elapsed_minutes"], &row["outcome"]))
        .collect();
    assert_eq!(of_report, of_log);
}

#[test]
fn a_figure_is_what_its_command_lists() {
    let desk = sample();
    let monthly = desk.run(&["report", "monthly", "--json"]).ok().data("folio/report/1");
    for row in monthly["tables"][0]["rows"].as_array().expect("figures") {
        let (figure, value) = (row["values"]["figure"].as_str().expect("a key"), &row["values"]["value"]);
        if !["opened", "attended", "standing", "waiting", "late", "cancelled", "reopened"].contains(&figure) {
            continue;
        }
        let command = row["explain"].as_str().expect("a command");
        let mut words: Vec<&str> = command.split(' ').skip(1).collect();
        words.push("--json");
        let listed = desk.run(&words).ok().data("folio/report/1");
        assert_eq!(
            listed["tables"][0]["rows"].as_array().map(Vec::len),
            value.as_u64().map(|n| n as usize),
            "{command}"
        );
    }
}

#[test]
fn what_was_so_at_a_past_moment_is_told_as_it_was_then() {
    let desk = sample();
    let standing = |as_of: &str| {
        let args = ["report", "ageing", "--as-of", as_of, "--table", "mas-viejos", "--json"];
        let data = desk.run(&args).ok().data("folio/report/1");
        let rows = data["tables"][0]["rows"].as_array().expect("rows").clone();
        rows.iter().filter_map(|row| row["values"]["folio"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let then = standing("2026-10-20 12:00");
    assert!(!then.is_empty() && !standing("2026-11-10").iter().all(|folio| then.contains(folio)));
    // A report made then says the same as one made later of then.
    desk.set_now("2026-10-20T12:00:00-06:00");
    assert_eq!(standing("2026-10-20 12:00"), then);
    // Before anything happened there is nothing.
    assert_eq!(standing("2026-01-01"), Vec::<String>::new());
}

#[test]
fn a_damaged_file_is_missing_and_said_to_be() {
    let desk = sample();
    let path = "tickets/2026/10/CI-2026-0025.yaml";
    desk.write(path, "esto no es un reporte");
    let outcome = desk.run(&["report", "ageing", "--json"]).ok().says(&[path]);
    let data = outcome.data("folio/report/1");
    assert_eq!(data["source"]["unreadable"], serde_json::json!([path]));
}

#[test]
fn text_of_tickets_is_harmless_in_every_format() {
    let desk = TestDesk::new();
    let mut words = vec!["new"];
    let hostile = format!("origen={}", common::HOSTILE);
    words.extend(&common::OPENING[..10]);
    words.extend(["--set", &hostile, "--by", "jefatura-1"]);
    desk.run(&words).ok();
    let shown = |format: &str| desk.run(&["report", "ageing", "--format", format]).ok().stdout;
    for format in ["md", "html"] {
        assert!(!shown(format).contains("<script>alert"), "{format}");
    }
    assert!(!shown("table").contains('\u{1b}'));
    let csv = desk.run(&["report", "ageing", "--table", "mas-viejos", "--format", "csv"]).ok().stdout;
    assert_eq!(csv.lines().count(), 2, "{csv}");
}
