//! The sample desk of each kit: its script makes it with commands alone, and its tickets walk every outcome of every
//! activity of every procedure of the kit, every wait, every reason for cancelling, and a reopening.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{FOLIO, TestDesk};
use serde_json::Value;

/// Later than anything that a script tells.
const NOW: &str = "2030-01-07T09:00:00-06:00";

#[test]
fn cjf_4_2_is_walked_whole() {
    walks_everything("cjf-4.2");
}

#[test]
fn pr_cau_01_is_walked_whole() {
    walks_everything("pr-cau-01");
}

#[test]
fn qro_soporte_is_walked_whole() {
    walks_everything("qro-soporte");
}

#[test]
fn min_soporte_is_walked_whole() {
    walks_everything("min-soporte");
}

/// Makes the sample desk of a kit and holds it to what it must show.
#[track_caller]
fn walks_everything(kit: &str) {
    let surroundings = TestDesk::new();
    surroundings.set_now(NOW);
    let desk = SampleDesk::make(&surroundings, kit);
    desk.data(&["check", "--json"], "folio/check/1");

    let codes = procedures_of(kit);
    let listed = desk.data(&["procedure", "list", "--json"], "folio/procedures/1");
    let in_force: BTreeSet<String> =
        items(&listed).iter().filter(|row| row["in_force"] == true).map(|row| text(&row["code"])).collect();
    assert_eq!(in_force, codes, "{kit}: procedures in force in its sample desk, and those of the kit");

    let walked = desk.walked();
    let mut missing = Vec::new();
    for code in &codes {
        let procedure = desk.data(&["procedure", "show", code, "--json"], "folio/procedure/1");
        missing.extend(Deed::all_of(code, &procedure).into_iter().filter(|deed| !walked.contains(deed)));
    }
    let missing: Vec<String> = missing.iter().map(Deed::to_string).collect();
    assert!(missing.is_empty(), "no ticket of the sample desk of {kit} has\n  {}", missing.join("\n  "));
    let reopened = walked.iter().any(|deed| matches!(deed, Deed::Reopening { .. }));
    assert!(reopened, "no ticket of the sample desk of {kit} is reopened");
}

/// The codes of a kit's procedures.
fn procedures_of(kit: &str) -> BTreeSet<String> {
    let folder = repository().join("kits").join(kit).join("catalog/procedures");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    let toml = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    toml.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Something that a ticket may go through.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Outcome { procedure: String, activity: String, outcome: String },
    Wait { procedure: String, reason: String },
    Cancelling { procedure: String, reason: String },
    Reopening { procedure: String },
}

impl std::fmt::Display for Deed {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Outcome { procedure, activity, outcome } => write!(f, "{procedure}: {activity} by «{outcome}»"),
            Self::Wait { procedure, reason } => write!(f, "{procedure}: the wait «{reason}»"),
            Self::Cancelling { procedure, reason } => write!(f, "{procedure}: cancelled for «{reason}»"),
            Self::Reopening { procedure } => write!(f, "{procedure}: reopened"),
        }
    }
}

impl Deed {
    /// Everything that a procedure provides for, but for reopening: one in a kit is enough.
    fn all_of(code: &str, procedure: &Value) -> Vec<Self> {
        let code = || code.to_owned();
        let mut all = Vec::new();
        for activity in items(&procedure["activities"]) {
            all.extend(items(&activity["outcomes"]).iter().map(|outcome| Self::Outcome {
                procedure: code(),
                activity: text(&activity["id"]),
                outcome: text(&outcome["id"]),
            }));
        }
        assert!(!all.is_empty(), "no outcomes: {procedure:#}");
        let waits = items(&procedure["waits"]).iter();
        all.extend(waits.map(|wait| Self::Wait { procedure: code(), reason: text(&wait["id"]) }));
        let reasons = items(&procedure["cancel"]["reasons"]).iter();
        all.extend(reasons.map(|reason| Self::Cancelling { procedure: code(), reason: text(&reason["id"]) }));
        all
    }

    /// What a ticket went through.
    fn of_ticket(ticket: &Value) -> Vec<Self> {
        let procedure = || text(&ticket["procedure"]["code"]);
        let waits = items(&ticket["waits"]).iter();
        let waits = waits.map(|wait| Self::Wait { procedure: procedure(), reason: text(&wait["reason"]) });
        let events = items(&ticket["events"]).iter().filter_map(|event| match event["did"].as_str() {
            Some("cancelled") => Some(Self::Cancelling { procedure: procedure(), reason: text(&event["reason"]) }),
            Some("reopened") => Some(Self::Reopening { procedure: procedure() }),
            Some(outcome) => event["activity"].as_str().map(|activity| Self::Outcome {
                procedure: procedure(),
                activity: activity.to_owned(),
                outcome: outcome.to_owned(),
            }),
            None => None,
        });
        waits.chain(events).collect()
    }
}

/// A desk that a script made.
struct SampleDesk<'a> {
    surroundings: &'a TestDesk,
    root: PathBuf,
}

impl<'a> SampleDesk<'a> {
    /// Runs the script of a kit.
    #[track_caller]
    fn make(surroundings: &'a TestDesk, kit: &str) -> Self {
        let root = surroundings.beside().join("muestra");
        let script = repository().join("scripts/sample-desks").join(format!("{kit}.sh"));
        let mut command = Command::new("bash");
        command.arg(&script).arg(FOLIO).arg(&root).current_dir(surroundings.beside());
        surroundings.surround(&mut command);
        surroundings.finish(command, None).ok();
        Self { surroundings, root }
    }

    /// The data that a command on it prints as JSON.
    #[track_caller]
    fn data(&self, arguments: &[&str], schema: &str) -> Value {
        self.surroundings.run_in(&self.root, arguments).ok().data(schema)
    }

    /// What its tickets went through.
    #[track_caller]
    fn walked(&self) -> BTreeSet<Deed> {
        let mut walked = BTreeSet::new();
        for path in common::snapshot_of(&self.root.join("tickets")).into_keys() {
            let Some(folio) = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")) else { continue };
            walked.extend(Deed::of_ticket(&self.data(&["show", folio, "--json"], "folio/show/1")));
        }
        walked
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}
