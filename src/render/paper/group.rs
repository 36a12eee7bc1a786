//! What stands together on paper though no marker says so: the lines of one field with its label, and
//! what is signed with the section that it closes.

use super::tree::{Block, Inline, Keep, is_label, plain_text};

/// Characters up to which blocks are kept on one page; what is longer might not fit on any.
pub const MOST_TO_KEEP: usize = 1500;

/// Characters that a line to write on alone counts for.
const LINE: usize = 80;

/// The blocks, those that belong together as one.
pub fn together(blocks: Vec<Block>) -> Vec<Block> {
    signed(fields(blocks))
}

/// A label and the lines below it, on which one thing is written.
fn fields(blocks: Vec<Block>) -> Vec<Block> {
    let is_line = |block: &Block| matches!(block, Block::Paragraph(text) if matches!(text[..], [Inline::Line(_)]));
    let mut written: Vec<Block> = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let labels = matches!(&block, Block::Paragraph(text) if is_label(text));
        if !(labels || is_line(&block)) || !rest.peek().is_some_and(is_line) {
            written.push(block);
            continue;
        }
        let mut group = vec![block];
        while let Some(line) = rest.next_if(is_line) {
            group.push(line);
        }
        written.push(Block::Kept(Keep::Whole, group));
    }
    written
}

/// Blocks of signatures that follow each other, and the section that ends with one.
fn signed(blocks: Vec<Block>) -> Vec<Block> {
    let is_signed = |block: &Block| matches!(block, Block::Kept(Keep::Signatures | Keep::Seal, _));
    let mut written: Vec<Block> = Vec::new();
    for block in blocks {
        if !is_signed(&block) {
            written.push(block);
            continue;
        }
        let has_heading =
            |block: &Block| matches!(block, Block::Kept(_, inner) if matches!(inner.first(), Some(Block::Heading(..))));
        let begins = match written.last() {
            _ if has_heading(&block) => None,
            // One more of those that stand together already.
            Some(Block::Kept(Keep::Whole, inner)) if inner.last().is_some_and(is_signed) => Some(written.len() - 1),
            Some(last) if is_signed(last) => Some(written.len() - 1),
            _ => written
                .iter()
                .rposition(|block| matches!(block, Block::Heading(..) | Block::PageBreak) || is_signed(block)),
        };
        let fits = |from: &usize| {
            let is_section = !matches!(written[*from], Block::PageBreak | Block::Heading(1, _))
                && (*from + 1 == written.len() || !is_signed(&written[*from]));
            is_section && weight(&written[*from..]) + weight(std::slice::from_ref(&block)) <= MOST_TO_KEEP
        };
        match begins.filter(fits) {
            Some(from) => {
                let mut group: Vec<Block> = Vec::new();
                for block in written.split_off(from) {
                    match block {
                        Block::Kept(Keep::Whole, inner) if inner.iter().any(is_signed) => group.extend(inner),
                        other => group.push(other),
                    }
                }
                group.push(block);
                written.push(Block::Kept(Keep::Whole, group));
            }
            None => written.push(block),
        }
    }
    written
}

/// Characters of some blocks.
pub fn weight(blocks: &[Block]) -> usize {
    let cells = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| plain_text(cell).chars().count()).sum::<usize>();
    let of = |block: &Block| match block {
        Block::Paragraph(text) if matches!(text[..], [Inline::Line(_)]) => LINE,
        Block::Heading(_, text) | Block::Paragraph(text) => plain_text(text).chars().count(),
        Block::Table(table) => cells(&table.head) + table.rows.iter().map(cells).sum::<usize>() + 60 * table.rows.len(),
        Block::List(_, items) => items.iter().map(|item| weight(item)).sum(),
        Block::Quote(blocks) | Block::Kept(_, blocks) => weight(blocks),
        Block::Code(text) => text.chars().count(),
        Block::Rule | Block::PageBreak => 0,
    };
    blocks.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::super::tree::read;
    use super::*;

    /// Which blocks stand together, a letter each.
    fn shape(blocks: &[Block]) -> String {
        let of = |block: &Block| match block {
            Block::Heading(..) => "h".to_owned(),
            Block::Paragraph(text) if matches!(text[..], [Inline::Line(_)]) => "_".to_owned(),
            Block::Paragraph(_) => "p".to_owned(),
            Block::Table(_) => "t".to_owned(),
            Block::Kept(Keep::Whole, inner) => format!("[{}]", shape(inner)),
            Block::Kept(_, inner) => format!("({})", shape(inner)),
            _ => "?".to_owned(),
        };
        blocks.iter().map(of).collect()
    }

    #[test]
    fn lines_of_one_field_stand_with_their_label() {
        assert_eq!(shape(&read("**A**\n\n____\n\n____\n\n**B**\n\nescrito\n\n____\n")), "[p__]pp_");
    }

    #[test]
    fn what_is_signed_stands_with_its_section_and_with_the_next() {
        let table = "<!-- signatures -->\n| A |\n|---|\n| ____ |\n\n";
        let section = format!("antes\n\n## 4\n\n| a |\n|---|\n| b |\n\n**C**\n\n____\n\n{table}");
        assert_eq!(shape(&read(&section)), "p[ht[p_](t)]");
        assert_eq!(shape(&read(&format!("## Firmas\n\n{table}{table}p\n\n{table}"))), "[h(t)(t)]p(t)");
        let long = format!("## 4\n\n{}\n\n{table}", "palabra ".repeat(400));
        assert_eq!(shape(&read(&long)), "hp(t)");
        let own = "p\n\n## 4\n\np\n\n<!-- signatures -->\n## Firmas\n\n| A |\n|---|\n| ____ |\n\n";
        assert_eq!(shape(&read(&format!("{own}{table}"))), "php[(ht)(t)]");
    }
}
