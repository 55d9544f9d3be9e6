//! Inputs kept from fuzzing (`../fuzz`), checked on every run of the tests.

mod checks;

use std::path::Path;

/// Runs a checker on all kept inputs of a target.
fn check(target: &str, checker: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).expect("the kept inputs are in the repository");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{target} has no inputs");
    for path in paths {
        #[expect(clippy::disallowed_methods, reason = "the engine reads no files, its tests do")]
        let bytes = std::fs::read(&path).expect("an input can be read");
        println!("{}", path.display()); // Shown where the check fails.
        checker(&bytes);
    }
}

#[test]
fn reading() {
    check("reading", checks::reading);
}

#[test]
fn aligning() {
    check("aligning", checks::aligning);
}

#[test]
fn editing() {
    check("editing", checks::editing);
}

#[test]
fn story_file() {
    check("story_file", checks::story_file);
}

#[test]
fn pinning() {
    check("pinning", checks::pinning);
}
