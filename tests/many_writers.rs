//! Twenty processes at once: no number twice, no gap, no change lost.

#![allow(clippy::disallowed_methods, reason = "tests run the program")]

mod common;

use std::collections::BTreeSet;

use common::{OPENING, PROCEDURE, TestDesk};

const WRITERS: usize = 20;

/// Runs `work` of every writer at once; each runs its own processes.
fn at_once(desk: &TestDesk, work: impl Fn(usize, &dyn Fn(&[&str]) -> String) + Sync) {
    // The desk's helper holds a `RefCell`; commands are made by hand here.
    let (root, now) = (desk.root(), desk.now());
    let mut pattern = std::process::Command::new("true");
    desk.surround(&mut pattern);
    let variables: Vec<_> =
        pattern.get_envs().filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned()))).collect();
    let barrier = std::sync::Barrier::new(WRITERS);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (root, now, variables, barrier, work) = (&root, &now, &variables, &barrier, &work);
            scope.spawn(move || {
                let run = |arguments: &[&str]| {
                    let mut command = std::process::Command::new(common::FOLIO);
                    command.args(arguments).current_dir(root).env_clear().envs(variables.iter().cloned());
                    command.env("FOLIO_NOW", now).env("FOLIO_LOCK_WAIT", "60").stdin(std::process::Stdio::null());
                    let output = command.output().expect("runs");
                    let told = String::from_utf8_lossy(&output.stderr).into_owned();
                    assert!(output.status.success(), "{arguments:?}: {told}");
                    String::from_utf8(output.stdout).expect("text").trim().to_owned()
                };
                barrier.wait();
                work(writer, &run);
            });
        }
    });
}

#[test]
fn twenty_open_and_advance_at_once() {
    let desk = TestDesk::new();
    let shared = desk.open_registered();
    let given = std::sync::Mutex::new(Vec::new());
    at_once(&desk, |writer, run| {
        for round in 0..2 {
            let mut arguments = vec!["new", "--procedure", PROCEDURE];
            arguments.extend(OPENING);
            let folio = run(&arguments);
            run(&["do", &folio, "registrado"]);
            run(&["note", &shared, &format!("nota {writer}-{round}.")]);
            let kept = ["--set", "revision=R", "--set", "diagnostico=D"];
            let mut resolve = vec!["do", &folio, "resuelto", "--by", "personal-1"];
            resolve.extend(kept);
            run(&resolve);
            given.lock().expect("not poisoned").push(folio);
        }
    });
    let mut folios = given.into_inner().expect("not poisoned");
    folios.sort();
    let expected: Vec<String> = (2..=2 * WRITERS + 1).map(|number| format!("CI-2025-{number:04}")).collect();
    assert_eq!(folios, expected, "each number once, none left out");
    let files: BTreeSet<String> = desk.ticket_files().into_iter().collect();
    assert_eq!(files.len(), 2 * WRITERS + 1);

    for folio in &folios {
        let next = desk.next(folio);
        assert_eq!(next["activity"]["id"], "03", "{folio}: {next:#}");
    }
    let ticket = desk.read(&desk.ticket(&shared));
    for writer in 0..WRITERS {
        for round in 0..2 {
            assert_eq!(ticket.matches(&format!("nota {writer}-{round}.")).count(), 1, "{writer}-{round}\n{ticket}");
        }
    }
    desk.check_clean();
    let leftover: Vec<_> = desk.snapshot().into_keys().filter(|path| path.ends_with(".tmp")).collect();
    assert_eq!(leftover, Vec::<String>::new());
}

#[test]
fn only_one_of_twenty_takes_the_same_step() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let (root, now) = (desk.root(), desk.now());
    std::thread::scope(|scope| {
        for _ in 0..WRITERS {
            let mut command = std::process::Command::new(common::FOLIO);
            desk.surround(&mut command);
            command.args(["do", &folio, "registrado"]).current_dir(&root).env("FOLIO_LOCK_WAIT", "60");
            command.env("FOLIO_NOW", &now).stdin(std::process::Stdio::null());
            let done = &done;
            scope.spawn(move || {
                let output = command.output().expect("runs");
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                match output.status.code() {
                    Some(0) => drop(done.fetch_add(1, std::sync::atomic::Ordering::SeqCst)),
                    Some(1) => assert!(told.contains("registrado"), "{told}"),
                    other => panic!("{other:?}: {told}"),
                }
            });
        }
    });
    assert_eq!(done.into_inner(), 1);
    assert_eq!(desk.read(&desk.ticket(&folio)).matches("did: registrado").count(), 1);
    desk.check_clean();
}
