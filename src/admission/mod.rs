//! A case on its way in: read, computed once, and what was decided of it held against what is
//! permitted by its account.
//!
//! A percentage is held against its range as it is read, in the room [`case`](crate::case). A plain
//! sum has no formula: what it comes to of the balance before it, only the account says. Both are
//! held to one range.
//!
//! A degree of seriousness leaves 10 % to 20 %, and a sum of a thousandth is refused:
//!
//! ```
//! use affeer::{case::Case, diagnostic::{Code, Source}, rulebook::Library};
//!
//! let rulebook = Library::rulebook("uk-gdpr-2024").ok_or("it is not shipped")??;
//! let refused = Case::read(&rulebook, Source::new("case.toml", r#"
//!     [case]
//!     title = "An example"
//!     as-of = 2026-11-23
//!     [facts]
//!     articles = ["5(1)(f)"]
//!     role = "controller"
//!     undertaking = true
//!     turnover = "GBP 60m"
//!     [[determination]]
//!     step = "seriousness"
//!     band = "medium"
//!     sum = "GBP 17,500"
//!     by = "caseworker"
//!     because = "It was brief."
//! "#)).expect_err("it lies outside the range");
//! assert_eq!(refused.diagnostics[0].code, Code::DeterminationOutsideRange);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod refusals;
mod range;

use crate::case::{Case, read_as_written, withhold};
use crate::diagnostic::{Findings, Refused, Source};
use crate::rulebook::Rulebook;

/// What is said of a case that was admitted and cannot be assessed, because a figure that differs
/// from the account has more than 28 digits: where its longest number stands. What came from a body
/// without consent is blanked out of it.
#[must_use]
pub fn beyond_computing(case: &Case<'_>, mut source: Source) -> Box<Refused> {
    let mut findings = Findings::new();
    refusals::beyond_computing(range::longest(case, &source), &mut findings);
    withhold(case.rulebook, &mut source);
    Box::new(source.refused(findings))
}

impl<'r> Case<'r> {
    /// The case a file holds, admitted by a rulebook.
    ///
    /// # Errors
    /// Every diagnostic, if this rulebook cannot admit it. What came from a body without consent
    /// is blanked out of the refusal.
    pub fn read(rulebook: &'r Rulebook, mut source: Source) -> Result<Case<'r>, Box<Refused>> {
        let findings = match read_as_written(rulebook, &mut source) {
            Ok(case) => {
                let mut findings = Findings::new();
                range::check(&case, &source, &mut findings);
                if findings.is_empty() {
                    return Ok(case);
                }
                withhold(rulebook, &mut source);
                findings
            }
            Err(findings) => findings,
        };
        Err(Box::new(source.refused(findings)))
    }
}
