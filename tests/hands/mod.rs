//! Many hands at one desk: clones in which people do at random whatever the program offers and what people do by
//! themselves with an editor and with git, and what must hold of it in the end.

#![allow(dead_code, reason = "no test file uses all of it")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

pub mod assets;
pub mod by_hand;
#[path = "../common/mod.rs"]
pub mod common;
pub mod end;
pub mod tickets;
pub mod with_git;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration};
use common::shared::{Shared, git_command};
use common::{Outcome, TestDesk};
use serde_json::Value;

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit.max(1) as u64).expect("small")
    }

    /// True once in so many.
    pub fn once_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub fn one_of<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        let place = self.below(all.len());
        all.get(place)
    }
}

/// Which random changes are made. Each can be told by an environment variable, to find the fewest that fail.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The institution whose desk it is: a folder of `kits/`, or the procedure that test desks use.
    pub kit: String,
    /// `FOLIO_HANDS_CLONES`
    pub clones: usize,
    /// In each clone: `FOLIO_HANDS_CHANGES`.
    pub changes: usize,
    /// `FOLIO_HANDS_SEED`
    pub seed: u64,
    /// `FOLIO_HANDS_ONLY`, `FOLIO_HANDS_WITHOUT`: names of [`DEEDS`] between commas.
    pub only: Option<Vec<String>>,
    pub without: Vec<String>,
}

fn variable(name: &str) -> Option<String> {
    std::env::var(format!("FOLIO_HANDS_{name}")).ok().filter(|text| !text.is_empty())
}

impl Plan {
    /// A plan as the test pins it, but for what the environment says.
    pub fn of(kit: &str, clones: usize, changes: usize, seed: u64) -> Self {
        let number = |name: &str| variable(name).map(|text| text.parse::<usize>().expect("a number"));
        let list = |name: &str| variable(name).map(|text| text.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self {
            kit: variable("KIT").unwrap_or_else(|| kit.to_owned()),
            clones: number("CLONES").unwrap_or(clones),
            changes: number("CHANGES").unwrap_or(changes),
            seed: number("SEED").map_or(seed, |seed| seed as u64),
            only: list("ONLY"),
            without: list("WITHOUT").unwrap_or_default(),
        }
    }

    fn includes(&self, deed: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == deed);
        self.only.as_ref().is_none_or(|only| named(only)) && !named(&self.without)
    }
}

/// Who works there: at each kit somebody of every role that a command asks for.
pub struct Office {
    pub people: Vec<String>,
    /// Somebody's address, where anybody has one.
    pub mail: String,
    pub procedures: Vec<String>,
}

/// A person's random change, by name, and how often it comes.
type Deed = (&'static str, usize, fn(&mut Hands, &str));

/// Everything that people do.
pub const DEEDS: &[Deed] = &[
    ("open", 4, tickets::open),
    ("walk", 16, tickets::walk),
    ("note", 4, tickets::note),
    ("set", 3, tickets::set),
    ("assign", 2, tickets::assign),
    ("wait", 2, tickets::wait),
    ("resume", 2, tickets::resume),
    ("settle", 6, tickets::settle),
    ("link", 2, tickets::link),
    ("reopen", 2, tickets::reopen),
    ("cancel", 1, tickets::cancel),
    ("sign", 2, tickets::sign),
    ("attach", 2, tickets::attach),
    ("redact", 1, tickets::redact),
    ("edit", 1, by_hand::edit),
    ("comment", 2, by_hand::comment),
    ("key", 2, by_hand::key),
    ("person", 1, by_hand::person),
    ("holiday", 1, by_hand::holiday),
    ("register", 2, assets::register),
    ("card", 1, assets::card),
    ("adopt", 1, assets::adopt),
    ("hand-over", 5, assets::hand_over),
    ("keep", 4, assets::keep),
    ("retire", 1, assets::retire),
    ("undo", 2, with_git::undo),
    ("sync", 6, with_git::sync),
    ("kill", 1, with_git::kill),
    ("pull", 2, with_git::pull),
    ("rebase", 1, with_git::rebase),
    ("pick", 1, with_git::pick),
];

/// Some clones, and what is known of them.
pub struct Hands {
    pub shared: Shared,
    pub plan: Plan,
    pub names: Vec<&'static str>,
    pub dice: Dice,
    pub office: Office,
    /// Every event that stood in some clone before it was shared: identity of the record, identifier.
    pub known: BTreeSet<(String, String)>,
    pub step: usize,
    /// How often each deed was done, and how often tried.
    pub done: BTreeMap<&'static str, (usize, usize)>,
    /// What opening a ticket asks for, by procedure.
    pub forms: BTreeMap<String, Value>,
    /// Command lines, with their exit codes.
    pub told: RefCell<Vec<String>>,
}

/// Tells what was done when a test fails.
impl Drop for Hands {
    fn drop(&mut self) {
        if !std::thread::panicking() && variable("TELL").is_none() {
            return;
        }
        let told = self.told.borrow();
        let most = variable("TELL").map_or(60, |most| most.parse().unwrap_or(usize::MAX));
        for line in &told[told.len().saturating_sub(most)..] {
            eprintln!("{line}");
        }
        let Plan { kit, clones, changes, seed, .. } = &self.plan;
        eprintln!(
            "at step {}. Again: FOLIO_HANDS_KIT={kit} FOLIO_HANDS_SEED={seed} FOLIO_HANDS_CLONES={clones} \
             FOLIO_HANDS_CHANGES={changes} cargo test --test many_hands -- --exact one_run --ignored\n{:?}",
            self.step, self.done
        );
        if let Some(folder) = variable("KEEP") {
            let from = self.shared.desk.beside().to_string_lossy().into_owned();
            let _ = std::process::Command::new("cp").args(["-r", &from, &folder]).status();
        }
    }
}

impl Hands {
    pub fn new(plan: Plan) -> Self {
        let (shared, office) = desk_of(&plan.kit);
        let names: Vec<&'static str> = ["a", "b", "c", "d", "e", "f"].into_iter().take(plan.clones).collect();
        for (index, name) in names.iter().enumerate().skip(1) {
            // Two of them share a series, by mistake.
            shared.join(name, if index == 1 { None } else { Some(["", "", "C", "D", "E", "F"][index]) });
        }
        let dice = Dice(plan.seed);
        let mut hands = Self {
            shared,
            plan,
            names,
            dice,
            office,
            known: BTreeSet::new(),
            step: 0,
            done: BTreeMap::new(),
            forms: BTreeMap::new(),
            told: RefCell::default(),
        };
        // Each has the driver from its first sync on.
        for name in hands.names.clone() {
            with_git::sync(&mut hands, name);
        }
        hands
    }

    /// Does everything that the plan says.
    pub fn work(&mut self) {
        let deeds: Vec<&Deed> = DEEDS.iter().filter(|(name, _, _)| self.plan.includes(name)).collect();
        let all: usize = deeds.iter().map(|(_, often, _)| often).sum();
        for _ in 0..self.plan.clones * self.plan.changes {
            self.tick();
            let clone = self.names[self.dice.below(self.names.len())];
            let mut drawn = self.dice.below(all);
            let deed = deeds.iter().find(|(_, often, _)| {
                let is_it = drawn < *often;
                drawn = drawn.saturating_sub(*often);
                is_it
            });
            let (deed, _, does) = deed.expect("a deed");
            self.told.borrow_mut().push(format!("{} {clone}: {deed}", self.step));
            self.done.entry(deed).or_default().1 += 1;
            does(self, clone);
        }
    }

    /// A few minutes go by.
    pub fn tick(&mut self) {
        self.step += 1;
        let begin = DateTime::parse_from_rfc3339("2025-03-10T09:00:00-06:00").expect("a moment");
        let now = begin + Duration::minutes(3 * self.step as i64);
        self.shared.desk.set_now(&now.to_rfc3339());
    }

    /// Whether what a clone does now is committed one by one, or all at once before it is shared: two ways to the
    /// same, of which the second costs less.
    fn commits_each(&self) -> bool {
        self.step.is_multiple_of(3)
    }

    /// A command in a clone, whatever it says.
    pub fn folio(&mut self, name: &str, arguments: &[&str]) -> Outcome {
        let command = self.command(name, arguments);
        let outcome = self.shared.desk.finish(command, None);
        self.tell(name, &outcome);
        // A card without a history is nothing to work with yet.
        let is_card = outcome.code == 3 && outcome.stderr.contains("[asset-without-history]");
        assert!(
            is_card || [0, 1, 2].contains(&outcome.code),
            "{name}: {}\n{}{}",
            outcome.line,
            outcome.stdout,
            outcome.stderr
        );
        assert!(!outcome.stderr.contains("panicked at"), "{name}: {}\n{}", outcome.line, outcome.stderr);
        outcome
    }

    pub fn command(&self, name: &str, arguments: &[&str]) -> std::process::Command {
        let mut command = self.shared.command(name, arguments);
        let sharing = ["sync", "undo"].contains(&arguments[0]);
        if !sharing && !self.commits_each() {
            command.env("FOLIO_COMMIT", "manual");
        }
        self.pin(&mut command);
        command
    }

    fn pin(&self, command: &mut std::process::Command) {
        command.env("FOLIO_RANDOM", format!("{} {}", self.plan.seed, self.step));
        command.env("FOLIO_USER", &self.office.people[0]);
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_EMAIL"), &self.office.mail);
        }
        for date in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            command.env(date, self.shared.desk.now());
        }
        // Git finds the driver there.
        let folder = Path::new(common::FOLIO).parent().expect("a folder").display();
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{folder}:{path}"));
    }

    pub fn tell(&self, name: &str, outcome: &Outcome) {
        let said = outcome.stderr.replace('\n', "⏎");
        let said: String = said.chars().take(300).collect();
        self.told.borrow_mut().push(format!("   {name}$ {} → {} {said}", outcome.line, outcome.code));
    }

    /// The command did what was asked.
    pub fn did(&mut self, deed: &'static str, outcome: &Outcome) {
        self.done.entry(deed).or_default().0 += usize::from(outcome.code == 0);
    }

    /// Git in a clone: whether it succeeded, and what it said.
    pub fn git(&self, name: &str, arguments: &[&str]) -> (bool, String) {
        let mut command = git_command(&self.shared.desk, &self.root(name), arguments);
        self.pin(&mut command);
        let output = command.output().expect("git");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = text(&output.stdout) + &text(&output.stderr);
        let short: String = said.replace('\n', "⏎").chars().take(300).collect();
        self.told.borrow_mut().push(format!(
            "   {name}$ git {} → {:?} {short}",
            arguments.join(" "),
            output.status.code()
        ));
        (output.status.success(), said)
    }

    pub fn root(&self, name: &str) -> PathBuf {
        self.shared.root(name)
    }

    /// Files of records below a folder of a clone.
    pub fn files(&self, name: &str, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        let root = self.root(name);
        below(&root, &root.join(folder), &mut found);
        found.sort();
        found
    }

    /// Names of the tickets of a clone.
    pub fn folios(&self, name: &str) -> Vec<String> {
        self.files(name, "tickets").iter().map(|path| stem(path)).collect()
    }

    /// One of the tickets of a clone; mostly one of those that were opened last.
    pub fn ticket(&mut self, name: &str) -> Option<String> {
        let all = self.folios(name);
        let most = if self.dice.once_in(3) { all.len() } else { all.len().min(8) };
        let late: Vec<&String> = all.iter().rev().take(most).collect();
        self.dice.one_of(&late).map(|folio| (*folio).clone())
    }

    pub fn person(&mut self) -> String {
        let place = self.dice.below(self.office.people.len());
        self.office.people[place].clone()
    }

    /// Commits whatever a person has in the clone.
    pub fn commit(&self, name: &str) {
        self.git(name, &["add", "--all"]);
        self.git(name, &["commit", "--quiet", "-m", "Cambios"]);
    }

    /// Remembers every event that stands in a clone.
    pub fn gather(&mut self, name: &str) {
        let events = self.events(name);
        self.known.extend(events);
    }

    /// The events of a clone's records, each with the identity of its record.
    pub fn events(&self, name: &str) -> BTreeSet<(String, String)> {
        let mut found = BTreeSet::new();
        for path in self.files(name, "tickets").into_iter().chain(self.files(name, "catalog/assets")) {
            let text = self.shared.read(name, &path).replace("\r\n", "\n");
            let bare = |value: &str| value.split(" #").next().unwrap_or(value).trim().trim_matches('"').to_owned();
            let uid = text.lines().find_map(|line| line.strip_prefix("uid: ")).map(bare);
            let ids = text.lines().filter_map(|line| line.strip_prefix("- id: ")).map(bare);
            // A card that two took in has one uid in the end.
            let uid = if path.starts_with("tickets/") { uid.unwrap_or(path) } else { String::new() };
            found.extend(ids.map(|id| (uid.clone(), id)));
        }
        found
    }
}

fn below(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            below(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path.strip_prefix(root).expect("below").to_string_lossy().into_owned());
        }
    }
}

pub fn stem(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".yaml").to_owned()
}

/// A shared desk of an institution.
fn desk_of(kit: &str) -> (Shared, Office) {
    let desk = TestDesk::new();
    if kit != common::PROCEDURE {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("kits").join(kit).join("catalog");
        fs::remove_dir_all(desk.root()).expect("removes");
        let root = desk.root().to_string_lossy().into_owned();
        desk.run_in(desk.beside(), &["init", &root, "--procedure", kit, "--person", "nadie"]).ok();
        for name in ["desk.toml", "people.toml"] {
            fs::copy(source.join(name), desk.path("catalog").join(name)).expect("the kit's file");
        }
    }
    // Who types is not always who did it.
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", format!("{settings}\n[sharing]\nauthors = \"known\"\n"));
    let ids = |text: &str, key: &str| -> Vec<String> {
        let ids = text.lines().filter_map(|line| line.strip_prefix(key));
        ids.map(|id| id.trim_matches(['"', ' ']).to_owned()).collect()
    };
    let people = ids(&desk.read("catalog/people.toml"), "id = ");
    let mail = ids(&desk.read("catalog/people.toml"), "mail = ").into_iter().next();
    let mail = mail.unwrap_or_else(|| "prueba@example.org".to_owned());
    desk.write("catalog/assets/computadora/PC-0132.yaml", common::ASSET.replace("jefatura-1", &people[0]));
    let procedures = fs::read_dir(desk.path("catalog/procedures")).expect("lists").flatten();
    let mut procedures: Vec<String> =
        procedures.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned())).collect();
    procedures.sort();
    (Shared::of(desk), Office { people, mail, procedures })
}
