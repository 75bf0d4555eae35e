//! "Did you mean".

/// The known word that the written one most resembles, if any is near enough.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    // Two letters are as near to one word as to another.
    let limit = if length <= 2 { 0 } else { length.div_ceil(3) };
    let mut lowered: Option<String> = None;
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        if word == written {
            return Some(word);
        }
        // A word is at least as far away as it is longer or shorter.
        if word.chars().count().abs_diff(length) > limit {
            continue;
        }
        let lowered = lowered.get_or_insert_with(|| written.to_lowercase());
        let distance = strsim::damerau_levenshtein(lowered, &word.to_lowercase());
        let nearer = best.is_none_or(|(before, other)| (distance, word) < (before, other));
        if distance <= limit && nearer {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_a_stranger_is_not() {
        let known = ["turnover", "role", "special-category"];
        assert_eq!(closest("turnvoer", known), Some("turnover"));
        assert_eq!(closest("special_category", known), Some("special-category"));
        assert_eq!(closest("weather", known), None);
    }
}
