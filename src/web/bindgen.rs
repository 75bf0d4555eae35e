//! The functions of the door, for JavaScript: texts in, texts out.

use wasm_bindgen::prelude::wasm_bindgen;

macro_rules! doors {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("See [`crate::web::", stringify!($name), "`].")]
            #[wasm_bindgen]
            #[must_use]
            pub fn $name(request: &str) -> String {
                super::door::$name(request)
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
    live,
    line,
    csv,
    report_file,
    compare,
    method,
    case_digest
);

/// See [`crate::web::versions`].
#[wasm_bindgen]
#[must_use]
pub fn versions() -> String {
    super::door::versions()
}
