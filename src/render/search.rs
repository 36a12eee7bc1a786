//! What a search found.

use super::list::Names;
use super::table::Table;
use super::text::Look;
use crate::model::plain;
use crate::model::time;
use crate::report::search::{FoundRow, Snippet};

/// Two lines a record, the words that were searched for in bold.
pub fn text(rows: &[FoundRow], names: &Names, look: Look) -> String {
    let bold = |text: &str| {
        let style = anstyle::Style::new().bold();
        if look.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    let mut lines = Vec::new();
    for row in rows {
        let status = row.status.map(|status| names.language.text(status.message_id()));
        let opened = row.opened.map(|at| names.language.moment(at));
        let parts = [Some(row.of.clone()), status, opened, Some(row.subject.clone())];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .map(|part| plain::one_line(&part))
            .filter(|part: &String| !part.is_empty())
            .collect();
        let head = format!("{}  {}", bold(&plain::one_line(&row.id)), parts.join(" · "));
        lines.push(cut(&head, look));
        lines.push(format!("    {}", marked(&row.snippet, bold)));
    }
    lines.join("\n")
}

/// A line that a terminal shows as one.
fn cut(line: &str, look: Look) -> String {
    let Some(width) = look.width.map(usize::from) else { return line.to_owned() };
    // Styles take no room on the screen, and stand at its beginning.
    let room = width + if look.colour { 8 } else { 0 };
    if line.chars().count() <= room {
        return line.to_owned();
    }
    line.chars().take(room.saturating_sub(1)).chain(['…']).collect()
}

fn marked(snippet: &Snippet, bold: impl Fn(&str) -> String) -> String {
    let characters: Vec<char> = snippet.text.chars().collect();
    let part = |from: usize, to: usize| {
        let text: String = characters.get(from..to).unwrap_or_default().iter().collect();
        plain::visible(&text).into_owned()
    };
    let (mut shown, mut reached) = (String::new(), 0);
    for (from, to) in &snippet.matches {
        shown.push_str(&part(reached, *from));
        shown.push_str(&bold(&part(*from, *to)));
        reached = *to;
    }
    shown + &part(reached, characters.len())
}

/// One datum a column.
pub fn table(rows: &[FoundRow], names: &Names) -> Table {
    let columns = ["search-column-id", "column-procedure", "column-status", "column-opened", "search-column-found"];
    let row = |row: &FoundRow| {
        vec![
            row.id.as_str().into(),
            row.of.as_str().into(),
            row.status.map(|status| names.language.text(status.message_id())).unwrap_or_default().into(),
            row.opened.map(time::write_moment).unwrap_or_default().into(),
            row.snippet.text.as_str().into(),
        ]
    };
    Table {
        columns: columns.iter().map(|id| names.column(id)).collect(),
        rows: rows.iter().map(row).collect(),
        wraps: true,
    }
}
