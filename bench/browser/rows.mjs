// The rows of the table: texts, who runs on them, and what we want to reach.

import { edited, long, reordered, versions } from "./texts.mjs";

const EDITS = "Wirediff, with all word edits";
const FIRST = "Wirediff, first view";
const JSDIFF = "jsdiff diffWords, unaligned";
const DMP = "diff-match-patch words, unaligned";
const COMPOSITE = "composite with jsdiff";
const COMPOSITE_DMP = "composite with diff-match-patch";
const VSCODE = "vscode-diff with moves";

/** Two texts of so many words, one an edit of the other. */
const two = (words, percent, change = (text) => text) => (texts) => {
  const left = long(texts, words);
  return [left, change(edited(left, percent))];
};

export const rows = {
  "one pair of reports": {
    texts: (texts) => texts.slice(0, 2),
    contestants: [EDITS, FIRST, JSDIFF, DMP],
    goal: { of: EDITS, ms: 2, times: { [JSDIFF]: 50, [DMP]: 10 } },
  },
  "all reports, all pairs": {
    texts: (texts) => texts,
    contestants: [EDITS, FIRST, COMPOSITE, COMPOSITE_DMP, JSDIFF, DMP, VSCODE],
    goal: { of: EDITS, ms: 8, times: { [COMPOSITE]: 4, [JSDIFF]: 120, [VSCODE]: 500 } },
  },
  "10,000 words a side, 5 % edited": {
    texts: two(10_000, 5),
    contestants: [EDITS, FIRST, COMPOSITE, JSDIFF],
    goal: { of: EDITS, ms: 25 },
  },
  "10,000 words a side, 50 % edited": { texts: two(10_000, 50), contestants: [EDITS, FIRST], goal: { of: EDITS, ms: 25 } },
  "10,000 words a side, 5 % edited, shuffled": {
    texts: two(10_000, 5, reordered),
    contestants: [EDITS, FIRST, COMPOSITE],
    goal: { of: EDITS, ms: 25 },
  },
  "100,000 words a side, 5 % edited": { texts: two(100_000, 5), contestants: [EDITS, FIRST], goal: { of: EDITS, ms: 300 } },
  "100,000 words a side, 50 % edited": { texts: two(100_000, 50), contestants: [EDITS, FIRST], goal: { of: EDITS, ms: 300 } },
  "100,000 words a side, 5 % edited, shuffled": {
    texts: two(100_000, 5, reordered),
    contestants: [EDITS, FIRST],
    goal: { of: EDITS, ms: 300 },
  },
  "1,000,000 words a side, 5 % edited": {
    texts: two(1_000_000, 5),
    contestants: [FIRST],
    goal: { of: FIRST, ms: 3_000 },
    isLong: true,
  },
  "20 versions of 700 words": {
    texts: (texts) => versions(texts, 20),
    contestants: [FIRST, EDITS, COMPOSITE],
    goal: { of: FIRST, ms: 60 },
  },
  "50 versions of 700 words": { texts: (texts) => versions(texts, 50), contestants: [FIRST, EDITS] },
  "100 versions of 700 words": {
    texts: (texts) => versions(texts, 100),
    contestants: [FIRST],
    goal: { of: FIRST, ms: 300 },
  },
};
