//! The heads of the columns: the outlets' names, and what moves, widens and
//! hides a column.

use leptos::prelude::*;

use super::menu::grip;
use crate::phrases;
use crate::session::{MenuOf, Session, hide_place, percent, width_place};
use crate::shape::{Shape, heard, shape, words};

/// Draws the names of the columns' outlets.
pub fn draw_heads(session: Session, host: Shape) {
    let (Some(collated), table) = (session.collated(), session.table().get()) else { return };
    let is_only = table.columns.len() < 2;
    let articles = session.articles();
    let last = table.columns.last();
    let heads = table.columns.iter().map(|&id| {
        let name = collated.article(id).map_or("", |article| article.name());
        let tag = match id {
            _ if collated.collation.base == Some(id) => Some(phrases::SHOW_BASE_TAG.say()),
            // The words of the other columns are compared with this one.
            _ if !is_only && table.reference == Some(id) => Some(phrases::REFERENCE_TAG.say()),
            _ => None,
        };
        let tag = tag.map(|tag| words("head__base", tag));
        let name_shape = shape("p").class("head__name").holding([words("", name).in_language(None)]).holding(tag);
        let head = shape("div").class("head").with("role", "columnheader").holding([name_shape]);
        // The only column has nowhere to go and can't be hidden.
        let Some((_, key, _)) = articles.iter().find(|(other, ..)| *other == id && !is_only) else { return head };
        let number = key.to_string();
        let menu = grip(MenuOf::Column(*key), "grip head__grip", &phrases::column_of(name), phrases::COLUMN_HINT.say());
        let menu = menu.with("aria-keyshortcuts", "ArrowLeft ArrowRight");
        let hide = shape("button")
            .with("type", "button")
            .class("head__hide")
            .with("id", &hide_place(*key))
            .with("data-hide", &number)
            .with("title", phrases::HIDE.say())
            .with("aria-label", &phrases::hide(name))
            .holding([words("", "×").with("aria-hidden", "true")]);
        let percent = percent(untrack(|| session.width(*key)));
        let width = shape("div")
            .class("head__width")
            .with("id", &width_place(*key))
            .with("role", "separator")
            .with("aria-orientation", "vertical")
            .with("tabindex", "0")
            .with("data-width", &number)
            .with("aria-label", &phrases::width_of(name))
            .with("aria-valuemin", "40")
            .with("aria-valuemax", "400")
            .with("aria-valuenow", &percent.to_string())
            .with("title", phrases::WIDTH_HINT.say());
        head.with("data-column-head", &number).holding([menu, hide]).holding((last != Some(&id)).then_some(width))
    });
    let number = words("row__number", "").with("role", "columnheader").holding([heard(phrases::PASSAGE.say())]);
    host.holding([number]).holding(heads).done();
}
