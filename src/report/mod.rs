//! Questions put to a desk's tickets, answered as typed rows. Pure: the cases and a moment go in,
//! rows come out; how they are printed is the business of `render`.

pub mod asset_case;
pub mod calendar;
pub mod card;
pub mod case;
pub mod clock;
pub mod day;
pub mod export;
pub mod impact;
pub mod import;
pub mod late;
pub mod list;
pub mod log;
pub mod next;
pub mod procedure_diff;
pub mod procedure_sheet;
pub mod reconciliation;
pub mod recurring;
pub mod suggestion;
pub mod workload;
