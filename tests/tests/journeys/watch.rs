//! What a browser complains of and asks the network for. Chromium tells all of
//! it; the others tell what a script in the page can learn.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Session;

/// The script that the server puts before all others, so that a page's
/// complaints can be asked for where the browser itself does not tell.
pub const SCRIPT: &str = "
    // What is on its way when a page is left fails, and nobody minds.
    let isLeft = false;
    addEventListener('beforeunload', () => { isLeft = true; setTimeout(() => isLeft = false, 1000); });
    const note = (...words) => {
        if (!isLeft) sessionStorage.complaints = (sessionStorage.complaints ?? '') + words.join(' ') + '\\n';
    };
    addEventListener('error', ({ message, target }) => note(message ?? `cannot load ${target.outerHTML}`), true);
    addEventListener('unhandledrejection', ({ reason }) => note(reason));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        note(violatedDirective, 'forbids', blockedURI));
    for (const level of ['error', 'warn']) {
        const write = console[level];
        console[level] = (...words) => { note(...words); write.apply(console, words); };
    }
";

/// Returns what there was to complain of since last asked.
pub fn complaints(session: &Session) -> Result<Vec<String>, String> {
    if session.browser() == Browser::Chromium {
        let entries = log(session, "browser")?;
        let complaints = entries.iter().filter(|it| it["level"] == "SEVERE" || it["level"] == "WARNING");
        return Ok(complaints.map(|it| it["message"].as_str().unwrap_or_default().to_owned()).collect());
    }
    let take = "const said = sessionStorage.complaints ?? ''; delete sessionStorage.complaints; return said";
    let said = session.script(take, json!([]))?;
    Ok(said.as_str().unwrap_or_default().lines().map(str::to_owned).collect())
}

/// Returns the addresses that the page has asked the network for since it was
/// last loaded. (What the page's policy stopped, [`complaints`] tells.)
pub fn requests(session: &Session) -> Result<Vec<String>, String> {
    if session.browser() == Browser::Chromium {
        let entries = log(session, "performance")?;
        let requests = entries.iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let sent = message["method"] == "Network.requestWillBeSent";
            sent.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        });
        return Ok(requests.collect());
    }
    let names = session.script("return performance.getEntries().map(it => it.name)", json!([]))?;
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(names.filter(|name| name.contains(':')).map(str::to_owned).collect())
}

/// Returns what one of Chromium's logs has gathered since last asked.
fn log(session: &Session, kind: &str) -> Result<Vec<Value>, String> {
    let entries = session.post("se/log", json!({ "type": kind }))?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}
