//! Where one figure covers the engagement with other factors: by which methods a part of it can be
//! called its own, and what it is then worth.

use super::baseline::Baseline;
use crate::assess::{Engagement, Portion, Reading};
use crate::value::{Money, OutOfRange, Percent, Way, name_among};

/// What the engagement is worth where so much of a figure is called its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the part was found.
    pub method: AttributionMethod,
    /// Into how many parts the figure is split, where it is split.
    pub heads: Option<usize>,
    /// By how much the penalty of the central reading would be greater without that part, in pounds,
    /// to the penny, half up.
    pub credit: Money,
}

/// How a part of a figure is called the engagement's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributionMethod {
    /// No part of it.
    Nothing,
    /// What the schedule's score comes to, up to the whole figure.
    Schedule,
    /// One part of as many as the figure has heads: arithmetic, not evidence.
    EqualSplit,
    /// All of it.
    WholeBundle,
}

impl AttributionMethod {
    /// All, by the name they have in JSON.
    pub const NAMES: [(&'static str, AttributionMethod); 4] = [
        ("nothing", AttributionMethod::Nothing),
        ("schedule", AttributionMethod::Schedule),
        ("equal-split", AttributionMethod::EqualSplit),
        ("whole-bundle", AttributionMethod::WholeBundle),
    ];

    /// The name it has in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_among(&Self::NAMES, &self)
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
    let of = |method, split: Option<usize>, portion: Portion| -> Result<Attribution, OutOfRange> {
        let credit = baseline.penalty_without(Engagement::Removed(portion))?.minus(with)?;
        Ok(Attribution { method, heads: split, credit: Money(credit.0.round(2, Way::HalfUp)) })
    };
    let up_to = |method, part| of(method, None, Portion::UpTo(part));
    let mut list = vec![up_to(AttributionMethod::Nothing, Percent::ZERO)?, up_to(AttributionMethod::Schedule, scored)?];
    if let Some(heads) = heads {
        list.push(of(AttributionMethod::EqualSplit, Some(heads), Portion::OneHead)?);
    }
    list.push(up_to(AttributionMethod::WholeBundle, whole)?);
    Ok(list)
}
