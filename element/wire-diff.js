// The custom element <wire-diff>, and the script of the workers that it starts.
//
// What is here is what Rust cannot write: the class. The rest is in the wasm,
// which is fetched and compiled once, however many elements there are. A worker
// is given the compiled module: it posts "boot", the page answers with the
// module and the address of its script, the worker starts and posts "ready". (A
// message sent to a worker before it listens would be lost.)

const isWorker = typeof DedicatedWorkerGlobalScope !== "undefined";

let loading;

/** Loads what all elements share: the wasm and the style sheet. */
function load({ glue, wasm, sheet, worker }) {
  const start = async () => {
    // Bundlers are to leave this address as it is.
    const code = import(/* webpackIgnore: true */ /* @vite-ignore */ glue);
    const [{ default: init, ElementHandle }, style] = await Promise.all([code, fetchText(sheet)]);
    await init({ module_or_path: wasm });
    register();
    const styles = new CSSStyleSheet();
    styles.replaceSync(style);
    return { ElementHandle, sheet: styles, glue, worker: workerAddress(worker) };
  };
  loading ??= start();
  // Another element may have better luck.
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Has the style sheet's unit count as a length wherever it is inherited. */
function register() {
  try {
    CSS.registerProperty({ name: "--wirediff-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // It is registered already.
  }
}

async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/**
 * A worker's script must be of the page's own origin, or in its own address;
 * what it imports needn't.
 */
function workerAddress(script) {
  const { origin, protocol } = new URL(script);
  if (origin === location.origin || protocol === "data:") return script;
  return URL.createObjectURL(new Blob([`import(${JSON.stringify(script)})`], { type: "text/javascript" }));
}

export class WireDiff extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["src", "theme"];

  /**
   * The addresses of the files beside this one; a host that keeps them elsewhere
   * sets this before the first element is on its page. (Bundlers find files by
   * this very form; `cargo xtask stage` writes the names in.)
   */
  static files = {
    glue: new URL("./{{glue}}", import.meta.url).href,
    wasm: new URL("./{{wasm}}", import.meta.url).href,
    sheet: new URL("./{{sheet}}", import.meta.url).href,
    worker: new URL("./wire-diff.js", import.meta.url).href,
  };

  #handle;
  #isStarting = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  connectedCallback() {
    if (!this.#handle) this.#start();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (this.#handle && before !== value) this.#tell(name, value);
  }

  async #start() {
    if (this.#isStarting) return;
    this.#isStarting = true;
    try {
      const { ElementHandle, sheet, glue, worker } = await load(WireDiff.files);
      if (!this.isConnected) return;
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.#handle = new ElementHandle(this.shadowRoot, this.hasAttribute("page"), glue, worker);
      for (const name of WireDiff.observedAttributes) {
        if (this.hasAttribute(name)) this.#tell(name, this.getAttribute(name));
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isStarting = false;
    }
  }

  #tell(name, value) {
    if (name === "src" && value !== null) this.#handle.fetch(new URL(value, this.baseURI).href);
    if (name === "theme") this.#handle.set_theme(value ?? undefined);
  }

  #fail(error) {
    console.error(error);
    const sentence = document.createElement("p");
    sentence.setAttribute("part", "failure");
    sentence.textContent =
      "The comparison could not start. It needs a browser of the last two years, with WebAssembly allowed.";
    this.shadowRoot.append(sentence);
  }

  #end() {
    this.#handle?.free();
    this.#handle = undefined;
  }
}

function startWorker() {
  onmessage = async ({ data: { glue, module } }) => {
    try {
      const { initSync, worker_main } = await import(glue);
      initSync({ module });
      worker_main();
    } catch {
      postMessage("failed");
    }
  };
  postMessage("boot");
}

if (isWorker) startWorker();
else if (globalThis.customElements && !customElements.get("wire-diff")) customElements.define("wire-diff", WireDiff);
