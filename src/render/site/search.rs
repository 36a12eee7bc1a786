//! What the search of a site looks through: a script that holds an entry a ticket or asset.

use super::lists::shortened;
use super::{DATA, Page};
use crate::model::plain;
use crate::render::list::Names;
use crate::report::inventory::list::AssetRow;
use crate::report::list::ListRow;
use crate::report::log::LogRow;

/// What is searched.
#[derive(Default)]
pub struct Entries(Vec<(u8, [String; 4])>);

impl Entries {
    /// Adds a ticket, with what was done where that is known.
    pub fn ticket(&mut self, row: &ListRow, log: Option<&LogRow>, names: &Names) {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let requester = &row.requester;
        let meta = [
            row.opened.map(|at| names.language.moment(at)).unwrap_or_default(),
            names.language.text(row.status.message_id()),
            text(&requester.name),
            text(&requester.area),
            row.service.as_deref().map(|key| names.service(key)).unwrap_or_default(),
            text(&row.asset),
            row.assignee.as_deref().map(|id| names.person(id)).unwrap_or_default(),
            text(&row.external),
        ];
        let more = [text(&requester.place), log.map(|log| log.actions.clone()).unwrap_or_default()];
        self.add(0, &row.folio, &row.subject, &meta, &more);
    }

    /// Adds an asset.
    pub fn asset(&mut self, row: &AssetRow, names: &Names) {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let title = [row.kind_name.clone(), row.description()];
        let meta = [
            names.language.text(row.state.message_id()),
            row.custodian.as_deref().map(|id| names.person(id)).unwrap_or_default(),
            text(&row.area),
            text(&row.place),
            text(&row.tag),
            text(&row.serial),
        ];
        self.add(1, &row.id, &joined(&title), &meta, &[]);
    }

    fn add(&mut self, kind: u8, id: &str, title: &str, meta: &[String], more: &[String]) {
        let more = more.iter().map(|text| shortened(text)).collect::<Vec<_>>();
        self.0.push((kind, [id.to_owned(), shortened(title), joined(meta), joined(&more)]));
    }

    /// The script that holds them.
    pub fn page(&self) -> Page {
        let entries = self.0.iter().map(|(kind, texts)| {
            let texts = texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join(",");
            format!("[{kind},{texts}]")
        });
        let entries = entries.collect::<Vec<_>>().join(",\n");
        Page { file: DATA.to_owned(), text: format!("window.FOLIO_SEARCH = [\n{entries}\n];\n") }
    }
}

fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| plain::one_line(part)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A text as a literal of a script, also of one that somebody pastes into a page.
fn literal(text: &str) -> String {
    let quoted = serde_json::to_string(&plain::visible(text)).unwrap_or_default();
    let mut literal = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => literal.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => literal.push(c),
        }
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_ends_where_it_ends() {
        let hostile = "</script><!-- \"];alert(1)// \u{2028}\u{2029}\u{202e}\u{0}\u{1b} \\ \n & ñ";
        let shown = literal(hostile);
        assert_eq!(
            shown,
            "\"\\u003c/script\\u003e\\u003c!-- \\\"];alert(1)// \\u003cU+2028\\u003e\\u003cU+2029\\u003e\\u003cU+202E\\u003e\
             \\u003cU+0000\\u003e\\u003cU+001B\\u003e \\\\ \\n \\u0026 ñ\""
        );
        let back: String = serde_json::from_str(&shown).expect("a literal");
        assert_eq!(back, plain::visible(hostile));
    }
}
