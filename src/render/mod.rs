//! Rows and views as text: table, Markdown, CSV, JSON, HTML. Text from tickets is made harmless
//! here for whatever will read it.

pub mod next;
