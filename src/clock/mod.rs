//! Working time: calendars, intervals and limits. Computed from the events whenever it is asked
//! for, never stored as a running figure.

pub mod calendar;
pub mod reading;
