//! Tests of [`super`].

use serde_json::json;

use super::*;

fn filled(text: &str, context: &serde_json::Value) -> String {
    render("templates/x.md", text, context).unwrap_or_else(|finding| format!("{finding:?}"))
}

fn codes(text: &str) -> Vec<(&'static str, Option<usize>)> {
    examine("templates/x.md", &normal(text), Subject::Ticket(None))
        .iter()
        .map(|finding| (finding.code(), finding.place.line))
        .collect()
}

#[test]
fn text_from_tickets_means_nothing() {
    let context = json!({"ticket": {"folio": "<b>|x|\n# {{ 7*7 }}"}, "blank": false});
    assert_eq!(filled("{{ ticket.folio }}", &context), "\\<b>\\|x\\| / # {{ 7\\*7 }}\n");
    assert_eq!(filled("{{ ticket.folio | cell }}", &context), "\\<b>\\|x\\| / # {{ 7\\*7 }}\n");
    assert_eq!(filled("{{ ticket.folio | paragraph }}", &context), "\\<b>\\|x\\|  \n\\# {{ 7\\*7 }}\n");
    let printed = "{% autoescape false %}{{ ticket.folio | upper }}{% endautoescape %}";
    assert_eq!(filled(printed, &context), "\\<B>\\|X\\| / # {{ 7\\*7 }}\n");
    let through = "{% macro m(x) %}| {{ x }} |{% endmacro %}{{ m(ticket.folio) }}{{ field.nada.de.nada }}";
    assert_eq!(filled(through, &context), "| \\<b>\\|x\\| / # {{ 7\\*7 }} |\n");
}

#[test]
fn a_template_says_nothing_to_the_terminal() {
    let text = "\u{1b}[2J# Título\u{202e}\r\n\ta\u{7}\u{9b}1m\n";
    assert_eq!(filled(text, &json!({})), "<U+001B>[2J# Título<U+202E>\n\ta<U+0007><U+009B>1m\n");
}

#[test]
fn filters_keep_their_contract() {
    let context = json!({"ticket": {"folio": "A_1*", "status": " "}, "blank": true, "desk": {}});
    assert_eq!(filled("{{ ticket.folio | cell | or_line(9) }}", &context), "A_1\\*\n");
    assert_eq!(filled("x {{ ticket.status | cell | or_line(9) }}", &context), "x _________\n");
    assert_eq!(filled("x {{ desk.place | or_line(width=4) }} {{ desk.place | or_line }}", &context).len(), 38);
    assert_eq!(filled("{{ '' | or_line(5) }}{{ '\\n\\n' }}{{ '' | or_line(5) }}", &context), "\\_____\n\n\\_____\n");
    assert_eq!(filled("{{ blank | box }} {{ desk.place | box }}", &context), "☒ ☐\n");
    assert_eq!(
        filled("{% for n in range(1, 4) %}{{ n }}{{ ', ' if not loop.last }}{% endfor %}\n", &context),
        "1, 2, 3\n"
    );
}

#[test]
fn errors_name_the_line() {
    assert_eq!(codes("uno\n\n{% if blank %}\nno termina\n"), [("template-syntax", Some(3))]);
    assert_eq!(codes("uno\r\n{{ tiket.folio }} {{ tiket.status }}"), [("template-unknown-name", Some(2))]);
    assert_eq!(codes("{{ ticket.foli }}"), [("template-unknown-name", Some(1))]);
    assert_eq!(codes("{% if false %}\n{{ blank | cel }}\n{% endif %}"), [("template-unknown-name", Some(2))]);
    assert_eq!(
        codes("{{ blank is tru }}\n{% include 'x' %}"),
        [("template-unknown-name", Some(1)), ("template-loads", Some(2))]
    );
    assert_eq!(codes("{{ nada() }}"), [("template-unknown-name", Some(1))]);
    let wrong =
        render("templates/x.md", "uno\n{{ blank + ticket.folio }}", &json!({"blank": 1, "ticket": {"folio": "a"}}));
    let wrong = wrong.expect_err("cannot be added");
    assert_eq!((wrong.code(), wrong.place.line, wrong.place.column), ("template-error", Some(2), Some(4)));
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}";
    assert_eq!(render("x.md", endless, &json!({})).expect_err("never ends").code(), "template-endless");
}

#[test]
fn what_a_template_sets_is_known_to_it() {
    for text in [
        "{% set x = blank %}{{ x }}",
        "{% set asset = asset | default({}) %}{{ asset.nada }}",
        "{% macro m(a, b=3) %}{{ a }}{{ b }}{{ loop }}{% endmacro %}{{ m(blank) }}",
        "{% set n = namespace(sum=0) %}{% for row in rows %}{% set n.sum = n.sum + 1 %}{% endfor %}{{ n.sum }}",
    ] {
        let found = codes(&text.replace("{{ loop }}", ""));
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn every_name_offered_is_there() {
    for name in FILTERS {
        assert!(ENVIRONMENT.compile_expression(&format!("blank | {name}")).is_ok());
        let error = ENVIRONMENT.render_str(&format!("{{{{ '' | {name} }}}}"), ()).err().map(|error| error.kind());
        assert_ne!(error, Some(ErrorKind::UnknownFilter), "{name}");
    }
    for name in TESTS {
        let error = ENVIRONMENT.render_str(&format!("{{{{ '' is {name} }}}}"), ()).err().map(|error| error.kind());
        assert_ne!(error, Some(ErrorKind::UnknownTest), "{name}");
    }
}
