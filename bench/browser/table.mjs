// The table in Markdown.

const figure = (ms) => (ms >= 100 ? Math.round(ms).toLocaleString("en") : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2));

export function table(rows, timed, isReal, version) {
  const lines = [
    `Chromium ${version}, ${isReal ? "five real reports on one event" : "the demo"}; in a worker; ratios and verdicts by the least time.`,
    "",
    "| work | who | median ms | least ms | times Wirediff's | found | goal |",
    "|---|---|--:|--:|--:|---|---|",
  ];
  // Ratios and verdicts are of the least times: what else runs on a machine only ever adds.
  for (const { row, contestant, ms, least, found } of timed) {
    const { goal, contestants } = rows[row];
    const ours = timed.find((it) => it.row === row && it.contestant === (goal?.of ?? contestants[0]));
    const ratio = contestant.startsWith("Wirediff") ? "" : `${figure(least / ours.least)}×`;
    lines.push(`| ${row} | ${contestant} | ${figure(ms)} | ${figure(least)} | ${ratio} | ${found} | ${said(goal, contestant, least, ours.least)} |`);
  }
  return [...lines, "", ...growth(timed)].join("\n");
}

/** What was to be reached, and whether it was. */
function said(goal, contestant, ms, ours) {
  if (goal?.of === contestant) return `≤ ${goal.ms.toLocaleString("en")} ms: ${ms <= goal.ms ? "reached" : "not reached"}`;
  const times = goal?.times?.[contestant];
  return times ? `≥ ${times}×: ${ms >= times * ours ? "reached" : "not reached"}` : "";
}

/** How much longer ten times the words take. */
function growth(timed) {
  const ms = (words) =>
    timed.find((it) => it.row === `${words} words a side, 5 % edited` && it.contestant === "Wirediff, first view")?.least;
  const steps = [["10,000", "100,000"], ["100,000", "1,000,000"]];
  return steps
    .filter(([few, many]) => ms(few) && ms(many))
    .map(([few, many]) => `Growth from ${few} to ${many} words: exponent ${Math.log10(ms(many) / ms(few)).toFixed(2)} (goal ≤ 1.25).`);
}
