//! Blocks of a form as HTML: elements of ours around escaped text, and nothing else.

use super::tree::{Block, Inline, Keep, Table, is_label};
use super::words::{self, Part};
use crate::render::html::escape;

/// The blocks, a line each.
pub fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("<h{level}>{}</h{level}>\n", inlines(text)),
        Block::Paragraph(text) if is_label(text) => format!("<p class=\"label\">{}</p>\n", inlines(text)),
        Block::Paragraph(text) => format!("<p>{}</p>\n", with_line(text)),
        Block::Table(content) => table(content),
        Block::List(start, items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", blocks(item).trim_end())).collect();
            match start {
                Some(start) => format!("<ol start=\"{start}\">\n{items}</ol>\n"),
                None => format!("<ul>\n{items}</ul>\n"),
            }
        }
        Block::Quote(content) => format!("<blockquote>\n{}</blockquote>\n", blocks(content)),
        Block::Code(text) => format!("<pre>{}</pre>\n", escape(text)),
        Block::Rule => "<hr>\n".to_owned(),
        Block::PageBreak => "<div class=\"break\"></div>\n".to_owned(),
        Block::Kept(keep, content) => {
            let class = match keep {
                Keep::Signatures => "keep signatures",
                Keep::Seal => "keep seal",
                Keep::Whole => "keep",
            };
            format!("<div class=\"{class}\">\n{}</div>\n", blocks(content))
        }
    }
}

fn table(table: &Table) -> String {
    let class = |column: usize| if table.right.get(column) == Some(&true) { " class=\"n\"" } else { "" };
    // What is wider than a telephone moves in its box, by the keyboard too.
    let mut text = "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>".to_owned();
    for (column, heading) in table.head.iter().enumerate() {
        match heading.is_empty() {
            // A heading of nothing is none.
            true => text.push_str("<td></td>"),
            false => text.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(column), inlines(heading))),
        }
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        text.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            text.push_str(&format!("<td{}>{}</td>", class(column), with_line(cell)));
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
            blocks(&read(marked)),
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
