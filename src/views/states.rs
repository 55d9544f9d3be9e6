//! What the page says of itself: at work, empty, failed, coarser than usual.

use leptos::prelude::*;
use wirediff_engine::options::Progress;

use crate::model::Collated;
use crate::phrases;
use crate::session::{Failure, Origin, Session, Status};

/// Tells what happened to the reader's articles, with a way back.
#[component]
pub fn Notices(session: Session) -> impl IntoView {
    let notice = move || {
        session.notice.get().map(|notice| {
            let sentences = notice.sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> });
            view! {
                <div class="notice">
                    <div class="notice__text" dir="auto">
                        {sentences.collect_view()}
                    </div>
                    <div class="state__actions">
                        {notice
                            .undo
                            .is_some()
                            .then(|| {
                                view! {
                                    <button type="button" class="button" on:click=move |_| session.undo()>
                                        {phrases::UNDO.say()}
                                    </button>
                                }
                            })}
                        <button type="button" class="button" on:click=move |_| session.notice.set(None)>
                            {phrases::DISMISS.say()}
                        </button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <div class="notices" role="status">
            {notice}
        </div>
    }
}

/// Says how the comparison stands, where that needs saying.
#[component]
pub fn State(
    session: Session,
    /// Called when the reader asks for the articles dialog.
    #[prop(into)]
    on_articles: Callback<()>,
) -> impl IntoView {
    let state = move || match session.status.get() {
        Status::Empty if session.root.is_page => view! { <Empty session on_articles /> }.into_any(),
        Status::Empty => view! { <p class="state">{phrases::NOTHING_GIVEN.say()}</p> }.into_any(),
        Status::Working { progress, .. } => view! { <Working session progress /> }.into_any(),
        Status::Failed { failure, .. } => view! { <Failed session failure on_articles /> }.into_any(),
        Status::Ready(comparison) => {
            let sentences = about(&comparison.collated).into_iter();
            let is_alone = session.root.is_page && comparison.collated.collation.articles.len() == 1;
            // What is missing can be given right here.
            let add = is_alone.then(|| {
                view! {
                    <p class="state__actions">
                        <button type="button" class="button" on:click=move |_| on_articles.run(())>
                            {phrases::ADD_ARTICLES.say()}
                        </button>
                    </p>
                }
            });
            let sentences = sentences.map(|sentence| view! { <p>{sentence}</p> }).collect_view();
            (!sentences.is_empty()).then(|| view! { <div class="state">{sentences} {add}</div> }).into_any()
        }
    };
    let without_worker =
        move || session.without_worker.get().map(|error| view! { <p class="state">{error.sentence()}</p> });
    view! {
        <div class="states" aria-live="polite">
            {without_worker} {state}
        </div>
    }
}

/// Returns what a reader should know of a finished comparison before reading it.
fn about(collated: &Collated) -> Vec<String> {
    let collation = &collated.collation;
    let mut sentences = Vec::new();
    if collation.articles.iter().all(|article| article.blocks.is_empty()) {
        sentences.push(phrases::NO_WORDS.say().to_owned());
    } else if collation.articles.len() == 1 {
        sentences.push(phrases::ONE_ALONE.say().to_owned());
    } else if is_identical(collated) {
        sentences.push(phrases::IDENTICAL.say().to_owned());
    } else if collation.links.is_empty() && collation.thorough {
        sentences.push(phrases::NOTHING_IN_COMMON.say().to_owned());
    }
    if !collation.thorough {
        sentences.push(phrases::NOT_THOROUGH.say().to_owned());
    }
    sentences
}

/// Says whether all articles have the same text.
fn is_identical(collated: &Collated) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut articles =
        collated.collation.articles.iter().map(|article| {
            article.blocks.iter().flat_map(|block| words(article.block_text(block))).collect::<Vec<_>>()
        });
    let first = articles.next();
    first.is_some_and(|first| articles.all(|article| article == first))
}

#[component]
fn Working(session: Session, progress: Option<Progress>) -> impl IntoView {
    let is_loading = move || session.drafts.with(Vec::is_empty);
    let is_page = session.root.is_page;
    // When all pairs are compared there is some more to do, nobody knows how much.
    let is_gathering = progress.is_some_and(|progress| progress.done >= progress.total);
    let progress = progress.filter(|_| !is_gathering);
    let text = move || match is_loading() {
        true if is_page => phrases::LOADING_DEMO.say(),
        true => phrases::LOADING_STORY.say(),
        false if is_gathering => phrases::GATHERING.say(),
        false => phrases::WORKING.say(),
    };
    let total = progress.map_or(1, |progress| progress.total.max(1));
    view! {
        <div class="working">
            <p class="working__text">
                {text}
                {progress.map(|progress| format!(": {}", phrases::progress(progress.done, progress.total)))}
            </p>
            <progress
                class="working__bar"
                aria-label=phrases::WORKING.say()
                max=total.to_string()
                value=progress.map(|progress| progress.done.to_string())
            ></progress>
            <Show when=move || !is_loading()>
                <button type="button" class="button" on:click=move |_| session.stop()>
                    {phrases::STOP.say()}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Failed(session: Session, failure: Failure, on_articles: Callback<()>) -> impl IntoView {
    let is_page = session.root.is_page;
    let text = match failure {
        Failure::DemoNotFetched if is_page => phrases::DEMO_FAILED.say(),
        Failure::DemoNotFetched => phrases::STORY_FAILED.say(),
        Failure::NotRead => phrases::STORY_NOT_READ.say(),
        Failure::StoppedByReader => phrases::STOPPED.say(),
    };
    // Without anything else on the page it has the room of an empty one.
    let is_alone = is_page && session.collated().is_none();
    view! {
        <div class=if is_alone { "empty" } else { "state" }>
            <p>{text}</p>
            <p class="state__actions">
                <button type="button" class="button" on:click=move |_| session.try_again()>
                    {phrases::TRY_AGAIN.say()}
                </button>
                <Show when=move || is_page>
                    <button type="button" class="button" on:click=move |_| on_articles.run(())>
                        {phrases::ADD_ARTICLES.say()}
                    </button>
                </Show>
            </p>
        </div>
    }
}

#[component]
fn Empty(session: Session, on_articles: Callback<()>) -> impl IntoView {
    view! {
        <div class="empty">
            <h2 class="empty__title">{phrases::EMPTY_TITLE.say()}</h2>
            <p>{phrases::EMPTY.say()}</p>
            <p>{phrases::FILES_HINT.say()}</p>
            <p class="state__actions">
                <button type="button" class="button button--main" on:click=move |_| on_articles.run(())>
                    {phrases::ADD_ARTICLES.say()}
                </button>
                <Show when=move || session.origin.get() == Origin::Own>
                    <button type="button" class="button" on:click=move |_| session.show_demo()>
                        {phrases::BACK_TO_DEMO.say()}
                    </button>
                </Show>
            </p>
        </div>
    }
}
