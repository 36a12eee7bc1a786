//! Text from tickets as Markdown that says just that text: never HTML, a table border, a heading,
//! a list, a link, an image or emphasis. Only what would mean something where it stands is
//! escaped, so that the Markdown itself stays readable.

use crate::model::plain;

/// A text on one line, fit for a table cell too: line breaks become ` / `.
pub fn line(text: &str) -> String {
    escape(&plain::one_line(text))
}

/// A text that may go on beside other text: as [`line()`], but a space at its beginning or end
/// stays, since it may part two words of the template.
pub fn inline(text: &str) -> String {
    let shown = line(text);
    let space = |found: bool| if found { " " } else { "" };
    if shown.is_empty() {
        return space(text.contains(' ')).to_owned();
    }
    format!("{}{shown}{}", space(text.starts_with([' ', '\t'])), space(text.ends_with([' ', '\t'])))
}

/// A text of any number of lines: its line breaks stay, blank lines part paragraphs.
pub fn paragraphs(text: &str) -> String {
    let shown = plain::visible(text.trim());
    let mut written = String::with_capacity(shown.len() + 16);
    let mut parted = false;
    for part in shown.lines().map(str::trim) {
        if part.is_empty() {
            parted = true;
            continue;
        }
        if !written.is_empty() {
            // Two spaces at a line's end keep its break; a backslash would show in plain text.
            written.push_str(if parted { "\n\n" } else { "  \n" });
        }
        written.push_str(&escape(part));
        parted = false;
    }
    written
}

/// Escapes one line without surrounding space. What stands before and after it is unknown, so its
/// ends count as touching anything.
fn escape(line: &str) -> String {
    let mut written = String::with_capacity(line.len() + 8);
    let mut rest = line;
    if let Some(length) = list_number(line) {
        written.push_str(&line[..length]);
        written.push('\\');
        rest = &line[length..];
    } else if opens_block(line) {
        // A character that would be escaped below anyway must not be so twice.
        let first = line.chars().next().unwrap_or_default();
        written.push('\\');
        written.push(first);
        rest = &line[first.len_utf8()..];
    }
    let mut before = written.chars().last();
    for (at, c) in rest.char_indices() {
        if means_something(c, &rest[..at], before, &rest[at + c.len_utf8()..]) {
            written.push('\\');
        }
        written.push(c);
        before = Some(c);
    }
    written
}

/// Bytes of the number with which a line would begin an ordered list: `12` of `12. text`.
fn list_number(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    ((1..=9).contains(&digits) && (rest.is_empty() || rest.starts_with(' '))).then_some(digits)
}

/// Whether a line would begin a heading, a quotation or a list, underline the line above as a
/// heading, or be a rule or the border of a table.
fn opens_block(line: &str) -> bool {
    let only = |of: &[char]| line.chars().all(|c| of.contains(&c));
    match line.chars().next() {
        Some('#' | '>') => true,
        Some('-' | ':') if only(&[':', '-', '|', ' ']) => true,
        Some('-' | '+' | '*') => line[1..].is_empty() || line[1..].starts_with([' ', '-']),
        Some('=') => only(&['=', ' ']),
        _ => false,
    }
}

/// Whether a character would do more than stand there. `before` is the character in front of it;
/// `head` all that is in front, as far as known.
fn means_something(c: char, head: &str, before: Option<char>, after: &str) -> bool {
    let next = after.chars().next();
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' | ']' | '|' | '~' => true,
        '*' => !(is_space(before) && is_space(next)),
        '_' => !(is_word(before) && is_word(next)),
        // Anything else after it makes a lone backslash, as in a path of Windows.
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => {
            let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
            name.len() < after.len() && name.starts_with(';')
        }
        // Addresses that GitHub and others would make into links by themselves.
        ':' => after.starts_with("//"),
        '@' => before.is_some() && !is_space(before) && !is_space(next),
        '.' => !is_space(next) && head.len() >= 3 && head.as_bytes()[head.len() - 3..].eq_ignore_ascii_case(b"www"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in [
            "La pantalla se apaga al abrir el correo (2 veces).",
            "CAU_INFORMATIVO_04A",
            "I480800001-0132",
            "5 * 3 = 15, -4 °C, +52 55, 3 < 4 & 5 > 4, R&D",
            "C:\\Users\\compras",
            "1.5 h; 2026-11-20 09:08; show.example.org",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn takes_the_meaning_from_markup() {
        for (text, expected) in [
            ("<b>x</b>", "\\<b>x\\</b>"),
            ("a|b", "a\\|b"),
            ("a\\|b", "a\\\\\\|b"),
            ("# uno", "\\# uno"),
            ("- uno", "\\- uno"),
            ("---", "\\---"),
            ("===", "\\==="),
            (":-:", "\\:-:"),
            ("-:", "\\-:"),
            ("* uno", "\\* uno"),
            ("12. uno", "12\\. uno"),
            ("12) uno", "12\\) uno"),
            ("> uno", "\\> uno"),
            ("*uno* _dos_ __tres__", "\\*uno\\* \\_dos\\_ \\_\\_tres\\_\\_"),
            ("![x](y)", "!\\[x\\](y)"),
            ("`x` ~~y~~", "\\`x\\` \\~\\~y\\~\\~"),
            ("&lt;b> &#60; AT&T", "\\&lt;b> \\&#60; AT&T"),
            ("https://example.org www.example.org", "https\\://example.org www\\.example.org"),
            ("uno@example.org", "uno\\@example.org"),
            ("termina en \\", "termina en \\\\"),
            ("termina en <", "termina en \\<"),
            ("a\u{202e}b", "a\\<U+202E>b"),
            ("uno\r\n\n dos ", "uno / dos"),
        ] {
            assert_eq!(line(text), expected, "{text}");
        }
    }

    #[test]
    fn keeps_the_lines_of_a_long_text() {
        assert_eq!(paragraphs(" uno\r\n- dos\n\n\n    tres\n"), "uno  \n\\- dos\n\ntres");
        assert_eq!(inline(" · "), " · ");
        assert_eq!(inline("uno\ndos "), "uno / dos ");
    }

    /// What a reader of the Markdown sees: a backslash before punctuation takes its meaning away.
    fn read(markdown: &str) -> String {
        let mut shown = String::new();
        let mut characters = markdown.chars().peekable();
        while let Some(c) = characters.next() {
            match characters.peek() {
                Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
                _ => shown.push(c),
            }
            if c == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation) {
                shown.extend(characters.next());
            }
        }
        shown
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in r"[-#>+=:|*_~`\[\]<&;!/.\\)@w0-9a-z \n\u{202e}]{0,60}") {
            let shown = plain::one_line(&text);
            proptest::prop_assert_eq!(read(&line(&text)), shown.clone());
            let printed = read(&paragraphs(&text)).split_whitespace().collect::<Vec<_>>().join(" ");
            let expected = plain::visible(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(printed, expected);
        }
    }
}
