//! The command line with its help in the language of the reader. Every command, argument and
//! heading has its text in the Fluent files; a test fails on a missing one.

use clap::{Arg, Command, CommandFactory};

use super::arguments::Cli;
use crate::language::Language;

/// The command line, with help in that language.
pub fn command(language: &Language) -> Command {
    let command = localize(Cli::command(), "folio", language);
    let mut command = command.disable_version_flag(true).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(clap::ArgAction::Version)
            .help(language.text("help-version"))
            .help_heading(language.text("help-heading-global")),
    );
    command.build();
    translate_usage(command, language)
}

/// Identifier of a command's help, `help-procedure-show`; of an argument's, with `--` and its name.
fn localize(command: Command, path: &str, language: &Language) -> Command {
    let id = format!("help-{path}");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let mut command = command
        .about(language.text(&id))
        .disable_help_flag(true)
        .subcommand_help_heading(language.text("help-heading-commands"))
        .subcommand_value_name(language.text("help-value-command"))
        .help_template(template(language));
    if let Some(long) = language.find(&format!("{id}-more")) {
        command = command.after_help(long);
    }
    for (place, name) in arguments.into_iter().enumerate() {
        // Shared options have one text wherever they stand; a command may say more of its own.
        let text = language.find(&format!("{id}--{name}")).unwrap_or_else(|| language.text(&format!("help--{name}")));
        command = command.mut_arg(&name, |argument| {
            let heading = language.text(match &argument {
                argument if argument.is_positional() => "help-heading-arguments",
                argument if argument.is_global_set() => "help-heading-global",
                _ => "help-heading-options",
            });
            let values: Option<Vec<String>> = argument.get_value_names().map(|names| {
                names
                    .iter()
                    .map(|name| {
                        language
                            .find(&format!("help-value-{}", name.to_lowercase()))
                            .unwrap_or_else(|| name.to_string())
                    })
                    .collect()
            });
            let argument = match values {
                Some(values) => argument.value_names(values),
                None => argument,
            };
            let argument = argument.help(text).help_heading(heading);
            // Under a heading of its own clap would sort positions by name.
            let argument = if argument.is_positional() { argument.display_order(place) } else { argument };
            // Clap's own "[possible values]" and "[default]" are English only.
            if argument.get_action().takes_values() {
                argument.hide_possible_values(true).hide_default_value(true)
            } else {
                argument
            }
        });
    }
    for name in names {
        let below = if path == "folio" { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| localize(sub, &below, language));
    }
    command.arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(clap::ArgAction::Help)
            .help(language.text("help-help"))
            .help_heading(language.text("help-heading-global")),
    )
}

/// Sets the usage line of a built command and those below it; clap's own is English.
fn translate_usage(mut command: Command, language: &Language) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let rendered = command.render_usage().to_string();
    let usage = rendered.trim_start_matches("Usage: ").replace("[OPTIONS]", &language.text("help-value-options"));
    for name in names {
        command = command.mut_subcommand(name, |sub| translate_usage(sub, language));
    }
    command.override_usage(usage)
}

fn template(language: &Language) -> String {
    format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", language.text("help-heading-usage"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tongue;

    fn missing(command: &Command, path: &str, language: &Language, found: &mut Vec<String>) {
        let mut need = |id: String| {
            if language.find(&id).is_none() {
                found.push(id);
            }
        };
        need(format!("help-{path}"));
        for argument in command.get_arguments() {
            let own = format!("help-{path}--{}", argument.get_id());
            if language.find(&own).is_none() {
                need(format!("help--{}", argument.get_id()));
            }
            // A folio is one in both languages, and words apart by bars are typed as they stand.
            let names = argument.get_value_names().unwrap_or_default().iter().map(|name| name.to_lowercase());
            let typed = argument.get_action().takes_values();
            names
                .filter(|name| typed && name != "folio" && !name.contains('|'))
                .for_each(|name| need(format!("help-value-{name}")));
        }
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            missing(sub, &if path == "folio" { name.to_owned() } else { format!("{path}-{name}") }, language, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_in_both_languages() {
        for tongue in [Tongue::Spanish, Tongue::English] {
            let language = Language::new(tongue, None);
            let mut found = Vec::new();
            missing(&Cli::command(), "folio", &language, &mut found);
            assert!(found.is_empty(), "{}: {found:?}", tongue.code());
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        command(&Language::new(Tongue::Spanish, None)).debug_assert();
    }
}
