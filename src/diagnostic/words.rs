//! What a refusal says of its own accord, whatever was found.

/// What is said instead of a diagnostic whose text may not be shown.
pub(super) const WITHHELD: &str = "something is wrong in an item that may have come from a body without the organisation's consent, so its text is not shown";

/// What to do about it.
pub(super) const WITHHELD_HELP: &str =
    "look at this line of the file yourself, or record the consent: `consent = \"given\"`";

/// That more is wrong than is told, and what to do.
pub(super) fn more_after(left_out: usize) -> (String, String) {
    (format!("{left_out} more things are wrong after this place"), "mend those above first".to_owned())
}
