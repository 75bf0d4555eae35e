//! "Did you mean".

/// The known word that the written one most resembles, if any is near enough.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Two letters are as near to one word as to another.
    let limit = match written.chars().count() {
        0..=2 => 0,
        count => count.div_ceil(3),
    };
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&written.to_lowercase(), &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
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
