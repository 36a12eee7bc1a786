//! Any text as the YAML of a record: it is read or refused, never a panic; what it gives, emitted
//! and read again, is the same.
#![no_main]

use folio::yaml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let Ok(value) = yaml::parse(&text) else { return };
    if value.is_object() {
        assert_eq!(yaml::parse(&yaml::emit(&value)).ok(), Some(value));
    }
});
