// What is timed: each takes the texts of one story and returns how much it found.

import { diffWords } from "/modules/diff/libesm/index.js";
import dmpModule from "/bundle/diff-match-patch/index.js";
import vscode from "/bundle/vscode-diff/dist/index.js";

const everyTwo = (texts) => texts.flatMap((left, index) => texts.slice(index + 1).map((right) => [left, right]));
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const { exports: engine } = (await WebAssembly.instantiateStreaming(fetch("/engine.wasm"))).instance;

/** The engine: strings in, the collation as bytes out, copied from its memory as for the page. */
const collate = (task) => (texts) => {
  const bytes = new TextEncoder().encode(texts.join("\0"));
  // Making room may replace the memory's buffer, so the place comes first.
  const place = engine.input(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, place);
  const length = engine.run(task);
  const answer = new Uint8Array(engine.memory.buffer, engine.answer(), length).slice();
  const gaveUp = engine.thorough() ? "" : ", not thorough";
  const memory = Math.round(engine.memory.buffer.byteLength / 1e6);
  return `${engine.links()} links, ${engine.edits()} edits, ${Math.round(answer.length / 1000)} kB, memory ${memory} MB${gaveUp}`;
};

const dmp = new dmpModule.diff_match_patch();
dmp.Diff_Timeout = 0;

/** How many pieces a word diff of two texts has, by diff-match-patch's documented way. */
function dmpWords(left, right) {
  const ids = new Map();
  const encode = (text) =>
    (text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []).map((word) => {
      if (!ids.has(word)) ids.set(word, ids.size + 1);
      return String.fromCharCode(ids.get(word));
    }).join("");
  return dmp.diff_main(encode(left), encode(right), false).length;
}

const jsdiffWords = (left, right) => diffWords(left, right).length;

function vscodeLines(left, right) {
  const options = { ignoreTrimWhitespace: false, maxComputationTimeMs: 0, computeMoves: true };
  const computer = vscode.linesDiffComputers.getDefault();
  return computer.computeDiff(left.split("\n"), right.split("\n"), options).changes.length;
}

/** A word diff of every two whole texts, with no alignment. */
const unaligned = (diff) => (texts) => `${sum(everyTwo(texts).map(([left, right]) => diff(left, right)))} pieces`;

/** What a site would put together: cosine of weighted words, one to one, a word diff of each matched pair. */
const composite = (diff) => (texts) => {
  const articles = texts.map((text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== ""));
  const weighted = vectors(articles);
  let pieces = 0;
  let links = 0;
  for (let left = 0; left < articles.length; left++) {
    for (let right = left + 1; right < articles.length; right++) {
      for (const [a, b] of matched(weighted[left], weighted[right])) {
        pieces += diff(articles[left][a], articles[right][b]);
        links += 1;
      }
    }
  }
  return `${links} links, ${pieces} pieces`;
};

/** Below this cosine two paragraphs are not matched. */
const ALIKE = 0.12;

function vectors(articles) {
  const counted = articles.map((paragraphs) =>
    paragraphs.map((text) => {
      const counts = new Map();
      for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
      return counts;
    }),
  );
  const all = counted.flat();
  const spread = new Map();
  for (const counts of all) for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weigh = (counts) => {
    const weights = new Map();
    let square = 0;
    for (const [word, count] of counts) {
      const weight = (1 + Math.log(count)) * Math.log((all.length + 1) / spread.get(word));
      weights.set(word, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [word, weight] of weights) weights.set(word, weight / length);
    return weights;
  };
  return counted.map((paragraphs) => paragraphs.map(weigh));
}

function matched(lefts, rights) {
  const scored = [];
  const index = new Map();
  rights.forEach((vector, b) => {
    for (const [word, weight] of vector) {
      if (!index.has(word)) index.set(word, []);
      index.get(word).push([b, weight]);
    }
  });
  lefts.forEach((vector, a) => {
    const scores = new Map();
    for (const [word, weight] of vector) {
      for (const [b, other] of index.get(word) ?? []) scores.set(b, (scores.get(b) ?? 0) + weight * other);
    }
    for (const [b, score] of scores) if (score >= ALIKE) scored.push([score, a, b]);
  });
  scored.sort((one, other) => other[0] - one[0]);
  const usedLeft = new Set();
  const usedRight = new Set();
  return scored.flatMap(([, a, b]) => {
    if (usedLeft.has(a) || usedRight.has(b)) return [];
    usedLeft.add(a);
    usedRight.add(b);
    return [[a, b]];
  });
}

export const contestants = {
  "Wirediff, with all word edits": collate(1),
  "Wirediff, first view": collate(0),
  "composite with jsdiff": composite(jsdiffWords),
  "composite with diff-match-patch": composite(dmpWords),
  "jsdiff diffWords, unaligned": unaligned(jsdiffWords),
  "diff-match-patch words, unaligned": unaligned(dmpWords),
  "vscode-diff with moves": unaligned(vscodeLines),
};
