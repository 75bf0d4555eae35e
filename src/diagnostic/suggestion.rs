//! "Did you mean".

/// The ids of a list, for [`closest`] and the places that look one up.
pub fn ids<'i, T: 'i>(list: impl IntoIterator<Item = &'i T>, id: impl Fn(&'i T) -> &'i String) -> Vec<&'i str> {
    list.into_iter().map(|item| id(item).as_str()).collect()
}

/// The known word that the written one most resembles, if any is near enough.
#[must_use]
pub fn closest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = letters(written);
    // Two letters are as near to one word as to another.
    let limit = if length <= 2 { 0 } else { length.div_ceil(3) };
    let mut lowered: Option<String> = None;
    let mut best: Option<(usize, &str)> = None;
    for &word in known {
        if word == written {
            return Some(word);
        }
        // A word is at least as far away as it is longer or shorter; and every letter of the longer
        // one that the other lacks has to be put in, taken out or changed. Found without building
        // the table that the distance needs.
        let other = letters(word);
        if other.abs_diff(length) > limit || other.max(length).saturating_sub(shared(written, word)) > limit {
            continue;
        }
        let lowered = lowered.get_or_insert_with(|| written.to_ascii_lowercase());
        let distance = strsim::damerau_levenshtein(lowered, &word.to_ascii_lowercase());
        let nearer = best.is_none_or(|(before, other)| (distance, word) < (before, other));
        if distance <= limit && nearer {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

/// How many letters a word has. Nearly every one is ASCII, and to see that is faster than to count.
fn letters(word: &str) -> usize {
    if word.is_ascii() { word.len() } else { word.chars().count() }
}

/// How many letters two words share, or more: bytes beyond ASCII share places, which can only make
/// the words look nearer.
fn shared(one: &str, other: &str) -> usize {
    let mut letters = [0_u8; 128];
    let place = |byte: u8| usize::from(byte.to_ascii_lowercase() & 127);
    for byte in one.bytes() {
        if let Some(count) = letters.get_mut(place(byte)) {
            *count = count.saturating_add(1);
        }
    }
    let shared = other.bytes().filter(|byte| match letters.get_mut(place(*byte)) {
        Some(count) if *count > 0 => {
            *count = count.saturating_sub(1);
            true
        }
        _ => false,
    });
    shared.count()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_a_stranger_is_not() {
        let known = ["turnover", "role", "special-category"];
        assert_eq!(closest("turnvoer", &known), Some("turnover"));
        assert_eq!(closest("special_category", &known), Some("special-category"));
        assert_eq!(closest("weather", &known), None);
    }
}
