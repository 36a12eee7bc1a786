//! What the commands share that read an office's list of assets: the file, its columns, and the
//! assets that are there.

use std::path::PathBuf;

use clap::Args;

use super::error::CliError;
use super::progress::Progress;
use super::{complete, outside};
use crate::inventory::table::{Mapping, MatchKey};
use crate::message;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::sheet::Sheet;
use crate::model::time::Zone;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::parallel;
use crate::store::sheet::SheetOptions;

/// How a list is read.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(value_name = "LIST")]
    list: PathBuf,
    #[arg(long, value_name = "MAPPING")]
    map: Vec<String>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, value_name = "ROW")]
    header_row: Option<usize>,
    #[arg(long, value_name = "KIND", add = clap_complete::ArgValueCompleter::new(complete::kinds))]
    kind: Option<String>,
    #[arg(long, value_name = "CURRENCY")]
    currency: Option<String>,
    #[arg(long, value_name = "id|tag|serial", value_parser = ["id", "tag", "serial"])]
    key: Option<String>,
}

/// A list, read as it was asked for.
pub struct List {
    /// Its name, as it was typed.
    pub file: String,
    /// Its table.
    pub sheet: Sheet,
    /// What its columns are.
    pub mapping: Mapping,
    /// Key of the kind of rows that say none.
    pub kind: Option<String>,
    /// Currency of amounts that say none.
    pub currency: String,
    /// By what rows and assets belong together, where it was said.
    pub key: Option<MatchKey>,
}

impl ListArgs {
    /// Reads the list.
    ///
    /// # Errors
    /// It cannot be read; or an option names what there is not.
    pub fn read(&self, desk: &Desk) -> Result<List, CliError> {
        let kinds = &desk.inventory.kinds;
        if kinds.is_empty() {
            return Err(CliError::Refused(message!("import-no-kinds")));
        }
        let kind = self.kind.as_deref().map(|typed| {
            let known = || kinds.iter().map(|kind| kind.key.as_str()).collect::<Vec<_>>().join(", ");
            let unknown = || CliError::Usage(message!("asset-refused-kind", kind = typed, known = known()));
            desk.inventory.kind_named(typed).map(|kind| kind.key.clone()).ok_or_else(unknown)
        });
        let kind = kind.transpose()?;
        let currency = self.currency.clone().unwrap_or_else(|| usual_currency(desk.zone()).to_owned());
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(CliError::Usage(message!("import-not-a-currency", found = currency)));
        }
        let options = SheetOptions { sheet: self.sheet.as_deref(), header_row: self.header_row };
        let sheet = outside::sheet(&self.list, options)?;
        let mapping = Mapping::new(&sheet.headers, &desk.inventory, &self.map).map_err(mistyped)?;
        let key = self.key.as_deref().and_then(MatchKey::from_word);
        if let Some(key) = key.filter(|key| mapping.column_of(key.word()).is_none()) {
            return Err(CliError::Usage(message!("import-key-without-column", key = key.word())));
        }
        Ok(List { file: self.list.display().to_string(), sheet, mapping, kind, currency, key })
    }
}

/// Every word of `--map` that means nothing.
fn mistyped(problems: Vec<Message>) -> CliError {
    match <[Message; 1]>::try_from(problems) {
        Ok([only]) => CliError::Usage(only),
        Err(several) => {
            let unmet = several.into_iter().map(|message| Unmet::new(Kind::Unknown, "map", message)).collect();
            CliError::Refusal(Refusal { unmet })
        }
    }
}

/// Currency of amounts that do not say theirs: that of where the desk is.
fn usual_currency(zone: Zone) -> &'static str {
    if zone.name() == "America/Bogota" { "COP" } else { "MXN" }
}

/// Every asset with its text.
///
/// # Errors
/// A file cannot be read: what numbers it has nobody knows, and a list might enter them again.
pub fn records(desk: &Desk) -> Result<Vec<AssetRecord>, CliError> {
    let files = desk.asset_files();
    let progress = Progress::reading(files.len());
    let read = |path: &PathBuf| {
        progress.step();
        desk.read_asset(path)
    };
    let parts =
        parallel::shares(&files, |files| files.iter().map(read).collect::<Vec<Result<AssetRecord, Vec<Finding>>>>());
    let mut records = Vec::with_capacity(files.len());
    let mut findings = Vec::new();
    for read in parts.into_iter().flatten() {
        match read {
            Ok(record) => records.push(record),
            Err(found) => findings.extend(found),
        }
    }
    if findings.is_empty() { Ok(records) } else { Err(StoreError::Damaged(findings).into()) }
}
