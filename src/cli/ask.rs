//! Asks a person at a terminal for what is missing, question by question.

use std::sync::Once;

use dialoguer::theme::ColorfulTheme;
use dialoguer::{FuzzySelect, Input, Select};
use serde_json::Value;

use super::error::{CliError, Exit};
use super::ui::Ui;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::{impact_message_id, priority_message_id};
use crate::model::event::Values;
use crate::model::plain;
use crate::model::time::Moment;
use crate::model::value::{self, Choice, FieldType};
use crate::procedure::definition::{Field, HeaderKey};
use crate::procedure::engine::{Kind, Rules, Unmet};
use crate::procedure::replay::State;

/// Whether everything unmet is a field that a person could fill in now. A number that only
/// `folio ack` records is none.
pub fn can_supply(rules: &Rules, unmet: &[Unmet]) -> bool {
    let is_field = |item: &Unmet| rules.procedure.field(&item.key).is_some();
    unmet.iter().all(|item| matches!(item.kind, Kind::Field | Kind::Form | Kind::External) && is_field(item))
}

/// Asks for every unmet field.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn fields(
    ui: &Ui,
    rules: &Rules,
    state: &State,
    given: &Values,
    unmet: &[Unmet],
    now: Moment,
) -> Result<Values, CliError> {
    let mut values = given.clone();
    for item in unmet {
        let Some(field) = rules.procedure.field(&item.key) else { continue };
        let lines = rules.lines(field, state, &values);
        let value = if lines.is_empty() {
            let proposed = rules.proposal(state, field, &values);
            field_value(ui, rules, field, true, proposed.as_ref(), now)?
        } else {
            each(ui, field, lines)?
        };
        if let Some(value) = value {
            values.insert(field.id.clone(), value);
        }
    }
    Ok(values)
}

/// Asks for one field; a blank answer to one that is not obliged gives nothing.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn field_value(
    ui: &Ui,
    rules: &Rules,
    field: &Field,
    obliged: bool,
    default: Option<&Value>,
    now: Moment,
) -> Result<Option<Value>, CliError> {
    restore_cursor_when_interrupted(ui);
    let mut choices = named(ui, rules.choices(field));
    if field.header == Some(HeaderKey::Impact) {
        for choice in &mut choices {
            choice.name = impact_message_id(&choice.id).map_or_else(|| choice.name.clone(), |id| ui.text(id));
        }
    }
    if let Some(help) = &field.help {
        ui.say(&ui.faint(help));
    }
    match field.kind {
        FieldType::Choice => choice(ui, &field.label, &choices, obliged, default),
        FieldType::Bool => {
            let words = [ui.text("yes"), ui.text("no")];
            let no = default == Some(&Value::Bool(false));
            let pick = FuzzySelect::with_theme(&ColorfulTheme::default())
                .with_prompt(plain::one_line(&field.label))
                .items(&words)
                .default(usize::from(no))
                .interact_opt()
                .map_err(stopped)?;
            pick.map(|index| Some(Value::Bool(index == 0))).ok_or_else(gave_up)
        }
        _ => typed(ui, rules, field, &choices, obliged, default, now),
    }
}

/// Asks for the result of each of a list, one by one; those left blank were not done, but one at
/// least was.
fn each(ui: &Ui, field: &Field, list: &[String]) -> Result<Option<Value>, CliError> {
    restore_cursor_when_interrupted(ui);
    loop {
        ui.say(&ui.bold(&field.label));
        let mut lines = Vec::new();
        for item in list {
            let result: String = Input::with_theme(&ColorfulTheme::default())
                .with_prompt(plain::one_line(item))
                .allow_empty(true)
                .interact_text()
                .map_err(stopped)?;
            if !result.trim().is_empty() {
                lines.push(format!("{item}: {}", result.trim()));
            }
        }
        if !lines.is_empty() {
            return Ok(Some(Value::String(lines.join("\n"))));
        }
        ui.say(&ui.faint(&ui.text("ask-one-at-least")));
    }
}

/// A menu hides the cursor; Ctrl-C ends the process before the menu can show it again.
fn restore_cursor_when_interrupted(ui: &Ui) {
    static ONCE: Once = Once::new();
    let goodbye = ui.language.format(&message!("error-gave-up"));
    ONCE.call_once(|| {
        // Without a handler Ctrl-C still ends us, only less neatly.
        let _ = ctrlc::set_handler(move || {
            let terminal = dialoguer::console::Term::stderr();
            let _ = terminal.show_cursor().and_then(|()| terminal.write_line(&format!("\n{goodbye}")));
            std::process::exit(Exit::Refused as i32);
        });
    });
}

/// Asks yes or no.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn confirm(ui: &Ui, question: &str) -> Result<bool, CliError> {
    let words = [ui.text("yes"), ui.text("no")];
    // Letters choose too: who types «n» must not be taken to say yes.
    let pick = FuzzySelect::with_theme(&ColorfulTheme::default())
        .with_prompt(plain::visible(question))
        .items(&words)
        .default(0)
        .interact_opt()
        .map_err(stopped)?;
    pick.map(|index| index == 0).ok_or_else(gave_up)
}

/// Asks for a line of text that says something.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn line(ui: &Ui, question: &str) -> Result<String, CliError> {
    optional_line(ui, question, true)
}

/// Asks for a line of text; blank will do where it is not obliged.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn optional_line(ui: &Ui, question: &str, obliged: bool) -> Result<String, CliError> {
    restore_cursor_when_interrupted(ui);
    Input::with_theme(&ColorfulTheme::default())
        .with_prompt(plain::one_line(question))
        .allow_empty(!obliged)
        .interact_text()
        .map_err(stopped)
}

/// Asks for a line of text; Enter takes what is shown.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn line_or(ui: &Ui, question: &str, shown: &str) -> Result<String, CliError> {
    restore_cursor_when_interrupted(ui);
    Input::with_theme(&ColorfulTheme::default())
        .with_prompt(plain::one_line(question))
        .default(shown.to_owned())
        .interact_text()
        .map_err(stopped)
}

/// Asks for one of several things; gives its position.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn one_of(ui: &Ui, question: &str, names: &[String]) -> Result<usize, CliError> {
    restore_cursor_when_interrupted(ui);
    let names: Vec<String> = names.iter().map(|name| plain::one_line(name)).collect();
    let pick = Select::with_theme(&ColorfulTheme::default())
        .with_prompt(plain::one_line(question))
        .items(&names)
        .default(0)
        .interact_opt()
        .map_err(stopped)?;
    pick.ok_or_else(gave_up)
}

/// Choices under the names that both languages give them, so that either may be typed.
pub fn in_both_languages(choices: Vec<Choice>) -> Vec<Choice> {
    let mut all = choices.clone();
    for tongue in [Tongue::Spanish, Tongue::English] {
        let language = Language::new(tongue, None);
        for names in [priority_message_id, impact_message_id] {
            all.extend(choices.iter().filter_map(|choice| {
                let id = names(&choice.id).filter(|_| choice.name == choice.id)?;
                Some(Choice { id: choice.id.clone(), name: language.text(id) })
            }));
        }
    }
    all
}

/// Names of choices that have theirs in the Fluent files.
pub fn named(ui: &Ui, choices: Vec<Choice>) -> Vec<Choice> {
    let name = |choice: Choice| match priority_message_id(&choice.id) {
        Some(id) if choice.name == choice.id => Choice { name: ui.text(id), ..choice },
        _ => choice,
    };
    choices.into_iter().map(name).collect()
}

fn choice(
    ui: &Ui,
    label: &str,
    choices: &[Choice],
    obliged: bool,
    default: Option<&Value>,
) -> Result<Option<Value>, CliError> {
    let label = plain::one_line(label);
    let mut names: Vec<String> = choices.iter().map(|choice| plain::one_line(&choice.name)).collect();
    if !obliged {
        names.push(ui.text("ask-nothing"));
    }
    let preset = default.and_then(Value::as_str);
    let start = choices.iter().position(|choice| Some(choice.id.as_str()) == preset);
    let theme = ColorfulTheme::default();
    let start = start.unwrap_or(if obliged { 0 } else { choices.len() });
    // A long list is searched by typing, a short one walked with the arrows.
    let pick = if names.len() > 8 {
        FuzzySelect::with_theme(&theme).with_prompt(&*label).items(&names).default(start).interact_opt()
    } else {
        Select::with_theme(&theme).with_prompt(&*label).items(&names).default(start).interact_opt()
    };
    let index = pick.map_err(stopped)?.ok_or_else(gave_up)?;
    Ok(choices.get(index).map(|choice| Value::String(choice.id.clone())))
}

fn typed(
    ui: &Ui,
    rules: &Rules,
    field: &Field,
    choices: &[Choice],
    obliged: bool,
    default: Option<&Value>,
    now: Moment,
) -> Result<Option<Value>, CliError> {
    let today = rules.zone.day(now);
    let mark = if obliged { String::new() } else { format!(" ({})", ui.text("ask-optional")) };
    let theme = ColorfulTheme::default();
    loop {
        let mut input = Input::<String>::with_theme(&theme)
            .with_prompt(format!("{}{mark}", plain::one_line(&field.label)))
            .allow_empty(true);
        // A default is typed back as it is shown; one that hides something is not offered.
        if let Some(text) = default.and_then(written).filter(|text| plain::visible(text) == *text) {
            input = input.default(text);
        }
        let answer = input.interact_text().map_err(stopped)?;
        if answer.trim().is_empty() {
            if !obliged {
                return Ok(None);
            }
            ui.say(&ui.text("ask-needed"));
            continue;
        }
        match value::read(field.kind, choices, &answer, rules.zone, today) {
            Ok(value) => return Ok(Some(value)),
            Err(problem) => ui.say(&ui.language.format(&problem)),
        }
    }
}

/// A value as a person would type it.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What became of a question that could not be asked or answered.
pub fn stopped(error: dialoguer::Error) -> CliError {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        std::io::ErrorKind::Interrupted => gave_up(),
        _ => error.into(),
    }
}

/// The person left a question without an answer.
pub fn gave_up() -> CliError {
    CliError::Refused(message!("error-gave-up"))
}
