// The custom element <wire-diff>, and the script of the workers that it starts.
//
// What is here is what Rust cannot write: the class. The rest is in the wasm,
// which is fetched and compiled once, however many elements there are. A worker
// is given the compiled module: it posts "boot", the page answers with the
// module and the addresses of its script and its parts, the worker starts and
// posts "ready". (A message sent to a worker before it listens would be lost.)

const UNFINISHED = "What can be done with this comparison could not be fetched. Loading the page again may help.";

const FAILURE =
  "These versions cannot be compared here: that needs a browser of the last two years, on a page that allows WebAssembly.";

const isWorker = typeof DedicatedWorkerGlobalScope !== "undefined";

let loading;

/** The part of the wasm with all that elements can do. */
const APP = "split_app";

/** Whether all that elements can do is here, or only a first sight of comparisons. */
let isWhole = false;

/** Texts that take longer to compare than this many milliseconds are waited for with all there is. */
const SOON = 300;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Loads what all elements share: the wasm and the style sheet; what comes after a
 * first sight at once, if there is to be none.
 */
function load({ glue, wasm, parts, sheet, worker }, hasGlance) {
  const start = async () => {
    // Bundlers are to leave this address as it is.
    const code = import(/* webpackIgnore: true */ /* @vite-ignore */ glue);
    const [{ default: init, setParts, ...inside }, style] = await Promise.all([code, fetchText(sheet)]);
    setParts(parts);
    if (!hasGlance) inside.fetchPart(APP);
    await init({ module_or_path: wasm });
    register();
    const styles = new CSSStyleSheet();
    styles.replaceSync(style);
    return { inside, sheet: styles, scripts: { glue, parts, worker: workerAddress(worker) } };
  };
  loading ??= start();
  // Another element may have better luck.
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Returns the first of some tags that there are words for, or English. */
function languageOf(tags) {
  const short = tags.map((tag) => tag.toLowerCase().split("-")[0]);
  return short.find((tag) => tag === "en" || tag in WireDiff.languages) ?? "en";
}

/** Returns the roots that a node is in, from its own to the document. */
function rootsAround(node) {
  const root = node.getRootNode();
  return root.host ? [root, ...rootsAround(root.host)] : [root];
}

/** Returns the `lang` that is nearest around a node, through shadow roots too. */
function langAround(node) {
  const around = node.closest("[lang]");
  if (around) return around.lang;
  const { host } = node.getRootNode();
  return host && langAround(host);
}

/**
 * Returns the language that an element is to speak: a page of its own the reader's
 * choice or what the browser names, any other what is around it.
 */
function asked(element) {
  if (!element.hasAttribute("page")) {
    const around = langAround(element);
    return languageOf(around ? [around] : navigator.languages);
  }
  let kept;
  try {
    kept = localStorage.getItem("wirediff-language");
  } catch {
    // The browser keeps nothing.
  }
  const own = kept ?? element.getAttribute("lang");
  return languageOf(own ? [own] : navigator.languages);
}

/** The files of words that have been asked for, by address. */
const wordFiles = new Map();

/** Returns the words of a language; none, which means English, if they can't be had. */
async function wordsOf(tag) {
  const address = WireDiff.languages[tag];
  if (address === undefined) return "";
  if (!wordFiles.has(address)) wordFiles.set(address, fetchText(address));
  try {
    return await wordFiles.get(address);
  } catch {
    // The next who asks may have better luck.
    wordFiles.delete(address);
    return "";
  }
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

/** What is a property and an attribute; `lang` is one of every element. */
const PROPERTIES = ["src", "base", "view", "theme"];

/**
 * Several articles on one event side by side: who kept, changed, moved, cut and
 * added what.
 *
 * @tagname wire-diff
 *
 * @attribute {string} src - The address of a story file, `story.json`.
 * @attribute {string} base - The outlet (or letter) of the article that the
 *   others are held against; `none` for none of them.
 * @attribute {"overview"|"columns"|"reading"|"passage"|"findings"} view - What is on show.
 * @attribute {"light"|"dark"} theme - The colours; without it those of the page around.
 * @attribute {string} lang - The language that the element speaks; without it that
 *   of the page around.
 * @attribute {boolean} page - The element is the whole page: the address, keys
 *   pressed anywhere and kept settings are its own, and readers can add articles.
 *
 * @slot - Articles, each an `<article>`: the story, and what is there to read
 *   before the comparison is, or without it.
 *
 * @csspart frame - The element around everything on show.
 * @csspart failure - The sentence that says why there is no comparison.
 *
 * @cssproperty --wirediff-font - The fonts of the articles.
 * @cssproperty --wirediff-font-ui - The fonts of switches and notes.
 * @cssproperty --wirediff-paper - The colour behind everything.
 * @cssproperty --wirediff-sheet - The colour of fields and bars on it.
 * @cssproperty --wirediff-shade - The colour of what is set off from it.
 * @cssproperty --wirediff-ink - The colour of texts.
 * @cssproperty --wirediff-ink-soft - The colour of what is said about them.
 * @cssproperty --wirediff-rule - The colour of lines.
 * @cssproperty --wirediff-extra - The colour of words that only one article has.
 * @cssproperty --wirediff-reworded - The colour of other words for the same.
 * @cssproperty --wirediff-gone - The colour of what is missing.
 * @cssproperty --wirediff-moved - The colour of what stands elsewhere.
 *
 * @fires {CustomEvent<{articles: number, passages: number, thorough: boolean}>} wirediff-ready -
 *   There is a comparison to see.
 * @fires {CustomEvent<{passage?: string, block: string}>} wirediff-select -
 *   The reader went to another passage.
 * @fires {CustomEvent<{view: string, base?: string, address: string}>} wirediff-change -
 *   The reader chose to see something else.
 * @fires {CustomEvent<{reason: string, message: string}>} wirediff-error -
 *   There is no comparison to see, and why: `load`, `fetch`, `story` or `collation`.
 */
export class WireDiff extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["src", "base", "view", "theme", "lang"];

  /**
   * The addresses of the files beside this one; a host that keeps them elsewhere
   * sets this before the first element is on its page. (Bundlers find files by
   * this very form; `cargo xtask stage` writes the names in.)
   */
  static files = {
    glue: new URL("./{{glue}}", import.meta.url).href,
    wasm: new URL("./{{wasm}}", import.meta.url).href,
    /** What is fetched when it is first needed: views, dialogs, findings. */
    parts: {
      "{{parts}}": "",
    },
    sheet: new URL("./{{sheet}}", import.meta.url).href,
    worker: new URL("./wire-diff.js", import.meta.url).href,
  };

  /** The addresses of the words of languages other than English. */
  static languages = {
    es: new URL("./{{es}}", import.meta.url).href,
  };

  #handle;
  #glance;
  #isStarting = false;
  #story;
  #collation;
  #inView;
  #articles;
  #around;
  #language;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  /** The story: an object, or JSON text, as in a story file whose articles carry their texts. */
  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story ?? undefined;
    if (this.#story !== undefined) this.#collation = undefined;
    if (this.#handle) this.#show();
  }

  /** A collation that was computed earlier, by the command line: it is shown as it is. */
  get collation() {
    return this.#collation;
  }

  set collation(collation) {
    this.#collation = collation ?? undefined;
    if (this.#handle) this.#show();
  }

  /** Goes to a passage, by its number (`P7`) or one of its blocks (`B4`); says whether it is there. */
  goTo(passage) {
    return this.#handle?.go_to(String(passage)) ?? false;
  }

  /**
   * Promises what is on show as `json` (the collation) or `text`; null if nothing
   * is. (What makes it is fetched when it is first asked for.)
   */
  async export(format = "json") {
    return (await this.#handle?.export(String(format))) ?? null;
  }

  connectedCallback() {
    // What was set before the browser knew this class.
    for (const name of ["story", "collation", ...PROPERTIES]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#handle) {
      // It was moved, perhaps to where another language is spoken.
      this.#fit();
      return;
    }
    if (this.hasAttribute("page")) {
      this.#start();
      return;
    }
    this.#inView ??= new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { rootMargin: "600px" },
    );
    this.#inView.observe(this);
  }

  disconnectedCallback() {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#inView?.disconnect();
      this.#articles?.disconnect();
      this.#around?.disconnect();
      this.#glance?.free();
      this.#glance = undefined;
      this.#handle?.free();
      this.#handle = undefined;
    });
  }

  attributeChangedCallback(name, before, value) {
    if (!this.#handle || before === value) return;
    if (name === "lang") this.#speak(value ? languageOf([value]) : asked(this));
    else this.#tell(name, value ?? undefined);
  }

  async #start() {
    this.#inView?.disconnect();
    if (this.#isStarting || this.#handle) return;
    this.#isStarting = true;
    try {
      const language = asked(this);
      const shared = load(WireDiff.files, this.#beginsWithOverview);
      const [{ inside, sheet, scripts }, words] = await Promise.all([shared, wordsOf(language)]);
      if (!this.isConnected) return;
      this.shadowRoot.querySelector("[part=failure]")?.remove();
      this.shadowRoot.adoptedStyleSheets = [sheet];
      if (!isWhole && this.#beginsWithOverview) {
        this.#glance?.free();
        this.#glance = new inside.Glance(this.shadowRoot, scripts, language, words, this.base ?? undefined);
        const shown = this.#showGlance();
        inside.fetchPart(APP);
        await Promise.race([shown, pause(SOON)]);
      }
      await inside.load_app();
      isWhole = true;
      if (!this.isConnected) return;
      this.#language = language;
      const isPage = this.hasAttribute("page");
      const glance = this.#glance;
      this.#glance = undefined;
      this.#handle = new inside.ElementHandle(this.shadowRoot, isPage, scripts, language, words, glance);
      this.#fit();
      for (const name of ["base", "view", "theme"]) {
        if (this.hasAttribute(name)) this.#tell(name, this.getAttribute(name));
      }
      this.#show();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isStarting = false;
    }
  }

  /** Whether there is an overview to show before anything else. */
  get #beginsWithOverview() {
    return !this.hasAttribute("page") && this.#collation === undefined && (this.view ?? "overview") === "overview";
  }

  /** Shows what the page has given, as it will be seen at first. */
  #showGlance() {
    const glance = this.#glance;
    glance.fit(this.matches(":dir(rtl)") ? "rtl" : "ltr", this.theme ?? undefined);
    if (this.#story !== undefined) return glance.show_story(this.#story);
    if (this.src !== null) return glance.fetch(addressOf(this.src, this.baseURI));
    return glance.show_articles(this);
  }

  /** Speaks and runs as the page around does, now and when that changes. */
  #fit() {
    const fit = () => {
      // A whole page is asked by its reader.
      if (!this.hasAttribute("page")) this.#speak(asked(this));
      this.#handle?.set_direction(this.matches(":dir(rtl)") ? "rtl" : "ltr");
    };
    this.#around?.disconnect();
    this.#around = new MutationObserver(fit);
    for (const root of rootsAround(this)) {
      this.#around.observe(root, { subtree: true, attributes: true, attributeFilter: ["lang", "dir"] });
    }
    fit();
  }

  async #speak(language) {
    if (language === this.#language) return;
    this.#language = language;
    const words = await wordsOf(language);
    // Unless it was asked for another meanwhile.
    if (language === this.#language) this.#handle?.speak(language, words);
  }

  /** Shows what the page has given, the most explicit first. */
  #show() {
    this.#articles?.disconnect();
    if (this.#collation !== undefined) this.#handle.show_collation(this.#collation);
    else if (this.#story !== undefined) this.#handle.show_story(this.#story);
    else if (this.hasAttribute("src")) this.#tell("src", this.getAttribute("src"));
    else {
      this.#handle.show_articles(this);
      this.#articles ??= new MutationObserver(() => this.#show());
      this.#articles.observe(this, { childList: true });
    }
  }

  #tell(name, value) {
    if (name === "base") this.#handle.set_base(value);
    else if (name === "view") this.#handle.set_view(value ?? "overview");
    else if (name === "theme") this.#handle.set_theme(value);
    else if (value !== undefined) this.#handle.fetch(addressOf(value, this.baseURI));
  }

  /** Leaves what there is to be read, and says in a sentence why that is all. */
  #fail(error) {
    console.error(error);
    const isSeen = this.shadowRoot.querySelector(".page--glance") !== null;
    if (!isSeen) {
      this.#glance?.free();
      this.#glance = undefined;
    }
    const sentence = document.createElement("p");
    sentence.setAttribute("part", "failure");
    sentence.lang = "en";
    sentence.append(document.createElement("small"));
    sentence.firstChild.textContent = isSeen ? UNFINISHED : FAILURE;
    this.shadowRoot.querySelector("[part=failure]")?.remove();
    this.shadowRoot.append(sentence);
    const detail = { reason: "load", message: String(error?.message ?? error) };
    this.dispatchEvent(new CustomEvent("wirediff-error", { bubbles: true, composed: true, detail }));
  }
}

for (const name of PROPERTIES) {
  Object.defineProperty(WireDiff.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
    configurable: true,
    enumerable: true,
  });
}

/** What is no address is left for the fetch to fail on. */
function addressOf(src, base) {
  try {
    return new URL(src, base).href;
  } catch {
    return src;
  }
}

function startWorker() {
  onmessage = async ({ data: { glue, module, parts } }) => {
    try {
      const { initSync, setParts, worker_main } = await import(glue);
      setParts(parts);
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
