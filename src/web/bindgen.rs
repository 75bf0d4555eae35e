//! The functions of the door, for JavaScript: texts in, texts out.

use wasm_bindgen::prelude::wasm_bindgen;

macro_rules! doors {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
            #[wasm_bindgen]
            #[must_use]
            pub fn $name(request: &str) -> String {
                super::$name(request)
            }
        )*
    };
}

doors!(
    example,
    begin,
    form,
    take,
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
                super::$name()
            }
        )*
    };
}

doors_without_request!(versions, examples);
