//! Adding a key to a mapping, or an item to a sequence.

use serde_json::Value;

use super::{EVENTS, EditError, Editor, Splice, Spot};
use crate::yaml::compose::{Kind, Node};
use crate::yaml::emit::{self, Level, Style, Written};

impl Editor<'_> {
    pub(super) fn insert(
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

    pub(super) fn append(&self, root: &Node, key: &str, item: &Value, block: bool) -> Result<Vec<Splice>, EditError> {
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
}
