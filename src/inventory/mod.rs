//! The inventory: what may happen to an asset, and what follows from what did.
//!
//! Pure. Assets have no procedure of their own: what has steps is a ticket's. [`replay`] is to an
//! asset what `procedure::replay` is to a ticket, [`engine`] the one validator for every path in.

pub mod card;
pub mod engine;
pub mod facts;
pub mod items;
pub mod ledger;
pub mod money;
pub mod replay;
pub mod request;
pub mod schedule;
pub mod table;
