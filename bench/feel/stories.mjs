// Stories of any size, made up of the demo's sentences, the same in every run.

import { generator } from "../browser/texts.mjs";

const SYLLABLES = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "te", "va", "zo"];

function word(random) {
  const count = 2 + Math.floor(random() * 2);
  return Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
}

/** Returns a text with that share of its longer words made up anew. */
function renewed(text, share, random) {
  return text.replace(/\p{L}{5,}/gu, (it) => (random() < share ? word(random) : it));
}

function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}

/**
 * Returns a story of so many articles, each of about so many paragraphs. Of the
 * first one's paragraphs every other has half kept as they are; the rest are
 * reworded, moved, put together, or cut, and each has a few of its own.
 */
export function story(texts, articles, paragraphs) {
  const random = generator(articles * 1000 + paragraphs);
  const isParagraph = (line) => line.split(/\s+/).length > 8 && !line.includes("://");
  const given = texts.flatMap((text) => text.split("\n")).filter(isParagraph);
  const sentences = given.flatMap((paragraph) => paragraph.match(/[^.!?]+[.!?]+["”]?/g) ?? [paragraph]);
  const made = () => {
    const count = 2 + Math.floor(random() * 2);
    return Array.from({ length: count }, () => renewed(pick(sentences, random).trim(), 0.7, random)).join(" ");
  };
  const wire = Array.from({ length: paragraphs }, made);
  const version = () => {
    const told = [];
    for (let at = 0; at < wire.length; at++) {
      const lot = random();
      if (lot < 0.5) told.push(wire[at]);
      else if (lot < 0.75) told.push(renewed(wire[at], 0.2, random));
      else if (lot < 0.8 && told.length > 5) told.splice(Math.floor(random() * told.length), 0, wire[at]);
      else if (lot < 0.85 && at + 1 < wire.length) told.push(`${wire[at]} ${wire[++at]}`);
      else if (lot < 0.9) told.push(made());
    }
    return told;
  };
  const all = [wire, ...Array.from({ length: articles - 1 }, version)];
  return {
    title: `${articles} articles of ${paragraphs} paragraphs`,
    articles: all.map((told, at) => ({
      outlet: at === 0 ? "The Wire" : `The ${word(random)} ${pick(["Post", "Times", "Courier", "Gazette"], random)}`,
      headline: renewed(pick(sentences, random).trim().slice(0, 70), 0.3, random),
      text: told.join("\n\n"),
      base: at === 0 || undefined,
    })),
  };
}
