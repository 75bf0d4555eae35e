//! What the page needs before any door can be asked: the rules are handed over. The doors themselves
//! are exported where they are listed, in `texts`.

use super::answer::{Answer, HandedOver, Problem};
use super::words;
use crate::rulebook::Library;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes the rulebooks, schedules and examples that come with the page: to be called before any
/// door is asked. Path and contents of each file in turn, a NUL between any two.
#[wasm_bindgen]
#[must_use]
pub fn rules(files: &str) -> String {
    Library::hand_over(files);
    once_there(&|| Answer::from(Ok::<_, Vec<Problem>>(HandedOver { value: () })).json())
}

/// The answer of a door; a refusal where there are no rules to answer by.
pub(super) fn once_there(door: &dyn Fn() -> String) -> String {
    if Library::rulebooks().is_empty() {
        return Answer::from(Err::<HandedOver, _>(vec![Problem::of("", words::NO_RULES_YET)])).json();
    }
    door()
}
