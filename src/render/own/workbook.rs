//! A report as a workbook (XLSX): a sheet for each table, typed cells, and one that says where it
//! comes from. Text stays text: nothing of a ticket becomes a formula, a link or a sheet's name.
//! The same report gives the same bytes.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::cell::shown;
use super::page::{heading, source_pairs, under};
use crate::language::Language;
use crate::message;
use crate::model::plain;
use crate::model::time::Moment;
use crate::report::own::answer::{Answer, AnswerColumn, AnswerTable, Datum, DatumKind};

/// Letters that a sheet's name may have.
const NAME: usize = 31;
/// Letters that a cell may have.
const CELL: usize = 32_767;
/// Widest that a column is made, in letters.
const WIDEST: usize = 60;

/// The report as the bytes of a workbook.
///
/// # Errors
/// More rows or columns than a sheet can have.
pub fn workbook(answer: &Answer, language: &Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(line(&heading(answer))).set_company(line(&answer.source.institution));
    // It is as old as what it tells: the clock of the machine would make it differ each time.
    if let Some(made) = date_time(answer.source.as_of.to_utc().fixed_offset()) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    let mut names = Vec::new();
    for table in &answer.tables {
        let name = sheet_name(&table.title, &names);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, table, answer, language)?;
    }
    let name = sheet_name(&language.text("report-workbook-source"), &names);
    let sheet = book.add_worksheet();
    sheet.set_name(&name)?;
    tell_source(sheet, answer, language)?;
    book.save_to_buffer()
}

/// A text on one line of a length that a cell takes.
fn line(text: &str) -> String {
    plain::one_line(text).chars().take(CELL).collect()
}

/// A name that a sheet may have and no other has.
fn sheet_name(title: &str, taken: &[String]) -> String {
    let kept: String = line(title).chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>().trim().to_owned();
    let name = match cut(&kept, NAME) {
        name if name.is_empty() || name.eq_ignore_ascii_case("history") => "1".to_owned(),
        name => name,
    };
    let is_free = |name: &str| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let numbered = (2_usize..).map(|number| format!("{} {number}", cut(&name, NAME - 1 - number.to_string().len())));
    std::iter::once(name.clone()).chain(numbered).find(|name| is_free(name)).unwrap_or_default()
}

fn date_time(moment: Moment) -> Option<ExcelDateTime> {
    ExcelDateTime::parse_from_str(&moment.format("%Y-%m-%dT%H:%M:%S").to_string()).ok()
}

/// How figures of a column are shown.
fn number_format(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Decimal | DatumKind::Percent => "0.0",
        DatumKind::Moment => "yyyy-mm-dd hh:mm",
        DatumKind::Date => "yyyy-mm-dd",
        DatumKind::Whole | DatumKind::Minutes | DatumKind::Days => "0",
        _ => "General",
    }
}

/// A heading, with the unit where its numbers would not say it.
fn titled(column: &AnswerColumn, answer: &Answer, language: &Language) -> String {
    let name = under(column, answer, language);
    match column.kind {
        DatumKind::Minutes => language.format(&message!("report-workbook-minutes", column = name)),
        DatumKind::Percent => language.format(&message!("report-workbook-percent", column = name)),
        _ => name,
    }
}

fn fill(sheet: &mut Worksheet, table: &AnswerTable, answer: &Answer, language: &Language) -> Result<(), XlsxError> {
    let head =
        Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Medium);
    for (at, column) in (0_u16..).zip(&table.columns) {
        let text = line(&titled(column, answer, language));
        sheet.write_string_with_format(0, at, &text, &head)?;
        let cells = table.rows.iter().filter_map(|row| row.cells.get(usize::from(at)));
        let longest = cells.map(|datum| shown(datum, column.part, language).chars().count()).max().unwrap_or(0);
        let wide = longest.max(text.chars().count().min(24)).clamp(6, WIDEST);
        sheet.set_column_width(at, u16::try_from(wide + 2).unwrap_or(u16::MAX))?;
    }
    let mut next = 1;
    for row in &table.rows {
        write(sheet, next, &row.cells, table, language, false)?;
        next += 1;
    }
    if let (false, Ok(last)) = (table.rows.is_empty() || table.columns.is_empty(), u16::try_from(table.columns.len())) {
        sheet.autofilter(0, 0, next - 1, last - 1)?;
    }
    if let Some(total) = &table.total {
        write(sheet, next, total, table, language, true)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Datum],
    table: &AnswerTable,
    language: &Language,
    total: bool,
) -> Result<(), XlsxError> {
    for ((at, datum), column) in (0_u16..).zip(cells).zip(&table.columns) {
        let kind = if column.kind == DatumKind::Mixed { own_kind(datum) } else { column.kind };
        let mut format = Format::new().set_align(FormatAlign::Top).set_num_format(number_format(kind));
        if total {
            format = format.set_bold().set_border_top(FormatBorder::Thin);
        }
        match datum {
            Datum::Blank => sheet.write_blank(row, at, &format)?,
            // A spreadsheet counts exactly to 2^53; what is longer than that no desk has.
            Datum::Whole(number) | Datum::Minutes(number) | Datum::Days(number) => {
                sheet.write_number_with_format(row, at, *number as f64, &format)?
            }
            Datum::Decimal(number) | Datum::Percent(number) => {
                sheet.write_number_with_format(row, at, *number, &format)?
            }
            Datum::Moment(moment) => match date_time(*moment) {
                Some(moment) => sheet.write_datetime_with_format(row, at, &moment, &format)?,
                None => sheet.write_string_with_format(row, at, language.moment(*moment), &format)?,
            },
            Datum::Date(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
                Ok(day) => sheet.write_datetime_with_format(row, at, &day, &format)?,
                Err(_) => sheet.write_string_with_format(row, at, day.to_string(), &format)?,
            },
            Datum::Text(_) | Datum::Word { .. } | Datum::Flag(_) => {
                let text = line(&shown(datum, column.part, language));
                sheet.write_string_with_format(row, at, text, &format.set_text_wrap())?
            }
        };
    }
    Ok(())
}

/// What a figure among others is.
fn own_kind(datum: &Datum) -> DatumKind {
    match datum {
        Datum::Whole(_) => DatumKind::Whole,
        Datum::Decimal(_) => DatumKind::Decimal,
        Datum::Percent(_) => DatumKind::Percent,
        Datum::Minutes(_) => DatumKind::Minutes,
        Datum::Days(_) => DatumKind::Days,
        Datum::Moment(_) => DatumKind::Moment,
        Datum::Date(_) => DatumKind::Date,
        Datum::Flag(_) => DatumKind::Flag,
        Datum::Blank | Datum::Text(_) | Datum::Word { .. } => DatumKind::Text,
    }
}

fn tell_source(sheet: &mut Worksheet, answer: &Answer, language: &Language) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut pairs = vec![(language.text("report-workbook-report"), heading(answer))];
    pairs.push((language.text("report-workbook-institution"), answer.source.institution.clone()));
    pairs.extend(source_pairs(&answer.source, language));
    for (row, (label, text)) in (0_u32..).zip(pairs) {
        sheet.write_string_with_format(row, 0, line(&label), &bold)?;
        sheet.write_string_with_format(row, 1, line(&text), &wrapped)?;
    }
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 90)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_valid_and_different() {
        let mut taken = Vec::new();
        for title in [
            "Por actividad: [a/b]",
            "Por actividad   a b ",
            "",
            "History",
            "Un título que no cabe en el nombre",
            "un título que no cabe en el nombre",
        ] {
            let name = sheet_name(title, &taken);
            assert!(name.chars().count() <= NAME && !name.is_empty() && !name.contains(['[', ']', ':', '/']), "{name}");
            assert!(!taken.contains(&name), "{name}");
            taken.push(name);
        }
        assert_eq!(taken[0], "Por actividad   a b");
        assert_eq!(taken[4], "Un título que no cabe en el nom");
        assert_eq!(taken[5], "un título que no cabe en el n 2");
    }
}
