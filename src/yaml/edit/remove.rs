//! Taking a key away.

use serde_json::{Map, Value};

use super::{EditError, Editor, Splice, Spot, has_properties};
use crate::yaml::compose::{Entry, Kind, Node};

impl Editor<'_> {
    pub(super) fn remove(&self, root: &Node, path: &[String], spare: bool) -> Result<Vec<Splice>, EditError> {
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
}
