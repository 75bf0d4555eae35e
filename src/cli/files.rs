//! Reading files, and speaking to the terminal.

use super::{Exit, words};
use crate::diagnostic::{Source, spelt_out};
use same_file::{Handle, is_same_file};
use std::fs::{self, FileType};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const LARGEST: u64 = (1 << 20) + 1;

/// Every path that was read, so that no result can take the place of one, whichever command read
/// it and for whatever reason.
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file that could not be read.
#[derive(Clone, Debug)]
pub(super) struct Unread {
    /// What it is called.
    pub(super) name: String,
    /// Why not.
    pub(super) why: String,
}

impl Unread {
    /// Says so, and how the program ends.
    pub(super) fn told(&self) -> Exit {
        complain(&words::cannot_read(&self.name, &self.why));
        Exit::Unreadable
    }
}

/// Whether a path means standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether standard input, which can be read once, is named more often.
pub(super) fn names_standard_input_twice(paths: &[PathBuf]) -> bool {
    paths.iter().filter(|path| is_standard_input(path)).count() > 1
}

/// What a file is called in messages.
pub(super) fn name_of(path: &Path) -> String {
    if is_standard_input(path) { words::STANDARD_INPUT.to_owned() } else { path.display().to_string() }
}

/// The text of a file, or of standard input for `-`.
///
/// No more is read than a file may hold: a longer one is refused as too large. What is no file is
/// not opened, since it may have no end, or never begin.
pub(super) fn read(path: &Path) -> Result<Source, Unread> {
    let name = name_of(path);
    READ.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    let bytes = if is_standard_input(path) { some(io::stdin()) } else { bytes_of(path) };
    match bytes.map(String::from_utf8) {
        Ok(Ok(text)) => Ok(Source::new(name, text.strip_prefix('\u{FEFF}').map_or(text.clone(), ToOwned::to_owned))),
        Ok(Err(_)) => Err(Unread { name, why: words::NOT_UTF_8.to_owned() }),
        Err(why) => Err(Unread { name, why }),
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let kind = |kind: FileType| match no_file(kind).filter(|_| !is_handed_over(path, kind)) {
        None => Ok(()),
        Some(why) => Err(why.to_owned()),
    };
    fs::metadata(path).map_err(|error| error.to_string()).and_then(|there| kind(there.file_type()))?;
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    // Looked at again: another may stand there by now.
    kind(file.metadata().map_err(|error| error.to_string())?.file_type())?;
    some(file)
}

/// As much as a file may hold, and a little more.
fn some(from: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(LARGEST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Why what is of this kind is no file that can be read; none where it is one.
fn no_file(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some(words::A_FOLDER)
    } else if is_pipe(kind) {
        Some(words::A_PIPE)
    } else {
        Some(words::A_DEVICE)
    }
}

/// Whether a path is a pipe that the shell handed over open, as `<(…)` does: somebody writes to it.
fn is_handed_over(path: &Path, kind: FileType) -> bool {
    is_pipe(kind) && ["/dev/fd", "/proc/self/fd", "/dev/stdin"].iter().any(|known| path.starts_with(known))
}

#[cfg(unix)]
fn is_pipe(kind: FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_: FileType) -> bool {
    false
}

/// Whether what stands at a path was read, under whatever name: through a link, in another
/// spelling, or as standard input.
pub(super) fn was_read(path: &Path) -> io::Result<bool> {
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    for known in read.iter() {
        let same = if is_standard_input(known) {
            Handle::stdin()? == Handle::from_path(path)?
        } else {
            // What was read and is no more cannot be replaced.
            is_same_file(known, path).unwrap_or(false)
        };
        if same {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Prints to standard output. A reader that has gone away is no error.
pub(super) fn print(text: &str) -> Exit {
    let mut out = anstream::AutoStream::auto(io::stdout()).lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            complain(&words::cannot_print(&error.to_string()));
            Exit::Unreadable
        }
    }
}

/// Says what is wrong with the command line.
pub(super) fn misused(text: &str) -> Exit {
    complain(text);
    Exit::Usage
}

/// Prints to standard error.
pub(super) fn complain(text: &str) {
    let mut err = anstream::AutoStream::auto(io::stderr()).lock();
    // The name of a file may hold anything, what a terminal obeys included.
    let lines = text.split('\n').map(spelt_out).collect::<Vec<_>>().join("\n");
    let _ = writeln!(err, "affeer: {lines}");
}
