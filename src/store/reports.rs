//! The reports that a desk can make: its own of `catalog/reports/`, and those of the program, of
//! which it may have a copy that goes before.

use super::desk::Desk;
use super::{embedded, file, sweep};
use crate::model::catalogue::ReportDefinition;
use crate::model::finding::Finding;
use crate::model::identifier;

/// Folder of a desk's own reports.
pub const FOLDER: &str = "catalog/reports";

impl Desk {
    /// Keys of the desk's own reports, in order.
    pub fn own_report_keys(&self) -> Vec<String> {
        let names = sweep::toml_files(&self.path(FOLDER)).into_iter();
        let mut keys: Vec<String> = names.filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect();
        keys.sort();
        keys
    }

    /// Keys of all reports, in order.
    pub fn report_keys(&self) -> Vec<String> {
        let mut keys = self.own_report_keys();
        keys.extend(embedded::report_keys().into_iter().map(str::to_owned));
        keys.sort();
        keys.dedup();
        keys
    }

    /// Path and text of a report; none where there is no such one.
    ///
    /// # Errors
    /// A finding when its file cannot be read.
    pub fn report_text(&self, key: &str) -> Option<Result<(String, String), Finding>> {
        if !identifier::is_key(key) {
            return None;
        }
        let path = self.path(FOLDER).join(format!("{key}.toml"));
        if std::fs::symlink_metadata(&path).is_ok() {
            let text = file::read_text(&self.root, &path);
            return Some(text.map(|text| (file::display(&self.root, &path), text)));
        }
        embedded::report(key).map(|text| Ok((format!("reports/{key}.toml"), text.to_owned())))
    }

    /// A report; none where there is no such one.
    ///
    /// # Errors
    /// Findings when its file cannot be read, or is not in form.
    pub fn report(&self, key: &str) -> Option<Result<ReportDefinition, Vec<Finding>>> {
        let read = |(path, text): (String, String)| ReportDefinition::parse(&path, &text);
        Some(self.report_text(key)?.map_err(|finding| vec![finding]).and_then(read))
    }
}
