//! `cargo xtask kill [TIMES]`: the program is killed while it writes, five hundred times; it writes
//! where there is no room, and where nothing may be written. Under its name stands the old result or
//! the new one, never less.

use crate::{cargo, root, run};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The cases whose results take each other's place.
const CASES: [&str; 2] = ["dpp-law-2025", "south-staffordshire-2026"];

/// How often each end was met.
#[derive(Default)]
struct Met {
    old: usize,
    new: usize,
    left_beside: usize,
}

pub fn kill() -> Result<(), String> {
    let times = std::env::args().nth(2).and_then(|times| times.parse().ok()).unwrap_or(500_usize);
    let root = root()?;
    run(Command::new(cargo()).args(["build", "--locked", "--quiet"]).current_dir(&root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let program = target.join("debug/affeer");
    let folder = target.join("tmp/kill");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    killed(&program, &root, &folder, times)?;
    full(&program, &root, &folder)?;
    read_only(&program, &root, &folder)?;
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

fn example(root: &Path, case: &str) -> PathBuf {
    root.join(format!("rules/uk-gdpr-2024/examples/{case}.toml"))
}

fn writing(program: &Path, case: &Path, to: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("assess").arg(case).args(["--format", "html", "--force", "-o"]).arg(to);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// What each case comes to, and how long that takes at most.
fn results(program: &Path, root: &Path, folder: &Path) -> Result<([Vec<u8>; 2], Duration), String> {
    let mut longest = Duration::ZERO;
    let mut result = |case: &str| {
        let to = folder.join("whole");
        let begun = Instant::now();
        run(&mut writing(program, &example(root, case), &to))?;
        longest = longest.max(begun.elapsed());
        fs::read(&to).map_err(|error| error.to_string())
    };
    let results = [result(CASES[0])?, result(CASES[1])?];
    Ok((results, longest))
}

/// Half of the times after any time there may be, half as soon as something is seen beside the file.
fn killed(program: &Path, root: &Path, folder: &Path, times: usize) -> Result<(), String> {
    let (results, longest) = results(program, root, folder)?;
    let folder = folder.join("killed");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let path = folder.join("result");
    let mut met = Met::default();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for time in 0..times {
        let [old, new] = if time % 2 == 0 { [0, 1] } else { [1, 0] };
        let (old, new, case) = (results.get(old), results.get(new), CASES.get(new).copied().unwrap_or_default());
        let (Some(old), Some(new)) = (old, new) else { return Err("two results".to_owned()) };
        fs::write(&path, old).map_err(|error| error.to_string())?;
        let mut child = writing(program, &example(root, case), &path).spawn().map_err(|error| error.to_string())?;
        // A fixed row of numbers that look like chance, so that a run can be had again.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        if time % 4 < 2 {
            let most = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1);
            std::thread::sleep(Duration::from_micros(chance % most));
        } else {
            until_beside(&folder, &mut child);
        }
        let _ = child.kill();
        child.wait().map_err(|error| error.to_string())?;
        let there = fs::read(&path).map_err(|error| format!("time {time}: {error}"))?;
        if there == *old {
            met.old += 1;
        } else if there == *new {
            met.new += 1;
        } else {
            return Err(format!(
                "time {time}: {} bytes, neither the old {} nor the new {}",
                there.len(),
                old.len(),
                new.len()
            ));
        }
        for name in beside(&folder) {
            met.left_beside += 1;
            fs::remove_file(folder.join(name)).map_err(|error| error.to_string())?;
        }
    }
    println!(
        "killed {times} times: {} times the old result, {} times the new one, never less; {} times what was written so far lay beside it",
        met.old, met.new, met.left_beside
    );
    if met.left_beside == 0 && times >= 100 {
        return Err("it was never met while it wrote: nothing is shown".to_owned());
    }
    Ok(())
}

/// Waits until something is seen beside the result, or the program has ended.
fn until_beside(folder: &Path, child: &mut Child) {
    while beside(folder).is_empty() && matches!(child.try_wait(), Ok(None)) {
        std::thread::yield_now();
    }
}

fn beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with(".affeer-")).collect()
}

/// A disk of sixteen kilobytes where one may be made, else a limit on how long a file may be.
fn full(program: &Path, root: &Path, folder: &Path) -> Result<(), String> {
    let script = "mount -t tmpfs -o size=16k none \"$1\" && printf old > \"$1/result\" && ! \"$0\" assess \"$2\" --format html --force -o \"$1/result\" && test \"$(cat \"$1/result\")\" = old && test \"$(ls -A \"$1\")\" = result";
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).map_err(|error| error.to_string())?;
    let may = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if may {
        run(Command::new("unshare")
            .args(["-rm", "bash", "-c", script])
            .arg(program)
            .arg(&disk)
            .arg(example(root, CASES[0]))
            .stderr(Stdio::null()))
        .map_err(|_| "on a full disk the old result did not stay as it was".to_owned())?;
        println!("on a full disk: the old result, and nothing beside it");
    } else {
        println!("on a full disk: not tried, because none may be made here");
    }
    Ok(())
}

fn read_only(program: &Path, root: &Path, folder: &Path) -> Result<(), String> {
    let locked = folder.join("locked");
    fs::create_dir_all(&locked).map_err(|error| error.to_string())?;
    let path = locked.join("result");
    fs::write(&path, "old").map_err(|error| error.to_string())?;
    let permit =
        |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).map_err(|error| error.to_string());
    permit(0o555)?;
    let done = writing(program, &example(root, CASES[0]), &path).status().map_err(|error| error.to_string())?;
    permit(0o755)?;
    let there = fs::read(&path).map_err(|error| error.to_string())?;
    match (done.success(), there == b"old") {
        (false, true) => println!("in a folder that may not be written: the old result"),
        // An administrator may write everywhere.
        (true, false) => {
            println!("in a folder that may not be written: not tried, because this user may write everywhere")
        }
        _ => return Err("in a folder that may not be written: neither written nor as it was".to_owned()),
    }
    Ok(())
}
