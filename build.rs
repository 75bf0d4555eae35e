//! Writes the list of the files under `rules/` that come with the program, so that a new decision
//! or a new version of a rulebook needs no line of Rust.

#[path = "build/shipped.rs"]
mod shipped;

use shipped::Folder;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=rules");
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let folders = shipped::folders(Path::new("."))?;
    fs::write(Path::new(&out).join("shipped_files.rs"), list(&folders)).map_err(|error| error.to_string())
}

/// The list as source: two constants of the type `Shipped`.
fn list(folders: &[Folder]) -> String {
    let of = |rulebooks: bool| {
        folders.iter().filter(|folder| folder.is_rulebook == rulebooks).map(entry).collect::<String>()
    };
    format!("const RULEBOOKS: &[Shipped] = &[{}];\nconst SCHEDULES: &[Shipped] = &[{}];\n", of(true), of(false))
}

fn entry(folder: &Folder) -> String {
    let included = |path: &str| format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"))");
    let paths = folder.paths();
    let mut texts = paths.iter().map(|path| included(path));
    let text = texts.next().unwrap_or_default();
    let decisions: Vec<String> =
        folder.decisions.iter().zip(texts).map(|(name, text)| format!("(\"{name}\", {text})")).collect();
    format!("Shipped {{ id: \"{}\", text: {text}, decisions: &[{}] }}, ", folder.id, decisions.join(", "))
}
