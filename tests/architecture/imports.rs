//! Which files of a room need which others, and the circles among them.

use crate::source::File;
use std::collections::{BTreeMap, BTreeSet};
use syn::UseTree;

type Module = Vec<String>;

/// The files as modules, and what the door of each folder passes on.
struct Map<'f> {
    modules: BTreeMap<Module, &'f str>,
    passed_on: BTreeMap<(Module, String), Vec<String>>,
}

/// The module a file is.
fn module_of(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(ToOwned::to_owned).collect() }
}

impl Map<'_> {
    fn of(files: &[File]) -> Map<'_> {
        let modules = files.iter().map(|file| (module_of(&file.path), file.path.as_str())).collect();
        let mut passed_on = BTreeMap::new();
        for file in files.iter().filter(|file| is_door(&file.path)) {
            for item in &file.syntax.items {
                if let syn::Item::Use(used) = item {
                    flatten(&used.tree, &[], &mut |name, path| {
                        passed_on.insert((module_of(&file.path), name), path);
                    });
                }
            }
        }
        Map { modules, passed_on }
    }

    /// The file in which what a path leads to stands, seen from a module.
    fn resolve(&self, from: &[String], path: &[String], most: usize) -> Option<&str> {
        let mut at: Module = from.to_vec();
        for (place, segment) in path.iter().enumerate() {
            match segment.as_str() {
                "crate" => at.clear(),
                "self" if place == 0 => {}
                "super" => {
                    at.pop()?;
                }
                name => {
                    let inner = [at.as_slice(), &[name.to_owned()]].concat();
                    if self.modules.contains_key(&inner) {
                        at = inner;
                        continue;
                    }
                    let passed = self.passed_on.get(&(at.clone(), name.to_owned()));
                    return match passed.filter(|_| most > 0) {
                        Some(path) => self.resolve(&at, path, most - 1),
                        None => self.modules.get(&at).copied(),
                    };
                }
            }
        }
        self.modules.get(&at).copied()
    }
}

fn is_door(path: &str) -> bool {
    path.ends_with("/mod.rs") || path == "lib.rs"
}

/// Every name a `use` brings in, with the path it stands for.
fn flatten(tree: &UseTree, before: &[String], found: &mut dyn FnMut(String, Vec<String>)) {
    let with = |word: &syn::Ident| [before, &[word.to_string()]].concat();
    match tree {
        UseTree::Path(path) => flatten(&path.tree, &with(&path.ident), found),
        UseTree::Name(name) => found(name.ident.to_string(), with(&name.ident)),
        UseTree::Rename(name) => found(name.rename.to_string(), with(&name.ident)),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
        UseTree::Glob(_) => {}
    }
}

/// Which other files of its room each file needs. What the door of a folder needs of its own
/// folder is left out: it gathers what it passes on.
pub fn needs(files: &[File]) -> BTreeMap<&str, BTreeSet<&str>> {
    let map = Map::of(files);
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let own = file.path.strip_suffix("mod.rs");
        let list = needs.entry(file.path.as_str()).or_default();
        for chain in &file.chains {
            let Some(path) = map.resolve(&module_of(&file.path), chain, 8) else { continue };
            let Some(other) = files.iter().find(|other| other.path == path) else { continue };
            let gathers = own.is_some_and(|folder| other.path.starts_with(folder));
            if other.path != file.path && other.room() == file.room() && !gathers {
                list.insert(other.path.as_str());
            }
        }
    }
    needs
}

/// The files that need each other in a circle, each circle as large as it is, in order.
pub fn circles(files: &[File]) -> Vec<Vec<String>> {
    let needs = needs(files);
    let reach = |from: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = needs.get(from).into_iter().flatten().copied().collect();
        while let Some(at) = next.pop() {
            if seen.insert(at) {
                next.extend(needs.get(at).into_iter().flatten().copied());
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = needs.keys().map(|file| (*file, reach(file))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (file, reaches) in &reached {
        let circle: Vec<String> = reaches
            .iter()
            .filter(|other| reached.get(*other).is_some_and(|back| back.contains(file)))
            .map(|other| (*other).to_owned())
            .collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}
