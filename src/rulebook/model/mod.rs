//! What a rulebook is: plain data, and what can be read off it.

pub(super) mod authority;
pub(super) mod combinations;
pub(super) mod condition;
pub(super) mod fact;
pub(super) mod factor;
pub(super) mod foretelling;
pub(super) mod judgement;
pub(super) mod outside;
pub(super) mod period;
pub(super) mod pinpoint;
pub(super) mod rulebook;
pub(super) mod schedule;
pub(super) mod section;
pub(super) mod step;
mod turning;
pub(super) mod uses;

pub use authority::{Authority, AuthorityId, Basis, Standing};
pub(crate) use condition::bit_of;
pub use condition::{Condition, Part};
pub use fact::{Assumed, Central, Choice, Fact, FactId, FactKind, FactValue, OptionId, Plausible};
pub use factor::{Factor, FactorFigure, FactorId};
pub use foretelling::{Fitted, Foretelling, ForetellingMethod};
pub use judgement::{Found, Indicated, Judgement, Method, Permitted, Sample, Upper};
pub use outside::{Outside, OutsideId};
pub use period::Period;
pub use pinpoint::Pinpoints;
pub(crate) use pinpoint::is_pinpoint;
pub use rulebook::{Contradiction, Rulebook};
pub use schedule::{
    Body, BodyId, Duty, DutyId, Effect, EffectId, EffectScale, Following, FollowingId, FollowingScale, Gate, GateKind,
    Gathers, Grade, GradeId, GradeScale, Head, HeadId, Kind, KindId, Phase, Promptness, PromptnessStep, Roles,
    Schedule, Service, ServiceId, Significance, Weighted,
};
pub use section::{Section, SectionId};
pub use step::{Step, StepId};
pub use turning::Turning;
