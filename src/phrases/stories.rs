//! The words of the reader's stories: kept, opened, deleted, exported.

use super::*;

pub const STORIES: &str = "Your stories";
pub const STORIES_HINT: &str = "Kept in this browser as you work, on this device only.";
pub const NO_STORIES: &str = "None yet. Your first own article begins one.";
pub const OPEN_STORY: &str = "Open";
pub const EXPORT_STORY: &str = "Export";
pub const DELETE_STORY: &str = "Delete";
pub const IMPORT_STORY: &str = "Import a story file";
pub const STORAGE_REFUSED: &str =
    "This browser keeps nothing for this page, so your articles are here only until you close it.";
pub const STORAGE_FULL: &str = "There is no room left to keep this story. It is here until you close the page; delete a story, or export this one.";
pub const STORAGE_UNREADABLE: &str =
    "The stories kept in this browser can’t be read or changed just now. What is on the page is all still here.";
pub const RELOAD_WOULD_LOSE: &str = "Your story can’t be kept here, so loading the page anew would lose it. Export it first, then use the browser’s own reload button.";
pub const NOT_KEPT: &str = "not kept";
pub const STORY_GONE: &str = "That story is not kept any more: it was deleted in another tab.";
pub const DELETED_ELSEWHERE: &str = "This story was deleted in another tab. What you see here is kept again.";
pub const STARTED_OVER_KEPT: &str = "All articles were put away. Their story is kept under “Your stories”.";

/// How dates are written: a language tag that browsers know.
pub const DATES: &str = "en-GB";

pub fn story_name_of(name: &str) -> String {
    format!("Name of the story {name}")
}

/// Names a story without a title after its outlets.
pub fn story_of(outlets: &[String]) -> String {
    match outlets {
        [] => "No articles".to_owned(),
        [first, second, _, rest @ ..] if !rest.is_empty() => {
            format!("{first}, {second} and {} more", number(rest.len() + 1))
        }
        few => few.join(", "),
    }
}

/// Says of a kept story how many articles it has, when it was saved, and its size.
pub fn story_facts(articles: usize, saved: &str, bytes: usize) -> String {
    format!("{} · {saved} · {}", count(articles, "article", "articles"), size(bytes))
}

pub fn story_on_show(facts: &str) -> String {
    format!("On show · {facts}")
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", number(bytes.div_ceil(1000).max(1))),
        more => format!("{}.{} MB", number(more / 1_000_000), more % 1_000_000 / 100_000),
    }
}

pub fn story_opened(name: &str) -> String {
    format!("“{name}” is on show.")
}

pub fn story_deleted(name: &str) -> String {
    format!("“{name}” was deleted.")
}

pub fn copy_of(name: &str) -> String {
    format!("{name} (copy)")
}

pub fn changed_elsewhere(copy: &str) -> String {
    format!("This story was changed in another tab. So that nothing is lost, what you see here is now “{copy}”.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_without_a_title_go_by_their_outlets() {
        let name = |outlets: &[&str]| story_of(&outlets.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(name(&["Wire", "Paper"]), "Wire, Paper");
        assert_eq!(name(&["A", "B", "C"]), "A, B, C");
        assert_eq!(name(&["A", "B", "C", "D"]), "A, B and 2 more");
    }

    #[test]
    fn sizes_are_told_roughly() {
        let facts = |bytes| story_facts(2, "today", bytes);
        assert_eq!(facts(12), "2 articles · today · 1 kB");
        assert_eq!(facts(12_001), "2 articles · today · 13 kB");
        assert_eq!(facts(1_250_000), "2 articles · today · 1.2 MB");
    }
}
