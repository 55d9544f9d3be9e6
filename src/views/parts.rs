//! What of the page is fetched when it is first shown: views and dialogs.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::wasm_split;

use super::{Articles, Columns, Corrections, Embed, Findings, Help, Overview, Passage, Reading};
use crate::model::View;
use crate::part::{Loading, PartError, at_once};
use crate::session::Session;

/// A view, or none if its code could not be fetched.
type Part = Result<AnyView, PartError>;

#[wasm_split(overview, fallible, preload(load_overview))]
fn overview(session: Session) -> Part {
    Ok(view! { <Overview session /> }.into_any())
}

#[wasm_split(columns, fallible, preload(load_columns))]
fn columns(session: Session) -> Part {
    Ok(view! { <Columns session /> }.into_any())
}

#[wasm_split(reading, fallible, preload(load_reading))]
fn reading(session: Session) -> Part {
    Ok(view! { <Reading session /> }.into_any())
}

#[wasm_split(passage, fallible, preload(load_passage))]
fn passage(session: Session) -> Part {
    Ok(view! { <Passage session /> }.into_any())
}

#[wasm_split(findings, fallible, preload(load_findings))]
fn findings(session: Session) -> Part {
    Ok(view! { <Findings session /> }.into_any())
}

#[wasm_split(articles, fallible, preload(load_articles))]
fn articles(session: Session, dialog: NodeRef<Dialog>, is_open: RwSignal<bool>) -> Part {
    Ok(view! { <Articles session dialog is_open /> }.into_any())
}

#[wasm_split(embed, fallible, preload(load_embed))]
fn embed(session: Session, dialog: NodeRef<Dialog>, is_open: RwSignal<bool>) -> Part {
    Ok(view! { <Embed session dialog is_open /> }.into_any())
}

#[wasm_split(help, fallible, preload(load_help))]
fn help(session: Session, dialog: NodeRef<Dialog>) -> Part {
    Ok(view! { <Help session dialog /> }.into_any())
}

#[wasm_split(corrections, fallible, preload(load_corrections))]
fn corrections(session: Session, dialog: NodeRef<Dialog>) -> Part {
    Ok(view! { <Corrections session dialog /> }.into_any())
}

/// Fetches the code of a view.
pub fn load_view(view: View) -> Loading {
    Box::pin(async move {
        match view {
            View::Overview => load_overview().await?,
            View::Columns => load_columns().await?,
            View::Reading => load_reading().await?,
            View::Passage => load_passage().await?,
            View::Findings => load_findings().await?,
        }
        Ok(())
    })
}

/// Returns a view whose code has been fetched; nothing else.
fn drawn_view(session: Session, view: View) -> Option<AnyView> {
    let part = match view {
        View::Overview => at_once(overview(session)),
        View::Columns => at_once(columns(session)),
        View::Reading => at_once(reading(session)),
        View::Passage => at_once(passage(session)),
        View::Findings => at_once(findings(session)),
    };
    part.and_then(Result::ok)
}

/// Shows a view, as soon as its code is here.
#[component]
pub fn ViewPart(session: Session, view: View) -> impl IntoView {
    let is_here = RwSignal::new(at_once(load_view(view)) == Some(Ok(())));
    if !is_here.get_untracked() {
        spawn_local(async move {
            let loaded = load_view(view).await;
            if session.is_there() {
                match loaded {
                    Ok(()) => _ = is_here.try_set(true),
                    Err(error) => session.note_missing_part(error),
                }
            }
        });
    }
    move || is_here.get().then(|| drawn_view(session, view))
}

/// The dialogs of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    Articles,
    Embed,
    Help,
    Corrections,
}

/// A dialog, which is fetched when it is first opened.
#[derive(Clone, Copy)]
pub struct Sheet {
    session: Session,
    kind: SheetKind,
    dialog: NodeRef<Dialog>,
    is_here: RwSignal<bool>,
    is_open: RwSignal<bool>,
}

impl Sheet {
    pub fn new(session: Session, kind: SheetKind) -> Self {
        Sheet { session, kind, dialog: NodeRef::new(), is_here: RwSignal::new(false), is_open: RwSignal::new(false) }
    }

    /// Opens the dialog, as soon as its code is here.
    pub fn open(self) {
        let Sheet { session, dialog, .. } = self;
        session.note_seen();
        spawn_local(async move {
            let loaded = self.load().await;
            if !session.is_there() {
                return;
            }
            if let Err(error) = loaded {
                session.note_missing_part(error);
                return;
            }
            self.is_here.set(true);
            self.is_open.set(true);
            session.soon(move || {
                if let Some(dialog) = dialog.get_untracked() {
                    // Fails only on a dialog that is open already.
                    let _ = dialog.show_modal();
                }
            });
        });
    }

    /// Draws the dialog, once it has been asked for.
    pub fn draw(self) -> impl IntoView {
        let Sheet { session, kind, dialog, is_here, is_open } = self;
        move || {
            let part = is_here.get().then(|| match kind {
                SheetKind::Articles => at_once(articles(session, dialog, is_open)),
                SheetKind::Embed => at_once(embed(session, dialog, is_open)),
                SheetKind::Help => at_once(help(session, dialog)),
                SheetKind::Corrections => at_once(corrections(session, dialog)),
            });
            part.flatten().and_then(Result::ok)
        }
    }

    fn load(self) -> Loading {
        Box::pin(async move {
            match self.kind {
                SheetKind::Articles => load_articles().await?,
                SheetKind::Embed => load_embed().await?,
                SheetKind::Help => load_help().await?,
                SheetKind::Corrections => load_corrections().await?,
            }
            Ok(())
        })
    }
}
