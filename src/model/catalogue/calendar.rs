//! What the files of `calendars/` say: the working hours of each day of the week.

use chrono::Weekday;
use toml::de::DeValue;

use super::reader::{Entries, read_file, unknown_word, write_hour};
use super::source::{Source, stem};
use crate::message;
use crate::model::finding::Finding;
use crate::model::identifier::is_key;

/// What a file of `calendars/` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSettings {
    /// Code; its file's name.
    pub code: String,
    /// Name.
    pub name: String,
    /// Working hours, in file order; no two spans of one day overlap.
    pub hours: Vec<Span>,
}

/// A stretch of working time on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Days.
    pub days: Vec<Weekday>,
    /// Beginning, in minutes from midnight.
    pub from: u16,
    /// End, in minutes from midnight, later than the beginning; 1440 is the midnight that ends
    /// the day.
    pub to: u16,
}

/// Days of the week, as calendars write them.
const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

impl CalendarSettings {
    /// Reads a file of `calendars/`. Its path tells the code that it must have.
    ///
    /// # Errors
    /// Every problem of the text, with its place.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Finding>> {
        read_file(path, text, |mut top| {
            top.refuse_unknown(&["code", "name", "hours"]);
            let (code, at) = top.required_identifier("code");
            let expected = stem(path);
            if is_key(&code) && code != expected {
                let message =
                    message!("finding-catalogue-file-name", key = "code", found = code.as_str(), name = expected);
                top.source.report(at, message);
            }
            let name = top.required_text("name");
            let mut spans = Vec::new();
            if let Some(value) = top.required("hours") {
                if matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()) {
                    top.source.report(value.span().start, message!("finding-catalogue-empty-list", key = "hours"));
                }
                top.tables("hours", |entry| spans.extend(read_span(entry)));
            }
            for (index, (span, at)) in spans.iter().enumerate() {
                for (earlier, _) in spans.iter().take(index) {
                    refuse_overlap(top.source, earlier, span, *at);
                }
            }
            Some(Self { code, name, hours: spans.into_iter().map(|(span, _)| span).collect() })
        })
    }

    /// Beginnings and ends of that day's spans, in minutes from midnight, in order of time.
    pub fn hours_on(&self, day: Weekday) -> Vec<(u16, u16)> {
        let mut hours: Vec<(u16, u16)> =
            self.hours.iter().filter(|span| span.days.contains(&day)).map(|span| (span.from, span.to)).collect();
        hours.sort_unstable();
        hours
    }
}

fn read_span(entry: &mut Entries) -> Option<(Span, usize)> {
    entry.refuse_unknown(&["days", "from", "to"]);
    let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
    let days = entry.required("days").map(|_| entry.texts("days")).unwrap_or_default();
    let days: Vec<Weekday> = days
        .into_iter()
        .filter_map(|(word, at)| {
            let day = DAYS.iter().find(|(known, _)| *known == word).map(|(_, day)| *day);
            if day.is_none() {
                entry.source.report(at, unknown_word("days", &word, &words));
            }
            day
        })
        .collect();
    let from = entry.required("from").and_then(|_| entry.hour("from"));
    let to = entry.required("to").and_then(|_| entry.hour("to"));
    let ((from, _), (to, at)) = (from?, to?);
    if to <= from {
        let message = message!("finding-catalogue-span", from = write_hour(from), to = write_hour(to));
        entry.source.report(at, message);
        return None;
    }
    Some((Span { days, from, to }, entry.at.unwrap_or_default()))
}

fn refuse_overlap(source: &mut Source, earlier: &Span, span: &Span, at: usize) {
    if earlier.to <= span.from || span.to <= earlier.from {
        return;
    }
    let shared: Vec<&str> = DAYS
        .iter()
        .filter(|(_, day)| earlier.days.contains(day) && span.days.contains(day))
        .map(|(word, _)| *word)
        .collect();
    if !shared.is_empty() {
        let message = message!(
            "finding-catalogue-overlap",
            days = shared.join(", "),
            from = write_hour(earlier.from.max(span.from)),
            to = write_hour(earlier.to.min(span.to)),
        );
        source.report(at, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::PRIORITIES;
    use crate::model::catalogue::tests::told;

    #[test]
    fn everything_wrong_with_a_calendar_is_told_at_once() {
        let text = r#"code = "otro"
name = "X"
hours = [
  { days = ["mon", "lun"], from = "09:00", to = "14:00" },
  { days = ["mon", "tue"], from = 13:30, to = "18:00" },
  { days = ["wed"], from = "18:00", to = "09:00" },
  { days = [], from = "9", to = "24:30" },
  { days = ["sun"], from = 00:00:00, to = "24:00" },
]
"#;
        assert_eq!(
            told(CalendarSettings::parse("catalog/calendars/uno.toml", text)),
            [
                "file-name 1:8 code = \"otro\"",
                "word-near 4:20   { days = [\"mon\", \"lun\"], from = \"09:00\", to = \"14:00\" },",
                "overlap 5:3   { days = [\"mon\", \"tue\"], from = 13:30, to = \"18:00\" },",
                "span 6:42   { days = [\"wed\"], from = \"18:00\", to = \"09:00\" },",
                "empty-list 7:12   { days = [], from = \"9\", to = \"24:30\" },",
                "hour 7:23   { days = [], from = \"9\", to = \"24:30\" },",
                "hour 7:33   { days = [], from = \"9\", to = \"24:30\" },",
            ]
        );
        let empty = "code = 'uno'\nname = 'X'\nhours = []";
        assert_eq!(told(CalendarSettings::parse("calendars/uno.toml", empty)), ["empty-list 3:9 hours = []"]);
        let text = "code = 'uno'\nname = 'X'\n[[hours]]\ndays = ['sat']\nfrom = 16:00\nto = '24:00'\n\
                    [[hours]]\ndays = ['sat']\nfrom = '9:00'\nto = '14:00'";
        let calendar = CalendarSettings::parse("calendars/uno.toml", text).expect("calendar");
        assert_eq!(calendar.hours_on(Weekday::Sat), [(540, 840), (960, 1440)]);
    }

    #[test]
    fn spanish_words_are_understood_well_enough_to_be_corrected() {
        let words: Vec<&str> = DAYS.iter().map(|(word, _)| *word).collect();
        for (found, near) in [("lun", "mon"), ("Martes", "tue"), ("miércoles", "wed"), ("dom", "sun")] {
            let message = unknown_word("days", found, &words);
            assert!(message.arguments.contains(&("near", near.into())), "{message:?}");
        }
        assert_eq!(unknown_word("priority", "xyz", &PRIORITIES).id, "finding-catalogue-word");
    }
}
