//! Markers of templates: a comment alone on a line that says how what follows stands on paper.
//!
//! Text from tickets cannot make one, since its `<` is escaped before `!`. Markdown is printed
//! without them.

/// What a marker says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// The next block is one of signatures: room to sign, never broken.
    Signatures,
    /// The next block is a place for a seal: room for it, never broken.
    Seal,
    /// The next block is never broken.
    Keep,
    /// What follows begins on a page of its own.
    PageBreak,
}

impl Marker {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Signatures, Self::Seal, Self::Keep, Self::PageBreak];

    /// The words that stand in templates, in the order of [`Self::ALL`].
    pub const WORDS: [&str; 4] = ["signatures", "seal", "keep", "page-break"];

    /// The marker that a line is; none where it is no comment alone, or says anything else.
    pub fn of(line: &str) -> Option<Self> {
        let word = comment(line)?;
        Self::WORDS.iter().position(|known| *known == word).map(|index| Self::ALL[index])
    }
}

/// What a comment that stands alone on a line says.
fn comment(line: &str) -> Option<&str> {
    Some(line.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim())
}

/// Comments alone on a line that are no marker: the byte at which each begins, and what it says.
pub fn unknown(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(word) = comment(line).filter(|word| !Marker::WORDS.contains(word)) {
            found.push((at + line.len() - line.trim_start().len(), word));
        }
        at += line.len();
    }
    found
}

/// The Markdown without its markers.
pub fn strip(marked: &str) -> String {
    let mut written = String::with_capacity(marked.len());
    for line in marked.lines() {
        let parts_nothing = line.is_empty() && (written.is_empty() || written.ends_with("\n\n"));
        if Marker::of(line).is_none() && !parts_nothing {
            written.push_str(line);
            written.push('\n');
        }
    }
    while written.ends_with("\n\n") {
        written.pop();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_known_words_alone_on_a_line() {
        assert_eq!(Marker::of("  <!-- signatures -->  "), Some(Marker::Signatures));
        assert_eq!(Marker::of("<!--page-break-->"), Some(Marker::PageBreak));
        for line in ["<!-- firma -->", "a <!-- keep -->", "\\<!-- keep -->", "<!-- keep", "<!-- keep --> <!-- seal -->"]
        {
            assert_eq!(Marker::of(line), None, "{line}");
        }
        let text = "# Uno\r\n<!-- keep -->\r\n  <!-- firmas -->\r\n<!-- {{ x }} -->";
        assert_eq!(unknown(text), [(24, "firmas"), (41, "{{ x }}")]);
    }

    #[test]
    fn markdown_is_printed_without_them() {
        assert_eq!(strip("# A\n\n<!-- keep -->\n\n| b |\n\n<!-- seal -->\n"), "# A\n\n| b |\n");
        assert_eq!(strip("<!-- keep -->\n# A\n<!-- otro -->\n"), "# A\n<!-- otro -->\n");
    }
}
