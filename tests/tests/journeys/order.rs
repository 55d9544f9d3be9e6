//! Columns are put in another order and made wider, by keys, menu and dragging.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{OUTLETS, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.resize(1440, 900);
    page.load();
    see_the_demo_in_columns(&page);
    let wire = OUTLETS[0];
    assert_eq!(heads(&page)[..2], [wire, OUTLETS[1]]);

    // By keys, with the focus on the head's grip.
    page.find("button", &format!("Column {wire}")).script("arguments[0].focus()");
    page.press(key::RIGHT);
    page.wait_for_text(&format!("{wire} is now column 2 of 4."));
    assert_eq!(heads(&page)[..2], [OUTLETS[1], wire]);
    assert_eq!(page.focused().name(), format!("Column {wire}"));
    assert!(page.fragment().contains("columns=B,A,C,D"), "{}", page.fragment());

    // By menu.
    page.press(key::ENTER);
    page.find("button", "Move left").click();
    page.wait_for("the column to come back", || (heads(&page)[0] == wire).then_some(()));

    // By dragging its head; the address keeps the order.
    page.script(
        "const heads = [...all('[data-column-head]')];
         const middle = (it) => {
             const { left, top, width, height } = it.getBoundingClientRect();
             return { clientX: left + width / 2, clientY: top + height / 2 };
         };
         for (const [type, at] of [['pointerdown', 0], ['pointermove', 2], ['pointerup', 2]])
             heads[0].dispatchEvent(new PointerEvent(type,
                 { bubbles: true, cancelable: true, isPrimary: true, button: 0, pointerId: 1, ...middle(heads[at]) }));",
    );
    page.wait_for("the column to be third", || (heads(&page)[2] == wire).then_some(()));
    let fragment = page.fragment();
    page.load_at(&fragment);
    page.wait_for("the order of the link", || (heads(&page).get(2)? == wire).then_some(()));

    // A column that comes back stands before those that follow it in the story.
    page.find("button", &format!("Hide {}", OUTLETS[1])).click();
    page.wait_for("the column to go", || (heads(&page).len() == 3).then_some(()));
    page.find("checkbox", OUTLETS[1]).click();
    page.wait_for("the column to come back", || (heads(&page).len() == 4).then_some(()));
    assert_eq!(heads(&page)[0], OUTLETS[1]);

    // Wider by keys, and as before by a double click.
    let name = format!("Width of {}", OUTLETS[1]);
    let before = width(&page, 0);
    page.find("separator", &name).script("arguments[0].focus()");
    page.press(key::RIGHT);
    page.press(key::RIGHT);
    page.wait_for("a wider column", || (width(&page, 0) > before + 20.0).then_some(()));
    assert_eq!(page.focused().script("return arguments[0].getAttribute('aria-valuenow')"), "120");
    // The address keeps the width; a drag of the edge ends as it began on Escape.
    page.wait_for("the address", || page.fragment().contains("widths=B120").then_some(()));
    let (fragment, wide) = (page.fragment(), width(&page, 0));
    page.load_at(&fragment);
    page.wait_for("the width of the link", || {
        (heads(&page).len() == 4 && (width(&page, 0) - wide).abs() < 2.0).then_some(())
    });
    page.script(
        "const edge = all('[data-width]')[0];
         const { left, top } = edge.getBoundingClientRect();
         for (const [type, by] of [['pointerdown', 0], ['pointermove', 60]])
             edge.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, isPrimary: true,
                 button: 0, pointerId: 1, clientX: left + by, clientY: top + 4 }))",
    );
    page.wait_for("a column under the hand", || (width(&page, 0) > wide + 30.0).then_some(()));
    page.press(key::ESCAPE);
    page.wait_for("the column as it was", || ((width(&page, 0) - wide).abs() < 2.0).then_some(()));
    assert!(page.fragment().contains("widths=B120"), "{}", page.fragment());
    page.find("separator", &name).script("arguments[0].dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))");
    page.wait_for("the column as before", || ((width(&page, 0) - before).abs() < 2.0).then_some(()));

    // Lines tie what is split to what it was, and nobody can run into them.
    page.wait_for("lines between the columns", || {
        page.script("scrollBy(0, 200)");
        (page.script("return all('.connector').length") != 0).then_some(())
    });
    let hidden = page.script(
        "const lines = one('.connectors');
         return lines.getAttribute('aria-hidden') + getComputedStyle(lines).pointerEvents",
    );
    assert_eq!(hidden, "truenone");
    page.assert_no_complaints();
}

/// Returns the outlets in the order of their columns.
fn heads(page: &Page) -> Vec<String> {
    let names =
        page.script("return [...all('[data-column-head] .head__name > :first-child')].map(it => it.textContent)");
    names.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

fn width(page: &Page, at: usize) -> f64 {
    let width = page.script(&format!("return all('[data-column-head]')[{at}].getBoundingClientRect().width"));
    width.as_f64().unwrap_or_default()
}
