//! `dist/wirediff.html`: the whole page as one file that opens from disk.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::archive::Entry;
use super::files;
use super::site::Site;
use crate::command::Result;

/// Unpacks what stands in the file, before the element's script.
const BEFORE: &str = include_str!("single-before.js");
/// Shows it, after the element's script.
const AFTER: &str = include_str!("single-after.js");
/// What makes the glue a worker's script too.
const WORKER: &str = include_str!("single-worker.js");

/// Nothing but what is in the file itself: no address of any host is allowed.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src data:; \
                      style-src 'unsafe-inline'; connect-src blob: data:; img-src data:";

/// Writes the page with its styles, scripts, wasm and demo in it.
pub fn make(site: &Site, dist: &Path) -> Result<()> {
    let element = site.element()?;
    let [script, others @ ..] = &element[..] else { unreachable!("there is always the script") };
    let only = |end: &str| -> Result<&Entry> {
        let found: Vec<&Entry> = others.iter().filter(|(name, _)| name.ends_with(end)).collect();
        // What it does not know of would be missing in the file.
        let [one] = found[..] else { return Err(format!("Of the element's files {} end with {end}.", found.len())) };
        Ok(one)
    };
    let (glue, wasm, sheet, spanish) = (only(".js")?, only("_bg.wasm")?, only(".css")?, only(".txt")?);
    let parts =
        others.iter().filter(|(name, _)| (name.ends_with(".wasm") || name.ends_with(".bin")) && *name != wasm.0);
    let text = |entry: &Entry| String::from_utf8_lossy(&entry.1).into_owned();
    let mut inside = vec![
        data("application/json", "wirediff-glue", &json_text(&(text(glue) + WORKER))),
        data("application/json", "wirediff-sheet", &json_text(&text(sheet))),
        data("application/json", "wirediff-es", &json_text(&text(spanish))),
        data("application/json", "wirediff-story", &inside_script(&story(&site.folder)?)),
        data("text/plain", "wirediff-wasm", &packed(&wasm.1)),
    ];
    inside.extend(parts.map(|(name, bytes)| data("text/plain", &format!("wirediff-part-{name}"), &packed(bytes))));
    inside.push(format!("<script type=\"module\">\n{BEFORE}\n{}\n{AFTER}</script>", text(script)));
    let style = format!("<style>\n{}</style>", files::read_text(&site.folder.join("demo.css"))?);
    let html = with_own_policy(&without_links(&site.html))
        .replacen("</head>", &format!("{style}\n</head>"), 1)
        .replacen("</body>", &format!("{}\n</body>", inside.join("\n")), 1);
    files::write(&dist.join("wirediff.html"), html)
}

/// Returns the demo's story file with its articles' texts in it.
fn story(site: &Path) -> Result<String> {
    let folder = site.join("stories/lantern-bridge");
    let mut story = files::read_text(&folder.join("story.json"))?;
    for path in files::below(&folder)?.iter().filter(|path| path.ends_with(".md")) {
        let text = files::read_text(&folder.join(path))?;
        let entry = format!("{{ \"src\": \"{path}\"");
        story = story.replacen(&entry, &format!("{entry}, \"text\": {}", json_text(&text)), 1);
    }
    Ok(story)
}

/// Returns the page without what it would fetch.
fn without_links(html: &str) -> String {
    let html = without(html, "<link ", ">", |tag| !tag.contains("href=\"data:"));
    without(&html, "<script ", "</script>", |tag| tag.contains("src="))
}

/// Returns a text without the stretches from `start` to `end` of which `leave_out` holds.
fn without(text: &str, start: &str, end: &str, leave_out: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        let length = after.find(end).map_or(after.len(), |at| at + end.len());
        kept.push_str(before);
        if !leave_out(&after[..length]) {
            kept.push_str(start);
            kept.push_str(&after[..length]);
        }
        rest = &after[length..];
    }
    kept + rest
}

/// Returns the page with the policy that fits a file with everything in it.
fn with_own_policy(html: &str) -> String {
    let start = "content=\"default-src 'none'";
    match html.split_once(start).and_then(|(before, after)| Some((before, after.split_once('"')?.1))) {
        Some((before, after)) => format!("{before}content=\"{POLICY}\"{after}"),
        None => html.to_owned(),
    }
}

/// Returns an element that is there only to be read by a script.
fn data(kind: &str, id: &str, text: &str) -> String {
    format!("<script type=\"{kind}\" id=\"{id}\">{text}</script>")
}

/// Returns bytes as letters, compressed first, since letters take a third more.
fn packed(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    BASE64_STANDARD.encode(written.expect("writing to memory does not fail"))
}

/// Returns a text as a JSON string that can stand in a script element.
fn json_text(text: &str) -> String {
    let mut json = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\t' => json.push_str("\\t"),
            letter if letter < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => json.push(letter),
        }
    }
    inside_script(&(json + "\""))
}

/// Returns JSON in which nothing can end the script element that it stands in.
fn inside_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_that_json_stands_in() {
        assert_eq!(json_text("a \"</script>\"\n"), "\"a \\\"\\u003c/script>\\\"\\n\"");
    }

    #[test]
    fn what_would_be_fetched_is_left_out() {
        let html = "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"./a.css\"/>\
                    <script src=\"./boot.js\"></script><p>Text</p>";
        assert_eq!(without_links(html), "<link rel=\"icon\" href=\"data:,\"><p>Text</p>");
    }

    #[test]
    fn the_policy_allows_no_host() {
        let html = "<meta content=\"default-src 'none'; script-src 'self'\" /><p>";
        assert_eq!(with_own_policy(html), format!("<meta content=\"{POLICY}\" /><p>"));
        assert!(!POLICY.contains("self"));
    }
}
