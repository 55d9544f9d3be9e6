//! Units: words that say the same in another form on the other side.
//!
//! `Jan. 27` and `27 January` have no order of words in common, `didn't` and
//! `did not` no count of them. Before two blocks are compared, what they write
//! in two ways is made one word on each side; what both write alike stays as it
//! is, so that `did not` and `did` differ in one word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::house::{House, hash, hash_on, is_quote};
use super::numbers::{Reading, form, numbers};
use super::words::{Unit, Words};
use crate::read::tokens::TokenKind;

/// Words that are hyphenated to one are at most so many.
const PARTS_MOST: usize = 4;

/// How sure it is that words are read rightly.
#[derive(Clone, Copy, PartialEq)]
enum Strength {
    Weak,
    /// Weak, and read so only beside another form: `186 million talers` says the
    /// same as `T186m`, but not as `186 million tons`.
    Beside,
    Sure,
    /// Sure, and a name.
    Name,
}

/// A way to read some words.
struct Form {
    unit: Unit,
    /// How it is written.
    way: u64,
}

/// Unites on both sides what is written otherwise on the other.
pub fn unite(left: &mut Words, right: &mut Words, house: &House) {
    let (lefts, rights) = (forms(left, &codes(right), house), forms(right, &codes(left), house));
    let shared = written_otherwise(&lefts, &rights);
    if !shared.is_empty() {
        left.unite(&chosen(&lefts, &shared));
        right.unite(&chosen(&rights, &shared));
    }
}

fn codes(words: &Words) -> FxHashSet<u64> {
    words.slice(0..words.len()).iter().map(|word| word.code).collect()
}

/// Returns the codes that both sides say, and not always in the same way.
fn written_otherwise(lefts: &[Form], rights: &[Form]) -> FxHashSet<u64> {
    // The way a code is written on the left; none where there are several.
    let mut ways: FxHashMap<u64, Option<u64>> = FxHashMap::default();
    for form in lefts {
        let way = ways.entry(form.unit.code).or_insert(Some(form.way));
        *way = way.filter(|way| *way == form.way);
    }
    let differs = |form: &&Form| ways.get(&form.unit.code).is_some_and(|way| *way != Some(form.way));
    rights.iter().filter(differs).map(|form| form.unit.code).collect()
}

/// Returns the units to make: sure ones as long as can be, weak ones as short.
/// Takes forms in order.
fn chosen(forms: &[Form], shared: &FxHashSet<u64>) -> Vec<Unit> {
    let mut chosen: Vec<Unit> = Vec::new();
    for form in forms.iter().filter(|form| shared.contains(&form.unit.code)) {
        match chosen.last_mut() {
            Some(last) if last.start == form.unit.start => {
                let is_better = match (last.is_weak, form.unit.is_weak) {
                    (false, false) => form.unit.count > last.count,
                    (true, true) => form.unit.count < last.count,
                    (is_weak, _) => is_weak,
                };
                if is_better {
                    *last = form.unit;
                }
            }
            Some(last) if last.start + last.count > form.unit.start => {}
            _ => chosen.push(form.unit),
        }
    }
    chosen
}

/// Returns the forms that a block's words can be read as, in order of their start.
fn forms(words: &Words, there: &FxHashSet<u64>, house: &House) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::with_capacity(words.len() * 3);
    for at in 0..words.len() {
        let word = words.get(at);
        let raw = word.form;
        let mut add = |count: usize, code: u64, strength: Strength| {
            let is_whole = at + count <= words.len() && words.get(at + count - 1).sentence == word.sentence;
            if let Some(way) = form(words, at, count).filter(|_| is_whole) {
                let is_weak = matches!(strength, Strength::Weak | Strength::Beside);
                let way = if strength == Strength::Beside { code } else { way };
                forms.push(Form {
                    unit: Unit { start: at, count, code, named: strength == Strength::Name, is_weak },
                    way,
                });
            }
        };
        let sign = |at: usize| (at < words.len()).then(|| words.get(at)).filter(|word| word.kind == TokenKind::Sign);
        // How long the word is with the dot of an abbreviation; one that ends a
        // sentence may be none.
        let is_dotted = word.kind == TokenKind::Word
            && words.is_glued(at)
            && sign(at + 1).is_some_and(|next| next.key == ".")
            && at + 2 < words.len()
            && words.get(at + 2).sentence == word.sentence
            && sign(at + 2).is_none();
        let count = 1 + usize::from(is_dotted);
        add(count, word.code, Strength::Sure);
        if word.kind == TokenKind::Sign {
            // `,"` and `",`: the comma inside or outside of the marks.
            let stops = |key: &str| matches!(key, "," | ".");
            match sign(at + 1) {
                Some(next) if stops(&word.key) && is_quote(&next.key) => add(2, hash_on(raw, "\""), Strength::Sure),
                Some(next) if is_quote(&word.key) && stops(&next.key) => {
                    add(2, hash_on(next.form, "\""), Strength::Sure)
                }
                _ => {}
            }
        }
        for Reading { count, code, is_weak } in numbers(words, at, house) {
            add(count, code, if is_weak { Strength::Beside } else { Strength::Sure });
        }
        if word.kind != TokenKind::Word {
            continue;
        }
        let meaning = house.meaning(raw);
        let is_capital = words.text(at).trim_start().starts_with(char::is_uppercase);
        if meaning.same != 0 {
            add(count, meaning.same, Strength::Sure);
        }
        if meaning.name != 0 && is_capital {
            add(count, meaning.name, Strength::Name);
        }
        if meaning.begins {
            for count in 2..=PARTS_MOST {
                let Some(form) = form(words, at, count) else { break };
                let meaning = house.meaning(form);
                if meaning.same != 0 {
                    add(count, meaning.same, Strength::Sure);
                }
                if meaning.name != 0 && is_capital {
                    add(count, meaning.name, Strength::Name);
                }
            }
        }
        if !there.contains(&word.code)
            && let Some(read) = house.respelled(&word.key)
        {
            add(1, hash(&read), Strength::Sure);
        }
        for (ending, more) in &house.joins {
            if let Some(start) = word.key.strip_suffix(ending) {
                add(1, hash_on(hash_on(hash(start), " "), more), Strength::Sure);
            }
            if at + 1 < words.len() && words.get(at + 1).key == *more {
                add(2, hash_on(hash_on(raw, " "), more), Strength::Sure);
            }
        }
        compounds(words, at, &mut add);
    }
    forms
}

/// Reads words with hyphens or spaces between them as one: `co-operate`,
/// `any more`.
fn compounds(words: &Words, at: usize, add: &mut impl FnMut(usize, u64, Strength)) {
    let is_spaced = |at: usize| !words.get(at).is_unspaced;
    if words.get(at).length < 2 || !is_spaced(at) {
        return; // `a part` and `apart` are two things.
    }
    let mut code = words.get(at).form;
    let mut next = at + 1;
    for _ in 1..PARTS_MOST {
        let is_hyphen = next + 1 < words.len() && words.get(next).key == "-" && words.is_glued(next - 1);
        let part = next + usize::from(is_hyphen);
        if part >= words.len() || words.get(part).kind != TokenKind::Word || !is_spaced(part) {
            return;
        }
        code = hash_on(code, &words.get(part).key);
        next = part + 1;
        add(next - at, code, Strength::Weak);
        if !is_hyphen {
            return;
        }
    }
}
