//! The phrases by which pages talk about themselves.
//!
//! A list finds only what somebody listed; `roles.rs` also reads the shape and
//! the place of a block.

/// Phrases of page furniture, in lower case, that make a short block furniture
/// wherever they stand in it.
const ANYWHERE: &str = "
    advertisement | story continue | article continue | continues below | continued below | continue reading |
    leave a reply | leave a comment | post a comment | related article | related stor | related topic |
    related content | more on this | source link | back to top | your email address | required fields |
    read more | read also | see also | also read | sign up | sign in | log in | newsletter | subscribe |
    follow us | share this | click here | commenting policy | view original article | accelerated mobile |
    all rights reserved | copyright © | © copyright | cookie | privacy policy | terms of service | skip to |
    most popular | most read | trending now | recommended for you | you may also like | you might also like |
    download our app | support our journalism | manage newsletters | reprint permission | latest video |
    play video | this post is available | this article was updated | story was updated |
    this story has been updated | anzeige | lesen sie auch | mehr zum thema | werbung | publicidad |
    lea también | lea tambien | lire aussi | publicité | à lire aussi | leer más | suscríbase";

/// Whole blocks that are furniture, in lower case and without signs.
const WHOLE: &str = "
    menu | topics | connect | comments | comment | share | search | home | video | videos | photos | gallery |
    print | email | tweet | facebook | twitter | whatsapp | next | previous | close | loading | ad | ads |
    sponsored | promoted | tags | live | news | world | business | politics | sport | sports | business news |
    world news | top stories | latest news | breaking news | local news | us news | uk news | more |
    share this article | listen | listen to this article | save | gift this article";

/// Beginnings of credit lines: who wrote, edited or supplied the text.
const CREDITS: &str = "
    by | reporting by | (reporting by | additional reporting | (additional reporting | writing by |
    (writing by | editing by | (editing by | with reporting from | with reporting by | with files from |
    with agencies | with additional reporting | courtesy/source | courtesy: | source: | sources: | compiled by |
    edited by | written by | (with inputs from | with inputs from | por | von | par | (reuters) | (ap) | (afp)";

/// Beginnings of captions: what the eye sees, not the story.
const CAPTIONS: &str = "
    watch: | watch live | photo: | photos: | video: | file - | file – | file — | file photo | image: |
    picture: | pictured: | in pictures | graphic: | listen:";

/// Ends of captions: who took the picture.
const PICTURE_CREDITS: &str = "
    /reuters | /afp | /ap | /epa | getty images | ap photo | via ap | via getty | pool photo | file photo |
    /shutterstock | /bloomberg | photo by | reuters/";

/// Says whether a short block's words are page furniture.
pub fn is_furniture(block: &str) -> bool {
    let lower = plain(block);
    let words = lower.split_whitespace().count();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    phrases(WHOLE).any(|whole| whole == bare)
        || (words <= 24 && phrases(ANYWHERE).any(|phrase| lower.contains(phrase)) && !is_told(&lower, words))
        || is_date(bare)
}

/// Says whether a block's words credit somebody with the text.
pub fn is_credit(block: &str) -> bool {
    let lower = plain(block);
    let words = lower.split_whitespace().count();
    let ends = lower.contains("contributed to this")
        || lower.contains("contributed reporting")
        || lower.contains("contributed from");
    let starts = phrases(CREDITS).any(|credit| begins(&lower, credit));
    (ends && words <= 40)
        || (starts
            && words <= if lower.starts_with('(') || lower.contains("editing by") { 60 } else { 14 }
            && !lower.ends_with(['"', '”'])
            && !lower.trim_end_matches(')').ends_with('.'))
}

/// Says whether a block's words stand under a picture or a video.
pub fn is_caption(block: &str) -> bool {
    let lower = plain(block);
    let words = lower.split_whitespace().count();
    let credited = phrases(PICTURE_CREDITS)
        .any(|credit| lower.rfind(credit).is_some_and(|at| at + credit.len() + 90 > lower.len()));
    phrases(CAPTIONS).any(|start| lower.starts_with(start)) || (credited && words <= 90)
}

/// Says whether a block is nothing but a date, a time or a page's count.
fn is_date(bare: &str) -> bool {
    const WORDS: &str = "
        jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august
        september october november december mon tue tues wed thu thur thurs fri sat sun monday tuesday
        wednesday thursday friday saturday sunday am pm a m p at of on the gmt utc est edt et bst cet
        published updated posted first last date ago hours hour minutes min read th st nd rd mins";
    let mut digits = false;
    let mut words = 0;
    for word in bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        digits |= letters.len() < word.len();
        words += 1;
        if !letters.is_empty() && !WORDS.split_whitespace().any(|word| word == letters) {
            return false;
        }
    }
    digits && words > 0 && words <= 16
}

/// Says whether a block that has a furniture phrase tells news all the same:
/// a sentence long enough to say who did what ("Parliament passed the cookie law
/// after a year of talks, the minister said.").
fn is_told(lower: &str, words: usize) -> bool {
    words > 12
        && lower.ends_with(['.', '"', '”'])
        && ["said", "says", "told", "announced"].iter().any(|verb| lower.contains(verb))
}

/// Says whether a text begins with a phrase, as a whole word.
fn begins(text: &str, phrase: &str) -> bool {
    let rest = text.strip_prefix(phrase);
    rest.is_some_and(|rest| !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
}

/// Returns the phrases of a list.
fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim)
}

fn plain(block: &str) -> String {
    block.trim().to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_furniture_from_news() {
        for block in [
            "Story continues below advertisement",
            "MENU",
            "JANUARY 29, 2022",
            "Mon. Jan 24th, 2022",
            "Leave a Reply",
            "Updated on Jan. 10 at 8:05 a.m.",
        ] {
            assert!(is_furniture(block), "{block}");
        }
        for block in [
            "NINE ENTRIES",
            "In May 2019 he left.",
            "Parliament passed the cookie law after a year of talks, the minister said on Tuesday evening.",
        ] {
            assert!(!is_furniture(block), "{block}");
        }
    }

    #[test]
    fn knows_credits_and_captions() {
        assert!(is_credit("With reporting from TTA"));
        assert!(is_credit("By admin"));
        assert!(!is_credit("By Monday, 212 of them had filed claims."));
        assert!(is_caption("WATCH: The bridge from above"));
        assert!(is_caption("The minister on Tuesday. – Ann Bell/AFP via Getty Images"));
        assert!(!is_caption("“I waited,” said Ann Bell."));
    }
}
