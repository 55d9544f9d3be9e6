//! What is written down from time to time and kept in the repository.

use crate::browser::Browser;
use crate::command::{Outcome, Result, cargo, need, run};
use crate::{fetched, folders, page, setup};

/// Writes down what the engine now does with each recorded story.
pub fn stories() -> Result<Outcome> {
    let mut command = cargo();
    command
        .args(["test", "--quiet", "--package", "wirediff-tests", "--test", "stories"])
        .env("WIREDIFF_RECORD", "1")
        .current_dir(folders::root());
    run(&mut command)
}

/// Takes the README's picture of the page anew.
pub fn picture() -> Result<Outcome> {
    build()?;
    let path = folders::root().join("docs/columns.png");
    need(setup::journeys().env("WIREDIFF_PICTURE", path), "take the picture")?;
    Ok(Outcome::Good)
}

/// Takes the pictures anew that a journey compares every view with.
pub fn looks() -> Result<Outcome> {
    build()?;
    let mut journeys = setup::journeys();
    journeys.env("WIREDIFF_LOOKS", "1").env("WIREDIFF_FONTS", fetched::fonts()?);
    need(&mut journeys, "take the pictures")?;
    Ok(Outcome::Good)
}

/// Builds the page that pictures are taken of.
fn build() -> Result<()> {
    setup::tools()?;
    Browser::Chromium.provide()?;
    if page::build(&folders::page())? == Outcome::Bad {
        return Err("The page cannot be built, so no picture of it can be taken.".to_owned());
    }
    Ok(())
}
