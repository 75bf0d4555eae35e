//! The words every room speaks: money, percentages, counts, days and moments, civil time, ranges, and
//! truth with a third value. The only rounding, the only `rust_decimal`, the only calendar.
//!
//! A sum, and a share of it:
//!
//! ```
//! use affeer::value::{Currency, money_from, percent_from};
//!
//! let pounds = Currency::from_code("GBP").ok_or("it is no currency")?;
//! let maximum = money_from("GBP 17.5m", pounds)?;
//! let share = percent_from("15%")?;
//! assert_eq!(share.of(maximum)?, money_from("GBP 2,625,000", pounds)?);
//! assert!(money_from("17.5m", pounds).is_err(), "a sum needs its currency");
//! assert_eq!(format!("{share} of {pounds} {maximum}"), "15% of GBP 17,500,000.00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod amount;
mod logarithm;
mod money;
mod percent;
mod moment;
mod civil_time;
mod truth;
mod span;
mod order;
mod list;
mod measures;
mod words;
mod marks;
mod ends;
mod meant;
mod plain;
mod ranges;
mod refusals;

pub use amount::{Amount, OutOfRange, Way};
pub use civil_time::{CivilTime, ClockTime, civil_time_from};
pub(crate) use ends::{Ends, ends, is_rough};
pub use list::{Id, List};
pub(crate) use marks::{Marks, marked};
pub(crate) use meant::{for_percentages, says_none_so_far, says_not_known, scale_of, without_percent};
pub use measures::Measures;
pub use moment::{Day, Duration, Moment};
pub use money::{Currency, Money};
pub use order::{name_among, sorted};
pub use percent::Percent;
pub(crate) use plain::tidy;
pub use ranges::{counts_from, percentages_from, sums_from};
pub use span::Span;
pub use truth::Truth;
pub use words::{Fault, NotWritten, count_from, duration_from, money_from, number_from, percent_from, range_from};
