//! Rows and views as text: table, Markdown, CSV, JSON, HTML. Text from tickets is made harmless
//! here for whatever will read it.

pub mod asset_export;
pub mod calendar;
pub mod card;
pub mod clock;
pub mod csv;
pub mod day;
pub mod dispute;
pub mod export;
pub mod html;
pub mod impact;
pub mod import;
pub mod inventory;
pub mod label;
pub mod late;
pub mod licences;
pub mod list;
pub mod log;
pub mod maintenance;
pub mod markdown;
pub mod minute;
pub mod next;
pub mod own;
pub mod paper;
pub mod procedure_diff;
pub mod procedure_sheet;
pub mod reconciliation;
pub mod recurring;
pub mod search;
pub mod signatures;
pub mod site;
pub mod table;
pub mod text;
pub mod workload;
