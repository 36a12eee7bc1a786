//! PDF from typst markup, by the `typst` program.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use super::TypesetError;
use crate::model::time::Moment;
use crate::store::file::system_words;

pub(super) fn pdf(markup: &str, moment: Moment) -> Result<Vec<u8>, TypesetError> {
    let failed = |error: std::io::Error| TypesetError::Failed(system_words(&error));
    let empty = tempfile::tempdir().map_err(failed)?;
    let mut command = Command::new("typst");
    command.args(["compile", "--ignore-system-fonts", "--format", "pdf", "--root"]).arg(empty.path());
    command.arg("--creation-timestamp").arg(moment.timestamp().to_string()).args(["-", "-"]);
    command.current_dir(empty.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => TypesetError::NoProgram,
        _ => failed(error),
    })?;
    let input = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // It may refuse before it has read everything; then it says why.
            let _ = input.map(|mut input| input.write_all(markup.as_bytes()));
        });
        child.wait_with_output()
    });
    let output = output.map_err(failed)?;
    if output.status.success() && output.stdout.starts_with(b"%PDF-") {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).take(3).collect();
    Err(TypesetError::Failed(said.join(" / ")))
}
