//! Labels of assets: sheets to be printed, as a page of HTML in millimetres, or codes of half blocks
//! on a terminal.

use qrcode::{Color, EcLevel, QrCode};

use super::html::escape;
use super::table::{Column, Table};
use crate::language::Language;
use crate::model::plain;
use crate::report::label::AssetLabel;

/// First line of a page of labels: what may be replaced by another such page.
const FIRST_LINE: &str = "<!doctype html><!-- folio asset label -->";

/// Modules of light around a code, which readers need (ISO 18004).
const QUIET: usize = 4;

/// Modules a side of the largest code that a small label carries legibly (version 10).
const MOST_MODULES: usize = 57;

/// Millimetres that stay free at the edges of the sheet, which printers cannot reach: sides, then
/// top and bottom.
const EDGE: (f64, f64) = (6.0, 10.0);

/// The smallest label, in millimetres: width, height.
const LEAST: (f64, f64) = (36.0, 16.0);

/// Labels on a sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SheetLayout {
    /// Width of the paper, in millimetres.
    pub width: f64,
    /// Height of the paper, in millimetres.
    pub height: f64,
    /// Labels side by side.
    pub columns: usize,
    /// Labels one below the other.
    pub rows: usize,
    /// Places at the beginning of the first sheet that have no label any more.
    pub skip: usize,
}

impl SheetLayout {
    /// Places on one sheet.
    pub fn places(&self) -> usize {
        self.columns * self.rows
    }

    /// Width and height of one label, in millimetres.
    pub fn label(&self) -> (f64, f64) {
        let share = |whole: f64, edge: f64, parts: usize| (whole - 2.0 * edge) / parts.max(1) as f64;
        (share(self.width, EDGE.0, self.columns), share(self.height, EDGE.1, self.rows))
    }

    /// Whether a label is large enough to be read.
    pub fn is_legible(&self) -> bool {
        let (width, height) = self.label();
        width >= LEAST.0 && height >= LEAST.1
    }
}

/// A code that a telephone reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    width: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a text; none where it would be too dense for a label. Some 15 % of it may be lost
    /// to dirt (level M).
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let dark = code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect();
        (width <= MOST_MODULES).then_some(Self { width, dark })
    }

    /// Whether a module is dark; those around the code are light.
    fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < self.width);
        inside(x).zip(inside(y)).is_some_and(|(x, y)| self.dark[y * self.width + x])
    }

    /// Modules a side, those around it included.
    fn whole(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// The code as SVG: one path, a stroke for each run of dark modules.
    pub(super) fn svg(&self) -> String {
        let whole = self.whole();
        let mut path = String::new();
        for y in 0..whole {
            let mut x = 0;
            while x < whole {
                let run = (x..whole).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">\
             <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }

    /// The code in half blocks, two rows of modules a line. Light modules are drawn: most terminals
    /// are dark.
    pub fn blocks(&self) -> String {
        let whole = self.whole();
        let mut text = String::new();
        for y in (0..whole).step_by(2) {
            for x in 0..whole {
                // Below an odd last row the terminal itself goes on.
                let below = y + 1 < whole && !self.is_dark(x, y + 1);
                text.push(match (!self.is_dark(x, y), below) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            text.push('\n');
        }
        text
    }
}

/// Labels with their codes as sheets to be printed.
pub fn page(labels: &[(AssetLabel, Code)], institution: &str, sheet: &SheetLayout, language: &Language) -> String {
    let title = escape(&language.text("label-title"));
    let places: Vec<Option<&(AssetLabel, Code)>> =
        std::iter::repeat_n(None, sheet.skip).chain(labels.iter().map(Some)).collect();
    let mut body = String::new();
    for places in places.chunks(sheet.places().max(1)) {
        body.push_str("<section class=\"sheet\">\n");
        for place in places {
            match place {
                None => body.push_str("<div></div>\n"),
                Some((label, code)) => body.push_str(&label_html(label, code, institution)),
            }
        }
        body.push_str("</section>\n");
    }
    format!(
        "{FIRST_LINE}\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{}</style>\n</head>\n<body>\n<main tabindex=\"0\">\n{body}</main>\n</body>\n</html>\n",
        escape(language.tongue().code()),
        style(sheet)
    )
}

fn label_html(label: &AssetLabel, code: &Code, institution: &str) -> String {
    let line = |class: &str, text: &str| {
        let text = escape(&plain::one_line(text));
        if text.is_empty() { String::new() } else { format!("<p class=\"{class}\">{text}</p>") }
    };
    // An asset without inventory number is told by its identifier, once.
    let (large, small) = match &label.tag {
        Some(tag) => (tag.as_str(), label.id.as_str()),
        None => (label.id.as_str(), ""),
    };
    format!(
        "<div class=\"label\">{}<div class=\"text\">{}{}{}{}</div></div>\n",
        code.svg(),
        line("institution", institution),
        line("tag", large),
        line("id", small),
        line("what", &label.description)
    )
}

fn style(sheet: &SheetLayout) -> String {
    let (width, height) = sheet.label();
    let code = (height - 3.0).min(width * 0.42);
    // Five or six lines beside the code, whatever the size of the label.
    let text = (height / 9.0).min(width / 20.0);
    let SheetLayout { width: paper, height: long, columns, rows, .. } = sheet;
    let (side, top) = EDGE;
    // A tenth less than the paper: a rounded millimetre would begin another page.
    format!(
        "@page{{size:{paper:.1}mm {long:.1}mm;margin:0}}*{{box-sizing:border-box;margin:0}}\
         body{{font:{text:.2}mm/1.2 system-ui,sans-serif;color:#000;background:#fff}}\
         .sheet{{width:{paper:.1}mm;height:{:.1}mm;padding:{top:.1}mm {side:.1}mm;overflow:hidden;display:grid;\
         grid-template:repeat({rows},{height:.2}mm)/repeat({columns},{width:.2}mm);break-after:page}}\
         .sheet:last-child{{break-after:auto}}\
         .label{{display:flex;align-items:center;gap:1mm;padding:1mm;overflow:hidden}}\
         .label svg{{flex:none;width:{code:.2}mm;height:{code:.2}mm}}.text{{min-width:0}}\
         .text p{{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;\
         overflow-wrap:anywhere}}.institution{{font-size:.85em}}.text .tag{{font-size:1.3em;font-weight:700;-webkit-line-clamp:3}}\
         .id{{font-weight:600}}\
         @media screen{{body{{background:#ddd}}main{{overflow-x:auto}}.sheet{{background:#fff;margin:4mm auto}}\
         .label{{outline:.1mm dashed #999}}}}",
        long - 0.1
    )
}

/// Labels with their codes for a terminal. `coloured` draws them dark on light, whatever the
/// terminal's own colours are.
pub fn text(labels: &[(AssetLabel, Code)], institution: &str, coloured: bool) -> String {
    let label = |(label, code): &(AssetLabel, Code)| {
        let mut head = plain::one_line(label.tag.as_deref().unwrap_or(&label.id));
        if label.tag.is_some() {
            head.push_str(&format!(" · {}", label.id));
        }
        let line = |line: &str| if coloured { format!("\u{1b}[97;40m{line}\u{1b}[0m\n") } else { format!("{line}\n") };
        let blocks: String = code.blocks().lines().map(line).collect();
        let what = [institution, &label.description].map(plain::one_line);
        format!(
            "{head}\n{}\n{blocks}",
            what.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
        )
    };
    labels.iter().map(label).collect::<Vec<_>>().join("\n")
}

/// Labels as a table, for a program that prints labels of its own.
pub fn sheet(labels: &[(AssetLabel, Code)], language: &Language) -> Table {
    let columns = ["label-id", "card-tag", "label-kind", "label-what", "label-code"];
    let rows = labels.iter().map(|(label, _)| {
        let tag = label.tag.clone().unwrap_or_default();
        [&label.id, &tag, &label.kind, &label.description, &label.content].map(|text| text.as_str().into()).to_vec()
    });
    Table { columns: columns.map(|id| Column::new(language.text(id))).to_vec(), rows: rows.collect(), wraps: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_whole() {
        let code = Code::of("PC-0132").expect("short enough");
        assert_eq!((code.width, code.whole()), (21, 29));
        // The corner of a finder pattern: seven dark modules, behind four light ones.
        assert!(code.svg().contains("<path d=\"M4 4h7v1h-7z"), "{}", code.svg());
        let blocks = code.blocks();
        assert_eq!(blocks.lines().count(), 15);
        assert!(blocks.lines().all(|line| line.chars().count() == 29));
        assert_eq!(blocks.lines().next(), Some("█".repeat(29).as_str()));
        assert!(blocks.lines().nth(2).is_some_and(|line| line.starts_with("████ ▄▄▄▄▄ ")), "{blocks}");
        // An odd number of rows: the last line is half a row.
        assert_eq!(blocks.lines().last(), Some("▀".repeat(29).as_str()));
    }

    #[test]
    fn what_is_too_dense_has_no_code() {
        assert!(Code::of(&"x".repeat(213)).is_some());
        assert!(Code::of(&"x".repeat(214)).is_none());
        assert!(Code::of(&"x".repeat(5000)).is_none());
    }
}
