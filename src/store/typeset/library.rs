//! PDF from typst markup, by typst as a part of the program: its own fonts, no file, no network.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::TypesetError;
use crate::model::time::Moment;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|font| Font::iter(Bytes::new(font))).collect());
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(&*FONTS)));

/// All that a form may see: its own markup.
struct Form(Source);

impl World for Form {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.0.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.0.id() { Ok(self.0.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

pub(super) fn pdf(markup: &str, moment: Moment) -> Result<Vec<u8>, TypesetError> {
    let failed = |errors: Vec<String>| TypesetError::Failed(errors.into_iter().take(3).collect::<Vec<_>>().join(" / "));
    let form = Form(Source::detached(markup));
    let document: PagedDocument = typst::compile(&form)
        .output
        .map_err(|errors| failed(errors.iter().map(|error| error.message.to_string()).collect()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Folio".to_owned())),
        timestamp: timestamp(moment),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options)
        .map_err(|errors| failed(errors.iter().map(|error| error.message.to_string()).collect()))
}

fn timestamp(moment: Moment) -> Option<Timestamp> {
    use chrono::{Datelike, Timelike};
    let utc = moment.to_utc();
    let [month, day] = [utc.month(), utc.day()].map(u8::try_from).map(Result::ok);
    let [hour, minute, second] = [utc.hour(), utc.minute(), utc.second()].map(u8::try_from).map(Result::ok);
    Datetime::from_ymd_hms(utc.year(), month?, day?, hour?, minute?, second?).map(Timestamp::new_utc)
}
