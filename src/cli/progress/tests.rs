//! A line of progress on a terminal that remembers what it was told.

use std::io;
use std::sync::Mutex;

use indicatif::TermLike;

use super::*;

static WRITTEN: Mutex<String> = Mutex::new(String::new());

#[derive(Debug)]
struct Remembering;

impl Remembering {
    fn keep(&self, text: &str) -> io::Result<()> {
        WRITTEN.lock().expect("nobody panicked").push_str(text);
        Ok(())
    }
}

impl TermLike for Remembering {
    fn width(&self) -> u16 {
        100
    }
    fn move_cursor_up(&self, _: usize) -> io::Result<()> {
        Ok(())
    }
    fn move_cursor_down(&self, _: usize) -> io::Result<()> {
        Ok(())
    }
    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        Ok(())
    }
    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        Ok(())
    }
    fn write_line(&self, text: &str) -> io::Result<()> {
        self.keep(text)
    }
    fn write_str(&self, text: &str) -> io::Result<()> {
        self.keep(text)
    }
    fn clear_line(&self) -> io::Result<()> {
        self.keep("<clear>")
    }
    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}

fn remembering() -> ProgressDrawTarget {
    ProgressDrawTarget::term_like(Box::new(Remembering))
}

/// What a terminal is told of ten steps.
fn told(patience: Duration) -> String {
    WRITTEN.lock().expect("nobody panicked").clear();
    let progress = Progress { line: Some(Line::new("progress-reading", 10, patience, remembering)) };
    for _ in 0..10 {
        progress.step();
    }
    drop(progress);
    WRITTEN.lock().expect("nobody panicked").clone()
}

#[test]
fn long_work_says_how_far_it_is_and_leaves_no_trace() {
    // One test, since what is written is remembered in one place.
    let shown = told(Duration::ZERO);
    assert!(shown.contains("Leyendo archivos [") && shown.contains("/10 · faltan "), "{shown}");
    assert!(shown.trim_end().ends_with("<clear>"), "{shown}");
    assert_eq!(told(Duration::from_secs(3600)), "");
}

#[test]
fn nobody_watches_a_pipe() {
    // Tests have no terminal, or none that a desk was opened on.
    assert!(Progress::reading(10_000).line.is_none());
}
