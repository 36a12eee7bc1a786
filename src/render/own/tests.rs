//! One report with everything in it, hostile texts too, as each renderer gives it.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::{page, workbook};
use crate::language::{Language, Tongue};
use crate::model::time;
use crate::report::own::answer::{
    Answer, AnswerColumn, AnswerRow, AnswerTable, Chart, ChartKind, Datum, DatumKind, Part, Series, Shape, Source, Span,
};

const HOSTILE: &str = "=cmd|'x'!A1 <script>alert(1)</script> {{ x }} \u{202e}&";

fn column(key: &str, kind: DatumKind, part: Part) -> AnswerColumn {
    AnswerColumn { key: key.to_owned(), heading: format!("Columna {key}"), kind, part }
}

fn row(cells: Vec<Datum>) -> AnswerRow {
    AnswerRow { cells, alarm: true, explain: Some("folio report sla --rows --where \"a < 1\"".to_owned()) }
}

fn answer() -> Answer {
    let moment = time::read_moment("2026-11-01T00:00:00-06:00").expect("a moment");
    let day = |text| time::read_date(text).expect("a day");
    let span = |from, to, name: &str| Span { from: day(from), to: day(to), name: name.to_owned() };
    Answer {
        key: "sla".to_owned(),
        title: "Plazos & <metas>".to_owned(),
        about: Some(HOSTILE.to_owned()),
        period: Some(span("2026-10-01", "2026-10-31", "octubre de 2026")),
        compared: vec![span("2026-09-01", "2026-09-30", "septiembre de 2026")],
        source: Source {
            desk: "Mesa".to_owned(),
            institution: "Institución de Ejemplo".to_owned(),
            unit: String::new(),
            commit: Some("0123abc".to_owned()),
            changed: true,
            refused: false,
            as_of: moment,
            command: "folio report sla --month 2026-10".to_owned(),
            unreadable: vec!["tickets/2026/10/CI-2026-0001.yaml".to_owned()],
            data: "ab12".to_owned(),
        },
        tables: vec![AnswerTable {
            key: "por-actividad".to_owned(),
            title: HOSTILE.to_owned(),
            note: None,
            shape: Shape::Grouped,
            columns: vec![
                column("name", DatumKind::Text, Part::Own),
                column("count", DatumKind::Whole, Part::Own),
                column("count_before", DatumKind::Whole, Part::Before(0)),
                column("count_change", DatumKind::Whole, Part::Change(0)),
                column("time", DatumKind::Minutes, Part::Own),
                column("when", DatumKind::Moment, Part::Own),
            ],
            rows: vec![
                row(vec![
                    Datum::Text(HOSTILE.to_owned()),
                    Datum::Whole(3),
                    Datum::Whole(1),
                    Datum::Whole(2),
                    Datum::Minutes(190),
                    Datum::Moment(moment),
                ]),
                row(vec![
                    Datum::Text("@otra".to_owned()),
                    Datum::Whole(1),
                    Datum::Blank,
                    Datum::Blank,
                    Datum::Minutes(5),
                    Datum::Blank,
                ]),
            ],
            total: Some(vec![
                Datum::Text("Total".to_owned()),
                Datum::Whole(4),
                Datum::Whole(1),
                Datum::Whole(3),
                Datum::Minutes(195),
                Datum::Blank,
            ]),
            left_out: 2,
            exceptions: true,
            chart: Some(Chart {
                kind: ChartKind::Bars,
                categories: vec![HOSTILE.to_owned(), "@otra".to_owned()],
                series: vec![Series { name: HOSTILE.to_owned(), values: vec![Some(3.0), Some(1.0)] }],
                unit: DatumKind::Whole,
            }),
        }],
    }
}

fn spanish() -> Language {
    Language::new(Tongue::Spanish, time::Zone::named("America/Mexico_City"))
}

#[test]
fn a_page_holds_every_figure_and_no_markup_of_a_ticket() {
    let page = page::page(&answer(), &spanish());
    assert!(page.contains("<html lang=\"es\">") && page.contains("default-src 'none'"));
    for wrong in ["<script", "<metas>", "\u{202e}", "javascript:", "http://", "https://"] {
        let allowed = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!allowed.contains(wrong), "{wrong}");
    }
    for right in [
        "Plazos &amp; &lt;metas&gt; · octubre de 2026",
        "Columna count_before (septiembre de 2026)",
        "Columna count_change: cambio desde septiembre de 2026",
        "<td class=\"n p\">+2</td>",
        "<td class=\"n\">3 h 10 min</td>",
        "<td class=\"w\">2026-11-01 00:00</td>",
        "Hay 2 renglones más.",
        "0123abc, con cambios sin registrar",
        "folio report sla --rows --where &quot;a &lt; 1&quot;",
        "tickets/2026/10/CI-2026-0001.yaml",
    ] {
        assert!(page.contains(right), "{right}\n{page}");
    }
}

#[test]
fn a_workbook_holds_typed_cells_and_the_same_bytes_each_time() {
    let bytes = workbook::workbook(&answer(), &spanish()).expect("a workbook");
    assert_eq!(bytes, workbook::workbook(&answer(), &spanish()).expect("a workbook"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let names = book.sheet_names();
    assert_eq!(names.len(), 2);
    assert_eq!(names[1], "Origen");
    let sheet = book.worksheet_range(&names[0]).expect("a sheet");
    assert_eq!(sheet.get((0, 4)), Some(&Data::String("Columna time (minutos)".to_owned())));
    let Some(Data::String(text)) = sheet.get((1, 0)) else { panic!("text is text") };
    assert!(text.starts_with("=cmd|'x'!A1"), "{text}");
    assert_eq!(sheet.get((1, 4)).and_then(DataType::as_f64), Some(190.0));
    assert!(sheet.get((1, 5)).is_some_and(DataType::is_datetime));
    assert_eq!(sheet.get((3, 1)).and_then(DataType::as_f64), Some(4.0));
    assert!(book.worksheet_formula(&names[0]).is_ok_and(|formulas| formulas.is_empty()));
    let source = book.worksheet_range("Origen").expect("the source");
    assert!(source.rows().any(|row| row[1] == Data::String("folio report sla --month 2026-10".to_owned())));
}
