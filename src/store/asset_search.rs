//! How the one asset is found that answers to what a person typed, and what other asset has an
//! inventory tag or serial number.
//!
//! Tags and serial numbers stand inside the files. They are read once, on all processors, when
//! something other than an identifier is first asked for, and kept. What is kept may be older than
//! the disk only before the lock is taken: taking it and writing assets forget it
//! (`Desk::forget_asset_numbers`), and what a command writes it plans again from files that it
//! reads under the lock.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::assets::{number_at_end, stem};
use super::desk::Desk;
use super::{StoreError, parallel};
use crate::model::asset::{Asset, AssetStatus, plain_number};
use crate::model::catalogue::fold;
use crate::model::suggestion::{nearest, nearest_few};

/// Keys of the card under which a number stands that only one asset in service has.
pub const NUMBER_KEYS: [&str; 2] = ["tag", "serial"];

/// An inventory tag or serial number of an asset.
#[derive(Debug)]
struct Numbered {
    path: PathBuf,
    key: &'static str,
    /// As numbers are compared.
    plain: String,
    /// Whether its asset is retired, which gives the number free.
    retired: bool,
}

/// The inventory tags and serial numbers of all assets, by their text without capitals and accents.
#[derive(Debug, Default)]
pub struct AssetNumbers {
    by_text: HashMap<String, Vec<Numbered>>,
}

impl AssetNumbers {
    fn read(desk: &Desk) -> Self {
        let files = desk.asset_files();
        let parts = parallel::shares(&files, |files| {
            let records = files.iter().filter_map(|path| desk.read_asset(path).ok());
            records.flat_map(|record| numbers(&record.path, &record.asset)).collect::<Vec<_>>()
        });
        let mut found = Self::default();
        for (text, numbered) in parts.into_iter().flatten() {
            found.by_text.entry(text).or_default().push(numbered);
        }
        found
    }

    /// Files of the assets, retired or in service, that have that tag or serial number: of those that
    /// write it just so, accents and all, if there are any.
    fn with(&self, typed: &str, retired: bool) -> BTreeSet<&Path> {
        let plain = plain_number(typed);
        let known = self.by_text.get(&fold(typed)).map(Vec::as_slice).unwrap_or_default();
        let known = || known.iter().filter(|numbered| numbered.retired == retired);
        let alike = known().filter(|numbered| numbered.plain == plain);
        let alike: BTreeSet<&Path> = alike.map(|numbered| numbered.path.as_path()).collect();
        if alike.is_empty() { known().map(|numbered| numbered.path.as_path()).collect() } else { alike }
    }

    /// The numbers of the assets in service, without capitals and accents, with the identifiers of those
    /// that have them.
    fn in_service(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.by_text.iter().flat_map(|(text, known)| known.iter().map(move |one| (text.as_str(), one)));
        all.filter(|(_, one)| !one.retired).filter_map(|(text, one)| Some((text, stem(&one.path)?)))
    }

    /// Identifiers of the assets in service that have that number under that key.
    pub fn holders<'a>(&'a self, key: &'a str, number: &str) -> impl Iterator<Item = &'a str> {
        let plain = plain_number(number);
        let known = self.by_text.get(&fold(number)).map(Vec::as_slice).unwrap_or_default();
        let same = move |numbered: &&Numbered| !numbered.retired && numbered.key == key && numbered.plain == plain;
        known.iter().filter(same).filter_map(|numbered| stem(&numbered.path))
    }
}

fn numbers(path: &Path, asset: &Asset) -> Vec<(String, Numbered)> {
    let retired = asset.position.status == AssetStatus::Retired;
    let numbered = |key: &'static str| {
        let text = asset.text(key)?;
        Some((fold(text), Numbered { path: path.to_owned(), key, plain: plain_number(text), retired }))
    };
    NUMBER_KEYS.into_iter().filter_map(numbered).collect()
}

impl Desk {
    /// The inventory tags and serial numbers that there are; those of damaged files are missing.
    pub fn asset_numbers(&self) -> Arc<AssetNumbers> {
        let mut kept = self.asset_numbers.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.get_or_insert_with(|| Arc::new(AssetNumbers::read(self))))
    }

    /// Reads the assets' numbers again when they are next asked for.
    pub(super) fn forget_asset_numbers(&self) {
        *self.asset_numbers.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether anything is registered: some asset has a history. Cards written by hand alone are no
    /// inventory that anybody keeps yet.
    pub fn keeps_inventory(&self) -> bool {
        let registered = |path: &PathBuf| self.read_asset(path).is_ok_and(|record| record.asset.has_history());
        !self.inventory.kinds.is_empty() && self.asset_files().iter().any(registered)
    }

    /// Identifiers of the assets whose identifier, inventory tag or serial number is near to what was
    /// typed, best first; at most so many.
    pub fn assets_near(&self, typed: &str, most: usize) -> Vec<String> {
        let (ids, numbers) = (self.asset_ids(), self.asset_numbers());
        let mut known: Vec<(String, &str)> = ids.iter().map(|id| (fold(id), id.as_str())).collect();
        known.extend(numbers.in_service().map(|(text, id)| (text.to_owned(), id)));
        // The table of numbers has no order of its own.
        known.sort();
        let words = known.iter().map(|(word, _)| word.as_str());
        let mut found: Vec<String> = Vec::new();
        for word in nearest_few(&fold(typed.trim()), words, usize::MAX) {
            for (_, id) in known.iter().filter(|(known, _)| known == word) {
                if !found.iter().any(|other| other == id) {
                    found.push((*id).to_owned());
                }
            }
        }
        found.truncate(most);
        found
    }

    /// The file of the one asset that answers to what was typed: its identifier in any capitals; the
    /// number at its end, its inventory tag or its serial number. A retired asset answers to its tag
    /// and serial number only where no other does, for its tag may have been used again.
    ///
    /// # Errors
    /// None or several do.
    pub fn find_asset(&self, typed: &str) -> Result<PathBuf, StoreError> {
        let typed = typed.trim();
        if let Some(path) = self.asset_path(typed) {
            return Ok(path);
        }
        let files = self.asset_files();
        let by_name = |answers: &dyn Fn(&str) -> bool| -> BTreeSet<&Path> {
            files.iter().map(PathBuf::as_path).filter(|path| stem(path).is_some_and(answers)).collect()
        };
        let mut found = by_name(&|id| id.eq_ignore_ascii_case(typed));
        let numbers = (found.is_empty() && !typed.is_empty()).then(|| self.asset_numbers());
        if let Some(numbers) = &numbers {
            if typed.bytes().all(|byte| byte.is_ascii_digit()) {
                let number = typed.trim_start_matches('0');
                found = by_name(&|id| number_at_end(id) == Some(number));
            } else if let Some(number) = number_at_end(typed) {
                // `PC-1` for PC-0001.
                let letters = typed.rsplit_once('-').map_or("", |(letters, _)| letters);
                let same = |id: &str| id.rsplit_once('-').is_some_and(|(known, _)| known.eq_ignore_ascii_case(letters));
                found = by_name(&|id| number_at_end(id) == Some(number) && same(id));
            }
            // Nobody can know whether a tag or the end of an identifier was meant.
            found.extend(numbers.with(typed, false));
            if found.is_empty() {
                found = numbers.with(typed, true);
            }
        }
        match (found.first(), found.len()) {
            (Some(only), 1) => Ok((*only).to_owned()),
            (None, _) => {
                let ids = self.asset_ids();
                let near = nearest(typed, ids.iter().map(String::as_str)).map(str::to_owned);
                Err(StoreError::UnknownAsset { typed: typed.to_owned(), near })
            }
            _ => {
                let mut candidates: Vec<String> =
                    found.iter().filter_map(|path| stem(path)).map(str::to_owned).collect();
                candidates.sort();
                Err(StoreError::AmbiguousAsset { typed: typed.to_owned(), candidates })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn desk(folder: &Path, assets: &[&str]) -> Desk {
        std::fs::create_dir_all(folder.join("catalog/assets/pc")).expect("folders");
        std::fs::write(folder.join("catalog/desk.toml"), "").expect("desk");
        for asset in assets {
            let id = asset.lines().next().and_then(|line| line.strip_prefix("id: ")).expect("id");
            std::fs::write(folder.join(format!("catalog/assets/pc/{id}.yaml")), asset).expect("asset");
        }
        Desk::open_anyway(folder).expect("a desk").0
    }

    fn found(desk: &Desk, typed: &str) -> String {
        match desk.find_asset(typed) {
            Ok(path) => stem(&path).unwrap_or_default().to_owned(),
            Err(StoreError::AmbiguousAsset { candidates, .. }) => candidates.join(" or "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_inside_of_files_is_read_once_and_only_where_it_must_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = desk(folder.path(), &["id: PC-0001\nkind: pc\ntag: A-7\n"]);
        let was_read = || desk.asset_numbers.lock().expect("numbers").is_some();
        assert_eq!(found(&desk, "PC-0001"), "PC-0001");
        assert_eq!(found(&desk, "pc-0001"), "PC-0001");
        assert!(!was_read(), "an identifier is the name of a file");
        assert_eq!(found(&desk, "zzz"), "no asset zzz");
        let numbers = desk.asset_numbers();
        assert_eq!((found(&desk, "a-7"), found(&desk, "zzz")), ("PC-0001".to_owned(), "no asset zzz".to_owned()));
        assert!(Arc::ptr_eq(&numbers, &desk.asset_numbers()), "read again");
        // Another writes before we may.
        std::fs::write(folder.path().join("catalog/assets/pc/PC-0001.yaml"), "id: PC-0001\nkind: pc\ntag: A-8\n")
            .expect("asset");
        let _lock = desk.lock("who", Duration::ZERO).expect("the lock");
        assert_eq!((found(&desk, "a-7"), found(&desk, "a-8")), ("no asset a-7".to_owned(), "PC-0001".to_owned()));
    }

    #[test]
    fn tags_and_ends_of_identifiers_are_equals_and_who_is_retired_stands_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = desk(
            folder.path(),
            &[
                "id: PC-0003\nkind: pc\ntag: T\n",
                "id: EQ-9\nkind: pc\ntag: \"3\"\nserial: PC-3\n",
                "id: PC-0004\nkind: pc\ntag: \"4\"\n",
                "id: EQ-10\nkind: pc\ntag: \"4\"\nstate: retired\n",
                "id: EQ-11\nkind: pc\ntag: t\nserial: Ñ1\nstate: retired\n",
                "id: EQ-12\nkind: pc\ntag: N1\n",
            ],
        );
        for (typed, expected) in [
            ("3", "EQ-9 or PC-0003"),
            ("pc-3", "EQ-9 or PC-0003"),
            ("PC-0003", "PC-0003"),
            ("4", "PC-0004"),
            ("T", "PC-0003"),
            ("n1", "EQ-12"),
            ("ñ 1", "no asset ñ 1"),
        ] {
            assert_eq!(found(&desk, typed), expected, "{typed}");
        }
        std::fs::remove_file(folder.path().join("catalog/assets/pc/PC-0003.yaml")).expect("removed");
        desk.forget_asset_numbers();
        assert_eq!((found(&desk, "t"), found(&desk, "3")), ("EQ-11".to_owned(), "EQ-9".to_owned()));
    }
}
