use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::values::{read_value, write_value};
use super::*;

const INVENTORY: &str = r#"
stock = "Almacén"
[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
required = ["tag", "brand"]
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"
[kind.fields.shape]
label = "Forma"
type = "choice"
choices = { portatil = "Portátil", escritorio = "De escritorio", ninguna = "Ninguna" }
[kind.fields.wifi]
label = "Inalámbrica"
type = "bool"
[kind.fields.remarks]
label = "Señas"
type = "long"
[[kind]]
key = "impresora"
name = "Impresora"
[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
[[kind]]
key = "consumible"
name = "Consumible"
class = "consumable"
"#;

const PEOPLE: &str = r#"
[[person]]
id = "usuario-1"
name = "Casilda Supuesta Íñiguez"
roles = []
mail = "casilda@example.org"
[[person]]
id = "usuario-2"
name = "Igual Ejemplo"
roles = []
[[person]]
id = "usuario-3"
name = "Igual Ejemplo"
roles = []
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
key = "reparaciones-ejemplo"
name = "Reparaciones de Ejemplo, S. A."
"#;

pub(in crate::inventory::table) fn inventory() -> Inventory {
    Inventory::parse("inventory.toml", INVENTORY).expect("inventory")
}

fn suppliers() -> Suppliers {
    Suppliers::parse("suppliers.toml", SUPPLIERS).expect("suppliers")
}

/// A sheet of texts: the headers in row 1, cells divided by `|`.
fn sheet(lines: &[&str]) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::text(cell.trim())).collect::<Vec<_>>();
    let mut rows: Vec<Row> =
        lines.iter().enumerate().map(|(index, line)| Row { number: index + 1, cells: cells(line) }).collect();
    let headers = rows.remove(0).cells.iter().map(|cell| cell.shown().into_owned()).collect();
    Sheet { headers, header_row: 1, rows, ..Sheet::default() }
}

fn read(sheet: &Sheet, kind: Option<&str>, complete: bool) -> (Vec<RowDraft>, Vec<RowProblem>) {
    let (inventory, suppliers) = (inventory(), suppliers());
    let people = People::parse("people.toml", PEOPLE).expect("people");
    let rules = TableRules {
        inventory: &inventory,
        people: &people,
        suppliers: &suppliers,
        kind,
        currency: "MXN",
        complete,
        registered: None,
        key: None,
    };
    let mapping = Mapping::new(&sheet.headers, &inventory, &[]).expect("mapping");
    read_rows(&rules, sheet, &mapping)
}

/// The problems as `row column value: message`.
fn told(problems: &[RowProblem]) -> Vec<String> {
    let line = |problem: &RowProblem| {
        let column = problem.column.as_deref().unwrap_or("-");
        format!("{} {column} {}: {}", problem.row, problem.value, problem.message.id)
    };
    problems.iter().map(line).collect()
}

fn problems(lines: &[&str]) -> Vec<String> {
    told(&read(&sheet(lines), None, true).1)
}

/// What a cell says under a key of a computer or licence.
fn value_of(key: &str, cell: impl Into<Cell>) -> Result<Value, String> {
    let inventory = inventory();
    let field = inventory.kinds.iter().find_map(|kind| kind.field(key)).expect("field");
    let value = read_value(&field, &cell.into(), &suppliers(), "MXN");
    value.map(Option::unwrap_or_default).map_err(|message| message.id.to_owned())
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

#[test]
fn a_row_says_all_that_a_record_needs() {
    let table = sheet(&[
        "Tipo|Inventario|N/S|Marca|Modelo|Proveedor|Fecha de compra|Costo|Accesorios|Memoria (GB)|Usuario|Área|Lugar|Resguardo|Estatus",
        "Computadoras|I480-0132|EJ7X|Marca|T 4100|reparaciones de ejemplo, s. a.|05/03/2024|$18,500.00|teclado, ratón|16 GB|casilda supuesta iniguez|Recursos|Edificio A|R-17|En uso",
        "impresora|I480-0133|S/N|Marca||||||||||| en ALMACÉN",
    ]);
    let (drafts, problems) = read(&table, None, true);
    assert_eq!(told(&problems), [""; 0]);
    let card = json!({
        "tag": "I480-0132", "serial": "EJ7X", "brand": "Marca", "model": "T 4100", "supplier": "reparaciones-ejemplo",
        "bought": "2024-03-05", "price": "18500.00 MXN", "accessories": ["teclado", "ratón"], "memory_gb": 16,
    });
    let text = |text: &str| Some(text.to_owned());
    let first = RowDraft {
        row: 2,
        kind: text("computadora"),
        id: None,
        card: card.as_object().expect("card").clone(),
        custodian: text("usuario-1"),
        place: text("Edificio A"),
        area: text("Recursos"),
        state: Some(AssetStatus::InUse),
        letter: text("R-17"),
        ..RowDraft::default()
    };
    assert_eq!(drafts[0], first);
    assert_eq!(Value::Object(drafts[1].card.clone()), json!({"tag": "I480-0133", "brand": "Marca"}));
    assert_eq!((drafts[1].state, drafts[1].custodian.as_deref()), (Some(AssetStatus::InStock), None));
}

#[test]
fn every_problem_of_every_row_is_told() {
    let found = problems(&[
        "Tipo|Id|Inventario|Serie|Marca|Usuario|Proveedor|Precio|Compra|Forma|Estado|Cantidad|Resguardo",
        "impresoras|con espacio|1|A|M|Nadie Conocido|otro|mucho|31/02/2024",
        "zapato||2|B|M",
        "compu||3|B|M|||||portatil|bueno",
        "||4|C|M",
        "impresora||1|a|M|Igual Ejemplo||||De pie",
        "computadora||||M|usuario-1|||||en almacén",
        "computadora||5||M||||||En uso||R-1",
        "computadora||6|||||||||12||x",
        "consumible|||||||||||2,5",
    ]);
    assert_eq!(
        found,
        [
            "2 Id con espacio: asset-id-form",
            "2 Usuario Nadie Conocido: refused-unknown-person",
            "2 Proveedor otro: value-not-a-choice",
            "2 Precio mucho: table-not-money",
            "2 Compra 31/02/2024: table-not-a-date",
            "3 Tipo zapato: table-unknown-kind",
            "4 Tipo compu: table-unknown-kind-near",
            "4 Estado bueno: table-unknown-state",
            "4 Serie B: table-repeated",
            "5 Tipo : table-blank-kind",
            "6 Usuario Igual Ejemplo: table-namesakes",
            "6 Forma De pie: table-not-of-kind",
            "6 Inventario 1: table-repeated",
            "6 Serie a: table-repeated",
            "7 Inventario : table-required",
            "7 Estado en almacén: table-custodian-of-stock",
            "8 Usuario : table-custodian-needed",
            "8 Resguardo R-1: table-letter-of-nobody",
            "9 N x: table-beyond-headers",
            "9 Cantidad 12: table-one-row-each",
            "9 Marca : table-required",
            "10 Cantidad 2,5: card-not-whole",
        ]
    );
}

#[test]
fn a_repeated_number_names_both_rows() {
    let (_, problems) = read(&sheet(&["Serie|Marca", "A1|M", "", "a1|M"]), Some("impresora"), true);
    let message = &problems[0].message;
    assert_eq!((problems.len(), message.id), (1, "table-repeated"));
    assert_eq!(message.arguments, [("first", 2_usize.into()), ("row", 4_usize.into())]);
}

#[test]
fn what_no_row_can_have_is_told_once() {
    assert_eq!(problems(&["Inventario|Marca", "1|M", "2|M"]), ["1 - : table-no-kinds"]);
    let table = sheet(&["Inventario|Serie", "1|A", "2|B"]);
    assert_eq!(told(&read(&table, Some("Computadora"), true).1), ["1 - : table-no-column"]);
    assert_eq!(told(&read(&table, Some("impresora"), true).1), [""; 0]);
    // A list that is only compared may say less, and may say two things at once.
    let table = sheet(&["Serie|Usuario|Estado", "A|usuario-1|En almacén", "B||En uso"]);
    let (drafts, problems) = read(&table, None, false);
    assert_eq!((drafts.len(), told(&problems).len()), (2, 0));
}

#[test]
fn what_a_spreadsheet_spoilt_is_told_and_not_taken_over() {
    let mut table = sheet(&["Inventario|Serie|Factura|Marca|Modelo", "x|x|x|x|x"]);
    table.rows[0].cells = vec![
        Cell::Number(132.0),
        Cell::Date(day("2026-03-01")),
        Cell::Number(4_808_000_010_132_001.0),
        Cell::Error("#N/A".to_owned()),
        Cell::Date(day("2026-03-01")),
    ];
    table.rows.push(Row { number: 3, cells: vec![Cell::text("4.80801E+14"), Cell::text("AB\u{200b}1")] });
    let (drafts, problems) = read(&table, Some("impresora"), true);
    assert_eq!(
        told(&problems),
        [
            "2 Marca #N/A: table-error-cell",
            "2 Serie 2026-03-01: table-became-a-date",
            "2 Factura 4808000010132000: table-lost-digits",
            "3 Inventario 4.80801E+14: table-lost-digits",
            "3 Serie AB\u{200b}1: table-hidden-character",
        ]
    );
    assert_eq!(Value::Object(drafts[0].card.clone()), json!({"tag": "132", "model": "2026-03-01"}));
}

#[test]
fn dates_are_read_day_first_and_never_from_a_bare_number() {
    for text in [
        "2024-03-05",
        "05/03/2024",
        "5/3/2024",
        "05-03-2024",
        "5.3.2024",
        "2024/03/05",
        "5-mar-2024",
        "5 de Marzo de 2024",
        "5/mar./2024",
        "05/03/2024 10:30",
        "2024-03-05T00:00:00",
        "05/03/2024 12:00:00 a. m.",
    ] {
        assert_eq!(value_of("bought", text), Ok(json!("2024-03-05")), "{text}");
    }
    assert_eq!(value_of("bought", Cell::Date(day("2024-03-05"))), Ok(json!("2024-03-05")));
    assert_eq!(value_of("bought", "12-ago-2024"), Ok(json!("2024-08-12")));
    for cell in ["03/25/2024", "05/03/24", "45356", "marzo 2024", "5 martes 2024", "3 años", "0024-03-05 x:y"] {
        assert_eq!(value_of("bought", cell), Err("table-not-a-date".to_owned()), "{cell}");
    }
    assert_eq!(value_of("bought", Cell::Number(45356.0)), Err("table-not-a-date".to_owned()));
    assert_eq!(value_of("bought", "N/A"), Ok(Value::Null));
}

#[test]
fn numbers_are_read_only_where_they_mean_one_thing() {
    for (text, number) in [
        ("16", json!(16)),
        ("016", json!(16)),
        ("16.0", json!(16)),
        ("-3.5", json!(-3.5)),
        ("3,5", json!(3.5)),
        ("18,500.00", json!(18500)),
        ("18.500,25", json!(18500.25)),
        ("1,234,567", json!(1_234_567)),
        ("1 234.5", json!(1234.5)),
        ("0.125", json!(0.125)),
        ("1.1250", json!(1.125)),
        ("12345.678", json!(12345.678)),
        ("1e20", json!(1e20)),
        ("8 gb", json!(8)),
    ] {
        assert_eq!(value_of("memory_gb", text), Ok(number), "{text}");
    }
    assert_eq!(value_of("memory_gb", Cell::Number(0.1 + 0.2)), Ok(json!(0.3)));
    assert_eq!(value_of("memory_gb", Cell::Number(16.0)), Ok(json!(16)));
    for text in ["1,125", "1.125", "-18.500"] {
        assert_eq!(value_of("memory_gb", text), Err("table-two-numbers".to_owned()), "{text}");
    }
    for text in ["16 MB", "1,23,4", "1.2.3", "1,2.3,4", ",5", "5.", "dos", "1 2", "NaN", "1,234.567,8"] {
        assert_eq!(value_of("memory_gb", text), Err("card-not-a-number".to_owned()), "{text}");
    }
    for (text, number) in [("1,200", json!(1200)), ("1.200", json!(1200)), ("25.0", json!(25)), ("0", json!(0))] {
        assert_eq!(value_of("seats", text), Ok(number), "{text}");
    }
    for text in ["-1", "2.5", "0.125", "dos"] {
        assert_eq!(value_of("seats", text), Err("card-not-whole".to_owned()), "{text}");
    }
}

#[test]
fn amounts_get_two_decimals_and_a_currency() {
    for (text, amount) in [
        ("$18,500.00", "18500.00 MXN"),
        ("$ 18.500,5", "18500.50 MXN"),
        ("18500", "18500.00 MXN"),
        ("$18,500", "18500.00 MXN"),
        ("18500.0000", "18500.00 MXN"),
        ("1,200,000 cop", "1200000.00 COP"),
        ("1.200.000 COP", "1200000.00 COP"),
        ("USD 99.9", "99.90 USD"),
        ("US$99", "99.00 USD"),
        ("$18,500.00 M.N.", "18500.00 MXN"),
        ("18500 pesos", "18500.00 MXN"),
        ("18500 MXN", "18500 MXN"),
    ] {
        assert_eq!(value_of("price", text), Ok(json!(amount)), "{text}");
    }
    assert_eq!(value_of("price", Cell::Number(18_500.499_999)), Ok(json!("18500.50 MXN")));
    assert_eq!(value_of("price", "18.500"), Err("table-two-numbers".to_owned()));
    for text in ["-5", "18500.125", "mucho", "18500 de los de antes", "5 + 3", "1e9"] {
        assert_eq!(value_of("price", text), Err("table-not-money".to_owned()), "{text}");
    }
}

#[test]
fn the_guard_of_a_csv_against_formulas_is_taken_off() {
    assert_eq!(value_of("brand", "'=1+1"), Ok(json!("=1+1")));
    assert_eq!(value_of("brand", "'98"), Ok(json!("'98")));
    assert_eq!(value_of("remarks", "'- uno\n'dos"), Ok(json!("- uno\n'dos")));
    assert_eq!(value_of("software", "A, b; '+c;"), Ok(json!(["A, b", "+c"])));
}

#[test]
fn words_are_read_as_people_write_them() {
    for (text, value) in [("Sí", true), ("X", true), ("✓", true), ("1", true), ("NO", false), ("falso", false)] {
        assert_eq!(value_of("wifi", text), Ok(json!(value)), "{text}");
    }
    assert_eq!((value_of("wifi", Cell::Bool(true)), value_of("wifi", "n/a")), (Ok(json!(true)), Ok(Value::Null)));
    assert_eq!(value_of("wifi", "quizá"), Err("table-not-a-bool".to_owned()));
    assert_eq!(value_of("shape", "PORTATIL"), Ok(json!("portatil")));
    assert_eq!(value_of("shape", "de  escritorio"), Ok(json!("escritorio")));
    assert_eq!((value_of("shape", "ninguna"), value_of("shape", "-")), (Ok(json!("ninguna")), Ok(Value::Null)));
    assert_eq!(value_of("shape", "de pie"), Err("value-not-a-choice".to_owned()));
    assert_eq!(
        value_of("software", "Office 2021\nAntivirus, Lector"),
        Ok(json!(["Office 2021", "Antivirus", "Lector"]))
    );
    assert_eq!(value_of("software", "Office, estándar; Lector"), Ok(json!(["Office, estándar", "Lector"])));
    assert_eq!(value_of("brand", "  Marca\u{a0} de\n Ejemplo "), Ok(json!("Marca de Ejemplo")));
    assert_eq!(value_of("brand", "a\u{1b}[2J"), Err("table-hidden-character".to_owned()));
    assert_eq!(value_of("remarks", "uno \r\n  dos"), Ok(json!("uno\n  dos")));
    assert_eq!(value_of("supplier", "Reparaciones-Ejemplo"), Ok(json!("reparaciones-ejemplo")));
    assert_eq!(value_of("supplier", "reparacion-ejemplo"), Err("value-not-a-choice-near".to_owned()));
    for state in AssetStatus::ALL {
        assert_eq!(values::read_state(state.word()), Some(state));
    }
    assert_eq!(values::read_state("Dado de BAJA"), Some(AssetStatus::Retired));
    assert_eq!(values::read_state("Fuera (en reparación)"), Some(AssetStatus::Outside));
    assert_eq!(values::read_state("regular"), None);
}

/// Problems of many sorts.
pub(in crate::inventory::table) fn many_problems() -> Vec<RowProblem> {
    let lines = [
        "Tipo|Id|Inventario|Serie|Marca|Usuario|Precio|Compra|Memoria|Inalámbrica|Forma|Estado",
        "computadora|a b|1|\u{200b}|M|Nadie|18.500|ayer|1,125|quizá|de pie|bueno",
        "compu||1|4.8E+14|M|Igual Ejemplo|mucho",
        "zzz",
        "impresora||||||||1|",
    ];
    read(&sheet(&lines), None, true).1
}

/// Values as records hold them, by the key of a computer's or licence's card.
fn canonical() -> impl Strategy<Value = (&'static str, Value)> {
    let text = "[A-Za-zñ0-9.,/#-]{1,6}( [A-Za-zñ0-9.,/#()-]{1,6}){0,2}";
    let named = ("[b-df-hj-m]{2}[0-9]{1,4}", prop::sample::select(vec!["tag", "serial", "invoice"]));
    let date = (0_i64..40_000).prop_map(|days| (day("1970-01-01") + chrono::Duration::days(days)).to_string());
    let money = (0_u64..1_000_000_000, 0_u8..100).prop_map(|(units, cents)| format!("{units}.{cents:02} MXN"));
    let item = "[a-zñ]{2,5}(,? [a-z0-9]{1,4}){0,2}";
    let not_by_habit = |items: &Vec<String>| items.len() > 1 || items.iter().all(|item| item.contains(' '));
    let float = prop::num::f64::NORMAL.prop_filter("whole", |number| number.fract() != 0.0);
    prop_oneof![
        text.prop_map(|text| ("brand", json!(text))),
        named.prop_map(|(text, key)| (key, json!(text))),
        date.prop_map(|date| ("bought", json!(date))),
        money.prop_map(|money| ("price", json!(money))),
        prop::collection::vec(item, 1..4)
            .prop_filter("habit", not_by_habit)
            .prop_map(|items| ("software", json!(items))),
        any::<i64>().prop_map(|number| ("memory_gb", json!(number))),
        (-99_999_i64..99_999, 1_u32..6)
            .prop_map(|(number, places)| number as f64 / 10_f64.powi(i32::try_from(places).expect("small")))
            .prop_filter("whole", |number| number.fract() != 0.0)
            .prop_map(|number| ("memory_gb", json!(number))),
        float.prop_map(|number| ("memory_gb", json!(number))),
        (0..i64::MAX).prop_map(|number| ("seats", json!(number))),
        any::<bool>().prop_map(|value| ("wifi", json!(value))),
        prop::sample::select(vec!["portatil", "escritorio", "ninguna"]).prop_map(|choice| ("shape", json!(choice))),
        "[a-zñ][a-zñ ,.]{0,8}[a-z](\n {0,2}[a-z]{1,6}){0,2}".prop_map(|text| ("remarks", json!(text))),
        Just(("supplier", json!("reparaciones-ejemplo"))),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same((key, value) in canonical()) {
        let cell = Cell::text(write_value(&value));
        prop_assert_eq!(value_of(key, cell), Ok(value));
    }

    #[test]
    fn no_cell_makes_it_panic(text in "\\PC{0,20}|[0-9., $A-Z/:;-]{0,12}", number in any::<f64>()) {
        let inventory = inventory();
        for field in inventory.kinds.iter().flat_map(|kind| kind.card()) {
            for cell in [Cell::text(text.as_str()), Cell::Number(number)] {
                if let Ok(Some(value)) = read_value(&field, &cell, &suppliers(), "MXN") {
                    prop_assert!(crate::inventory::card::check(&field, &suppliers(), &value).is_ok(), "{:?}", value);
                }
            }
        }
        let _ = values::read_state(&text);
        let _ = Mapping::new(std::slice::from_ref(&text), &inventory, std::slice::from_ref(&text));
    }
}
