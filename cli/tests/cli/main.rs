//! The command line as its users meet it: as a process, by arguments, streams
//! and exit codes.

mod collation;
mod encodings;
mod process;
mod refusals;
mod report;
mod schema;
mod stream;
