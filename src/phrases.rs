//! Every word the page says of its own accord, in one place.

use wirediff_engine::findings::{FindingKind, Form};

pub const NAME: &str = "Wirediff";
pub const TAGLINE: &str = "One story in all its versions";

// The masthead and the switches under it.
pub const ADD_ARTICLES: &str = "Add articles";
pub const THEME: &str = "Theme";
pub const THEMES: [&str; 3] = ["Automatic", "Light", "Dark"];
pub const VIEW: &str = "View";
pub const OVERVIEW: &str = "Overview";
pub const COLUMNS: &str = "Columns";
pub const READING: &str = "Reading";
pub const BASE: &str = "Base";
pub const NO_BASE: &str = "No base";
pub const ARTICLES_SHOWN: &str = "Articles shown";
pub const ARTICLE: &str = "Article";
pub const COMPARED_WITH: &str = "Compared with";
pub const NOTHING_TO_COMPARE: &str = "Nothing";
pub const HOUSE_STYLE: &str = "House style";
pub const HOUSE_STYLE_HINT: &str = "Mark differences of spelling, capitals and punctuation too";
pub const PASSAGE: &str = "Passage";
pub const FINDINGS: &str = "Findings";
pub const CHANGES_ONLY: &str = "Changes only";
pub const KEYS_BUTTON: &str = "Keyboard help";

// The overview.
pub const KEY: &str = "What the cells mean";
pub const ORDER: &str = "Order";
pub const ORDER_STORY: &str = "As the story runs";
pub const ORDER_LEFT_OUT: &str = "Most left out";
pub const ORDER_CHANGED: &str = "Most changed";
pub const HEADING: &str = "Headline or dek";
pub const LEFT_OUT_BY: &str = "Left out by";
pub const TOLD_BASE: &str = "the base’s own words";
pub const TOLD_WHOLE: &str = "word for word";
pub const TOLD_MOSTLY: &str = "mostly the same words";
pub const TOLD_PARTLY: &str = "partly the same words";
pub const TOLD_BARELY: &str = "in other words";
pub const TOLD_NOT_IN_BASE: &str = "not in the base";
pub const TOLD_ELSEWHERE: &str = "told with another passage";
pub const TOLD_LEFT_OUT: &str = "left out";
pub const TOLD_CUT_FROM_END: &str = "cut from the end";
pub const KEY_CHANGED: &str = "in part the same";
pub const KEY_ELSEWHERE: &str = "with another passage";
pub const KEY_MOVED: &str = "moved";
pub const MOVED_UP: &str = "moved up";
pub const MOVED_DOWN: &str = "moved down";
pub const LEDGER_OF_BASE: &str = "Words from the base";
pub const LEDGER_OF_OTHERS: &str = "Words from others";
pub const LEDGER_KEPT: &str = "word for word";
pub const LEDGER_REWORDED: &str = "reworded";
pub const LEDGER_OWN: &str = "its own";
pub const PEEK_HINT: &str = "Point at a cell, or go from cell to cell with the arrow keys, to see its words here. Enter or a click reads them in columns.";
pub const ALL_VERSIONS: &str = "All versions of this passage";
pub const IN_COLUMNS: &str = "Side by side";

/// Names a passage; one without a number is a headline or dek.
pub fn passage(n: Option<usize>) -> String {
    n.map_or(HEADING.to_owned(), |n| format!("{PASSAGE} {}", number(n)))
}

/// Returns a passage's number, or a letter where it has none.
pub fn passage_number(n: Option<usize>) -> String {
    n.map_or("H".to_owned(), number)
}

pub fn passage_named(n: Option<usize>, opening: &str) -> String {
    format!("{}: {opening}", passage(n))
}

pub fn passage_of(n: Option<usize>, of: usize) -> String {
    n.map_or(HEADING.to_owned(), |n| format!("{PASSAGE} {} of {}", number(n), number(of)))
}

/// Says what an article has of a passage, and whether it moved.
pub fn told(how: &str, moved: Option<&str>) -> String {
    match moved {
        Some(moved) => format!("{how}, {moved}"),
        None => how.to_owned(),
    }
}

/// Says that a story is too long for one picture.
pub fn omitted(passages: usize) -> String {
    format!("and {}: see them in columns.", count(passages, "more passage", "more passages"))
}

pub fn what_of(what: &str, text: &str) -> String {
    format!("{what}, {text}")
}

pub fn with_names(what: &str, names: &[&str]) -> String {
    format!("{what}: {}", names.join(", "))
}

pub fn percent(share: usize, of_what: &str) -> String {
    format!("{}% {of_what}", number(share))
}

pub fn as_in(name: &str) -> String {
    format!("In {name}:")
}

pub fn read_in(name: &str) -> String {
    format!("Read {name}")
}

// The passage view.
pub const PASSAGES: &str = "Passages";
pub const PREVIOUS_PASSAGE: &str = "Previous passage";
pub const NEXT_PASSAGE: &str = "Next passage";
pub const APPARATUS: &str = "Where the versions differ";
pub const NOT_TOLD_BY: &str = "Not told by";
pub const OWN_WORDS: &str = "mostly in its own words";
pub const NOTHING_HERE: &str = "nothing";
pub const HEARD_SHARED: &str = "here and in some others: ";
pub const HEARD_LACKING: &str = "words missing here";
pub const TOLD_BY_ONE: &str = "Only one article tells this.";

pub fn told_by_all(articles: usize) -> String {
    if articles == 2 {
        "Both articles that tell this use the same words.".to_owned()
    } else {
        format!("All {} articles that tell this use the same words.", number(articles))
    }
}

/// Says what is read at a place, and in which articles.
pub fn reading(words: Option<&str>, names: &[&str]) -> String {
    let words = words.map_or(NOTHING_HERE.to_owned(), quoted);
    format!("{words} in {}", self::names(names))
}

// The findings.
pub const FINDING: &str = "Looking for quotations, figures and names that differ …";
pub const NO_FINDINGS: &str = "No quotation, figure, name or source was found to differ.";
pub const OTHER_TAKE: &str =
    "A figure that differs may come from another take of the wire: these articles were published at different times.";
pub const KINDS_SHOWN: &str = "Findings shown";
pub const ALL_KINDS: &str = "All";
pub const NOT_IN: &str = "Not in";

// Finding words.
pub const SEARCH: &str = "Search all versions";
pub const PREVIOUS_HIT: &str = "Previous hit";
pub const NEXT_HIT: &str = "Next hit";

/// Says how often words were found, and where the reader is among those on show.
pub fn found(hits: usize, articles: usize, at: Option<usize>, shown: usize) -> String {
    let places = match hits {
        0 => return "Not found".to_owned(),
        hits => format!("{} in {}", count(hits, "hit", "hits"), count(articles, "article", "articles")),
    };
    match at {
        Some(at) => format!("{} of {} on this page; {places}", number(at + 1), number(shown)),
        None => places,
    }
}

pub fn show_unchanged(paragraphs: usize) -> String {
    format!("Show {}", count(paragraphs, "unchanged paragraph", "unchanged paragraphs"))
}

// Keyboard help: keys apart by spaces, and what they do.
pub const KEYS: &str = "Keys";
pub const KEY_HELP: [(&str, &str); 8] = [
    ("n j F7", "next difference"),
    ("p k Shift+F7", "previous difference"),
    ("Home End", "first and last difference"),
    ("← → ↑ ↓", "from cell to cell in the overview; left and right, the passage before and after"),
    ("Enter", "read what has the focus; in the search field, the next hit"),
    ("/", "search all versions"),
    ("1 2 3 4 5", "overview, columns, reading, passage, findings"),
    ("?", "this help"),
];

// Stepping through the differences.
pub const PREVIOUS: &str = "Previous difference";
pub const NEXT: &str = "Next difference";
pub const DIFFERENCES: &str = "Differences";

// Marks. What stands in brackets is only heard.
pub const HEARD_EXTRA: &str = "only here: ";
pub const HEARD_ADDED: &str = "added: ";
pub const HEARD_GONE: &str = "not here: ";
pub const HEARD_CUT: &str = "cut: ";
pub const HEARD_INSTEAD_OF: &str = "instead of ";
pub const HEARD_REWORDED: &str = "in other words: ";
pub const HEARD_END: &str = "; ";
pub const HIDE: &str = "Hide";
pub const SHOW_BASE_TAG: &str = "base";
pub const REFERENCE_TAG: &str = "compared with this";

// The legend.
pub const LEGEND_GONE: &str = "missing here";
pub const LEGEND_REWORDED: &str = "in other words";

// The hint for a first visit.
pub const HINT_LABEL: &str = "How to read this";
pub const HINT_SOLID: &str = "Solid";
pub const HINT_EXTRA: &str = " is only in this article, ";
pub const HINT_DOTTED: &str = "dotted";
pub const HINT_REWORDED: &str = " in other words. ";
pub const HINT_OR: &str = " or ";
pub const HINT_STRUCK: &str = "struck through";
pub const HINT_GONE: &str = ": words that are missing here; click a mark to see what it stands for. ";
pub const HINT_KEYS: [&str; 5] = ["The keys ", "n", " and ", "p", " go from difference to difference."];
pub const GOT_IT: &str = "Got it";

// The articles dialog.
pub const ARTICLES: &str = "Articles";
pub const DONE: &str = "Done";
pub const PASTE_HEADING: &str = "Paste an article";
pub const OUTLET_LABEL: &str = "Outlet";
pub const OUTLET_PLACEHOLDER: &str = "Such as Lindesca Courier";
pub const TEXT_LABEL: &str = "Text of the article";
pub const ADD_TEXT: &str = "Add this text";
pub const FILES_HEADING: &str = "Or add files";
pub const FILES_LABEL: &str = "Choose files";
pub const FILES_HINT: &str = "Plain text, Markdown or story.json. You can also drop files anywhere on this page.";
pub const PRIVACY: &str = "Nothing leaves this device: articles are compared in your browser.";
pub const DEMO_NOTE: &str =
    "This is a demo story, written for this page. Your first own article takes its place; you can come back to it.";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const REMOVE: &str = "Remove";
pub const START_OVER: &str = "Start over";
pub const BACK_TO_DEMO: &str = "Back to the demo";
pub const BACK_TO_OWN: &str = "Back to your articles";
pub const UNDO: &str = "Undo";
pub const DISMISS: &str = "Dismiss";
pub const DROP_HERE: &str = "Drop the articles anywhere";

// States.
pub const WORKING: &str = "Comparing the articles";
pub const LOADING_DEMO: &str = "Fetching the demo story";
pub const STOP: &str = "Stop";
pub const TRY_AGAIN: &str = "Try again";
pub const STOPPED: &str = "The comparison was stopped. Your articles are all still here.";
pub const DEMO_FAILED: &str = "The demo story could not be fetched. You can still add your own articles.";
pub const EMPTY_TITLE: &str = "No articles yet";
pub const EMPTY: &str = "Add two or more articles on the same event to see them side by side.";
pub const ONE_ALONE: &str = "One article so far. Add a second one to compare them.";
pub const IDENTICAL: &str = "These articles are identical, word for word.";
pub const NOTHING_IN_COMMON: &str =
    "These articles have nothing in common: no paragraph of one answers a paragraph of another.";
pub const NO_WORDS: &str = "There is no text in these articles.";
pub const WORKER_REFUSED: &str =
    "This browser would not start a background worker, so the page compares by itself, a little more coarsely.";
pub const WORKER_CRASHED: &str =
    "The background worker ended unexpectedly, so the page compares by itself, a little more coarsely.";
pub const DEMO_PUT_AWAY: &str = "The demo story was put away.";
pub const STARTED_OVER: &str = "All articles were removed.";
pub const NOTHING_SHOWN: &str = "No article is chosen. Choose one or more above.";

/// Returns `1 article` or `n articles`, and likewise for any noun.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// Returns a number with its thousands apart.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub fn versions(n: usize) -> String {
    count(n, "version", "versions")
}

pub fn summary(articles: usize, passages: usize, shared: usize, alone: usize) -> String {
    let those = if articles == 2 { "in both" } else { "in all" };
    format!(
        "{}, {}: {} {those}, {} in only one",
        count(articles, "article", "articles"),
        count(passages, "passage", "passages"),
        number(shared),
        number(alone)
    )
}

/// Says whose words are the base's the most, and whose the least.
pub fn kept(base: &str, most: (&str, usize), least: (&str, usize)) -> String {
    if most.1 == least.1 {
        return format!("{} keeps {}% of its words from {base}.", most.0, number(most.1));
    }
    format!("{} keeps {}% of its words from {base}, {} {}%.", most.0, number(most.1), least.0, number(least.1))
}

/// Names those that stop before the base does.
pub fn cut_short(having: &[&str]) -> String {
    let stop = if having.len() == 1 { "stops" } else { "stop" };
    format!("{} {stop} before its end.", names(having))
}

/// Says which passage most of the others leave out.
pub fn left_out(lacking: usize, of: usize, opening: &str) -> String {
    match of - lacking {
        0 => format!("None of the others has {opening}."),
        1 => format!("All but one leave out {opening}."),
        rest => format!("All but {} leave out {opening}.", number(rest)),
    }
}

/// Joins names; more than two are only counted.
fn names(names: &[&str]) -> String {
    match names {
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        more => format!("{} articles", number(more.len())),
    }
}

/// Says how much of one article another has.
pub fn share(name: &str, had: usize, of: usize, other: &str) -> String {
    format!("{name} has {} of the {} in {other}, whole or in part.", number(had), count(of, "paragraph", "paragraphs"))
}

pub fn closest(left: &str, right: &str, passages: usize) -> String {
    format!("No two have more in common than {left} and {right}: {}.", count(passages, "passage", "passages"))
}

pub fn most_of_its_own(name: &str, paragraphs: usize) -> String {
    format!("{name} has most of its own: {} that no other has.", count(paragraphs, "paragraph", "paragraphs"))
}

pub fn house_style(hidden: usize) -> String {
    if hidden == 0 { HOUSE_STYLE.to_owned() } else { format!("{HOUSE_STYLE} ({} more)", number(hidden)) }
}

pub fn compared_with(name: &str, is_base: bool) -> String {
    if is_base {
        format!("Words are compared with the base, {name}.")
    } else {
        format!("Words are compared with {name}.")
    }
}

/// Says where the reader stands; `index` counts from 0.
pub fn difference(index: usize, of: usize) -> String {
    format!("Difference {} of {}", number(index + 1), number(of))
}

pub fn differences(of: usize) -> String {
    if of == 0 { "No differences".to_owned() } else { count(of, "difference", "differences") }
}

pub fn moved(up: bool, places: usize) -> String {
    format!("moved {} {}", if up { "up" } else { "down" }, count(places, "place", "places"))
}

pub fn split(part: usize, parts: usize) -> String {
    format!("split, part {part} of {parts}")
}

pub fn merged(from: usize) -> String {
    format!("merged from {}", count(from, "paragraph", "paragraphs"))
}

pub fn not_in(name: &str) -> String {
    format!("not in {name}")
}

pub const PARAGRAPH_ADDED: &str = "paragraph added";
pub const CUT: &str = "cut";
pub const ADDED: &str = "added";
pub const ONLY_HERE: &str = "only here";

pub fn instead_of(words: &str) -> String {
    format!("{HEARD_INSTEAD_OF}{}", quoted(words))
}

pub fn other_headline(name: &str, headline: &str) -> String {
    format!("Headline in {name}: “{}”", headline.trim())
}

pub const PERHAPS: &str = "perhaps the same";

/// Says that the other article tells the same elsewhere, but not for sure.
pub fn perhaps(start: &str) -> String {
    format!("perhaps the same as {start}")
}

/// Says where a passage is told that has no row of its own in an article.
pub fn told_in(start: &str) -> String {
    format!("told in {start}")
}

pub fn perhaps_told_in(start: &str) -> String {
    format!("perhaps told in {start}")
}

pub fn size(words: usize, paragraphs: usize) -> String {
    format!("{} in {}", count(words, "word", "words"), count(paragraphs, "paragraph", "paragraphs"))
}

pub fn alone(paragraphs: usize) -> String {
    format!("{} in no other", number(paragraphs))
}

pub fn absent(n: usize, is_cut: bool) -> String {
    let what = count(n, "paragraph", "paragraphs");
    if is_cut { format!("{what} cut here") } else { format!("{what} not here") }
}

pub fn furniture(lines: usize) -> String {
    format!("{} of page furniture", count(lines, "line", "lines"))
}

/// Says in a column where a paragraph ran that is shown in another row.
pub fn ran_here(start: &str) -> String {
    format!("ran here: {start}")
}

/// Says in a running article where the other has a paragraph that moved.
pub fn stands_elsewhere(start: &str, name: &str) -> String {
    format!("{name} has {start} here")
}

pub fn reworded_in(name: &str, here: &str, there: &str) -> String {
    format!("{name}: {here} instead of {there}")
}

pub fn in_other_words(name: &str, words: &str) -> String {
    format!("{name}, in other words: {words}")
}

pub fn words_only_in(name: &str, words: &str) -> String {
    format!("Only in {name}: {words}")
}

pub fn words_added(name: &str, words: &str) -> String {
    format!("Added by {name}: {words}")
}

pub fn words_missing(name: &str, words: &str) -> String {
    format!("Not in {name}: {words}")
}

pub fn words_cut(name: &str, words: &str) -> String {
    format!("Cut by {name}: {words}")
}

pub fn with_name(name: &str, what: &str) -> String {
    format!("{name}: {what}")
}

pub fn hide(name: &str) -> String {
    format!("{HIDE} {name}")
}

pub fn act_on(action: &str, name: &str) -> String {
    format!("{action}: {name}")
}

pub fn outlet_of(name: &str) -> String {
    format!("Outlet of {name}")
}

pub fn unnamed_article(n: usize) -> String {
    format!("Article {n}")
}

pub fn progress(done: usize, total: usize) -> String {
    format!("{} of {} pairs", number(done), number(total))
}

pub fn not_thorough(reason: Option<&str>) -> String {
    let reason = reason.unwrap_or("it was too much for one go");
    format!("This comparison is coarser than usual: {reason}.").replace("..", ".")
}

pub fn elsewhere(passages: usize) -> String {
    let are = if passages == 1 { "is" } else { "are" };
    format!("{} {are} only in articles that are not shown.", count(passages, "passage", "passages"))
}

pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{ARTICLES_SHOWN}: {} of {}", number(shown), number(all))
}

pub fn own_title(n: usize) -> String {
    format!("One story, {}", versions(n))
}

pub fn removed(name: &str) -> String {
    format!("{name} was removed.")
}

pub fn files_added(n: usize) -> String {
    format!("{} added.", count(n, "article", "articles"))
}

/// Returns the site that an address belongs to.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
}

// Files that cannot be used: one sentence each.
pub fn not_text(file: &str) -> String {
    format!("{file} is not text, so it was left out.")
}

pub fn empty_file(file: &str) -> String {
    format!("{file} is empty, so it was left out.")
}

pub fn web_page(file: &str) -> String {
    format!("{file} is a saved web page, which can’t be read yet: copy its text and paste it instead.")
}

pub fn unreadable(file: &str) -> String {
    format!("{file} could not be read.")
}

pub fn not_a_story(file: &str, why: &str) -> String {
    format!("{file} is not a story file: {why}.")
}

/// Returns a time as its source gives it, in words: `10 June 2025, 17:48`.
pub fn published(time: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let in_words = || {
        let year = time.get(0..4)?.parse::<u32>().ok()?;
        let month: usize = time.get(5..7)?.parse().ok()?;
        let day: u32 = time.get(8..10)?.parse().ok()?;
        let date = format!("{day} {} {year}", MONTHS.get(month.checked_sub(1)?)?);
        let clock = time.get(11..16).filter(|clock| clock.as_bytes()[2] == b':');
        Some(clock.map_or(date.clone(), |clock| format!("{date}, {clock}")))
    };
    in_words().unwrap_or_else(|| time.to_owned())
}

/// Returns the words in quotation marks, cut after some forty letters.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 48;
    let text = text.trim().trim_matches(['“', '”', '"', '‘', '’']).trim();
    if text.chars().count() <= LONGEST {
        return format!("“{text}”");
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ').filter(|space| *space > LONGEST / 2) {
        short.truncate(space);
    }
    format!("“{}…”", short.trim_end_matches([',', '.', ';', ':', ' ']))
}

/// Returns the question that findings of a kind answer.
pub fn question(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Negation => "Denied here, not there",
        FindingKind::Quotation => "Quotations",
        FindingKind::Figure => "Figures",
        FindingKind::Attribution => "Who says so",
        FindingKind::Certainty => "How sure it is made to be",
        FindingKind::Name => "Spelled otherwise",
        FindingKind::Title => "What people are called",
        FindingKind::Headline => "Headlines",
    }
}

/// Says how an article's words for a finding stand to those told first, which
/// may be the base's; nothing where the words themselves say it.
pub fn form(form: Form, kind: FindingKind, of_base: bool) -> &'static str {
    match form {
        Form::Different if matches!(kind, FindingKind::Title | FindingKind::Headline) => "",
        Form::Altered if kind == FindingKind::Name => "",
        Form::Same => "the same",
        Form::Different => "differs",
        Form::OtherForm => "in another form",
        Form::Fragment => "in part",
        Form::Shortened if of_base => "shortened",
        Form::Shortened => "shorter",
        Form::Altered if of_base => "altered",
        Form::Altered => "with other words",
        Form::Translated => "in quite other words",
        Form::Corrupted if of_base => "garbled",
        Form::Corrupted => "word for word otherwise",
        Form::Indirect => "without quotation marks",
        Form::Rounded => "rounded",
        Form::Converted => "converted",
        Form::Vaguer => "vaguer",
        Form::MoreExact => "more exact",
        Form::Updated => "newer",
        Form::Without if of_base => "drops it",
        Form::Without => "has none",
        Form::With if of_base => "adds it",
        Form::With => "has it",
    }
}

/// Says how many findings are the same in all articles that have them.
pub fn same_everywhere(count: usize, is_rest: bool) -> String {
    let more = if is_rest { " more" } else { "" };
    let it = if count == 1 { "it" } else { "them" };
    format!("{}{more}, the same in every article that has {it}", number(count))
}

/// Says what a headline lacks that others have.
pub fn lacks(words: &[String]) -> String {
    format!("without {}", words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", "))
}

/// Says in which articles less can be found.
pub fn without_words(names: &[&str]) -> String {
    let what = "These are in a language whose words are not known here, so only quotation marks, digits, names and headlines were looked at";
    with_names(what, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_counts_read_well() {
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(120), "120");
        assert_eq!(count(1, "place", "places"), "1 place");
        assert_eq!(moved(true, 6), "moved up 6 places");
    }

    #[test]
    fn times_are_told_in_words_if_they_can_be() {
        assert_eq!(published("2025-06-10T17:48:00+02:00"), "10 June 2025, 17:48");
        assert_eq!(published("2025-06-10"), "10 June 2025");
        assert_eq!(published("Tuesday"), "Tuesday");
        assert_eq!(published("2025-13-10"), "2025-13-10");
    }

    #[test]
    fn long_quotations_end_at_a_word() {
        assert_eq!(quoted("talks"), "“talks”");
        let long = "The pins were last fully inspected in 2019, the report said, although";
        assert_eq!(quoted(long), "“The pins were last fully inspected in 2019, the…”");
    }
}
