//! The `folio` command: arguments in, words and exit codes out. One file a subcommand.

mod app;
mod archive;
mod arguments;
mod ask;
mod asset_change;
mod asset_filter;
mod asset_items;
mod asset_list;
mod asset_of_ticket;
mod asset_snapshot;
mod asset_tickets;
mod change;
mod commands;
mod commit;
mod complete;
mod error;
mod evidence;
mod family;
mod filter;
mod findings;
mod format;
mod help;
mod inspect;
mod inventory_view;
mod merging;
mod moves;
mod out_file;
mod outside;
mod progress;
mod reasons;
mod records;
mod redact;
mod redacted;
mod report_folder;
mod reporting;
mod rights;
mod selection;
mod site;
mod snapshot;
mod sorting;
mod sync;
mod targets;
mod ui;
mod undone;
mod usage;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser};

pub use arguments::Cli;
pub use error::Exit;

/// Runs the command that this process was started as.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let tongue = app::tongue(&arguments);
    complete::serve(tongue);
    ExitCode::from(execute(&asked(arguments), tongue) as u8)
}

/// `folio help form` is `folio form --help`, in either language.
fn asked(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|word| word == "help" || word == "ayuda") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

fn execute(arguments: &[OsString], tongue: crate::language::Tongue) -> Exit {
    let mut app = app::App::new(tongue);
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        // Help has its words from the Fluent files; only who needs them waits for them.
        Err(_) => {
            let command = help::command(&app.ui.language);
            match command.try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches)) {
                Ok(cli) => cli,
                Err(error) => return usage::report(&app.ui, &error, arguments),
            }
        }
    };
    app.apply(&cli.global);
    let exit = match commands::dispatch(&mut app, cli.command) {
        Ok(exit) => exit,
        Err(error) => {
            let text = error.explain(&app.ui.language);
            if !text.is_empty() {
                app.ui.say(&text);
            }
            error.exit()
        }
    };
    app.tell_commits();
    exit
}
