//! The functions of the door, for JavaScript: texts in, texts out.

use super::answer::{HandedOver, Problem};
use super::texts::written;
use super::words;
use crate::rulebook::Library;
use wasm_bindgen::prelude::wasm_bindgen;

macro_rules! doors {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
            #[wasm_bindgen]
            #[must_use]
            pub fn $name(request: &str) -> String {
                once_there(&|| super::$name(request))
            }
        )*
    };
}

doors!(
    example,
    begin,
    form,
    save_answers,
    add,
    remove,
    open,
    assess,
    machine,
    live,
    line,
    csv,
    report_file,
    compare,
    method,
    case_digest
);

macro_rules! doors_without_request {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
            #[wasm_bindgen]
            #[must_use]
            pub fn $name() -> String {
                once_there(&super::$name)
            }
        )*
    };
}

doors_without_request!(versions, examples);

/// Takes the rulebooks, schedules and examples that come with the page: to be called before any
/// door is asked. Path and contents of each file in turn, a NUL between any two.
#[wasm_bindgen]
#[must_use]
pub fn rules(files: &str) -> String {
    Library::hand_over(files);
    once_there(&|| written(Ok(HandedOver::default())))
}

/// The answer of a door; a refusal where there are no rules to answer by.
fn once_there(door: &dyn Fn() -> String) -> String {
    if Library::rulebooks().is_empty() {
        return written::<HandedOver>(Err(vec![Problem::of("", words::NO_RULES_YET)]));
    }
    door()
}
