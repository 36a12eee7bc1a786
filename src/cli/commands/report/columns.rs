//! `folio report columns`: the subjects of reports, and the columns of one.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{filter, reporting};
use crate::language::Language;
use crate::render::table::{Column, Document, Table};
use crate::report::own::plan::FieldInfo;
use crate::report::own::subject::{FIELD, Subject, kind_of_field};

/// Arguments of `folio report columns`.
#[derive(Debug, Args)]
pub struct ColumnsArgs {
    #[arg(value_name = "SUBJECT")]
    subject: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// A column: key, what its cells are, name.
type Line = (String, String, String);

/// Prints the columns of a subject; where none is named, the subjects.
///
/// # Errors
/// No desk, or no such subject.
pub fn run(app: &mut App, args: &ColumnsArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let language = &app.ui.language;
    let Some(word) = &args.subject else {
        let rows = || {
            let row = |(subject, word, id): &(Subject, &str, &str)| {
                vec![(*word).into(), language.text(id).into(), subject.moments().join(", ").into()]
            };
            table(["report-column-subject-word", "report-column-name", "report-column-moments"], language, || {
                Subject::ALL.iter().map(row).collect()
            })
        };
        let list = |(subject, word, id): &(Subject, &str, &str)| json!({ "subject": word, "name": language.text(id), "moments": subject.moments() });
        let subjects: Vec<Value> = Subject::ALL.iter().map(list).collect();
        return print(app, args, &json!({ "subjects": subjects }), &rows);
    };
    let known: Vec<&str> = Subject::words().collect();
    let subject = Subject::from_word(word).ok_or_else(|| filter::unknown_named(word, &known, &[]))?;
    let lines = lines(subject, &reporting::fields(&desk), language);
    let list = lines.iter().map(|(key, kind, name)| json!({ "column": key, "kind": kind, "name": name }));
    let data = json!({
        "subject": subject.word(),
        "moments": subject.moments(),
        "columns": list.collect::<Vec<Value>>(),
    });
    let rows = || {
        table(["report-column-key", "report-column-name", "report-column-kind-of"], language, || {
            let row = |(key, kind, name): &Line| vec![key.clone().into(), name.clone().into(), kind.clone().into()];
            lines.iter().map(row).collect()
        })
    };
    print(app, args, &data, &rows)
}

fn lines(subject: Subject, fields: &[FieldInfo], language: &Language) -> Vec<Line> {
    let kind =
        |kind| serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    let own = subject.columns().into_iter();
    let mut lines: Vec<Line> =
        own.map(|column| (column.key.to_owned(), kind(column.kind), language.text(column.message))).collect();
    if subject.has_fields() {
        let line =
            |field: &FieldInfo| (format!("{FIELD}{}", field.id), kind(kind_of_field(field.kind)), field.label.clone());
        lines.extend(fields.iter().map(line));
    }
    lines
}

fn table(headings: [&str; 3], language: &Language, rows: impl Fn() -> Vec<Vec<crate::render::table::Cell>>) -> Table {
    Table { columns: headings.map(|id| Column::new(language.text(id))).to_vec(), rows: rows(), wraps: true }
}

fn print(app: &App, args: &ColumnsArgs, data: &Value, rows: &dyn Fn() -> Table) -> Result<Exit, CliError> {
    let output = Output {
        schema: "folio/report-columns/1",
        data,
        document: &|| Document::of_table(app.ui.text("report-columns-title"), rows()),
        sheet: Some(rows),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    Ok(Exit::Done)
}
