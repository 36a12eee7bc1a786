//! Official documents: a record and a template give a filled form.
//!
//! [`context`] says what a template may print of a ticket or of a period, [`paper`] what of an asset; [`template`] checks
//! templates and fills them; [`markdown`] keeps text from tickets from meaning anything in them;
//! [`marker`] says what templates say of the paper, [`foot`] what the program prints below every form, with the
//! hash of its data ([`digest`]). Pure: cases and texts go in, Markdown comes out.

pub mod context;
mod details;
pub mod digest;
mod environment;
pub mod foot;
pub mod markdown;
pub mod marker;
pub mod paper;
mod paper_signed;
pub mod signed;
pub mod template;
mod vocabulary;
