//! The schemas that editors use, the loaders, the sample desk and `docs/format.md` say the same.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::shared::Shared;
use common::{PROCEDURE, TestDesk};
use folio::form::paper::{PAPER_NAMES, PAPER_ROOTS};
use folio::form::template;
use folio::inventory::engine::{self as inventory_engine, card_differences};
use folio::model::asset::{Asset, AssetStatus, Deed as AssetDeed, HEADER_KEYS};
use folio::model::attachment::Attachment;
use folio::model::catalogue::{
    CalendarSettings, CardType, Class, DeskSettings, GroupBy, Inventory, LANGUAGES, LEVELS, NotWorking, PRIORITIES,
    Paper, People, Priorities, ReportDefinition, Services, Suppliers,
};
use folio::model::event::{Deed, Event, RESERVED_DEEDS, Values};
use folio::model::finding::Finding;
use folio::model::message::Argument;
use folio::model::signature::{Evidence, How, Scan};
use folio::model::status::Status;
use folio::model::ticket::{Header, ProcedureReference, Requester, Ticket};
use folio::model::time;
use folio::model::value::FieldType;
use folio::procedure::definition::{ClockKind, JudgedBy, Target};
use folio::procedure::{engine, ledger, load};
use folio::store::desk::Desk;
use folio::yaml;
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMAS: [&str; 11] = [
    "asset",
    "calendar",
    "desk",
    "inventory",
    "people",
    "priorities",
    "procedure",
    "report",
    "services",
    "suppliers",
    "ticket",
];

/// Schemas of what the program prints.
const PRINTED: [&str; 4] = ["folio-calendar-1", "folio-clock-1", "folio-impact-1", "folio-late-1"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&read(format!("docs/schemas/{name}.json"))).expect(name)
}

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::new(&schema(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// TOML as editors hand it to a schema: dates and hours are texts.
fn from_toml(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(flag) => Value::Bool(flag),
            toml::Value::Datetime(moment) => Value::String(moment.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(entries) => {
                Value::Object(entries.into_iter().map(|(key, value)| (key, convert(value))).collect())
            }
        }
    }
    convert(toml::Value::Table(text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))))
}

fn from_yaml(text: &str) -> Value {
    yaml::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn problems(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[track_caller]
fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let found = problems(validator, value);
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    assert!(!found.is_empty(), "no .{ending} in {folder}");
    found
}

// --- Schemas against files ------------------------------------------------------------------------

#[test]
fn the_schemas_are_schemas() {
    let on_disk: BTreeSet<String> = files("docs/schemas", "json")
        .iter()
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    let all = || SCHEMAS.into_iter().chain(PRINTED);
    assert_eq!(on_disk, all().map(str::to_owned).collect());
    for name in all() {
        let schema = schema(name);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
        assert!(schema["title"].is_string() && schema["description"].is_string(), "{name} explains itself");
    }
}

#[test]
fn the_sample_desk_fits_the_schemas() {
    for name in ["desk", "inventory", "people", "priorities", "services", "suppliers"] {
        assert_valid(&validator(name), &from_toml(&read(format!("catalog/{name}.toml"))), name);
    }
    let validator_of_inventories = validator("inventory");
    let inventories: Vec<PathBuf> =
        files("kits", "toml").into_iter().filter(|path| path.ends_with("inventory.toml")).collect();
    assert_eq!(inventories.len(), 4, "each kit has its inventory");
    for file in inventories {
        let text = read(&file);
        assert_valid(&validator_of_inventories, &from_toml(&text), &file.display().to_string());
        assert_eq!(loads("inventory", &text), Vec::<String>::new(), "{}", file.display());
    }
    for (name, folder) in
        [("calendar", "catalog/calendars"), ("procedure", "catalog/procedures"), ("report", "reports")]
    {
        let validator = validator(name);
        for file in files(folder, "toml") {
            assert_valid(&validator, &from_toml(&read(&file)), &file.display().to_string());
        }
    }
    for (name, folder) in [("asset", "catalog/assets"), ("ticket", "tickets")] {
        let validator = validator(name);
        for file in files(folder, "yaml") {
            assert_valid(&validator, &from_yaml(&read(&file)), &file.display().to_string());
        }
    }
}

/// What stands in a good file, and what is put in its place.
type Spoilings = &'static [(&'static str, &'static str)];

#[test]
fn what_the_loaders_refuse_the_schemas_refuse() {
    let cases: [(&str, &str, Spoilings); 11] = [
        (
            "desk",
            "desk",
            &[
                ("format = 1", "format = 2"),
                ("series = \"CI\"", "series = \"ci\""),
                ("language = \"es\"", "language = \"fr\""),
                ("area = ", "aera = "),
                ("procedures = [\"mp414-pr15\"]", "procedures = []"),
                ("calendar = \"mx-apf\"", "calendar = \"../x\""),
                ("count = 3", "count = 1"),
                ("\"supplier+service\"", "\"supplier\""),
                ("set = { motivo", "sets = { motivo"),
            ],
        ),
        (
            "report",
            "report",
            &[
                ("period = \"month\"", "period = \"mes\""),
                ("compare = [\"previous\"]", "compare = [\"ayer\"]"),
                ("about = ", "abuot = "),
                ("by = \"week\"", "by = \"semana\""),
                ("edges = [1, 60, 480]", "edges = [1, 60.5]"),
                ("top = 10", "top = 0"),
                ("kind = \"bars\"", "kind = \"pie\""),
                ("count = true }", "cuenta = true }"),
                ("key = \"cifras\"", "key = \"las cifras\""),
                ("exceptions = true", "exceptions = \"sí\""),
                ("include = \"sla/por-reloj\"", "include = 3"),
                ("measures = [\"count\"] }", "measures = \"count\" }"),
            ],
        ),
        (
            "people",
            "people",
            &[
                ("id = \"personal-3\"", "id = \"personal 3\""),
                ("roles = [\"personal\"]", "roles = \"personal\""),
                ("@example.org", " example"),
                ("from = 2024-01-02", "from = \"ayer\""),
                ("extension = \"1103\"", "extension = 1103"),
                ("until = 2026-12-31", "hasta = 2026-12-31"),
            ],
        ),
        (
            "services",
            "services",
            &[
                ("\"high\"", "\"alta\""),
                ("offered = true", "offered = \"no\""),
                ("name = ", "nombre = "),
                ("script = [\"", "script = [3, \""),
                ("tests = [", "tests = \"x\"\npruebas = ["),
            ],
        ),
        (
            "suppliers",
            "suppliers",
            &[
                ("phone = ", "fone = "),
                ("key = \"utic\"", "key = \"la utic\""),
                ("attention = \"8h\"", "attention = \"8 horas\""),
                ("critical = \"4h\"", "critica = \"4h\""),
                ("number = \"SE-014/2026\"\n", ""),
                ("services = [\"impresion\"]", "services = []"),
                ("recibido = ", "\"ya recibido\" = "),
                ("export = [", "export = [\"\", "),
                ("asset_export = [", "asset_export = [\"\", "),
            ],
        ),
        (
            "priorities",
            "priorities",
            &[
                ("key = \"low\"", "key = \"baja\""),
                ("key = \"low\"", "key = \"high\""),
                ("response = \"30min\"", "response = \"0min\""),
                ("solution = \"4h\"\n", ""),
                ("low = { high = \"medium\"", "low = { high = \"media\""),
                ("medium = { high", "mid = { high"),
                ("from = 2026-07-01\n", ""),
            ],
        ),
        (
            "inventory",
            "inventory",
            &[
                ("stock = ", "almacen = "),
                ("roles = [\"jefatura\", \"personal\"]", "roles = []"),
                ("heads = [\"jefatura\"]", "heads = \"jefatura\""),
                ("sign_within = 5", "sign_within = \"5\""),
                ("expiring_within = 60", "expiring_within = -1"),
                ("obsoleto = ", "\"muy viejo\" = "),
                ("class = \"licence\"", "class = \"licencia\""),
                ("prefix = \"PC\"", "prefix = \"pc\""),
                ("prefix = \"PC\"", "prefix = \"COMPUTO\""),
                ("register = \"sigtig\"", "register = \"el sigtig\""),
                ("required = [\"seats\"]", "required = []"),
                ("[kind.fields.memory_gb]", "[kind.fields.serial]"),
                ("[kind.fields.memory_gb]", "[kind.fields.custodian]"),
                ("[kind.fields.memory_gb]", "[kind.fields.seats]"),
                ("label = \"Memoria (GB)\"\n", ""),
                ("type = \"number\"", "type = \"money\""),
                ("type = \"number\"", "type = \"choice\""),
                ("type = \"choice\"", "type = \"text\""),
                ("{ ssd = \"Estado sólido\", hdd = \"Mecánico\" }", "[]"),
                ("kinds = [\"computadora\"]\nassets = [\"SRV-01\"]\n", ""),
                ("every = \"3 months\"", "every = \"3 weeks\""),
                ("every = \"3 months\"", "every = \"121 months\""),
                ("not_working = \"before\"", "not_working = \"antes\""),
                ("done = \"realizado\"\n", ""),
                ("from = 2026-01-01", "from = \"enero\""),
                ("\"in_stock\", \"lent\"]", "\"en almacén\"]"),
                ("set = { usuario = ", "set = { \"el usuario\" = "),
                ("[forms.resguardo]", "[forms.\"el resguardo\"]"),
                ("of = \"letter\"", "of = \"resguardo\""),
                ("template = \"resguardo.md\"", "template = \"../resguardo.md\""),
                ("revision = \"1\"", "revision = 1"),
                ("\"Me comprometo a cuidarlo y a devolverlo cuando se me pida.\"", "\" \""),
                ("Me comprometo a", "Me\\tcomprometo a"),
                ("receives = ", "recibe = "),
                ("title = \"Minuta semanal\"\n", ""),
                ("licences = [\"qro-licencias\"]", "licencias = [\"qro-licencias\"]"),
            ],
        ),
        (
            "calendar",
            "calendar",
            &[
                ("\"mon\"", "\"lun\""),
                ("\"09:00\"", "\"25:00\""),
                ("days = [\"sat\"]", "days = []"),
                ("code", "clave"),
                ("extends = \"mx-lft\"", "extends = \"../mx\""),
                ("date = \"05-05\"", "date = \"02-30\""),
                ("date = \"05-05\"", "date = \"05-05\"\neaster = 1"),
                ("date = \"05-05\"", "announced = 2026-01-01"),
                ("nth = -1", "nth = 6"),
                ("nth = -1\nmonth = 8", "nth = -1"),
                ("easter = -3", "easter = 400"),
                ("every = 6\nof = 2024", "every = 6"),
                ("month = 8\nuntil = 2019", "month = 8\nuntil = 20190"),
                ("until = 2027-01-05\n", ""),
                ("hours = [{ from = \"09:00\", to = \"14:00\" }]", "hours = []"),
                ("day = 2026-12-28", "dia = 2026-12-28"),
            ],
        ),
        (
            "asset",
            "asset",
            &[
                ("id: PC-0132", "id: ../x"),
                ("kind: computadora\n", ""),
                ("serial: EJ7X0132QK", "serial: 132"),
                ("- teclado", "- 3"),
                ("uid: 01kaf6zq3v8c\n", ""),
                ("state: in_use", "state: usado"),
                ("since: 2026-03-02T10:00:00-06:00", "since: ayer"),
                ("did: assigned", "did: asignado"),
                ("  condition: Nueva\n", ""),
                ("    ratón: con el cable pelado", "    ratón: 3"),
                ("  to: usuario-1\n", "  to: \"\"\n"),
            ],
        ),
        (
            "ticket",
            "ticket",
            &[
                ("folio: CI-2026-0042", "folio: CI-2026-42"),
                ("folio: CI-2026-0042", "folio: \"\""),
                ("status: waiting_user", "status: waiting"),
                ("extension: \"1204\"", "extension: 1204"),
                ("opened: 2026-11-17T09:00:00-06:00", "opened: 2026-11-17 09:00"),
                ("  reason: usuario\n", ""),
                ("  to: personal-3\n", ""),
                ("  activity: \"01\"\n", ""),
                ("  by: jefatura-1\n", ""),
                ("  revision: \"1\"\n", "  revision: 1\n"),
                ("did: assigned", "did: signed"),
                ("data: sha256-2:", "data: sha512:"),
                ("name: F01-0042.pdf", "nombre: F01-0042.pdf"),
                ("    bytes: 48213", "    bytes: muchos"),
                ("  form: F01\n", "  form: F01\n  how: lápiz\n"),
            ],
        ),
        (
            "procedure",
            "procedure",
            &[
                ("revision = \"2\"", "revision = 2"),
                ("limit = \"1h\"", "limit = \"1 hora\""),
                ("type = \"datetime\"", "type = \"moment\""),
                ("choices_from = \"priorities\"", "choices = []"),
                ("seal = true", "seal = true, account = true"),
                ("header = \"asset\"", "header = \"service\""),
                ("to = \"end\"\nstatus = \"rejected\"", "to = \"end\"\nstatus = \"resolved\""),
                ("id = \"negado\"", "id = \"signed\""),
                ("template = \"vale.md\"", "template = \"../vale.md\""),
                ("status = \"offsite\"", "status = \"closed\""),
                ("[fields.vale]", "[fields.ticket]"),
                ("[fields.vale]", "[fields.settings]"),
                ("judged_by = \"opening\"", "judged_by = \"today\""),
                ("reopening = \"restart\"", "reopening = true"),
                ("pide_compra = true", "pide_compra = []"),
                ("header = \"impact\"", "header = \"supplier\""),
                ("type = \"long\"\neach_of", "type = \"text\"\neach_of"),
                ("stops = []", "stops = [\"ours\"]"),
                ("marks = [\"response\"]", "marks = \"response\""),
                ("\"ejemplo-02\",", "\"ejemplo 02\","),
                ("children_closed = [\"ejemplo-03\"]", "children_closed = [\"**\"]"),
                ("state = \"devuelto\"", "estado = \"devuelto\""),
                ("hands_over = \"almacen\"", "hands_over = true"),
                ("{ field = \"explicacion\", optional = true }", "{ campo = \"explicacion\" }"),
                ("role = \"departamento\"\nlimit = \"1h\"", "rol = \"departamento\"\nlimit = \"1h\""),
            ],
        ),
    ];
    for (name, kind, spoilings) in cases {
        let validator = validator(name);
        let block = example(kind);
        let parse = |text: &str| if block.language == "toml" { from_toml(text) } else { from_yaml(text) };
        for (before, after) in spoilings {
            assert!(block.text.contains(before), "{name}: the example has no {before}");
            let spoiled = block.text.replacen(before, after, 1);
            assert!(!problems(&validator, &parse(&spoiled)).is_empty(), "{name}: {after} passes the schema");
            assert!(!loads(kind, &spoiled).is_empty(), "{name}: {after} passes the loader");
        }
    }
}

// --- Schemas against loaders ----------------------------------------------------------------------

/// Keys that a loader says it knows, told when it met the unknown key `probe`.
fn known_beside(findings: &[Finding], probe: &str) -> BTreeSet<String> {
    let text = |finding: &Finding, name: &str| {
        finding.message.arguments.iter().find_map(|(key, argument)| match argument {
            Argument::Text(text) if *key == name => Some(text.clone()),
            _ => None,
        })
    };
    let found = findings.iter().filter(|finding| finding.code().contains("unknown"));
    let found = found.filter(|finding| ["key", "found"].iter().any(|key| text(finding, key).as_deref() == Some(probe)));
    let known = found.filter_map(|finding| text(finding, "known")).next();
    known.unwrap_or_else(|| panic!("nothing is told of {probe}")).split(", ").map(str::to_owned).collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().into_iter().flat_map(|map| map.keys().cloned()).collect()
}

#[track_caller]
fn assert_declares(schema: &Value, pointer: &str, known: &BTreeSet<String>) {
    let found = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
    assert_eq!(&keys(found), known, "{pointer}");
}

#[test]
fn the_schemas_have_the_keys_of_the_catalogue_loaders() {
    let probe = "zzzzzz";
    let known = |findings: Vec<Finding>| known_beside(&findings, probe);
    let unknown = format!("{probe} = 1\n");
    let desk = format!("format = 1\n{unknown}");
    assert_declares(
        &schema("desk"),
        "/properties",
        &known(DeskSettings::parse("desk.toml", &desk).expect_err("probe")),
    );
    assert_declares(
        &schema("desk"),
        "/properties/recurrence/properties",
        &known(DeskSettings::parse("desk.toml", &format!("format = 1\n[recurrence]\n{unknown}")).expect_err("probe")),
    );
    for table in ["rights", "sharing"] {
        let text = format!("format = 1\n[{table}]\n{unknown}");
        let pointer = format!("/properties/{table}/properties");
        assert_declares(&schema("desk"), &pointer, &known(DeskSettings::parse("desk.toml", &text).expect_err("probe")));
    }
    let priorities = |text: &str| known(Priorities::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("priorities"), "/properties", &priorities(&unknown));
    for (pointer, above) in [
        ("/properties/matrix/properties", "[matrix]"),
        ("/$defs/levels/properties", "[matrix.high]"),
        ("/properties/targets/items/properties", "[[targets]]"),
        ("/$defs/targets/properties", "[[targets]]\n[targets.low]"),
        ("/$defs/priority/properties", "[[priority]]"),
    ] {
        assert_declares(&schema("priorities"), pointer, &priorities(&format!("{above}\n{unknown}")));
    }
    let inventory = |text: &str| known(Inventory::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("inventory"), "/properties", &inventory(&unknown));
    for (pointer, above) in [
        ("/$defs/kind/properties", "[[kind]]"),
        ("/$defs/field/properties", "[[kind]]\n[kind.fields.f]"),
        ("/$defs/programme/properties", "[[programme]]"),
        ("/$defs/form/properties", "[forms.f]"),
        ("/$defs/form/properties/signatures/properties", "[forms.f.signatures]"),
        ("/properties/minute/properties", "[minute]"),
    ] {
        assert_declares(&schema("inventory"), pointer, &inventory(&format!("{above}\n{unknown}")));
    }
    let calendar = |text: &str| known(CalendarSettings::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("calendar"), "/properties", &calendar(&unknown));
    let span = format!("[[hours]]\n{unknown}");
    assert_declares(&schema("calendar"), "/properties/hours/items/properties", &calendar(&span));
    for table in ["holiday", "partial", "closure", "workday"] {
        let text = format!("[[{table}]]\n{unknown}");
        assert_declares(&schema("calendar"), &format!("/properties/{table}/items/properties"), &calendar(&text));
    }
    let span = format!("[[partial]]\n[[partial.hours]]\n{unknown}");
    assert_declares(
        &schema("calendar"),
        "/properties/partial/items/properties/hours/items/properties",
        &calendar(&span),
    );
    let report = |text: &str| known(ReportDefinition::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("report"), "/properties", &report(&unknown));
    for (pointer, above) in [
        ("/$defs/table/properties", "[[table]]"),
        ("/$defs/group/properties", "[[table]]\n[[table.group]]"),
        ("/$defs/measure/properties", "[[table]]\n[[table.measures]]"),
        ("/$defs/column/properties", "[[table]]\n[[table.columns]]"),
        ("/$defs/chart/properties", "[[table]]\n[table.chart]"),
        ("/$defs/wording/anyOf/1/properties", "[title]"),
    ] {
        assert_declares(&schema("report"), pointer, &report(&format!("{above}\n{unknown}")));
    }
    let people = |text: &str| known(People::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("people"), "/properties", &people(&unknown));
    assert_declares(&schema("people"), "/$defs/person/properties", &people(&format!("[[person]]\n{unknown}")));
    let absence = format!("[[person]]\n[[person.absence]]\n{unknown}");
    assert_declares(&schema("people"), "/$defs/person/properties/absence/items/properties", &people(&absence));
    let services = |text: &str| known(Services::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("services"), "/properties", &services(&unknown));
    assert_declares(&schema("services"), "/$defs/service/properties", &services(&format!("[[service]]\n{unknown}")));
    let suppliers = |text: &str| known(Suppliers::parse("x.toml", text).expect_err("probe"));
    assert_declares(&schema("suppliers"), "/properties", &suppliers(&unknown));
    for table in ["supplier", "external"] {
        let text = format!("[[{table}]]\n{unknown}");
        assert_declares(&schema("suppliers"), &format!("/properties/{table}/items/properties"), &suppliers(&text));
    }
    let contract = format!("[[supplier]]\n[[supplier.contract]]\n{unknown}");
    assert_declares(&schema("suppliers"), "/$defs/contract/properties", &suppliers(&contract));
    let by_priority = format!("[[supplier]]\n[[supplier.contract]]\nattention_by_priority = {{ {probe} = 1 }}\n");
    let pointer = "/$defs/contract/properties/attention_by_priority/properties";
    assert_declares(&schema("suppliers"), pointer, &suppliers(&by_priority));
}

#[test]
fn the_schema_has_the_keys_of_the_procedure_loader() {
    let text = r#"zz-root = 1
[[approval]]
zz-approval = 1
[[change]]
zz-change = 1
[[definition]]
zz-definition = 1
[[annex]]
zz-annex = 1
[[record]]
zz-record = 1
[targets]
zz-targets = 1
[roles]
a = { name = "A", zz-role = 1 }
[fields.f]
label = "F"
type = "text"
zz-field = 1
[forms.F01]
key = "F"
title = "F"
template = "f.md"
zz-form = 1
[waits.w]
title = "W"
status = "waiting_user"
zz-wait = 1
moves = [{ asset = "f", deed = "left", zz-move = 1 }]
[cancel]
zz-cancel = 1
[cancel.reasons]
r = { title = "R", zz-reason = 1 }
[reopen]
to = "01"
zz-reopen = 1
[opening]
fills = [{ field = "f", zz-requirement = 1 }]
zz-opening = 1
[[activity]]
id = "01"
title = "A"
role = "a"
zz-activity = 1
[[activity.outcome]]
id = "b"
title = "B"
to = "end"
zz-outcome = 1
opens = [{ procedure = "x", zz-child = 1 }]
external = { system = "x", state = "x", zz-external = 1 }
"#;
    let findings = load::load("x.toml", text).findings;
    let schema = schema("procedure");
    for (probe, pointer) in [
        ("zz-root", "/properties"),
        ("zz-approval", "/properties/approval/items/properties"),
        ("zz-change", "/properties/change/items/properties"),
        ("zz-definition", "/properties/definition/items/properties"),
        ("zz-annex", "/properties/annex/items/properties"),
        ("zz-record", "/properties/record/items/properties"),
        ("zz-targets", "/properties/targets/properties"),
        ("zz-role", "/$defs/role/properties"),
        ("zz-field", "/$defs/field/properties"),
        ("zz-form", "/$defs/form/properties"),
        ("zz-wait", "/$defs/wait/properties"),
        ("zz-cancel", "/properties/cancel/properties"),
        ("zz-reason", "/$defs/cancel_reason/properties"),
        ("zz-reopen", "/properties/reopen/properties"),
        ("zz-opening", "/properties/opening/properties"),
        ("zz-requirement", "/$defs/requirement/properties"),
        ("zz-activity", "/$defs/activity/properties"),
        ("zz-outcome", "/$defs/outcome/properties"),
        ("zz-child", "/$defs/child/properties"),
        ("zz-move", "/$defs/movement/properties"),
        ("zz-external", "/$defs/outcome/properties/external/properties"),
    ] {
        assert_declares(&schema, pointer, &known_beside(&findings, probe));
    }
}

/// What a signature stands on, with every key that there is.
fn evidence() -> Evidence {
    let hash = "0123456789abcdef".repeat(4);
    Evidence {
        form: Some("x".to_owned()),
        how: How::Commit,
        scan: Some(Scan { name: "x.pdf".to_owned(), sha256: hash.clone(), bytes: 7, kept: true }),
        commit: Some("x".to_owned()),
        signer: Some("x".to_owned()),
        key: Some("x".to_owned()),
        data: Some(format!("sha256:{hash}")),
    }
}

/// A ticket that has every key that there is.
fn full_ticket() -> Ticket {
    let text = || "x".to_owned();
    let folio = || "CI-2026-0042".parse().expect("folio");
    let procedure = || ProcedureReference { code: text(), revision: text(), sha256: text() };
    let at = time::read_moment("2026-11-17T09:00:00-06:00").expect("moment");
    let deeds = [
        Deed::Opened { parent: Some(folio()) },
        Deed::Outcome { activity: text(), outcome: text(), opens: vec![folio()] },
        Deed::Noted,
        Deed::Corrected,
        Deed::Assigned { to: text() },
        Deed::Waited { reason: text() },
        Deed::Resumed,
        Deed::Signed { role: text(), name: text(), evidence: evidence() },
        Deed::Linked { to: text(), relation: text() },
        Deed::Cancelled { reason: text() },
        Deed::Reopened,
        Deed::Referenced { system: text(), number: text(), state: Some(text()) },
        Deed::Migrated { from: procedure(), to: procedure() },
        Deed::Settled { keeps: vec![text()], drops: vec![text()] },
        Deed::Redacted { covers: [(text(), vec![text()])].into() },
        Deed::Renumbered { from: folio(), to: folio() },
        Deed::Attached {
            files: vec![Attachment { name: text(), sha256: "0123456789abcdef".repeat(4), bytes: 7, kind: text() }],
        },
    ];
    let event = |deed| Event {
        id: text(),
        at,
        recorded: Some(at),
        by: text(),
        on_behalf: Some(text()),
        deed,
        set: Values::from_iter([(text(), json!(1))]),
        note: Some(text()),
        moves: vec![text()],
        unseen: vec![text()],
    };
    let some = || Some(text());
    let requester =
        Requester { name: some(), post: some(), area: some(), place: some(), extension: some(), mail: some() };
    Ticket {
        folio: folio(),
        uid: text(),
        procedure: procedure(),
        header: Header {
            status: Status::WaitingUser,
            activity: some(),
            waiting: some(),
            priority: some(),
            service: some(),
            requester,
            asset: some(),
            supplier: some(),
            impact: some(),
            urgency: some(),
            parent: some(),
            assignee: some(),
            opened: Some(at),
            closed: Some(at),
            formerly: vec![text()],
            disputes: vec![text()],
        },
        events: deeds.into_iter().map(event).collect(),
    }
}

#[test]
fn the_schema_has_the_keys_of_a_ticket() {
    let schema = schema("ticket");
    let value = full_ticket().to_value();
    assert_valid(&validator("ticket"), &value, "a full ticket");
    assert_declares(&schema, "/properties", &keys(&value));
    assert_declares(&schema, "/$defs/procedure/properties", &keys(&value["procedure"]));
    assert_declares(&schema, "/properties/requester/properties", &keys(&value["requester"]));
    let of_events: BTreeSet<String> = value["events"].as_array().into_iter().flatten().flat_map(keys).collect();
    assert_declares(&schema, "/$defs/event/properties", &of_events);
    let signed = value["events"].as_array().into_iter().flatten().find(|event| event["did"] == "signed");
    let scan = signed.map(|event| keys(&event["scan"])).expect("a signature");
    assert_declares(&schema, "/$defs/event/properties/scan/properties", &scan);
    let attached = value["events"].as_array().into_iter().flatten().find(|event| event["did"] == "attached");
    let file = attached.map(|event| keys(&event["files"][0])).expect("an attachment");
    assert_declares(&schema, "/$defs/event/properties/files/items/properties", &file);
}

/// Keys of an asset's record that no kind declares: of the header, and of the cards of all classes.
fn built_in_keys() -> BTreeSet<String> {
    let kinds = Class::ALL.map(|class| format!("[[kind]]\nkey = '{0}'\nname = '{0}'\nclass = '{0}'\n", class.word()));
    let inventory = Inventory::parse("x.toml", &format!("stock = 'x'\n{}", kinds.concat())).expect("kinds");
    let cards = inventory.kinds.iter().flat_map(|kind| kind.card()).map(|field| field.key);
    cards.chain(HEADER_KEYS.map(str::to_owned)).collect()
}

#[test]
fn the_schema_has_the_keys_of_an_asset() {
    let declared = keys(&schema("asset")["properties"]);
    let known = built_in_keys();
    let strange: Vec<&String> = declared.difference(&known).collect();
    assert!(strange.is_empty(), "not known to the loader: {strange:?}");
}

#[test]
fn the_schemas_have_the_words_of_the_program() {
    let words = |schema: &Value, pointer: &str| -> Vec<String> {
        let words = schema.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer}"));
        words.iter().map(|word| word.as_str().expect("word").to_owned()).collect()
    };
    let (ticket, procedure) = (schema("ticket"), schema("procedure"));
    let statuses = Status::ALL.map(Status::word);
    let ended = |wanted: bool| -> Vec<&str> {
        Status::ALL.into_iter().filter(|status| status.is_ended() == wanted).map(Status::word).collect()
    };
    assert_eq!(words(&ticket, "/properties/status/enum"), statuses);
    assert_eq!(words(&procedure, "/$defs/outcome/properties/status/enum"), statuses);
    assert_eq!(words(&procedure, "/$defs/wait/properties/status/enum"), ended(false));
    assert_eq!(words(&procedure, "/$defs/outcome/allOf/0/then/properties/status/enum"), ended(true));
    assert_eq!(words(&procedure, "/$defs/field/properties/type/enum"), FieldType::ALL.map(FieldType::word));
    assert_eq!(words(&procedure, "/$defs/wait/properties/stops/items/enum"), ClockKind::ALL.map(ClockKind::word));
    assert_eq!(words(&procedure, "/$defs/outcome/properties/marks/items/enum"), Target::ALL.map(Target::word));
    assert_eq!(words(&procedure, "/properties/judged_by/enum"), JudgedBy::ALL.map(JudgedBy::word));
    assert_eq!(words(&schema("services"), "/$defs/service/properties/priority/enum"), PRIORITIES);
    assert_eq!(words(&schema("priorities"), "/$defs/word/enum"), PRIORITIES);
    assert_eq!(words(&schema("priorities"), "/$defs/levels/required"), LEVELS);
    assert_eq!(
        words(&schema("desk"), "/properties/recurrence/properties/by/items/enum"),
        GroupBy::ALL.map(GroupBy::word)
    );
    assert_eq!(words(&schema("desk"), "/properties/language/enum"), LANGUAGES);
    let inventory = schema("inventory");
    assert_eq!(words(&inventory, "/$defs/kind/properties/class/enum"), Class::ALL.map(Class::word));
    assert_eq!(words(&inventory, "/$defs/field/properties/type/enum"), CardType::OWN.map(CardType::word));
    assert_eq!(
        words(&inventory, "/$defs/programme/properties/not_working/enum"),
        NotWorking::ALL.map(NotWorking::word)
    );
    assert_eq!(
        words(&inventory, "/$defs/programme/properties/states/items/enum"),
        AssetStatus::ALL.map(AssetStatus::word)
    );
    assert_eq!(words(&inventory, "/$defs/form/properties/of/enum"), Paper::ALL.map(Paper::word));
    let taken = words(&inventory, "/$defs/kind/properties/fields/propertyNames/not/enum");
    assert_eq!(taken.into_iter().collect::<BTreeSet<String>>(), built_in_keys());
    let asset = schema("asset");
    let states = asset.pointer("/properties/state/enum").and_then(Value::as_array).expect("states");
    let states: Vec<&str> = states.iter().filter_map(Value::as_str).collect();
    assert_eq!(states, AssetStatus::ALL.map(AssetStatus::word));
    let deeds: Vec<&str> = AssetDeed::all().map(AssetDeed::word).collect();
    assert_eq!(words(&asset, "/$defs/event/properties/did/enum"), deeds);
    assert_eq!(words(&ticket, "/$defs/event/properties/did/anyOf/0/enum"), RESERVED_DEEDS);
    let ways = &ticket["$defs"]["event"]["properties"]["how"]["enum"];
    assert_eq!(*ways, json!([How::ALL[0].word(), How::ALL[1].word(), null]));
    assert_eq!(words(&procedure, "/$defs/outcome/properties/id/not/enum")[..RESERVED_DEEDS.len()], RESERVED_DEEDS);
}

// --- The examples of docs/format.md ---------------------------------------------------------------

/// A fenced block: ```` ```toml desk ````.
#[derive(Debug, Clone)]
struct Block {
    language: String,
    kind: String,
    text: String,
    line: usize,
}

fn blocks() -> Vec<Block> {
    let text = read("docs/format.md");
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for (index, line) in text.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                let (language, kind) = info.split_once(' ').unwrap_or((info, ""));
                let (language, kind) = (language.to_owned(), kind.to_owned());
                found.push(Block { language, kind, text: String::new(), line: index + 2 });
                open = true;
            }
            None => {
                if let Some(block) = found.last_mut().filter(|_| open) {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
        }
    }
    found
}

fn example(kind: &str) -> Block {
    let found = blocks().into_iter().find(|block| block.kind == kind && block.language != "json");
    found.unwrap_or_else(|| panic!("docs/format.md has no example of {kind}"))
}

/// What the loader of that kind of file finds wrong with a text.
fn loads(kind: &str, text: &str) -> Vec<String> {
    fn codes<T>(read: Result<T, Vec<Finding>>) -> Vec<String> {
        read.err().unwrap_or_default().iter().map(|finding| finding.code().to_owned()).collect()
    }
    match kind {
        "desk" => codes(DeskSettings::parse("catalog/desk.toml", text)),
        "people" => codes(People::parse("catalog/people.toml", text)),
        "services" => codes(Services::parse("catalog/services.toml", text)),
        "priorities" => codes(Priorities::parse("catalog/priorities.toml", text)),
        "inventory" => codes(Inventory::parse("catalog/inventory.toml", text)),
        "suppliers" => codes(Suppliers::parse("catalog/suppliers.toml", text)),
        "calendar" => codes(CalendarSettings::parse("catalog/calendars/propio.toml", text)),
        "report" => codes(ReportDefinition::parse("catalog/reports/propio.toml", text)),
        "procedure" => codes(Err::<(), _>(load::load("ejemplo-01.toml", text).findings)),
        "asset" => match Asset::from_value("catalog/assets/computadora/PC-0132.yaml", &from_yaml(text)) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|problem| problem.message.id.to_owned()).collect(),
        },
        "ticket" => match Ticket::from_value(&from_yaml(text)) {
            Ok(_) => Vec::new(),
            // Refused even where nothing is said of the reason.
            Err(problems) => {
                problems.iter().map(|problem| problem.message.id.to_owned()).chain(["refused".to_owned()]).collect()
            }
        },
        _ => panic!("no loader of {kind}"),
    }
}

#[test]
fn the_examples_are_valid() {
    let mut seen = BTreeSet::new();
    for block in blocks() {
        let place = format!("docs/format.md:{}", block.line);
        match (block.language.as_str(), block.kind.as_str()) {
            ("toml", "") => drop(from_toml(&block.text)),
            ("json", "") => drop(serde_json::from_str::<Value>(&block.text).expect(&place)),
            ("json", schema) => {
                let value: Value = serde_json::from_str(&block.text).unwrap_or_else(|error| panic!("{place}: {error}"));
                assert_eq!(value["schema"], schema, "{place}");
                let name = schema.replace('/', "-");
                if PRINTED.contains(&name.as_str()) {
                    assert_valid(&validator(&name), &value, &place);
                }
            }
            ("toml" | "yaml", "new") => drop(from_yaml(&block.text)),
            ("toml", kind) => {
                assert_valid(&validator(kind), &from_toml(&block.text), &place);
                assert_eq!(loads(kind, &block.text), Vec::<String>::new(), "{place}");
                seen.insert(block.kind);
            }
            ("yaml", kind) => {
                assert_valid(&validator(kind), &from_yaml(&block.text), &place);
                assert_eq!(loads(kind, &block.text), Vec::<String>::new(), "{place}");
                seen.insert(block.kind);
            }
            ("jinja", "template") => {
                let desk = Desk::open(&root()).expect("the sample desk");
                let procedure = desk.procedure(PROCEDURE).expect("its procedure");
                let found = template::check_for("format.md", &block.text, &procedure);
                assert!(found.is_empty(), "{place}: {found:?}");
            }
            ("jinja", "paper") => {
                let found = template::check_paper("format.md", &block.text);
                assert!(found.is_empty(), "{place}: {found:?}");
            }
            ("text", "") => {}
            (language, kind) => panic!("{place}: what is {language} {kind}?"),
        }
    }
    assert_eq!(seen, SCHEMAS.map(str::to_owned).into(), "each kind of file has its example");
}

#[test]
fn the_asset_of_the_example_keeps_the_laws() {
    let desk = Desk::open(&root()).expect("the sample desk");
    let text = example("asset").text;
    let asset = Asset::from_value("catalog/assets/computadora/PC-0132.yaml", &from_yaml(&text)).expect("an asset");
    let rules = desk.asset_rules();
    let now = time::read_moment("2026-11-21T10:00:00-06:00").expect("a moment");
    let (state, breaches) = inventory_engine::judge(&rules, &asset, now);
    assert!(breaches.is_empty(), "{breaches:?}");
    assert_eq!(state.position(), asset.position);
    assert_eq!(card_differences(rules.kind(&asset), &asset, &state), []);
}

#[test]
fn the_deeds_of_assets_are_described_with_their_details() {
    let text = read("docs/format.md");
    let schema = schema("asset");
    let rules = schema.pointer("/$defs/event/allOf").and_then(Value::as_array).expect("rules");
    for deed in AssetDeed::all() {
        let word = deed.word();
        let row = text.lines().find(|line| {
            let cell = line.strip_prefix("| `").and_then(|rest| rest.split(" |").next());
            cell.is_some_and(|cell| cell.split(['`', ',', ' ']).any(|known| known == word))
                && line.matches(" |").count() == 4
        });
        let row = row.unwrap_or_else(|| panic!("docs/format.md does not describe {word}"));
        for key in deed.required() {
            assert!(row.contains(&format!("`{key}`*")), "{word} must have {key}: {row}");
        }
        for key in deed.optional() {
            assert!(row.contains(&format!("`{key}`")), "{word} may have {key}: {row}");
        }
        let rule = rules.iter().find(|rule| rule["if"]["properties"]["did"]["const"] == word);
        let required = rule.map_or(json!([]), |rule| rule["then"]["required"].clone());
        assert_eq!(required, json!(deed.required()), "{word} in the schema");
        for key in deed.required().iter().chain(deed.optional()) {
            assert!(schema["$defs"]["event"]["properties"][*key].is_object(), "{key} in the schema");
        }
    }
}

#[test]
fn the_ticket_of_the_example_keeps_the_laws() {
    let desk = Desk::open(&root()).expect("the sample desk");
    let procedure = desk.procedure(PROCEDURE).expect("its procedure");
    let rules = desk.rules(&procedure);
    let ticket = Ticket::from_value(&from_yaml(&example("ticket").text)).expect("a ticket");
    let now = time::read_moment("2026-11-20T09:00:00-06:00").expect("moment");
    let lineage = desk.lineage_of(&ticket).expect("its procedure");
    let (state, breaches) = engine::judge(&rules, &lineage, &ticket, now);
    assert!(breaches.is_empty(), "{breaches:?}");
    assert_eq!(state.header(&procedure), ticket.header);
    let hashes: Vec<(String, Option<bool>)> =
        ledger::signed(&lineage, &ticket).into_iter().map(|signed| (signed.hash.clone(), signed.is_intact())).collect();
    assert!(!hashes.is_empty() && hashes.iter().all(|(_, intact)| *intact == Some(true)), "{hashes:?}");
}

#[test]
fn the_page_has_every_name_of_a_template() {
    let page = read("docs/format.md");
    let section = page.split("\n## ").find(|section| section.starts_with("Templates")).expect("a section");
    // What JSON gives is what a template sees.
    let data = TestDesk::new().run(&["form", "F01", "--blank", "--json"]).ok().data("folio/form/1");
    let same_whatever_the_procedure = ["desk", "form", "procedure", "ticket", "asset", "period", "total"];
    let nested = same_whatever_the_procedure.into_iter().flat_map(|name| keys(&data[name]));
    let papers = TestDesk::new().run(&["form", "salida", "--blank", "--json"]).ok().data("folio/papers/1");
    let paper = &papers[0];
    let nested_in_papers = ["form", "asset", "letter", "pass"].into_iter().flat_map(|name| keys(&paper[name]));
    let crossing = keys(&paper["pass"]["left"]).into_iter().chain(keys(&paper["signatures"][0]));
    let declared = PAPER_NAMES.iter().flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned()));
    assert_eq!(keys(paper), PAPER_ROOTS.map(str::to_owned).into(), "what is declared is what a paper sees");
    let missing: Vec<String> = keys(&data)
        .into_iter()
        .chain(nested)
        .chain(keys(paper))
        .chain(nested_in_papers)
        .chain(crossing)
        .chain(declared)
        .filter(|name| !["`", ".", "["].iter().any(|end| section.contains(&format!("`{name}{end}"))))
        .collect();
    assert!(missing.is_empty(), "not in the section on templates: {missing:?}");
}

// --- The JSON of docs/format.md against the program -----------------------------------------------

/// Where keys stand, whatever the values: `outcomes[].missing[].key`. Keys that are data of the desk
/// (an event's, an outcome's `sets`) are left out.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    if ["event", "events[]", "sets", "set", "settings", "value", "was", "is", "says"]
        .iter()
        .any(|data| at == *data || at.ends_with(&format!(".{data}")))
    {
        return;
    }
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                found.insert(path.clone());
                paths(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, &format!("{at}[]"), found)),
        _ => {}
    }
}

/// Somebody who may record and is away.
const ABSENT: &str = r#"
[[person]]
id = "personal-3"
name = "Ulises Ejemplar"
roles = ["personal"]
[[person.absence]]
from = 2025-03-01
until = 2025-03-31
reason = "Vacaciones"
"#;

/// An inventory with a programme, licences and a minute; its maintenance is that of a procedure which
/// is not in force, so that its tickets are refused.
const UPKEEP: &str = r#"stock = "Almacén"

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"

[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
prefix = "LI"

[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
every = "3 months"
procedure = "servicio"
planned = "programado"
done = "realizado"

[minute]
title = "Minuta"
needs = ["mp414-pr15"]
"#;

/// A procedure with the dates of a programme.
const SERVICE: &str = r#"code = "servicio"
title = "Servicio"
revision = "1"
area = "Sistemas"
roles = { jefatura = "Jefatura" }

[fields]
equipo = { label = "Equipo", type = "asset", header = "asset" }
programado = { label = "Programado", type = "date" }
realizado = { label = "Realizado", type = "date" }

[opening]
fills = ["equipo", "programado?"]

[[activity]]
id = "1"
title = "Servir"
role = "jefatura"

[[activity.outcome]]
id = "hecho"
title = "Hecho"
to = "end"
fills = ["realizado"]
"#;

/// A report with one table that compares, as the page has it.
const REPORT: &str = r#"title = "Plazos"
about = "Para probar"
compare = ["previous"]
[[table]]
key = "por-reloj"
title = "Por reloj"
of = "clocks"
when = "started"
group = ["kind"]
measures = ["count", { key = "share", share = "missed", compare = true }]
chart = { kind = "bars", measures = ["share"] }
total = false
"#;

/// What the program prints of maintenance, licences and the minute.
fn upkeep(desk: &TestDesk, note: &mut impl FnMut(&str, &[&str])) {
    desk.write("catalog/inventory.toml", UPKEEP);
    desk.write("catalog/procedures/servicio.toml", SERVICE);
    for arguments in [
        &["--kind=computadora", "--id=PC-0900", "--at=2024-11-20", "--to=jefatura-1"][..],
        &["--kind=licencia", "--set=model=Dibujo", "--set=seats=1", "--set=expires=2025-03-20", "--set=renewal=9 MXN"],
    ] {
        desk.run(&[&["asset", "add"], arguments].concat()).ok();
    }
    desk.run(&["licence", "assign", "LI-1", "--to", "jefatura-1"]).ok();
    note("folio/maintenance-plan/1", &["maintenance", "plan", "--json"]);
    note("folio/maintenance-due/1", &["maintenance", "due", "--json"]);
    note("folio/maintenance-open/1", &["maintenance", "open", "--json"]);
    note("folio/licences/1", &["licence", "list", "--json"]);
    note("folio/licence-plan/1", &["licence", "plan", "--json"]);
    note("folio/minute/1", &["minute", "--json"]);
    desk.run(&["licence", "renew", "LI-1", "--set", "expires=2026-03-20"]).ok();
    note("folio/minute/1", &["minute", "--json"]);
}

/// What the program prints of files attached to a ticket, and of a history that breaks a law.
fn shared(desk: &TestDesk, note: &mut impl FnMut(&str, &[&str])) {
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.arg("-C").arg(desk.root()).args(arguments);
        desk.surround(&mut command);
        assert!(command.output().expect("git").status.success(), "{arguments:?}");
    };
    desk.write("nota.txt", "nota");
    desk.run(&["attach", "3", "nota.txt"]).ok();
    note("folio/attachments/1", &["attachments", "3", "--json"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "-m", "Todo"]);
    let path = "tickets/2025/03/CI-2025-0003.yaml";
    desk.write(path, desk.read(path).replacen("name: nota.txt", "name: otra.txt", 1));
    git(&["commit", "--quiet", "--all", "-m", "Altera"]);
    note("folio/verify/1", &["verify", "HEAD~1..HEAD", "--json"]);
    note("folio/redact/1", &["redact", "Usuaria de Ejemplo", "--note", "Solicitud", "--json"]);
}

/// What the program prints of each schema, on a desk with a bit of everything.
fn printed() -> BTreeMap<String, BTreeSet<String>> {
    let desk = TestDesk::new();
    desk.write("catalog/suppliers.toml", read("catalog/suppliers.toml"));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut note = |schema: &str, arguments: &[&str]| {
        let data = desk.run(arguments).data(schema);
        paths(&data, "", found.entry(schema.to_owned()).or_default());
    };
    let place = desk.beside().join("otra").to_string_lossy().into_owned();
    note("folio/init/1", &["init", &place, "--procedure", PROCEDURE, "--json"]);
    note("folio/procedures/1", &["init", "--list", "--json"]);
    desk.open_and_end();
    let cancelled = desk.open_registered();
    desk.run(&["cancel", &cancelled, "--reason", "duplicado"]).ok();
    let set = |key: &str, value: &str| format!("--set={key}={value}");
    let opening =
        ["usuario=U", "area=A", "ubicacion=U", "tipo=falla", "componente=hardware", "origen=O", "bien=PC-0132"]
            .map(|pair| format!("--set={pair}"));
    let mut arguments = vec!["new", "--json"];
    arguments.extend(opening.iter().map(String::as_str));
    note("folio/new/1", &arguments);
    note("folio/change/1", &["do", "3", "registrado", "--json"]);
    let (by, checked, cause) = ("--by=personal-1", set("revision", "R"), set("diagnostico", "D"));
    desk.run(&["do", "3", "requiere-soporte", by, &checked, &cause]).ok();
    note("folio/next/1", &["next", "3", "--json"]);
    desk.run(&["do", "3", "reportado", "--set=instancia=utic", "--set=numero_reporte=R-20417"]).ok();
    desk.run(&["sign", "3", "--as", "usuario", "--name", "U"]).ok();
    desk.write("firmado.pdf", "firmado");
    desk.run(&["sign", "3", "--as", "jefatura", "--scan", "firmado.pdf"]).ok();
    desk.run(&["note", "3", "--set=origen=Otra cosa", "--set=puesto=Contadora"]).ok();
    note("folio/signatures/1", &["signatures", "3", "--json"]);
    desk.run(&["link", "3", &cancelled]).ok();
    desk.run(&["wait", "3", "--reason", "proveedor"]).ok();
    note("folio/next/1", &["next", "3", "--json"]);
    note("folio/next/1", &["new", "--fields", "--json"]);
    // A child, and a number in a system of others.
    let mut child = vec!["new", "--parent", "3"];
    child.extend(opening.iter().map(String::as_str));
    desk.run(&child).ok();
    note("folio/next/1", &["next", "3", "--json"]);
    note("folio/export/1", &["export", "--system", "utic", "--all", "--json"]);
    for folio in ["1", "2", "3"] {
        note("folio/show/1", &["show", folio, "--json"]);
    }
    desk.run(&["cancel", "4", "--reason", "duplicado"]).ok();
    note("folio/list/1", &["list", "--all", "--json"]);
    note("folio/log/1", &["log", "--open", "--json"]);
    note("folio/search/1", &["search", "hardware", "--json"]);
    note("folio/search/1", &["search", "PC-0132", "--json"]);
    note("folio/cache/1", &["cache", "status", "--json"]);
    note("folio/archive/1", &["archive", "--json"]);
    desk.write("catalog/people.toml", desk.read("catalog/people.toml") + ABSENT);
    desk.run(&["assign", "3", "personal-2"]).ok();
    note("folio/workload/1", &["workload", "--json"]);
    note("folio/suggestion/1", &["assign", "3", "--json"]);
    // Two of one asset, and an evaluation of it that is over.
    let evaluation = desk.read(&format!("catalog/procedures/{PROCEDURE}.toml")).replacen(PROCEDURE, "evaluacion", 1);
    desk.write("catalog/procedures/evaluacion.toml", evaluation);
    let recurrence = "\n[recurrence]\ncount = 2\nprocedure = \"evaluacion\"\n";
    let settings = desk.read("catalog/desk.toml");
    let in_force = settings.replace("[\"mp414-pr15\"]", "[\"mp414-pr15\", \"evaluacion\"]");
    desk.write("catalog/desk.toml", in_force + recurrence);
    for code in [PROCEDURE, "evaluacion"] {
        let mut arguments = vec!["new", "--procedure", code];
        arguments.extend(opening.iter().map(String::as_str));
        desk.run(&arguments).ok();
    }
    desk.run(&["cancel", "6", "--reason", "fuera-de-alcance"]).ok();
    note("folio/recurring/1", &["recurring", "--json"]);
    let monitor = ["tag=MO-77", "serial=EJMO77", "brand=Marca de Ejemplo", "model=P27", "accessories=cable HDMI"];
    let monitor = monitor.map(|pair| format!("--set={pair}"));
    let mut add = vec!["asset", "add", "--kind=monitor", "--set=inches=27"];
    add.extend(monitor.iter().map(String::as_str));
    desk.run(&add).ok();
    desk.run(&["asset", "assign", "MO-0001", "--to=usuario-1", "--condition=Nuevo"]).ok();
    note("folio/papers/1", &["form", "resguardo", "MO-0001", "--json"]);
    note("folio/labels/1", &["asset", "label", "MO-0001", "--json"]);
    for (schema, line) in [
        ("assets", "asset list MO-0001"),
        ("asset", "asset show MO-0001"),
        ("asset-history", "asset history MO-0001 --as-of 2025-03-10T23:00"),
        ("asset-export", "asset export MO-0001"),
        ("custody", "custody usuario-1"),
        ("custody-overview", "custody"),
        ("unsigned", "custody --unsigned"),
        ("custody-close", "custody usuario-1 --close --condition Buena --dry-run"),
        ("outside", "outside"),
        ("loans", "loans"),
        ("expiring", "expiring"),
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        note(&format!("folio/{schema}/1"), &words);
    }
    note("folio/procedures/1", &["procedure", "list", "--json"]);
    note("folio/calendars/1", &["calendar", "list", "--json"]);
    desk.write("catalog/calendars/propio.toml", example("calendar").text);
    desk.write("catalog/calendars/mx-lft.toml", read("catalog/calendars/mx-lft.toml"));
    note("folio/calendar/1", &["calendar", "show", "propio", "--json"]);
    note("folio/calendar-add/1", &["calendar", "add", "2026-01-12T09:30", "8h", "--json"]);
    let (apf, closure) = (desk.read("catalog/calendars/mx-apf.toml"), "from = 2025-03-10\nuntil = 2025-03-12\n");
    desk.write("calendario.toml", format!("{apf}\n[[closure]]\nname = \"Cierre\"\n{closure}"));
    note("folio/impact/1", &["calendar", "impact", "--against", "calendario.toml", "--json"]);
    note("folio/clock/1", &["clock", "3", "--json"]);
    note("folio/late/1", &["late", "--within", "100h", "--json"]);
    note("folio/calendar-between/1", &["calendar", "between", "2026-01-12T09:30", "2026-01-22T16:00", "--json"]);
    desk.write("catalog/procedures/ejemplo-01.toml", example("procedure").text);
    for code in [PROCEDURE, "ejemplo-01"] {
        note("folio/procedure/1", &["procedure", "show", code, "--json"]);
    }
    desk.write("antes.toml", example("procedure").text.replacen("limit = \"30min\"", "limit = \"20min\"", 1));
    note("folio/procedure-diff/1", &["procedure", "diff", "./antes.toml", "ejemplo-01", "--json"]);
    let list = "Inventario,Serie,Marca,Modelo,Usuario,Ubicación,Nota\nA-1,S-1,M,N,usuario-1,,x\nA-2,S-2,M,N,,,\n";
    desk.write("lista.csv", list);
    let import = ["asset", "import", "lista.csv", "--kind", "computadora", "--json"];
    note("folio/import/1", &import);
    // Another place, a number repeated, one that is nowhere, and one that cannot be read.
    desk.write(
        "lista.csv",
        list.replace("usuario-1,,", "usuario-1,Otro,").replace("S-2", "S-1") + "4.8E+14,S-3,M,N,,,\n",
    );
    note("folio/import/1", &import);
    desk.write(
        "lista.csv",
        list.replace("S-2", "S-9").replace("A-1,S-1", "A-9,") + "4.8E+14,S-3,M,N,,,\nA-2,,M,N,,,\nA-2,,M,N,,,\n",
    );
    let reconcile = ["asset", "reconcile", "lista.csv", "--kind", "computadora", "--json"];
    note("folio/reconciliation/1", &reconcile);
    desk.write("lista.csv", list.replace("S-2", "S-9").replace("A-1,S-1", "A-9,"));
    note("folio/reconciliation/1", &reconcile);
    note("folio/reports/1", &["report", "list", "--json"]);
    note("folio/report-columns/1", &["report", "columns", "waits", "--json"]);
    desk.write("catalog/reports/plazos.toml", REPORT);
    note("folio/report/1", &["report", "plazos", "--month", "2025-03", "--json"]);
    // It declares kinds of its own.
    upkeep(&desk, &mut note);
    let (ticket, marked) = in_dispute(&desk);
    note("folio/disputes/1", &["settle", &ticket, "--json"]);
    desk.write(&ticket, marked);
    note("folio/mended/1", &["settle", &ticket, "--json"]);
    shared(&desk, &mut note);
    let ticket = desk.ticket_files().remove(0);
    desk.write(&ticket, desk.read(&ticket).replacen("status: closed", "status: resolved", 1));
    note("folio/check/1", &["check", "--json"]);
    desk.run(&["report", "plazos", "--month", "2025-03", "--out", "informes"]).ok();
    let kept: Value = serde_json::from_str(&desk.read("informes/folio-reports.json")).expect("JSON");
    paths(&kept["data"], "", found.entry("folio/kept-reports/1".to_owned()).or_default());
    paths(&synced(), "", found.entry("folio/sync/1".to_owned()).or_default());
    found
}

/// A ticket with two steps of one activity, and the text in which git left both.
fn in_dispute(desk: &TestDesk) -> (String, String) {
    let folio = desk.open_registered();
    let path = desk.ticket(&folio);
    let base = desk.read(&path);
    desk.run(&["do", &folio, "resuelto", "--by=personal-1", "--set=revision=R", "--set=diagnostico=D", "--note=N"])
        .ok();
    let ours = desk.read(&path);
    desk.write(&path, &base);
    desk.run(&["cancel", &folio, "--reason=duplicado"]).ok();
    let theirs = desk.read(&path);
    let names = folio::merge::markers::Names { ours: "a", base: "b", theirs: "c" };
    let marked = folio::merge::markers::both(Some(&base), &ours, &theirs, 7, names);
    desk.write(&path, &marked);
    desk.run(&["settle", &path]).ok();
    (path, marked)
}

/// What a sync says where all happens at once: a dispute, and a number given twice.
fn synced() -> Value {
    let shared = Shared::new();
    shared.open("a");
    shared.folio("a", &["do", "1", "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.join("b", None);
    let by = ["--by=personal-1", "--set=revision=R", "--set=diagnostico=D"];
    for (name, outcome) in [("a", "resuelto"), ("b", "requiere-soporte")] {
        shared.folio(name, &[&["do", "1", outcome], &by[..]].concat()).ok();
    }
    shared.open("a");
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.open("b");
    shared.open("b");
    shared.folio("b", &["link", "3", "2", "--as", "duplicate"]).ok();
    shared.folio("b", &["sign", "2", "--as", "usuario", "--name", "U"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync", "--json"]).exits(1).data("folio/sync/1")
}

#[test]
fn the_json_of_the_page_is_what_the_program_prints() {
    let mut documented: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for block in blocks().into_iter().filter(|block| block.kind.starts_with("folio/")) {
        let value: Value = serde_json::from_str(&block.text).expect("JSON");
        paths(&value["data"], "", documented.entry(block.kind).or_default());
    }
    let printed = printed();
    assert_eq!(documented.keys().collect::<Vec<_>>(), printed.keys().collect::<Vec<_>>());
    let mut differing = Vec::new();
    for (schema, printed) in &printed {
        let undocumented: Vec<&String> = printed.difference(&documented[schema]).collect();
        if !undocumented.is_empty() {
            differing.push(format!("{schema}: not on the page: {undocumented:?}"));
        }
        // What stands inside something that this desk does not have is not missed.
        let seen_inside = |path: &String| match path.rsplit_once('.') {
            Some((above, _)) => printed.iter().any(|other| other.starts_with(&format!("{above}."))),
            None => true,
        };
        let gone: Vec<&String> = documented[schema].difference(printed).filter(|path| seen_inside(path)).collect();
        if !gone.is_empty() {
            differing.push(format!("{schema}: no longer printed: {gone:?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn the_program_prints_what_its_schemas_say() {
    let desk = TestDesk::new();
    desk.write("catalog/calendars/propio.toml", example("calendar").text);
    desk.write("catalog/calendars/mx-lft.toml", read("catalog/calendars/mx-lft.toml"));
    for year in ["2018", "2024", "2026"] {
        let printed = desk.run(&["calendar", "show", "propio", "--year", year, "--json"]).ok().stdout;
        let value: Value = serde_json::from_str(&printed).expect("JSON");
        assert_valid(&validator("folio-calendar-1"), &value, year);
    }
    let folio = desk.open_registered();
    desk.write("calendario.toml", desk.read("catalog/calendars/mx-apf.toml").replace("05-05", "03-10"));
    for (schema, arguments) in [
        ("folio-clock-1", vec!["clock", &folio, "--json"]),
        ("folio-late-1", vec!["late", "--within", "100h", "--json"]),
        ("folio-impact-1", vec!["calendar", "impact", "--against", "calendario.toml", "--json"]),
    ] {
        let value: Value = serde_json::from_str(&desk.run(&arguments).stdout).expect("JSON");
        assert_valid(&validator(schema), &value, schema);
        let list = if schema == "folio-clock-1" { "clocks" } else { "rows" };
        assert!(value["data"][list].as_array().is_some_and(|list| !list.is_empty()), "{value:#}");
    }
}

#[test]
fn the_document_of_the_page_opens_a_ticket() {
    let desk = TestDesk::new();
    desk.set_now("2026-11-20T10:00:00-06:00");
    desk.run_with(&["new", "--from", "-"], example("new").text.as_bytes()).ok();
    desk.check_clean();
}
