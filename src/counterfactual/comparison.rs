//! Two accounts side by side: lines paired by their names, the difference of each in every reading,
//! and what caused it told from what follows.

use crate::assess::{Account, Line, Operand, Reading, Readings, Rule};
use crate::case::Case;
use crate::value::{Money, OutOfRange};

/// Two accounts, line against line.
#[derive(Clone, Debug)]
pub struct Comparison<'a, 'b, 'c> {
    /// The lines of either side, in the order of the first; what only the second has comes last.
    pub lines: Vec<LinePair<'a, 'b, 'c>>,
    /// By how much the penalty is higher on the second side, in pounds; below nil where it is lower.
    pub penalty: Readings<Money>,
}

/// A line as it stands on both sides.
#[derive(Clone, Debug)]
pub struct LinePair<'a, 'b, 'c> {
    /// The name of the line, the same on both sides: it is how they were paired.
    pub id: String,
    /// On the first side.
    pub before: Option<&'a Line<'c>>,
    /// On the second side.
    pub after: Option<&'b Line<'c>>,
    /// By how much more it raises the balance on the second side, in pounds; below nil where it
    /// raises it less.
    pub difference: Readings<Money>,
    /// Why the two differ.
    pub cause: Cause,
}

/// Why a line differs between two accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// It does not.
    Same,
    /// Another figure, decision or rule: here lies a cause.
    Figure,
    /// The same figure of another balance or base: it merely follows.
    Follows,
    /// Only the second side has it.
    Added,
    /// Only the first side has it.
    Removed,
}

impl Cause {
    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Cause::Same => "same",
            Cause::Figure => "figure",
            Cause::Follows => "follows",
            Cause::Added => "added",
            Cause::Removed => "removed",
        }
    }
}

impl<'a, 'b, 'c> Comparison<'a, 'b, 'c> {
    /// Two accounts, each with its case.
    ///
    /// # Errors
    /// [`OutOfRange`] when a difference has more than 28 digits.
    pub fn of(
        (before, case): (&'a [Line<'c>], &Case<'_>),
        (after, other_case): (&'b [Line<'c>], &Case<'_>),
        penalty: (&Readings<Money>, &Readings<Money>),
    ) -> Result<Comparison<'a, 'b, 'c>, OutOfRange> {
        let ids: Vec<String> = after.iter().map(|line| line.id(other_case)).collect();
        let mut paired = vec![false; after.len()];
        let mut lines = Vec::with_capacity(before.len());
        for line in before {
            let id = line.id(case);
            let place = ids.iter().position(|other| *other == id);
            if let Some(paired) = place.and_then(|place| paired.get_mut(place)) {
                *paired = true;
            }
            let other = place.and_then(|place| after.get(place));
            lines.push(LinePair::of(id, Some(line), other)?);
        }
        let unpaired = after.iter().zip(ids).zip(paired).filter(|(_, paired)| !paired);
        for ((line, id), _) in unpaired {
            lines.push(LinePair::of(id, None, Some(line))?);
        }
        Ok(Comparison { lines, penalty: differences(|reading| penalty.1.at(reading).minus(*penalty.0.at(reading)))? })
    }

    /// Two accounts of one rulebook.
    ///
    /// # Errors
    /// [`OutOfRange`] when a difference has more than 28 digits.
    pub fn of_accounts(
        before: (&'a Account<'c>, &Case<'_>),
        after: (&'b Account<'c>, &Case<'_>),
    ) -> Result<Comparison<'a, 'b, 'c>, OutOfRange> {
        Comparison::of((&before.0.lines, before.1), (&after.0.lines, after.1), (&before.0.penalty, &after.0.penalty))
    }
}

impl<'a, 'b, 'c> LinePair<'a, 'b, 'c> {
    fn of(
        id: String,
        before: Option<&'a Line<'c>>,
        after: Option<&'b Line<'c>>,
    ) -> Result<LinePair<'a, 'b, 'c>, OutOfRange> {
        let moved = |line: Option<&Line<'_>>, reading| line.map_or(Money::ZERO, |line| line.change(reading));
        let difference = differences(|reading| moved(after, reading).minus(moved(before, reading)))?;
        let cause = match (before, after) {
            (Some(before), Some(after)) => cause(before, after),
            (None, _) => Cause::Added,
            (_, None) => Cause::Removed,
        };
        Ok(LinePair { id, before, after, difference, cause })
    }
}

fn differences(
    mut difference: impl FnMut(Reading) -> Result<Money, OutOfRange>,
) -> Result<Readings<Money>, OutOfRange> {
    let mut five = [Money::ZERO; 5];
    for (slot, reading) in five.iter_mut().zip(Reading::ALL) {
        *slot = difference(reading)?;
    }
    Ok(Readings::of(five))
}

/// What a line's own figure is decides whether the line is a cause or follows from others.
fn cause(before: &Line<'_>, after: &Line<'_>) -> Cause {
    let differs = |differ: &dyn Fn(Reading) -> bool| Reading::ALL.into_iter().any(differ);
    if !differs(&|reading| before.entries.at(reading) != after.entries.at(reading)) {
        return Cause::Same;
    }
    let own = differs(&|reading| own_figure(before, reading) != own_figure(after, reading));
    if own { Cause::Figure } else { Cause::Follows }
}

/// The figure that a line has by itself, whatever the lines before it came to.
fn own_figure(line: &Line<'_>, reading: Reading) -> Option<Operand> {
    let decided = line.determination().is_some();
    let operand = line.entries.at(reading).operand;
    match line.rule {
        Rule::Total | Rule::Ceiling(_) | Rule::Net | Rule::Cap | Rule::StartingPoint if !decided => None,
        // As far as the statutory maximum.
        Rule::Adjustment if !decided && matches!(operand, Operand::Sum(_)) => None,
        Rule::Step
        | Rule::Maximum { .. }
        | Rule::Seriousness { .. }
        | Rule::Banded { .. }
        | Rule::StartingPoint
        | Rule::Total
        | Rule::Factor(_)
        | Rule::Bundle(_)
        | Rule::OtherFactors
        | Rule::Ceiling(_)
        | Rule::Net
        | Rule::Addition
        | Rule::Adjustment
        | Rule::Reduction { .. }
        | Rule::Cap
        | Rule::Rounding => Some(operand),
    }
}
