//! The story file: a story saved as `story.json`, and how it becomes a [`Story`].
//!
//! ```json
//! { "title": "Bridge vote",
//!   "articles": [ { "outlet": "Agency", "base": true, "src": "wire.md" },
//!                 { "outlet": "Paper", "headline": "MPs agree", "text": "They did." } ],
//!   "base": "Agency" }
//! ```
//!
//! Nothing is read from disk or net here. An article carries its text
//! (`text`) or names it (`src`); whoever reads the file looks at
//! [`StoryFile::wanted`], fetches these texts in its own way, and hands them
//! over in [`StoryFile::into_story`]. Where both are given, `text` is the text
//! and `src` only its name. Fields that this version doesn't know are passed over.
//!
//! **Pins** are a reader's corrections: `{ "is": "together", "blocks": ["A3", "B5"] }`,
//! or `apart`, or for single blocks `body` and `furniture`. Blocks go by their
//! names in the collation of this very story.
//!
//! **Headline and dek.** Offsets in a collation point into an article's text,
//! so what is compared has to stand there. If an entry gives a `headline` or
//! `dek` that its text lacks, the text as read becomes headline, blank line,
//! dek, blank line, text. A text with front matter, and one that already starts
//! with the headline (or, where only a dek is given, with the dek), stays as it
//! is. So a text gives the same collation whether it is in the file or beside it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::ArticleId;
use crate::read::front_matter::front_matter;
use crate::story::{Meta, Pin, Source, Story};

/// A story as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub articles: Vec<Entry>,
    /// The base by an outlet's name, by an entry's `src` or its file name, or by
    /// an article's letter (`A` is the first); an entry's own `base: true` counts
    /// where this is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

/// One article as the story file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(flatten)]
    pub meta: Meta,
    /// Whether this article is the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<bool>,
    /// The article's text itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the text is: a file's name, as seen from the story file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub src: Option<String>,
}

/// Why a story file holds no story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoryFileError {
    NoArticles,
    /// An entry has neither `text` nor `src`.
    NoText(ArticleId),
    /// The text of this `src` was not supplied.
    Unread(String),
    /// No article goes by the name that `base` gives.
    UnknownBase(String),
}

impl StoryFile {
    /// Returns the `src` of every article whose text has to be supplied.
    pub fn wanted(&self) -> impl Iterator<Item = &str> {
        let without_text = self.articles.iter().filter(|entry| entry.text.is_none());
        without_text.filter_map(|entry| entry.src.as_deref())
    }

    /// Returns the story, asking `text_of` for the text of each wanted `src`.
    pub fn into_story(self, mut text_of: impl FnMut(&str) -> Option<String>) -> Result<Story, StoryFileError> {
        if self.articles.is_empty() {
            return Err(StoryFileError::NoArticles);
        }
        let base_name = self.base.filter(|name| !name.trim().is_empty());
        let mut base = None;
        let mut articles = Vec::with_capacity(self.articles.len());
        for (index, entry) in self.articles.into_iter().enumerate() {
            let is_base = match &base_name {
                Some(name) => entry.src.as_ref() == Some(name),
                None => entry.base == Some(true),
            };
            if is_base && base.is_none() {
                base = Some(index);
            }
            articles.push(entry.into_source(ArticleId(index as u32), &mut text_of)?);
        }
        if let (None, Some(name)) = (base, base_name) {
            base = article_named(&articles, &name);
            if base.is_none() {
                return Err(StoryFileError::UnknownBase(name));
            }
        }
        Ok(Story { title: self.title, articles, base, pins: self.pins })
    }
}

impl Entry {
    fn into_source(
        self,
        id: ArticleId,
        text_of: impl FnOnce(&str) -> Option<String>,
    ) -> Result<Source, StoryFileError> {
        let Entry { meta, text, src, .. } = self;
        let text = match (text, &src) {
            (Some(text), _) => text,
            (None, Some(src)) => text_of(src).ok_or_else(|| StoryFileError::Unread(src.clone()))?,
            (None, None) => return Err(StoryFileError::NoText(id)),
        };
        let meta = Meta { headline: meta.headline.and_then(one_line), dek: meta.dek.and_then(one_line), ..meta };
        let name = src.as_deref().map(file_name).or(meta.outlet.as_deref());
        let name = name.map_or_else(|| format!("Article {id}"), str::to_owned);
        Ok(Source { name, text: with_heading(text, &meta), meta })
    }
}

/// Returns the place of the article that goes by this name: its outlet (given
/// or in its front matter), else its source's name, else its letter.
pub fn article_named(articles: &[Source], name: &str) -> Option<usize> {
    let outlet_is = |source: &Source| match &source.meta.outlet {
        Some(outlet) => outlet == name,
        None => front_matter(&source.text).meta.outlet.as_deref() == Some(name),
    };
    let letter = || name.parse().map(ArticleId::index).ok().filter(|&index| index < articles.len());
    articles
        .iter()
        .position(outlet_is)
        .or_else(|| articles.iter().position(|source| source.name == name))
        .or_else(letter)
}

/// Returns a path's last part, whichever way its slashes lean.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

/// Returns the text with headline and dek above it, unless it has its own.
fn with_heading(text: String, meta: &Meta) -> String {
    let given: Vec<&str> = [&meta.headline, &meta.dek].into_iter().flatten().map(String::as_str).collect();
    let bare = text.trim_start_matches('\u{feff}');
    let has_own = given.first().is_none_or(|first| starts_with_line(bare, first));
    if has_own || front_matter(&text).body > text.len() - bare.len() {
        return text;
    }
    format!("{}\n\n{bare}", given.join("\n\n"))
}

/// Says whether the first lines of a text are these words, be they marked as a
/// Markdown heading, broken over lines, or set in capitals.
fn starts_with_line(text: &str, words: &str) -> bool {
    let mut rest = text.trim_start().trim_start_matches('#').trim_start();
    for word in words.split_whitespace() {
        let Some(head) = rest.get(..word.len()).filter(|head| same_word(head, word)) else {
            return false;
        };
        let after = &rest[head.len()..];
        rest = after.trim_start();
        if !(after.is_empty() || rest.len() < after.len()) {
            return false;
        }
    }
    true
}

/// Compares two words without regard to capitals; ones that change their length
/// in bytes with their case count as different, which at worst doubles a line.
fn same_word(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// Returns the words of a text on one line, or none where it has no words.
fn one_line(text: String) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

impl fmt::Display for StoryFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoryFileError::NoArticles => f.write_str("the story has no articles"),
            StoryFileError::NoText(id) => write!(f, "article {id} has neither `text` nor `src`"),
            StoryFileError::Unread(src) => write!(f, "the text of `{src}` could not be read"),
            StoryFileError::UnknownBase(name) => write!(f, "no article is called `{name}`"),
        }
    }
}

impl std::error::Error for StoryFileError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(json: &str) -> Result<Story, StoryFileError> {
        let file: StoryFile = serde_json::from_str(json).expect("a story file");
        file.into_story(|src| (src != "lost.md").then(|| format!("---\noutlet: O-{src}\n---\nText.")))
    }

    /// Checks the text as read of one article with a headline and a dek.
    fn check(text: &str, expected: &str) {
        let json = serde_json::json!({
            "articles": [{ "headline": "Bridge  opens", "dek": "At last", "text": text }]
        });
        let story = story(&json.to_string()).expect("a story");
        assert_eq!(story.articles[0].text, expected);
        assert_eq!(story.articles[0].meta.headline.as_deref(), Some("Bridge opens"));
    }

    #[test]
    fn headline_and_dek_are_put_above_a_text_without() {
        check("It opened.", "Bridge opens\n\nAt last\n\nIt opened.");
        check("\u{feff}It opened.", "Bridge opens\n\nAt last\n\nIt opened.");
        check("", "Bridge opens\n\nAt last\n\n");
        check("Bridge openside.", "Bridge opens\n\nAt last\n\nBridge openside.");
    }

    #[test]
    fn nothing_is_doubled() {
        check("Bridge opens\n\nIt did.", "Bridge opens\n\nIt did.");
        check("\n# BRIDGE\nopens", "\n# BRIDGE\nopens");
        check("---\noutlet: O\n---\nIt opened.", "---\noutlet: O\n---\nIt opened.");
    }

    #[test]
    fn a_base_goes_by_outlet_src_file_name_or_letter() {
        let articles =
            r#""articles": [{ "outlet": "C", "text": "" }, { "src": "in/b.md" }, { "text": "", "base": true }]"#;
        for (name, index) in [("C", 0), ("O-in/b.md", 1), ("in/b.md", 1), ("b.md", 1), ("A", 0), ("B", 1)] {
            let story = story(&format!(r#"{{ {articles}, "base": "{name}" }}"#)).expect("a story");
            assert_eq!(story.base, Some(index), "{name}");
        }
        assert_eq!(story(&format!("{{ {articles} }}")).expect("a story").base, Some(2));
        let unknown = story(&format!(r#"{{ {articles}, "base": "D" }}"#));
        assert_eq!(unknown, Err(StoryFileError::UnknownBase("D".into())));
    }

    #[test]
    fn sources_are_named_by_file_outlet_or_letter() {
        let json = r#"{ "title": "T", "pins": [{ "is": "apart", "blocks": ["A1", "B1"] }], "articles": [
            { "src": "in/b.md", "text": "Own." }, { "outlet": "O", "text": "" }, { "text": "" } ] }"#;
        let story = story(json).expect("a story");
        let names: Vec<&str> = story.articles.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["b.md", "O", "Article C"]);
        assert_eq!(story.articles[0].text, "Own.");
        assert_eq!(story.title.as_deref(), Some("T"));
    }

    #[test]
    fn texts_in_the_file_are_not_asked_for() {
        let file: StoryFile =
            serde_json::from_str(r#"{ "articles": [{ "src": "a", "text": "" }, { "src": "b" }, { "text": "" }] }"#)
                .expect("a story file");
        assert_eq!(file.wanted().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(story(r#"{ "articles": [] }"#), Err(StoryFileError::NoArticles));
        let no_text = story(r#"{ "articles": [{ "src": "a" }, { "outlet": "O" }] }"#);
        assert_eq!(no_text, Err(StoryFileError::NoText(ArticleId(1))));
        let unread = story(r#"{ "articles": [{ "src": "lost.md" }] }"#);
        assert_eq!(unread, Err(StoryFileError::Unread("lost.md".into())));
    }

    #[test]
    fn pins_follow_their_articles() {
        let read = |json: &str| serde_json::from_str::<StoryFile>(json).unwrap().into_story(|_| None).unwrap();
        let mut story = read(r#"{ "articles": [ { "text": "One." } ] }"#);
        story.add(read(
            r#"{ "articles": [ { "text": "A." }, { "text": "B." } ], "pins": [ { "is": "apart", "blocks": ["A1", "B1"] } ] }"#,
        ));
        let names: Vec<String> = story.pins[0].blocks.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["B1", "C1"]);
    }
}
