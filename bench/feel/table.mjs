// The tables in Markdown.

const figure = (ms) => Math.round(ms).toLocaleString("en");
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];

/** What was timed in one setting, a line for each interaction. */
export function interactions(title, timed, goalOf) {
  const names = [...new Set(timed.map(([name]) => name))];
  const lines = names.map((name) => {
    const told = timed.filter(([other]) => other === name).map(([, it]) => it);
    const shown = told.map(({ ms }) => ms);
    const [mid, worst] = [median(shown), Math.max(...shown)];
    const goal = goalOf(name);
    const verdict = goal ? `≤ ${goal}: ${worst <= goal ? "reached" : mid <= goal ? "by the median" : "not reached"}` : "";
    const work = told.map(({ work }) => work);
    const rest = [median(work), Math.max(...work), Math.min(...shown), mid, worst, Math.max(...told.map(({ task }) => task))];
    return `| ${name} | ${rest.map(figure).join(" | ")} | ${verdict} |`;
  });
  const head = [
    "| interaction, ms | work, median | work, worst | shown, least | median | worst | longest task | goal |",
    "|---|--:|--:|--:|--:|--:|--:|---|",
  ];
  return [`**${title}**`, "", ...head, ...lines].join("\n");
}

/** What was seen of the frames while scrolling. */
export function scrolling(title, seen) {
  const lines = seen.map(([name, it]) => {
    const share = (100 * (it.frames - it.late)) / Math.max(1, it.frames);
    return `| ${name} | ${it.frames} | ${it.late} | ${it.veryLate} | ${figure(it.worst)} | ${share.toFixed(1)} % | ${it.drawn} | ${it.dropped} |`;
  });
  const head = [
    "| scrolling | frames | over 1 late | over 2 late | worst gap, ms | in time | drawn | dropped |",
    "|---|--:|--:|--:|--:|--:|--:|--:|",
  ];
  return [`**${title}**`, "", ...head, ...lines].join("\n");
}
