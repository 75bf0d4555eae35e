//! Names the balance so far the starting point.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Ground};

/// Names the balance so far.
#[derive(Clone, Copy, Debug)]
pub struct StartingPoint;

impl Describe for StartingPoint {
    const NAME: &'static str = "starting-point";

    fn read(_: &mut Reader<'_, '_>, _: &Ground, _: &mut Context<'_>) -> Option<StartingPoint> {
        Some(StartingPoint)
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::StartingPoint,
            per_infringement: true,
            conditional: true,
            of: None,
            conditions: Vec::new(),
            amounts: Vec::new(),
            judgements: Vec::new(),
            by_percentage: ByPercentage::Nothing,
            by_sum: BySum::Anything,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        Vec::new()
    }
}
