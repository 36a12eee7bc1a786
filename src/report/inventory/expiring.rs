//! What ends soon or has ended: warranties, contracts, licences, loans, exits.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::Value;

use super::list::{self, AssetQuery, natural};
use super::{Surroundings, card, days, position};
use crate::model::asset::{AssetStatus, text_in};
use crate::model::catalogue::{Class, Contract, Supplier, fold};
use crate::model::time;
use crate::report::asset_case::AssetCase;
use crate::report::order::{Key, SortKey};

/// A kind of thing that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// A warranty.
    Warranty,
    /// A supplier's contract.
    Contract,
    /// A licence.
    Licence,
    /// A loan.
    Loan,
    /// A time outside.
    Exit,
}

impl Ending {
    /// All.
    pub const ALL: [Self; 5] = [Self::Warranty, Self::Contract, Self::Licence, Self::Loan, Self::Exit];

    /// The word that a person types and JSON gives.
    pub fn word(self) -> &'static str {
        match self {
            Self::Warranty => "warranty",
            Self::Contract => "contract",
            Self::Licence => "licence",
            Self::Loan => "loan",
            Self::Exit => "exit",
        }
    }

    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Warranty => "expiring-warranty",
            Self::Contract => "expiring-contract",
            Self::Licence => "expiring-licence",
            Self::Loan => "expiring-loan",
            Self::Exit => "expiring-exit",
        }
    }

    /// Whether what has ended is over: a warranty is not had back, a loan is.
    fn is_over(self) -> bool {
        matches!(self, Self::Warranty | Self::Contract)
    }
}

/// Something that ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EndingRow {
    /// What kind of thing.
    #[serde(serialize_with = "ending_word")]
    pub what: Ending,
    /// Asset, or number of the contract.
    pub id: String,
    /// What people call it.
    pub description: String,
    /// Whose: who has the asset, or the supplier of a contract; by identifier or key.
    pub whose: Option<String>,
    /// The same by name.
    #[serde(skip)]
    pub whose_name: String,
    /// Last day.
    pub day: NaiveDate,
    /// Days left; below zero once it has ended.
    pub days_left: i64,
    /// Whether it has ended.
    pub ended: bool,
    /// Ticket of a loan or exit.
    pub ticket: Option<String>,
}

fn ending_word<S: serde::Serializer>(what: &Ending, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(what.word())
}

/// What is wanted.
#[derive(Debug, Clone, Default)]
pub struct ExpiringQuery {
    /// Of these kinds; all when empty.
    pub what: Vec<Ending>,
    /// Days ahead; the desk's own and the licences' where absent.
    pub within: Option<i64>,
    /// As if it were that day; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Of these assets. A contract is none: it has a supplier and words, and passes no other filter.
    pub assets: AssetQuery,
    /// Also warranties and contracts that ended longer ago than that many days.
    pub all: bool,
}

/// What ends soon or has ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expiring {
    /// Day from which it is counted.
    pub as_of: NaiveDate,
    /// Days ahead; a licence may have its own where none were asked for.
    pub within_days: i64,
    /// What ends, by day.
    pub rows: Vec<EndingRow>,
    /// Warranties and contracts left out because they ended longer ago than that.
    pub long_ended: usize,
}

/// What its rows can be put in order by.
pub const KEYS: [SortKey<EndingRow>; 5] = [
    ("day", |row, _| Some(Key::Day(row.day))),
    ("what", |row, _| Some(Key::Number(row.what as i64))),
    ("id", |row, _| Key::numbered(&row.id)),
    ("description", |row, _| Key::words(&row.description)),
    ("whose", |row, _| Key::words(&row.whose_name)),
];

/// What ends soon or has ended, by day.
pub fn expiring(cases: &[AssetCase], query: &ExpiringQuery, with: &Surroundings) -> Expiring {
    let as_of = query.as_of.unwrap_or_else(|| with.today());
    let within = query.within.unwrap_or(with.inventory.expiring_within);
    let mut rows: Vec<EndingRow> = Vec::new();
    for case in list::chosen(cases, &query.assets, with) {
        of_asset(case, as_of, within, query, with, &mut rows);
    }
    for supplier in &with.suppliers.suppliers {
        for contract in supplier.contracts.iter().filter(|contract| passes(supplier, contract, &query.assets)) {
            if let Some(until) = contract.until.filter(|until| ends_by(*until, as_of, within)) {
                let description = contract.level.clone().or_else(|| contract.note.clone()).unwrap_or_default();
                let whose = (Some(supplier.key.clone()), supplier.name.clone());
                rows.push(row(Ending::Contract, &contract.number, description, whose, until, as_of));
            }
        }
    }
    rows.retain(|row| query.what.is_empty() || query.what.contains(&row.what));
    let before = rows.len();
    rows.retain(|row| query.all || !row.what.is_over() || row.days_left >= -within);
    rows.sort_by_cached_key(|row| (row.day, row.what, natural(&row.id)));
    Expiring { as_of, within_days: within, long_ended: before - rows.len(), rows }
}

/// Whether a contract passes the filters of assets.
fn passes(supplier: &Supplier, contract: &Contract, query: &AssetQuery) -> bool {
    let AssetQuery { kinds, states, custodians, areas, places, suppliers, tags, warranty_until, under_warranty, words } =
        query;
    let of_assets = [kinds, areas, places, tags].iter().any(|list| !list.is_empty())
        || !states.is_empty()
        || !custodians.is_empty()
        || warranty_until.is_some()
        || *under_warranty;
    let texts = [Some(&contract.number), contract.level.as_ref(), contract.note.as_ref()];
    let texts = texts.into_iter().flatten().chain([&supplier.key, &supplier.name]);
    let text = fold(&texts.map(String::as_str).collect::<Vec<_>>().join(" \n "));
    !of_assets
        && (suppliers.is_empty() || suppliers.contains(&supplier.key))
        && words.iter().all(|word| text.contains(&fold(word)))
}

fn ends_by(day: NaiveDate, as_of: NaiveDate, within: i64) -> bool {
    let ahead = Days::new(u64::try_from(within).unwrap_or_default());
    as_of.checked_add_days(ahead).is_none_or(|last| day <= last)
}

fn of_asset(
    case: &AssetCase,
    as_of: NaiveDate,
    within: i64,
    query: &ExpiringQuery,
    with: &Surroundings,
    rows: &mut Vec<EndingRow>,
) {
    let (asset, at, card) = (&case.asset, position(case), card(case));
    if at.status == AssetStatus::Retired {
        return;
    }
    let description = asset.description().into_owned();
    let date = |key: &str| text_in(&card, key).and_then(time::read_date);
    let mut add = |what: Ending, whose: Option<&str>, day: Option<NaiveDate>, within: i64, ticket: Option<String>| {
        if let Some(day) = day.filter(|day| ends_by(*day, as_of, within)) {
            let whose = (whose.map(str::to_owned), whose.map(|id| with.person(id)).unwrap_or_default());
            rows.push(EndingRow { ticket, ..row(what, &asset.id, description.clone(), whose, day, as_of) });
        }
    };
    let custodian = at.custodian.as_deref();
    add(Ending::Warranty, custodian, date("warranty"), within, None);
    let class = with.inventory.kind(&asset.kind).map(|kind| kind.class);
    if class.is_none_or(|class| class == Class::Licence) {
        let notice = card.get("notice_days").and_then(Value::as_i64).filter(|_| query.within.is_none());
        add(Ending::Licence, None, date("expires"), notice.unwrap_or(within), None);
    }
    let slip = case.state.open_letter().filter(|letter| letter.is_slip);
    match slip {
        Some(slip) => {
            let ticket = slip.ticket.as_ref().map(ToString::to_string);
            add(Ending::Loan, Some(&slip.holder), slip.due, within, ticket);
        }
        None if at.status == AssetStatus::Lent => add(Ending::Loan, custodian, at.due, within, at.ticket.clone()),
        None => {}
    }
    match case.state.outside() {
        Some(pass) => {
            let ticket = pass.ticket.as_ref().map(ToString::to_string);
            add(Ending::Exit, custodian, pass.due, within, ticket);
        }
        None if at.status == AssetStatus::Outside => add(Ending::Exit, custodian, at.due, within, at.ticket.clone()),
        None => {}
    }
}

fn row(
    what: Ending,
    id: &str,
    description: String,
    (whose, whose_name): (Option<String>, String),
    day: NaiveDate,
    as_of: NaiveDate,
) -> EndingRow {
    EndingRow {
        what,
        id: id.to_owned(),
        description,
        whose,
        whose_name,
        day,
        days_left: days(as_of, day),
        ended: day < as_of,
        ticket: None,
    }
}
