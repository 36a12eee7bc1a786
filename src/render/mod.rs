//! Rows and views as text: table, Markdown, CSV, JSON, HTML. Text from tickets is made harmless
//! here for whatever will read it.

pub mod calendar;
pub mod card;
pub mod csv;
pub mod day;
pub mod html;
pub mod list;
pub mod log;
pub mod markdown;
pub mod next;
pub mod procedure_sheet;
pub mod table;
pub mod text;
