//! How far long work is, on a terminal: a line on stderr that comes after half a second, says how much is
//! left, and leaves no trace. Whoever reads stderr through a pipe sees nothing of it.

use std::io::IsTerminal;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::language::{Language, Tongue};

/// Work that takes no longer is over before anybody wonders.
const PATIENCE: Duration = Duration::from_millis(500);

/// Work of a known number of steps, done by any number of threads. Dropping it clears the line.
pub struct Progress {
    line: Option<Line>,
}

struct Line {
    bar: ProgressBar,
    begun: Instant,
    patience: Duration,
    drawn: AtomicBool,
    /// Message of what is done.
    doing: &'static str,
    target: fn() -> ProgressDrawTarget,
}

/// The language of what is said of progress: 0 until a desk has been opened on a terminal.
static TONGUE: AtomicU8 = AtomicU8::new(0);

/// Takes over the language of what is said from here on. Readers deep inside know no shell, and stderr
/// is one for all of the process.
pub fn speak(language: &Language) {
    let tongue = match language.tongue() {
        Tongue::Spanish => 1,
        Tongue::English => 2,
    };
    TONGUE.store(tongue, Ordering::Relaxed);
}

fn tongue() -> Option<Tongue> {
    match TONGUE.load(Ordering::Relaxed) {
        1 => Some(Tongue::Spanish),
        2 => Some(Tongue::English),
        _ => None,
    }
}

/// Whether stderr is a terminal that can go back to the beginning of a line.
fn is_watched() -> bool {
    static WATCHED: OnceLock<bool> = OnceLock::new();
    *WATCHED.get_or_init(|| {
        let is_dumb = std::env::var_os("TERM").is_none_or(|terminal| terminal == "dumb");
        std::io::stderr().is_terminal() && !is_dumb
    })
}

impl Progress {
    /// The reading of so many files.
    pub fn reading(files: usize) -> Self {
        Self::of("progress-reading", files)
    }

    /// The preparing of so many rows of a list.
    pub fn preparing(rows: usize) -> Self {
        Self::of("progress-preparing", rows)
    }

    /// The writing of so many pages.
    pub fn writing(pages: usize) -> Self {
        Self::of("progress-writing", pages)
    }

    fn of(doing: &'static str, steps: usize) -> Self {
        if !is_watched() || tongue().is_none() {
            return Self { line: None };
        }
        Self { line: Some(Line::new(doing, steps, PATIENCE, ProgressDrawTarget::stderr)) }
    }

    /// One more is done.
    pub fn step(&self) {
        if let Some(line) = &self.line {
            line.step();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.bar.finish_and_clear();
        }
    }
}

impl Line {
    fn new(doing: &'static str, steps: usize, patience: Duration, target: fn() -> ProgressDrawTarget) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        Self { bar, begun: Instant::now(), patience, drawn: AtomicBool::new(false), doing, target }
    }

    fn step(&self) {
        self.bar.inc(1);
        if self.begun.elapsed() >= self.patience && !self.drawn.swap(true, Ordering::Relaxed) {
            self.draw();
        }
    }

    fn draw(&self) {
        let language = Language::new(tongue().unwrap_or(Tongue::Spanish), None);
        let template = "{prefix} [{bar:30}] {human_pos}/{human_len} · {msg} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style.progress_chars("=> "));
        }
        self.bar.set_prefix(language.text(self.doing));
        self.bar.set_message(language.text("progress-left"));
        self.bar.set_draw_target((self.target)());
        self.bar.tick();
    }
}

#[cfg(test)]
mod tests;
