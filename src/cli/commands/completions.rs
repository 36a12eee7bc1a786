//! `folio completions`: the line that makes a shell complete folios, outcomes, people and fields.

use clap::Args;
use clap_complete::env::Shells;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;

/// Arguments of `folio completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_parser = ["bash", "zsh", "fish", "elvish", "powershell"])]
    shell: String,
}

/// Prints the script that a shell is to read at its start.
///
/// # Errors
/// The output cannot be written.
pub fn run(app: &mut App, args: &CompletionsArgs) -> Result<Exit, CliError> {
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&args.shell) else {
        return Err(CliError::Usage(message!("usage-bad-value", value = &args.shell, argument = "SHELL")));
    };
    let mut script = Vec::new();
    shell.write_registration("COMPLETE", "folio", "folio", "folio", &mut script)?;
    if args.shell == "bash" {
        // Bash would break `--set FIELD=VALUE` at the sign and complete each half by itself.
        script.extend_from_slice(b"COMP_WORDBREAKS=${COMP_WORDBREAKS//=}\n");
    }
    app.ui.print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
