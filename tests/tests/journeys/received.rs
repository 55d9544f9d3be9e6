//! What other programs hand to the page: shared, or opened with it.

use crate::Reader;
use crate::build::Build;
use crate::offline::{wait_until_kept, wait_until_stored};
use crate::page::Page;
use crate::server::{Server, Workers};
use crate::steps::{paste, see_the_demo};

/// Sends what the script puts into a form to where other programs share.
fn share(page: &Page, fields: &str) {
    page.script(&format!(
        "const form = document.createElement('form');
         Object.assign(form, {{ method: 'POST', enctype: 'multipart/form-data', action: 'share' }});
         const add = (name, value) => form.append(Object.assign(document.createElement('input'), {{ name, value }}));
         const attach = (name, text) => {{
             const files = new DataTransfer();
             files.items.add(new File([text], name, {{ type: 'text/plain' }}));
             const field = Object.assign(document.createElement('input'), {{ type: 'file', name: 'files', multiple: true }});
             field.files = files.files;
             form.append(field);
         }};
         {fields}
         document.body.append(form);
         form.submit();"
    ));
}

pub fn shared(reader: &Reader) {
    let server = reader.serve();
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    server.stop();

    share(&page, "add('title', 'Evening Paper'); add('text', 'The council agreed to plant trees.');");
    page.wait_for_text("One article so far.");
    assert_eq!(page.script("return location.search"), "", "it is taken up once");
    wait_until_stored(&page, "Evening Paper");

    share(&page, "attach('wire.txt', 'The council agreed on Tuesday to plant trees.');");
    page.find("heading", "One story, 2 versions");
    wait_until_stored(&page, "Evening Paper, wire.txt");

    share(&page, "add('text', 'https://example.com/news');");
    page.wait_for_text("Only a link was shared");
    page.find("heading", "One story, 2 versions");
    page.load_at("?shared");
    page.wait_for_text("What was shared could not be kept.");
}

pub fn opened(reader: &Reader) {
    // A device that opens files with the page, which asks for that where it starts.
    let build = Build::new("launch");
    let device = "if (globalThis.document) Object.defineProperty(globalThis, 'launchQueue',
        { value: { setConsumer: (consumer) => { globalThis.launch = consumer; } } });";
    build.edit("wire-diff.js", |text| format!("{device}\n{text}"));
    let page = reader.open_at(&Server::start(build.folder(), Workers::Run));
    see_the_demo(&page);
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    wait_until_stored(&page, "Wire");
    page.wait_for("the page to take files", || (page.script("return 'launch' in window") == true).then_some(()));
    page.script(
        "const text = JSON.stringify({ title: 'Snow', articles: [{ outlet: 'A', text: 'Snow.' }, { outlet: 'B', text: 'Snow!' }] });
         window.launch({ files: [{ getFile: async () => new File([text], 'snow.story.json') }] });",
    );
    page.find("heading", "Snow");
    page.wait_for_text("“Snow” is on show.");
    // The story before is kept.
    wait_until_stored(&page, "Wire");
    wait_until_stored(&page, "Snow");
}
