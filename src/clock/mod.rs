//! Working time: calendars, clocks and limits. Computed from the events whenever it is asked for,
//! never stored as a running figure.

pub mod calendar;
pub mod circumstances;
mod contracts;
mod path;
pub mod reading;
pub mod stopwatch;
mod targets;
mod timeline;
