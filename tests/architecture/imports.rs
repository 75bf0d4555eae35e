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

/// Which other files each file needs.
fn needs(files: &[File]) -> BTreeSet<(&str, &str)> {
    let map = Map::of(files);
    let mut needs = BTreeSet::new();
    for file in files {
        for chain in &file.chains {
            let path = map.resolve(&module_of(&file.path), chain, 8);
            let other = path.and_then(|path| files.iter().find(|other| other.path == path));
            needs.extend(other.map(|other| (file.path.as_str(), other.path.as_str())));
        }
    }
    needs
}

/// The subjects of every folder that need each other in a circle: its files, and the folders in
/// it, each with all that it holds. Its door is none: it gathers the others and declares what they
/// share.
pub fn circles(files: &[File]) -> Vec<Vec<String>> {
    let needs = needs(files);
    let folders: BTreeSet<&str> = files.iter().filter_map(|file| Some(file.path.rsplit_once('/')?.0)).collect();
    folders.into_iter().flat_map(|folder| circles_in(&format!("{folder}/"), &needs)).collect()
}

fn circles_in(folder: &str, needs: &BTreeSet<(&str, &str)>) -> Vec<Vec<String>> {
    let subject = |path: &str| {
        let rest = path.strip_prefix(folder)?;
        let name = rest.split_inclusive('/').next()?;
        (name != "mod.rs").then(|| format!("{folder}{name}"))
    };
    let mut subjects: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in needs {
        if let (Some(from), Some(to)) = (subject(from), subject(to))
            && from != to
        {
            subjects.entry(from).or_default().insert(to);
        }
    }
    let reach = |from: &String| {
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        let mut next: Vec<&String> = subjects.get(from).into_iter().flatten().collect();
        while let Some(at) = next.pop() {
            if seen.insert(at) {
                next.extend(subjects.get(at).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        subjects.keys().map(|subject| (subject, reach(subject))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (subject, reaches) in &reached {
        let back = |other: &&&String| reached.get(**other).is_some_and(|reaches| reaches.contains(subject));
        let circle: Vec<String> = reaches.iter().filter(back).map(|other| (*other).clone()).collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}
