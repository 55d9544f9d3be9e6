//! What edits read like, and what holds for any two paragraphs.

use crate::{Meta, Options, Source, Story, collate};

use super::*;

const SIGNS: [char; 9] = ['~', '=', '#', '@', '"', ':', '?', '!', '&'];

/// Compares two paragraphs; the expected difference is written into the
/// sentence: `[left/right]`, with the kind's sign in front (`~` house style,
/// `=` a spelling of a name, `#` a figure, `@` a name, `"` a quotation, `:` who
/// says so, `?` how sure it is, `!` a denial, `&` a whole sentence), and a moved
/// phrase as `{>it}` where left has it and `{<it}` where right
/// has it.
#[track_caller]
fn check(marked: &str) {
    check_in("en", marked);
}

#[track_caller]
fn check_in(language: &str, marked: &str) {
    let (left, right) = sides(marked);
    let article = |name: &str, text: &str| Source {
        name: name.into(),
        text: text.into(),
        meta: Meta { language: Some(language.into()), ..Meta::default() },
    };
    let story = Story { articles: vec![article("l", &left), article("r", &right)], ..Story::default() };
    let collation = collate(&story, &Options::default());
    let edits = match &pair_edits(&collation, ArticleId(0), ArticleId(1))[..] {
        [only] => only.edits.clone(),
        // Too little for the engine to link them; a reader may.
        _ => {
            let (left, right) = (&collation.articles[0], &collation.articles[1]);
            link_edits(left, right, &link(left, right, &[(0, 0)]))
        }
    };
    assert_eq!(written(&edits, &left, &right), marked);
}

/// Returns the two paragraphs that a marked one stands for.
fn sides(marked: &str) -> (String, String) {
    let (mut left, mut right) = (String::new(), String::new());
    let mut rest = marked;
    while let Some((kept, more)) = rest.split_once(['[', '{']) {
        left.push_str(kept);
        right.push_str(kept);
        let (change, after) = more.split_once([']', '}']).expect("a closed bracket");
        if let Some(phrase) = change.strip_prefix('>') {
            left.push_str(phrase);
        } else if let Some(phrase) = change.strip_prefix('<') {
            right.push_str(phrase);
        } else {
            let (from, to) = change.trim_start_matches(SIGNS).split_once('/').expect("two sides");
            left.push_str(from);
            right.push_str(to);
        }
        rest = after;
    }
    (left + rest, right + rest)
}

fn written(edits: &[Edit], left: &str, right: &str) -> String {
    let mut written = String::new();
    let mut at = 0; // What of right has been told.
    for edit in edits {
        let (from, to) = (&left[edit.left.0..edit.left.1], &right[edit.right.0..edit.right.1]);
        if edit.moved {
            written.push_str(&format!("{{>{from}}}"));
            continue;
        }
        if at < edit.right.0 {
            written.push_str(&format!("{{<{}}}", &right[at..edit.right.0]));
        }
        at = edit.right.1;
        let sign = match edit.kind {
            Some(EditKind::Style) => "~",
            Some(EditKind::Spelling) => "=",
            Some(EditKind::Figure) => "#",
            Some(EditKind::Name) => "@",
            Some(EditKind::Quotation) => "\"",
            Some(EditKind::Attribution) => ":",
            Some(EditKind::Certainty) => "?",
            Some(EditKind::Negation) => "!",
            Some(EditKind::Sentence) => "&",
            Some(EditKind::Wording) | None => "",
        };
        match edit.op {
            Operation::Kept => written.push_str(from),
            _ => written.push_str(&format!("[{sign}{from}/{to}]")),
        }
    }
    if at < right.len() { format!("{written}{{<{}}}", &right[at..]) } else { written }
}

#[test]
fn a_source_that_comes_or_goes_is_told_whatever_else_changes() {
    check("The bridge opens next week[:, the mayor said on Monday/].");
    check(
        "The bridge opens in May after the pins are changed [&as trucks lose direct access to the eastern side of \
         the port/][:, the mayor said/].",
    );
    check(
        "[The bridge carries a good many cars and trucks every day/The bridge is used by thousands as a rule][:, \
         according to the port authority./, according to the road ministry.]",
    );
}

#[test]
fn marks_words_only_one_side_has() {
    check("The council in the harbor town [/reluctantly ]agreed to pay for the bridge.");
    check("The council in the harbor town [reluctantly /]agreed to pay for the bridge.");
}

#[test]
fn words_of_a_quotation_are_told_from_others() {
    check("“We saw the [\"slow /quick ]leak in May,” the captain of the ferry said on Friday.");
    check("“We saw the leak [\"in the pipe /]in May,” the captain of the ferry said on Friday.");
}

#[test]
fn who_says_so_is_told_from_other_words() {
    check("The bridge will stay shut until the autumn[:, the port authority said/].");
    check("[:According to the harbor office, /][~the /The ]bridge will stay shut until the autumn of next year.");
    check("The [:police /union ]said the bridge would stay shut until the autumn of next year.");
    check("The bridge will stay shut until autumn, according to the [:police /union ]of the old harbor.");
}

#[test]
fn whole_sentences_and_as_many_words_are_told_from_other_words() {
    check("The bridge will stay shut until the autumn. [&The ferries will go on. /]Nobody knows for how long.");
    check(
        "The bridge will stay shut until the autumn [&so that the workers can paint its old iron towers green/]. \
         Nobody knows for how long.",
    );
    check("The bridge will stay shut until [the end of /]the autumn. Nobody knows for how long.");
}

#[test]
fn how_sure_it_is_and_what_is_denied() {
    check("The bridge [?may /will ]stay shut until the autumn of next year.");
    check("The report on the bridge was [?reportedly /]filed in the spring of last year.");
    check("The bridge will [!not /]stay shut until the autumn of next year.");
    check("The ferries ran [!never /often ]at night in the old harbor of the town.");
    // A month, and so a figure.
    check("The bridge will stay shut until [#May /March ]of next year.");
}

#[test]
fn marks_whole_words_and_phrases() {
    check("The minister of transport [:said /told parliament ]that the bridge would open in October.");
    check("The minister of transport said that the bridge would open in [#March /May ]of this year.");
    check(
        "Residents of the harbor town [:informed the national assembly /told the house ]that the noise was getting worse.",
    );
}

#[test]
fn a_change_stands_where_it_reads_best() {
    check("The port authority [of the harbor and /]of the town will pay for the bridge this year.");
    check("The mayor said on Tuesday that the bridge, [which is old, /]which is rusty, must be replaced.");
    check("The bridge will stay shut until the autumn. [&The bridge will then be repaired. /]The ferries will go on.");
    check("The ministers of Talmara [and of Verrane /]and of Lindesca met in the harbor town on Friday.");
}

#[test]
fn a_rewritten_sentence_is_shown_before_and_after() {
    check(
        "[Ministers will adopt each one of the inquiry's proposals, parliament heard./The government accepted what was recommended by the inquiry on the bridge.]",
    );
}

#[test]
fn figures_and_names_hold_on_to_what_is_told_of_them() {
    check(
        "[The bill was passed by /][~83 /Eighty-three ][votes to /deputies voted for it and ]61 [with four abstentions at the end of a debate that ran two hours over time in the harbor town./against.]",
    );
    check(
        "[/The director of the authority, ][=Jørn /Jörn ]Pallister, [the authority's chief executive, said in a statement that it would respond in full within a month./let it be known that an answer was not to be had at present.]",
    );
}

#[test]
fn what_replaces_a_part_of_a_name_is_told_apart() {
    check(
        "The speaker of the Civic [@List/Checklist][, said that it had voted against it since /, stated that his friends turned it down as ]the bill left the public to pay for the bridge.",
    );
}

#[test]
fn quotation_marks_stay_where_they_are_kept() {
    check(
        "“We [\"wrote it down and we signed /put it in writing and we posted ]it,” [:said /says ]the secretary of the union.",
    );
}

#[test]
fn a_phrase_that_moved_is_told_as_moved() {
    check(
        "{<Tsveta Orlanek, }the union's general secretary, {>Tsveta Orlanek, }said that she had written to the authority.",
    );
    check(
        "The minister, {>told parliament that, }speaking to reporters on Tuesday, {<told parliament that, }he had accepted all of it.",
    );
    check_in("zh", "{<星期二在首都，}港务局说，大桥十月前不会开放，{>星期二在首都，}渡轮将继续运行。");
}

#[test]
fn letters_and_figures_written_as_one_change_as_one() {
    check("The parliament voted on Tuesday to spend [~186 million talers /T186m ]on the harbor bridge.");
    check("The parliament voted on Tuesday to spend [#186 million talers /T190m ]on the harbor bridge.");
    check("The parliament voted on Tuesday to buy 186 million [tons /tires ]for the harbor bridge.");
}

#[test]
fn signs_and_abbreviations_are_house_style() {
    check("The [~U.S. /US ]minister of transport said [~“/\"]shortcuts are how we got here.");
    check(
        "The [~harbor-side /harbor side ]market said [~Sen. /Senator ]Bell and [~Mr. /Mr ]Weir had been there on Tuesday.",
    );
    check("We wrote it down and we sent it[~,” /”, ]said the head of the operators[~' /’ ]union on Tuesday.");
}

#[test]
fn spellings_of_one_word_are_house_style() {
    check(
        "The [~harbor /harbour ]authority [~recognizes /recognises ]that the [~center /centre ]of the town is closed to [~traveling /travelling ]visitors.",
    );
    check(
        "The authority has [~canceled /cancelled ]the [~defense /defence ]of its [~program/programme], said an [~advisor /adviser ]to the mayor.",
    );
}

#[test]
fn other_words_are_not_spellings() {
    check("The authority gave the [prize /prise ]to those who had waited [#four /for ]hours at the bridge.");
    check("The workers took the [timber /timbre ]from the bridge and [filled /filed ]it in the harbor town.");
}

#[test]
fn contractions_and_compounds_are_house_style() {
    check(
        "The minister [~didn't /did not ]say whether [~they're /they are ]able to [~cooperate /co-operate ]with the authority.",
    );
    check("The minister did [!not /]say whether they are able to pay for the bridge in the harbor town.");
    check(
        "The authority [~can't /cannot ]say what happened at the harbor bridge [~any more/anymore], a [~well-known /well known ]judge said.",
    );
    check("This is [a part /apart ]of the plan that the minister told the council of the harbor town.");
}

#[test]
fn forms_of_numbers_are_house_style() {
    check(
        "About [~60 percent /60 per cent ]of the money, or [~1.2 million /1,200,000 ]talers, came from [~two /2 ]of the ports.",
    );
    check(
        "About [~60% /60 percent ]of the money, or [~$5m/$5 million], came from the [~34-kilometer /34km ]road to the bridge.",
    );
    check(
        "The bridge carried [#31,400 /31,000 ]vehicles a day, or [~twenty-two /22 ]a minute, the port authority said.",
    );
    check("The bridge was built for [#12 /1.2 ]million talers by the port authority of the town.");
}

#[test]
fn forms_of_dates_and_times_are_house_style() {
    check(
        "The bridge jammed at [~5:40 a.m. /5.40am ]on [~Jan. 27 /27 January ]as the gravel carrier was passing through.",
    );
    check(
        "The bridge jammed at [~05:40 /5:40 a.m. ]on [~January 27, 2024/27 January 2024 ][~, /]as the carrier passed.",
    );
    check("The bridge jammed at [#5:40 /5:41 ]a.m. on January [#27 /28 ]as the gravel carrier was passing.");
    check("The bridge jammed [#on Tuesday /yesterday ]as the gravel carrier was passing through the harbor.");
}

#[test]
fn names_and_their_spellings() {
    check(
        "The authority's head, [=Jørn /Jorn ][@Pallister/Palister], met [=Zelenskiy /Zelensky ]in [=Kiev /Kyiv ]on Tuesday.",
    );
    check("The authority's head, [@Jorn Pallister/Danuta Weir], said that the bridge would stay closed on Tuesday.");
    check(
        "The head of the authority told [~Ms /]Orlanek and [Transport Minister /]Verrecht that the bridge was closed.",
    );
}

#[test]
fn quotation_marks_set_elsewhere_change_what_is_quoted() {
    check(
        "The judge said the bridge was [\"“/]a list of small jobs[\"”/], and that nobody did them in the harbor town.",
    );
    check("[\"“/]This was not bad luck, [\"/“]and it was not bad weather,” said the judge, who leads the inquiry.");
    check("The judge said [~“/‘]it was a list of small jobs that nobody did[~” /’ ]in the harbor town on Tuesday.");
    check("[\"/“]The only thing we did not do was paint it on the side of the bridge, the secretary said.");
}

#[test]
fn sentences_are_compared_with_their_own_partners() {
    check(
        "The pins were last inspected in 2019, the report said. [&Nobody minded the noise at night. /]Inspections due in 2021 were never rescheduled.",
    );
}

#[test]
fn german_french_and_spanish() {
    check_in(
        "de",
        "Der Damm an der [~Straße /Strasse ]brach am [~Samstag /Sonnabend ]um [~5.40 Uhr/5:40 Uhr], sagte der Minister.",
    );
    check_in(
        "de",
        "Der Damm ist [~1,2 Millionen /1,2 Mio ]Tonnen schwer, etwa [~60 Prozent /60 % ]mehr, sagte [~Herr /]Meier.",
    );
    check_in(
        "fr",
        "Le pont a coûté 1,2 million de talers, soit [~60 pour cent /60 % ]de plus, a dit le [~«/“]maire[~»/”].",
    );
    check_in("es", "El puente se cerró el 27 de enero y costó un [~60 por ciento /60 % ]más, dijo la [~Sra. /]Olcina.");
}

#[test]
fn scripts_without_spaces() {
    check_in("zh", "港务局星期二说，大桥十月前不会[开放/通车]，渡轮将继续运行。");
    check_in("zh", "港务局星期二说，[#38/40]艘渡轮将继续运行，大桥十月前不会开放。");
    check_in("th", "สะพาน[เก่า/ใหม่]จะปิดจนถึงเดือนตุลาคมเพราะการซ่อมแซมยังไม่เสร็จ");
    check_in("ja", "港湾局は火曜日、橋は十月まで[閉/封]鎖されると発表した。");
}

#[test]
fn arabic_and_its_digits() {
    check_in("ar", "قالت السلطة يوم الثلاثاء إن [~38 /٣٨ ]سفينة لن تعبر الجسر قبل [أكتوبر/نوفمبر]، بحسب التقرير.");
}

#[test]
fn emoji_and_marks_are_whole() {
    check("The harbor town cheered [👩‍👩‍👧 /👨‍👩‍👦 ]when the bridge was opened again by the minister on Tuesday.");
    check("The flags of the harbor town, [🇫🇷 /🇩🇪 ]and many others, were seen on the bridge on Tuesday.");
}

#[test]
fn long_paragraphs_are_done_in_no_time() {
    let text = |seed: u64| {
        let number =
            |at: u64| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ seed.wrapping_mul(0xbf58_476d_1ce4_e5b9)) >> 40;
        (0..20_000).map(|at| format!("w{} ", number(at) % 500)).collect::<String>()
    };
    let read = |text: String, id| crate::read::read(&Source { text, ..Source::default() }, ArticleId(id));
    let (left, right) = (read(text(1), 0), read(text(2), 1));
    let edits = link_edits(&left, &right, &link(&left, &right, &[(0, 0)]));
    assert_eq!(edits.len(), 1);
}

#[test]
fn a_part_may_skip_a_sentence() {
    let article = |text: &str, id: u32| {
        let source = Source { name: "test".into(), text: text.into(), ..Source::default() };
        crate::read::read(&source, ArticleId(id))
    };
    let (left, right) = (article("One two three. Four five.", 0), article("One two. Six seven. Three four five.", 1));
    let link = link(&left, &right, &[(0, 0), (0, 2)]);
    let mut halves: Vec<(usize, usize)> = link_edits(&left, &right, &link).iter().map(|edit| edit.right).collect();
    halves.sort_unstable();
    let told: String = halves.into_iter().map(|(start, end)| &right.text[start..end]).collect();
    assert_eq!(told, right.text);
}

/// Links the first blocks of two articles by some of their sentences.
fn link(left: &Article, right: &Article, sentences: &[(usize, usize)]) -> Link {
    let sentence = |article: &Article, at: usize| article.blocks[0].sentences[at].id;
    Link {
        left: left.blocks[0].id,
        right: right.blocks[0].id,
        strength: 1.0,
        relation: crate::Relation::Partial,
        moved: false,
        pinned: false,
        group: None,
        evidence: Vec::new(),
        sentences: sentences.iter().map(|pair| (sentence(left, pair.0), sentence(right, pair.1))).collect(),
        sentence_strengths: vec![0.9; sentences.len()],
        edits: Vec::new(),
    }
}
