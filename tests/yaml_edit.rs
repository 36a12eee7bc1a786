//! Reading and editing the text of records: one test a rule, then properties.

use folio::yaml::{self, Edit, EditError, Step, YamlErrorKind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn set(path: &[&str], value: Value) -> Edit {
    let path = path.iter().map(ToString::to_string).collect();
    Edit::Set { path, value }
}

fn remove(path: &[&str]) -> Edit {
    let path = path.iter().map(ToString::to_string).collect();
    Edit::Remove { path }
}

fn append(key: &str, item: Value) -> Edit {
    let key = key.to_owned();
    Edit::Append { key, item }
}

/// Applies one edit and wants exactly this text.
#[track_caller]
fn gives(text: &str, edit: Edit, wanted: &str) {
    assert_eq!(yaml::apply(text, &[edit]).as_deref(), Ok(wanted));
}

#[track_caller]
fn fails(text: &str, kind: YamlErrorKind, line: Option<usize>) {
    let error = yaml::parse(text).expect_err("must be refused");
    assert_eq!((error.kind, error.line), (kind, line), "{error}");
    assert!(!error.detail.contains('\n'));
}

mod reading {
    use super::*;

    #[test]
    fn core_types_with_strict_booleans_and_leading_zeros() {
        let text = "a: no\nb: yes\nc: true\nd: True\ne: ~\nf:\ng: 0042\nh: 42\ni: 0x1F\nj: 1e3\n\
                    k: 2026-11-20T09:08:00-06:00\nl: 2026-11-20\nm: '1204'\nn: -00.5\no: 99999999999999999999\n\
                    p: .nan\nq: 1e999\nr: on\ns: -7\nt: 1_000\nu: !!str 12\nv: ! 12\nw: 0o17\nx: 1.\n<<: {z: 1}\n";
        let wanted = json!({
            "a": "no", "b": "yes", "c": true, "d": "True", "e": null, "f": null, "g": "0042",
            "h": 42, "i": 31, "j": 1000.0, "k": "2026-11-20T09:08:00-06:00", "l": "2026-11-20",
            "m": "1204", "n": "-00.5", "o": "99999999999999999999", "p": ".nan", "q": "1e999",
            "r": "on", "s": -7, "t": "1_000", "u": "12", "v": "12", "w": 15, "x": 1.0,
            "<<": {"z": 1},
        });
        let value = yaml::parse(text).unwrap();
        assert_eq!(value, wanted);
        let order: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        assert_eq!(order.first().map(String::as_str), Some("a"));
        assert_eq!(order.last().map(String::as_str), Some("<<"));
    }

    #[test]
    fn refusals_name_their_line() {
        use YamlErrorKind::*;
        fails("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", DuplicateKey, Some(5));
        fails("a: 1\n'a': 2\n", DuplicateKey, Some(2));
        fails("a: {b: 1, b: 2}\n", DuplicateKey, Some(1));
        fails("", Empty, None);
        fails("\u{feff}# only a comment\n\n", Empty, None);
        fails("---\n", Empty, None);
        fails("- a\n", NotARecord, Some(1));
        fails("# c\nhello\n", NotARecord, Some(2));
        fails("~\n", NotARecord, Some(1));
        fails("a: 1\n---\nb: 2\n", MultipleDocuments, Some(2));
        fails("a: 1\n...\nb: 2\n", MultipleDocuments, Some(3));
        fails("a:\n\tb: 1\n", Tab, Some(2));
        fails("\ta: 1\n", Tab, Some(1));
        fails("a: 1\n\tb: 2\n", Tab, Some(2));
        fails("a:\n- x\n-\tb: 1\n", Tab, Some(3));
        fails("a: [1,\nb: 2\n", Syntax, Some(1));
        fails("a: b: c\n", Syntax, Some(1));
        fails("a: @x\n", Syntax, Some(1));
        fails("%YAML 1.1\n---\na: 1\n", Syntax, Some(1));
        fails("a: 1\nb: x\0y\n", Control, Some(2));
        fails("a: 1 # \u{7f}\n", Control, Some(1));
        fails("a: !custom 1\n", WrongType, Some(1));
        fails("a: 1\n[b]: 2\n", WrongType, Some(2));
        fails("a: *nobody\n", Syntax, Some(1));
        fails("a: &x\n- *x\n", Syntax, Some(2));
        fails(&format!("a: {}\n", "x".repeat(5_000_000)), TooLarge, None);
        fails(&format!("a: [{}]\n", "1,".repeat(400_000)), TooLarge, Some(1));
    }

    #[test]
    fn depth_is_bounded_in_every_style() {
        let ladder: String = (0..2_000).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
        for text in [
            format!("a: {}", "[".repeat(10_000)),
            format!("a: {}", "{a: ".repeat(10_000)),
            format!("a:\n{}x", "- ".repeat(10_000)),
            ladder,
        ] {
            assert_eq!(yaml::parse(&text).unwrap_err().kind, YamlErrorKind::TooDeep);
        }
        let nested = |n: usize| format!("a: {}{}\n", "[".repeat(n), "]".repeat(n));
        assert!(yaml::parse(&nested(63)).is_ok());
        fails(&nested(64), YamlErrorKind::TooDeep, Some(1));
        // Half in blocks and half in braces is as deep.
        let blocks: String = (0..40).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
        let text = format!("{blocks}{}{}{}", " ".repeat(40), "[".repeat(40), "]".repeat(40));
        assert_eq!(yaml::parse(&text).unwrap_err().kind, YamlErrorKind::TooDeep);
        // And so is what aliases add up to.
        let mut text = "a0: &a0 [x]\n".to_owned();
        for i in 1..80 {
            text.push_str(&format!("a{i}: &a{i} [*a{}]\n", i - 1));
        }
        assert_eq!(yaml::parse(&text).unwrap_err().kind, YamlErrorKind::TooDeep);
    }

    #[test]
    fn alias_bombs_are_refused_and_a_few_aliases_work() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
            bomb.push_str(&format!("a{i}: &a{i} [{aliases}]\n"));
        }
        assert_eq!(yaml::parse(&bomb).unwrap_err().kind, YamlErrorKind::TooManyAliases);
        let many = format!("a: &a 1\nb: [{}]\n", "*a, ".repeat(200));
        assert_eq!(yaml::parse(&many).unwrap_err().kind, YamlErrorKind::TooManyAliases);
        let few = "a: &x {b: 1}\nc: *x\nd: [*x]\n";
        let wanted = json!({"a": {"b": 1}, "c": {"b": 1}, "d": [{"b": 1}]});
        assert_eq!(yaml::parse(few), Ok(wanted.clone()));
    }

    #[test]
    fn locate_finds_nested_values() {
        use Step::{Index, Key};
        let text = "\u{feff}niño: ñ  # c\nevents:\n- id: a\n  at: x\n-   id: b\n    at: {ñé: y, z: w}\n    e:\n";
        let at = |path: &[Step]| yaml::locate(text, path);
        assert_eq!(at(&[]), Some((1, 1)));
        assert_eq!(at(&[Key("niño")]), Some((1, 7)));
        assert_eq!(at(&[Key("events"), Index(0), Key("at")]), Some((4, 7)));
        assert_eq!(at(&[Key("events"), Index(1), Key("at"), Key("z")]), Some((6, 20)));
        assert_eq!(at(&[Key("events"), Index(1), Key("e")]), Some((7, 5)));
        assert_eq!(at(&[Key("events"), Index(2)]), None);
        assert_eq!(at(&[Key("nada")]), None);
        assert_eq!(yaml::locate("a: [", &[]), None);
    }
}

mod setting {
    use super::*;

    #[test]
    fn a_scalar_keeps_its_line_its_comment_and_its_quotes() {
        gives("a: 1   # uno\nb: 2\n", set(&["a"], json!("dos")), "a: dos   # uno\nb: 2\n");
        gives("a: 'x' # ñ\n", set(&["a"], json!("y")), "a: 'y' # ñ\n");
        gives("a: \"x\"\n", set(&["a"], json!("y")), "a: \"y\"\n");
        gives("a: \"x\"\n", set(&["a"], json!(3)), "a: 3\n");
        gives("a: é\nb: x", set(&["b"], json!("no")), "a: é\nb: \"no\"");
        gives("a: uno\n  dos # c\nb: 1\n", set(&["a"], json!("x")), "a: x # c\nb: 1\n");
        gives("a: ~\n", set(&["a"], json!("x")), "a: x\n");
        gives("a: # c\nb: 1\n", set(&["a"], json!("x")), "a: x # c\nb: 1\n");
        gives("a:   \nb: 1\n", set(&["a"], json!("x")), "a: x\nb: 1\n");
        gives("a:\n  x # c\n", set(&["a"], json!("w")), "a:\n  w # c\n");
    }

    #[test]
    fn line_endings_and_the_mark_survive() {
        gives(
            "\u{feff}a: 1\r\nb: ñ # c\r\n",
            set(&["a"], json!("uno\ndos")),
            "\u{feff}a: |-\r\n  uno\r\n  dos\r\nb: ñ # c\r\n",
        );
        gives(
            "\u{feff}# c\r\na: 1\r\nevents: []\r\n",
            set(&["b"], json!(2)),
            "\u{feff}# c\r\na: 1\r\nb: 2\r\nevents: []\r\n",
        );
    }

    #[test]
    fn an_equal_value_changes_nothing() {
        let text = "a: 'x'\nb: {c:   1, d: [ 2 ]}\ne: |\n  t\n\nf: \"\\u00e9\"\n";
        for edit in [
            set(&["a"], json!("x")),
            set(&["b"], json!({"d": [2], "c": 1})),
            set(&["b", "c"], json!(1)),
            set(&["e"], json!("t\n")),
            set(&["f"], json!("é")),
            remove(&["z"]),
            remove(&["a", "z"]),
        ] {
            gives(text, edit, text);
        }
    }

    #[test]
    fn every_kind_of_value_can_be_replaced_by_every_other() {
        let olds = [
            "k: old # c\n",
            "k: |+ # c\n  old\n\n   más\n\n",
            "k: >2-\n   old\n\n",
            "k: {a: 1,\n  b: 2} # c\n",
            "k: [1, 2]\n",
            "k: # c\n  # d\n  a: 1\n  b:\n    c: 2 # e\n",
            "k:\n    a: 1\n",
            "k:\n- 1\n- a: 2\n-\n",
            "k:\n  - |\n    x\n",
            "k:\n",
            "k:\n      # deep\n",
            "k:\n  {a: 1}\n",
            "k: \"x\n  y\"\n",
        ];
        let news = [
            json!("nuevo"),
            json!("uno\n\ndos\n"),
            json!("uno\ndos"),
            json!({}),
            json!([]),
            json!(null),
            json!({"x": 1, "y": {"z": "w\nv"}}),
            json!([1, {"x": ["a", "b"]}, "p\nq\n", []]),
            json!({"x": "y"}),
        ];
        for old in olds {
            for new in &news {
                let text = format!("# top\nfirst: 1\n{old}# after\nlast: 'z' # fin\n");
                let done = yaml::apply(&text, &[set(&["k"], new.clone())]).unwrap();
                let wanted = json!({"first": 1, "k": new, "last": "z"});
                assert_eq!(yaml::parse(&done), Ok(wanted), "{done}");
                assert!(done.starts_with("# top\nfirst: 1\nk:"), "{done}");
                assert!(done.ends_with("# after\nlast: 'z' # fin\n"), "{done}");
                assert!(!old.starts_with("k: old") || done.contains(" # c\n"), "{done}");
            }
        }
    }

    #[test]
    fn block_values_look_as_people_write_them() {
        gives("a: 1 # c\n", set(&["a"], json!("x\ny\n")), "a: | # c\n  x\n  y\n");
        gives("a: |\n  x\n\nb: 1\n", set(&["a"], json!("y\nz")), "a: |-\n  y\n  z\n\nb: 1\n");
        gives("a: |-\n  x\n  y\nb: 1\n", set(&["a"], json!("z")), "a: z\nb: 1\n");
        gives("a:\n    b: 1\n", set(&["a"], json!({"c": 2})), "a:\n    c: 2\n");
        gives("a: {b: 1}\n", set(&["a"], json!({"c": 2})), "a: {c: 2}\n");
        gives("a: 1\nl:\n  - x\n", set(&["a"], json!([1])), "a:\n  - 1\nl:\n  - x\n");
    }

    #[test]
    fn a_missing_key_goes_above_the_events() {
        gives(
            "a: 1 # c\n\n# history\nevents:\n- id: x\n",
            set(&["b"], json!("é")),
            "a: 1 # c\nb: é\n\n# history\nevents:\n- id: x\n",
        );
        gives("# c\nevents: []\n", set(&["b"], json!(1)), "# c\nb: 1\nevents: []\n");
        gives("a: 1", set(&["b"], json!(1)), "a: 1\nb: 1\n");
        gives("a: 1\n...\n", set(&["b"], json!(1)), "a: 1\nb: 1\n...\n");
        gives("---\na: |\n  x\n\n# end\n", set(&["b"], json!(1)), "---\na: |\n  x\nb: 1\n\n# end\n");
        gives("a: |\n  x", set(&["b"], json!(1)), "a: |\n  x\nb: 1\n");
        gives("a: |+\n  x\n\n# c\n", set(&["b"], json!(1)), "a: |+\n  x\n\nb: 1\n# c\n");
        gives("a: |\n# c\n", set(&["b"], json!(1)), "a: |\nb: 1\n# c\n");
        gives("a:\n  b: 1\n  # of a\n# c\n", set(&["d"], json!(1)), "a:\n  b: 1\n  # of a\nd: 1\n# c\n");
        gives("{a: 1}\n", set(&["b"], json!("x, y")), "{a: 1, b: \"x, y\"}\n");
    }

    #[test]
    fn a_missing_nested_key_follows_its_mapping() {
        gives("r: {a: 1} # c\n", set(&["r", "b"], json!("z")), "r: {a: 1, b: z} # c\n");
        gives("r: { a: 1, }\n", set(&["r", "b"], json!(2)), "r: { a: 1, b: 2 }\n");
        gives("r: { }\n", set(&["r", "b"], json!(2)), "r: {b: 2}\n");
        gives("r: {a: 1 # c\n  }\n", set(&["r", "b"], json!(2)), "r: {a: 1, b: 2 # c\n  }\n");
        gives("r: {a, b: , c: }\n", set(&["r", "d"], json!(2)), "r: {a, b: , c:, d: 2 }\n");
        gives("r: {a, b: 1}\n", set(&["r", "a"], json!("x\ny")), "r: {a: \"x\\ny\", b: 1}\n");
        gives("r: {a: , b: 1}\n", set(&["r", "a"], json!(2)), "r: {a: 2 , b: 1}\n");
        gives("r:\n   a: 1 # c\nz: 1\n", set(&["r", "b"], json!(2)), "r:\n   a: 1 # c\n   b: 2\nz: 1\n");
        gives("r:\nz: 1\n", set(&["r", "b"], json!(2)), "r: {b: 2}\nz: 1\n");
        gives("a: 1\n", set(&["r", "s", "t"], json!(2)), "a: 1\nr:\n  s:\n    t: 2\n");
        gives("a: 1\n", set(&["r", "s"], json!("x")), "a: 1\nr: {s: x}\n");
        gives("r:\n  s:\n", set(&["r", "s", "t"], json!(2)), "r:\n  s:\n    t: 2\n");
    }

    #[test]
    fn several_edits_apply_in_order() {
        let edits = [
            set(&["status"], json!("closed")),
            append("events", json!({"id": "b"})),
            remove(&["asset"]),
            set(&["status"], json!("open")),
        ];
        assert_eq!(
            yaml::apply("status: new # s\nasset: PC # a\nevents:\n- id: a\n", &edits).unwrap(),
            "status: open # s\nevents:\n- id: a\n- id: b\n"
        );
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let refused = |text: &str, edit: Edit| match yaml::apply(text, &[edit]) {
            Err(EditError::Unsupported { line, .. }) => line,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("a: 1\nb: !!str x\n", set(&["b"], json!("y"))), 2);
        assert_eq!(refused("a: &x 1\nb: *x\n", set(&["a"], json!(2))), 1);
        assert_eq!(refused("a: &x 1\nb: *x\n", set(&["b"], json!(2))), 2);
        assert_eq!(refused("a: &x {c: 1}\nb: *x\n", set(&["a", "c"], json!(2))), 1);
        assert_eq!(refused("a: &x {c: 1}\nb: *x\n", set(&["b", "c"], json!(2))), 2);
        assert_eq!(refused("a: {b: &x 1}\nc: *x\n", remove(&["a"])), 1);
        assert_eq!(refused("z: 1\n? a\n: 1\n", set(&["a"], json!(2))), 2);
        assert_eq!(refused("z: 1\na: 1\n", set(&["a", "b"], json!(2))), 2);
        assert_eq!(refused("z: 1\na: 1\n", append("a", json!(2))), 2);
        assert_eq!(refused("a: &x\n- 1\nb: *x\n", append("a", json!(2))), 2);
        assert_eq!(refused("a: 1\n", set(&[], json!({}))), 1);
        assert_eq!(refused("a: 1\rb: 1\n", set(&["a"], json!(2))), 1);
        // Beside such things other entries are edited.
        gives("a: &x 1\nb: *x\nc: 1\n", set(&["c"], json!(2)), "a: &x 1\nb: *x\nc: 2\n");
        assert!(matches!(
            yaml::apply("a: [", &[set(&["b"], json!(1))]),
            Err(EditError::Yaml(error)) if error.kind == YamlErrorKind::Syntax
        ));
    }
}

mod removing {
    use super::*;

    #[test]
    fn an_entry_goes_with_its_comment_and_not_with_its_neighbours() {
        gives("a: 1\n# b\nb: 2 # of b\n# c\nc: 3\n", remove(&["b"]), "a: 1\n# b\n# c\nc: 3\n");
        gives("a: 1\nb: |\n  x\n\n  y\n\n# c\n", remove(&["b"]), "a: 1\n\n# c\n");
        gives("a:\n  b: 1\n  c:\n  - 1\n  d: 2\n", remove(&["a", "c"]), "a:\n  b: 1\n  d: 2\n");
        gives("a:\n  b: 1 # x\nc: 1\n", remove(&["a", "b"]), "a: {}\nc: 1\n");
        gives("# t\na: 1", remove(&["a"]), "# t\n{}\n");
        gives("a: 1\nb: 2", remove(&["b"]), "a: 1\n");
        gives("\u{feff}a: 1\r\nb: 2\r\n", remove(&["a"]), "\u{feff}b: 2\r\n");
    }

    #[test]
    fn what_a_text_above_would_swallow_goes_too() {
        gives("a: |+\n  x\nb: 1\n\n# c\n", remove(&["b"]), "a: |+\n  x\n# c\n");
        gives("a: |\n  x\nb: 1\n    # of b\n# c\n", remove(&["b"]), "a: |\n  x\n# c\n");
    }

    #[test]
    fn an_entry_in_braces_goes_with_its_comma() {
        gives("r: {a: 1, b: 2, c: 3}\n", remove(&["r", "a"]), "r: {b: 2, c: 3}\n");
        gives("r: {a: 1, b: 2, c: 3}\n", remove(&["r", "b"]), "r: {a: 1, c: 3}\n");
        gives("r: {a: 1, b: 2, c: 3}\n", remove(&["r", "c"]), "r: {a: 1, b: 2}\n");
        gives("r: {a: 1}\n", remove(&["r", "a"]), "r: {}\n");
        gives("r: {\n  a: 1, # x\n  b: 2,\n  c: 3,\n  }\n", remove(&["r", "b"]), "r: {\n  a: 1, # x\n  c: 3,\n  }\n");
        gives("r: {\n  a: 1, # x\n  b: 2\n  }\n", remove(&["r", "b"]), "r: {\n  a: 1, # x\n  \n  }\n");
    }
}

mod appending {
    use super::*;

    fn event() -> Value {
        json!({
            "id": "7kq3", "at": "2026-11-20T09:08:00-06:00", "did": "registrado", "activity": "01",
            "set": {"origen": "La pantalla se apaga", "nota": "uno\ndos\n"},
        })
    }

    const EVENT: &str = "- id: 7kq3\n  at: 2026-11-20T09:08:00-06:00\n  did: registrado\n  activity: \"01\"\n  \
                         set:\n    origen: La pantalla se apaga\n    nota: |\n      uno\n      dos\n";

    #[test]
    fn an_event_follows_the_last_at_its_indentation() {
        gives(
            "a: 1\nevents:\n- id: x\n  at: y\n",
            append("events", event()),
            &format!("a: 1\nevents:\n- id: x\n  at: y\n{EVENT}"),
        );
        let deep: String = EVENT.lines().map(|line| format!("  {line}\r\n")).collect();
        gives(
            "events: # h\r\n  - id: x\r\n    at: y",
            append("events", event()),
            &format!("events: # h\r\n  - id: x\r\n    at: y\r\n{deep}"),
        );
    }

    #[test]
    fn an_empty_or_missing_history_becomes_a_block() {
        for text in ["events: [] # h\n", "events: # h\n", "events: ~ # h\n"] {
            gives(text, append("events", json!({"id": "x"})), "events: # h\n- id: x\n");
        }
        gives("events:", append("events", json!("x")), "events:\n- x\n");
        gives("a: 1\n# c\n", append("events", json!({"id": "x"})), "a: 1\nevents:\n- id: x\n# c\n");
        gives("a: 1\nl:\n  - 1\n", append("m", json!(2)), "a: 1\nl:\n  - 1\nm:\n  - 2\n");
    }

    #[test]
    fn what_follows_the_last_item_stays_where_it_belongs() {
        gives("e:\n- a # x\n# c\n", append("e", json!("b")), "e:\n- a # x\n- b\n# c\n");
        gives("e:\n- a: 1\n  # of a\n\n# c\n", append("e", json!("b")), "e:\n- a: 1\n  # of a\n- b\n\n# c\n");
        gives("e:\n- a\n...\n# c\n", append("e", json!("b")), "e:\n- a\n- b\n...\n# c\n");
        gives("e:\n- |\n  x\n\nz: 1\n", append("e", json!("b")), "e:\n- |\n  x\n- b\n\nz: 1\n");
        gives("e:\n- |\n  x", append("e", json!("b")), "e:\n- |\n  x\n- b\n");
        gives("e:\n- a\n- # c\nz: 1\n", append("e", json!("b")), "e:\n- a\n- # c\n- b\nz: 1\n");
        gives("e:\n- - a\n  - b\n", append("e", json!(["c"])), "e:\n- - a\n  - b\n- - c\n");
        gives("e:\n- a:\n  - b:\n\n", append("e", json!("c")), "e:\n- a:\n  - b:\n- c\n\n");
    }

    #[test]
    fn a_sequence_in_brackets_stays_so() {
        gives("e: [a, b] # c\n", append("e", json!({"x": "z"})), "e: [a, b, {x: z}] # c\n");
        gives("e: [a,]\n", append("e", json!("b")), "e: [a, b]\n");
        gives("e: [a: 1]\n", append("e", json!("b")), "e: [a: 1, b]\n");
        gives("{e: []}\n", append("e", json!("b")), "{e: [b]}\n");
        gives("{a: 1}\n", append("e", json!("b")), "{a: 1, e: [b]}\n");
    }
}

mod emitting {
    use super::*;

    #[test]
    fn a_new_record_looks_as_in_the_design() {
        let record = json!({
            "folio": "CI-2026-0042", "activity": "02", "status": "in_progress",
            "requester": {"name": "Usuaria de ejemplo", "area": "Recursos Materiales", "extension": "1204"},
            "tags": ["a", "no"], "none": {}, "asset": null,
            "long": {"a": "x".repeat(50), "b": "y".repeat(50)},
            "events": [{"id": "7kq3", "at": "2026-11-20T09:08:00-06:00", "set": {"origen": "x"}}],
        });
        let text = yaml::emit(&record);
        let (x, y) = ("x".repeat(50), "y".repeat(50));
        assert_eq!(
            text,
            format!(
                "folio: CI-2026-0042\nactivity: \"02\"\nstatus: in_progress\n\
                 requester: {{name: Usuaria de ejemplo, area: Recursos Materiales, extension: \"1204\"}}\n\
                 tags:\n- a\n- \"no\"\nnone: {{}}\nasset: null\nlong:\n  a: {x}\n  b: {y}\n\
                 events:\n- id: 7kq3\n  at: 2026-11-20T09:08:00-06:00\n  set:\n    origen: x\n"
            )
        );
        assert_eq!(yaml::parse(&text), Ok(record));
    }

    #[test]
    fn texts_that_a_reader_could_mistake_are_quoted() {
        for text in [
            "no",
            "Yes",
            "~",
            "null",
            "True",
            "0042",
            "1e3",
            "9e41",
            "12:30",
            "0x1F",
            "1_000",
            "+52",
            ".inf",
            "2026-11-20",
            "2026-11-20 10:00:00",
            "=",
            "<<",
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "@a",
            "#a",
            "-",
            "- a",
            "? a",
            ": a",
            "a:",
            "*a",
            "&a",
            "!a",
            "%a",
            "|",
            ">",
            "`a",
            "[a]",
            "{a}",
            ",a",
            "---",
            "... a",
        ] {
            let line = yaml::emit(&json!({ "k": text }));
            assert_eq!(line, format!("k: \"{text}\"\n"));
            assert_eq!(yaml::parse(&line), Ok(json!({ "k": text })));
        }
        for text in [
            "2026-11-20T09:08:00-06:00",
            "2026-11-20T09:08:00.25Z",
            "7kq3",
            "01kaf6zq3v8c",
            "La pantalla, negra: no",
            "CI-2026-0042",
            "a:b",
            "a#b",
            "¿Qué?",
            "3h",
            "it's",
            "x, y",
        ] {
            if text.contains(": ") {
                continue;
            }
            assert_eq!(yaml::emit(&json!({ "k": text })), format!("k: {text}\n"));
        }
        assert_eq!(yaml::emit(&json!({"k": "dijo \"sí\": no"})), "k: 'dijo \"sí\": no'\n");
        assert_eq!(
            yaml::emit(&json!({"k": "a\u{7}\u{85}\u{feff}\t\u{202e}"})),
            "k: \"a\\x07\\x85\\uFEFF\\t\\u202E\"\n"
        );
        assert_eq!(yaml::emit(&json!({"k": " a\nb"})), "k: \" a\\nb\"\n");
        assert_eq!(yaml::emit(&json!({"k": "a \nb\n\n"})), "k: \"a \\nb\\n\\n\"\n");
        assert_eq!(yaml::emit(&json!({"k": 1e300})), "k: 1.0e+300\n");
    }
}

// Properties.

/// Text that YAML or its old versions read otherwise, and text of a help desk.
fn text() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "no",
        "~",
        "0042",
        "1e3",
        ": ",
        "@x",
        "# x",
        "a # b",
        "a: b",
        "- a",
        "---",
        "...",
        "",
        " ",
        "\n",
        "a\n",
        "a\nb",
        "a\n\nb\n",
        " a\nb",
        "a\n b\n",
        "a\n\n",
        "\na",
        "a\t\nb",
        "\tb",
        "a \nb",
        "'",
        "\"",
        "\\",
        "{}",
        "[a",
        "|",
        ">",
        "&a",
        "*a",
        "!x",
        "%",
        "a\r\nb",
        "a\rb",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{7f}",
        "\0",
        "#\nb",
        "a\n---\nb",
        "a\n# b\n",
        "é",
        "Atención: señal",
        "¿Cómo está?",
        "<<",
        "null",
        "true",
        "1.5",
        "-1",
        "0x1f",
    ]);
    prop_oneof![
        4 => hostile.prop_map(str::to_owned),
        2 => "[a-zñáé #:,'\"\\-]{0,20}",
        2 => prop::collection::vec("[a-zé #:\\-]{0,8}", 1..5).prop_map(|lines| lines.join("\n")),
        1 => any::<String>(),
        1 => "[a-z \\n\\t\\r:#>|'\"{}\\[\\],&*!%@`?-]{0,12}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_filter_map("finite", |f| serde_json::Number::from_f64(f).map(Value::Number)),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn record() -> impl Strategy<Value = Value> {
    prop::collection::vec((text(), value()), 1..5).prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

/// Writes records as different people would; draws its choices from bytes, so
/// that proptest can shrink them.
struct Hand {
    draws: Vec<u8>,
    next: usize,
    eol: &'static str,
}

impl Hand {
    fn draw(&mut self, sides: usize) -> usize {
        let byte = self.draws.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(byte) % sides
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.draw(choices.len())]
    }

    fn scalar(&mut self) -> &'static str {
        self.of(&[
            "uno",
            "'dos tres'",
            "\"señal: \\\"x\\\"\"",
            "0042",
            "12",
            "no",
            "true",
            "~",
            "é#1",
            "2026-11-20T09:08:00-06:00",
            "http://x.mx/?q#f",
            "a, b",
            "-1.5",
            "Él dijo 'ya'",
            "'it''s'",
            "\"\"",
            "x:y",
        ])
    }

    fn flow(&mut self, depth: usize) -> String {
        match self.draw(if depth == 0 { 4 } else { 7 }) {
            0..=2 => self.scalar().replace("a, b", "'a, b'"),
            3 => "\"\\u00f1 {\"".into(),
            4 => format!("[{}, {}]", self.flow(depth - 1), self.flow(depth - 1)),
            5 => format!("{{ a: {}, \"b\": {} }}", self.flow(depth - 1), self.flow(depth - 1)),
            _ => self.of(&["{}", "[]", "[ ]", "{a, b: , c: 1}", "[x, ]"]).to_owned(),
        }
    }

    fn end(&mut self, out: &mut String) {
        out.push_str(self.of(&["", "", "  # ñota: x", " #", "  "]));
        out.push_str(self.eol);
    }

    fn trivia(&mut self, out: &mut String, indent: usize) {
        let line = match self.draw(8) {
            0 => String::new(),
            1 => format!("{}# así: es", " ".repeat(indent)),
            2 => "# a la izquierda".into(),
            3 => format!("{}# honda", " ".repeat(indent + 3)),
            _ => return,
        };
        out.push_str(&line);
        out.push_str(self.eol);
    }

    /// A value from past the colon or dash on; `indent` is that of the key or dash.
    fn value(&mut self, out: &mut String, indent: usize, depth: usize, dash: bool) {
        let pad = |n: usize| " ".repeat(n);
        match self.draw(if depth == 0 { 6 } else { 10 }) {
            0 | 1 => {
                out.push(' ');
                out.push_str(self.scalar());
                self.end(out);
            }
            2 => {
                let flow = self.flow(2);
                out.push(' ');
                out.push_str(&flow);
                self.end(out);
            }
            3 => self.end(out),
            4 => {
                let head = self.of(&[" |", " |-", " |+", " >", " >-", " | # c"]);
                let inner = indent + 1 + self.draw(3);
                out.push_str(head);
                out.push_str(self.eol);
                for _ in 0..=self.draw(3) {
                    let line = self.of(&["texto", "# no es comentario", "- x: y", "más", "  hondo"]);
                    // The first line sets the indentation.
                    let line = if out.ends_with(&format!("{head}{}", self.eol)) { line.trim() } else { line };
                    out.push_str(&format!("{}{line}{}", pad(inner), self.eol));
                    if self.draw(4) == 0 {
                        out.push_str(self.eol);
                    }
                }
                if self.draw(3) == 0 {
                    out.push_str(self.eol);
                }
            }
            5 => {
                out.push_str(&format!(" \"uno{}{}dos\"", self.eol, pad(indent + 2)));
                self.end(out);
            }
            6 | 7 => {
                let inner = indent + 2 + self.draw(2);
                if dash {
                    let inner = indent + 2;
                    out.push_str(" a:");
                    self.value(out, inner, depth - 1, false);
                    self.map_rest(out, inner, depth - 1, false);
                } else {
                    self.end(out);
                    if self.draw(3) == 0 {
                        self.trivia(out, inner);
                    }
                    out.push_str(&format!("{}a:", pad(inner)));
                    self.value(out, inner, depth - 1, false);
                    self.map_rest(out, inner, depth - 1, false);
                }
            }
            _ => {
                let inner = if dash { indent + 2 } else { indent + 2 * self.draw(2) };
                self.end(out);
                for _ in 0..=self.draw(3) {
                    if self.draw(4) == 0 {
                        self.trivia(out, inner);
                    }
                    out.push_str(&format!("{}-", pad(inner)));
                    self.value(out, inner, depth - 1, true);
                }
            }
        }
    }

    fn map_rest(&mut self, out: &mut String, indent: usize, depth: usize, trivia: bool) {
        for key in ["b", "c ñ", "'d'"].iter().take(self.draw(4)) {
            if trivia || self.draw(5) == 0 {
                self.trivia(out, indent);
            }
            out.push_str(&format!("{}{key}:", " ".repeat(indent)));
            self.value(out, indent, depth, false);
        }
    }
}

/// A text as pieces, each with the key of the root that it belongs to (or none).
fn pieces(draws: Vec<u8>) -> Vec<(Option<&'static str>, String)> {
    let mut hand = Hand { draws, next: 0, eol: "\n" };
    if hand.draw(3) == 0 {
        hand.eol = "\r\n";
    }
    let mut pieces = Vec::new();
    if hand.draw(4) == 0 {
        pieces.push((None, format!("# Reporte ñ{}", hand.eol)));
    }
    for (name, written) in [
        ("folio", "folio"),
        ("status", "status"),
        ("señas", "señas"),
        ("requester", "\"requester\""),
        ("extra", "extra"),
        ("events", "events"),
        ("last", "last"),
    ] {
        if hand.draw(4) == 0 {
            continue;
        }
        let mut trivia = String::new();
        hand.trivia(&mut trivia, 0);
        // A deeper comment belongs to what is above it; not here.
        if !trivia.starts_with(' ') {
            pieces.push((None, trivia));
        }
        let mut piece = format!("{written}:");
        hand.value(&mut piece, 0, 3, false);
        pieces.push((Some(name), piece));
    }
    if hand.draw(5) == 0 {
        pieces.push((None, format!("# fin{}", hand.eol)));
    }
    if hand.draw(8) == 0 {
        pieces.push((None, format!("...{}", hand.eol)));
    }
    if hand.draw(4) == 0
        && let Some((_, last)) = pieces.last_mut()
    {
        *last = last.trim_end_matches(['\n', '\r']).to_owned();
    }
    if hand.draw(6) == 0
        && let Some((_, first)) = pieces.first_mut()
    {
        first.insert(0, '\u{feff}');
    }
    pieces
}

fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["folio", "status", "señas", "requester", "extra", "events", "last", "nueva", "no"])
        .prop_map(str::to_owned)
}

fn inner_key() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c ñ", "d", "nueva"]).prop_map(str::to_owned)
}

fn edit() -> impl Strategy<Value = Edit> {
    let path = prop_oneof![
        2 => key().prop_map(|key| vec![key]),
        2 => (key(), inner_key()).prop_map(|(a, b)| vec![a, b]),
        1 => (key(), inner_key(), inner_key()).prop_map(|(a, b, c)| vec![a, b, c]),
    ];
    prop_oneof![
        3 => (path.clone(), value()).prop_map(|(path, value)| Edit::Set { path, value }),
        1 => path.prop_map(|path| Edit::Remove { path }),
        2 => (key(), value()).prop_map(|(key, item)| Edit::Append { key, item }),
    ]
}

fn touched(edit: &Edit) -> &str {
    match edit {
        Edit::Set { path, .. } | Edit::Remove { path } => path.first().map_or("", String::as_str),
        Edit::Append { key, .. } => key,
    }
}

/// The edit as a plain change of the value; `None` where it has no meaning.
fn applied(mut record: Value, edit: &Edit) -> Option<Value> {
    match edit {
        Edit::Set { path, value } => {
            let mut place = &mut record;
            for key in path {
                if place.is_null() {
                    *place = json!({});
                }
                place = place.as_object_mut()?.entry(key.clone()).or_insert(Value::Null);
            }
            *place = value.clone();
        }
        Edit::Remove { path } => {
            let (last, parents) = path.split_last()?;
            let mut place = Some(&mut record);
            for key in parents {
                place = place.and_then(|place| place.get_mut(key));
            }
            if let Some(map) = place.and_then(Value::as_object_mut) {
                map.shift_remove(last);
            }
        }
        Edit::Append { key, item } => {
            let place = record.as_object_mut()?.entry(key.clone()).or_insert(Value::Null);
            if place.is_null() {
                *place = json!([]);
            }
            place.as_array_mut()?.push(item.clone());
        }
    }
    Some(record)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_gives_the_intended_record_and_spares_the_rest(
        draws in prop::collection::vec(any::<u8>(), 0..160),
        edits in prop::collection::vec(edit(), 1..4),
    ) {
        let pieces = pieces(draws);
        let mut text: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
        let Ok(mut now) = yaml::parse(&text) else {
            // Only a text with no key at all.
            prop_assert_eq!(yaml::parse(&text).map_err(|error| error.kind), Err(YamlErrorKind::Empty), "{}", text);
            return Ok(());
        };
        let mut owners: Vec<&str> = Vec::new();
        for edit in &edits {
            let Some(wanted) = applied(now.clone(), edit) else {
                let refused = matches!(yaml::apply(&text, std::slice::from_ref(edit)), Err(EditError::Unsupported { .. }));
                prop_assert!(refused);
                continue;
            };
            let done = match yaml::apply(&text, std::slice::from_ref(edit)) {
                Ok(done) => done,
                Err(error) => return Err(TestCaseError::fail(format!("{error:?}\n{edit:?}\n{text}"))),
            };
            prop_assert_eq!(yaml::parse(&done), Ok(wanted.clone()), "{}", done);
            if wanted == now {
                prop_assert_eq!(&done, &text);
            }
            owners.push(touched(edit));
            (text, now) = (done, wanted);
        }
        // What no edit touched is there, line by line and in order. A key may
        // have come before the blank lines that end a piece, but not inside.
        let mut lines = text.split_inclusive('\n');
        let mut from = 0;
        let mut spared = true;
        for (owner, piece) in &pieces {
            // Blank lines after `|+` are part of its text.
            if owner.is_some() || !piece.trim().is_empty() {
                spared = owner.is_none_or(|owner| !owners.contains(&owner));
            }
            if !spared {
                continue;
            }
            // The mark stays at the very start, before a key put there.
            let piece = piece.trim_start_matches('\u{feff}');
            let body = piece.trim_end();
            let gone = || TestCaseError::fail(format!("{piece:?} is gone from\n{text}\n{edits:?}"));
            from += text[from..].find(body).ok_or_else(gone)? + body.len();
            for line in piece.split_inclusive('\n') {
                // Only a line that ended the file unfinished may be finished.
                let kept = |have: &str| {
                    let have = have.trim_start_matches('\u{feff}');
                    have == line || !line.ends_with('\n') && have.trim_end_matches(['\n', '\r']) == line
                };
                lines.by_ref().find(|have| kept(have)).ok_or_else(gone)?;
            }
        }
    }

    #[test]
    fn setting_what_is_there_changes_no_byte(draws in prop::collection::vec(any::<u8>(), 0..120)) {
        let text: String = pieces(draws).into_iter().map(|(_, piece)| piece).collect();
        let Ok(Value::Object(record)) = yaml::parse(&text) else { return Ok(()) };
        for (key, value) in record {
            let whole = set(&[&key], value.clone());
            prop_assert_eq!(yaml::apply(&text, &[whole]), Ok(text.clone()));
            for (inner, value) in value.as_object().into_iter().flatten() {
                let edit = set(&[&key, inner], value.clone());
                prop_assert_eq!(yaml::apply(&text, &[edit]), Ok(text.clone()));
            }
        }
    }

    #[test]
    fn what_is_emitted_reads_back(record in record()) {
        let text = yaml::emit(&record);
        prop_assert_eq!(yaml::parse(&text), Ok(record.clone()), "{}", text);
        prop_assert!(text.ends_with('\n') && !text.contains('\r'));
    }

    #[test]
    fn emitted_records_can_be_edited(record in record(), edit in edit()) {
        let text = yaml::emit(&record);
        if let Some(wanted) = applied(record, &edit) {
            let done = yaml::apply(&text, &[edit]).map_err(|e| TestCaseError::fail(format!("{e:?}\n{text}")))?;
            prop_assert_eq!(yaml::parse(&done), Ok(wanted), "{}", done);
        }
    }

    #[test]
    fn nothing_panics(
        text in prop_oneof![
            any::<String>(),
            "[ab:\\- \\n\\r\\t#'\"{}\\[\\],|>+&*!?%ñ\u{feff}0-2]{0,60}",
            "(a|b|: |:\\n|- |\\n|  |[{]|[}]|[\\[]|[\\]]|, |[|]\\n|&x |[*]x|[?] |# c|'|\"|\r\n|---|[.]{3}|!!str |ñ){0,40}",
        ],
        edits in prop::collection::vec(edit(), 0..3),
    ) {
        let _ = yaml::parse(&text);
        let _ = yaml::locate(&text, &[Step::Key("a"), Step::Index(0), Step::Key("b")]);
        let inner = [set(&["a"], json!("x\ny")), set(&["a", "b"], json!([1])), append("b", json!({"k": 1})), remove(&["a"]), remove(&["b", "a"])];
        for edit in inner.iter().chain(&edits) {
            if let Ok(done) = yaml::apply(&text, std::slice::from_ref(edit)) {
                let wanted = yaml::parse(&text).ok().and_then(|now| applied(now, edit));
                prop_assert_eq!(yaml::parse(&done).ok(), wanted);
            }
        }
    }
}
