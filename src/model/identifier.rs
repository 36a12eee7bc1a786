//! Identifiers made without coordination: a ticket's `uid` and its events' `id`.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// Crockford's base 32: no letter that a person would confuse with a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters of a ticket's `uid`.
const UID_LENGTH: usize = 12;
/// Letters of an event's `id`: 30 bits tell the few dozen events of one ticket apart.
const EVENT_LENGTH: usize = 6;

fn letters(bytes: &[u8], length: usize) -> String {
    bytes.iter().take(length).map(|byte| ALPHABET[usize::from(byte & 31)] as char).collect()
}

/// A record's `uid`, from bytes that the caller drew at random (16 or more), or that only it has.
pub fn uid(bytes: &[u8]) -> String {
    letters(&Sha256::digest(bytes), UID_LENGTH)
}

/// An event's `id`: the hash of what it says and of what it follows, so that two clones recording
/// the same thing differ and one recording stays the same wherever it is merged. `taken` are the
/// ids that the ticket has already. One that YAML could read as a number (`204817`, `1e4093`) is
/// passed over: it would need quotes, in the file and whenever a person types it.
pub fn event_id(ticket_uid: &str, follows: &str, content: &str, taken: &[&str]) -> String {
    let mut attempt = 0_u32;
    loop {
        let hash = Sha256::digest(format!("{ticket_uid}\n{follows}\n{attempt}\n{content}"));
        let id = letters(&hash, EVENT_LENGTH);
        if !taken.contains(&id.as_str()) && !reads_as_number(&id) {
            return id;
        }
        attempt += 1;
    }
}

fn reads_as_number(id: &str) -> bool {
    id.parse::<f64>().is_ok() || id.starts_with("0x") || id.starts_with("0b")
}

/// SHA-256 of a text, in hexadecimal. Line endings count as LF, so that a checkout on another
/// system gives the same figure.
pub fn content_hash(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    exact_hash(text.as_bytes())
}

/// SHA-256 of bytes as they are, in hexadecimal.
pub fn exact_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The same of bytes that come one part after the other.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// The hash of what was written to it, in hexadecimal.
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

impl std::io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Letters that stand for a text, the same each time, and that nobody who lacks the key can make or
/// undo (HMAC-SHA256).
pub fn keyed(key: &[u8; 32], text: &str) -> String {
    // The key as its first block, filled up with zeros as HMAC would.
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(text.as_bytes());
    let bytes = mac.finalize().into_bytes();
    letters(&bytes, bytes.len())
}

/// Whether a text may be a key: of a field, role, outcome, person. Letters, digits, `-`, `_`.
pub fn is_key(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// About one in four hundred would; ten thousand draws hold some two dozen of them.
    #[test]
    fn an_event_is_never_named_by_a_number() {
        for number in 0..10_000 {
            let id = event_id("01jd8q0v3k7m", "", &number.to_string(), &[]);
            assert!(!reads_as_number(&id), "{id}");
        }
        assert!(["204817", "1e4093", "0x12ab", "0b1101"].into_iter().all(reads_as_number));
        assert!(!reads_as_number("2e40b3"));
    }

    #[test]
    fn letters_of_a_text_depend_on_the_key() {
        let (one, other) = (keyed(&[1; 32], "a"), keyed(&[2; 32], "a"));
        assert_eq!(one, keyed(&[1; 32], "a"));
        assert_eq!(one.len(), 32);
        assert!(one != other && one != keyed(&[1; 32], "b"));
    }
}
