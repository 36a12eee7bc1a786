//! The laws of the inventory, on random histories of requests, valid and not: an asset has one state,
//! at most one custodian and one place at any moment; what is planned the judge accepts; the header
//! follows from the events; what is altered is seen; an edit in place spares what people wrote.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};
use common::TestDesk;
use folio::inventory::engine::{self, AssetRequest, AssetRules, card_differences};
use folio::inventory::ledger;
use folio::inventory::replay::AssetState;
use folio::model::asset::{Asset, AssetStatus, Deed, Position};
use folio::model::catalogue::{Inventory, People, Suppliers};
use folio::model::event::Values;
use folio::model::time::{Moment, Zone};
use folio::store::assets::parse_asset;
use folio::store::desk::Desk;
use folio::yaml;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

const PEOPLE: &str = r#"
[[person]]
id = "ana"
name = "Ana de Ejemplo"
roles = ["jefatura"]
area = "Dirección"
place = "Edificio A"

[[person]]
id = "beto"
name = "Beto de Ejemplo"
roles = ["personal"]

[[person]]
id = "carla"
name = "Carla de Ejemplo"
roles = []
"#;

const INVENTORY: &str = r#"
stock = "Almacén"
roles = ["jefatura", "personal"]
heads = ["jefatura"]

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
register = "sigtig"
fields = { memory_gb = { label = "Memoria", type = "number" } }

[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
register = "sigtig"

[[kind]]
key = "consumible"
name = "Consumible"
class = "consumable"
"#;

const KINDS: [&str; 3] = ["computadora", "licencia", "consumible"];

struct World {
    people: People,
    inventory: Inventory,
    suppliers: Suppliers,
}

impl World {
    fn new() -> Self {
        Self {
            people: People::parse("people.toml", PEOPLE).expect("people"),
            inventory: Inventory::parse("inventory.toml", INVENTORY).expect("inventory"),
            suppliers: Suppliers::default(),
        }
    }

    fn rules(&self) -> AssetRules<'_> {
        let Self { people, inventory, suppliers } = self;
        AssetRules { inventory, people, suppliers, zone: zone() }
    }
}

fn zone() -> Zone {
    Zone::named("America/Mexico_City").expect("zone")
}

fn start() -> Moment {
    zone().read("2026-01-05 09:00", NaiveDate::default()).expect("a moment")
}

/// One random thing to try.
#[derive(Debug, Clone)]
struct Roll {
    deed: u8,
    pick: u16,
    /// Minutes since the one before.
    minutes: i64,
    /// Minutes by which it is written down late.
    late: i64,
}

fn rolls(most: usize) -> impl Strategy<Value = Vec<Roll>> {
    let late = prop_oneof![4 => Just(0_i64), 1 => 0_i64..900];
    let roll = (0_u8..40, any::<u16>(), 0_i64..3000, late);
    let roll = roll.prop_map(|(deed, pick, minutes, late)| Roll { deed, pick, minutes, late });
    prop::collection::vec(roll, 0..most)
}

fn of<T: Copy>(list: &[T], pick: usize) -> T {
    list[pick % list.len()]
}

/// A value for a detail: mostly one that may do.
fn detail(key: &str, deed: Deed, state: &AssetState, pick: usize, at: Moment) -> Value {
    let day = |days: usize| Value::String((zone().day(at) + Duration::days(days as i64)).to_string());
    let text = |text: &str| Value::String(text.to_owned());
    match key {
        "to" if deed == Deed::SeatAssigned || deed == Deed::SeatReleased => text(of(&["ana", "beto", "PC-0009"], pick)),
        "to" | "received_by" => text(of(&["ana", "beto", "carla", "ana", "beto", "nadie"], pick)),
        "place" => text(of(&["Edificio A", "Piso 2", "Almacén: anaquel # 3"], pick)),
        "area" => text(of(&["Dirección", "Archivo"], pick)),
        "due" => day(pick % 12),
        "from" => day(pick % 7),
        "until" => day(5 + pick % 9),
        "reservation" => match state.reservations.first() {
            Some(reservation) if !pick.is_multiple_of(5) => text(&reservation.id),
            _ => text("zzzzzz"),
        },
        "reason" if deed == Deed::Retired => text(of(&["obsoleto", "danado", "obsoleto", "nada"], pick)),
        "serial" => text(of(&["S-1", "s 1", "OTRA"], pick)),
        "as" => text(of(&engine::SIGNED_AS, pick)),
        "on" => text(of(&engine::SIGNED_ON, pick / 5)),
        "name" => match &state.custodian {
            Some(holder) if !pick.is_multiple_of(4) => text(holder),
            _ => text(of(&["Beto de Ejemplo", "Alguien de Ejemplo"], pick)),
        },
        "system" => text(of(&["sigtig", "sigtig", "otro"], pick)),
        "change" => text(state.id_at(pick % state.events.max(1)).unwrap_or("zzzzzz")),
        "quantity" => Value::from(pick % 9),
        "over" => Value::Bool(pick.is_multiple_of(2)),
        "items" => json!({"cargador": "con el cable pelado"}),
        _ => text("Algo: de ejemplo # con «signos»"),
    }
}

fn request(state: &AssetState, roll: &Roll, deed: Deed, at: Moment, now: Moment) -> AssetRequest {
    let pick = usize::from(roll.pick);
    let mut details = Values::new();
    for (index, key) in deed.required().iter().enumerate() {
        // Now and then one is missing; what follows from elsewhere is often left out.
        if pick % 23 != index {
            details.insert((*key).to_owned(), detail(key, deed, state, pick + index, at));
        }
    }
    for (index, key) in deed.optional().iter().enumerate() {
        if (pick >> index).is_multiple_of(3) {
            details.insert((*key).to_owned(), detail(key, deed, state, pick + index, at));
        }
    }
    let set = match deed {
        Deed::Registered => json!({"tag": "T-1", "serial": "S-1", "memory_gb": 8, "seats": 2}),
        Deed::Corrected => match pick % 4 {
            0 => json!({"brand": format!("Marca {pick}")}),
            1 => json!({"brand": null}),
            2 => json!({"memory_gb": "mucha"}),
            _ => json!({"accessories": ["cargador", "maletín"]}),
        },
        Deed::Renewed => json!({"seats": pick % 4, "expires": "2027-01-31"}),
        _ => json!({}),
    };
    let Value::Object(set) = set else { unreachable!("written above") };
    AssetRequest {
        deed,
        details,
        set,
        ticket: pick.is_multiple_of(3).then(|| "CI-2026-0042".parse().expect("folio")),
        because: None,
        actor: of(&["ana", "ana", "ana", "beto", "carla"], pick).to_owned(),
        on_behalf: None,
        at,
        now,
        note: pick.is_multiple_of(2).then(|| "Nota\nde dos renglones".to_owned()),
    }
}

/// An asset as it stood after each of its events.
struct History {
    asset: Asset,
    state: AssetState,
    now: Moment,
}

/// Registers an asset and tries everything; a refusal leaves everything as it was.
fn play(rules: &AssetRules, kind: &str, rolls: &[Roll], mut each: impl FnMut(&Asset, &AssetState)) -> History {
    let (card, position, events) = Default::default();
    let mut asset = Asset { id: "PC-0001".into(), uid: Some("uid".into()), kind: kind.into(), card, position, events };
    let mut state = AssetState::default();
    let mut now = start();
    let first = Roll { deed: 0, pick: 17, minutes: 0, late: 0 };
    let mut enter = request(&state, &first, Deed::Registered, now, now);
    let known = rules.inventory.kind(kind).expect("a kind");
    enter.set.retain(|key, _| known.field(key).is_some());
    let plan = engine::plan(rules, &asset, &state, &rules.completed(&state, enter)).expect("a registration");
    (asset, state) = (plan.after, plan.state);
    each(&asset, &state);
    let deeds: Vec<Deed> = Deed::all().collect();
    for roll in rolls {
        now += Duration::minutes(roll.minutes);
        let at = now - Duration::minutes(roll.late);
        // Above the list: what mostly follows, so that histories grow long.
        let deed = deeds.get(usize::from(roll.deed)).copied().unwrap_or_else(|| {
            use Deed::{Assigned, Authorised, CameBack, Found, GivenBack, Left, Lent, Retained, Returned, Transferred};
            let usual: &[Deed] = match state.status() {
                AssetStatus::InStock if kind == "licencia" => &[Deed::SeatAssigned],
                AssetStatus::InStock if kind == "consumible" => &[Deed::Received, Deed::Issued],
                AssetStatus::InStock => &[Assigned, Lent],
                AssetStatus::InUse => &[Transferred, Returned, Retained, Authorised, Left, Deed::SeatReleased],
                AssetStatus::Lent => &[Returned, Retained, Left],
                AssetStatus::Retained => &[GivenBack, Returned, Left],
                AssetStatus::Outside => &[CameBack],
                AssetStatus::Lost => &[Found],
                AssetStatus::Retired => &[Deed::Noted],
            };
            of(usual, usize::from(roll.pick))
        });
        let wanted = rules.completed(&state, request(&state, roll, deed, at, now));
        if let Ok(plan) = engine::plan(rules, &asset, &state, &wanted) {
            (asset, state) = (plan.after, plan.state);
            each(&asset, &state);
        }
    }
    History { asset, state, now }
}

// --- A second opinion -----------------------------------------------------------------------------

/// Where an asset is by the table of deeds alone, without letters, passes or retentions.
#[derive(Debug, Clone, Default, PartialEq)]
struct Opinion {
    holder: Option<String>,
    lent: bool,
    retained: bool,
    authorised: bool,
    outside: bool,
    lost: bool,
    retired: bool,
    pieces: Option<i64>,
    seats: Vec<String>,
    changes: Vec<usize>,
    known: Option<usize>,
}

impl Opinion {
    fn of(asset: &Asset) -> Self {
        let mut so = Self::default();
        for (index, event) in asset.events.iter().enumerate() {
            let text = |key: &str| event.text(key).map(str::to_owned);
            let pieces = event.details.get("quantity").and_then(Value::as_i64).unwrap_or_default();
            match event.deed.word() {
                "registered" | "transferred" => so.holder = text("to"),
                "assigned" => (so.holder, so.lent) = (text("to"), false),
                "lent" => (so.holder, so.lent) = (text("to"), true),
                "returned" => (so.holder, so.lent, so.retained) = (None, false, false),
                "retained" => so.retained = true,
                "given_back" => so.retained = false,
                "authorised" => so.authorised = true,
                "withdrawn" => so.authorised = false,
                "left" => so.outside = true,
                "came_back" => (so.outside, so.authorised) = (false, false),
                "lost" => so.lost = true,
                "found" => so.lost = false,
                "retired" => {
                    so.retired = true;
                    (so.holder, so.lent, so.retained, so.authorised, so.outside, so.lost) =
                        (None, false, false, false, false, false);
                }
                "seat_assigned" => so.seats.extend(text("to")),
                "seat_released" => so.seats.retain(|user| Some(user) != text("to").as_ref()),
                "received" => so.pieces = Some(so.pieces.unwrap_or_default() + pieces),
                "issued" => so.pieces = Some(so.pieces.unwrap_or_default() - pieces),
                "counted" => so.pieces = Some(pieces),
                "referenced" if event.text("system") == Some("sigtig") => {
                    let covered = asset.events.iter().position(|known| Some(known.id.as_str()) == event.text("change"));
                    so.known = so.known.max(covered);
                }
                _ => {}
            }
            let silent =
                ["noted", "signed", "referenced", "reserved", "released", "extended", "authorised", "withdrawn"];
            if !silent.contains(&event.deed.word()) {
                so.changes.push(index);
            }
        }
        so
    }

    fn state(&self) -> &'static str {
        match (self.holder.is_some(), self.lent) {
            _ if self.retired => "retired",
            _ if self.lost => "lost",
            _ if self.outside => "outside",
            _ if self.retained => "retained",
            (true, true) => "lent",
            (true, false) => "in_use",
            _ if !self.seats.is_empty() => "in_use",
            _ => "in_stock",
        }
    }
}

// --- At any moment ----------------------------------------------------------------------------------

/// One state, at most one custodian, one place.
fn holds_together(state: &AssetState) -> Result<(), TestCaseError> {
    let open: Vec<_> = state.letters.iter().filter(|letter| letter.closing.is_none()).collect();
    prop_assert!(open.len() <= 1);
    let holder = open.first().map(|letter| letter.holder.as_str());
    prop_assert_eq!(holder, state.custodian.as_deref(), "the letter and the custodian");
    prop_assert!(state.place.as_ref().is_some_and(|place| !place.is_empty()), "no place");
    let seated = !state.seats.is_empty();
    match state.status() {
        AssetStatus::InStock => prop_assert!(holder.is_none() && !seated),
        AssetStatus::InUse => prop_assert!(seated != open.first().is_some_and(|letter| !letter.is_slip)),
        AssetStatus::Lent => prop_assert!(open.first().is_some_and(|letter| letter.is_slip && letter.due.is_some())),
        AssetStatus::Retired => prop_assert!(holder.is_none() && state.open_pass().is_none()),
        AssetStatus::Outside => prop_assert!(state.open_pass().is_some_and(|pass| pass.left.is_some())),
        AssetStatus::Retained | AssetStatus::Lost => {}
    }
    let opened = |count: usize| count <= 1;
    prop_assert!(opened(state.retentions.iter().filter(|retention| retention.to.is_none()).count()));
    prop_assert!(opened(state.passes.iter().filter(|pass| pass.is_open()).count()));
    let numbers: Vec<&str> = state.letters.iter().filter_map(|letter| letter.number.as_deref()).collect();
    prop_assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len(), "a number twice");
    let users: BTreeSet<&str> = state.seats.iter().map(|seat| seat.to.as_str()).collect();
    prop_assert_eq!(users.len(), state.seats.len(), "a seat twice");
    prop_assert!(state.quantity.is_none_or(|pieces| pieces >= 0));
    Ok(())
}

/// Whether `check` would say something of that file.
fn is_seen(rules: &AssetRules, asset: &Asset, now: Moment) -> bool {
    let (state, breaches) = engine::judge(rules, asset, now);
    !breaches.is_empty()
        || state.position().entries() != asset.position.entries()
        || !card_differences(rules.kind(asset), asset, &state).is_empty()
}

fn kinds() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(KINDS[0]), 1 => Just(KINDS[1]), 1 => Just(KINDS[2])]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_events_alone_give_the_record(kind in kinds(), rolls in rolls(60)) {
        let world = World::new();
        let rules = world.rules();
        let mut trouble: Option<TestCaseError> = None;
        let history = play(&rules, kind, &rolls, |asset, state| {
            let so = Opinion::of(asset);
            let check = || -> Result<(), TestCaseError> {
                holds_together(state)?;
                prop_assert_eq!(state.status().word(), so.state());
                prop_assert_eq!(&state.custodian, &so.holder);
                prop_assert_eq!(state.quantity, so.pieces);
                prop_assert_eq!(&asset.position.users, &so.seats);
                prop_assert_eq!(&state.position(), &asset.position);
                let pending: Vec<usize> =
                    so.changes.iter().copied().filter(|index| so.known.is_none_or(|known| *index > known)).collect();
                prop_assert_eq!(state.pending("sigtig"), &pending[..]);
                prop_assert_eq!(state.pending("otro"), &so.changes[..]);
                Ok(())
            };
            if let Err(error) = check() {
                trouble.get_or_insert(error);
            }
        });
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        let History { asset, state, now } = history;
        prop_assert_eq!(&AssetState::replay(&asset.id, &asset.events), &state);
        let (judged, breaches) = engine::judge(&rules, &asset, now);
        prop_assert!(breaches.is_empty(), "{:?}", breaches);
        prop_assert_eq!(&judged, &state);
        prop_assert!(!is_seen(&rules, &asset, now));
        let text = yaml::emit(&asset.to_value());
        prop_assert_eq!(&parse_asset(&format!("{kind}/PC-0001.yaml"), &text).expect("what was written"), &asset);
    }

    #[test]
    fn at_any_moment_there_is_one_state_one_holder_and_one_place(rolls in rolls(60)) {
        let world = World::new();
        let History { asset, state, now } = play(&world.rules(), "computadora", &rolls, |_, _| {});
        let mut moments: Vec<Moment> = asset.events.iter().map(|event| event.at).collect();
        moments.push(now + Duration::days(1));
        moments.sort();
        let between: Vec<Moment> = moments.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2).collect();
        for moment in moments.into_iter().chain(between) {
            let then = AssetState::replay_until(&asset.id, &asset.events, moment);
            holds_together(&then)?;
            // The letters of the whole history say the same of that moment.
            let mut letters = state.letters.iter().rev();
            let closed = |at: Option<Moment>| at.is_some_and(|at| at <= moment);
            let letter = letters.find(|letter| {
                letter.from <= moment && !closed(letter.closing.as_ref().map(|closing| closing.at))
            });
            prop_assert_eq!(letter.map(|letter| letter.holder.as_str()), then.custodian.as_deref());
        }
        // One after the other.
        for pair in state.letters.windows(2) {
            prop_assert!(pair[0].closing.as_ref().is_some_and(|closing| closing.at <= pair[1].from));
        }
        for pair in state.retentions.windows(2) {
            prop_assert!(pair[0].to.is_some_and(|to| to <= pair[1].from));
        }
    }

    #[test]
    fn what_is_altered_is_seen(kind in kinds(), rolls in rolls(40), pick in any::<u16>()) {
        let world = World::new();
        let rules = world.rules();
        let mut positions: Vec<Position> = Vec::new();
        let History { asset, now, .. } = play(&rules, kind, &rolls, |asset, _| positions.push(asset.position.clone()));
        let pick = usize::from(pick) % asset.events.len();
        let altered = |change: &dyn Fn(&mut Asset)| {
            let mut other = asset.clone();
            change(&mut other);
            is_seen(&rules, &other, now)
        };
        // Without its beginning nothing is in order.
        prop_assert!(altered(&|asset| drop(asset.events.remove(0))), "the registration taken out");
        // Whatever gave it its present state, or its present holder.
        let held = |position: &Position| (position.status, position.custodian.clone());
        let last = (1..positions.len()).rev().find(|index| held(&positions[*index]) != held(&positions[index - 1]));
        if let Some(last) = last {
            prop_assert!(altered(&|asset| drop(asset.events.remove(last))), "event {last} taken out");
        }
        prop_assert!(altered(&|asset| asset.events.insert(pick, asset.events[pick].clone())), "event {pick} twice");
        prop_assert!(altered(&|asset| asset.position.place = Some("En otra parte".into())), "the place");
        prop_assert!(altered(&|asset| drop(asset.card.insert("tag".into(), Value::from("T-2")))), "the tag");
        // A step after the one that followed it, or in the future.
        if asset.events[pick].deed.is_step() {
            let next = asset.events[pick + 1..].iter().find(|event| event.deed.is_step());
            let later = next.map_or(now, |next| next.at) + Duration::minutes(1);
            prop_assert!(altered(&|asset| asset.events[pick].at = later), "event {pick} later");
        }
        // Whom it was handed to last, where it was put last.
        let names = |key: &str| asset.events.iter().rposition(|event| event.text(key).is_some());
        if let (Some(handed), Some(holder)) = (names("to"), &asset.position.custodian) {
            let other = if holder == "ana" { "beto" } else { "ana" };
            if asset.events[handed].text("to") == Some(holder) && asset.events[handed].deed != Deed::Reserved {
                let change = |asset: &mut Asset| drop(asset.events[handed].details.insert("to".into(), other.into()));
                prop_assert!(altered(&change), "the holder of event {handed}");
            }
        }
        if let Some(set) = asset.events.iter().rposition(|event| event.set.contains_key("seats")) {
            let change = |asset: &mut Asset| drop(asset.events[set].set.insert("seats".into(), Value::from(77)));
            prop_assert!(altered(&change), "the seats of event {set}");
        }
        // What somebody signed: the paper, or the card as it was then.
        for signed in ledger::signed(&asset) {
            let before = AssetState::replay(&asset.id, &asset.events[..signed.event]);
            let on = asset.events[signed.event].text("on").expect("a paper");
            prop_assert_eq!(signed.data.clone(), ledger::hash(&asset, &before, on));
            prop_assert_eq!(signed.is_intact(), Some(true));
            let is_seen = |asset: &Asset| ledger::signed(asset).iter().any(|one| one.is_intact() == Some(false));
            let mut other = asset.clone();
            other.events[0].set.insert("apodo".into(), "Otra".into());
            prop_assert!(is_seen(&other), "the card");
            let handed = asset.events[..signed.event].iter().rposition(|event| event.deed == Deed::Assigned);
            if let Some(handed) = handed.filter(|_| on == "letter") {
                let mut other = asset.clone();
                other.events[handed].details.insert("condition".into(), "Otra cosa".into());
                let later = asset.events[handed..signed.event].iter().any(|event| event.deed == Deed::Transferred);
                prop_assert!(is_seen(&other) || later, "the condition of event {handed}");
            }
        }
        // Pieces since they were counted last.
        let counted = asset.events.iter().rposition(|event| event.deed == Deed::Counted).unwrap_or(0);
        if let Some(pieces) = asset.events[pick].quantity().filter(|_| pick >= counted) {
            let change =
                |asset: &mut Asset| drop(asset.events[pick].details.insert("quantity".into(), Value::from(pieces + 1)));
            prop_assert!(altered(&change), "the pieces of event {pick}");
        }
    }
}

// --- Editing in place ---------------------------------------------------------------------------------

/// What a person did to the text of a card.
#[derive(Debug, Clone)]
struct Decoration {
    comments: Vec<(usize, u8)>,
    unknown: bool,
    crlf: bool,
    flow: bool,
    by_hand: bool,
}

fn decoration() -> impl Strategy<Value = Decoration> {
    let comments = prop::collection::vec((0_usize..40, any::<u8>()), 0..6);
    (comments, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(comments, unknown, crlf, flow, by_hand)| Decoration { comments, unknown, crlf, flow, by_hand })
}

const COMMENTS: [&str; 4] = ["# comentario", "#sin espacio: [ni cierre", "# --- # ...", "# «acentos» 'comillas\""];

/// The text with what a person wrote, and the lines that must survive.
fn decorate(text: &str, decoration: &Decoration) -> (String, Vec<String>) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_top = |line: &String| line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    for (place, which) in &decoration.comments {
        let tops: Vec<usize> = (0..lines.len()).filter(|index| is_top(&lines[*index])).collect();
        lines.insert(of(&tops, *place), of(&COMMENTS, usize::from(*which)).to_owned());
    }
    if decoration.unknown {
        let top = lines.iter().position(|line| line.starts_with("state:")).unwrap_or(lines.len());
        lines.insert(top, "apodo: {de: la casa,  otro: 'x'}   # de nadie".to_owned());
    }
    let is_theirs = |line: &&String| {
        COMMENTS.contains(&line.as_str()) || line.contains("# la etiqueta") || line.contains("# de nadie")
    };
    let kept = lines.iter().filter(is_theirs).cloned().collect();
    let ending = if decoration.crlf { "\r\n" } else { "\n" };
    (lines.iter().map(|line| format!("{line}{ending}")).collect(), kept)
}

#[test]
fn an_edit_in_place_keeps_what_people_wrote() {
    let desk = TestDesk::new();
    desk.write("catalog/inventory.toml", INVENTORY);
    desk.write("catalog/people.toml", PEOPLE);
    let desk = Desk::open(&desk.root()).expect("a desk");
    let path = desk.new_asset_path("computadora", "PC-0001");
    let mut done = BTreeSet::new();
    // The same each time: what the histories cover is asserted below.
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::with_cases(96), random);
    let whole = (decoration(), rolls(50));
    let seen = std::cell::RefCell::new(&mut done);
    let result = runner.run(&whole, |(decoration, rolls)| {
        let rules = desk.asset_rules();
        let mut record: Option<folio::store::assets::AssetRecord> = None;
        let mut kept = Vec::new();
        let mut trouble: Option<String> = None;
        play(&rules, "computadora", &rolls, |after, _| {
            let Some(before) = record.take() else {
                // The registration: a new file, or a card by hand that is adopted.
                let mut value = after.to_value();
                if decoration.by_hand
                    && let Value::Object(map) = &mut value
                {
                    map.retain(|key, _| !["uid", "state", "since", "events"].contains(&key.as_str()));
                }
                let mut text = yaml::emit(&value);
                if decoration.flow {
                    text = text.replacen("tag: T-1", "tag: 'T-1'   # la etiqueta", 1);
                }
                let (text, lines) = decorate(&text, &decoration);
                kept = lines;
                let asset = parse_asset("computadora/PC-0001.yaml", &text).expect("what was decorated");
                let found = folio::store::assets::AssetRecord { path: path.clone(), text, asset };
                record = Some(match decoration.by_hand {
                    true => {
                        let mut adopted = found.asset.clone();
                        adopted.uid.clone_from(&after.uid);
                        adopted.position.clone_from(&after.position);
                        adopted.events.clone_from(&after.events);
                        desk.with_asset(&found, &adopted).expect("an adoption")
                    }
                    false => found,
                });
                return;
            };
            let mut wanted = after.clone();
            if let Some(odd) = before.asset.card.get("apodo") {
                wanted.card.insert("apodo".into(), odd.clone());
            }
            let deed = after.events.last().expect("an event").deed;
            seen.borrow_mut().insert(deed.word());
            match desk.with_asset(&before, &wanted) {
                Ok(next) => {
                    let mut rest = next.text.lines();
                    for line in &kept {
                        if !rest.any(|found| found == line) {
                            let text = &next.text;
                            trouble.get_or_insert(format!("{} lost {line}\n{text}", deed.word()));
                        }
                    }
                    let old = before.asset.events.len();
                    if next.asset.events.len() != old + 1 || next.text.contains("\r\n") != decoration.crlf {
                        trouble.get_or_insert(format!("{}\n{}", deed.word(), next.text));
                    }
                    record = Some(next);
                }
                Err(error) => {
                    trouble.get_or_insert(format!("{}: {error:?}\n{}", deed.word(), before.text));
                    record = Some(before);
                }
            }
        });
        prop_assert!(trouble.is_none(), "{}", trouble.unwrap_or_default());
        Ok(())
    });
    let _ = seen;
    if let Err(error) = result {
        panic!("{error}");
    }
    // Every deed that equipment knows was among them.
    let never: Vec<&str> = Deed::all().map(Deed::word).filter(|word| !done.contains(word)).collect();
    let of_licences = ["seat_assigned", "seat_released", "renewed"];
    let others =
        [&["registered"][..], &of_licences, &["received", "issued", "counted", "settled", "redacted", "renumbered"]]
            .concat();
    assert_eq!(never, others);
}
