//! A screen in memory, for the one browser that cannot do without.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What GTK tells the pages of the reader's wishes.
const SETTINGS: &str = "[Settings]\ngtk-enable-animations=0\n";

/// Takes the room from the browser's own buttons, which would keep its window
/// from being as narrow as a phone.
const STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";

/// A running X server; it ends with this value.
pub struct Display {
    process: Child,
    name: String,
}

impl Display {
    /// Starts an X server on a free display of its choice.
    pub fn start() -> Result<Display, String> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("The journeys in WebKit need `Xvfb` on PATH ({error})."))?;
        let output = process.stdout.take().expect("standard output was piped");
        let number = BufReader::new(output).lines().map_while(Result::ok).next();
        let display = Display { process, name: format!(":{}", number.as_deref().unwrap_or_default()) };
        number.map(|_| display).ok_or("Xvfb ended before it named its display.".to_owned())
    }

    /// Has a program, and those that it starts, use this display in English.
    pub fn lend_to(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env("XDG_CONFIG_HOME", settings());
        command.env("LC_ALL", "C.UTF-8").env("LANGUAGE", "en");
        // A desktop that runs here too is not to be asked.
        command.env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Writes GTK's settings and returns the folder that they are in.
fn settings() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("settings");
    let gtk = folder.join("gtk-3.0");
    fs::create_dir_all(&gtk).expect("the target folder can be written to");
    fs::write(gtk.join("settings.ini"), SETTINGS).expect("settings can be written");
    fs::write(gtk.join("gtk.css"), STYLE).expect("settings can be written");
    folder
}
