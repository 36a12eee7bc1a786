//! Answers of reports that are written as data, in the forms that people and programs read.

pub mod cell;
pub mod chart;
pub mod document;
pub mod index;
pub mod page;
pub mod workbook;

#[cfg(test)]
mod tests;
