//! What files of the catalogue say of each other: every reference that leads nowhere is told.

mod common;

use common::TestDesk;

const SUPPLIERS: &str = r#"[[supplier]]
key = "taller"
name = "Taller de Ejemplo"

[[supplier.contract]]
number = "A-1"
from = 2025-01-01
services = ["impresion", "impresoras"]
attention = "8h"

[[supplier.contract]]
number = "A-2"
from = 2025-01-01
services = ["red"]
calendar = "mx-taller"

[[external]]
key = "utic"
name = "UTIC"
export = ["folio", "requester.name", "origen", "origenes", "requester"]

[[external]]
key = "sigtig"
name = "SIGTIG"
"#;

const RECURRENCE: &str = r#"
[recurrence]
procedure = "mp414-pr15"
set = { origen = "Falla repetida", motivo = "x" }
"#;

#[test]
fn references_that_lead_nowhere_are_told_with_their_lines() {
    let desk = TestDesk::new();
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", format!("{settings}{RECURRENCE}"));
    let services = desk.read("catalog/services.toml");
    desk.write(
        "catalog/services.toml",
        services + "\n[[service]]\nkey = \"nube\"\nname = \"Nube\"\nexternal = \"cloud\"\n",
    );
    assert_eq!(
        desk.run(&["check"]).exits(1).stdout,
        "\
catalog/desk.toml:15: [recurrence] da un valor a «motivo», que no es campo de mp414-pr15. [recurrence-field]
  15 | set = { origen = \"Falla repetida\", motivo = \"x\" }
  → Corríjalo, o quítelo de «set».

catalog/services.toml:81: El servicio nube nombra el sistema «cloud», que no está en catalog/suppliers.toml. [service-external]
  81 | key = \"nube\"
  → Agréguelo ahí con [[external]].

catalog/suppliers.toml:8: El contrato A-1 nombra el servicio «impresoras», que no está en catalog/services.toml. [contract-service]
  8 | services = [\"impresion\", \"impresoras\"]
  → Corríjalo o agregue el servicio.

catalog/suppliers.toml:15: No está el calendario «mx-taller» en catalog/calendars. [unknown-calendar]
  15 | calendar = \"mx-taller\"
  → Agréguelo, o nombre uno que haya.

catalog/suppliers.toml:20: La exportación a utic pide la columna «origenes», que no es dato del reporte ni campo de ningún procedimiento. [export-column]
  20 | export = [\"folio\", \"requester.name\", \"origen\", \"origenes\", \"requester\"]
  → Corríjala. Datos del reporte: folio, procedure, parent, status, activity, opened, closed, priority, impact, urgency, service, supplier, requester.name, requester.post, requester.area, requester.place, requester.extension, requester.mail, asset, assignee, waiting.

catalog/suppliers.toml:20: La exportación a utic pide la columna «requester», que no es dato del reporte ni campo de ningún procedimiento. [export-column]
  20 | export = [\"folio\", \"requester.name\", \"origen\", \"origenes\", \"requester\"]
  → Corríjala. Datos del reporte: folio, procedure, parent, status, activity, opened, closed, priority, impact, urgency, service, supplier, requester.name, requester.post, requester.area, requester.place, requester.extension, requester.mail, asset, assignee, waiting.
"
    );
}

#[test]
fn a_recurrence_needs_a_procedure_that_is_there() {
    let desk = TestDesk::new();
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", format!("{settings}[recurrence]\nprocedure = \"evaluacion\"\n"));
    assert_eq!(
        desk.run(&["check", "--lang", "en"]).exits(1).stdout,
        "\
catalog/desk.toml:13: [recurrence] names the procedure “evaluacion”, which is not there. [recurrence-procedure]
  13 | procedure = \"evaluacion\"
  → Correct it or add the procedure.
"
    );
    desk.write("catalog/desk.toml", format!("{settings}[recurrence]\nset = {{ origen = \"x\" }}\n"));
    assert_eq!(
        desk.run(&["check"]).exits(1).stdout,
        "\
catalog/desk.toml:13: [recurrence] da valores con «set» y no dice para qué procedimiento. [recurrence-set]
  13 | set = { origen = \"x\" }
  → Agregue «procedure», o quite «set».
"
    );
}

#[test]
fn a_new_desk_has_its_priorities() {
    let desk = TestDesk::new();
    assert!(desk.read("catalog/priorities.toml").contains("[matrix]"));
    desk.check_clean();
    // Without the file the usual values hold.
    std::fs::remove_file(desk.path("catalog/priorities.toml")).expect("removes");
    desk.check_clean();
    desk.write("catalog/priorities.toml", "[[priority]]\nkey = \"alta\"\nresponse = \"1h\"\nsolution = \"8h\"\n");
    let refused = desk.refuses(3, &["list"]);
    assert_eq!(
        refused.stderr,
        "\
catalog/priorities.toml:2:7: «alta» no vale en «key» [catalogue-word-near]
  2 | key = \"alta\"
            ^
  → ¿Quiso poner «high»? Puede ser: critical, high, medium, low.
"
    );
}

const INVENTORY: &str = r#"stock = "Almacén"
roles = ["personal", "personl"]
heads = ["director"]

[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
assets = ["PC-0132", "PC-0133"]
every = "3 months"
procedure = "mp414-pr15"
planned = "salida_fecha"
done = "area"

[programme.set]
usuario = "asset.custodian_name or 'Sistemas'"
ubicacion = "ticket.place"
origenes = "'x'"
area = "asset.area or"
extension = "due | fecha"
puesto = "programme"
sale_equipo = "true"

[[programme]]
key = "otro"
name = "Otro"
assets = ["PC-0132"]
every = "1 month"
procedure = "mp414-pr51"
done = "hecho"
set = { hecho = "hoy" }

[[kind]]
key = "computadora"
name = "Computadora"
register = "utics"

[[kind]]
key = "monitor"
name = "Monitor"
register = "utics"

[forms.resguardo]
of = "letter"
key = "R"
title = "Resguardo"
template = "no-hay.md"

[minute]
title = "Minuta"
needs = ["qro-necesidad"]
licences = ["mp414-pr15"]
"#;

#[test]
fn what_an_inventory_names_elsewhere_must_be_there() {
    let desk = TestDesk::new();
    desk.write("catalog/inventory.toml", INVENTORY);
    let told = desk.run(&["check"]).exits(1).stdout;
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("catalog/")).collect();
    assert_eq!(
        lines,
        [
            "catalog/inventory.toml:2: «roles» nombra el papel «personl», que ningún procedimiento declara. ¿Quiso decir «personal»? [inventory-role]",
            "catalog/inventory.toml:3: «heads» nombra el papel «director», que ningún procedimiento declara. [inventory-role]",
            "catalog/inventory.toml:9: El programa preventivo nombra el bien «PC-0133», que no está registrado. ¿Quiso decir «PC-0132»? [programme-asset]",
            "catalog/inventory.toml:12: El programa preventivo nombra «salida_fecha», que no es campo de mp414-pr15. [programme-field]",
            "catalog/inventory.toml:13: El programa preventivo nombra en «done» el campo «area» de mp414-pr15, que no es fecha. [programme-not-a-date]",
            "catalog/inventory.toml:17: El programa preventivo usa «ticket.place» en «ubicacion», que no existe. [programme-name]",
            "catalog/inventory.toml:18: El programa preventivo nombra «origenes», que no es campo de mp414-pr15. ¿Quiso decir «origen»? [programme-field]",
            "catalog/inventory.toml:19: El programa preventivo no puede calcular «area»: no se entiende (unexpected end of input, expected expression). [programme-expression]",
            "catalog/inventory.toml:20: El programa preventivo no puede calcular «extension»: no hay un filtro «fecha»; los filtros son: lower, upper, trim, length, default. [programme-expression]",
            "catalog/inventory.toml:22: El programa preventivo da un valor a «sale_equipo», que en mp414-pr15 lo pone un resultado. [programme-derived]",
            "catalog/inventory.toml:29: El programa otro nombra el procedimiento «mp414-pr51», que no está. ¿Quiso decir «mp414-pr15»? [programme-procedure]",
            "catalog/inventory.toml:31: El programa otro usa «hoy» en «hecho», que no existe. [programme-name]",
            "catalog/inventory.toml:36: El tipo computadora se registra en «utics», que no está en catalog/suppliers.toml. ¿Quiso decir «utic»? [kind-register]",
            "catalog/inventory.toml:47: Falta la plantilla no-hay.md del formato resguardo. [template-missing]",
            "catalog/inventory.toml:51: [minute] nombra el procedimiento «qro-necesidad», que no está. [minute-procedure]",
        ]
    );
    assert!(
        told.contains(
            "  36 | register = \"utics\"\n  → Agréguelo ahí con [[external]], corríjalo, o quite «register»."
        )
    );
    let english = desk.run(&["check", "--lang", "en"]).exits(1).stdout;
    assert_eq!(english.lines().filter(|line| line.starts_with("catalog/")).count(), lines.len());
}

#[test]
fn a_new_desk_has_its_inventory() {
    let desk = TestDesk::new();
    assert!(desk.read("catalog/inventory.toml").contains("[forms.resguardo]"));
    for template in ["resguardo", "vale", "salida"] {
        assert!(desk.path(&format!("templates/{template}.md")).exists(), "{template}");
    }
    desk.check_clean();
    std::fs::remove_file(desk.path("catalog/inventory.toml")).expect("removes");
    desk.check_clean();
    desk.write(
        "catalog/inventory.toml",
        "stock = \"Almacén\"\n[[kind]]\nkey = \"pc\"\nname = \"PC\"\nclass = \"licencia\"\n",
    );
    assert_eq!(
        desk.refuses(3, &["list"]).stderr,
        "\
catalog/inventory.toml:5:9: «licencia» no vale en «class» [catalogue-word-near]
  5 | class = \"licencia\"
              ^
  → ¿Quiso poner «licence»? Puede ser: equipment, licence, consumable.
"
    );
}

#[test]
fn rights_are_given_to_roles_that_somebody_can_have() {
    let desk = TestDesk::new();
    let settings = desk.read("catalog/desk.toml");
    desk.write("catalog/desk.toml", format!("{settings}[rights]\nclose = [\"jefatura\"]\nsettle = [\"jefe\"]\n"));
    assert_eq!(
        desk.run(&["check"]).exits(1).stdout,
        "\
catalog/desk.toml:14: [rights] da «settle» al papel «jefe», que ningún procedimiento declara. [right-unknown-role]
  14 | settle = [\"jefe\"]
  → Corríjalo; el más parecido es «jefatura».
"
    );
}
