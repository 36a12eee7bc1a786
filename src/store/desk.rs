//! An open desk: where it is, its settings and catalogues, its procedures.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use super::asset_search::AssetNumbers;
use super::git::record::Written;
use super::{StoreError, file, git, sweep};
use crate::clock::calendar::Calendar;
use crate::message;
use crate::model::catalogue::{DeskSettings, Inventory, People, Priorities, Services, Suppliers};
use crate::model::event::{Deed, Event};
use crate::model::finding::{Finding, Place};
use crate::model::folio::is_series;
use crate::model::identifier;
use crate::model::ticket::{ProcedureReference, Ticket};
use crate::model::time::Zone;
use crate::procedure::definition::Procedure;
use crate::procedure::engine::Rules;
use crate::procedure::load;
use crate::procedure::replay::Lineage;

/// The file that makes a folder a desk.
pub const DESK_FILE: &str = "catalog/desk.toml";

/// The key of a clone's own series in its git configuration.
pub const SERIES_KEY: &str = "folio.series";

/// Folders of a desk; none of them may be a link, which could lead out of it.
const FOLDERS: [&str; 7] =
    ["catalog", "catalog/procedures", "catalog/calendars", "catalog/assets", "catalog/reports", "templates", "tickets"];

/// An open desk.
pub struct Desk {
    /// Its folder.
    pub root: PathBuf,
    /// `catalog/desk.toml`.
    pub settings: DeskSettings,
    /// Whether a newer Folio keeps it: then it is only read.
    pub is_newer: bool,
    /// `catalog/people.toml`.
    pub people: People,
    /// `catalog/services.toml`.
    pub services: Services,
    /// `catalog/suppliers.toml`.
    pub suppliers: Suppliers,
    /// `catalog/priorities.toml`, or the usual values.
    pub priorities: Priorities,
    /// `catalog/inventory.toml`, or no kinds of assets.
    pub inventory: Inventory,
    procedures: Mutex<HashMap<String, Arc<Procedure>>>,
    calendars: Mutex<HashMap<String, Arc<Calendar>>>,
    pub(super) asset_numbers: Mutex<Option<Arc<AssetNumbers>>>,
    /// Copies of procedures that were kept and that no change has taken up yet.
    pub(super) kept: Mutex<Vec<Written>>,
    /// The series of this clone, once it was asked for.
    own_series: OnceLock<Result<Option<String>, String>>,
    /// What is done with each change that was written.
    pub(super) recorder: Option<Recorder>,
}

/// What is done with the files of a change once they are written, while the lock is held.
pub type Recorder = Arc<dyn Fn(&Desk, &[Written]) + Send + Sync>;

/// The desk's folder at or above `start`.
///
/// # Errors
/// [`StoreError::NoDesk`].
pub fn find(start: &Path) -> Result<PathBuf, StoreError> {
    let start = start.canonicalize().map_err(super::io_error(start))?;
    let found = start.ancestors().find(|folder| folder.join(DESK_FILE).exists());
    found.map(Path::to_owned).ok_or(StoreError::NoDesk(start.clone()))
}

impl Desk {
    /// Opens the desk at or above `start`.
    ///
    /// # Errors
    /// No desk there, or a catalogue file that cannot be used.
    pub fn open(start: &Path) -> Result<Self, StoreError> {
        let (desk, findings) = Self::open_anyway(start)?;
        if findings.is_empty() { Ok(desk) } else { Err(StoreError::Damaged(findings)) }
    }

    /// Opens the desk to read it. One that a newer Folio keeps is read as far as it is known; what cannot be is told.
    ///
    /// # Errors
    /// No desk there, or a catalogue file of a form that should be known and cannot be used.
    pub fn open_to_read(start: &Path) -> Result<(Self, Vec<Finding>), StoreError> {
        let (desk, findings) = Self::open_anyway(start)?;
        if findings.is_empty() || desk.is_newer { Ok((desk, findings)) } else { Err(StoreError::Damaged(findings)) }
    }

    /// Opens the desk with whatever of its catalogue can be used, and says what cannot.
    ///
    /// # Errors
    /// No desk there.
    pub fn open_anyway(start: &Path) -> Result<(Self, Vec<Finding>), StoreError> {
        let root = find(start)?;
        let mut findings = Vec::new();
        for folder in FOLDERS {
            let path = root.join(folder);
            if std::fs::symlink_metadata(&path).is_ok_and(|entry| entry.is_symlink()) {
                findings.push(Finding::new(Place::file(folder), message!("finding-link-to-folder")));
            }
        }
        let settings = catalogue_file(&root, "desk.toml", DeskSettings::parse, &mut findings);
        let newer = || DeskSettings::of_newer(&file::read_text(&root, &root.join(DESK_FILE)).ok()?);
        let newer = if settings.is_none() { newer() } else { None };
        let is_newer = newer.is_some();
        let settings = settings.or(newer).unwrap_or_default();
        let people = catalogue_file(&root, "people.toml", People::parse, &mut findings).unwrap_or_default();
        let services = optional(&root, "services.toml", Services::parse, &mut findings);
        let suppliers = optional(&root, "suppliers.toml", Suppliers::parse, &mut findings);
        let priorities = optional(&root, "priorities.toml", Priorities::parse, &mut findings);
        let inventory = optional(&root, "inventory.toml", Inventory::parse, &mut findings);
        let (procedures, calendars, asset_numbers, kept) = Default::default();
        let desk = Self {
            root,
            settings,
            is_newer,
            people,
            services,
            suppliers,
            priorities,
            inventory,
            procedures,
            calendars,
            asset_numbers,
            kept,
            own_series: OnceLock::new(),
            recorder: None,
        };
        Ok((desk, findings))
    }

    /// The same desk, reading clocks with other calendars, contracts and targets.
    pub(super) fn measuring_with(
        &self,
        calendar: String,
        suppliers: Suppliers,
        priorities: Priorities,
        calendars: HashMap<String, Arc<Calendar>>,
    ) -> Self {
        Self {
            root: self.root.clone(),
            settings: DeskSettings { calendar, ..self.settings.clone() },
            is_newer: self.is_newer,
            people: self.people.clone(),
            services: self.services.clone(),
            suppliers,
            priorities,
            inventory: self.inventory.clone(),
            procedures: Mutex::default(),
            calendars: Mutex::new(calendars),
            asset_numbers: Mutex::default(),
            kept: Mutex::default(),
            own_series: OnceLock::new(),
            recorder: None,
        }
    }

    /// The desk, with what is done with each change that it writes.
    #[must_use]
    pub fn recording(self, recorder: Recorder) -> Self {
        Self { recorder: Some(recorder), ..self }
    }

    /// Hands over what was written.
    pub(super) fn record(&self, mut written: Vec<Written>) {
        let Some(recorder) = &self.recorder else { return };
        if let Ok(mut kept) = self.kept.lock() {
            written.extend(kept.drain(..));
        }
        if !written.is_empty() {
            recorder(self, &written);
        }
    }

    /// The letters of the folios that this clone gives: `folio.series` of its git configuration, else those of
    /// `desk.toml`.
    ///
    /// # Errors
    /// The configuration holds something that is no series, or git will not say.
    pub fn series(&self) -> Result<String, StoreError> {
        let own = match self.own_series.get() {
            Some(own) => own,
            None => {
                let found = git::configured_if_told(&self.root, SERIES_KEY)?;
                self.own_series.get_or_init(|| match found {
                    Some(found) if is_series(&found) => Ok(Some(found)),
                    Some(found) => Err(found),
                    None => Ok(None),
                })
            }
        };
        match own {
            Ok(own) => Ok(own.clone().unwrap_or_else(|| self.settings.series.clone())),
            Err(found) => {
                let message = message!(
                    "finding-clone-series",
                    found = found.as_str(),
                    key = SERIES_KEY,
                    free = self.free_series()
                );
                Err(StoreError::Damaged(vec![Finding::new(Place::file(".git/config"), message)]))
            }
        }
    }

    /// A path inside the desk.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The desk's time zone.
    pub fn zone(&self) -> Zone {
        self.settings.zone
    }

    /// A procedure with what it is judged with.
    pub fn rules<'a>(&'a self, procedure: &'a Procedure) -> Rules<'a> {
        let Self { people, services, suppliers, priorities, .. } = self;
        Rules { procedure, people, services, suppliers, priorities, zone: self.zone(), children: &[], asset: None }
    }

    /// Codes of the procedures that the desk has, those in force first.
    pub fn procedure_codes(&self) -> Vec<String> {
        let mut codes = self.settings.procedures.clone();
        let others: Vec<String> = sweep::toml_files(&self.path("catalog/procedures"))
            .into_iter()
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .filter(|code| !codes.contains(code))
            .collect();
        codes.extend(others);
        codes
    }

    /// The text and path of a procedure as it is now.
    ///
    /// # Errors
    /// No such procedure, or a file that cannot be read.
    pub fn procedure_text(&self, code: &str) -> Result<(String, String), StoreError> {
        let path = self.path("catalog/procedures").join(format!("{code}.toml"));
        if !identifier::is_key(code) || !path.exists() {
            return Err(StoreError::UnknownProcedure { code: code.to_owned(), known: self.procedure_codes() });
        }
        let text = file::read_text(&self.root, &path).map_err(|finding| StoreError::Damaged(vec![finding]))?;
        Ok((file::display(&self.root, &path), text))
    }

    /// A procedure as it is now, for new tickets.
    ///
    /// # Errors
    /// No such procedure, or one with any defect.
    pub fn procedure(&self, code: &str) -> Result<Arc<Procedure>, StoreError> {
        let (path, text) = self.procedure_text(code)?;
        let hash = identifier::content_hash(&text);
        if let Some(known) = self.remembered(&hash) {
            return Ok(known);
        }
        let loaded = load::load(&path, &text);
        match loaded.procedure {
            Some(procedure) if loaded.findings.is_empty() => Ok(self.remember(procedure)),
            _ => Err(StoreError::Damaged(loaded.findings)),
        }
    }

    /// The procedure that a ticket was opened under: the one in force, or the copy that was kept.
    ///
    /// # Errors
    /// A finding when that revision is nowhere to be found or cannot be used.
    pub fn procedure_of(&self, reference: &ProcedureReference) -> Result<Arc<Procedure>, Finding> {
        let procedure = self.procedure_by_hash(reference)?;
        // The hash says which text it is; code and revision beside it must say the same.
        if procedure.code == reference.code && procedure.revision == reference.revision {
            return Ok(procedure);
        }
        let place = Place::file(file::display(&self.root, &self.kept_path(reference)));
        let (code, revision) = (&procedure.code, &procedure.revision);
        Err(Finding::new(place, message!("finding-procedure-misnamed", code = code, revision = revision)))
    }

    /// The procedures by which a ticket's events are judged.
    ///
    /// # Errors
    /// A finding when one of the revisions is nowhere to be found or cannot be used.
    pub fn lineage_of(&self, ticket: &Ticket) -> Result<Lineage, Finding> {
        Lineage::of(&ticket.procedure, &ticket.events, |reference| self.procedure_of(reference))
    }

    /// The same as it will be once it is decided which events hold and which have no effect.
    ///
    /// # Errors
    /// As [`Self::lineage_of`].
    pub fn lineage_decided(&self, ticket: &Ticket, keeps: &[String], drops: &[String]) -> Result<Lineage, Finding> {
        let mut events = ticket.events.clone();
        if let Some(last) = events.last().cloned() {
            let deed = Deed::Settled { keeps: keeps.to_vec(), drops: drops.to_vec() };
            events.push(Event { deed, unseen: Vec::new(), ..last });
        }
        Lineage::of(&ticket.procedure, &events, |reference| self.procedure_of(reference))
    }

    fn procedure_by_hash(&self, reference: &ProcedureReference) -> Result<Arc<Procedure>, Finding> {
        if let Some(known) = self.remembered(&reference.sha256).filter(|known| known.code == reference.code) {
            return Ok(known);
        }
        let lost = |path: String| {
            let revision = &reference.revision;
            Finding::new(
                Place::file(path),
                message!("finding-procedure-lost", procedure = &reference.code, revision = revision),
            )
        };
        if !identifier::is_key(&reference.code) || !reference.sha256.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(lost("catalog/procedures".to_owned()));
        }
        let current = self.path("catalog/procedures").join(format!("{}.toml", reference.code));
        for path in [current, self.kept_path(reference)] {
            let Ok(text) = file::read_text(&self.root, &path) else { continue };
            if identifier::content_hash(&text) == reference.sha256 {
                let shown = file::display(&self.root, &path);
                let loaded = load::load(&shown, &text);
                return match loaded.procedure {
                    Some(procedure) => Ok(self.remember(procedure)),
                    None => Err(loaded.findings.into_iter().next().unwrap_or_else(|| lost(shown))),
                };
            }
        }
        Err(lost(file::display(&self.root, &self.kept_path(reference))))
    }

    /// Where the copy of a procedure's revision is kept, so that old tickets can still be judged.
    pub fn kept_path(&self, reference: &ProcedureReference) -> PathBuf {
        let hash: String = reference.sha256.chars().take(12).collect();
        self.path("catalog/procedures/past").join(format!("{}-{hash}.toml", reference.code))
    }

    fn remembered(&self, hash: &str) -> Option<Arc<Procedure>> {
        self.procedures.lock().ok()?.get(hash).cloned()
    }

    fn remember(&self, procedure: Procedure) -> Arc<Procedure> {
        let procedure = Arc::new(procedure);
        if let Ok(mut known) = self.procedures.lock() {
            known.insert(procedure.sha256.clone(), procedure.clone());
        }
        procedure
    }

    /// The calendar on which a procedure's clocks run.
    ///
    /// # Errors
    /// A calendar file that is missing or cannot be used.
    pub fn calendar_of(&self, procedure: &Procedure) -> Result<Arc<Calendar>, StoreError> {
        self.calendar(procedure.calendar.as_deref().unwrap_or(&self.settings.calendar))
    }

    /// A calendar of the catalogue, with all that it extends.
    ///
    /// # Errors
    /// A calendar file that is missing or cannot be used, or calendars that extend each other.
    pub fn calendar(&self, code: &str) -> Result<Arc<Calendar>, StoreError> {
        if let Some(known) = self.calendars.lock().ok().and_then(|known| known.get(code).cloned()) {
            return Ok(known);
        }
        let calendar = Arc::new(Calendar::resolve(&self.calendar_settings(code)?, self.zone()));
        if let Ok(mut known) = self.calendars.lock() {
            known.insert(code.to_owned(), calendar.clone());
        }
        Ok(calendar)
    }

    /// The text of a form's template, with its path.
    ///
    /// # Errors
    /// A finding when it is missing or unreadable.
    pub fn template(&self, name: &str) -> Result<(String, String), Finding> {
        let path = self.path("templates").join(name);
        let text = file::read_text(&self.root, &path)?;
        Ok((file::display(&self.root, &path), text))
    }
}

/// Reads a file of the catalogue with its parser, adding what is wrong to `findings`.
pub fn catalogue_file<T>(
    root: &Path,
    name: &str,
    parse: impl Fn(&str, &str) -> Result<T, Vec<Finding>>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let path = root.join("catalog").join(name);
    match file::read_text(root, &path) {
        Err(finding) => {
            findings.push(finding);
            None
        }
        Ok(text) => match parse(&file::display(root, &path), &text) {
            Ok(parsed) => Some(parsed),
            Err(found) => {
                findings.extend(found);
                None
            }
        },
    }
}

fn optional<T: Default>(
    root: &Path,
    name: &str,
    parse: impl Fn(&str, &str) -> Result<T, Vec<Finding>>,
    findings: &mut Vec<Finding>,
) -> T {
    if std::fs::symlink_metadata(root.join("catalog").join(name)).is_err() {
        return T::default();
    }
    catalogue_file(root, name, parse, findings).unwrap_or_default()
}
