//! Options that several commands share. Help texts come from the Fluent files (see `help`).

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

use super::commands::Command;

/// The `folio` command line.
#[derive(Debug, Parser)]
#[command(name = "folio", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Options that every command has.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What to do; the day at the desk when nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command has.
#[derive(Debug, Args)]
pub struct GlobalArgs {
    #[arg(short = 'C', long = "directory", global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    // Read before parsing, since the help itself depends on it; kept here to be checked and shown.
    #[arg(long = "lang", global = true, value_name = "es|en", value_parser = ["es", "en"])]
    pub language: Option<String>,
}

/// How a reading command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Md,
    Csv,
    Json,
    Html,
}

/// The choice of a format.
#[derive(Debug, Clone, Args)]
pub struct FormatArgs {
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

impl FormatArgs {
    /// The format asked for; a table where none was.
    pub fn chosen(&self) -> Format {
        if self.json { Format::Json } else { self.format.unwrap_or(Format::Table) }
    }
}

/// When something happened and who recorded it.
#[derive(Debug, Clone, Default, Args)]
pub struct WhenArgs {
    #[arg(long, value_name = "T")]
    pub at: Option<String>,
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
}

/// What every command that changes a ticket has.
#[derive(Debug, Clone, Default, Args)]
pub struct ChangeArgs {
    #[command(flatten)]
    pub when: WhenArgs,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub json: bool,
}

/// Field values on the command line.
#[derive(Debug, Clone, Default, Args)]
pub struct SetArgs {
    #[arg(long = "set", short = 's', value_name = "FIELD", add = clap_complete::ArgValueCompleter::new(super::complete::fields))]
    pub set: Vec<String>,
}
