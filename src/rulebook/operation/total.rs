//! Adds up the infringements.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::document::Reader;
use crate::rulebook::Condition;
use crate::rulebook::reading::{Context, Ground};

/// Adds up the infringements.
#[derive(Clone, Debug)]
pub struct Total {
    /// When the sum is kept to the gravest maximum; never where there is no condition.
    pub capped_when: Option<Condition>,
}

impl Describe for Total {
    const NAME: &'static str = "total";

    fn read(keys: &mut Reader<'_, '_>, _: &Ground, context: &mut Context<'_>) -> Option<Total> {
        Some(Total { capped_when: context.condition(keys, "capped-when") })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Total,
            per_infringement: false,
            conditional: true,
            of: None,
            conditions: self.capped_when.iter().collect(),
            amounts: Vec::new(),
            judgements: Vec::new(),
            by_percentage: ByPercentage::Nothing,
            by_sum: BySum::Nothing,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        Vec::new()
    }
}
