// A reader of the page: her hands, and the stopwatch beside her.

import { readFileSync } from "node:fs";

const WATCH = readFileSync(new URL("watch.js", import.meta.url), "utf8");
const PATIENCE_MS = 60_000;
const WIDE = { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false };

const KEYS = { ArrowDown: 40, ArrowUp: 38, ArrowRight: 39, ArrowLeft: 37, Escape: 27, Enter: 13, Backspace: 8 };

export class Reader {
  #page;

  static async open(chromium, address) {
    const page = await chromium.open();
    const reader = new Reader();
    reader.#page = page;
    await page.ask("Page.enable");
    await page.ask("Emulation.setDeviceMetricsOverride", WIDE);
    await page.ask("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
    await page.ask("Page.navigate", { url: address });
    await reader.wait("the demo", "feel.one('.overview .strips')");
    await reader.quiet();
    return reader;
  }

  /** Asks Chromium itself something of the page. */
  ask(method, params) {
    return this.#page.ask(method, params);
  }

  /** Hears what Chromium tells of the page; returns what ends that. */
  listen(heard) {
    return this.#page.listen(heard);
  }

  once(name) {
    return this.#page.once(name);
  }

  close() {
    return this.#page.close();
  }

  /** Returns what the page answers to a script. */
  async run(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.ask("Runtime.evaluate", options);
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  async wait(what, expression) {
    for (const end = Date.now() + PATIENCE_MS; !(await this.run(`!!(${expression})`)); ) {
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
      await new Promise((tell) => setTimeout(tell, 50));
    }
  }

  quiet() {
    return this.run("feel.quiet()");
  }

  /** Has the page's own thread take so many times as long. */
  slow(rate) {
    return this.ask("Emulation.setCPUThrottlingRate", { rate });
  }

  /** Shows another story, and waits for all of it. */
  async show(story) {
    const { articles } = story;
    await this.run(`document.querySelector("wire-diff").story = ${JSON.stringify(JSON.stringify(story))}; 0`);
    const isThere = `feel.all(".strips tbody tr").length === ${articles.length} && !feel.one(".cell__link--perhaps.is-waiting")`;
    await this.wait("the story", isThere);
    await this.quiet();
  }

  /** Presses the mouse where an element is; the element is brought on the screen before. */
  async click(selector) {
    const middle = `(() => {
      const it = feel.one(${JSON.stringify(selector)});
      const is = (box) => box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
      if (!is(it.getBoundingClientRect())) it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, width, height } = it.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`;
    const at = { ...(await this.run(middle)), button: "left", clickCount: 1 };
    const press = this.ask("Input.dispatchMouseEvent", { ...at, type: "mousePressed" });
    await Promise.all([press, this.ask("Input.dispatchMouseEvent", { ...at, type: "mouseReleased" })]);
  }

  /** Presses a key, wherever the focus is. */
  async press(key, { ctrl = false } = {}) {
    const code = KEYS[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key.length === 1 && !ctrl ? { text: key } : {};
    const event = { key, windowsVirtualKeyCode: code, modifiers: ctrl ? 2 : 0 };
    const down = this.ask("Input.dispatchKeyEvent", { ...event, ...text, type: text.text ? "keyDown" : "rawKeyDown" });
    await Promise.all([down, this.ask("Input.dispatchKeyEvent", { ...event, type: "keyUp" })]);
  }

  focus(selector) {
    return this.run(`feel.one(${JSON.stringify(selector)}).focus({ preventScroll: true })`);
  }

  /**
   * Does something and returns how long it took till `isShown` held on the screen,
   * and how long of that the page's thread was at work.
   */
  async time(act, isShown) {
    const marks = [];
    const end = this.listen((method, { value } = {}) => {
      if (method === "Tracing.dataCollected") marks.push(...value.filter(({ name }) => name.startsWith("feel ")));
    });
    await this.ask("Tracing.start", { categories: "blink.user_timing", transferMode: "ReportEvents" });
    await this.run(`feel.arm((${isShown}))`);
    await act(this);
    const late = new Promise((_, fail) => setTimeout(fail, PATIENCE_MS, new Error(`Never seen: ${isShown}`)).unref());
    const told = await Promise.race([this.run("feel.told()"), late]);
    const complete = this.once("Tracing.tracingComplete");
    await this.ask("Tracing.end");
    await complete;
    end();
    // What the page's thread itself has worked, however busy the machine is otherwise.
    const at = (name) => marks.find((mark) => mark.name === name)?.tts;
    return { ...told, work: (at("feel shown") - at("feel began")) / 1000 };
  }
}
