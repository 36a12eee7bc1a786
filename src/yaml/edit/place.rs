//! Where entries and values really begin and end in a text.

use granit_parser::ScalarStyle;

use super::{EditError, Editor};
use crate::yaml::compose::{Entry, Kind, Node};

impl Editor<'_> {
    /// An entry whose key is written the ordinary way.
    pub(super) fn entry<'n>(&self, map: &'n Node, index: usize, flow: bool) -> Result<&'n Entry, EditError> {
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
    pub(super) fn colon(&self, entry: &Entry) -> Option<usize> {
        let at = self.skip_trivia(entry.key.end);
        self.text[at..].starts_with(':').then_some(at + 1)
    }

    /// Past the last character of a block entry, without its line's comment.
    pub(super) fn entry_end(&self, entry: &Entry) -> Result<usize, EditError> {
        let colon = self.colon(entry).ok_or_else(|| self.refuse(entry.key.line))?;
        self.content_end(&entry.value, colon)
    }

    pub(super) fn flow_entry_end(&self, entry: &Entry) -> usize {
        if entry.value.is_blank() { self.colon(entry).unwrap_or(entry.key.end) } else { self.flow_end(&entry.value) }
    }

    pub(super) fn flow_end(&self, node: &Node) -> usize {
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
    pub(super) fn content_end(&self, node: &Node, from: usize) -> Result<usize, EditError> {
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
    pub(super) fn end_of_entry(&self, end: usize) -> Result<(), EditError> {
        let rest = self.text[end..self.line_end(end)].trim();
        if rest.is_empty() || rest.starts_with('#') { Ok(()) } else { Err(self.refuse_at(end)) }
    }

    /// Width of the spaces before a token that begins its line.
    pub(super) fn margin(&self, at: usize) -> Result<usize, EditError> {
        let start = self.line_start(at);
        if self.text[start..at].bytes().all(|b| b == b' ') { Ok(at - start) } else { Err(self.refuse_at(at)) }
    }

    /// Comments right below an entry and deeper than it are about the entry.
    pub(super) fn past_deeper_comments(&self, mut at: usize, margin: usize) -> usize {
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
    pub(super) fn sequence_step(&self, root: &Node) -> usize {
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

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of a line's text, before its line ending.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = rest.split('\n').next().unwrap_or(rest);
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    pub(super) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// Past spaces, line ends and comments.
    pub(super) fn skip_trivia(&self, mut at: usize) -> usize {
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
