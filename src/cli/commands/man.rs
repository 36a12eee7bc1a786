//! `folio man`: the manual page, in the language of the reader.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::help;
use crate::message;

/// Arguments of `folio man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints the manual page of `folio` or of one of its commands, for `man -l -`.
///
/// # Errors
/// No such command, or the output cannot be written.
pub fn run(app: &mut App, args: &ManArgs) -> Result<Exit, CliError> {
    let command = help::command(&app.ui.language);
    let command = match &args.command {
        None => command,
        Some(name) => {
            let found = command
                .get_subcommands()
                .find(|sub| sub.get_name() == name || sub.get_all_aliases().any(|a| a == name));
            match found {
                Some(sub) => sub.clone().name(format!("folio-{}", sub.get_name())).version(env!("CARGO_PKG_VERSION")),
                None => return Err(CliError::Usage(message!("usage-unknown-command", command = name))),
            }
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    app.ui.print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Done)
}
