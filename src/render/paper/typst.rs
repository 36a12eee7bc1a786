//! Forms as typst markup, from which a PDF is made. Every text stands in a string: none of it is
//! ever read as markup.

use super::group::{MOST_TO_KEEP, weight};
use super::tree::{Block, Inline, Keep, Table, is_label, plain_text};
use super::words::{self, Part};
use super::{Laid, Press, Sheet, columns};
use crate::model::catalogue::{Picture, PictureKind};
use crate::model::plain;
use crate::render::label::Code;

/// Margins at the left and right of the paper, in millimetres.
const MARGIN: f64 = 15.0;

/// Points a side of the letters of text, and of wide tables.
const TEXT: f64 = 9.5;
const SMALL: f64 = 8.0;

/// What every form begins with: how each kind of block looks.
const PREAMBLE: &str = r##"#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fill: rgb("#111111"))
#set par(leading: 0.55em, spacing: 0.8em)
#set table(stroke: 0.2mm + rgb("#555555"), inset: (x: 1.5mm, y: 1.25mm), fill: (_, y) => if y == 0 { luma(240) })
#set table.cell(breakable: false)
#show table.cell.where(y: 0): set text(weight: "bold", size: 0.88em)
#show table: set block(above: 2mm, below: 2.4mm)
#show heading: it => block(sticky: true, above: 3.4mm, below: 1.8mm, text(fill: ink, weight: "bold", it.body))
#show heading.where(level: 1): it => block(sticky: true, above: 0mm, below: 2.4mm, text(size: 15pt, fill: ink, weight: "bold", it.body))
#show heading.where(level: 2): it => block(sticky: true, width: 100%, above: 4.4mm, below: 2mm, inset: (bottom: 0.9mm), stroke: (bottom: 0.4mm + ink), text(size: 11.5pt, fill: ink, weight: "bold", it.body))
#let rule(n) = box(width: n * 0.5em, height: 0.8em, stroke: (bottom: 0.25mm))
#let rest = box(width: 1fr, height: 0.9em, stroke: (bottom: 0.25mm))
#let room(high) = box(width: 0mm, height: high)
"##;

/// Forms as markup. The first line says which form it is, so that it may be replaced by a later one.
pub fn typst(sheets: &[Sheet], press: &Press) -> String {
    let first = sheets.first();
    let mark = super::mark(sheets);
    let title = first.map(|sheet| format!("{} · {}", sheet.title, sheet.foot.identity(press.language)));
    let colour = press.colour.map_or_else(|| "#111111".to_owned(), |colour| colour.to_string());
    let mut text = format!(
        "// {mark}\n#set document(title: {}, keywords: ({},))\n#set text(lang: {})\n#let ink = rgb({})\n{PREAMBLE}",
        string(&plain::one_line(&title.unwrap_or_default())),
        string(&mark),
        string(press.language.tongue().code()),
        string(&colour),
    );
    for (index, sheet) in sheets.iter().enumerate() {
        text.push_str(&page(index, &press.lay(sheet), press));
    }
    text
}

fn page(index: usize, laid: &Laid, press: &Press) -> String {
    let (width, height) = laid.size;
    let size = if laid.is_wide() { SMALL } else { TEXT };
    let (language, foot) = (press.language, &laid.sheet.foot);
    let writer = Writer { millimetres: width - 2.0 * MARGIN, points: size };
    let foot_text = foot_block(laid.sheet, press);
    // What was signed and the hash of it stand on one page.
    let body = match laid.blocks.split_last() {
        Some((last @ Block::Kept(..), before)) if weight(std::slice::from_ref(last)) <= MOST_TO_KEEP => {
            let last = writer.block(last, None);
            format!("{}#block(width: 100%, breakable: false)[{last}{foot_text}]\n", writer.blocks(before))
        }
        _ => format!("{}{foot_text}", writer.blocks(&laid.blocks)),
    };
    format!(
        "#set page(width: {width}mm, height: {height}mm, margin: (x: {MARGIN}mm, top: 18mm, bottom: 16mm),\n  \
         header: text(size: 8pt, fill: rgb(\"#333333\"), grid(columns: (1fr, auto), gutter: 4mm, {}, {})),\n  \
         footer: context align(right, text(size: 8pt, fill: rgb(\"#333333\"), {} + \" \" + str(counter(page).get().first()) + \" \" + {} + \" \" + str(counter(page).at(<end-{index}>).first()))))\n\
         #counter(page).update(1)\n#set text(size: {size}pt)\n{}{body}#metadata(none) <end-{index}>\n",
        string(&plain::one_line(press.institution)),
        string(&foot.identity(language)),
        string(&language.text("paper-sheet")),
        string(&language.text("paper-sheet-of")),
        letterhead(press),
    )
}

/// The logo, at the head of the first page.
fn letterhead(press: &Press) -> String {
    let Some((picture, alternative)) = &press.logo else { return String::new() };
    format!(
        "#block(width: 100%, below: 4mm, inset: (bottom: 2mm), stroke: (bottom: 0.6mm + ink), {{\n  \
         let logo = image.with({}, alt: {})\n  \
         context if measure(logo(height: 18mm)).width > 60mm {{ logo(width: 60mm) }} else {{ logo(height: 18mm) }}\n}})\n",
        picture_bytes(picture),
        string(&plain::one_line(alternative)),
    )
}

/// The bytes of a picture and its format, as arguments.
fn picture_bytes(picture: &Picture) -> String {
    let format = match picture.kind {
        PictureKind::Png => "png",
        PictureKind::Jpeg => "jpg",
        PictureKind::Svg => "svg",
    };
    let mut bytes = String::with_capacity(picture.bytes.len() * 4 + 32);
    for byte in &picture.bytes {
        bytes.push_str(&format!("{byte},"));
    }
    format!("bytes(({bytes})), format: \"{format}\"")
}

/// What the program prints below the form.
fn foot_block(sheet: &Sheet, press: &Press) -> String {
    let language = press.language;
    let lines = std::iter::once(sheet.foot.identity(language)).chain(sheet.foot.evidence(language));
    let lines = lines.map(|line| markup(&plain::one_line(&line)));
    let notices = sheet.foot.notices.iter().map(|line| format!("#strong[{}]", markup(&plain::one_line(line))));
    let lines = lines.chain(notices).collect::<Vec<_>>().join("#linebreak();");
    let code = sheet.foot.code().and_then(|text| Code::of(&text)).map(|code| {
        let svg = code.svg().replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
        format!(
            "image(bytes({}), format: \"svg\", width: 22mm, alt: {}), ",
            string(&svg),
            string(&language.text("paper-code"))
        )
    });
    let columns = if code.is_some() { "(22mm, 1fr)" } else { "(1fr,)" };
    format!(
        "#block(width: 100%, breakable: false, above: 6mm, inset: (top: 2mm), stroke: (top: 0.2mm + rgb(\"#555555\")), \
         text(size: 8pt, grid(columns: {columns}, gutter: 3mm, align: horizon, {}[{lines}])))\n",
        code.unwrap_or_default()
    )
}

/// Writes the blocks of one form.
struct Writer {
    /// Width of its text.
    millimetres: f64,
    /// Size of its letters.
    points: f64,
}

impl Writer {
    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block, None)).collect()
    }

    fn block(&self, block: &Block, keep: Option<Keep>) -> String {
        match block {
            Block::Heading(level, text) => format!("#heading(level: {level})[{}]\n", inlines(text)),
            Block::Paragraph(text) if is_label(text) => format!("#block(sticky: true)[{}]\n", inlines(text)),
            Block::Paragraph(text) => format!("\n{}\n\n", with_line(text)),
            Block::Table(table) => self.table(table, keep),
            Block::List(start, items) => {
                let items: String = items.iter().map(|item| format!("[{}],", self.blocks(item))).collect();
                match start {
                    Some(start) => format!("#enum(start: {start}, {items})\n"),
                    None => format!("#list({items})\n"),
                }
            }
            Block::Quote(content) => format!("#block(inset: (left: 4mm))[{}]\n", self.blocks(content)),
            Block::Code(text) => format!("#raw(block: true, {})\n", string(text)),
            Block::Rule => "#line(length: 100%, stroke: 0.2mm + rgb(\"#555555\"))\n".to_owned(),
            Block::PageBreak => "#pagebreak(weak: true)\n".to_owned(),
            Block::Kept(keep, content) => {
                let breaks = weight(content) > MOST_TO_KEEP;
                let content: String = content.iter().map(|block| self.block(block, Some(*keep))).collect();
                format!("#block(width: 100%, breakable: {breaks})[{content}]\n")
            }
        }
    }

    fn table(&self, table: &Table, keep: Option<Keep>) -> String {
        let room = match keep {
            Some(Keep::Signatures) => Some("13mm"),
            Some(Keep::Seal) => Some("34mm"),
            _ => None,
        };
        let widths = match room {
            // Who signs has as much room as the next.
            Some(_) => vec![1.0; table.head.len()],
            None => columns::widths(table, self.millimetres, self.points),
        };
        let widths: String = widths.iter().map(|width| format!("{width:.1}fr,")).collect();
        let sides: String = table.right.iter().map(|right| if *right { "right," } else { "left," }).collect();
        let head: String = table.head.iter().map(|cell| format!("[{}],", inlines(cell))).collect();
        let mut text = format!("#table(columns: ({widths}), align: ({sides}),\n  table.header({head}),\n");
        for (index, row) in table.rows.iter().enumerate() {
            let breaks = row.iter().map(|cell| plain_text(cell).chars().count()).sum::<usize>() > MOST_TO_KEEP;
            text.push_str("  ");
            for (column, cell) in row.iter().enumerate() {
                let content = with_line(cell);
                let room = match room {
                    Some(room) => Some(room).filter(|_| index == 0),
                    None => Some("7mm").filter(|_| column == 0 && table.is_blank_row(index)),
                };
                text.push_str(&match room {
                    Some(room) => format!("table.cell(align: bottom)[#room({room});{content}],"),
                    None if breaks => format!("table.cell(breakable: true)[{content}],"),
                    None => format!("[{content}],"),
                });
            }
            text.push('\n');
        }
        text.push_str(")\n");
        text
    }
}

/// Text that may end in a line to write on, which then takes all the room that is left.
fn with_line(text: &[Inline]) -> String {
    let breaks = text.iter().any(|inline| matches!(inline, Inline::Break));
    let lines = text.iter().filter(|inline| matches!(inline, Inline::Line(_))).count();
    match text {
        [before @ .., Inline::Line(_)] if !breaks && lines == 1 => format!("{}#rest;", inlines(before)),
        _ => inlines(text),
    }
}

fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(part: &Inline) -> String {
    match part {
        Inline::Text(text) => markup(text),
        Inline::Strong(parts) => format!("#strong[{}];", inlines(parts)),
        Inline::Emphasis(parts) => format!("#emph[{}];", inlines(parts)),
        Inline::Struck(parts) => format!("#strike[{}];", inlines(parts)),
        Inline::Code(text) => format!("#raw({});", string(text)),
        Inline::Line(width) => format!("#rule({width});"),
        Inline::Break => "#linebreak();".to_owned(),
    }
}

/// A text as markup: strings, each ended so that nothing after it is taken for a part of it.
fn markup(text: &str) -> String {
    let part = |part: Part| match part {
        Part::Text(text) => format!("#{};", string(text)),
        Part::Code(code) => format!("#box({});", string(code)),
        Part::Piece(piece) => format!("#{};#sym.zws;", string(piece)),
    };
    words::parts(text).into_iter().map(part).collect()
}

/// A text as a string of typst.
fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in plain::visible(text).chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::super::tree::read;
    use super::*;

    #[test]
    fn every_text_stands_in_a_string() {
        let marked =
            "# A #panic() \"x\" \\\\ \n\n<!-- signatures -->\n| A | B |\n|---|--:|\n| Firma: ____ | $x$ `#y` |\n";
        let writer = Writer { millimetres: 186.0, points: 10.0 };
        assert_eq!(
            writer.blocks(&read(marked)),
            "#heading(level: 1)[#\"A #panic() \\\"x\\\" \\\\\";]\n\
             #block(width: 100%, breakable: false)[#table(columns: (1.0fr,1.0fr,), align: (left,right,),\n  \
             table.header([#\"A\";],[#\"B\";],),\n  \
             table.cell(align: bottom)[#room(13mm);#\"Firma: \";#rest;],\
             table.cell(align: bottom)[#room(13mm);#\"$x$ \";#raw(\"#y\");],\n)\n]\n"
        );
    }

    #[test]
    fn what_might_not_fit_on_a_page_may_break() {
        let long = "palabra ".repeat(300);
        let writer = Writer { millimetres: 186.0, points: 10.0 };
        let text = writer.blocks(&read(&format!("<!-- keep -->\n| A |\n|---|\n| {long} |\n| b |\n")));
        assert!(text.starts_with("#block(width: 100%, breakable: true)["), "{text}");
        assert!(text.contains("\n  table.cell(breakable: true)[") && text.contains("\n  [#\"b\";],"), "{text}");
    }
}
