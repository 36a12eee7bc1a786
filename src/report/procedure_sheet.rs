//! A procedure as its readers ask for it: one row of the list of procedures, and the whole sheet,
//! `folio/procedure/1`, with the figures that follow from it.

mod build;
mod paths;
mod views;

use chrono::NaiveDate;
use serde::Serialize;

use self::build::{activity_view, field_view, form_view, may_act, needs, reason_view, role_view, wait_view};
pub use self::views::{
    ActivityView, AnnexView, ApprovalView, CancelView, ChangeView, ChoiceView, DefinitionView, ExternalView, FieldView,
    Filling, FormView, MovementView, NeedView, OpeningView, OutcomeView, PathView, PersonView, ReasonView, RecordView,
    ReopenView, RoleView, TargetsView, WaitView,
};
use crate::model::catalogue::People;
use crate::model::event::Values;
use crate::procedure::definition::{Procedure, Target};

/// One procedure of the list: `folio/procedures/1` is an array of these.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureRow {
    /// Code, as its file is named.
    pub code: String,
    /// Title; like what follows, none where the file does not give a procedure.
    pub title: Option<String>,
    /// Revision.
    pub revision: Option<String>,
    /// Area that answers for it.
    pub area: Option<String>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// How many activities it has.
    pub activities: Option<usize>,
    /// Total that the document declares, in working minutes.
    pub declared_total_minutes: Option<i64>,
    /// Sum of all limits, in working minutes.
    pub limits_total_minutes: Option<i64>,
    /// SHA-256 of its text.
    pub sha256: Option<String>,
    /// How many findings its file has.
    pub findings: usize,
}

impl ProcedureRow {
    /// The row of the procedure of that code, as far as its file could be read.
    pub fn of(code: &str, procedure: Option<&Procedure>, in_force: Option<bool>, findings: usize) -> Self {
        Self {
            code: code.to_owned(),
            title: procedure.map(|procedure| procedure.title.clone()),
            revision: procedure.map(|procedure| procedure.revision.clone()),
            area: procedure.map(|procedure| procedure.area.clone()),
            in_force,
            activities: procedure.map(|procedure| procedure.activities.len()),
            declared_total_minutes: procedure.and_then(|procedure| procedure.declared_total),
            limits_total_minutes: procedure.map(Procedure::limits_total),
            sha256: procedure.map(|procedure| procedure.sha256.clone()),
            findings,
        }
    }
}

/// What a sheet says that the procedure itself does not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// File, as messages name it; none for a procedure inside the program.
    pub file: Option<&'a str>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// The desk's own calendar.
    pub calendar: Option<&'a str>,
    /// The desk's people and the day on which they are asked for.
    pub people: Option<(&'a People, NaiveDate)>,
}

/// The procedure sheet: `folio/procedure/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Official code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Revision.
    pub revision: String,
    /// When the document was issued, or that revision of it, as the document gives it.
    pub issued: Option<String>,
    /// Area that answers for it.
    pub area: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// Calendar its clocks run on: its own, or the desk's.
    pub calendar: Option<String>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// File; none for a procedure inside the program.
    pub file: Option<String>,
    /// SHA-256 of its text.
    pub sha256: String,
    /// What it is for.
    pub objective: Option<String>,
    /// What it covers.
    pub scope: Option<String>,
    /// Who supplies the process.
    pub suppliers: Vec<String>,
    /// What goes into it.
    pub inputs: Vec<String>,
    /// What comes out of it.
    pub outputs: Vec<String>,
    /// Whom it serves.
    pub clients: Vec<String>,
    /// Rules of operation.
    pub guidelines: Vec<String>,
    /// Words that the document defines.
    pub definitions: Vec<DefinitionView>,
    /// Which calendar entries, contracts and targets count: `opening` or `now`.
    pub judged_by: &'static str,
    /// What the targets of a priority do in it.
    pub targets: TargetsView,
    /// Switches that its conditions see.
    pub settings: Values,
    /// Total that the document declares, in working minutes.
    pub declared_total_minutes: Option<i64>,
    /// Sum of all limits, in working minutes.
    pub limits_total_minutes: i64,
    /// Paths from the first activity to the end, each activity walked at most once.
    pub paths: Vec<PathView>,
    /// Whether these are all of them.
    pub paths_complete: bool,
    /// What opening a ticket asks for.
    pub opening: Vec<NeedView>,
    /// Activities.
    pub activities: Vec<ActivityView>,
    /// Roles.
    pub roles: Vec<RoleView>,
    /// Fields.
    pub fields: Vec<FieldView>,
    /// Forms.
    pub forms: Vec<FormView>,
    /// Reasons for waiting.
    pub waits: Vec<WaitView>,
    /// How a ticket is ended early.
    pub cancel: CancelView,
    /// How an ended ticket is taken up again.
    pub reopen: Option<ReopenView>,
    /// Approvals of the document.
    pub approvals: Vec<ApprovalView>,
    /// Annexes of the document.
    pub annexes: Vec<AnnexView>,
    /// Records that following it leaves.
    pub records: Vec<RecordView>,
    /// Change control, oldest first.
    pub changes: Vec<ChangeView>,
}

impl Sheet {
    /// The sheet of a procedure.
    pub fn of(procedure: &Procedure, around: Surroundings) -> Self {
        let (paths, paths_complete) = paths::paths(&procedure.activities);
        let this_revision = procedure.changes.iter().rev().find(|change| change.revision == procedure.revision);
        Self {
            code: procedure.code.clone(),
            title: procedure.title.clone(),
            revision: procedure.revision.clone(),
            issued: procedure.issued.clone().or_else(|| this_revision.and_then(|change| change.date.clone())),
            area: procedure.area.clone(),
            owner: procedure.owner.clone(),
            calendar: procedure.calendar.clone().or_else(|| around.calendar.map(str::to_owned)),
            in_force: around.in_force,
            file: around.file.map(str::to_owned),
            sha256: procedure.sha256.clone(),
            objective: procedure.objective.clone(),
            scope: procedure.scope.clone(),
            suppliers: procedure.suppliers.clone(),
            inputs: procedure.inputs.clone(),
            outputs: procedure.outputs.clone(),
            clients: procedure.clients.clone(),
            guidelines: procedure.guidelines.clone(),
            definitions: build::definitions(procedure),
            judged_by: procedure.judged_by.word(),
            targets: TargetsView {
                marked: Target::ALL
                    .into_iter()
                    .filter(|target| procedure.has_target(*target))
                    .map(Target::word)
                    .collect(),
                reopening: if procedure.restarts_targets { "restart" } else { "resume" },
            },
            settings: procedure.settings.clone(),
            declared_total_minutes: procedure.declared_total,
            limits_total_minutes: procedure.limits_total(),
            paths,
            paths_complete,
            opening: needs(procedure, &procedure.opening),
            activities: procedure.activities.iter().map(|activity| activity_view(procedure, activity)).collect(),
            roles: procedure.roles.iter().map(|role| role_view(procedure, role, around.people)).collect(),
            fields: procedure.fields.iter().map(|field| field_view(procedure, field)).collect(),
            forms: procedure.forms.iter().map(|form| form_view(procedure, form)).collect(),
            waits: procedure.waits.iter().map(|wait| wait_view(procedure, wait)).collect(),
            cancel: CancelView {
                roles: may_act(procedure, &procedure.cancel.roles),
                reasons: procedure.cancel.reasons.iter().map(reason_view).collect(),
            },
            reopen: procedure
                .reopen
                .as_ref()
                .map(|reopen| ReopenView { to: reopen.to.clone(), roles: may_act(procedure, &reopen.roles) }),
            approvals: build::approvals(procedure),
            annexes: build::annexes(procedure),
            records: build::records(procedure),
            changes: build::changes(procedure),
        }
    }

    /// The name of a role, or its key.
    pub fn role_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.roles.iter().find(|role| role.id == id).map_or(id, |role| role.name.as_str())
    }

    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&FieldView> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The title of a reason for waiting, or its key.
    pub fn wait_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.waits.iter().find(|wait| wait.id == id).map_or(id, |wait| wait.title.as_str())
    }

    /// Whether some path walks every activity.
    pub fn walks_all(&self) -> bool {
        self.paths.iter().any(|path| path.activities.len() == self.activities.len())
    }
}

#[cfg(test)]
mod tests {
    use super::paths::MAX_PATHS;
    use super::*;
    use crate::procedure::load::load;

    const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));

    fn sheet(text: &str) -> Sheet {
        Sheet::of(&load("a.toml", text).procedure.expect("a procedure"), Surroundings::default())
    }

    #[test]
    fn each_path_has_its_own_total() {
        let sheet = sheet(SAMPLE);
        let totals: Vec<(String, i64)> =
            sheet.paths.iter().map(|path| (path.activities.join("-"), path.limit_minutes)).collect();
        assert_eq!(
            totals,
            [
                ("01-02-03".to_owned(), 370),
                ("01-02-04-05-06-07-09-10".to_owned(), 1190),
                ("01-02-04-05-06-07-08-09-10".to_owned(), 1200),
            ]
        );
        assert!(sheet.paths_complete && !sheet.walks_all());
        assert_eq!((sheet.declared_total_minutes, sheet.limits_total_minutes), (Some(1380), 1380));
    }

    #[test]
    fn a_field_says_where_it_is_filled() {
        let sheet = sheet(SAMPLE);
        let filled = |key: &str| sheet.field(key).map(|field| field.filled_in.clone()).unwrap_or_default();
        let at = |id: &str| Filling::Activity(id.to_owned());
        assert_eq!(filled("bien"), [Filling::Opening, at("01"), at("07")]);
        assert_eq!(filled("requiere_soporte"), [at("02")]);
        assert_eq!(filled("regreso"), [Filling::Wait("fuera".to_owned())]);
    }

    #[test]
    fn many_branches_do_not_multiply_without_end() {
        let mut text = "code = \"a\"\ntitle = \"A\"\nrevision = \"1\"\narea = \"A\"\n[roles]\nx = \"X\"\n".to_owned();
        for number in 0..60 {
            text.push_str(&format!("[[activity]]\nid = \"{number}\"\ntitle = \"T\"\nrole = \"x\"\nlimit = \"1h\"\n"));
            for (outcome, to) in [("a", number + 1), ("b", number + 2)] {
                let to = if to < 60 { to.to_string() } else { "end".to_owned() };
                text.push_str(&format!("[[activity.outcome]]\nid = \"{outcome}\"\ntitle = \"T\"\nto = \"{to}\"\n"));
            }
        }
        let sheet = sheet(&text);
        assert_eq!((sheet.paths.len(), sheet.paths_complete), (MAX_PATHS, false));
        assert!(sheet.walks_all());
    }
}
