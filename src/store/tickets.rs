//! The one path by which tickets are read, and their new texts prepared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::cache::Chosen;
use super::desk::Desk;
use super::git::own;
use super::git::record::{Before, Written};
use super::lock::{self, Lock};
use super::{StoreError, file, parallel, sweep};
use crate::merge::markers;
use crate::message;
use crate::model::event::{Deed, Event};
use crate::model::finding::{Finding, Place};
use crate::model::folio::{Folio, FolioQuery};
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::shape::{ShapeProblem, Step, path_text};
use crate::model::ticket::{Header, ProcedureReference, Ticket};
use crate::model::time::Moment;
use crate::procedure::definition::Procedure;
use crate::procedure::engine::Plan;
use crate::yaml::{self, Edit, YamlError, YamlErrorKind};

/// A ticket with the text of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Path of the file.
    pub path: PathBuf,
    /// Its text as read.
    pub text: String,
    /// What the text says.
    pub ticket: Ticket,
}

impl Desk {
    /// Takes the desk's lock for a writer that calls itself `holder`, and brings to its end what a
    /// writer who died had left half made ([`Lock::recovery`] says what that was).
    ///
    /// # Errors
    /// Another writer holds it longer than we wait, or the desk cannot be written to.
    pub fn lock(&self, holder: &str, patience: Duration) -> Result<Lock, StoreError> {
        own::refuse_tracked(&self.root)?;
        let lock = lock::take(&self.root, holder, patience)?;
        let recovery = self.recover()?;
        // Others may have written before.
        self.forget_asset_numbers();
        Ok(lock.having(recovery))
    }

    /// Folder of the tickets.
    pub fn tickets_folder(&self) -> PathBuf {
        self.path("tickets")
    }

    /// Every ticket file, in order of path; whatever is in it.
    pub fn ticket_files(&self) -> Vec<PathBuf> {
        sweep::yaml_files(&self.tickets_folder())
    }

    /// The same without those of some years.
    pub fn ticket_files_but(&self, years: &[u16]) -> Vec<PathBuf> {
        let but: Vec<String> = years.iter().map(|year| format!("{year:04}")).collect();
        sweep::pass::Pass::below_but(&self.tickets_folder(), false, &but).paths()
    }

    /// Every folio that has a file, in order, without reading any.
    pub fn folios(&self) -> Vec<Folio> {
        let mut found: Vec<Folio> =
            self.month_folders(None).iter().flat_map(|m| sweep::folios_in(m)).map(|f| f.0).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Letters of a series that no folio has: what another clone can be told to use.
    pub fn free_series(&self) -> String {
        let used: BTreeSet<String> =
            self.folios().into_iter().map(|folio| folio.series).chain([self.settings.series.clone()]).collect();
        let letters = || ('B'..='Z').chain(['A']);
        let pairs = letters().flat_map(|one| letters().map(move |other| format!("{one}{other}")));
        let mut all = letters().map(String::from).chain(pairs);
        all.find(|series| !used.contains(series)).unwrap_or_default()
    }

    fn month_folders(&self, year: Option<u16>) -> Vec<PathBuf> {
        match year {
            Some(year) => sweep::numbered_folders(&self.tickets_folder().join(year.to_string())),
            None => sweep::numbered_folders(&self.tickets_folder())
                .iter()
                .flat_map(|year| sweep::numbered_folders(year))
                .collect(),
        }
    }

    /// The one ticket that answers to what was typed.
    ///
    /// # Errors
    /// None or several do.
    pub fn find(&self, typed: &str) -> Result<(Folio, PathBuf), StoreError> {
        let query = FolioQuery::read(typed);
        let mut found: Vec<(Folio, PathBuf)> = match &query {
            // A folio says its year: its file is in one of at most twelve folders.
            FolioQuery::Exact(folio) => self
                .month_folders(Some(folio.year))
                .into_iter()
                .map(|month| month.join(format!("{folio}.yaml")))
                .filter(|path| path.symlink_metadata().is_ok())
                .map(|path| (folio.clone(), path))
                .collect(),
            FolioQuery::YearNumber(year, number) => {
                self.numbered(self.month_folders(Some(*year)), Some(*year), *number)
            }
            FolioQuery::Number(number) => self.numbered(self.month_folders(None), None, *number),
            FolioQuery::SeriesNumber(_) | FolioQuery::Part(_) => self.matching(&self.month_folders(None), &query),
        };
        found.sort();
        if found.is_empty() {
            // A record in another folder than its own is still that ticket; `check` names it.
            found = self.everywhere().filter(|(folio, _)| query.matches(folio)).collect();
            found.sort();
        }
        if let (true, FolioQuery::Exact(old)) = (found.is_empty(), &query) {
            found = self.renumbered_from(old);
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => {
                let near = self.nearest_folio(typed);
                Err(StoreError::UnknownFolio { typed: typed.to_owned(), near })
            }
            _ if found.iter().all(|(folio, _)| *folio == found[0].0) => {
                let places: Vec<String> = found.iter().map(|(_, path)| file::display(&self.root, path)).collect();
                let message =
                    message!("finding-folio-twice", folio = found[0].0.to_string(), places = places.join(", "));
                Err(StoreError::Damaged(vec![Finding::new(Place::file(places[0].clone()), message)]))
            }
            _ => {
                let candidates = found.into_iter().map(|(folio, _)| folio).collect();
                Err(StoreError::AmbiguousFolio { typed: typed.to_owned(), candidates })
            }
        }
    }

    /// The files of a number in those folders: of each of their series and years only that one name is looked for.
    fn numbered(&self, months: Vec<PathBuf>, year: Option<u16>, number: u32) -> Vec<(Folio, PathBuf)> {
        let mut found = Vec::new();
        for (month, highest) in self.highest_numbers(months) {
            let may_hold = highest.into_iter().filter(|(_, _, highest)| (1..=*highest).contains(&number));
            for (series, of_year, _) in may_hold.filter(|(_, of, _)| year.is_none_or(|year| year == *of)) {
                let folio = Folio { series, year: of_year, number };
                let path = month.join(format!("{folio}.yaml"));
                if path.symlink_metadata().is_ok() {
                    found.push((folio, path));
                }
            }
        }
        found
    }

    fn matching(&self, months: &[PathBuf], query: &FolioQuery) -> Vec<(Folio, PathBuf)> {
        let ending = query.ending();
        let named = months.iter().flat_map(|month| sweep::folios_ending(month, &ending));
        named.filter(|(folio, _)| query.matches(folio)).collect()
    }

    /// Every file below `tickets/` that is named after a folio, wherever it lies.
    fn everywhere(&self) -> impl Iterator<Item = (Folio, PathBuf)> {
        self.ticket_files().into_iter().filter_map(|path| Some((sweep::folio_of(&path)?, path)))
    }

    fn nearest_folio(&self, typed: &str) -> Option<Folio> {
        let folios = self.folios();
        let names: Vec<String> = folios.iter().map(Folio::to_string).collect();
        let near = crate::model::suggestion::nearest(typed, names.iter().map(String::as_str))?;
        near.parse().ok()
    }

    /// Reads a ticket's file.
    ///
    /// # Errors
    /// Everything that is wrong with it as a file: form, types, name.
    pub fn read_ticket(&self, path: &Path) -> Result<Record, Vec<Finding>> {
        let text = file::read_text(&self.root, path).map_err(|finding| vec![finding])?;
        self.ticket_from(path, text)
    }

    /// The ticket in a file of which the text was read.
    ///
    /// # Errors
    /// As [`Self::read_ticket`].
    pub fn ticket_from(&self, path: &Path, text: String) -> Result<Record, Vec<Finding>> {
        self.ticket_and_values_from(path, text).map(|(record, _)| record)
    }

    /// The same, with the values that the text holds.
    ///
    /// # Errors
    /// As [`Self::read_ticket`].
    pub fn ticket_and_values_from(&self, path: &Path, text: String) -> Result<(Record, Value), Vec<Finding>> {
        let shown = file::display(&self.root, path);
        let (ticket, values) = parse_values(&shown, &text)?;
        if sweep::folio_of(path).as_ref() != Some(&ticket.folio) {
            let line = yaml::locate(&text, &[yaml::Step::Key("folio")]).map_or(1, |(line, _)| line);
            let message = message!("finding-name-differs", folio = ticket.folio.to_string());
            return Err(vec![Finding::new(Place::line(shown, &text, line, None), message)]);
        }
        Ok((Record { path: path.to_owned(), text, ticket }, values))
    }

    /// A ticket that a question concerns, from what is remembered of its file or from the file itself, and whether
    /// it is known to be sound: its header follows from its events. The text of what is remembered is not.
    ///
    /// # Errors
    /// As [`Self::read_ticket`].
    pub fn chosen_ticket(&self, chosen: &Chosen) -> Result<(Record, bool), Vec<Finding>> {
        let remembered = chosen.said().and_then(|values| Ticket::from_value(&values).ok());
        match remembered.filter(|ticket| sweep::folio_of(&chosen.path).as_ref() == Some(&ticket.folio)) {
            Some(ticket) => Ok((Record { path: chosen.path.clone(), text: String::new(), ticket }, true)),
            None => self.read_ticket(&chosen.path).map(|record| (record, false)),
        }
    }

    /// Finds and reads the one ticket that answers to what was typed.
    ///
    /// # Errors
    /// None or several do, or its file is damaged.
    pub fn ticket(&self, typed: &str) -> Result<Record, StoreError> {
        let (_, path) = self.find(typed)?;
        self.read_ticket(&path).map_err(StoreError::Damaged)
    }

    /// The folio that the next ticket of the desk's series gets; only the holder of the lock may use
    /// it. A number is never used twice: the highest ever given is remembered beside the lock, in
    /// case its file went away.
    ///
    /// # Errors
    /// The series has no number left.
    pub fn next_folio(&self, now: Moment) -> Result<Folio, StoreError> {
        let series = self.series()?;
        let year = self.year(now);
        let in_its_folders = self.highest_numbers(self.month_folders(Some(year))).into_iter().flat_map(|found| found.1);
        let of_ours = in_its_folders.filter(|(of, of_year, _)| *of == series && *of_year == year);
        let mut highest = of_ours.map(|(_, _, number)| number).max();
        let ours = |folio: &Folio| folio.series == series && folio.year == year;
        let remembered = last_given(&self.counter_path(&series, year));
        if remembered.is_none() {
            // A new clone: records that lie elsewhere have their number too.
            highest =
                highest.max(self.everywhere().map(|(folio, _)| folio).filter(&ours).map(|folio| folio.number).max());
        }
        match highest.max(remembered).unwrap_or(0).checked_add(1) {
            Some(number) => Ok(Folio { series, year, number }),
            None => Err(StoreError::SeriesFull(series)),
        }
    }

    fn counter_path(&self, series: &str, year: u16) -> PathBuf {
        self.path(".folio").join(format!("last-{series}-{year}"))
    }

    fn year(&self, now: Moment) -> u16 {
        use chrono::Datelike;
        u16::try_from(self.zone().day(now).year()).unwrap_or(0)
    }

    /// The file of a new ticket, in the folder of the month in which it is recorded, and its text.
    /// Nothing is written; the procedure it is opened under is kept with [`Self::keep_procedure`].
    ///
    /// # Errors
    /// The text would not say what the ticket is.
    pub fn prepared_ticket(&self, ticket: &Ticket, now: Moment) -> Result<(PathBuf, String), StoreError> {
        use chrono::Datelike;
        let day = self.zone().day(now);
        let folder = self.tickets_folder().join(format!("{}/{:02}", day.year(), day.month()));
        let path = folder.join(format!("{}.yaml", ticket.folio));
        let text = yaml::emit(&ticket.to_value());
        self.holds(&path, &text, ticket)?;
        Ok((path, text))
    }

    /// The folder in which a ticket belongs, relative to the desk: that of the month in which it was recorded. None where
    /// it lies there, `shown` being its path.
    pub fn other_folder(&self, shown: &str, ticket: &Ticket) -> Option<String> {
        use chrono::Datelike;
        let year = ticket.folio.year;
        let recorded = ticket.events.first().map(|event| event.recorded.unwrap_or(event.at));
        // Where the desk's zone is another by now, the moment says in which month it was.
        let days = recorded.into_iter().flat_map(|moment| [self.zone().day(moment), moment.date_naive()]);
        let months: Vec<u32> = days.filter(|day| day.year() == i32::from(year)).map(|day| day.month()).collect();
        let parts: Vec<&str> = shown.split('/').collect();
        if let ["tickets", in_year, month, _] = parts[..] {
            let is_month = |number: u32| format!("{number:02}") == month;
            let is_its_own =
                if months.is_empty() { (1..=12).any(is_month) } else { months.iter().copied().any(is_month) };
            if in_year == year.to_string() && is_its_own {
                return None;
            }
        }
        Some(match months.first() {
            Some(month) => format!("tickets/{year}/{month:02}"),
            None => format!("tickets/{year}/MM"),
        })
    }

    /// Remembers the highest number of each series among files that were made. A hint only: the
    /// folders are asked too.
    pub(super) fn remember_numbers<'a>(&self, made: impl Iterator<Item = &'a Path>) {
        let mut highest: BTreeMap<(String, u16), u32> = BTreeMap::new();
        for folio in made.filter(|path| path.starts_with(self.tickets_folder())).filter_map(sweep::folio_of) {
            let known = highest.entry((folio.series, folio.year)).or_default();
            *known = folio.number.max(*known);
        }
        for ((series, year), number) in highest {
            let counter = self.counter_path(&series, year);
            let is_news = last_given(&counter).is_none_or(|last| last < number);
            if is_news && file::refuse_links(&self.root, &counter).is_ok() {
                let _ = std::fs::write(counter, number.to_string());
            }
        }
    }

    /// The tickets that had this number before another one that was older kept it. They have higher numbers of its
    /// series and year, so that no others are looked at.
    pub fn renumbered_from(&self, old: &Folio) -> Vec<(Folio, PathBuf)> {
        let may_be = |folio: &Folio| folio.series == old.series && folio.year == old.year && folio.number > old.number;
        let later = self
            .month_folders(Some(old.year))
            .into_iter()
            .flat_map(|month| sweep::folios_in(&month).collect::<Vec<_>>());
        let later: Vec<(Folio, PathBuf)> = later.filter(|(folio, _)| may_be(folio)).collect();
        let name = old.to_string();
        let had = |path: &Path| {
            let text = file::read_text(&self.root, path).unwrap_or_default();
            // Few ever had another number: only those are read whole.
            text.contains("\nformerly:")
                && parse_ticket("", &text).is_ok_and(|ticket| ticket.header.formerly.contains(&name))
        };
        let found =
            parallel::shares(&later, |share| share.iter().filter(|(_, path)| had(path)).cloned().collect::<Vec<_>>());
        found.into_iter().flatten().collect()
    }

    /// The highest number of a series and year that this clone remembers to have given; 0 where it does not.
    pub fn last_number(&self, series: &str, year: u16) -> u32 {
        last_given(&self.counter_path(series, year)).unwrap_or(0)
    }

    /// Forgets which number was given last in the series of files that were taken back: nobody else saw
    /// those numbers, and they are given again.
    pub fn forget_numbers(&self, taken_back: &[String]) {
        for folio in taken_back.iter().filter_map(|path| sweep::folio_of(Path::new(path))) {
            let counter = self.counter_path(&folio.series, folio.year);
            if last_given(&counter) == Some(folio.number) && file::refuse_links(&self.root, &counter).is_ok() {
                let _ = std::fs::remove_file(counter);
            }
        }
    }

    /// Keeps a copy of a procedure, so that tickets under it can be judged for ever.
    ///
    /// # Errors
    /// Its text changed meanwhile, or the copy cannot be written.
    pub fn keep_procedure(&self, procedure: &Procedure) -> Result<(), StoreError> {
        let kept = self.kept_path(&procedure.reference());
        if kept.exists() {
            return Ok(());
        }
        let (_, text) = self.procedure_text(&procedure.code)?;
        if identifier::content_hash(&text) != procedure.sha256 {
            return Err(StoreError::Changed(self.path("catalog/procedures").join(format!("{}.toml", procedure.code))));
        }
        file::refuse_links(&self.root, &kept)?;
        match file::create(&kept, &text) {
            Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
            other => {
                other?;
                if let Ok(mut copies) = self.kept.lock() {
                    let path = file::display(&self.root, &kept);
                    copies.push(Written { path, before: Before::Nothing, after: text });
                }
                Ok(())
            }
        }
    }

    /// The record after a planned event, its text touched nowhere else. Nothing is written.
    ///
    /// # Errors
    /// The text cannot be edited safely.
    pub fn with_plan(&self, record: &Record, plan: &Plan) -> Result<Record, StoreError> {
        let mut intended = record.ticket.clone();
        intended.header = plan.after.clone();
        intended.events.push(plan.event.clone());
        intended.procedure = match &plan.event.deed {
            Deed::Migrated { to, .. } => to.clone(),
            // A decision may drop a migration.
            Deed::Settled { .. } => match self.lineage_of(&intended) {
                Ok(lineage) => lineage.current().reference(),
                Err(finding) => return Err(StoreError::Damaged(vec![finding])),
            },
            _ => intended.procedure,
        };
        let text = edited(record, &plan.after, &plan.event, &intended.procedure)?;
        self.holds(&record.path, &text, &intended)?;
        Ok(Record { path: record.path.clone(), text, ticket: intended })
    }

    /// The record after the event that gives it another number, in the file of that number.
    ///
    /// # Errors
    /// The text cannot be edited safely.
    pub fn renumbered(&self, record: &Record, plan: &Plan, to: &Folio) -> Result<Record, StoreError> {
        let mut intended = record.ticket.clone();
        intended.folio = to.clone();
        intended.header = plan.after.clone();
        intended.events.push(plan.event.clone());
        let path = record.path.with_file_name(format!("{to}.yaml"));
        let text = edited(record, &plan.after, &plan.event, &record.ticket.procedure)?;
        let folio = Edit::Set { path: vec!["folio".to_owned()], value: Value::from(to.to_string()) };
        let text = yaml::apply(&text, &[folio])
            .map_err(|error| StoreError::EditRefused { path: record.path.clone(), problem: error.to_string() })?;
        self.holds(&path, &text, &intended)?;
        Ok(Record { path, text, ticket: intended })
    }

    /// **Law: the text that replaces a file says exactly what was intended.**
    pub(super) fn holds(&self, path: &Path, text: &str, intended: &Ticket) -> Result<(), StoreError> {
        let refused = |problem: String| StoreError::EditRefused { path: path.to_owned(), problem };
        match parse_ticket(&file::display(&self.root, path), text) {
            Ok(said) if said == *intended => Ok(()),
            Ok(_) => Err(refused("another meaning".to_owned())),
            Err(findings) => Err(refused(findings.first().map(|f| f.code().to_owned()).unwrap_or_default())),
        }
    }
}

/// The highest number that a counter's file remembers, if it holds one.
fn last_given(counter: &Path) -> Option<u32> {
    std::fs::read_to_string(counter).ok()?.trim().parse().ok()
}

/// The text of a record after an event: the header's entries that changed, and the event.
pub(super) fn edited(
    record: &Record,
    after: &Header,
    event: &Event,
    procedure: &ProcedureReference,
) -> Result<String, StoreError> {
    let owned = |path: &[&'static str]| path.iter().map(|key| (*key).to_owned()).collect::<Vec<String>>();
    let before = record.ticket.header.entries();
    let after = after.entries();
    let mut edits: Vec<Edit> = after
        .iter()
        .filter(|entry| !before.contains(entry))
        .map(|(path, value)| Edit::Set { path: owned(path), value: value.clone() })
        .collect();
    let gone = before.iter().filter(|(path, _)| !after.iter().any(|(kept, _)| kept == path));
    edits.extend(gone.map(|(path, _)| Edit::Remove { path: owned(path) }));
    if *procedure != record.ticket.procedure {
        let procedure = [("revision", &procedure.revision), ("sha256", &procedure.sha256)];
        edits.extend(
            procedure
                .map(|(key, text)| Edit::Set { path: owned(&["procedure", key]), value: Value::from(text.as_str()) }),
        );
    }
    edits.push(Edit::Append { key: "events".to_owned(), item: event.to_value() });
    yaml::apply(&record.text, &edits)
        .map_err(|error| StoreError::EditRefused { path: record.path.clone(), problem: error.to_string() })
}

/// Reads the text of a ticket's file.
///
/// # Errors
/// Everything that is wrong with its form, each with its line.
pub fn parse_ticket(shown: &str, text: &str) -> Result<Ticket, Vec<Finding>> {
    parse_values(shown, text).map(|(ticket, _)| ticket)
}

fn parse_values(shown: &str, text: &str) -> Result<(Ticket, Value), Vec<Finding>> {
    let value: Value = yaml::parse(text).map_err(|error| vec![yaml_finding(shown, text, &error)])?;
    match Ticket::from_value(&value) {
        Ok(ticket) => Ok((ticket, value)),
        Err(problems) => {
            let places = Places::of(shown, text);
            Err(problems.into_iter().take(MOST_FINDINGS).map(|problem| shape_finding(&places, problem)).collect())
        }
    }
}

/// Findings of one file that are told; a file with more is damaged as a whole.
pub const MOST_FINDINGS: usize = 50;

/// The places of values in a record's text, which is read once for all of them.
pub struct Places<'a> {
    shown: &'a str,
    lines: Vec<&'a str>,
    locator: yaml::Locator,
}

impl<'a> Places<'a> {
    /// Places in the text of a file.
    pub fn of(shown: &'a str, text: &'a str) -> Self {
        Self { shown, lines: text.lines().collect(), locator: yaml::Locator::new(text) }
    }

    /// The place to which a path leads, or the nearest above it that exists.
    pub fn at(&self, path: &[Step]) -> Place {
        for length in (1..=path.len()).rev() {
            let steps: Vec<yaml::Step> = path[..length]
                .iter()
                .map(|step| match step {
                    Step::Key(key) => yaml::Step::Key(key),
                    Step::Index(index) => yaml::Step::Index(*index),
                })
                .collect();
            if let Some((line, column)) = self.locator.locate(&steps) {
                return self.line(line, Some(column));
            }
        }
        self.line(1, None)
    }

    /// [`Place::line`], without going through the text up to it.
    fn line(&self, line: usize, column: Option<usize>) -> Place {
        let excerpt = self.lines.get(line.saturating_sub(1)).map(|text| (*text).to_owned());
        Place { path: self.shown.to_owned(), line: Some(line), column, excerpt }
    }
}

/// The place in a record's text to which a path leads, or the nearest above it that exists.
pub fn place_of(shown: &str, text: &str, path: &[Step]) -> Place {
    Places::of(shown, text).at(path)
}

pub(super) fn shape_finding(places: &Places, problem: ShapeProblem) -> Finding {
    let at = path_text(&problem.path);
    Finding::new(places.at(&problem.path), problem.message.with("at", at))
}

/// The finding for a text that is not the YAML that Folio reads.
pub fn yaml_finding(shown: &str, text: &str, error: &YamlError) -> Finding {
    let place = match error.line {
        Some(line) => Place::line(shown, text, line, error.column),
        None => Place::file(shown),
    };
    if let Some(line) = markers::first(text) {
        return Finding::new(Place::line(shown, text, line, None), message!("finding-conflict-markers", path = shown));
    }
    let message: Message = match error.kind {
        YamlErrorKind::Syntax => message!("finding-yaml-syntax", problem = &error.detail),
        YamlErrorKind::DuplicateKey => message!("finding-yaml-duplicate-key", problem = &error.detail),
        YamlErrorKind::TooDeep => message!("finding-yaml-too-deep"),
        YamlErrorKind::TooManyAliases => message!("finding-yaml-aliases"),
        YamlErrorKind::TooLarge => message!("finding-yaml-too-large"),
        YamlErrorKind::Empty => message!("finding-yaml-empty"),
        YamlErrorKind::MultipleDocuments => message!("finding-yaml-documents"),
        YamlErrorKind::Tab => message!("finding-yaml-tab"),
        YamlErrorKind::WrongType => message!("finding-yaml-wrong-type", problem = &error.detail),
        YamlErrorKind::NotARecord => message!("finding-not-a-record"),
        YamlErrorKind::Control => message!("finding-yaml-control"),
    };
    Finding::new(place, message)
}
