//! `cargo xtask serve`: from a fresh clone to the page in a browser.

use crate::command::{Outcome, Result, run, say};
use crate::{page, setup};

/// Installs what is missing, builds the page in release mode and serves it.
pub fn serve(arguments: &[String]) -> Result<Outcome> {
    let port = port(arguments)?;
    setup::tools()?;
    say(format!(
        "Building the page (two minutes the first time, seconds after an edit) and serving it \
         at http://localhost:{port}/ until Ctrl-C. No network is used from here on."
    ));
    run(page::trunk("serve").args(["--port", &port.to_string()]))
}

fn port(arguments: &[String]) -> Result<u16> {
    match arguments {
        [] => Ok(8080),
        [flag, port] if flag == "--port" => {
            port.parse().map_err(|_| format!("`{port}` is no port; 8080 would be one."))
        }
        _ => Err("`cargo xtask serve` takes only `--port N`.".to_owned()),
    }
}
