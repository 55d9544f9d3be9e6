//! The dial shows less and less of what differs, and counts what it folds away.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{go_to_view, see_the_demo_in_columns};

const STEPS: [&str; 4] = ["Everything", "House style hidden", "Substance", "Structure"];

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    page.wait_for("the marks", || (page.select("mark").len() > 20).then_some(()));

    // Each step counts less than the one before; the one in force is said.
    let counts = page.wait_for("counts of every edit", || {
        let counts = counts(&page);
        (counts[0] > counts[1] && counts[1] > counts[2] && counts[2] > counts[3] && counts[3] > 0).then_some(counts)
    });
    page.wait_for_text(&format!("{} differences", counts[1]));
    assert_eq!(step(&page, STEPS[1]).property("checked"), true);

    // What is folded is counted in its place, and shown there when asked.
    let folded = page.select(".folded");
    let folded = folded.iter().find(|folded| folded.name().contains("of house style")).expect("some is folded");
    assert_eq!(folded.property("ariaExpanded"), "false");
    folded.script("arguments[0].focus()");
    page.press(key::ENTER);
    page.wait_for("the marks of house style", || (!page.select(".mark--style").is_empty()).then_some(()));
    assert_eq!(page.focused().property("ariaExpanded"), "true");
    page.press(key::ENTER);
    page.wait_for("them to go", || page.select(".mark--style").is_empty().then_some(()));

    // All of them at once, with the arrow keys; the marks say what they are about.
    step(&page, STEPS[1]).script("arguments[0].focus()");
    page.press(key::LEFT);
    page.wait_for_text(&format!("{} differences", counts[0]));
    assert!(page.focused().name().starts_with(STEPS[0]), "{}", page.focused().name());
    page.wait_for("all marks", || page.select(".folded").is_empty().then_some(()));
    page.wait_for("the dial in the address", || page.fragment().contains("dial=everything").then_some(()));
    let heard = page.script("return one('.mark--style').textContent");
    assert!(heard.as_str().unwrap_or_default().contains("house style"), "{heard}");

    // Steps go only through what is shown.
    page.press(key::RIGHT);
    page.press(key::RIGHT);
    page.wait_for_text(&format!("{} differences", counts[2]));
    page.press("n");
    page.wait_for_text(&format!("Difference 1 of {}", counts[2]));
    go_to_view(&page, "Reading");
    assert_eq!(step(&page, STEPS[2]).property("checked"), true);
    step(&page, STEPS[3]).script("arguments[0].click()");
    page.wait_for("paragraphs alone", || page.select("mark").is_empty().then_some(()));
    page.wait_for_text("of wording");
    page.press("n");
    let place = page.wait_for("a place", || page.focused().property("id").as_str().map(str::to_owned));
    assert!(!place.starts_with("words-"), "{place} is a paragraph");

    // It holds in the overview and the passage too, and on the next visit.
    go_to_view(&page, "Overview");
    page.wait_for("quiet cells", || (!page.select(".cell__link.is-quiet").is_empty()).then_some(()));
    go_to_view(&page, "Passage");
    page.wait_for_text("Passage");
    page.load_at("");
    page.find("heading", "Overview");
    assert_eq!(step(&page, STEPS[3]).property("checked"), true);
    // An address says what it shows, whatever was chosen before.
    page.load_at("#columns");
    page.find("heading", "Columns");
    assert_eq!(step(&page, STEPS[1]).property("checked"), true);
    page.assert_no_complaints();
}

/// Returns the button of a step, whatever it counts.
fn step<'page>(page: &'page Page, name: &str) -> crate::element::Element<'page> {
    page.wait_for(&format!("the step “{name}”"), || {
        page.all_of("radio").into_iter().find(|step| step.name().starts_with(name))
    })
}

/// Returns how many differences each step shows.
fn counts(page: &Page) -> [usize; 4] {
    let counts = page.select(".dial__count");
    std::array::from_fn(|at| counts.get(at).and_then(|it| it.text().replace(',', "").parse().ok()).unwrap_or(0))
}
