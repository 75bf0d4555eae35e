//! Brings the balance down to the statutory maximum.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Ground};

/// Down to the statutory maximum.
#[derive(Clone, Copy, Debug)]
pub struct Cap;

impl Describe for Cap {
    const NAME: &'static str = "cap";

    fn read(_: &mut Reader<'_, '_>, _: &Ground, _: &mut Context<'_>) -> Option<Cap> {
        Some(Cap)
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Cap,
            per_infringement: true,
            conditional: true,
            of: None,
            conditions: Vec::new(),
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
