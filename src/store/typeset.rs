//! PDF from typst markup: by typst as a part of the program (feature `pdf`), or by the `typst` program
//! where it is installed.

#[cfg(feature = "pdf")]
mod library;
#[cfg(not(feature = "pdf"))]
mod program;

use crate::model::time::Moment;

/// Why there is no PDF.
#[derive(Debug, PartialEq, Eq)]
pub enum TypesetError {
    /// There is no `typst` on the path.
    NoProgram,
    /// It could not be run, or refused the markup: what it said.
    Failed(String),
}

/// The PDF of some markup. It says that it was made at `moment`, so that the same markup gives the same
/// bytes. Nothing but the markup is read: no file of the desk, no font of the system, no network.
///
/// # Errors
/// No program, or one that could not.
pub fn pdf(markup: &str, moment: Moment) -> Result<Vec<u8>, TypesetError> {
    #[cfg(feature = "pdf")]
    return library::pdf(markup, moment);
    #[cfg(not(feature = "pdf"))]
    return program::pdf(markup, moment);
}
