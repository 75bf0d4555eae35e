//! Multiplies the balance by a share, by size.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Judged, Role};
use super::size_band::{SizeBand, size_bands};
use super::{Base, Measure, Operation};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Counts, Ground, NamedStep};
use crate::rulebook::refusals::{self, Resting};
use crate::rulebook::{Basis, Sample, StepId};
use crate::value::{Amount, List, Span};

/// Multiplies by a share, by size.
#[derive(Clone, Debug)]
pub struct Banded {
    /// The amount of the organisation that is its size, in pounds.
    pub by: Measure,
    /// The maximum step whose share of turnover, where it exceeded the sum, makes this step idle.
    pub waived_by: Option<StepId>,
    /// The bands, from small to large; only the last has no upper end.
    pub bands: List<SizeBand>,
    /// How the indicative share is found inside a band; none where the bands are fixed shares.
    pub interpolated: Option<Interpolated>,
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

/// The maximum step that waives this one.
const WAIVED_BY: NamedStep = NamedStep {
    may_be: |operation| matches!(operation, Operation::Maximum(_)),
    refuse: refusals::no_step_sets_a_maximum,
    set: |operation, step| {
        if let Operation::Banded(banded) = operation {
            banded.waived_by = Some(step);
        }
    },
};

impl Describe for Banded {
    const NAME: &'static str = "banded";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Banded> {
        Base::read_balance(keys, context);
        let by = Measure::read(keys, "by", context);
        context.named_step(keys, "waived-by", WAIVED_BY);
        let bands = size_bands(keys, ground, false, context);
        let place = keys.place;
        let interpolated = keys.table("indicated", context.findings).and_then(|mut table| {
            table.needed_option("method", &[("interpolated", ())], context.findings)?;
            let own = context.ground(&mut table);
            let basis = context.basis(&own, ground, table.place, Resting::Interpolation);
            let ratios = context.sample(&mut table, "spread-method", Counts::Magnitude);
            let places = table.count("places", context.findings).and_then(|count| count.value.to_whole());
            if places.is_none() {
                table.missing("places", context.findings);
            }
            table.finish(context.findings);
            Some(Interpolated { places: places?, ratios, basis })
        });
        let falling = bands
            .iter()
            .zip(bands.iter().skip(1))
            .any(|(one, next)| next.share.permitted.from < one.share.permitted.from);
        if falling {
            refusals::shares_fall(place, context.findings);
        }
        Some(Banded { by, waived_by: None, bands, interpolated })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Anywhere,
            per_infringement: true,
            conditional: true,
            of: None,
            conditions: self.by.conditions().collect(),
            amounts: self.by.amounts().collect(),
            judgements: self.bands.iter().map(|band| Judged::Size(band.up_to, &band.share)).collect(),
            by_percentage: ByPercentage::Size(self),
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        let judgements = self.bands.iter_mut().map(|band| Calibration::Judgement(&mut band.share));
        let ratios = self.interpolated.iter_mut().map(|interpolated| Calibration::Sample(&mut interpolated.ratios));
        judgements.chain(ratios).collect()
    }
}
