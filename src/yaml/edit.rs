//! Editing a record's text in place.
//!
//! Positions come from the tree that the reader builds, but the parser reports
//! a block collection as ending at the next token and an empty value at its
//! key, so where an entry's text really ends is worked out here. Every result
//! is read again and compared with the value it must have: a mistake
//! here refuses an edit, it does not write a wrong record.

mod cut;
mod insert;
mod items;
mod place;
mod remove;
mod replace;

use std::ops::Range;
use std::rc::Rc;

use serde_json::{Map, Value};

pub use self::cut::{Cut, Item, Items, Piece, cut, one_line};
pub use self::items::apply_to_items;
use super::compose::{self, Kind, Node};
use super::read::YamlError;

/// The key under which a record keeps its history; new keys go above it.
const EVENTS: &str = "events";

/// One change to a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Gives a key a value, and makes the key and the mappings above it where
    /// they are missing.
    Set {
        /// Nested mapping keys, outermost first: `["requester", "area"]`.
        path: Vec<String>,
        /// The new value.
        value: Value,
    },
    /// Takes a key away, if it is there.
    Remove {
        /// Nested mapping keys, outermost first.
        path: Vec<String>,
    },
    /// Adds an item at the end of the sequence under a key of the root; makes
    /// the sequence where there is none, or only an empty value.
    Append {
        /// The key of the sequence.
        key: String,
        /// The new item.
        item: Value,
    },
}

/// Why an edit was refused; the text is as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The text could not be read before the edit.
    #[error(transparent)]
    Yaml(#[from] YamlError),
    /// The text is written in a way that is not edited: an anchor, alias, tag or
    /// `?` key in the place of the change, or a value of another type on the path.
    #[error("line {line}: {key} is written in a way that folio does not edit")]
    Unsupported {
        /// The keys of the edit, joined with dots.
        key: String,
        /// Line, from 1, of what is in the way.
        line: usize,
    },
    /// The edited text would not have said what was intended.
    #[error("the edit of {key} would not have given the intended record")]
    Mismatch {
        /// The keys of the edit, joined with dots.
        key: String,
    },
}

/// Applies edits in order and returns the whole new text.
///
/// Bytes outside the entries that change are those of `text`. An edit that
/// changes nothing (the same value, a key that is not there to remove) leaves
/// every byte alone.
///
/// # Errors
/// See [`EditError`]; all edits are made, or none.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    // The parser counts the mark's bytes but not its column.
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut body = body.to_owned();
    let mut root = compose::compose(&body)?;
    for edit in edits {
        let now = root.to_value();
        let editor = Editor::new(&body, edit);
        let Some(intended) = editor.intended(&root, &now, edit)? else {
            continue;
        };
        // Block style first; where the surroundings bend its meaning (a deeper
        // comment below, say), everything on one line.
        let attempt = |block| -> Result<Option<(String, Rc<Node>)>, EditError> {
            let text = editor.run(&root, edit, block)?;
            Ok(match compose::compose(&text) {
                Ok(root) if root.to_value() == intended => Some((text, root)),
                _ => None,
            })
        };
        let done = match attempt(true)? {
            Some(done) => Some(done),
            None => attempt(false)?,
        };
        let Some((text, tree)) = done else {
            return Err(EditError::Mismatch { key: editor.key.clone() });
        };
        (body, root) = (text, tree);
    }
    Ok(format!("{mark}{body}"))
}

/// A replacement of bytes; several are applied at once, in any order.
type Splice = (Range<usize>, String);

struct Editor<'t> {
    text: &'t str,
    /// The line ending that most lines have.
    eol: &'static str,
    /// For messages.
    key: String,
}

/// Where the last step of a path leads.
enum Spot<'n> {
    /// An existing entry, by its mapping and number.
    Entry { map: &'n Node, index: usize },
    /// A mapping that has no such key.
    Missing { map: &'n Node },
}

struct Found<'n> {
    spot: Spot<'n>,
    /// Inside braces.
    flow: bool,
    /// Steps of the path used up, the one of `spot` included.
    used: usize,
    /// The entry that holds the mapping of `spot`.
    holder: Option<(&'n Node, usize)>,
}

impl<'t> Editor<'t> {
    fn new(text: &'t str, edit: &Edit) -> Self {
        let all = text.matches('\n').count();
        let crlf = text.matches("\r\n").count();
        let key = match edit {
            Edit::Set { path, .. } | Edit::Remove { path } => path.join("."),
            Edit::Append { key, .. } => key.clone(),
        };
        Self { text, eol: if crlf * 2 > all { "\r\n" } else { "\n" }, key }
    }

    fn refuse(&self, line: usize) -> EditError {
        EditError::Unsupported { key: self.key.clone(), line }
    }

    fn refuse_at(&self, offset: usize) -> EditError {
        let before = self.text.get(..offset).unwrap_or("");
        self.refuse(before.matches('\n').count() + 1)
    }

    /// The value that the record must have afterwards; `None` if it has it now.
    fn intended(&self, root: &Node, now: &Value, edit: &Edit) -> Result<Option<Value>, EditError> {
        let mut value = now.clone();
        let wrong = || self.refuse(root.line);
        match edit {
            Edit::Set { path, value: new } => {
                let mut place = &mut value;
                if path.is_empty() {
                    return Err(wrong());
                }
                for key in path {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    // A value of another type is no parent; `find` gives its line.
                    let Some(map) = place.as_object_mut() else {
                        self.find(root, path)?;
                        return Err(wrong());
                    };
                    place = map.entry(key.clone()).or_insert(Value::Null);
                }
                *place = new.clone();
                // A key that is missing compares equal to nothing, not to null.
                let same = *now == value;
                return Ok((!same).then_some(value));
            }
            Edit::Remove { path } => {
                let Some((last, parents)) = path.split_last() else {
                    return Err(wrong());
                };
                let mut place = &mut value;
                for key in parents {
                    match place.get_mut(key) {
                        Some(next) => place = next,
                        None => return Ok(None),
                    }
                }
                let removed = place.as_object_mut().and_then(|map| map.shift_remove(last));
                if removed.is_none() {
                    return Ok(None);
                }
            }
            Edit::Append { key, item } => {
                let Some(map) = value.as_object_mut() else {
                    return Err(wrong());
                };
                let place = map.entry(key.clone()).or_insert(Value::Null);
                if place.is_null() {
                    *place = Value::Array(Vec::new());
                }
                match place.as_array_mut() {
                    Some(items) => items.push(item.clone()),
                    None => return Err(self.refuse(line_of(root, key))),
                }
            }
        }
        Ok(Some(value))
    }

    fn run(&self, root: &Node, edit: &Edit, block: bool) -> Result<String, EditError> {
        // Only line feeds are taken for line ends here; YAML also knows the old
        // carriage return alone.
        if let Some(offset) = lone_return(self.text) {
            return Err(self.refuse_at(offset));
        }
        let splices = match edit {
            Edit::Set { path, value } => self.set(root, path, value, block)?,
            Edit::Remove { path } => self.remove(root, path, block)?,
            Edit::Append { key, item } => self.append(root, key, item, block)?,
        };
        Ok(spliced(self.text, splices))
    }

    /// Follows a path down to its last key, or to the first that is missing.
    fn find<'n>(&self, root: &'n Node, path: &[String]) -> Result<Found<'n>, EditError> {
        let mut map = root;
        let mut flow = false;
        let mut holder = None;
        for (step, key) in path.iter().enumerate() {
            let Kind::Map { entries, flow: braces } = &map.kind else {
                return Err(self.refuse(map.line));
            };
            // A change behind an anchor would change every alias of it.
            if map.anchored || map.tagged {
                return Err(self.refuse(map.line));
            }
            flow |= braces;
            let used = step + 1;
            let Some(index) = entries.iter().position(|entry| entry.name == *key) else {
                return Ok(Found { spot: Spot::Missing { map }, flow, used, holder });
            };
            let next = &entries[index].value;
            if used == path.len() || next.is_null() {
                return Ok(Found { spot: Spot::Entry { map, index }, flow, used, holder });
            }
            holder = Some((map, index));
            map = next;
        }
        Err(self.refuse(root.line))
    }

    fn set(&self, root: &Node, path: &[String], value: &Value, block: bool) -> Result<Vec<Splice>, EditError> {
        let found = self.find(root, path)?;
        let mut value = value.clone();
        for key in path[found.used..].iter().rev() {
            value = Value::Object(Map::from_iter([(key.clone(), value)]));
        }
        match found.spot {
            Spot::Entry { map, index } => self.replace(root, map, index, found.flow, &value, block),
            Spot::Missing { map } => {
                let key = &path[found.used - 1];
                self.insert(root, map, found.flow, key, &value, block)
            }
        }
    }

    fn whole_lines(&self, at: Range<usize>, lines: &[String]) -> Splice {
        let mut text = String::new();
        if !lines.is_empty() && !self.text[..at.start].ends_with('\n') && at.start > 0 {
            text.push_str(self.eol);
        }
        for line in lines {
            text.push_str(line);
            text.push_str(self.eol);
        }
        (at, text)
    }
}

fn line_of(root: &Node, key: &str) -> usize {
    match &root.kind {
        Kind::Map { entries, .. } => {
            entries.iter().find(|entry| entry.name == key).map_or(root.line, |entry| entry.key.line)
        }
        _ => root.line,
    }
}

/// An anchor, alias or tag anywhere in a value that is to be replaced: aliases
/// elsewhere may hang on it.
fn has_properties(node: &Node) -> bool {
    node.anchored
        || node.tagged
        || match &node.kind {
            Kind::Alias(_) => true,
            Kind::Scalar { .. } => false,
            Kind::Seq { items, .. } => items.iter().any(|item| has_properties(item)),
            Kind::Map { entries, .. } => {
                entries.iter().any(|entry| entry.key.anchored || entry.key.tagged || has_properties(&entry.value))
            }
        }
}

fn lone_return(text: &str) -> Option<usize> {
    text.match_indices('\r').map(|(offset, _)| offset).find(|offset| !text[offset + 1..].starts_with('\n'))
}

/// Ranges do not overlap; they come from one value.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = text.to_owned();
    for (range, new) in splices.iter().rev() {
        out.replace_range(range.clone(), new);
    }
    out
}
