//! Articles that a page has written into the element, read as a story.
//!
//! They are ordinary HTML, and can be read before the comparison is there, or
//! without it. What is known of an article stands in `data-` attributes, or in
//! the markup that schema.org has for a `NewsArticle`, or is plain to see: the
//! first heading is the headline, the first `time` is when it was published.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use wirediff_engine::story_file::{Entry, StoryFile};
use wirediff_engine::{Meta, Story};

use crate::model::address::pins_in;

/// What is set as blocks of their own.
const BLOCKS: &str = "p, li, blockquote, h1, h2, h3, h4, h5, h6, pre, figcaption, dd, dt, td";

/// What is not the article's text.
const NOT_TEXT: &str = "script, style, template, noscript, nav, form, button, time, address, \
                        [itemprop=author], [itemprop=publisher], [itemprop=datePublished], [hidden]";

/// Returns the story of the articles in an element, if there are any.
pub fn story(host: &Element) -> Option<Story> {
    let articles = elements(host, ":scope > article");
    let file = StoryFile {
        title: host.get_attribute("data-title"),
        articles: articles.iter().map(entry).collect(),
        pins: host.get_attribute("data-pins").map_or_else(Vec::new, |pins| pins_in(pins.trim())),
        ..StoryFile::default()
    };
    file.into_story(|_| None).ok()
}

fn entry(article: &Element) -> Entry {
    let data = |name: &str| article.get_attribute(&format!("data-{name}")).filter(|value| !value.is_empty());
    let first = |selector: &str| elements(article, selector).into_iter().next();
    let words = |selector: &str| first(selector).map(|element| plain(&element)).filter(|words| !words.is_empty());
    let property = |name: &str| {
        let element = first(&format!("[itemprop={name}]"))?;
        ["content", "datetime", "href"].into_iter().find_map(|name| element.get_attribute(name)).or_else(|| {
            let inner = elements(&element, "[itemprop=name]").into_iter().next();
            Some(plain(&inner.unwrap_or(element)))
        })
    };
    let headline = first("[itemprop=headline], h1, h2, h3, h4, h5, h6");
    let dek = first("[itemprop=alternativeHeadline], [itemprop=description]");
    let language = article.closest("[lang]").ok().flatten().and_then(|around| around.get_attribute("lang"));
    let mut blocks = Vec::new();
    gather(article, &[headline.as_ref(), dek.as_ref()], &mut blocks);
    Entry {
        meta: Meta {
            outlet: data("outlet").or_else(|| property("publisher")),
            kind: data("kind"),
            headline: headline.as_ref().map(plain).or_else(|| data("headline")),
            dek: dek.as_ref().map(plain),
            byline: data("byline").or_else(|| property("author")).or_else(|| words("address")),
            published: data("published")
                .or_else(|| property("datePublished"))
                .or_else(|| first("time[datetime]")?.get_attribute("datetime")),
            language: language.filter(|language| !language.is_empty()),
            url: data("url").or_else(|| property("url")),
        },
        base: article.has_attribute("data-base").then_some(true),
        text: Some(blocks.join("\n\n")),
        src: None,
    }
}

/// Gathers the texts of an element's blocks, but not of those that are known.
fn gather(element: &Element, known: &[Option<&Element>], blocks: &mut Vec<String>) {
    let mut child = element.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        let Some(element) = node.dyn_ref::<Element>() else {
            push(&node, blocks);
            continue;
        };
        if known.contains(&Some(element)) || element.matches(NOT_TEXT).unwrap_or(false) {
            continue;
        }
        let is_block = element.matches(BLOCKS).unwrap_or(false);
        if is_block && element.query_selector(BLOCKS).is_ok_and(|inner| inner.is_none()) {
            push(element, blocks);
        } else {
            gather(element, known, blocks);
        }
    }
}

fn push(node: &Node, blocks: &mut Vec<String>) {
    let text = plain(node);
    if !text.is_empty() && node.node_type() != Node::COMMENT_NODE {
        blocks.push(text);
    }
}

/// Returns a node's words with single spaces between them, as they are shown.
fn plain(node: &(impl AsRef<Node> + ?Sized)) -> String {
    let text = node.as_ref().text_content().unwrap_or_default();
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(of: &Element, selector: &str) -> Vec<Element> {
    let found = of.query_selector_all(selector);
    let list = found.map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect::<Vec<_>>());
    list.unwrap_or_default().into_iter().filter_map(|node| node.dyn_into().ok()).collect()
}
