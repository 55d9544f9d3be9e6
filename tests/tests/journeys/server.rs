//! A small server on this machine for the built page, as strict as a careful host.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::watch;

/// What becomes of workers on a server's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workers {
    /// They start and work.
    Run,
    /// The host's Content Security Policy forbids them.
    Forbidden,
    /// Their script throws before it has done anything.
    Stillborn,
    /// They begin well and throw at the first work they are given.
    Mortal,
    /// The host has no policy at all, and lets other hosts' pages use its files.
    Unruled,
}

const STILLBORN: &str = "throw new Error('this worker does not live');";

/// Greets the page as the real worker does, takes the module it is handed, and
/// dies of the first job.
const MORTAL: &str = "
    onmessage = ({ data }) => {
        if (!data.module) throw new Error('this worker dies');
        postMessage('ready');
    };
    postMessage('boot');
";

/// What a server has at its root, if that is not the built page itself.
#[derive(Clone)]
pub struct Host {
    pub html: String,
    /// Its Content Security Policy.
    pub policy: String,
}

/// The policy under which everything must work.
pub fn strict(workers: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
         worker-src {workers}; manifest-src 'self'; img-src 'self' data:; font-src 'self'"
    )
}

/// Serves one folder until it is stopped or the tests end.
pub struct Server {
    address: SocketAddr,
    is_stopped: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Server {
    /// Starts serving a folder on a free port.
    pub fn start(folder: PathBuf, workers: Workers) -> Server {
        Server::serve(folder, workers, None)
    }

    /// Starts serving a page of somebody else's, with the folder beside it.
    pub fn host(folder: PathBuf, host: Host) -> Server {
        Server::serve(folder, Workers::Run, Some(host))
    }

    fn serve(folder: PathBuf, workers: Workers, host: Option<Host>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
        let address = listener.local_addr().expect("a bound port has an address");
        let is_stopped = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&is_stopped);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let (folder, host, stopped) = (folder.clone(), host.clone(), Arc::clone(&stopped));
                // A browser that hangs up early is no fault of the page.
                thread::spawn(move || answer(stream, &folder, workers, host.as_ref(), &stopped).ok());
            }
        });
        Server { address, is_stopped, thread }
    }

    /// Stops serving: from now on nobody answers at its address.
    pub fn stop(self) {
        self.is_stopped.store(true, Ordering::Relaxed);
        // Whatever it gets next wakes it, and it ends.
        let _ = TcpStream::connect(self.address);
        self.thread.join().expect("the server ends in peace");
    }

    /// Returns the address that every file of the page must come from.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// Answers one request and hangs up.
fn answer(
    mut stream: TcpStream,
    folder: &Path,
    workers: Workers,
    host: Option<&Host>,
    stopped: &AtomicBool,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let (mut for_worker, mut for_window) = (false, false);
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        for_worker |= line == "sec-fetch-dest: worker";
        for_window |= line == "sec-fetch-dest: document";
    }
    // Browsers connect before they have something to ask: that must not outlive the server.
    if stopped.load(Ordering::Relaxed) {
        return Ok(());
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let (status, body) = match (for_worker, workers) {
        (true, Workers::Stillborn) => ("200 OK", STILLBORN.into()),
        (true, Workers::Mortal) => ("200 OK", MORTAL.into()),
        _ if path == "/watch.js" => ("200 OK", watch::SCRIPT.into()),
        _ if path == "/index.html" && host.is_some() => {
            ("200 OK", host.map_or_else(Vec::new, |host| watched(host.html.as_bytes())))
        }
        _ => match inside(folder, &path).and_then(|file| fs::read(file).ok()) {
            // What is kept for later must be as it was built.
            Some(body) if for_window && path.ends_with(".html") => ("200 OK", watched(&body)),
            Some(body) => ("200 OK", body),
            None => ("404 Not Found", Vec::new()),
        },
    };
    if workers == Workers::Unruled {
        write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n", mime(&path), body.len())?;
        write!(stream, "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n")?;
        return stream.write_all(&body);
    }
    let own = || strict(if workers == Workers::Forbidden { "'none'" } else { "'self'" });
    let policy = host.map_or_else(own, |host| host.policy.clone());
    write!(
        stream,
        "HTTP/1.1 {status}\r\n\
         Content-Type: {}\r\n\
         Content-Length: {}\r\n\
         Content-Security-Policy: {policy}\r\n\
         Access-Control-Allow-Origin: *\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Cache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        mime(&path),
        body.len(),
    )?;
    stream.write_all(&body)
}

/// Returns a page with the script that watches over it before all others.
fn watched(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    page.replacen("<head>", "<head><script src=\"/watch.js\"></script>", 1).into_bytes()
}

/// Returns the file a path names, unless it leads out of the folder.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = Path::new(path.trim_start_matches('/'));
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    stays.then(|| folder.join(path))
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
