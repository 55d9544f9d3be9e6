//! Somebody copies what the READMEs say into a page of their own.

use std::fs;

use serde_json::json;

use crate::steps::{OUTLETS, see_elements};
use crate::{Reader, root};

pub fn walk(reader: &Reader) {
    for file in ["README.md", "element/README.md", "embed/README.md"] {
        let readme = read(file);
        let examples = blocks(&readme, "html").into_iter().filter(|block| block.contains("<wire-diff"));
        let examples: Vec<&str> = examples.collect();
        assert!(!examples.is_empty(), "{file} shows how to embed a comparison");
        for example in examples {
            let page = reader.open_bare_host_under(&beside(example), policy());
            page.find("link", "Overview");
            page.wait_for("the picture", || (!page.select(".cell__link").is_empty()).then_some(()));
            page.assert_no_complaints();
        }
    }
}

/// The rest of the element's README, on the page of its first example.
pub fn details(reader: &Reader) {
    let readme = read("element/README.md");
    let example = blocks(&readme, "html").remove(0);
    let page = reader.open_bare_host_under(&beside(example), policy());
    see_elements(&page, 1);
    page.find("heading", "Trees for the river");

    // The attributes are properties too, but for the one, and say what is on show.
    for name in table(&readme, "## Attributes") {
        let is_property = page.script_with("return arguments[0] in document.querySelector('wire-diff')", json!([name]));
        assert_eq!(is_property, name != "page", "{name}");
    }
    page.script("document.querySelector('wire-diff').view = 'findings'");
    page.find("heading", "Findings");

    // Every property and method that is named is there.
    for name in table(&readme, "## Properties and methods") {
        let (of, name) = name.split_once('.').unwrap_or(("element", name));
        let name = name.split('(').next().unwrap_or(name);
        let there = page.script_with(
            "const [of, name] = arguments;
             const element = document.querySelector('wire-diff');
             return name in (of === 'element' ? element : element.constructor)",
            json!([of, name]),
        );
        assert_eq!(there, true, "{of}.{name}");
    }

    // Looks, of something that has all of them: the style that it shows, and every property that it names, get in.
    page.script("document.querySelector('wire-diff').src = 'stories/lantern-bridge/story.json'");
    page.wait_for_text(OUTLETS[1]);
    page.script_with(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync(arguments[0]);
         document.adoptedStyleSheets = [sheet]",
        json!([blocks(&readme, "css").remove(0)]),
    );
    let font = page.script("return getComputedStyle(one('.wire-diff')).fontFamily");
    assert_eq!(font, "\"Publico Text\", Georgia, serif");
    for name in table(&readme, "## Looks").into_iter().filter(|name| !name.contains("font")) {
        let script = "const [name] = arguments;
            const element = document.querySelector('wire-diff');
            const looks = () => [...one('.wire-diff').querySelectorAll('*'), one('.wire-diff')].map(it => {
                const { color, backgroundColor, borderColor, textDecorationColor, backgroundImage } = getComputedStyle(it);
                const { backgroundColor: before } = getComputedStyle(it, '::before');
                return [color, backgroundColor, borderColor, textDecorationColor, backgroundImage, before].join();
            }).join();
            const before = looks();
            element.style.setProperty(name, 'rgb(1, 2, 3)');
            const after = looks();
            element.style.removeProperty(name);
            return before !== after";
        let changes = ["columns", "overview"].iter().any(|view| {
            page.script_with("document.querySelector('wire-diff').view = arguments[0]", json!([view]));
            page.find("button", "Next difference");
            page.script_with(script, json!([name])) == true
        });
        assert!(changes, "{name} changes something");
    }
    page.assert_no_complaints();
    let parts = page.script("return one('.wire-diff').getAttribute('part')");
    assert_eq!(parts, "frame");
}

/// Returns the example with the script that lies beside the page.
fn beside(example: &str) -> String {
    let (before, after) = example.split_once("src=\"").expect("an example names its script");
    let (_, after) = after.split_once("wire-diff.js\"").expect("an example names the element's script");
    format!("{before}src=\"wire-diff.js\"{after}")
}

/// Returns the policy that the element's README says is enough; the page's own
/// picture in its tab is not the element's affair.
fn policy() -> String {
    let readme = read("element/README.md");
    let (_, rest) = readme.split_once("## Content Security Policy").expect("it tells of policies");
    let policy = rest.split("```").nth(1).expect("a policy").trim();
    format!("{policy}; img-src data:")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).expect("a README can be read")
}

/// Returns the pieces of code in a language.
fn blocks<'text>(text: &'text str, language: &str) -> Vec<&'text str> {
    let start = format!("```{language}\n");
    text.split(&start).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// Returns the names in the first column of the table under a heading.
fn table<'text>(text: &'text str, heading: &str) -> Vec<&'text str> {
    let (_, rest) = text.split_once(heading).expect("the heading");
    let rows = rest.lines().skip(1).take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2)).collect()
}
