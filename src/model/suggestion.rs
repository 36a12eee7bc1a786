//! "Did you mean …?" for a word that is not on a list.

/// The word of `known` nearest to `typed`, if any is near enough to be worth offering.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    likest(typed, known).into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, word)| word)
}

/// The words of `known` near enough to `typed` to be worth offering, best first; at most so many.
pub fn nearest_few<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    likest(typed, known).into_iter().map(|(_, word)| word).take(most).collect()
}

/// The nearest of `known` to `typed`, and those that as few letters make the same.
fn equally_near<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let letters = |word: &str| strsim::osa_distance(&typed.to_lowercase(), &word.to_lowercase());
    let likest = likest(typed, known);
    let best = likest.first().map(|(_, word)| letters(word));
    likest.into_iter().map(|(_, word)| word).filter(|word| best == Some(letters(word))).collect()
}

/// Those of `known` that are equally near to `typed`, as one text to offer: of two people nobody can know
/// which was meant.
pub fn nearest_people<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = equally_near(typed, known);
    (!near.is_empty()).then(|| near.iter().take(MOST_PEOPLE).copied().collect::<Vec<_>>().join(" / "))
}

/// People offered at most.
const MOST_PEOPLE: usize = 3;

fn likest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(f64, &'a str)> {
    let typed = typed.to_lowercase();
    // Of a short word with two letters changed about, little is alike: `nwe` is meant as `new`.
    let slip = |word: &str| typed.chars().count() > 2 && strsim::osa_distance(&typed, word) == 1;
    let likeness = |word: &str| {
        let alike = strsim::jaro_winkler(&typed, word);
        if slip(word) { alike.max(0.76) } else { alike }
    };
    let near = known.into_iter().map(|word| (likeness(&word.to_lowercase()), word));
    let mut near: Vec<(f64, &str)> = near.filter(|(likeness, _)| *likeness > 0.75).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near
}

#[cfg(test)]
mod tests {
    use super::{equally_near, nearest, nearest_few};

    #[test]
    fn offers_only_what_is_near() {
        let known = ["resuelto", "requiere-soporte"];
        assert_eq!(nearest("resuelot", known), Some("resuelto"));
        assert_eq!(nearest("REQUIERE", known), Some("requiere-soporte"));
        assert_eq!(nearest("xyz", known), None);
        assert_eq!(nearest("nwe", ["next", "new", "note"]), Some("new"));
        assert_eq!(nearest_few("LT-09", ["LT-009", "PC-77", "LT-0091", "LT-0"], 2), ["LT-009", "LT-0"]);
        assert_eq!(equally_near("ana luna", ["ana luno", "beto sol", "ana lune"]), ["ana luno", "ana lune"]);
        assert_eq!(equally_near("xyz", ["abc"]), Vec::<&str>::new());
    }
}
