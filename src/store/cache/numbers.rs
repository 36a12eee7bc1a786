//! Which numbers each folder of tickets holds, remembered until the folder changes, so that a short number is
//! looked up, and the next one given, without going through the names of a large desk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::{TICK, now, relative, sealed};
use crate::model::folio::Folio;
use crate::store::desk::Desk;
use crate::store::sweep;
use crate::store::sweep::pass::Fingerprint;

/// The file in which it is remembered.
const NUMBERS: &str = "numbers";

/// The highest number of each series and year in a folder.
pub type Highest = Vec<(String, u16, u32)>;

/// What is remembered of a folder.
type Noted = (Fingerprint, Highest);

impl Desk {
    /// The highest number of each series and year in each of those folders, without going through the names of
    /// those that did not change.
    pub fn highest_numbers(&self, folders: Vec<PathBuf>) -> Vec<(PathBuf, Highest)> {
        let place = Place::of_names(self);
        let begun = now();
        let bytes = place.as_ref().and_then(|place| place.read(NUMBERS)).unwrap_or_default();
        let mut known = place.as_ref().and_then(|place| read(&bytes, place.key())).unwrap_or_default();
        let mut is_news = false;
        let mut found = Vec::with_capacity(folders.len());
        for folder in folders {
            let path = relative(&self.root, &folder).map(str::to_owned);
            let now = folder.symlink_metadata().ok().filter(std::fs::Metadata::is_dir);
            let now = now.and_then(|metadata| Fingerprint::of(&metadata));
            let remembered = path.as_ref().and_then(|path| known.get(path)).filter(|(then, _)| Some(*then) == now);
            if let Some((_, highest)) = remembered {
                found.push((folder, highest.clone()));
                continue;
            }
            let highest = highest_of(&folder);
            // What was changed just now may be changed again with the same time.
            let is_settled =
                |now: &Fingerprint| now.modified.max(now.changed) < begun.saturating_sub(TICK.as_nanos() as i64);
            if let (Some(path), Some(now)) = (path, now.filter(is_settled)) {
                known.insert(path, (now, highest.clone()));
                is_news = true;
            }
            found.push((folder, highest));
        }
        if let Some(place) = place.filter(|_| is_news) {
            known.retain(|path, _| self.root.join(path).is_dir());
            place.write(NUMBERS, &write(place.key(), &known));
        }
        found
    }
}

fn highest_of(folder: &Path) -> Highest {
    let mut highest: BTreeMap<(String, u16), u32> = BTreeMap::new();
    for (folio, _) in sweep::folios_in(folder) {
        let known = highest.entry((folio.series, folio.year)).or_default();
        *known = folio.number.max(*known);
    }
    highest.into_iter().map(|((series, year), number)| (series, year, number)).collect()
}

/// A line a folder: what the disk said of it, its path, its highest numbers.
fn write(key: &str, known: &BTreeMap<String, Noted>) -> Vec<u8> {
    let mut text = format!("{key}\n\n");
    for (path, (Fingerprint { size, modified, changed, inode }, highest)) in known {
        let numbers: Vec<String> = highest
            .iter()
            .map(|(series, year, number)| Folio { series: series.clone(), year: *year, number: *number }.to_string())
            .collect();
        text.push_str(&format!("{size} {modified} {changed} {inode} {} {path}\n", numbers.join(",")));
    }
    let mut bytes = text.into_bytes();
    sealed::seal(&mut bytes);
    bytes
}

fn read(bytes: &[u8], key: &str) -> Option<BTreeMap<String, Noted>> {
    let text = std::str::from_utf8(sealed::opened(bytes)?).ok()?;
    let lines = text.strip_prefix(key)?.strip_prefix("\n\n")?;
    lines.lines().map(noted).collect()
}

fn noted(line: &str) -> Option<(String, Noted)> {
    let mut parts = line.splitn(6, ' ');
    let fingerprint = Fingerprint {
        size: parts.next()?.parse().ok()?,
        modified: parts.next()?.parse().ok()?,
        changed: parts.next()?.parse().ok()?,
        inode: parts.next()?.parse().ok()?,
    };
    let numbers = parts.next()?.split(',').filter(|text| !text.is_empty());
    let highest = numbers.map(|text| text.parse().map(|Folio { series, year, number }| (series, year, number)));
    let highest = highest.collect::<Result<_, _>>().ok()?;
    Some((parts.next()?.to_owned(), (fingerprint, highest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again() {
        let fingerprint = Fingerprint { size: 4096, modified: -1, changed: 7, inode: u64::MAX };
        let highest = vec![("A".to_owned(), 2025, 99_999), ("CI".to_owned(), 2026, 7)];
        let known = BTreeMap::from([
            ("tickets/2026/01".to_owned(), (fingerprint, highest)),
            ("tickets/2026/a b".to_owned(), (fingerprint, Vec::new())),
        ]);
        let bytes = write("for me", &known);
        assert_eq!(read(&bytes, "for me"), Some(known));
        assert_eq!(read(&bytes, "for you"), None);
        assert_eq!(read(&bytes[1..], "for me"), None);
    }
}
