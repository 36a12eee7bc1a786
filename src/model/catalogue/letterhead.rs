//! The letterhead of a desk's papers: size of the paper, logo, colour.

use super::reader::Entries;
use crate::message;

/// Contrast that text needs against its ground (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// Paper that forms are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// Letter (*carta*).
    #[default]
    Letter,
    /// A4.
    A4,
    /// *Oficio* as Mexico has it.
    Oficio,
    /// *Oficio* as Colombia has it.
    OficioCo,
}

impl PaperSize {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Letter, Self::A4, Self::Oficio, Self::OficioCo];

    /// The words that stand in files and on the command line, in the order of [`Self::ALL`].
    pub const WORDS: [&str; 4] = ["letter", "a4", "oficio", "oficio-co"];

    /// The size of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|known| *known == word).map(|index| Self::ALL[index])
    }

    /// Width and height in millimetres, upright.
    pub fn millimetres(self) -> (f64, f64) {
        match self {
            Self::Letter => (215.9, 279.4),
            Self::A4 => (210.0, 297.0),
            Self::Oficio => (215.9, 340.0),
            Self::OficioCo => (215.9, 330.0),
        }
    }
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The colour of a text `#rrggbb`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Its contrast with white, 1 (white) to 21 (black).
    pub fn contrast_with_white(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// What `[letterhead]` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Paper, where nobody asks for another.
    pub paper: PaperSize,
    /// File of the logo, relative to the desk, with `/`.
    pub logo: Option<String>,
    /// Colour of headings and rules.
    pub colour: Option<Colour>,
    /// What the logo says, for who cannot see it.
    pub alternative: Option<String>,
}

pub(super) fn read_letterhead(entry: &mut Entries) -> Letterhead {
    entry.refuse_unknown(&["paper", "logo", "colour", "alternative"]);
    let logo = entry.text_at("logo").map(|(path, at)| {
        let stays = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(['\\', ':']);
        if !stays {
            entry.source.report(at, message!("finding-catalogue-logo-outside", found = path.as_str()));
        }
        path
    });
    let colour = entry.text_at("colour").and_then(|(text, at)| {
        let colour = Colour::read(&text);
        if colour.is_none() {
            entry.source.report(at, message!("finding-catalogue-colour", found = text));
        }
        colour
    });
    Letterhead {
        paper: entry.word("paper", &PaperSize::WORDS).and_then(|word| PaperSize::from_word(&word)).unwrap_or_default(),
        logo,
        colour,
        alternative: entry.text("alternative"),
    }
}

/// The picture of a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is.
    pub kind: PictureKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Pictures that browsers and typst show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
}

impl PictureKind {
    /// Media type, for a `data:` address.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

impl Picture {
    /// The picture that bytes are, told by how they begin and not by a name.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let kind = match &bytes[..] {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => PictureKind::Png,
            [0xff, 0xd8, 0xff, ..] => PictureKind::Jpeg,
            other if is_svg(other) => PictureKind::Svg,
            _ => return None,
        };
        Some(Self { kind, bytes })
    }
}

/// Whether a text's first element is `svg`, behind whatever XML allows before it.
fn is_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!DOCTYPE svg") {
            ">"
        } else {
            return rest.strip_prefix("<svg").is_some_and(|after| after.starts_with([' ', '\t', '\r', '\n', '>']));
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest[at + end.len()..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits_and_has_a_contrast() {
        let contrast = |text: &str| Colour::read(text).map(|colour| (colour.contrast_with_white() * 10.0).round());
        assert_eq!(
            [contrast("#000000"), contrast("#ffffff"), contrast("#767676")],
            [Some(210.0), Some(10.0), Some(45.0)]
        );
        assert_eq!(Colour::read("#1F4e79").map(|colour| colour.to_string()).as_deref(), Some("#1f4e79"));
        for text in ["1f4e79", "#1f4e7", "#1f4e791", "#1f4e7g", "#+1+2+3", "red", "#ááá"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        let kind = |bytes: &[u8]| Picture::of(bytes.to_vec()).map(|picture| picture.kind);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n..."), Some(PictureKind::Png));
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Some(PictureKind::Jpeg));
        let svg =
            "\u{feff}<?xml version='1.0'?>\n<!-- a > b -->\n<!DOCTYPE svg>\n<svg xmlns='http://www.w3.org/2000/svg'/>";
        assert_eq!(kind(svg.as_bytes()), Some(PictureKind::Svg));
        for other in [&b"GIF89a"[..], b"", b"<html><svg>", b"<svgx>", b"<!-- <svg>", b"texto"] {
            assert_eq!(kind(other), None);
        }
    }
}
