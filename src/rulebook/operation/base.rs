//! What a percentage is taken of.

use crate::document::Reader;
use crate::rulebook::reading::Context;
use crate::rulebook::refusals;

/// What a percentage is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The balance so far.
    Balance,
    /// The starting point.
    StartingPoint,
}

impl Base {
    /// Each with the word for it.
    pub const NAMES: [(&'static str, Base); 2] = [("balance", Base::Balance), ("starting-point", Base::StartingPoint)];

    /// The word for it in a rulebook or schedule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Base::Balance => "balance",
            Base::StartingPoint => "starting-point",
        }
    }

    /// The base under `of`.
    pub(super) fn read(keys: &mut Reader<'_, '_>, context: &mut Context<'_>) -> Option<Base> {
        keys.needed_option("of", &Base::NAMES, context.findings).map(|base| base.value)
    }

    /// `of = "balance"`, the only base a multiplication has.
    pub(super) fn read_balance(keys: &mut Reader<'_, '_>, context: &mut Context<'_>) {
        let of = keys.needed_option("of", &Base::NAMES, context.findings);
        if let Some(of) = of
            && of.value != Base::Balance
        {
            refusals::multiplies_balance(of.place, context.findings);
        }
    }
}
