//! `wirediff`: the engine for newsrooms and researchers.
//!
//! Files in, a report or JSON out; or a stream of stories in, a stream of
//! collations out. [`args`] says what is asked for, [`input`] reads files into
//! a story, [`work`] has the engine collate it, [`report`] and `serde_json`
//! write it, [`lines`] does the same for a stream.
//!
//! Exit codes: 0 done (also when the reader of a pipe has seen enough), 2 not
//! done, with one sentence on stderr saying why, 70 a fault of our own.

mod args;
mod decode;
mod findings;
mod input;
mod layout;
mod ledger;
mod lines;
mod output;
mod passage;
mod phrases;
mod reading;
mod report;
mod stop;
mod work;

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

use args::{Collate, Command, Format, Lines};
use stop::Stop;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(io::stderr(), "wirediff: a fault of its own stopped it at {place}; please report it.");
    }));
    match panic::catch_unwind(run) {
        Ok(Ok(()) | Err(Stop::PipeClosed)) => ExitCode::SUCCESS,
        Ok(Err(Stop::Refused(sentence))) => {
            let _ = writeln!(io::stderr(), "wirediff: {}.", layout::clean(&sentence));
            ExitCode::from(2)
        }
        Err(_) => ExitCode::from(70),
    }
}

fn run() -> Result<(), Stop> {
    match args::command(std::env::args_os().skip(1))? {
        Command::Help => output::write(None, |out| out.write_all(args::HELP.as_bytes())),
        Command::Version => output::write(None, |out| writeln!(out, "wirediff {}", env!("CARGO_PKG_VERSION"))),
        Command::Collate(collate) => collate_files(&collate),
        Command::Lines(lines) => collate_lines(&lines),
    }
}

fn collate_files(asked: &Collate) -> Result<(), Stop> {
    output::spare_inputs(asked.output.as_deref(), &asked.files)?;
    let story = input::story(&asked.files, &asked.base)?;
    let answer = work::answer(&story, &asked.base, asked.budget);
    output::write(asked.output.as_deref(), |out| match asked.format {
        Format::Text => out.write_all(report::report(&answer).as_bytes()),
        Format::Json => {
            serde_json::to_writer(&mut *out, &answer)?;
            out.write_all(b"\n")
        }
        Format::PrettyJson => {
            serde_json::to_writer_pretty(&mut *out, &answer)?;
            out.write_all(b"\n")
        }
    })
}

fn collate_lines(asked: &Lines) -> Result<(), Stop> {
    output::write(asked.output.as_deref(), |out| lines::collate(&mut io::stdin().lock(), out, asked))
}
