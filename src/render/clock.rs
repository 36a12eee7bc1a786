//! `folio clock`: the clocks as a table, or every stretch of their time with its sum.

use super::list::Names;
use super::table::{Block, Cell, Document, Table};
use crate::language::Language;
use crate::message;
use crate::model::message::{Argument, Message};
use crate::model::plain;
use crate::model::time::{self, Moment};
use crate::report::clock::{ClockRow, ClockSheet, ClockView, IntervalRow};

/// The clocks with what they add up to; with `explain` each with its rows.
pub fn document(sheet: &ClockSheet, explain: bool, names: &Names) -> Document {
    let title = message!("clock-title", folio = &sheet.folio, at = sheet.as_of);
    let mut document = Document { title: names.language.format(&title), titled: true, sections: Vec::new() };
    if explain {
        for clock in &sheet.clocks {
            let blocks = vec![Block::Table(explained(clock, names)), Block::Lines(sums(clock, names))];
            document.add(Some(heading(clock)), blocks);
        }
    } else {
        document.add(None, vec![Block::Table(overview(sheet, names))]);
    }
    document.add(None, vec![Block::Lines(totals(sheet, names))]);
    document
}

/// A clock of a target or a contract on one line: time used, and what is to be known of its limit.
pub fn line(clock: &ClockView, language: &Language) -> Cell {
    let counted = time::write_minutes(clock.counted_minutes);
    let used = match clock.limit_minutes {
        Some(limit) => format!("{counted} / {}", time::write_minutes(limit)),
        None => counted,
    };
    let used = if clock.late { language.format(&message!("reading-late", used = used)) } else { used };
    let label = match clock.outside {
        true => format!("{} ({})", clock.label, plain::one_line(&clock.responsible)),
        false => clock.label.clone(),
    };
    let message = match (clock.ended, clock.due) {
        (Some(ended), _) => message!("clock-line-ended", clock = label, used = used, ended = ended),
        (None, Some(due)) if !clock.late => message!("clock-line-due", clock = label, used = used, due = due),
        (None, None) if clock.still => message!("clock-line-still", clock = label, used = used),
        _ => message!("clock-line", clock = label, used = used),
    };
    Cell::from(language.format(&message)).alarm(clock.late)
}

fn heading(clock: &ClockRow) -> String {
    format!("{} — {}", clock.label, clock.responsible)
}

fn moment(moment: Option<Moment>, names: &Names) -> String {
    moment.map(|at| names.language.moment(at)).unwrap_or_default()
}

/// Time used, against the limit; said where it is too much.
fn used(clock: &ClockRow, names: &Names) -> Cell {
    let late = clock.over_minutes.is_some_and(|over| over > 0);
    let used = names.used(clock.counted_minutes, clock.limit_minutes);
    let used = if late { names.language.format(&message!("reading-late", used = used)) } else { used };
    Cell::from(used).alarm(late)
}

fn overview(sheet: &ClockSheet, names: &Names) -> Table {
    let columns = ["column-clock", "column-responsible", "column-from", "column-to", "column-used", "column-due"];
    let row = |clock: &ClockRow| {
        let due = match clock.due {
            None if clock.still => names.language.text("clock-still"),
            due => moment(due, names),
        };
        vec![
            clock.label.as_str().into(),
            clock.responsible.as_str().into(),
            moment(Some(clock.started), names).into(),
            moment(clock.ended, names).into(),
            used(clock, names),
            due.into(),
        ]
    };
    Table {
        columns: columns.iter().map(|id| names.column(id)).collect(),
        rows: sheet.clocks.iter().map(row).collect(),
        wraps: true,
    }
}

fn counts(interval: &IntervalRow, names: &Names) -> String {
    names.language.yes_no(interval.counted)
}

fn explained(clock: &ClockRow, names: &Names) -> Table {
    let columns = [
        names.column("column-from").whole(),
        names.column("column-to").whole(),
        names.column("column-counted").right(),
        names.column("column-counts"),
        names.column("column-why"),
        names.column("column-whose"),
    ];
    let row = |interval: &IntervalRow| {
        vec![
            moment(Some(interval.from), names).into(),
            moment(Some(interval.to), names).into(),
            interval.minutes.to_string().into(),
            counts(interval, names).into(),
            interval.why.as_str().into(),
            interval.whose.clone().unwrap_or_default().into(),
        ]
    };
    Table { columns: columns.into(), rows: clock.intervals.iter().map(row).collect(), wraps: true }
}

/// The rows' sums beside the clock's figures, and what became of the limit.
fn sums(clock: &ClockRow, names: &Names) -> Vec<Cell> {
    let sum = Message::new("clock-sum")
        .with("counted", clock.counted_minutes)
        .with("paused", clock.paused_minutes)
        .with("closed", clock.closed_minutes)
        .with("elapsed", clock.elapsed_minutes);
    let mut lines = vec![Cell::from(names.language.format(&sum))];
    let counted = Argument::Minutes(clock.counted_minutes);
    lines.extend(clock.limit_minutes.map(|limit| {
        let over = clock.over_minutes.unwrap_or_default();
        let id = match (over, clock.ended) {
            (1.., _) => "clock-over",
            (_, Some(_)) => "clock-spare",
            (_, None) => "clock-left",
        };
        let message = Message::new(id)
            .with("counted", counted)
            .with("limit", Argument::Minutes(limit))
            .with("rest", Argument::Minutes(if over > 0 { over } else { limit - clock.counted_minutes }));
        Cell::from(names.language.format(&message)).alarm(over > 0)
    }));
    if clock.still && clock.due.is_none() {
        lines.push(names.language.text("clock-stands-still").into());
    } else if let Some(due) = clock.due {
        let past = clock.ended.is_some() || clock.over_minutes.is_some_and(|over| over > 0);
        let message = Message::new(if past { "clock-due-past" } else { "clock-due" });
        lines.push(names.language.format(&message.with("due", due).with("calendar", &clock.calendar)).into());
    }
    lines
}

fn totals(sheet: &ClockSheet, names: &Names) -> Vec<Cell> {
    let minutes = Argument::Minutes;
    let whole = Message::new("clock-total")
        .with("elapsed", minutes(sheet.elapsed_minutes))
        .with("counted", minutes(sheet.counted_minutes))
        .with("paused", minutes(sheet.paused_minutes))
        .with("closed", minutes(sheet.closed_minutes));
    let mut lines = vec![Cell::from(names.language.format(&whole))];
    if sheet.nominal_minutes > 0 {
        let nominal = Message::new("clock-nominal")
            .with("used", names.used(sheet.counted_minutes, sheet.path_limit_minutes))
            .with("nominal", minutes(sheet.nominal_minutes));
        lines.push(names.language.format(&nominal).into());
    }
    if sheet.offsite_minutes > 0 {
        let offsite = Message::new("clock-offsite").with("time", minutes(sheet.offsite_minutes));
        lines.push(names.language.format(&offsite).into());
    }
    lines
}

/// The clocks for a spreadsheet, figures as minutes; with `explain` their stretches.
pub fn sheet(sheet: &ClockSheet, explain: bool, names: &Names) -> Table {
    let kind = ["column-clock", "column-activity", "column-visit", "column-responsible"];
    let own = |clock: &ClockRow| -> Vec<Cell> {
        vec![
            clock.kind.into(),
            clock.activity.clone().unwrap_or_default().into(),
            clock.visit.map(|visit| visit.to_string()).unwrap_or_default().into(),
            clock.responsible.as_str().into(),
        ]
    };
    let at = |at: Option<Moment>| Cell::from(at.map(time::write_moment).unwrap_or_default());
    let number = |number: Option<i64>| Cell::from(number.map(|number| number.to_string()).unwrap_or_default());
    let (rest, rows): (&[&str], Vec<Vec<Cell>>) = if explain {
        let row = |clock: &ClockRow, interval: &IntervalRow| {
            let mut row = own(clock);
            row.extend([at(Some(interval.from)), at(Some(interval.to)), number(Some(interval.minutes))]);
            let whose = interval.whose.clone().unwrap_or_default();
            row.extend([counts(interval, names).into(), interval.why.as_str().into(), whose.into()]);
            row
        };
        let rows =
            sheet.clocks.iter().flat_map(|clock| clock.intervals.iter().map(move |interval| row(clock, interval)));
        let headings = &["column-from", "column-to", "column-counted", "column-counts", "column-why", "column-whose"];
        (headings, rows.collect())
    } else {
        let row = |clock: &ClockRow| {
            let mut row = own(clock);
            row.extend([at(Some(clock.started)), at(clock.ended), at(clock.due)]);
            let minutes = [clock.counted_minutes, clock.paused_minutes, clock.closed_minutes, clock.elapsed_minutes];
            row.extend(minutes.map(|minutes| number(Some(minutes))));
            row.extend([number(clock.limit_minutes), number(clock.over_minutes)]);
            row
        };
        let headings = &[
            "column-from",
            "column-to",
            "column-due",
            "column-counted",
            "column-paused",
            "column-off-hours",
            "column-all-minutes",
            "column-limit",
            "column-over",
        ];
        (headings, sheet.clocks.iter().map(row).collect())
    };
    let columns = kind.iter().chain(rest).map(|id| names.column(id)).collect();
    Table { columns, rows, wraps: false }
}
