//! Short lists: in order, and with names.

use std::cmp::Ordering;

/// The list in order, equals as they stood. For lists of at most a thousand: the library's sort is
/// faster for long ones, and 3 KB in the page for every type that is sorted.
#[must_use]
pub fn sorted<T>(list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(list.len());
    for item in list {
        let place = sorted.partition_point(|other| compare(other, &item) != Ordering::Greater);
        sorted.insert(place, item);
    }
    sorted
}

/// The name of one thing of a closed list in which every one of its sort stands with its name.
#[must_use]
pub fn name_among<T: PartialEq>(list: &[(&'static str, T)], one: &T) -> &'static str {
    list.iter().find(|(_, other)| other == one).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn what_is_equal_stays_as_it_stood() {
        let list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        let sorted = sorted(list, |one, other| one.0.cmp(&other.0));
        assert_eq!(sorted, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
