//! Five real articles from five sites, dropped together, can be compared.

use std::fs;

use crate::Reader;
use crate::steps::see_the_demo_in_columns;

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let files = crate::seeds().unwrap_or_default();
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("a seed can be read"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    page.drop_files(&files);

    page.wait_for_text(&format!("{} articles added.", files.len()));
    page.find("heading", &format!("One story, {} versions", files.len()));
    page.find("button", "Next difference");

    // Same statements stand beside each other …
    page.wait_for("rows with two articles or more", || {
        let shared = page.script(
            "return all('[role=row]').filter(row =>
                [...row.querySelectorAll('[role=cell]')].filter(cell => cell.querySelector('.block')).length > 1
            ).length",
        );
        (shared.as_u64() > Some(8)).then_some(())
    });

    // … and what the sites say of themselves is folded away.
    page.wait_for_text("of page furniture");
    let text = page.text().to_lowercase();
    for furniture in ["story continues below", "leave a reply"] {
        assert!(!text.contains(furniture), "“{furniture}” is not part of the story");
    }
    page.assert_no_complaints();
}
