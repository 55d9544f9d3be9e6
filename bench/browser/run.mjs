// Times the engine in Chromium's worker beside JavaScript peers and prints a table.
//
//   node run.mjs engine.wasm [--long] [--only PART-OF-A-ROW'S-NAME]

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, existsSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { rows } from "./rows.mjs";
import { table } from "./table.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../..");
const TYPES = { ".html": "text/html", ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm" };
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome"];

const [wasm, ...rest] = process.argv.slice(2);
const only = rest.includes("--only") ? rest[rest.indexOf("--only") + 1] : "";
const isLong = rest.includes("--long");

/** The five real reports where they stand beside the project (they are not ours to publish), else the demo. */
function texts() {
  const seeds = join(ROOT, "../shared/seeds");
  const folder = existsSync(seeds) ? seeds : join(ROOT, "stories/lantern-bridge");
  const names = readdirSync(folder).filter((name) => /^\d.*\.(txt|md)$/.test(name)).sort();
  return { isReal: folder === seeds, texts: names.map((name) => readFileSync(join(folder, name), "utf8")) };
}

const given = texts();

function serve(path) {
  if (path === "/engine.wasm") return [readFileSync(wasm), ".wasm"];
  if (path === "/texts.json") return [JSON.stringify(given.texts), ".json"];
  if (path.startsWith("/bundle/")) return [bundle(join(HERE, "node_modules", path.slice("/bundle/".length))), ".js"];
  const file = path.startsWith("/modules/") ? join("node_modules", path.slice("/modules/".length)) : path;
  const full = normalize(join(HERE, file === "/" ? "index.html" : file));
  if (!full.startsWith(HERE) || !existsSync(full)) return [null, ""];
  return [readFileSync(full), extname(full)];
}

const timed = [];
let chromium = null;

function end(sentence) {
  if (sentence) {
    console.error(sentence);
    process.exitCode = 2;
  }
  server.close();
  server.closeAllConnections();
  const clear = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (chromium?.pid) {
    chromium.once("exit", clear);
    chromium.kill();
  } else {
    clear();
  }
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (request.method === "POST") {
    let body = "";
    for await (const piece of request) body += piece;
    response.end();
    const said = JSON.parse(body);
    if (pathname === "/timed") {
      timed.push(...said);
      console.error(said[0].row);
    }
    if (pathname === "/done") {
      const [, version] = said.browser.match(/Chrome\/(\d+)/) ?? [];
      console.log(table(rows, timed, given.isReal, version));
      end();
    }
    if (pathname === "/failed") end(said.message);
    return;
  }
  const [content, type] = serve(pathname);
  // Isolated, a page's clock ticks in steps of 5 µs instead of 100.
  response.writeHead(content === null ? 404 : 200, {
    "content-type": TYPES[type] ?? "application/json",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
  response.end(content ?? "");
});

const profile = mkdtempSync(join(tmpdir(), "timing-"));

function start(port, [name, ...others]) {
  if (!name) return end("No Chromium was found; `cargo xtask test journeys` says how to install one.");
  const query = `?only=${encodeURIComponent(only)}${isLong ? "&long" : ""}`;
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${profile}`];
  chromium = spawn(name, [...flags, `http://localhost:${port}/${query}`], { stdio: "ignore" });
  chromium.on("error", () => start(port, others));
}

server.listen(0, "localhost", () => start(server.address().port, BROWSERS));
