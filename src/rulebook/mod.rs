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
//!
//! What a shipped rulebook asks:
//!
//! ```
//! use affeer::rulebook::{FactKind, Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let (_, turnover) = rulebook.fact("turnover").ok_or("there is no such fact")?;
//! assert!(matches!(turnover.kind, FactKind::Money(_)));
//! assert!(turnover.question.contains("worldwide turnover"));
//! assert!(turnover.feeds.contains(&"statutory-maximum".to_owned()));
//! assert!(rulebook.fact("weather").is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checks;
mod model;
mod operation;
mod reading;
mod refusals;
mod shipped;

pub use model::{
    Assumed, Authority, AuthorityId, Basis, Body, BodyId, Central, Choice, Condition, Contradiction, Duty, DutyId,
    Effect, EffectId, EffectScale, Fact, FactId, FactKind, FactValue, Factor, FactorFigure, FactorId, Fitted,
    Following, FollowingId, FollowingScale, Foretelling, ForetellingMethod, Found, Gate, GateKind, Gathers, Grade,
    GradeId, GradeScale, Head, HeadId, Indicated, Judgement, Kind, KindId, Method, OptionId, Outside, OutsideId, Part,
    Period, Permitted, Phase, Pinpoints, Plausible, Promptness, PromptnessStep, Roles, Rulebook, Sample, Schedule,
    Section, SectionId, Service, ServiceId, Significance, Standing, Step, StepId, Turning, Upper, Weighted,
};
pub(crate) use model::{bit_of, is_pinpoint};
pub use operation::{
    Addition, Adjustment, Alternative, AlternativeId, Banded, Base, ByPercentage, BySum, Cap, Ceiling, Chance, Choose,
    Degree, DegreeId, Description, Factors, IndicatedBand, IndicatedShare, Interpolated, Judged, Maximum,
    MaximumFigure, MaximumPart, Measure, Operation, Reduction, Role, Rounding, Seriousness, Side, SizeBand,
    StartingPoint, Tier, TierId, Total,
};
pub(crate) use reading::{digest, number};
pub use shipped::{Library, Shipped, schedule_named};
