//! What a case may come to by what was decided: a centre and a band for each degree of seriousness,
//! fitted on the decided sums as one, beside the account by steps.
//!
//! | file | holds |
//! |---|---|
//! | `grounds` | what a penalty is foretold from: size, degree, known reductions |
//! | `decided` | the decisions that are fitted, each with its grounds |
//! | `band` | a band about a centre |
//! | `fit` | the line through them |
//! | `interval` | what so few cases allow |
//! | `record` | each decision foretold from the others |
//! | `forecast` | what is foretold of a case |

mod band;
mod decided;
mod fit;
mod forecast;
mod grounds;
mod interval;
mod record;

pub use band::Band;
pub use decided::{DecidedSum, DecidedSums};
pub use fit::Fit;
pub use forecast::{Beyond, DegreeBand, DegreeStands, Forecast, Forecaster, ForetoldBy, SizeRow, Unforetold};
pub use grounds::{Grounds, KnownReduction};
pub use interval::Hits;
pub use record::{ForecastRecord, RecordRow};
