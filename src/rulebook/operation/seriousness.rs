//! Multiplies the balance by a share, by degree of seriousness.

use super::Base;
use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Judged, Role};
use crate::diagnostic::ids;
use crate::document::Reader;
use crate::rulebook::reading::{Context, Counts, FirstOf, Ground};
use crate::rulebook::refusals::{self, Resting};
use crate::rulebook::{Basis, Condition, Judgement};
use crate::value::{Id, List, Percent};

/// Multiplies by a share, by degree of seriousness.
#[derive(Clone, Debug)]
pub struct Seriousness {
    /// The degrees, from low to high.
    pub bands: List<Degree>,
    /// Which degree the facts indicate: the first whose condition holds. The last has none.
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
    /// Its id in the rulebook.
    pub id: String,
    /// What a reader sees.
    pub label: String,
    /// The share of the balance.
    pub share: Judgement,
}

/// A degree the facts indicate.
#[derive(Clone, Debug)]
pub struct IndicatedBand {
    /// The degree of seriousness that is indicated.
    pub band: DegreeId,
    /// When; always where there is no condition.
    pub when: Option<Condition>,
    /// Why it is indicated, in words for a reader.
    pub because: String,
}

impl Describe for Seriousness {
    const NAME: &'static str = "seriousness";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Seriousness> {
        Base::read_balance(keys, context);
        let place = keys.place;
        let bands = degrees(keys, ground, context);
        let indicated_by = indicated_by(keys, &bands, context)?;
        let settled_by_facts = keys.flag("settled-by-facts", context.findings);
        let basis = context.basis(ground, &Ground::default(), place, Resting::IndicatedBands);
        Some(Seriousness { bands, indicated_by, basis, settled_by_facts })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Anywhere,
            per_infringement: true,
            conditional: true,
            of: None,
            conditions: self.indicated_by.iter().filter_map(|rule| rule.when.as_ref()).collect(),
            amounts: Vec::new(),
            judgements: self.bands.iter().map(|band| Judged::Percentage(&band.label, &band.share)).collect(),
            by_percentage: ByPercentage::Degree(&self.bands),
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        self.bands.iter_mut().map(|band| Calibration::Judgement(&mut band.share)).collect()
    }
}

fn degrees(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> List<Degree> {
    let place = keys.place;
    let mut bands: List<Degree> = List::new();
    for mut entry in keys.tables("band", context.findings) {
        let id = context.new_id(&mut entry, &ids(&bands, |band| &band.id), "bands");
        let label = context.needed_text(&mut entry, "label");
        let own = context.ground(&mut entry);
        // What the list rests on says which degree is indicated, not what a degree permits.
        let own = own.or(ground.of_step.as_deref().unwrap_or(&Ground::default())).or(ground);
        let share = context.judgement(&mut entry, Counts::Share, &own);
        entry.finish(context.findings);
        if let (Some(id), Some(share)) = (id, share) {
            bands.push(Degree { id, label, share });
        }
    }
    let unjoined_because = context.text(keys, "unjoined-because");
    let rising = bands.iter().zip(bands.iter().skip(1)).all(|(one, next)| {
        one.share.permitted.from <= next.share.permitted.from
            && one.share.permitted.to.percent() <= next.share.permitted.to.percent()
    });
    if !rising {
        refusals::degrees_fall(place, context.findings);
    } else if unjoined_because.trim().is_empty() {
        // A degree of one figure leaves nothing to join.
        let is_range = |band: &Degree| band.share.permitted.from < band.share.permitted.to.percent();
        for (one, next) in bands.iter().zip(bands.iter().skip(1)).filter(|(one, next)| is_range(one) && is_range(next))
        {
            let (ends, begins) = (Percent(one.share.permitted.to.percent()), Percent(next.share.permitted.from));
            if begins != ends {
                refusals::degrees_apart((&one.id, ends), (&next.id, begins), place, context.findings);
            }
        }
    }
    bands
}

/// Which degree is indicated when; nothing where no rule is left that always holds.
fn indicated_by(
    keys: &mut Reader<'_, '_>,
    bands: &List<Degree>,
    context: &mut Context<'_>,
) -> Option<Vec<IndicatedBand>> {
    let place = keys.place;
    let mut indicated_by: Vec<IndicatedBand> = Vec::new();
    let mut first = FirstOf::new("rule");
    for mut entry in keys.tables("indicated-by", context.findings) {
        let entry_place = entry.place;
        let band = entry.needed_text("band", context.findings).and_then(|name| {
            let found = bands.position(|band| band.id == name.value);
            if found.is_none() {
                refusals::no_such_band(name, &ids(bands, |band| &band.id), context.findings);
            }
            found
        });
        let conditional = entry.node("when").is_some();
        let when = context.condition(&mut entry, "when");
        let because = context.text(&mut entry, "because");
        entry.finish(context.findings);
        first.add(conditional, when.as_ref(), entry_place, context);
        indicated_by.extend(band.map(|band| IndicatedBand { band, when, because }));
    }
    if !first.has_last() {
        refusals::no_rule_left(place, context.findings);
        return None;
    }
    Some(indicated_by)
}
