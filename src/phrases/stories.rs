//! The words of the reader's stories: kept, opened, deleted, exported.

use super::*;

phrases! {
    STORIES = "Your stories";
    STORIES_HINT = "Kept in this browser as you work, on this device only.";
    NO_STORIES = "None yet. Your first own article begins one.";
    OPEN_STORY = "Open";
    EXPORT_STORY = "Export";
    DELETE_STORY = "Delete";
    IMPORT_STORY = "Import a story file";
    STORAGE_REFUSED = "This browser keeps nothing for this page, so your articles are here only until you close it.";
    STORAGE_FULL = "There is no room left to keep this story. It is here until you close the page; delete a story, or export this one.";
    STORAGE_UNREADABLE = "The stories kept in this browser can’t be read or changed just now. What is on the page is all still here.";
    RELOAD_WOULD_LOSE = "Your story can’t be kept here, so loading the page anew would lose it. Export it first, then use the browser’s own reload button.";
    NOT_KEPT = "not kept";
    STORY_GONE = "That story is not kept any more: it was deleted in another tab.";
    DELETED_ELSEWHERE = "This story was deleted in another tab. What you see here is kept again.";
    STARTED_OVER_KEPT = "All articles were put away. Their story is kept under “Your stories”.";
}

pub fn story_name_of(name: &str) -> String {
    say!(story_name_of: "Name of the story {name}", name)
}

/// Names a story without a title after its outlets.
pub fn story_of(outlets: &[String]) -> String {
    match outlets {
        [] => say!(story_of_none: "No articles"),
        [first, second, _, rest @ ..] if !rest.is_empty() => {
            say!(story_of: "{first}, {second} and {more} more", first = first.as_str(), second = second.as_str(), more = rest.len() + 1)
        }
        few => few.join(", "),
    }
}

/// Says of a kept story how many articles it has, when it was saved, and its size.
pub fn story_facts(articles: usize, saved: &str, bytes: usize) -> String {
    say!(
        story_facts: "{articles} · {saved} · {size}",
        articles = self::articles(articles),
        saved,
        size = size_of(bytes)
    )
}

pub fn story_on_show(facts: &str) -> String {
    say!(story_on_show: "On show · {facts}", facts)
}

fn size_of(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => say!(size_kb: "{n} kB", n = bytes.div_ceil(1000).max(1)),
        more => say!(size_mb: "{n}.{tenths} MB", n = more / 1_000_000, tenths = more % 1_000_000 / 100_000),
    }
}

pub fn story_opened(name: &str) -> String {
    say!(story_opened: "“{name}” is on show.", name)
}

pub fn story_deleted(name: &str) -> String {
    say!(story_deleted: "“{name}” was deleted.", name)
}

pub fn copy_of(name: &str) -> String {
    say!(copy_of: "{name} (copy)", name)
}

pub fn changed_elsewhere(copy: &str) -> String {
    say!(changed_elsewhere: "This story was changed in another tab. So that nothing is lost, what you see here is now “{copy}”.", copy)
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
