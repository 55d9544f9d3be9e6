//! `SHA256SUMS` for those who download, `integrity.json` for pages that load
//! the script from another origin.

use std::fmt::Write;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::files;
use crate::command::Result;

/// A file's name with what `integrity` says of it.
pub type Integrity = (String, String);

/// Writes the sums of all that has been made so far.
pub fn write(dist: &Path) -> Result<()> {
    let mut sums = String::new();
    for path in files::below(dist)? {
        let sum = Sha256::digest(files::read(&dist.join(&path))?);
        for byte in sum {
            let _ = write!(sums, "{byte:02x}");
        }
        // As `sha256sum --check` reads it.
        let _ = writeln!(sums, "  {path}");
    }
    files::write(&dist.join("SHA256SUMS"), sums)
}

/// Returns what a `script`'s `integrity` says of these bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns what `integrity` says of each script, for each of the ways in which
/// they are published, as JSON.
pub fn json(version: &str, ways: &[(&str, &[Integrity])]) -> String {
    let mut json = format!("{{\n  \"version\": \"{version}\"");
    for (way, files) in ways {
        let rows: Vec<String> = files.iter().map(|(name, hash)| format!("    \"{name}\": \"{hash}\"")).collect();
        let _ = write!(json, ",\n  \"{way}\": {{\n{}\n  }}", rows.join(",\n"));
    }
    json + "\n}\n"
}

/// Returns the same of one way, as the end of its README.
pub fn table(version: &str, files: &[Integrity]) -> String {
    let rows: String = files.iter().map(|(name, hash)| format!("| {name} | `{hash}` |\n")).collect();
    format!("\n## Integrity of version {version}\n\n| file | `integrity` |\n|---|---|\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_as_browsers_reckon_it() {
        // The example of the specification.
        let known = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), known);
    }
}
