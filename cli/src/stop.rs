//! Why the command ends before its work is done.

use std::io;

/// The two ways to end early.
#[derive(Debug)]
pub enum Stop {
    /// The command cannot be carried out; one sentence, without its full stop.
    Refused(String),
    /// Whoever read our output has closed it: nothing more is wanted.
    PipeClosed,
}

impl Stop {
    /// Returns the end that a failed write to `target` means.
    pub fn from_write(error: &io::Error, target: &str) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::PipeClosed,
            _ => Stop::Refused(format!("{target} could not be written: {}", reason(error))),
        }
    }
}

/// Says in words why the system refused.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "permission is denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        _ => error.to_string(),
    }
}
