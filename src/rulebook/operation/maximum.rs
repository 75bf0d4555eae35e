//! Sets the statutory maximum: by tier, the greater or lesser of sums and shares.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::diagnostic::{Place, ids};
use crate::document::Reader;
use crate::rulebook::reading::{Context, FirstOf, Ground};
use crate::rulebook::refusals::{self, Resting};
use crate::rulebook::{Basis, Condition, FactId};
use crate::value::{Id, List, Money, Percent};

/// Sets the statutory maximum.
#[derive(Clone, Debug)]
pub struct Maximum {
    /// Whether the balance begins with it; else it is only a ceiling.
    pub enters_balance: bool,
    /// The tiers, gravest first; the first whose condition holds. The last has none.
    pub tiers: List<Tier>,
    /// Why nothing keeps the balance to it: where the rulebook has no cap, or only one under a
    /// condition, or rounds after it to what may lie above; else empty.
    pub uncapped_because: String,
}

impl Maximum {
    /// Whether the penalty is to be kept to it: nothing says why it is not.
    pub(in crate::rulebook) fn is_to_be_kept(&self) -> bool {
        self.uncapped_because.trim().is_empty()
    }
}

/// Which tier of a maximum.
pub type TierId = Id<Tier>;

/// One tier of the maximum.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Its id in the rulebook.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// When it applies; always where there is no condition.
    pub when: Option<Condition>,
    /// How its parts combine.
    pub choose: Choose,
    /// Its parts; the first has no condition.
    pub parts: Vec<MaximumPart>,
    /// What it rests on.
    pub basis: Basis,
    pub(in crate::rulebook) place: Place,
}

/// How the parts of a maximum combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    /// The greatest of the parts that count.
    Greater,
    /// The least of the parts that count.
    Lesser,
}

impl Tier {
    /// The amounts of which its parts are shares.
    pub fn amounts(&self) -> impl Iterator<Item = FactId> {
        self.parts.iter().filter_map(|part| match part.figure {
            MaximumFigure::Share(_, fact) => Some(fact),
            MaximumFigure::Sum(_) => None,
        })
    }
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
    /// A sum, in pounds.
    Sum(Money),
    /// A share of an amount of the organisation.
    Share(Percent, FactId),
}

impl Describe for Maximum {
    const NAME: &'static str = "maximum";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Maximum> {
        let enters_balance = keys.truth("enters-balance", context.findings);
        if enters_balance.is_none() {
            keys.missing("enters-balance", context.findings);
        }
        let mut tiers: List<Tier> = List::new();
        let place = keys.place;
        let mut first = FirstOf::new("tier");
        for mut entry in keys.tables("tier", context.findings) {
            let tier_place = entry.place;
            let id = context.new_id(&mut entry, &ids(&tiers, |tier| &tier.id), "tiers");
            let label = context.needed_text(&mut entry, "label");
            let conditional = entry.node("when").is_some();
            let when = context.condition(&mut entry, "when");
            let own = context.ground(&mut entry);
            let basis = context.basis(&own, ground, tier_place, Resting::Maximum);
            let (choose, parts) = parts(&mut entry, context);
            entry.finish(context.findings);
            first.add(conditional, when.as_ref(), tier_place, context);
            if let Some(id) = id {
                tiers.push(Tier { id, label, when, choose, parts, basis, place: tier_place });
            }
        }
        if !first.has_last() {
            refusals::no_tier_left(place, context.findings);
        }
        let uncapped_because = context.text(keys, "uncapped-because");
        Some(Maximum { enters_balance: enters_balance?.value, tiers, uncapped_because })
    }

    fn description(&self) -> Description<'_> {
        let (mut conditions, mut amounts) = (Vec::new(), Vec::new());
        for tier in &self.tiers {
            conditions.extend(&tier.when);
            for part in &tier.parts {
                conditions.extend(&part.when);
                if let MaximumFigure::Share(_, fact) = part.figure {
                    amounts.push(fact);
                }
            }
        }
        Description {
            role: Role::Maximum,
            per_infringement: true,
            conditional: false,
            of: None,
            conditions,
            amounts,
            judgements: Vec::new(),
            by_percentage: ByPercentage::Maximum,
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        Vec::new()
    }
}

fn parts(entry: &mut Reader<'_, '_>, context: &mut Context<'_>) -> (Choose, Vec<MaximumPart>) {
    let place = entry.place;
    let mut choose = Choose::Greater;
    let mut parts = Vec::new();
    for (key, way) in [("greater-of", Choose::Greater), ("lesser-of", Choose::Lesser), ("fixed", Choose::Greater)] {
        for mut part in entry.tables(key, context.findings) {
            choose = way;
            let when = context.condition(&mut part, "when");
            let sum = part.money("sum", context.measures.currency, context.findings);
            let share = part.percent("share", context.findings);
            let of = part.text("of", context.findings);
            let part_place = part.place;
            // What was written and is wrong has been told.
            let wrong =
                (sum.is_none() && part.node("sum").is_some()) || (share.is_none() && part.node("share").is_some());
            part.finish(context.findings);
            let figure = match (sum, share, of) {
                _ if wrong => None,
                (Some(sum), None, None) => Some(MaximumFigure::Sum(sum.value)),
                (None, Some(share), Some(of)) => {
                    context.amount_fact(of).map(|fact| MaximumFigure::Share(share.value, fact))
                }
                _ => {
                    refusals::part_of_nothing(part_place, context.findings);
                    None
                }
            };
            parts.extend(figure.map(|figure| MaximumPart { when, figure }));
        }
    }
    if parts.first().is_none_or(|part| part.when.is_some()) {
        refusals::no_part_always(place, context.findings);
    }
    (choose, parts)
}
