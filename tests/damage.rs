//! One key of a published decision is misspelt, left out, or given a value of another type: no
//! figure that calls itself complete changes without a word.
//!
//! The tests that are ignored do every damage there is to every case and every shipped rulebook
//! and schedule, and print into what it sorts: `cargo xtask damage`.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect must fail"
)]

use affeer::assessment::{Assessment, Caveat, assess};
use affeer::case::{Case, Draft, chosen};
use affeer::diagnostic::Source;
use affeer::rulebook::{Library, Rulebook};
use affeer::value::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[path = "damage/text.rs"]
mod text;

use text::{Blow, Damaged, damages};

static RULEBOOKS: LazyLock<BTreeMap<String, Rulebook>> = LazyLock::new(|| {
    let all = Library::rulebooks().iter().map(|shipped| shipped.id);
    all.map(|id| (id.to_owned(), Library::rulebook(id).unwrap().unwrap())).collect()
});

/// The published decisions and the cases of the tests, each with its name.
fn cases() -> Vec<(String, Draft)> {
    let shipped = Library::rulebooks().iter().flat_map(|shipped| shipped.decisions);
    let shipped = shipped.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut own: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    own.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    own.sort();
    let own = own.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    let read = shipped.chain(own).map(|(name, text)| (name, Draft::read(&text).unwrap()));
    // OK because some of the tests' own cases are there to be refused.
    read.filter(|(_, draft)| told(draft.toml()).is_some()).collect()
}

/// What is done to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Damage {
    /// Its last letter is written twice.
    Misspelt,
    /// Its last letter is left out.
    Cut,
    /// It is left out with its value.
    Dropped,
    /// Its value is one of another type.
    Retyped,
}

const DAMAGES: [Damage; 4] = [Damage::Misspelt, Damage::Cut, Damage::Dropped, Damage::Retyped];

/// The way to every key of a table: the keys and places in lists from the top.
fn ways(draft: &Draft, way: &[usize], all: &mut Vec<Vec<usize>>) {
    let below: Vec<&Draft> = match draft {
        Draft::Table(entries) => {
            all.extend((0..entries.len()).map(|at| [way, &[at]].concat()));
            entries.iter().map(|(_, value)| value).collect()
        }
        Draft::List(items) => items.iter().collect(),
        Draft::Text(_) | Draft::Bare(_) | Draft::Bool(_) => Vec::new(),
    };
    for (at, value) in below.into_iter().enumerate() {
        ways(value, &[way, &[at]].concat(), all);
    }
}

/// The table, damaged at the end of a way; and the key with those above it.
fn damaged(draft: &Draft, way: &[usize], damage: Damage) -> (Draft, String) {
    match (draft, way) {
        (Draft::Table(entries), [at]) => {
            let mut entries = entries.clone();
            let key = entries[*at].0.clone();
            match damage {
                Damage::Misspelt => entries[*at].0.push(key.chars().last().unwrap()),
                Damage::Cut => drop(entries[*at].0.pop()),
                Damage::Dropped => drop(entries.remove(*at)),
                Damage::Retyped => entries[*at].1 = retyped(&entries[*at].1),
            }
            (Draft::Table(entries), key)
        }
        (Draft::Table(entries), [at, rest @ ..]) => {
            let mut entries = entries.clone();
            let (value, key) = damaged(&entries[*at].1, rest, damage);
            entries[*at].1 = value;
            let above = entries[*at].0.clone();
            (Draft::Table(entries), format!("{above}.{key}"))
        }
        (Draft::List(items), [at, rest @ ..]) => {
            let mut items = items.clone();
            let (value, key) = damaged(&items[*at], rest, damage);
            items[*at] = value;
            (Draft::List(items), format!("{at}.{key}"))
        }
        _ => (draft.clone(), String::new()),
    }
}

/// A value of another type that looks as alike as may be.
fn retyped(value: &Draft) -> Draft {
    match value {
        Draft::Text(text) => text
            .trim_start_matches(|character: char| !character.is_ascii_digit())
            .split(|character: char| !character.is_ascii_digit())
            .next()
            .filter(|digits| !digits.is_empty())
            .map_or_else(|| Draft::List(vec![value.clone()]), |digits| Draft::Bare(digits.to_owned())),
        Draft::Bare(bare) => Draft::Text(format!("{bare}%")),
        Draft::Bool(holds) => Draft::Text(holds.to_string()),
        Draft::List(items) => items.first().cloned().unwrap_or(Draft::Bool(true)),
        Draft::Table(entries) => entries.first().map_or(Draft::Bool(true), |(_, value)| value.clone()),
    }
}

/// What a case comes to: the penalty, the maximum and what engagement is worth, each in every
/// reading, and whether it is one figure; and what is said beside them.
struct Told {
    figures: [(&'static str, [Money; 5], bool); 3],
    said: Vec<Caveat>,
    /// What moved the penalty, by what it rests on.
    rests: String,
}

fn told(text: String) -> Option<Told> {
    let source = Source::new("case.toml", text);
    let choice = chosen(source.clone()).ok()?;
    told_by(RULEBOOKS.get(&choice.rulebook)?, source)
}

fn told_by(rulebook: &Rulebook, source: Source) -> Option<Told> {
    let case = Case::read(rulebook, source).ok()?;
    let assessment: Assessment<'_> = assess(&case).ok()?;
    let Assessment { penalty, maximum, credit, .. } = &assessment;
    let figures = [
        ("penalty", penalty.each().map(|sum| *sum), penalty.agree()),
        ("maximum", maximum.each().map(|sum| *sum), maximum.agree()),
        ("credit", credit.each(), credit.is_certain()),
    ];
    // What the notice printed would tell of every change, and a user's case has no notice; how many
    // figures rest on what tells of none.
    let tells = |caveat: &&Caveat| {
        !matches!(
            caveat,
            Caveat::Differs(..)
                | Caveat::PenaltyDiffers(_)
                | Caveat::Reproduced(_)
                | Caveat::OnlyTotal(_)
                | Caveat::Assumptions(_)
                | Caveat::Drafts(_)
        )
    };
    let said = assessment.caveats.iter().filter(tells).cloned().collect();
    let moved = assessment.rests_on.iter().filter(|own| own.moved != Money::ZERO);
    let rests = format!("{:?}", moved.map(|own| (own.standing, own.moved)).collect::<Vec<_>>());
    Some(Told { figures, said, rests })
}

#[test]
fn one_damaged_key_never_changes_a_complete_figure_without_a_word() {
    let (mut tried, mut admitted) = (0_usize, 0_usize);
    let mut wrong: Vec<String> = Vec::new();
    for (name, draft) in cases() {
        let whole = told(draft.toml()).unwrap();
        let mut all = Vec::new();
        ways(&draft, &[], &mut all);
        for way in all {
            for damage in DAMAGES {
                let (case, key) = damaged(&draft, &way, damage);
                // A case without evidence says that none is given; which there was, nobody can know.
                if key == "evidence" && damage == Damage::Dropped {
                    continue;
                }
                tried += 1;
                let Some(after) = told(case.toml()) else { continue };
                admitted += 1;
                // What is open is shown as a range, which is a word.
                for ((figure, before, _), (_, now, one)) in whole.figures.iter().zip(after.figures) {
                    if one && *before != now && after.said == whole.said {
                        wrong.push(format!("{name}: {key} {damage:?}: {figure} {before:?} to {now:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}, {admitted} admitted:\n{}", wrong.join("\n"));
    assert!(tried > 4_000, "{tried}");
}

/// What a case is refused for, without the places.
fn refused(text: String) -> BTreeSet<String> {
    let source = Source::new("case.toml", text);
    let refused = match chosen(source.clone()) {
        Err(refused) => refused,
        Ok(choice) => match RULEBOOKS.get(&choice.rulebook).map(|rulebook| Case::read(rulebook, source)) {
            Some(Err(refused)) => refused,
            Some(Ok(_)) | None => return BTreeSet::new(),
        },
    };
    // Which rulebook the case was read by stands before the first that follows from it, and is no
    // part of what is wrong.
    let own = |message: &str| match message.split_once(", the day of ") {
        Some((read_by, rest)) if read_by.starts_with("read by ") => {
            rest.split_once(": ").map_or(rest, |(_, message)| message).to_owned()
        }
        _ => message.to_owned(),
    };
    refused.diagnostics.iter().map(|found| format!("{} {}", found.code.name(), own(&found.message))).collect()
}

#[test]
fn everything_wrong_with_a_case_is_told_at_once() {
    let mut tried = 0_usize;
    let mut wrong: Vec<String> = Vec::new();
    for (name, draft) in cases() {
        let mut all = Vec::new();
        ways(&draft, &[], &mut all);
        // What stands in a value that is damaged as a whole is not read.
        let inner = |way: &Vec<usize>| !all.iter().any(|other| other.len() > way.len() && other.starts_with(way));
        let leaves: Vec<&Vec<usize>> = all.iter().filter(|way| inner(way)).collect();
        for (first, damage) in
            [(0, Damage::Misspelt), (1, Damage::Retyped), (2, Damage::Misspelt), (3, Damage::Retyped)]
        {
            let several: Vec<&&Vec<usize>> = leaves.iter().skip(first).step_by(5).collect();
            let mut together = draft.clone();
            let mut alone: Vec<(String, BTreeSet<String>)> = Vec::new();
            for way in several {
                let (case, key) = damaged(&draft, way, damage);
                let told = refused(case.toml());
                // Where the rulebook is chosen by a day that cannot be read, the rest is read by none.
                let read = chosen(Source::new("case.toml", case.toml())).is_ok();
                if read && !told.is_empty() {
                    together = damaged(&together, way, damage).0;
                    alone.push((key, told));
                }
            }
            let told = refused(together.toml());
            for (key, own) in alone {
                tried += 1;
                // What only follows from one may be hidden by another, never the thing itself.
                // In an item of evidence of which, with both, it cannot be told whether it may be shown,
                // it is told without being quoted.
                let unquoted = |one: &String| {
                    let code = one.split(' ').next().unwrap_or_default();
                    told.iter().any(|now| now.starts_with(&format!("{code} it cannot be told whether")))
                };
                if own.is_disjoint(&told) && !own.iter().any(unquoted) {
                    wrong.push(format!("{name}: {key} {damage:?}: {own:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    assert!(tried > 1_000, "{tried}");
}

/// What becomes of a damaged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It is refused.
    Refused,
    /// A figure is a range where it was one figure, or another range: what is open is shown.
    Wider,
    /// Every figure is the same.
    Same,
    /// A figure differs, and something is said that was not.
    Told,
    /// A number lost a digit, is another number, and is plausible.
    DigitLost,
    /// The file ends before a whole block, and what it says without that is another case: which blocks
    /// there were, nobody can know.
    BlockLost,
    /// A figure differs and nothing is said of it.
    Silent,
}

fn outcome(whole: &Told, now: Option<Told>, digit_lost: bool, rules: bool) -> Outcome {
    let Some(now) = now else { return Outcome::Refused };
    let differing = || whole.figures.iter().zip(&now.figures).filter(|((_, before, _), (_, after, _))| before != after);
    let same = differing().next().is_none();
    // What a figure rests on is the rules' to say; in a case it goes with what is known.
    if same && (!rules || now.rests == whole.rests) {
        Outcome::Same
    } else if now.said.iter().any(|said| !whole.said.contains(said)) {
        Outcome::Told
    } else if !same && differing().all(|(_, (_, _, one))| !*one) {
        Outcome::Wider
    } else if digit_lost {
        Outcome::DigitLost
    } else {
        Outcome::Silent
    }
}

/// How many damages of each sort came to what, and which were silent.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<(Blow, Outcome), usize>,
    silent: Vec<String>,
    digits: Vec<String>,
}

impl Tally {
    fn add(&mut self, file: &str, damaged: &Damaged, outcome: Outcome) {
        *self.counts.entry((damaged.blow, outcome)).or_default() += 1;
        if outcome == Outcome::DigitLost {
            self.digits.push(format!("{file}: {}", damaged.at));
        }
        if outcome == Outcome::Silent {
            self.silent.push(format!("{file}: {:?} {}", damaged.blow, damaged.at));
        }
    }

    fn finish(&self, what: &str) {
        let all: usize = self.counts.values().sum();
        println!("{all} damages of {what}:");
        for ((blow, outcome), count) in &self.counts {
            println!("  {blow:?}: {count} {outcome:?}");
        }
        for digits in &self.digits {
            println!("  a digit lost: {digits}");
        }
        assert!(self.silent.is_empty(), "{} silent:\n{}", self.silent.len(), self.silent.join("\n"));
    }
}

/// The texts of the cases, each with its name.
fn texts() -> Vec<(String, String)> {
    let shipped = Library::rulebooks().iter().flat_map(|shipped| shipped.decisions);
    let shipped = shipped.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut own: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    own.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    own.sort();
    let own = own.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    shipped.chain(own).filter(|(_, text)| told(text.clone()).is_some()).collect()
}

/// What a case loses that nobody can know of: the whole of its evidence, or its last items. An
/// account says how many items it counted, and of how many none is in the file.
fn takes_evidence_away(damaged: &Damaged, whole: &str) -> bool {
    let items = |text: &str| text.matches("[[evidence]]").count();
    matches!(damaged.blow, Blow::LineDropped | Blow::LineCut | Blow::Ends | Blow::Dropped)
        && items(&damaged.text) < items(whole)
}

fn every_damage_of_cases(step: usize) -> Tally {
    let mut tally = Tally::default();
    for (name, text) in texts() {
        let whole = told(text.clone()).unwrap();
        for damaged in damages(&text).into_iter().step_by(step) {
            if takes_evidence_away(&damaged, &text) {
                continue;
            }
            let now = told(damaged.text.clone());
            // Of a file that ends before its end the penalty is what counts: that it is a range is said.
            let open = damaged.blow == Blow::Ends && now.as_ref().is_some_and(|now| !now.figures[0].2);
            let outcome = match outcome(&whole, now, damaged.digit_lost, false) {
                Outcome::Silent if open => Outcome::Wider,
                Outcome::Silent if damaged.blow == Blow::Ends && damaged.at.contains(": [[") => Outcome::BlockLost,
                outcome => outcome,
            };
            tally.add(&name, &damaged, outcome);
        }
    }
    tally
}

#[test]
#[ignore = "minutes: a command of its own"]
fn every_damage_of_every_case_is_refused_wider_told_or_nothing() {
    every_damage_of_cases(step()).finish("cases");
}

/// Every how manieth damage is done: all, unless a part is asked for by `AFFEER_DAMAGE_STEP`.
fn step() -> usize {
    std::env::var("AFFEER_DAMAGE_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(1)
}

#[test]
fn a_sample_of_every_damage_of_every_case() {
    every_damage_of_cases(37).finish("cases");
}

/// The text of a shipped rulebook or schedule, damaged here and there; the cases it is tried on are
/// those that name it.
fn every_damage_of_rules(step: usize, wanted: &dyn Fn(&Damaged) -> bool) -> Tally {
    let mut tally = Tally::default();
    let texts = texts();
    let files = Library::rulebooks().iter().map(|shipped| (shipped.id, shipped.text, None));
    let newest = Library::rulebooks()[0].text;
    let files = files.chain(Library::schedules().iter().map(|shipped| (shipped.id, newest, Some(shipped.text))));
    for (name, rulebook, schedule) in files {
        let of_file = |text: String| {
            let source = |text: &str| Source::new("rules.toml", text);
            if schedule.is_some() {
                Rulebook::read(source(rulebook), Some(source(&text)))
            } else {
                let names =
                    |shipped: &&affeer::rulebook::Shipped| text.contains(&format!("schedule = \"{}\"", shipped.id));
                let schedule = Library::schedules().iter().find(names);
                Rulebook::read(source(&text), schedule.map(|shipped| source(shipped.text)))
            }
            .ok()
        };
        let text = schedule.unwrap_or(rulebook);
        let own = of_file(text.to_owned()).unwrap();
        let cases: Vec<(Source, Told)> = texts
            .iter()
            .filter_map(|(_, text)| {
                let source = Source::new("case.toml", text.as_str());
                let choice = chosen(source.clone()).ok()?;
                (choice.rulebook == own.id).then_some(())?;
                Some((source.clone(), told_by(&own, source)?))
            })
            .collect();
        assert!(cases.len() > 3, "{name}");
        for damaged in damages(text).into_iter().filter(wanted).step_by(step) {
            let Some(book) = of_file(damaged.text.clone()) else {
                tally.add(name, &damaged, Outcome::Refused);
                continue;
            };
            let outcomes = cases
                .iter()
                .map(|(source, whole)| outcome(whole, told_by(&book, source.clone()), damaged.digit_lost, true));
            // A file of rules is as silent as it is in the worst of its cases; what another of them tells
            // is told to whoever runs the examples.
            let outcomes: Vec<Outcome> = outcomes.collect();
            let told = outcomes.iter().any(|outcome| matches!(outcome, Outcome::Told | Outcome::Refused));
            let worst = outcomes.into_iter().max().unwrap_or(Outcome::Same);
            let worst = if told && worst == Outcome::Silent { Outcome::Told } else { worst };
            tally.add(name, &damaged, worst);
        }
    }
    tally
}

#[test]
#[ignore = "minutes: a command of its own"]
fn every_damage_of_every_shipped_rulebook_is_refused_wider_told_or_nothing() {
    every_damage_of_rules(step(), &|_| true).finish("rulebooks and schedules");
}

#[test]
#[ignore = "minutes: a command of its own"]
fn what_a_number_rests_on_or_turns_on_is_not_dropped_in_silence() {
    const KEYS: [&str; 8] =
        ["standing", "per-infringement", "when", "value", "method", "spread-method", "rationale", "authority"];
    let wanted = |damaged: &Damaged| {
        let key = damaged.at.rsplit('.').next().unwrap_or_default();
        damaged.blow == Blow::Dropped && KEYS.contains(&key)
    };
    every_damage_of_rules(step(), &wanted).finish("what numbers rest on and turn on");
}
