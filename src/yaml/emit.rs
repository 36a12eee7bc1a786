//! Writing values as YAML that every reader, 1.1 or 1.2, takes for the same.

use serde_json::{Map, Number, Value};

use super::compose::resolve;

/// Widest line on which a short mapping of the header is written in braces.
const FLOW_COLUMNS: usize = 90;
/// Most entries of such a mapping.
const FLOW_ENTRIES: usize = 4;
/// YAML readers give up on a one-line key after 1024 characters.
const LONGEST_KEY: usize = 1000;

/// Text of a new record: LF line endings, newline at the end.
///
/// Short mappings of the header stand in braces on one line; everything else is
/// in block style, with sequences at the indentation of their key.
#[must_use]
pub fn emit(record: &Value) -> String {
    let lines = match render(record, Style::new(Level::Root)) {
        Written::Inline(text) => vec![text],
        Written::Block { mut head, lines } => {
            // A block scalar as the root carries its indicator on the first line.
            if head.is_empty() {
                lines
            } else {
                head = head.trim_start().to_owned();
                std::iter::once(head).chain(indented(&lines, 2)).collect()
            }
        }
    };
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// Where a value is written, which decides how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// The whole record.
    Root,
    /// Directly under a key of the header: a short mapping may be in braces.
    Header,
    /// Anywhere else in block style.
    Nested,
    /// On one line: inside braces or brackets.
    Inline,
}

/// The quotes that a text had before, to be kept where they can express the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Any,
    Single,
    Double,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub level: Level,
    pub quote: Quote,
}

impl Style {
    pub fn new(level: Level) -> Self {
        Self { level, quote: Quote::Any }
    }
}

/// A value as text, to be placed after `key:` or `-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// On the same line.
    Inline(String),
    /// An indicator (or nothing) on the same line, then lines of their own,
    /// not yet indented.
    Block { head: String, lines: Vec<String> },
}

pub(super) fn render(value: &Value, style: Style) -> Written {
    if style.level == Level::Inline {
        return Written::Inline(inline(value, style.quote, true));
    }
    match value {
        Value::String(text) => match literal(text) {
            Some((head, lines)) => Written::Block { head: head.to_owned(), lines },
            None => Written::Inline(inline(value, style.quote, false)),
        },
        Value::Object(map) if !map.is_empty() => {
            if style.level == Level::Header && short(map) {
                let text = inline(value, Quote::Any, true);
                if text.chars().count() <= FLOW_COLUMNS {
                    return Written::Inline(text);
                }
            }
            let level = match style.level {
                Level::Root => Level::Header,
                _ => Level::Nested,
            };
            let lines = map.iter().flat_map(|(key, value)| entry(key, value, level)).collect();
            Written::Block { head: String::new(), lines }
        }
        Value::Array(items) if !items.is_empty() => {
            Written::Block { head: String::new(), lines: items.iter().flat_map(item).collect() }
        }
        _ => Written::Inline(inline(value, style.quote, false)),
    }
}

fn short(map: &Map<String, Value>) -> bool {
    let plain = |value: &Value| match value {
        Value::String(text) => !text.contains('\n'),
        other => !other.is_object() && !other.is_array(),
    };
    map.len() <= FLOW_ENTRIES && map.values().all(plain)
}

/// Lines of `key: value` in block style, not indented.
pub(super) fn entry(key: &str, value: &Value, level: Level) -> Vec<String> {
    let text = key_text(key, false);
    let written = render(value, Style::new(level));
    let wide = |inline: &str| text.chars().count() + 2 + inline.chars().count() > FLOW_COLUMNS;
    let written = match written {
        Written::Inline(line) if level == Level::Header && value.is_object() && wide(&line) => {
            render(value, Style::new(Level::Nested))
        }
        other => other,
    };
    // A sequence may stand at its key's own indentation, but only under an
    // ordinary key.
    let (mut lines, hang) = if text.chars().count() > LONGEST_KEY {
        (vec![format!("? {text}"), ":".to_owned()], 2)
    } else {
        (vec![format!("{text}:")], if value.is_array() { 0 } else { 2 })
    };
    if let Some(last) = lines.last_mut() {
        match &written {
            Written::Inline(text) => {
                last.push(' ');
                last.push_str(text);
            }
            Written::Block { head, .. } => last.push_str(head),
        }
    }
    if let Written::Block { lines: body, .. } = &written {
        lines.extend(indented(body, hang));
    }
    lines
}

/// Lines of `- value` in block style, not indented.
pub(super) fn item(value: &Value) -> Vec<String> {
    match render(value, Style::new(Level::Nested)) {
        Written::Inline(text) => vec![format!("- {text}")],
        Written::Block { head, lines } if head.is_empty() => {
            let mut lines = indented(&lines, 2);
            if let Some(first) = lines.first_mut() {
                first.replace_range(..1, "-");
            }
            lines
        }
        Written::Block { head, lines } => std::iter::once(format!("-{head}")).chain(indented(&lines, 2)).collect(),
    }
}

/// Lines moved to the right; empty ones stay empty.
pub(super) fn indented(lines: &[String], by: usize) -> Vec<String> {
    let margin = " ".repeat(by);
    lines.iter().map(|line| if line.is_empty() { String::new() } else { format!("{margin}{line}") }).collect()
}

/// A key, with `? ` nowhere: see [`flow_entry`] for keys beyond the limit.
pub(super) fn key_text(key: &str, flow: bool) -> String {
    string(key, Quote::Any, flow)
}

/// `key: value` inside braces.
pub(super) fn flow_entry(key: &str, value: &Value) -> String {
    let text = key_text(key, true);
    let mark = if text.chars().count() > LONGEST_KEY { "? " } else { "" };
    format!("{mark}{text}: {}", inline(value, Quote::Any, true))
}

/// A value on one line.
fn inline(value: &Value, quote: Quote, flow: bool) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => number(value),
        Value::String(text) => string(text, quote, flow),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| inline(item, Quote::Any, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) => {
            let entries: Vec<_> = map.iter().map(|(key, value)| flow_entry(key, value)).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn number(number: &Number) -> String {
    let text = number.to_string();
    // `1e300` is a float in YAML 1.2 and text in 1.1, which wants the point and
    // the sign.
    match text.split_once('e') {
        Some((mantissa, exponent)) => {
            let point = if mantissa.contains('.') { "" } else { ".0" };
            let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
            format!("{mantissa}{point}e{sign}{exponent}")
        }
        None => text,
    }
}

fn string(text: &str, quote: Quote, flow: bool) -> String {
    let single = !text.chars().any(|c| c == '\n' || escaped(c));
    match quote {
        Quote::Single if single => single_quoted(text),
        Quote::Double => double_quoted(text),
        _ if plain(text, flow) => text.to_owned(),
        _ if single && text.contains(['"', '\\']) => single_quoted(text),
        _ => double_quoted(text),
    }
}

/// Characters that only a double-quoted text can hold safely: what YAML forbids,
/// what some readers take for a line break, and what makes a line read otherwise
/// than it is (direction overrides, invisible characters): whatever `model::plain`
/// would not show raw.
fn escaped(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\t' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// May the text stand without quotes, for every reader?
fn plain(text: &str, flow: bool) -> bool {
    let mut chars = text.chars();
    let (Some(first), Some(last)) = (chars.next(), text.chars().next_back()) else {
        return false;
    };
    let indicator = "-?:,[]{}#&*!|>'\"%@`";
    !(indicator.contains(first)
        || first.is_whitespace()
        || last.is_whitespace()
        || last == ':'
        || text.chars().any(|c| c == '\n' || escaped(c))
        || text.contains(": ")
        || text.contains(" #")
        || text.starts_with("...")
        || flow && text.contains([',', '[', ']', '{', '}'])
        || looks_typed(text))
}

/// Would any reader take the text for something else than text?
fn looks_typed(text: &str) -> bool {
    if !resolve(text).is_string() {
        return true;
    }
    let words =
        ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf", "+.inf", "-.inf"];
    if words.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return true;
    }
    // Numbers of YAML 1.1 (octal, hexadecimal, with underscores, base 60) and
    // its dates are made of these. A full date-time is left alone: it is the
    // one such thing that records are full of, and its text is its value.
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && text.bytes().all(|b| b.is_ascii_hexdigit() || b"xXoOtTzZ_.,:+- ".contains(&b))
        && !is_date_time(text)
}

/// `2026-11-20T09:08:00-06:00` and its like (RFC 3339).
fn is_date_time(text: &str) -> bool {
    let digits = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(have, want)| match want {
                b'0' => have.is_ascii_digit(),
                other => have == other,
            })
    };
    let (Some(head), Some(mut rest)) = (text.get(..19), text.get(19..)) else {
        return false;
    };
    if !digits(head, "0000-00-00T00:00:00") {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if zone.len() == fraction.len() {
            return false;
        }
        rest = zone;
    }
    rest == "Z" || digits(rest, "+00:00") || digits(rest, "-00:00")
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if escaped(c) => {
                let code = u32::from(c);
                if code < 0x100 {
                    out.push_str(&format!("\\x{code:02X}"));
                } else {
                    out.push_str(&format!("\\u{code:04X}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text of several lines as a literal block: the indicator with the space
/// before it, and the lines. `None` where a block would not give the text back,
/// or would invite an editor to lose part of it (spaces at the ends of lines,
/// several newlines at the end).
fn literal(text: &str) -> Option<(&'static str, Vec<String>)> {
    let (body, head) = match text.strip_suffix('\n') {
        Some(body) => (body, " |"),
        None => (text, " |-"),
    };
    let fits = text.contains('\n')
        && !body.is_empty()
        && !body.starts_with(['\n', ' '])
        && !body.ends_with('\n')
        && !text.chars().any(escaped)
        && body.split('\n').all(|line| !line.ends_with(char::is_whitespace));
    fits.then(|| (head, body.split('\n').map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain;

    #[test]
    fn what_a_terminal_must_not_get_is_escaped() {
        for c in '\0'..=char::MAX {
            let hidden = c != '\n' && (c.is_control() || plain::is_deceptive(c));
            assert!(!hidden || escaped(c), "U+{:04X}", u32::from(c));
        }
        let text = "a\u{200b}b\u{61c}c\u{2060}d\u{fff9}e";
        let record = serde_json::json!({ "a": text });
        assert_eq!(emit(&record), "a: \"a\\u200Bb\\u061Cc\\u2060d\\uFFF9e\"\n");
        assert_eq!(super::super::parse(&emit(&record)), Ok(record));
    }
}
