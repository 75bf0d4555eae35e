//! What a refusal says of its own accord, whatever was found.

/// What is said instead of a diagnostic whose text may not be shown.
pub(super) const WITHHELD: &str = "it cannot be told whether this may be shown, so what is wrong with it is not quoted";

/// What to do about it.
pub(super) const WITHHELD_HELP: &str = "look at this place in the file: evidence is shown where its `kind` is one of the organisation's own and nothing speaks against it, or where it says `consent = \"given\"`";

/// That more is wrong than is told, and what to do.
pub(super) fn more_after(left_out: usize) -> (String, String) {
    (format!("{left_out} more things are wrong after this place"), "mend those above first".to_owned())
}
