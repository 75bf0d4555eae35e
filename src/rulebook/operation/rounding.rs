//! Rounds the balance.

use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Ground};
use crate::rulebook::refusals;
use crate::value::{Money, Way};

/// Rounds the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// To a multiple of this; never nil.
    pub to: Money,
    /// Which way a figure between two multiples goes.
    pub way: Way,
}

impl Describe for Rounding {
    const NAME: &'static str = "rounding";

    fn read(keys: &mut Reader<'_, '_>, _: &Ground, context: &mut Context<'_>) -> Option<Rounding> {
        keys.needed("to", context.findings)?;
        let to = keys.money("to", context.measures.currency, context.findings)?;
        let way = keys.needed_option("way", &Way::NAMES, context.findings)?;
        if to.value == Money::ZERO {
            refusals::rounding_to_nil(to.place, context.findings);
            return None;
        }
        Some(Rounding { to: to.value, way: way.value })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Anywhere,
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
