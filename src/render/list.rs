//! `folio list` as a table.

use super::table::{Cell, Column as Heading, Table};
use crate::language::Language;
use crate::message;
use crate::model::catalogue::{People, Services, priority_message_id};
use crate::model::message::{Argument, Message};
use crate::model::status::Status;
use crate::model::time::{self, Moment};
use crate::report::list::ListRow;

/// What turns keys into names.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Language.
    pub language: &'a Language,
    /// People.
    pub people: &'a People,
    /// Services.
    pub services: &'a Services,
}

impl Names<'_> {
    /// A column under the heading of that identifier.
    pub fn column(&self, id: &str) -> Heading {
        Heading::new(self.language.text(id))
    }

    /// A column for each of these headings.
    pub fn columns(&self, ids: &[&str]) -> Vec<Heading> {
        ids.iter().map(|id| self.column(id)).collect()
    }

    /// A person's name, or the identifier where nobody has it.
    pub fn person(&self, id: &str) -> String {
        self.people.get(id).map_or(id, |person| person.name.as_str()).to_owned()
    }

    /// A person's name with the identifier, where that says more.
    pub fn person_with_id(&self, id: &str) -> String {
        let person = self.people.get(id).filter(|person| person.name != id);
        person.map_or_else(|| id.to_owned(), |person| format!("{} ({id})", person.name))
    }

    /// A service's name.
    pub fn service(&self, key: &str) -> String {
        self.services.get(key).map_or(key, |service| service.name.as_str()).to_owned()
    }

    /// A priority's name.
    pub fn priority(&self, word: &str) -> String {
        priority_message_id(word).map_or_else(|| word.to_owned(), |id| self.language.text(id))
    }

    /// What state a ticket is in, and that it is in dispute where it is.
    pub fn status(&self, status: Status, disputed: bool) -> String {
        self.disputed(self.language.text(status.message_id()), disputed)
    }

    /// A text, and that what it is said of is in dispute where it is.
    pub fn disputed(&self, text: String, disputed: bool) -> String {
        if disputed { format!("{text} · {}", self.language.text("settle-in-dispute")) } else { text }
    }

    fn moment(&self, moment: Option<Moment>) -> String {
        moment.map(|at| self.language.moment(at)).unwrap_or_default()
    }

    /// Minutes used, against a limit where there is one: `1 h 30 min / 3 h`.
    pub fn used(&self, counted: i64, limit: Option<i64>) -> String {
        match limit {
            Some(limit) => format!("{} / {}", time::write_minutes(counted), time::write_minutes(limit)),
            None => time::write_minutes(counted),
        }
    }
}

/// A column of the list. Its word is what `--columns` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Folio.
    Folio,
    /// When it was opened.
    Opened,
    /// When it ended.
    Closed,
    /// State.
    Status,
    /// Number of the activity.
    Activity,
    /// Title of the activity.
    Title,
    /// Role that answers for the activity.
    Role,
    /// Who asked, with the area.
    Requester,
    /// Area of who asked.
    Area,
    /// The problem.
    Subject,
    /// Who has it.
    Assignee,
    /// Time used, against the limit.
    Used,
    /// Minutes used, as a number.
    Counted,
    /// Limit in minutes, as a number.
    Limit,
    /// Whether it is late.
    Late,
    /// When the limit is reached.
    Due,
    /// What it waits for.
    Waiting,
    /// Priority.
    Priority,
    /// Service.
    Service,
    /// Asset.
    Asset,
    /// Number in an external system.
    External,
    /// Procedure.
    Procedure,
}

impl Column {
    /// Every column, its word, and the identifier of its heading.
    pub const ALL: [(Self, &'static str, &'static str); 22] = [
        (Self::Folio, "folio", "column-folio"),
        (Self::Opened, "opened", "column-opened"),
        (Self::Closed, "closed", "column-closed"),
        (Self::Status, "status", "column-status"),
        (Self::Activity, "activity", "column-activity-short"),
        (Self::Title, "title", "column-title"),
        (Self::Role, "role", "column-role"),
        (Self::Requester, "requester", "column-requester"),
        (Self::Area, "area", "column-area"),
        (Self::Subject, "subject", "column-subject"),
        (Self::Assignee, "assignee", "column-assignee"),
        (Self::Used, "used", "column-used"),
        (Self::Counted, "counted", "column-counted"),
        (Self::Limit, "limit", "column-limit"),
        (Self::Late, "late", "column-late"),
        (Self::Due, "due", "column-due"),
        (Self::Waiting, "waiting", "column-waiting"),
        (Self::Priority, "priority", "column-priority"),
        (Self::Service, "service", "column-service"),
        (Self::Asset, "asset", "column-asset"),
        (Self::External, "external", "column-external"),
        (Self::Procedure, "procedure", "column-procedure"),
    ];

    /// What is shown when nobody names columns.
    pub const DEFAULT: [Self; 8] = [
        Self::Folio,
        Self::Opened,
        Self::Status,
        Self::Activity,
        Self::Requester,
        Self::Subject,
        Self::Assignee,
        Self::Used,
    ];

    /// The column of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == word).map(|(column, _, _)| column)
    }

    /// The columns for a spreadsheet, which wants one datum in each and numbers as numbers.
    pub fn for_spreadsheet(columns: &[Self]) -> Vec<Self> {
        let mut split: Vec<Self> = Vec::new();
        for column in columns {
            let parts: &[Self] = match column {
                Self::Requester => &[Self::Requester, Self::Area],
                Self::Used => &[Self::Counted, Self::Limit, Self::Late],
                _ => std::slice::from_ref(column),
            };
            split.extend(parts.iter().filter(|part| !columns.contains(part) || *part == column));
        }
        split
    }

    fn heading(self, language: &Language) -> Heading {
        let id = Self::ALL.iter().find(|(column, _, _)| *column == self).map_or("", |(_, _, id)| id);
        let heading = Heading::new(language.text(id));
        match self {
            Self::Folio | Self::Activity | Self::Used => heading.whole(),
            Self::Counted | Self::Limit => heading.right(),
            _ => heading,
        }
    }

    fn cell(self, row: &ListRow, names: &Names, sheet: bool) -> Cell {
        let activity = row.activity.as_ref();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        let shown = match self {
            Self::Folio => row.folio.clone(),
            Self::Opened => names.moment(row.opened),
            Self::Closed => names.moment(row.closed),
            Self::Status => names.status(row.status, row.disputed),
            Self::Activity => activity.map(|activity| activity.id.clone()).unwrap_or_default(),
            Self::Title => activity.map(|activity| activity.title.clone()).unwrap_or_default(),
            Self::Role => activity.map(|activity| activity.role_name.clone()).unwrap_or_default(),
            Self::Requester => match &row.requester.area {
                Some(area) if !sheet => format!("{} ({area})", text(&row.requester.name)),
                _ => text(&row.requester.name),
            },
            Self::Area => text(&row.requester.area),
            Self::Subject => row.subject.clone(),
            Self::Assignee => text(&row.assignee),
            Self::Used => return Cell::from(used(row, names)).alarm(row.late),
            Self::Counted => counted(row).0.to_string(),
            Self::Limit => number(counted(row).1),
            Self::Late => {
                return Cell::from(names.language.yes_no(row.late)).alarm(row.late);
            }
            Self::Due => names.moment(activity.and_then(|activity| activity.due)),
            Self::Waiting => row.waiting.as_ref().map(|waiting| waiting.title.clone()).unwrap_or_default(),
            Self::Priority => row.priority.as_deref().map(|word| names.priority(word)).unwrap_or_default(),
            Self::Service => row.service.as_deref().map(|key| names.service(key)).unwrap_or_default(),
            Self::Asset => text(&row.asset),
            Self::External => text(&row.external),
            Self::Procedure => row.procedure.clone(),
        };
        Cell::from(shown)
    }
}

/// Minutes and limit of the current activity; of the whole path once the ticket is over.
fn counted(row: &ListRow) -> (i64, Option<i64>) {
    row.activity.as_ref().map_or((row.path_counted_minutes, row.path_limit_minutes), |activity| {
        (activity.counted_minutes, activity.limit_minutes)
    })
}

/// Time used, with words for what is late: not everybody sees colours.
pub fn used(row: &ListRow, names: &Names) -> String {
    let (counted, limit) = counted(row);
    let used = names.used(counted, limit);
    if row.activity.as_ref().is_some_and(|activity| activity.late) {
        return names.language.format(&message!("reading-late", used = used));
    }
    // It is not this activity: the clocks that are late are named.
    let late = row.late_clocks.iter().map(|kind| names.language.text(late_id(kind)));
    std::iter::once(used).chain(late).collect::<Vec<_>>().join(", ")
}

/// That this clock is late, by the word of its kind.
fn late_id(kind: &str) -> &'static str {
    match kind {
        "path" => "reading-late-path",
        "response" => "reading-late-response",
        "solution" => "reading-late-solution",
        "contract" => "reading-late-contract",
        _ => "reading-late-activity",
    }
}

/// The rows under these columns.
pub fn table(rows: &[ListRow], columns: &[Column], names: &Names) -> Table {
    build(rows, columns, names, false)
}

/// The rows for a spreadsheet.
pub fn sheet(rows: &[ListRow], columns: &[Column], names: &Names) -> Table {
    build(rows, &Column::for_spreadsheet(columns), names, true)
}

fn build(rows: &[ListRow], columns: &[Column], names: &Names, sheet: bool) -> Table {
    Table {
        columns: columns.iter().map(|column| column.heading(names.language)).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| column.cell(row, names, sheet)).collect()).collect(),
        wraps: false,
    }
}

/// What a waiting ticket waits for, or for whom: the declared wait, else the role outside the desk
/// that has to act, else its state.
pub fn waits_for(row: &ListRow, names: &Names) -> String {
    if let Some(waiting) = &row.waiting {
        return names.language.format(
            &Message::new("reading-waits-since")
                .with("title", &waiting.title)
                .with("since", Argument::Moment(waiting.since)),
        );
    }
    match row.activity.as_ref().filter(|activity| activity.outside) {
        Some(activity) => activity.role_name.clone(),
        None => names.status(row.status, row.disputed),
    }
}
