// Lets each frame of a page that shows a comparison (`<iframe data-wirediff>`)
// grow with it. Without this script a frame keeps its height and scrolls.

/** Higher than any comparison: more is a fault or a trick. */
const HIGHEST = 100_000;

function ask(frame) {
  // Only the page that the frame was given hears it, wherever it went since.
  frame.contentWindow?.postMessage({ wirediff: "ask" }, new URL(frame.src).origin);
}

addEventListener("message", ({ source, origin, data }) => {
  if (data?.wirediff !== "height" || !Number.isInteger(data.height)) return;
  if (data.height <= 0 || data.height > HIGHEST) return;
  for (const frame of document.querySelectorAll("iframe[data-wirediff]")) {
    if (frame.contentWindow === source && new URL(frame.src).origin === origin) frame.height = data.height;
  }
});

for (const frame of document.querySelectorAll("iframe[data-wirediff]")) {
  frame.addEventListener("load", () => ask(frame));
  ask(frame);
}
