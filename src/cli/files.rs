//! Reading files and writing results.

use super::{Exit, words};
use crate::diagnostic::{Source, spelt_out};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

const LARGEST: u64 = (1 << 20) + 1;

/// The text of a file, or of standard input for `-`.
///
/// No more is read than a file may hold: a longer one is refused as too large.
pub(super) fn read(path: &Path) -> Result<Source, Exit> {
    let name = if path == Path::new("-") { words::STANDARD_INPUT.to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    let done = if path == Path::new("-") {
        std::io::stdin().take(LARGEST).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
    };
    if let Err(error) = done {
        complain(&words::cannot_read(&name, &error.to_string()));
        return Err(Exit::Unreadable);
    }
    if let Ok(text) = String::from_utf8(bytes) {
        Ok(Source::new(name, text.strip_prefix('\u{FEFF}').map_or(text.clone(), ToOwned::to_owned)))
    } else {
        complain(&words::cannot_read(&name, words::NOT_UTF_8));
        Err(Exit::Unreadable)
    }
}

/// Writes a result to a file, or to standard output.
pub(super) fn write(output: Option<&Path>, text: &str) -> Exit {
    let Some(path) = output else { return print(text) };
    match fs::write(path, text) {
        Ok(()) => Exit::Done,
        Err(error) => {
            complain(&words::cannot_write(path, &error.to_string()));
            Exit::Unreadable
        }
    }
}

/// Prints to standard output. A reader that has gone away is no error.
pub(super) fn print(text: &str) -> Exit {
    let mut out = anstream::AutoStream::auto(std::io::stdout()).lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(_) => Exit::Unreadable,
    }
}

/// Says what is wrong with the command line.
pub(super) fn misused(text: &str) -> Exit {
    complain(text);
    Exit::Usage
}

/// Prints to standard error.
pub(super) fn complain(text: &str) {
    let mut err = anstream::AutoStream::auto(std::io::stderr()).lock();
    // The name of a file may hold anything, what a terminal obeys included.
    let lines = text.split('\n').map(spelt_out).collect::<Vec<_>>().join("\n");
    let _ = writeln!(err, "affeer: {lines}");
}
