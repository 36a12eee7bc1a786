//! The laws of clocks, on random histories that cross summer time, year ends, holidays, partial days
//! and closures: stretches tile, figures add up, due times undo counting.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Duration, NaiveDate};
use folio::clock::calendar::Calendar;
use folio::clock::circumstances::{Circumstances, Subject};
use folio::clock::reading::{Reading, beginnings, minutes};
use folio::clock::stopwatch::{Clock, Part, Setting, Stop, Whose, Why, minute};
use folio::model::catalogue::{CalendarSettings, Priorities, Suppliers};
use folio::model::event::{Deed, Event, Values};
use folio::model::time::{Moment, Zone};
use folio::procedure::definition::{ClockKind, Procedure};
use folio::procedure::load;
use folio::procedure::replay::{Lineage, State};
use proptest::prelude::*;
use serde_json::{Value, json};

const PROCEDURE: &str = r#"
code = "prueba"
title = "Prueba de relojes"
revision = "1"
area = "Área de Ejemplo"

[roles]
agente = "Agente"

[fields.prioridad]
label = "Prioridad"
type = "choice"
choices_from = "priorities"
header = "priority"

[fields.servicio]
label = "Servicio"
type = "choice"
choices_from = "services"
header = "service"

[fields.proveedor]
label = "Proveedor"
type = "choice"
choices_from = "suppliers"
header = "supplier"

[waits.usuario]
title = "En espera del usuario"
status = "waiting_user"

[waits.proveedor]
title = "En espera del proveedor"
status = "waiting_supplier"
stops = []
contract = "proveedor"

[waits.todo]
title = "Todo parado"
status = "waiting_purchase"
stops = ["activity", "path", "response", "solution", "contract"]

[waits.fuera]
title = "Equipo fuera"
status = "offsite"
stops = ["activity"]

[cancel.reasons]
desistimiento = "Desiste"

[reopen]
to = "02"

[opening]
fills = ["prioridad?", "servicio?", "proveedor?"]

[[activity]]
id = "01"
title = "Registrar"
role = "agente"
limit = "10min"
[[activity.outcome]]
id = "atendido"
title = "Atendido"
to = "02"
marks = ["response"]

[[activity]]
id = "02"
title = "Resolver"
role = "agente"
limit = "3h"
[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "03"
marks = ["solution"]
[[activity.outcome]]
id = "escalado"
title = "Escalado"
to = "04"

[[activity]]
id = "03"
title = "Cerrar"
role = "agente"
[[activity.outcome]]
id = "conforme"
title = "Conforme"
to = "end"
[[activity.outcome]]
id = "inconforme"
title = "Inconforme"
to = "02"

[[activity]]
id = "04"
title = "Atender por contrato"
role = "agente"
limit = "9h"
contract = "proveedor"
[[activity.outcome]]
id = "devuelto"
title = "Devuelto"
to = "02"
"#;

const OFFICE: &str = r#"
code = "oficina"
name = "Oficina"
[[hours]]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "09:00"
to = "14:00"
[[hours]]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "15:00"
to = "18:00"
[[holiday]]
name = "Año Nuevo"
date = "01-01"
[[holiday]]
name = "Viernes Santo"
easter = -2
[[holiday]]
name = "Primer lunes de febrero"
weekday = "mon"
nth = 1
month = 2
[[partial]]
name = "Nochebuena"
date = "12-24"
hours = [{ from = "09:00", to = "12:00" }]
[[closure]]
name = "Suspensión"
from = 2022-04-04
until = 2022-04-06
notice = "Circular 1"
"#;

/// Hours that lie across every change to and from summer time.
const NIGHTS: &str = r#"
code = "noches"
name = "Noches"
[[hours]]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
from = "00:00"
to = "04:30"
[[hours]]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
from = "22:00"
to = "24:00"
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
key = "uno"
name = "Uno de Ejemplo"
[[supplier.contract]]
number = "U-1"
from = 2015-01-01
until = 2022-12-31
attention = "8h"
attention_by_priority = { critical = "2h" }
calendar = "noches"
[[supplier.contract]]
number = "U-2"
from = 2023-01-01
attention = "4h"
[[supplier]]
key = "dos"
name = "Dos de Ejemplo"
"#;

/// Places and times at which something is odd: summer time comes, goes and is abolished; years end;
/// a holiday moves.
const ODD: [(&str, &str); 8] = [
    ("America/Tijuana", "2026-03-06 12:00"),
    ("America/Tijuana", "2026-10-30 16:00"),
    ("America/Mexico_City", "2022-04-01 17:55"),
    ("America/Mexico_City", "2022-10-28 08:00"),
    ("America/Mexico_City", "2025-12-23 13:59"),
    ("America/Mexico_City", "2026-01-30 20:00"),
    ("America/Mexico_City", "2026-04-01 10:30"),
    ("America/Bogota", "2024-12-31 23:59"),
];

fn calendar(text: &str, zone: Zone) -> Arc<Calendar> {
    let code = if text.contains("noches") { "noches.toml" } else { "oficina.toml" };
    let settings = CalendarSettings::parse(code, text).unwrap_or_else(|found| panic!("{found:?}"));
    Arc::new(Calendar::resolve(&[settings], zone))
}

struct World {
    zone: Zone,
    lineage: Lineage,
    calendars: HashMap<String, Arc<Calendar>>,
    own: Arc<Calendar>,
    priorities: Priorities,
    suppliers: Suppliers,
}

impl World {
    fn new(zone: &str, own: &str, restart: bool) -> Self {
        let policy = if restart { "[targets]\nreopening = \"restart\"\n" } else { "" };
        let text = PROCEDURE.replace("[roles]", &format!("{policy}[roles]"));
        let loaded = load::load("prueba.toml", &text);
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        let procedure: Procedure = loaded.procedure.expect("a sound procedure");
        let zone = Zone::named(zone).expect("zone");
        let calendars: HashMap<String, Arc<Calendar>> = [("oficina", OFFICE), ("noches", NIGHTS)]
            .map(|(code, text)| (code.to_owned(), calendar(text, zone)))
            .into();
        Self {
            zone,
            lineage: Lineage::single(Arc::new(procedure)),
            own: calendars[own].clone(),
            calendars,
            priorities: Priorities::default(),
            suppliers: Suppliers::parse("suppliers.toml", SUPPLIERS).expect("suppliers"),
        }
    }

    fn at(&self, text: &str) -> Moment {
        self.zone.read(text, NaiveDate::default()).expect(text)
    }

    /// The clocks as they stood at a moment.
    fn read(&self, events: &[Event], as_of: Moment) -> Reading {
        let state = State::replay_until(&self.lineage, events, as_of);
        let subject = Subject { lineage: &self.lineage, events, state: &state };
        let (own, calendars) = (&self.own, &self.calendars);
        let (priorities, suppliers) = (&self.priorities, &self.suppliers);
        Reading::of(&subject, &Circumstances { own, calendars, desk: "oficina", priorities, suppliers, as_of })
    }

    /// A history: one random thing after each gap.
    fn history(&self, opened: Moment, rolls: &[(u16, i64)]) -> Vec<Event> {
        let mut state = State::default();
        let mut events = Vec::new();
        let mut at = opened;
        let set = values(&[("prioridad", "high"), ("servicio", "correo")]);
        let mut add = |state: &mut State, at: Moment, deed: Deed, set: Values| {
            let id = format!("e{}", events.len());
            let event = Event {
                id,
                at,
                recorded: None,
                by: "ana".into(),
                on_behalf: None,
                deed,
                set,
                note: None,
                moves: Vec::new(),
                unseen: Vec::new(),
            };
            state.apply(self.lineage.current(), &event);
            events.push(event);
        };
        add(&mut state, at, Deed::Opened { parent: None }, set);
        for (roll, seconds) in rolls {
            at += Duration::seconds(*seconds);
            if let Some((deed, set)) = self.deed(&state, *roll) {
                add(&mut state, at, deed, set);
            }
        }
        events
    }

    fn deed(&self, state: &State, roll: u16) -> Option<(Deed, Values)> {
        let pick = usize::from(roll / 16);
        let procedure = self.lineage.current();
        if state.is_ended() {
            return (roll.is_multiple_of(2)).then(|| (Deed::Reopened, Values::new()));
        }
        let reason = |reason: &str| Deed::Waited { reason: reason.to_owned() };
        Some(match roll % 16 {
            0..3 if state.waiting().is_none() => {
                (reason(["usuario", "proveedor", "todo", "fuera"][pick % 4]), Values::new())
            }
            3..5 if state.waiting().is_some() => (Deed::Resumed, Values::new()),
            5 => (Deed::Corrected, values(&[("prioridad", ["critical", "low", ""][pick % 3])])),
            6 | 7 => (Deed::Corrected, values(&[("proveedor", ["uno", "dos", ""][pick % 3])])),
            8 if pick.is_multiple_of(4) => (Deed::Cancelled { reason: "desistimiento".into() }, Values::new()),
            _ => {
                let activity = procedure.activity(state.activity.as_deref()?)?;
                let outcome = &activity.outcomes[pick % activity.outcomes.len()];
                let (activity, outcome) = (activity.id.clone(), outcome.id.clone());
                (Deed::Outcome { activity, outcome, opens: Vec::new() }, Values::new())
            }
        })
    }
}

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
}

/// Minutes of the stretches of a clock before a moment: counted, paused, closed.
fn sums(clock: &Clock, stays: &[Moment], before: Moment) -> [i64; 3] {
    let mut sums = [0; 3];
    for row in clock.intervals(stays) {
        let place = match row.part {
            Part::Counted => 0,
            Part::Paused(_) => 1,
            Part::Closed(_) => 2,
        };
        sums[place] += (row.to.min(before) - row.from).num_minutes().max(0);
    }
    sums
}

fn hold_together(clock: &Clock, stays: &[Moment]) -> Result<(), TestCaseError> {
    for stays in [&[], stays] {
        let rows = clock.intervals(stays);
        prop_assert_eq!(rows.first().map_or(clock.until(), |row| row.from), clock.started);
        prop_assert_eq!(rows.last().map_or(clock.started, |row| row.to), clock.until());
        for pair in rows.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
        prop_assert!(rows.iter().all(|row| row.minutes() > 0));
        let figures = [clock.counted(), clock.paused(), clock.closed()].map(minutes);
        prop_assert_eq!(sums(clock, stays, clock.until()), figures);
        prop_assert_eq!(figures.iter().sum::<i64>(), minutes(clock.elapsed()));
        prop_assert_eq!(clock.elapsed(), Duration::minutes(figures.iter().sum::<i64>()));
    }
    Ok(())
}

/// At the due time exactly the limit has been counted, a minute before one minute less.
fn due_undoes_counting(world: &World, events: &[Event], clock: &Clock, index: usize) -> Result<(), TestCaseError> {
    let Some((due, limit)) = clock.due().zip(clock.limit) else {
        prop_assert!(clock.limit.is_none() || clock.is_still(), "no due time: {clock:?}");
        return Ok(());
    };
    let before = due - Duration::minutes(1);
    if due <= clock.until() {
        prop_assert!(minutes(clock.counted()) >= limit);
        prop_assert_eq!(sums(clock, &[], due)[0], limit);
        prop_assert_eq!(sums(clock, &[], before)[0], limit - 1);
    } else {
        prop_assert!(minutes(clock.counted()) < limit, "{clock:?}");
        if clock.is_running() {
            let at = |at| world.read(events, at).all().nth(index).cloned().expect("the same clock");
            prop_assert_eq!(minutes(at(due).counted()), limit);
            prop_assert!(!at(due).is_late());
            prop_assert_eq!(minutes(at(before).counted()), limit - 1);
        }
    }
    Ok(())
}

fn rolls() -> impl Strategy<Value = Vec<(u16, i64)>> {
    // Often minutes, sometimes days; never whole minutes.
    let gap = prop_oneof![0_i64..600, 0_i64..20_000, 0_i64..(5 * 86_400)];
    prop::collection::vec((any::<u16>(), gap), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn stretches_tile_and_add_up(
        odd in 0_usize..8, nights in any::<bool>(), restart in any::<bool>(), rolls in rolls(), after in 0_i64..(8 * 86_400)
    ) {
        let (zone, opened) = ODD[odd];
        let world = World::new(zone, if nights { "noches" } else { "oficina" }, restart);
        let events = world.history(world.at(opened), &rolls);
        let last = events.last().map_or(world.at(opened), |event| event.at);
        // In the middle of the history, at its end, and after it.
        let middle = world.at(opened) + (last - world.at(opened)) / 2;
        for as_of in [middle, last, last + Duration::seconds(after)] {
            let reading = world.read(&events, as_of);
            let stays = beginnings(&reading);
            // What is due is told as if nothing else happened.
            let so_far: Vec<Event> = events.iter().filter(|event| event.at <= as_of).cloned().collect();
            for (index, clock) in reading.all().enumerate() {
                hold_together(clock, &stays)?;
                due_undoes_counting(&world, &so_far, clock, index)?;
            }
        }
    }

    #[test]
    fn the_path_counts_what_its_stays_count(odd in 0_usize..8, rolls in rolls(), after in 0_i64..86_400) {
        let (zone, opened) = ODD[odd];
        let world = World::new(zone, "oficina", false);
        // All reasons but one stop both.
        let rolls: Vec<(u16, i64)> = rolls.into_iter().filter(|(roll, _)| (roll / 16) % 4 != 3).collect();
        let events = world.history(world.at(opened), &rolls);
        let as_of = events.last().map_or(world.at(opened), |event| event.at) + Duration::seconds(after);
        let reading = world.read(&events, as_of);
        let sum: Duration = reading.visits.iter().map(Clock::counted).sum();
        prop_assert_eq!(reading.counted(), sum);
        // What has been counted does not become less.
        let earlier = world.read(&events, world.at(opened) + (as_of - world.at(opened)) / 3);
        prop_assert!(earlier.counted() <= reading.counted());
    }

    #[test]
    fn splitting_a_day_changes_nothing(
        odd in 0_usize..8, nights in any::<bool>(), length in 0_i64..(9 * 1440), cut in 0_i64..(9 * 1440),
        stop in (0_i64..(9 * 1440), 0_i64..2000)
    ) {
        let (zone, opened) = ODD[odd];
        let world = World::new(zone, if nights { "noches" } else { "oficina" }, false);
        let from = world.at(opened);
        let (to, stopped) = (from + Duration::minutes(length), from + Duration::minutes(stop.0));
        let middle = (from + Duration::minutes(cut)).min(to);
        let why = Why::Wait("usuario".into());
        let stops = vec![Stop { from: stopped, to: Some(stopped + Duration::minutes(stop.1)), why }];
        let clock = |started, ended| {
            let setting = Setting {
                kind: ClockKind::Path,
                stay: None,
                whose: Whose::Procedure,
                started,
                ended: Some(ended),
                limit: None,
                calendar: world.own.clone(),
                stops: stops.clone(),
            };
            setting.read(to)
        };
        let (whole, first, second) = (clock(from, to), clock(from, middle), clock(middle, to));
        prop_assert_eq!(whole.counted(), first.counted() + second.counted());
        prop_assert_eq!(whole.paused(), first.paused() + second.paused());
        prop_assert_eq!(whole.closed(), first.closed() + second.closed());
    }
}

// --- Cases --------------------------------------------------------------------------------------

/// A history told in lines of moment, deed and field value.
fn told(world: &World, lines: &[(&str, &str, &str)]) -> Vec<Event> {
    let mut state = State::default();
    let mut events = Vec::new();
    for (at, deed, set) in lines {
        let activity = state.activity.clone().unwrap_or_default();
        let deed = match *deed {
            "opened" => Deed::Opened { parent: None },
            "corrected" => Deed::Corrected,
            "resumed" => Deed::Resumed,
            "reopened" => Deed::Reopened,
            "cancelled" => Deed::Cancelled { reason: "desistimiento".into() },
            other => match other.strip_prefix("wait ") {
                Some(reason) => Deed::Waited { reason: reason.into() },
                None => Deed::Outcome { activity, outcome: other.into(), opens: Vec::new() },
            },
        };
        let set: Values = set.split_once('=').map(|(key, value)| (key.to_owned(), json!(value))).into_iter().collect();
        let (id, at) = (format!("e{}", events.len()), world.at(at));
        let event = Event {
            id,
            at,
            recorded: None,
            by: "ana".into(),
            on_behalf: None,
            deed,
            set,
            note: None,
            moves: Vec::new(),
            unseen: Vec::new(),
        };
        state.apply(world.lineage.current(), &event);
        events.push(event);
    }
    events
}

/// Kind, counted, paused, limit, over, and local due time of the clocks of some kind.
fn figures(reading: &Reading, kind: ClockKind) -> Vec<(i64, i64, Option<i64>, Option<String>)> {
    let clocks = reading.all().filter(|clock| clock.kind == kind);
    let figure = |clock: &Clock| {
        let due = clock.due().map(|due| due.format("%Y-%m-%d %H:%M").to_string());
        (minutes(clock.counted()), minutes(clock.paused()), clock.limit, due)
    };
    clocks.map(figure).collect()
}

fn due(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_pause_over_a_weekend_and_a_holiday_counts_nothing() {
    let world = World::new("America/Mexico_City", "oficina", false);
    // 2 February 2026 is the first Monday of February.
    let events = told(
        &world,
        &[
            ("2026-01-30 09:00", "opened", "prioridad=high"),
            ("2026-01-30 09:05", "atendido", ""),
            ("2026-01-30 17:00", "wait usuario", ""),
            ("2026-02-03 10:00", "resumed", ""),
        ],
    );
    let reading = world.read(&events, world.at("2026-02-03 11:00"));
    // 09:05 to 14:00 and 15:00 to 17:00, and an hour on Tuesday; an hour on Friday and one on Tuesday paused.
    assert_eq!(figures(&reading, ClockKind::Activity)[1], (415 + 60, 120, Some(180), due("2026-01-30 12:05")));
    assert_eq!(figures(&reading, ClockKind::Path), [(480, 120, Some(190), due("2026-01-30 12:10"))]);
    // The solution has 8 h: those are over at the moment.
    assert_eq!(figures(&reading, ClockKind::Solution), [(480, 120, Some(480), due("2026-02-03 11:00"))]);
    assert!(!reading.targets[1].is_late());
    let rows = reading.visits[1].intervals(&[]);
    let holiday: Vec<String> = rows
        .iter()
        .filter_map(|row| match &row.part {
            Part::Closed(reason) => reason.name().map(str::to_owned),
            _ => None,
        })
        .collect();
    assert_eq!(holiday, ["Primer lunes de febrero"]);
}

#[test]
fn while_a_clock_stands_still_it_is_not_due_unless_it_was() {
    let world = World::new("America/Mexico_City", "oficina", false);
    let events = told(
        &world,
        &[
            ("2026-01-27 09:00", "opened", "prioridad=critical"),
            ("2026-01-27 09:05", "atendido", ""),
            ("2026-01-27 10:00", "wait usuario", ""),
        ],
    );
    let reading = world.read(&events, world.at("2026-01-27 12:00"));
    assert_eq!(figures(&reading, ClockKind::Activity)[1], (55, 120, Some(180), None));
    assert_eq!(figures(&reading, ClockKind::Solution), [(60, 120, Some(240), None)]);
    // As of before the wait began, it runs.
    let reading = world.read(&events, world.at("2026-01-27 09:59"));
    assert_eq!(figures(&reading, ClockKind::Activity)[1], (54, 0, Some(180), due("2026-01-27 12:05")));
    // A pause does not make good what was late before it.
    let late = told(
        &world,
        &[
            ("2026-01-27 09:00", "opened", ""),
            ("2026-01-27 09:00", "atendido", ""),
            ("2026-01-27 13:00", "wait usuario", ""),
        ],
    );
    let reading = world.read(&late, world.at("2026-01-28 12:00"));
    assert_eq!(figures(&reading, ClockKind::Activity)[1], (240, 420, Some(180), due("2026-01-27 12:00")));
    assert!(reading.is_late());
}

#[test]
fn a_change_of_priority_keeps_what_was_counted_and_what_has_ended() {
    let world = World::new("America/Mexico_City", "oficina", false);
    let lines = [
        ("2026-01-27 09:00", "opened", "prioridad=low"),
        ("2026-01-27 10:00", "wait usuario", ""),
        ("2026-01-27 11:00", "resumed", ""),
        ("2026-01-27 11:30", "atendido", ""),
        ("2026-01-27 12:00", "corrected", "prioridad=critical"),
    ];
    let events = told(&world, &lines);
    let before = world.read(&events, world.at("2026-01-27 11:59"));
    assert_eq!(figures(&before, ClockKind::Response), [(90, 60, Some(480), due("2026-01-28 10:00"))]);
    assert_eq!(figures(&before, ClockKind::Solution), [(119, 60, Some(2400), due("2026-02-04 10:00"))]);
    // The pause before the change still counts for nothing; the answer is judged by the priority it was given under.
    let after = world.read(&events, world.at("2026-01-27 13:00"));
    assert_eq!(figures(&after, ClockKind::Response), [(90, 60, Some(480), due("2026-01-28 10:00"))]);
    assert_eq!(figures(&after, ClockKind::Solution), [(180, 60, Some(240), due("2026-01-27 14:00"))]);
    // Without a priority there is no target; the clocks run all the same.
    let events = told(&world, &[lines[0], ("2026-01-27 09:30", "corrected", "prioridad=")]);
    let blank = world.read(&events, world.at("2026-01-27 13:00"));
    assert_eq!(figures(&blank, ClockKind::Response), [(240, 0, None, None)]);
}

#[test]
fn a_solution_taken_back_was_none() {
    let world = World::new("America/Mexico_City", "oficina", false);
    let lines = [
        ("2026-01-27 09:00", "opened", "prioridad=high"),
        ("2026-01-27 09:10", "atendido", ""),
        ("2026-01-27 10:00", "resuelto", ""),
        ("2026-01-27 12:00", "inconforme", ""),
        ("2026-01-27 13:00", "resuelto", ""),
        ("2026-01-27 13:30", "conforme", ""),
    ];
    let events = told(&world, &lines);
    let solution = |at: &str| figures(&world.read(&events, world.at(at)), ClockKind::Solution)[0].0;
    assert_eq!(["2026-01-27 11:00", "2026-01-27 12:30", "2026-01-27 18:00"].map(solution), [60, 210, 240]);
}

#[test]
fn a_reopened_ticket_goes_on_or_starts_anew_as_its_procedure_says() {
    let lines = [
        ("2026-01-27 09:00", "opened", "prioridad=high"),
        ("2026-01-27 09:10", "atendido", ""),
        ("2026-01-27 10:00", "resuelto", ""),
        ("2026-01-27 10:30", "conforme", ""),
        ("2026-01-29 10:00", "reopened", ""),
        ("2026-01-29 10:40", "resuelto", ""),
        ("2026-01-29 11:00", "conforme", ""),
    ];
    let world = World::new("America/Mexico_City", "oficina", false);
    let events = told(&world, &lines);
    let reading = world.read(&events, world.at("2026-02-10 12:00"));
    // Closed from Tuesday 10:30 to Thursday 10:00: 390 + 480 + 60 working minutes.
    assert_eq!(figures(&reading, ClockKind::Path)[0].0, 90 + 60);
    assert_eq!(figures(&reading, ClockKind::Path)[0].1, 930);
    assert_eq!(figures(&reading, ClockKind::Solution), [(90 + 40, 930, Some(480), due("2026-01-29 17:30"))]);
    assert_eq!(figures(&reading, ClockKind::Response).len(), 1);

    let world = World::new("America/Mexico_City", "oficina", true);
    let reading = world.read(&events, world.at("2026-02-10 12:00"));
    let solution = figures(&reading, ClockKind::Solution);
    assert_eq!(solution[0], (60, 0, Some(480), due("2026-01-27 18:00")));
    assert_eq!(solution[1], (40, 0, Some(480), due("2026-01-30 10:00")));
    // Nobody answered anew.
    let response = figures(&reading, ClockKind::Response);
    assert_eq!(response, [(10, 0, Some(60), due("2026-01-27 10:00")), (60, 0, Some(60), due("2026-01-29 11:00"))]);
}

#[test]
fn the_clock_of_a_contract_runs_beside_ours_on_its_own_calendar() {
    let world = World::new("America/Mexico_City", "oficina", false);
    let events = told(
        &world,
        &[
            ("2026-01-27 09:00", "opened", "prioridad=critical"),
            ("2026-01-27 09:10", "atendido", ""),
            ("2026-01-27 10:00", "escalado", "proveedor=uno"),
            ("2026-01-27 11:00", "wait usuario", ""),
            ("2026-01-27 12:00", "resumed", ""),
            ("2026-01-27 12:30", "corrected", "proveedor=dos"),
            ("2026-01-27 13:00", "corrected", "proveedor=uno"),
            ("2026-01-27 13:30", "devuelto", ""),
        ],
    );
    let reading = world.read(&events, world.at("2026-01-27 16:00"));
    // Waiting for the user stops ours and not the supplier's.
    assert_eq!(figures(&reading, ClockKind::Activity)[2].0, 150);
    let whose: Vec<String> = reading
        .contracts
        .iter()
        .map(|clock| match &clock.whose {
            Whose::Supplier { name, contract, .. } => {
                format!("{name} {}", contract.as_ref().map_or("-", |contract| &contract.number))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(whose, ["Uno de Ejemplo U-2", "Dos de Ejemplo -", "Uno de Ejemplo U-2"]);
    assert_eq!(
        figures(&reading, ClockKind::Contract),
        [
            (150, 0, Some(240), due("2026-01-27 14:00")),
            (30, 0, None, None),
            (30, 0, Some(240), due("2026-01-27 18:00"))
        ]
    );
    // One opened while the old contract was in force is judged by that, on its calendar.
    let events = told(
        &world,
        &[
            ("2022-12-30 17:00", "opened", "prioridad=critical"),
            ("2022-12-30 17:00", "atendido", ""),
            ("2023-01-02 09:00", "escalado", "proveedor=uno"),
        ],
    );
    let reading = world.read(&events, world.at("2023-01-02 23:00"));
    assert_eq!(figures(&reading, ClockKind::Contract), [(60, 0, Some(120), due("2023-01-03 00:00"))]);
    assert_eq!(reading.contracts[0].calendar.code, "noches");
}

#[test]
fn seconds_are_cut_and_never_lost_between_clocks() {
    let world = World::new("America/Mexico_City", "oficina", false);
    let events = told(
        &world,
        &[
            ("2026-01-27 09:00:50", "opened", ""),
            ("2026-01-27 09:01:10", "atendido", ""),
            ("2026-01-27 09:02:59", "escalado", ""),
        ],
    );
    let as_of = world.at("2026-01-27 09:03:01");
    let reading = world.read(&events, as_of);
    let counted: Vec<i64> = figures(&reading, ClockKind::Activity).iter().map(|figure| figure.0).collect();
    assert_eq!(counted, [1, 1, 1]);
    assert_eq!(minutes(reading.counted()), 3);
    assert_eq!(minute(as_of), world.at("2026-01-27 09:03"));
}

#[test]
fn an_opening_outside_hours_is_due_within_them() {
    let world = World::new("America/Tijuana", "oficina", false);
    // Saturday night before the clocks go forward; Monday is the first working day.
    let events = told(&world, &[("2026-03-07 23:00", "opened", "prioridad=critical")]);
    let reading = world.read(&events, world.at("2026-03-09 09:00"));
    assert_eq!(figures(&reading, ClockKind::Response), [(0, 0, Some(30), due("2026-03-09 09:30"))]);
    assert_eq!(minutes(reading.targets[0].elapsed()), 33 * 60);
    // A due time that would fall on the lunch hour falls after it; on a partial day on the next day.
    let events = told(&world, &[("2026-12-24 11:50", "opened", "prioridad=high")]);
    let reading = world.read(&events, world.at("2026-12-24 11:50"));
    assert_eq!(figures(&reading, ClockKind::Response), [(0, 0, Some(60), due("2026-12-25 09:50"))]);
}

#[test]
fn what_was_announced_after_the_opening_does_not_count() {
    let zone = Zone::named("America/Mexico_City").expect("zone");
    let closure = "\n[[closure]]\nname = \"Después\"\nfrom = 2026-01-28\nuntil = 2026-01-28\nannounced = 2026-01-27\n";
    let text = format!("{OFFICE}{closure}");
    let mut world = World::new("America/Mexico_City", "oficina", false);
    world.own = calendar(&text, zone);
    let path = |opened: &str| {
        let events = told(&world, &[(opened, "opened", "")]);
        figures(&world.read(&events, world.at("2026-01-29 09:00")), ClockKind::Path)[0].0
    };
    assert_eq!([path("2026-01-26 17:00"), path("2026-01-27 17:00")], [60 + 480 + 480, 60]);
}

#[test]
fn a_wait_is_judged_by_the_revision_under_which_it_began() {
    let mut world = World::new("America/Mexico_City", "oficina", false);
    let later = PROCEDURE
        .replace("revision = \"1\"", "revision = \"2\"")
        .replace("status = \"waiting_user\"", "status = \"waiting_user\"\nstops = []");
    let later = load::load("prueba.toml", &later).procedure.expect("a sound procedure");
    let events = told(
        &world,
        &[
            ("2026-01-27 09:00", "opened", ""),
            ("2026-01-27 10:00", "wait usuario", ""),
            ("2026-01-27 11:00", "resumed", ""),
            ("2026-01-27 12:00", "wait usuario", ""),
            ("2026-01-27 13:00", "resumed", ""),
        ],
    );
    world.lineage.then(3, Arc::new(later));
    let reading = world.read(&events, world.at("2026-01-27 14:00"));
    assert_eq!(figures(&reading, ClockKind::Activity)[0], (240, 60, Some(10), due("2026-01-27 09:10")));
}
