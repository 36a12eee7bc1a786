//! The text of a record: strict reading with budgets, and editing in place.
//!
//! A record is a YAML 1.2 file whose root is a mapping. People write it by hand
//! next to the program, so an edit is a *splice*: every byte outside the entry
//! that changes stays as it was (comments, unknown keys, order, quoting, blank
//! lines, line endings, byte-order mark). The edited text is read again and
//! must say exactly what was intended, otherwise the edit is refused.
//!
//! This module is pure: no disk, no clock, no printing.
//!
//! # What the reader accepts
//!
//! YAML 1.2 core types with three deliberate restrictions, because a record
//! holds numbers that are names: only the exact words `true` and `false` are
//! booleans (`no`, `yes` and `True` are text), a number with a leading zero is text
//! (`0042`), and a number that `i64`, `u64` or a finite `f64` cannot hold is
//! text. Dates and date-times are text. `<<` is an ordinary key.
//!
//! ```
//! use folio::yaml::{self, Edit};
//! let text = "status: new   # set by folio\nevents: []\n";
//! let edit = Edit::Set { path: vec!["status".into()], value: "closed".into() };
//! assert_eq!(
//!     yaml::apply(text, &[edit]).unwrap(),
//!     "status: closed   # set by folio\nevents: []\n",
//! );
//! ```

mod compose;
mod edit;
mod emit;
mod read;

pub use edit::{Cut, Edit, EditError, Item, Items, Piece, apply, apply_to_items, cut, one_line};
pub use emit::emit;
pub use read::{Locator, Step, YamlError, YamlErrorKind, locate, parse};
