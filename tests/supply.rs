//! What the program is built from: nothing in it asks for a newer compiler than Cargo.toml states.
//!
//! That the source itself uses nothing newer is held by Clippy (`incompatible_msrv`, which is on
//! unless somebody turns it off). Neither takes the place of a build with that compiler: features of
//! the language are looked for by nobody.

#![expect(clippy::unwrap_used, reason = "a test that meets what it does not expect must fail")]

use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A version of the compiler, for comparing.
fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}

#[test]
fn no_library_asks_for_a_newer_compiler_than_is_stated() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform"])
        .arg(format!("{}-unknown-linux-gnu", std::env::consts::ARCH))
        .current_dir(ROOT)
        .output()
        .unwrap();
    let metadata: serde_json::Value = match serde_json::from_slice(&output.stdout) {
        Ok(metadata) => metadata,
        // Without the sources of that platform at hand there is nothing to look at.
        Err(_) if !cfg!(target_os = "linux") => return,
        Err(error) => panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)),
    };
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20);
    let stated = version(env!("CARGO_PKG_RUST_VERSION"));
    // What is built with the program, without the tests: named by the resolved graph.
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let mut wanted = vec![metadata["resolve"]["root"].as_str().unwrap()];
    let mut at = 0;
    while let Some(id) = wanted.get(at).copied() {
        at = at.saturating_add(1);
        let node = nodes.iter().find(|node| node["id"] == id).unwrap();
        for needed in node["deps"].as_array().unwrap() {
            let shipped = needed["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
            let id = needed["pkg"].as_str().unwrap();
            if shipped && !wanted.contains(&id) {
                wanted.push(id);
            }
        }
    }
    assert!(wanted.len() > 10 && wanted.len() < packages.len());
    for package in packages.iter().filter(|package| wanted.iter().any(|id| package["id"] == *id)) {
        let Some(needs) = package["rust_version"].as_str() else { continue };
        assert!(version(needs) <= stated, "{} needs Rust {needs}", package["name"]);
    }
}

#[test]
fn nobody_turns_off_what_looks_for_newer_functions() {
    for path in ["Cargo.toml", "clippy.toml", "src/lib.rs", "src/main.rs"] {
        let text = fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
        assert!(!text.contains("incompatible_msrv"), "{path}");
    }
}

#[test]
fn what_may_be_depended_on_is_said_and_the_advisories_are_dated() {
    let rules = fs::read_to_string(Path::new(ROOT).join("deny.toml")).unwrap();
    for table in ["[licenses]", "[bans]", "[sources]", "[advisories]"] {
        assert!(rules.contains(table), "{table}");
    }
    let as_of = fs::read_to_string(Path::new(ROOT).join(".ci/advisories/AS-OF")).unwrap();
    assert!(as_of.split(' ').next().unwrap().parse::<u64>().is_ok(), "{as_of}");
}
