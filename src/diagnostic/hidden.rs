//! Characters that make a text show something else than it says.

use std::fmt::Write;

/// Whether a character is hidden: a control character other than a line break or a tab, or one
/// that reverses the direction of writing.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    (character.is_control() && character != '\n' && character != '\t')
        || matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The text with every hidden character, and every line break, written out as `U+202E`.
#[must_use]
pub fn spelt_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) || character.is_control() {
            // OK because writing to a string cannot fail.
            let _ = write!(out, "U+{:04X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}
