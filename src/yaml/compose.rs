//! Composes the parser's events into one tree of values with their places, under the budgets of a
//! record.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use granit_parser::{
    ErrorKind as Scan, Event, Parser, ScalarStyle, ScanError, Span, StrInput, StructureStyle, Tag, options,
};
use serde_json::{Map, Number, Value};

use super::read::{YamlError, YamlErrorKind};

/// Largest text that is read, in bytes.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Deepest nesting of mappings and sequences; the root is level 1.
const MAX_DEPTH: usize = 64;
/// Most nodes in one document: bounds memory for a text of one-letter items.
const MAX_NODES: usize = 300_000;
/// Most aliases in one document.
const MAX_ALIASES: usize = 100;
/// Most nodes that all aliases together may stand for.
const MAX_ALIASED_NODES: usize = 10_000;

/// Keys among which looking at each is cheaper than remembering them.
const FEW_KEYS: usize = 16;

/// A value with its place in the text. Offsets are bytes.
#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// First byte of the token. A block collection starts at its first child,
    /// a block scalar at its first line of content.
    pub start: usize,
    /// Past the last byte. Only meaningful for tokens and flow collections: the
    /// parser ends a block collection at the *next* token.
    pub end: usize,
    pub line: usize,
    pub column: usize,
    /// Indentation of a block scalar's content.
    pub indent: Option<usize>,
    pub anchored: bool,
    pub tagged: bool,
    /// Nodes in this value, aliases expanded.
    weight: usize,
    /// Levels of nesting in this value, aliases expanded.
    height: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    Scalar {
        value: Value,
        style: ScalarStyle,
    },
    Seq {
        items: Vec<Rc<Node>>,
        flow: bool,
    },
    Map {
        entries: Vec<Entry>,
        flow: bool,
    },
    /// `*name`, and the node that it names.
    Alias(Rc<Node>),
}

#[derive(Debug)]
pub(super) struct Entry {
    /// The key as text, unquoted.
    pub name: String,
    pub key: Rc<Node>,
    pub value: Rc<Node>,
}

impl Node {
    /// The node itself, or what an alias names.
    pub(super) fn target(&self) -> &Node {
        match &self.kind {
            Kind::Alias(node) => node.target(),
            _ => self,
        }
    }

    /// A null that is written as nothing at all.
    pub fn is_blank(&self) -> bool {
        self.start == self.end && matches!(&self.kind, Kind::Scalar { style: ScalarStyle::Plain, .. })
    }

    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { value: Value::Null, .. })
    }

    pub fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Scalar { value, .. } => value.clone(),
            Kind::Seq { items, .. } => items.iter().map(|item| item.to_value()).collect(),
            Kind::Map { entries, .. } => Value::Object(
                entries.iter().map(|entry| (entry.name.clone(), entry.value.to_value())).collect::<Map<_, _>>(),
            ),
            Kind::Alias(node) => node.to_value(),
        }
    }
}

/// What a tree says; its texts are moved out of it, but for those that somebody else holds.
pub(super) fn into_value(node: Rc<Node>) -> Value {
    match Rc::try_unwrap(node) {
        Err(shared) => shared.to_value(),
        Ok(node) => match node.kind {
            Kind::Scalar { value, .. } => value,
            Kind::Seq { items, .. } => items.into_iter().map(into_value).collect(),
            Kind::Map { entries, .. } => Value::Object(
                entries.into_iter().map(|entry| (entry.name, into_value(entry.value))).collect::<Map<_, _>>(),
            ),
            Kind::Alias(node) => node.to_value(),
        },
    }
}

/// Reads a whole text into a tree whose root is a mapping.
pub(super) fn compose(text: &str) -> Result<Rc<Node>, YamlError> {
    if text.len() > MAX_BYTES {
        return Err(YamlError::new(
            YamlErrorKind::TooLarge,
            format!("the text has {} bytes, over {MAX_BYTES}", text.len()),
        ));
    }
    refuse_control(text)?;
    let parser = Parser::new_from_str_with_options(
        text,
        options! {
            // A directive can change what tags mean; records have no use for one.
            disallow_directives: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        },
    );
    Composer { text, parser, anchors: HashMap::new(), nodes: 0, aliases: 0, aliased: 0 }.document()
}

/// The parser lets control characters through in several places (a bare NUL
/// inside a comment, DEL in a scalar), so they are looked for beforehand.
fn refuse_control(text: &str) -> Result<(), YamlError> {
    let bad = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    };
    // By far most texts have no byte with which one could begin.
    let may_begin =
        |byte: &u8| (*byte < b' ' && !matches!(*byte, b'\t' | b'\n' | b'\r')) || matches!(*byte, 0x7f | 0xc2 | 0xef);
    if !text.as_bytes().iter().any(may_begin) {
        return Ok(());
    }
    let Some((offset, found)) = text.char_indices().find(|(_, c)| bad(*c)) else {
        return Ok(());
    };
    let before = text[..offset].trim_start_matches('\u{feff}');
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Err(YamlError::at(YamlErrorKind::Control, (line, column), format!("control character U+{:04X}", u32::from(found))))
}

struct Composer<'t> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    anchors: HashMap<usize, Rc<Node>>,
    nodes: usize,
    aliases: usize,
    aliased: usize,
}

impl<'t> Composer<'t> {
    fn document(mut self) -> Result<Rc<Node>, YamlError> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_none() => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span, 1)?);
                }
                _ => {
                    return Err(YamlError::at(
                        YamlErrorKind::MultipleDocuments,
                        place(span),
                        "a second document begins here",
                    ));
                }
            }
        }
        match root {
            Some(root) if matches!(root.kind, Kind::Map { .. }) => Ok(root),
            Some(root) if !root.is_blank() => Err(YamlError::at(
                YamlErrorKind::NotARecord,
                (root.line, root.column),
                "the text is not a mapping of keys and values",
            )),
            _ => Err(YamlError::new(YamlErrorKind::Empty, "the text is empty")),
        }
    }

    fn next(&mut self) -> Result<(Event<'t>, Span), YamlError> {
        match self.parser.next_event() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => Err(self.refused(&error)),
            // The parser always ends with `StreamEnd`, after which nobody asks.
            None => Err(YamlError::new(YamlErrorKind::Syntax, "the text ends early")),
        }
    }

    fn refused(&self, error: &ScanError) -> YamlError {
        let mut line = error.marker().line();
        let mut column = error.marker().col() + 1;
        let kind = match error.kind() {
            Scan::RecursionLimitExceeded => YamlErrorKind::TooDeep,
            Scan::TabNotAllowed | Scan::TabInBlockIndentation | Scan::TabInIndentation => YamlErrorKind::Tab,
            Scan::TabInPlainScalar => {
                // Reported where the scalar *before* the tab begins; the tab
                // that people must find is on a line below.
                let tab =
                    self.text.lines().enumerate().skip(line).find(|(_, text)| {
                        text.starts_with([' ', '\t']) && text.trim_start_matches(' ').starts_with('\t')
                    });
                if let Some((index, text)) = tab {
                    line = index + 1;
                    column = text.find('\t').unwrap_or(0) + 1;
                }
                YamlErrorKind::Tab
            }
            _ => YamlErrorKind::Syntax,
        };
        YamlError::at(kind, (line, column), error.info().replace(['\n', '\r'], " "))
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Rc<Node>, YamlError> {
        let at = place(span);
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(YamlError::at(YamlErrorKind::TooLarge, at, format!("over {MAX_NODES} values")));
        }
        let bytes =
            span.byte_range().ok_or_else(|| YamlError::at(YamlErrorKind::Syntax, at, "the parser gave no position"))?;
        let mut end = bytes.end;
        let (kind, anchor, tagged, weight, height) = match event {
            Event::Alias(id) => {
                let target = self.alias(id, at, depth)?;
                let (weight, height) = (target.weight, target.height);
                (Kind::Alias(target), 0, false, weight, height)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let text = if bytes.is_empty() && style == ScalarStyle::Plain {
                    // Nothing written; the parser says `~`.
                    ""
                } else {
                    &*text
                };
                let value = scalar(text, style, tag.as_deref(), at)?;
                (Kind::Scalar { value, style }, anchor, tag.is_some(), 1, 0)
            }
            Event::SequenceStart(style, anchor, tag) => {
                deep(depth, at)?;
                collection_tag(tag.as_deref(), "seq", at)?;
                let mut items: Vec<Rc<Node>> = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        end = span.byte_range().map_or(end, |range| range.end);
                        break;
                    }
                    items.push(self.node(event, span, depth + 1)?);
                }
                let weight = items.iter().map(|item| item.weight).sum::<usize>() + 1;
                let height = items.iter().map(|item| item.height).max().unwrap_or(0) + 1;
                let flow = style == StructureStyle::Flow;
                (Kind::Seq { items, flow }, anchor, tag.is_some(), weight, height)
            }
            Event::MappingStart(style, anchor, tag) => {
                deep(depth, at)?;
                collection_tag(tag.as_deref(), "map", at)?;
                let flow = style == StructureStyle::Flow;
                let (entries, stop) = self.entries(flow, depth)?;
                end = stop.unwrap_or(end);
                let weight = entries.iter().map(|e| e.value.weight + 1).sum::<usize>() + 1;
                let height = entries.iter().map(|e| e.value.height).max().unwrap_or(0) + 1;
                (Kind::Map { entries, flow }, anchor, tag.is_some(), weight, height)
            }
            _ => {
                return Err(YamlError::at(YamlErrorKind::Syntax, at, "a value was expected"));
            }
        };
        let node = Rc::new(Node {
            kind,
            start: bytes.start,
            end,
            line: at.0,
            column: at.1,
            indent: span.indent,
            anchored: anchor != 0,
            tagged,
            weight,
            height,
        });
        if anchor != 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        Ok(node)
    }

    fn entries(&mut self, flow: bool, depth: usize) -> Result<(Vec<Entry>, Option<usize>), YamlError> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        loop {
            let (event, span) = self.next()?;
            let at = place(span);
            let name = match &event {
                Event::MappingEnd => return Ok((entries, span.byte_range().map(|r| r.end))),
                Event::Scalar(text, style, _, tag)
                    if tag.as_deref().is_none_or(|tag| tag.core_suffix() == Some("str")) =>
                {
                    let blank = span.is_empty() && *style == ScalarStyle::Plain;
                    if blank { String::new() } else { text.to_string() }
                }
                _ => {
                    return Err(YamlError::at(YamlErrorKind::WrongType, at, "a key must be plain text"));
                }
            };
            if !flow {
                self.refuse_tab(span)?;
            }
            let is_double = if entries.len() < FEW_KEYS {
                entries.iter().any(|entry| entry.name == name)
            } else {
                if seen.is_empty() {
                    seen.extend(entries.iter().map(|entry| entry.name.clone()));
                }
                !seen.insert(name.clone())
            };
            if is_double {
                return Err(YamlError::at(
                    YamlErrorKind::DuplicateKey,
                    at,
                    format!("the key {name:?} is already in this mapping"),
                ));
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            entries.push(Entry { name, key, value });
        }
    }

    /// The parser takes a tab before the first key of a block mapping (at the
    /// start of the text, and after a dash), where YAML allows only spaces.
    fn refuse_tab(&self, key: Span) -> Result<(), YamlError> {
        let start = key.byte_range().map_or(0, |range| range.start);
        let before = self.text.get(..start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        match before[line..].find('\t') {
            Some(column) => {
                Err(YamlError::at(YamlErrorKind::Tab, (key.start.line(), column + 1), "a tab indents; use spaces"))
            }
            None => Ok(()),
        }
    }

    fn alias(&mut self, id: usize, at: (usize, usize), depth: usize) -> Result<Rc<Node>, YamlError> {
        let Some(target) = self.anchors.get(&id).map(Rc::clone) else {
            return Err(YamlError::at(YamlErrorKind::Syntax, at, "an alias stands inside the value that it names"));
        };
        self.aliases += 1;
        self.aliased = self.aliased.saturating_add(target.weight);
        if self.aliases > MAX_ALIASES || self.aliased > MAX_ALIASED_NODES {
            return Err(YamlError::at(YamlErrorKind::TooManyAliases, at, "too many aliases, or too much behind them"));
        }
        if target.height > 0 {
            deep(depth + target.height - 1, at)?;
        }
        Ok(target)
    }
}

fn place(span: Span) -> (usize, usize) {
    (span.start.line(), span.start.col() + 1)
}

fn deep(depth: usize, at: (usize, usize)) -> Result<(), YamlError> {
    if depth <= MAX_DEPTH {
        return Ok(());
    }
    Err(YamlError::at(YamlErrorKind::TooDeep, at, format!("nested deeper than {MAX_DEPTH} levels")))
}

fn foreign_tag(tag: &Tag, at: (usize, usize)) -> YamlError {
    let detail = format!("the tag {:?} is not used in records", tag.original());
    YamlError::at(YamlErrorKind::WrongType, at, detail)
}

fn collection_tag(tag: Option<&Tag>, name: &str, at: (usize, usize)) -> Result<(), YamlError> {
    match tag {
        Some(tag) if tag.core_suffix() != Some(name) => Err(foreign_tag(tag, at)),
        _ => Ok(()),
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>, at: (usize, usize)) -> Result<Value, YamlError> {
    let Some(tag) = tag else {
        return Ok(match style {
            ScalarStyle::Plain => resolve(text),
            _ => Value::from(text),
        });
    };
    let wanted = match tag.core_suffix() {
        Some("str") => return Ok(Value::from(text)),
        _ if tag.original() == "!" => return Ok(Value::from(text)),
        Some(wanted) => wanted,
        None => return Err(foreign_tag(tag, at)),
    };
    let value = resolve(text);
    let fits = match wanted {
        "null" => value.is_null(),
        "bool" => value.is_boolean(),
        "int" => value.is_i64() || value.is_u64(),
        "float" => value.is_number(),
        _ => return Err(foreign_tag(tag, at)),
    };
    if !fits {
        return Err(YamlError::at(
            YamlErrorKind::WrongType,
            at,
            format!("the text does not fit its tag {:?}", tag.original()),
        ));
    }
    Ok(value)
}

/// What an unquoted scalar means.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::from(text), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    // `0042` is somebody's inventory number, not forty-two.
    if whole > 1 && unsigned.starts_with('0') {
        return None;
    }
    if whole == unsigned.len() && whole > 0 {
        return match text.parse::<i64>() {
            Ok(number) => Some(number.into()),
            Err(_) => text.parse::<u64>().ok().map(Number::from),
        };
    }
    let mut rest = &unsigned[whole..];
    let mut digits = whole;
    if let Some(after) = rest.strip_prefix('.') {
        let part = after.bytes().take_while(u8::is_ascii_digit).count();
        digits += part;
        rest = &after[part..];
    }
    if digits == 0 {
        return None;
    }
    if let Some(after) = rest.strip_prefix(['e', 'E']) {
        let after = after.strip_prefix(['+', '-']).unwrap_or(after);
        if after.is_empty() || !after.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
    } else if !rest.is_empty() {
        return None;
    }
    Number::from_f64(text.parse().ok()?)
}

fn radix(digits: &str, base: u32) -> Option<Number> {
    // `from_str_radix` would also take a sign.
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(base)) {
        return None;
    }
    u64::from_str_radix(digits, base).ok().map(Number::from)
}
