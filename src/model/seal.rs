//! The seal of a finished year: what every record of it said, as `sha256sum` writes it down, below a header from
//! which a question can tell, without reading more, whether the year concerns it.
//!
//! A seal follows from the records alone: who seals the same records writes the same text, whoever and whenever.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};

use super::folio::Folio;
use super::identifier::exact_hash;

/// The file's name, in the folder of the year.
pub const NAME: &str = "sealed.sha256";

/// Bytes that a header has at most: who reads no more reads all of it.
pub const MOST: usize = 512;

const FIRST: &str = "# folio sealed year 1";
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// Characters of a SHA-256.
const HASH: usize = 64;

/// What a seal says of its year as a whole. Moments are in seconds, rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The year.
    pub year: u16,
    /// How many records it has.
    pub records: usize,
    /// When the first of all their events happened.
    pub first: i64,
    /// When the last of all their events happened.
    pub until: i64,
    /// Bytes of the lines below the header, their ends counted as one.
    bytes: usize,
}

/// What a record gives to its year's seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// SHA-256 of its text, line ends counted as LF.
    pub sha256: String,
    /// When the first of its events happened.
    pub first: i64,
    /// When the last of them happened.
    pub until: i64,
}

/// A whole seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// What it says of the year.
    pub header: Header,
    /// The hash of each record, by its path below the folder of the year.
    pub records: BTreeMap<String, String>,
}

/// What differs between a seal and the records of its year; paths as in the seal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Records that say something else.
    pub changed: Vec<String>,
    /// Records that are gone.
    pub missing: Vec<String>,
    /// Records that the seal does not know.
    pub added: Vec<String>,
}

impl Differences {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.added.is_empty()
    }
}

/// The year whose seal stands at a path of the desk, relative to it.
pub fn year_sealed_at(path: &str) -> Option<u16> {
    year_of(path.strip_prefix("tickets/")?.strip_suffix(NAME)?.strip_suffix('/')?)
}

/// The year of the folder in which a file of the desk lies, as far as it is one of tickets.
pub fn year_above(path: &str) -> Option<u16> {
    year_of(path.strip_prefix("tickets/")?.split_once('/')?.0)
}

/// The year that the name of a folder is.
pub fn year_of(name: &str) -> Option<u16> {
    let is_year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    name.parse().ok().filter(|year| is_year && *year > 0)
}

/// Where the seal of a year stands, relative to the desk.
pub fn path_of(year: u16) -> String {
    format!("tickets/{year:04}/{NAME}")
}

impl Header {
    /// The header with which a text begins; none where it is not one that follows from any records.
    pub fn read(text: &str) -> Option<Self> {
        Self::and_length(text).map(|(header, _)| header)
    }

    /// The header of a file of so many bytes, of which this is the beginning.
    pub fn of_file(beginning: &str, bytes: u64) -> Option<Self> {
        let (header, length) = Self::and_length(beginning)?;
        let ends = if beginning[..length].contains('\r') { header.records } else { 0 };
        (bytes == (length + header.bytes + ends) as u64).then_some(header)
    }

    /// Whether anything happened in its year within a stretch of seconds, both ends included.
    pub fn touches(&self, from: i64, to: i64) -> bool {
        self.first <= to && self.until >= from
    }

    fn and_length(text: &str) -> Option<(Self, usize)> {
        let mut lines = text.split_inclusive('\n');
        let mut length = 0;
        let mut value = |key: &str| {
            let line = lines.next()?;
            length += line.len();
            line.trim_end_matches(['\n', '\r']).strip_prefix(key)
        };
        if !value(FIRST)?.is_empty() {
            return None;
        }
        let header = Self {
            year: year_of(value("# year ")?)?,
            records: value("# records ")?.parse().ok()?,
            first: second(value("# first ")?)?,
            until: second(value("# until ")?)?,
            bytes: value("# bytes ")?.parse().ok()?,
        };
        let sum = value("# header ")?;
        (header.text().lines().last()?.strip_prefix("# header ")? == sum).then_some((header, length))
    }

    fn text(&self) -> String {
        let moment = |second: i64| {
            DateTime::from_timestamp(second, 0).map(|moment| moment.format(MOMENT).to_string()).unwrap_or_default()
        };
        let Self { year, records, first, until, bytes } = self;
        let (first, until) = (moment(*first), moment(*until));
        let text = format!(
            "{FIRST}\n# year {year:04}\n# records {records}\n# first {first}\n# until {until}\n# bytes {bytes}\n"
        );
        let sum = exact_hash(text.as_bytes());
        format!("{text}# header {sum}\n")
    }
}

/// The second of a moment, as headers write it.
fn second(text: &str) -> Option<i64> {
    NaiveDateTime::parse_from_str(text, MOMENT).ok().map(|moment| moment.and_utc().timestamp())
}

impl Seal {
    /// The seal of a year with those records; none of a year that has none.
    pub fn of(year: u16, records: &BTreeMap<String, Entry>) -> Option<Self> {
        let first = records.values().map(|entry| entry.first).min()?;
        let until = records.values().map(|entry| entry.until).max()?;
        let records: BTreeMap<String, String> =
            records.iter().map(|(path, entry)| (path.clone(), entry.sha256.clone())).collect();
        let bytes = records.keys().map(|path| HASH + 2 + path.len() + 1).sum();
        Some(Self { header: Header { year, records: records.len(), first, until, bytes }, records })
    }

    /// Its text.
    pub fn text(&self) -> String {
        let lines = self.records.iter().map(|(path, hash)| format!("{hash}  {path}\n"));
        std::iter::once(self.header.text()).chain(lines).collect()
    }

    /// The seal that a text is; none where it is not one that Folio would write.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n");
        let (header, length) = Header::and_length(&text)?;
        let mut records = BTreeMap::new();
        for line in text[length..].lines() {
            let (hash, path) = line.split_once("  ")?;
            let is_hash = hash.len() == HASH && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            if !is_hash || !may_hold(header.year, path) {
                return None;
            }
            records.insert(path.to_owned(), hash.to_owned());
        }
        let seal = Self { header, records };
        // Every line once, in order, as many as it says.
        (seal.records.len() == header.records && seal.text() == text).then_some(seal)
    }

    /// What differs between it and what the records say: the hash of each by its path.
    pub fn differences(&self, found: &BTreeMap<String, String>) -> Differences {
        let mut differences = Differences::default();
        for (path, hash) in &self.records {
            match found.get(path) {
                None => differences.missing.push(path.clone()),
                Some(now) if now != hash => differences.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let added = found.keys().filter(|path| !self.records.contains_key(*path));
        differences.added.extend(added.cloned());
        differences
    }
}

/// Whether a path below the folder of a year is that of a record of this year.
pub fn may_hold(year: u16, path: &str) -> bool {
    let Some((month, name)) = path.split_once('/') else { return false };
    let is_month = month.len() == 2 && matches!(month.parse(), Ok(1..=12_u8));
    let folio =
        name.strip_suffix(".yaml").and_then(|name| name.parse::<Folio>().ok().filter(|it| it.to_string() == name));
    is_month && folio.is_some_and(|folio| folio.year == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        let entry = |text: &str, first, until| Entry { sha256: exact_hash(text.as_bytes()), first, until };
        let records = BTreeMap::from([
            ("02/CI-2024-0002.yaml".to_owned(), entry("two", 1_706_800_000, 1_735_700_000)),
            ("01/CI-2024-0001.yaml".to_owned(), entry("one", 1_704_200_000, 1_704_300_000)),
        ]);
        Seal::of(2024, &records).expect("a seal")
    }

    #[test]
    fn a_seal_says_what_it_was_made_of() {
        let seal = seal();
        let text = seal.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..5],
            [
                "# folio sealed year 1",
                "# year 2024",
                "# records 2",
                "# first 2024-01-02T12:53:20Z",
                "# until 2025-01-01T02:53:20Z"
            ]
        );
        assert!(lines[7].ends_with("  01/CI-2024-0001.yaml") && lines[8].ends_with("  02/CI-2024-0002.yaml"));
        assert_eq!(Seal::read(&text).as_ref(), Some(&seal));
        assert!(text.find("  ").is_some_and(|at| at < MOST));
        // On another system git may write other line ends.
        let other = text.replace('\n', "\r\n");
        assert_eq!(Seal::read(&other).as_ref(), Some(&seal));
        for text in [&text, &other] {
            assert_eq!(Header::of_file(&text[..MOST.min(text.len())], text.len() as u64), Some(seal.header));
            assert_eq!(Header::of_file(text, text.len() as u64 - 1), None);
        }
    }

    #[test]
    fn nothing_else_is_a_seal() {
        let text = seal().text();
        let lines: Vec<&str> = text.lines().collect();
        for index in 0..lines.len() {
            let without: String =
                lines.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, line)| format!("{line}\n")).collect();
            assert_eq!(Seal::read(&without), None, "without {}", lines[index]);
        }
        let swapped = text.replace("01/CI-2024-0001", "03/CI-2024-0001");
        for other in [
            text.replace("until 2025", "until 2024"),
            text.replace("records 2", "records 3"),
            swapped,
            text.replace("01/CI-2024-0001", "01/CI-2023-0001"),
            text.replace("01/CI-2024-0001", "../CI-2024-0001"),
            format!("{text}\n"),
            format!("<<<<<<< ours\n{text}"),
            text.trim_end().to_owned(),
            String::new(),
        ] {
            assert_eq!(Seal::read(&other), None, "{other}");
        }
        assert_eq!(Header::read(&text.replace("# year 2024", "# year 2025")), None);
    }

    #[test]
    fn what_differs_is_told() {
        let seal = seal();
        let mut found = seal.records.clone();
        assert!(seal.differences(&found).is_empty());
        found.remove("01/CI-2024-0001.yaml");
        found.insert("02/CI-2024-0002.yaml".to_owned(), exact_hash(b"other"));
        found.insert("03/CI-2024-0003.yaml".to_owned(), exact_hash(b"three"));
        let told = seal.differences(&found);
        assert_eq!(told.missing, ["01/CI-2024-0001.yaml"]);
        assert_eq!(told.changed, ["02/CI-2024-0002.yaml"]);
        assert_eq!(told.added, ["03/CI-2024-0003.yaml"]);
    }

    #[test]
    fn years_are_read_off_paths() {
        assert_eq!(year_sealed_at("tickets/2024/sealed.sha256"), Some(2024));
        assert_eq!(path_of(2024), "tickets/2024/sealed.sha256");
        for path in
            ["tickets/2024/01/sealed.sha256", "tickets/24/sealed.sha256", "tickets/sealed.sha256", "2024/sealed.sha256"]
        {
            assert_eq!(year_sealed_at(path), None, "{path}");
        }
        assert_eq!(year_above("tickets/2024/01/CI-2024-0001.yaml"), Some(2024));
        assert_eq!(year_above("tickets/x.yaml"), None);
    }
}
