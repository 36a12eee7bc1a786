//! Cells of answers as people read them, and as a spreadsheet takes them.

use crate::language::Language;
use crate::model::time;
use crate::report::own::answer::{Answer, AnswerColumn, Datum, DatumKind, Part};

/// A cell in words.
pub fn text(cell: &Datum, language: &Language) -> String {
    match cell {
        Datum::Blank => String::new(),
        Datum::Text(text) => text.clone(),
        Datum::Word { name, .. } => name.clone(),
        Datum::Whole(number) | Datum::Days(number) => number.to_string(),
        Datum::Decimal(number) => format!("{number:.1}"),
        Datum::Percent(number) => format!("{number:.1} %"),
        Datum::Minutes(minutes) => time::write_minutes(*minutes),
        Datum::Moment(at) => language.moment(*at),
        Datum::Date(day) => day.to_string(),
        Datum::Flag(flag) => language.text(if *flag { "yes" } else { "no" }),
    }
}

/// A difference in words: what grew says so, and percentages differ by points.
pub fn change(cell: &Datum, language: &Language) -> String {
    let text = match cell {
        Datum::Percent(points) => format!("{points:.1} pp"),
        other => text(other, language),
    };
    if cell.number().is_some_and(|number| number > 0.0) { format!("+{text}") } else { text }
}

/// A cell for a spreadsheet: figures as figures.
pub fn raw(cell: &Datum, language: &Language) -> String {
    match cell {
        Datum::Minutes(number) => number.to_string(),
        // What a calculation takes is not rounded for the eye.
        Datum::Decimal(number) | Datum::Percent(number) => {
            let text = format!("{number:.4}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        other => text(other, language),
    }
}

/// The heading of a column. One that compares stands after what it compares, and need not repeat it.
pub fn heading(column: &AnswerColumn, answer: &Answer) -> String {
    let short = column.heading.rsplit(": ").next().unwrap_or_default();
    match column.part {
        Part::Own => column.heading.clone(),
        Part::Change(_) => short.to_owned(),
        Part::Before(index) => format!("{short}{}", period(answer, index)),
    }
}

/// The name of a period compared with, after a heading.
fn period(answer: &Answer, index: usize) -> String {
    answer.compared.get(index).map(|span| format!(" ({})", span.name)).unwrap_or_default()
}

/// The heading for a spreadsheet: minutes and percentages say that they are.
pub fn raw_heading(column: &AnswerColumn, answer: &Answer) -> String {
    let heading = match column.part {
        Part::Own => column.heading.clone(),
        // Columns of a spreadsheet are moved about.
        Part::Before(index) | Part::Change(index) => format!("{}{}", column.heading, period(answer, index)),
    };
    match column.kind {
        DatumKind::Minutes if !heading.contains("(min)") => format!("{heading} (min)"),
        DatumKind::Percent if !heading.contains('%') => format!("{heading} (%)"),
        _ => heading,
    }
}
