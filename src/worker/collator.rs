//! The page's end: numbers the jobs, drops late answers, ends overruns, and
//! runs the engine in the page itself where no worker can start.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use wirediff_engine::options::Progress;
use wirediff_engine::{ArticleId, Collation, Options, Story, collate};

use super::message::{Answer, Request, pack, unpack};
use super::outcome::{Inquiry, edits, outcome};
use super::scripts::Scripts;
use crate::model::{Collated, Job};

/// What the reader's page hears from the engine.
pub enum News {
    Progress(Progress),
    Collated(Job, Collation),
    /// The bytes of the edits between two articles; none if what works them out could
    /// not be fetched.
    Edits(Job, ArticleId, ArticleId, Option<Vec<u8>>),
    /// What is told of a comparison against a base, likewise as bytes.
    Told(Job, Option<ArticleId>, Inquiry, Option<Vec<u8>>),
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
    scripts: Scripts,
    on_news: Rc<dyn Fn(News)>,
    state: State,
    job: Job,
    /// The comparison under way, to be run again elsewhere if the worker fails.
    pending: Option<Story>,
    /// The comparison whose collation the worker holds.
    held: Option<Job>,
    /// Why the page does the work, if it does.
    error: Option<WorkerError>,
    ahead: Option<Ahead>,
}

/// A story that is compared before anybody who can do something with it has asked,
/// and its collation as soon as there is one.
struct Ahead {
    story: Story,
    collation: Option<Collation>,
}

enum State {
    Off,
    Starting(Heard),
    Running(Heard),
    /// No worker can be had: the page does the work.
    InPage,
}

/// A worker that is listened to. It ends with this value.
struct Heard {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(web_sys::Event)>,
}

impl Drop for Heard {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    fn has_started(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Off) {
            State::Starting(heard) => State::Running(heard),
            state => state,
        };
    }

    fn keep_ahead(&mut self, collation: &Collation) {
        if let Some(ahead) = &mut self.ahead {
            ahead.collation = Some(collation.clone());
        }
    }
}

impl Collator {
    /// Makes a collator. Its worker is started when there is something to do.
    pub fn new(scripts: Scripts) -> Self {
        let inner = Inner {
            scripts,
            on_news: Rc::new(|_| {}),
            state: State::Off,
            job: 0,
            pending: None,
            held: None,
            error: None,
            ahead: None,
        };
        Collator { inner: Rc::new(RefCell::new(inner)) }
    }

    /// Has all news told to somebody from now on, in place of whoever heard it before.
    pub fn listen(&self, on_news: impl Fn(News) + 'static) {
        let error = {
            let mut inner = self.inner.borrow_mut();
            inner.on_news = Rc::new(on_news);
            inner.error
        };
        if let Some(error) = error {
            self.tell_soon(News::WithoutWorker(error));
        }
    }

    /// Starts to compare a story that the next to ask will want compared.
    pub fn collate_ahead(&self, story: Story) {
        self.collate(story.clone());
        self.inner.borrow_mut().ahead = Some(Ahead { story, collation: None });
    }

    /// Starts the worker before there is something to do.
    pub fn warm(&self) {
        if matches!(self.inner.borrow().state, State::Off) {
            self.start();
        }
    }

    /// Starts to compare; whatever was under way is ended and forgotten.
    pub fn collate(&self, story: Story) -> Job {
        let ahead = self.inner.borrow_mut().ahead.take().filter(|ahead| ahead.story == story);
        if let Some(Ahead { collation, .. }) = ahead {
            let job = self.inner.borrow().job;
            if let Some(collation) = collation {
                self.tell_soon(News::Collated(job, collation));
            }
            return job;
        }
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
        self.warm();
        self.send_pending();
        job
    }

    /// Returns a number for a comparison that is there already; what was under
    /// way is ended.
    pub fn pass(&self) -> Job {
        self.cancel();
        self.inner.borrow().job
    }

    /// Ends what is under way. Nothing is answered for it.
    pub fn cancel(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.job += 1;
        inner.pending = None;
        inner.ahead = None;
        if let State::Running(_) | State::Starting(_) = &inner.state {
            inner.state = State::Off;
            inner.held = None;
        }
    }

    /// Asks for the edits between two articles; `left` comes first in the story.
    pub fn edits(&self, collated: &Arc<Collated>, left: ArticleId, right: ArticleId) {
        let job = collated.job;
        let inner = self.inner.borrow();
        if let (State::Running(heard), true) = (&inner.state, inner.held == Some(job))
            && heard.worker.post_message(&pack(&Request::Edits { job, left, right })).is_ok()
        {
            return;
        }
        // The worker was ended since, or there is none: two articles are little work.
        let on_news = Rc::clone(&inner.on_news);
        let collated = Arc::clone(collated);
        let work = async move {
            let edits = edits(&collated.collation, left, right).await.ok();
            on_news(News::Edits(job, left, right, edits));
        };
        set_timeout(move || spawn_local(work), Duration::ZERO);
    }

    /// Asks what is to be told of a comparison, against the base it is shown with.
    pub fn ask(&self, collated: &Arc<Collated>, inquiry: Inquiry) {
        let (job, base) = (collated.job, collated.collation.base);
        let inner = self.inner.borrow();
        if let (State::Running(heard), true) = (&inner.state, inner.held == Some(job))
            && heard.worker.post_message(&pack(&Request::Tell { job, base, inquiry })).is_ok()
        {
            return;
        }
        let on_news = Rc::clone(&inner.on_news);
        let collated = Arc::clone(collated);
        let work = async move {
            let outcome = outcome(&collated.collation, inquiry).await.ok();
            on_news(News::Told(job, base, inquiry, outcome));
        };
        // Once the page has shown that it is at work.
        set_timeout(move || spawn_local(work), Duration::ZERO);
    }

    fn start(&self) {
        match self.spawn() {
            Ok(heard) => self.inner.borrow_mut().state = State::Starting(heard),
            // WebKit throws at once where a policy forbids workers.
            Err(_) => self.work_in_page(WorkerError::Refused),
        }
    }

    fn spawn(&self) -> Result<Heard, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.inner.borrow().scripts.worker, &options)?;
        let collator = self.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let worker = worker.clone();
            move |event: MessageEvent| collator.hear(&worker, event.data())
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let collator = self.clone();
        let on_error = Closure::<dyn Fn(web_sys::Event)>::new({
            let worker = worker.clone();
            move |event: web_sys::Event| {
                event.prevent_default();
                collator.fail(&worker);
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Heard { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Says whether the worker is the one in use, and not one that was ended.
    fn is_current(&self, worker: &Worker) -> bool {
        match &self.inner.borrow().state {
            State::Starting(current) | State::Running(current) => current.worker == *worker,
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
                let glue = JsValue::from_str(&self.inner.borrow().scripts.glue);
                // Setting a field of a fresh plain object cannot fail.
                let _ = js_sys::Reflect::set(&handover, &"glue".into(), &glue);
                let _ = js_sys::Reflect::set(&handover, &"parts".into(), &self.inner.borrow().scripts.parts);
                let _ = js_sys::Reflect::set(&handover, &"module".into(), &wasm_bindgen::module());
                if worker.post_message(&handover).is_err() {
                    self.fail(worker);
                }
            }
            Some("ready") => {
                self.inner.borrow_mut().has_started();
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
                    inner.keep_ahead(&collation);
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
        let was_running = matches!(self.inner.borrow().state, State::Running(_));
        let error = if was_running { WorkerError::Crashed } else { WorkerError::Refused };
        self.work_in_page(error);
    }

    fn work_in_page(&self, error: WorkerError) {
        {
            let mut inner = self.inner.borrow_mut();
            inner.state = State::InPage;
            inner.held = None;
            inner.error = Some(error);
        }
        self.tell_soon(News::WithoutWorker(error));
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
            State::Running(Heard { worker, .. }) => {
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
            self.inner.borrow_mut().keep_ahead(&collation);
            self.tell(News::Collated(job, collation));
        }
    }

    /// Tells news once whoever asks has done so, and before anything is painted.
    fn tell_soon(&self, news: News) {
        let collator = self.clone();
        spawn_local(async move { collator.tell(news) });
    }

    fn tell(&self, news: News) {
        let on_news = Rc::clone(&self.inner.borrow().on_news);
        on_news(news);
    }
}
