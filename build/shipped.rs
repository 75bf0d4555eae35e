//! What is shipped of `rules/`, in its order: for the build of the program and of the page.

use std::fs;
use std::path::Path;

/// A folder under `rules/`.
pub struct Folder {
    /// Its name, the id of what it holds.
    pub id: String,
    /// Whether it holds a rulebook; else a schedule.
    pub is_rulebook: bool,
    /// The names of the published decisions beside a rulebook, without `.toml`.
    pub decisions: Vec<String>,
}

impl Folder {
    /// The paths of its files, from the root: what it holds, then the decisions.
    pub fn paths(&self) -> Vec<String> {
        let file = if self.is_rulebook { "rulebook" } else { "schedule" };
        let mut paths = vec![format!("rules/{}/{file}.toml", self.id)];
        paths.extend(self.decisions.iter().map(|name| format!("rules/{}/examples/{name}.toml", self.id)));
        paths
    }
}

/// Every folder that holds a rulebook or a schedule: rulebooks first, and of them the one last to
/// come into force first, because it is taken where nothing says which.
pub fn folders(root: &Path) -> Result<Vec<Folder>, String> {
    let rules = root.join("rules");
    let (mut rulebooks, mut schedules) = (Vec::new(), Vec::new());
    for id in names(&rules)? {
        let folder = rules.join(&id);
        if folder.join("rulebook.toml").exists() {
            let text = read(&folder.join("rulebook.toml"))?;
            let examples = folder.join("examples");
            let names = if examples.exists() { names(&examples)? } else { Vec::new() };
            let decisions = names.iter().filter_map(|name| name.strip_suffix(".toml")).map(ToOwned::to_owned).collect();
            rulebooks.push((in_force_from(&text), Folder { id, is_rulebook: true, decisions }));
        } else if folder.join("schedule.toml").exists() {
            schedules.push(Folder { id, is_rulebook: false, decisions: Vec::new() });
        }
    }
    rulebooks.sort_by(|(one, _), (other, _)| other.cmp(one));
    Ok(rulebooks.into_iter().map(|(_, folder)| folder).chain(schedules).collect())
}

/// The day from which a rulebook is in force, as written; empty where it does not say.
fn in_force_from(text: &str) -> String {
    let period = text.split_once("in-force").map_or("", |(_, rest)| rest.lines().next().unwrap_or_default());
    let day = period.split_once("from").map_or("", |(_, rest)| rest);
    day.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || *c == '-').collect()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> =
        entries.filter_map(Result::ok).filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
