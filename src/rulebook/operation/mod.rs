//! Operations: what a step does. Each stands in a file of its own, with its data, how it is read,
//! and what it says of itself. Whoever needs to know something of every operation asks the
//! [`Description`], so that a new operation is a variant here, a file beside this one, and what the
//! compiler then asks for.

#![deny(clippy::wildcard_enum_match_arm)]

mod addition;
mod adjustment;
mod banded;
mod base;
mod cap;
mod description;
mod factors;
mod maximum;
mod measure;
mod reduction;
mod rounding;
mod seriousness;
mod size_band;
mod starting_point;
mod total;

pub use addition::{Addition, IndicatedShare};
pub use adjustment::Adjustment;
pub use banded::{Banded, Interpolated};
pub use base::Base;
pub use cap::Cap;
pub use description::{ByPercentage, BySum, Description, Judged, Role};
pub use factors::{Ceiling, Factors, Side};
pub use maximum::{Choose, Maximum, MaximumFigure, MaximumPart, Tier, TierId};
pub use measure::Measure;
pub use reduction::{Alternative, AlternativeId, Chance, Reduction};
pub use rounding::Rounding;
pub use seriousness::{Degree, DegreeId, IndicatedBand, Seriousness};
pub use size_band::SizeBand;
pub use starting_point::StartingPoint;
pub use total::Total;

use super::StepId;
use super::reading::{Context, Ground};
use crate::document::Reader;
pub(super) use description::Calibration;
use description::Describe;

/// Reads an operation from its table.
pub(super) type Read = fn(&mut Reader<'_, '_>, &Ground, &mut Context<'_>) -> Option<Operation>;

/// Makes the enum, and everything else that must name each operation: its file, and the type there
/// after which the variant is called.
macro_rules! operations {
    ($($(#[$doc:meta])* $file:ident $variant:ident;)*) => {
        /// What a step does.
        #[derive(Clone, Debug)]
        pub enum Operation {
            $($(#[$doc])* $variant($file::$variant),)*
        }

        impl Operation {
            /// The names of all, in the order of `rules/README.md`.
            pub const NAMES: &'static [&'static str] = &[$($file::$variant::NAME,)*];

            /// How each is read, by its name.
            pub(super) const READ: &'static [(&'static str, Read)] = &[$((
                $file::$variant::NAME,
                |keys, ground, context| $file::$variant::read(keys, ground, context).map(Operation::$variant),
            ),)*];

            /// Its name in a rulebook.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Operation::$variant(_) => $file::$variant::NAME,)*
                }
            }

            /// What it says of itself.
            #[must_use]
            pub fn description(&self) -> Description<'_> {
                match self {
                    $(Operation::$variant(data) => data.description(),)*
                }
            }

            /// Everything in it that was found from decisions, to be found again without one.
            pub(super) fn calibrations(&mut self) -> Vec<Calibration<'_>> {
                match self {
                    $(Operation::$variant(data) => data.calibrations(),)*
                }
            }
        }
    };
}

impl Operation {
    /// The step that it names, where it names one.
    pub(super) fn step_named(&mut self) -> Option<&mut StepId> {
        match self {
            Operation::Banded(banded) => banded.waived_by.as_mut(),
            Operation::Reduction(reduction) => reduction.except.as_mut(),
            Operation::Maximum(_)
            | Operation::Seriousness(_)
            | Operation::StartingPoint(_)
            | Operation::Total(_)
            | Operation::Factors(_)
            | Operation::Addition(_)
            | Operation::Adjustment(_)
            | Operation::Cap(_)
            | Operation::Rounding(_) => None,
        }
    }

    /// The statutory maximum it sets, where it sets one.
    #[must_use]
    pub(crate) fn as_maximum(&self) -> Option<&Maximum> {
        if let Operation::Maximum(maximum) = self { Some(maximum) } else { None }
    }

    /// The rounding it is, where it is one.
    #[must_use]
    pub(crate) fn as_rounding(&self) -> Option<&Rounding> {
        if let Operation::Rounding(rounding) = self { Some(rounding) } else { None }
    }

    /// The reduction it is, where it is one.
    #[must_use]
    pub(crate) fn as_reduction(&self) -> Option<&Reduction> {
        if let Operation::Reduction(reduction) = self { Some(reduction) } else { None }
    }
}

operations! {
    /// Sets the statutory maximum.
    maximum Maximum;
    /// Multiplies by a share, by degree of seriousness.
    seriousness Seriousness;
    /// Multiplies by a share, by size.
    banded Banded;
    /// Names the balance so far.
    starting_point StartingPoint;
    /// Adds up the infringements.
    total Total;
    /// Adds the factors of the step.
    factors Factors;
    /// Adds a sum somebody sets.
    addition Addition;
    /// Up or down by a percentage.
    adjustment Adjustment;
    /// Down by a percentage.
    reduction Reduction;
    /// Down to the statutory maximum.
    cap Cap;
    /// Rounds.
    rounding Rounding;
}
