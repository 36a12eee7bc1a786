//! The weekly minute of the managers' meeting (S3.7): licences and needs, what was done and what is
//! awaited, with room for what is agreed.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::asset_case::AssetCase;
use super::case::Case;
use super::label::description;
use super::licences::{self, LicenceRow, Term};
use super::list::{status_word, subject};
use super::maintenance::{self, Job, Mark, Upkeep};
use crate::model::asset::Deed;
use crate::model::catalogue::{Class, MinuteSettings};
use crate::model::status::Status;
use crate::model::time;

/// What the minute is made with.
pub struct Ground<'a> {
    /// What it gathers.
    pub settings: &'a MinuteSettings,
    /// Whether the desk says so; else it is of all tickets, and says nothing of what there is not.
    pub declared: bool,
    /// Tickets.
    pub cases: &'a [Case],
    /// Assets.
    pub assets: &'a [AssetCase],
    /// Programmes of maintenance on assets.
    pub upkeeps: &'a [Upkeep<'a>],
    /// What licences are reported with.
    pub licences: &'a licences::Scene<'a>,
    /// What maintenance is reported with.
    pub maintenance: &'a maintenance::Scene<'a>,
}

/// Days that the minute is about, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Span {
    /// The week into which a day falls, from Monday to Sunday.
    pub fn week_of(day: NaiveDate) -> Self {
        let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day);
        Self { from: monday, to: monday.checked_add_days(Days::new(6)).unwrap_or(monday) }
    }

    /// The week of that word, `2026-W47`.
    pub fn read_week(text: &str) -> Option<Self> {
        let (year, week) = text.trim().split_once("-W").or_else(|| text.trim().split_once("-w"))?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (year.len() == 4 && digits(year) && matches!(week.len(), 1 | 2) && digits(week)).then_some(())?;
        let monday = NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, chrono::Weekday::Mon)?;
        Some(Self::week_of(monday))
    }

    /// The word of its week, where it is a whole one.
    pub fn week(&self) -> Option<String> {
        let week = self.from.iso_week();
        (*self == Self::week_of(self.from)).then(|| format!("{:04}-W{:02}", week.year(), week.week()))
    }

    fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The minute.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Minute {
    /// Title.
    pub title: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The week, where it is one.
    pub week: Option<String>,
    /// The day as of which it is told.
    pub today: NaiveDate,
    /// Licences.
    pub licences: LicenceNews,
    /// Tickets about licences.
    pub licence_tickets: TicketNews,
    /// Tickets that are needs.
    pub needs: TicketNews,
    /// Open tickets that wait for a purchase.
    pub purchases: Vec<TicketRow>,
    /// Maintenance.
    pub maintenance: MaintenanceNews,
    /// Contracts that end.
    pub contracts: Vec<ContractRow>,
    /// Whether the desk declares what its minute holds.
    #[serde(skip)]
    pub declared: bool,
    /// Whether some procedure is about licences.
    #[serde(skip)]
    pub of_licences: bool,
    /// Whether some procedure is about needs.
    #[serde(skip)]
    pub of_needs: bool,
}

/// What there is to say of licences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LicenceNews {
    /// Expired and not renewed.
    pub expired: Vec<LicenceRow>,
    /// Whose end has to be told of.
    pub expiring: Vec<LicenceRow>,
    /// With more seats in use than were bought, today.
    pub over: Vec<LicenceRow>,
    /// Renewed within these days.
    pub renewed: Vec<RenewalRow>,
}

/// A licence that was renewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RenewalRow {
    /// Identifier.
    pub id: String,
    /// What is licensed.
    pub product: String,
    /// When.
    pub day: NaiveDate,
    /// Last day on which it holds now.
    pub expires: Option<NaiveDate>,
    /// Seats that it has now.
    pub seats: Option<i64>,
    /// Remark.
    pub note: Option<String>,
}

/// Tickets of some procedures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketNews {
    /// Opened within these days.
    pub opened: Vec<TicketRow>,
    /// Ended within these days.
    pub closed: Vec<TicketRow>,
    /// Open at the end of the last of them, the oldest first; those opened within them too.
    pub open: Vec<TicketRow>,
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketRow {
    /// Folio.
    pub folio: String,
    /// Code of its procedure.
    pub procedure: String,
    /// What it is about.
    pub subject: String,
    /// Who asked.
    pub requester: Option<String>,
    /// Area of who asked.
    pub area: Option<String>,
    /// State now.
    #[serde(serialize_with = "status_word")]
    pub status: Status,
    /// Day on which it was opened.
    pub opened: Option<NaiveDate>,
    /// Day on which it ended.
    pub closed: Option<NaiveDate>,
    /// Days from its opening to its end, to the end of these days or to today.
    pub age_days: i64,
    /// Day to which somebody committed himself.
    pub commitment: Option<NaiveDate>,
    /// Whether that day is past and the ticket open.
    pub broken: bool,
}

/// What there is to say of maintenance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MaintenanceNews {
    /// Done within these days.
    pub done: Vec<Job>,
    /// Planned within these days and not done.
    pub planned: Vec<Job>,
    /// Due before them and not done.
    pub overdue: Vec<Job>,
}

/// A contract that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContractRow {
    /// Supplier, a key of the catalogue.
    pub supplier: String,
    /// That supplier's name.
    pub supplier_name: String,
    /// Its number.
    pub number: String,
    /// Service level.
    pub level: Option<String>,
    /// Last day on which it holds.
    pub until: NaiveDate,
    /// Days until then; below zero once it is past.
    pub days: i64,
}

impl Ground<'_> {
    /// The minute of those days.
    pub fn minute(&self, span: Span) -> Minute {
        Minute {
            title: self.settings.title.clone(),
            from: span.from,
            to: span.to,
            week: span.week(),
            today: self.licences.today,
            licences: self.licence_news(span),
            licence_tickets: self.ticket_news(&self.settings.licences, span),
            needs: self.ticket_news(&self.settings.needs, span),
            purchases: self.purchases(span),
            maintenance: self.maintenance_news(span),
            contracts: self.contracts(span),
            declared: self.declared,
            of_licences: !self.settings.licences.is_empty(),
            of_needs: !self.settings.needs.is_empty(),
        }
    }

    fn licence_news(&self, span: Span) -> LicenceNews {
        // Their ends as they stood then; their seats are known of today only.
        let scene = licences::Scene { today: span.to.min(self.licences.today), ..self.licences.clone() };
        let rows = licences::rows(self.assets, &scene);
        let of = |holds: &dyn Fn(&LicenceRow) -> bool| rows.iter().filter(|row| holds(row)).cloned().collect();
        LicenceNews {
            expired: of(&|row| row.term == Term::Expired),
            expiring: of(&|row| row.term == Term::Notice),
            over: of(&|row| row.over > 0),
            renewed: self.renewals(span),
        }
    }

    fn renewals(&self, span: Span) -> Vec<RenewalRow> {
        let is_licence = |case: &&AssetCase| {
            let kind = self.licences.inventory.kind(&case.asset.kind);
            kind.is_some_and(|kind| kind.class == Class::Licence)
        };
        let mut found = Vec::new();
        for case in self.assets.iter().filter(is_licence) {
            let asset = &case.asset;
            let renewed = asset.events.iter().filter(|event| event.deed == Deed::Renewed);
            for event in renewed {
                let day = self.licences.zone.day(event.at);
                if span.holds(day) {
                    found.push(RenewalRow {
                        id: asset.id.clone(),
                        product: description(asset, self.licences.inventory),
                        day,
                        expires: asset.date("expires"),
                        seats: asset.number("seats"),
                        note: event.note.clone(),
                    });
                }
            }
        }
        found.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        found
    }

    fn ticket(&self, case: &Case, span: Span) -> TicketRow {
        let zone = self.licences.zone;
        let header = case.state.header(&case.procedure);
        let day = |moment: Option<time::Moment>| moment.map(|at| zone.day(at));
        let (opened, closed) = (day(case.state.opened), day(case.state.closed));
        let last = closed.filter(|day| *day <= span.to).unwrap_or_else(|| span.to.min(self.licences.today));
        let field = |field: &String| case.state.text(field).and_then(time::read_date);
        let commitment = self.settings.commitment.iter().find_map(field);
        TicketRow {
            folio: case.ticket.folio.to_string(),
            procedure: case.procedure.code.clone(),
            subject: subject(case).to_owned(),
            requester: header.requester.name,
            area: header.requester.area,
            status: case.state.status(),
            opened,
            closed,
            age_days: opened.map_or(0, |opened| (last - opened).num_days().max(0)),
            commitment,
            broken: closed.is_none() && commitment.is_some_and(|day| day < self.licences.today),
        }
    }

    fn is_open(row: &TicketRow, span: Span) -> bool {
        row.opened.is_some_and(|day| day <= span.to) && row.closed.is_none_or(|day| day > span.to)
    }

    fn ticket_news(&self, procedures: &[String], span: Span) -> TicketNews {
        let of = self.cases.iter().filter(|case| procedures.contains(&case.procedure.code));
        let mut rows: Vec<TicketRow> = of.map(|case| self.ticket(case, span)).collect();
        rows.sort_by(|a, b| (a.opened, &a.folio).cmp(&(b.opened, &b.folio)));
        let of = |holds: &dyn Fn(&TicketRow) -> bool| rows.iter().filter(|row| holds(row)).cloned().collect();
        TicketNews {
            opened: of(&|row| row.opened.is_some_and(|day| span.holds(day))),
            closed: of(&|row| row.closed.is_some_and(|day| span.holds(day))),
            open: of(&|row| Self::is_open(row, span)),
        }
    }

    fn purchases(&self, span: Span) -> Vec<TicketRow> {
        let waiting = self.cases.iter().filter(|case| case.state.status() == Status::WaitingPurchase);
        let mut rows: Vec<TicketRow> = waiting.map(|case| self.ticket(case, span)).collect();
        rows.retain(|row| Self::is_open(row, span));
        rows.sort_by(|a, b| (a.opened, &a.folio).cmp(&(b.opened, &b.folio)));
        rows
    }

    fn maintenance_news(&self, span: Span) -> MaintenanceNews {
        let jobs = maintenance::jobs(self.upkeeps, span.from, span.to, self.maintenance);
        let mut news = MaintenanceNews { done: Vec::new(), planned: Vec::new(), overdue: Vec::new() };
        for job in jobs {
            match job.service.mark {
                Mark::Done | Mark::Late => news.done.push(job),
                _ if job.service.planned.is_some_and(|day| day < span.from) => news.overdue.push(job),
                _ => news.planned.push(job),
            }
        }
        news
    }

    /// Contracts that end within these days, or so soon after them that it is to be told.
    fn contracts(&self, span: Span) -> Vec<ContractRow> {
        let ahead = Days::new(self.licences.inventory.expiring_within.unsigned_abs());
        let last = span.to.checked_add_days(ahead).unwrap_or(span.to);
        let mut found = Vec::new();
        for supplier in &self.licences.suppliers.suppliers {
            for contract in &supplier.contracts {
                let Some(until) = contract.until.filter(|until| span.from <= *until && *until <= last) else {
                    continue;
                };
                found.push(ContractRow {
                    supplier: supplier.key.clone(),
                    supplier_name: supplier.name.clone(),
                    number: contract.number.clone(),
                    level: contract.level.clone(),
                    until,
                    days: (until - self.licences.today).num_days(),
                });
            }
        }
        found.sort_by(|a, b| (a.until, &a.number).cmp(&(b.until, &b.number)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_those_of_the_iso_calendar() {
        let day = |text: &str| text.parse::<NaiveDate>().expect(text);
        for (text, from) in [("2026-W47", "2026-11-16"), ("2026-w01", "2025-12-29"), ("2026-W53", "2026-12-28")] {
            let week = Span::read_week(text).expect(text);
            assert_eq!((week.from, week.to - week.from), (day(from), chrono::TimeDelta::days(6)));
            assert_eq!(week.week(), Some(text.to_uppercase()));
        }
        for text in ["2025-W53", "2026-W54", "2026-W00", "2026-47", "W47", "26-W47", "2026-W+7", "2026-W047", ""] {
            assert_eq!(Span::read_week(text), None, "{text}");
        }
        assert_eq!(Span { from: day("2026-11-16"), to: day("2026-11-20") }.week(), None);
    }
}
