//! Folio: a help desk that lives in a git repository.
//!
//! Layers, arrows one way; see `ARCHITECTURE.md`.

#![warn(clippy::disallowed_methods, clippy::disallowed_macros)]

pub mod cli;
pub mod clock;
pub mod form;
pub mod inventory;
pub mod language;
pub mod merge;
pub mod model;
pub mod procedure;
pub mod render;
pub mod report;
pub mod store;
pub mod verify;
pub mod yaml;
