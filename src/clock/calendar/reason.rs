//! Why time does not count.

use std::sync::Arc;

use crate::message;
use crate::model::message::Message;

/// Why a stretch of time does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Before, between or after the hours of its day.
    Hours,
    /// A day of the week on which nobody works.
    DayOff,
    /// A holiday; several of one day are named together.
    Holiday(Arc<str>),
    /// Hours of its weekday that a partial day does not have.
    Partial(Arc<str>),
    /// Closed by notice.
    Closure {
        /// Name.
        name: Arc<str>,
        /// The paper that says so.
        notice: Option<Arc<str>>,
    },
}

impl Reason {
    /// Its word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::DayOff => "day_off",
            Self::Holiday(_) => "holiday",
            Self::Partial(_) => "partial",
            Self::Closure { .. } => "closure",
        }
    }

    /// Name of the holiday, partial day or closure.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Hours | Self::DayOff => None,
            Self::Holiday(name) | Self::Partial(name) | Self::Closure { name, .. } => Some(name),
        }
    }

    /// The reason in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Hours => message!("calendar-reason-hours"),
            Self::DayOff => message!("calendar-reason-day-off"),
            Self::Holiday(name) => message!("calendar-reason-holiday", name = &**name),
            Self::Partial(name) => message!("calendar-reason-partial", name = &**name),
            Self::Closure { name, notice: None } => message!("calendar-reason-closure", name = &**name),
            Self::Closure { name, notice: Some(notice) } => {
                message!("calendar-reason-closure-notice", name = &**name, notice = &**notice)
            }
        }
    }
}
