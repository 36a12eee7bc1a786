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
