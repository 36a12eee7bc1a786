//! The marks that git leaves in a file in which it left both sides of a merge.

/// Before this clone's side.
pub const OURS: &str = "<<<<<<<";
/// Between both.
pub const MIDDLE: &str = "=======";
/// Behind the other's side.
pub const THEIRS: &str = ">>>>>>>";

/// Line, from 1, of the first marker in a text that has markers of every sort.
pub fn first(text: &str) -> Option<usize> {
    let has = |marker: &str| text.lines().any(|line| is_marker(line, marker));
    if !(has(OURS) && has(MIDDLE) && has(THEIRS)) {
        return None;
    }
    text.lines().position(|line| is_marker(line, OURS)).map(|line| line + 1)
}

/// Whether a line is that marker.
pub fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r']))
}
