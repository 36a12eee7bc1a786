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
}
