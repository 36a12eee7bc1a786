//! Any text as a condition, over a context: the first line is the expression, the rest a JSON
//! object or, where it is none, one that has a bit of everything.
#![no_main]

use folio::procedure::condition::Condition;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (expression, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let Ok(condition) = Condition::read(expression) else { return };
    let context = serde_json::from_str::<Value>(rest).ok().filter(Value::is_object).unwrap_or_else(|| {
        json!({
            "tipo": "falla", "sale": true, "costo": 1200, "nota": null,
            "ticket": {"status": "new", "priority": "high", "visits": {"01": 1}},
            "service": {"key": "red", "offered": false},
            "settings": {"certifica": true, "tope": 3},
        })
    });
    let holds = condition.holds(&context);
    let value = condition.value(&context);
    assert_eq!(holds.is_ok(), value.is_ok());
    // Nothing grows beyond what was written and given, taken as often as there is room to write it.
    let room = (expression.len() + 1) * (context.to_string().len() + expression.len());
    assert!(value.is_err() || value.is_ok_and(|value| value.to_string().len() <= 8 * room));
    assert!(condition.names().len() <= expression.len());
});
