// What every adapter in JavaScript does with its requests; see answer.py.

import { createInterface } from "node:readline";

export async function answer(variants) {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    const start = process.cpuUsage();
    const said = variants[request.variant](request);
    const used = process.cpuUsage(start);
    const ms = (used.user + used.system) / 1000;
    process.stdout.write(JSON.stringify({ ...said, ms }) + "\n");
  }
}

/** Blocks as one text, an empty line between two. */
export const joined = (blocks) => blocks.join("\n\n");

/** What each block of the left shares with each of the right, by a function of two. */
export function everyTwo(left, right, shared) {
  const found = [];
  left.forEach((a, i) =>
    right.forEach((b, j) => {
      const pieces = shared(a, b);
      if (pieces.length > 0) found.push([i, j, pieces]);
    }),
  );
  return { shared: found };
}

/** The places of equal words, given how many are equal, gone and new in turn. */
export function matches(runs) {
  const found = [];
  let left = 0;
  let right = 0;
  for (const [kind, count] of runs) {
    if (kind === "=") for (let k = 0; k < count; k++) found.push([left + k, right + k]);
    if (kind !== "+") left += count;
    if (kind !== "-") right += count;
  }
  return { matches: found };
}
