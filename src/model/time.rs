//! The one module that knows how Folio reads and writes moments. Everything else takes a
//! [`Moment`] and a [`Zone`]; nothing here asks the system what time it is.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Duration, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// A moment with its offset, as it stands in a record (RFC 3339).
pub type Moment = DateTime<FixedOffset>;

/// Years in which something can have happened.
const YEARS: RangeInclusive<i32> = 1970..=9999;
/// Longest duration that a procedure can give, ten thousand hours, in minutes.
const LONGEST_MINUTES: i64 = 10_000 * 60;

/// A time zone of the tz database, e.g. `America/Mexico_City`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

/// Why a text is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The text has none of the accepted forms.
    #[error("not a date and time: {0}")]
    Unreadable(String),
    /// The local time does not exist (clocks were put forward over it).
    #[error("that local time does not exist: {0}")]
    Skipped(String),
}

impl Default for Zone {
    /// The zone of a desk whose settings cannot be read.
    fn default() -> Self {
        Self(chrono_tz::America::Mexico_City)
    }
}

impl Zone {
    /// The zone of that name, if the tz database has it.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Its name in the tz database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The same instant, written with this zone's offset.
    pub fn localize(self, moment: Moment) -> Moment {
        moment.with_timezone(&self.0).fixed_offset()
    }

    /// Midnight at the start of a day, or the first instant that exists on it.
    pub fn start_of(self, day: NaiveDate) -> Moment {
        self.instant(day.and_time(NaiveTime::MIN))
    }

    /// The instant of a local date and time. Where clocks were put back the earlier one; where
    /// they were put forward over it, the first instant after the gap.
    pub fn instant(self, local: NaiveDateTime) -> Moment {
        let mut candidate = local;
        // A gap is a few hours; where islands changed sides of the date line, a whole day.
        for _ in 0..=(24 * 60) {
            match self.0.from_local_datetime(&candidate) {
                LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => return found.fixed_offset(),
                LocalResult::None => match candidate.checked_add_signed(Duration::minutes(1)) {
                    Some(next) => candidate = next,
                    None => break,
                },
            }
        }
        self.0.from_utc_datetime(&local).fixed_offset()
    }

    /// The local date of a moment.
    pub fn day(self, moment: Moment) -> NaiveDate {
        moment.with_timezone(&self.0).date_naive()
    }

    /// The local date and time of a moment.
    pub fn local(self, moment: Moment) -> NaiveDateTime {
        moment.with_timezone(&self.0).naive_local()
    }

    /// Reads what a person types for `--at`: RFC 3339, `2026-11-20 09:08`, `2026-11-20` (its
    /// midnight) or `09:08` (that hour of `today`).
    ///
    /// # Errors
    /// [`TimeError`] when the text has none of these forms or names a local time that was skipped.
    pub fn read(self, text: &str, today: NaiveDate) -> Result<Moment, TimeError> {
        let text = text.trim();
        let unreadable = || TimeError::Unreadable(text.to_owned());
        // The seconds may be left out, as in what people type without an offset.
        let with_offset =
            DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"));
        let moment = match with_offset {
            Ok(moment) => moment,
            Err(_) => {
                let local = read_local(text, today).filter(|local| YEARS.contains(&local.year()));
                match self.0.from_local_datetime(&local.ok_or_else(unreadable)?) {
                    LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => found.fixed_offset(),
                    LocalResult::None => return Err(TimeError::Skipped(text.to_owned())),
                }
            }
        };
        // It is recorded in this zone, and must read back from there.
        if is_recordable(moment) && is_recordable(self.localize(moment)) { Ok(moment) } else { Err(unreadable()) }
    }
}

fn read_local(text: &str, today: NaiveDate) -> Option<NaiveDateTime> {
    for form in [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
        // As people in Mexico and Colombia write it: day first.
        "%d/%m/%Y %H:%M",
    ] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, form) {
            return Some(local);
        }
    }
    for form in ["%H:%M:%S", "%H:%M"] {
        if let Ok(time) = NaiveTime::parse_from_str(text, form) {
            return Some(today.and_time(time));
        }
    }
    read_typed_date(text).map(|day| day.and_time(NaiveTime::MIN))
}

/// Reads a date, `2026-11-20`.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().filter(|day| (0..=*YEARS.end()).contains(&day.year()))
}

/// Whether a record can hold the moment: others either cannot be written with four digits of year
/// and whole minutes of offset, or lie where no ticket was ever opened and sums leave the calendar.
pub fn is_recordable(moment: Moment) -> bool {
    YEARS.contains(&moment.year()) && moment.offset().local_minus_utc() % 60 == 0
}

/// Reads a date as a person types it: `2026-11-20` or, day first, `20/11/2026`.
pub fn read_typed_date(text: &str) -> Option<NaiveDate> {
    let day_first =
        || NaiveDate::parse_from_str(text.trim(), "%d/%m/%Y").ok().filter(|day| YEARS.contains(&day.year()));
    read_date(text).or_else(day_first)
}

/// Reads an RFC 3339 moment as records hold it.
pub fn read_moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok().filter(|moment| is_recordable(*moment))
}

/// Writes a moment as records hold it: RFC 3339, whole seconds, with offset.
pub fn write_moment(moment: Moment) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Reads a duration of working time: `10min`, `3h`, `1h30`, `1h 30min`, at most ten thousand hours.
/// Gives minutes.
pub fn read_minutes(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (hours, rest) = match text.split_once('h') {
        Some((hours, rest)) => (hours.parse::<i64>().ok()?, rest),
        None => (0, text.as_str()),
    };
    let minutes = match rest.strip_suffix("min").unwrap_or(rest) {
        "" if text.contains('h') => 0,
        // A bare number without a unit is a guess; only after hours (`1h30`) is it plain.
        digits if text.contains('h') || rest.ends_with("min") => digits.parse::<i64>().ok()?,
        _ => return None,
    };
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    (hours >= 0 && minutes >= 0 && total <= LONGEST_MINUTES).then_some(total)
}

/// Writes minutes as a procedure does: `10 min`, `3 h`, `1 h 30 min`.
pub fn write_minutes(minutes: i64) -> String {
    let (sign, total) = (if minutes < 0 { "-" } else { "" }, minutes.unsigned_abs());
    match (total / 60, total % 60) {
        (0, rest) => format!("{sign}{rest} min"),
        (hours, 0) => format!("{sign}{hours} h"),
        (hours, rest) => format!("{sign}{hours} h {rest:02} min"),
    }
}

/// Writes an hour of the day, given in minutes from midnight: `09:00`.
pub fn write_hour(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_person_types() {
        let zone = Zone::named("America/Mexico_City").expect("known zone");
        let today = read_date("2025-03-10").expect("date");
        for text in
            ["09:08", "2025-03-10 09:08", "2025-03-10T09:08", "2025-03-10T09:08:00-06:00", "2025-03-10T09:08-06:00"]
        {
            let moment = zone.read(text, today).expect(text);
            assert_eq!(write_moment(moment), "2025-03-10T09:08:00-06:00", "{text}");
        }
        assert!(zone.read("mañana", today).is_err());
    }

    #[test]
    fn refuses_a_local_time_that_was_skipped() {
        let zone = Zone::named("America/Tijuana").expect("known zone");
        let today = read_date("2026-03-08").expect("date");
        assert_eq!(zone.read("02:30", today), Err(TimeError::Skipped("02:30".into())));
    }

    #[test]
    fn what_no_record_can_hold_is_no_moment() {
        let zone = Zone::named("America/Mexico_City").expect("known zone");
        let today = read_date("2025-03-10").expect("date");
        for text in [
            "+262142-12-31 23:59",
            "+262142-12-31",
            "-262143-01-01 00:00",
            "10000-01-01 00:00",
            "1969-12-31 23:59",
            "1900-01-01 12:00",
            "25-03-10 09:00",
            "1969-12-31T23:59:59-06:00",
            // In the desk's zone it is of 1969.
            "1970-01-01T00:00:00+14:00",
        ] {
            assert_eq!(zone.read(text, today), Err(TimeError::Unreadable(text.into())), "{text}");
        }
        for text in ["1969-12-31T23:59:59-06:00", "0001-01-01T00:00:00Z", "10000-01-01T00:00:00Z"] {
            assert_eq!(read_moment(text), None, "{text}");
        }
        assert!(read_moment("1970-01-01T00:00:00Z").is_some() && read_moment("9999-12-31T23:59:59Z").is_some());
        // Its offset was 44 minutes and a half until 1972.
        let monrovia = Zone::named("Africa/Monrovia").expect("known zone");
        assert!(monrovia.read("1971-06-01 12:00", today).is_err());
        assert_eq!((read_date("+262142-12-31"), read_date("-0001-01-01")), (None, None));
        assert_eq!(write_minutes(i64::MIN), "-153722867280912930 h 08 min");
    }

    #[test]
    fn reads_and_writes_durations() {
        for (text, minutes) in [("10min", 10), ("3h", 180), ("1h30", 90), ("1h 30min", 90), ("23h", 1380)] {
            assert_eq!(read_minutes(text), Some(minutes), "{text}");
        }
        assert_eq!(read_minutes("10000h"), Some(600_000));
        let long = ["10000h01", "600001min", "99999999999999h", "9223372036854775807min", "153722867280912930h7"];
        for text in ["", "3", "h", "-3h", "3 horas", "3d"].into_iter().chain(long) {
            assert_eq!(read_minutes(text), None, "{text}");
        }
        assert_eq!(write_minutes(90), "1 h 30 min");
        assert_eq!(write_minutes(180), "3 h");
    }
}
