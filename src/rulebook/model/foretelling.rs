//! How a rulebook foretells penalties: by what was decided, the sums as one.

use super::authority::Basis;
use crate::rulebook::{DegreeId, StepId};
use crate::value::{Amount, Percent};

/// How penalties are foretold from the sums that were decided.
///
/// The ratio of a penalty to its size, its known reductions and the weight of its degree is taken
/// for a power of the size: ln(P / (S · k · degree)) = level + slope · ln S, fitted by least squares
/// over the decisions named.
#[derive(Clone, Debug)]
pub struct Foretelling {
    /// How the centre is found.
    pub method: ForetellingMethod,
    /// The step whose degree weighs.
    pub seriousness: StepId,
    /// What each degree weighs, in percent of the size, in the order of the degrees of that step.
    pub weights: Vec<Percent>,
    /// The step that makes the size out of the statutory maximum, along its straight line; none where
    /// the maximum alone is the size.
    pub size: Option<StepId>,
    /// The reductions that are taken off a band where they are known, in the order of the file.
    pub reductions: Vec<StepId>,
    /// The decisions that are fitted, by the names of their files.
    pub decisions: Vec<String>,
    /// Fewer decisions than this foretell nothing.
    pub at_least: usize,
    /// How many times the lower end of a band its upper end is; above one.
    pub width: Amount,
    /// To how many significant digits what is foretold is rounded, half up.
    pub digits: u32,
    /// How sure the interval of the record is, in percent.
    pub confidence: Percent,
    /// What all this rests on.
    pub basis: Basis,
    /// What it was last written to come to; none where nothing was written.
    pub fitted: Option<Fitted>,
}

/// How a centre is found from decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForetellingMethod {
    /// A straight line between the logarithms.
    LogLinear,
}

impl ForetellingMethod {
    /// Every method with its name in a rulebook.
    pub const NAMES: [(&'static str, ForetellingMethod); 1] = [("log-linear", ForetellingMethod::LogLinear)];

    /// The name in a rulebook.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ForetellingMethod::LogLinear => "log-linear",
        }
    }
}

/// The numbers that a fit over decisions comes to, as a rulebook states them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// The level of the line, of no unit, to three places.
    pub level: Amount,
    /// The slope of the line, of no unit, to four places.
    pub slope: Amount,
    /// How many decisions lie in the band that the others foretell for them.
    pub held: usize,
    /// Of how many.
    pub of: usize,
}

impl Foretelling {
    /// What a degree weighs.
    #[must_use]
    pub fn weight(&self, degree: DegreeId) -> Percent {
        self.weights.get(degree.index()).copied().unwrap_or(Percent::ZERO)
    }
}
