//! The page's end: numbers the jobs, drops late answers, ends overruns, and
//! runs the engine in the page itself where no worker can start.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use wirediff_engine::edits::{LinkEdits, pair_edits};
use wirediff_engine::options::Progress;
use wirediff_engine::{ArticleId, Collation, Options, Story, collate};

use super::message::{Answer, Request, pack, unpack};
use super::outcome::{Inquiry, Outcome, outcome};
use crate::model::{Collated, Job};

/// What the reader's page hears from the engine.
pub enum News {
    Progress(Progress),
    Collated(Job, Collation),
    Edits(Job, ArticleId, ArticleId, Vec<LinkEdits>),
    /// What is told of a comparison against a base.
    Told(Job, Option<ArticleId>, Inquiry, Outcome),
    /// The page goes on without a worker, with less work allowed.
    WithoutWorker(WorkerError),
}

/// Why the page compares without a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// The browser or a policy of the page would not start one.
    Refused,
    /// It ended before it answered.
    Crashed,
}

/// A page that must stay usable is given a tenth of the worker's budget.
const PAGE_BUDGET: u64 = 40_000_000;

/// Compares stories, off the page's thread where it can. Cheap to clone.
#[derive(Clone)]
pub struct Collator {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    glue: String,
    on_news: Rc<dyn Fn(News)>,
    state: State,
    job: Job,
    /// The comparison under way, to be run again elsewhere if the worker fails.
    pending: Option<Story>,
    /// The comparison whose collation the worker holds.
    held: Option<Job>,
}

enum State {
    Off,
    Starting(Worker),
    Running(Worker),
    /// No worker can be had: the page does the work.
    InPage,
}

impl Collator {
    /// Makes a collator that loads its code from `glue` (the wasm's own script)
    /// by way of `boot.js`, and starts a worker at once.
    pub fn new(glue: String, on_news: impl Fn(News) + 'static) -> Self {
        let inner = Inner { glue, on_news: Rc::new(on_news), state: State::Off, job: 0, pending: None, held: None };
        let collator = Collator { inner: Rc::new(RefCell::new(inner)) };
        collator.start();
        collator
    }

    /// Starts to compare; whatever was under way is ended and forgotten.
    pub fn collate(&self, story: Story) -> Job {
        let is_busy = self.inner.borrow().pending.is_some();
        if is_busy {
            self.cancel();
        }
        let job = {
            let mut inner = self.inner.borrow_mut();
            inner.job += 1;
            inner.pending = Some(story);
            inner.job
        };
        if matches!(self.inner.borrow().state, State::Off) {
            self.start();
        }
        self.send_pending();
        job
    }

    /// Ends what is under way. Nothing is answered for it.
    pub fn cancel(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.job += 1;
        inner.pending = None;
        if let State::Running(worker) | State::Starting(worker) = &inner.state {
            worker.terminate();
            inner.state = State::Off;
            inner.held = None;
        }
    }

    /// Asks for the edits between two articles; `left` comes first in the story.
    pub fn edits(&self, collated: &Arc<Collated>, left: ArticleId, right: ArticleId) {
        let job = collated.job;
        let inner = self.inner.borrow();
        if let (State::Running(worker), true) = (&inner.state, inner.held == Some(job))
            && worker.post_message(&pack(&Request::Edits { job, left, right })).is_ok()
        {
            return;
        }
        // The worker was ended since, or there is none: two articles are little work.
        let on_news = Rc::clone(&inner.on_news);
        let collated = Arc::clone(collated);
        set_timeout(
            move || on_news(News::Edits(job, left, right, pair_edits(&collated.collation, left, right))),
            Duration::ZERO,
        );
    }

    /// Asks what is to be told of a comparison, against the base it is shown with.
    pub fn ask(&self, collated: &Arc<Collated>, inquiry: Inquiry) {
        let (job, base) = (collated.job, collated.collation.base);
        let inner = self.inner.borrow();
        if let (State::Running(worker), true) = (&inner.state, inner.held == Some(job))
            && worker.post_message(&pack(&Request::Tell { job, base, inquiry })).is_ok()
        {
            return;
        }
        let on_news = Rc::clone(&inner.on_news);
        let collated = Arc::clone(collated);
        set_timeout(
            move || on_news(News::Told(job, base, inquiry, outcome(&collated.collation, inquiry))),
            Duration::ZERO,
        );
    }

    fn start(&self) {
        match self.spawn() {
            Ok(worker) => self.inner.borrow_mut().state = State::Starting(worker),
            // WebKit throws at once where a policy forbids workers.
            Err(_) => self.work_in_page(WorkerError::Refused),
        }
    }

    fn spawn(&self) -> Result<Worker, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&boot_address(), &options)?;
        let collator = self.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let worker = worker.clone();
            move |event: MessageEvent| collator.hear(&worker, event.data())
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let collator = self.clone();
        let on_error = Closure::<dyn Fn(web_sys::Event)>::new({
            let worker = worker.clone();
            move |event: web_sys::Event| {
                event.prevent_default();
                collator.fail(&worker);
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        Ok(worker)
    }

    /// Says whether the worker is the one in use, and not one that was ended.
    fn is_current(&self, worker: &Worker) -> bool {
        match &self.inner.borrow().state {
            State::Starting(current) | State::Running(current) => current == worker,
            State::Off | State::InPage => false,
        }
    }

    fn hear(&self, worker: &Worker, data: JsValue) {
        if !self.is_current(worker) {
            return;
        }
        match data.as_string().as_deref() {
            Some("boot") => {
                let handover = js_sys::Object::new();
                let glue = JsValue::from_str(&self.inner.borrow().glue);
                // Setting a field of a fresh plain object cannot fail.
                let _ = js_sys::Reflect::set(&handover, &"glue".into(), &glue);
                let _ = js_sys::Reflect::set(&handover, &"module".into(), &wasm_bindgen::module());
                if worker.post_message(&handover).is_err() {
                    self.fail(worker);
                }
            }
            Some("ready") => {
                self.inner.borrow_mut().state = State::Running(worker.clone());
                self.send_pending();
            }
            Some("failed") => self.fail(worker),
            _ => self.deliver(data),
        }
    }

    fn deliver(&self, data: JsValue) {
        let Some(answer) = unpack::<Answer>(data) else {
            return;
        };
        let news = {
            let mut inner = self.inner.borrow_mut();
            match answer {
                Answer::Progress { job, progress } if job == inner.job => News::Progress(progress),
                Answer::Collated { job, collation } if job == inner.job => {
                    inner.pending = None;
                    inner.held = Some(job);
                    News::Collated(job, collation)
                }
                Answer::Edits { job, left, right, edits } => News::Edits(job, left, right, edits),
                Answer::Told { job, base, inquiry, outcome } => News::Told(job, base, inquiry, outcome),
                Answer::Progress { .. } | Answer::Collated { .. } => return,
            }
        };
        self.tell(news);
    }

    fn fail(&self, worker: &Worker) {
        if !self.is_current(worker) {
            return;
        }
        worker.terminate();
        let was_running = matches!(self.inner.borrow().state, State::Running(_));
        let error = if was_running { WorkerError::Crashed } else { WorkerError::Refused };
        self.work_in_page(error);
    }

    fn work_in_page(&self, error: WorkerError) {
        {
            let mut inner = self.inner.borrow_mut();
            inner.state = State::InPage;
            inner.held = None;
        }
        // Told later: the page may still be making this very collator.
        let collator = self.clone();
        set_timeout(move || collator.tell(News::WithoutWorker(error)), Duration::ZERO);
        self.send_pending();
    }

    /// Hands the pending story to the worker if it is ready, or to the page.
    fn send_pending(&self) {
        let inner = self.inner.borrow();
        let Some(story) = &inner.pending else {
            return;
        };
        let job = inner.job;
        match &inner.state {
            State::Running(worker) => {
                let request = Request::Collate { job, story: story.clone(), options: Options::default() };
                if worker.post_message(&pack(&request)).is_err() {
                    let worker = worker.clone();
                    drop(inner);
                    self.fail(&worker);
                }
            }
            State::InPage => {
                // Lets the page show that it is at work before it stands still.
                let collator = self.clone();
                set_timeout(move || collator.collate_in_page(job), Duration::from_millis(50));
            }
            State::Off | State::Starting(_) => {}
        }
    }

    fn collate_in_page(&self, job: Job) {
        let story = {
            let mut inner = self.inner.borrow_mut();
            if inner.job != job {
                return;
            }
            inner.pending.take()
        };
        if let Some(story) = story {
            let collation = collate(&story, &Options { budget: PAGE_BUDGET });
            self.tell(News::Collated(job, collation));
        }
    }

    fn tell(&self, news: News) {
        let on_news = Rc::clone(&self.inner.borrow().on_news);
        on_news(news);
    }
}

/// Returns the address of the script that boots page and worker alike.
fn boot_address() -> String {
    let tag = leptos::prelude::document().query_selector("script[data-glue]").ok().flatten();
    tag.and_then(|tag| tag.get_attribute("src")).unwrap_or_else(|| "boot.js".to_owned())
}
