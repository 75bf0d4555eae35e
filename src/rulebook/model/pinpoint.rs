//! Where in a provision: its paragraph and point, each in brackets, as `(1)(f)`.

/// Paragraphs and points that a provision has, as a rulebook writes them: `(1)(a-f)` is six points
/// of paragraph 1, `(2-4)` three paragraphs. A `…` at the end leaves open what stands below them,
/// and lets a paragraph that an amendment inserted, as `4A`, stand beside those of its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpoints(String);

impl Pinpoints {
    /// Those written in this way.
    #[must_use]
    pub fn written(text: &str) -> Option<Pinpoints> {
        let sound = |group: &&str| match group.split_once('-') {
            Some((first, last)) => rising(number(first), number(last)) || rising(letter(first), letter(last)),
            None => is_part(group),
        };
        groups(open(text).0)?.iter().all(sound).then(|| Pinpoints(text.to_owned()))
    }

    /// How they are written.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.0
    }

    /// Whether the pinpoint is one of them, or the beginning of one up to the end of a bracket.
    #[must_use]
    pub fn hold(&self, pinpoint: &str) -> bool {
        let (listed, below) = open(&self.0);
        let (Some(listed), Some(parts)) = (groups(listed), groups(pinpoint)) else { return false };
        let deep_enough = below || parts.len() <= listed.len();
        deep_enough && parts.iter().zip(listed).all(|(part, group)| within(part, group, below))
    }
}

/// Whether it is nothing, or groups of one to five letters and digits, each in brackets of its own.
pub(crate) fn is_pinpoint(text: &str) -> bool {
    text.is_empty() || groups(text).is_some_and(|groups| groups.iter().all(|group| is_part(group)))
}

/// What stands in each bracket; `None` where anything stands outside of one.
fn groups(text: &str) -> Option<Vec<&str>> {
    let mut rest = text;
    let mut groups = Vec::new();
    while !rest.is_empty() {
        let (group, after) = rest.strip_prefix('(')?.split_once(')')?;
        groups.push(group);
        rest = after;
    }
    (!groups.is_empty()).then_some(groups)
}

/// The groups of what is listed, and whether what stands below is left open.
fn open(text: &str) -> (&str, bool) {
    text.strip_suffix('…').map_or((text, false), |text| (text, true))
}

fn rising(first: Option<u8>, last: Option<u8>) -> bool {
    first.zip(last).is_some_and(|(first, last)| first < last)
}

fn is_part(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn within(part: &str, group: &str, inserted: bool) -> bool {
    let own = if inserted { part.trim_end_matches(|letter: char| letter.is_ascii_uppercase()) } else { part };
    let Some((first, last)) = group.split_once('-') else { return own == group };
    let between = |place: Option<u8>, from, to| place.is_some() && from <= place && place <= to;
    between(number(own), number(first), number(last)) || between(letter(own), letter(first), letter(last))
}

/// A number without nought before it.
fn number(text: &str) -> Option<u8> {
    text.parse().ok().filter(|_| text.bytes().next().is_some_and(|first| first != b'0' && first != b'+'))
}

fn letter(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => Some(*letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(written: &str, pinpoint: &str) -> bool {
        Pinpoints::written(written).unwrap().hold(pinpoint)
    }

    #[test]
    fn a_pinpoint_is_one_that_is_listed_or_its_beginning() {
        for there in ["(1)", "(1)(a)", "(1)(f)"] {
            assert!(holds("(1)(a-f)", there), "{there}");
        }
        for not_there in
            ["(2)", "(1)(g)", "(1)(F)", "(1)(ff)", "(1)(a)(i)", "(1A)", "(01)", "(a)", "(1", "1", "(1)x", ""]
        {
            assert!(!holds("(1)(a-f)", not_there), "{not_there}");
        }
        assert!(holds("(2-10)", "(9)") && !holds("(2-10)", "(11)") && !holds("(2-10)", "(1)"));
        assert!(holds("(1A)(a)(i)", "(1A)(a)") && !holds("(1A)(a)(i)", "(1)"));
    }

    #[test]
    fn what_is_left_open_takes_what_was_inserted_and_what_stands_below() {
        for there in ["(3)", "(3A)", "(5)(a)", "(5)(a)(ii)"] {
            assert!(holds("(3-5)…", there), "{there}");
        }
        for not_there in ["(2)", "(6)", "(6A)", "(A)", "(3a)"] {
            assert!(!holds("(3-5)…", not_there), "{not_there}");
        }
    }

    #[test]
    fn only_brackets_are_a_list_of_pinpoints() {
        for wrong in ["", "1", "(1", "(1)a", "()", "(4-2)", "(f-a)", "(1-f)", "(2-2)", "…", "(1)…(a)", "(abcdef)"] {
            assert!(Pinpoints::written(wrong).is_none(), "{wrong}");
        }
    }
}
