//! Moves the balance up or down by a percentage.

use super::Base;
use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Judged, Role};
use crate::document::Reader;
use crate::rulebook::Judgement;
use crate::rulebook::reading::{Context, Counts, Ground};

/// Up or down by a percentage.
#[derive(Clone, Debug)]
pub struct Adjustment {
    /// What it is taken of.
    pub of: Base,
    /// The signed percentage.
    pub change: Judgement,
}

impl Describe for Adjustment {
    const NAME: &'static str = "adjustment";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Adjustment> {
        let of = Base::read(keys, context)?;
        Some(Adjustment { of, change: context.judgement(keys, Counts::Change, ground)? })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Raises,
            per_infringement: true,
            conditional: true,
            of: Some(self.of),
            conditions: Vec::new(),
            amounts: Vec::new(),
            judgements: vec![Judged::Percentage("", &self.change)],
            by_percentage: ByPercentage::Change(Some(&self.change)),
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        vec![Calibration::Judgement(&mut self.change)]
    }
}
