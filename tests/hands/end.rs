//! What must hold in the end.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::tickets::{decide, with_line};
use super::{Hands, with_git};

/// Findings that a desk may have after all that: what people have yet to decide or to do.
const KNOWN: [&str; 3] = ["dispute", "moved-by-dropped", "asset-without-history"];

impl Hands {
    /// Shares until nothing moves any more.
    pub fn share_all(&mut self) {
        let tip = |hands: &Self| super::common::shared::git_in(&hands.shared.desk, &hands.shared.bare(), &["rev-parse", "main"]);
        for _ in 0..4 {
            let before = tip(self);
            for name in self.names.clone() {
                self.tick();
                with_git::sync(self, name);
            }
            if tip(self) == before {
                return;
            }
        }
        panic!("sharing does not come to an end");
    }

    /// Fails the test unless all clones are one desk with everything in it.
    #[track_caller]
    pub fn hold(&mut self) {
        let first = self.names[0];
        let tree = |hands: &Self, name: &str| hands.shared.git(name, &["rev-parse", "HEAD^{tree}"]);
        for name in self.names.clone() {
            if tree(self, first) != tree(self, name) {
                let (one, other) = (self.root(first), self.root(name));
                let (_, differs) =
                    self.git(first, &["diff", "--no-index", &one.to_string_lossy(), &other.to_string_lossy()]);
                panic!("{first} and {name} differ\n{differs}");
            }
        }
        let all = self.events(first);
        let lost: Vec<_> = self.known.difference(&all).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        let mut places: BTreeMap<String, String> = BTreeMap::new();
        for path in self.files(first, "tickets").into_iter().chain(self.files(first, "catalog/assets")) {
            let text = self.shared.read(first, &path);
            let value = folio::yaml::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            let ids: Vec<&str> =
                value["events"].as_array().into_iter().flatten().filter_map(|event| event["id"].as_str()).collect();
            let once: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(once.len(), ids.len(), "{path} has an event twice");
            if let Some(uid) = value["uid"].as_str()
                && let Some(other) = places.insert(uid.to_owned(), path.clone())
            {
                panic!("{path} and {other} are one record");
            }
        }
    }

    /// Fails the test where `check` finds what it may not find.
    #[track_caller]
    pub fn check(&mut self, known: &[&str]) {
        let first = self.names[0];
        let found = self.folio(first, &["check", "--json"]).data("folio/check/1");
        let strange: Vec<&Value> = found["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|it| !known.contains(&it["code"].as_str().unwrap_or_default()))
            .collect();
        assert!(strange.is_empty(), "{strange:#?}");
    }

    /// Fails the test where the history breaks a law. What was rebased or picked says that it did not know of what
    /// was there: of that `verify` tells, and of nothing else.
    #[track_caller]
    pub fn verify(&mut self) {
        let first = self.names[0];
        let outcome = self.folio(first, &["verify", "--all", "--json"]);
        let data = outcome.clone().data("folio/verify/1");
        let was_rewritten = ["rebase", "pick"].iter().any(|deed| self.done.get(deed).is_some_and(|(done, _)| *done > 0));
        let may_be = |finding: &&Value| was_rewritten && finding["code"] == "event-unaware";
        let found = data["findings"].as_array().expect("a list").iter();
        let strange: Vec<&Value> = found.filter(|finding| !may_be(finding)).collect();
        assert!(strange.is_empty(), "{strange:#?}\n{}", outcome.stderr);
    }

    /// Everything that must hold, before and after somebody decides what there is to decide.
    #[track_caller]
    pub fn end(&mut self) {
        self.share_all();
        self.hold();
        self.check(&KNOWN);
        let first = self.names[0];
        for _ in 0..200 {
            let disputed = with_line(self, first, "disputes:");
            let Some(record) = disputed.first().cloned() else { break };
            self.tick();
            decide(self, first, &record).ok();
        }
        assert_eq!(with_line(self, first, "disputes:"), Vec::<String>::new());
        self.share_all();
        self.hold();
        self.check(&KNOWN[1..]);
        self.verify();
    }
}
