//! The words every room speaks: money, percentages, counts, days and moments, ranges, and
//! truth with a third value. The only rounding, the only `rust_decimal`, the only calendar.

mod amount;
mod money;
mod percent;
mod moment;
mod truth;
mod span;
mod order;
mod list;
mod words;

pub use amount::{Amount, OutOfRange, Way};
pub use list::{Id, List};
pub use moment::{Day, Duration, Moment};
pub use money::{Currency, Money};
pub use order::sorted;
pub use percent::Percent;
pub use span::Span;
pub use truth::Truth;
pub use words::{NotWritten, count_from, duration_from, money_from, percent_from, range_from};
