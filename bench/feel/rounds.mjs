// What a reader does, and how it is seen that the page has answered.

const VIEWS = ["columns", "reading", "passage", "findings", "overview"];

/** What is there when a view is on show. */
const THERE = {
  overview: ".overview .strips td",
  columns: ".columns .row .block",
  reading: ".reading .block",
  passage: ".passage .version",
  findings: ".findings .finding",
};

const link = (view) => `.controls a[href^="#${view}"]`;

/** Goes to a view without a stopwatch. */
async function goTo(reader, view) {
  await reader.quiet();
  await reader.click(link(view));
  await reader.wait(view, `feel.one("${THERE[view]}")`);
  await reader.quiet();
}

const text = (selector) => `(() => {
  const before = feel.one("${selector}")?.textContent;
  return () => feel.one("${selector}")?.textContent !== before;
})()`;

const changed = (selector) => `feel.change("${selector}")`;

/** Times a step several times; `back` undoes it without a stopwatch. */
const repeated = (name, { view, prepare, act, isShown, back, times = 7 }) => ({
  name,
  async *walk(reader) {
    if (view) await goTo(reader, view);
    await prepare?.(reader);
    for (let round = 0; round < times; round++) {
      await reader.quiet();
      yield [name, await reader.time((it) => act(it, round), isShown)];
      await back?.(reader);
    }
  },
});

/** From view to view and round again; the first time each is made from nothing. */
const switches = {
  name: "views",
  async *walk(reader) {
    await goTo(reader, "overview");
    for (let round = 0; round < 5; round++) {
      for (const view of VIEWS) {
        await reader.quiet();
        const isShown = `() => feel.one('${THERE[view]}') !== null`;
        yield [`to ${view}`, await reader.time((it) => it.click(link(view)), isShown)];
      }
    }
  },
};

const WORDS = "the bridge";

/** Letter by letter; the field must show each at once, the page what it finds. */
const typing = (view) => ({
  name: `typing ${view}`,
  async *walk(reader) {
    await goTo(reader, view);
    for (let round = 0; round < 2; round++) {
      await reader.run(`feel.one("#search").focus(), feel.one("#search").select()`);
      await reader.press("Backspace");
      await reader.quiet();
      for (const letter of WORDS) {
        const value = `(() => {
          const before = feel.one("#search").value.length;
          return () => feel.one("#search").value.length > before;
        })()`;
        yield [`a letter in the search, ${view}`, await reader.time((it) => it.press(letter), value)];
      }
      // All at once, as fast as keys can be pressed: no letter may wait for what is found.
      await reader.run(`feel.one("#search").select()`);
      await reader.press("Backspace");
      await reader.quiet();
      const whole = `() => feel.one("#search").value === ${JSON.stringify(WORDS)}`;
      const fast = async (it) => {
        for (const letter of WORDS) await it.press(letter);
      };
      yield [`${WORDS.length} letters as fast as can be, ${view}`, await reader.time(fast, whole)];
    }
    await reader.run(`feel.one("#search").select()`);
    await reader.press("Backspace");
    await reader.run(`feel.one("#search").blur()`);
    await reader.quiet();
  },
});

const CHANGES_ONLY = ".controls__what .controls__check input";
const BASE = ".controls__field select";
const ORDER = ".overview__head select";
const HIDE = ".head:nth-of-type(3) .head__hide, .row--head > :nth-child(3) .head__hide";

export const rounds = [
  switches,
  ...["overview", "columns", "reading"].map((view) =>
    repeated(`another base, ${view}`, {
      view,
      prepare: (reader) => reader.focus(BASE),
      act: (reader, round) => reader.press(round % 2 ? "ArrowUp" : "ArrowDown"),
      isShown: changed({ overview: ".overview__picture", columns: ".table", reading: ".reading__article" }[view]),
      // Back to the base that the story names.
      times: 6,
    }),
  ),
  ...["overview", "columns", "reading"].map((view) =>
    repeated(`a step of the dial, ${view}`, {
      view,
      act: (reader, round) => reader.click(`.dial__step:nth-child(${[3, 1, 2][round % 3]})`),
      isShown: text(".dial__step.is-chosen"),
      times: 6,
    }),
  ),
  ...["columns", "reading"].map((view) =>
    repeated(`changes only, ${view}`, {
      view,
      act: (reader) => reader.click(CHANGES_ONLY),
      isShown: changed(view === "columns" ? ".table" : ".reading__article"),
      times: 6,
    }),
  ),
  ...["overview", "columns", "reading", "passage"].map((view) =>
    repeated(`next difference, ${view}`, {
      view,
      act: (reader) => reader.press("n"),
      isShown: text(".stepper__count"),
      times: 8,
    }),
  ),
  repeated("previous difference, columns", {
    view: "columns",
    act: (reader) => reader.press("p"),
    isShown: text(".stepper__count"),
  }),
  repeated("the dialog of articles", {
    view: "columns",
    act: (reader) => reader.click("#add-articles"),
    isShown: `() => feel.one("dialog.articles")?.open`,
    back: (reader) => reader.press("Escape"),
  }),
  typing("overview"),
  typing("columns"),
  typing("reading"),
  repeated("another order, overview", {
    view: "overview",
    prepare: (reader) => reader.focus(ORDER),
    act: (reader, round) => reader.press(["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"][round % 4]),
    isShown: changed(".overview__picture"),
    times: 8,
  }),
  repeated("a cell of the overview", {
    view: "overview",
    prepare: (reader) => reader.focus(".strips [tabindex='0']"),
    act: (reader) => reader.press("ArrowRight"),
    isShown: text(".overview__peek"),
  }),
  repeated("hiding a column", {
    view: "columns",
    act: (reader) => reader.click(HIDE),
    isShown: text(".table__head"),
    times: 4,
    // What was hidden is shown again at the end of the row.
    back: async (reader) => {
      await reader.run(`feel.one(".shown details")?.setAttribute("open", "")`);
      await reader.click(".controls__outlets input:not(:checked)");
      await reader.quiet();
    },
  }),
  repeated("taking back a correction", {
    view: "columns",
    times: 4,
    prepare: (reader) => correct(reader),
    act: (reader) => reader.press("z", { ctrl: true }),
    isShown: text(".told-line__text"),
    back: (reader) => correct(reader),
  }),
];

/** Calls a paragraph page furniture, and waits for the answer. */
async function correct(reader) {
  await reader.quiet();
  await reader.run(`feel.all(".columns .block--body")[3].focus()`);
  await reader.press("f");
  await reader.quiet();
}
