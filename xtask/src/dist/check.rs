//! `cargo xtask dist --check`: what is published works where it is meant to.
//!
//! The package goes into a fresh project, as somebody would put it there, which
//! needs npm and the network; journeys then walk through that project's pages,
//! the folder for servers, and the file that opens from disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{VERSION, files};
use crate::browser::Browser;
use crate::command::{Outcome, Result, exists, need, run, say};
use crate::{folders, setup};

/// What the fresh project takes beside the package: the bundler that most new
/// projects begin with, and React. (npm 10 leaves out parts of this bundler.)
const PACKAGES: [&str; 4] = ["vite@8", "react@19", "react-dom@19", "@vitejs/plugin-react@6"];

/// The fresh project's page and its script, which takes the element from the package.
const PLAIN: [(&str, &str); 2] =
    [("index.html", include_str!("check-app.html")), ("main.js", include_str!("check-app.js"))];

/// The same with React, but for the component: that is the README's recipe.
const REACT: [(&str, &str); 3] = [
    ("index.html", include_str!("check-react.html")),
    ("main.jsx", include_str!("check-react.jsx")),
    ("vite.config.js", include_str!("check-react.config.js")),
];

/// Tries out everything that has been made; says at the end what could not be.
pub fn check(dist: &Path) -> Result<Outcome> {
    Browser::Chromium.provide()?;
    let mut journeys = setup::journeys();
    journeys.env("WIREDIFF_PAGE", dist.join("site")).env("WIREDIFF_DIST", dist);
    let app = app(dist);
    match &app {
        Ok(folder) => _ = journeys.env("WIREDIFF_APP", folder),
        Err(sentence) => eprintln!("{sentence}"),
    }
    say("Walking through what is published, in headless Chromium.");
    let walked = run(journeys.args(["--", "published"]))?;
    if let Err(sentence) = app {
        println!("\nThe package was not tried out. {sentence}");
    }
    Ok(walked)
}

/// Puts the package into a fresh project and builds its two pages; returns the
/// folder of what came out: the plain page, and in `react` the other.
fn app(dist: &Path) -> Result<PathBuf> {
    let npm = || Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    if !exists("npm") && !exists("npm.cmd") {
        return Err("npm is not installed: install Node to try the package out.".to_owned());
    }
    let folder = folders::root().join("target/app");
    files::remove(&folder)?;
    files::write(&folder.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    for (name, text) in PLAIN {
        files::write(&folder.join(name), text)?;
    }
    let react = folder.join("react");
    for (name, text) in REACT {
        files::write(&react.join(name), text)?;
    }
    let readme = files::read_text(&dist.join("npm/README.md"))?;
    let recipe = recipe(&readme).ok_or("element/README.md has no recipe for React any more.")?;
    files::write(&react.join("Comparison.jsx"), recipe)?;

    let packages = PACKAGES.join(", ");
    say(format!("Packing the package and installing it with {packages} into a fresh project (network needed)."));
    let mut pack = npm();
    pack.args(["pack", "--silent", "--pack-destination"]).arg(&folder).arg(dist.join("npm")).current_dir(&folder);
    need(&mut pack, "pack the package")?;
    let mut install = npm();
    install.args(["install", "--no-audit", "--no-fund", "--silent"]).args(PACKAGES);
    install.arg(format!("./wirediff-{VERSION}.tgz"));
    need(install.current_dir(&folder), &format!("install {packages}; is the network there"))?;
    say("Building the project.");
    for arguments in [&["--base=./"][..], &["react", "--base=./", "--outDir=../dist/react"]] {
        let mut build = npm();
        build.args(["exec", "--offline", "--", "vite", "build"]).args(arguments).current_dir(&folder);
        need(&mut build, "build the project")?;
    }
    Ok(folder.join("dist"))
}

/// Returns the component that a README has for React.
fn recipe(readme: &str) -> Option<&str> {
    let (_, recipe) = readme.split_once("**React**")?.1.split_once("```jsx\n")?;
    Some(recipe.split_once("```")?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipe_is_the_readmes_own() {
        let readme = files::read_text(&folders::root().join("element/README.md")).expect("the README");
        let recipe = recipe(&readme).expect("a recipe");
        assert!(recipe.contains("export function Comparison("), "{recipe}");
    }
}
