//! Texts of a table: words, identifiers, addresses, lines.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::message;
use crate::model::catalogue::source::unknown_word;

use super::Entries;

impl Entries<'_, '_> {
    /// A text that says something, on one line.
    pub(super) fn text_of(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<(String, usize)> {
        let at = value.span().start;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-text"));
            return None;
        };
        if text.trim().is_empty() {
            self.source.report(at, message!("finding-catalogue-blank", key = key));
            return None;
        }
        if text.chars().any(char::is_control) {
            self.source.report(at, message!("finding-catalogue-one-line", key = key));
            return None;
        }
        Some((text.trim().to_owned(), at))
    }

    pub(in crate::model::catalogue) fn text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.table.get(key)?;
        self.text_of(key, value)
    }

    pub(in crate::model::catalogue) fn text(&mut self, key: &'static str) -> Option<String> {
        self.text_at(key).map(|(text, _)| text)
    }

    pub(in crate::model::catalogue) fn required_text_at(&mut self, key: &'static str) -> Option<(String, usize)> {
        let value = self.required(key)?;
        self.text_of(key, value)
    }

    /// An obligatory text; empty when it cannot be had, which is reported.
    pub(in crate::model::catalogue) fn required_text(&mut self, key: &'static str) -> String {
        self.required_text_at(key).map(|(text, _)| text).unwrap_or_default()
    }

    /// An obligatory identifier and where it stands; empty when it cannot be had, which is reported.
    pub(in crate::model::catalogue) fn required_identifier(&mut self, key: &'static str) -> (String, usize) {
        let Some((text, at)) = self.required_text_at(key) else { return (String::new(), 0) };
        self.source.refuse_non_identifier(key, &text, at);
        (text, at)
    }

    pub(in crate::model::catalogue) fn identifier(&mut self, key: &'static str) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        self.source.refuse_non_identifier(key, &text, at);
        Some(text)
    }

    /// A word of a fixed list.
    pub(in crate::model::catalogue) fn word(&mut self, key: &'static str, known: &[&str]) -> Option<String> {
        let (text, at) = self.text_at(key)?;
        if known.contains(&text.as_str()) {
            return Some(text);
        }
        self.source.report(at, unknown_word(key, &text, known));
        None
    }

    pub(in crate::model::catalogue) fn mail(&mut self, key: &'static str) -> Option<(String, usize)> {
        let (text, at) = self.text_at(key)?;
        if is_address(&text) {
            return Some((text, at));
        }
        self.source.report(at, message!("finding-catalogue-mail", found = text));
        None
    }

    /// A list of different texts, perhaps empty, each with its place.
    pub(in crate::model::catalogue) fn possible_texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-list"));
            return Vec::new();
        };
        let mut texts: Vec<(String, usize)> = Vec::new();
        for item in list.iter() {
            let Some((text, at)) = self.text_of(key, item) else { continue };
            if texts.iter().any(|(seen, _)| *seen == text) {
                self.source.report(at, message!("finding-catalogue-repeated", key = key, found = text));
            } else {
                texts.push((text, at));
            }
        }
        texts
    }

    /// A list of different texts that must have some.
    pub(in crate::model::catalogue) fn texts(&mut self, key: &'static str) -> Vec<(String, usize)> {
        if let Some(value) = self.table.get(key)
            && matches!(value.get_ref(), DeValue::Array(list) if list.is_empty())
        {
            self.source.report(value.span().start, message!("finding-catalogue-empty-list", key = key));
        }
        self.possible_texts(key)
    }

    /// Lines of text, in order: a list of texts, or one text of one or more lines.
    pub(in crate::model::catalogue) fn lines(&mut self, key: &'static str) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::String(text) = value.get_ref() else {
            return self.texts(key).into_iter().map(|(text, _)| text).collect();
        };
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-blank", key = key));
        } else if lines.iter().any(|line| line.chars().any(char::is_control)) {
            self.source.report(value.span().start, message!("finding-catalogue-control", key = key));
        }
        lines.into_iter().map(str::to_owned).collect()
    }

    /// Texts of a table whose keys are identifiers, in file order.
    pub(in crate::model::catalogue) fn named_texts(&mut self, key: &'static str) -> Vec<(String, String)> {
        let mut named = Vec::new();
        self.table(key, |table| {
            let entries: &DeTable = table.table;
            for (name, value) in entries {
                table.source.refuse_non_identifier(key, name.get_ref(), name.span().start);
                if let Some((text, _)) = table.text_of(name.get_ref(), value) {
                    named.push((name.get_ref().to_string(), text));
                }
            }
        });
        named
    }

    /// A text of one or more lines, without the space at their ends.
    pub(in crate::model::catalogue) fn long(&mut self, key: &'static str) -> Option<String> {
        let value = self.table.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, message!("kind-text"));
            return None;
        };
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        if lines.is_empty() {
            self.source.report(value.span().start, message!("finding-catalogue-blank", key = key));
        } else if lines.iter().any(|line| line.chars().any(char::is_control)) {
            self.source.report(value.span().start, message!("finding-catalogue-control", key = key));
        }
        Some(lines.join("\n"))
    }
}

/// Enough of an address to send to; whether it exists only mail itself can tell.
fn is_address(text: &str) -> bool {
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !text.contains(char::is_whitespace)
        }
        None => false,
    }
}
