//! The result for one case: its account, what would be otherwise, and what a reader must know. What
//! every output is made from; plain data, no sentences.
//!
//! An assessment, and what a reader must know of it:
//!
//! ```
//! use affeer::assessment::{Caveat, assess};
//! use affeer::{case::Case, diagnostic::Source, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let case = Case::read(&rulebook, Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     [facts]
//!     articles = ["5(1)(f)", "32(1)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 80m..120m"
//! "#))?;
//! let assessment = assess(&case)?;
//! assert!(!assessment.complete, "turnover is a range, and judgements are open");
//! assert!(!assessment.open.is_empty());
//! assert!(assessment.caveats.contains(&Caveat::NoDay), "the case gives no day of assessment");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod caveat;

pub use caveat::{Caveat, Parting};

use crate::assess::{
    Account, Inputs, Line, OpenItem, Reach, Reading, Readings, Rule, Score, account, penalties, score_of,
};
use crate::case::Case;
use crate::counterfactual::{
    Baseline, Comparison, Credit, Open, OpenItems, Opportunity, Situation, TimeStep, Worth, credit, evidence_worth,
    open_items, opportunities, penalty_without_disputed, time_steps,
};
use crate::rulebook::Standing;
use crate::value::{Money, OutOfRange, sorted};

/// The result for one case under one rulebook. Sums are in pounds, or the rulebook's currency.
#[derive(Clone, Debug)]
pub struct Assessment<'c> {
    /// The case that was assessed; what it says is not repeated here.
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
    /// What is open, what would narrow the indicated range most first.
    pub open: Vec<Open>,
    /// What is open and moves nothing, by itself or in a set that is listed.
    pub open_without_effect: Vec<OpenItem>,
    /// Whether every answer to what is open was tried: see [`crate::counterfactual::open_items`].
    pub open_all_tried: bool,
    /// What the organisation can still do.
    pub opportunities: Vec<Opportunity>,
    /// The steps in time beside those on which its reports stand.
    pub time_steps: Vec<TimeStep>,
    /// What each item of evidence is worth.
    pub worth: Vec<Worth>,
    /// What a reader must know before relying on it.
    pub caveats: Vec<Caveat>,
    /// What the central reading rests on.
    pub rests_on: Vec<RestsOn>,
}

/// How much of the central reading rests on figures of one standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The standing the figures share.
    pub standing: Standing,
    /// How many lines that moved the balance, or set the maximum, have it.
    pub lines: usize,
    /// By how much they moved the balance together, up and down alike.
    pub moved: Money,
}

/// Assesses a case.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn assess<'c>(case: &'c Case<'c>) -> Result<Assessment<'c>, OutOfRange> {
    let score = score_of(case)?;
    let points = score.as_ref().map(|score| score.points);
    let Account { penalty, maximum, lines } = account(&Inputs::of(case, points))?;
    let complete = penalty.agree();
    let situation = Situation::with_score(case, points);
    let baseline = Baseline::of(&situation);
    let credit = credit(&baseline, &penalty)?;
    let without_disputed = penalty_without_disputed(&baseline)?;
    let open = if complete {
        OpenItems { all_tried: true, ..OpenItems::default() }
    } else {
        open_items(&baseline, &lines, score.as_ref())?
    };
    let opportunities = opportunities(&baseline)?;
    let time_steps = time_steps(&baseline)?;
    let worth = match &score {
        Some(score) => evidence_worth(&baseline, score)?,
        None => Vec::new(),
    };
    let reach = Reach::of(case.rulebook, &case.values);
    let rests_on = rests_on(&lines, case)?;
    let mut assessment = Assessment {
        case,
        penalty,
        complete,
        reach,
        lines,
        maximum,
        engagement: score,
        credit,
        without_disputed,
        open: open.list,
        open_without_effect: open.without_effect,
        open_all_tried: open.all_tried,
        opportunities,
        time_steps,
        worth,
        caveats: Vec::new(),
        rests_on,
    };
    assessment.caveats = caveat::caveats(&assessment);
    Ok(assessment)
}

/// Two assessments, line against line.
///
/// # Errors
/// [`OutOfRange`] when a difference has more than 28 digits.
pub fn compare<'a, 'b, 'c>(
    before: &'a Assessment<'c>,
    after: &'b Assessment<'c>,
) -> Result<Comparison<'a, 'b, 'c>, OutOfRange> {
    Comparison::of((&before.lines, before.case), (&after.lines, after.case), (&before.penalty, &after.penalty))
}

/// Only the penalty, in each reading, in pounds, without an account.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn penalty(case: &Case<'_>) -> Result<Readings<Money>, OutOfRange> {
    penalties(&Inputs::of(case, score_of(case)?.map(|score| score.points)))
}

fn rests_on(lines: &[Line<'_>], case: &Case<'_>) -> Result<Vec<RestsOn>, OutOfRange> {
    let mut totals: Vec<RestsOn> = Vec::new();
    for line in lines {
        let entry = line.entries.at(Reading::Central);
        let Some(standing) = line.weight(case) else { continue };
        if !entry.moves() && !matches!(line.rule, Rule::Maximum { .. }) {
            continue;
        }
        let moved = Money(entry.after.minus(entry.before)?.0.magnitude());
        match totals.iter_mut().find(|known| known.standing == standing) {
            Some(known) => {
                known.lines = known.lines.saturating_add(1);
                known.moved = known.moved.plus(moved)?;
            }
            None => totals.push(RestsOn { standing, lines: 1, moved }),
        }
    }
    Ok(sorted(totals, |one, other| one.standing.cmp(&other.standing)))
}
