//! Where the answer goes.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::stop::Stop;

/// Writes the answer to the file, or to standard output where none is named.
pub fn write(target: Option<&Path>, answer: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    let name = target.map_or_else(|| "standard output".into(), |path| path.display().to_string());
    let written = match target {
        Some(path) => File::create(path).and_then(|file| write_to(file, answer)),
        None => write_to(io::stdout().lock(), answer),
    };
    written.map_err(|error| Stop::from_write(&error, &name))
}

fn write_to(target: impl Write, answer: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::with_capacity(1 << 16, target);
    answer(&mut buffered)?;
    buffered.flush()
}

/// Refuses to write over a file that is also read.
pub fn spare_inputs(target: Option<&Path>, files: &[OsString]) -> Result<(), Stop> {
    let Some(path) = target else { return Ok(()) };
    let Ok(place) = fs::canonicalize(path) else { return Ok(()) };
    let is_input = files.iter().any(|file| fs::canonicalize(file).is_ok_and(|input| input == place));
    // A terminal or a device may be both read and written.
    if is_input && path.is_file() {
        let shown = path.display();
        return Err(Stop::Refused(format!("{shown} is one of the files to collate, so --output spares it")));
    }
    Ok(())
}
