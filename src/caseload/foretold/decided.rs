//! The decisions that are fitted, each with its size, its degree and the reductions known in it.

use super::grounds::Grounds;
use crate::case::Case;
use crate::caseload::Decision;
use crate::caseload::comparable::are_siblings;
use crate::rulebook::{DegreeId, Foretelling, Rulebook};
use crate::value::{List, Money, OutOfRange, Percent};

/// A decided sum, with what it is fitted by.
#[derive(Clone, Debug)]
pub struct DecidedSum {
    /// The name of its file.
    pub name: String,
    /// The penalty that was imposed, in the currency of the rulebook.
    pub penalty: Money,
    /// Its size, in the currency of the rulebook.
    pub size: Money,
    /// The degree of seriousness that was decided.
    pub degree: DegreeId,
    /// The degree that its facts alone suggest.
    pub suggested: DegreeId,
    /// What the known reductions leave, in percent.
    pub left: Percent,
    /// The other decisions made by a document on which this one relies.
    pub siblings: Vec<String>,
}

/// The decided sums of a rulebook, in the order in which it names them.
#[derive(Clone, Debug)]
pub struct DecidedSums {
    /// Those that can be fitted.
    pub rows: Vec<DecidedSum>,
    /// Those that the rulebook names and that cannot: not at hand, without a penalty, or without one
    /// known size and degree.
    pub missing: Vec<String>,
}

impl DecidedSums {
    /// The sums of the decisions that a rulebook names.
    ///
    /// # Errors
    /// [`OutOfRange`] when a figure has more than 28 digits.
    pub fn of(
        foretelling: &Foretelling,
        straight: &Rulebook,
        decisions: &List<Decision<'_>>,
    ) -> Result<DecidedSums, OutOfRange> {
        let mut sums = DecidedSums { rows: Vec::new(), missing: Vec::new() };
        for name in &foretelling.decisions {
            let decision = decisions.iter().find(|decision| decision.name == *name);
            let row = match decision {
                Some(decision) => decided_sum(decision, foretelling, straight, decisions)?,
                None => None,
            };
            match row {
                Some(row) => sums.rows.push(row),
                None => sums.missing.push(name.clone()),
            }
        }
        Ok(sums)
    }
}

fn decided_sum(
    decision: &Decision<'_>,
    foretelling: &Foretelling,
    straight: &Rulebook,
    decisions: &List<Decision<'_>>,
) -> Result<Option<DecidedSum>, OutOfRange> {
    let Some(published) = &decision.case.published else { return Ok(None) };
    let siblings: Vec<String> = siblings(&decision.case, decisions)
        .filter(|sibling| sibling.name != decision.name)
        .map(|sibling| sibling.name.clone())
        .collect();
    let left_out: Vec<&str> = siblings.iter().chain([&decision.name]).map(String::as_str).collect();
    let Some(grounds) = Grounds::of(&decision.case, foretelling, straight, &left_out)? else { return Ok(None) };
    let Some(degree) = grounds.decided.filter(|_| grounds.size.is_point() && !grounds.unlinked) else {
        return Ok(None);
    };
    let (size, left) = (grounds.size.least(), grounds.left()?);
    if size == Money::ZERO || published.penalty == Money::ZERO || left.0.is_zero() {
        return Ok(None);
    }
    let suggested = grounds.suggested;
    Ok(Some(DecidedSum {
        name: decision.name.clone(),
        penalty: published.penalty,
        size,
        degree,
        suggested,
        left,
        siblings,
    }))
}

/// The decisions made by a document on which a case relies.
pub(super) fn siblings<'s, 'd>(
    case: &'s Case<'_>,
    decisions: &'s List<Decision<'d>>,
) -> impl Iterator<Item = &'s Decision<'d>> {
    decisions.iter().filter(|other| are_siblings(case, &other.case))
}
