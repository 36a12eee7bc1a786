//! What clap says of a mistyped command line, in the language of the reader.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::arguments::Cli;
use super::error::Exit;
use super::ui::Ui;
use crate::message;
use crate::model::message::Message;
use crate::model::suggestion::nearest;

/// Prints help or an error, and gives the exit code.
pub fn report(ui: &Ui, error: &clap::Error, arguments: &[OsString]) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is the reader's choice.
            let _ = ui.print(&error.render().to_string());
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ui.say(&error.render().to_string());
            Exit::Usage
        }
        _ => {
            let message = describe(error);
            ui.say(&format!("{} {}", ui.text("error-prefix"), ui.language.format(&message)));
            let near = suggestion(error, arguments)
                .map(|near| ui.language.format(&message!("usage-did-you-mean", near = near)));
            let hint = hint(error, arguments).map(|hint| ui.language.format(&hint));
            if let Some(remedy) = near.or(hint).or_else(|| ui.language.remedy(&message)) {
                ui.say(&format!("  → {remedy}"));
            }
            Exit::Usage
        }
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.trim_end_matches("...").to_owned(),
        Some(ContextValue::Strings(texts)) => {
            // One that may be repeated is missing once.
            texts.iter().map(|text| text.trim_end_matches("...")).collect::<Vec<_>>().join(", ")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}

fn describe(error: &clap::Error) -> Message {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let known = context(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => message!("usage-unknown-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            message!("usage-unknown-command", command = context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => message!("usage-missing", argument = argument),
        ErrorKind::InvalidValue if value.is_empty() => message!("usage-value-missing", argument = argument),
        ErrorKind::InvalidValue => {
            message!("usage-invalid-value", value = value, argument = argument, known = known)
        }
        ErrorKind::ValueValidation => message!("usage-bad-value", value = value, argument = argument),
        ErrorKind::ArgumentConflict if argument.is_empty() || context(error, ContextKind::PriorArg) == argument => {
            let one = [argument, context(error, ContextKind::PriorArg)].into_iter().find(|text| !text.is_empty());
            message!("usage-alone", argument = one.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => {
            message!("usage-conflict", argument = argument, other = context(error, ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand => message!("usage-missing-command"),
        ErrorKind::InvalidUtf8 => message!("usage-not-utf8"),
        _ => message!("usage-other", argument = argument),
    }
}

/// Where to look for the word that is missing, for the commands that take one of a ticket's own.
fn hint(error: &clap::Error, arguments: &[OsString]) -> Option<Message> {
    if error.kind() == ErrorKind::InvalidSubcommand {
        let (_, path) = within(&Cli::command(), arguments, &context(error, ContextKind::InvalidSubcommand));
        return (!path.is_empty()).then(|| message!("usage-hint-within", command = path));
    }
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let words: Vec<&str> = arguments.iter().skip(1).filter_map(|word| word.to_str()).collect();
    let folio = words.iter().find(|word| word.chars().any(|c| c.is_ascii_digit())).copied().unwrap_or("FOLIO");
    match *words.iter().find(|word| !word.starts_with('-'))? {
        "do" | "avanzar" => Some(message!("usage-hint-outcomes", folio = folio)),
        "init" | "iniciar" if words.iter().any(|word| *word == "--join" || word.starts_with("--join=")) => {
            Some(message!("usage-hint-join"))
        }
        "init" | "iniciar" => Some(message!("usage-hint-procedures")),
        _ => None,
    }
}

/// The command in which one was looked for that is not there, and how it was typed.
fn within<'a>(root: &'a Command, arguments: &[OsString], typed: &str) -> (&'a Command, String) {
    let mut found = (root, String::new());
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| *word != typed) {
        if let Some(command) = found.0.find_subcommand(word) {
            found = (command, format!("{} {word}", found.1).trim().to_owned());
        }
    }
    found
}

fn suggestion(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    if error.kind() == ErrorKind::InvalidSubcommand {
        let typed = context(error, ContextKind::InvalidSubcommand);
        let root = Cli::command();
        let (command, _) = within(&root, arguments, &typed);
        let names =
            command.get_subcommands().flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_all_aliases()));
        if let Some(near) = nearest(&typed, names) {
            return Some(near.to_owned());
        }
    }
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|text| !text.is_empty())
}
