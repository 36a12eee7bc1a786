//! The laws of the core, on random histories: replaying the events gives the header, what the
//! engine accepts the judge accepts, a record reads back as it was written, working time tiles.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Duration, NaiveDate};
use folio::clock::calendar::Calendar;
use folio::clock::circumstances::{Circumstances, Subject};
use folio::clock::reading::Reading;
use folio::model::catalogue::{CalendarSettings, People, Priorities, Services, Suppliers};
use folio::model::event::{Deed, Values};
use folio::model::folio::Folio;
use folio::model::identifier;
use folio::model::signature::Evidence;
use folio::model::ticket::Ticket;
use folio::model::time::{Moment, Zone, write_moment};
use folio::model::value::FieldType;
use folio::procedure::definition::Procedure;
use folio::procedure::engine::{self, Intent, Kind, Request, Rules, Unmet};
use folio::procedure::ledger;
use folio::procedure::load;
use folio::procedure::replay::{Lineage, State};
use folio::yaml;
use proptest::prelude::*;
use serde_json::Value;

const PEOPLE: &str = r#"
[[person]]
id = "ana"
name = "Ana de Ejemplo"
roles = ["jefatura", "personal"]

[[person]]
id = "beto"
name = "Beto de Ejemplo"
roles = ["personal"]
"#;

fn procedure() -> Procedure {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml");
    let text = std::fs::read_to_string(path).expect("procedure");
    let loaded = load::load(path, &text);
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded.procedure.expect("a sound procedure")
}

fn zone() -> Zone {
    Zone::named("America/Mexico_City").expect("zone")
}

fn moment(text: &str) -> Moment {
    zone().read(text, NaiveDate::default()).expect(text)
}

struct World {
    procedure: Procedure,
    people: People,
    services: Services,
    suppliers: Suppliers,
    priorities: Priorities,
}

impl World {
    fn new() -> Self {
        let people = People::parse("people.toml", PEOPLE).expect("people");
        let (services, suppliers, priorities) = Default::default();
        Self { procedure: procedure(), people, services, suppliers, priorities }
    }

    fn lineage(&self) -> Lineage {
        Lineage::single(Arc::new(self.procedure.clone()))
    }

    fn rules(&self) -> Rules<'_> {
        let Self { procedure, people, services, suppliers, priorities } = self;
        Rules { procedure, people, services, suppliers, priorities, zone: zone(), children: &[], asset: None }
    }
}

fn value(unmet: &Unmet, at: Moment) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    match unmet.field_type {
        Some(FieldType::Choice) => text(&unmet.choices[0].id),
        Some(FieldType::Bool) => Value::Bool(true),
        Some(FieldType::Number) => Value::from(7),
        Some(FieldType::Date) => text("2026-01-31"),
        Some(FieldType::DateTime) => text(&write_moment(at)),
        _ => text("Algo: de ejemplo # con «signos»"),
    }
}

fn request(intent: Intent, at: Moment, set: Values) -> Request {
    Request {
        intent,
        actor: "ana".into(),
        on_behalf: None,
        at,
        now: at,
        set,
        note: None,
        opens: Vec::new(),
        moves: Vec::new(),
    }
}

fn open(rules: &Rules, at: Moment) -> (Ticket, State) {
    let none = Values::new();
    let set = rules
        .unmet_of_opening(&none, &engine::Given::values(&none))
        .iter()
        .map(|unmet| (unmet.key.clone(), value(unmet, at)))
        .collect();
    let folio: Folio = "CI-2026-0001".parse().expect("folio");
    engine::open(rules, folio, "uid".into(), &request(Intent::Open { parent: None }, at, set)).expect("an opening")
}

fn sign(role: &str) -> Intent {
    Intent::Sign { role: role.to_owned(), name: "Alguien".into(), evidence: Evidence::default() }
}

/// A random history, some of whose steps sign what there is.
fn history(rules: &Rules, rolls: Vec<(u16, i64)>) -> (Ticket, Moment) {
    let mut at = moment("2026-01-05 09:00");
    let (mut ticket, mut state) = open(rules, at);
    for (roll, minutes) in rolls {
        at += Duration::minutes(minutes);
        if roll % 5 == 0 {
            let role = ["usuario", "jefatura", "tecnico", "sello", "departamento"][usize::from(roll / 5 % 5)];
            apply(rules, &mut ticket, &mut state, &request(sign(role), at, Values::new()));
        } else {
            attempt(rules, &mut ticket, &mut state, roll, at);
        }
    }
    (ticket, at)
}

/// Tries one random thing; a refusal leaves everything as it was.
fn attempt(rules: &Rules, ticket: &mut Ticket, state: &mut State, roll: u16, at: Moment) {
    let pick = usize::from(roll / 16);
    let mut set = Values::new();
    let intent = match roll % 16 {
        0 => Intent::Assign(["ana", "beto"][pick % 2].into()),
        1 => Intent::Wait(["usuario", "proveedor", "compra", "fuera"][pick % 4].into()),
        2 => Intent::Resume,
        3 => {
            // Half of the notes correct something.
            if pick % 2 == 1 {
                let field = ["origen", "diagnostico", "destino", "extension"][pick / 2 % 4];
                set.insert(
                    field.to_owned(),
                    Value::String(if field == "destino" { "empresa".into() } else { format!("Corregido {roll}") }),
                );
            }
            Intent::Note
        }
        4 => Intent::Cancel(["desistimiento", "fuera-de-alcance", "nada"][pick % 3].into()),
        5 => Intent::Reopen,
        _ => {
            let prospects = rules.prospects(&ticket.folio, state, at);
            let Some(prospect) = prospects.get(pick % prospects.len().max(1)) else { return };
            for unmet in &prospect.missing {
                if unmet.kind == Kind::Signature {
                    let intent = sign(&unmet.key);
                    apply(rules, ticket, state, &request(intent, at, Values::new()));
                } else {
                    set.insert(unmet.key.clone(), value(unmet, at));
                }
            }
            Intent::Outcome(prospect.outcome.id.clone())
        }
    };
    let mut request = request(intent, at, set);
    request.note = roll.is_multiple_of(3).then(|| "Nota\nde dos renglones".to_owned());
    apply(rules, ticket, state, &request);
}

fn apply(rules: &Rules, ticket: &mut Ticket, state: &mut State, request: &Request) {
    if let Ok(plan) = engine::plan(rules, ticket, state, request) {
        ticket.events.push(plan.event);
        ticket.header = plan.after;
        *state = plan.state;
    }
}

fn office() -> Calendar {
    let text = "code = 'oficina'\nname = 'Oficina'\n[[hours]]\ndays = ['mon', 'tue', 'wed', 'thu', 'fri']\n\
                from = '09:00'\nto = '14:00'\n[[hours]]\ndays = ['mon', 'tue', 'wed', 'thu', 'fri']\n\
                from = '15:00'\nto = '18:00'\n";
    Calendar::resolve(&[CalendarSettings::parse("oficina.toml", text).expect("calendar")], zone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn replay_gives_the_header_and_the_judge_agrees(rolls in prop::collection::vec((any::<u16>(), 0_i64..600), 0..40)) {
        let world = World::new();
        let rules = world.rules();
        let mut at = moment("2026-01-05 09:00");
        let (mut ticket, mut state) = open(&rules, at);
        for (roll, minutes) in rolls {
            at += Duration::minutes(minutes);
            attempt(&rules, &mut ticket, &mut state, roll, at);
        }
        let replayed = State::replay(&world.lineage(), &ticket.events);
        prop_assert_eq!(&replayed, &state);
        prop_assert_eq!(replayed.header(&world.procedure), ticket.header.clone());
        let (_, breaches) = engine::judge(&rules, &world.lineage(), &ticket, at);
        prop_assert!(breaches.is_empty(), "{:?}", breaches);
        let text = yaml::emit(&ticket.to_value());
        let read = Ticket::from_value(&yaml::parse(&text).expect("what was written")).expect("a ticket");
        prop_assert_eq!(read, ticket.clone());
        // Counted and paused time tile the working time of the path.
        let calendar = Arc::new(office());
        let lineage = world.lineage();
        let subject = Subject { lineage: &lineage, events: &ticket.events, state: &state };
        let on = Circumstances {
            own: &calendar,
            calendars: &HashMap::new(),
            desk: "oficina",
            priorities: &world.priorities,
            suppliers: &world.suppliers,
            as_of: at,
        };
        for visit in &Reading::of(&subject, &on).visits {
            let whole = calendar.between(visit.started, visit.ended.unwrap_or(at));
            prop_assert_eq!(visit.counted() + visit.paused(), whole);
        }
    }

    #[test]
    fn a_signature_holds_the_hash_of_what_was_there_before_it(
        rolls in prop::collection::vec((any::<u16>(), 0_i64..600), 4..40), pick in any::<prop::sample::Index>()
    ) {
        let world = World::new();
        let rules = world.rules();
        let (ticket, at) = history(&rules, rolls);
        let lineage = world.lineage();
        let (_, breaches) = engine::judge(&rules, &lineage, &ticket, at);
        prop_assert!(breaches.is_empty(), "{:?}", breaches);
        let signed = ledger::signed(&lineage, &ticket);
        let signatures = ticket.events.iter().filter(|event| matches!(event.deed, Deed::Signed { .. }));
        prop_assert_eq!(signed.len(), signatures.count());
        for one in &signed {
            let Deed::Signed { role, evidence, .. } = &ticket.events[one.signature.event].deed else { unreachable!() };
            let before = State::replay(&lineage, &ticket.events[..one.signature.event]);
            let said = ledger::hash(&ticket.folio, &ticket.uid, &ticket.procedure, &before.values, &before.visits);
            prop_assert_eq!(evidence.data.as_ref(), Some(&said));
            prop_assert_eq!((&one.values, &one.steps, one.is_intact()), (&before.values, &before.visits, Some(true)));
            // The form is one that the role signs, and always known where there is no other.
            let forms: Vec<&str> = ledger::forms_of(&world.procedure, role).iter().map(|form| form.id.as_str()).collect();
            prop_assert!(evidence.form.as_deref().is_none_or(|form| forms.contains(&form)));
            prop_assert!(forms.len() != 1 || evidence.form.as_deref() == Some(forms[0]));
        }
        // A second opinion: the values by what the events set, without replay, through a sorted map.
        for one in &signed {
            let mut values = BTreeMap::new();
            for event in &ticket.events[..one.signature.event] {
                values.extend(event.set.clone());
                if let Deed::Outcome { activity, outcome, .. } = &event.deed {
                    let found = world.procedure.activity(activity).and_then(|activity| activity.outcome(outcome));
                    values.extend(found.expect("an outcome").sets.clone());
                }
            }
            let mut text = format!(
                r#"{{"folio":"CI-2026-0001","procedure":{{"code":"{}","revision":"{}"}},"uid":"uid","values":{}}}"#,
                world.procedure.code, world.procedure.revision, serde_json::to_string(&values).expect("values")
            );
            // One that was signed before the steps were.
            let mut old = ticket.clone();
            let Deed::Signed { evidence, .. } = &mut old.events[one.signature.event].deed else { unreachable!() };
            evidence.data = Some(format!("sha256:{}", identifier::exact_hash(text.as_bytes())));
            let old = ledger::signed(&lineage, &old);
            prop_assert!(old.iter().all(|one| one.is_intact() == Some(true)));
            // The steps by what the events did.
            let mut steps: Vec<BTreeMap<&str, Value>> = Vec::new();
            for event in &ticket.events[..one.signature.event] {
                let said = |at: &folio::model::time::Moment| Value::String(folio::model::time::write_moment(*at));
                if matches!(event.deed, Deed::Outcome { .. } | Deed::Cancelled { .. }) {
                    let last = steps.last_mut().expect("a step");
                    last.insert("left", said(&event.at));
                    last.insert("by", event.by.clone().into());
                    if let Some(who) = &event.on_behalf {
                        last.insert("for", who.clone().into());
                    }
                }
                let next = match &event.deed {
                    Deed::Opened { .. } => Some(world.procedure.activities[0].id.clone()),
                    Deed::Reopened => world.procedure.reopen.as_ref().map(|reopen| reopen.to.clone()),
                    Deed::Outcome { activity, outcome, .. } => {
                        steps.last_mut().expect("a step").insert("outcome", outcome.clone().into());
                        let found = world.procedure.activity(activity).and_then(|activity| activity.outcome(outcome));
                        found.expect("an outcome").to.clone()
                    }
                    _ => None,
                };
                if let Some(next) = next {
                    let number = steps.iter().filter(|step| step["activity"] == next).count() + 1;
                    steps.push(BTreeMap::from([
                        ("activity", next.into()), ("number", number.into()), ("entered", said(&event.at)),
                    ]));
                }
            }
            let steps = format!(r#""steps":{},"uid""#, serde_json::to_string(&steps).expect("steps"));
            text = text.replacen(r#""uid""#, &steps, 1);
            prop_assert_eq!(&one.hash, &format!("sha256-2:{}", identifier::exact_hash(text.as_bytes())));
        }
        // Whatever counted when somebody signed is seen when it is altered, or taken out.
        let Some(last) = signed.last() else { return Ok(()) };
        let set_by = State::replay(&lineage, &ticket.events[..last.signature.event]).set_by;
        let of_events = |(key, index): &(String, usize)| ticket.events[*index].set.contains_key(key);
        let mut counting: Vec<(String, usize)> = set_by.into_iter().filter(of_events).collect();
        counting.sort();
        let (key, index) = pick.get(&counting);
        let is_seen = |altered: &Ticket| ledger::signed(&lineage, altered).iter().any(|one| one.is_intact() == Some(false));
        let mut altered = ticket.clone();
        altered.events[*index].set.insert(key.clone(), Value::String("Otra cosa".into()));
        prop_assert!(is_seen(&altered), "{} of event {}", key, index);
        altered.events[*index].set.shift_remove(key);
        let before = |ticket: &Ticket| State::replay(&lineage, &ticket.events[..last.signature.event]).values;
        prop_assert!(is_seen(&altered) || before(&altered) == before(&ticket), "{} of event {}", key, index);
        // So are a step's time, its outcome's author and its person.
        let steps: Vec<usize> = (0..last.signature.event)
            .filter(|index| matches!(ticket.events[*index].deed, Deed::Opened { .. } | Deed::Outcome { .. }))
            .collect();
        let index = *pick.get(&steps);
        let mut altered = ticket.clone();
        altered.events[index].at -= Duration::seconds(1);
        prop_assert!(is_seen(&altered), "time of event {}", index);
        if matches!(ticket.events[index].deed, Deed::Outcome { .. }) {
            let mut altered = ticket.clone();
            altered.events[index].by = "otra-persona".into();
            prop_assert!(is_seen(&altered), "author of event {}", index);
            let mut altered = ticket.clone();
            altered.events[index].on_behalf = Some("otra-persona".into());
            prop_assert!(is_seen(&altered), "person of event {}", index);
        }
        // So is a ticket that says to be another.
        let other = Ticket { uid: "otro".into(), ..ticket.clone() };
        prop_assert!(ledger::signed(&lineage, &other).iter().all(|one| one.is_intact() == Some(false)));
    }

    #[test]
    fn the_judge_sees_a_step_taken_out(rolls in prop::collection::vec((6_u16..10_000, 1_i64..300), 3..20)) {
        let world = World::new();
        let rules = world.rules();
        let mut at = moment("2026-01-05 09:00");
        let (mut ticket, mut state) = open(&rules, at);
        for (roll, minutes) in rolls {
            at += Duration::minutes(minutes);
            attempt(&rules, &mut ticket, &mut state, roll / 16 * 16 + 6, at);
        }
        // The first step (01) is never optional: without it nothing after it fits.
        let first = ticket.events.iter().position(|event| event.deed.word() == "registrado");
        if let Some(first) = first.filter(|index| index + 1 < ticket.events.len()) {
            ticket.events.remove(first);
            let (_, breaches) = engine::judge(&rules, &world.lineage(), &ticket, at);
            prop_assert!(!breaches.is_empty());
        }
    }

    #[test]
    fn working_time_tiles_and_adding_undoes_counting(
        start in 0_i64..(60 * 24 * 400), length in 0_i64..(60 * 24 * 20), cut in 0_i64..(60 * 24 * 20)
    ) {
        let calendar = office();
        let from = moment("2025-12-01 00:00") + Duration::minutes(start);
        let to = from + Duration::minutes(length);
        let spans = calendar.spans(from, to);
        let whole: Duration = spans.iter().map(|span| span.length()).sum();
        prop_assert_eq!(whole, to - from);
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
        let middle = (from + Duration::minutes(cut)).min(to);
        prop_assert_eq!(calendar.between(from, to), calendar.between(from, middle) + calendar.between(middle, to));
        let worked = calendar.between(from, to);
        if worked > Duration::zero() {
            let due = calendar.add(from, worked).expect("a moment");
            prop_assert!(due <= to);
            prop_assert_eq!(calendar.between(from, due), worked);
        }
    }
}
