//! Finished years: which can be sealed, what hinders the others, and whether what is sealed is as it was.

pub mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use chrono::Datelike;

use super::error::CliError;
use super::progress::Progress;
use super::{change, commit};
use crate::message;
use crate::model::catalogue::CommitPolicy;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::seal::{self, Differences, Entry, Seal};
use crate::model::time::Moment;
use crate::procedure::replay::State;
use crate::store::desk::Desk;
use crate::store::git::exchange;
use crate::store::git::run::run;
use crate::store::git::state::Repository;
use crate::store::{file, parallel, sweep};

/// In what state a year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It goes on, or something hinders that it be sealed.
    Open,
    /// It can be sealed.
    Sealable,
    /// It is sealed, and as it was then.
    Sealed,
    /// It is sealed, and not as it was then; or its seal cannot be used.
    Changed,
}

impl Standing {
    /// The word that stands in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Sealable => "sealable",
            Self::Sealed => "sealed",
            Self::Changed => "changed",
        }
    }
}

/// Something in a year that hinders that it be sealed, or differs from its seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    /// What it is: `open`, `damaged`, `disputed`, `differs`, `misplaced`, `stray`, `twice`, `uncommitted`, or what
    /// differs from a seal: `changed`, `missing`, `added`, `unusable`.
    pub code: &'static str,
    /// The file.
    pub path: String,
    /// In words.
    pub message: Message,
    /// What to do next.
    pub remedy: Message,
}

/// A year of a desk.
#[derive(Debug, Clone)]
pub struct Year {
    /// Its number.
    pub year: u16,
    /// Files of records in it.
    pub records: usize,
    /// In what state it is.
    pub standing: Standing,
    /// What its seal says or would say; none where it has none and could not have one.
    pub seal: Option<Seal>,
    /// What is in the way, in order of path.
    pub hindrances: Vec<Hindrance>,
}

/// What a desk has to know to look at its years.
pub struct Survey<'a> {
    desk: &'a Desk,
    /// The year that goes on.
    current: i32,
    strays: Vec<String>,
    uncommitted: Vec<String>,
    /// Those of both that git has: its index, and the last commit.
    staged: BTreeSet<String>,
    committed: BTreeSet<String>,
}

impl<'a> Survey<'a> {
    /// Looks at what lies among the records of some years without being one, and at what git does not have yet.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn of(desk: &'a Desk, years: &[u16], now: Moment) -> Result<Self, CliError> {
        let tickets = desk.tickets_folder();
        let strays = [sweep::strays(&tickets), sweep::linked_folders(&tickets)].concat();
        let strays: Vec<String> = strays.iter().map(|path| file::display(&desk.root, path)).collect();
        let is_each = commit::policy(desk) == CommitPolicy::Each;
        let repository = if is_each || !strays.is_empty() { Repository::of(&desk.root)? } else { None };
        let uncommitted = match &repository {
            Some(repository) if is_each && !years.is_empty() => {
                let folders: Vec<String> = years.iter().map(|year| format!("tickets/{year:04}")).collect();
                let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
                let dirty = exchange::dirty(&desk.root, repository, &folders)?;
                dirty.iter().filter_map(|path| path.strip_prefix(&repository.prefix)).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let paths: Vec<&str> = strays.iter().chain(&uncommitted).map(String::as_str).collect();
        let (mut staged, mut committed) = (BTreeSet::new(), BTreeSet::new());
        if let Some(repository) = repository.filter(|_| !paths.is_empty()) {
            let listed = run(&desk.root, &[&["ls-files", "-z", "--"], &paths[..]].concat())?.done()?;
            staged.extend(listed.parts());
            if repository.head.is_some() {
                let listed = [&["ls-tree", "-r", "-z", "--name-only", "HEAD", "--"], &paths[..]].concat();
                committed.extend(run(&desk.root, &listed)?.done()?.parts());
            }
        }
        Ok(Self { desk, current: desk.zone().day(now).year(), strays, uncommitted, staged, committed })
    }

    /// Whether a year is over where the desk is.
    pub fn is_over(&self, year: u16) -> bool {
        i32::from(year) < self.current
    }

    /// Looks at a year.
    pub fn year(&self, year: u16) -> Year {
        let folder = self.desk.tickets_folder().join(format!("{year:04}"));
        let files = sweep::yaml_files(&folder);
        if self.desk.is_sealed(year) {
            return self.sealed(year, &folder, &files);
        }
        if !self.is_over(year) {
            let (standing, seal, hindrances) = (Standing::Open, None, Vec::new());
            return Year { year, records: files.len(), standing, seal, hindrances };
        }
        let mut hindrances = Vec::new();
        let mut entries = BTreeMap::new();
        let progress = Progress::reading(files.len());
        let looks = parallel::shares(&files, |files| {
            let look = |path: &PathBuf| {
                progress.step();
                self.look(year, &folder, path)
            };
            files.iter().map(look).collect::<Vec<_>>()
        });
        drop(progress);
        let mut names: HashMap<String, String> = HashMap::new();
        for (path, look) in files.iter().zip(looks.into_iter().flatten()) {
            let shown = file::display(&self.desk.root, path);
            let name = stem(&shown).to_owned();
            if let Some(other) = names.insert(name.clone(), shown.clone()) {
                hindrances.push(hindrance("twice", &shown, message!("archive-twice", folio = name, other = other)));
            }
            match look {
                Ok((path, entry)) => drop(entries.insert(path, entry)),
                Err(found) => hindrances.extend(found),
            }
        }
        let below = format!("tickets/{year:04}/");
        for stray in self.strays.iter().filter(|path| path.starts_with(&below)) {
            hindrances
                .push(Hindrance { remedy: self.away(stray), ..hindrance("stray", stray, message!("archive-stray")) });
        }
        // What lies where it does not belong is told so once, and a record that was moved at the place where it lies.
        let strays = hindrances.iter().filter(|it| it.code == "stray").map(|it| it.path.clone());
        let told: BTreeSet<String> = strays.collect();
        let moved: BTreeSet<String> =
            hindrances.iter().filter(|it| it.code == "misplaced").map(|it| stem(&it.path).to_owned()).collect();
        let is_told = |path: &String| told.contains(path) || is_record(path) && moved.contains(stem(path));
        for path in self.uncommitted.iter().filter(|path| path.starts_with(&below) && !is_told(path)) {
            hindrances.push(self.unsaved(path));
        }
        hindrances.sort_by(|one, other| one.path.cmp(&other.path));
        let seal = Seal::of(year, &entries).filter(|_| hindrances.is_empty());
        let standing = if seal.is_some() { Standing::Sealable } else { Standing::Open };
        Year { year, records: files.len(), standing, seal, hindrances }
    }

    /// What takes a file away that is neither a record nor one of a record's.
    fn away(&self, path: &str) -> Message {
        let file = commit::quoted(path);
        let is_changed = self.uncommitted.iter().any(|it| it == path);
        match (self.staged.contains(path), self.committed.contains(path)) {
            (true, true) if !is_changed => way(format!("git rm -- {file} && git commit -- {file}")),
            (_, true) => message!("archive-way-away-then", command = format!("git commit -- {file}")),
            (true, false) => message!("archive-way-away-then", command = format!("git rm --cached -- {file}")),
            (false, false) => message!("archive-way-away"),
        }
    }

    /// A file that is not as the last commit has it.
    fn unsaved(&self, path: &str) -> Hindrance {
        let file = commit::quoted(path);
        let is_gone = self.desk.path(path).symlink_metadata().is_err();
        let (id, command) = if is_gone && seal::year_sealed_at(path).is_some() {
            ("archive-uncommitted", format!("git commit -- {file}"))
        } else if is_gone && self.committed.contains(path) {
            ("archive-gone", format!("git checkout HEAD -- {file}"))
        } else if is_gone {
            ("archive-uncommitted", format!("git rm --cached -- {file}"))
        } else {
            ("archive-uncommitted", format!("git add -- {file} && git commit -- {file}"))
        };
        Hindrance { remedy: way(command), ..hindrance("uncommitted", path, Message::new(id)) }
    }

    /// What brings a record to the folder where it belongs.
    fn back(&self, path: &str, folder: &str) -> Message {
        let there = format!("{folder}/{}.yaml", stem(path));
        if folder.ends_with("MM") || self.desk.path(&there).symlink_metadata().is_ok() {
            return way("folio check".to_owned());
        }
        let make = if self.desk.path(folder).is_dir() { String::new() } else { format!("mkdir -p {folder} && ") };
        let is_in_git = run(&self.desk.root, &["ls-files", "--error-unmatch", "--", path]).is_ok_and(|it| it.ok);
        let mover = if is_in_git { "git mv" } else { "mv" };
        way(format!("{make}{mover} -- {} {}", commit::quoted(path), commit::quoted(&there)))
    }

    /// What a record gives to its year's seal, or what hinders that.
    fn look(&self, year: u16, folder: &Path, path: &Path) -> Result<(String, Entry), Vec<Hindrance>> {
        let desk = self.desk;
        let shown = file::display(&desk.root, path);
        let damaged =
            |problem: Message| vec![hindrance("damaged", &shown, message!("archive-damaged", problem = problem))];
        let record = desk.read_ticket(path).map_err(|findings| {
            findings.into_iter().next().map(|finding| damaged(finding.message)).unwrap_or_default()
        })?;
        let lineage = desk.lineage_of(&record.ticket).map_err(|finding| damaged(finding.message))?;
        let (ticket, folio) = (&record.ticket, record.ticket.folio.to_string());
        let state = State::replay(&lineage, &ticket.events);
        let mut found = Vec::new();
        let below = file::display(folder, path);
        let home = desk.other_folder(&shown, ticket);
        if home.is_some() || !seal::may_hold(year, &below) {
            let home = home.unwrap_or_else(|| format!("tickets/{year:04}/MM"));
            let misplaced = message!("archive-misplaced", folio = &folio, folder = &home);
            let remedy = self.back(&shown, &home);
            found.push(Hindrance { remedy, ..hindrance("misplaced", &shown, misplaced) });
        }
        if !change::header_findings(desk, &desk.rules(lineage.current()), &record, &state).is_empty() {
            found.push(hindrance("differs", &shown, message!("archive-differs", folio = &folio)));
        }
        if !state.disputes.is_empty() || !ticket.header.disputes.is_empty() {
            found.push(hindrance("disputed", &shown, message!("archive-disputed", folio = &folio)));
        }
        if !state.is_ended() || !ticket.header.status.is_ended() {
            found.push(hindrance("open", &shown, message!("archive-open", folio = &folio)));
        }
        if let Err(error) = desk.calendars_of(&lineage) {
            found.extend(damaged(super::error::store_message(&error)));
        }
        match entry(&record.text, ticket.events.iter().map(|event| event.at)) {
            Some(entry) if found.is_empty() => Ok((below, entry)),
            _ => Err(found),
        }
    }

    fn sealed(&self, year: u16, folder: &Path, files: &[PathBuf]) -> Year {
        let seal =
            self.desk.seal_text(year).ok().and_then(|text| Seal::read(&text)).filter(|it| it.header.year == year);
        let mut hindrances = Vec::new();
        match &seal {
            Some(seal) => {
                let differences = seal.differences(&hashes(self.desk, folder, files));
                let told =
                    [("changed", differences.changed), ("missing", differences.missing), ("added", differences.added)];
                for (code, paths) in told {
                    let message = |path: &str| match code {
                        "changed" => message!("archive-changed", folio = stem(path)),
                        "missing" => message!("archive-missing", folio = stem(path)),
                        _ => message!("archive-added", folio = stem(path)),
                    };
                    let path = |path: &String| format!("tickets/{year:04}/{path}");
                    hindrances.extend(paths.iter().map(|it| hindrance(code, &path(it), message(it))));
                }
            }
            None => hindrances.push(hindrance("unusable", &seal::path_of(year), message!("archive-unusable"))),
        }
        let standing = if hindrances.is_empty() { Standing::Sealed } else { Standing::Changed };
        Year { year, records: files.len(), standing, seal, hindrances }
    }
}

/// What differs between a seal and the files of its year.
pub fn differences(desk: &Desk, seal: &Seal, files: &[PathBuf]) -> Differences {
    let folder = desk.tickets_folder().join(format!("{:04}", seal.header.year));
    seal.differences(&hashes(desk, &folder, files))
}

/// The hash of each file, by its path below a folder; that of one that cannot be read is none.
fn hashes(desk: &Desk, folder: &Path, files: &[PathBuf]) -> BTreeMap<String, String> {
    let progress = Progress::reading(files.len());
    let parts = parallel::shares(files, |files| {
        let hash = |path: &PathBuf| {
            progress.step();
            let text = file::read_text(&desk.root, path);
            (file::display(folder, path), text.map(|text| identifier::content_hash(&text)).unwrap_or_default())
        };
        files.iter().map(hash).collect::<Vec<_>>()
    });
    parts.into_iter().flatten().collect()
}

/// What a record's text gives to its year's seal; none where nothing ever happened to it.
pub fn entry(text: &str, moments: impl Iterator<Item = Moment>) -> Option<Entry> {
    let (mut first, mut until) = (i64::MAX, i64::MIN);
    for second in moments.map(|moment| moment.timestamp()) {
        (first, until) = (first.min(second), until.max(second));
    }
    (first <= until).then(|| Entry { sha256: identifier::content_hash(text), first, until })
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

fn is_record(path: &str) -> bool {
    path.ends_with(".yaml")
}

/// A command to type.
fn way(command: String) -> Message {
    message!("archive-way", command = command)
}

fn hindrance(code: &'static str, path: &str, message: Message) -> Hindrance {
    let (name, file) = (stem(path), commit::quoted(path));
    let remedy = match code {
        "open" => format!("folio next {name}"),
        "disputed" => format!("folio settle {name}"),
        "changed" | "missing" | "added" => format!("git log -- {file}"),
        _ => "folio check".to_owned(),
    };
    Hindrance { code, path: path.to_owned(), message, remedy: way(remedy) }
}
