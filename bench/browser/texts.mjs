// The texts that are timed, made anew and the same in every run.

/** A small generator (mulberry32). */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "te"];

/** A made-up word of a vocabulary of 10,000 in which the first are the commonest. */
function word(random) {
  const rank = Math.floor(10_000 ** random());
  return [...String(rank)].map((digit) => SYLLABLES[digit]).join("");
}

const isParagraph = (line) => line.split(/\s+/).length > 8 && !line.includes("://");
const paragraphs = (texts) => texts.flatMap((text) => text.split("\n")).filter(isParagraph);

/** The paragraphs of some texts again and again in random order, 15 of 100 words renewed. */
export function long(texts, count, seed = 1) {
  const random = generator(seed);
  const given = paragraphs(texts).map((paragraph) => paragraph.trim().split(/\s+/));
  const found = [];
  for (let words = 0, round = []; words < count; ) {
    if (round.length === 0) round = shuffled([...given], random);
    const paragraph = round.pop().map((it) => (random() < 0.15 ? word(random) : it));
    found.push(paragraph.join(" "));
    words += paragraph.length;
  }
  return found.join("\n\n");
}

/** A text with some per cent of its words replaced, deleted or doubled by another, in thirds. */
export function edited(text, percent, seed = 2) {
  const random = generator(seed);
  const edit = (it) => {
    if (it === "" || random() * 100 >= percent) return it;
    const kind = Math.floor(random() * 3);
    return kind === 0 ? word(random) : kind === 1 ? "" : `${it} ${word(random)}`;
  };
  return text.split("\n").map((line) => line.split(" ").map(edit).join(" ")).join("\n");
}

/** A text with its paragraphs in another order. */
export function reordered(text, seed = 3) {
  return shuffled(text.split("\n\n"), generator(seed)).join("\n\n");
}

/** So many versions of one article of 700 words, 5 of 100 words edited in each. */
export function versions(texts, count) {
  const article = long(texts, 700);
  return Array.from({ length: count }, (_, index) => edited(article, 5, index + 10));
}

function shuffled(items, random) {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
  return items;
}
