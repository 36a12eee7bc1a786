//! Reports that are written to files and to folders, as cron does it: what is written, what is left alone,
//! what is refused, and that nothing of the machine stands in them.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use common::{TestDesk, assert_same, snapshot_of};
use serde_json::Value;

const FORMATS: [&str; 6] = ["md", "csv", "json", "html", "xlsx", "txt"];

/// A desk on a Thursday of April, with one ticket of March that was attended and one that was not.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.open_registered();
    desk.set_now("2025-04-03T10:00:00-06:00");
    desk
}

/// A command that has nothing to say.
#[track_caller]
fn silent(desk: &TestDesk, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    let outcome = desk.run(&words).ok();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""), "{line}");
}

fn bytes(desk: &TestDesk, name: &str) -> Vec<u8> {
    fs::read(desk.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Makes a file look old, so that writing it is seen.
fn age(desk: &TestDesk, name: &str) -> SystemTime {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = fs::File::options().write(true).open(desk.path(name)).expect(name);
    file.set_modified(old).expect(name);
    old
}

fn modified(desk: &TestDesk, name: &str) -> SystemTime {
    fs::metadata(desk.path(name)).and_then(|data| data.modified()).expect(name)
}

fn listed(desk: &TestDesk) -> Vec<(String, String)> {
    let list: Value = serde_json::from_str(&desk.read("informes/folio-reports.json")).expect("JSON");
    assert_eq!(list["schema"], "folio/kept-reports/1");
    let text = |kept: &Value, key: &str| kept[key].as_str().unwrap_or_default().to_owned();
    let kept = list["data"]["reports"].as_array().expect("reports").iter();
    kept.map(|kept| (text(kept, "file"), text(kept, "data"))).collect()
}

fn names(desk: &TestDesk) -> Vec<String> {
    listed(desk).into_iter().map(|(file, _)| file).collect()
}

#[test]
fn a_folder_keeps_reports_and_a_page_that_lists_them() {
    let desk = desk();
    silent(&desk, "report monthly --month 2025-03 --out informes");
    let mut files: Vec<String> = snapshot_of(&desk.path("informes")).into_keys().collect();
    assert_eq!(files, ["folio-reports.json", "index.html", "monthly-2025-03.html"]);
    let page = desk.read("informes/index.html");
    assert!(page.contains("<a href=\"monthly-2025-03.html\">Informe mensual</a>"), "{page}");
    assert!(page.contains("marzo de 2025") && page.contains("2025-03-31 23:59"), "{page}");

    silent(&desk, "report ageing --format md --out informes/");
    silent(&desk, "report sla --month 2025-02 --format xlsx --out informes");
    assert_eq!(names(&desk), ["monthly-2025-03.html", "sla-2025-02.xlsx", "ageing.md"]);
    let page = desk.read("informes/index.html");
    for file in names(&desk) {
        assert!(page.contains(&format!("href=\"{file}\"")), "{file}\n{page}");
    }

    // What somebody took away is no longer listed once a report is written.
    fs::remove_file(desk.path("informes/monthly-2025-03.html")).expect("removes it");
    silent(&desk, "report ageing --format md --out informes");
    assert_eq!(names(&desk), ["sla-2025-02.xlsx", "ageing.md"]);
    assert!(!desk.read("informes/index.html").contains("monthly"));
    files = snapshot_of(&desk.path("informes")).into_keys().collect();
    assert_eq!(files, ["ageing.md", "folio-reports.json", "index.html", "sla-2025-02.xlsx"]);
    desk.check_clean();
}

#[test]
fn a_folder_is_left_alone_when_only_time_has_passed() {
    let desk = desk();
    let line = "report monthly --month 2025-03 --out informes --only-if-changed";
    silent(&desk, line);
    let before = snapshot_of(&desk.path("informes"));
    let olds = before.keys().map(|name| format!("informes/{name}")).collect::<Vec<_>>();
    let old = olds.iter().map(|name| age(&desk, name)).max().expect("files");
    desk.set_now("2025-04-09T10:00:00-06:00");
    silent(&desk, line);
    assert_same(&before, &snapshot_of(&desk.path("informes")), line);
    for name in &olds {
        assert_eq!(modified(&desk, name), old, "{name}");
    }
    // Without the option it is written anew.
    silent(&desk, "report monthly --month 2025-03 --out informes");
    assert_ne!(modified(&desk, "informes/monthly-2025-03.html"), old);

    // A ticket of March is entered late.
    let hash = listed(&desk);
    age(&desk, "informes/monthly-2025-03.html");
    let mut words = vec!["new", "--at", "2025-03-20 10:00"];
    words.extend(common::OPENING);
    desk.run(&words).ok();
    silent(&desk, line);
    assert_ne!(modified(&desk, "informes/monthly-2025-03.html"), old);
    assert_ne!(listed(&desk), hash);

    // What somebody removed is made again.
    fs::remove_file(desk.path("informes/monthly-2025-03.html")).expect("removes it");
    silent(&desk, line);
    assert!(desk.path("informes/monthly-2025-03.html").is_file());
}

#[test]
fn a_file_is_left_alone_when_only_time_has_passed_in_every_format() {
    let desk = desk();
    let line = |format: &str| format!("report ageing --table por-edad --only-if-changed --out edad.{format}");
    let mut olds = BTreeMap::new();
    for format in FORMATS {
        silent(&desk, &line(format));
        let name = format!("edad.{format}");
        olds.insert(name.clone(), (age(&desk, &name), bytes(&desk, &name)));
    }
    // A minute later the cut-off is another, and so are the commands.
    desk.set_now("2025-04-03T10:01:00-06:00");
    for format in FORMATS {
        silent(&desk, &line(format));
    }
    for (name, (old, held)) in &olds {
        assert_eq!((modified(&desk, name), &bytes(&desk, name)), (*old, held), "{name}");
    }
    desk.open_registered();
    for format in FORMATS {
        silent(&desk, &line(format));
    }
    for (name, (old, held)) in &olds {
        assert_ne!(modified(&desk, name), *old, "{name}");
        assert_ne!(&bytes(&desk, name), held, "{name}");
    }
}

#[test]
fn nothing_of_somebody_else_is_replaced() {
    let desk = desk();
    let refused = |line: &str, says: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        desk.refuses(2, &words).says(&[says]);
    };
    for format in FORMATS {
        desk.write(&format!("ajeno.{format}"), "{\"nota\": \"mía\"}\n");
        refused(&format!("report ageing --table por-edad --out ajeno.{format}"), "ajeno");
    }
    // Another page and other JSON begin alike.
    desk.write("ajeno.html", "<!doctype html>\n<html></html>\n");
    refused("report ageing --out ajeno.html", "ajeno.html");
    silent(&desk, "report ageing --out otro.json");
    refused("report sla --out otro.json", "otro.json");

    desk.write("a/ageing.html", "mi página\n");
    refused("report ageing --out a", "ageing.html");
    desk.write("b/index.html", "<!doctype html>\nmi página\n");
    refused("report ageing --out b", "index.html");
    for list in
        ["", "[]", "{\"schema\": \"otra/1\", \"data\": {\"reports\": []}}", "{\"schema\": \"folio/kept-reports/1\"}"]
    {
        desk.write("c/folio-reports.json", list);
        refused("report ageing --out c", "folio-reports.json");
    }
    desk.write("archivo", "x");
    refused("report ageing --out archivo/", "archivo");
    for kept in ["catalog", "catalog/informes", "templates", "tickets/2025", ".folio", ".git/x", "informes/../tickets"]
    {
        refused(&format!("report ageing --out {kept}/"), "");
        refused(&format!("report ageing --out {kept}/x.html"), "");
    }
    refused("report ageing --out informe.pdf", ".html");
    refused("report ageing --out no/hay/informe.html", "no/hay");
    refused("report ageing --only-if-changed", "--out");
    refused("report --format xlsx", "XLSX");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let desk = desk();
    desk.write("secreto.html", "mío");
    fs::create_dir_all(desk.path("informes")).expect("makes it");
    std::os::unix::fs::symlink(desk.path("secreto.html"), desk.path("informes/ageing.html")).expect("links");
    desk.refuses(2, &["report", "ageing", "--out", "informes"]);
    std::os::unix::fs::symlink(desk.path("tickets"), desk.path("otros")).expect("links");
    desk.refuses(2, &["report", "ageing", "--out", "otros"]);
    assert_eq!(desk.read("secreto.html"), "mío");
}

#[test]
fn a_list_that_somebody_wrote_leads_nowhere_else() {
    let desk = desk();
    silent(&desk, "report ageing --out informes");
    let list = desk.read("informes/folio-reports.json");
    for file in ["../catalog/people.toml", "javascript:alert(1)", "/etc/passwd"] {
        desk.write("informes/folio-reports.json", list.replace("ageing.html", file));
        fs::remove_file(desk.path("informes/ageing.html")).expect("removes it");
        silent(&desk, "report ageing --out informes");
        assert_eq!(names(&desk), ["ageing.html"], "{file}");
        assert!(!desk.read("informes/index.html").contains(file), "{file}");
    }
}

#[test]
fn exit_codes_say_what_cron_has_to_know() {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.set_now("2025-04-03T10:00:00-06:00");
    silent(&desk, "report sla --month 2025-03 --out informes --strict");
    // One that is late.
    desk.set_now("2025-03-10T09:00:00-06:00");
    desk.open_registered();
    desk.set_now("2025-04-03T10:00:00-06:00");
    let strict = ["report", "monthly", "--month", "2025-03", "--out", "informes", "--strict"];
    let outcome = desk.run(&strict).exits(1);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    silent(&desk, "report monthly --month 2025-03 --out informes");
    // Written or not, there are exceptions.
    let again: Vec<&str> = strict.into_iter().chain(["--only-if-changed"]).collect();
    desk.run(&again).exits(1);

    let path = desk.ticket_files().remove(0);
    desk.write(&path, "esto no es un reporte");
    desk.run(&strict).exits(3).says(&[&path]);
    desk.run(&strict[..6]).ok().says(&[&path]);
    assert!(desk.read("informes/monthly-2025-03.html").contains(&path));
}

#[test]
fn nothing_of_the_machine_stands_in_a_report() {
    let desk = desk();
    desk.run(&["note", "2", "--set", "origen=Ñandú, «comillas» y 1,234.50"]).ok();
    let surroundings: [&[(&str, &str)]; 4] = [
        &[("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C")],
        &[("TZ", "Asia/Tokyo"), ("LANG", "en_US.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("COLUMNS", "40")],
        &[("TZ", "America/New_York"), ("LANG", "en_US.UTF-8"), ("LC_ALL", "en_US.UTF-8"), ("COLUMNS", "200")],
        &[
            ("LC_ALL", ""),
            ("LC_MESSAGES", "en_GB.UTF-8"),
            ("TZ", ":Pacific/Auckland"),
            ("TERM", "xterm"),
            ("NO_COLOR", ""),
        ],
    ];
    let written = |surroundings: &[(&str, &str)]| {
        let _ = fs::remove_dir_all(desk.path("informes"));
        for format in ["html", "xlsx", "md", "json", "table"] {
            let words = ["report", "monthly", "--month", "2025-03", "--format", format, "--out", "informes"];
            let mut command = desk.command(&words);
            command.envs(surroundings.iter().copied());
            let outcome = desk.finish(command, None).ok();
            assert_eq!((outcome.stdout, outcome.stderr), (String::new(), String::new()));
        }
        let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for name in snapshot_of(&desk.path("informes")).into_keys() {
            found.insert(name.clone(), bytes(&desk, &format!("informes/{name}")));
        }
        let mut command = desk.command(&["report", "ageing", "--table", "mas-viejos", "--format", "csv"]);
        command.envs(surroundings.iter().copied());
        found.insert("csv".to_owned(), desk.finish(command, None).ok().stdout.into_bytes());
        found
    };
    let expected = written(surroundings[0]);
    assert_eq!(expected.len(), 8);
    for other in &surroundings[1..] {
        for (name, held) in written(other) {
            assert!(expected[&name] == held, "{name} differs in {other:?}");
        }
    }
}

#[test]
fn a_report_speaks_the_language_of_the_desk_unless_a_person_asks_for_another() {
    let desk = desk();
    let shown = |arguments: &[&str], variables: &[(&str, &str)]| {
        let words: Vec<&str> = ["report", "ageing", "--table", "por-edad"].iter().chain(arguments).copied().collect();
        let mut command = desk.command(&words);
        command.envs(variables.iter().copied());
        desk.finish(command, None).ok().stdout
    };
    let spanish = shown(&[], &[]);
    assert!(spanish.starts_with("Antigüedad"), "{spanish}");
    assert_eq!(shown(&[], &[("LC_ALL", "en_US.UTF-8")]), spanish);
    let english = shown(&["--lang", "en"], &[]);
    assert!(english.starts_with("Age of") && english.contains(" --lang en\n"), "{english}");
    assert_eq!(shown(&[], &[("FOLIO_LANG", "en")]), english);
    // The words of other commands are for who types them.
    let mut command = desk.command(&["list"]);
    command.env("LC_ALL", "en_US.UTF-8");
    assert!(desk.finish(command, None).ok().stdout.contains("Folio"));
    desk.write("catalog/desk.toml", desk.read("catalog/desk.toml").replace("language = \"es\"", "language = \"en\""));
    assert!(shown(&[], &[("LC_ALL", "es_MX.UTF-8")]).starts_with("Age of"));
}

#[test]
fn two_that_cron_starts_at_once_are_both_listed() {
    let desk = desk();
    let keys = ["ageing", "sla", "services", "workload", "suppliers", "log"];
    for round in 0..3 {
        let _ = fs::remove_dir_all(desk.path("informes"));
        let start = |key: &&str| {
            let mut command: Command = desk.command(&["report", key, "--month", "2025-03", "--out", "informes"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
        };
        let children: Vec<_> = keys.iter().map(start).collect();
        for child in children {
            let output = child.wait_with_output().expect("ends");
            assert!(output.status.success(), "round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        let mut found = names(&desk);
        found.sort();
        let mut all = keys.map(|key| format!("{key}-2025-03.html"));
        all.sort();
        assert_eq!(found, all, "round {round}");
        let page = desk.read("informes/index.html");
        assert!(all.iter().all(|file| page.contains(file)), "round {round}");
    }
}

/// Ctrl-C and the loss of power at any moment.
#[cfg(unix)]
#[test]
fn who_is_stopped_leaves_whole_files_and_nothing_that_stops_the_next() {
    let desk = desk();
    let line = ["report", "monthly", "--month", "2025-03", "--out", "informes", "--only-if-changed"];
    let begun = std::time::Instant::now();
    desk.run(&line).ok();
    let usual = begun.elapsed();
    let whole = bytes(&desk, "informes/monthly-2025-03.html");
    for round in 0..24_u32 {
        fs::remove_dir_all(desk.path("informes")).expect("removes it");
        let mut child = desk.command(&line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        std::thread::sleep(usual * (round + 8) / 28);
        if round % 2 == 0 {
            let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
            signal.expect("signals");
        } else {
            child.kill().expect("kills");
        }
        child.wait().expect("ends");
        if desk.path("informes/monthly-2025-03.html").exists() {
            assert!(bytes(&desk, "informes/monthly-2025-03.html") == whole, "round {round}");
        }
        silent(&desk, &line.join(" "));
        assert_eq!(names(&desk), ["monthly-2025-03.html"], "round {round}");
        assert!(bytes(&desk, "informes/monthly-2025-03.html") == whole, "round {round}");
        assert!(desk.read("informes/index.html").contains("monthly-2025-03.html"), "round {round}");
    }
}

/// What was begun and not finished is ours to write, and is not taken for what it should say.
#[test]
fn a_report_that_was_begun_is_written_again() {
    let desk = desk();
    silent(&desk, "report ageing --month 2025-03 --out informes");
    let list = desk.read("informes/folio-reports.json");
    let (_, data) = listed(&desk).remove(0);
    assert_eq!(data.len(), 64);
    desk.write("informes/folio-reports.json", list.replace(&data, ""));
    desk.write("informes/ageing-2025-03.html", "a medias");
    silent(&desk, "report ageing --month 2025-03 --out informes --only-if-changed");
    assert_eq!(listed(&desk), [("ageing-2025-03.html".to_owned(), data)]);
    assert!(Path::new(&desk.path("informes/ageing-2025-03.html")).metadata().expect("a file").len() > 1000);
}

/// What the foot says is enough to make the same report again, whatever has happened since.
#[test]
fn the_command_of_the_foot_on_its_commit_gives_the_same_bytes() {
    let desk = desk();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(desk.root());
        desk.surround(&mut command);
        let output = command.output().expect("git");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "Marzo"]);
    silent(&desk, "report monthly --out informes");
    silent(&desk, "report monthly --out informes --format json");
    let made: Value = serde_json::from_str(&desk.read("informes/monthly-2025-03.json")).expect("JSON");
    let source = &made["data"]["source"];
    let (commit, command) =
        (source["commit"].as_str().expect("a commit"), source["command"].as_str().expect("a command"));
    assert_eq!(source["changed"], false);

    desk.open_and_end();
    git(&["add", "catalog", "tickets"]);
    git(&["commit", "--quiet", "--message", "Después"]);
    desk.set_now("2026-01-15T18:00:00-06:00");
    let copy = desk.beside().join("revision");
    git(&["worktree", "add", "--quiet", &copy.to_string_lossy(), commit]);
    let mut words: Vec<&str> = command.split(' ').skip(1).collect();
    words.extend(["--out", "otra"]);
    desk.run_in(&copy, &words).ok();
    let again = fs::read(copy.join("otra/monthly-2025-03.html")).expect("a page");
    assert!(again == bytes(&desk, "informes/monthly-2025-03.html"));
}

/// However many tables and periods a report has, it reads the desk's files once.
#[cfg(target_os = "linux")]
#[test]
fn a_report_reads_every_file_once() {
    let desk = desk();
    // Tickets so large that what else is read does not count.
    for round in 0..12 {
        let long = format!("origen={round} {}", "Renglón de relleno. ".repeat(5_000));
        desk.run(&["note", "2", "--set", &long]).ok();
    }
    let read = |arguments: &str| -> u64 {
        let mut command = Command::new("bash");
        let line = format!("{} {arguments} --json > /dev/null && cat /proc/$$/io", common::FOLIO);
        command.args(["-c", &line]).current_dir(desk.root());
        desk.surround(&mut command);
        let output = command.output().expect("bash");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find_map(|line| line.strip_prefix("rchar: ")).expect("what was read");
        line.trim().parse().expect("a number")
    };
    let (list, report) = (read("list --all"), read("report monthly"));
    assert!(list > 1_000_000, "{list}");
    assert!(report < list * 3 / 2, "list reads {list}, the report {report}");
}

#[test]
fn a_report_changed_by_hand_is_written_again_and_told_of() {
    let desk = TestDesk::new();
    desk.open_registered();
    let keep = ["report", "ageing", "--as-of", "2025-04-30", "-o", "../informes", "--only-if-changed"];
    desk.run(&keep).ok();
    let (report, index) = (desk.beside().join("informes/ageing.html"), desk.beside().join("informes/index.html"));
    let before = fs::read_to_string(&report).expect("a report");
    let quiet = desk.run(&keep).ok();
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    fs::write(&report, format!("{before}<p>Todo va bien.</p>")).expect("written");
    desk.run(&keep).ok().says(&["ageing.html se había cambiado a mano"]);
    assert_eq!(fs::read_to_string(&report).expect("a report"), before);
    // An index that is gone comes back, though the report says nothing new.
    fs::remove_file(&index).expect("removed");
    let quiet = desk.run(&keep).ok();
    assert_eq!(quiet.stderr, "");
    assert!(fs::read_to_string(&index).expect("an index").contains("ageing.html"));
    // A single file likewise.
    let alone = ["report", "ageing", "--as-of", "2025-04-30", "-o", "../uno.html", "--only-if-changed"];
    desk.run(&alone).ok();
    let path = desk.beside().join("uno.html");
    let before = fs::read_to_string(&path).expect("a report");
    fs::write(&path, format!("{before}<p>Todo va bien.</p>")).expect("written");
    desk.run(&alone).ok();
    assert_eq!(fs::read_to_string(&path).expect("a report"), before);
}

#[test]
fn the_minute_of_a_past_week_is_told_as_of_its_end() {
    let desk = TestDesk::new();
    desk.open_registered();
    let folio = "CI-2025-0001";
    desk.set_now("2025-03-20T10:00:00-06:00");
    let week = desk.run(&["show", folio, "--json"]).ok().data("folio/show/1");
    let opened = week["opened"].as_str().and_then(|at| at.get(..10)).expect("a day").to_owned();
    let week = chrono::NaiveDate::parse_from_str(&opened, "%Y-%m-%d").expect("a day").format("%G-W%V").to_string();
    let minute_of = || desk.run(&["minute", "--week", &week]).ok().stdout;
    let before = minute_of();
    assert!(
        before.contains(folio) && before.contains("Corte") && before.contains(&format!("folio minute --week {week}"))
    );
    // What happens after the week does not change it; `report minute` is the same.
    desk.run(&["cancel", folio, "--reason", "desistimiento", "--note", "Ya no."]).ok();
    assert_eq!(minute_of(), before);
    assert_eq!(desk.run(&["report", "minute", "--week", &week]).ok().stdout, before);
    // It is kept as reports are.
    let keep = ["report", "minute", "--week", &week, "-o", "../informes", "--only-if-changed"];
    desk.run(&keep).ok();
    let file = desk.beside().join(format!("informes/minute-{week}.html"));
    let written = fs::metadata(&file).expect("a minute").modified().expect("a time");
    desk.run(&keep).ok();
    assert_eq!(fs::metadata(&file).expect("a minute").modified().expect("a time"), written);
    let index = fs::read_to_string(desk.beside().join("informes/index.html")).expect("an index");
    assert!(index.contains(&format!("minute-{week}.html")));
    desk.refuses(2, &["report", "minute", "--month", "2025-03"]).says(&["--week"]);
}

#[test]
fn what_is_asked_amiss_is_told_with_what_was_meant() {
    let desk = TestDesk::new();
    desk.refuses(2, &["report", "--month", "2025-03"]).says(&["folio report monthly --month 2025-03"]);
    desk.refuses(2, &["report", "sla", "--where", "canal == 'correo'"]).says(&["field.canal"]);
    let two = desk.refuses(2, &["report", "sla", "ageing"]);
    assert!(!two.stderr.contains("Error:  "), "{}", two.stderr);
    desk.refuses(2, &["report", "sla", "-o", "."]);
    desk.write("catalog/reports/Malo nombre.toml", "title = 'x'");
    desk.run(&["check"]).exits(1);
    desk.run(&["report", "check"]).exits(1);
}
