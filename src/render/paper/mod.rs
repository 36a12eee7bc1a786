//! Filled forms on paper: a page of HTML that any browser prints, or typst markup, which becomes a PDF.
//!
//! Both are written from the same blocks ([`tree`]); neither has anything of a ticket but escaped text.

mod columns;
mod group;
mod html;
mod page;
pub mod tree;
mod typst;
mod words;

pub use page::page;
pub use typst::typst;

use crate::form::foot::Foot;
use crate::language::Language;
use crate::model::catalogue::{Colour, PaperSize, Picture};
use crate::model::plain;
use tree::Block;

/// Columns from which on a table lies on its side, and with it its form.
const WIDE_TABLE: usize = 9;

/// What the papers of a desk are printed on.
pub struct Press<'a> {
    /// Size of the paper.
    pub paper: PaperSize,
    /// Colour of headings and rules.
    pub colour: Option<Colour>,
    /// Logo, with what it says.
    pub logo: Option<(Picture, String)>,
    /// Institution, at the head of each page.
    pub institution: &'a str,
    /// The desk's language, in its zone.
    pub language: &'a Language,
}

/// A filled form.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Markdown, its markers still in it.
    pub marked: String,
    /// What the program prints below it.
    pub foot: Foot,
}

/// What a printing says of itself: which form it is, and of what. Only a printing that says the same
/// may take its place.
pub fn mark(sheets: &[Sheet]) -> String {
    let form = sheets.first().map(|sheet| sheet.foot.form.as_str()).unwrap_or_default();
    let words = ["folio form", form].into_iter().chain(sheets.iter().filter_map(|sheet| sheet.foot.subject.name()));
    plain::one_line(&words.collect::<Vec<_>>().join(" ")).trim_end().to_owned()
}

/// A form to be laid out.
struct Laid<'a> {
    sheet: &'a Sheet,
    blocks: Vec<Block>,
    /// Width and height of its paper, in millimetres.
    size: (f64, f64),
}

impl Laid<'_> {
    /// Whether it lies on its side.
    fn is_wide(&self) -> bool {
        self.size.0 > self.size.1
    }
}

impl Press<'_> {
    fn lay<'s>(&self, sheet: &'s Sheet) -> Laid<'s> {
        let blocks = tree::read(&sheet.marked);
        let (width, height) = self.paper.millimetres();
        let size = if tree::most_columns(&blocks) < WIDE_TABLE { (width, height) } else { (height, width) };
        Laid { sheet, blocks, size }
    }
}
