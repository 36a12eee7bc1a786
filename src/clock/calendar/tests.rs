use super::*;

/// A calendar from the text of its file, and of those that it extends.
fn of(zone: &str, texts: &[&str]) -> Calendar {
    let read = |text: &&str| {
        let code = text.split('\'').nth(1).expect("a code");
        CalendarSettings::parse(&format!("{code}.toml"), text).unwrap_or_else(|findings| panic!("{findings:?}"))
    };
    let chain: Vec<CalendarSettings> = texts.iter().map(read).collect();
    Calendar::resolve(&chain, Zone::named(zone).expect("zone"))
}

const OFFICE: &str = "code = 'oficina'\nname = 'Oficina'\n\
    hours = [{ days = ['mon', 'tue', 'wed', 'thu', 'fri'], from = '09:00', to = '18:00' }]\n";

fn office() -> Calendar {
    of("America/Mexico_City", &[OFFICE])
}

fn office_with(rest: &str) -> Calendar {
    of("America/Mexico_City", &[&format!("{OFFICE}{rest}")])
}

fn at(text: &str) -> Moment {
    office().zone.read(text, NaiveDate::default()).expect(text)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// Spans as `03-10 09:00–18:00 why`, in the calendar's zone.
fn told(calendar: &Calendar, from: &str, to: &str) -> Vec<String> {
    let read = |text| calendar.zone.read(text, NaiveDate::default()).expect(text);
    let show = |span: &Span| {
        let (from, to) = (calendar.zone.local(span.from), calendar.zone.local(span.to));
        let why = span.reason.as_ref().map_or("+".to_owned(), |why| match why.name() {
            Some(name) => format!("{} {name}", why.word()),
            None => why.word().to_owned(),
        });
        let to = if from.date() == to.date() { to.format("%H:%M") } else { to.format("%m-%d %H:%M") };
        format!("{}–{to} {why}", from.format("%m-%d %H:%M"))
    };
    calendar.spans(read(from), read(to)).iter().map(show).collect()
}

#[test]
fn counts_only_working_hours() {
    let calendar = office();
    for (from, to, minutes) in [
        ("2025-03-10 09:00", "2025-03-10 11:30", 150),
        ("2025-03-10 08:00", "2025-03-10 09:30", 30),
        ("2025-03-10 17:30", "2025-03-11 09:30", 60),
        ("2025-03-14 17:00", "2025-03-17 10:00", 120),
        ("2025-03-15 10:00", "2025-03-16 10:00", 0),
        ("2025-03-11 10:00", "2025-03-10 10:00", 0),
    ] {
        assert_eq!(calendar.between(at(from), at(to)).num_minutes(), minutes, "{from} {to}");
    }
}

#[test]
fn adds_what_it_counts() {
    let calendar = office();
    for (from, minutes, to) in [
        ("2025-03-10 09:00", 180, "2025-03-10 12:00"),
        ("2025-03-10 17:00", 120, "2025-03-11 10:00"),
        ("2025-03-14 17:00", 60, "2025-03-14 18:00"),
        ("2025-03-15 12:00", 10, "2025-03-17 09:10"),
        ("2025-03-10 20:00", 0, "2025-03-10 20:00"),
    ] {
        assert_eq!(calendar.add(at(from), Duration::minutes(minutes)), Some(at(to)), "{from} + {minutes}");
    }
}

#[test]
fn a_calendar_without_hours_gives_up() {
    let calendar = Calendar::resolve(&[], Zone::default());
    assert_eq!(calendar.add(at("2025-03-10 09:00"), Duration::minutes(1)), None);
    assert_eq!(calendar.between(at("2025-03-10 09:00"), at("2026-03-10 09:00")), Duration::zero());
    let year = "[[closure]]\nname = 'Siempre'\nfrom = 0000-01-01\nuntil = 9999-12-31\n";
    assert_eq!(office_with(year).add(at("2025-03-10 09:00"), Duration::minutes(1)), None);
}

#[test]
fn spans_say_why_time_does_not_count() {
    assert_eq!(
        told(&office(), "2025-03-14 08:00", "2025-03-17 10:00"),
        [
            "03-14 08:00–09:00 hours",
            "03-14 09:00–18:00 +",
            "03-14 18:00–03-15 00:00 hours",
            "03-15 00:00–03-17 00:00 day_off",
            "03-17 00:00–09:00 hours",
            "03-17 09:00–10:00 +",
        ]
    );
    let calendar = office_with(
        "[[holiday]]\nname = 'Navidad'\ndate = '12-25'\n\
         [[partial]]\nname = 'Nochebuena'\ndate = '12-24'\nhours = [{ from = '09:00', to = '14:00' }]\n\
         [[partial]]\nname = 'Inventario'\nday = 2026-12-18\nhours = [{ from = '08:00', to = '10:00' }, { from = '12:00', to = '19:00' }]\n\
         [[closure]]\nname = 'Vacaciones'\nnotice = 'Circular 12/2026'\nfrom = 2026-12-26\nuntil = 2027-01-03\n",
    );
    assert_eq!(
        told(&calendar, "2026-12-24 10:00", "2027-01-04 09:30"),
        [
            "12-24 10:00–14:00 +",
            "12-24 14:00–18:00 partial Nochebuena",
            "12-24 18:00–12-25 00:00 hours",
            "12-25 00:00–12-26 00:00 holiday Navidad",
            "12-26 00:00–01-04 00:00 closure Vacaciones",
            "01-04 00:00–09:00 hours",
            "01-04 09:00–09:30 +",
        ]
    );
    assert_eq!(
        told(&calendar, "2026-12-18 00:00", "2026-12-19 00:00"),
        [
            "12-18 00:00–08:00 hours",
            "12-18 08:00–10:00 +",
            "12-18 10:00–12:00 partial Inventario",
            "12-18 12:00–19:00 +",
            "12-18 19:00–12-19 00:00 hours",
        ]
    );
    for (moment, why) in [
        ("2026-12-24 13:59:59", None),
        ("2026-12-24 14:00", Some("partial")),
        ("2026-12-24 20:00", Some("hours")),
        ("2026-12-25 00:00", Some("holiday")),
        ("2026-12-31 12:00", Some("closure")),
        ("2026-12-12 12:00", Some("day_off")),
    ] {
        assert_eq!(calendar.why(at(moment)).as_ref().map(Reason::word), why, "{moment}");
    }
    for (date, why) in [("2026-12-24", Some("partial")), ("2026-12-23", None), ("2026-12-20", Some("day_off"))] {
        assert_eq!(calendar.why_day(day(date)).as_ref().map(Reason::word), why, "{date}");
    }
}

#[test]
fn a_partial_day_opens_no_day_off() {
    let calendar =
        office_with("[[partial]]\nname = 'Nochebuena'\ndate = '12-24'\nhours = [{ from = '09:00', to = '14:00' }]\n");
    // 24 December 2028 is a Sunday.
    assert_eq!(calendar.day(day("2028-12-24")), []);
    assert_eq!(told(&calendar, "2028-12-24 08:00", "2028-12-24 20:00"), ["12-24 08:00–20:00 day_off"]);
    assert_eq!(calendar.why_day(day("2028-12-24")), Some(Reason::DayOff));
}

#[test]
fn the_nearest_file_decides() {
    let base = format!(
        "{}[[holiday]]\nname = 'Mayo'\ndate = '05-01'\n[[holiday]]\nname = 'Trabajo'\ndate = '05-01'\n\
         [[partial]]\nname = 'De la base'\ndate = '12-24'\nhours = [{{ from = '09:00', to = '12:00' }}]\n\
         [[closure]]\nname = 'Semana'\nfrom = 2026-12-28\nuntil = 2026-12-31\n",
        OFFICE.replace("oficina", "base").replace("18:00", "15:00")
    );
    let alone = of("America/Mexico_City", &[&base]);
    assert_eq!(alone.why_day(day("2026-05-01")), Some(Reason::Holiday("Mayo; Trabajo".into())));
    let own = "code = 'propio'\nname = 'Propio'\nextends = 'base'\n\
               [[workday]]\nname = 'Se trabaja'\nday = 2026-05-01\n\
               [[workday]]\nname = 'Guardia'\nday = 2026-12-29\n\
               [[partial]]\nname = 'Propio'\ndate = '12-24'\nhours = [{ from = '09:00', to = '13:00' }]\n\
               [[partial]]\nname = 'Este año'\nday = 2026-12-24\nhours = [{ from = '09:00', to = '14:00' }]\n";
    let calendar = of("America/Mexico_City", &[own, &base]);
    assert_eq!((calendar.code.as_str(), calendar.name.as_str()), ("propio", "Propio"));
    // Its hours are those of the base.
    assert_eq!(calendar.between(at("2026-05-01 00:00"), at("2026-05-02 00:00")).num_hours(), 6);
    assert_eq!(calendar.between(at("2027-05-01 00:00"), at("2027-05-02 00:00")).num_hours(), 0);
    assert_eq!(calendar.between(at("2026-12-24 00:00"), at("2026-12-25 00:00")).num_hours(), 5);
    assert_eq!(calendar.between(at("2027-12-24 00:00"), at("2027-12-25 00:00")).num_hours(), 4);
    assert_eq!(calendar.between(at("2026-12-28 00:00"), at("2027-01-01 00:00")).num_hours(), 6);
    // A day off of the nearer file stays, whatever the base says of workdays.
    let worked = format!("{base}[[workday]]\nname = 'Se trabaja'\ndate = '05-01'\n");
    let own = "code = 'propio'\nname = 'Propio'\nextends = 'base'\n[[holiday]]\nname = 'Puente'\ndate = '05-01'\n";
    assert_eq!(of("America/Mexico_City", &[&worked]).why_day(day("2026-05-01")), None);
    let calendar = of("America/Mexico_City", &[own, &worked]);
    assert_eq!(calendar.why_day(day("2026-05-01")), Some(Reason::Holiday("Puente".into())));
}

#[test]
fn what_was_announced_later_is_not_known() {
    let calendar = office_with(
        "[[holiday]]\nname = 'Luto'\nday = 2026-03-11\nannounced = 2026-03-10\n\
         [[closure]]\nname = 'Fumigación'\nfrom = 2026-03-12\nuntil = 2026-03-12\nannounced = 2026-03-11\n",
    );
    let worked = |calendar: &Calendar| calendar.between(at("2026-03-11 00:00"), at("2026-03-13 00:00")).num_hours();
    assert_eq!(worked(&calendar), 0);
    for (known_on, hours) in [("2026-03-09", 18), ("2026-03-10", 9), ("2026-03-11", 0), ("2030-01-01", 0)] {
        assert_eq!(worked(&calendar.known_on(day(known_on))), hours, "{known_on}");
        assert_eq!(calendar.known_on(day(known_on)).holidays(2026).len() as i64, (18 - hours) / 9, "{known_on}");
    }
    assert_eq!(worked(&calendar.known_on(day("2026-03-09")).known_on(day("2026-03-11"))), 0);
}

#[test]
fn hours_may_change_on_a_day() {
    let calendar = of(
        "America/Mexico_City",
        &["code = 'x'\nname = 'X'\nhours = [\n\
           { days = ['mon', 'tue'], from = '09:00', to = '15:00', until = 2026-03-09 },\n\
           { days = ['mon', 'tue'], from = '08:00', to = '16:00', since = 2026-03-10 },\n\
           { days = ['sat'], from = '10:00', to = '11:00', since = 2026-03-14, until = 2026-03-14 }]"],
    );
    for (date, minutes) in [("2026-03-09", 360), ("2026-03-10", 480), ("2026-03-14", 60), ("2026-03-21", 0)] {
        let from = at(&format!("{date} 00:00"));
        assert_eq!(calendar.between(from, from + Duration::days(1)).num_minutes(), minutes, "{date}");
    }
}

#[test]
fn summer_time_makes_days_longer_and_shorter() {
    let night = "code = 'noche'\nname = 'Noche'\nhours = [\n\
        { days = ['sun'], from = '00:00', to = '02:30' }, { days = ['sun'], from = '02:30', to = '04:00' }]";
    let tijuana = of("America/Tijuana", &[night]);
    // 8 March 2026: 02:00 is 03:00. 1 November 2026: 02:00 is 01:00 again.
    assert_eq!(
        told(&tijuana, "2026-03-08 00:00", "2026-03-08 05:00"),
        ["03-08 00:00–04:00 +", "03-08 04:00–05:00 hours"]
    );
    for (from, to, minutes) in [
        ("2026-03-08 00:00", "2026-03-09 00:00", 180),
        ("2026-11-01 00:00", "2026-11-02 00:00", 300),
        ("2026-03-15 00:00", "2026-03-16 00:00", 240),
    ] {
        let read = |text| tijuana.zone.read(text, NaiveDate::default()).expect(text);
        assert_eq!(tijuana.between(read(from), read(to)).num_minutes(), minutes, "{from}");
    }
    // Hours that lie wholly in the gap have no length.
    let gap = "code = 'gap'\nname = 'X'\nhours = [{ days = ['sun'], from = '02:10', to = '02:50' }]";
    for (zone, date, minutes) in [
        ("America/Tijuana", "2026-03-08", 0),
        ("America/Mexico_City", "2022-04-03", 0),
        ("America/Mexico_City", "2023-04-02", 40),
        ("America/Mexico_City", "2022-10-30", 40),
        ("Pacific/Apia", "2011-12-25", 40),
    ] {
        let calendar = of(zone, &[gap]);
        let from = calendar.zone.start_of(day(date));
        assert_eq!(calendar.between(from, from + Duration::hours(20)).num_minutes(), minutes, "{zone} {date}");
    }
    // Samoa had no 30 December 2011.
    let all = "code = 'x'\nname = 'X'\nhours = [{ days = ['thu', 'fri', 'sat'], from = '00:00', to = '24:00' }]";
    let apia = of("Pacific/Apia", &[all]);
    assert_eq!(
        told(&apia, "2011-12-29 12:00", "2012-01-01 12:00"),
        ["12-29 12:00–01-01 00:00 +", "01-01 00:00–12:00 day_off"]
    );
    assert_eq!(apia.day(day("2011-12-30")), []);
}

#[test]
fn no_moment_makes_it_panic() {
    let calendar = office_with("[[holiday]]\nname = 'X'\nweekday = 'mon'\non_or_after = '12-29'\n");
    let moments = [
        DateTime::<chrono::Utc>::MIN_UTC.fixed_offset(),
        DateTime::<chrono::Utc>::MAX_UTC.fixed_offset(),
        at("1970-01-01 00:00"),
        at("2026-01-01 00:00"),
    ];
    for from in moments {
        let _ = (calendar.why(from), calendar.add(from, Duration::MAX), calendar.add(from, Duration::MIN));
        for to in [from, from.checked_add_signed(Duration::days(400)).unwrap_or(from)] {
            let spans = calendar.spans(from, to);
            assert_eq!(spans.iter().map(Span::length).sum::<Duration>(), to - from);
            let _ = calendar.between(from, to);
        }
    }
    assert_eq!(
        calendar.spans(moments[0], moments[3]).first().map(|span| span.reason.clone()),
        Some(Some(Reason::DayOff))
    );
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        let _ = (calendar.why_day(date), calendar.known_on(date), calendar.day(date), calendar.days_off(date, date));
    }
    for year in [i32::MIN, -262_143, 262_142, i32::MAX] {
        let _ = calendar.holidays(year);
    }
}

#[test]
fn a_list_of_days_tells_rule_and_origin() {
    let base = format!(
        "{OFFICE}[[holiday]]\nname = 'Reyes'\nweekday = 'mon'\non_or_after = '01-06'\n\
         [[holiday]]\nname = 'Fin'\nweekday = 'mon'\non_or_after = '12-29'\n\
         [[closure]]\nname = 'Cierre'\nfrom = 2025-12-22\nuntil = 2026-01-02\nnotice = 'Circular 9'\n\
         [[partial]]\nname = 'Nochebuena'\ndate = '12-24'\nhours = [{{ from = '09:00', to = '14:00' }}]\n"
    );
    let own = "code = 'propio'\nname = 'P'\nextends = 'oficina'\n[[holiday]]\nname = 'Elección'\nday = 2026-06-07\n\
               [[workday]]\nname = 'Se trabaja'\nday = 2026-01-12\n";
    let show = |calendar: &Calendar, year| -> Vec<String> {
        let row = |day: DayOff| {
            let moved = day.moved_from.map(|from| format!(" < {from}")).unwrap_or_default();
            format!("{} {} {} {} {}{moved}", day.date, day.until, day.kind.word(), day.name, day.calendar)
        };
        calendar.holidays(year).into_iter().map(row).collect()
    };
    let base = of("America/Mexico_City", &[&base]);
    assert_eq!(
        show(&base, 2026),
        [
            "2025-12-22 2026-01-02 closure Cierre oficina",
            "2026-01-12 2026-01-12 holiday Reyes oficina < 2026-01-06",
            "2026-12-24 2026-12-24 partial Nochebuena oficina",
        ]
    );
    assert_eq!(
        show(&base, 2025),
        [
            "2025-01-06 2025-01-06 holiday Reyes oficina",
            "2025-12-22 2026-01-02 closure Cierre oficina",
            "2025-12-24 2025-12-24 partial Nochebuena oficina",
            "2025-12-29 2025-12-29 holiday Fin oficina",
        ]
    );
    assert_eq!(show(&base, 2027)[0], "2027-01-04 2027-01-04 holiday Fin oficina < 2026-12-29");
    let calendar = of("America/Mexico_City", &[own, OFFICE]);
    assert_eq!(
        show(&calendar, 2026),
        ["2026-01-12 2026-01-12 workday Se trabaja propio", "2026-06-07 2026-06-07 holiday Elección propio"]
    );
}

/// Long stretches are added up by whole days, short ones span by span: both give the same, also where zones put
/// clocks back over midnight or change sides of the date line.
#[test]
fn long_stretches_are_what_their_spans_are() {
    let night = "code = 'noche'\nname = 'Noche'\n\
        hours = [{ days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from = '00:00', to = '24:00' }]\n";
    let zones = [
        "America/Mexico_City",
        "America/Tijuana",
        "Pacific/Apia",
        "America/Scoresbysund",
        "Africa/Cairo",
        "America/Havana",
        "Asia/Tehran",
        "Antarctica/Casey",
        "Pacific/Kwajalein",
    ];
    for calendar in zones.iter().flat_map(|zone| [of(zone, &[OFFICE]), of(zone, &[night])]) {
        for step in 0..400_i64 {
            let from = DateTime::from_timestamp(700_000_000 + step * 2_345_678, 0).expect("moment").fixed_offset();
            let to = from + Duration::seconds((step * 7_919_177) % 70_000_000);
            let spans = calendar.spans(from, to);
            let worked =
                spans.iter().filter(|span| span.is_working()).fold(Duration::zero(), |sum, span| sum + span.length());
            assert_eq!(calendar.between(from, to), worked, "{} {from} {to}", calendar.zone.name());
        }
    }
}
