//! The `folio` command: arguments in, words and exit codes out. One file a subcommand.

mod app;
mod arguments;
mod ask;
mod change;
mod commands;
mod complete;
mod error;
mod format;
mod help;
mod inspect;
mod ui;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

pub use arguments::Cli;
pub use error::Exit;

/// Runs the command that this process was started as.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let tongue = app::tongue(&arguments);
    complete::serve(tongue);
    ExitCode::from(execute(&arguments, tongue) as u8)
}

fn execute(arguments: &[OsString], tongue: crate::language::Tongue) -> Exit {
    let mut app = app::App::new(tongue);
    let command = help::command(&app.ui.language);
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage::report(&app.ui, &error),
    };
    app.apply(&cli.global);
    match commands::dispatch(&mut app, cli.command) {
        Ok(exit) => exit,
        Err(error) => {
            let text = error.explain(&app.ui.language);
            if !text.is_empty() {
                app.ui.say(&text);
            }
            error.exit()
        }
    }
}
