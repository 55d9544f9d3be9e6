// jsdiff, the npm package `diff`.

import { diffArrays, diffLines, diffSentences, diffWords, diffWordsWithSpace } from "diff";
import { answer, everyTwo, joined, matches } from "./answer.mjs";

const kind = (change) => (change.added ? "+" : change.removed ? "-" : "=");
const parts = (changes) => ({ parts: changes.map((change) => [kind(change), change.value]) });
const kept = (changes) => changes.filter((change) => kind(change) === "=").map((change) => change.value);

const whole = (diff) => (request) => parts(diff(joined(request.left), joined(request.right), request.language));
const every = (diff) => (request) =>
  everyTwo(request.left, request.right, (a, b) => kept(diff(a, b, request.language)));

const words = (a, b) => diffWords(a, b, { ignoreCase: true });
// jsdiff's own way for languages whose words it cannot tell apart by itself.
const segmented = (a, b, language) =>
  diffWords(a, b, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) });

/** The places of equal paragraphs. */
function lines(request) {
  const changes = diffLines(request.left.join("\n") + "\n", request.right.join("\n") + "\n");
  return matches(changes.map((change) => [kind(change), change.count])).matches;
}

/** Equal paragraphs, and between them the first gone with the first new, and so on. */
function inTurn(equal, request) {
  const found = [];
  let before = [-1, -1];
  for (const [i, j] of [...equal, [request.left.length, request.right.length]]) {
    for (let a = before[0] + 1, b = before[1] + 1; a < i && b < j; a++, b++) found.push([a, b]);
    before = [i, j];
  }
  return [...found, ...equal];
}

answer({
  "whole text, diffWords": whole(words),
  "whole text, diffWords with Intl.Segmenter": whole(segmented),
  "whole text, diffWordsWithSpace": whole((a, b) => diffWordsWithSpace(a, b)),
  "whole text, diffSentences": whole((a, b) => diffSentences(a, b)),
  "whole text, diffArrays of words": (request) =>
    matches(
      diffArrays(request.left_words.flat(), request.right_words.flat()).map((change) => [kind(change), change.count]),
    ),
  "paragraphs as lines, diffLines": (request) => ({ shared: lines(request).map(([i, j]) => [i, j, [request.left[i]]]) }),
  "paragraphs as lines, diffLines, changed ones in turn by diffWords": (request) => ({
    shared: inTurn(lines(request), request).map(([i, j]) => [i, j, kept(words(request.left[i], request.right[j]))]),
  }),
  "every two paragraphs, diffWords": every(words),
  "every two paragraphs, diffWords with Intl.Segmenter": every(segmented),
  "every two paragraphs, diffArrays of words": (request) =>
    everyTwo(request.left_words, request.right_words, (a, b) => kept(diffArrays(a, b)).flat()),
});
