//! Reports that are written as data: what a file of `catalog/reports/` asks, answered from the
//! tickets and assets of a desk at a moment.
//!
//! [`answer`] is what every renderer takes: typed cells under columns that say what they hold.

pub mod answer;
