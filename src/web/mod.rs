//! The browser's door: texts of JSON in and out. Everything here is native and tested natively;
//! only `bindgen` is for WebAssembly. No clock, no files, no arithmetic, and it never throws.

mod answer;
mod book;
mod door;
mod form;
mod reach;
mod result;
mod shipped;
mod typed;

#[cfg(target_arch = "wasm32")]
mod bindgen;

pub use answer::{Answer, Problem};
pub use door::{
    add, assess, begin, case_digest, compare, csv, form, line, live, machine, open, remove, report_file, take,
};
pub use shipped::{example, examples, method, versions};
