//! One of the three texts of a merge, taken apart.

use serde_json::{Map, Value};

use super::{Conflict, Which};
use crate::yaml::{self, Cut, EditError, Piece};

/// The key of the history.
pub(super) const EVENTS: &str = "events";

const MARK: char = '\u{feff}';

/// A text taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Side {
    /// As it is.
    pub text: String,
    /// What it says.
    pub value: Map<String, Value>,
    /// Its pieces, with line feeds alone.
    pub cut: Cut,
    /// Whether its lines end with a carriage return too.
    pub crlf: bool,
    /// Whether it begins with a byte-order mark.
    pub mark: bool,
}

impl Side {
    pub(super) fn read(which: Which, text: &str) -> Result<Self, Conflict> {
        let unreadable = |error| Conflict::Unreadable { which, error };
        let value = yaml::parse(text).map_err(unreadable)?;
        let mark = text.starts_with(MARK);
        let body = text.strip_prefix(MARK).unwrap_or(text);
        let (all, pairs) = (body.matches('\n').count(), body.matches("\r\n").count());
        let mut plain = body.replace("\r\n", "\n");
        if !plain.ends_with('\n') {
            plain.push('\n');
        }
        // A last line without its end can mean something else than one with it.
        if yaml::parse(&plain).map_err(unreadable)? != value {
            return Err(Conflict::Written { which, line: all + 1 });
        }
        let cut = yaml::cut(&plain, EVENTS).map_err(|error| match error {
            EditError::Yaml(error) => unreadable(error),
            EditError::Unsupported { line, .. } => Conflict::Written { which, line },
            EditError::Mismatch { .. } => Conflict::Mismatch,
        })?;
        let Value::Object(value) = value else { return Err(Conflict::Written { which, line: 1 }) };
        Ok(Self { text: text.to_owned(), value, cut, crlf: pairs * 2 > all, mark })
    }

    pub(super) fn piece(&self, key: &str) -> Option<&Piece> {
        self.cut.entries.iter().find(|piece| piece.key == key)
    }

    /// Every comment in it, in order of bytes: with the value, what there is to say.
    pub(super) fn comments(&self) -> Vec<String> {
        let between = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        let mut found = [between(&self.cut.prelude), between(&self.cut.rest)].concat();
        for piece in &self.cut.entries {
            found.extend(between(&piece.leading));
            match &piece.items {
                None => found.extend(piece.comments.iter().cloned()),
                Some(items) => {
                    found.extend(items.head.iter().cloned());
                    found.extend(between(&items.tail));
                    found.extend(
                        items.items.iter().flat_map(|item| [between(&item.leading), item.comments.clone()].concat()),
                    );
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// The events as they are written.
    pub(super) fn events(&self) -> &[Value] {
        self.value.get(EVENTS).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The texts of a merge taken apart; no base where both sides made the record.
pub(super) struct Sides {
    pub base: Option<Side>,
    pub ours: Side,
    pub theirs: Side,
}

impl Sides {
    pub(super) fn read(base: Option<&str>, ours: &str, theirs: &str) -> Result<Self, Conflict> {
        let (ours, theirs) = (Side::read(Which::Ours, ours)?, Side::read(Which::Theirs, theirs)?);
        let base = base.filter(|text| !text.trim().is_empty());
        let base = base.map(|text| Side::read(Which::Base, text)).transpose()?;
        Ok(Self { base, ours, theirs })
    }

    /// Something of each of the three; of a base that there is not, nothing.
    pub(super) fn each<'a, T>(&'a self, of: impl Fn(&'a Side) -> Option<T>) -> [Option<T>; 3] {
        [self.base.as_ref().and_then(&of), of(&self.ours), of(&self.theirs)]
    }
}
