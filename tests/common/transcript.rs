//! What commands say, one after the other, held against a file of `tests/`;
//! `UPDATE_EXPECTED=1 cargo test` writes it anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::TestDesk;

/// What commands said, one after the other.
pub struct Transcript<'a> {
    desk: &'a TestDesk,
    text: String,
}

impl<'a> Transcript<'a> {
    /// Nothing yet.
    pub fn of(desk: &'a TestDesk) -> Self {
        Self { desk, text: String::new() }
    }

    /// Types a command line that ends with that code: words apart by spaces, `_` for a space within
    /// one.
    #[track_caller]
    #[must_use]
    pub fn line(mut self, line: &str, code: i32) -> Self {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let root = self.desk.root();
        let shown = root.canonicalize().unwrap_or(root).to_string_lossy().into_owned();
        // What refuses altogether changes nothing.
        let outcome = if code >= 2 { self.desk.refuses(code, &words) } else { self.desk.run(&words).exits(code) };
        let _ = writeln!(self.text, "$ folio {}", line.replace('_', " "));
        if !outcome.stdout.is_empty() {
            let _ = writeln!(self.text, "{}", outcome.stdout.trim_end().replace(&shown, "MESA"));
        }
        if !outcome.stderr.is_empty() {
            let _ = writeln!(self.text, "[stderr]\n{}", outcome.stderr.trim_end().replace(&shown, "MESA"));
        }
        let _ = writeln!(self.text, "[{code}]\n");
        self
    }

    /// Sets what time it is from here on.
    #[must_use]
    pub fn at(self, moment: &str) -> Self {
        self.desk.set_now(moment);
        self
    }

    /// Compares all that was said with that file.
    #[track_caller]
    pub fn is(self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &self.text).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(self.text == expected, "{name}\nexpected:\n{expected}\nfound:\n{}", self.text);
    }
}
