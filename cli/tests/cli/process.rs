//! Runs `wirediff` in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// The demo story's files, in its order.
pub const DEMO: [&str; 6] =
    ["01-wire.md", "02-courier.md", "03-lightship.md", "04-il-molo.md", "05-mercury.md", "06-trendtide.md"];

/// A fresh folder to run in.
pub struct Folder(PathBuf);

/// What a run left behind.
pub struct Done {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("run-{number}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the run");
        Folder(path)
    }

    /// Returns a folder that has the demo story's files.
    pub fn with_demo() -> Folder {
        let folder = Folder::new();
        let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("../stories/lantern-bridge");
        for name in DEMO {
            folder.write(name, fs::read(story.join(name)).expect("a file of the demo story"));
        }
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).expect("a file written");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file read")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wirediff"));
        command.args(arguments).current_dir(&self.0);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        let output = self.command(arguments).output().expect("wirediff runs");
        Done::of(output)
    }

    /// Runs with this on standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Done {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().expect("wirediff runs");
        let mut stdin = child.stdin.take().expect("its standard input");
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("wirediff ends");
        writer.join().expect("the input was written");
        Done::of(output)
    }

    /// Returns the JSON of a run that has to succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let arguments: Vec<&str> = ["collate", "--json"].iter().chain(arguments).copied().collect();
        let done = self.run(&arguments);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str(&done.stdout).expect("JSON")
    }
}

impl Done {
    fn of(output: std::process::Output) -> Done {
        Done {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// Returns the items of an array in the JSON.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
