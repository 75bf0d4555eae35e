//! Steps: the closed set of operations, and the figures a rulebook gives each.

use super::authority::{AuthorityId, Basis};
use super::condition::Condition;
use super::fact::{FactId, FactValue, OptionId};
use super::judgement::{Judgement, Sample};
use crate::diagnostic::Place;
use crate::value::{Amount, Id, List, Money, Percent, Span, Truth, Way};

/// Which step of a rulebook.
pub type StepId = Id<Step>;

/// A step of a rulebook.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name in cases.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// What a reader must know of it.
    pub note: String,
    /// The law behind it.
    pub authority: Vec<AuthorityId>,
    /// Whether it is taken for each infringement apart.
    pub per_infringement: bool,
    /// When it is taken; always where there is no condition.
    pub when: Option<Condition>,
    /// What it does.
    pub operation: Operation,
    pub(crate) place: Place,
}

impl Step {
    /// Every fact the step by itself uses, in its conditions or as an amount; its factors apart.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts: Vec<FactId> = Vec::new();
        let mut condition = |condition: &Option<Condition>| {
            if let Some(condition) = condition {
                facts.extend_from_slice(condition.facts());
            }
        };
        condition(&self.when);
        let mut measures: Vec<&Measure> = Vec::new();
        let mut amounts: Vec<FactId> = Vec::new();
        match &self.operation {
            Operation::Maximum(maximum) => {
                for tier in &maximum.tiers {
                    condition(&tier.when);
                    for part in &tier.parts {
                        condition(&part.when);
                        if let MaximumFigure::Share(_, fact) = &part.figure {
                            amounts.push(*fact);
                        }
                    }
                }
            }
            Operation::Seriousness(seriousness) => {
                seriousness.indicated_by.iter().for_each(|rule| condition(&rule.when));
            }
            Operation::Banded(banded) => measures.push(&banded.by),
            Operation::Total(total) => condition(&total.capped_when),
            Operation::Addition(addition) => measures.extend(addition.indicated_share.as_ref().map(|share| &share.of)),
            Operation::Reduction(reduction) => {
                reduction.alternatives.iter().for_each(|alternative| condition(&alternative.when));
            }
            Operation::Adjustment(_)
            | Operation::Factors(_)
            | Operation::StartingPoint
            | Operation::Cap
            | Operation::Rounding(_) => {}
        }
        for measure in measures {
            for (fact, when) in &measure.alternatives {
                amounts.push(*fact);
                condition(when);
            }
        }
        facts.extend(amounts);
        facts
    }
}

/// What a step does.
#[derive(Clone, Debug)]
pub enum Operation {
    /// Sets the statutory maximum.
    Maximum(Maximum),
    /// Multiplies by a share, by degree of seriousness.
    Seriousness(Seriousness),
    /// Multiplies by a share, by size.
    Banded(Banded),
    /// Names the balance so far.
    StartingPoint,
    /// Adds up the infringements.
    Total(Total),
    /// Adds the factors of the step.
    Factors(Factors),
    /// Adds a sum somebody sets.
    Addition(Addition),
    /// Up or down by a percentage.
    Adjustment(Adjustment),
    /// Down by a percentage.
    Reduction(Reduction),
    /// Down to the statutory maximum.
    Cap,
    /// Rounds.
    Rounding(Rounding),
}

impl Operation {
    /// The names of all, in the order of `rules/README.md`.
    pub const NAMES: [&'static str; 11] = [
        "maximum",
        "seriousness",
        "banded",
        "starting-point",
        "total",
        "factors",
        "addition",
        "adjustment",
        "reduction",
        "cap",
        "rounding",
    ];

    /// Its name in a rulebook.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Operation::Maximum(_) => "maximum",
            Operation::Seriousness(_) => "seriousness",
            Operation::Banded(_) => "banded",
            Operation::StartingPoint => "starting-point",
            Operation::Total(_) => "total",
            Operation::Factors(_) => "factors",
            Operation::Addition(_) => "addition",
            Operation::Adjustment(_) => "adjustment",
            Operation::Reduction(_) => "reduction",
            Operation::Cap => "cap",
            Operation::Rounding(_) => "rounding",
        }
    }
}

/// What a percentage is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The balance so far.
    Balance,
    /// The starting point.
    StartingPoint,
}

impl Base {
    /// Both, by name.
    pub const NAMES: [(&'static str, Base); 2] = [("balance", Base::Balance), ("starting-point", Base::StartingPoint)];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Base::Balance => "balance",
            Base::StartingPoint => "starting-point",
        }
    }
}

/// An amount of the organisation, the first whose condition holds: turnover for an undertaking,
/// funding for another.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The alternatives.
    pub alternatives: Vec<(FactId, Option<Condition>)>,
}

impl Measure {
    /// The range in which the amount lies: over every alternative that may hold, and over all
    /// that a fact may be where it is not known. Nothing where no alternative can hold.
    #[must_use]
    pub fn span(&self, facts: &[FactValue]) -> Option<Span<Amount>> {
        let mut span: Option<Span<Amount>> = None;
        for (fact, when) in &self.alternatives {
            let truth = when.as_ref().map_or(Truth::True, |when| when.truth(facts));
            if truth == Truth::False {
                continue;
            }
            if let FactValue::Number(own) = fact.of(facts) {
                span = Some(span.map_or(*own, |span| span.union(*own)));
            } else {
                return None;
            }
            if truth == Truth::True {
                break;
            }
        }
        span
    }
}

impl Banded {
    /// The bands in which a size may fall; all of them where the size is not known.
    #[must_use]
    pub fn bands_for(&self, size: Option<Span<Amount>>) -> Vec<&SizeBand> {
        let Some(size) = size else { return self.bands.iter().collect() };
        let mut below = None;
        let mut bands = Vec::new();
        for band in &self.bands {
            let reaches = below.is_none_or(|below| size.most() > below);
            let begins = band.up_to.is_none_or(|up_to| size.least() <= up_to.0);
            if reaches && begins {
                bands.push(band);
            }
            below = band.up_to.map(|up_to| up_to.0);
        }
        bands
    }
}

/// Sets the statutory maximum.
#[derive(Clone, Debug)]
pub struct Maximum {
    /// Whether the balance begins with it; else it is only a ceiling.
    pub enters_balance: bool,
    /// The tiers, gravest first; the first whose condition holds.
    pub tiers: List<Tier>,
}

/// Which tier of a maximum.
pub type TierId = Id<Tier>;

/// One tier of the maximum.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Its name.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// When it applies; always where there is no condition.
    pub when: Option<Condition>,
    /// How its parts combine.
    pub choose: Choose,
    /// Its parts.
    pub parts: Vec<MaximumPart>,
    /// What it rests on.
    pub basis: Basis,
}

/// How the parts of a maximum combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    /// The greater.
    Greater,
    /// The lesser.
    Lesser,
}

/// A part of a maximum.
#[derive(Clone, Debug)]
pub struct MaximumPart {
    /// When it counts; always where there is no condition.
    pub when: Option<Condition>,
    /// What it is.
    pub figure: MaximumFigure,
}

/// What a part of a maximum is.
#[derive(Clone, Debug)]
pub enum MaximumFigure {
    /// A sum.
    Sum(Money),
    /// A share of an amount of the organisation.
    Share(Percent, FactId),
}

/// Multiplies by a share, by degree of seriousness.
#[derive(Clone, Debug)]
pub struct Seriousness {
    /// The degrees, from low to high.
    pub bands: List<Degree>,
    /// Which degree the facts indicate: the first whose condition holds.
    pub indicated_by: Vec<IndicatedBand>,
    /// What that list rests on.
    pub basis: Basis,
    /// Whether the facts settle the degree, so that nobody decides it.
    pub settled_by_facts: bool,
}

/// Which degree of seriousness.
pub type DegreeId = Id<Degree>;

/// A degree of seriousness.
#[derive(Clone, Debug)]
pub struct Degree {
    /// Its name.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// The share of the balance.
    pub share: Judgement,
}

/// A degree the facts indicate.
#[derive(Clone, Debug)]
pub struct IndicatedBand {
    /// Which degree.
    pub band: DegreeId,
    /// When; always where there is no condition.
    pub when: Option<Condition>,
    /// Why.
    pub because: String,
}

/// Multiplies by a share, by size.
#[derive(Clone, Debug)]
pub struct Banded {
    /// The size.
    pub by: Measure,
    /// The maximum step whose share of turnover, where it exceeded the sum, makes this step idle.
    pub waived_by: Option<StepId>,
    /// The bands, from small to large; only the last has no upper end.
    pub bands: List<SizeBand>,
    /// How the indicative share is found inside a band; nothing where the bands are fixed shares.
    pub interpolated: Option<Interpolated>,
}

/// A band of size.
#[derive(Clone, Debug)]
pub struct SizeBand {
    /// Its upper end, included; none for the last.
    pub up_to: Option<Money>,
    /// The share of the balance.
    pub share: Judgement,
}

/// Straight-line interpolation inside a band, and how far decisions went from it.
#[derive(Clone, Debug)]
pub struct Interpolated {
    /// How many places of a percentage point the interpolated share is rounded to, half up.
    pub places: u32,
    /// The ratios of the share used to the share interpolated, in percent.
    pub ratios: Sample,
    /// What it rests on.
    pub basis: Basis,
}

/// Adds up the infringements.
#[derive(Clone, Debug)]
pub struct Total {
    /// When the sum is kept to the gravest maximum.
    pub capped_when: Option<Condition>,
}

/// Adds the factors of the step.
#[derive(Clone, Debug)]
pub struct Factors {
    /// What their percentages are taken of.
    pub of: Base,
    /// Ceilings on a side.
    pub ceilings: Vec<Ceiling>,
    /// Binding limits on the net of all.
    pub net: Option<(Percent, Percent, Basis)>,
}

/// A ceiling on all factors of a side together.
#[derive(Clone, Debug)]
pub struct Ceiling {
    /// The side.
    pub side: Side,
    /// The ceiling, a magnitude.
    pub at: Percent,
    /// Whether it limits what is permitted, or only what is indicated.
    pub binding: bool,
    /// What it rests on.
    pub basis: Basis,
}

/// Whether a factor raises or lowers the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Raises it.
    Aggravating,
    /// Lowers it.
    Mitigating,
}

impl Side {
    /// Both, by name.
    pub const NAMES: [(&'static str, Side); 2] = [("aggravating", Side::Aggravating), ("mitigating", Side::Mitigating)];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::Aggravating => "aggravating",
            Side::Mitigating => "mitigating",
        }
    }
}

/// Adds a sum somebody sets.
#[derive(Clone, Debug)]
pub struct Addition {
    /// The sum, in pounds.
    pub sum: Judgement,
    /// Shares of an amount of the organisation that decisions indicate, by size.
    pub indicated_share: Option<IndicatedShare>,
}

/// Shares of an amount of the organisation, by size.
#[derive(Clone, Debug)]
pub struct IndicatedShare {
    /// The amount.
    pub of: Measure,
    /// The bands, from small to large; only the last has no upper end.
    pub bands: List<SizeBand>,
}

/// Up or down by a percentage.
#[derive(Clone, Debug)]
pub struct Adjustment {
    /// What it is taken of.
    pub of: Base,
    /// The signed percentage.
    pub change: Judgement,
}

/// Down by a percentage.
#[derive(Clone, Debug)]
pub struct Reduction {
    /// What it is taken of.
    pub of: Base,
    /// The alternatives: the first whose condition holds.
    pub alternatives: List<Alternative>,
    /// The addition whose sum is not reduced.
    pub except: Option<StepId>,
}

/// Which alternative of a reduction.
pub type AlternativeId = Id<Alternative>;

/// One alternative of a reduction.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// What a reader sees; empty where there is only one.
    pub label: String,
    /// When; always where there is no condition.
    pub when: Option<Condition>,
    /// The reduction, a magnitude in percent.
    pub reduction: Judgement,
    /// The answer that would bring it about, where an organisation can still choose it.
    pub opportunity: Option<Chance>,
}

/// An answer an organisation can still choose.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    /// The fact, which has options.
    pub fact: FactId,
    /// The option.
    pub option: OptionId,
    /// Whether a notice of intent ends the chance.
    pub closed_by_intent: bool,
}

/// Rounds the balance.
#[derive(Clone, Copy, Debug)]
pub struct Rounding {
    /// To a multiple of this.
    pub to: Money,
    /// Which way.
    pub way: Way,
}
