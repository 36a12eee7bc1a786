//! What of a catalogue cannot be read, beyond what opening a desk tells: procedures and calendars, which are read
//! only once somebody needs them.

use std::collections::BTreeMap;

use super::desk::{Desk, catalogue_file};
use super::{StoreError, calendars, sweep};
use crate::model::catalogue::CalendarSettings;
use crate::model::finding::Finding;

impl Desk {
    /// What is wrong with procedures and calendars such that nobody can use them.
    pub fn unreadable(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for name in sweep::toml_files(&self.path("catalog/procedures")) {
            if let Some(code) = name.strip_suffix(".toml")
                && let Err(StoreError::Damaged(found)) = self.procedure(code)
            {
                findings.extend(found);
            }
        }
        let mut read = BTreeMap::new();
        for name in sweep::toml_files(&self.path("catalog/calendars")) {
            let name = format!("calendars/{name}");
            let settings = catalogue_file(&self.root, &name, CalendarSettings::parse, &mut findings);
            read.extend(settings.map(|settings| (settings.code.clone(), settings)));
        }
        findings.extend(calendars::findings(&read, &self.calendar_codes()));
        findings
    }
}
