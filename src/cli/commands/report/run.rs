//! `folio report NAME`: the answer to a report.

use clap::Args;

use super::list;
use super::out::{self, OutArgs};
use crate::cli::app::App;
use crate::cli::commands::minute::{self, MinuteArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::reporting::{self, Question};
use crate::cli::{complete, snapshot};
use crate::language::Tongue;
use crate::message;
use crate::model::time::{self, Moment};
use crate::report::own::period::{Period, Stretch};
use crate::store::desk::Desk;

/// Arguments of `folio report NAME`.
#[derive(Debug, Args)]
pub struct RunArgs {
    #[arg(value_name = "REPORT", add = clap_complete::ArgValueCompleter::new(complete::reports))]
    report: Option<String>,
    #[arg(long, value_name = "MONTH", group = "period")]
    month: Option<String>,
    #[arg(long, value_name = "WEEK", group = "period")]
    week: Option<String>,
    #[arg(long, value_name = "QUARTER", group = "period")]
    quarter: Option<String>,
    #[arg(long, value_name = "YEAR", group = "period")]
    year: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "period", requires = "to")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "period", requires = "from")]
    to: Option<String>,
    #[arg(long, value_name = "PERIOD", value_delimiter = ',')]
    compare: Vec<String>,
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    #[arg(long, value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[arg(long = "where", value_name = "EXPRESSION")]
    restriction: Option<String>,
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    #[arg(long)]
    rows: bool,
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    out: OutArgs,
}

impl RunArgs {
    /// The option that says what a report is about, where there is one.
    fn period_option(&self) -> Option<String> {
        let options = [
            ("--month", &self.month),
            ("--week", &self.week),
            ("--quarter", &self.quarter),
            ("--year", &self.year),
            ("--from", &self.from),
            ("--as-of", &self.as_of),
            ("--procedure", &self.procedure),
            ("--where", &self.restriction),
            ("--table", &self.table),
        ];
        let typed = options.into_iter().find_map(|(option, value)| Some(format!("{option} {}", value.as_ref()?)));
        typed.or_else(|| self.compare.first().map(|period| format!("--compare {period}")))
    }

    /// The minute, which is a paper of a week and asked for by its own command too.
    fn minute(&self) -> Result<MinuteArgs, CliError> {
        let others = [&self.month, &self.quarter, &self.year, &self.procedure, &self.restriction, &self.table];
        if others.iter().any(|other| other.is_some()) || !self.compare.is_empty() || self.rows || self.strict {
            return Err(CliError::Usage(message!("report-minute", found = "minute")));
        }
        Ok(MinuteArgs {
            week: self.week.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            as_of: self.as_of.clone(),
            out: self.out.out.clone(),
            only_if_changed: self.out.only_if_changed,
            format: self.out.plain()?,
        })
    }
}

/// Prints a report; where none is named, those there are.
///
/// # Errors
/// No such report, one that is not in order, a word that means nothing.
pub fn run(app: &mut App, args: &RunArgs) -> Result<Exit, CliError> {
    let Some(key) = &args.report else {
        if let Some(option) = args.period_option() {
            return Err(CliError::Usage(message!("report-period-without-report", near = "monthly", option = option)));
        }
        return list::print(app, &args.out.plain()?);
    };
    if matches!(key.as_str(), "minute" | "minuta") {
        return minute::run(app, &args.minute()?);
    }
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let question = question(app, &desk, args, now)?;
    let mut answered = reporting::answer(&desk, &app.ui.language, key, &question, now)?;
    let tongue = app.ui.language.tongue();
    if Tongue::from_code(&desk.settings.language).is_some_and(|usual| usual != tongue) {
        answered.answer.source.command.push_str(&format!(" --lang {}", tongue.code()));
    }
    let answer = &answered.answer;
    out::print(app, &desk, &args.out, answer, answered.period.map(Period::word))?;
    for remark in &answered.remarks {
        app.ui.say_message(remark);
    }
    snapshot::warn(&app.ui, &answered.findings);
    let strict = args.strict;
    if strict && !answer.source.unreadable.is_empty() {
        return Ok(Exit::Damaged);
    }
    let exceptions = answer.tables.iter().any(|table| table.exceptions && !table.rows.is_empty());
    Ok(if strict && (exceptions || !answered.findings.is_empty()) { Exit::Refused } else { Exit::Done })
}

fn question(app: &App, desk: &Desk, args: &RunArgs, now: Moment) -> Result<Question, CliError> {
    let as_of = args.as_of.as_deref().map(|typed| app.at(desk.zone(), Some(typed), now)).transpose()?;
    Ok(Question {
        period: period(desk, args, as_of.unwrap_or(now))?,
        compare: args.compare.clone(),
        as_of,
        procedure: args.procedure.clone(),
        restriction: args.restriction.clone(),
        part: args.table.clone(),
        rows: args.rows,
    })
}

/// The days that the arguments mean.
fn period(desk: &Desk, args: &RunArgs, now: Moment) -> Result<Option<Period>, CliError> {
    let today = desk.zone().day(now);
    if let (Some(from), Some(to)) = (&args.from, &args.to) {
        let read = |text: &String| {
            let wrong = || CliError::Usage(message!("reading-not-a-date", found = text));
            time::read_typed_date(text).ok_or_else(wrong)
        };
        let (first, last) = (read(from)?, read(to)?);
        if last < first {
            return Err(CliError::Usage(message!("reading-period-backwards", from = from, to = to)));
        }
        return Ok(Some(Period { stretch: Stretch::Days, from: first, to: last }));
    }
    let typed = [
        (&args.month, Stretch::Month, "2026-10"),
        (&args.week, Stretch::Week, "2026-W41"),
        (&args.quarter, Stretch::Quarter, "2026-Q3"),
        (&args.year, Stretch::Year, "2026"),
    ];
    let Some((text, stretch, example)) =
        typed.into_iter().find_map(|(text, stretch, example)| Some((text.as_ref()?, stretch, example)))
    else {
        return Ok(None);
    };
    let wrong = || CliError::Usage(message!("report-not-a-period", found = text, example = example));
    stretch.read(text, today).map(Some).ok_or_else(wrong)
}
