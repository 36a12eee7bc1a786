//! Text from tickets is untrusted: control and bidirectional characters never reach a terminal
//! raw, where they could hide or rewrite what a person reads.

use std::borrow::Cow;

/// Characters that reorder or hide the text around them.
pub fn is_deceptive(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}')
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n') || is_deceptive(c)
}

/// The text as it may leave the program: whatever [`visible`] would show, but tabs and line endings
/// stay as they are. With `styled`, `ESC [ … m`, which only colours, stays too.
pub fn printable(text: &str, styled: bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) && c != '\t') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let kept = match c {
            '\u{1b}' if styled => style_length(rest),
            '\r' if after.starts_with('\n') => 1,
            c if is_hidden(c) && c != '\t' => 0,
            c => c.len_utf8(),
        };
        if kept == 0 {
            shown.push_str(&format!("<U+{:04X}>", u32::from(c)));
            rest = after;
        } else {
            shown.push_str(&rest[..kept]);
            rest = &rest[kept..];
        }
    }
    Cow::Owned(shown)
}

/// Bytes of the `ESC [ … m` at the beginning of a text; none where anything else begins it.
fn style_length(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("\u{1b}[") else { return 0 };
    let parameters = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if rest[parameters..].starts_with('m') { 2 + parameters + 1 } else { 0 }
}

/// The text with every hidden character shown as `<U+001B>`; tabs become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\t' => shown.push(' '),
            '\r' if characters.peek() == Some(&'\n') => {}
            c if is_hidden(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The text on one line: line breaks become ` / `.
pub fn one_line(text: &str) -> String {
    let shown = visible(text.trim());
    shown.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_would_hide() {
        assert_eq!(visible("sin nada"), "sin nada");
        assert_eq!(visible("\u{1b}[2Jborra"), "<U+001B>[2Jborra");
        assert_eq!(visible("abc\u{202e}fdp"), "abc<U+202E>fdp");
        assert_eq!(one_line("uno\r\n\n dos "), "uno / dos");
    }

    #[test]
    fn what_leaves_the_program_is_clean_whatever_it_was() {
        assert_eq!(printable("a\tb\r\nc\n", false), "a\tb\r\nc\n");
        assert_eq!(printable("a\rb\u{202e}\u{9b}", true), "a<U+000D>b<U+202E><U+009B>");
        assert_eq!(printable("\u{1b}[1;31mrojo\u{1b}[0m", true), "\u{1b}[1;31mrojo\u{1b}[0m");
        assert_eq!(printable("\u{1b}[1mrojo", false), "<U+001B>[1mrojo");
        for text in ["\u{1b}[2J", "\u{1b}]0;m", "\u{1b}", "\u{1b}[", "\u{1b}[1", "\u{1b}[?1m"] {
            assert_eq!(printable(text, true), text.replace('\u{1b}', "<U+001B>"));
        }
    }
}
