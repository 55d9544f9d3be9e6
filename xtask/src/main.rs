//! The workshop: `cargo xtask` sets up tools, serves the page and checks everything.

mod bench;
mod browser;
mod command;
mod dist;
mod fetched;
mod folders;
mod page;
mod parts;
mod precache;
mod record;
mod score;
mod serve;
mod setup;
mod size;
mod stage;
mod test;

use std::process::ExitCode;

use command::Outcome;

const USAGE: &str = "\
cargo xtask serve [--port N]      build the page and serve it on this machine (port 8080)
cargo xtask test [STEP…]          run every check, or only some: format lint rust page size score journeys
cargo xtask score [--check]       print how well the engine finds the links that people marked
cargo xtask bench [--long]        time the engine, natively and in Chromium, beside other diffs
cargo xtask bench --feel          time what a reader does with the page, in Chromium
cargo xtask size [--check]        print how large each served file is: raw, gzip, brotli
cargo xtask dist [--check|--twice]  make what is published in dist/: site, package, archive, single file
cargo xtask stage                 finish a build of the page; Trunk calls it
cargo xtask precache FOLDER       list a built page's files anew, after some were changed by hand
cargo xtask stories               write down what the engine does with each recorded story
cargo xtask picture               take the README's picture of the page anew
cargo xtask looks                 take the pictures anew that every view is compared with

serve and test first install what is missing, in the project's own cache folder.
test walks through the page in Chromium, and in Firefox and WebKit where they are; --browsers all
(or some of chromium,firefox,webkit) in those that are named, and installs what they need.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &arguments[..]),
    };
    let outcome = match name {
        "serve" => serve::serve(rest),
        "test" => test::test(rest),
        "score" => score::score(rest),
        "bench" => bench::bench(rest),
        "precache" => precache::precache(rest),
        "stage" => stage::stage(rest),
        "size" => size::size(rest),
        "dist" => dist::dist(rest),
        "stories" => record::stories(),
        "picture" => record::picture(),
        "looks" => record::looks(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(Outcome::Good)
        }
        other => Err(format!("There is no `cargo xtask {other}`.\n\n{USAGE}")),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
