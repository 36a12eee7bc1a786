//! The list with which `git filter-repo --replace-text` takes out of the history what a redaction took out of the
//! files. It has the names themselves: it never lies in the desk.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::error::CliError;
use crate::message;
use crate::model::pseudonym;
use crate::store::desk::Desk;
use crate::store::file::system_reason;
use crate::store::git::state::Repository;

/// Letters from which on a number, or what has one, is looked for by itself.
const WHOLE: usize = 8;

/// Where the list goes: to a new file outside the desk and its repository.
///
/// # Errors
/// The folder is not there, a file is there, or it is in the repository.
pub fn target(desk: &Desk, directory: &Path, typed: &Path) -> Result<PathBuf, CliError> {
    let written = directory.join(typed);
    let shown = || typed.display().to_string();
    let folder = written.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Some(name)) = (folder.canonicalize(), written.file_name()) else {
        return Err(CliError::Usage(message!("form-out-no-folder", path = shown())));
    };
    let repository = Repository::of(&desk.root)?;
    let top = repository.and_then(|repository| repository.top.canonicalize().ok());
    let own = [desk.root.canonicalize().ok(), top];
    if own.into_iter().flatten().any(|own| folder.starts_with(own)) {
        return Err(CliError::Usage(message!("redact-purge-inside", path = shown())));
    }
    let target = folder.join(name);
    match target.symlink_metadata() {
        Ok(_) => Err(CliError::Usage(message!("redact-purge-there", path = shown()))),
        Err(_) => Ok(target),
    }
}

/// Writes the list, for nobody else to read.
///
/// # Errors
/// The disk.
pub fn write(target: &Path, replaced: &BTreeMap<String, String>) -> Result<(), CliError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let told = |error: std::io::Error| CliError::Environment(message!("error-output", problem = system_reason(&error)));
    let mut file = options.open(target).map_err(told)?;
    file.write_all(lines(replaced).as_bytes()).map_err(told)
}

/// Words of a text beside one that by itself may be any other.
const BESIDE: usize = 2;

/// Notes what to look for in the history for what was replaced in the value of a key of a record.
pub fn note(key: &str, before: &Value, after: &Value, replaced: &mut BTreeMap<String, String>) {
    note_line(&format!("{key}: "), before, after, replaced);
}

/// The same of a value that stands behind that text.
pub fn note_line(key: &str, before: &Value, after: &Value, replaced: &mut BTreeMap<String, String>) {
    match (before, after) {
        (Value::String(before), Value::String(after)) => note_text(key, before, after, replaced),
        (Value::Array(before), Value::Array(after)) => {
            before.iter().zip(after).for_each(|(one, other)| note_line("- ", one, other, replaced));
        }
        (Value::Object(before), Value::Object(after)) => {
            let both = before.iter().filter_map(|(key, one)| Some((key, one, after.get(key)?)));
            both.for_each(|(key, one, other)| note(key, one, other, replaced));
        }
        _ => {}
    }
}

fn note_text(key: &str, before: &str, after: &str, replaced: &mut BTreeMap<String, String>) {
    // What a header says is under a key of its own.
    const OF_A_PERSON: [&str; 2] = ["name: ", "custodian: "];
    const OF_ANYTHING: [&str; 2] = ["extension: ", "post: "];
    let places = pseudonym::replaced(before, after);
    for (index, (place, mark)) in places.iter().enumerate() {
        let old = before[place.clone()].trim();
        if says_enough(old) {
            // What was an address has to be one, or people.toml of then cannot be read.
            let is_address = old.contains('@') && !old.contains(char::is_whitespace);
            let new = if is_address { format!("{mark}@redacted.invalid") } else { mark.clone() };
            replaced.insert(old.to_owned(), new);
        } else if old == before.trim() {
            let is_person = mark.starts_with("pers");
            let in_header = if is_person { OF_A_PERSON } else { OF_ANYTHING };
            let in_header = in_header.into_iter().filter(|_| key.ends_with(": "));
            for key in [key].into_iter().chain(in_header) {
                for quote in ["", "\"", "'"] {
                    replaced.insert(format!("{key}{quote}{old}{quote}"), format!("{key}{quote}{mark}{quote}"));
                }
            }
        } else {
            // By itself it may be any word, or any number: only where the same words are beside it.
            let from = index.checked_sub(1).map_or(0, |earlier| places[earlier].0.end);
            let to = places.get(index + 1).map_or(before.len(), |later| later.0.start);
            let (left, right) = (beside_left(&before[from..place.start]), beside_right(&before[place.end..to]));
            if !(left.trim().is_empty() && right.trim().is_empty()) {
                replaced.insert(format!("{left}{}{right}", &before[place.clone()]), format!("{left}{mark}{right}"));
            }
        }
    }
}

/// Whether a text is looked for wherever it stands: a name of several words, an address, a long number. One word of
/// a name is any word: `Mesa`, `Luna`.
fn says_enough(text: &str) -> bool {
    let is_long = text.chars().count() >= WHOLE && text.contains(|c: char| c.is_ascii_digit());
    text.contains('@') || is_long || text.split_whitespace().filter(|word| word.chars().count() > 2).count() > 1
}

/// Whether a sign may stand in a line of the list and be written in a file as it is.
fn is_plain(c: char) -> bool {
    !matches!(c, '\n' | '\r' | '"' | '\'' | '\\' | '=')
}

/// The end of a text with a few words.
fn beside_left(text: &str) -> &str {
    let from = text.rfind(|c| !is_plain(c)).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let text = &text[from..];
    let mut words = text.trim_end().rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len());
    &text[words.nth(BESIDE - 1).unwrap_or(0)..]
}

/// The beginning of a text with a few words.
fn beside_right(text: &str) -> &str {
    let text = &text[..text.find(|c| !is_plain(c)).unwrap_or(text.len())];
    let begins = text.len() - text.trim_start().len();
    let mut ends = text[begins..].match_indices(char::is_whitespace).map(|(at, _)| begins + at);
    &text[..ends.nth(BESIDE - 1).unwrap_or(text.len())]
}

/// A line for each text, the longest first. Within a longer word, address or number it is something else.
fn lines(replaced: &BTreeMap<String, String>) -> String {
    let mut all: Vec<(&str, &str)> = replaced.iter().map(|(old, new)| (old.trim(), new.trim())).collect();
    all.sort_by_key(|(old, _)| (std::cmp::Reverse(old.chars().count()), *old));
    all.dedup();
    let mut text = String::new();
    for (old, new) in all {
        if old.is_empty() || old.contains(['\n', '\r']) || old.contains("==>") {
            continue;
        }
        let joins = if old.contains('@') { "\\w\\x80-\\xff.+-" } else { "\\w\\x80-\\xff-" };
        text.push_str(&format!("regex:(?<![{joins}]){}(?![\\w\\x80-\\xff-])==>{new}\n", escaped(old)));
    }
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_the_longest_first_and_no_parts_of_words() {
        let replaced =
            [("Ana", "P"), ("Ana Ejemplo Luna", "P"), ("ana@example.org", "D"), ("1204", "D"), ("a\nb", "P")];
        let replaced = replaced.map(|(old, new)| (old.to_owned(), new.to_owned())).into_iter().collect();
        assert_eq!(
            lines(&replaced),
            "regex:(?<![\\w\\x80-\\xff-])Ana Ejemplo Luna(?![\\w\\x80-\\xff-])==>P\n\
             regex:(?<![\\w\\x80-\\xff.+-])ana\\@example\\.org(?![\\w\\x80-\\xff-])==>D\n\
             regex:(?<![\\w\\x80-\\xff-])1204(?![\\w\\x80-\\xff-])==>D\n\
             regex:(?<![\\w\\x80-\\xff-])Ana(?![\\w\\x80-\\xff-])==>P\n"
        );
    }

    /// What is looked for in the place of what.
    fn noted(key: &str, before: &str, after: &str) -> Vec<String> {
        let mut replaced = BTreeMap::new();
        note(key, &Value::from(before), &Value::from(after), &mut replaced);
        replaced.into_iter().map(|(old, new)| format!("{old}>{new}")).collect()
    }

    #[test]
    fn one_word_is_looked_for_where_the_same_words_are_beside_it() {
        const P: &str = "persona-AAAAAAAAAA";
        const D: &str = "dato-BBBBBBBBBB";
        let after = format!("Ayer llamó {P} otra vez, ext. {D}.");
        assert_eq!(
            noted("note", "Ayer llamó Luna otra vez, ext. 1204.", &after),
            [format!("Ayer llamó Luna otra vez,>Ayer llamó {P} otra vez,"), format!("vez, ext. 1204.>vez, ext. {D}.")]
        );
        assert_eq!(noted("note", "Llamó Ana Luna.", &format!("Llamó {P}.")), [format!("Ana Luna>{P}")]);
        let whole = noted("usuario", "Luna", P);
        assert!(whole.contains(&format!("usuario: Luna>usuario: {P}")), "{whole:?}");
        assert!(whole.contains(&format!("name: \"Luna\">name: \"{P}\"")), "{whole:?}");
        assert!(whole.iter().all(|line| !line.starts_with("Luna")), "{whole:?}");
        // Nothing that a file would write otherwise, and never the word alone.
        assert_eq!(noted("note", "\"Luna\"\nsalió", &format!("\"{P}\"\nsalió")), Vec::<String>::new());
    }
}
