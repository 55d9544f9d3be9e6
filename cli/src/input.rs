//! From files to a story.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Component, Path};

use wirediff_engine::story_file::article_named;
use wirediff_engine::{Meta, Source, Story, StoryFile};

use crate::args::Base;
use crate::decode;
use crate::stop::{Stop, reason};

/// The longest file that is read: some fifty times the longest text worth
/// collating, so that `/dev/zero` is refused before memory is full.
pub const LONGEST_FILE: u64 = 256 << 20;

/// Returns the story that these files make together, its articles in the order
/// of the files. The first title and the first base that a story file gives
/// count, unless the base is named here.
pub fn story(files: &[OsString], base: &Base) -> Result<Story, Stop> {
    let mut story = Story::default();
    let mut places = Vec::with_capacity(files.len());
    for file in files {
        let start = story.articles.len();
        if is_story_file(file) {
            story.add(story_from(Path::new(file))?);
        } else {
            story.articles.push(article_from(file)?);
        }
        places.push(start..story.articles.len());
    }
    if let Base::Named(name) = base {
        story.base = Some(named_base(&story, files, &places, name)?);
    }
    Ok(story)
}

/// Returns the story of one story file, with the texts that it names read from
/// `folder`; the error is a clause without its subject.
pub fn story_of(file: StoryFile, folder: &Path) -> Result<Story, String> {
    // The first text that can't be read tells why; the engine only asks.
    let mut unread = None;
    let story = file.into_story(|src| match text_beside(folder, src) {
        Ok(text) => Some(text),
        Err(why) => {
            unread = Some(why);
            None
        }
    });
    match unread {
        Some(why) => Err(why),
        None => story.map_err(|error| error.to_string()),
    }
}

fn text_beside(folder: &Path, src: &str) -> Result<String, String> {
    if src.contains("://") {
        return Err(format!("its `src` {src} is an address, and only files are read"));
    }
    text_at(&folder.join(src)).map_err(|why| format!("its `src` {src} cannot be read: {why}"))
}

fn is_story_file(file: &OsStr) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn story_from(path: &Path) -> Result<Story, Stop> {
    let shown = path.display();
    let text = text_at(path).map_err(|why| cannot_read(path.as_os_str(), &why))?;
    let refused = |why: String| Stop::Refused(format!("{shown} is not a usable story file: {why}"));
    let file = serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
    story_of(file, path.parent().unwrap_or(Path::new(""))).map_err(refused)
}

fn article_from(file: &OsStr) -> Result<Source, Stop> {
    let (name, text) = if file == "-" {
        ("standard input".into(), text_from(io::stdin().lock()))
    } else {
        let path = Path::new(file);
        (path.file_name().unwrap_or(file).to_string_lossy().into_owned(), text_at(path))
    };
    let text = text.map_err(|why| cannot_read(file, &why))?;
    Ok(Source { name, text, meta: Meta::default() })
}

fn cannot_read(file: &OsStr, why: &str) -> Stop {
    let name = if file == "-" { "standard input".into() } else { file.to_string_lossy() };
    Stop::Refused(format!("{name} cannot be read: {why}"))
}

fn text_at(path: &Path) -> Result<String, String> {
    text_from(File::open(path).map_err(|error| reason(&error))?)
}

fn text_from(reader: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let limited = reader.take(LONGEST_FILE + 1).read_to_end(&mut bytes);
    limited.map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err("it is longer than 256 MiB".into());
    }
    decode::text(bytes).ok_or_else(|| "it holds binary data, not text".into())
}

/// Returns the place of the article that `--base` names: the file given by the
/// same path, else the one article of that outlet, file name, or letter.
fn named_base(story: &Story, files: &[OsString], places: &[Range<usize>], name: &OsStr) -> Result<usize, Stop> {
    let shown = name.to_string_lossy();
    if let Some(index) = files.iter().position(|file| is_same_path(file, name)) {
        let place = places[index].clone();
        return match place.len() {
            1 => Ok(place.start),
            count => Err(Stop::Refused(format!("--base {shown} has {count} articles, so name the base by its outlet"))),
        };
    }
    article_named(&story.articles, &shown)
        .ok_or_else(|| Stop::Refused(format!("--base {shown} is neither one of the files nor an article's outlet")))
}

fn is_same_path(left: &OsStr, right: &OsStr) -> bool {
    let parts = |path| Path::new(path).components().filter(|part| *part != Component::CurDir);
    parts(left).eq(parts(right))
}
