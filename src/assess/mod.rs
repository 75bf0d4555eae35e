//! The arithmetic: from an admitted case to its assessment. Pure: no files, no clock, no words.

mod reading;
mod ledger;
mod run;
mod step;
mod engagement;
mod credit;
mod open;
mod opportunity;
mod reach;
mod caveat;
mod comparable;
mod worth;

pub use caveat::{Caveat, caveats};
pub use comparable::{Comparable, Decision, DecisionId, comparables};
pub use credit::Credit;
pub use engagement::{GateResult, HeadScore, ItemScore, Outcome, PassedGate, Reason, Score, Weighing, Weight, score};
pub use ledger::{Entry, Line, LineKind, Operand, Unit};
pub use open::{Open, OpenItem};
pub use opportunity::{Opportunity, Way as OpportunityWay};
pub use reach::Reach;
pub use reading::{Reading, Readings};
pub use worth::Worth;

use crate::case::Case;
use crate::rulebook::Standing;
use crate::value::{Money, OutOfRange, sorted};

/// The result for one case under one rulebook: plain data, no sentences.
#[derive(Clone, Debug)]
pub struct Assessment<'c> {
    /// The case.
    pub case: &'c Case<'c>,
    /// The penalty, in each reading; least ≤ low ≤ central ≤ high ≤ most.
    pub penalty: Readings<Money>,
    /// Whether nothing is open that could change the penalty: the five readings agree. Whether the
    /// rulebook reaches the case is another question: see `reach`.
    pub complete: bool,
    /// Whether the rulebook reaches the case; the figures are what it comes to if it does.
    pub reach: Reach,
    /// The account, in the order of the steps; the same lines in every reading.
    pub lines: Vec<Line<'c>>,
    /// The statutory maximum, in each reading.
    pub maximum: Readings<Money>,
    /// How evidence of engagement was scored, where the rulebook has a schedule.
    pub engagement: Option<Score>,
    /// What the engagement is worth.
    pub credit: Credit,
    /// The penalty with every disputed item of evidence removed, where there is one.
    pub without_disputed: Option<Readings<Money>>,
    /// What is open, by how far it moves the penalty.
    pub open: Vec<Open>,
    /// What the organisation can still do.
    pub opportunities: Vec<Opportunity>,
    /// What each item of evidence is worth.
    pub worth: Vec<Worth>,
    /// What a reader must know before relying on it.
    pub caveats: Vec<Caveat>,
    /// How many figures that moved the balance have each standing, and by how many pounds.
    pub rests_on: Vec<(Standing, usize, Money)>,
}

/// Assesses a case.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn assess<'c>(case: &'c Case<'c>) -> Result<Assessment<'c>, OutOfRange> {
    let score = case.rulebook.schedule.as_ref().map(|schedule| score(case, schedule));
    let account = run::five(case, &run::Setting::plain(score.as_ref()))?;
    let complete = account.penalty.agree();
    let credit = credit::credit(case, score.as_ref(), &account)?;
    let without_disputed = without_disputed(case)?;
    let open = if complete && credit.is_certain() { Vec::new() } else { open::open(case, score.as_ref(), complete)? };
    let opportunities = opportunity::opportunities(case, score.as_ref(), &account)?;
    let worth = match &score {
        Some(score) => worth::worth(case, score)?,
        None => Vec::new(),
    };
    let reach = Reach::of(case.rulebook, &case.values);
    let caveats = caveats(case, &reach, &account.lines, score.as_ref(), &account.penalty, &account.maximum);
    let rests_on = rests_on(&account.lines);
    Ok(Assessment {
        case,
        penalty: account.penalty,
        complete,
        reach,
        lines: account.lines,
        maximum: account.maximum,
        engagement: score,
        credit,
        without_disputed,
        open,
        opportunities,
        worth,
        caveats,
        rests_on,
    })
}

/// Only the penalty, in each reading, without an account.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn penalty<'c>(case: &'c Case<'c>) -> Result<Readings<Money>, OutOfRange> {
    let score = case.rulebook.schedule.as_ref().map(|schedule| score(case, schedule));
    run::five_totals(case, &run::Setting::plain(score.as_ref()))
}

fn without_disputed(case: &Case<'_>) -> Result<Option<Readings<Money>>, OutOfRange> {
    let Some(schedule) = &case.rulebook.schedule else { return Ok(None) };
    if !engagement::any_disputed(case) {
        return Ok(None);
    }
    let mut undisputed = case.clone();
    undisputed.evidence = case.evidence.iter().filter(|item| !engagement::is_disputed(item)).cloned().collect();
    let score = score(&undisputed, schedule);
    run::five_totals(&undisputed, &run::Setting::plain(Some(&score))).map(Some)
}

fn rests_on(lines: &[Line<'_>]) -> Vec<(Standing, usize, Money)> {
    let mut totals: Vec<(Standing, usize, Money)> = Vec::new();
    for line in lines {
        let entry = line.entries.at(Reading::Central);
        let Some(standing) = line.standing() else { continue };
        if entry.before == entry.after && !matches!(line.kind, LineKind::Maximum { .. }) {
            continue;
        }
        let change = entry.after.minus(entry.before).map_or(Money::ZERO, |change| Money(change.0.magnitude()));
        match totals.iter_mut().find(|(known, _, _)| *known == standing) {
            Some((_, count, sum)) => {
                *count = count.saturating_add(1);
                *sum = sum.plus(change).unwrap_or(*sum);
            }
            None => totals.push((standing, 1, change)),
        }
    }
    sorted(totals, |one, other| one.0.cmp(&other.0))
}
