//! What a change of a record, or of the catalogue, may be, once it is history.
//!
//! The engine says whether an event may be; this layer says what may become of those that were there
//! before, and whose right a change is. It is pure: who reads the history hands it both sides.

pub mod graph;
pub mod knowledge;
pub mod number;
pub mod paths;
pub mod record;

/// How far ahead a clock may be of the one that verifies, in seconds: clocks of clones are not one clock.
pub const AHEAD: i64 = 5 * 60;
