//! Many stories: one story file a line in, one collation a line out.
//!
//! Every line is answered by exactly one line, in order, so that the n-th
//! answer belongs to the n-th story even where some lines are bad. Only one
//! story is in memory at a time, and each answer is flushed before the next
//! line is read.

use std::io::{self, BufRead, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use serde_json::error::Category;
use wirediff_engine::StoryFile;
use wirediff_engine::story_file::article_named;

use crate::args::{Base, Lines};
use crate::input::{LONGEST_FILE, story_of};
use crate::work::{self, Answer};

/// Answers every line of `input`; ends with an error only if reading or
/// writing fails.
pub fn collate(input: &mut dyn BufRead, output: &mut dyn Write, asked: &Lines) -> io::Result<()> {
    let mut number: u64 = 0;
    while let Some(line) = next_line(input)? {
        number += 1;
        match line.and_then(|line| answer(&line, asked)) {
            Ok(answer) => serde_json::to_writer(&mut *output, &answer)?,
            Err(error) => {
                let error = serde_json::json!({ "error": error, "line": number });
                serde_json::to_writer(&mut *output, &error)?;
            }
        }
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

/// Returns the next line without its end; inside, why it can't be used.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    input.take(LONGEST_FILE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.pop_if(|last| *last == b'\n').is_none() && line.len() as u64 == LONGEST_FILE {
        drop(line);
        input.skip_until(b'\n')?;
        return Ok(Some(Err("the line is longer than 256 MiB".into())));
    }
    Ok(Some(Ok(line)))
}

fn answer(line: &[u8], asked: &Lines) -> Result<Answer, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return Err("the line is empty".into());
    }
    let file: StoryFile = serde_json::from_slice(line).map_err(|error| mistake(&error))?;
    let mut story = story_of(file, Path::new(""))?;
    if let Base::Named(name) = &asked.base {
        let name = name.to_string_lossy();
        let base = article_named(&story.articles, &name);
        story.base = Some(base.ok_or_else(|| format!("no article is called `{name}`"))?);
    }
    // The engine cannot fail; if it does, one story is lost and not the stream.
    panic::catch_unwind(AssertUnwindSafe(|| work::answer(&story, &asked.base, asked.budget)))
        .map_err(|_| "a fault of wirediff's own; please report it with this line".into())
}

fn mistake(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        Category::Data => "not a story",
        Category::Io | Category::Syntax | Category::Eof => "not JSON",
    };
    // Its place is always in line 1, which isn't the line's number in the stream.
    format!("{kind}: {}", error.to_string().replace(" at line 1 column ", " at column "))
}
