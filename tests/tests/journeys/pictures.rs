//! Pictures of the page, of a failed journey or for the README.

use std::fs;
use std::path::{Path, PathBuf};

use crate::driver::Session;

/// Takes a picture of the window, as a PNG.
pub fn bytes(session: &Session) -> Result<Vec<u8>, String> {
    let picture = session.get("screenshot")?;
    Ok(from_base64(picture.as_str().unwrap_or_default()))
}

/// Takes a picture of the window and writes it where it is wanted.
pub fn take(session: &Session, path: &Path) -> Result<(), String> {
    let bytes = bytes(session)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes));
    written.map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Returns where the picture of a failed journey is put, without its ending.
pub fn of_failed(journey: &str) -> PathBuf {
    crate::root().join("target/journeys").join(journey.replace([' ', ','], "-"))
}

/// Reads the one encoding in which drivers send pictures.
fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let groups = digits.chunks(4).flat_map(|group| {
        let bits = group.iter().enumerate().map(|(i, digit)| u32::from(*digit) << (18 - 6 * i)).sum::<u32>();
        let bytes = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        bytes.into_iter().take(group.len().saturating_sub(1))
    });
    groups.collect()
}
