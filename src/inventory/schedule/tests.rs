use proptest::prelude::*;

use super::*;
use crate::model::catalogue::CalendarSettings;
use crate::model::time::Zone;

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// The holidays of Mexican labour law, with a week in which the office is closed by notice.
fn lft() -> Calendar {
    const LAW: &str = include_str!("../../../catalog/calendars/mx-lft.toml");
    const CLOSURE: &str = "\n[[closure]]\nname = \"Cierre de fin de año\"\nfrom = 2026-12-21\nuntil = 2027-01-03\n\
        notice = \"Aviso 4/2026\"\nannounced = 2026-11-02\n";
    let settings = CalendarSettings::parse("mx-lft.toml", &format!("{LAW}{CLOSURE}")).expect("calendar");
    Calendar::resolve(&[settings], Zone::default())
}

fn rhythm(calendar: &Calendar, months: u32, not_working: NotWorking) -> Rhythm<'_> {
    Rhythm { months, not_working, from: None, calendar }
}

/// Dates after a beginning, as the programme plans them.
fn chain(rhythm: &Rhythm, registered: &str, last: &str) -> Vec<String> {
    let found = occurrences(rhythm, Some(day(registered)), &[], day(registered), day(last));
    found.iter().filter_map(|occurrence| occurrence.due.map(|due| due.to_string())).collect()
}

#[test]
fn a_date_that_nobody_works_is_moved_and_counted_from() {
    let calendar = lft();
    // 2026-01-01 is a holiday, 2026-07-04 a Saturday; 2026-10-01 and 2027-01-01 follow the moved date.
    let before = rhythm(&calendar, 3, NotWorking::Before);
    assert_eq!(
        chain(&before, "2025-10-01", "2026-12-31"),
        ["2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-18"]
    );
    let after = rhythm(&calendar, 3, NotWorking::After);
    assert_eq!(chain(&after, "2025-10-01", "2026-12-31"), ["2026-01-02", "2026-04-02", "2026-07-02", "2026-10-02"]);
    let same = rhythm(&calendar, 3, NotWorking::Same);
    assert_eq!(chain(&same, "2025-10-01", "2026-12-31"), ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]);
}

#[test]
fn the_end_of_a_month_is_its_last_day() {
    let calendar = lft();
    let same = rhythm(&calendar, 3, NotWorking::Same);
    assert_eq!(chain(&same, "2026-01-31", "2026-12-31"), ["2026-04-30", "2026-07-30", "2026-10-30"]);
    let monthly = rhythm(&calendar, 1, NotWorking::Same);
    assert_eq!(chain(&monthly, "2028-01-31", "2028-04-30"), ["2028-02-29", "2028-03-29", "2028-04-29"]);
    let yearly = rhythm(&calendar, 12, NotWorking::Same);
    assert_eq!(chain(&yearly, "2028-02-29", "2030-12-31"), ["2029-02-28", "2030-02-28"]);
}

#[test]
fn a_closure_that_was_announced_is_not_worked() {
    let calendar = lft();
    let from = |not_working| rhythm(&calendar, 3, not_working).after(day("2026-09-28"));
    assert_eq!(from(NotWorking::Before), Some(day("2026-12-18")));
    assert_eq!(from(NotWorking::After), Some(day("2027-01-04")));
    // Before it was announced nobody knew.
    let known = calendar.known_on(day("2026-11-01"));
    assert_eq!(rhythm(&known, 3, NotWorking::Before).after(day("2026-09-28")), Some(day("2026-12-28")));
}

#[test]
fn nothing_is_planned_before_the_programme_begins() {
    let calendar = lft();
    let begins = Rhythm { from: Some(day("2026-01-01")), ..rhythm(&calendar, 3, NotWorking::Before) };
    // Due long before: on the first working day of the programme.
    assert_eq!(begins.due(Some(day("2024-05-06"))), Some(day("2026-01-02")));
    // Not due yet then: three months after it was registered, or last served.
    assert_eq!(begins.due(Some(day("2025-11-20"))), Some(day("2026-02-20")));
    // Nobody knows when it was served: at the beginning.
    assert_eq!(begins.due(None), Some(day("2026-01-02")));
    assert_eq!(rhythm(&calendar, 3, NotWorking::Before).due(None), None);
}

#[test]
fn every_service_begins_the_count_anew() {
    let calendar = lft();
    let rhythm = rhythm(&calendar, 3, NotWorking::Before);
    let services = [day("2026-03-30"), day("2026-08-12")];
    let found = occurrences(&rhythm, Some(day("2026-01-05")), &services, day("2026-11-20"), day("2027-03-31"));
    let told: Vec<String> = found
        .iter()
        .map(|it| {
            let date = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
            format!("{} {} {}", date(it.due), date(it.done), it.mark.word())
        })
        .collect();
    assert_eq!(
        told,
        ["2026-04-03 2026-03-30 done", "2026-06-30 2026-08-12 late", "2026-11-12 - overdue", "2027-02-12 - planned",]
    );
}

#[test]
fn a_card_may_say_otherwise() {
    let asset = |text: &str| Asset {
        id: "PC-1".to_owned(),
        uid: None,
        kind: "computadora".to_owned(),
        card: [("maintenance".to_owned(), serde_json::Value::from(text))].into_iter().collect(),
        position: Default::default(),
        events: Vec::new(),
    };
    for (text, own) in [
        ("2 months", Own::Months(2)),
        ("1 mes", Own::Months(1)),
        ("No", Own::Never),
        ("ninguno", Own::Never),
        ("", Own::Nothing),
        ("cada rato", Own::Unreadable("cada rato".to_owned())),
        ("0 months", Own::Unreadable("0 months".to_owned())),
    ] {
        assert_eq!(own_interval(&asset(text)), own, "{text}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..60 * 366).prop_map(|days| day("1996-01-01") + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// S3.6: at most so many calendar months apart, on a working day, and always further on.
    #[test]
    fn dates_moved_before_are_never_further_apart(first in any_day(), months in 1_u32..=24) {
        let calendar = lft();
        let rhythm = rhythm(&calendar, months, NotWorking::Before);
        let mut base = first;
        for _ in 0..12 {
            let next = rhythm.after(base).expect("a date");
            prop_assert!(next > base && next <= base + Months::new(months), "{base} {next}");
            prop_assert!(!calendar.day(next).is_empty(), "{next}");
            // Nothing later would do.
            let mut between = next + Days::new(1);
            while between <= base + Months::new(months) {
                prop_assert!(calendar.day(between).is_empty(), "{between}");
                between = between + Days::new(1);
            }
            base = next;
        }
    }

    #[test]
    fn dates_moved_after_are_worked_and_never_early(first in any_day(), months in 1_u32..=24) {
        let calendar = lft();
        let next = rhythm(&calendar, months, NotWorking::After).after(first).expect("a date");
        prop_assert!(next >= first + Months::new(months) && !calendar.day(next).is_empty(), "{first} {next}");
        let same = rhythm(&calendar, months, NotWorking::Same).after(first);
        prop_assert_eq!(same, Some(first + Months::new(months)));
    }

    /// Whatever was done, the plan goes on within the interval after it, and no service is lost.
    #[test]
    fn the_plan_goes_on_after_the_last_service(
        registered in any_day(),
        gaps in prop::collection::vec(1_u64..200, 0..8),
        ahead in 0_u64..400,
    ) {
        let calendar = lft();
        let rhythm = rhythm(&calendar, 3, NotWorking::Before);
        let mut services = Vec::new();
        let mut at = registered;
        for gap in gaps {
            at = at + Days::new(gap);
            services.push(at);
        }
        let today = at + Days::new(ahead);
        let found = occurrences(&rhythm, Some(registered), &services, today, today + Months::new(12));
        let done: Vec<NaiveDate> = found.iter().filter_map(|it| it.done).collect();
        prop_assert_eq!(&done, &services);
        let mut base = at;
        for due in found.iter().filter(|it| it.done.is_none()) {
            let next = due.due.expect("a date");
            prop_assert!(next > base && next <= base + Months::new(3));
            prop_assert_eq!(due.mark, if next < today { Mark::Overdue } else { Mark::Planned });
            base = next;
        }
        prop_assert!(base + Months::new(3) >= today + Months::new(12), "it ends with the period");
    }
}
