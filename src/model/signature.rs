//! What a signature stands on: which form was signed, how, and the hash of the data that were there.

use serde::Serialize;
use serde_json::{Map, Value};

use super::identifier;
use super::shape::{Reader, Step};
use crate::message;

/// What stands before the hexadecimal digits of a recorded hash: of an asset's paper, of anything that
/// nobody signs, and in tickets' signatures from before what was hashed held their steps.
pub const SHA256: &str = "sha256:";

/// What stands before those of a ticket's data with its steps.
pub const SHA256_WITH_STEPS: &str = "sha256-2:";

/// How somebody signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum How {
    /// With ink on paper, or a stamp.
    #[default]
    Ink,
    /// With a signed git commit.
    Commit,
}

impl How {
    /// Every way, in order.
    pub const ALL: [Self; 2] = [Self::Ink, Self::Commit];

    /// The word in `how`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Commit => "commit",
        }
    }

    /// The way of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// The scan of a signed paper: what tells it from any other file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scan {
    /// Its name, without the folder in which it lay.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether the file itself is kept with the ticket, as attachments are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

/// What a signature stands on. Signatures from before this was recorded say nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The form that was signed; none where all that name the role are meant.
    pub form: Option<String>,
    /// How.
    pub how: How,
    /// The scan of the signed paper.
    pub scan: Option<Scan>,
    /// The signed commit, where that is how.
    pub commit: Option<String>,
    /// Whose key signed the commit, as git told it.
    pub signer: Option<String>,
    /// Fingerprint of that key.
    pub key: Option<String>,
    /// Hash of the data that were signed, as `sha256-2:` (or, in older ones, `sha256:`) and 64 digits.
    pub data: Option<String>,
}

impl Evidence {
    /// Reads the keys of an event that tell of it.
    pub fn read(reader: &mut Reader) -> Self {
        let words = How::ALL.map(How::word);
        let how = reader.word("how", How::from_word, &words).unwrap_or_default();
        let scan = reader.mapping("scan").map(|map| {
            let mut path = reader.path().to_vec();
            path.push(Step::Key("scan".to_owned()));
            Scan::read(&mut reader.below(map, path))
        });
        let data = reader.text("data");
        if let Some(data) = data.as_ref().filter(|data| !is_recorded_hash(data)) {
            reader.problem("data", message!("finding-not-a-hash", key = "data", found = data));
        }
        Self {
            form: reader.text("form"),
            how,
            scan,
            commit: reader.text("commit"),
            signer: reader.text("signer"),
            key: reader.text("key"),
            data,
        }
    }

    /// What the details of a signature on an asset's paper tell of it.
    pub fn of_details(details: &Map<String, Value>) -> Self {
        let text = |key: &str| details.get(key).and_then(Value::as_str).map(str::to_owned);
        Self {
            form: None,
            how: text("how").and_then(|word| How::from_word(&word)).unwrap_or_default(),
            scan: details.get("scan").and_then(Scan::from_value),
            commit: text("commit"),
            signer: text("signer"),
            key: text("key"),
            data: text("data"),
        }
    }

    /// The same as details of an event; nothing of ink without a scan.
    pub fn to_details(&self) -> Map<String, Value> {
        let mut details = Map::new();
        self.put(|key, value| {
            details.insert(key.to_owned(), value);
        });
        details
    }

    /// Puts its keys into an event.
    pub fn put(&self, mut put: impl FnMut(&str, Value)) {
        if let Some(form) = &self.form {
            put("form", Value::from(form.as_str()));
        }
        // Ink is what goes without saying.
        if self.how != How::Ink {
            put("how", Value::from(self.how.word()));
        }
        if let Some(scan) = &self.scan {
            put("scan", scan.to_value());
        }
        if let Some(commit) = &self.commit {
            put("commit", Value::from(commit.as_str()));
        }
        if let Some(signer) = &self.signer {
            put("signer", Value::from(signer.as_str()));
        }
        if let Some(key) = &self.key {
            put("key", Value::from(key.as_str()));
        }
        if let Some(data) = &self.data {
            put("data", Value::from(data.as_str()));
        }
    }
}

impl Scan {
    /// That of a record's mapping; none where it is no such thing.
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let kept = value.get("kept").is_some_and(|kept| *kept == Value::Bool(true));
        let (sha256, bytes) = (text("sha256").filter(|hash| is_hash(hash))?, value.get("bytes")?.as_u64()?);
        Some(Self { name: text("name")?, sha256, bytes, kept })
    }

    fn read(reader: &mut Reader) -> Self {
        let (name, sha256) = (reader.required_text("name"), reader.required_text("sha256"));
        if !sha256.is_empty() && !is_hash(&sha256) {
            reader.problem("sha256", message!("finding-not-a-hash", key = "sha256", found = &sha256));
        }
        let bytes = reader.raw("bytes").map(Value::as_u64);
        match bytes {
            Some(Some(_)) => {}
            Some(None) => reader.problem("bytes", message!("finding-not-a-size", key = "bytes")),
            None => {
                reader.required_text("bytes");
            }
        }
        let kept = reader.raw("kept").is_some_and(|kept| *kept == Value::Bool(true));
        Self { name, sha256, bytes: bytes.flatten().unwrap_or_default(), kept }
    }

    /// The mapping as it stands in a record.
    pub fn to_value(&self) -> Value {
        let mut map = Map::new();
        map.insert("name".to_owned(), Value::from(self.name.as_str()));
        map.insert("sha256".to_owned(), Value::from(self.sha256.as_str()));
        map.insert("bytes".to_owned(), Value::from(self.bytes));
        if self.kept {
            map.insert("kept".to_owned(), Value::from(true));
        }
        Value::Object(map)
    }
}

/// JSON with the keys of every object in order and without spaces: one text for one value.
pub fn canonical(value: &Value) -> String {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Object(map) => {
                let mut entries: Vec<(&String, &Value)> = map.iter().collect();
                entries.sort_by_key(|(key, _)| *key);
                entries.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect::<Map<_, _>>().into()
            }
            Value::Array(items) => items.iter().map(sorted).collect(),
            other => other.clone(),
        }
    }
    sorted(value).to_string()
}

/// Hash of a value as signatures record it: `sha256:` and the 64 digits of its canonical JSON's.
pub fn hash_of(value: &Value) -> String {
    hash_as(SHA256, value)
}

/// The same behind another word, which says what was hashed.
pub fn hash_as(prefix: &str, value: &Value) -> String {
    format!("{prefix}{}", identifier::exact_hash(canonical(value).as_bytes()))
}

fn is_recorded_hash(text: &str) -> bool {
    let mut digits = [SHA256, SHA256_WITH_STEPS].into_iter().filter_map(|prefix| text.strip_prefix(prefix));
    digits.any(is_hash)
}

/// Whether a text is a SHA-256 in hexadecimal.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A recorded hash as people compare it: its first digits.
pub fn short(hash: &str) -> &str {
    let digits = hash.rfind(':').map_or(0, |colon| colon + 1);
    hash.get(..digits + 16).unwrap_or(hash)
}
