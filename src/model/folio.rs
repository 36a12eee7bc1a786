//! A ticket's official number, and the short ways in which a person writes it.

use std::fmt;
use std::str::FromStr;

/// A ticket's official number: series, year and consecutive, e.g. `CI-2026-0042`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Folio {
    /// Letters in front; each clone that opens tickets has its own.
    pub series: String,
    /// Year in which the ticket was recorded.
    pub year: u16,
    /// Consecutive within series and year, from 1.
    pub number: u32,
}

/// The text is not a folio.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a folio: {0}")]
pub struct NotAFolio(pub String);

/// Whether a text may be a series: capital letters and digits, a letter first, at most 8.
pub fn is_series(text: &str) -> bool {
    (1..=8).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:04}", self.series, self.year, self.number)
    }
}

impl FromStr for Folio {
    type Err = NotAFolio;

    /// Reads the exact form that [`fmt::Display`] writes, and no other: a file has one name.
    fn from_str(text: &str) -> Result<Self, NotAFolio> {
        let wrong = || NotAFolio(text.to_owned());
        let mut parts = text.split('-');
        let (Some(series), Some(year), Some(number), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let folio = Self {
            series: series.to_owned(),
            year: year.parse().map_err(|_| wrong())?,
            number: number.parse().map_err(|_| wrong())?,
        };
        if is_series(series) && year.len() == 4 && folio.number > 0 && folio.to_string() == text {
            Ok(folio)
        } else {
            Err(wrong())
        }
    }
}

/// Whether digits are a consecutive and no year: `12`, `0012`.
fn is_consecutive(text: &str) -> bool {
    let is_number = text.parse::<u32>().is_ok_and(|number| number > 0) && text.bytes().all(|b| b.is_ascii_digit());
    is_number && (text.len() != 4 || text.starts_with('0'))
}

/// What a person typed in place of a folio, read but not yet looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolioQuery {
    /// The whole folio.
    Exact(Folio),
    /// A consecutive, `42`, of any series and year.
    Number(u32),
    /// Year and consecutive, `2026-42`, of any series.
    YearNumber(u16, u32),
    /// Series and consecutive, `B-42` or `B42`, of any year: what was typed, without the line between them.
    SeriesNumber(String),
    /// Any other beginning or end of a folio, in capitals.
    Part(String),
}

impl FolioQuery {
    /// Reads what a person typed; letters may be small.
    pub fn read(text: &str) -> Self {
        let text = text.trim().to_uppercase();
        if let Ok(folio) = text.parse() {
            return Self::Exact(folio);
        }
        if let Ok(number) = text.parse() {
            return Self::Number(number);
        }
        match text.split('-').collect::<Vec<_>>()[..] {
            // `CI-2026-42`: the zeros in front are only how a folio is printed.
            [series, year, number] if is_series(series) => {
                if let (Ok(year), Ok(number @ 1..)) = (year.parse(), number.parse()) {
                    return Self::Exact(Folio { series: series.to_owned(), year, number });
                }
            }
            [year, number] if year.len() == 4 => {
                if let (Ok(year), Ok(number)) = (year.parse(), number.parse()) {
                    return Self::YearNumber(year, number);
                }
            }
            [series, number] if is_series(series) && is_consecutive(number) => {
                return Self::SeriesNumber(format!("{series}{}", number.trim_start_matches('0')));
            }
            [word] => {
                let digits = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
                let (series, number) = word.split_at(word.len() - digits);
                if is_series(series) && is_consecutive(number) {
                    return Self::SeriesNumber(format!("{series}{}", number.trim_start_matches('0')));
                }
            }
            _ => {}
        }
        Self::Part(text)
    }

    /// What the text of every folio that answers to it ends with.
    pub fn ending(&self) -> String {
        match self {
            Self::Exact(folio) => folio.to_string(),
            Self::Number(number) => format!("-{number:04}"),
            Self::YearNumber(year, number) => format!("-{year}-{number:04}"),
            Self::SeriesNumber(_) | Self::Part(_) => String::new(),
        }
    }

    /// Whether a folio answers to what was typed.
    pub fn matches(&self, folio: &Folio) -> bool {
        match self {
            Self::Exact(exact) => exact == folio,
            Self::Number(number) => *number == folio.number,
            Self::YearNumber(year, number) => *year == folio.year && *number == folio.number,
            Self::SeriesNumber(word) => format!("{}{}", folio.series, folio.number) == *word,
            Self::Part(part) if part.is_empty() => false,
            Self::Part(part) => {
                let text = folio.to_string();
                text.starts_with(part.as_str()) || text.ends_with(part.as_str())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folio_has_one_spelling() {
        let folio: Folio = "CI-2026-0042".parse().expect("folio");
        assert_eq!(folio, Folio { series: "CI".into(), year: 2026, number: 42 });
        assert_eq!("CI-2026-12345".parse::<Folio>().expect("wide").number, 12345);
        for text in ["CI-2026-42", "ci-2026-0042", "CI-26-0042", "CI-2026-0000", "CI/2026/0042", "../2026-0042", ""] {
            assert!(text.parse::<Folio>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_person_may_shorten_it() {
        let folio: Folio = "CI-2026-0042".parse().expect("folio");
        for text in ["42", "0042", "2026-42", "2026-0042", "ci-2026-0042", "ci-2026-42", "6-0042"] {
            let query = FolioQuery::read(text);
            assert!(query.matches(&folio) && folio.to_string().ends_with(&query.ending()), "{text}");
        }
        // A series and a number without a year; a year is no number of a series.
        for (text, word) in [("ci-42", "CI42"), ("CI42", "CI42"), ("CI-0042", "CI42"), (" ci0042 ", "CI42")] {
            let query = FolioQuery::read(text);
            assert_eq!(query, FolioQuery::SeriesNumber(word.to_owned()), "{text}");
            assert!(query.matches(&folio), "{text}");
        }
        for text in ["B-42", "B42", "CI-43", "C-42", "CI-0"] {
            assert!(!FolioQuery::read(text).matches(&folio), "{text}");
        }
        assert_eq!(FolioQuery::read("CI-2026"), FolioQuery::Part("CI-2026".to_owned()));
        for text in ["", " ", "2", "CI-2025", "43", "2025-42"] {
            assert!(!FolioQuery::read(text).matches(&folio), "{text}");
        }
    }
}
