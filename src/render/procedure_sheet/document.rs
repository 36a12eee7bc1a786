//! What a procedure sheet says of the document: its process sheet, its definitions, its control.

use super::{Block, Cell, clock_names, loose, table, whole};
use crate::language::Language;
use crate::model::time::write_minutes;
use crate::report::procedure_sheet::Sheet;

/// Who the document is and what it is for.
pub(super) fn about(sheet: &Sheet, language: &Language) -> Block {
    let file = sheet.file.clone().unwrap_or_else(|| language.text("procedure-embedded"));
    let pairs = [
        ("procedure-area", Some(sheet.area.clone())),
        ("procedure-owner", sheet.owner.clone()),
        ("procedure-revision", Some(sheet.revision.clone())),
        ("procedure-issued", sheet.issued.clone()),
        ("procedure-calendar", sheet.calendar.clone()),
        ("procedure-judged-by", (sheet.judged_by == "now").then(|| language.text("procedure-judged-by-now"))),
        ("procedure-in-force", sheet.in_force.map(|yes| language.yes_no(yes))),
        ("procedure-nominal", sheet.declared_total_minutes.map(write_minutes)),
        ("procedure-objective", sheet.objective.clone()),
        ("procedure-scope", sheet.scope.clone()),
        ("procedure-file", Some(file)),
    ];
    let pairs = pairs.into_iter().filter_map(|(label, text)| Some((language.text(label), Cell::from(text?))));
    Block::Pairs(pairs.collect())
}

/// Who supplies the process, what goes in and comes out, whom it serves.
pub(super) fn process(sheet: &Sheet, language: &Language) -> Block {
    let rows = [
        ("procedure-suppliers", &sheet.suppliers),
        ("procedure-inputs", &sheet.inputs),
        ("procedure-outputs", &sheet.outputs),
        ("procedure-clients", &sheet.clients),
    ];
    let rows = rows.into_iter().filter(|(_, lines)| !lines.is_empty());
    Block::Pairs(rows.map(|(label, lines)| (language.text(label), lines.join("; ").into())).collect())
}

pub(super) fn guidelines(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.guidelines.iter().enumerate();
    let rows = rows.map(|(index, text)| vec![(index + 1).to_string().into(), text.as_str().into()]);
    table(&[whole("procedure-number"), loose("procedure-guideline")], rows, language)
}

pub(super) fn definitions(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.definitions.iter().map(|entry| vec![entry.term.as_str().into(), entry.text.as_str().into()]);
    table(&[loose("procedure-term"), loose("procedure-meaning")], rows, language)
}

/// Switches, and what becomes of the targets of a priority.
pub(super) fn settings(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.settings.iter().map(|(key, value)| {
        let value = match value {
            serde_json::Value::Bool(yes) => language.yes_no(*yes).to_lowercase(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        vec![Cell::from(key.as_str()), value.into()]
    });
    table(&[whole("procedure-key"), loose("procedure-setting")], rows, language)
}

/// The targets that the procedure has a clock of.
pub(super) fn targets(sheet: &Sheet, language: &Language) -> Block {
    if sheet.targets.marked.is_empty() {
        return Block::Pairs(Vec::new());
    }
    let reopening = match sheet.targets.reopening {
        "restart" => "procedure-targets-restart",
        _ => "procedure-targets-resume",
    };
    Block::Pairs(vec![
        (language.text("procedure-targets"), clock_names(&sheet.targets.marked, language).into()),
        (language.text("procedure-targets-reopening"), language.text(reopening).into()),
    ])
}

pub(super) fn approvals(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.approvals.iter().map(|approval| {
        vec![
            approval.action.as_str().into(),
            approval.by.as_str().into(),
            approval.date.clone().unwrap_or_default().into(),
        ]
    });
    table(&[loose("procedure-approval"), loose("procedure-approved-by"), whole("procedure-date")], rows, language)
}

pub(super) fn annexes(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet
        .annexes
        .iter()
        .map(|annex| vec![annex.key.clone().unwrap_or_default().into(), annex.title.as_str().into()]);
    table(&[whole("procedure-official-key"), loose("procedure-title")], rows, language)
}

pub(super) fn records(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.records.iter().map(|record| {
        vec![
            record.key.clone().unwrap_or_default().into(),
            record.title.as_str().into(),
            record.keeper.clone().unwrap_or_default().into(),
        ]
    });
    table(&[whole("procedure-official-key"), loose("procedure-title"), loose("procedure-keeper")], rows, language)
}

pub(super) fn changes(sheet: &Sheet, language: &Language) -> Block {
    let rows = sheet.changes.iter().map(|change| {
        vec![
            change.revision.as_str().into(),
            change.date.clone().unwrap_or_default().into(),
            change.text.as_str().into(),
        ]
    });
    table(&[whole("procedure-revision"), whole("procedure-date"), loose("procedure-change")], rows, language)
}
