//! Reports that are written as data: what a file of `catalog/reports/` asks, answered from the
//! tickets and assets of a desk at a moment.
//!
//! A definition (`model::catalogue::ReportDefinition`) becomes a [`plan`], whose words all mean
//! something; [`tabulate`] walks the [`subject`]s once and fills its tables. [`answer`] is what every
//! renderer takes: typed cells under columns that say what they hold.

pub mod answer;
pub mod datum;
pub mod figures;
pub mod json;
pub mod period;
pub mod plan;
pub mod subject;
pub mod tabulate;
