use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::model::time::read_date;

fn csv(bytes: impl Into<Vec<u8>>) -> Result<Sheet, SheetError> {
    parse(bytes.into(), SheetOptions::default())
}

/// A table as text: headers, then each row with its number.
fn shown(sheet: &Sheet) -> String {
    let mut text = sheet.headers.join("|");
    for row in &sheet.rows {
        let cells: Vec<_> = row.cells.iter().map(Cell::shown).collect();
        write!(text, "\n{}: {}", row.number, cells.join("|")).expect("text");
    }
    text
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(*name, options).expect("part");
        writer.write_all(text.as_bytes()).expect("part");
    }
    writer.finish().expect("archive").into_inner()
}

const TYPES: (&str, &str) =
    ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#);
const RELATIONS: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships xmlns="x"><Relationship Id="r" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);
const STYLES: (&str, &str) = (
    "xl/styles.xml",
    r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0000"/></numFmts>
       <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>
       <xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
);

/// A workbook with sheets of that name, state and `sheetData`.
fn workbook(sheets: &[(&str, &str, &str)], further: &[(&str, &str)]) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut texts = Vec::new();
    for (index, (name, state, data)) in sheets.iter().enumerate() {
        let number = index + 1;
        write!(list, r#"<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>"#).expect("text");
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
        write!(relations, r#"<Relationship Id="r{number}" Type="{kind}" Target="worksheets/sheet{number}.xml"/>"#)
            .expect("text");
        texts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{data}</sheetData></worksheet>"#),
        ));
    }
    let list = format!(r#"<workbook xmlns:r="x"><workbookPr/><sheets>{list}</sheets></workbook>"#);
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut parts = vec![TYPES, RELATIONS, STYLES];
    parts.extend([("xl/workbook.xml", list.as_str()), ("xl/_rels/workbook.xml.rels", relations.as_str())]);
    parts.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    parts.extend(further);
    zipped(&parts)
}

const STRINGS: (&str, &str) = (
    "xl/sharedStrings.xml",
    r#"<sst count="3" uniqueCount="3"><si><t>Inventario</t></si><si><r><t xml:space="preserve">Núm. de </t></r><r><t>serie</t></r></si>
       <si><t>Compra</t></si></sst>"#,
);

const DATA: &str = r#"
    <row r="1"><c r="A1" t="inlineStr"><is><t>Relación de bienes</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c></row>
    <row r="4"><c r="A4"><v>132.0</v></c><c r="B4" s="2"><v>17</v></c><c r="C4" s="1"><v>45356</v></c></row>
    <row r="6" hidden="1"><c r="A6" t="e"><v>#N/A</v></c><c r="B6" t="b"><v>1</v></c><c r="C6" s="1"><v>45356.5</v></c></row>
    <row r="7"><c r="C7" s="3"><v>0.25</v></c><c r="D7"/></row>
    <row r="8"><c r="A8" s="1"/><c r="B8" t="str"><f>A1</f><v> </v></c></row>"#;

#[test]
fn a_csv_is_read_whatever_its_encoding_and_separator() {
    let text = "Núm. inventario;Descripción;Precio\r\n0132;\"Torre; \"\"4100\"\"\";18.500,00\r\n";
    let expected = "Núm. inventario|Descripción|Precio\n2: 0132|Torre; \"4100\"|18.500,00";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for bytes in [text.into(), format!("\u{feff}{text}").into_bytes(), utf16(false), utf16(true), windows] {
        assert_eq!(shown(&csv(bytes).expect("sheet")), expected);
    }
    for separator in ["\t", ","] {
        let text = format!("a{separator}b\n1{separator}\"x{separator}\ny\"\n");
        assert_eq!(shown(&csv(text).expect("sheet")), format!("a|b\n2: 1|x{separator}\ny"));
    }
    // Commas of decimals and of lists do not separate where something better does.
    let text = "Equipo;Precio;Incluye\nA;18500,00;teclado, ratón\nB;900,50;cable, base\n";
    assert_eq!(csv(text).expect("sheet").headers, ["Equipo", "Precio", "Incluye"]);
    assert_eq!(shown(&csv("sep=|\na|b\n1|2,5;3\n").expect("sheet")), "a|b\n3: 1|2,5;3");
}

#[test]
fn rows_have_the_numbers_that_the_spreadsheet_program_shows() {
    let text = "Dirección de Informática,,\n\n,,\na,b,c\n1,\"dos\nlíneas\",3\n\n\n4,,,,\n5,\"x\"";
    let expected = "a|b|c\n5: 1|dos\nlíneas|3\n8: 4\n9: 5|x";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("{text}\n\n")] {
        let sheet = csv(text).expect("sheet");
        assert_eq!((shown(&sheet).as_str(), sheet.header_row), (expected, 4));
    }
}

#[test]
fn headers_are_the_first_names_that_differ_unless_somebody_says_where_they_are() {
    let text = "Inventario,Inventario,Inventario\nFecha,2026\nTag,Serie,Serie\nPC-1,A,B\n";
    assert_eq!(csv(text).expect("sheet").headers, ["Fecha", "2026"]);
    let at = |row| parse(text.into(), SheetOptions { header_row: Some(row), ..SheetOptions::default() });
    assert_eq!(shown(&at(3).expect("sheet")), "Tag|Serie|Serie\n4: PC-1|A|B");
    assert!(matches!(at(9), Err(SheetError::BlankHeaders { row: 9 })));
    assert_eq!(shown(&csv("Serie\nA1\n\nA2\n").expect("sheet")), "Serie\n2: A1\n4: A2");
    for text in ["", "\n\n", "a,A\nb,B\n"] {
        assert!(matches!(csv(text), Err(SheetError::NoHeaders { .. })), "{text:?}");
    }
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    assert!(matches!(csv("a,b\n1,2\n3,\"4\n5,6\n"), Err(SheetError::OpenQuote { row: 3 })));
    assert!(matches!(csv(b"a,b\n1,\0\n"), Err(SheetError::NotText)));
    assert!(matches!(csv(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(SheetError::OldOrProtected)));
    assert!(matches!(csv("\n<HTML><table>"), Err(SheetError::OtherFormat("HTML"))));
    assert!(matches!(csv("%PDF-1.7\n"), Err(SheetError::OtherFormat("PDF"))));
    assert!(matches!(csv(zipped(&[("mimetype", "x"), ("content.xml", "")])), Err(SheetError::OtherFormat("ODS"))));
    assert!(matches!(csv(zipped(&[("a.txt", "x")])), Err(SheetError::OtherFormat("ZIP"))));
    assert!(matches!(csv(zipped(&[TYPES])), Err(SheetError::Damaged(_))));
    assert!(matches!(csv(b"PK\x03\x04 nothing"), Err(SheetError::Damaged(_))));
    let wanted = SheetOptions { sheet: Some("Hoja1"), ..SheetOptions::default() };
    assert!(matches!(parse(b"a,b\n".to_vec(), wanted), Err(SheetError::NoSuchSheet { .. })));
}

#[test]
fn a_workbook_gives_typed_cells() {
    let file = workbook(&[("Portada", "hidden", ""), ("Bienes", "visible", DATA)], &[STRINGS]);
    let sheet = csv(file.clone()).expect("sheet");
    assert_eq!((sheet.name.as_deref(), sheet.header_row), (Some("Bienes"), 3));
    assert_eq!(sheet.sheet_names, ["Portada", "Bienes"]);
    assert_eq!(sheet.headers, ["Inventario", "Núm. de serie", "Compra"]);
    let date = Cell::Date(read_date("2024-03-05").expect("date"));
    let row = |number, cells: Vec<Cell>| Row { number, cells };
    assert_eq!(
        sheet.rows,
        [
            row(4, vec![Cell::Number(132.0), Cell::Text("0017".to_owned()), date.clone()]),
            row(6, vec![Cell::Error("#N/A".to_owned()), Cell::Bool(true), date]),
            row(7, vec![Cell::Empty, Cell::Empty, Cell::Text("06:00:00".to_owned())]),
        ]
    );
    let named = |name| parse(file.clone(), SheetOptions { sheet: Some(name), ..SheetOptions::default() });
    assert_eq!(named("bienes ").expect("sheet").name.as_deref(), Some("Bienes"));
    assert!(matches!(named("Portada"), Err(SheetError::NoHeaders { sheets }) if sheets.len() == 2));
    assert!(matches!(named("Otra"), Err(SheetError::NoSuchSheet { known, .. }) if known.len() == 2));
}

#[test]
fn a_workbook_asks_for_no_more_room_than_it_fills() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
                 <row r="1048576"><c r="XFD1048576"><v>3</v></c></row>"#;
    let sheet = csv(workbook(&[("S", "visible", far)], &[])).expect("sheet");
    assert_eq!((sheet.rows[0].number, sheet.rows[0].cells.len()), (1_048_576, 16_384));
    let mut wide = String::new();
    for row in 1..=300 {
        write!(wide, r#"<row r="{row}"><c r="XFD{row}"><v>3</v></c></row>"#).expect("text");
    }
    assert!(matches!(csv(workbook(&[("S", "visible", &wide)], &[])), Err(SheetError::TooManyCells)));
    let strings = ("xl/sharedStrings.xml", r#"<sst uniqueCount="9999999999999999999"><si><t>x</t></si></sst>"#);
    let file = workbook(&[("S", "visible", far)], &[strings]);
    assert!(matches!(csv(file), Err(SheetError::Damaged(problem)) if problem == "uniqueCount"));
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let most = 1 << 20;
    let bytes = zipped(&[TYPES, ("xl/media/a.png", &" ".repeat(most))]);
    assert!(bytes.len() < most / 100);
    assert!(matches!(workbook::look_through(&bytes, most as u64), Err(SheetError::TooLargeUnpacked)));
    assert!(workbook::look_through(&bytes, MAX_UNPACKED).is_ok());
}

#[test]
fn a_csv_has_bounds() {
    let rows = |count| "1,2\n".repeat(count);
    assert_eq!(csv(format!("a,b\n{}", rows(MAX_ROWS - 1))).expect("sheet").rows.len(), MAX_ROWS - 1);
    assert!(matches!(csv(format!("a,b\n{}", rows(MAX_ROWS))), Err(SheetError::TooManyRows)));
    assert!(matches!(csv("x".repeat((64 << 20) + 1)), Err(SheetError::TooLarge)));
    assert!(matches!(csv(format!("{}1\n", ",".repeat(MAX_CELLS))), Err(SheetError::TooManyCells)));
}

#[test]
fn commas_inside_cells_do_not_separate_what_tabulators_do() {
    let text = "\"uno\"\t\"dos\"\t\"tres\"\n\"\"\t\",\n,\"\t\"a\"\n\"\"\t\",\n,\"\t\"\"\n";
    let sheet = csv(text).expect("sheet");
    assert_eq!(sheet.rows[0].cells, ["", ", ,", "a"].map(|text| Cell::text(text.replace(", ,", ",\n,"))));
}

proptest! {
    /// What was written cell by cell is read cell by cell, with the numbers of the rows.
    #[test]
    fn a_written_csv_reads_back(
        table in prop::collection::vec(prop::collection::vec("[a-zñ ,;\"\t\n]{0,6}", 3), 1..8),
        separator in prop::sample::select(b";,\t".to_vec()),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        // Enough lines that say the separator.
        writer.write_record(["uno", "dos", "tres"]).expect("record");
        for row in &table {
            writer.write_record(row).expect("record");
        }
        let sheet = csv(writer.into_inner().expect("csv")).expect("sheet");
        let mut expected = Vec::new();
        for (index, row) in table.iter().enumerate() {
            let mut cells: Vec<Cell> = row.iter().map(Cell::text).collect();
            while cells.last().is_some_and(Cell::is_empty) {
                cells.pop();
            }
            if !cells.is_empty() {
                expected.push(Row { number: index + 2, cells });
            }
        }
        prop_assert_eq!(sheet.rows, expected);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[a,;\"\t\n\r]{0,40}") {
        let _ = csv(bytes);
        let _ = csv(text);
    }
}

#[test]
fn a_spoiled_workbook_gives_a_table_or_an_error() {
    // Parts are stored as they are, so that what is spoiled is XML and not only the compression.
    let parts = [
        ("xl/sharedStrings.xml", STRINGS.1.to_owned()),
        ("xl/styles.xml", STYLES.1.to_owned()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{DATA}</sheetData></worksheet>")),
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    for _ in 0..600 {
        let mut spoiled = parts.clone();
        let part = &mut spoiled[random(3)].1;
        for _ in 0..=random(3) {
            let chars: Vec<char> = part.chars().collect();
            let at = random(chars.len());
            let with = ["", "<", ">", "\"", "9999999999", "-1", "&#x", "A", "XFE1048577", "é"][random(10)];
            let skip = [0, 1, 5, 60][random(4)];
            *part =
                chars[..at].iter().copied().chain(with.chars()).chain(chars[at..].iter().skip(skip).copied()).collect();
        }
        let list = r#"<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
        let relations = format!(
            r#"<Relationships><Relationship Id="r1" Type="{kind}" Target="worksheets/sheet1.xml"/></Relationships>"#
        );
        let mut all = vec![TYPES, RELATIONS, ("xl/workbook.xml", list), ("xl/_rels/workbook.xml.rels", &relations)];
        all.extend(spoiled.iter().map(|(name, text)| (*name, text.as_str())));
        let _ = csv(zipped(&all));
    }
}

/// Written with XlsxWriter: shared texts, styles, formulas with their results, a merged title, a
/// hidden first sheet and a hidden row.
#[test]
fn a_workbook_of_another_program_is_read() {
    let sheet = csv(include_bytes!("../../../tests/data/bienes.xlsx")).expect("sheet");
    assert_eq!(sheet.name.as_deref(), Some("Bienes 2026"));
    assert_eq!(
        shown(&sheet),
        "No.|Inventario|Núm. de serie|Tipo|Marca|Fecha de compra|Costo|Usuario|Estatus|Garantía vigente\n\
         4: 1|0132|EJ7X0132QK|Computadora|Marca de Ejemplo|2024-03-05|18500.5|Casilda Supuesta Iñiguez|En uso|true\n\
         5: 2|0133|#N/A|impresoras|Marca|05/03/2024|0.3||En almacén\n\
         7: |0134|S/N|Monitor|Marca"
    );
    assert!(matches!(sheet.rows[1].cells[2], Cell::Error(_)) && matches!(sheet.rows[0].cells[5], Cell::Date(_)));
}
