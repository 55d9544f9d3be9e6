//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::stop::Stop;

pub const HELP: &str = include_str!("help.txt");

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Collate(Collate),
    Lines(Lines),
}

/// One story, its articles in files.
#[derive(Debug, PartialEq, Eq)]
pub struct Collate {
    pub files: Vec<OsString>,
    pub base: Base,
    pub format: Format,
    pub output: Option<PathBuf>,
    pub budget: Option<u64>,
}

/// Many stories, one a line on standard input.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines {
    pub base: Base,
    pub output: Option<PathBuf>,
    pub budget: Option<u64>,
}

/// Which article the others are held against.
#[derive(Debug, PartialEq, Eq)]
pub enum Base {
    /// The one that the files name, if any.
    AsGiven,
    Named(OsString),
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
    PrettyJson,
}

/// Everything that may stand after `collate`, before it is weighed together.
#[derive(Default)]
struct Given {
    files: Vec<OsString>,
    base: Option<OsString>,
    no_base: bool,
    text: bool,
    json: bool,
    pretty: bool,
    jsonl: bool,
    output: Option<PathBuf>,
    budget: Option<u64>,
}

/// Returns the command that these arguments (without the program's name) give.
pub fn command(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Stop> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    parse(lexopt::Parser::from_args(arguments)).map_err(|error| Stop::Refused(sentence(error)))
}

fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None => Err("say what to do, as in `wirediff collate a.md b.md`".into()),
        Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(Short('V') | Long("version")) => Ok(Command::Version),
        Some(Value(name)) if name == "help" => Ok(Command::Help),
        Some(Value(name)) if name == "collate" => parse_collate(parser),
        Some(Value(name)) => Err(format!("there is no command `{}`", name.to_string_lossy()).into()),
        Some(other) => Err(other.unexpected()),
    }
}

fn parse_collate(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Value(file) => given.files.push(file),
            Long("base") => given.base = Some(parser.value()?),
            Long("no-base") => given.no_base = true,
            Long("text") => given.text = true,
            Long("json") => given.json = true,
            Long("pretty") => given.pretty = true,
            Long("jsonl") => given.jsonl = true,
            Long("html") => {
                return Err("--html is not there yet; --text and --json are".into());
            }
            Short('o') | Long("output") => given.output = Some(PathBuf::from(parser.value()?)),
            Long("budget") => given.budget = Some(budget(&parser.value()?)?),
            other => return Err(other.unexpected()),
        }
    }
    // `--output -` is standard output, as it is without.
    given.output = given.output.filter(|path| path.as_os_str() != "-");
    if given.jsonl { given.lines() } else { given.collate() }
}

fn budget(value: &OsString) -> Result<u64, lexopt::Error> {
    let number = value.to_str().and_then(|text| text.parse().ok());
    number.ok_or_else(|| format!("--budget takes a whole number, not `{}`", value.to_string_lossy()).into())
}

impl Given {
    fn collate(self) -> Result<Command, lexopt::Error> {
        if self.files.is_empty() {
            return Err("name the files to collate".into());
        }
        if self.files.iter().filter(|file| *file == "-").count() > 1 {
            return Err("standard input (`-`) can be read only once".into());
        }
        let format = match (self.text, self.json || self.pretty) {
            (true, true) => return Err("choose one of --text and --json".into()),
            (_, false) => Format::Text,
            (false, true) if self.pretty => Format::PrettyJson,
            (false, true) => Format::Json,
        };
        let base = base(self.base, self.no_base)?;
        let Given { files, output, budget, .. } = self;
        Ok(Command::Collate(Collate { files, base, format, output, budget }))
    }

    fn lines(self) -> Result<Command, lexopt::Error> {
        if self.files.iter().any(|file| file != "-") {
            return Err("--jsonl reads stories from standard input and takes no files".into());
        }
        if self.text || self.pretty {
            return Err("--jsonl writes compact JSON, so --text and --pretty cannot be met".into());
        }
        let base = base(self.base, self.no_base)?;
        Ok(Command::Lines(Lines { base, output: self.output, budget: self.budget }))
    }
}

fn base(named: Option<OsString>, none: bool) -> Result<Base, lexopt::Error> {
    match (named, none) {
        (Some(_), true) => Err("choose one of --base and --no-base".into()),
        (Some(name), false) => Ok(Base::Named(name)),
        (None, true) => Ok(Base::None),
        (None, false) => Ok(Base::AsGiven),
    }
}

/// Returns our own one sentence for what is wrong with the arguments.
fn sentence(error: lexopt::Error) -> String {
    let what = match error {
        lexopt::Error::MissingValue { option: Some(option) } => format!("{option} needs a value"),
        lexopt::Error::UnexpectedOption(option) => format!("there is no option {option}"),
        lexopt::Error::UnexpectedValue { option, .. } => format!("{option} takes no value"),
        other => other.to_string(),
    };
    format!("{what}; `wirediff help` shows how it is used")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, Stop> {
        command(line.split_whitespace().map(OsString::from))
    }

    /// Checks the sentence that an unusable command line is answered with.
    fn check(line: &str, expected: &str) {
        match parsed(line) {
            Err(Stop::Refused(sentence)) => {
                let end = "; `wirediff help` shows how it is used";
                assert_eq!(sentence, format!("{expected}{end}"), "{line}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn options_stand_anywhere() {
        let expected = Command::Collate(Collate {
            files: vec!["a".into(), "-".into(), "--b".into()],
            base: Base::Named("a".into()),
            format: Format::PrettyJson,
            output: Some("out".into()),
            budget: Some(9),
        });
        let line = "collate --pretty a --base=a - -oout --budget 9 -- --b";
        assert_eq!(parsed(line).expect("a command"), expected);
    }

    #[test]
    fn help_is_found_wherever_it_is_sought() {
        for line in ["help", "--help", "-h", "help collate", "collate --help", "collate a -h"] {
            assert_eq!(parsed(line).expect("a command"), Command::Help, "{line}");
        }
    }

    #[test]
    fn each_mistake_has_its_sentence() {
        check("", "say what to do, as in `wirediff collate a.md b.md`");
        check("colate a", "there is no command `colate`");
        check("--jsonl", "there is no option --jsonl");
        check("collate", "name the files to collate");
        check("collate a --bse b", "there is no option --bse");
        check("collate a --base", "--base needs a value");
        check("collate a --json=yes", "--json takes no value");
        check("collate a --json --text", "choose one of --text and --json");
        check("collate a --html", "--html is not there yet; --text and --json are");
        check("collate - -", "standard input (`-`) can be read only once");
        check("collate a --budget much", "--budget takes a whole number, not `much`");
        check("collate a --base a --no-base", "choose one of --base and --no-base");
        check("collate --jsonl a", "--jsonl reads stories from standard input and takes no files");
    }
}
