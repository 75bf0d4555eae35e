//! A regulator's fining guidance as checked data. A [`Rulebook`] that exists is whole: every
//! number has its authority or rationale, every name it uses is declared, every condition is
//! typed, and its steps stand in an order that can be taken.
//!
//! | folder | holds |
//! |---|---|
//! | `model` | what a rulebook is |
//! | `operation` | what a step does: a file an operation, with its data, its reading and its description |
//! | `reading` | from documents to a rulebook, part by part |
//! | `checks` | what only the whole rulebook can answer |

mod checks;
mod model;
mod operation;
mod reading;
mod refusals;
mod shipped;

pub use model::{
    Assumed, Authority, AuthorityId, Basis, Body, BodyId, Choice, Condition, Contradiction, Duty, DutyId, Effect,
    EffectId, EffectScale, Fact, FactId, FactKind, FactValue, Factor, FactorFigure, FactorId, Following, FollowingId,
    FollowingScale, Found, Gate, GateKind, Gathers, Grade, GradeId, GradeScale, Head, HeadId, Indicated, Judgement,
    Kind, KindId, Method, OptionId, Outside, OutsideId, Part, Period, Permitted, Phase, Promptness, Roles, Rulebook,
    Sample, Schedule, Section, SectionId, Service, ServiceId, Significance, Standing, Step, StepId, Upper, Weighted,
};
pub use operation::{
    Addition, Adjustment, Alternative, AlternativeId, Banded, Base, ByPercentage, BySum, Cap, Ceiling, Chance, Choose,
    Degree, DegreeId, Description, Factors, IndicatedBand, IndicatedShare, Interpolated, Judged, Maximum,
    MaximumFigure, MaximumPart, Measure, Operation, Reduction, Role, Rounding, Seriousness, Side, SizeBand,
    StartingPoint, Tier, TierId, Total,
};
pub(crate) use reading::{digest, number};
pub use shipped::{Library, Shipped, schedule_named};
