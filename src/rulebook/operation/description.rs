//! What an operation says of itself: everything that others need to know of all operations.

use super::{Alternative, Banded, Base, Degree};
use crate::document::Reader;
use crate::rulebook::reading::{Context, Ground};
use crate::rulebook::{Condition, FactId, Judgement, Sample};
use crate::value::{List, Money};

/// What every operation must be able to say; the type stands in the operation's file.
pub(in crate::rulebook) trait Describe: Sized {
    /// Its name in a rulebook.
    const NAME: &'static str;

    /// The operation that a table of a rulebook holds; nothing where it was refused. The ground is
    /// what its numbers rest on where they do not say so themselves.
    fn read(keys: &mut Reader<'_, '_>, ground: &Ground, context: &mut Context<'_>) -> Option<Self>;

    /// What it says of itself.
    fn description(&self) -> Description<'_>;

    /// Everything in it that was found from decisions, to be found again without one.
    fn calibrations(&mut self) -> Vec<Calibration<'_>>;
}

/// What an operation says of itself.
#[derive(Debug)]
pub struct Description<'o> {
    /// Its part in the order of the steps.
    pub role: Role,
    /// Whether it may be taken for each infringement apart.
    pub per_infringement: bool,
    /// Whether its step may have a condition under which it is not taken.
    pub conditional: bool,
    /// What its percentages are taken of, where a rulebook has the choice.
    pub of: Option<Base>,
    /// The conditions it uses, beside its step's.
    pub conditions: Vec<&'o Condition>,
    /// The facts it uses as amounts.
    pub amounts: Vec<FactId>,
    /// What it leaves to be decided, in the order in which it is taken.
    pub judgements: Vec<Judged<'o>>,
    /// What may be decided of it by a percentage.
    pub by_percentage: ByPercentage<'o>,
    /// What may be decided of it by a plain sum.
    pub by_sum: BySum<'o>,
}

/// The part of an operation in the order of the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It sets the statutory maximum: it comes first, and once.
    Maximum,
    /// It names the starting point: what is taken of that comes after it.
    StartingPoint,
    /// It adds up the infringements: no step taken for each comes after it.
    Total,
    /// It keeps the balance to the statutory maximum: nothing that can raise it comes after.
    Cap,
    /// It can raise the balance, and so comes before the cap.
    Raises,
    /// It may come anywhere.
    Anywhere,
}

/// A judgement of an operation, and what of it is judged.
#[derive(Clone, Copy, Debug)]
pub enum Judged<'o> {
    /// A percentage, and what it is called; empty where the operation has only one.
    Percentage(&'o str, &'o Judgement),
    /// A share for sizes up to a sum, included; for all larger ones where there is no sum.
    Size(Option<Money>, &'o Judgement),
    /// A sum, in pounds.
    Sum(&'o Judgement),
}

/// What may be decided of an operation by a percentage.
#[derive(Clone, Copy, Debug)]
pub enum ByPercentage<'o> {
    /// A share of the balance in one of these degrees, or the degree without its share.
    Degree(&'o List<Degree>),
    /// A share of the balance within the bands of the size.
    Size(&'o Banded),
    /// A signed change, within a judgement where there is one.
    Change(Option<&'o Judgement>),
    /// A reduction, with its minus, by one of these alternatives.
    Reduction(&'o List<Alternative>),
    /// Nothing: only a sum says how much.
    OnlySum,
    /// Nothing: it is the statutory maximum, and a sum.
    Maximum,
    /// No percentage can be decided.
    Nothing,
}

impl<'o> ByPercentage<'o> {
    /// The degrees of seriousness; none where it has none.
    #[must_use]
    pub fn degrees(self) -> Option<&'o List<Degree>> {
        match self {
            ByPercentage::Degree(degrees) => Some(degrees),
            ByPercentage::Size(_)
            | ByPercentage::Change(_)
            | ByPercentage::Reduction(_)
            | ByPercentage::OnlySum
            | ByPercentage::Maximum
            | ByPercentage::Nothing => None,
        }
    }

    /// What it takes by size; none where it takes nothing so.
    #[must_use]
    pub(crate) fn banded(self) -> Option<&'o Banded> {
        match self {
            ByPercentage::Size(banded) => Some(banded),
            ByPercentage::Degree(_)
            | ByPercentage::Change(_)
            | ByPercentage::Reduction(_)
            | ByPercentage::OnlySum
            | ByPercentage::Maximum
            | ByPercentage::Nothing => None,
        }
    }

    /// Whether the operation leaves a figure to judgement, of its own or of its factors.
    #[must_use]
    pub(crate) fn leaves_judgement(&self) -> bool {
        match self {
            ByPercentage::Degree(_)
            | ByPercentage::Size(_)
            | ByPercentage::Change(_)
            | ByPercentage::Reduction(_)
            | ByPercentage::OnlySum => true,
            ByPercentage::Maximum | ByPercentage::Nothing => false,
        }
    }
}

/// What may be decided of an operation by a plain sum.
#[derive(Clone, Copy, Debug)]
pub enum BySum<'o> {
    /// The balance it leaves, or the maximum it sets, whatever the sum.
    Anything,
    /// The sum it adds, within a judgement.
    Within(&'o Judgement),
    /// No sum can be decided.
    Nothing,
}

/// Something in an operation that was found from decisions.
#[derive(Debug)]
pub(in crate::rulebook) enum Calibration<'o> {
    /// A judgement, its indicated range perhaps.
    Judgement(&'o mut Judgement),
    /// The values of decisions, from which a range is found.
    Sample(&'o mut Sample),
}
