//! Files: results appear whole or not at all and take the place of nothing that was read; what
//! cannot be read hides nothing else; a file is what it begins as.
//!
//! The same is tried five hundred times, with a real full disk, by `cargo xtask kill`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that meets what it does not expect must fail")]

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const PROGRAM: &str = env!("CARGO_BIN_EXE_affeer");

/// A folder for one test, with two cases in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, example) in [("one.toml", "dpp-law-2025"), ("two.toml", "south-staffordshire-2026")] {
        fs::copy(Path::new(ROOT).join(format!("rules/uk-gdpr-2024/examples/{example}.toml")), folder.join(name))
            .unwrap();
    }
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the program in a folder; what hangs is ended, and fails.
fn affeer(folder: &Path, arguments: &[&str], input: &str) -> Output {
    ended(command(folder, arguments).spawn().unwrap(), input, arguments)
}

fn ended(mut child: Child, input: &str, arguments: &[&str]) -> Output {
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_owned();
    // OK because a program that reads no input may be gone.
    let writer = thread::spawn(move || drop(pipe.write_all(input.as_bytes())));
    let id = child.id().to_string();
    let (done, waited) = std::sync::mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        let hangs = waited.recv_timeout(Duration::from_secs(60)).is_err();
        if hangs {
            let _ = Command::new("kill").args(["-9", &id]).status();
        }
        hangs
    });
    let output = child.wait_with_output().unwrap();
    let _ = done.send(());
    assert!(!watch.join().unwrap(), "affeer {} hangs", arguments.join(" "));
    writer.join().unwrap();
    output
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What stands in a folder, but for what is beside a result while it is written.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every command that can write a file.
const WRITERS: [&[&str]; 12] = [
    &["assess", "one.toml"],
    &["assess", "one.toml", "--format", "html"],
    &["compare", "one.toml", "two.toml"],
    &["new"],
    &["rulebooks", "list"],
    &["rulebooks", "show", "uk-gdpr-2024"],
    &["rulebooks", "backtest", "uk-gdpr-2018"],
    &["rulebooks", "calibrate", "uk-gdpr-2024"],
    &["decisions", "list"],
    &["decisions", "show", "dpp-law-2025"],
    &["decisions", "engagement"],
    &["engagement"],
];

#[test]
fn the_list_of_commands_that_write_is_whole() {
    let folder = folder("list");
    let completions = out(&affeer(&folder, &["completions", "fish"], ""));
    let with_output: Vec<&str> = completions.lines().filter(|line| line.contains("-l output")).collect();
    // `show` is one of two commands, `list` too; assess is in the list twice.
    assert_eq!(with_output.len(), WRITERS.len() - 1, "{with_output:#?}");
}

#[test]
fn no_command_replaces_a_file_unasked_and_each_replaces_it_when_asked() {
    let folder = folder("force");
    let path = folder.join("result");
    for arguments in WRITERS {
        let written = out(&affeer(&folder, arguments, ""));
        assert!(!written.is_empty());
        fs::write(&path, "old").unwrap();
        let with = |more: &[&str]| affeer(&folder, &[arguments, &["-o", "result"], more].concat(), "");
        let kept = with(&[]);
        assert_eq!((code(&kept), out(&kept).as_str()), (1, ""), "{arguments:?}");
        assert!(err(&kept).contains("--force"), "{}", err(&kept));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old", "{arguments:?}");
        let replaced = with(&["--force"]);
        assert_eq!((code(&replaced), out(&replaced).as_str()), (0, ""), "{arguments:?}: {}", err(&replaced));
        assert_eq!(err(&replaced), "affeer: written to result\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), written, "{arguments:?}");
    }
    assert_eq!(names(&folder), ["one.toml", "result", "two.toml"], "nothing is left beside");
}

#[test]
fn nothing_that_was_read_is_ever_replaced() {
    let folder = folder("inputs");
    let own = folder.join("own");
    fs::create_dir_all(own.join("examples")).unwrap();
    let rules = Path::new(ROOT).join("rules");
    fs::copy(rules.join("uk-gdpr-2024/rulebook.toml"), own.join("rulebook.toml")).unwrap();
    fs::copy(rules.join("ncsc-engagement-2023/schedule.toml"), folder.join("schedule.toml")).unwrap();
    fs::copy(folder.join("one.toml"), own.join("examples/one.toml")).unwrap();
    symlink("one.toml", folder.join("link.toml")).unwrap();
    symlink("link.toml", folder.join("link-of-link.toml")).unwrap();
    fs::hard_link(folder.join("one.toml"), folder.join("hard.toml")).unwrap();
    let absolute = folder.join("one.toml").display().to_string();
    let report = affeer(&folder, &["assess", "one.toml", "--format", "html", "-o", "report.html"], "");
    assert_eq!(code(&report), 0);
    let before: Vec<(PathBuf, Vec<u8>)> =
        ["one.toml", "two.toml", "schedule.toml", "report.html", "own/rulebook.toml", "own/examples/one.toml"]
            .iter()
            .map(|name| (folder.join(name), fs::read(folder.join(name)).unwrap()))
            .collect();
    let by_own = &["assess", "two.toml", "--rulebook", "own"][..];
    let cases: [(&[&str], &str); 15] = [
        (&["assess", "one.toml"], "one.toml"),
        (&["assess", "one.toml"], "./own/../one.toml"),
        (&["assess", "one.toml"], &absolute),
        (&["assess", "one.toml"], "link-of-link.toml"),
        (&["assess", "link.toml"], "one.toml"),
        (&["assess", "one.toml"], "hard.toml"),
        (&["assess", "two.toml", "one.toml"], "one.toml"),
        (&["compare", "two.toml", "one.toml"], "one.toml"),
        (&["assess", "report.html", "--format", "html"], "report.html"),
        (by_own, "own/rulebook.toml"),
        (by_own, "own/examples/one.toml"),
        (&["assess", "two.toml", "--schedule", "schedule.toml"], "schedule.toml"),
        (&["decisions", "list", "--rulebook", "own"], "own/examples/one.toml"),
        (&["rulebooks", "backtest", "own/rulebook.toml"], "own/rulebook.toml"),
        (&["new", "--rulebook", "own"], "own/rulebook.toml"),
    ];
    for (arguments, to) in cases {
        let output = affeer(&folder, &[arguments, &["--force", "-o", to]].concat(), "");
        assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{arguments:?} -o {to}");
        assert!(err(&output).contains("what was read is never replaced"), "{arguments:?} -o {to}: {}", err(&output));
    }
    // As standard input, under either name.
    for name in ["-", "/dev/stdin"] {
        let case = File::open(folder.join("one.toml")).unwrap();
        let mut command = command(&folder, &["assess", name, "--force", "-o", "hard.toml"]);
        let output = command.stdin(case).output().unwrap();
        assert_eq!(code(&output), 1, "{name}");
        assert!(err(&output).contains("what was read is never replaced"), "{name}: {}", err(&output));
    }
    fs::write(folder.join("begun.toml"), "[case]\ntitle = \"Begun\"\n").unwrap();
    symlink("begun.toml", folder.join("begun-link.toml")).unwrap();
    let arguments = ["new", "--interview", "--from", "begun.toml", "--force", "-o", "begun-link.toml"];
    let interview = affeer(&folder, &arguments, "2026-11-23\n");
    assert_eq!(code(&interview), 1);
    assert_eq!(fs::read_to_string(folder.join("begun.toml")).unwrap(), "[case]\ntitle = \"Begun\"\n");
    assert!(out(&interview).contains("as-of = 2026-11-23"), "where it cannot be written, no answer is lost");
    for (path, bytes) in before {
        assert!(fs::read(&path).unwrap() == bytes, "{} was changed", path.display());
    }
}

#[test]
fn a_link_stays_a_link_and_permissions_stay_as_they_were() {
    let folder = folder("links");
    fs::create_dir(folder.join("elsewhere")).unwrap();
    let target = folder.join("elsewhere/target");
    symlink("elsewhere/target", folder.join("link")).unwrap();
    let write = |arguments: &[&str]| affeer(&folder, arguments, "");
    // A link that leads to nothing yet leads to the result.
    let output = write(&["rulebooks", "list", "-o", "link"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(fs::symlink_metadata(folder.join("link")).unwrap().is_symlink());
    let first = fs::read_to_string(&target).unwrap();
    assert!(first.contains("uk-gdpr-2024"));
    for mode in [0o600, 0o640, 0o664, 0o755] {
        fs::set_permissions(&target, fs::Permissions::from_mode(mode)).unwrap();
        let inode = fs::metadata(&target).unwrap().ino();
        let output = write(&["decisions", "list", "-o", "link", "--force"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let there = fs::metadata(&target).unwrap();
        assert_eq!(there.permissions().mode() & 0o7777, mode);
        assert_ne!(there.ino(), inode, "it was put in the place of the old one, whole");
        assert!(fs::symlink_metadata(folder.join("link")).unwrap().is_symlink());
        assert_ne!(fs::read_to_string(&target).unwrap(), first);
    }
    fs::set_permissions(&target, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(code(&write(&["rulebooks", "list", "-o", "link", "--force"])), 1, "it is write-protected");
    assert_eq!(names(&folder.join("elsewhere")), ["target"]);
    symlink("circle", folder.join("circle")).unwrap();
    for (to, why) in [("elsewhere", "folder"), ("no/such", "no such folder"), ("circle", "cannot write")] {
        let output = write(&["rulebooks", "list", "-o", to, "--force"]);
        assert_eq!(code(&output), 1, "{to}");
        assert!(err(&output).contains(why), "{to}: {}", err(&output));
    }
    assert_eq!(code(&write(&["rulebooks", "list", "-o", "/dev/null"])), 0, "what takes characters may take these");
    assert_eq!(code(&write(&["rulebooks", "list", "-o", "/dev/full"])), 1);
    assert!(fs::metadata("/dev/null").unwrap().permissions().mode() & 0o170_000 != 0o100_000);
}

/// A shell that runs the program under a limit.
fn limited(folder: &Path, limit: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("bash");
    command
        .args(["-c", &format!("{limit}; exec \"$0\" \"$@\""), PROGRAM])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn where_there_is_no_room_the_old_file_stays_and_nothing_is_left_beside_it() {
    let folder = folder("room");
    fs::write(folder.join("old"), "old").unwrap();
    // No file may be longer than a kilobyte: writing fails as it does where the disk is full.
    for to in ["old", "new"] {
        let arguments = ["assess", "one.toml", "--force", "-o", to];
        let output = ended(limited(&folder, "trap '' XFSZ; ulimit -f 1", &arguments).spawn().unwrap(), "", &arguments);
        assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{}", err(&output));
        assert!(err(&output).contains("cannot write"), "{}", err(&output));
    }
    assert_eq!(fs::read_to_string(folder.join("old")).unwrap(), "old");
    assert_eq!(names(&folder), ["old", "one.toml", "two.toml"]);
}

#[test]
fn killed_while_it_writes_it_leaves_the_old_file_or_the_new_one() {
    let folder = folder("killed");
    let path = folder.join("result");
    let text = |case: &str| out(&affeer(&folder, &["assess", case, "--format", "html"], ""));
    let results = [text("one.toml"), text("two.toml")];
    fs::write(&path, &results[0]).unwrap();
    for round in 0..10_u64 {
        let case = ["one.toml", "two.toml"][usize::from(round % 2 == 0)];
        let arguments = ["assess", case, "--format", "html", "--force", "-o", "result"];
        let mut child = command(&folder, &arguments).spawn().unwrap();
        thread::sleep(Duration::from_micros(round * 4_000));
        let _ = child.kill();
        let _ = child.wait();
        let there = fs::read_to_string(&path).unwrap();
        assert!(results.contains(&there), "round {round}: {} bytes", there.len());
    }
}

/// Commands that print, each with how it ends when it can.
const PRINTERS: [(&[&str], i32); 18] = [
    (&["assess", "one.toml"], 0),
    (&["assess", "bad.toml", "--format", "json"], 3),
    (&["compare", "one.toml", "two.toml"], 0),
    (&["check", "one.toml"], 0),
    (&["check", "one.toml", "--format", "json"], 0),
    (&["new"], 0),
    (&["rulebooks", "list"], 0),
    (&["rulebooks", "show", "uk-gdpr-2024", "--source"], 0),
    (&["rulebooks", "backtest", "uk-gdpr-2018"], 0),
    (&["decisions", "list"], 0),
    (&["engagement", "--format", "csv"], 0),
    (&["explain"], 0),
    (&["explain", "syntax"], 0),
    (&["schema", "case"], 0),
    (&["completions", "bash"], 0),
    (&["man"], 0),
    (&["--help"], 0),
    (&["--version"], 0),
];

#[test]
fn a_result_that_cannot_be_printed_is_seen_in_every_command_and_a_reader_that_has_gone_is_no_error() {
    let folder = folder("printed");
    fs::write(folder.join("bad.toml"), "x = [").unwrap();
    for (arguments, ends) in PRINTERS {
        let full = command(&folder, arguments)
            .stdin(Stdio::null())
            .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(code(&full), 1, "{arguments:?}: {}", err(&full));
        assert!(err(&full).contains("cannot write to standard output"), "{arguments:?}: {}", err(&full));
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let gone = command(&folder, arguments).stdin(Stdio::null()).stdout(writer).output().unwrap();
        assert_eq!(code(&gone), ends, "{arguments:?}: {}", err(&gone));
        assert!(!err(&gone).contains("cannot write"), "{arguments:?}: {}", err(&gone));
    }
}

#[test]
fn one_bad_file_hides_no_good_one_and_none_that_is_missing_stops_the_rest() {
    let folder = folder("several");
    fs::write(folder.join("bad.toml"), "[case]\ntitle = 5\n").unwrap();
    fs::write(folder.join("bytes.toml"), [0xff, 0xfe]).unwrap();
    let some = ["missing.toml", "one.toml", "bad.toml", "bytes.toml", "two.toml"];
    let good = out(&affeer(&folder, &["assess", "one.toml", "two.toml", "--format", "csv"], ""));
    let output = affeer(&folder, &[&["assess", "--format", "csv", "-o", "all.csv"], &some[..]].concat(), "");
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    assert_eq!(fs::read_to_string(folder.join("all.csv")).unwrap(), good);
    let said = err(&output);
    for words in ["cannot read missing.toml", "cannot read bytes.toml", " --> bad.toml:", "written to all.csv"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.trim_end().ends_with("2 of 5 cases assessed; of the others it is said above why not"), "{said}");

    let output = affeer(&folder, &[&["assess", "--format", "json"], &some[..]].concat(), "");
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value.as_array().unwrap().len(), some.len(), "an entry for each file, in their order");
    assert_eq!(value[0]["unread"]["file"], "missing.toml");
    assert_eq!(value[1]["penalty"]["central"], "60000.00");
    assert_eq!(value[2]["refused"][0]["file"], "bad.toml");
    assert_eq!(value[3]["unread"]["file"], "bytes.toml");
    assert_eq!(value[4]["penalty"]["central"], "963900.00");

    let refused = affeer(&folder, &["assess", "one.toml", "bad.toml"], "");
    assert_eq!(code(&refused), 3);
    assert!(out(&refused).contains("DPP"));
    let together = affeer(&folder, &["compare", "one.toml", "missing.toml", "-o", "pair"], "");
    assert_eq!((code(&together), out(&together).as_str()), (1, ""), "of one alone there is no comparison");
    assert!(!folder.join("pair").exists());

    let checked = affeer(&folder, &[&["check"], &some[..]].concat(), "");
    assert_eq!(code(&checked), 1);
    assert_eq!(out(&checked).lines().count(), 2, "{}", out(&checked));
    let checked = affeer(&folder, &["check", "bad.toml", "two.toml"], "");
    assert_eq!((code(&checked), out(&checked).lines().count()), (3, 1));
    for command in ["assess", "check"] {
        let twice = affeer(&folder, &[command, "-", "-"], "");
        assert_eq!(code(&twice), 2, "standard input can be read once");
    }
}

#[test]
fn what_is_no_file_is_not_read_wherever_it_is_named() {
    let folder = folder("kinds");
    let own = folder.join("own");
    fs::create_dir_all(own.join("examples")).unwrap();
    fs::copy(Path::new(ROOT).join("rules/uk-gdpr-2024/rulebook.toml"), own.join("rulebook.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
    fs::create_dir(folder.join("directory")).unwrap();
    symlink("/dev/zero", folder.join("zero")).unwrap();
    for (name, why) in [("pipe", "a pipe"), ("directory", "directory"), ("zero", "a device"), ("/dev/zero", "a device")]
    {
        let with: [&[&str]; 5] = [
            &["assess", name],
            &["check", name],
            &["assess", "one.toml", "--rulebook", name],
            &["assess", "one.toml", "--schedule", name],
            &["new", "--interview", "--from", name],
        ];
        for arguments in with {
            let output = affeer(&folder, arguments, "");
            assert_eq!(code(&output), 1, "{arguments:?}: {}", err(&output));
            assert!(err(&output).contains(why), "{arguments:?}: {}", err(&output));
        }
    }
    // What the shell hands over open is read, and so is standard input under its other name; no more
    // of it than a file may hold.
    let script = "\"$0\" check <(cat one.toml) && \"$0\" check /dev/stdin < one.toml && \"$0\" check - < /dev/zero";
    let output = Command::new("bash").args(["-c", script, PROGRAM]).current_dir(&folder).output().unwrap();
    assert_eq!((code(&output), out(&output).lines().count()), (3, 2), "{}", err(&output));
    assert!(err(&output).contains("the file is larger than 1 MiB"), "{}", err(&output));
}

/// A file and what is done to it.
type Damage = (&'static str, fn(&Path));

#[test]
fn a_damaged_decision_is_told_wherever_its_folder_is_used_and_no_figure_leaves_it_out_unsaid() {
    let folder = folder("decisions");
    let examples = folder.join("own/examples");
    fs::create_dir_all(&examples).unwrap();
    fs::copy(Path::new(ROOT).join("rules/uk-gdpr-2024/rulebook.toml"), folder.join("own/rulebook.toml")).unwrap();
    for name in ["one.toml", "two.toml"] {
        fs::copy(folder.join(name), examples.join(name)).unwrap();
    }
    fs::write(examples.join("notes.md"), "notes").unwrap();
    let output = affeer(&folder, &["check", "own"], "");
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("its 2 decisions are whole"), "{}", out(&output));
    assert!(out(&output).contains("not read: own/examples/notes.md"), "{}", out(&output));
    let counted = |more: &str| {
        let output = affeer(&folder, &["decisions", "engagement", "--rulebook", "own", "--format", more], "");
        (code(&output), out(&output))
    };
    let json = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    assert_eq!(json(&counted("json").1)["decisions"], 2);
    assert_eq!(json(&counted("json").1)["left-out"], serde_json::json!([]));

    let damages: [Damage; 5] = [
        ("bytes.toml", |path| fs::write(path, [0xff]).unwrap()),
        ("zero.toml", |path| symlink("/dev/zero", path).unwrap()),
        ("pipe.json", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
        ("gone.TOML", |path| symlink("nowhere", path).unwrap()),
        ("case.json", |path| fs::write(path, "{\"case\": 5}").unwrap()),
    ];
    for (name, damage) in damages {
        damage(&examples.join(name));
        let commands: [(&[&str], bool); 7] = [
            (&["check", "own"], false),
            (&["rulebooks", "backtest", "own"], false),
            (&["assess", "one.toml", "--rulebook", "own"], true),
            (&["compare", "one.toml", "two.toml", "--rulebook", "own"], true),
            (&["decisions", "list", "--rulebook", "own"], false),
            (&["decisions", "engagement", "--rulebook", "own"], false),
            (&["decisions", "show", "one", "--rulebook", "own"], true),
        ];
        for (arguments, done) in commands {
            let output = affeer(&folder, arguments, "");
            assert_eq!(code(&output) == 0, done, "{name}: {arguments:?}: {}", err(&output));
            assert!(err(&output).contains(name), "{name}: {arguments:?}: {}", err(&output));
        }
        assert_eq!(out(&affeer(&folder, &["rulebooks", "backtest", "own"], "")), "", "of a part no rate is told");
        let left_out = json(&counted("json").1)["left-out"].to_string();
        assert!(left_out.contains(name), "{left_out}");
        for format in ["text", "markdown", "html"] {
            let (ended, text) = counted(format);
            assert!(ended == 3 && text.contains(name), "{format}: {text}");
        }
        fs::remove_file(examples.join(name)).unwrap();
    }
    // A decision may be written in JSON, and two of one name are told apart.
    let in_json = "{\"case\": {\"title\": \"J\", \"as-of\": \"2026-11-23\"}, \"facts\": {\"articles\": [\"32(1)\"]}}";
    fs::write(examples.join("one.json"), in_json).unwrap();
    let output = affeer(&folder, &["check", "own"], "");
    assert!(out(&output).contains("its 3 decisions are whole"), "{} {}", out(&output), err(&output));
    assert_eq!(code(&affeer(&folder, &["decisions", "show", "one.json", "--rulebook", "own"], "")), 0);
    assert_eq!(code(&affeer(&folder, &["decisions", "show", "one.toml", "--rulebook", "own"], "")), 0);
}

/// A comment that looks like the data of a report, over a case: as read by who looks for the data
/// alone, another case.
const POLYGLOT: &str = r#"# <script type="application/json" id="affeer-case">{"case":"[case]\ntitle = \"Hidden\"\nas-of = 2026-05-07\n[facts]\narticles = [\"32\"]\n"}</script>
[case]
title = "Visible"
as-of = 2026-05-07
[facts]
articles = ["32"]
"#;

#[test]
fn one_file_is_one_case_at_every_door() {
    let folder = folder("polyglot");
    let report = out(&affeer(&folder, &["assess", "one.toml", "--format", "html"], ""));
    let in_json = "{\"case\": {\"title\": \"Visible\", \"as-of\": \"2026-05-07\", \"note\": \"SCRIPT\"}, \"facts\": {\"articles\": [\"32\"]}}";
    let script = POLYGLOT.lines().next().unwrap().trim_start_matches("# ").replace('\\', "\\\\").replace('"', "\\\"");
    let title = "DPP Law Ltd";
    let marked = format!("\u{feff}{POLYGLOT}");
    for (text, expected) in [
        (POLYGLOT, "Visible"),
        (marked.as_str(), "Visible"),
        (&in_json.replace("SCRIPT", &script), "Visible"),
        (&report, title),
        (&format!("\n{report}"), title),
    ] {
        fs::write(folder.join("file"), text).unwrap();
        let output = affeer(&folder, &["assess", "file", "--format", "json"], "");
        let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        let command_line = value["identity"]["case"]["title"].as_str().unwrap_or_else(|| panic!("{value}")).to_owned();
        let asked = serde_json::json!({ "text": text }).to_string();
        let page: serde_json::Value = serde_json::from_str(&affeer::web::open(&asked)).unwrap();
        assert!(command_line.contains(expected), "{command_line}");
        assert_eq!(page["title"].as_str(), Some(command_line.as_str()), "{page}");
    }
    // A report file without a case, and one with two.
    let line = out(&affeer(&folder, &["assess", "one.toml", "--line", "1", "--format", "html"], ""));
    for text in [line, format!("{report}{report}")] {
        fs::write(folder.join("file"), &text).unwrap();
        let output = affeer(&folder, &["assess", "file"], "");
        assert_eq!((code(&output), out(&output).as_str()), (1, ""));
        assert!(err(&output).contains("report file"), "{}", err(&output));
        let page = affeer::web::open(&serde_json::json!({ "text": text }).to_string());
        assert!(page.contains("report file"), "{page}");
    }
}

#[test]
fn rules_that_a_report_file_holds_are_used_only_when_asked_for() {
    let folder = folder("rules");
    let rulebook = fs::read_to_string(Path::new(ROOT).join("rules/uk-gdpr-2024/rulebook.toml")).unwrap();
    fs::write(folder.join("own.toml"), rulebook).unwrap();
    let output =
        affeer(&folder, &["assess", "one.toml", "--rulebook", "own.toml", "--format", "html", "-o", "report.html"], "");
    assert_eq!(code(&output), 0, "{}", err(&output));
    let output = affeer(&folder, &["assess", "report.html"], "");
    assert_eq!((code(&output), out(&output).as_str()), (1, ""));
    assert!(err(&output).contains("`--rulebook report.html` uses it"), "{}", err(&output));
    let output = affeer(&folder, &["assess", "report.html", "--rulebook", "report.html"], "");
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("of the user's own"), "{}", out(&output));
    assert_eq!(code(&affeer(&folder, &["assess", "report.html", "--rulebook", "uk-gdpr-2024"], "")), 0);
}

/// What is typed at every question of a short interview.
const TYPED: [&str; 9] = ["Interview", "2026-11-23", "1", "n", "1", "y", "60m", "n", "5(1)(f), 32"];

#[test]
fn what_was_answered_is_kept_whenever_the_interview_ends_and_it_goes_on_from_there() {
    let folder = folder("interview");
    let run = |arguments: &[&str], typed: &str| affeer(&folder, &[&["new", "--interview"], arguments].concat(), typed);
    let lines = |typed: &[&str]| typed.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
    let whole = lines(&TYPED) + &"\n".repeat(200);
    let output = run(&[], &whole);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let whole = out(&output);
    assert!(whole.contains("title = \"Interview\"") && whole.contains("turnover"), "{whole}");
    for count in 0..=TYPED.len() {
        let (typed, rest) = TYPED.split_at(count);
        let typed = lines(typed);
        let _ = fs::remove_file(folder.join("part.toml"));
        let output = run(&["-o", "part.toml"], &typed);
        assert_eq!((code(&output), out(&output).as_str()), (1, ""), "{count}");
        assert_eq!(folder.join("part.toml").exists(), count > 0, "{count}");
        if count == 0 {
            continue;
        }
        assert!(err(&output).contains("--from part.toml"), "{}", err(&output));
        // The same to standard output.
        assert_eq!(out(&run(&[], &typed)), fs::read_to_string(folder.join("part.toml")).unwrap());
        let output = run(&["--from", "part.toml"], &(lines(rest) + &"\n".repeat(200)));
        assert_eq!((code(&output), out(&output)), (0, whole.clone()), "{count}: {}", err(&output));
    }
}

#[test]
fn what_was_answered_is_kept_when_the_terminal_ends_the_interview() {
    let folder = folder("interrupted");
    for signal in ["-INT", "-TERM", "-HUP"] {
        for to_file in [true, false] {
            let to: &[&str] = if to_file { &["--force", "-o", "part.toml"] } else { &[] };
            let _ = fs::remove_file(folder.join("part.toml"));
            let mut child = command(&folder, &[&["new", "--interview"], to].concat()).spawn().unwrap();
            let mut typed = child.stdin.take().unwrap();
            typed.write_all(b"Interrupted\n2026-11-23\n1\n").unwrap();
            // It has read the answers when it asks the question after them.
            let mut asked = child.stderr.take().unwrap();
            let mut said = String::new();
            while !said.contains("household activity?") {
                let mut some = [0_u8; 4096];
                let count = std::io::Read::read(&mut asked, &mut some).unwrap();
                assert!(count > 0, "{said}");
                said.push_str(&String::from_utf8_lossy(&some[..count]));
            }
            assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
            let output = child.wait_with_output().unwrap();
            assert_eq!(code(&output), 1, "{signal}");
            let kept = if to_file { fs::read_to_string(folder.join("part.toml")).unwrap() } else { out(&output) };
            assert!(kept.contains("title = \"Interrupted\"") && kept.contains("established-in-uk"), "{signal}: {kept}");
        }
    }
}

#[test]
fn an_interview_asks_nothing_where_its_case_could_not_be_written_and_takes_no_line_without_end() {
    let folder = folder("before");
    for to in ["one.toml", "no/such/folder.toml", "/proc"] {
        let output = affeer(&folder, &["new", "--interview", "-o", to], "");
        assert_eq!(code(&output), 1, "{to}");
        assert!(!err(&output).contains('?'), "{to}: {}", err(&output));
    }
    let arguments = ["new", "--interview"];
    let line = "x".repeat(96 << 20);
    let child = limited(&folder, "ulimit -v 65536", &arguments).spawn().unwrap();
    let output = ended(child, &format!("{line}\nShort\n"), &arguments);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(err(&output).contains("longer than any answer"), "{}", err(&output));
    assert!(out(&output).contains("title = \"Short\""), "{}", out(&output));
}
