//! What the desk remembers of its files changes no answer: whatever happens to the files, and to what
//! is remembered of them.

mod common;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use common::{Outcome, PROCEDURE, TestDesk};
use folio::model::identifier::content_hash;
use folio::model::seal::{self, Entry, Seal};

/// Questions that select; each is asked with and without what is remembered.
const QUESTIONS: [&[&str]; 21] = [
    &["search", "papel*", "PC-0132", "--json"],
    &["search", "pantalla", "--json"],
    &["search", "la pantalla se apaga", "--status", "open"],
    &["search", "apag*", "--from", "2025-03-11", "--limit", "3", "--json"],
    &["list", "--json"],
    &["list", "--all"],
    &["list", "--role", "personal", "--json"],
    &["list", "--role", "nobody"],
    &["list", "--activity", "02"],
    &["late", "--json"],
    &["late", "--within", "3d"],
    &["workload", "--json"],
    &["log", "--from", "2025-03-01", "--to", "2025-03-11", "--open", "--json"],
    &["log", "--from", "2025-03-11", "--json"],
    &["report", "monthly", "--month", "2025-03", "--json"],
    &[
        "report",
        "monthly",
        "--month",
        "2025-03",
        "--as-of",
        "2025-03-11T12:00:00-06:00",
        "--compare",
        "2025-02",
        "--json",
    ],
    &["report", "ageing", "--json"],
    &[],
    &["next", "1"],
    &["next", "2025-3"],
    &["log", "--as-of", "2025-03-10T12:00:00-06:00", "--json"],
];

/// What is remembered, file by file.
const KEPT: [&str; 6] = ["tickets", "news", "words", "numbers", "tickets-2024", "news-2024"];

/// A small generator of numbers: a walk that fails is walked again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

fn ask(desk: &TestDesk, question: &[&str], switch: &str) -> Outcome {
    let mut command = desk.command(question);
    command.env("FOLIO_CACHE", switch);
    desk.finish(command, None)
}

/// Fails the test unless a question is answered alike, to the byte, with and without.
#[track_caller]
fn assert_alike(desk: &TestDesk, question: &[&str], after: &str) {
    let without = ask(desk, question, "off");
    for time in ["first", "second"] {
        let with = ask(desk, question, "on");
        let told = |outcome: &Outcome| (outcome.code, outcome.stdout.clone(), outcome.stderr.clone());
        if told(&with) == told(&without) {
            continue;
        }
        let all = |outcome: &Outcome| format!("{}\n{}{}", outcome.code, outcome.stdout, outcome.stderr);
        let (with, without) = (all(&with), all(&without));
        let differing = with.lines().zip(without.lines()).find(|(with, without)| with != without);
        panic!(
            "after {after}: {question:?}, asked the {time} time: {differing:?}\n{}",
            ask(desk, question, "on").stderr
        );
    }
}

/// A desk with tickets in every state, and the texts of their files.
fn desk_and_seeds() -> (TestDesk, Vec<String>) {
    let desk = TestDesk::new();
    desk.open();
    desk.open_registered();
    let cancelled = desk.open();
    desk.set_now("2025-03-11T10:00:00-06:00");
    desk.run(&["cancel", &cancelled, "--reason", "duplicado"]);
    desk.open_and_end();
    desk.set_now("2025-03-12T10:00:00-06:00");
    let reopened = desk.open_and_end();
    desk.run(&["reopen", &reopened, "--note", "Volvió a fallar"]);
    let seeds = desk.ticket_files().iter().map(|path| desk.read(path)).collect();
    (desk, seeds)
}

fn renamed(seed: &str, folio: &str) -> String {
    let old = seed.lines().find_map(|line| line.strip_prefix("folio: ")).expect("a folio").to_owned();
    let uid = seed.lines().find_map(|line| line.strip_prefix("uid: ")).expect("an uid").to_owned();
    seed.replace(&old, folio).replace(&uid, &format!("01{:0>10}", folio.to_lowercase().replace('-', "")))
}

fn folio_name(number: usize) -> String {
    format!("CI-2025-{number:04}")
}

fn some_file(desk: &TestDesk, dice: &mut Dice) -> Option<PathBuf> {
    let files = desk.ticket_files();
    (!files.is_empty()).then(|| desk.path(&files[dice.below(files.len())]))
}

fn set_time(path: &Path, time: SystemTime) {
    let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(time));
}

/// Seals what is in the folder of a year, whatever it is, with moments that may have nothing to do with it; or takes
/// that seal away.
fn seal_or_unseal(desk: &TestDesk, year: u16, dice: &mut Dice) {
    let path = desk.path(&seal::path_of(year));
    if fs::remove_file(&path).is_ok() {
        return;
    }
    let below = format!("tickets/{year}/");
    let (first, until) = (1_738_000_000 + dice.below(4_000_000) as i64, 1_741_000_000 + dice.below(2_000_000) as i64);
    let entry = |path: String| {
        let text = String::from_utf8_lossy(&fs::read(desk.path(&path)).unwrap_or_default()).into_owned();
        Some((path.strip_prefix(&below)?.to_owned(), Entry { sha256: content_hash(&text), first, until }))
    };
    if let Some(seal) = Seal::of(year, &desk.ticket_files().into_iter().filter_map(entry).collect()) {
        fs::write(path, seal.text()).expect("seals");
    }
}

/// Does one thing to the desk; gives its name.
fn disturb(desk: &TestDesk, seeds: &[String], kept: &mut Vec<Vec<u8>>, dice: &mut Dice) -> String {
    let name = KEPT[dice.below(KEPT.len())];
    let (remembered, kept_name) = (desk.path(&format!(".folio/cache/{name}")), format!(".folio/cache/{name}"));
    let Some(path) = some_file(desk, dice) else { return "nothing".to_owned() };
    let text = fs::read_to_string(&path).unwrap_or_default();
    let name = path.display().to_string();
    let what = match dice.below(24) {
        0 | 1 => {
            let number = dice.below(12) + 1;
            let month = dice.below(3) + 2;
            desk.write(
                &format!("tickets/2025/{month:02}/{}.yaml", folio_name(number)),
                renamed(&seeds[dice.below(seeds.len())], &folio_name(number)),
            );
            "another ticket"
        }
        2 => {
            fs::remove_file(&path).expect("removes");
            "a deletion"
        }
        3 => {
            let other = path.with_file_name(format!("{}.yaml", folio_name(dice.below(12) + 1)));
            fs::rename(&path, other).expect("renames");
            "a renaming"
        }
        4 => {
            let folder = desk.path("tickets/2025/elsewhere");
            fs::create_dir_all(&folder).expect("folder");
            fs::copy(&path, folder.join(path.file_name().expect("name"))).expect("copies");
            "a double elsewhere"
        }
        5 => {
            fs::write(&path, text.replace("status: ", "status:  ").replace("in_progress", "assigned")).expect("writes");
            "an edit of the state"
        }
        6 => {
            // As long as before, with the time of before.
            let time = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("time");
            let edited = text.replace("closed\n", "opened\n").replace("new\n", "NEW\n").replace("02", "03");
            fs::write(&path, edited).expect("writes");
            set_time(&path, time);
            "an edit of the same length and time"
        }
        7 => {
            set_time(&path, SystemTime::now() + Duration::from_secs(3600 * (dice.below(48) as u64)));
            "a time to come"
        }
        8 => {
            set_time(&path, SystemTime::now() - Duration::from_secs(3600 * (dice.below(4800) as u64)));
            "a time of old"
        }
        9 => {
            fs::write(&path, &text[..text.floor_char_boundary(dice.below(text.len()))]).expect("writes");
            "a truncation"
        }
        10 => {
            let mut bytes = fs::read(&remembered).unwrap_or_default();
            bytes.resize(bytes.len().max(10), 0);
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            desk.write(&kept_name, bytes);
            "spoiled bytes of what is remembered"
        }
        11 => {
            let bytes = fs::read(&remembered).unwrap_or_default();
            desk.write(&kept_name, &bytes[..dice.below(bytes.len() + 1)]);
            "what is remembered cut off"
        }
        12 => {
            // What was remembered some time ago, as of a backup.
            if let Ok(bytes) = fs::read(&remembered) {
                kept.push(bytes);
            }
            if let Some(bytes) = kept.get(dice.below(kept.len())) {
                desk.write(&kept_name, bytes);
            }
            "what was remembered long ago"
        }
        13 => {
            let limits = ["10min", "3h", "2d", "25min"];
            let procedure = format!("catalog/procedures/{PROCEDURE}.toml");
            let text = desk.read(&procedure);
            let (from, to) = (limits[dice.below(4)], limits[dice.below(4)]);
            desk.write(&procedure, text.replacen(&format!("limit = \"{from}\""), &format!("limit = \"{to}\""), 1));
            "another limit"
        }
        14 => {
            let calendars = fs::read_dir(desk.path("catalog/calendars")).expect("calendars").flatten();
            let paths: Vec<PathBuf> = calendars.map(|entry| entry.path()).collect();
            let path = &paths[dice.below(paths.len())];
            let text = fs::read_to_string(path).expect("reads");
            let hours = ["\"09:00\"", "\"08:00\"", "\"07:30\""];
            let (from, to) = (hours[dice.below(3)], hours[dice.below(3)]);
            fs::write(path, text.replacen(from, to, 1)).expect("writes");
            "other hours"
        }
        15 => {
            let (day, hour) = (dice.below(28) + 1, dice.below(24));
            desk.set_now(&format!("2025-{:02}-{day:02}T{hour:02}:00:00-06:00", dice.below(2) + 3));
            "another moment"
        }
        16 => {
            let card = format!(
                "id: PC-0{}\nuid: pf7smk4hxmx7\nkind: computadora\nbrand: Papel {}\n",
                131 + dice.below(3),
                dice.below(9)
            );
            desk.write(&format!("catalog/assets/computadora/PC-0{}.yaml", 131 + dice.below(3)), card);
            "another card"
        }
        17 => {
            let text = desk.read("catalog/desk.toml");
            let lines = text.lines().filter(|line| !line.starts_with("calendar = "));
            let calendars = ["mx-apf", "co", "none"];
            let rest: Vec<&str> = lines.collect();
            let split = rest.iter().position(|line| line.starts_with('[')).unwrap_or(rest.len());
            let named = format!("calendar = \"{}\"", calendars[dice.below(3)]);
            desk.write("catalog/desk.toml", [&rest[..split], &[&named[..]], &rest[split..]].concat().join("\n"));
            "another calendar"
        }
        18 => {
            let (from, to) = [("jefatura", "personal"), ("alta", "baja"), ("high", "low")][dice.below(3)];
            let names = ["people.toml", "services.toml", "priorities.toml", "suppliers.toml"];
            let catalogue = format!("catalog/{}", names[dice.below(4)]);
            if let Ok(text) = fs::read_to_string(desk.path(&catalogue)) {
                desk.write(&catalogue, text.replacen(from, to, 1));
            }
            "another catalogue"
        }
        19 => {
            let number = dice.below(12) + 1;
            let path = format!("tickets/2024/{:02}/{}.yaml", dice.below(3) + 2, folio_name(number));
            desk.write(&path, renamed(&seeds[dice.below(seeds.len())], &folio_name(number)));
            "another ticket of the year before"
        }
        20..=22 => {
            seal_or_unseal(desk, 2024 + u16::from(dice.below(4) == 0), dice);
            "a seal put or taken away"
        }
        _ => {
            let _ = fs::remove_dir_all(desk.path(".folio"));
            "nothing remembered"
        }
    };
    format!("{what} ({name})")
}

#[test]
fn whatever_happens_the_answers_are_those_of_the_files() {
    let (desk, seeds) = desk_and_seeds();
    let mut kept = Vec::new();
    for question in QUESTIONS {
        assert_alike(&desk, question, "nothing");
    }
    let seed = std::env::var("FOLIO_TEST_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    let mut dice = Dice(seed);
    for step in 0..56 {
        let mut done = disturb(&desk, &seeds, &mut kept, &mut dice);
        for _ in 0..dice.below(3) {
            done = format!("{done}, {}", disturb(&desk, &seeds, &mut kept, &mut dice));
        }
        for _ in 0..2 {
            assert_alike(&desk, QUESTIONS[dice.below(QUESTIONS.len())], &format!("step {step}: {done}"));
        }
    }
}

#[test]
fn a_catalogue_that_changes_is_another_catalogue() {
    let (desk, _) = desk_and_seeds();
    let procedure = format!("catalog/procedures/{PROCEDURE}.toml");
    let kept = fs::read_dir(desk.path("catalog/procedures/past")).expect("kept").flatten().next().expect("one").path();
    let (text, copy) = (desk.read(&procedure), fs::read(&kept).expect("reads"));
    for question in QUESTIONS {
        ask(&desk, question, "on");
    }
    // The revision of all tickets is lost: each of them is damaged, whatever is remembered of it.
    fs::remove_file(&kept).expect("removes");
    desk.write(&procedure, text.replace("revision = \"1\"", "revision = \"2\""));
    for question in [QUESTIONS[1], QUESTIONS[4], QUESTIONS[9], QUESTIONS[17]] {
        assert_alike(&desk, question, "the loss of a revision");
    }
    fs::write(&kept, copy).expect("writes");
    for entry in fs::read_dir(desk.path("catalog/calendars")).expect("calendars").flatten() {
        fs::write(entry.path(), "code = \"broken").expect("writes");
    }
    for question in [QUESTIONS[1], QUESTIONS[4], QUESTIONS[12], QUESTIONS[14]] {
        assert_alike(&desk, question, "the loss of a calendar");
    }
}

#[test]
fn where_it_cannot_be_written_or_believed_it_is_done_without() {
    let (desk, _) = desk_and_seeds();
    let _ = fs::remove_dir_all(desk.path(".folio"));
    desk.write(".folio", "a file where a folder should be");
    assert_alike(&desk, QUESTIONS[18], "no folder");
    assert_alike(&desk, QUESTIONS[4], "no folder");
    assert_alike(&desk, QUESTIONS[1], "no folder");
    fs::remove_file(desk.path(".folio")).expect("removes");
    let outside = desk.beside().join("outside");
    fs::create_dir_all(&outside).expect("folder");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, desk.path(".folio")).expect("link");
        assert_alike(&desk, QUESTIONS[4], "a link");
        assert_alike(&desk, QUESTIONS[1], "a link");
        assert_eq!(fs::read_dir(&outside).expect("lists").count(), 0, "nothing is written through a link");
        fs::remove_file(desk.path(".folio")).expect("removes");
    }
    ask(&desk, QUESTIONS[4], "on");
    assert!(desk.path(".folio/cache/tickets").exists());
    // Moved as a whole, with what was remembered where it was.
    let elsewhere = desk.beside().join("otra-mesa");
    fs::rename(desk.root(), &elsewhere).expect("moves");
    let there = |switch: &str| {
        let mut command = desk.command(&["list", "--json"]);
        command.current_dir(&elsewhere).env("FOLIO_CACHE", switch);
        desk.finish(command, None).ok().stdout
    };
    assert_eq!(there("on"), there("off"));
}

/// Many readers and a writer at once: each answer is that of the files.
#[test]
fn readers_and_writers_do_not_disturb_each_other() {
    let (desk, _) = desk_and_seeds();
    let expected = ask(&desk, QUESTIONS[4], "off").stdout;
    std::thread::scope(|scope| {
        for reader in 0..4 {
            let (desk, expected) = (&desk.root(), &expected);
            let command = |desk: &Path| {
                let mut command = std::process::Command::new(common::FOLIO);
                command.args(QUESTIONS[4]).current_dir(desk);
                command.env("FOLIO_NOW", "2025-03-12T10:00:00-06:00").env("FOLIO_USER", "jefatura-1").env("TZ", "UTC");
                command
            };
            let desk = desk.clone();
            scope.spawn(move || {
                for _ in 0..6 {
                    if reader == 0 {
                        let _ = fs::remove_file(desk.join(".folio/cache/tickets"));
                    }
                    let output = command(&desk).output().expect("runs");
                    assert_eq!(String::from_utf8_lossy(&output.stdout), *expected);
                }
            });
        }
    });
}

/// The accents that are typed are meant, those that are not come after; rows of words, beginnings and
/// filters find what they should.
#[test]
fn what_is_searched_for_is_found_the_best_first() {
    let desk = TestDesk::new();
    let open = |problem: &str| {
        let set = format!("origen={problem}");
        let mut arguments = vec!["new", "--procedure", PROCEDURE, "--set", "usuario=U", "--set", "area=A"];
        arguments.extend([
            "--set",
            "ubicacion=P",
            "--set",
            "tipo=falla",
            "--set",
            "componente=hardware",
            "--set",
            &set,
        ]);
        desk.run(&arguments).ok().stdout.trim().to_owned()
    };
    let year = open("Falla desde hace un año, un año entero de año en año");
    let other = open("Se ve la palabra ano en la pantalla");
    let both = open("Un ano y un año, y más palabras para que pese menos que lo demás");
    let service = open("Pide Mantenimiento de la impresora: atasca el papel");
    let found = |words: &[&str]| -> Vec<String> {
        let mut arguments = vec!["search", "--json"];
        arguments.extend(words);
        let with = ask(&desk, &arguments, "on").ok().data("folio/search/1");
        assert_eq!(with, ask(&desk, &arguments, "off").ok().data("folio/search/1"));
        let rows = with["rows"].as_array().expect("rows");
        rows.iter().map(|row| row["id"].as_str().expect("id").to_owned()).collect()
    };
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    let for_plain = found(&["ano"]);
    assert_eq!(for_plain[2], year, "what is not as typed comes last");
    assert_eq!(sorted(for_plain), [year.clone(), other.clone(), both.clone()]);
    assert_eq!(found(&["año"])[2], other);
    assert_eq!(found(&["mantenimiento"]), std::slice::from_ref(&service));
    assert_eq!(found(&["MANTENIMIENTO", "atasca el papel"]), std::slice::from_ref(&service));
    assert_eq!(found(&["el atasca papel"]), Vec::<String>::new());
    assert_eq!(found(&["impre*"]), std::slice::from_ref(&service));
    assert_eq!(found(&["impre"]), Vec::<String>::new());
    assert_eq!(found(&["PC-0132"]), ["PC-0132"]);
    assert_eq!(found(&["ano", "--limit", "1"]).len(), 1);
    assert_eq!(found(&["mantenimiento", "--status", "closed"]), Vec::<String>::new());
    assert_eq!(found(&["mantenimiento", "--procedure", PROCEDURE]), std::slice::from_ref(&service));
    assert_eq!(found(&["mantenimiento", "--from", "2025-03-11"]), Vec::<String>::new());
    assert_eq!(found(&["mantenimiento", "--to", "2025-03-10"]), std::slice::from_ref(&service));
    let shown = desk.run(&["search", "atasca", "papel"]).ok().stdout;
    assert!(
        shown.contains(&service) && shown.contains("Pide Mantenimiento de la impresora: atasca el papel"),
        "{shown}"
    );
    desk.run(&["search", "--", "*"]).exits(2);
    desk.run(&["search", "papel", "--status", "abirto"]).exits(2);
    let kept = desk.run(&["cache", "status", "--json"]).ok().data("folio/cache/1");
    assert!(kept["words_bytes"].as_u64().is_some_and(|bytes| bytes > 0), "{kept}");
    desk.run(&["cache", "borrar"]).ok();
    assert_eq!(desk.run(&["cache", "estado", "--json"]).ok().data("folio/cache/1")["state"], "empty");
    desk.run(&["list"]).ok();
    let kept = desk.run(&["cache", "status", "--json"]).ok().data("folio/cache/1");
    assert_eq!((&kept["state"], &kept["tickets"]), (&"ready".into(), &4.into()));
}
