//! "Did you mean …?" for a word that is not on a list.

/// The word of `known` nearest to `typed`, if any is near enough to be worth offering.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    // Of a short word with two letters changed about, little is alike: `nwe` is meant as `new`.
    let slip = |word: &str| typed.chars().count() > 2 && strsim::osa_distance(&typed, word) == 1;
    let likeness = |word: &str| {
        let alike = strsim::jaro_winkler(&typed, word);
        if slip(word) { alike.max(0.76) } else { alike }
    };
    known
        .into_iter()
        .map(|word| (likeness(&word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_only_what_is_near() {
        let known = ["resuelto", "requiere-soporte"];
        assert_eq!(nearest("resuelot", known), Some("resuelto"));
        assert_eq!(nearest("REQUIERE", known), Some("requiere-soporte"));
        assert_eq!(nearest("xyz", known), None);
        assert_eq!(nearest("nwe", ["next", "new", "note"]), Some("new"));
    }
}
