// Times all contestants of a row in turn, in a worker, as the page runs the engine.

import { contestants } from "./contestants.mjs";
import { rows } from "./rows.mjs";

/** A contestant is run until it has taken this long altogether, but not more often than that. */
const PATIENCE_MS = 3_000;
const ROUNDS = 31;

const sum = (times) => times.reduce((total, time) => total + time, 0);
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

function timed(run, texts) {
  const before = performance.now();
  const found = run(texts);
  return { ms: performance.now() - before, found };
}

const given = await (await fetch("/texts.json")).json();

onmessage = ({ data: row }) => {
  const texts = rows[row].texts(given);
  // The first rounds are not counted: until then the browser has compiled what it will.
  const race = rows[row].contestants.map((name) => ({ name, run: contestants[name], times: [], warm: [] }));
  for (const runner of race) {
    while (runner.warm.length < 3 && sum(runner.warm) < PATIENCE_MS / 6) runner.warm.push(timed(runner.run, texts).ms);
  }
  // In turn, so that whatever else the machine does meets all of them.
  const waiting = ({ times }) => times.length < ROUNDS && (times.length === 0 || sum(times) < PATIENCE_MS);
  for (let left = race; left.length > 0; left = left.filter(waiting)) {
    for (const runner of left) {
      const { ms, found } = timed(runner.run, texts);
      runner.times.push(ms);
      runner.found = found;
    }
  }
  const said = race.map(({ name, times, found }) => ({
    row,
    contestant: name,
    ms: median(times),
    least: Math.min(...times),
    found,
  }));
  postMessage(said);
};
postMessage("ready");
