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
        Datum::Decimal(number) => decimal(*number),
        Datum::Percent(number) => format!("{} %", decimal(*number)),
        Datum::Minutes(minutes) => time::write_minutes(*minutes),
        Datum::Moment(at) => language.moment(*at),
        Datum::Date(day) => day.to_string(),
        Datum::Flag(flag) => language.text(if *flag { "yes" } else { "no" }),
    }
}

/// With one decimal; nothing is ever less than nothing.
fn decimal(number: f64) -> String {
    let text = format!("{number:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// A cell in words, a difference as such.
pub fn shown(cell: &Datum, part: Part, language: &Language) -> String {
    match part {
        Part::Change(_) => change(cell, language),
        Part::Own | Part::Before(_) => text(cell, language),
    }
}

/// A value on the axis of a chart, or beside its bar.
pub fn figure(value: f64, unit: DatumKind) -> String {
    // It came from a whole number, which it still is within its bounds.
    let whole = value.round() as i64;
    match unit {
        DatumKind::Minutes => time::write_minutes(whole),
        DatumKind::Percent => format!("{} %", decimal(value)),
        DatumKind::Decimal => decimal(value),
        _ if (value - value.round()).abs() > 0.04 => decimal(value),
        _ => whole.to_string(),
    }
}

/// A difference in words: what grew says so, and percentages differ by points.
pub fn change(cell: &Datum, language: &Language) -> String {
    let text = match cell {
        Datum::Percent(points) => format!("{} pp", decimal(*points)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tongue;

    #[test]
    fn cells_say_their_unit() {
        let language = Language::new(Tongue::Spanish, None);
        let own = |datum| shown(&datum, Part::Own, &language);
        assert_eq!(own(Datum::Minutes(190)), "3 h 10 min");
        assert_eq!(own(Datum::Percent(66.666)), "66.7 %");
        assert_eq!(own(Datum::Decimal(-0.01)), "0.0");
        assert_eq!(own(Datum::Flag(true)), "Sí");
        assert_eq!(shown(&Datum::Whole(3), Part::Change(0), &language), "+3");
        assert_eq!(shown(&Datum::Whole(-3), Part::Change(0), &language), "-3");
        assert_eq!(shown(&Datum::Whole(0), Part::Change(0), &language), "0");
        assert_eq!(shown(&Datum::Percent(2.5), Part::Change(0), &language), "+2.5 pp");
        assert_eq!(figure(2.5, DatumKind::Whole), "2.5");
        assert_eq!(figure(2.0, DatumKind::Mixed), "2");
    }
}
