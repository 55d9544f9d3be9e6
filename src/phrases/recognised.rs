//! The words of what was recognised in an article.

use wirediff_engine::article::Role;

phrases! {
    ROLE_HEADLINE = "Headline";
    ROLE_DEK = "Line below the headline";
    ROLE_CROSSHEAD = "Heading in the text";
    ROLE_BYLINE = "Who wrote it, and when";
    ROLE_CAPTION = "Caption";
    ROLE_BODY = "Paragraph";
    ROLE_FURNITURE = "Page furniture";
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Headline => ROLE_HEADLINE.say(),
        Role::Dek => ROLE_DEK.say(),
        Role::Crosshead => ROLE_CROSSHEAD.say(),
        Role::Byline => ROLE_BYLINE.say(),
        Role::Caption => ROLE_CAPTION.say(),
        Role::Body => ROLE_BODY.say(),
        Role::Furniture => ROLE_FURNITURE.say(),
    }
}
