//! The browser's door. What the page asks and is answered are types ([`request`], [`answer`]), and a
//! door is a function from the one to the other ([`door`]): native, and tested natively. `texts`
//! turns texts of JSON into requests and answers into texts; only `bindgen` is for WebAssembly. No
//! clock, no files, no arithmetic, and it never throws.

pub mod answer;
mod book;
pub mod door;
mod form;
mod problems;
mod reach;
pub mod request;
mod result;
mod texts;
mod typed;
mod words;

#[cfg(target_arch = "wasm32")]
mod bindgen;

pub use texts::{
    add, assess, begin, case_digest, compare, csv, example, examples, form, line, live, machine, method, open, remove,
    report_file, save_answers, versions,
};
