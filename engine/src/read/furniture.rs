//! The words by which pages talk about themselves.
//!
//! A word proves nothing ("The cookie was stale."): what counts is what the whole
//! block does. It is a label ("Most read"), a label with its line ("Read also:
//! …"), or it asks something of the reader ("Download our app."). What has a
//! speaker, a past tense or quotation marks tells of the world instead. A list
//! finds only what somebody listed; `roles.rs` also reads the shape and the place
//! of a block.

use super::lists::{has, phrases};
use super::sentences::{ends_like_a_sentence, last_break};
use crate::article::Role;

/// Whole blocks that are furniture, in lower case and without signs.
const LABELS: &str = "
    menu | topics | connect | comments | comment | share | search | home | video | videos | photos | gallery |
    print | email | tweet | facebook | twitter | whatsapp | next | previous | close | loading | ad | ads |
    sponsored | promoted | tags | live | news | world | business | politics | sport | sports | business news |
    world news | top stories | latest news | breaking news | local news | us news | uk news | more | save |
    listen | latest | log in | sign in | register | subscribe | opinion | up next | don't miss | copy link |
    advertisement | sponsored content | paid content | newsletter | most read | most popular | trending now |
    back to top | load more | leave a reply | leave a comment | post a comment | view comments | related |
    related articles | related stories | related topics | related content | see also | read also | also read |
    read more | continue reading | article continues | story continues | source link | anzeige | werbung |
    kommentare | teilen | mehr zum thema | zur startseite | artikel teilen | publicidad | más información |
    leer más | compartir | publicité | partager | pubblicità | condividi | publicidade | реклама | 广告 | 分享 |
    评论 | 相关阅读 | 広告 | إعلان | reklama | reklam | reclame | annons";

/// Labels that may have a line of their own behind them: a colon, or no full stop.
const LEADS: &str = "
    read more | read also | also read | see also | related | related article | related articles | related story |
    related stories | related topics | related content | more on this | more from | more in | most read | most popular | trending now |
    recommended for you | you may also like | you might also like | editor's picks | skip to | jump to | share on |
    share this | share via | back to | click to share | log in | sign in | advertisement | article continues |
    story continues | continued below | continue reading | source link | view all | see all | filed under | tags |
    topics | powered by  | latest video | play video |
    download our | © | copyright © | lesen sie auch | mehr zum thema | lesen sie hier | lea también |
    lea tambien | leer más | lire aussi | à lire aussi | leggi anche | leia também | читайте также | اقرأ أيضاً |
    اقرأ أيضا | 相关阅读 | 分享到 | 来源： | 延伸阅读 | 扫一扫 | czytaj także";

/// Phrases that no story has in its own voice.
const ANYWHERE: &str = "
    continues below | continued below | continues after this | leave a reply | your email address will |
    required fields are | sign up for our | sign up to our | sign up here | sign up now | subscribe now |
    subscribe today | subscribe to our | subscribe to read | subscribe to continue | follow us on | click here to |
    commenting policy | view original article | accelerated mobile | all rights reserved | © copyright | copyright 20 | copyright © |
    reprint permission |
    uses cookies | cookie policy | cookie settings | accept all cookies | privacy policy and | terms of service |
    support our journalism | manage newsletters | this post is available |
    this article has been updated | this story has been updated | enable javascript | your browser does not |
    an earlier version of this | free articles | subscribers only | already a subscriber? | not a subscriber? | thank you for reading | thanks for reading | join the conversation |
    newsletter abonnieren | für unseren newsletter | a nuestro boletín | síguenos en | suscríbase |
    à notre newsletter | alla newsletter | تابعونا على";

/// Beginnings of notices, which have a past tense though they speak of the page.
const NOTICES: &str = "
    this article was updated | this story was updated | this post was updated | this article was originally published |
    this story was originally published | this article was first published | this story was first published";

/// Words that ask something of a reader, at the beginning of a sentence.
const ASKING: &str = "
    accept add become buy check choose click create discover donate download email enable enter explore follow get
    give help join listen manage open play please print read receive register save scroll send share sign start stay
    subscribe support swipe tap try turn update view visit watch abonnieren folgen laden lesen melden abonnez
    découvrez inscrivez lisez partagez suivez téléchargez descarga descargue lea regístrate sigue suscríbete iscriviti
    scarica segui assine baixe siga";

/// What pages ask it about.
const PAGE_THINGS: &str = "
    newsletter newsletters inbox app apps account browser javascript cookies preferences subscription subscriber
    member podcast podcasts notifications alerts website webpage homepage comments facebook twitter instagram whatsapp
    youtube telegram tiktok linkedin newsroom journalism konto boletín cuenta compte boletim";

/// The same, of more than one word.
const THIS_PAGE: &str = "
    this story | this article | this page | this post | this site | this video | full story | full article |
    video above | video below | latest video | our app | our channel | our team | free trial | full access | extra content |
    ad-free | push notification | opens in new";

/// Words of telling: whoever uses them speaks of somebody else, or of the past.
const TELLING: &str = "
    said says told asked replied thought he she him her his them their was were had dit il elle était avait
    dijo él ella era había sagte fragte er ihn ihm war waren hatte wollte";

/// Beginnings of credit lines: who wrote, edited or supplied the text.
const CREDITS: &str = "
    reporting by | additional reporting | writing by | editing by | with reporting from | with reporting by |
    with files from | with agencies | with additional reporting | courtesy/source | courtesy: | source: | sources: |
    compiled by | edited by | written by | with inputs from | reuters) | ap) | afp) | 责任编辑 | 编辑：";

/// Prepositions that make a credit of the name behind them.
const BY: &str = "by | por | von | par";

/// Ends of credit lines in a sentence's clothes.
const CONTRIBUTED: &str = "
    to this report | to this story | to this article | contributed reporting | to this dispatch";

/// Beginnings of captions: what the eye sees, not the story.
const CAPTIONS: &str = "
    photo: | photos: | video: | file - | file – | file — | file photo: | image: | picture: | pictured: |
    graphic: | foto: | fotos: | bild: | imagen: | 图： | 图源";

/// Beginnings of captions where no full stop follows.
const CAPTION_LABELS: &str =
    "watch: | listen: | watch live | in pictures | file photo | photo by | photos by | photograph by";

/// Marks of those who took a picture, at the end of a caption.
const AGENCIES: &str = "
    /reuters | /afp | /ap | /epa | getty images | ap photo/ | via ap | via getty | /shutterstock | /bloomberg |
    reuters/ | /dpa";

/// Other credits, in brackets or behind the caption's last sentence.
const PICTURE_CREDITS: &str = "photo by | photo: | photos: | foto: | pool photo | file photo | ap photo | image: | photograph: | handout | courtesy of";

/// A longer block is never furniture by its words.
const MOST_BYTES: usize = 700;
/// Labels and prompts have at most so many words, …
const PROMPT_MOST: usize = 24;
/// … bylines so many.
const BYLINE_MOST: usize = 14;

/// Behind the mark of an agency stand fewer bytes than these.
const CREDIT_BYTES: usize = 90;

/// Returns the role that a block's words alone give it, if they do.
pub fn listed(block: &str) -> Option<Role> {
    let block = block.trim();
    if block.is_empty() || block.len() > MOST_BYTES {
        return None;
    }
    let lower = block.to_lowercase().replace('’', "'");
    let bare = lower.trim_start_matches(is_dressing).trim_end_matches(is_dressing);
    let line = Line { raw: block, lower: &lower, bare, ended: ends_like_a_sentence(block) && !bare.ends_with("...") };
    if line.is_caption() {
        Some(Role::Caption)
    } else if line.is_credit() {
        Some(Role::Byline)
    } else if line.is_furniture() {
        Some(Role::Furniture)
    } else {
        None
    }
}

/// Signs that labels are dressed with: brackets, bullets, arrows.
fn is_dressing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '[' | ']' | '（' | '）' | '*' | '_' | '>' | '›' | '|' | '•' | '·' | '-' | '–' | '—')
}

struct Line<'a> {
    raw: &'a str,
    /// In lower case, with plain apostrophes.
    lower: &'a str,
    /// The same without brackets and the like around it.
    bare: &'a str,
    /// Whether it ends like a sentence.
    ended: bool,
}

impl Line<'_> {
    fn words(&self) -> usize {
        self.bare.split_whitespace().count()
    }

    fn is_furniture(&self) -> bool {
        let bare = self.bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let stopped = self.is_stopped();
        if !stopped && phrases(LABELS).any(|label| label == bare) {
            return true;
        }
        if self.words() > PROMPT_MOST {
            return false;
        }
        let told = is_told(self.bare);
        let leads = || {
            let labels = |rest: &str| rest.trim_start().starts_with([':', '：']) || (!stopped && !told);
            let last = last_break(self.raw).map_or(String::new(), |at| self.raw[at..].to_lowercase());
            phrases(LEADS).any(|lead| lead == last.trim() || after(self.bare, lead).is_some_and(labels))
        };
        ((!stopped || bare.contains([':', '：'])) && leads())
            || (!told && (phrases(ANYWHERE).any(|phrase| self.bare.contains(phrase)) || self.is_prompt()))
            || phrases(NOTICES).any(|notice| self.bare.starts_with(notice))
            || (!stopped && (self.is_count() || ["://", "www."].iter().any(|address| self.lower.contains(address))))
            || is_date(bare, stopped)
    }

    /// Says whether it ends in a full stop, an exclamation or a question mark:
    /// labels don't.
    fn is_stopped(&self) -> bool {
        self.ended && !self.lower.ends_with([':', '：', ';', ',', '…', '—'])
    }

    /// Says whether one of its sentences asks the reader to do something with
    /// the page: "Get the day's headlines in your inbox."
    fn is_prompt(&self) -> bool {
        let any = |part: &str, list: &str| words(part).any(|word| has(list, word));
        let ours = |part: &str| any(part, "we our us");
        let things = |part: &str| any(part, PAGE_THINGS) || phrases(THIS_PAGE).any(|thing| part.contains(thing));
        let asks = |part: &str| {
            let asking = words(part).next().is_some_and(|word| has(ASKING, word));
            let addressed = any(part, "you your") && ours(part);
            (asking || addressed) && things(part)
                || asking && (part.starts_with("subscribe") || !self.is_stopped() && ours(part))
        };
        self.bare.split(['.', '?', '!']).any(asks)
    }

    /// Says whether it counts the page's comments: "12 Comments", "Comments (12)".
    fn is_count(&self) -> bool {
        let mut counted = false;
        let all = words(self.bare).all(|word| {
            let digits = word.bytes().all(|byte| byte.is_ascii_digit());
            counted |= !digits;
            digits || has("comment comments reply replies kommentare comentarios commentaires share shares views", word)
        });
        all && counted
    }

    /// Says whether its words credit somebody with the text.
    fn is_credit(&self) -> bool {
        let words = self.words();
        let bracketed = self.lower.starts_with(['(', '（', '[']);
        if phrases(CREDITS).any(|credit| after(self.bare, credit).is_some()) {
            return words <= if bracketed || self.lower.contains("editing by") { 60 } else { BYLINE_MOST }
                && (!self.is_stopped() || (bracketed && !is_told(self.bare)));
        }
        let contributed = || {
            let end = self.bare.trim_end_matches(|c: char| !c.is_alphabetic());
            let left = phrases(CONTRIBUTED).find_map(|credit| end.strip_suffix(credit));
            left.is_some_and(|left| {
                words <= 40 && !is_told(left) && (left.contains("contribut") || end.ends_with("reporting"))
            })
        };
        let by_name = || {
            let name = self.raw.split_whitespace().nth(1).unwrap_or_default();
            phrases(BY).any(|by| after(self.bare, by).is_some())
                && (name.starts_with(char::is_uppercase) || name.starts_with("admin"))
        };
        contributed() || (words <= BYLINE_MOST && !self.is_stopped() && !is_told(self.bare) && by_name())
    }

    /// Says whether it stands under a picture or a video.
    fn is_caption(&self) -> bool {
        let starts = phrases(CAPTIONS).find_map(|start| self.lower.strip_prefix(start));
        if starts.is_some_and(|rest| !self.is_stopped() || !is_told(rest)) {
            return true;
        }
        if !self.is_stopped() && phrases(CAPTION_LABELS).any(|start| after(self.bare, start).is_some()) {
            return true;
        }
        let signed = |agency: &str| {
            let last = self.last_bytes(agency.len() + CREDIT_BYTES);
            let rest = &last[last.rfind(agency)? + agency.len()..];
            let is_sign = agency.ends_with('/') || !rest.starts_with(char::is_alphanumeric) && !is_told(rest);
            (rest.len() < CREDIT_BYTES && is_sign).then_some(())
        };
        phrases(AGENCIES).any(|agency| signed(agency).is_some()) || self.tail().is_some_and(is_picture_credit)
    }

    /// Returns its last bytes, at least so many or all.
    fn last_bytes(&self, count: usize) -> &str {
        let start = self.lower.len().saturating_sub(count);
        (0..=start).rev().find_map(|start| self.lower.get(start..)).unwrap_or_default()
    }

    /// Returns what stands behind the last sentence, or in brackets at the end.
    fn tail(&self) -> Option<&str> {
        if let Some(inside) = self.raw.strip_suffix([')', '）']) {
            let at = inside.rfind(['(', '（'])?;
            return (at > 0).then(|| inside[at..].trim_start_matches(['(', '（']));
        }
        if self.ended {
            return None;
        }
        last_break(self.raw).map(|at| &self.raw[at..])
    }
}

/// Says whether the tail of a caption names who took the picture: "Photo: Ann
/// Bell", "Ann Bell/Harbour Press".
fn is_picture_credit(tail: &str) -> bool {
    let names = |c: char| {
        tail.split_once(c).is_some_and(|(name, agency)| {
            let capital =
                |name: &str| name.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
            capital(name) && capital(agency) && tail.split_whitespace().count() <= 8
        })
    };
    let lower = tail.to_lowercase();
    phrases(PICTURE_CREDITS).any(|credit| lower.contains(credit)) || lower.starts_with('©') || names('/')
}

/// Says whether a block is nothing but a date, a time or a page's count. One
/// that ends like a sentence has to say what for.
fn is_date(bare: &str, stopped: bool) -> bool {
    const WORDS: &str = "
        jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august
        september october november december mon tue tues wed thu thur thurs fri sat sun monday tuesday
        wednesday thursday friday saturday sunday am pm a m p at of on the gmt utc est edt et bst cet
        published updated posted first last date ago hours hour minutes min read th st nd rd mins uhr";
    let (mut digits, mut said) = (false, false);
    let mut count = 0;
    for word in words(bare) {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        digits |= letters.len() < word.len();
        said |= matches!(letters, "published" | "updated" | "posted" | "ago");
        count += 1;
        if !letters.is_empty() && !has(WORDS, letters) {
            return false;
        }
    }
    (digits || said) && (1..=16).contains(&count) && (said || !stopped)
}

/// Says whether words tell of somebody, or quote: pages don't.
fn is_told(lower: &str) -> bool {
    lower.contains(['"', '“', '”', '„']) || words(lower).any(|word| has(TELLING, word))
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns what follows a phrase at a text's beginning, where the phrase ends
/// with a word.
fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(phrase)?;
    let inside = |c: char| c.is_alphanumeric() && !super::is_unspaced(c);
    (!phrase.ends_with(inside) || !rest.starts_with(inside)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(block: &str, expected: Option<Role>) {
        assert_eq!(listed(block), expected, "{block}");
    }

    #[test]
    fn knows_furniture_from_news() {
        for block in [
            "Story continues below advertisement",
            "MENU",
            "JANUARY 29, 2022",
            "Mon. Jan 24th, 2022",
            "Leave a Reply",
            "Updated on Jan. 10 at 8:05 a.m.",
            "Get the day’s headlines in your inbox.",
        ] {
            check(block, Some(Role::Furniture));
        }
        for block in [
            "NINE ENTRIES",
            "In May 2019 he left.",
            "Home.",
            "Read more books, the teacher told them.",
            "Parliament passed the cookie law after a year of talks, the minister said on Tuesday evening.",
        ] {
            check(block, None);
        }
    }

    #[test]
    fn knows_credits_and_captions() {
        check("With reporting from TTA", Some(Role::Byline));
        check("By admin", Some(Role::Byline));
        check("Ann Bell in Harbour contributed to this report.", Some(Role::Byline));
        check("By Monday, 212 of them had filed claims.", None);
        check("By the time he came home", None);
        check("WATCH: The bridge from above", Some(Role::Caption));
        check("The minister on Tuesday. – Ann Bell/AFP via Getty Images", Some(Role::Caption));
        check("“I waited,” said Ann Bell.", None);
        check("The photo by the bed showed a bridge.", None);
    }
}
