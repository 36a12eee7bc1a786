//! What every command needs: the shell, the desk, the moment and who acts.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::arguments::GlobalArgs;
use super::commit::{self, Told};
use super::error::{self, CliError};
use super::progress;
use super::ui::Ui;
use super::undone;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::suggestion::nearest_people;
use crate::model::time::{self, Moment, Zone};
use crate::store::StoreError;
use crate::store::batch::Recovery;
use crate::store::desk::Desk;
use crate::store::git::advance::{Finished, Way};
use crate::store::git::state::Repository;
use crate::store::git::{self, advance, exchange};
use crate::store::lock::{self, Lock};

/// Files named one by one.
const NAMED: usize = 8;

/// What every command works with.
pub struct App {
    /// The shell.
    pub ui: Ui,
    /// Folder to look for the desk from.
    pub directory: PathBuf,
    /// Who chose the language.
    chosen: Chosen,
    /// Whether it was said that a change was left half made.
    warned: bool,
    /// What has to be said of commits at the end.
    pub told: Told,
}

/// Who chose the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    /// A person, by flag or variable.
    Named,
    /// The machine, by its locale.
    Locale,
    /// Nobody.
    Default,
}

/// The language of the words on the command line, of the surroundings, or Spanish.
pub fn tongue(arguments: &[OsString]) -> Tongue {
    asked_tongue(arguments).or_else(locale_tongue).unwrap_or(Tongue::Spanish)
}

/// The language that somebody asked for, by flag or variable; a machine's locale is nobody's wish.
fn asked_tongue(arguments: &[OsString]) -> Option<Tongue> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    let flag = words.iter().enumerate().find_map(|(index, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(index + 1).copied(),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    if let Some(tongue) = flag.and_then(Tongue::from_code) {
        return Some(tongue);
    }
    std::env::var("FOLIO_LANG").ok().as_deref().and_then(Tongue::from_code)
}

fn locale_tongue() -> Option<Tongue> {
    sys_locale::get_locale().as_deref().and_then(Tongue::from_code).filter(|_| locale_is_set())
}

/// Whether the locale says anything: `C` and `POSIX` name no language, though they read as English.
fn locale_is_set() -> bool {
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    first.is_some_and(|value| !value.starts_with("C.") && value != "C" && value != "POSIX")
}

/// The moment as records hold it: in the desk's zone, in whole seconds. A fraction more would
/// stand in the future of itself.
fn in_records(zone: Zone, moment: Moment) -> Moment {
    zone.localize(chrono::SubsecRound::trunc_subsecs(moment, 0))
}

impl App {
    /// The surroundings of this process, in that language.
    pub fn new(tongue: Tongue) -> Self {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let chosen = match (asked_tongue(&arguments), locale_tongue()) {
            (Some(_), _) => Chosen::Named,
            (None, Some(_)) => Chosen::Locale,
            (None, None) => Chosen::Default,
        };
        Self {
            ui: Ui::new(Language::new(tongue, None)),
            directory: PathBuf::from("."),
            chosen,
            warned: false,
            told: Told::default(),
        }
    }

    /// Takes over the options that every command has.
    pub fn apply(&mut self, global: &GlobalArgs) {
        if let Some(directory) = &global.directory {
            self.directory.clone_from(directory);
        }
    }

    /// Speaks as the desk does unless a person asks for another language: what is handed in says the
    /// same whatever machine made it. For before the desk is opened.
    pub fn speak_for_the_desk(&mut self) {
        if self.chosen == Chosen::Locale {
            self.chosen = Chosen::Default;
        }
    }

    /// Opens the desk to read it; what is said from here on uses its time zone, and its language
    /// where nobody chose one. Who only reads takes no lock: a change that was left half made is told.
    ///
    /// # Errors
    /// No desk, or a damaged catalogue.
    pub fn desk(&mut self) -> Result<Desk, CliError> {
        let (desk, findings) = Desk::open_to_read(&self.directory)?;
        self.settle(&desk);
        for finding in findings.iter().filter(|_| !self.warned) {
            self.ui.say(&error::notice(&finding.message, &self.ui.language));
        }
        self.warned |= !findings.is_empty();
        let desk = commit::recording(desk, &self.told);
        if !self.warned && desk.is_interrupted() {
            self.ui.say_message(&message!("journal-interrupted"));
            self.warned = true;
        }
        Ok(desk)
    }

    /// Opens the desk to change it: what was left half made is brought to its end before anything is
    /// planned on it. A rehearsal changes nothing, not even that.
    ///
    /// # Errors
    /// No desk, a damaged catalogue, or the lock cannot be had for what is to be finished.
    pub fn desk_to_change(&mut self, rehearsal: bool) -> Result<Desk, CliError> {
        if rehearsal {
            return self.desk();
        }
        let desk = self.open()?;
        if !desk.is_interrupted() {
            return Ok(desk);
        }
        self.finish(&desk)?;
        self.open()
    }

    fn open(&mut self) -> Result<Desk, CliError> {
        let desk = Desk::open(&self.directory)?;
        self.settle(&desk);
        Ok(commit::recording(desk, &self.told))
    }

    /// Says, each once, why changes were not committed.
    pub fn tell_commits(&self) {
        let mut said = Vec::new();
        for message in self.told.lock().map(|mut told| told.drain(..).collect::<Vec<_>>()).unwrap_or_default() {
            let text = error::notice(&message, &self.ui.language);
            if !said.contains(&text) {
                self.ui.say(&text);
                said.push(text);
            }
        }
    }

    /// Takes the lock for as long as it takes to finish what was left half made.
    ///
    /// # Errors
    /// The lock cannot be had, or it cannot be finished.
    pub fn finish(&self, desk: &Desk) -> Result<(), CliError> {
        self.lock(desk, "", self.now(desk.zone())?).map(drop)
    }

    /// Takes the desk's lock, and says what had to be finished before.
    ///
    /// # Errors
    /// Another writer holds it longer than we wait, or the desk cannot be written to.
    pub fn lock(&self, desk: &Desk, actor: &str, now: Moment) -> Result<Lock, CliError> {
        let lock = desk.lock(&self.holder(actor, now), self.patience())?;
        self.finish_sync(desk)?;
        match lock.recovery() {
            None => {}
            Some(Recovery::Damaged { kept }) => self.ui.say_message(&message!("journal-damaged", path = *kept)),
            Some(Recovery::Finished { files, left }) => {
                if *files > 0 {
                    self.ui.say_message(&message!("journal-finished", count = *files));
                }
                if !left.is_empty() {
                    let mut paths = left.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
                    if left.len() > NAMED {
                        paths.push_str(" …");
                    }
                    self.ui.say_message(&message!("journal-left", count = left.len(), paths = paths));
                }
            }
        }
        Ok(lock)
    }

    /// Goes on with a sync that was killed on its way. Only the holder of the lock may.
    fn finish_sync(&self, desk: &Desk) -> Result<(), CliError> {
        if !exchange::is_half_way(&desk.root) {
            return Ok(());
        }
        let Some(repository) = Repository::of(&desk.root)? else { return Ok(()) };
        let finished = advance::finish(&desk.root, &repository).map_err(|error| match error {
            StoreError::Git(words) => {
                let lock = repository.git.join("index.lock").display().to_string();
                CliError::Environment(message!("sync-not-resumed", problem = git::below(&words), lock = lock))
            }
            other => other.into(),
        })?;
        match finished {
            Finished::Nothing | Finished::Left => {}
            Finished::Done(journal, left) => {
                let left: Vec<&str> = left.iter().map(String::as_str).collect();
                if journal.way == Way::Undo {
                    undone::settle(desk, &journal)?;
                }
                self.ui.say_message(&match (journal.way, left.is_empty()) {
                    (Way::Undo, _) => message!("undo-resumed", left = left.len(), paths = commit::named(&left)),
                    (Way::Sync, true) => message!("sync-resumed"),
                    (Way::Sync, false) => message!("sync-resumed-left", paths = commit::named(&left)),
                });
            }
            Finished::Swept(journal) => {
                let commit = git::short(&journal.from).to_owned();
                return Err(CliError::Refused(match journal.way {
                    Way::Sync => message!("sync-swept", commit = commit),
                    Way::Undo => message!("undo-swept", commit = commit),
                }));
            }
        }
        Ok(())
    }

    /// Takes the desk's language and time zone for what is said from here on.
    pub fn settle(&mut self, desk: &Desk) {
        if self.chosen == Chosen::Default
            && let Some(tongue) = Tongue::from_code(&desk.settings.language)
            && tongue != self.ui.language.tongue()
        {
            self.ui.language = Language::new(tongue, None);
        }
        self.ui.language.set_zone(desk.zone());
        progress::speak(&self.ui.language);
    }

    /// The language of what is published: the one asked for, else the desk's. On every machine the same.
    pub fn published_language(&self, desk: &Desk) -> Language {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let tongue = asked_tongue(&arguments).or_else(|| Tongue::from_code(&desk.settings.language));
        Language::new(tongue.unwrap_or(Tongue::Spanish), Some(desk.zone()))
    }

    /// What time it is: `FOLIO_NOW` where set, else the system's clock, in the desk's zone.
    ///
    /// # Errors
    /// `FOLIO_NOW` is not a moment.
    pub fn now(&self, zone: Zone) -> Result<Moment, CliError> {
        match std::env::var("FOLIO_NOW") {
            Ok(text) if !text.is_empty() => {
                let told = time::read_moment(&text).map(|moment| in_records(zone, moment));
                told.filter(|moment| time::is_recordable(*moment))
                    .ok_or_else(|| CliError::Usage(message!("error-folio-now", found = text)))
            }
            _ => {
                #[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
                let now = chrono::Utc::now().fixed_offset();
                Ok(in_records(zone, now))
            }
        }
    }

    /// The moment that `--at` gives, else now.
    ///
    /// # Errors
    /// The text is not a moment.
    pub fn at(&self, zone: Zone, typed: Option<&str>, now: Moment) -> Result<Moment, CliError> {
        let Some(text) = typed else { return Ok(now) };
        match zone.read(text, zone.day(now)) {
            Ok(moment) => Ok(in_records(zone, moment)),
            Err(time::TimeError::Skipped(_)) => Err(CliError::Usage(message!("time-skipped", found = text))),
            Err(time::TimeError::Unreadable(_)) => Err(CliError::Usage(message!("error-not-a-time", found = text))),
        }
    }

    /// The moment as of which something is told, if one was typed; a day alone means its end. What is
    /// not known yet nobody can tell.
    ///
    /// # Errors
    /// No time, or one that is yet to come.
    pub fn as_of(&self, zone: Zone, typed: Option<&str>, now: Moment) -> Result<Option<Moment>, CliError> {
        let Some(text) = typed else { return Ok(None) };
        let moment = match time::read_typed_date(text).and_then(|day| Some((day, day.succ_opt()?))) {
            Some((day, _)) if day == zone.day(now) => now,
            Some((_, next)) => zone.localize(zone.start_of(next) - chrono::Duration::seconds(1)),
            None => self.at(zone, typed, now)?,
        };
        match moment > now {
            true => Err(CliError::Usage(message!("as-of-future", found = text))),
            false => Ok(Some(moment)),
        }
    }

    /// Who acts: `--by`, `FOLIO_USER`, the person with git's mail address, or the one with the
    /// login name.
    ///
    /// # Errors
    /// Nobody of `people.toml` can be told.
    pub fn actor(&self, desk: &Desk, by: Option<&str>) -> Result<String, CliError> {
        let variable = std::env::var("FOLIO_USER").ok().filter(|user| !user.is_empty());
        if let Some(named) = by.map(str::to_owned).or(variable) {
            if let Some(person) = desk.people.get(&named).or_else(|| desk.people.find_by_name(&named)) {
                return Ok(person.id.clone());
            }
            let known = desk.people.people.iter().map(|person| person.id.as_str());
            return Err(CliError::Usage(match nearest_people(&named, known) {
                Some(near) => message!("refused-unknown-person-near", person = named, near = near),
                None => message!("refused-unknown-person", person = named),
            }));
        }
        let mail = git::mail(&desk.root);
        if let Some(person) = mail.as_deref().and_then(|mail| desk.people.by_mail(mail)) {
            return Ok(person.id.clone());
        }
        let login = ["USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
        match desk.people.get(&login) {
            Some(person) => Ok(person.id.clone()),
            None => {
                let known: Vec<&str> = self.recorders(desk);
                Err(CliError::Usage(message!("error-who", known = known.join(", "))))
            }
        }
    }

    /// People who can record something at the desk, by the roles of its first procedure.
    fn recorders<'a>(&self, desk: &'a Desk) -> Vec<&'a str> {
        let procedure = desk.procedure(desk.settings.default_procedure()).ok();
        let staff: Vec<&str> = procedure.iter().flat_map(|procedure| procedure.roles_with_account()).collect();
        let people = desk.people.people.iter().filter(|person| person.until.is_none());
        people.filter(|person| staff.is_empty() || person.has_role(&staff)).map(|person| person.id.as_str()).collect()
    }

    /// How this process calls itself to one who waits for the desk's lock.
    pub fn holder(&self, actor: &str, now: Moment) -> String {
        let words: Vec<String> =
            std::env::args_os().skip(1).take(3).map(|word| word.to_string_lossy().into_owned()).collect();
        format!("{actor}: folio {} (proceso {}, {})", words.join(" "), std::process::id(), self.ui.language.moment(now))
    }

    /// How long to wait for another writer: `FOLIO_LOCK_WAIT` in seconds, else the store's own.
    pub fn patience(&self) -> Duration {
        let told = std::env::var("FOLIO_LOCK_WAIT").ok().and_then(|text| text.parse().ok());
        told.map_or(lock::PATIENCE, Duration::from_secs)
    }
}
