// Times what a reader does with the built page in Chromium and prints tables.
//
//   node run.mjs PAGE-FOLDER [--only PART-OF-A-NAME] [--set demo|many|scroll]

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "./chromium.mjs";
import { Reader } from "./reader.mjs";
import { rounds } from "./rounds.mjs";
import { scroll } from "./scroll.mjs";
import { story } from "./stories.mjs";
import { interactions, scrolling } from "./table.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

const [folder, ...rest] = process.argv.slice(2);
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : "");
const [only, set] = [option("--only"), option("--set")];
const page = resolve(folder);

/** Serves the page's own files. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = normalize(join(page, pathname === "/" ? "index.html" : decodeURIComponent(pathname)));
  const isThere = file.startsWith(page) && existsSync(file);
  response.writeHead(isThere ? 200 : 404, { "content-type": TYPES[extname(file)] ?? "text/plain; charset=utf-8" });
  response.end(isThere ? readFileSync(file) : "");
});

function demo() {
  const stories = join(HERE, "../../stories/lantern-bridge");
  const names = readdirSync(stories).filter((name) => /^\d.*\.md$/.test(name)).sort();
  // Without the front matter.
  return names.map((name) => readFileSync(join(stories, name), "utf8").replace(/^---[^]*?\n---\n/, ""));
}

const isSwitch = (name) => name.startsWith("to ");
/** For many letters at once the goal is that of each. */
const demoGoal = (name) => (/^\d/.test(name) ? 0 : 100);

async function timed(reader) {
  const all = [];
  for (const round of rounds.filter(({ name }) => name.includes(only))) {
    console.error(`  ${round.name}`);
    for await (const one of round.walk(reader)) all.push(one);
  }
  return all;
}

async function opened(chromium, address, made) {
  const reader = await Reader.open(chromium, address);
  if (made) await reader.show(made);
  return reader;
}

const SETS = {
  demo: async (chromium, address) => {
    const reader = await opened(chromium, address);
    await reader.slow(4);
    const table = interactions("The demo, CPU four times slower", await timed(reader), demoGoal);
    await reader.close();
    return [table];
  },
  many: async (chromium, address) => {
    const made = story(demo(), 20, 60);
    const tables = [];
    for (const [rate, title] of [[1, "20 articles of 60 paragraphs"], [4, "The same, CPU four times slower"]]) {
      const reader = await opened(chromium, address, made);
      await reader.slow(rate);
      tables.push(interactions(title, await timed(reader), (name) => (isSwitch(name) ? 200 : rate === 1 ? demoGoal(name) : 0)));
      await reader.close();
    }
    return tables;
  },
  scroll: async (chromium, address) => {
    const made = story(demo(), 50, 60);
    const tables = [];
    for (const [rate, title] of [[1, "50 articles of 60 paragraphs"], [4, "The same, CPU four times slower"]]) {
      const reader = await opened(chromium, address, made);
      await reader.slow(rate);
      const seen = [];
      const middle = { x: 640, y: 600 };
      const down = [{ yDistance: -6000 }, { yDistance: 6000 }];
      seen.push(["the overview, down and up", await scroll(reader, middle, down)]);
      seen.push(["the overview, sideways", await scroll(reader, { x: 640, y: 450 }, [{ xDistance: -4000 }, { xDistance: 4000 }])]);
      for (const view of ["columns", "reading"]) {
        await reader.click(`.controls a[href^="#${view}"]`);
        await reader.wait(view, `feel.one(".${view} .block")`);
        await reader.quiet();
        seen.push([`${view}, down and up`, await scroll(reader, middle, [{ yDistance: -12000 }, { yDistance: 12000 }])]);
      }
      tables.push(scrolling(title, seen));
      await reader.close();
    }
    return tables;
  },
};

async function main(port) {
  const chromium = await start();
  try {
    console.log(`Chromium ${await chromium.version()}, window 1280 × 900.\n`);
    for (const [name, walk] of Object.entries(SETS)) {
      if (!name.includes(set)) continue;
      console.error(name);
      for (const table of await walk(chromium, `http://localhost:${port}/`)) console.log(`${table}\n`);
    }
  } finally {
    await chromium.end();
    server.close();
    server.closeAllConnections();
  }
}

server.listen(0, "localhost", () =>
  main(server.address().port).catch((error) => {
    console.error(error);
    process.exitCode = 2;
  }),
);
