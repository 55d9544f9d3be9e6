//! A story as a story file that needs no other: with all its texts.

use wirediff_engine::story::PinKind;
use wirediff_engine::{Meta, Story};

/// Returns the story as `story.json`; read again, it is the same story.
pub fn story_json(story: &Story) -> String {
    let mut json = String::from("{\n");
    if let Some(title) = &story.title {
        field(&mut json, "title", title);
        json.push_str(",\n");
    }
    json.push_str("\"articles\": [");
    for (at, source) in story.articles.iter().enumerate() {
        json.push_str(if at > 0 { ",\n{ " } else { "\n{ " });
        let Meta { outlet, kind, headline, dek, byline, published, language, url } = &source.meta;
        let facts = [
            ("outlet", outlet),
            ("kind", kind),
            ("headline", headline),
            ("dek", dek),
            ("byline", byline),
            ("published", published),
            ("language", language),
            ("url", url),
        ];
        for (name, value) in facts.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            field(&mut json, name, value);
            json.push_str(", ");
        }
        if outlet.as_ref() != Some(&source.name) {
            field(&mut json, "src", &source.name);
            json.push_str(", ");
        }
        if story.base == Some(at) {
            json.push_str("\"base\": true, ");
        }
        field(&mut json, "text", &source.text);
        json.push_str(" }");
    }
    json.push_str("\n]");
    if !story.pins.is_empty() {
        json.push_str(",\n\"pins\": [");
        for (at, pin) in story.pins.iter().enumerate() {
            json.push_str(if at > 0 { ",\n{ " } else { "\n{ " });
            field(&mut json, "is", name_of(pin.is));
            json.push_str(", \"blocks\": [");
            for (at, block) in pin.blocks.iter().enumerate() {
                json.push_str(if at > 0 { ", " } else { "" });
                string(&mut json, &block.to_string());
            }
            json.push_str("] }");
        }
        json.push_str("\n]");
    }
    json.push_str("\n}\n");
    json
}

fn name_of(is: PinKind) -> &'static str {
    match is {
        PinKind::Together => "together",
        PinKind::Apart => "apart",
        PinKind::Body => "body",
        PinKind::Furniture => "furniture",
    }
}

fn field(json: &mut String, name: &str, value: &str) {
    string(json, name);
    json.push_str(": ");
    string(json, value);
}

fn string(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            c if c < ' ' => {
                json.push_str("\\u00");
                json.push(if c < '\u{10}' { '0' } else { '1' });
                json.extend(char::from_digit(u32::from(c) % 16, 16));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirediff_engine::story::Pin;
    use wirediff_engine::{Source, StoryFile};

    /// Checks that a story comes back from its file as it was.
    fn check(story: Story) {
        let json = story_json(&story);
        let file: StoryFile = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}:\n{json}"));
        assert_eq!(file.into_story(|_| None), Ok(story), "{json}");
    }

    fn source(name: &str, text: &str, meta: Meta) -> Source {
        Source { name: name.to_owned(), text: text.to_owned(), meta }
    }

    #[test]
    fn a_story_comes_back_as_it_was() {
        let outlet = |outlet: &str| Meta { outlet: Some(outlet.to_owned()), ..Meta::default() };
        let full = Meta {
            kind: Some("agency".into()),
            byline: Some("A \"B\" C".into()),
            published: Some("2031-03-04".into()),
            language: Some("en".into()),
            url: Some("https://example.org/?a\\b".into()),
            headline: Some("Bridge opens".into()),
            dek: Some("At last".into()),
            ..outlet("Wire")
        };
        let articles = vec![
            source("Wire", "Bridge opens\n\nAt last\n\nIt \"did\".\r\n\tSo\u{1}\u{1f}\\.", full),
            source("b.md", "---\noutlet: O\n---\nجسر 🌉\u{2028}", Meta::default()),
            source("AC/DC", "", outlet("AC/DC")),
        ];
        let pin =
            |is, blocks: [&str; 2]| Pin { is, blocks: blocks.map(|it| it.parse().unwrap()).to_vec(), honoured: true };
        let pins = vec![pin(PinKind::Together, ["A1", "B2"]), pin(PinKind::Furniture, ["A2", "C1"])];
        check(Story { title: Some("Bridge".into()), articles: articles.clone(), base: Some(1), pins });
        check(Story { articles, ..Story::default() });
    }
}
