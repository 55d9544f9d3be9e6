//! What is said of the element in several files is the same in all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the root");
    fs::read_to_string(root.join(path)).expect("the file can be read")
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("the file is JSON")
}

/// Returns the names in a list of things that have one.
fn names(list: &Value) -> BTreeSet<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
}

/// Returns the words after each `before` in a text.
fn after(text: &str, before: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '-';
    text.split(before).skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect()).collect()
}

fn manifest() -> Value {
    json("element/custom-elements.json")["modules"][0]["declarations"][0].clone()
}

#[test]
fn attributes_are_the_same_everywhere() {
    let described = names(&manifest()["attributes"]);
    let script = read("element/wire-diff.js");
    let observed = script.split("observedAttributes = [").nth(1).and_then(|rest| rest.split(']').next());
    let mut observed = after(observed.expect("the attributes that are observed"), ", \"");
    observed.extend(after(&script, "observedAttributes = [\""));
    // Whether it is the whole page is decided once.
    observed.insert("page".to_owned());
    assert_eq!(observed, described);
    let in_docs = script.matches("@attribute {").count();
    assert_eq!(in_docs, described.len());
    assert_eq!(names(&json("element/web-types.json")["contributions"]["html"]["elements"][0]["attributes"]), described);
    let (types, readme) = (read("element/wire-diff.d.ts"), read("element/README.md"));
    for name in described {
        assert!(name == "page" || types.contains(&format!("  {name}: ")), "wire-diff.d.ts lacks {name}");
        assert!(readme.contains(&format!("| `{name}` |")), "README.md lacks {name}");
    }
}

#[test]
fn events_are_the_same_everywhere() {
    let described = names(&manifest()["events"]);
    // What is kept has such a name, too, and is no event.
    let page = ["src/session/host.rs", "element/wire-diff.js"].map(read).concat().replace("getItem(\"wirediff-", "");
    let fired: BTreeSet<String> =
        after(&page, "\"wirediff-").into_iter().map(|name| format!("wirediff-{name}")).collect();
    assert_eq!(fired, described);
    let types = after(&read("element/wire-diff.d.ts"), "\"wirediff-");
    assert_eq!(types.into_iter().map(|name| format!("wirediff-{name}")).collect::<BTreeSet<_>>(), described);
    let readme = read("element/README.md");
    assert!(described.iter().all(|name| readme.contains(&format!("| `{name}` |"))));
}

#[test]
fn custom_properties_are_the_same_everywhere() {
    let described = names(&manifest()["cssProperties"]);
    let used = after(&read("style/tokens.css"), "var(--wirediff-");
    let used: BTreeSet<String> = used.into_iter().map(|name| format!("--wirediff-{name}")).collect();
    assert_eq!(used, described);
    let (script, readme) = (read("element/wire-diff.js"), read("element/README.md"));
    for name in described {
        assert!(script.contains(&format!("@cssproperty {name} ")), "wire-diff.js lacks {name}");
        assert!(readme.contains(&format!("| `{name}` |")), "README.md lacks {name}");
    }
}

#[test]
fn members_are_the_same_everywhere() {
    let described = names(&manifest()["members"]);
    let script = read("element/wire-diff.js");
    let class = script.split("export class WireDiff").nth(1).and_then(|rest| rest.split("\n}\n").next());
    let class = class.expect("the class");
    // Members that begin a line of the class, but for what is private or the browser's to call.
    let called_by_browser =
        ["observedAttributes", "constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"];
    let mut members: BTreeSet<String> = class
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with([' ', '#', '}', '/', '*'])))
        .map(|line| ["static ", "get ", "set ", "async "].iter().fold(line, |line, word| line.trim_start_matches(word)))
        .map(|line| line.chars().take_while(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|name| !name.is_empty() && !called_by_browser.contains(&name.as_str()))
        .collect();
    let properties = script.split("const PROPERTIES = [").nth(1).and_then(|rest| rest.split(']').next());
    members.extend(properties.expect("the properties").split(", ").map(|name| name.trim_matches('"').to_owned()));
    assert_eq!(members, described);
    let (types, readme) = (read("element/wire-diff.d.ts"), read("element/README.md"));
    for name in &described {
        let is_typed = ["  ", "get ", "static "]
            .iter()
            .any(|before| [": ", "(", "()"].iter().any(|after| types.contains(&format!("{before}{name}{after}"))));
        assert!(is_typed, "wire-diff.d.ts lacks {name}");
        let is_told = ["`{}", "WireDiff.{}"].iter().any(|form| readme.contains(&form.replace("{}", name)));
        assert!(is_told, "README.md lacks {name}");
    }
    let editors = json("element/web-types.json");
    let properties = names(&editors["contributions"]["html"]["elements"][0]["js"]["properties"]);
    let members = manifest()["members"].clone();
    let fields = members.as_array().expect("a list").iter().filter(|it| it["kind"] == "field" && it["static"] != true);
    assert_eq!(properties, fields.map(|it| it["name"].as_str().expect("a name").to_owned()).collect());
}
