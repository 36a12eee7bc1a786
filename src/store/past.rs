//! The desk with other calendars, targets and contracts than its files have now: as they were in
//! git, or as files elsewhere have them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::desk::Desk;
use super::{StoreError, calendars, file, git};
use crate::clock::calendar::Calendar;
use crate::model::catalogue::{CalendarSettings, DeskSettings, Priorities, Suppliers};
use crate::model::finding::Finding;

/// Texts of files of the catalogue: by its name in it, where it came from, and what it says.
type Texts = BTreeMap<String, (String, String)>;

impl Desk {
    /// The desk with the calendars, targets and contracts of a commit. None where the commit has
    /// nothing of a catalogue.
    ///
    /// # Errors
    /// Files of the commit that cannot be used, or git does not answer.
    pub fn at_commit(&self, commit: &str) -> Result<Option<Desk>, StoreError> {
        let mut texts = Texts::new();
        let short: String = commit.chars().take(12).collect();
        for path in git::files_at(&self.root, commit, "catalog")? {
            let Some(name) = path.strip_prefix("catalog/").filter(|name| is_measure(name)) else { continue };
            let text = git::text_at(&self.root, commit, &path)?;
            texts.insert(name.to_owned(), (format!("{short}:{path}"), text));
        }
        if texts.is_empty() {
            return Ok(None);
        }
        // What the commit does not have was not there.
        self.with_texts(&texts, Priorities::default(), Suppliers::default(), BTreeMap::new()).map(Some)
    }

    /// The desk with the files given in the place of its own, each by what it is.
    ///
    /// # Errors
    /// Files that cannot be used.
    pub fn with_files(&self, paths: &[&Path]) -> Result<Desk, StoreError> {
        let mut texts = Texts::new();
        let mut findings = Vec::new();
        for path in paths {
            let folder = path.parent().unwrap_or(path);
            match file::read_text(folder, path) {
                Ok(text) => {
                    texts.insert(name_by_content(path, &text), (path.display().to_string(), text));
                }
                Err(finding) => findings.push(finding),
            }
        }
        if !findings.is_empty() {
            return Err(StoreError::Damaged(findings));
        }
        let mut own = BTreeMap::new();
        for code in self.calendar_codes() {
            own.extend(self.calendar_settings(&code)?.into_iter().map(|settings| (settings.code.clone(), settings)));
        }
        self.with_texts(&texts, self.priorities.clone(), self.suppliers.clone(), own)
    }

    /// The desk with what the texts say; where they say nothing, with what is given beside them.
    fn with_texts(
        &self,
        texts: &Texts,
        priorities: Priorities,
        suppliers: Suppliers,
        mut settings: BTreeMap<String, CalendarSettings>,
    ) -> Result<Desk, StoreError> {
        let mut findings = Vec::new();
        let desk = read(texts, "desk.toml", DeskSettings::parse, &mut findings);
        let priorities = read(texts, "priorities.toml", Priorities::parse, &mut findings).unwrap_or(priorities);
        let suppliers = read(texts, "suppliers.toml", Suppliers::parse, &mut findings).unwrap_or(suppliers);
        for (name, (origin, text)) in texts.iter().filter(|(name, _)| name.starts_with("calendars/")) {
            match CalendarSettings::parse(name, text) {
                Ok(calendar) => {
                    settings.insert(calendar.code.clone(), calendar);
                }
                Err(found) => findings.extend(found.into_iter().map(|finding| from(origin, finding))),
            }
        }
        let (zone, calendar) = match &desk {
            Some(desk) => (desk.zone, desk.calendar.clone()),
            None => (self.zone(), self.settings.calendar.clone()),
        };
        let codes: Vec<String> = settings.keys().cloned().collect();
        let mut resolved = HashMap::new();
        for code in codes.iter().filter(|_| findings.is_empty()) {
            let read = |code: &str| settings.get(code).cloned().ok_or_else(Vec::new);
            let chain = calendars::chain(code, &codes, read).map_err(StoreError::Damaged)?;
            resolved.insert(code.clone(), Arc::new(Calendar::resolve(&chain, zone)));
        }
        if !findings.is_empty() {
            return Err(StoreError::Damaged(findings));
        }
        Ok(self.measuring_with(calendar, suppliers, priorities, resolved))
    }
}

/// Whether clocks depend on a file of the catalogue.
fn is_measure(name: &str) -> bool {
    ["desk.toml", "priorities.toml", "suppliers.toml"].contains(&name)
        || name.strip_prefix("calendars/").is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
}

/// The name that a text has in the catalogue, by what it says: a copy may be called anything.
fn name_by_content(path: &Path, text: &str) -> String {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let has = |keys: &[&str]| keys.iter().any(|key| table.contains_key(*key));
    if has(&["series", "procedures"]) {
        return "desk.toml".to_owned();
    }
    if has(&["supplier", "external"]) {
        return "suppliers.toml".to_owned();
    }
    if has(&["priority", "matrix", "targets"]) {
        return "priorities.toml".to_owned();
    }
    let code = table.get("code").and_then(toml::Value::as_str).map(str::to_owned);
    let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    format!("calendars/{}.toml", code.unwrap_or_else(stem))
}

/// What a text says, if it is there; what is wrong with it goes to `findings`.
fn read<T>(
    texts: &Texts,
    name: &str,
    parse: impl Fn(&str, &str) -> Result<T, Vec<Finding>>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let (origin, text) = texts.get(name)?;
    match parse(name, text) {
        Ok(parsed) => Some(parsed),
        Err(found) => {
            findings.extend(found.into_iter().map(|finding| from(origin, finding)));
            None
        }
    }
}

/// A finding told where its text came from.
fn from(origin: &str, mut finding: Finding) -> Finding {
    origin.clone_into(&mut finding.place.path);
    finding
}
