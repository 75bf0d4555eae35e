//! Foretells each published decision from its facts alone, leaving it out of everything that was
//! calibrated on it, and with it every other penalty of the same notice.

use super::Decision;
use super::comparable::are_siblings;
use super::foretold::{ForecastRecord, Forecaster};
use crate::assess::{Reading, Readings};
use crate::assessment::penalty;
use crate::counterfactual::Change;
use crate::rulebook::Rulebook;
use crate::value::{Amount, List, Money, OutOfRange};

/// How well a rulebook foretells the published decisions.
#[derive(Clone, Debug)]
pub struct Backtest {
    /// Each decision, in the order given.
    pub decisions: Vec<Foretold>,
    /// How many lie in the permitted range.
    pub permitted_hits: usize,
    /// How many have an indicated range that says something: see [`Foretold::is_closed`].
    pub closed: usize,
    /// How many of those lie in it.
    pub indicated_hits: usize,
    /// How many lie in the indicated range while it is no wider than a factor of six.
    pub narrow_hits: usize,
    /// How many have an indicated range no wider than a factor of six.
    pub narrow: usize,
    /// Each decision foretold from the others by what was decided; none where the rulebook foretells
    /// nothing by that.
    pub bands: Option<ForecastRecord>,
}

/// One decision, foretold.
#[derive(Clone, Debug)]
pub struct Foretold {
    /// The name of its file.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The penalty published.
    pub penalty: Money,
    /// What the facts alone foretell.
    pub foretold: Readings<Money>,
    /// Whether the penalty lies in the permitted range.
    pub permitted: bool,
    /// Whether the penalty lies in the indicated range.
    pub indicated: bool,
    /// The upper end of the indicated range over the lower, to one place, half up; `None` where the
    /// lower end is nil.
    pub width: Option<Amount>,
}

impl Foretold {
    /// Whether the indicated range says something: its lower end is above nil, and it is no wider than
    /// a thousandfold. One that is open is no forecast, whatever lies in it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.width.is_some_and(|width| width <= Amount::whole(1000))
    }

    /// Whether the indicated range is no wider than a factor of six.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.width.is_some_and(|width| width <= Amount::whole(6))
    }
}

/// Foretells every published decision under a rulebook.
///
/// # Errors
/// [`OutOfRange`] when a figure has more than 28 digits.
pub fn backtest(rulebook: &Rulebook, decisions: &List<Decision<'_>>) -> Result<Backtest, OutOfRange> {
    let mut rows = Vec::with_capacity(decisions.len());
    for decision in decisions {
        let Some(published) = &decision.case.published else { continue };
        let mut blind = rulebook.without_decision(&decision.name);
        for sibling in decisions.iter().filter(|other| are_siblings(&decision.case, &other.case)) {
            blind = blind.without_decision(&sibling.name);
        }
        let case = Change::Rulebook(&blind).made_to(&Change::FactsAlone.made_to(&decision.case));
        let foretold = penalty(&case)?;
        let within = |from, to| *foretold.at(from) <= published.penalty && published.penalty <= *foretold.at(to);
        let low = foretold.at(Reading::Low).0;
        rows.push(Foretold {
            name: decision.name.clone(),
            title: decision.case.title.clone(),
            penalty: published.penalty,
            permitted: within(Reading::Least, Reading::Most),
            indicated: within(Reading::Low, Reading::High),
            width: foretold.at(Reading::High).0.over(low, 1).ok(),
            foretold,
        });
    }
    let count = |is: fn(&Foretold) -> bool| rows.iter().filter(|row| is(row)).count();
    Ok(Backtest {
        permitted_hits: count(|row| row.permitted),
        closed: count(Foretold::is_closed),
        indicated_hits: count(|row| row.indicated && row.is_closed()),
        narrow_hits: count(|row| row.indicated && row.is_narrow()),
        narrow: count(Foretold::is_narrow),
        bands: Forecaster::of(rulebook, decisions)?.record().cloned(),
        decisions: rows,
    })
}
