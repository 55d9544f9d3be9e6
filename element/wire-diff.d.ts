/** What is on show. */
export type View = "overview" | "columns" | "reading" | "passage" | "findings";

/** A story, as in a story file whose articles carry their texts. */
export interface Story {
  title?: string;
  articles: StoryArticle[];
  /** The base by its outlet, or by its letter: `A` is the first. */
  base?: string;
  /** Corrections by hand, the latest last. */
  pins?: Pin[];
}

/** What a reader says of blocks, each named by its article's letter and its number there: `B3`. */
export interface Pin {
  is: "together" | "apart" | "body" | "furniture";
  blocks: string[];
}

export interface StoryArticle {
  /** Plain text, or Markdown with or without front matter. */
  text: string;
  outlet?: string;
  kind?: string;
  headline?: string;
  dek?: string;
  byline?: string;
  /** A time as in RFC 3339. */
  published?: string;
  /** A BCP 47 tag such as `en` or `ar`. */
  language?: string;
  url?: string;
  base?: boolean;
}

/** The result for a story, as in `schema/collation-1.schema.json`. */
export interface Collation {
  schema: "wirediff/collation/1";
  articles: object[];
  links: object[];
  passages: object[];
  [field: string]: unknown;
}

export interface WireDiffEventMap extends HTMLElementEventMap {
  /** There is a comparison to see. */
  "wirediff-ready": CustomEvent<{ articles: number; passages: number; thorough: boolean }>;
  /** The reader went to another passage. */
  "wirediff-select": CustomEvent<{ passage?: string; block: string }>;
  /** The reader chose to see something else. */
  "wirediff-change": CustomEvent<{ view: View; base?: string; address: string }>;
  /** There is no comparison to see, and why. */
  "wirediff-error": CustomEvent<{ reason: "load" | "fetch" | "story" | "collation"; message: string }>;
}

export class WireDiff extends HTMLElement {
  /** The addresses of the files beside the script; set it before the first element is on the page. */
  static files: { glue: string; wasm: string; parts: Record<string, string>; sheet: string; worker: string };

  /** The addresses of the words of languages other than English, by tag. */
  static languages: Record<string, string>;

  /** The language that it speaks, `en` or `es`; empty for that of the page around. */
  lang: string;
  /** The address of a story file. */
  src: string | null;
  /** The outlet, or letter, of the article that the others are held against; `none` for none. */
  base: string | null;
  view: View | null;
  theme: "light" | "dark" | null;

  /** The story, as an object or JSON text. */
  get story(): Story | string | undefined;
  set story(story: Story | string | null | undefined);
  /** A collation that was computed earlier, as an object or JSON text. */
  get collation(): Collation | string | undefined;
  set collation(collation: Collation | string | null | undefined);

  /** Goes to a passage, by its number (`P7`) or one of its blocks (`B4`); says whether it is there. */
  goTo(passage: string): boolean;
  /** Promises the collation on show as JSON, or its passages as text; null if nothing is on show. */
  export(format?: "json" | "text"): Promise<string | null>;

  addEventListener<K extends keyof WireDiffEventMap>(
    type: K,
    listener: (this: WireDiff, event: WireDiffEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof WireDiffEventMap>(
    type: K,
    listener: (this: WireDiff, event: WireDiffEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "wire-diff": WireDiff;
  }
}
