//! Prints rows in the format asked for.
