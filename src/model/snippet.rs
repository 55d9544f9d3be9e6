//! What others put on their pages to show this comparison.
//!
//! Articles are written out as plain HTML, so that they can be read, printed
//! and found where no script runs.

use wirediff_engine::{Article, ArticleId, Block, Role};

/// What is to be shown elsewhere.
pub struct Embed<'a> {
    pub title: &'a str,
    pub articles: &'a [Article],
    pub base: Option<ArticleId>,
    /// The address of the folder that Wirediff's scripts lie in, with its slash.
    pub folder: &'a str,
}

/// In which shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The element, with the articles in it.
    #[default]
    Element,
    /// A frame, for sites that allow no scripts.
    Frame,
    /// A web page of its own.
    File,
}

impl Embed<'_> {
    /// Returns the snippet in that shape; a frame shows the story at an address
    /// if it has one, and else carries it along.
    pub fn snippet(&self, form: Form, story_address: Option<&str>) -> String {
        match form {
            Form::Element => self.element(),
            Form::Frame => self.frame(story_address),
            Form::File => self.file(),
        }
    }

    /// Returns the element with the articles in it, and the script that it needs.
    fn element(&self) -> String {
        format!("{}\n{}\n", self.articles_in_element(), self.script())
    }

    /// Returns the element with the articles in it.
    pub fn articles_in_element(&self) -> String {
        let base = self.base.map_or_else(String::new, |base| attribute("base", &base.to_string()));
        let mut html = format!("<wire-diff{base}{}>\n", attribute("data-title", self.title));
        for article in self.articles {
            write_article(article, &mut html);
        }
        html + "</wire-diff>"
    }

    fn script(&self) -> String {
        format!("<script type=\"module\"{}></script>", attribute("src", &format!("{}wire-diff.js", self.folder)))
    }

    fn frame(&self, story_address: Option<&str>) -> String {
        let script = attribute("src", &format!("{}embed.js", self.folder));
        format!("{}\n<script type=\"module\"{script}></script>\n", self.frame_element(story_address))
    }

    /// Returns the frame alone. Without the script it keeps its height.
    pub fn frame_element(&self, story_address: Option<&str>) -> String {
        let address = attribute("src", &self.frame_address(story_address));
        let title = attribute("title", self.title);
        format!(
            "<iframe data-wirediff{address}{title} width=\"100%\" height=\"640\" frameborder=\"0\" loading=\"lazy\"></iframe>"
        )
    }

    /// Returns the address of a page that shows the comparison in a frame.
    fn frame_address(&self, story_address: Option<&str>) -> String {
        let asked = match story_address {
            Some(address) => format!("src={}", percent(address)),
            None => format!("story={}", percent(&self.story_json())),
        };
        format!("{}embed.html#{asked}", self.folder)
    }

    /// Returns the comparison as a web page that can be read without scripts.
    fn file(&self) -> String {
        let language = self.articles.iter().find_map(|article| article.meta.language.as_deref());
        format!(
            "<!DOCTYPE html>\n<html{}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{FILE_STYLE}</style>\n{}\n</head>\n<body>\n<h1>{title}</h1>\n{}\n</body>\n</html>\n",
            attribute("lang", language.unwrap_or("en")),
            self.script(),
            self.articles_in_element(),
            title = escaped(self.title),
        )
    }

    /// Returns the comparison as a story file.
    fn story_json(&self) -> String {
        let articles = self.articles.iter().map(|article| {
            let meta = &article.meta;
            let facts = [
                ("outlet", Some(article.name())),
                ("kind", meta.kind.as_deref()),
                ("headline", meta.headline.as_deref()),
                ("dek", meta.dek.as_deref()),
                ("byline", meta.byline.as_deref()),
                ("published", meta.published.as_deref()),
                ("language", meta.language.as_deref()),
                ("url", meta.url.as_deref()),
                ("text", Some(article.text.as_str())),
            ]
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("\"{name}\":{}", json_text(value))))
            .collect::<Vec<_>>();
            format!("{{{}}}", facts.join(","))
        });
        let articles: Vec<String> = articles.collect();
        let base = self.base.map_or_else(String::new, |base| format!(",\"base\":\"{base}\""));
        format!("{{\"title\":{},\"articles\":[{}]{base}}}", json_text(self.title), articles.join(","))
    }
}

/// How the articles look until, or without, the script.
const FILE_STYLE: &str = "\
body { max-width: 96rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.5 Georgia, serif; }
wire-diff:not(:defined) article { max-width: 38rem; margin-block: 3rem; }
";

fn write_article(article: &Article, html: &mut String) {
    let meta = &article.meta;
    html.push_str("  <article");
    let facts = [
        ("data-outlet", Some(article.name())),
        ("data-kind", meta.kind.as_deref()),
        ("data-byline", meta.byline.as_deref()),
        ("data-published", meta.published.as_deref()),
        ("data-url", meta.url.as_deref()),
        ("lang", meta.language.as_deref()),
    ];
    for (name, value) in facts {
        html.push_str(&value.map_or_else(String::new, |value| attribute(name, value)));
    }
    html.push_str(">\n");
    // The first heading is read as the headline, so there is none before it.
    let headline = article.headline();
    if let Some(headline) = headline {
        html.push_str(&format!("    <h2>{}</h2>\n", escaped(headline)));
    }
    for block in article.blocks.iter().filter(|block| block.role != Role::Headline) {
        let (tag, more) = match block.role {
            Role::Crosshead if headline.is_some() => ("h3", ""),
            Role::Dek => ("p", " itemprop=\"description\""),
            _ => ("p", ""),
        };
        html.push_str(&format!("    <{tag}{more}>{}</{tag}>\n", escaped(&in_one_line(article, block))));
    }
    html.push_str("  </article>\n");
}

/// Returns the text of a block that may have been wrapped by hand.
fn in_one_line(article: &Article, block: &Block) -> String {
    article.block_text(block).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns ` name="value"`.
fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

/// Returns a text in which no character means anything to HTML.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
    html
}

/// Returns a text as JSON.
fn json_text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            // Nothing else below a space belongs in an article.
            letter if letter < ' ' => json.push(' '),
            letter => json.push(letter),
        }
    }
    json.push('"');
    json
}

/// Returns a text as it can stand in an address after `#`.
fn percent(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/:,!*()'".contains(&byte) {
            address.push(byte as char);
        } else {
            address.push('%');
            address.push(DIGITS[usize::from(byte >> 4)] as char);
            address.push(DIGITS[usize::from(byte & 15)] as char);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Collated;
    use crate::model::example::{COST, FIRST, VOTE, collated};

    fn snippet(form: Form, story_address: Option<&str>) -> String {
        let collated: Collated = collated(&[&[VOTE], &[VOTE, COST]], Some(0));
        let articles = &collated.collation.articles;
        let embed =
            Embed { title: "Trees & \"banks\"", articles, base: Some(FIRST), folder: "https://news.example/w/" };
        embed.snippet(form, story_address)
    }

    /// Fails unless the snippet in that shape has these words in it.
    #[track_caller]
    fn check(form: Form, words: &str) {
        let snippet = snippet(form, None);
        assert!(snippet.contains(words), "{words} is not in\n{snippet}");
    }

    #[test]
    fn the_element_carries_the_articles_and_names_its_script() {
        check(Form::Element, "<wire-diff base=\"A\" data-title=\"Trees &amp; &quot;banks&quot;\">");
        check(Form::Element, &format!("<p>{VOTE}</p>\n    <p>{COST}</p>\n  </article>"));
        check(Form::Element, "<script type=\"module\" src=\"https://news.example/w/wire-diff.js\"></script>");
    }

    #[test]
    fn the_frame_names_the_story_or_carries_it() {
        let named = snippet(Form::Frame, Some("stories/a b/story.json"));
        assert!(named.contains("src=\"https://news.example/w/embed.html#src=stories/a%20b/story.json\""), "{named}");
        check(Form::Frame, "embed.html#story=%7B%22title%22:%22Trees%20%26%20%5C%22banks%5C%22%22,");
        check(Form::Frame, "%22base%22:%22A%22%7D\"");
    }

    #[test]
    fn the_file_is_a_page_that_reads_without_scripts() {
        check(Form::File, "<!DOCTYPE html>");
        check(Form::File, "<title>Trees &amp; \"banks\"</title>".replace('"', "&quot;").as_str());
        check(Form::File, &format!("<p>{COST}</p>"));
    }

    #[test]
    fn nothing_that_an_article_says_becomes_markup() {
        let collated = collated(&[&["</p><script>alert(1)</script>"], &[VOTE]], None);
        let articles = &collated.collation.articles;
        for form in [Form::Element, Form::Frame, Form::File] {
            let html = Embed { title: "\"><img>", articles, base: None, folder: "\"><img>" }.snippet(form, None);
            assert!(!html.contains("<script>") && !html.contains("<img>"), "{html}");
        }
    }
}
