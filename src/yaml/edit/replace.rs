//! Replacing the value of an entry.

use std::ops::Range;

use granit_parser::ScalarStyle;
use serde_json::Value;

use super::{EditError, Editor, Splice, has_properties};
use crate::yaml::compose::{Kind, Node};
use crate::yaml::emit::{self, Level, Quote, Style, Written};

impl Editor<'_> {
    pub(super) fn replace(
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
}
