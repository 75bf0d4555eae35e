//! A case as it is being made up: its parts, and its text.

use affeer::case::{Beginner, Case, Decider, Figure, Target};
use affeer::diagnostic::{Code, Source};
use affeer::rulebook::{Choice, FactKind, Operation, Rulebook};
use affeer::value::{CivilTime, Day, Moment, civil_time_from};
use std::collections::BTreeSet;
use std::fmt::Write;

pub const DAY: i64 = 86_400;

/// A value of a fact. Numbers are pence, pieces, hundredths of a percent, hours or seconds from
/// 1970, as the fact has it; both ends of a range.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    YesNo(bool),
    Option(usize),
    /// Options by place, with or without a pinpoint.
    Options(Vec<(usize, bool)>),
    Number(i64, i64),
}

/// What a case says of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    LeftOut,
    NotKnown,
    Known(Value),
    Disputed(Value),
}

#[derive(Clone, Debug)]
pub struct Limb {
    pub id: &'static str,
    /// What differs from the case's facts; nothing where it is said to be not known.
    pub facts: Vec<(usize, Option<Value>)>,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in the file")]
pub struct Evidence {
    pub id: String,
    pub kind: usize,
    pub body: Option<usize>,
    pub service: Option<usize>,
    pub at: Option<(i64, i64)>,
    pub begun_by: Option<usize>,
    pub grade: Option<usize>,
    pub covers: [Option<bool>; 2],
    pub kept_up: Option<(Option<i64>, Option<i64>)>,
    pub followed: Option<usize>,
    pub effect: Option<usize>,
    pub beyond_duty: bool,
    pub credited_under: Option<usize>,
    pub harms: bool,
    pub from_body: bool,
    pub consent: Option<&'static str>,
    pub disputed: bool,
}

#[derive(Clone, Debug)]
pub struct Determination {
    pub target: Target,
    pub figure: Figure,
    pub by: Decider,
    /// Whether it says why it lies outside what is permitted.
    pub departs: bool,
}

#[derive(Clone, Debug)]
pub struct Draft {
    /// When the infringement began.
    pub began: Option<i64>,
    pub facts: Vec<Given>,
    pub limbs: Vec<Limb>,
    pub evidence: Vec<Evidence>,
    pub determinations: Vec<Determination>,
}

impl Draft {
    /// The text of the case.
    pub fn text(&self, rulebook: &Rulebook) -> String {
        let mut text = format!("[case]\ntitle = \"Generated\"\nrulebook = \"{}\"\nas-of = 2026-11-23\n", rulebook.id);
        if let Some(began) = self.began {
            writeln!(text, "infringement = {{ from = {} }}", day(began)).unwrap();
        }
        text.push_str("\n[facts]\n");
        for (fact, given) in rulebook.facts.iter().zip(&self.facts) {
            match given {
                Given::LeftOut => {}
                Given::NotKnown => writeln!(text, "{} = \"not-known\"", fact.id).unwrap(),
                Given::Known(value) => {
                    writeln!(text, "{} = {}", fact.id, written(value, &fact.kind, rulebook)).unwrap();
                }
                Given::Disputed(value) => {
                    writeln!(
                        text,
                        "{} = {{ value = {}, disputed = true }}",
                        fact.id,
                        written(value, &fact.kind, rulebook)
                    )
                    .unwrap();
                }
            }
        }
        for limb in &self.limbs {
            write!(text, "\n[[infringement]]\nid = \"{}\"\nfacts = {{ ", limb.id).unwrap();
            let facts: Vec<String> = limb
                .facts
                .iter()
                .map(|(fact, value)| {
                    let fact = &rulebook.facts.as_slice()[*fact];
                    let value = value
                        .as_ref()
                        .map_or_else(|| "\"not-known\"".to_owned(), |value| written(value, &fact.kind, rulebook));
                    format!("{} = {value}", fact.id)
                })
                .collect();
            writeln!(text, "{} }}", facts.join(", ")).unwrap();
        }
        self.evidence.iter().for_each(|item| item.write(rulebook, &mut text));
        self.determinations.iter().for_each(|determination| self.write(determination, rulebook, &mut text));
        text
    }

    fn write(&self, determination: &Determination, rulebook: &Rulebook, text: &mut String) {
        text.push_str("\n[[determination]]\n");
        let mut reduces = false;
        match &determination.target {
            Target::Step(step, limb) => {
                let step = &rulebook.steps[*step];
                reduces = matches!(step.operation, Operation::Seriousness(_) | Operation::Banded(_));
                writeln!(text, "step = \"{}\"", step.id).unwrap();
                if let Some(limb) = limb.and_then(|limb| self.limbs.get(limb.index())) {
                    writeln!(text, "infringement = \"{}\"", limb.id).unwrap();
                }
                if let (Figure::Band(band) | Figure::Share(_, Some(band)), Operation::Seriousness(seriousness)) =
                    (&determination.figure, &step.operation)
                {
                    writeln!(text, "band = \"{}\"", seriousness.bands[*band].id).unwrap();
                }
            }
            Target::Factors(factors, limb) => {
                if let Some(limb) = limb.and_then(|limb| self.limbs.get(limb.index())) {
                    writeln!(text, "infringement = \"{}\"", limb.id).unwrap();
                }
                let names: Vec<String> =
                    factors.iter().map(|factor| format!("\"{}\"", rulebook.factors[*factor].id)).collect();
                writeln!(text, "factors = [{}]", names.join(", ")).unwrap();
            }
        }
        match determination.figure {
            Figure::Band(_) => {}
            Figure::Share(share, _) => writeln!(text, "value = \"{}%\"", share.0.plain()).unwrap(),
            Figure::Change(change) => {
                let sign = if change.0.is_negative() || change.0.is_zero() || reduces { "" } else { "+" };
                writeln!(text, "value = \"{sign}{}%\"", change.0.plain()).unwrap();
            }
            Figure::Sum(sum) => writeln!(text, "sum = \"{} {}\"", rulebook.currency.code(), sum.0.plain()).unwrap(),
        }
        writeln!(text, "by = \"{}\"\nbecause = \"Generated\"", determination.by.name()).unwrap();
        if determination.departs {
            text.push_str("departs = \"Generated\"\n");
        }
    }
}

impl Evidence {
    fn write(&self, rulebook: &Rulebook, text: &mut String) {
        let schedule = rulebook.schedule.as_ref().unwrap();
        writeln!(text, "\n[[evidence]]\nid = \"{}\"\nkind = \"{}\"", self.id, schedule.kinds.as_slice()[self.kind].id)
            .unwrap();
        let mut line = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(text, "{key} = {value}").unwrap();
            }
        };
        let quoted = |word: &str| format!("\"{word}\"");
        line("body", self.body.map(|body| quoted(&schedule.bodies.as_slice()[body].id)));
        line("service", self.service.map(|service| quoted(&schedule.services.as_slice()[service].id)));
        line("at", self.at.map(|(least, most)| moments(least, most)));
        line("begun-by", self.begun_by.map(|beginner| quoted(Beginner::NAMES[beginner].0)));
        line("grade", self.grade.map(|grade| quoted(&schedule.grades.as_slice()[grade].id)));
        let covers: Vec<String> = ["entity", "system"]
            .iter()
            .zip(self.covers)
            .filter_map(|(part, covered)| covered.map(|covered| format!("{part} = {covered}")))
            .collect();
        line("covers", (!covers.is_empty()).then(|| format!("{{ {} }}", covers.join(", "))));
        line(
            "kept-up",
            self.kept_up.map(|(from, to)| {
                let ends: Vec<String> = [("from", from), ("to", to)]
                    .iter()
                    .filter_map(|(end, at)| at.map(|at| format!("{end} = {}", day(at))))
                    .collect();
                format!("{{ {} }}", ends.join(", "))
            }),
        );
        line("followed", self.followed.map(|followed| quoted(&schedule.following.as_slice()[followed].id)));
        line("effect", self.effect.map(|effect| quoted(&schedule.effect.as_slice()[effect].id)));
        line("beyond-duty", self.beyond_duty.then(|| quoted("More than was due")));
        line("credited-under", self.credited_under.map(|factor| quoted(&rulebook.factors.as_slice()[factor].id)));
        line("harms", self.harms.then(|| quoted("Known and left")));
        line("origin", self.from_body.then(|| quoted("body")));
        line("consent", self.consent.map(quoted));
        line("disputed", self.disputed.then(|| "true".to_owned()));
    }
}

fn written(value: &Value, kind: &FactKind, rulebook: &Rulebook) -> String {
    let choices = kind.choices().as_slice();
    match value {
        Value::YesNo(holds) => holds.to_string(),
        Value::Option(option) => format!("\"{}\"", choices[*option].id),
        Value::Options(options) => {
            let words: BTreeSet<String> = options
                .iter()
                .map(|(option, pinpoint)| {
                    let pinpoint = if *pinpoint { pinpoint_of(&choices[*option]) } else { String::new() };
                    format!("\"{}{pinpoint}\"", choices[*option].id)
                })
                .collect();
            format!("[{}]", words.into_iter().collect::<Vec<_>>().join(", "))
        }
        Value::Number(least, most) => {
            let code = rulebook.currency.code();
            let number: Box<dyn Fn(i64) -> String> = match kind {
                FactKind::Money(_) => Box::new(|pence| format!("{code} {}.{:02}", pence / 100, pence % 100)),
                FactKind::Percent(_) => Box::new(|hundredths| format!("{}.{:02}%", hundredths / 100, hundredths % 100)),
                FactKind::Duration(_) => {
                    Box::new(
                        |hours| if hours % 24 == 0 { format!("{} days", hours / 24) } else { format!("{hours} hours") },
                    )
                }
                FactKind::Date => return moments(*least, *most),
                _ => Box::new(|count| count.to_string()),
            };
            if least == most {
                format!("\"{}\"", number(*least))
            } else {
                format!("\"{}..{}\"", number(*least), number(*most))
            }
        }
    }
}

/// What a date is that has not come by the day of assessment of every draft.
pub fn none_so_far() -> (i64, i64) {
    let as_of = Day::new(2026, 11, 23).unwrap();
    (as_of.hours(place()).most().as_seconds() + 1, Moment::LAST.as_seconds())
}

/// A moment, a day or a range of days or moments; or that it has not come so far.
fn moments(least: i64, most: i64) -> String {
    let days = hours_of_day(least).0 == least && hours_of_day(most).1 == most;
    match () {
        () if most == Moment::LAST.as_seconds() => "\"none-so-far\"".to_owned(),
        () if least == most => moment(least),
        () if days && day(least) == day(most) => day(least),
        () if days => format!("\"{}..{}\"", day(least), day(most)),
        () => format!("\"{}..{}\"", moment(least), moment(most)),
    }
}

fn moment(seconds: i64) -> String {
    Moment::of_seconds(seconds).iso()
}

fn day(seconds: i64) -> String {
    Moment::of_seconds(seconds).day(place()).unwrap().iso()
}

/// The civil time of every rulebook that cases are made for.
pub fn place() -> CivilTime {
    civil_time_from("GMT0BST,M3.5.0/1,M10.5.0").unwrap()
}

/// The first and the last second of the day on which a moment falls.
pub fn hours_of_day(seconds: i64) -> (i64, i64) {
    let hours = Moment::of_seconds(seconds).day(place()).unwrap().hours(place());
    (hours.least().as_seconds(), hours.most().as_seconds())
}

/// The case of a text. Nothing where its facts contradict each other, what was decided is not
/// permitted by what stands before it now, or a figure has more digits than are computed with; any
/// other refusal is a fault of these tests.
pub fn read<'r>(rulebook: &'r Rulebook, text: &str) -> Option<Case<'r>> {
    match Case::read(rulebook, Source::new("generated.toml", text)) {
        Ok(case) => Some(case),
        Err(refused) => {
            let contradictory = refused.diagnostics.iter().all(|diagnostic| {
                matches!(
                    diagnostic.code,
                    Code::ContradictoryDates
                        | Code::ContradictoryFacts
                        | Code::DeterminationOutsideRange
                        | Code::DepartsWithoutNeed
                        | Code::OutOfRange
                )
            });
            assert!(contradictory, "a generated case is refused:\n{refused}\n{text}");
            None
        }
    }
}

/// A pinpoint that the option has: the first of those it lists.
fn pinpoint_of(choice: &Choice) -> String {
    let first = match &choice.paragraphs {
        None => "(1)(b)",
        Some(listed) => listed.first().map_or("", |first| first.as_written()),
    };
    let groups = first.trim_end_matches('…').split_inclusive(')');
    groups.map(|group| group.split_once('-').map_or(group.to_owned(), |(first, _)| format!("{first})"))).collect()
}
