//! Where one figure covers the engagement with other factors: by which methods a part of it can be
//! called its own, and what it is then worth.

use super::baseline::Baseline;
use crate::assess::Reading;
use crate::value::{Amount, Money, OutOfRange, Percent, Way, name_among};

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
/// which the schedule's score comes to `scored`. A figure for all factors together has no number of
/// heads, and no equal split.
pub(super) fn attributions(
    baseline: &Baseline<'_>,
    whole: Percent,
    scored: Percent,
    heads: Option<usize>,
) -> Result<Vec<Attribution>, OutOfRange> {
    let with = *baseline.penalty()?.at(Reading::Central);
    let of = |method, split: Option<usize>, part: Percent| -> Result<Attribution, OutOfRange> {
        let credit = baseline.penalty_without(part)?.minus(with)?;
        Ok(Attribution { method, heads: split, credit: Money(credit.0.round(2, Way::HalfUp)) })
    };
    let mut list =
        vec![of(AttributionMethod::Nothing, None, Percent::ZERO)?, of(AttributionMethod::Schedule, None, scored)?];
    if let Some((heads, number)) = heads.and_then(|heads| Some((heads, i64::try_from(heads).ok()?))) {
        let part = Percent(whole.0.over(Amount::whole(number), 10)?);
        list.push(of(AttributionMethod::EqualSplit, Some(heads), part)?);
    }
    list.push(of(AttributionMethod::WholeBundle, None, whole)?);
    Ok(list)
}
