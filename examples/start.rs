//! The least that a program with arguments can be: what starting costs, beside which `show` is measured.

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Shows one thing.
    Show { name: String },
    /// Lists all.
    List {
        #[arg(long)]
        all: bool,
    },
}

fn main() {
    let said = match Cli::parse().command {
        None => String::new(),
        Some(Command::Show { name }) => name,
        Some(Command::List { all }) => all.to_string(),
    };
    println!("{said}");
}
