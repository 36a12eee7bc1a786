//! Walks the desk's folders: which records there are, without reading them.

pub mod pass;

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::model::attachment;
use crate::model::folio::Folio;
use crate::model::seal;

/// Every `.yaml` entry below a folder, in order of path. Hidden names are passed over, links are
/// not followed: what one points to is named when it is read.
pub fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    pass::Pass::below(folder, false).paths()
}

/// Whatever lies below a folder of records and is neither one nor a file attached to one: another ending, a
/// folder that cannot be read. Hidden names are passed over.
pub fn strays(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let is_hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
            // Files that belong to tickets are looked at by who knows the tickets.
            !is_hidden && (entry.depth() != 3 || entry.file_name() != attachment::FOLDER)
        })
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let is_record = entry.path().extension().is_some_and(|ending| ending == "yaml");
                (!is_record && !is_seal(&entry)).then(|| entry.into_path())
            }
            Ok(_) => None,
            Err(error) => error.path().filter(|path| *path != folder).map(Path::to_owned),
        })
        .collect()
}

/// Whether an entry is the seal of a year.
fn is_seal(entry: &walkdir::DirEntry) -> bool {
    let above = entry.path().parent().and_then(Path::file_name).and_then(|name| name.to_str());
    entry.depth() == 2 && entry.file_name() == seal::NAME && above.and_then(seal::year_of).is_some()
}

/// Links in a folder that stand where a folder should, however deep, in order.
pub fn linked_folders(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.path_is_symlink() && entry.path().is_dir())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// Names of the `.toml` files in a folder, in order.
pub fn toml_files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    names
}

/// The folio that a record's file name gives.
pub fn folio_of(path: &Path) -> Option<Folio> {
    path.file_stem()?.to_str()?.parse().ok()
}

/// Names of the folders in `folder` that are whole numbers (years, months), in order.
pub fn numbered_folders(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit())))
        // A link may lead out of the desk; `check` names it.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Names of the files in a folder that are folios, without reading the files.
pub fn folios_in(folder: &Path) -> impl Iterator<Item = (Folio, PathBuf)> {
    folios_ending(folder, "")
}

/// Those of [`folios_in`] whose text ends so. The names of a large desk are many: only what ends
/// right is read as a folio.
pub fn folios_ending(folder: &Path, ending: &str) -> impl Iterator<Item = (Folio, PathBuf)> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().filter_map(move |entry| {
        let name = entry.file_name();
        let stem = name.to_str()?.strip_suffix(".yaml")?;
        let folio = stem.ends_with(ending).then(|| stem.parse().ok())??;
        Some((folio, entry.path()))
    })
}
