use proptest::prelude::*;

use super::*;
use crate::procedure::definition::ClockKind;

const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));

#[test]
fn loads_the_sample_without_findings() {
    let loaded = load("catalog/procedures/mp414-pr15.toml", SAMPLE);
    assert_eq!(loaded.findings, Vec::new());
    let procedure = loaded.procedure.expect("a procedure");
    assert_eq!(procedure.limits_total(), 1380);
    assert_eq!(procedure.declared_total, Some(1380));
    assert_eq!(procedure.roles_recording("tecnico"), ["jefatura", "personal", "departamento"]);
    assert_eq!(procedure.roles_recording("personal"), ["personal"]);
    assert_eq!(procedure.fields[0].id, "canal");
    assert_eq!(procedure.activities[7].outcomes[0].waits.as_deref(), Some("fuera"));
    assert_eq!(procedure.activities[7].outcomes[0].status.word(), "in_progress");
    assert_eq!(procedure.activities[2].outcomes[0].status.word(), "closed");
}

#[test]
fn an_older_text_stops_all_clocks_or_none() {
    let kept = SAMPLE.replace("stops = []", "stops_clocks = false");
    assert_ne!(kept, SAMPLE);
    let loaded = load("a.toml", &kept);
    assert_eq!(loaded.findings, Vec::new());
    let procedure = loaded.procedure.expect("a procedure");
    assert_eq!(procedure.wait("usuario").expect("a wait").stops, ClockKind::OURS);
    assert_eq!(procedure.wait("proveedor").expect("a wait").stops, []);
}

/// Every reference that the newer keys make, and every word of them, resolves or is told.
#[test]
fn tells_every_reference_that_leads_nowhere() {
    let text = r#"
code = "a"
title = "A"
revision = "1"
area = "A"
judged_by = "today"
targets = { reopening = "again" }
roles = { a = "A" }
[settings]
pide = true
lista = []
[fields.service]
label = "S"
type = "text"
[fields.quien]
label = "Q"
type = "choice"
choices_from = "suppliers"
proposed = "quein or service.pide or settings.pidee"
[opening]
fills = ["service", "quien"]
[waits.w]
title = "W"
status = "waiting_user"
stops = ["all"]
contract = "quein"
[[activity]]
id = "01"
title = "A"
role = "a"
contract = "quein"
[[activity.outcome]]
id = "b"
title = "B"
to = "end"
opens = [
  "a b",
  3,
  { procedure = "c", when = "quein", set = { d = "quein", "e f" = "quien", g = true } },
]
children_closed = ["*", "a b"]
marks = ["answer"]
external = { system = "a b" }
hands_over = "a b"
"#;
    let told = |finding: &Finding| format!("{} {}", finding.place.line.unwrap_or(0), finding.code());
    let told: Vec<String> = load("a.toml", text).findings.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "6 unknown-procedure-word",
            "7 unknown-procedure-word",
            "11 wrong-procedure-type",
            "12 reserved-word",
            "19 condition-unknown-name",
            "19 condition-unknown-name",
            "19 condition-unknown-name",
            "25 unknown-procedure-word",
            "26 unknown-field",
            "31 unknown-field",
            "37 bad-procedure-key",
            "38 wrong-procedure-type",
            "39 condition-unknown-name",
            "39 condition-unknown-name",
            "39 bad-procedure-key",
            "39 wrong-procedure-type",
            "41 bad-procedure-key",
            "42 unknown-procedure-word",
            "43 missing-procedure-key",
            "43 bad-procedure-key",
            "44 bad-procedure-key",
        ]
    );
}

/// The switches are constants to the check of branches; what the catalogue says is not known to it.
#[test]
fn branches_are_judged_with_the_switches_as_they_are() {
    let codes = |settings: &str, first: &str, second: &str| -> Vec<String> {
        let text = format!(
            r#"code = "a"
title = "A"
revision = "1"
area = "A"
roles = {{ a = "A" }}
settings = {{ {settings} }}
opening = {{ fills = ["nivel"] }}
[fields.nivel]
label = "N"
type = "choice"
choices_from = "levels"
[[activity]]
id = "01"
title = "A"
role = "a"
outcome = [
  {{ id = "b", title = "B", to = "end", when = "{first}" }},
  {{ id = "c", title = "C", to = "end", when = "{second}" }},
]
"#
        );
        load("a.toml", &text).findings.iter().map(|finding| finding.code().to_owned()).collect()
    };
    assert_eq!(codes("pide = true", "settings.pide", "not settings.pide"), Vec::<String>::new());
    assert_eq!(codes("pide = true", "settings.pide", "settings.pide"), ["outcomes-overlap"]);
    assert_eq!(codes("tope = 3", "settings.tope > 3", "settings.tope < 3"), ["outcomes-leave-gap"]);
    let (high, other) = ("nivel == 'high' and settings.pide", "nivel != 'high' or not settings.pide");
    assert_eq!(codes("pide = true", high, other), Vec::<String>::new());
    assert_eq!(codes("pide = false", high, other), Vec::<String>::new());
    assert_eq!(codes("pide = false", high, "nivel != 'high'"), ["outcomes-leave-gap"]);
    assert_eq!(codes("pide = true", "nivel == 'hihg'", "nivel == 'medium'"), ["outcomes-leave-gap"]);
    assert_eq!(codes("", "service.offered", "service.offered"), Vec::<String>::new());
}

#[test]
fn line_endings_and_byte_order_mark_change_nothing() {
    let plain = load("a.toml", SAMPLE);
    let foreign = load("a.toml", &format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n")));
    assert_eq!(plain, foreign);
    let broken = SAMPLE.replacen("role = \"personal\"", "role = \"presonal\"", 1);
    let place = |text: &str| load("a.toml", text).findings[0].place.clone();
    assert_eq!(place(&broken), place(&format!("\u{feff}{}", broken.replace('\n', "\r\n"))));
}

#[test]
fn too_many_findings_are_counted() {
    let text: String = (0..1000).map(|number| format!("k{number} = 1\n")).collect();
    let findings = load("a.toml", &text).findings;
    assert_eq!(findings.len(), 201);
    assert_eq!(findings.last().map(Finding::code), Some("further-findings"));
}

#[test]
fn refuses_what_is_too_long() {
    let findings = load("a.toml", &"#".repeat(MAX_LENGTH + 1)).findings;
    assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["procedure-too-long"]);
}

#[test]
fn refuses_too_many_of_anything() {
    let codes = |text: &str| load("a.toml", text).findings.iter().map(Finding::code).collect::<Vec<_>>();
    let activities = "[[activity]]\nid = \"01\"\n".repeat(501);
    assert_eq!(codes(&activities), ["procedure-too-many"]);
    let outcomes = "[[activity.outcome]]\nid = \"a\"\ntitle = \"A\"\nto = \"end\"\n".repeat(101);
    let activity = "[[activity]]\nid = \"01\"\ntitle = \"A\"\nrole = \"a\"\n";
    let text = "code = \"a\"\ntitle = \"a\"\nrevision = \"1\"\narea = \"a\"\nroles = { a = \"A\" }\n";
    assert_eq!(codes(&format!("{text}{activity}{outcomes}")), ["procedure-too-many"]);
}

#[test]
fn says_what_is_wrong_with_the_toml() {
    let mut differing = Vec::new();
    for (text, expected) in [
        ("a = 1\na = 2", "toml-duplicate-key"),
        ("[a]\n[a]", "toml-duplicate-key"),
        ("a = Uno", "toml-unquoted-text"),
        ("a =", "toml-missing-value"),
        ("a", "toml-missing-value"),
        ("a = \"uno", "toml-unclosed-text"),
        ("a = [1, 2", "toml-unclosed-list"),
        ("a = ['b' 'c']", "toml-unclosed-list"),
        ("a = [1,, 2]", "toml-extra-comma"),
        ("título = 1", "toml-invalid-key"),
        ("a = 1__0", "toml-other"),
    ] {
        let error = DeTable::parse(text).expect_err(text);
        let told = syntax_reason(&error).id;
        if told != expected {
            differing.push(format!("{text}: {told} for {}", error.message()));
        }
    }
    assert_eq!(differing, Vec::<String>::new());
}

/// The costliest texts within the limits end in reasonable time.
#[test]
fn dense_procedures_are_checked_in_bounded_time() {
    let mut text = String::from("declared_total = \"99h\"\n[roles]\na = \"A\"\n");
    for field in 0..12 {
        text.push_str(&format!("[fields.f{field}]\nlabel = \"F\"\ntype = \"bool\"\n"));
    }
    for activity in 0..60 {
        text.push_str(&format!(
            "[[activity]]\nid = \"{activity}\"\ntitle = \"A\"\nrole = \"a\"\nlimit = \"{activity}min\"\n"
        ));
        for to in 0..60 {
            let when: Vec<String> = (0..12).map(|field| format!("f{field}")).collect();
            let when = when.join(" and ");
            text.push_str(&format!(
                "[[activity.outcome]]\nid = \"o{to}\"\ntitle = \"O\"\nto = \"{to}\"\nwhen = \"{when}\"\n"
            ));
        }
    }
    let begun = std::time::Instant::now();
    assert!(load("a.toml", &text).procedure.is_none());
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in "(?s).{0,200}") {
        load("a.toml", &text);
    }

    #[test]
    fn any_damage_is_survived(edits in prop::collection::vec((0_usize..20_000, any::<u8>(), 0_usize..40), 1..8)) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, byte, gone) in edits {
            let at = at % bytes.len();
            let until = (at + gone).min(bytes.len());
            bytes.splice(at..until, [byte]);
        }
        load("a.toml", &String::from_utf8_lossy(&bytes));
    }

    /// Whole words exchanged keep the TOML readable and reach further into the checks.
    #[test]
    fn any_exchange_of_words_is_survived(from in 0_usize..2000, to in 0_usize..2000) {
        let words: Vec<&str> = SAMPLE.split_inclusive([' ', '\n']).collect();
        let mut changed = words.clone();
        let (from, to) = (from % words.len(), to % words.len());
        changed.swap(from, to);
        load("a.toml", &changed.concat());
    }
}
