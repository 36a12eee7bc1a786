//! What another ticket can be to this one.

/// The ticket that another was opened for.
pub const PARENT: &str = "parent";
/// A ticket that was opened for another.
pub const CHILD: &str = "child";

/// Every relation, with what this ticket then is to the other.
pub const RELATIONS: [(&str, &str); 6] = [
    ("related", "related"),
    ("duplicate", "duplicate"),
    ("cause", "effect"),
    ("effect", "cause"),
    (PARENT, CHILD),
    (CHILD, PARENT),
];

/// The identifier of a relation's name in the Fluent files; none for a word that is not one.
pub fn message_id(word: &str) -> Option<&'static str> {
    Some(match word {
        "related" => "relation-related",
        "duplicate" => "relation-duplicate",
        "cause" => "relation-cause",
        "effect" => "relation-effect",
        PARENT => "relation-parent",
        CHILD => "relation-child",
        _ => return None,
    })
}

/// Whether a text is an address outside the desk.
pub fn is_address(text: &str) -> bool {
    let known = ["https://", "http://", "mailto:"].iter().any(|beginning| text.starts_with(beginning));
    known && !text.chars().any(char::is_whitespace)
}
