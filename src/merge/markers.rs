//! Both sides in one file between git's markers: what is left of a merge that a person has to make,
//! and what there is where git merged a record without the driver.

use crate::model::markers::{MIDDLE, OURS, THEIRS, is_marker};

pub use crate::model::markers::first;

const BASE: &str = "|||||||";

/// Names beside the markers.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Of this clone's side.
    pub ours: &'a str,
    /// Of what both began from.
    pub base: &'a str,
    /// Of the other's side.
    pub theirs: &'a str,
}

/// The whole of both sides, and of what both began from where there is one, between markers of that
/// many signs.
pub fn both(base: Option<&str>, ours: &str, theirs: &str, size: usize, names: Names) -> String {
    let whole = |text: &str| match text.is_empty() || text.ends_with('\n') {
        true => text.to_owned(),
        false => format!("{text}\n"),
    };
    let marker = |sign: &str, name: &str| format!("{} {name}\n", sign.repeat(size.max(1)));
    let mut text = marker("<", names.ours) + &whole(ours);
    if let Some(base) = base {
        text += &(marker("|", names.base) + &whole(base));
    }
    text + &format!("{}\n", "=".repeat(size.max(1))) + &whole(theirs) + &marker(">", names.theirs)
}

/// A text with markers taken apart into its sides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parted {
    /// What both began from, where every conflict tells it.
    pub base: Option<String>,
    /// This clone's.
    pub ours: String,
    /// The other's.
    pub theirs: String,
}

/// The sides of a text with markers; none where the markers do not fit together.
pub fn parted(text: &str) -> Option<Parted> {
    #[derive(PartialEq)]
    enum Within {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let mut within = Within::Both;
    let (mut base, mut ours, mut theirs) = (String::new(), String::new(), String::new());
    let (mut conflicts, mut told) = (0, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        within = match within {
            Within::Both if is_marker(bare, OURS) => {
                conflicts += 1;
                Within::Ours
            }
            Within::Ours if is_marker(bare, BASE) => {
                told += 1;
                Within::Base
            }
            Within::Ours | Within::Base if bare == MIDDLE || bare.starts_with("======= ") => Within::Theirs,
            Within::Theirs if is_marker(bare, THEIRS) => Within::Both,
            Within::Both => {
                for side in [&mut base, &mut ours, &mut theirs] {
                    side.push_str(line);
                }
                Within::Both
            }
            Within::Ours => {
                ours.push_str(line);
                Within::Ours
            }
            Within::Base => {
                base.push_str(line);
                Within::Base
            }
            Within::Theirs => {
                theirs.push_str(line);
                Within::Theirs
            }
        };
    }
    let whole = within == Within::Both && conflicts > 0;
    whole.then(|| Parted { base: (told == conflicts).then_some(base), ours, theirs })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names = Names { ours: "HEAD", base: "base", theirs: "other" };

    #[test]
    fn what_stands_between_markers_comes_back() {
        let text = both(Some("a: 1\n"), "a: 2", "a: 3\n", 7, NAMES);
        assert_eq!(text, "<<<<<<< HEAD\na: 2\n||||||| base\na: 1\n=======\na: 3\n>>>>>>> other\n");
        let sides = parted(&text).expect("sides");
        assert_eq!(sides, Parted { base: Some("a: 1\n".into()), ours: "a: 2\n".into(), theirs: "a: 3\n".into() });
        assert_eq!(first(&format!("x: 1\n{text}")), Some(2));
    }

    #[test]
    fn markers_of_git_around_single_lines_give_whole_sides() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let sides = parted(text).expect("sides");
        assert_eq!((sides.ours.as_str(), sides.theirs.as_str()), ("a: 1\nb: 2\nc: 4\n", "a: 1\nb: 3\nc: 4\n"));
        assert_eq!(sides.base, None);
    }

    #[test]
    fn texts_that_only_look_like_it_have_none() {
        for text in
            ["a: 1\n", "<<<<<<< x\na\n", "note: |\n  <<<<<<< x\n  =======\n  >>>>>>> y\n", "=======\n>>>>>>> y\n"]
        {
            assert_eq!((parted(text), first(text)), (None, None), "{text}");
        }
    }
}
