//! A reader corrects what the page got wrong, by menu, by keys and by dragging,
//! and takes it back.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{go_to_view, see_the_demo_in_columns};

/// A crosshead that no other article has, and a paragraph of the wire beside it.
const ALONE: &str = "What happens next";
const WIRE: &str = "The bridge will not reopen before October,";

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.resize(1280, 900);
    see_the_demo_in_columns(&page);
    let (alone, wire) = (place_of(&page, ALONE), place_of(&page, WIRE));
    assert!(!are_together(&page, &alone, &wire));

    // By keys: mark the one, go to the other.
    focus(&page, &alone);
    page.press("m");
    page.wait_for_text("Marked: “What happens next”");
    focus(&page, &wire);
    page.press("t");
    page.wait_for("the two to stand together", || are_together(&page, &alone, &wire).then_some(()));
    page.wait_for_text("belong together.");
    let has_focus = || (page.focused().property("id") == wire.as_str()).then_some(());
    page.wait_for("the focus to stay where it was", has_focus);
    assert!(page.focused().is_in_view());
    assert!(page.fragment().contains("pins=t"), "the address carries it: {}", page.fragment());

    // Undone and done again by keys.
    page.script(UNDO);
    page.wait_for("the two to part", || (!are_together(&page, &alone, &wire)).then_some(()));
    page.wait_for_text("Taken back: ");
    page.script(REDO);
    page.wait_for("the two to meet again", || are_together(&page, &alone, &wire).then_some(()));

    // By menu: they are not the same after all, and the earlier correction goes.
    open_menu(&page, &alone);
    page.find("button", "Not the same as in Talmaran Telegraph Agency").click();
    page.wait_for("the two to part by menu", || (!are_together(&page, &alone, &wire)).then_some(()));
    page.find("button", "1 correction");

    // The menu goes where the page goes.
    open_menu(&page, &alone);
    let (offset, before) = (menu_offset(&page, &alone), menu_top(&page));
    page.script("scrollBy(0, 40)");
    let has_gone_along = || menu_top(&page) != before && menu_offset(&page, &alone) == offset;
    page.wait_for("the menu to go along", || has_gone_along().then_some(()));
    page.press(key::ESCAPE);
    page.wait_for("the menu to close", || page.select(".menu").is_empty().then_some(()));

    // By dragging the grip onto the other paragraph; Escape lets it go.
    carry(&page, &alone, &wire);
    page.wait_for("the paragraph to be lifted", || (!page.select(".is-lifted").is_empty()).then_some(()));
    page.press(key::ESCAPE);
    page.wait_for("it to be let go", || page.select(".is-lifted").is_empty().then_some(()));
    let_go(&page, &alone, &wire);
    assert!(!are_together(&page, &alone, &wire));
    drag(&page, &alone, &wire);
    page.wait_for("the two to meet by dragging", || are_together(&page, &alone, &wire).then_some(()));
    assert_eq!(page.script("return all(':popover-open').length"), 0);

    // Page furniture, and back among the story.
    open_menu(&page, &alone);
    page.find("button", "This is page furniture").click();
    page.wait_for("the paragraph to be folded", || (!is_there(&page, &alone)).then_some(()));
    page.wait_for_text("An earlier correction no longer counts.");
    page.find("button", "2 corrections").click();
    page.find("heading", "Corrections");
    page.wait_for_text("does not count: another correction contradicts it");
    page.select("[data-remove='1']").swap_remove(0).click();
    page.wait_for_no_text("does not count");
    page.find("button", "Done").click();
    page.wait_for("the paragraph to come back", || is_there(&page, &alone).then_some(()));

    // It can begin where an article seems to lack a paragraph: from there, or onto it.
    let (gap, lacks, answer) = gap(&page);
    focus(&page, &format!("grip-{gap}"));
    page.press(key::ENTER);
    page.find("button", "It is here, in another paragraph …").click();
    page.wait_for_text("Now find the paragraph that it belongs with");
    focus(&page, &answer);
    page.press("t");
    page.wait_for("the gap to be filled by keys", || are_together(&page, &lacks, &answer).then_some(()));
    page.script(UNDO);
    page.wait_for("the gap to come back", || is_there(&page, &format!("gap-{gap}")).then_some(()));
    drag(&page, &answer, &format!("gap-{gap}"));
    page.wait_for("the gap to be filled by dragging", || are_together(&page, &lacks, &answer).then_some(()));
    page.script(UNDO);
    page.wait_for("the gap to come back again", || is_there(&page, &format!("gap-{gap}")).then_some(()));

    // Of one article nothing belongs together.
    focus(&page, &alone);
    page.press("m");
    let other = place_of(&page, "No one was hurt.");
    focus(&page, &other);
    page.press("t");
    page.wait_for_text("Only paragraphs of different articles can belong together.");

    // A link carries the corrections.
    let fragment = page.fragment();
    page.load_at(&fragment);
    page.wait_for("the correction of the link", || are_together(&page, &alone, &wire).then_some(()));

    // The menu is there where one article is read, and closes by key.
    go_to_view(&page, "Reading");
    let block = page.wait_for("a paragraph", || page.select(".reading .block--body").into_iter().next());
    let place = block.property("id").as_str().unwrap_or_default().to_owned();
    open_menu(&page, &place);
    page.find("button", "This is page furniture");
    page.press(ESCAPE);
    page.wait_for("the menu to close", || page.select(".menu").is_empty().then_some(()));
    page.wait_for("the focus on the grip again", || page.focused().name().starts_with("Correct ").then_some(()));
    page.assert_no_complaints();
}

const ESCAPE: &str = "\u{e00c}";
const UNDO: &str = "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }))";
const REDO: &str =
    "dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, cancelable: true }))";

/// Returns the id of the paragraph that begins so.
fn place_of(page: &Page, start: &str) -> String {
    page.wait_for(start, || {
        let blocks = page.select(".columns .block[id]");
        let block = blocks.into_iter().find(|block| block.text().starts_with(start))?;
        Some(block.property("id").as_str()?.to_owned())
    })
}

/// Returns a place where an article lacks a paragraph, the block of that, and a
/// block of the article itself.
fn gap(page: &Page) -> (String, String, String) {
    let found = page.script(
        "const gap = one('[data-gap]').dataset.gap;
         const [lacks, by] = gap.split('-');
         return [gap, 'block-' + lacks, all(`.columns .block--body[id^=block-${by}]`).at(-1).id]",
    );
    let of = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (of(0), of(1), of(2))
}

fn is_there(page: &Page, place: &str) -> bool {
    !page.select(&format!("#{place}")).is_empty()
}

fn are_together(page: &Page, one: &str, other: &str) -> bool {
    let row = format!("[role=row]:has(#{one}):has(#{other})");
    !page.select(&row).is_empty()
}

fn focus(page: &Page, place: &str) {
    // WebKit brings it on the screen only later.
    page.script(&format!("const it = one('#{place}'); it.scrollIntoView({{ block: 'center' }}); it.focus()"));
    page.come_to_rest();
}

/// Opens a paragraph's menu by keyboard.
fn open_menu(page: &Page, place: &str) {
    focus(page, &place.replace("block-", "grip-"));
    page.press(key::ENTER);
    page.wait_for("the menu", || (!page.select(".menu").is_empty()).then_some(()));
}

/// Returns how far below its grip's top the menu begins, in CSS pixels.
fn menu_offset(page: &Page, place: &str) -> i64 {
    menu_top(page) - top(page, &place.replace("block-", "#grip-"))
}

fn menu_top(page: &Page) -> i64 {
    top(page, ".menu")
}

/// Returns how far below the screen's edge something begins, in CSS pixels.
fn top(page: &Page, selector: &str) -> i64 {
    let top = page.script(&format!("return Math.round(one('{selector}').getBoundingClientRect().top)"));
    top.as_i64().expect("it is there")
}

/// Drags a paragraph by its grip onto another.
fn drag(page: &Page, from: &str, onto: &str) {
    carry(page, from, onto);
    let_go(page, from, onto);
}

/// Takes a paragraph by its grip and holds it over another, as a mouse does.
fn carry(page: &Page, from: &str, onto: &str) {
    point(page, from, "'pointerdown', grip], ['pointermove', other", onto);
}

/// Lets go of the grip over the other paragraph.
fn let_go(page: &Page, from: &str, onto: &str) {
    point(page, from, "'pointerup', other", onto);
    page.script(&format!("one('#{}').click()", from.replace("block-", "grip-")));
}

/// Tells a paragraph's grip what a mouse does, and where.
fn point(page: &Page, from: &str, events: &str, onto: &str) {
    page.script(&format!(
        "const middle = (it) => {{
             const {{ left, top, width, height }} = it.getBoundingClientRect();
             return {{ clientX: left + width / 2, clientY: top + height / 2 }};
         }};
         const grip = one('#{}');
         const other = one('#{onto}');
         other.scrollIntoView({{ block: 'center' }});
         for (const [type, at] of [[{events}]])
             grip.dispatchEvent(new PointerEvent(type,
                 {{ bubbles: true, cancelable: true, isPrimary: true, button: 0, pointerId: 1, ...middle(at) }}));",
        from.replace("block-", "grip-")
    ));
}
