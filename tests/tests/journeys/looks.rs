//! Every view looks as it did when its picture was last taken, on a desk, a
//! tablet and a phone, light and dark.
//!
//! The pictures lie in `tests/looks`, small. So that they do not depend on the
//! fonts that a machine happens to have, they are set in the tests' own. After a
//! change that is meant, `cargo xtask looks` takes them anew: look at what it
//! changed before you keep it.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::Driver;
use crate::page::Page;
use crate::pictures;
use crate::steps::see_the_demo;
use crate::thumbnail::{Difference, Thumbnail};
use crate::{Reader, root};

/// A size of the window, in which colours it is looked at, and by how much the
/// pictures are smaller.
struct Window {
    width: u64,
    height: u64,
    themes: &'static [&'static str],
    smaller: usize,
}

const WINDOWS: [Window; 3] = [
    Window { width: 1440, height: 900, themes: &["light", "dark"], smaller: 6 },
    Window { width: 1024, height: 768, themes: &["light"], smaller: 4 },
    Window { width: 390, height: 844, themes: &["light", "dark"], smaller: 3 },
];

/// A view's name, its address, and what is there once all of it is.
const VIEWS: [(&str, &str, &str); 5] = [
    ("overview", "overview", "all('.ledger').length > 4 && one('.gist')?.textContent.includes('leave out')"),
    ("columns", "columns", "all('.columns mark').length > 3"),
    ("reading", "reading&article=C", "all('.reading mark').length > 8"),
    ("passage", "passage&at=A9", "all('.passage mark').length > 3"),
    ("findings", "findings", "all('.finding').length > 20"),
];

/// Faults that must not go unseen, in the columns on a desk: what is done to the page.
const FAULTS: [(&str, &str); 5] = [
    ("a row of switches hidden", "one('.controls__what').style.display = 'none'"),
    ("one mark in another colour", "all('.columns mark.mark--reworded')[4].style.background = '#e4eef6'"),
    ("one mark without its colour", "all('.columns mark.mark--reworded')[4].style.background = 'none'"),
    ("one paragraph moved by half a line", "all('.columns .block--body')[1].style.translate = '0 13px'"),
    ("a column’s name gone", "all('.head__name')[1].style.visibility = 'hidden'"),
];

/// How long a view may take to look as it should.
const PATIENCE: Duration = Duration::from_secs(20);

/// Letters may be so much wider or narrower than those of the pictures, as a share.
const SAME: f64 = 0.004;

const FONTS: [(&str, &str, &str, &str); 5] = [
    ("Looks Serif", "400", "normal", "source-serif-4/files/source-serif-4-latin-400-normal"),
    ("Looks Serif", "400", "italic", "source-serif-4/files/source-serif-4-latin-400-italic"),
    ("Looks Serif", "700", "normal", "source-serif-4/files/source-serif-4-latin-700-normal"),
    ("Looks Sans", "400", "normal", "source-sans-3/files/source-sans-3-latin-400-normal"),
    ("Looks Sans", "700", "normal", "source-sans-3/files/source-sans-3-latin-700-normal"),
];

/// Says why the pictures cannot be compared in this browser or on this machine.
pub fn lack(driver: &Driver) -> Option<String> {
    if driver.browser() != Browser::Chromium {
        return Some("the pictures are Chromium’s: each browser draws letters and fields in its own way".to_owned());
    }
    if fonts().is_none() {
        return Some("the fonts that the pictures are set in are not here".to_owned());
    }
    let kept = fs::read_to_string(letters_path()).unwrap_or_default();
    let kept: Vec<f64> = kept.split_whitespace().filter_map(|width| width.parse().ok()).collect();
    let here = letters(&Reader { driver, journey: "looks" });
    let is_same = |(here, kept): (&f64, &f64)| (here / kept - 1.0).abs() < SAME;
    let are_same = here.len() == kept.len() && here.iter().zip(&kept).all(is_same);
    (!are_same).then(|| format!("letters and fields here measure {here:?} and not {kept:?}, so nothing would match"))
}

/// Compares every view with its picture.
pub fn walk(reader: &Reader) {
    let mut faults = Vec::new();
    for window in &WINDOWS {
        for theme in window.themes {
            let page = open(reader, window, theme);
            for (view, address, is_there) in VIEWS {
                go(&page, address, is_there);
                let name = name(view, window, theme);
                if let Some(fault) = compare(&page, &name, window.smaller) {
                    faults.push(fault);
                }
            }
        }
    }
    assert!(faults.is_empty(), "what is seen now is in target/journeys:\n{}", faults.join("\n"));
    see_faults(reader);
}

/// Takes every picture anew.
pub fn record(reader: &Reader) {
    for window in &WINDOWS {
        for theme in window.themes {
            let page = open(reader, window, theme);
            for (view, address, is_there) in VIEWS {
                go(&page, address, is_there);
                settled(&page, window.smaller).write(&kept_path(&name(view, window, theme)));
            }
        }
    }
    let widths = letters(reader).into_iter().map(|width| format!("{width:.2}\n"));
    fs::write(letters_path(), widths.collect::<String>()).expect("the measures can be written");
}

/// Plants faults, and fails if one goes unseen.
fn see_faults(reader: &Reader) {
    let (window, (view, address, is_there)) = (&WINDOWS[0], VIEWS[1]);
    let page = open(reader, window, "light");
    go(&page, address, is_there);
    let kept = Thumbnail::read(&kept_path(&name(view, window, "light")), window.smaller)
        .expect("the picture was compared already");
    for (what, fault) in FAULTS {
        page.script(&format!("{fault}; return null"));
        let seen = settled(&page, window.smaller).differs_from(&kept);
        eprintln!("{what}: {seen:?}");
        assert!(seen.is_some(), "{what} goes unseen");
        page.script("all('[style]').forEach(it => ['display', 'background', 'translate', 'visibility'].forEach(name => it.style.removeProperty(name)))");
    }
}

/// Opens the demo in a window, set in the tests' own letters.
fn open<'a>(reader: &'a Reader, window: &Window, theme: &str) -> Page<'a> {
    let page = reader.open();
    page.resize(window.width, window.height);
    page.script(&format!(
        "localStorage.setItem('wirediff-theme', '{theme}'); localStorage.setItem('wirediff-tour', 'over')"
    ));
    page.load();
    see_the_demo(&page);
    set(&page);
    page
}

/// Returns the folder of the fonts, if it is here.
fn fonts() -> Option<PathBuf> {
    env::var_os("WIREDIFF_FONTS").map(PathBuf::from).filter(|path| path.is_dir())
}

/// Sets the page in the tests' own letters.
fn set(page: &Page) {
    let folder = fonts().expect("nothing is compared without the fonts");
    let fonts = FONTS.map(|(family, weight, style, file)| {
        let path = folder.join(format!("{file}.woff2"));
        json!([family, fs::read(path).expect("the tests have their fonts"), { "weight": weight, "style": style }])
    });
    let script = "
        const [fonts, done] = arguments;
        const element = document.querySelector('wire-diff');
        Promise.all(fonts.map(([family, bytes, as]) => new FontFace(family, new Uint8Array(bytes).buffer, as).load()))
            .then((faces) => {
                faces.forEach((face) => document.fonts.add(face));
                element.style.setProperty('--wirediff-font', '\"Looks Serif\", serif');
                element.style.setProperty('--wirediff-font-ui', '\"Looks Sans\", sans-serif');
                done(faces.length);
            });";
    let set = page.expect(page.session().post("execute/async", json!({ "script": script, "args": [fonts] })));
    assert_eq!(set, FONTS.len(), "the page is set in the tests' letters");
}

/// Goes to a view, to its beginning, and waits until all of it is there.
fn go(page: &Page, address: &str, is_there: &str) {
    page.script(&format!("location.hash = '{address}'"));
    page.wait_for(address, || page.script(&format!("return Boolean({is_there})")).as_bool()?.then_some(()));
    page.script("document.activeElement?.blur(); scrollTo(0, 0)");
}

/// Compares what is on show with a picture, for as long as it may take to be drawn.
fn compare(page: &Page, name: &str, smaller: usize) -> Option<String> {
    let Some(kept) = Thumbnail::read(&kept_path(name), smaller) else {
        return Some(format!("{name}: no picture is kept; `cargo xtask looks` takes it"));
    };
    let start = Instant::now();
    loop {
        let now = shot(page, smaller);
        let Difference { squares, by, at } = now.differs_from(&kept)?;
        if start.elapsed() > PATIENCE {
            page.picture(&pictures::of_failed(&format!("looks {name}")).with_extension("png"));
            let (left, top) = at;
            return Some(format!(
                "{name}: {squares} squares differ, most the one {left} px from the left and {top} from the top, by {by} of 255"
            ));
        }
        thread::sleep(Duration::from_millis(300));
    }
}

/// Returns what is on show once it no longer changes.
fn settled(page: &Page, smaller: usize) -> Thumbnail {
    let mut now = shot(page, smaller);
    let mut same = 0;
    while same < 3 {
        thread::sleep(Duration::from_millis(400));
        let next = shot(page, smaller);
        same = if next == now { same + 1 } else { 0 };
        now = next;
    }
    now
}

fn shot(page: &Page, smaller: usize) -> Thumbnail {
    Thumbnail::of(&page.expect(pictures::bytes(page.session())), smaller)
}

/// Measures a few words, and a field whose frame the browser draws.
fn letters(reader: &Reader) -> Vec<f64> {
    let page = open(reader, &WINDOWS[0], "light");
    let widths = page.script(
        "const measure = (font, text) => {
             const it = document.createElement('span');
             it.style.cssText = `position: absolute; white-space: pre; font: ${font}`;
             it.textContent = text;
             document.body.append(it);
             const { width } = it.getBoundingClientRect();
             it.remove();
             return width;
         };
         const text = 'Talmara’s parliament voted 83–61 on Tuesday to spend 186 million talers.';
         const field = one('.controls__select').getBoundingClientRect();
         return [measure('17px \"Looks Serif\"', text), measure('italic 17px \"Looks Serif\"', text),
             measure('700 22px \"Looks Serif\"', text), measure('13px \"Looks Sans\"', text),
             measure('700 13px \"Looks Sans\"', text), field.width, field.height]",
    );
    widths.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn name(view: &str, window: &Window, theme: &str) -> String {
    format!("{view}-{}-{theme}", window.width)
}

fn kept_path(name: &str) -> PathBuf {
    root().join("tests/looks").join(name).with_extension("png")
}

fn letters_path() -> PathBuf {
    root().join("tests/looks/letters.txt")
}
