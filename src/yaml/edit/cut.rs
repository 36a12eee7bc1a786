//! Cuts a record's text into its entries, and a list of mappings into its items, each with the
//! comments that belong to it. Put together again in order the pieces are the text.

use granit_parser::ScalarStyle;

use super::{EditError, Editor, has_properties, lone_return};
use crate::yaml::compose::{self, Entry, Kind, Node};
use crate::yaml::{Edit, emit};

/// A record's text in pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    /// What stands above the first key.
    pub prelude: String,
    /// The entries, in order.
    pub entries: Vec<Piece>,
    /// What stands below the last entry.
    pub rest: String,
}

/// One entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// Its key.
    pub key: String,
    /// Comments and blank lines above it.
    pub leading: String,
    /// Its lines, with the comments in them and those below that are indented deeper.
    pub text: String,
    /// The comments in it, in order, from the `#` on.
    pub comments: Vec<String>,
    /// Its items, where it is a list in block style.
    pub items: Option<Items>,
}

/// The items of a list in block style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Items {
    /// Width of the spaces before the dashes.
    pub margin: usize,
    /// Comments on the line of the key.
    pub head: Vec<String>,
    /// The items, in order.
    pub items: Vec<Item>,
    /// What stands below the last and is not the file's.
    pub tail: String,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Comments and blank lines above it.
    pub leading: String,
    /// Its lines.
    pub text: String,
    /// The comments in it, in order, from the `#` on.
    pub comments: Vec<String>,
}

/// Cuts a text into its entries, and the list under the key `list` into its items. The text has line
/// feeds alone, no byte-order mark, and ends with a line feed.
///
/// # Errors
/// The text cannot be read, or is written in a way that is not cut: in braces, indented, with anchors,
/// aliases, tags or `?` keys.
pub fn cut(text: &str, list: &str) -> Result<Cut, EditError> {
    let root = compose::compose(text)?;
    let editor = Editor::new(text, &Edit::Remove { path: vec![list.to_owned()] });
    if let Some(offset) = lone_return(text) {
        return Err(editor.refuse_at(offset));
    }
    let Kind::Map { entries, flow: false } = &root.kind else { return Err(editor.refuse(root.line)) };
    if has_properties(&root) || !text.ends_with('\n') {
        return Err(editor.refuse(root.line));
    }
    let mut found = Cut::default();
    let mut past = 0;
    for (index, entry) in entries.iter().enumerate() {
        let entry = match editor.entry(&root, index, false) {
            Ok(_) if editor.margin(entry.key.start)? == 0 => entry,
            _ => return Err(editor.refuse(entry.key.line)),
        };
        let start = editor.line_start(entry.key.start);
        let end = editor.entry_end(entry)?;
        editor.end_of_entry(end)?;
        let below = editor.past_deeper_comments(editor.next_line(end), 0);
        let between = text[past..start].to_owned();
        let leading = if index == 0 {
            found.prelude = between;
            String::new()
        } else {
            between
        };
        let items = if entry.name == list { editor.items(entry, below)? } else { None };
        let comments = editor.comments(start..below, &entry.value, Some(&entry.key));
        found.entries.push(Piece {
            key: entry.name.clone(),
            leading,
            text: text[start..below].to_owned(),
            comments,
            items,
        });
        past = below;
    }
    found.rest = text[past..].to_owned();
    Ok(found)
}

/// The line `key: value` with the value on that line, as it stands in braces.
pub fn one_line(key: &str, value: &serde_json::Value) -> String {
    emit::flow_entry(key, value)
}

impl Editor<'_> {
    /// The items of an entry whose text ends at `below`; none where it is no list in block style.
    fn items(&self, entry: &Entry, below: usize) -> Result<Option<Items>, EditError> {
        let Kind::Seq { items, flow: false } = &entry.value.kind else { return Ok(None) };
        let colon = self.colon(entry).ok_or_else(|| self.refuse(entry.key.line))?;
        let mut past = self.next_line(colon);
        let mut found = Items { head: self.comments_between(colon..past, &[]), ..Items::default() };
        let mut at = colon;
        for (index, item) in items.iter().enumerate() {
            let dash = self.skip_trivia(at);
            if !self.text[dash..].starts_with('-') {
                return Err(self.refuse(item.line));
            }
            let margin = self.margin(dash)?;
            if index == 0 {
                found.margin = margin;
            }
            at = self.content_end(item, dash + 1)?;
            self.end_of_entry(at)?;
            let start = self.line_start(dash);
            let end = self.past_deeper_comments(self.next_line(at), margin);
            found.items.push(Item {
                leading: self.text[past..start].to_owned(),
                text: self.text[start..end].to_owned(),
                comments: self.comments(start..end, item, None),
            });
            past = end;
        }
        found.tail = self.text[past..below.max(past)].to_owned();
        Ok(Some(found))
    }

    /// The comments in a stretch of text that holds those values and nothing else.
    fn comments(&self, stretch: std::ops::Range<usize>, value: &Node, key: Option<&Node>) -> Vec<String> {
        let mut taken = Vec::new();
        if let Some(key) = key {
            taken.push(key.start..key.end);
        }
        self.scalars(value, &mut taken);
        self.comments_between(stretch, &taken)
    }

    fn comments_between(&self, stretch: std::ops::Range<usize>, taken: &[std::ops::Range<usize>]) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = stretch.start;
        while at < stretch.end {
            if let Some(range) = taken.iter().find(|range| range.contains(&at)) {
                at = range.end;
                continue;
            }
            let rest = &self.text[at..];
            if rest.starts_with('#') && self.text[..at].chars().next_back().is_none_or(char::is_whitespace) {
                let end = self.line_end(at);
                found.push(self.text[at..end].trim_end().to_owned());
                at = end;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        found
    }

    /// Where the scalars of a value stand.
    fn scalars(&self, node: &Node, taken: &mut Vec<std::ops::Range<usize>>) {
        match &node.kind {
            Kind::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. } => {
                let start = self.line_start(node.start);
                // A `#` below that is indented less ends the text.
                let mut end = start;
                let indent = node.indent.unwrap_or(0);
                while end < node.end.max(start) {
                    let line = &self.text[end..self.line_end(end)];
                    let is_deeper = line.len() - line.trim_start_matches(' ').len() >= indent;
                    if !is_deeper && !line.trim().is_empty() {
                        break;
                    }
                    end = self.next_line(end);
                }
                taken.push(start..end);
            }
            Kind::Scalar { .. } | Kind::Alias(_) => taken.push(node.start..node.end),
            Kind::Seq { items, .. } => items.iter().for_each(|item| self.scalars(item, taken)),
            Kind::Map { entries, .. } => {
                for entry in entries {
                    taken.push(entry.key.start..entry.key.end);
                    self.scalars(&entry.value, taken);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# about the file
folio: CI-2026-0001  # the number

# asked by telephone
requester:
  name: Uno # of them
  # no extension
x-nota: |  # people's own
  a # no comment
events:  # below
# the first
- id: a
  note: 'it # is'
  # of a
- id: b  # second
# end
";

    #[test]
    fn the_pieces_put_together_are_the_text() {
        let cut = cut(TEXT, "events").expect("pieces");
        let mut text = cut.prelude.clone();
        for piece in &cut.entries {
            text.push_str(&piece.leading);
            text.push_str(&piece.text);
        }
        text.push_str(&cut.rest);
        assert_eq!(text, TEXT);
        let keys: Vec<&str> = cut.entries.iter().map(|piece| piece.key.as_str()).collect();
        assert_eq!(keys, ["folio", "requester", "x-nota", "events"]);
        assert_eq!(cut.entries[0].comments, ["# the number"]);
        assert_eq!(cut.entries[1].leading, "\n# asked by telephone\n");
        assert_eq!(cut.entries[1].comments, ["# of them", "# no extension"]);
        assert_eq!(cut.entries[2].comments, ["# people's own"]);
        let items = cut.entries[3].items.clone().expect("a list");
        assert_eq!(items.head, ["# below"]);
        assert_eq!(items.items[0].leading, "# the first\n");
        assert_eq!(items.items[0].text, "- id: a\n  note: 'it # is'\n  # of a\n");
        assert_eq!(items.items[0].comments, ["# of a"]);
        assert_eq!(items.items[1].comments, ["# second"]);
        assert_eq!(cut.rest, "# end\n");
    }

    #[test]
    fn what_is_written_otherwise_is_refused() {
        for text in ["{a: 1}\n", "a: &x 1\nb: *x\n", "  a: 1\n", "? a\n: 1\n", "a: !!str 1\n", "a: 1"] {
            assert!(matches!(cut(text, "events"), Err(EditError::Unsupported { .. })), "{text}");
        }
    }
}
