//! Texts without what is written in many ways and looks the same.

use std::borrow::Cow;

/// A text with every space a plain one and a true minus as a hyphen: what is copied from a report
/// is read as what it shows.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |character: char| match character {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        other => other,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// A typed text without what cannot be seen or is typed in many ways: every space a plain one,
/// a true minus a hyphen, no space at either end.
pub(crate) fn tidy(text: &str) -> String {
    let seen = |character: &char| !matches!(character, '\u{200B}'..='\u{200F}' | '\u{FEFF}');
    let text: String =
        text.chars().filter(seen).map(|character| if character == '\t' { ' ' } else { character }).collect();
    plain(&text).trim().to_owned()
}
