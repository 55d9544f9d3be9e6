//! The words of what was recognised in an article.

use wirediff_engine::article::Role;

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Headline => "Headline",
        Role::Dek => "Line below the headline",
        Role::Crosshead => "Heading in the text",
        Role::Byline => "Who wrote it, and when",
        Role::Caption => "Caption",
        Role::Body => "Paragraph",
        Role::Furniture => "Page furniture",
    }
}
