//! Values of a help desk: folio, ticket, event, status, people, field values, findings.
//!
//! Owns what things *are*. Knows no disk, no clock and no terminal; everything here is built from
//! data that another layer read, and is given back as data.

pub mod asset;
pub mod attachment;
pub mod catalogue;
pub mod event;
pub mod finding;
pub mod folio;
pub mod frame;
pub mod identifier;
pub mod markers;
pub mod message;
pub mod plain;
pub mod pseudonym;
pub mod relation;
pub mod seal;
pub mod search;
pub mod shape;
pub mod sheet;
pub mod signature;
pub mod status;
pub mod suggestion;
pub mod ticket;
pub mod time;
pub mod value;
