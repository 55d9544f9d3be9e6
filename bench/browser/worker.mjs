// Times one contestant on one row, in a worker, as the page runs the engine.

import { contestants } from "./contestants.mjs";
import { rows } from "./rows.mjs";

/** A contestant is run until this much time has gone by, but not more often than that. */
const PATIENCE_MS = 3_000;
const ROUNDS = 31;

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

const texts = await (await fetch("/texts.json")).json();
let last = { row: null, texts: [] };

onmessage = ({ data: { row, contestant } }) => {
  if (last.row !== row) last = { row, texts: rows[row].texts(texts) };
  const run = contestants[contestant];
  const times = [];
  let found;
  const start = performance.now();
  // Some rounds first, until the browser has compiled what it will.
  for (let round = 0; round < 3 && performance.now() - start < PATIENCE_MS / 6; round++) found = run(last.texts);
  const begin = performance.now();
  while (times.length < ROUNDS && (times.length < 1 || performance.now() - begin < PATIENCE_MS)) {
    const before = performance.now();
    found = run(last.texts);
    times.push(performance.now() - before);
  }
  postMessage({ row, contestant, ms: median(times), least: Math.min(...times), rounds: times.length, found });
};
postMessage("ready");
