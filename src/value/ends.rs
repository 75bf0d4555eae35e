//! Where a range in words has its ends: `6m to 8m`, `at least 50m`, `up to 2m`, `1000 or more`.

/// The ends of a range, as they were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends<'t> {
    /// One value.
    One(&'t str),
    /// From the first to the second.
    Two(&'t str, &'t str),
    /// This or more.
    From(&'t str),
    /// This or less.
    To(&'t str),
}

const AT_LEAST: [&str; 12] = [
    "more than ",
    "greater than ",
    "at least ",
    "not less than ",
    "no less than ",
    "no fewer than ",
    "over ",
    "above ",
    "from ",
    ">=",
    "≥",
    ">",
];
const AT_MOST: [&str; 13] = [
    "not more than ",
    "no more than ",
    "less than ",
    "fewer than ",
    "at most ",
    "up to ",
    "under ",
    "below ",
    "<=",
    "≤",
    "<",
    "to ",
    "..",
];
const OR_MORE: [&str; 8] = [" or more", " or over", " or above", " and more", " and over", " and above", " to", "+"];
const OR_LESS: [&str; 4] = [" or less", " or fewer", " or under", " or below"];

/// The ends of a range in small letters. A hyphen parts two numbers where `hyphens` says so; in
/// a date it does not.
pub(crate) fn ends(text: &str, hyphens: bool) -> Ends<'_> {
    let text = text.trim();
    let before = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim);
    // First of all, because there is a `to` in `up to` that parts nothing.
    if let Some(most) = before(&AT_MOST) {
        return Ends::To(most);
    }
    let inner = text.strip_prefix("between ").or_else(|| text.strip_prefix("from ")).unwrap_or(text);
    if let Some((least, most)) = parted(inner, hyphens) {
        return Ends::Two(least.trim(), most.trim());
    }
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_suffix(word)).map(str::trim);
    if let Some(least) = before(&AT_LEAST).or_else(|| after(&OR_MORE)) {
        return Ends::From(least);
    }
    match after(&OR_LESS) {
        Some(most) => Ends::To(most),
        None => Ends::One(text),
    }
}

/// Both sides of the mark that parts a range, where both are there.
fn parted(text: &str, hyphens: bool) -> Option<(&str, &str)> {
    let marks: &[&str] = &["..", " to ", "–", "—", " and ", " - "];
    let there = |(least, most): (&str, &str)| !least.trim().is_empty() && !most.trim().is_empty();
    if let Some(sides) = marks.iter().find_map(|mark| text.split_once(mark)).filter(|sides| there(*sides)) {
        return Some(sides);
    }
    if !hyphens {
        return None;
    }
    // A hyphen after a figure or its unit; one at the beginning, or after another mark, is a sign.
    let hyphen = text.match_indices('-').find(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        before.ends_with(|end: char| end.is_ascii_alphanumeric() || end == '%')
    });
    let sides = hyphen
        .and_then(|(at, _)| text.split_at_checked(at))
        .map(|(least, most)| (least, most.get(1..).unwrap_or_default()));
    // A space may be gone: `80to120`.
    let joined = || {
        let (least, most) = text.split_once("to")?;
        let figure = |character: char| character.is_ascii_digit();
        let unit_or_figure = |character: char| character.is_ascii_alphanumeric() || character == '%';
        (least.trim_end().ends_with(unit_or_figure) && most.trim_start().starts_with(figure)).then_some((least, most))
    };
    sides.filter(|sides| there(*sides)).or_else(joined)
}

/// Whether the text says that the figure is only about right, which no range can be made of.
pub(crate) fn is_rough(text: &str) -> bool {
    const ROUGHLY: [&str; 11] =
        ["about ", "around ", "approximately ", "approx ", "approx.", "roughly ", "circa ", "ca ", "ca.", "c.", "~"];
    ROUGHLY.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{Ends, ends};

    #[test]
    fn a_range_is_parted_however_it_is_typed() {
        for typed in ["6m to 8m", "6m-8m", "6m – 8m", "6m..8m", "between 6m and 8m", "from 6m to 8m", "6mto8m"] {
            assert_eq!(ends(typed, true), Ends::Two("6m", "8m"), "{typed}");
        }
        assert_eq!(ends("-20", true), Ends::One("-20"));
        assert_eq!(ends("-20 to -10", true), Ends::Two("-20", "-10"));
        assert_eq!(ends("2026-11-23", false), Ends::One("2026-11-23"));
        assert_eq!(ends("up to 2m", true), Ends::To("2m"));
        assert_eq!(ends("6m to", true), Ends::From("6m"));
        assert_eq!(ends("1000 or more", true), Ends::From("1000"));
    }
}
