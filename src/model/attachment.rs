//! A file that belongs to a ticket: what tells it from any other. The file itself lies beside the ticket, under
//! a name that is its hash, so that two clones never mean different files by one name.

use serde::Serialize;
use serde_json::{Map, Value};

use super::shape::{Reader, Step};
use super::signature::is_hash;
use crate::message;

/// A file that was attached to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name, as people know it. Never a path: nothing is written under it.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its type, by what its bytes are.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Folder of the attachments, beside the tickets of a month.
pub const FOLDER: &str = "attachments";

/// Where a file of that hash lies, beside the ticket's.
pub fn place(sha256: &str) -> String {
    format!("{FOLDER}/{}/{sha256}", sha256.get(..2).unwrap_or_default())
}

/// The hash of the file at a path of a desk, where it is the place of an attachment.
pub fn hash_at(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["tickets", _, _, FOLDER, beginning, hash] if is_hash(hash) && hash.starts_with(beginning) => {
            (beginning.len() == 2).then_some(hash)
        }
        _ => None,
    }
}

/// The hash and the size that a pointer of git-lfs names, where the text is one: the file is present in the
/// desk and has not been fetched.
pub fn pointer(text: &str) -> Option<(&str, u64)> {
    let mut lines = text.lines();
    let is_pointer = lines.next()?.starts_with("version https://git-lfs.github.com/spec/");
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let hash = value("oid sha256:").filter(|hash| is_hash(hash))?;
    let bytes = value("size ")?.parse().ok()?;
    is_pointer.then_some((hash, bytes))
}

/// Bytes that a pointer of git-lfs may have.
pub const POINTER_MAX: u64 = 1024;

impl Attachment {
    /// Reads the files of an event.
    pub fn read_all(reader: &mut Reader, key: &str) -> Vec<Self> {
        let Some(list) = reader.list(key) else {
            if reader.raw(key).is_none() {
                reader.required_text(key);
            }
            return Vec::new();
        };
        let mut path = reader.path().to_vec();
        path.push(Step::Key(key.to_owned()));
        let mut files = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let Some(map) = item.as_object() else {
                reader.problem(key, message!("finding-attachment-not-a-mapping", number = index + 1));
                continue;
            };
            let mut path = path.clone();
            path.push(Step::Index(index));
            files.push(Self::read(&mut reader.below(map, path)));
        }
        files
    }

    fn read(reader: &mut Reader) -> Self {
        let (name, sha256) = (reader.required_text("name"), reader.required_text("sha256"));
        if !sha256.is_empty() && !is_hash(&sha256) {
            reader.problem("sha256", message!("finding-not-a-hash", key = "sha256", found = &sha256));
        }
        let bytes = reader.raw("bytes").and_then(Value::as_u64);
        if bytes.is_none() {
            reader.problem("bytes", message!("finding-not-a-size", key = "bytes"));
        }
        Self { name, sha256, bytes: bytes.unwrap_or_default(), kind: reader.required_text("type") }
    }

    /// The mapping as it stands in a record.
    pub fn to_value(&self) -> Value {
        let mut map = Map::new();
        map.insert("name".to_owned(), Value::from(self.name.as_str()));
        map.insert("sha256".to_owned(), Value::from(self.sha256.as_str()));
        map.insert("bytes".to_owned(), Value::from(self.bytes));
        map.insert("type".to_owned(), Value::from(self.kind.as_str()));
        Value::Object(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_lies_under_its_hash_and_nowhere_else() {
        let hash = "ab".repeat(32);
        assert_eq!(hash_at(&format!("tickets/2025/03/{}", place(&hash))), Some(hash.as_str()));
        for path in ["tickets/2025/03/attachments/ab/x", "tickets/2025/03/attachments/cd/", "attachments/ab/x"] {
            assert_eq!(hash_at(path), None, "{path}");
        }
        assert_eq!(hash_at(&format!("tickets/2025/03/attachments/ac/{hash}")), None);
    }

    #[test]
    fn a_pointer_names_the_file_that_was_not_fetched() {
        let hash = "0a".repeat(32);
        let text = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 12\n");
        assert_eq!(pointer(&text), Some((hash.as_str(), 12)));
        assert_eq!(pointer(&text.replace("version", "otra")), None);
        assert_eq!(pointer("hola"), None);
    }
}
