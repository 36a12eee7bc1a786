//! Answers reports that are written as data, from a desk's files: what the command `report` prints,
//! and what others show.

use super::error::CliError;
use super::records::{Known, Records};
use super::selection::Concern;
use crate::language::Language;
use crate::message;
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time::{self, Moment, Zone};
use crate::model::value::shell_word;
use crate::report::maintenance::Course;
use crate::report::own::answer::{Answer, Source};
use crate::report::own::json;
use crate::report::own::period::{Period, Stretch};
use crate::report::own::plan::{self, FieldInfo, Lookup, NoExpression, Plan};
use crate::report::own::subject::{Ground, Reference, STANDING, Subject};
use crate::report::own::tabulate::{Asked, Scope, tabulate};
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::git;

/// What is asked of a report.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Days that it is about; its usual ones where nobody says.
    pub period: Option<Period>,
    /// What it is compared with, as typed; its usual periods where nobody says.
    pub compare: Vec<String>,
    /// Moment as of which it is told.
    pub as_of: Option<Moment>,
    /// Code of the procedure that it is about.
    pub procedure: Option<String>,
    /// Expression that restricts it.
    pub restriction: Option<String>,
    /// Its only table, and perhaps measure: `cifras/atendidos`.
    pub part: Option<String>,
    /// Whether the rows behind it are listed.
    pub rows: bool,
}

/// What a question came to.
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The days that it is about.
    pub period: Option<Period>,
    /// What is wrong with the files that it was read from.
    pub findings: Vec<Finding>,
    /// What there is to say of it beside the answer.
    pub remarks: Vec<Message>,
}

/// Fields of all procedures of a desk, each key once.
pub fn fields(desk: &Desk) -> Vec<FieldInfo> {
    let mut found: Vec<FieldInfo> = Vec::new();
    for procedure in desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()) {
        for field in &procedure.fields {
            if !found.iter().any(|known| known.id == field.id) {
                found.push(FieldInfo { id: field.id.clone(), label: field.label.clone(), kind: field.kind });
            }
        }
    }
    found
}

/// Does something with what the words of definitions are looked up in on a desk.
pub fn with_lookup<T>(desk: &Desk, language: &Language, work: impl FnOnce(&Lookup) -> T) -> T {
    let (fields, known) = (fields(desk), desk.report_keys());
    let report = |key: &str| desk.report(key).and_then(Result::ok);
    work(&Lookup { report: &report, known: &known, fields: &fields, language })
}

/// The answer to a question about a report.
///
/// # Errors
/// No such report, one that is not in order, a word of the question that means nothing, a calendar
/// that cannot be used.
pub fn answer(
    desk: &Desk,
    language: &Language,
    key: &str,
    question: &Question,
    now: Moment,
) -> Result<Answered, CliError> {
    answer_from(desk, language, key, question, now, None)
}

/// The same from records that were read already, as far as these are of the moments that it asks about.
///
/// # Errors
/// As [`answer`].
pub fn answer_from(
    desk: &Desk,
    language: &Language,
    key: &str,
    question: &Question,
    now: Moment,
    known: Option<&Known>,
) -> Result<Answered, CliError> {
    let definition = match desk.report(key) {
        None => return Err(unknown(key, &desk.report_keys())),
        Some(read) => read.map_err(StoreError::Damaged)?,
    };
    let mut remarks = Vec::new();
    let plan = with_lookup(desk, language, |lookup| -> Result<Plan, CliError> {
        let mut plan = plan::compile(&definition, lookup).map_err(StoreError::Damaged)?;
        shape(&mut plan, desk, question, lookup, &mut remarks)?;
        Ok(plan)
    })?;
    let zone = desk.zone();
    let today = zone.day(question.as_of.unwrap_or(now));
    let usual = plan.period.as_deref().and_then(Stretch::from_word).map(|stretch| stretch.around(today).previous());
    let period = question.period.or(usual);
    let compared = compared(question, &plan, period, today)?;
    let last = |period: Period| period.bounds(zone).1 - chrono::Duration::seconds(1);
    let usual = || period.filter(|_| !plan.as_of_now).map_or(now, |period| last(period).min(now));
    let as_of = question.as_of.unwrap_or_else(usual);
    let as_of = zone.localize(as_of);
    let mut moments = vec![as_of];
    moments.extend(compared.iter().map(|period| {
        let then = if plan.as_of_now { as_of } else { last(*period).min(as_of) };
        zone.localize(then)
    }));

    let periods = || std::iter::once(period).chain(compared.iter().copied().map(Some));
    let concern = concern(desk, &plan, zone, moments.iter().copied().zip(periods()));
    let read = || Records::at(desk, &moments, concern, plan.concerns_assets(), known);
    let (standing, records) = git::standing_during(&desk.root, &["catalog", "tickets"], read);
    let records = records?;
    let staff = staff(desk);
    let staff: Vec<&str> = staff.iter().map(String::as_str).collect();
    let (courses, recurrence) = (courses(desk)?, desk.settings.recurrence.clone().unwrap_or_default());
    let reference = Reference {
        people: &records.people,
        services: &desk.services,
        suppliers: &desk.suppliers,
        inventory: &desk.inventory,
        recurrence: &recurrence,
        courses: &courses,
        staff: &staff,
        calendar: desk.calendar(&desk.settings.calendar).ok(),
        zone,
        language,
    };
    let scopes: Vec<Scope> = moments
        .iter()
        .zip(periods())
        .enumerate()
        .map(|(index, (as_of, period))| {
            let ground = Ground {
                reference: &reference,
                cases: records.cases.get(index).map_or(&[], |cases| cases),
                assets: records.assets.get(index).map_or(&[], |assets| assets),
                judged_cases: records.judged_cases(index),
                judged_assets: records.judged_assets(index),
                as_of: *as_of,
            };
            Scope { ground, bounds: period.map(|period| period.bounds(zone)) }
        })
        .collect();
    let asked = asked(key, question, period.filter(|_| !plan.as_of_now), period, as_of, now);
    let tabulated = tabulate(&plan, &scopes, &asked);
    remarks.extend(
        tabulated
            .failed
            .into_iter()
            .map(|(expression, problem)| message!("report-not-reckoned", expression = expression, problem = problem)),
    );
    let settings = &desk.settings;
    let source = Source {
        desk: settings.name.clone(),
        institution: settings.institution.clone(),
        unit: settings.unit.clone(),
        changed: standing.changed,
        refused: standing.refused,
        commit: standing.commit,
        as_of,
        command: command(&asked, question),
        unreadable: records.unreadable,
        data: String::new(),
    };
    if source.refused {
        remarks.push(message!("git-refuses", folder = desk.root.display().to_string()));
    }
    let mut answer = Answer {
        key: plan.key.clone(),
        title: plan.title.clone(),
        about: plan.about.clone(),
        period: period.map(|period| period.span(language)),
        compared: compared.iter().map(|period| period.span(language)).collect(),
        source,
        tables: tabulated.tables,
    };
    answer.source.data = json::data_hash(&answer);
    Ok(Answered { answer, period, findings: records.findings, remarks })
}

/// The tickets that a plan is about, told at moments, each of a period.
fn concern(desk: &Desk, plan: &Plan, zone: Zone, scopes: impl Iterator<Item = (Moment, Option<Period>)>) -> Concern {
    let scopes: Vec<(Moment, Option<Period>)> = scopes.collect();
    let moments: Vec<Moment> = scopes.iter().map(|(moment, _)| *moment).collect();
    let stretch = |(moment, period): (Moment, Option<Period>)| match period {
        Some(period) => {
            let (from, before) = period.bounds(zone);
            Some((from.min(moment), before.max(moment)))
        }
        // Whatever happened belongs to no period.
        None => (!plan.has_period()).then_some((moment, moment)),
    };
    let Some(stretches) = scopes.into_iter().map(stretch).collect::<Option<Vec<_>>>() else {
        return Concern::default();
    };
    let mut concern = Concern::each_during(&stretches);
    if let Some(standing) = plan.feeds_of(Subject::Recurring).map(|feed| feed.when == STANDING).reduce(|a, b| a && b) {
        let recurrence = desk.settings.recurrence.clone().unwrap_or_default();
        let moments = if plan.compares(Subject::Recurring) { &moments } else { &moments[..1] };
        concern = concern.with_problems(&recurrence, standing.then_some(moments));
    }
    if plan.feeds_of(Subject::Maintenance).next().is_some() {
        let programmes = &desk.inventory.programmes;
        concern = concern.with_procedures(programmes.iter().map(|programme| programme.procedure.as_str()));
    }
    if ![Subject::Recurring, Subject::Maintenance].iter().any(|subject| plan.compares(*subject)) {
        concern = concern.together_at_first();
    }
    concern
}

/// That there is no report of that key.
pub fn unknown(key: &str, known: &[String]) -> CliError {
    let list = known.join(", ");
    CliError::Usage(match nearest(key, known.iter().map(String::as_str)) {
        Some(near) => message!("report-unknown-near", found = key, near = near, known = list),
        None => message!("report-unknown", found = key, known = list),
    })
}

/// Restricts a plan to what the question is about.
fn shape(
    plan: &mut Plan,
    desk: &Desk,
    question: &Question,
    lookup: &Lookup,
    remarks: &mut Vec<Message>,
) -> Result<(), CliError> {
    if let Some(part) = &question.part {
        plan.keep(part).map_err(|error| {
            super::filter::unknown_named(&error.found, &error.known.iter().map(String::as_str).collect::<Vec<_>>(), &[])
        })?;
    }
    if let Some(code) = &question.procedure
        && !desk.procedure_codes().contains(code)
    {
        return Err(StoreError::UnknownProcedure { code: code.clone(), known: desk.procedure_codes() }.into());
    }
    let of_procedure = question.procedure.as_ref().map(|code| format!("procedure == '{code}'"));
    for text in of_procedure.iter().chain(&question.restriction) {
        let left_out = plan::restriction(plan, text, lookup).map_err(|error| not_an_expression(error, plan, lookup))?;
        if !left_out.is_empty() {
            remarks.push(message!("report-tables-left-out", tables = left_out.join("; "), expression = text));
        }
    }
    if question.rows {
        plan.list_rows(lookup);
    }
    Ok(())
}

fn not_an_expression(error: NoExpression, plan: &Plan, lookup: &Lookup) -> CliError {
    match error {
        NoExpression::Unreadable(problem) => CliError::Usage(message!("report-where-unreadable", problem = problem)),
        NoExpression::Unknown(names) => {
            let subject = plan.tables.first().map_or(Subject::Tickets, |table| table.feed.subject);
            let columns = subject.columns();
            let mut known: Vec<String> = columns.iter().map(|column| column.key.to_owned()).collect();
            if subject.has_fields() {
                known.extend(lookup.fields.iter().map(|field| format!("field.{}", field.id)));
            }
            let word = names.first().map(String::as_str).unwrap_or_default();
            let list = columns.iter().map(|column| column.key).collect::<Vec<_>>().join(", ");
            // A field is named with where it belongs.
            let field = format!("field.{word}");
            if known.contains(&field) {
                return CliError::Usage(message!(
                    "report-where-unknown-near",
                    found = word,
                    near = field,
                    known = list
                ));
            }
            CliError::Usage(match nearest(word, known.iter().map(String::as_str)) {
                Some(near) => message!("report-where-unknown-near", found = word, near = near, known = list),
                None => message!("report-where-unknown", found = word, known = list),
            })
        }
    }
}

/// The periods that a report is compared with.
fn compared(
    question: &Question,
    plan: &Plan,
    period: Option<Period>,
    today: chrono::NaiveDate,
) -> Result<Vec<Period>, CliError> {
    let words = if question.compare.is_empty() { &plan.compare } else { &question.compare };
    let usual = question.compare.is_empty();
    // What lists rows has nothing to compare.
    if question.rows || words.iter().any(|word| matches!(word.as_str(), "none" | "nada" | "ninguno")) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for word in words {
        let Some(period) = period else {
            if usual {
                continue;
            }
            return Err(CliError::Usage(message!("report-compare-without-period")));
        };
        let other = match word.to_lowercase().as_str() {
            "previous" | "anterior" => period.previous(),
            "year-before" | "año-anterior" | "ano-anterior" => period.year_before(),
            _ => Period::read_any(word, today)
                .ok_or_else(|| CliError::Usage(message!("report-not-a-comparison", found = word)))?,
        };
        if !found.contains(&other) {
            found.push(other);
        }
    }
    Ok(found)
}

/// How the parts of the report are asked for.
fn asked(
    key: &str,
    question: &Question,
    bounding: Option<Period>,
    period: Option<Period>,
    as_of: Moment,
    now: Moment,
) -> Asked {
    let mut options: Vec<String> = period.map(Period::arguments).into_iter().collect();
    // The end of a period that is past is its own cut-off; another has to be said.
    let implied = question.as_of.is_none() && bounding.is_some() && as_of < now;
    if !implied {
        options.push(format!("--as-of {}", time::write_moment(as_of)));
    }
    options.extend(question.procedure.as_ref().map(|code| format!("--procedure {code}")));
    Asked { report: key.to_owned(), options, restrictions: question.restriction.iter().cloned().collect() }
}

/// The command that makes the same answer again.
fn command(asked: &Asked, question: &Question) -> String {
    let word = |text: &String| shell_word(&text.as_str().into());
    let mut words = vec![format!("folio report {}", asked.report)];
    words.extend(asked.options.iter().cloned());
    words.extend(question.compare.iter().map(|compare| format!("--compare {}", word(compare))));
    words.extend(asked.restrictions.iter().map(|text| format!("--where {}", word(text))));
    words.extend(question.part.as_ref().map(|part| format!("--table {}", word(part))));
    if question.rows {
        words.push("--rows".to_owned());
    }
    words.join(" ")
}

/// Roles whose people record, in any procedure of the desk.
fn staff(desk: &Desk) -> Vec<String> {
    let procedures = desk.procedure_codes().into_iter().filter_map(|code| desk.procedure(&code).ok());
    let mut found: Vec<String> = Vec::new();
    for procedure in procedures {
        found.extend(procedure.roles_with_account().map(str::to_owned));
    }
    found.sort();
    found.dedup();
    found
}

/// Programmes of maintenance with their calendars; those whose procedure cannot be used are left out,
/// which `check` tells.
fn courses(desk: &Desk) -> Result<Vec<Course<'_>>, CliError> {
    let mut found = Vec::new();
    for programme in &desk.inventory.programmes {
        let Ok(procedure) = desk.procedure(&programme.procedure) else { continue };
        found.push(Course { programme, calendar: desk.calendar_of(&procedure)? });
    }
    Ok(found)
}
