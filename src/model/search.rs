//! What is searched for, and how words are compared: without capitals and accents, though those who
//! type an accent mean it.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::fold;

/// Stands between what a word is without accents and what it is: a letter of no word that people write.
const MARK: char = '\u{1c0}';

/// A word, words in a row, or the beginning of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Words in a row, in small letters, accents as typed; never none.
    pub words: Vec<String>,
    /// Whether the last of them is only its beginning.
    pub prefix: bool,
}

/// The words of a text, in small letters, with where each stands in it, in bytes.
pub fn words(text: &str) -> Vec<(usize, usize, String)> {
    let of_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let (mut found, mut begun) = (Vec::new(), None);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begun, of_word(c)) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                found.push((start, at, text[start..at].to_lowercase()));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// What is searched for, as typed: words, "words in a row", beginnings*. An argument of several words
/// that the shell kept together is words in a row. What holds no word is passed over.
pub fn terms(typed: &[String]) -> Vec<Term> {
    let mut found = Vec::new();
    for argument in typed {
        let parts: Vec<&str> = argument.split('"').collect();
        for (index, part) in parts.iter().enumerate() {
            let quoted = index % 2 == 1 || parts.len() == 1;
            let part = part.trim();
            let whole: Vec<&str> = if quoted { vec![part] } else { part.split_whitespace().collect() };
            for text in whole {
                let words: Vec<String> = words(text).into_iter().map(|(_, _, word)| word).collect();
                if !words.is_empty() {
                    found.push(Term { words, prefix: text.ends_with('*') });
                }
            }
        }
    }
    found
}

impl Term {
    /// Where it stands among the words of a text: positions of the first word of each place.
    pub fn places(&self, words: &[String]) -> Vec<usize> {
        let wanted: Vec<String> = self.words.iter().map(|word| fold(word)).collect();
        let last = wanted.len().saturating_sub(1);
        let matches = |start: &usize| {
            wanted.iter().enumerate().all(|(index, wanted)| match words.get(start + index) {
                Some(word) if self.prefix && index == last => word.starts_with(wanted),
                Some(word) => word == wanted,
                None => false,
            })
        };
        (0..words.len()).filter(matches).collect()
    }

    /// What an index of [`Indexed`] texts is asked, in the language of FTS5.
    pub fn expression(&self) -> String {
        let folded: Vec<String> = self.words.iter().map(|word| fold(word)).collect();
        format!("{{folded}} : \"{}\"{}", folded.join(" "), if self.prefix { "*" } else { "" })
    }

    /// What it is asked to find texts in which the words stand as typed, accents included. Of the
    /// beginning of a word every way of writing it will do.
    pub fn exact_expression(&self) -> Option<String> {
        let count = self.words.len() - usize::from(self.prefix);
        let parts: Vec<String> = self.words[..count]
            .iter()
            .map(|word| {
                let folded = fold(word);
                if folded == *word {
                    let with_accents = format!("{{marked}} : \"{folded}{MARK}\"*");
                    let both = format!("{{marked}} : \"{folded}{MARK}{folded}\"");
                    format!("((({{folded}} : \"{folded}\") NOT ({with_accents})) OR ({both}))")
                } else {
                    format!("({{marked}} : \"{folded}{MARK}{word}\")")
                }
            })
            .collect();
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }
}

/// A text as an index takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Its words without accents; what does not belong together is kept apart.
    pub folded: String,
    /// Each way of writing the words that are written with accents somewhere in it.
    pub marked: String,
}

impl Indexed {
    /// Texts that belong together; no words in a row reach from one into the next.
    pub fn of<'a>(passages: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded = String::new();
        let mut ways: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for passage in passages {
            for (_, _, word) in words(passage) {
                let plain = fold(&word);
                folded.push_str(&plain);
                folded.push(' ');
                ways.entry(plain).or_default().insert(word);
            }
            folded.push(MARK);
            folded.push(' ');
        }
        let mut marked = String::new();
        for (plain, ways) in ways.iter().filter(|(plain, ways)| ways.iter().any(|way| way != *plain)) {
            for way in ways {
                marked.push_str(&format!("{plain}{MARK}{way} "));
            }
        }
        Self { folded, marked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> Vec<Term> {
        terms(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    fn term(words: &[&str], prefix: bool) -> Term {
        Term { words: words.iter().map(|word| (*word).to_owned()).collect(), prefix }
    }

    #[test]
    fn words_rows_of_words_and_beginnings_are_told_apart() {
        assert_eq!(typed(&["Impresora", "mante*"]), [term(&["impresora"], false), term(&["mante"], true)]);
        assert_eq!(typed(&["atasca el papel"]), [term(&["atasca", "el", "papel"], false)]);
        assert_eq!(
            typed(&["ver \"No Hay\" red"]),
            [term(&["ver"], false), term(&["no", "hay"], false), term(&["red"], false)]
        );
        assert_eq!(typed(&["CI-2026-0042"]), [term(&["ci", "2026", "0042"], false)]);
        assert_eq!(typed(&["--", "*", "\"\"", ""]), []);
    }

    #[test]
    fn an_accent_that_is_typed_is_meant() {
        let text = Indexed::of(["El año pasado", "no es ano"]);
        assert_eq!(text.folded, "el ano pasado \u{1c0} no es ano \u{1c0} ");
        assert_eq!(text.marked, "ano\u{1c0}ano ano\u{1c0}año ");
        assert_eq!(Indexed::of(["sin nada"]).marked, "");
    }

    #[test]
    fn a_term_stands_where_its_words_do() {
        let text: Vec<String> = ["el", "papel", "del", "papelero"].map(str::to_owned).into();
        assert_eq!(term(&["papel"], false).places(&text), [1]);
        assert_eq!(term(&["papel"], true).places(&text), [1, 3]);
        assert_eq!(term(&["del", "papel"], true).places(&text), [2]);
        assert_eq!(term(&["papelero", "del"], false).places(&text), Vec::<usize>::new());
    }
}
