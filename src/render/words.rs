//! What the schemas say of what they describe, one constant or function a description.

/// A sum in the JSON of an assessment.
pub(super) const POUNDS: &str = "pounds, two places";

/// That nothing is open.
pub(super) const COMPLETE: &str = "nothing that moves the penalty is open: the five agree; see `reaches`";

/// Whether the rulebook reaches the case.
pub(super) const REACHES: &str = "whether the rulebook reaches the case; every figure is what it comes to if it does";

/// The title of the schema of an assessment.
pub(super) const ASSESSMENT_SCHEMA: &str = "An assessment by Affeer";

/// The title of the schema of a rulebook.
pub(super) const RULEBOOK_SCHEMA: &str = "A rulebook for Affeer (outline; `affeer check` tests the rest)";

/// A count in a case.
pub(super) const COUNT_OR_RANGE: &str = "a whole number, or a range as \"1,000..5,000\"";

/// A percentage in a case.
pub(super) const PERCENT: &str = "as \"12%\"";

/// A duration in a case.
pub(super) const DURATION: &str = "as \"72 hours\"";

/// A date in a case.
pub(super) const DAY_OR_RANGE: &str = "a day as 2022-07-21, a moment with its offset, a range, or \"none-so-far\"";

/// The title of the schema of a case under a rulebook of this id and version.
pub(super) fn case_schema(id: &str, version: &str) -> String {
    format!("A case under {id} {version}")
}

/// A sum in a case, in the currency with this code.
pub(super) fn sum_or_range(code: &str) -> String {
    format!("a sum or range, as \"{code} 385m\" or \"{code} 80m..120m\"")
}
