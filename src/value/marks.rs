//! The marks between the digits of a figure: which way they can be read, and what was meant where
//! they are another country's.

/// What the marks between digits say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// Groups of three or none, at most one point.
    Understood,
    /// It may be read two ways, or as another country writes it: what was probably meant.
    Meant(String),
    /// No number.
    Nothing,
}

/// Looks at the digits of a figure. Where three digits after a point can only be thousands, they
/// are not taken for parts of one.
pub(crate) fn marked(digits: &str, thousands: bool) -> Marks {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return Marks::Nothing;
    }
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let swapped: String = digits
        .chars()
        .map(|character| match character {
            '.' => ',',
            ',' => '.',
            digit => digit,
        })
        .collect();
    let mistaken = thousands && points == 1 && commas == 0 && grouped(&swapped) && !digits.starts_with('0');
    if grouped(digits) && !mistaken {
        Marks::Understood
    } else if (points > 0 || commas == 1) && grouped(&swapped) {
        Marks::Meant(swapped)
    } else {
        Marks::Nothing
    }
}

/// Whether these are digits in groups of three or not at all, with at most one point between
/// digits.
fn grouped(digits: &str) -> bool {
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if part.is_some_and(|part| !plain(part)) {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let alone = !whole.contains(',');
    plain(first) && (alone || first.len() <= 3) && groups.all(|group| group.len() == 3 && plain(group))
}
