//! Chromium finds nothing that keeps the page from being installed.

use serde_json::json;

use crate::Reader;
use crate::offline::wait_until_kept;
use crate::steps::see_the_demo;

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    wait_until_kept(&page);
    let manifest = page.chromium("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]));
    assert_eq!(manifest["url"], format!("{}/manifest.webmanifest", page.origin()));
    let errors = page.chromium("Page.getInstallabilityErrors", json!({}));
    assert_eq!(errors["installabilityErrors"], json!([]));
    let app = page.chromium("Page.getAppId", json!({}));
    assert_eq!(app["appId"], format!("{}/", page.origin()), "one app, wherever it is opened");
    page.assert_no_complaints();
}
