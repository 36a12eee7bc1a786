//! Reports that are written as data, as people and programs read them.

pub mod cell;
pub mod chart;
pub mod document;
pub mod index;
pub mod page;
mod spread;
pub mod workbook;

#[cfg(test)]
mod tests;
