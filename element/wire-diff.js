// The custom element <wire-diff>, and the script of the workers that it starts.
//
// What is here is what Rust cannot write: the class. The rest is in the wasm,
// which is fetched and compiled once, however many elements there are. A worker
// is given the compiled module: it posts "boot", the page answers with the
// module and the address of its script, the worker starts and posts "ready". (A
// message sent to a worker before it listens would be lost.)

// The names of the files beside this one; `cargo xtask stage` writes them in.
const GLUE = "{{glue}}";
const WASM = "{{wasm}}";
const SHEET = "{{sheet}}";

const isWorker = typeof DedicatedWorkerGlobalScope !== "undefined";

let loading;

/** Loads what all elements share: the wasm and the style sheet. */
function load(base) {
  const at = (name) => new URL(name, base).href;
  const start = async () => {
    const [glue, style] = await Promise.all([import(at(GLUE)), fetchText(at(SHEET))]);
    await glue.default({ module_or_path: at(WASM) });
    register();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    return { ElementHandle: glue.ElementHandle, sheet, glue: at(GLUE), worker: workerAddress(at("wire-diff.js")) };
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

/** A worker's script must be of the page's own origin; what it imports needn't. */
function workerAddress(script) {
  if (new URL(script).origin === location.origin) return script;
  return URL.createObjectURL(new Blob([`import(${JSON.stringify(script)})`], { type: "text/javascript" }));
}

export class WireDiff extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["src", "theme"];

  /** The folder of the files beside this one. */
  static base = new URL(".", import.meta.url).href;

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
      const { ElementHandle, sheet, glue, worker } = await load(WireDiff.base);
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
