//! A figure that somebody decides: what is permitted, what decided cases indicate.

use super::authority::Basis;
use crate::value::{Amount, sorted};

/// A figure that somebody decides. Whether it counts percent or pounds is its step's to say.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What statute or guidance permits.
    pub permitted: Permitted,
    /// What decided cases indicate.
    pub indicated: Indicated,
}

/// The permitted range, ends included.
#[derive(Clone, Debug)]
pub struct Permitted {
    /// Its lower end.
    pub from: Amount,
    /// Its lower end, included, in percent or pounds.
    pub to: Upper,
    /// Its upper end, included.
    pub basis: Basis,
}

/// The upper end of a permitted range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upper {
    /// A figure, itself still permitted.
    At(Amount),
    /// As far as the statutory maximum.
    StatutoryMaximum,
}

impl Upper {
    /// The end as a percentage: the whole, where it reaches to the statutory maximum.
    #[must_use]
    pub fn percent(self) -> Amount {
        match self {
            Upper::At(to) => to,
            Upper::StatutoryMaximum => Amount::HUNDRED,
        }
    }
}

/// The indicated range and the indicative value inside it.
#[derive(Clone, Debug)]
pub struct Indicated {
    /// Its lower end, included, in percent or pounds.
    pub from: Amount,
    /// Its upper end, included, in percent or pounds; never below the lower.
    pub to: Amount,
    /// The indicative value, which the central reading takes: within the range.
    pub value: Amount,
    /// What it rests on.
    pub basis: Basis,
    /// How it was found.
    pub found: Found,
}

/// How an indicated range was found.
#[derive(Clone, Debug)]
pub enum Found {
    /// It is written so.
    Stated,
    /// Nothing narrower is indicated than is permitted; the middle is the indicative value.
    Whole,
    /// From decisions, by a method.
    Decisions(Sample),
}

/// Values that decisions used, and the method over them.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The decision, by the name of its file, and the value it used.
    pub values: Vec<(String, Amount)>,
    /// How the range is found from them.
    pub method: Method,
    /// Fewer values than this indicate nothing.
    pub at_least: usize,
}

/// How a range is found from values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// From the least to the greatest.
    Hull,
    /// The same without the one least and the one greatest.
    Trimmed,
}

impl Method {
    /// Every method with its name.
    pub const NAMES: [(&'static str, Method); 2] = [("hull", Method::Hull), ("trimmed", Method::Trimmed)];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::Hull => "hull",
            Method::Trimmed => "trimmed",
        }
    }
}

impl Sample {
    /// Least, greatest and median of the values the method keeps; `None` where they are too few.
    #[must_use]
    pub fn range(&self) -> Option<(Amount, Amount, Amount)> {
        let values = sorted(self.values.iter().map(|(_, value)| *value).collect(), Amount::cmp);
        let median = median(&values)?;
        let kept = match self.method {
            Method::Hull => values.as_slice(),
            Method::Trimmed => values.get(1..values.len().saturating_sub(1)).unwrap_or_default(),
        };
        if kept.len() < self.at_least {
            return None;
        }
        Some((*kept.first()?, *kept.last()?, median))
    }

    /// The same sample without one decision.
    #[must_use]
    pub fn without(&self, decision: &str) -> Sample {
        let mut sample = self.clone();
        sample.values.retain(|(name, _)| name != decision);
        sample
    }
}

impl Permitted {
    /// The judgement in which nothing narrower is indicated than is permitted.
    pub(in crate::rulebook) fn as_judgement(&self) -> Judgement {
        Judgement { permitted: self.clone(), indicated: Indicated::as_permitted(self, self.basis.clone()) }
    }
}

impl Judgement {
    /// Whether the permitted range is one figure, so that nobody decides anything.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.permitted.to == Upper::At(self.permitted.from)
    }

    /// Whether a figure lies in the permitted range; where it reaches to the statutory maximum,
    /// that end is for the step to test.
    #[must_use]
    pub fn permits(&self, figure: Amount) -> bool {
        self.permitted.from <= figure
            && match self.permitted.to {
                Upper::At(to) => figure <= to,
                Upper::StatutoryMaximum => true,
            }
    }

    /// The judgement with its indicated range found again without one decision.
    #[must_use]
    pub fn without(&self, decision: &str) -> Judgement {
        let mut judgement = self.clone();
        if let Found::Decisions(sample) = &self.indicated.found
            && sample.values.iter().any(|(name, _)| name == decision)
        {
            let sample = sample.without(decision);
            let basis = self.indicated.basis.clone();
            judgement.indicated = Indicated::from_sample(&sample, &judgement.permitted, basis);
        }
        judgement
    }
}

impl Indicated {
    /// The indicated range a sample gives inside a permitted range.
    pub(in crate::rulebook) fn from_sample(sample: &Sample, permitted: &Permitted, basis: Basis) -> Indicated {
        let found = Found::Decisions(sample.clone());
        let Some((from, to, value)) = sample.range() else {
            return Indicated { found, ..Indicated::as_permitted(permitted, basis) };
        };
        let clamp = |figure: Amount| match permitted.to {
            Upper::At(most) => figure.max(permitted.from).min(most),
            Upper::StatutoryMaximum => figure.max(permitted.from),
        };
        Indicated { from: clamp(from), to: clamp(to), value: clamp(value), basis, found }
    }

    /// The whole permitted range with its middle; where it has no figure at its end, its beginning
    /// or nil, whichever is greater.
    pub(in crate::rulebook) fn as_permitted(permitted: &Permitted, basis: Basis) -> Indicated {
        let to = match permitted.to {
            Upper::At(to) => to,
            Upper::StatutoryMaximum => permitted.from.max(Amount::ZERO),
        };
        let value = permitted.from.middle(to).unwrap_or(to);
        Indicated { from: permitted.from, to, value, basis, found: Found::Whole }
    }
}

fn median(sorted: &[Amount]) -> Option<Amount> {
    let middle = sorted.len().checked_div(2)?;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(middle.checked_sub(1)?)?.middle(upper).ok()
}
