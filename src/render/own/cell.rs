//! Cells of a report as people read them.

use crate::language::Language;
use crate::model::time;
use crate::report::own::answer::{Datum, DatumKind, Part};

/// A cell as a person reads it; empty where nothing is known. A change says whether it is more or less.
pub fn shown(datum: &Datum, part: Part, language: &Language) -> String {
    let text = match datum {
        Datum::Blank => return String::new(),
        Datum::Text(text) => text.clone(),
        Datum::Word { name, .. } => name.clone(),
        Datum::Whole(number) | Datum::Days(number) => number.to_string(),
        Datum::Decimal(number) => decimal(*number),
        // Shares differ by points: half of ten in a hundred is not five in a hundred less.
        Datum::Percent(number) if matches!(part, Part::Change(_)) => format!("{} pp", decimal(*number)),
        Datum::Percent(number) => format!("{} %", decimal(*number)),
        Datum::Minutes(minutes) => time::write_minutes(*minutes),
        Datum::Moment(moment) => language.moment(*moment),
        Datum::Date(day) => day.to_string(),
        Datum::Flag(flag) => language.text(if *flag { "yes" } else { "no" }),
    };
    let more = matches!(part, Part::Change(_)) && figure(datum).is_some_and(|figure| figure > 0.0);
    if more { format!("+{text}") } else { text }
}

/// A value on the axis of a chart, or beside its bar.
pub fn figure_shown(value: f64, unit: DatumKind) -> String {
    // A figure of a chart came from a whole number, which it still is within its bounds.
    let whole = value.round() as i64;
    match unit {
        DatumKind::Minutes => time::write_minutes(whole),
        DatumKind::Percent => format!("{} %", decimal(value)),
        DatumKind::Decimal => decimal(value),
        _ if (value - value.round()).abs() > 0.04 => decimal(value),
        _ => whole.to_string(),
    }
}

/// What a cell weighs in a chart or a comparison; none for what is no figure.
pub fn figure(datum: &Datum) -> Option<f64> {
    match datum {
        Datum::Whole(number) | Datum::Minutes(number) | Datum::Days(number) => Some(*number as f64),
        Datum::Decimal(number) | Datum::Percent(number) => Some(*number),
        _ => None,
    }
}

/// With one decimal; nothing is ever less than nothing.
fn decimal(number: f64) -> String {
    let text = format!("{number:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
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
        assert_eq!(figure_shown(2.5, DatumKind::Whole), "2.5");
        assert_eq!(figure_shown(2.0, DatumKind::Mixed), "2");
    }
}
