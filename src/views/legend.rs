//! What the marks mean.

use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, words};

/// Explains the marks in a line, where there is something to mark.
pub fn draw_legend(session: Session, host: Shape) {
    let Some((_, is_base)) = session.reference() else { return };
    let (extra, gone) =
        if is_base { (phrases::ADDED, phrases::CUT) } else { (phrases::ONLY_HERE, phrases::LEGEND_GONE) };
    let sign = words("mark__sign", "").with("aria-hidden", "true");
    host.holding([words("mark mark--extra", extra)])
        .words(" ")
        .holding([words("mark mark--reworded", phrases::LEGEND_REWORDED)])
        .words(" ")
        .holding([words("legend__gone", "").holding([sign]).words(" ").words(gone)])
        .done();
}
