//! Whatever is put in, the page says in a sentence what became of it, and
//! nothing that was there before is lost.

use serde_json::json;

use crate::Reader;
use crate::steps::{TITLE, paste, see_the_demo_in_columns, start_over};

const TREES: &str = "The city council agreed on Tuesday to plant 4,000 trees along the river.\n\n\
                     Work begins in March, said mayor Ada Lund.";

pub fn unusable_files(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let junk: Vec<u8> = (0..4000u32).map(|i| (i * 7919 % 256) as u8).collect();
    page.drop_files(&[("empty.txt", b""), ("photo.jpg", &junk), ("story.json", b"{ not json")]);
    page.wait_for_text("empty.txt is empty, so it was left out.");
    page.wait_for_text("photo.jpg is not text, so it was left out.");
    page.wait_for_text("story.json is not a story file");
    // The story that was on show still is.
    page.find("heading", TITLE);
    page.find("button", "Dismiss").click();
    page.wait_for_no_text("was left out");
    page.assert_no_complaints();
}

pub fn invalid_utf8(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let old = b"The caf\xe9 on the quay reopened on Friday, its owner said.";
    page.drop_files(&[("old.txt", old), ("new.txt", "The café on the quay reopened, its owner said.".as_bytes())]);
    page.wait_for_text("2 articles added.");
    page.wait_for_text("The café on the quay reopened");
    page.wait_for_text("on Friday");
    page.assert_no_complaints();
}

pub fn script_in_a_paste(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let title = page.script("return document.title");
    let attack = "The council <script>document.title = 'taken'</script> agreed on Tuesday.\n\n\
                  <img src=x onerror=\"document.title = 'taken'\"> It was a long debate, they said.";
    paste(&page, "<b>Attacker</b>", attack);
    paste(&page, "Paper", "The council agreed on Tuesday.");
    page.find("heading", "One story, 2 versions");
    page.wait_for_text("<script>document.title = 'taken'</script>");
    page.wait_for_text("<img src=x onerror=\"document.title = 'taken'\">");
    page.wait_for_text("<b>Attacker</b>");
    assert_eq!(page.script("return document.title"), title);
    page.assert_no_complaints();
}

pub fn one_article_alone(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "Wire", TREES);
    page.wait_for_text("One article so far. Add a second one to compare them.");
    page.wait_for_text("4,000 trees along the river");
    page.assert_no_complaints();
}

pub fn two_identical_articles(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "Wire", TREES);
    paste(&page, "Paper", TREES);
    page.wait_for_text("These articles are identical, word for word.");
    page.wait_for_text("No differences");
    page.assert_no_complaints();
}

pub fn nothing_in_common(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "Wire", TREES);
    paste(&page, "Recipe", "Whisk two eggs with sugar until pale.\n\nBake for forty minutes.");
    page.wait_for_text("These articles have nothing in common");
    page.wait_for_text("Whisk two eggs");
    page.assert_no_complaints();
}

pub fn other_scripts(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "وكالة", "وافق مجلس المدينة يوم الثلاثاء على زراعة 4000 شجرة على ضفاف النهر.");
    paste(&page, "صحيفة", "وافق مجلس المدينة يوم الثلاثاء على زراعة 400 شجرة على ضفاف النهر.");
    page.find("heading", "One story, 2 versions");
    page.wait_for("a row with both, running from the right", || {
        let directions = page.script("return all('.block--body').map(it => getComputedStyle(it).direction)");
        (directions == json!(["rtl", "rtl"])).then_some(())
    });
    assert!(!page.text().contains("nothing in common"));

    start_over(&page);
    paste(&page, "通讯社", "市议会星期二同意在河边种植四千棵树。工程将于三月开始。");
    paste(&page, "日报", "市议会星期二勉强同意在河边种植四百棵树。工程将于三月开始。");
    page.wait_for("the added word marked", || {
        let marks = page.script("return all('mark').map(it => it.innerText)");
        marks.to_string().contains("勉强").then_some(())
    });
    page.assert_no_complaints();
}

/// Ten thousand paragraphs: the page stays awake, and in the end all is there.
pub fn a_very_long_article(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let article = |word: &str| {
        let paragraphs = (0..10_000).map(|i| {
            let (a, b) = (i * 7919 % 10_007, i * 104_729 % 10_009);
            format!("Clerk number {a} told hearing {b} that the {word} was late again.")
        });
        paragraphs.collect::<Vec<_>>().join("\n\n")
    };
    let (left, right) = (article("train"), article("ferry"));
    page.drop_files(&[("left.txt", left.as_bytes()), ("right.txt", right.as_bytes())]);
    page.wait_for_text("2 articles added.");
    // While the worker compares, the page answers.
    page.find("button", "Dismiss").click();
    page.wait_for_no_text("2 articles added.");
    page.find("heading", "One story, 2 versions");
    page.wait_for("a first row", || page.text().contains("Clerk number 0").then_some(()));
    page.assert_no_complaints();
}
