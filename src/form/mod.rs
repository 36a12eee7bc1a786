//! Official documents: a record and a template give a filled form.
//!
//! [`context`] says what a template may print of a ticket or of a period, [`paper`] what of an asset; [`template`] checks
//! templates and fills them; [`markdown`] keeps text from tickets from meaning anything in them.
//! Pure: cases and texts go in, Markdown comes out.

pub mod context;
mod details;
mod environment;
pub mod markdown;
pub mod paper;
pub mod template;
mod vocabulary;
