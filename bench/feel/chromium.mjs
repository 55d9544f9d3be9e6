// Chromium, started for the occasion and spoken with through a pipe: its DevTools
// protocol needs no library.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe"];

/** Starts the first Chromium there is. */
export async function start() {
  for (const name of NAMES) {
    const profile = mkdtempSync(join(tmpdir(), "feel-"));
    const child = spawn(name, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const clear = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    // Its helpers may be writing yet.
    child.once("exit", () => setTimeout(clear, 500));
    const isThere = await new Promise((tell) => child.once("spawn", () => tell(true)).once("error", () => tell(false)));
    if (isThere) return new Chromium(child);
    clear();
  }
  throw new Error("No Chromium was found; `cargo xtask test journeys` says how to install one.");
}

class Chromium {
  #child;
  #number = 0;
  #asked = new Map();
  #heard = new Set();

  constructor(child) {
    this.#child = child;
    let rest = "";
    child.stdio[4].setEncoding("utf8").on("data", (piece) => {
      const messages = (rest + piece).split("\0");
      rest = messages.pop();
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  #hear({ id, result, error, method, params, sessionId }) {
    const { tell, fail } = this.#asked.get(id) ?? {};
    this.#asked.delete(id);
    if (error) fail?.(new Error(error.message));
    else if (id) tell?.(result);
    else for (const heard of [...this.#heard]) heard(method, params, sessionId);
  }

  ask(method, params = {}, sessionId = undefined) {
    const id = ++this.#number;
    this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((tell, fail) => this.#asked.set(id, { tell, fail }));
  }

  /** Calls back with what a page tells; returns what ends that. */
  listen(heard) {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  /** Opens a page of its own and returns what to ask it with. */
  async open() {
    const { targetId } = await this.ask("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.ask("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method, params) => this.ask(method, params, sessionId);
    const once = (name) =>
      new Promise((tell) => {
        const end = this.listen((method, params, session) => {
          if (method !== name || session !== sessionId) return;
          end();
          tell(params);
        });
      });
    const close = () => this.ask("Target.closeTarget", { targetId });
    return { ask, once, close, listen: (heard) => this.listen((method, params, session) => session === sessionId && heard(method, params)) };
  }

  async version() {
    const { product } = await this.ask("Browser.getVersion");
    return product.match(/\/(\d+)/)?.[1];
  }

  async end() {
    const ended = new Promise((tell) => this.#child.once("exit", tell));
    this.#child.kill();
    await ended;
  }
}
