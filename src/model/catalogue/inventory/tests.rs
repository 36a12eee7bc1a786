use super::card::is_taken;
use super::*;
use crate::model::catalogue::tests::told;

const STOCK: &str = "stock = 'Almacén'\n";

fn parse(text: &str) -> Inventory {
    Inventory::parse("inventory.toml", text).expect("inventory")
}

fn wrong(text: &str) -> Vec<String> {
    told(Inventory::parse("inventory.toml", text))
}

#[test]
fn a_desk_without_the_file_keeps_no_inventory() {
    let usual = Inventory::default();
    assert_eq!((usual.sign_within, usual.expiring_within, usual.kinds.len()), (5, 60, 0));
    let reasons: Vec<&str> = usual.retire_reasons.iter().map(|reason| reason.id.as_str()).collect();
    assert_eq!(reasons, ["obsoleto", "danado", "reemplazado", "donado", "vendido", "extraviado"]);
    assert_eq!(parse(STOCK), usual, "what the file does not say stays");
    assert_eq!(wrong(""), ["missing-key"]);
}

#[test]
fn an_inventory_is_read() {
    let found = parse(
        r#"
stock = " Almacén de Sistemas "
roles = ["jefatura", "personal"]
heads = ["jefatura"]
sign_within = 3
expiring_within = 90
[retire_reasons]
obsoleto = "Obsolescencia"
robado = "Robo"
[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
every = "3 meses"
procedure = "mantenimiento"
done = "realizado"
[[programme]]
key = "servidor"
name = "Servidor"
assets = ["SRV-01"]
every = "1 month"
not_working = "same"
procedure = "mantenimiento"
planned = "programado"
done = "realizado"
from = 2026-01-01
states = ["in_use"]
set = { usuario = "asset.custodian_name or 'Sistemas'", programado = "due" }
[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
register = "sigtig"
required = ["tag", "memory_gb"]
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"
help = "La instalada."
[kind.fields.disco]
label = "Disco"
type = "choice"
choices = { ssd = "Estado sólido", hdd = "Mecánico" }
[kind.fields.arranque]
label = "Arranque"
type = "choice"
choices = ["uefi", "bios"]
[[kind]]
key = "licencia"
name = "Licencia de programa"
class = "licence"
prefix = "LI"
required = ["seats"]
[[kind]]
key = "consumible"
name = "Consumible"
class = "consumable"
[forms.resguardo]
of = "letter"
key = "RES"
title = "Resguardo"
template = "resguardo.md"
revision = "2"
undertaking = """
  Me comprometo a cuidarlo.
  Y a devolverlo.
"""
signatures = { receives = "Recibe", hands_over = "Entrega", head = "Vo. Bo." }
[forms.etiqueta]
of = "label"
key = "ETI"
title = "Etiqueta"
template = "etiqueta.md"
[minute]
title = "Minuta semanal"
needs = ["necesidad"]
"#,
    );
    assert_eq!((found.stock.as_str(), found.sign_within, found.expiring_within), ("Almacén de Sistemas", 3, 90));
    assert_eq!((found.roles.len(), found.heads.len(), found.retire_reasons[1].name.as_str()), (2, 1, "Robo"));
    let [every, server] = found.programmes.as_slice() else { panic!("{:?}", found.programmes) };
    assert_eq!((every.months, every.not_working), (3, NotWorking::Before));
    assert_eq!(every.states, ["in_use", "in_stock", "lent"]);
    assert_eq!((server.months, server.not_working, server.states.len()), (1, NotWorking::Same, 1));
    let set: Vec<&str> = server.set.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(set, ["usuario", "programado"]);
    assert_eq!(server.from.map(|day| day.to_string()).as_deref(), Some("2026-01-01"));
    let computer = found.kind("computadora").expect("kind");
    assert_eq!((computer.class, computer.prefix.as_deref()), (Class::Equipment, Some("PC")));
    let disk = computer.field("disco").expect("disco");
    assert_eq!((disk.label, disk.choices[0].name.as_str()), (Label::Own("Disco".to_owned()), "Estado sólido"));
    assert_eq!(computer.field("arranque").map(|field| field.choices[1].name.clone()).as_deref(), Some("bios"));
    let (letter, label) = (found.form("resguardo").expect("resguardo"), found.form("etiqueta").expect("etiqueta"));
    assert_eq!((letter.of, letter.revision.as_str(), label.revision.as_str()), (Paper::Letter, "2", "1"));
    assert_eq!(letter.undertaking.as_deref(), Some("Me comprometo a cuidarlo.\n  Y a devolverlo."));
    let signers: Vec<&str> = letter.signatures.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!((signers, label.signatures.len()), (vec!["receives", "hands_over", "head"], 0));
    let minute = found.minute.as_ref().expect("minute");
    assert_eq!((minute.needs.as_slice(), minute.licences.len()), (&["necesidad".to_owned()][..], 0));
    assert!(found.programme("servidor").is_some() && found.form("vale").is_none() && found.kind("Licencia").is_none());
    let named = |text: &str| found.kind_named(text).map(|kind| kind.key.as_str());
    assert_eq!(
        ["licencia", "LICENCIA  de Programa", "Computadora", "licencía", "x"].map(named),
        [Some("licencia"), Some("licencia"), Some("computadora"), Some("licencia"), None]
    );
}

#[test]
fn a_card_has_the_keys_of_all_of_its_class_and_of_its_kind() {
    let text = "[[kind]]\nkey = 'a'\nname = 'A'\n[kind.fields.x]\nlabel = 'X'\ntype = 'bool'\n\
                [[kind]]\nkey = 'b'\nname = 'B'\nclass = 'licence'\n[[kind]]\nkey = 'c'\nname = 'C'\nclass = 'consumable'\n";
    let found = parse(&format!("{STOCK}{text}"));
    let all = "tag serial brand model supplier contract bought price invoice warranty accessories software maintenance";
    for (key, more) in [("a", "x"), ("b", "seats expires notice_days version renewal"), ("c", "unit minimum")] {
        let kind = found.kind(key).expect(key);
        let card = kind.card();
        let keys: Vec<&str> = card.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys.join(" "), format!("{all} {more}"));
        for field in &card {
            assert_eq!(kind.field(&field.key).as_ref(), Some(field));
            match field.label {
                Label::Message(id) => assert!(is_taken(&field.key), "{id}"),
                Label::Own(_) => assert!(!is_taken(&field.key)),
            }
        }
    }
    assert!(found.kind("a").is_some_and(|kind| kind.field("seats").is_none() && kind.field("custodian").is_none()));
}

#[test]
fn words_and_months_are_read() {
    assert!(Class::ALL.into_iter().all(|class| Class::from_word(class.word()) == Some(class)));
    assert!(Paper::ALL.into_iter().all(|paper| Paper::from_word(paper.word()) == Some(paper)));
    assert!(NotWorking::ALL.into_iter().all(|word| NotWorking::from_word(word.word()) == Some(word)));
    let read = ["3 months", "1 month", " 12meses", "1 mes", "120 months"].map(read_months);
    assert_eq!(read, [3, 1, 12, 1, 120].map(Some));
    for text in ["", "months", "0 months", "121 months", "3", "-3 months", "+3 months", "1.5 months", "3 weeks", "none"]
    {
        assert_eq!(read_months(text), None, "{text}");
    }
}

#[test]
fn everything_wrong_with_the_desk_s_own_settings_is_told_at_once() {
    let text = r#"almacen = "x"
stock = 3
roles = []
heads = "jefatura"
sign_within = -1
expiring_within = "60"
retire_reasons = {}
[minute]
needs = ["a b"]
licences = []
extra = 1
"#;
    assert_eq!(
        wrong(text),
        [
            "unknown-key 1:1 almacen = \"x\"",
            "wrong-type 2:9 stock = 3",
            "empty-list 3:9 roles = []",
            "wrong-type 4:9 heads = \"jefatura\"",
            "bounds 5:15 sign_within = -1",
            "wrong-type 6:19 expiring_within = \"60\"",
            "empty-list 7:18 retire_reasons = {}",
            "missing-key 8:1 [minute]",
            "not-an-identifier 9:10 needs = [\"a b\"]",
            "empty-list 10:12 licences = []",
            "unknown-key 11:1 extra = 1",
        ]
    );
    assert_eq!(wrong("stock = 'a'\n[kind]\nkey = 'a'\n"), ["single-table 2:1 [kind]"]);
    assert_eq!(
        wrong("stock = 'a'\nretire_reasons = ['a b', 'c']\n"),
        ["not-an-identifier 2:19 retire_reasons = ['a b', 'c']"]
    );
}

#[test]
fn everything_wrong_with_kinds_is_told_at_once() {
    let text = r#"stock = "a"
[[kind]]
key = "la pc"
name = "Computadora"
class = "licencia"
prefix = "pc"
register = "el sigtig"
required = ["tag", "seriall", "seats", "zzz", "tag"]
fields = { a = 1, "b c" = { label = "B", type = "text" } }
[[kind]]
key = "monitor"
name = "computadora"
class = "cosa"
prefix = "MONITOR"
[[kind]]
key = "monitor"
name = "M"
prefix = "pc"
[kind.fields.serial]
label = "Serie"
type = "texto"
[kind.fields.custodian]
label = ""
type = "text"
[kind.fields.a]
type = "choice"
[kind.fields.b]
label = "B"
type = "choice"
choices = []
[kind.fields.c]
label = "C"
type = "choice"
choices = {}
[kind.fields.d]
label = "D"
type = "bool"
choices = ["si", "no"]
[kind.fields.e]
label = "E"
type = "choice"
choices = ["a b", 3]
ayuda = "x"
[kind.fields.f]
label = "F"
type = "money"
"#;
    let inline = "fields = { a = 1, \"b c\" = { label = \"B\", type = \"text\" } }";
    let required = "required = [\"tag\", \"seriall\", \"seats\", \"zzz\", \"tag\"]";
    assert_eq!(
        wrong(text),
        [
            "not-an-identifier 3:7 key = \"la pc\"",
            "word-near 5:9 class = \"licencia\"",
            "prefix 6:10 prefix = \"pc\"",
            "not-an-identifier 7:12 register = \"el sigtig\"",
            &format!("word-near 8:20 {required}"),
            &format!("word-near 8:31 {required}"),
            &format!("word 8:40 {required}"),
            &format!("repeated 8:47 {required}"),
            &format!("wrong-type 9:16 {inline}"),
            &format!("not-an-identifier 9:19 {inline}"),
            "duplicate 12:8 name = \"computadora\"",
            "word-near 13:9 class = \"cosa\"",
            "prefix 14:10 prefix = \"MONITOR\"",
            "duplicate 16:7 key = \"monitor\"",
            "prefix 18:10 prefix = \"pc\"",
            "duplicate 18:10 prefix = \"pc\"",
            "card-key 19:14 [kind.fields.serial]",
            "word-near 21:8 type = \"texto\"",
            "card-key 22:14 [kind.fields.custodian]",
            "blank 23:9 label = \"\"",
            "missing-key 25:1 [kind.fields.a]",
            "without-choices 26:8 type = \"choice\"",
            "empty-list 30:11 choices = []",
            "empty-list 34:11 choices = {}",
            "idle-choices 38:12 choices = [\"si\", \"no\"]",
            "not-an-identifier 42:12 choices = [\"a b\", 3]",
            "wrong-type 42:19 choices = [\"a b\", 3]",
            "unknown-key 43:1 ayuda = \"x\"",
            "word 46:8 type = \"money\"",
        ]
    );
}

#[test]
fn everything_wrong_with_programmes_is_told_at_once() {
    let text = r#"stock = "a"
[[kind]]
key = "computadora"
name = "Computadora"
[[programme]]
key = "a"
name = "A"
every = "3 semanas"
procedure = "el procedimiento"
[[programme]]
key = "a"
kinds = ["computadoras", "zzz"]
assets = ["SRV 01"]
every = 3
not_working = "antes"
procedure = "p"
planned = "la fecha"
done = "hecho"
from = "ayer"
states = ["en uso", "in_usee"]
set = { "el usuario" = "asset.place", area = 3 }
cada = "3 months"
"#;
    assert_eq!(
        wrong(text),
        [
            "programme-of-nothing 5:1 [[programme]]",
            "missing-key 5:1 [[programme]]",
            "months 8:9 every = \"3 semanas\"",
            "not-an-identifier 9:13 procedure = \"el procedimiento\"",
            "missing-key 10:1 [[programme]]",
            "duplicate 11:7 key = \"a\"",
            "unknown-kind 12:10 kinds = [\"computadoras\", \"zzz\"]",
            "unknown-kind 12:26 kinds = [\"computadoras\", \"zzz\"]",
            "not-an-identifier 13:11 assets = [\"SRV 01\"]",
            "wrong-type 14:9 every = 3",
            "word-near 15:15 not_working = \"antes\"",
            "not-an-identifier 17:11 planned = \"la fecha\"",
            "date 19:8 from = \"ayer\"",
            "word 20:11 states = [\"en uso\", \"in_usee\"]",
            "word-near 20:21 states = [\"en uso\", \"in_usee\"]",
            "not-an-identifier 21:9 set = { \"el usuario\" = \"asset.place\", area = 3 }",
            "wrong-type 21:46 set = { \"el usuario\" = \"asset.place\", area = 3 }",
            "unknown-key 22:1 cada = \"3 months\"",
        ]
    );
}

#[test]
fn everything_wrong_with_forms_is_told_at_once() {
    let text = r#"stock = "a"
[forms]
vale = 3
[forms."el resguardo"]
of = "resguardo"
template = "../resguardo.md"
revision = 1
undertaking = "  "
signatures = { receive = "Recibe", head = "" }
[forms.salida]
key = "S"
title = "Salida"
template = "salida.md"
undertaking = "a\tb"
folder = "x"
"#;
    assert_eq!(
        wrong(text),
        [
            "wrong-type 3:8 vale = 3",
            "missing-key 4:1 [forms.\"el resguardo\"]",
            "missing-key 4:1 [forms.\"el resguardo\"]",
            "not-an-identifier 4:8 [forms.\"el resguardo\"]",
            "word-near 5:6 of = \"resguardo\"",
            "not-an-identifier 6:12 template = \"../resguardo.md\"",
            "wrong-type 7:12 revision = 1",
            "blank 8:15 undertaking = \"  \"",
            "unknown-key-near 9:16 signatures = { receive = \"Recibe\", head = \"\" }",
            "blank 9:43 signatures = { receive = \"Recibe\", head = \"\" }",
            "missing-key 10:1 [forms.salida]",
            "control 14:15 undertaking = \"a\\tb\"",
            "unknown-key 15:1 folder = \"x\"",
        ]
    );
}
