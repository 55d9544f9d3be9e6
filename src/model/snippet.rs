//! What others put on their pages to show this comparison.
//!
//! Articles are written out as plain HTML, so that they can be read, printed
//! and found where no script runs.

use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{Article, ArticleId, Block, BlockId, Role};

use super::address::pins_in_address;

/// What is to be shown elsewhere.
pub struct Embed<'a> {
    pub title: &'a str,
    pub articles: &'a [Article],
    pub base: Option<ArticleId>,
    /// The corrections that the comparison was made with.
    pub pins: &'a [Pin],
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
        let pins = self.pins_as_read();
        let pins = if pins.is_empty() { String::new() } else { attribute("data-pins", &pins_in_address(&pins)) };
        let mut html = format!("<wire-diff{base}{}{pins}>\n", attribute("data-title", self.title));
        for article in self.articles {
            write_article(article, &mut html);
        }
        html + "</wire-diff>"
    }

    /// Returns the pins by the names that their blocks have for whoever reads what
    /// is written here.
    fn pins_as_read(&self) -> Vec<Pin> {
        let name = |id: &BlockId| {
            let article = self.articles.iter().find(|article| article.id == id.article)?;
            let place = as_read(article).iter().position(|block| block.is_some_and(|block| block.id == *id))?;
            Some(BlockId { block: place as u32, ..*id })
        };
        let renamed = |pin: &Pin| {
            let blocks = pin.blocks.iter().map(name).collect::<Option<_>>()?;
            Some(Pin { blocks, ..pin.clone() })
        };
        self.pins.iter().filter_map(renamed).collect()
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
        let pins: Vec<String> = self.pins.iter().map(pin_as_json).collect();
        let pins = if pins.is_empty() { String::new() } else { format!(",\"pins\":[{}]", pins.join(",")) };
        format!("{{\"title\":{},\"articles\":[{}]{base}{pins}}}", json_text(self.title), articles.join(","))
    }
}

/// How the articles look until, or without, the script.
const FILE_STYLE: &str = "\
body { max-width: 96rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.5 Georgia, serif; }
wire-diff:not(:defined) article { max-width: 38rem; margin-block: 3rem; }
";

/// Returns an article's blocks in the order in which they are read from its HTML:
/// headline and dek are known by their markup and come first. A headline that is
/// no block of its text becomes one.
fn as_read(article: &Article) -> Vec<Option<&Block>> {
    let of = |role: Role| article.blocks.iter().find(|block| block.role == role);
    let mut blocks: Vec<Option<&Block>> = article.headline().map(|_| of(Role::Headline)).into_iter().collect();
    let dek = of(Role::Dek);
    blocks.extend(dek.map(Some));
    let is_text = |block: &&Block| block.role != Role::Headline && dek.is_none_or(|dek| dek.id != block.id);
    blocks.extend(article.blocks.iter().filter(is_text).map(Some));
    blocks
}

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

fn pin_as_json(pin: &Pin) -> String {
    let is = match pin.is {
        PinKind::Together => "together",
        PinKind::Apart => "apart",
        PinKind::Body => "body",
        PinKind::Furniture => "furniture",
    };
    let blocks: Vec<String> = pin.blocks.iter().map(|block| format!("\"{block}\"")).collect();
    format!("{{\"is\":\"{is}\",\"blocks\":[{}]}}", blocks.join(","))
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
    use wirediff_engine::read::read;
    use wirediff_engine::story_file::{Entry, StoryFile};
    use wirediff_engine::{Meta, Options, Source, Story, collate};

    use super::*;
    use crate::model::Collated;
    use crate::model::example::{COST, FIRST, VOTE, collated};

    fn snippet(form: Form, story_address: Option<&str>) -> String {
        let collated: Collated = collated(&[&[VOTE], &[VOTE, COST]], Some(0));
        let articles = &collated.collation.articles;
        let pins = [pin(PinKind::Together, &["A1", "B2"]), pin(PinKind::Furniture, &["B1"])];
        let folder = "https://news.example/w/";
        let embed = Embed { title: "Trees & \"banks\"", articles, base: Some(FIRST), pins: &pins, folder };
        embed.snippet(form, story_address)
    }

    fn pin(is: PinKind, blocks: &[&str]) -> Pin {
        let blocks = blocks.iter().map(|name| name.parse().expect("a block's name")).collect();
        Pin { is, blocks, honoured: true }
    }

    /// Fails unless the snippet in that shape has these words in it.
    #[track_caller]
    fn check(form: Form, words: &str) {
        let snippet = snippet(form, None);
        assert!(snippet.contains(words), "{words} is not in\n{snippet}");
    }

    #[test]
    fn the_element_carries_the_articles_and_names_its_script() {
        check(
            Form::Element,
            "<wire-diff base=\"A\" data-title=\"Trees &amp; &quot;banks&quot;\" data-pins=\"tA1.B2,fB1\">",
        );
        check(Form::Element, &format!("<p>{VOTE}</p>\n    <p>{COST}</p>\n  </article>"));
        check(Form::Element, "<script type=\"module\" src=\"https://news.example/w/wire-diff.js\"></script>");
    }

    #[test]
    fn the_frame_names_the_story_or_carries_it() {
        let named = snippet(Form::Frame, Some("stories/a b/story.json"));
        assert!(named.contains("src=\"https://news.example/w/embed.html#src=stories/a%20b/story.json\""), "{named}");
        check(Form::Frame, "embed.html#story=%7B%22title%22:%22Trees%20%26%20%5C%22banks%5C%22%22,");
        check(Form::Frame, "%22base%22:%22A%22,%22pins%22:%5B%7B%22is%22:%22together%22,%22blocks%22:%5B%22A1%22,");
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
            let html =
                Embed { title: "\"><img>", articles, base: None, pins: &[], folder: "\"><img>" }.snippet(form, None);
            assert!(!html.contains("<script>") && !html.contains("<img>"), "{html}");
        }
    }
    #[test]
    fn pins_name_the_blocks_as_they_are_read_again() {
        let text = "A line that is no headline, since one is given, and so the article has it beside its text.\n\n\
                    Bridge opens\n\nAt last\n\nThe bridge opened on Tuesday, the council said in the evening.";
        let given = |headline: &str, dek: Option<&str>| {
            let meta = Meta { headline: Some(headline.into()), dek: dek.map(Into::into), ..Meta::default() };
            Source { text: text.into(), meta, ..Source::default() }
        };
        let articles = vec![given("Bridge opens", Some("At last")), given("Not in the text", None)];
        let collation = collate(&Story { articles, ..Story::default() }, &Options::default());
        let pins = [pin(PinKind::Together, &["A4", "B4"]), pin(PinKind::Furniture, &["A1", "B1"])];
        let embed = Embed { title: "", articles: &collation.articles, base: None, pins: &pins, folder: "" };

        // Read as the element reads it: headline and dek by their markup, the rest in order.
        let words = |article: &Article, id: &BlockId| in_one_line(article, &article.blocks[id.index()]);
        let read_again: Vec<Article> = collation
            .articles
            .iter()
            .map(|article| {
                let rest = as_read(article).into_iter().flatten();
                let rest = rest.filter(|block| !matches!(block.role, Role::Headline | Role::Dek));
                let rest: Vec<String> = rest.map(|block| in_one_line(article, block)).collect();
                let dek = article.blocks.iter().find(|block| block.role == Role::Dek);
                let meta = Meta {
                    headline: article.headline().map(Into::into),
                    dek: dek.map(|dek| in_one_line(article, dek)),
                    ..Meta::default()
                };
                let entry = Entry { meta, text: Some(rest.join("\n\n")), ..Entry::default() };
                let story = StoryFile { articles: vec![entry], ..StoryFile::default() }.into_story(|_| None);
                read(&story.expect("a story").articles[0], article.id)
            })
            .collect();
        let all = |pins: &[Pin], articles: &[Article]| -> Vec<String> {
            let blocks = pins.iter().flat_map(|pin| &pin.blocks);
            blocks.map(|id| words(&articles[id.article.index()], id)).collect()
        };
        assert_eq!(all(&embed.pins_as_read(), &read_again), all(&pins, &collation.articles));
        assert_ne!(embed.pins_as_read(), pins, "the names are not the same by chance");
    }
}
