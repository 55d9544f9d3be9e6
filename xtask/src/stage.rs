//! `cargo xtask stage`: writes into a built page what only its finished files tell.
//! Trunk calls it before it puts the page in its place.

use std::env;
use std::path::PathBuf;

use crate::command::{Outcome, Result};
use crate::precache;

/// Finishes the page in the folder that Trunk names.
pub fn stage() -> Result<Outcome> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or("`cargo xtask stage` is for Trunk, which names the folder of the page it builds.")?;
    // Last, since the list holds every other file's hash.
    precache::write(&folder)?;
    Ok(Outcome::Good)
}
