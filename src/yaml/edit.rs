//! Editing a record's text in place.
//!
//! Positions come from the tree that the reader builds, but the parser reports
//! a block collection as ending at the next token and an empty value at its
//! key, so where an entry's text really ends is worked out here. Every result
//! is read again and compared with the value it must have: a mistake in this
//! file refuses an edit, it does not write a wrong record.

use std::ops::Range;
use std::rc::Rc;

use granit_parser::ScalarStyle;
use serde_json::{Map, Value};

use super::compose::{self, Entry, Kind, Node};
use super::emit::{self, Level, Quote, Style, Written};
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

    // Replacing a value.

    fn replace(
        &self,
        root: &Node,
        map: &Node,
        index: usize,
        flow: bool,
        value: &Value,
        block: bool,
    ) -> Result<Vec<Splice>, EditError> {
        let entry = self.entry(map, index, flow)?;
        let old = &entry.value;
        if has_properties(old) {
            return Err(self.refuse(old.line));
        }
        let quote = match &old.kind {
            Kind::Scalar { style: ScalarStyle::SingleQuoted, .. } => Quote::Single,
            Kind::Scalar { style: ScalarStyle::DoubleQuoted, .. } => Quote::Double,
            _ => Quote::Any,
        };
        let one_line = || match emit::render(value, Style { level: Level::Inline, quote }) {
            Written::Inline(text) => text,
            Written::Block { .. } => String::new(),
        };
        let colon = self.colon(entry);
        if flow {
            return Ok(vec![match colon {
                _ if !old.is_blank() => (old.start..old.end, one_line()),
                Some(colon) => (colon..colon, format!(" {}", one_line())),
                None => (entry.key.end..entry.key.end, format!(": {}", one_line())),
            }]);
        }
        let colon = colon.ok_or_else(|| self.refuse(entry.key.line))?;
        let key_line = self.line_end(entry.key.start);
        let margin = self.margin(entry.key.start)?;
        // Outside braces but forced on one line: quoting as in braces, which is
        // valid everywhere.
        let level = match &old.kind {
            _ if !block => Level::Inline,
            Kind::Map { flow: true, .. } if value.is_object() => Level::Inline,
            Kind::Seq { flow: true, items } if value.is_array() && !items.is_empty() => Level::Inline,
            Kind::Map { flow: false, .. } => Level::Nested,
            _ if std::ptr::eq(map, root) => Level::Header,
            _ => Level::Nested,
        };
        let written = emit::render(value, Style { level, quote });

        // The old value as: a token near the key (to be replaced by the inline
        // part), and whole lines below (to be replaced by the block part).
        let token;
        let lines;
        let mut step = 2;
        match &old.kind {
            _ if old.is_blank() => {
                token = colon..colon;
                let below = self.next_line(key_line);
                lines = below..below;
            }
            Kind::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. } => {
                let head = self.skip_blanks(colon);
                if head >= key_line || !self.text[head..].starts_with(['|', '>']) {
                    return Err(self.refuse(old.line));
                }
                let length = self.text[head..key_line].find(char::is_whitespace).unwrap_or(key_line - head);
                token = head..head + length;
                lines = self.next_line(key_line)..self.next_line(self.content_end(old, colon)?);
            }
            Kind::Map { flow: false, .. } | Kind::Seq { flow: false, .. } => {
                token = colon..colon;
                let first = self.skip_trivia(colon);
                let start = self.line_start(first);
                if start <= key_line {
                    return Err(self.refuse(old.line));
                }
                let column = self.margin(first)?;
                let alike = match &old.kind {
                    Kind::Map { .. } => value.is_object(),
                    _ => value.is_array(),
                };
                if alike {
                    step = column.saturating_sub(margin);
                }
                let end = self.content_end(old, colon)?;
                self.end_of_entry(end)?;
                lines = start..self.next_line(end);
            }
            _ => {
                token = old.start..old.end;
                if old.start > key_line {
                    // On a line of its own below the key: its place is right for
                    // a token and for nothing else.
                    return Ok(vec![(token, one_line())]);
                }
                self.end_of_entry(old.end)?;
                let below = self.next_line(self.line_end(old.end));
                lines = below..below;
            }
        }
        if value.is_array() && !matches!(&old.kind, Kind::Seq { flow: false, .. }) {
            step = self.sequence_step(root);
        }
        let (near, body) = match written {
            Written::Inline(text) => (format!(" {text}"), Vec::new()),
            Written::Block { head, lines } => (head, emit::indented(&lines, margin + step)),
        };
        Ok(vec![self.beside_key(colon, token, &near), self.whole_lines(lines, &body)])
    }

    /// Replaces what stands after a key's colon by `near` (with its leading
    /// space, or nothing), keeping the space before a value or a comment.
    fn beside_key(&self, colon: usize, token: Range<usize>, near: &str) -> Splice {
        let stop = self.line_end(token.end);
        if let Some(text) = near.strip_prefix(' ').filter(|_| !token.is_empty()) {
            return (token, text.to_owned());
        }
        // Spaces up to the end of the line would be left over.
        let end = if self.text[token.end..stop].trim().is_empty() { stop } else { token.end };
        (colon..end.max(colon), near.to_owned())
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

    // Adding a key.

    fn insert(
        &self,
        root: &Node,
        map: &Node,
        flow: bool,
        key: &str,
        value: &Value,
        block: bool,
    ) -> Result<Vec<Splice>, EditError> {
        let Kind::Map { entries, flow: braces } = &map.kind else {
            return Err(self.refuse(map.line));
        };
        if flow {
            if !braces {
                return Err(self.refuse(map.line));
            }
            let last = match entries.len() {
                0 => None,
                count => Some(self.flow_entry_end(self.entry(map, count - 1, true)?)),
            };
            let text = emit::flow_entry(key, value);
            return Ok(vec![self.add_to_flow(map, '}', last, text)?]);
        }
        let Some(first) = entries.first() else {
            return Err(self.refuse(map.line));
        };
        let margin = self.margin(first.key.start)?;
        let at_root = std::ptr::eq(map, root);
        let before =
            entries.iter().position(|entry| at_root && key != EVENTS && entry.name == EVENTS).unwrap_or(entries.len());
        let at = match before.checked_sub(1) {
            // Comments above the first key are the file's; they stay on top.
            None => self.line_start(first.key.start),
            Some(previous) => {
                let entry = self.entry(map, previous, false)?;
                let end = self.entry_end(entry)?;
                self.end_of_entry(end)?;
                self.past_deeper_comments(self.next_line(end), margin)
            }
        };
        let level = match (block, at_root) {
            (false, _) => Level::Inline,
            (true, true) => Level::Header,
            (true, false) => Level::Nested,
        };
        let mut lines = emit::entry(key, value, level);
        if value.is_array() && block && lines.len() > 1 {
            let step = self.sequence_step(root);
            let body = lines.split_off(1);
            lines.extend(emit::indented(&body, step));
        }
        let lines = emit::indented(&lines, margin);
        Ok(vec![self.whole_lines(at..at, &lines)])
    }

    // Taking a key away.

    fn remove(&self, root: &Node, path: &[String], spare: bool) -> Result<Vec<Splice>, EditError> {
        let found = self.find(root, path)?;
        let Spot::Entry { map, index } = found.spot else {
            return Err(self.refuse(root.line));
        };
        let Kind::Map { entries, .. } = &map.kind else {
            return Err(self.refuse(map.line));
        };
        let entry = self.entry(map, index, found.flow)?;
        if has_properties(&entry.value) {
            return Err(self.refuse(entry.value.line));
        }
        if found.flow {
            return self.remove_flow(map, entries, index);
        }
        if let ([_], Some((parent, number))) = (entries.as_slice(), found.holder) {
            // A block mapping cannot be empty.
            let empty = Value::Object(Map::new());
            return self.replace(root, parent, number, false, &empty, true);
        }
        let margin = self.margin(entry.key.start)?;
        let end = self.entry_end(entry)?;
        self.end_of_entry(end)?;
        let mut below = self.next_line(end);
        if !spare {
            // What is left under the entry would become part of a block scalar
            // above it: blank lines, or comments deeper than the entry.
            while below < self.text.len() {
                let past = self.past_deeper_comments(below, margin);
                let blank = self.text[past..self.line_end(past)].trim().is_empty();
                let next = if blank { self.next_line(past) } else { past };
                if next == below {
                    break;
                }
                below = next;
            }
        }
        let lines = self.line_start(entry.key.start)..below;
        let left: &[String] = if entries.len() == 1 { &["{}".to_owned()] } else { &[] };
        Ok(vec![self.whole_lines(lines, left)])
    }

    fn remove_flow(&self, map: &Node, entries: &[Entry], index: usize) -> Result<Vec<Splice>, EditError> {
        let entry = &entries[index];
        let start = entry.key.start;
        let end = self.flow_entry_end(entry);
        let after = self.skip_trivia(end);
        match self.text[after..].chars().next() {
            Some(',') => {
                let end = self.skip_blanks(after + 1);
                let (line, stop) = (self.line_start(start), self.line_end(end));
                let alone = self.text[line..start].trim().is_empty() && end == stop;
                let inside = line > map.start;
                Ok(vec![if alone && inside {
                    (line..self.next_line(stop), String::new())
                } else {
                    let last = index > 0 && self.text[end..].starts_with('}');
                    // `{a: 1, b: 2,}`: the comma before goes too, not the space.
                    (start..if last { after + 1 } else { end }, String::new())
                }])
            }
            Some('}') => {
                let from = match index.checked_sub(1) {
                    Some(previous) => self.flow_entry_end(&entries[previous]),
                    None => start,
                };
                // Over several lines there may be comments between: leave the
                // comma, which may stand before a brace.
                let from = if self.text[from..start].contains('\n') { start } else { from };
                Ok(vec![(from..end, String::new())])
            }
            _ => Err(self.refuse_at(end)),
        }
    }

    // Adding an item.

    fn append(&self, root: &Node, key: &str, item: &Value, block: bool) -> Result<Vec<Splice>, EditError> {
        let path = [key.to_owned()];
        let found = self.find(root, &path)?;
        let list = || Value::Array(vec![item.clone()]);
        let (map, index) = match found.spot {
            Spot::Entry { map, index } => (map, index),
            Spot::Missing { map } => return self.insert(root, map, found.flow, key, &list(), block),
        };
        let entry = self.entry(map, index, found.flow)?;
        let old = &entry.value;
        let Kind::Seq { items, flow } = &old.kind else {
            return self.replace(root, map, index, found.flow, &list(), block);
        };
        if old.anchored || old.tagged {
            return Err(self.refuse(old.line));
        }
        if items.is_empty() {
            return self.replace(root, map, index, found.flow, &list(), block);
        }
        if *flow {
            let last = items.last().map(|item| self.flow_end(item));
            let Written::Inline(text) = emit::render(item, Style::new(Level::Inline)) else {
                return Err(self.refuse(old.line));
            };
            return Ok(vec![self.add_to_flow(old, ']', last, text)?]);
        }
        let colon = self.colon(entry).ok_or_else(|| self.refuse(entry.key.line))?;
        let dash = self.skip_trivia(colon);
        let margin = self.margin(dash)?;
        let end = self.content_end(old, colon)?;
        self.end_of_entry(end)?;
        let at = self.past_deeper_comments(self.next_line(end), margin);
        let lines = if block {
            emit::item(item)
        } else {
            match emit::render(item, Style::new(Level::Inline)) {
                Written::Inline(text) => vec![format!("- {text}")],
                Written::Block { .. } => return Err(self.refuse(old.line)),
            }
        };
        Ok(vec![self.whole_lines(at..at, &emit::indented(&lines, margin))])
    }

    /// Adds `text` as the last entry or item of a flow collection.
    fn add_to_flow(&self, node: &Node, close: char, last: Option<usize>, text: String) -> Result<Splice, EditError> {
        let Some(last) = last else {
            let start = node.start + 1;
            let inner = self.text.get(start..node.end.saturating_sub(1)).unwrap_or("#");
            let end = if inner.trim().is_empty() { start + inner.len() } else { start };
            return Ok((start..end, text));
        };
        let mut at = self.skip_trivia(last);
        if self.text[at..].starts_with(',') {
            at += 1;
            return Ok((at..at, format!(" {text}")));
        }
        if self.text[at..].starts_with(close) {
            return Ok((last..last, format!(", {text}")));
        }
        Err(self.refuse_at(at))
    }

    // Where things are.

    /// An entry whose key is written the ordinary way.
    fn entry<'n>(&self, map: &'n Node, index: usize, flow: bool) -> Result<&'n Entry, EditError> {
        let Kind::Map { entries, .. } = &map.kind else {
            return Err(self.refuse(map.line));
        };
        let entry = entries.get(index).ok_or_else(|| self.refuse(map.line))?;
        let key = &entry.key;
        // A `?`, an anchor or a tag stands between the entry before and the key.
        let from = match index.checked_sub(1) {
            None if flow => map.start + 1,
            None => map.start,
            Some(previous) if flow => self.flow_entry_end(&entries[previous]),
            Some(previous) => self.entry_end(&entries[previous])?,
        };
        let mut at = self.skip_trivia(from);
        if flow && index > 0 && self.text[at..].starts_with(',') {
            at = self.skip_trivia(at + 1);
        }
        if at != key.start || key.anchored || key.tagged || key.is_blank() {
            return Err(self.refuse(key.line));
        }
        Ok(entry)
    }

    /// Past the colon of an entry; in braces there may be none.
    fn colon(&self, entry: &Entry) -> Option<usize> {
        let at = self.skip_trivia(entry.key.end);
        self.text[at..].starts_with(':').then_some(at + 1)
    }

    /// Past the last character of a block entry, without its line's comment.
    fn entry_end(&self, entry: &Entry) -> Result<usize, EditError> {
        let colon = self.colon(entry).ok_or_else(|| self.refuse(entry.key.line))?;
        self.content_end(&entry.value, colon)
    }

    fn flow_entry_end(&self, entry: &Entry) -> usize {
        if entry.value.is_blank() { self.colon(entry).unwrap_or(entry.key.end) } else { self.flow_end(&entry.value) }
    }

    fn flow_end(&self, node: &Node) -> usize {
        match &node.kind {
            // `[a: 1]`, a mapping without braces: it ends with its value.
            Kind::Map { entries, .. } if !self.text[node.start..].starts_with('{') => {
                entries.last().map_or(node.end, |entry| self.flow_entry_end(entry))
            }
            _ => node.end,
        }
    }

    /// Past the last character of a value in block style; `from` is past the
    /// colon or dash before it, where a value that is not written ends.
    fn content_end(&self, node: &Node, from: usize) -> Result<usize, EditError> {
        match &node.kind {
            _ if node.is_blank() => Ok(from),
            Kind::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. } => {
                Ok(self.block_scalar_end(node, from))
            }
            Kind::Map { entries, flow: false } => match entries.last() {
                Some(entry) => self.entry_end(entry),
                None => Ok(from),
            },
            Kind::Seq { items, flow: false } => {
                let mut at = from;
                for item in items {
                    let dash = self.skip_trivia(self.skip_properties(at));
                    if !self.text[dash..].starts_with('-') {
                        return Err(self.refuse(item.line));
                    }
                    at = self.content_end(item, dash + 1)?;
                }
                Ok(at)
            }
            _ => Ok(node.end),
        }
    }

    /// The parser ends a block scalar at the next token, past blank lines that
    /// belong to nobody; with `+` they are part of the text.
    fn block_scalar_end(&self, node: &Node, from: usize) -> usize {
        let head = self.skip_properties(from);
        let head_end = self.line_end(head);
        if let Kind::Scalar { value, .. } = &node.kind
            && let Some(text) = value.as_str()
            && text.bytes().all(|b| b == b'\n')
        {
            // Nothing but kept blank lines: the parser's end may be past comments.
            return text.bytes().fold(head_end, |at, _| self.line_end(self.next_line(at)));
        }
        let keep = self.text[head..head_end].split_whitespace().next().is_some_and(|indicator| indicator.contains('+'));
        let mut end = node.end.max(head_end);
        // Indentation of the line after.
        let line = self.line_start(end);
        if end < self.text.len() && line > head_end && self.text[line..end].trim().is_empty() {
            end = line;
        }
        let indent = node.indent.unwrap_or(0);
        loop {
            let before = self.text[..end].strip_suffix('\n');
            let Some(before) = before.filter(|_| end > head_end) else {
                return end;
            };
            let before = before.strip_suffix('\r').unwrap_or(before).len();
            let line = self.line_start(before);
            let content = &self.text[line..before];
            let blank = content.len() <= indent && content.bytes().all(|b| b == b' ');
            if keep || !blank || before <= head_end {
                return before.max(head_end);
            }
            end = line;
        }
    }

    /// Past spaces, `&anchor` and `!tag` on the way to a value.
    fn skip_properties(&self, from: usize) -> usize {
        let mut at = self.skip_blanks(from);
        while self.text[at..].starts_with(['&', '!']) {
            let rest = &self.text[at..];
            at += rest.find(char::is_whitespace).unwrap_or(rest.len());
            at = self.skip_trivia(at);
        }
        at
    }

    /// Refuses if anything but a comment follows on the line: then the end that
    /// was worked out is not the end.
    fn end_of_entry(&self, end: usize) -> Result<(), EditError> {
        let rest = self.text[end..self.line_end(end)].trim();
        if rest.is_empty() || rest.starts_with('#') { Ok(()) } else { Err(self.refuse_at(end)) }
    }

    /// Width of the spaces before a token that begins its line.
    fn margin(&self, at: usize) -> Result<usize, EditError> {
        let start = self.line_start(at);
        if self.text[start..at].bytes().all(|b| b == b' ') { Ok(at - start) } else { Err(self.refuse_at(at)) }
    }

    /// Comments right below an entry and deeper than it are about the entry.
    fn past_deeper_comments(&self, mut at: usize, margin: usize) -> usize {
        loop {
            let line = &self.text[at..self.line_end(at)];
            let text = line.trim_start_matches(' ');
            if !text.starts_with('#') || line.len() - text.len() <= margin {
                return at;
            }
            at = self.next_line(at);
        }
    }

    /// How far this file indents sequences under their keys.
    fn sequence_step(&self, root: &Node) -> usize {
        let Kind::Map { entries, .. } = &root.kind else {
            return 0;
        };
        entries
            .iter()
            .filter(|entry| matches!(entry.value.kind, Kind::Seq { flow: false, .. }))
            .find_map(|entry| {
                let dash = self.skip_trivia(self.colon(entry)?);
                let key = self.margin(entry.key.start).ok()?;
                self.margin(dash).ok()?.checked_sub(key)
            })
            .unwrap_or(0)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of a line's text, before its line ending.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = rest.split('\n').next().unwrap_or(rest);
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    fn skip_blanks(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// Past spaces, line ends and comments.
    fn skip_trivia(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            if !self.text[at..].starts_with('#') {
                return at;
            }
            at = self.line_end(at);
        }
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
