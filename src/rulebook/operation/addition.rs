//! Adds a sum somebody sets.

use super::Measure;
use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Judged, Role};
use super::size_band::{SizeBand, size_bands};
use crate::document::Reader;
use crate::rulebook::Judgement;
use crate::rulebook::reading::{Context, Counts, Ground};
use crate::value::List;

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
    /// The amount of the organisation of which a share is added.
    pub of: Measure,
    /// The bands, from small to large; only the last has no upper end.
    pub bands: List<SizeBand>,
}

impl Describe for Addition {
    const NAME: &'static str = "addition";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Addition> {
        let indicated_share = keys.table("indicated-share", context.findings).map(|mut table| {
            let own = context.ground(&mut table);
            let own = own.or(ground);
            let of = Measure::read(&mut table, "of", context);
            let bands = size_bands(&mut table, &own, true, context);
            table.finish(context.findings);
            IndicatedShare { of, bands }
        });
        let sum = if indicated_share.is_some() && keys.node("indicated").is_none() {
            context.permitted(keys, Counts::Pounds, ground)?.as_judgement()
        } else {
            context.judgement(keys, Counts::Pounds, ground)?
        };
        Some(Addition { sum, indicated_share })
    }

    fn description(&self) -> Description<'_> {
        let measures = self.indicated_share.iter().map(|share| &share.of);
        Description {
            role: Role::Raises,
            per_infringement: true,
            conditional: true,
            of: None,
            conditions: measures.clone().flat_map(Measure::conditions).collect(),
            amounts: measures.flat_map(Measure::amounts).collect(),
            judgements: vec![Judged::Sum(&self.sum)],
            by_percentage: ByPercentage::OnlySum,
            by_sum: BySum::Within(&self.sum),
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        let bands = self.indicated_share.iter_mut().flat_map(|share| share.bands.iter_mut());
        let shares = bands.map(|band| Calibration::Judgement(&mut band.share));
        std::iter::once(Calibration::Judgement(&mut self.sum)).chain(shares).collect()
    }
}
