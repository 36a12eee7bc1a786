//! Official documents: a record and a template give a filled form.
pub mod template;
