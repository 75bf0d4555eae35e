//! Adds the factors of the step: percentages that add up and do not compound.

use super::Base;
use super::description::{ByPercentage, BySum, Calibration, Describe, Description, Role};
use crate::document::Reader;
use crate::rulebook::Basis;
use crate::rulebook::reading::{Context, Counts, Ground};
use crate::rulebook::refusals::Resting;
use crate::value::Percent;

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
    /// The side whose factors it holds.
    pub side: Side,
    /// The ceiling, a magnitude in percent of the step's base.
    pub at: Percent,
    /// Whether it limits what is permitted, or only what is indicated.
    pub binding: bool,
    /// What it rests on.
    pub basis: Basis,
}

/// Whether a factor raises or lowers the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It raises the balance: its magnitude is added.
    Aggravating,
    /// It lowers the balance: its magnitude is taken off.
    Mitigating,
}

impl Side {
    /// Each with the word for it.
    pub const NAMES: [(&'static str, Side); 2] = [("aggravating", Side::Aggravating), ("mitigating", Side::Mitigating)];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::Aggravating => "aggravating",
            Side::Mitigating => "mitigating",
        }
    }
}

impl Describe for Factors {
    const NAME: &'static str = "factors";

    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Factors> {
        let of = Base::read(keys, context);
        let mut ceilings = Vec::new();
        for mut entry in keys.tables("ceiling", context.findings) {
            let place = entry.place;
            let side = entry.needed_option("side", &Side::NAMES, context.findings);
            let at = context.figure(&mut entry, "at", Counts::Magnitude);
            let binding = entry.flag("binding", context.findings);
            let own = context.ground(&mut entry);
            let basis = context.basis(&own, ground, place, Resting::Ceiling);
            entry.finish(context.findings);
            if let (Some(side), Some(at)) = (side, at) {
                ceilings.push(Ceiling { side: side.value, at: Percent(at), binding, basis });
            }
        }
        let net = keys.table("net", context.findings).and_then(|mut table| {
            let place = table.place;
            let from = context.figure(&mut table, "from", Counts::Change);
            let to = context.figure(&mut table, "to", Counts::Change);
            let own = context.ground(&mut table);
            let basis = context.basis(&own, ground, place, Resting::Net);
            table.finish(context.findings);
            Some((Percent(from?), Percent(to?), basis))
        });
        Some(Factors { of: of?, ceilings, net })
    }

    fn description(&self) -> Description<'_> {
        Description {
            role: Role::Raises,
            per_infringement: true,
            conditional: true,
            of: Some(self.of),
            conditions: Vec::new(),
            amounts: Vec::new(),
            judgements: Vec::new(),
            by_percentage: ByPercentage::Change(None),
            by_sum: BySum::Nothing,
        }
    }

    fn calibrations(&mut self) -> Vec<Calibration<'_>> {
        Vec::new()
    }
}
