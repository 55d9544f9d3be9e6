//! Somebody takes the comparison to a page of their own.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

use crate::Reader;
use crate::page::Page;
use crate::server::{Server, Workers};
use crate::steps::{OUTLETS, see_the_demo};

/// Looks at each of the three ways, and at what they will look like.
pub fn choose(reader: &Reader) {
    let page = reader.open();
    open_dialog(&page);
    assert!(snippet(&page).contains("<wire-diff base=\"A\" data-title=\"The Lantern Bridge\">"));
    for outlet in OUTLETS {
        assert!(snippet(&page).contains(outlet), "{outlet} is in the snippet");
    }

    choose_form(&page, "In a frame");
    assert!(snippet(&page).contains("embed.html#src=stories/lantern-bridge/story.json"), "{}", snippet(&page));

    choose_form(&page, "As one file");
    let file = page.find("link", "Download the file").property("href");
    let file = file.as_str().unwrap_or_default();
    assert!(file.starts_with("data:text/html") && file.contains("%3Carticle%20data-outlet"), "{file:.200}");
    page.find("button", "Done").click();
    page.assert_no_complaints();
}

/// Puts the frame into a page of another host: it grows with what it shows, and
/// listens to nobody else.
pub fn frame(reader: &Reader) {
    let page = reader.open_with(Workers::Unruled);
    open_dialog(&page);
    choose_form(&page, "In a frame");
    let host = Host::new(&snippet(&page));
    page.go(&host.server.origin());

    let height = || page.script("return +document.querySelector('iframe').height").as_u64().unwrap_or_default();
    page.wait_for("the frame to grow", || (height() > 700).then_some(()));
    page.script(
        "postMessage({ wirediff: 'height', height: 7 }, '*');
         const stranger = document.createElement('iframe');
         stranger.dataset.wirediff = '';
         stranger.src = document.querySelector('iframe').src.replace(/#.*/, '#');
         stranger.srcdoc = `<script>parent.postMessage({ wirediff: 'height', height: 8 }, '*')</scr` + `ipt>`;
         document.body.append(stranger);",
    );
    page.script_async("const done = arguments[arguments.length - 1]; setTimeout(done, 500)");
    assert!(height() > 700, "the frame has listened to a stranger");
    assert_eq!(page.script("return document.querySelectorAll('iframe')[1].height"), "");
}

/// A correction goes along, whatever the blocks are called there.
pub fn corrected(reader: &Reader) {
    let page = reader.open_with(Workers::Unruled);
    see_the_demo(&page);
    let linked = "return (async () => {
        const { links, articles } = JSON.parse(await one('wire-diff').export('json'));
        const role = (id) => articles.flatMap(it => it.blocks).find(it => it.id === id).role;
        const last = links.findLast(it => it.left.startsWith('A') && role(it.left) === 'body' && role(it.right) === 'body');
        return last.left + '.' + last.right;
    })()";
    let linked = page.script(linked);
    page.load_at(&format!("#columns&pins=x{}", linked.as_str().expect("two blocks")));
    see_the_demo(&page);
    let before = pinned(&page);
    assert_eq!(before["apart"], true, "{before}");

    page.find("button", "Embed").click();
    page.find("heading", "Embed this comparison");
    let element = snippet(&page);
    assert!(element.contains(" data-pins=\"x"), "{element:.200}");
    choose_form(&page, "In a frame");
    assert!(snippet(&page).contains("%22pins%22:%5B%7B%22is%22:%22apart%22"), "the frame's story has it too");
    page.assert_no_complaints();

    let host = Host::new(&element);
    page.go(&host.server.origin());
    see_the_demo(&page);
    let after = pinned(&page);
    assert_eq!(after["apart"], true, "{after}");
    assert_eq!(after["texts"], before["texts"]);
    page.assert_no_complaints();
}

/// Returns whether the first correction's blocks are apart, and what they say, once
/// the engine has heard of it.
fn pinned(page: &Page) -> Value {
    let told = "return (async () => {
         const { pins, links, articles } = JSON.parse(await one('wire-diff').export('json') || '{}');
         if (!pins?.length) return null;
         const [{ honoured, blocks: [left, right] }] = pins;
         const decoded = ({ text }, { start, end }) =>
             new TextDecoder().decode(new TextEncoder().encode(text).slice(start, end)).replace(/\\s+/g, ' ');
         const text = (id) => articles.flatMap(it => it.blocks.filter(block => block.id === id).map(block => decoded(it, block)));
         const isLinked = links.some(it => [it.left, it.right].includes(left) && [it.left, it.right].includes(right));
         return { apart: honoured && !isLinked, texts: [left, right].flatMap(text) };
         })()";
    page.wait_for("the correction", || Some(page.script(told)).filter(|told| !told.is_null()))
}

/// A page of somebody else's with a snippet in it, on a server of its own.
struct Host {
    folder: PathBuf,
    server: Server,
}

impl Host {
    fn new(snippet: &str) -> Host {
        let folder = env::temp_dir().join(format!("wirediff-host-{}", std::process::id()));
        let html = format!("<!DOCTYPE html><title>A blog</title><link rel=icon href=data:,>{snippet}");
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("index.html"), html));
        written.expect("a page to be written");
        let server = Server::start(folder.clone(), Workers::Unruled);
        Host { folder, server }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn open_dialog(page: &Page) {
    see_the_demo(page);
    page.find("button", "Embed").click();
    page.find("heading", "Embed this comparison");
}

fn choose_form(page: &Page, name: &str) {
    page.find("radio", name).click();
    page.wait_for(name, || (page.find("radio", name).property("checked") == true).then_some(()));
}

fn snippet(page: &Page) -> String {
    let value = page.find("textbox", "Snippet").property("value");
    value.as_str().unwrap_or_default().to_owned()
}
