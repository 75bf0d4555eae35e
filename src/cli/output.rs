//! Writing results: under its name a file is whole, or it is not there.
//!
//! What is to be written goes into a file beside the one that is meant, is brought to the disk and
//! takes its name only then: whoever is killed on the way, or whose disk is full, has the old file
//! or the new one. Links are followed first, so that a link stays a link.

use super::arguments::Destination;
use super::files::{self, print};
use super::{Exit, words};
use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// More links than this, one pointing to the next, lead in a circle.
const MOST_LINKS: usize = 40;

/// Where writing ends up, with links followed.
enum Target {
    /// A file, with what is there now.
    File(PathBuf, Option<Metadata>),
    /// A pipe or a device that takes characters as they come: nothing in it can be lost.
    Stream(PathBuf),
}

/// Why nothing is written.
type Why = String;

/// Writes a result to its file, or to standard output.
pub(super) fn write(destination: &Destination, text: &str) -> Exit {
    let Some(path) = &destination.file else { return print(text) };
    match written(path, destination.force, text) {
        Ok(()) => {
            files::complain(&words::written_to(path));
            Exit::Done
        }
        Err(why) => {
            files::complain(&words::cannot_write(path, &why));
            Exit::Unreadable
        }
    }
}

/// Writes a file anew that was read in order to change it.
pub(super) fn rewrite(path: &Path, text: &str) -> Exit {
    let done = target(path).and_then(|target| match target {
        Target::File(path, Some(there)) if !there.permissions().readonly() => {
            replaced(&path, Some(&there), true, text).map_err(|error| error.to_string())
        }
        Target::File(_, Some(_)) => Err(words::WRITE_PROTECTED.to_owned()),
        Target::File(_, None) | Target::Stream(_) => Err(words::NO_PLACE_FOR_FILES.to_owned()),
    });
    match done {
        Ok(()) => Exit::Done,
        Err(why) => {
            files::complain(&words::cannot_write(path, &why));
            Exit::Unreadable
        }
    }
}

/// Says at once, before anything is read or asked, where nothing could be written in the end.
pub(super) fn foretell(destination: &Destination) -> Result<(), Exit> {
    let Some(path) = &destination.file else { return Ok(()) };
    let target = target(path).and_then(|target| match &target {
        Target::File(_, Some(_)) if !destination.force => Err(words::THERE_ALREADY.to_owned()),
        Target::File(path, None) if !folder_of(path).is_dir() => Err(words::NO_SUCH_FOLDER.to_owned()),
        Target::File(..) | Target::Stream(_) => Ok(target),
    });
    target.map(|_| ()).map_err(|why| {
        files::complain(&words::cannot_write(path, &why));
        Exit::Unreadable
    })
}

fn written(path: &Path, force: bool, text: &str) -> Result<(), Why> {
    match target(path)? {
        Target::Stream(path) => {
            let stream = fs::OpenOptions::new().write(true).open(path);
            stream.and_then(|mut stream| stream.write_all(text.as_bytes())).map_err(|error| error.to_string())
        }
        Target::File(path, there) => {
            if there.is_some() && files::was_read(&path).map_err(|error| error.to_string())? {
                return Err(words::WAS_READ.to_owned());
            }
            if there.is_some() && !force {
                return Err(words::THERE_ALREADY.to_owned());
            }
            if there.as_ref().is_some_and(|there| there.permissions().readonly()) {
                return Err(words::WRITE_PROTECTED.to_owned());
            }
            replaced(&path, there.as_ref(), force, text).map_err(|error| match error.kind() {
                // It came to be there since it was looked for.
                io::ErrorKind::AlreadyExists => words::THERE_ALREADY.to_owned(),
                _ => error.to_string(),
            })
        }
    }
}

/// Where writing to a path ends up.
fn target(path: &Path) -> Result<Target, Why> {
    match fs::metadata(path) {
        Ok(there) if there.is_file() => {
            Ok(Target::File(fs::canonicalize(path).map_err(|error| error.to_string())?, Some(there)))
        }
        Ok(there) if there.is_dir() => Err(words::IS_FOLDER.to_owned()),
        Ok(there) if is_stream(&there) => Ok(Target::Stream(path.to_owned())),
        Ok(_) => Err(words::NO_PLACE_FOR_FILES.to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Target::File(end_of_links(path)?, None)),
        Err(error) => Err(error.to_string()),
    }
}

/// The path that a link which leads to nothing yet points to in the end.
fn end_of_links(path: &Path) -> Result<PathBuf, Why> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(words::LINKS_IN_A_CIRCLE.to_owned())
}

#[cfg(unix)]
fn is_stream(there: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    there.file_type().is_fifo() || there.file_type().is_char_device()
}

#[cfg(not(unix))]
fn is_stream(_: &Metadata) -> bool {
    false
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes beside the file and then puts the result in its place.
fn replaced(path: &Path, there: Option<&Metadata>, force: bool, text: &str) -> io::Result<()> {
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".affeer-").suffix(".part");
    permit(&mut builder, there.is_some());
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    if let Some(there) = there {
        keep(there, beside.path(), beside.as_file())?;
    }
    beside.as_file().sync_all()?;
    let done = if force { beside.persist(path) } else { beside.persist_noclobber(path) };
    done.map_err(|error| error.error)?;
    // OK because the result stands under its name by now: this only keeps it there when the power
    // fails, and not every file system can.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Who may read the file beside: nobody else while it stands for one whose permissions are to be
/// kept, else as any new file.
#[cfg(unix)]
fn permit(builder: &mut tempfile::Builder<'_, '_>, replaces: bool) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(if replaces { 0o600 } else { 0o666 }));
}

#[cfg(not(unix))]
fn permit(_: &mut tempfile::Builder<'_, '_>, _: bool) {}

/// Gives the file beside the owner, where that may be done, and the permissions of the one it
/// stands for.
fn keep(there: &Metadata, beside: &Path, file: &fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        // OK because only an administrator may give files away; anybody else keeps their own.
        let _ = chown(beside, Some(there.uid()), Some(there.gid()));
    }
    #[cfg(not(unix))]
    let _ = beside;
    file.set_permissions(there.permissions())
}
