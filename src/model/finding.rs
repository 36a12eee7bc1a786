//! What a check reports: where, what is wrong, what to do about it.

use super::message::Message;

/// Where a finding stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Path relative to the desk, with `/`.
    pub path: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// The text of that line.
    pub excerpt: Option<String>,
}

impl Place {
    /// A whole file or folder.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// A line of a file, with its text taken from `content`.
    pub fn line(path: impl Into<String>, content: &str, line: usize, column: Option<usize>) -> Self {
        Self {
            path: path.into(),
            line: Some(line),
            column,
            excerpt: content.lines().nth(line.saturating_sub(1)).map(str::to_owned),
        }
    }

    /// The place of a byte offset in a file's content.
    pub fn offset(path: impl Into<String>, content: &str, offset: usize) -> Self {
        let before = content.get(..offset).unwrap_or(content);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(1, |text| text.chars().count() + 1);
        Self::line(path, content, line, Some(column))
    }
}

/// One thing that a check found wrong. The message's identifier is `finding-` and the code; its
/// `.remedy` in the Fluent files says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub message: Message,
}

impl Finding {
    /// A finding at a place.
    pub fn new(place: Place, message: Message) -> Self {
        debug_assert!(message.id.starts_with("finding-"), "{}", message.id);
        Self { place, message }
    }

    /// Its stable code, e.g. `header-differs`.
    pub fn code(&self) -> &'static str {
        self.message.id.strip_prefix("finding-").unwrap_or(self.message.id)
    }
}
