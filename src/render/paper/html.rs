//! Blocks of a form as HTML: elements of ours around escaped text, and nothing else.

use super::columns;
use super::tree::{Block, Inline, Keep, Table, is_label, plain_text};
use super::words::{self, Part};
use crate::render::html::escape;

/// What a form is printed on, as far as its tables want to know.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// Width of its text.
    pub millimetres: f64,
    /// Size of its letters.
    pub points: f64,
}

/// The blocks, a line each.
pub fn blocks(blocks: &[Block], paper: Paper) -> String {
    blocks.iter().map(|one| block(one, paper, None)).collect()
}

fn block(block: &Block, paper: Paper, keep: Option<Keep>) -> String {
    match block {
        Block::Heading(level, text) => format!("<h{level}>{}</h{level}>\n", inlines(text)),
        Block::Paragraph(text) if is_label(text) => format!("<p class=\"label\">{}</p>\n", inlines(text)),
        Block::Paragraph(text) => format!("<p>{}</p>\n", with_line(text)),
        Block::Table(content) => table(content, paper, keep),
        Block::List(start, items) => {
            let items: String =
                items.iter().map(|item| format!("<li>{}</li>\n", blocks(item, paper).trim_end())).collect();
            match start {
                Some(start) => format!("<ol start=\"{start}\">\n{items}</ol>\n"),
                None => format!("<ul>\n{items}</ul>\n"),
            }
        }
        Block::Quote(content) => format!("<blockquote>\n{}</blockquote>\n", blocks(content, paper)),
        Block::Code(text) => format!("<pre>{}</pre>\n", escape(text)),
        Block::Rule => "<hr>\n".to_owned(),
        Block::PageBreak => "<div class=\"break\"></div>\n".to_owned(),
        Block::Kept(keep, content) => {
            let class = match keep {
                Keep::Signatures => "keep signatures",
                Keep::Seal => "keep seal",
                Keep::Whole => "keep",
            };
            let content: String = content.iter().map(|one| self::block(one, paper, Some(*keep))).collect();
            format!("<div class=\"{class}\">\n{content}</div>\n")
        }
    }
}

fn table(table: &Table, paper: Paper, keep: Option<Keep>) -> String {
    let class = |column: usize| if table.right.get(column) == Some(&true) { " class=\"n\"" } else { "" };
    // What is wider than a telephone moves in its box, by the keyboard too.
    let signed = matches!(keep, Some(Keep::Signatures | Keep::Seal));
    // On a telephone one row reads as a list, each value below its name.
    let one = if table.rows.len() == 1 && !signed { " class=\"one\"" } else { "" };
    let mut text = format!("<div class=\"scroll\" tabindex=\"0\"><table{one}>\n");
    if !signed {
        let share = |share: u32| format!("<col style=\"width:{share}%\">");
        let shares: String = columns::shares(table, paper.millimetres, paper.points).into_iter().map(share).collect();
        text.push_str(&format!("<colgroup>{shares}</colgroup>\n"));
    }
    text.push_str("<thead><tr>");
    for (column, heading) in table.head.iter().enumerate() {
        match heading.is_empty() {
            // A heading of nothing is none.
            true => text.push_str("<td></td>"),
            false => text.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(column), inlines(heading))),
        }
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for (index, row) in table.rows.iter().enumerate() {
        text.push_str(if !signed && table.is_blank_row(index) { "<tr class=\"tall\">" } else { "<tr>" });
        for (column, cell) in row.iter().enumerate() {
            let name = table.head.get(column).filter(|name| !one.is_empty() && !name.is_empty());
            let name = name.map(|name| format!(" data-name=\"{}\"", escape(&plain_text(name)))).unwrap_or_default();
            text.push_str(&format!("<td{}{name}>{}</td>", class(column), with_line(cell)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table></div>\n");
    text
}

/// Text that may end in a line to write on, which then takes all the room that is left.
fn with_line(text: &[Inline]) -> String {
    let single = text.iter().all(|inline| !matches!(inline, Inline::Break));
    let lines = text.iter().filter(|inline| matches!(inline, Inline::Line(_))).count();
    match text {
        [before @ .., last @ Inline::Line(_)] if single && lines == 1 => {
            let label = inlines(before);
            let label = if label.is_empty() { label } else { format!("<span>{}</span>", label.trim_end()) };
            format!("<span class=\"write\">{label}{}</span>", inline(last))
        }
        _ => inlines(text),
    }
}

fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(part: &Inline) -> String {
    match part {
        Inline::Text(text) => words::parts(text).into_iter().map(word).collect(),
        Inline::Strong(parts) => format!("<strong>{}</strong>", inlines(parts)),
        Inline::Emphasis(parts) => format!("<em>{}</em>", inlines(parts)),
        Inline::Struck(parts) => format!("<s>{}</s>", inlines(parts)),
        Inline::Code(text) => format!("<code>{}</code>", escape(text)),
        Inline::Line(width) => format!("<span class=\"line\" style=\"--w:{width}\"></span>"),
        Inline::Break => "<br>".to_owned(),
    }
}

fn word(part: Part) -> String {
    match part {
        Part::Text(text) => escape(text),
        Part::Code(code) => format!("<span class=\"code\">{}</span>", escape(code)),
        Part::Piece(piece) => format!("{}<wbr>", escape(piece)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::read;
    use super::*;

    #[test]
    fn blocks_are_elements_around_escaped_text() {
        let marked = "# A & <b>\n\n<!-- seal -->\n| A |  |\n|--:|---|\n| Sello: ____ | ~~x~~ `<y>` |\n\nDel ____ al ____\n\n2. uno\n3. **dos**, tres\n\n> **cita**\n";
        assert_eq!(
            blocks(&read(marked), Paper { millimetres: 186.0, points: 9.5 }),
            "<h1>A &amp; &lt;b&gt;</h1>\n<div class=\"keep seal\">\n<div class=\"scroll\" tabindex=\"0\"><table>\n\
             <thead><tr><th scope=\"col\" class=\"n\">A</th><td></td></tr></thead>\n<tbody>\n\
             <tr><td class=\"n\"><span class=\"write\"><span>Sello:</span><span class=\"line\" style=\"--w:4\"></span></span></td>\
             <td><s>x</s> <code>&lt;y&gt;</code></td></tr>\n</tbody>\n</table></div>\n</div>\n\
             <p>Del <span class=\"line\" style=\"--w:4\"></span> al <span class=\"line\" style=\"--w:4\"></span></p>\n\
             <ol start=\"2\">\n<li><p>uno</p></li>\n<li><p><strong>dos</strong>, tres</p></li>\n</ol>\n\
             <blockquote>\n<p class=\"label\"><strong>cita</strong></p>\n</blockquote>\n"
        );
    }
}
