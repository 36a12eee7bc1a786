//! When a solution counts as reached, and when it has been taken back.

mod common;

use common::TestDesk;
use serde_json::Value;

const PROCEDURE: &str = r#"
code = "atender"
title = "Atender"
revision = "1"
area = "Mesa"

[roles]
mesa = "Mesa"

[fields]
que = { label = "Qué pasa", type = "long" }
prioridad = { label = "Prioridad", type = "choice", choices_from = "priorities", header = "priority" }

[opening]
fills = ["que", "prioridad"]

[reopen]
to = "3"

[[activity]]
id = "1"
title = "Recibir"
role = "mesa"
[[activity.outcome]]
id = "recibido"
title = "Recibido"
to = "2"
marks = ["response"]

[[activity]]
id = "2"
title = "Resolver"
role = "mesa"
[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "3"
marks = ["solution"]

[[activity]]
id = "3"
title = "Confirmar"
role = "mesa"
[[activity.outcome]]
id = "conforme"
title = "Conforme"
to = "4"
[[activity.outcome]]
id = "otra-vez"
title = "Volver al principio"
to = "1"

[[activity]]
id = "4"
title = "Cerrar"
role = "mesa"
[[activity.outcome]]
id = "cerrado"
title = "Cerrado"
to = "end"
"#;

struct World {
    desk: TestDesk,
    folio: String,
}

impl World {
    fn new() -> Self {
        let desk = TestDesk::new();
        desk.write("catalog/procedures/atender.toml", PROCEDURE);
        desk.write("catalog/people.toml", "[[person]]\nid = \"jefatura-1\"\nname = \"Jimena\"\nroles = [\"mesa\"]\n");
        let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"atender\"]");
        desk.write("catalog/desk.toml", settings);
        let opening = ["new", "--set", "que=x", "--set", "prioridad=medium"];
        let folio = desk.run(&opening).ok().stdout.trim().to_owned();
        Self { desk, folio }
    }

    fn at(&self, hour: &str, outcomes: &[&str]) {
        self.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
        for outcome in outcomes {
            match *outcome {
                "reopen" => self.desk.run(&["reopen", &self.folio, "--note", "Otra vez"]).ok(),
                outcome => self.desk.run(&["do", &self.folio, outcome]).ok(),
            };
        }
    }

    fn solution(&self) -> Value {
        let data = self.desk.run(&["clock", &self.folio, "--json"]).ok().data("folio/clock/1");
        let clocks = data["clocks"].as_array().cloned().unwrap_or_default();
        clocks.into_iter().find(|clock| clock["kind"] == "solution").expect("a clock of the solution")
    }
}

#[test]
fn what_follows_a_solution_does_not_take_it_back() {
    let world = World::new();
    world.at("10:00", &["recibido", "resuelto"]);
    world.at("11:00", &["conforme", "cerrado"]);
    assert_eq!(world.solution()["ended"], "2025-03-10T10:00:00-06:00");
    // Reopened, and confirmed again: the second time round 3 and 4 still follow 2.
    world.at("12:00", &["reopen"]);
    assert_eq!(world.solution()["ended"], Value::Null);
    world.at("13:00", &["otra-vez", "recibido", "resuelto"]);
    world.at("14:00", &["conforme", "cerrado"]);
    assert_eq!(world.solution()["ended"], "2025-03-10T13:00:00-06:00");
}

#[test]
fn going_back_before_it_takes_a_solution_back() {
    let world = World::new();
    world.at("10:00", &["recibido", "resuelto"]);
    world.at("11:00", &["otra-vez"]);
    let solution = world.solution();
    assert_eq!((&solution["ended"], &solution["counted_minutes"]), (&Value::Null, &Value::from(120)));
    // Also after a reopening in the middle, which never went by the beginning.
    world.at("12:00", &["recibido", "resuelto", "conforme", "cerrado"]);
    world.at("13:00", &["reopen", "otra-vez", "recibido", "resuelto"]);
    assert_eq!(world.solution()["ended"], "2025-03-10T13:00:00-06:00");
    world.at("14:00", &["otra-vez"]);
    assert_eq!(world.solution()["ended"], Value::Null);
}
