//! Where words may break on paper: codes and dates nowhere, what is longer than any word anywhere.

/// Characters of the longest code that is never broken: an official key, `CI-2026-0042`, a date.
const LONGEST_CODE: usize = 20;

/// Characters from which on a word may break anywhere, and how many stay together then. The longest
/// words of either language are shorter.
const LONG_WORD: usize = 25;
const TOGETHER: usize = 10;

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Breaks where words do.
    Text(&'a str),
    /// Never breaks.
    Code(&'a str),
    /// A piece of a long word: it may break behind it.
    Piece(&'a str),
}

/// The parts of a text, in order; together they are the text.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let length = bare.chars().count();
        let is_code = length <= LONGEST_CODE && bare.contains('-') && bare.contains(|c: char| c.is_ascii_digit());
        if is_code || length >= LONG_WORD {
            if plain < at {
                found.push(Part::Text(&text[plain..at]));
            }
            plain = at + bare.len();
        }
        if is_code {
            found.push(Part::Code(bare));
        } else if length >= LONG_WORD {
            let ends: Vec<usize> =
                bare.char_indices().map(|(at, _)| at).step_by(TOGETHER).chain([bare.len()]).collect();
            found.extend(ends.windows(2).map(|ends| Part::Piece(&bare[ends[0]..ends[1]])));
        }
        at += word.len();
    }
    if plain < text.len() {
        found.push(Part::Text(&text[plain..]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_hold_together_and_long_words_do_not() {
        assert_eq!(
            parts("Folio CI-2026-0042 del 2026-11-20 y auto-rol"),
            [
                Part::Text("Folio "),
                Part::Code("CI-2026-0042"),
                Part::Text(" del "),
                Part::Code("2026-11-20"),
                Part::Text(" y auto-rol")
            ]
        );
        let long = format!("{}ñ", "á".repeat(29));
        let pieces: Vec<usize> = parts(&long)
            .iter()
            .map(|part| match part {
                Part::Piece(piece) => piece.chars().count(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(pieces, [10, 10, 10]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in r"[a-zá0-9\- \n]{0,90}") {
            let whole: String = parts(&text).into_iter().map(|part| match part {
                Part::Text(text) | Part::Code(text) | Part::Piece(text) => text,
            }).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
