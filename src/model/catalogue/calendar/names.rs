//! What the months and the days of the week are called.

use chrono::Weekday;

use crate::model::message::Message;

/// The name of a month, from 1.
pub fn month_message(month: u32) -> Message {
    Message::new(match month {
        1 => "calendar-month-1",
        2 => "calendar-month-2",
        3 => "calendar-month-3",
        4 => "calendar-month-4",
        5 => "calendar-month-5",
        6 => "calendar-month-6",
        7 => "calendar-month-7",
        8 => "calendar-month-8",
        9 => "calendar-month-9",
        10 => "calendar-month-10",
        11 => "calendar-month-11",
        _ => "calendar-month-12",
    })
}

/// The name of a weekday.
pub fn weekday_message(day: Weekday) -> Message {
    Message::new(match day {
        Weekday::Mon => "calendar-weekday-mon",
        Weekday::Tue => "calendar-weekday-tue",
        Weekday::Wed => "calendar-weekday-wed",
        Weekday::Thu => "calendar-weekday-thu",
        Weekday::Fri => "calendar-weekday-fri",
        Weekday::Sat => "calendar-weekday-sat",
        Weekday::Sun => "calendar-weekday-sun",
    })
}
