// diff-match-patch, by Google; its time limit is off, so that it never gives up.

import { createRequire } from "node:module";
import { answer, everyTwo, joined, matches } from "./answer.mjs";

const { diff_match_patch: DiffMatchPatch } = createRequire(import.meta.url)("diff-match-patch");
const dmp = new DiffMatchPatch();
dmp.Diff_Timeout = 0;
const KIND = { 0: "=", 1: "+", [-1]: "-" };

const parts = (diffs) => ({ parts: diffs.map(([kind, text]) => [KIND[kind], text]) });
const kept = (diffs) => diffs.filter(([kind]) => kind === 0).map(([, text]) => text);

/** A diff of words by the documented way: each word stands for a character. */
function wordDiff(left, right) {
  const ids = new Map();
  const encode = (words) =>
    words.map((word) => {
      if (!ids.has(word)) ids.set(word, String.fromCharCode(ids.size + 1));
      return ids.get(word);
    }).join("");
  const diffs = dmp.diff_main(encode(left), encode(right), false);
  const words = [...ids.keys()];
  return diffs.map(([kind, text]) => [KIND[kind], [...text].map((letter) => words[letter.charCodeAt(0) - 1])]);
}

function characterDiff(left, right, clean) {
  const diffs = dmp.diff_main(left, right);
  if (clean) dmp.diff_cleanupSemantic(diffs);
  return diffs;
}

const whole = (clean) => (request) => parts(characterDiff(joined(request.left), joined(request.right), clean));
const every = (clean) => (request) =>
  everyTwo(request.left, request.right, (a, b) => kept(characterDiff(a, b, clean)));

answer({
  "whole text, words": (request) =>
    matches(wordDiff(request.left_words.flat(), request.right_words.flat()).map(([kind, words]) => [kind, words.length])),
  "whole text, characters": whole(false),
  "whole text, characters, cleanupSemantic": whole(true),
  "every two paragraphs, words": (request) =>
    everyTwo(request.left_words, request.right_words, (a, b) =>
      wordDiff(a, b).filter(([kind]) => kind === "=").flatMap(([, words]) => words),
    ),
  "every two paragraphs, characters": every(false),
  "every two paragraphs, characters, cleanupSemantic": every(true),
});
