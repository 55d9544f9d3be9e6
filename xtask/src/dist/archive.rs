//! Zip archives whose bytes depend on nothing but the files in them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::command::Result;

/// A file by its path from the archive's root, with `/` between folders.
pub type Entry = (String, Vec<u8>);

/// Returns an archive of these files, in the order of their paths. Every file
/// has the oldest date that a zip can tell, so that the day of the build does
/// not show.
pub fn zip(mut entries: Vec<Entry>) -> Result<Vec<u8>> {
    entries.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &entries {
        let started = writer.start_file(path.as_str(), options).map_err(|error| error.to_string());
        started.and_then(|()| writer.write_all(bytes).map_err(|error| error.to_string()))?;
    }
    Ok(writer.finish().map_err(|error| error.to_string())?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_files_does_not_show() {
        let entry = |path: &str| (path.to_owned(), path.repeat(40).into_bytes());
        let one = zip(vec![entry("folder/a.js"), entry("folder/b.js")]);
        let other = zip(vec![entry("folder/b.js"), entry("folder/a.js")]);
        assert!(one.is_ok());
        assert_eq!(one, other);
    }

    #[test]
    fn the_day_of_the_build_does_not_show() {
        let archive = zip(vec![("a".to_owned(), b"text".to_vec())]).expect("an archive");
        // Where a zip's first entry tells time and date: midnight, 1 January 1980.
        assert_eq!(archive[10..14], [0, 0, 0x21, 0]);
    }
}
