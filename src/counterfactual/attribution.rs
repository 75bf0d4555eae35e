//! Where one figure covers the engagement with other factors: by which methods a part of it can be
//! called its own, and what it is then worth.

use super::baseline::Baseline;
use crate::assess::{Engagement, Portion, Reading};
use crate::value::{Money, OutOfRange, Percent, Way};

/// What the engagement is worth where so much of a figure is called its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the part was found.
    pub method: Method,
    /// By how much the penalty of the central reading would be greater without that part, in pounds,
    /// to the penny, half up.
    pub credit: Money,
}

/// How a part of a figure is called the engagement's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// No part of it.
    Nothing,
    /// What the schedule's score comes to, up to the whole figure.
    Schedule,
    /// One part of as many as the figure has heads: arithmetic, not evidence.
    EqualSplit(usize),
    /// All of it.
    WholeBundle,
}

impl Method {
    /// Every name it can have in JSON.
    pub const NAMES: [&'static str; 4] = ["nothing", "schedule", "equal-split", "whole-bundle"];

    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::Nothing => "nothing",
            Method::Schedule => "schedule",
            Method::EqualSplit(_) => "equal-split",
            Method::WholeBundle => "whole-bundle",
        }
    }

    /// Into how many parts the figure is split, where it is split.
    #[must_use]
    pub fn heads(self) -> Option<usize> {
        match self {
            Method::EqualSplit(heads) => Some(heads),
            Method::Nothing | Method::Schedule | Method::WholeBundle => None,
        }
    }
}

/// What the engagement is worth by each method, of a figure of `whole` percent for so many heads, of
/// which the schedule's score comes to `scored`; of several infringements, of the figure of each. A
/// figure for all factors together has no number of heads, and no equal split; nor have figures with
/// different numbers.
pub(super) fn attributions(
    baseline: &Baseline<'_>,
    whole: Percent,
    scored: Percent,
    heads: Option<usize>,
) -> Result<Vec<Attribution>, OutOfRange> {
    let with = *baseline.penalty()?.at(Reading::Central);
    let of = |method, portion: Portion| -> Result<Attribution, OutOfRange> {
        let credit = baseline.penalty_without(Engagement::Removed(portion))?.minus(with)?;
        Ok(Attribution { method, credit: Money(credit.0.round(2, Way::HalfUp)) })
    };
    let up_to = |method, part| of(method, Portion::UpTo(part));
    let mut list = vec![up_to(Method::Nothing, Percent::ZERO)?, up_to(Method::Schedule, scored)?];
    if let Some(heads) = heads {
        list.push(of(Method::EqualSplit(heads), Portion::OneHead)?);
    }
    list.push(up_to(Method::WholeBundle, whole)?);
    Ok(list)
}
