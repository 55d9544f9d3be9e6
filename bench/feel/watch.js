// Put into the page before its own scripts: a stopwatch that starts when the
// browser hears of a key or a press, and stops when what that asks for is painted.

globalThis.feel = (() => {
  // The page ends its tour when it was seen before.
  if (location.protocol === "http:") localStorage.setItem("wirediff-tour", "over");

  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });

  const root = () => document.querySelector("wire-diff")?.shadowRoot ?? document;
  const one = (selector) => root().querySelector(selector);
  const all = (selector) => [...root().querySelectorAll(selector)];

  let began = null;
  const begin = (event) => {
    if (began === null) performance.mark("feel began");
    began ??= event.timeStamp;
  };
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, begin, { capture: true });

  /** Calls back when the frame that is made now has been painted. */
  const painted = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };

  let shown;
  /** Waits for an event, then for the first painted frame in which `isShown()`. */
  const arm = (isShown) => {
    began = null;
    tasks.length = 0;
    shown = new Promise((tell) => {
      const look = () => {
        if (began !== null && isShown()) painted(() => (performance.mark("feel shown"), tell(performance.now() - began)));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  };

  const pause = (ms) => new Promise((tell) => setTimeout(tell, ms));

  /** Waits until nothing has kept the page busy for a while. */
  const quiet = async () => {
    for (let calm = 0; calm < 4; ) {
      const before = performance.now();
      await pause(50);
      calm = performance.now() - before < 75 ? calm + 1 : 0;
    }
  };

  /**
   * Returns how long it took until it was shown, and the longest task of all that
   * it set off.
   */
  const told = async () => {
    const ms = await shown;
    await quiet();
    const since = (entry) => entry.startTime + entry.duration >= began;
    const longest = (entries) => Math.max(0, ...entries.filter(since).map((entry) => entry.duration));
    return { ms, task: longest(tasks) };
  };

  /** Says whether something inside these elements changes from now on. */
  const change = (selector) => {
    let isChanged = false;
    const heard = new MutationObserver(() => (isChanged = true));
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    for (const element of all(selector)) heard.observe(element, options);
    return () => isChanged;
  };

  /** Notes when each frame begins, until it is called again. */
  let frames = null;
  const count = () => {
    if (frames) {
      const noted = frames;
      frames = null;
      return noted;
    }
    const noted = (frames = []);
    const next = (at) => {
      noted.push(at);
      if (frames === noted) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return noted;
  };

  return { root, one, all, arm, told, quiet, change, count };
})();
