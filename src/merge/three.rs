//! Three-way choices that do not depend on which side is which.

use serde_json::{Map, Value};

/// What stands before a value that did not hold where both sides changed it.
pub(super) const ALSO: &str = "# folio merge, also: ";

/// The one that changed; the lesser where both did.
pub(super) fn pick<T: Ord>(base: Option<T>, ours: T, theirs: T) -> T {
    if ours == theirs {
        return ours;
    }
    match base {
        Some(base) if base == ours => theirs,
        Some(base) if base == theirs => ours,
        _ => ours.min(theirs),
    }
}

/// Comments of both sides: those of the base that both kept, then those that either wrote.
pub(super) fn lines(base: &[String], ours: &[String], theirs: &[String]) -> Vec<String> {
    if ours == theirs || theirs == base {
        return ours.to_vec();
    }
    if ours == base {
        return theirs.to_vec();
    }
    let added = |side: &[String]| side.iter().filter(|line| !base.contains(line)).cloned().collect::<Vec<_>>();
    let (one, other) = (added(ours), added(theirs));
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let mut all: Vec<String> =
        base.iter().filter(|line| ours.contains(line) && theirs.contains(line)).cloned().collect();
    // A blank line says nothing twice.
    let is_new = |line: &&String| !line.trim().is_empty() && !first.contains(line);
    let second: Vec<String> = second.iter().filter(is_new).cloned().collect();
    all.extend(first.iter().cloned());
    all.extend(second);
    let (mut kept, all): (Vec<String>, Vec<String>) = all.into_iter().partition(|line| line.starts_with(ALSO));
    kept.sort();
    kept.dedup();
    all.into_iter().chain(kept).collect()
}

/// A text's lines, without their ends.
pub(super) fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Lines as a text.
pub(super) fn join(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// A value that did not hold, with its key.
pub(super) type Lost = (String, Value);

/// The value of a key that people wrote, by what each side made of it: the one that changed it; of
/// two the greater, with the other in `lost`. Mappings are merged by key and lists by item.
pub(super) fn value(
    key: &str,
    base: Option<&Value>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
    lost: &mut Vec<Lost>,
) -> Option<Value> {
    if ours == theirs || theirs == base {
        return ours.cloned();
    }
    if ours == base {
        return theirs.cloned();
    }
    match (ours, theirs) {
        (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
            let nothing = Map::new();
            let base = base.and_then(Value::as_object).unwrap_or(&nothing);
            Some(Value::Object(mapping(key, base, ours, theirs, lost)))
        }
        (Some(Value::Array(ours)), Some(Value::Array(theirs))) => {
            let nothing = Vec::new();
            let base = base.and_then(Value::as_array).unwrap_or(&nothing);
            let mut items: Vec<Value> =
                base.iter().filter(|item| ours.contains(item) && theirs.contains(item)).cloned().collect();
            let mut added: Vec<&Value> = ours.iter().chain(theirs).filter(|item| !base.contains(item)).collect();
            added.sort_by_key(|item| item.to_string());
            added.dedup();
            items.extend(added.into_iter().cloned());
            Some(Value::Array(items))
        }
        (Some(one), Some(other)) => {
            let text = |value: &Value| value.to_string();
            let (holds, other) = if text(one) >= text(other) { (one, other) } else { (other, one) };
            lost.push((key.to_owned(), other.clone()));
            Some(holds.clone())
        }
        // What one took away and the other changed is wanted by somebody.
        (one, other) => one.or(other).cloned(),
    }
}

/// A mapping by key: those of the base in their order, then the others by name.
fn mapping(
    key: &str,
    base: &Map<String, Value>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    lost: &mut Vec<Lost>,
) -> Map<String, Value> {
    let mut others: Vec<&String> = ours.keys().chain(theirs.keys()).filter(|key| !base.contains_key(*key)).collect();
    others.sort();
    others.dedup();
    let mut merged = Map::new();
    for inner in base.keys().chain(others) {
        let name = format!("{key}.{inner}");
        if let Some(found) = value(&name, base.get(inner), ours.get(inner), theirs.get(inner), lost) {
            merged.insert(inner.clone(), found);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn merged(base: Value, ours: Value, theirs: Value) -> (Option<Value>, Vec<Lost>) {
        let mut lost = Vec::new();
        let found = value("x", Some(&base), Some(&ours), Some(&theirs), &mut lost);
        let mut turned = Vec::new();
        assert_eq!(found, value("x", Some(&base), Some(&theirs), Some(&ours), &mut turned));
        assert_eq!(lost, turned);
        (found, lost)
    }

    #[test]
    fn what_one_side_changed_holds_and_of_two_nothing_is_lost() {
        assert_eq!(merged(json!(1), json!(1), json!(2)), (Some(json!(2)), vec![]));
        let (found, lost) = merged(json!("a"), json!("b"), json!("c"));
        assert_eq!((found, lost), (Some(json!("c")), vec![("x".to_owned(), json!("b"))]));
        let (found, lost) = merged(json!({"a": 1, "b": 2}), json!({"a": 3, "b": 2}), json!({"a": 4, "z": 1}));
        assert_eq!((found, lost), (Some(json!({"a": 4, "z": 1})), vec![("x.a".to_owned(), json!(3))]));
        let (found, _) = merged(json!(["a", "b"]), json!(["a", "c"]), json!(["b", "a", "d"]));
        assert_eq!(found, Some(json!(["a", "c", "d"])));
    }

    #[test]
    fn a_key_taken_away_stays_where_the_other_side_changed_it() {
        let (base, ours) = (json!(1), json!(2));
        let mut lost = Vec::new();
        assert_eq!(value("x", Some(&base), Some(&ours), None, &mut lost), Some(json!(2)));
        assert_eq!(value("x", Some(&base), Some(&base), None, &mut lost), None);
        assert_eq!(lost, vec![]);
    }

    #[test]
    fn comments_of_both_are_kept_in_whole_paragraphs() {
        let text = |text: &str| split(text);
        let (base, ours, theirs) = (text("# a\n# b"), text("# a\n# b\n# z\n# y"), text("# b\n# x\n# c"));
        let merged = lines(&base, &ours, &theirs);
        assert_eq!(merged, ["# b", "# x", "# c", "# z", "# y"]);
        assert_eq!(merged, lines(&base, &theirs, &ours));
    }
}
