//! What another ticket can be to this one.

/// Every relation, with what this ticket then is to the other.
pub const RELATIONS: [(&str, &str); 4] =
    [("related", "related"), ("duplicate", "duplicate"), ("cause", "effect"), ("effect", "cause")];

/// The identifier of a relation's name in the Fluent files; none for a word that is not one.
pub fn message_id(word: &str) -> Option<&'static str> {
    Some(match word {
        "related" => "relation-related",
        "duplicate" => "relation-duplicate",
        "cause" => "relation-cause",
        "effect" => "relation-effect",
        _ => return None,
    })
}

/// Whether a text is an address outside the desk.
pub fn is_address(text: &str) -> bool {
    let known = ["https://", "http://", "mailto:"].iter().any(|beginning| text.starts_with(beginning));
    known && !text.chars().any(char::is_whitespace)
}
