//! The three-way merge of a catalogue's TOML file by its entries: `[[person]]` tables by their identifier, other tables by
//! their name. What both changed of one entry is left to a person.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// Keys by which an entry of a list is told from others.
const NAMES: [&str; 2] = ["id", "code"];

/// An entry: what it is known by, and its lines with the blank lines and comments above it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    key: String,
    text: String,
}

/// Why two texts are not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// A side is not written as such entries.
    Unreadable,
    /// Both changed those entries, otherwise each.
    Both(Vec<String>),
}

/// Merges two texts that began as `base`; none where that is not known.
///
/// # Errors
/// [`Apart`]: a person has to choose.
pub fn merge(base: Option<&str>, ours: &str, theirs: &str) -> Result<String, Apart> {
    let read = |text: &str| entries(text).ok_or(Apart::Unreadable);
    let (base, ours, theirs) = (base.map(read).transpose()?.unwrap_or_default(), read(ours)?, read(theirs)?);
    let find = |side: &[Entry], key: &str| side.iter().find(|entry| entry.key == key).cloned();
    let mut keys: Vec<&String> = ours.iter().map(|entry| &entry.key).collect();
    for (at, entry) in theirs.iter().enumerate().filter(|(_, entry)| find(&ours, &entry.key).is_none()) {
        // Behind the one that it stands behind, and behind what this side added there.
        let above = theirs[..at].iter().rev().find_map(|above| keys.iter().position(|key| **key == above.key));
        let mut place = above.map_or(0, |above| above + 1);
        while keys.get(place).is_some_and(|key| find(&theirs, key).is_none()) {
            place += 1;
        }
        keys.insert(place, &entry.key);
    }
    let (mut text, mut both) = (String::new(), Vec::new());
    for key in keys {
        let (was, one, other) = (find(&base, key), find(&ours, key), find(&theirs, key));
        let says = |entry: &Option<Entry>| entry.as_ref().map(|entry| entry.text.trim().to_owned());
        let kept = match (says(&was), says(&one), says(&other)) {
            (_, one_says, other_says) if one_says == other_says => one,
            (was, one_says, _) if was == one_says => other,
            (was, _, other_says) if was == other_says => one,
            _ => {
                both.push(key.clone());
                continue;
            }
        };
        if let Some(entry) = kept {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&entry.text);
        }
    }
    match both.is_empty() {
        false => Err(Apart::Both(both)),
        true if entries(&text).is_none() => Err(Apart::Unreadable),
        true => Ok(if text.ends_with('\n') { text } else { text + "\n" }),
    }
}

/// The entries of a text; none where it is no TOML, or written otherwise than as such entries.
fn entries(text: &str) -> Option<Vec<Entry>> {
    text.parse::<Table>().ok()?;
    let (mut cut, mut held): (Vec<String>, String) = (vec![String::new()], String::new());
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            held.push_str(line);
            continue;
        }
        // `[person.absence]` belongs to the person above it.
        let is_header = line.starts_with('[') && !bare.split('#').next().unwrap_or_default().contains('.');
        let above = std::mem::take(&mut held);
        match cut.last_mut().filter(|_| !is_header) {
            Some(last) => last.push_str(&(above + line)),
            None => cut.push(above + line),
        }
    }
    cut.last_mut()?.push_str(&held);
    let mut found: BTreeMap<String, ()> = BTreeMap::new();
    let all: Option<Vec<Entry>> = cut.into_iter().map(|text| Some(Entry { key: key(&text)?, text })).collect();
    let all: Vec<Entry> = all?.into_iter().filter(|entry| !entry.text.is_empty()).collect();
    // Two of one name cannot be told apart.
    all.iter().all(|entry| found.insert(entry.key.clone(), ()).is_none()).then_some(all)
}

/// What an entry is known by.
fn key(text: &str) -> Option<String> {
    let table: Table = text.parse().ok()?;
    let Some(header) = text.lines().find(|line| line.starts_with('[')) else { return Some(String::new()) };
    let name = header.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']']).trim();
    if !header.starts_with("[[") {
        return Some(format!("[{name}]"));
    }
    let entry = table.get(name)?.as_array()?.first()?.as_table()?;
    let id = NAMES.iter().find_map(|key| entry.get(*key).and_then(Value::as_str));
    Some(id.map_or_else(|| text.trim().to_owned(), |id| format!("[[{name}]] {id}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, name: &str) -> String {
        format!("\n[[person]]\nid = \"{id}\"\nname = \"{name}\"\n")
    }

    #[test]
    fn entries_that_either_side_wrote_stand_beside_each_other() {
        let base = format!("# Quién es quién\n{}", person("ana", "Ana"));
        let ours = format!("{base}\n# De aquí{}", person("uno", "Uno"));
        let theirs = format!("{base}{}", person("dos", "Dos")).trim_end().to_owned();
        let merged = merge(Some(&base), &ours, &theirs).expect("merges");
        assert_eq!(merged, format!("{ours}{}", person("dos", "Dos")));
        assert_eq!(merge(None, &ours, &theirs).as_deref(), Ok(&*merged), "what both have says enough");
        // One changed or removed, the other added.
        let changed = base.replace("Ana", "Ana Ejemplo");
        assert_eq!(merge(Some(&base), &changed, &theirs), Ok(format!("{changed}{}", person("dos", "Dos"))));
        let removed = "# Quién es quién\n".to_owned();
        assert!(!merge(Some(&base), &removed, &base).expect("merges").contains("Ana"));
    }

    #[test]
    fn what_both_changed_is_left_to_a_person() {
        let (base, ours, theirs) = (person("ana", "Ana"), person("ana", "Ana Uno"), person("ana", "Ana Dos"));
        assert_eq!(merge(Some(&base), &ours, &theirs), Err(Apart::Both(vec!["[[person]] ana".to_owned()])));
        assert_eq!(merge(Some(&base), &ours, "[["), Err(Apart::Unreadable));
        assert_eq!(merge(None, &format!("{base}{base}"), &base), Err(Apart::Unreadable));
    }

    #[test]
    fn tables_and_what_belongs_to_an_entry_go_with_it() {
        let base = "name = \"Mesa\"\n\n[rights]\njoin = [\"jefatura\"]\n";
        let ours = base.replace("Mesa", "Mesa de ayuda");
        let theirs = format!("{base}redact = [\"jefatura\"]\n\n[sharing]\nsigned = true\n");
        let merged = merge(Some(base), &ours, &theirs).expect("merges");
        assert_eq!(merged, theirs.replace("Mesa", "Mesa de ayuda"));
        let away = format!("{}\n[[person.absence]]\nfrom = 2026-01-01\nuntil = 2026-01-02\n", person("ana", "Ana"));
        let other = format!("{}{}", person("ana", "Ana"), person("dos", "Dos"));
        let merged = merge(Some(&person("ana", "Ana")), &away, &other).expect("merges");
        assert_eq!(merged, format!("{away}{}", person("dos", "Dos")));
    }
}
