//! What a person sees, through one object: results to stdout, all else to stderr, in the language,
//! width and colours that the surroundings ask for.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use anstyle::Style;
use serde::Serialize;

use super::error::CliError;
use crate::language::Language;
use crate::model::message::Message;
use crate::model::plain;

/// Width of tables where the terminal does not tell.
const DEFAULT_WIDTH: u16 = 100;

/// The shell's side of a command.
pub struct Ui {
    /// Language of everything said.
    pub language: Language,
    /// Whether stdout is a terminal.
    pub terminal: bool,
    /// Whether a person can be asked: stdin and stderr are terminals.
    pub interactive: bool,
    /// Columns of the terminal, or of `COLUMNS`; none when piped, where nothing is cut.
    pub width: Option<u16>,
    /// Whether to colour.
    pub colour: bool,
}

impl Ui {
    /// The shell that this process was started from.
    pub fn new(language: Language) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let interactive = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let told = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|width| *width >= 20);
        let measured = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| width);
        let width = if terminal { told.or_else(measured).or(Some(DEFAULT_WIDTH)) } else { told };
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self { language, terminal, interactive, width, colour: terminal && !refused && !dumb }
    }

    /// Width for running text.
    pub fn text_width(&self) -> usize {
        usize::from(self.width.unwrap_or(DEFAULT_WIDTH)).clamp(40, 120)
    }

    /// Prints a result, through the pager when it is long and a person reads it.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn print(&self, text: &str) -> Result<(), CliError> {
        // Whoever made the text has shown what it hides; nothing passes that somebody forgot.
        let text = &*plain::printable(text, self.colour);
        if self.terminal && self.page(text) {
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') && !text.is_empty() {
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
    }

    /// Prints a result that is no text. Not for a terminal: see [`Self::terminal`].
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn print_bytes(&self, bytes: &[u8]) -> Result<(), CliError> {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        Ok(out.flush()?)
    }

    /// Whether a pager took the text: one is named, and the text is longer than the screen.
    fn page(&self, text: &str) -> bool {
        let height = terminal_size::terminal_size().map_or(24, |(_, terminal_size::Height(height))| height);
        if text.lines().count() < usize::from(height) {
            return false;
        }
        let named = std::env::var("FOLIO_PAGER").or_else(|_| std::env::var("PAGER")).unwrap_or_default();
        let mut words = named.split_whitespace();
        let Some(program) = words.next() else { return false };
        #[expect(clippy::disallowed_methods, reason = "the pager is the user's own program")]
        let mut pager = Command::new(program);
        if std::env::var_os("LESS").is_none() {
            // As git does: colours as colours, nothing paged that fits, the screen left as it was.
            pager.env("LESS", "FRX");
        }
        let child = pager.args(words).stdin(Stdio::piped()).spawn();
        let Ok(mut child) = child else { return false };
        if let Some(mut input) = child.stdin.take() {
            // The reader may leave before the end.
            let _ = input.write_all(text.as_bytes());
            if !text.ends_with('\n') {
                let _ = input.write_all(b"\n");
            }
        }
        child.wait().is_ok()
    }

    /// Prints a result as JSON in its envelope. Bidirectional characters are escaped: JSON may go
    /// to a terminal too.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn print_json<T: Serialize>(&self, schema: &str, data: &T) -> Result<(), CliError> {
        self.print(&envelope(schema, data))
    }

    /// Says something about a result, to stderr.
    pub fn say(&self, text: &str) {
        let text = crate::render::text::wrapped(text, self.width.filter(|_| self.interactive));
        let text = plain::printable(&text, self.colour);
        let mut err = std::io::stderr().lock();
        // Nobody can be told that nobody can be told.
        let _ = writeln!(err, "{text}");
    }

    /// Says a message, to stderr.
    pub fn say_message(&self, message: &Message) {
        self.say(&self.language.format(message));
    }

    /// A text without arguments.
    pub fn text(&self, id: &str) -> String {
        self.language.text(id)
    }

    /// Bold, where colours are wanted.
    pub fn bold(&self, text: &str) -> String {
        self.styled(text, Style::new().bold())
    }

    /// What matters less.
    pub fn faint(&self, text: &str) -> String {
        self.styled(text, Style::new().dimmed())
    }

    fn styled(&self, text: &str, style: Style) -> String {
        let text = plain::visible(text);
        if self.colour { format!("{style}{text}{style:#}") } else { text.into_owned() }
    }
}

/// JSON in its envelope: `{"schema":"folio/…/1","data":…}`.
pub fn envelope<T: Serialize>(schema: &str, data: &T) -> String {
    let value = serde_json::json!({ "schema": schema, "data": data });
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        // Outside strings JSON is ASCII, so such a character always stands in one.
        if plain::is_deceptive(c) || ('\u{7f}'..='\u{9f}').contains(&c) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped.push('\n');
    escaped
}
