//! Questions put to a desk's tickets, answered as typed rows. Pure: the cases and a moment go in,
//! rows come out; how they are printed is the business of `render`.

pub mod asset_case;
pub mod asset_export;
pub mod calendar;
pub mod card;
pub mod case;
pub mod clock;
pub mod day;
pub mod dispute;
pub mod export;
pub mod impact;
pub mod import;
pub mod inventory;
pub mod label;
pub mod late;
pub mod licences;
pub mod list;
pub mod log;
pub mod maintenance;
pub mod minute;
pub mod next;
pub mod order;
pub mod own;
pub mod procedure_diff;
pub mod procedure_sheet;
pub mod reconciliation;
pub mod recurring;
pub mod redaction;
pub mod search;
pub mod signatures;
pub mod site;
pub mod suggestion;
pub mod workload;
