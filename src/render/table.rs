//! What reading commands print, before it has a form: documents of tables, pairs and lines. The
//! other files of this layer give it one.

pub use super::text::{Look, document};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text, as it came: every renderer makes it harmless for its own reader.
    pub text: String,
    /// Whether it tells of something late or wrong.
    pub alarm: bool,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), alarm: false }
    }
}

impl Cell {
    /// The same cell, raising an alarm or not.
    #[must_use]
    pub fn alarm(mut self, alarm: bool) -> Self {
        self.alarm = alarm;
        self
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether its cells stand at the right: figures.
    pub right: bool,
    /// Whether it is never made narrower than what it holds: folios.
    pub whole: bool,
}

impl Column {
    /// A column of texts.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), right: false, whole: false }
    }

    /// The same column, its cells at the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// The same column, never made narrower.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = true;
        self
    }
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether long texts go on below on a terminal, instead of being cut.
    pub wraps: bool,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Labels with what they stand for.
    Pairs(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// Lines of text.
    Lines(Vec<Cell>),
}

impl Block {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Pairs(pairs) => pairs.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
        }
    }
}

/// Blocks under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Heading.
    pub heading: Option<String>,
    /// Blocks.
    pub blocks: Vec<Block>,
}

/// All that a command prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Title: of the page in HTML; printed elsewhere where `titled`.
    pub title: String,
    /// Whether the title is part of what is read, rather than only of a page.
    pub titled: bool,
    /// Parts; empty ones are passed over.
    pub sections: Vec<Section>,
}

impl Document {
    /// A document that is one table.
    pub fn of_table(title: impl Into<String>, table: Table) -> Self {
        let section = Section { heading: None, blocks: vec![Block::Table(table)] };
        Self { title: title.into(), titled: false, sections: vec![section] }
    }

    /// Adds a section, unless there is nothing in it.
    pub fn add(&mut self, heading: Option<String>, mut blocks: Vec<Block>) {
        blocks.retain(|block| !block.is_empty());
        if !blocks.is_empty() {
            self.sections.push(Section { heading, blocks });
        }
    }
}
