//! Draws a procedure: as a Mermaid flowchart, and as plain text for a terminal.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

use super::definition::{Activity, Outcome, Procedure};
use crate::model::plain::one_line;
use crate::model::time::write_minutes;

/// Words of the reader's language that a plain drawing needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Stands for the end of the procedure.
    pub end: String,
    /// Stands before the title of a wait that an outcome begins.
    pub waits: String,
    /// Stands before the condition of an outcome.
    pub when: String,
}

/// Narrowest drawing; below it words would be cut letter by letter.
const MIN_WIDTH: usize = 24;

/// A space at which no line is broken.
const UNBROKEN: &str = "\u{a0}";

/// A Mermaid flowchart. Nodes are numbered, so that no key of the procedure becomes Mermaid.
pub fn mermaid(procedure: &Procedure) -> String {
    let mut chart = String::from("flowchart TD\n    start([\"▶\"])\n");
    for (index, activity) in procedure.activities.iter().enumerate() {
        let mut text = format!("{} · {}", label(&activity.id), label(&activity.title));
        let _ = write!(text, "<br/>{}", label(procedure.role_name(&activity.role)));
        if let Some(limit) = activity.limit {
            let _ = write!(text, "<br/>{}", label(&write_minutes(limit)));
        }
        let _ = writeln!(chart, "    a{index}[\"{text}\"]");
    }
    chart.push_str("    finish([\"■\"])\n");
    if !procedure.activities.is_empty() {
        chart.push_str("    start --> a0\n");
    }
    for (index, activity) in procedure.activities.iter().enumerate() {
        for outcome in &activity.outcomes {
            let to = match &outcome.to {
                None => "finish".to_owned(),
                Some(to) => match procedure.activities.iter().position(|activity| activity.id == *to) {
                    Some(position) => format!("a{position}"),
                    None => continue,
                },
            };
            let _ = writeln!(chart, "    a{index} -->|\"{}\"| {to}", label(&outcome.title));
        }
    }
    chart
}

/// Text inside the quotes of a Mermaid label. Everything that Mermaid, its Markdown or HTML could
/// take for more than text becomes a numbered entity.
fn label(text: &str) -> String {
    let mut escaped = String::new();
    for letter in one_line(text).chars() {
        if letter.is_alphanumeric() || " .,:;·()/-–—¿?¡!%+='…".contains(letter) {
            escaped.push(letter);
        } else {
            let _ = write!(escaped, "#{};", u32::from(letter));
        }
    }
    escaped
}

/// A drawing in plain text, at most `width` columns wide: each activity with its number, title,
/// role and limit, and below it where each outcome leads.
///
/// ```text
/// 01  Levantar el reporte
///     Jefatura del Departamento · 10 min
///     → 02  Reporte registrado (registrado)
/// ```
pub fn plain(procedure: &Procedure, width: usize, words: &Words) -> String {
    let numbers = procedure.activities.iter().map(|activity| one_line(&activity.id).width()).max().unwrap_or(0);
    // A target is an activity's number or the word for the end; titles after them stand in a column.
    let targets = numbers.max(words.end.width());
    let drawing = Drawing { procedure, words, width: width.max(MIN_WIDTH), numbers, targets };
    let mut text = String::new();
    for (index, activity) in procedure.activities.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        drawing.activity(activity, &mut text);
    }
    text
}

struct Drawing<'a> {
    procedure: &'a Procedure,
    words: &'a Words,
    width: usize,
    numbers: usize,
    targets: usize,
}

impl Drawing<'_> {
    fn activity(&self, activity: &Activity, text: &mut String) {
        let indent = self.numbers + 2;
        let number = pad(&one_line(&activity.id), indent);
        self.wrapped(&number, indent, &activity.title, text);
        let mut by = one_line(self.procedure.role_name(&activity.role));
        if let Some(limit) = activity.limit {
            let _ = write!(by, " · {}", write_minutes(limit).replace(' ', UNBROKEN));
        }
        self.wrapped(&" ".repeat(indent), indent, &by, text);
        for outcome in &activity.outcomes {
            self.outcome(outcome, indent, text);
        }
    }

    fn outcome(&self, outcome: &Outcome, indent: usize, text: &mut String) {
        let to = outcome.to.as_ref().unwrap_or(&self.words.end);
        let start = format!("{}→ {}", " ".repeat(indent), pad(&one_line(to), self.targets + 2));
        let indent = start.width();
        let mut said = format!("{} ({})", outcome.title, outcome.id);
        if let Some(wait) = outcome.waits.as_ref().and_then(|id| self.procedure.wait(id)) {
            let _ = write!(said, " · {} {}", self.words.waits, wait.title);
        }
        if let Some(when) = &outcome.when {
            let _ = write!(said, " · {} {when}", self.words.when);
        }
        self.wrapped(&start, indent, &said, text);
    }

    /// Adds a text broken between words, its first line behind `start`, the others indented.
    fn wrapped(&self, start: &str, indent: usize, said: &str, text: &mut String) {
        // A narrow terminal keeps some room for words even where the numbers are long.
        let room = self.width.saturating_sub(indent).max(MIN_WIDTH / 3);
        let lines = wrap(&one_line(said), room);
        let mut before = start.to_owned();
        for line in lines {
            let line = format!("{before}{line}").replace(UNBROKEN, " ");
            let _ = writeln!(text, "{}", line.trim_end());
            before = " ".repeat(indent);
        }
    }
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Breaks a text between words into lines of that many columns; a longer word is broken inside.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.width();
        if used > 0 && used + 1 + width <= room {
            used += 1 + width;
            push(&mut lines, " ");
            push(&mut lines, word);
            continue;
        }
        if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        for letter in word.chars() {
            let width = letter.width().unwrap_or(0);
            if used > 0 && used + width > room {
                lines.push(String::new());
                used = 0;
            }
            used += width;
            push(&mut lines, letter.encode_utf8(&mut [0; 4]));
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::load::load;

    const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));

    fn sample(text: &str) -> Procedure {
        load("a.toml", text).procedure.expect("a procedure")
    }

    fn words() -> Words {
        Words { end: "Fin".into(), waits: "espera:".into(), when: "si".into() }
    }

    #[test]
    fn draws_the_sample_in_plain_text() {
        let drawing = plain(&sample(SAMPLE), 60, &words());
        let activities: Vec<&str> = drawing.split("\n\n").collect();
        assert_eq!(
            activities[0],
            "01  Levantar el reporte\n    Jefatura del Departamento de Centros de Información ·\n    10 min\n    \
             → 02   Reporte registrado (registrado)"
        );
        assert_eq!(
            activities[7],
            "08  Autorizar la salida del equipo\n    Departamento de Centros de Información · 10 min\n    \
             → 09   El equipo salió (salio) · espera: Equipo fuera de\n           la Unidad"
        );
        for width in [0, 24, 40, 200] {
            let widest = plain(&sample(SAMPLE), width, &words()).lines().map(UnicodeWidthStr::width).max();
            assert!(widest.is_some_and(|widest| widest <= width.max(MIN_WIDTH)), "{width}: {widest:?}");
        }
    }

    #[test]
    fn draws_the_sample_for_mermaid() {
        let chart = mermaid(&sample(SAMPLE));
        assert!(chart.starts_with("flowchart TD\n    start([\"▶\"])\n    a0[\"01 · Levantar el reporte<br/>"));
        assert!(chart.contains("\n    a2 -->|\"El usuario firma de conformidad\"| finish\n"));
        assert!(chart.contains("\n    a2 -->|\"El usuario no está conforme\"| a1\n"));
    }

    #[test]
    fn no_title_becomes_mermaid() {
        let hostile = "x\\\"] --> a1; click a0 call `f`() <script>|#quot;\\n%%";
        let text = SAMPLE.replace("\"Levantar el reporte\"", &format!("\"{hostile}\""));
        let chart = mermaid(&sample(&text));
        let line = chart.lines().nth(2).expect("a line");
        let label = line.trim_start_matches("    a0[\"").split("\"]").next().expect("a label").replace("<br/>", "");
        assert!(!label.contains(['"', '<', '>', '`', '|', '[', ']', '\\', '&']), "{label}");
        assert!(line.ends_with("\"]"));
    }
}
