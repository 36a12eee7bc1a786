//! Any text as a procedure file: it is read or refused, never a panic, and the same twice.
#![no_main]

use folio::procedure::load::load;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let loaded = load("fuzzed.toml", &text);
    assert!(loaded.findings.len() <= 201);
    assert!(loaded.procedure.is_some() || !loaded.findings.is_empty());
    assert_eq!(loaded, load("fuzzed.toml", &text));
});
