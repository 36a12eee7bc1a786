//! A filled form as blocks: Markdown, read once, for whoever writes pages of it. Comrak reads it; its
//! markers, and lines to write on, get their meaning here. HTML never has one.

use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use super::group;
use crate::form::marker::Marker;

/// Underscores from which on they are a line to write on.
const LEAST_LINE: usize = 3;

/// Stands for an underscore of such a line while the Markdown is read. A filled form has no control
/// characters (`model::plain`), so that nothing else can be taken for one.
const UNDERSCORE: char = '\u{1}';

/// How deep quotations, lists and emphasis may stand in each other; what is deeper is left out.
const DEEPEST: usize = 32;

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A table.
    Table(Table),
    /// A list, with the number of its first item where it is numbered.
    List(Option<usize>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text as it stands.
    Code(String),
    /// A rule.
    Rule,
    /// What follows begins on a page of its own.
    PageBreak,
    /// What is never broken.
    Kept(Keep, Vec<Block>),
}

/// Why a block is never broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// People sign it.
    Signatures,
    /// It is sealed.
    Seal,
    /// The template says so.
    Whole,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Text that stands out.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// What no longer holds.
    Struck(Vec<Inline>),
    /// Text as it stands.
    Code(String),
    /// A line to write on, so many characters wide.
    Line(usize),
    /// A line break.
    Break,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Whether each column is set to the right.
    pub right: Vec<bool>,
    /// Widths of its columns beside each other, where the template states them; else empty.
    pub widths: Vec<usize>,
    /// Headings of its columns.
    pub head: Vec<Vec<Inline>>,
    /// Rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Table {
    /// Whether a row of several is there to be filled by hand: nothing stands in it but, at most, its number.
    pub fn is_blank_row(&self, row: usize) -> bool {
        let is_empty = |cell: &Vec<Inline>| plain_text(cell).trim().is_empty() && !cell.contains(&Inline::Break);
        let is_line = |cell: &Vec<Inline>| cell.iter().any(|inline| matches!(inline, Inline::Line(_)));
        let Some(cells) = self.rows.get(row).filter(|_| self.rows.len() > 1) else { return false };
        let numbered =
            cells.first().is_some_and(|cell| plain_text(cell).trim().bytes().all(|byte| byte.is_ascii_digit()));
        numbered && cells.iter().skip(1).all(is_empty) && !cells.iter().any(is_line)
    }
}

/// The blocks of a filled form, whose markers are still in it.
pub fn read(marked: &str) -> Vec<Block> {
    let text = lines_to_write_on(marked);
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let root = parse_document(&arena, &text, &options);
    let lines: Vec<&str> = text.lines().collect();
    group::together(blocks(root, &lines, 0))
}

/// Widths as a template states them: by the dashes below the headings, where a column has more than the
/// three that say nothing. They are the template's: no ticket writes that line.
fn stated_widths(delimiters: &str) -> Vec<usize> {
    let cells = delimiters.trim().trim_matches('|').split('|');
    let widths: Vec<usize> = cells.map(|cell| cell.bytes().filter(|byte| *byte == b'-').count()).collect();
    if widths.iter().any(|width| *width > 3) { widths } else { Vec::new() }
}

/// Replaces the underscores of lines to write on, which a reader of Markdown would pair up as
/// emphasis. Those of tickets have a backslash before each; a whole line of them before the first.
fn lines_to_write_on(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escaped = rest.strip_prefix('\\');
        let run = escaped.unwrap_or(rest).bytes().take_while(|byte| *byte == b'_').count();
        if run >= LEAST_LINE {
            written.extend(std::iter::repeat_n(UNDERSCORE, run));
            rest = &rest[run + usize::from(escaped.is_some())..];
            continue;
        }
        // What a backslash takes the meaning from is copied with it.
        let copied = match escaped.and_then(|after| after.chars().next()) {
            Some(next) => c.len_utf8() + next.len_utf8(),
            None => c.len_utf8(),
        };
        written.push_str(&rest[..copied]);
        rest = &rest[copied..];
    }
    written
}

/// Text in which lines to write on mean nothing.
fn literal(text: &str) -> String {
    text.replace(UNDERSCORE, "_")
}

fn blocks<'a>(parent: &'a AstNode<'a>, lines: &[&str], depth: usize) -> Vec<Block> {
    let mut written = Vec::new();
    let mut kept: Option<(Keep, Vec<Block>)> = None;
    for node in parent.children() {
        let marker = match &node.data.borrow().value {
            NodeValue::HtmlBlock(html) => Marker::of(&html.literal),
            _ => None,
        };
        match marker {
            Some(Marker::PageBreak) => written.push(Block::PageBreak),
            Some(Marker::Signatures) => kept = Some((Keep::Signatures, Vec::new())),
            Some(Marker::Seal) => kept = Some((Keep::Seal, Vec::new())),
            Some(Marker::Keep) => kept = Some((Keep::Whole, Vec::new())),
            None => {
                let Some(block) = block(node, lines, depth + 1) else { continue };
                match kept.take() {
                    None => written.push(block),
                    // A heading goes with the block that it is over.
                    Some((keep, mut group)) => {
                        let is_heading = matches!(block, Block::Heading(..));
                        group.push(block);
                        match is_heading {
                            true => kept = Some((keep, group)),
                            false => written.push(Block::Kept(keep, group)),
                        }
                    }
                }
            }
        }
    }
    written.extend(kept.into_iter().flat_map(|(_, group)| group));
    written
}

fn block<'a>(node: &'a AstNode<'a>, lines: &[&str], depth: usize) -> Option<Block> {
    if depth > DEEPEST {
        return None;
    }
    Some(match &node.data.borrow().value {
        NodeValue::Heading(heading) => Block::Heading(heading.level.clamp(1, 6), inlines(node, depth)),
        NodeValue::Paragraph => Block::Paragraph(inlines(node, depth)),
        NodeValue::BlockQuote => Block::Quote(blocks(node, lines, depth)),
        NodeValue::List(list) => {
            let start = (list.list_type == ListType::Ordered).then_some(list.start);
            Block::List(start, node.children().map(|item| blocks(item, lines, depth + 1)).collect())
        }
        NodeValue::CodeBlock(code) => Block::Code(literal(&code.literal)),
        NodeValue::ThematicBreak => Block::Rule,
        NodeValue::Table(table) => {
            let right = table.alignments.iter().map(|side| *side == TableAlignment::Right).collect();
            let row = |row: &'a AstNode<'a>| row.children().map(|cell| inlines(cell, depth + 1)).collect();
            let mut rows = node.children().map(row);
            let below = lines.get(node.data.borrow().sourcepos.start.line).copied().unwrap_or_default();
            Block::Table(Table {
                right,
                widths: stated_widths(below),
                head: rows.next().unwrap_or_default(),
                rows: rows.collect(),
            })
        }
        // Shown as it was written: whoever keeps the template sees that it means nothing here.
        NodeValue::HtmlBlock(html) => Block::Paragraph(vec![Inline::Text(literal(html.literal.trim()))]),
        _ => return None,
    })
}

fn inlines<'a>(parent: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
    let mut written = Vec::new();
    if depth > DEEPEST {
        return written;
    }
    for node in parent.children() {
        let below = || inlines(node, depth + 1);
        match &node.data.borrow().value {
            NodeValue::Text(text) => parts(text, &mut written),
            NodeValue::SoftBreak => push_text(" ", &mut written),
            NodeValue::LineBreak => written.push(Inline::Break),
            NodeValue::Code(code) => written.push(Inline::Code(literal(&code.literal))),
            NodeValue::HtmlInline(html) => push_text(&literal(html), &mut written),
            NodeValue::Strong => written.push(Inline::Strong(below())),
            NodeValue::Emph => written.push(Inline::Emphasis(below())),
            NodeValue::Strikethrough => written.push(Inline::Struck(below())),
            // Paper has no links: the words stay.
            _ => {
                for inline in below() {
                    match inline {
                        Inline::Text(text) => push_text(&text, &mut written),
                        other => written.push(other),
                    }
                }
            }
        }
    }
    written
}

/// Adds a text, with its lines to write on.
fn parts(text: &str, written: &mut Vec<Inline>) {
    let mut rest = text;
    while let Some(at) = rest.find(UNDERSCORE) {
        push_text(&rest[..at], written);
        let run = rest[at..].bytes().take_while(|byte| *byte == 1).count();
        written.push(Inline::Line(run));
        rest = &rest[at + run..];
    }
    push_text(rest, written);
}

fn push_text(text: &str, written: &mut Vec<Inline>) {
    // A box stands with what it is beside.
    let text = &text.replace("☐ ", "☐\u{a0}").replace("☒ ", "☒\u{a0}");
    match written.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => written.push(Inline::Text(text.clone())),
    }
}

/// The words of a text, lines to write on apart.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Strong(parts) | Inline::Emphasis(parts) | Inline::Struck(parts) => {
                text.push_str(&plain_text(parts));
            }
            Inline::Line(_) => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}

/// Whether a paragraph is only what stands out: the label of what follows, which it is not parted from.
pub fn is_label(paragraph: &[Inline]) -> bool {
    matches!(paragraph, [Inline::Strong(_)])
}

/// The columns of the widest table.
pub fn most_columns(blocks: &[Block]) -> usize {
    let columns = |block: &Block| match block {
        Block::Table(table) => table.head.len(),
        Block::Kept(_, blocks) | Block::Quote(blocks) => most_columns(blocks),
        Block::List(_, items) => items.iter().map(|item| most_columns(item)).max().unwrap_or_default(),
        _ => 0,
    };
    blocks.iter().map(columns).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::markdown;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn lines_to_write_on_are_no_emphasis() {
        let read = |text: &str| match &read(text)[..] {
            [Block::Paragraph(inlines)] => inlines.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(read("____,____"), [Inline::Line(4), text(","), Inline::Line(4)]);
        assert_eq!(read("\\______"), [Inline::Line(6)]);
        assert_eq!(read("__a__ a_b_c"), [Inline::Strong(vec![text("a")]), text(" a_b_c")]);
        assert_eq!(read("`____` \\\\____"), [Inline::Code("____".to_owned()), text(" \\"), Inline::Line(4)]);
        // What somebody wrote is text, line or not.
        assert_eq!(read(&markdown::line("Nombre: ____ a___b")), [text("Nombre: ____ a___b")]);
    }

    #[test]
    fn markers_keep_the_next_block_with_its_headings() {
        let marked = "<!-- signatures -->\n## Firmas\n\n| A | B |\n|---|--:|\n| ___ | x |\n\n<!-- page-break -->\n\nfin\n\n<!-- keep -->\n";
        let table = Table {
            right: vec![false, true],
            widths: Vec::new(),
            head: vec![vec![text("A")], vec![text("B")]],
            rows: vec![vec![vec![Inline::Line(3)], vec![text("x")]]],
        };
        let kept = vec![Block::Heading(2, vec![text("Firmas")]), Block::Table(table)];
        let expected = [Block::Kept(Keep::Signatures, kept), Block::PageBreak, Block::Paragraph(vec![text("fin")])];
        assert_eq!(read(marked), expected);
    }

    #[test]
    fn a_template_may_state_widths() {
        let widths = |text: &str| match &read(text)[..] {
            [Block::Table(table)] => table.widths.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(widths("| A | B |\n|---|--:|\n| a | b |\n"), Vec::<usize>::new());
        assert_eq!(widths("| A | B |\n|:----:|----------|\n| a | b |\n"), [4, 10]);
    }

    #[test]
    fn html_and_links_mean_nothing() {
        assert_eq!(
            read("<script>alert(1)</script>\n\na <b onclick=x>c</b> [d](javascript:1) ![e](f.png) https://example.org"),
            [
                Block::Paragraph(vec![text("<script>alert(1)</script>")]),
                Block::Paragraph(vec![text("a <b onclick=x>c</b> d e https://example.org")]),
            ]
        );
    }

    #[test]
    fn nothing_is_too_deep() {
        read(&">".repeat(5000));
        read(&"*a ".repeat(5000));
        assert_eq!(most_columns(&read("> | a | b |\n> |---|---|\n> | c | d |")), 2);
    }

    proptest::proptest! {
        #[test]
        fn text_of_tickets_is_read_as_it_was_written(text in r"[-#>+=:|*_~`\[\]<&;!/.\\)@w0-9a-zá \n]{0,80}") {
            let shown = crate::model::plain::one_line(&text);
            let table = format!("| A | B |\n|---|---|\n| {} | x |\n", markdown::line(&text));
            match &read(&table)[..] {
                [Block::Table(table)] => {
                    // Runs of spaces are one on paper.
                    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                    proptest::prop_assert_eq!(words(&plain_text(&table.rows[0][0])), words(&shown));
                    proptest::prop_assert_eq!(plain_text(&table.rows[0][1]), "x");
                }
                other => proptest::prop_assert!(false, "{:?}", other),
            }
        }
    }
}
