//! Editing items of a list of mappings in place.

use serde_json::Value;

use super::{Edit, EditError, apply, cut};
use crate::yaml::compose;

/// Applies edits to items of the list under a key of the root, each by its number, and returns the whole new
/// text. Bytes outside the entries that change are those of `text`.
///
/// # Errors
/// See [`EditError`]; all edits are made, or none. A list in brackets is not edited.
pub fn apply_to_items(text: &str, list: &str, edits: &[(usize, Vec<Edit>)]) -> Result<String, EditError> {
    let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text), |body| ("\u{feff}", body));
    let crlf = body.contains("\r\n");
    let mut plain = body.replace("\r\n", "\n");
    let unended = !plain.ends_with('\n');
    if unended {
        plain.push('\n');
    }
    let mismatch = || EditError::Mismatch { key: list.to_owned() };
    let mut intended: Value = compose::compose(&plain)?.to_value();
    let pieces = cut(&plain, list)?;
    let items = pieces.entries.iter().find(|piece| piece.key == list).and_then(|piece| piece.items.as_ref());
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    for (index, item) in items.iter().flat_map(|items| items.items.iter()).enumerate() {
        let Some((_, edits)) = edits.iter().find(|(wanted, _)| *wanted == index) else { continue };
        // Items that say the same stand in order: the first from here on that this one can be is this one.
        let from = plain.len() - rest.len();
        let at = place(&plain, items.map(|items| items.items.as_slice()).unwrap_or_default(), index)
            .filter(|at| *at >= from)
            .ok_or_else(mismatch)?;
        out.push_str(&plain[from..at]);
        out.push_str(&edited(&item.text, edits)?);
        rest = &plain[at + item.text.len()..];
        let value = intended.get_mut(list).and_then(|list| list.get_mut(index)).ok_or_else(mismatch)?;
        for edit in edits {
            set(value, edit).ok_or_else(mismatch)?;
        }
    }
    out.push_str(rest);
    if compose::compose(&out)?.to_value() != intended
        || edits.iter().any(|(index, _)| items.is_none_or(|it| it.items.len() <= *index))
    {
        return Err(mismatch());
    }
    if unended {
        out.pop();
    }
    if crlf {
        out = out.replace('\n', "\r\n");
    }
    Ok(format!("{mark}{out}"))
}

/// Where an item's lines begin: behind all those above it.
fn place(text: &str, items: &[super::Item], index: usize) -> Option<usize> {
    let mut from = 0;
    for item in &items[..=index] {
        let whole = format!("{}{}", item.leading, item.text);
        let at = from + text.get(from..)?.find(&whole)?;
        from = at + item.leading.len();
        if std::ptr::eq(item, &items[index]) {
            return Some(from);
        }
        from += item.text.len();
    }
    None
}

/// An item's lines after edits of its mapping. A dash is as wide as the space that a mapping may begin with.
fn edited(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mismatch = || EditError::Mismatch { key: text.lines().next().unwrap_or_default().trim().to_owned() };
    let dash = text.find('-').filter(|at| text[..*at].trim().is_empty()).ok_or_else(mismatch)?;
    let mut mapping = text.to_owned();
    mapping.replace_range(dash..=dash, " ");
    let mut edited = apply(&mapping, edits)?;
    let is_free = edited.get(dash..=dash) == Some(" ");
    if !is_free {
        return Err(mismatch());
    }
    edited.replace_range(dash..=dash, "-");
    Ok(edited)
}

fn set(value: &mut Value, edit: &Edit) -> Option<()> {
    let Edit::Set { path, value: new } = edit else { return None };
    let mut there = value;
    for key in path {
        there = there.get_mut(key)?;
    }
    *there = new.clone();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_edited_and_nothing_else() {
        let text = "# arriba\nfolio: X\nevents:\n# uno\n- id: a\n  note: |\n    Vino Ana.\n    Y se fue.\n  set: {x: Ana, y: 2} # x\n\n- id: b # dos\n  note: 'Ana'\n";
        let set = |path: &[&str], value: &str| Edit::Set {
            path: path.iter().map(|key| (*key).to_owned()).collect(),
            value: Value::from(value),
        };
        let edits = [(0, vec![set(&["set", "x"], "P")]), (1, vec![set(&["note"], "P")])];
        let expected = text.replace("{x: Ana", "{x: P").replace("'Ana'", "'P'");
        assert_eq!(apply_to_items(text, "events", &edits).expect("edited"), expected);
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(apply_to_items(&crlf, "events", &edits).expect("edited"), expected.replace('\n', "\r\n"));
        let long = [(0, vec![set(&["note"], "Vino P.\nY se fue.\n")])];
        let edited = apply_to_items(text, "events", &long).expect("edited");
        assert!(edited.contains("    Vino P.\n    Y se fue.\n  set: {x: Ana"), "{edited}");
        assert!(apply_to_items("events: [{id: a}]\n", "events", &[(0, vec![set(&["id"], "b")])]).is_err());
        assert!(apply_to_items(text, "events", &[(7, vec![])]).is_err());
    }
}
