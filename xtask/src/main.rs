//! `cargo xtask web` builds the page: one file, the same bytes each time. `cargo xtask serve`
//! builds it and serves it on this machine. `cargo xtask test` runs every test there is; `damage`,
//! `kill`, `fuzz`, `deny` and `mutants` try what takes too long for that.

mod fuzz;
#[cfg(unix)]
mod kill;
mod serve;
#[path = "../../build/shipped.rs"]
mod shipped;
mod supply;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

/// What must not stand in the page: the marks of a government that this is not.
const BRAND: [&str; 9] = [
    "GDS Transport",
    "@font-face",
    "1d70b8",
    "govuk-logotype",
    "govuk-crown",
    "crown-copyright",
    ".woff",
    "govuk-header__logo",
    "exclusive use on gov.uk",
];

/// What the page may weigh, in bytes: what it is, its weight, the budget. Where the budget planned
/// for is missed, what was reached stands instead, and the plan beside it.
struct Weight(&'static str, usize, usize);

const COMMANDS: &str = "\
cargo xtask web: builds www/dist/affeer.html
cargo xtask serve [PORT]: builds it and serves it on this machine
cargo xtask test: every test, of the program and of the page
cargo xtask damage: every damage of one key, value or line of every case, rulebook and schedule, sorted by what comes of it
cargo xtask kill [TIMES]: kills the program while it writes, five hundred times
cargo xtask fuzz TARGET [SECONDS]: one of parse, case, rulebook, assess, doors
cargo xtask deny [FOLDER]: licences, sources and advisories of all dependencies; from a FOLDER with the RustSec database the stored copy is renewed
cargo xtask mutants [OPTION…]: changes the program in small ways and lists what no test notices; takes the options of cargo-mutants, as `--shard 1/50`";

fn main() -> ExitCode {
    let done = match env::args().nth(1).as_deref() {
        Some("web") => build().map(|_| ()),
        Some("serve") => build().and_then(|page| serve::serve(&page)),
        Some("test") => test(),
        Some("damage") => damage(),
        #[cfg(unix)]
        Some("kill") => kill::kill(),
        Some("fuzz") => fuzz::fuzz(),
        Some("deny") => supply::deny(),
        Some("mutants") => mutants(),
        _ => Err(COMMANDS.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the project.
fn root() -> Result<PathBuf, String> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).ok_or_else(|| "no folder above xtask".to_owned())
}

/// The tests of the program, then those of the page.
fn test() -> Result<(), String> {
    let root = root()?;
    run(Command::new(cargo()).args(["test", "--locked"]).current_dir(&root))?;
    run(Command::new("bash").arg("www/test.sh").current_dir(&root))
}

/// What no test would notice, by cargo-mutants and `.cargo/mutants.toml`.
fn mutants() -> Result<(), String> {
    let root = root()?;
    let output = root.join("target");
    run(Command::new(cargo()).arg("mutants").args(env::args().skip(2)).arg("--output").arg(&output).current_dir(&root))
}

/// The damages that take minutes.
fn damage() -> Result<(), String> {
    let damages = ["test", "--locked", "--test", "damage", "--", "--ignored", "--nocapture"];
    run(Command::new(cargo()).args(damages).current_dir(root()?))
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn build() -> Result<PathBuf, String> {
    let root = root()?;
    let www = root.join("www");
    let work = root.join("www/dist/work");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    tools(&www)?;
    target()?;
    let wasm = wasm(&root, &work)?;
    let rules = rules(&root)?;
    write(&work.join("rules.txt"), rules.as_bytes())?;
    let (core, texts) = (packed(&wasm)?, packed(rules.as_bytes())?);
    write(&work.join("affeer.wasm.txt"), STANDARD.encode(&core).as_bytes())?;
    write(&work.join("rules.packed.txt"), STANDARD.encode(&texts).as_bytes())?;
    run(Command::new("node").arg("build.mjs").arg(&work).current_dir(&www))?;
    let style = read(&work.join("app.css"))?;
    let script = read(&work.join("app.js"))?;
    let page = page(&read(&www.join("index.html"))?, &style, &script)?;
    brand(&page)?;
    let out = root.join("www/dist/affeer.html");
    write(&out, page.as_bytes())?;
    let modules = fs::metadata(www.join("node_modules/.package-lock.json")).map_or(0, |_| 1);
    let bare = script.replace(&STANDARD.encode(&core), "").replace(&STANDARD.encode(&texts), "");
    let weights = [
        // Planned: 450,000 and 160,000. Most of it is the crate's own code, and the parser of TOML.
        // One questionnaire for page, interview and files, with the reading of what people type, is
        // about 45,000 of it; what a reader must know before relying on a figure, dates that cannot all
        // be true, steps of each infringement and what is foretold came to some 200,000 more.
        Weight("wasm", wasm.len(), 1_150_000),
        Weight("wasm, packed", core.len(), 455_000),
        // A published decision that is added weighs about 3,500 and, packed, 1,000.
        Weight("rulebooks and examples", rules.len(), 285_000),
        Weight("rulebooks and examples, packed", texts.len(), 60_000),
        Weight("script without both", bare.len(), 100_000),
        Weight("script without both, gzipped", gzip(bare.as_bytes())?.len(), 25_000),
        Weight("style, gzipped", gzip(style.as_bytes())?.len(), 12_000),
        Weight("page", page.len(), 840_000),
        // Planned: 260,000. What exceeds it is the core.
        Weight("page, gzipped", gzip(page.as_bytes())?.len(), 560_000),
    ];
    let mut heavy = Vec::new();
    for Weight(what, weight, budget) in weights {
        println!("{what:<30} {weight:>9} of {budget:>9}");
        if weight > budget {
            heavy.push(what);
        }
    }
    if modules == 0 {
        return Err("the build's tools are not installed".to_owned());
    }
    println!("{}  {}", hex(&Sha256::digest(page.as_bytes())), out.strip_prefix(&root).unwrap_or(&out).display());
    if heavy.is_empty() { Ok(out) } else { Err(format!("over budget: {}", heavy.join(", "))) }
}

/// The build's tools, as www/package-lock.json names them.
fn tools(www: &Path) -> Result<(), String> {
    if www.join("node_modules/esbuild").is_dir()
        && www.join("node_modules/sass").is_dir()
        && www.join("node_modules/govuk-frontend").is_dir()
    {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--omit=dev", "--silent"]).current_dir(www))
}

/// What the page runs.
const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target where rustup knows it is missing. Without rustup the toolchain is the user's own
/// affair.
fn target() -> Result<(), String> {
    let Ok(listed) = Command::new("rustup").args(["target", "list", "--installed"]).output() else { return Ok(()) };
    let installed = String::from_utf8_lossy(&listed.stdout).lines().any(|line| line == TARGET);
    if installed || !listed.status.success() {
        Ok(())
    } else {
        run(Command::new("rustup").args(["target", "add", TARGET]))
    }
}

/// The core as WebAssembly with its glue. The bytes of the module.
fn wasm(root: &Path, work: &Path) -> Result<Vec<u8>, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    // No path of the machine it was built on may stand in the module.
    let home =
        env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    let flags = format!("--remap-path-prefix={}=/affeer --remap-path-prefix={home}=/cargo", root.display());
    run(Command::new(cargo())
        .args([
            "rustc",
            "--quiet",
            "--locked",
            "--lib",
            "--profile",
            "web",
            "--no-default-features",
            "--target",
            TARGET,
            "--crate-type",
            "cdylib",
        ])
        .env("RUSTFLAGS", flags)
        .env("CARGO_TARGET_DIR", &target)
        .current_dir(root))?;
    let input = target.join(TARGET).join("web/affeer.wasm");
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(&input)
        .web(true)
        .map_err(|error| error.to_string())?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(work.join("glue"))
        .map_err(|error| error.to_string())?;
    fs::read(work.join("glue/affeer_bg.wasm")).map_err(|error| error.to_string())
}

/// The page: the start page with its style and script in it, and the policy that pins both.
fn page(index: &str, style: &str, script: &str) -> Result<String, String> {
    if script.contains("</script") || style.contains("</style") {
        return Err("the script or the style would end early".to_owned());
    }
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        STANDARD.encode(Sha256::digest(script.as_bytes())),
        STANDARD.encode(Sha256::digest(style.as_bytes())),
    );
    for mark in ["<!--policy-->", "<!--style-->", "<!--script-->"] {
        if index.matches(mark).count() != 1 {
            return Err(format!("index.html must hold {mark} once"));
        }
    }
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(index
        .replace("<!--policy-->", &meta)
        .replace("<!--style-->", &format!("<style>{style}</style>"))
        .replace("<!--script-->", &format!("<script type=\"module\">{script}</script>")))
}

fn brand(page: &str) -> Result<(), String> {
    let found: Vec<&str> = BRAND.into_iter().filter(|mark| page.contains(mark)).collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("the page carries a brand that is not ours: {}", found.join(", ")))
    }
}

/// Every file under `rules/` that comes with the program, in the order in which it lists them: path
/// and contents of each, a NUL between any two. The core in the page is handed this text.
fn rules(root: &Path) -> Result<String, String> {
    let mut parts = Vec::new();
    for path in shipped::folders(root)?.iter().flat_map(shipped::Folder::paths) {
        let text = read(&root.join(&path))?;
        if text.contains('\0') {
            return Err(format!("{path} holds a NUL"));
        }
        parts.extend([path, text]);
    }
    Ok(parts.join("\0"))
}

/// As gzip, as small as it goes, without a clock in its header.
fn packed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut out)
        .map_err(|error| error.to_string())?;
    Ok(out)
}

/// As a host would send it.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", command.get_program().display())) }
}
