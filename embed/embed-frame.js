// The script of embed.html, a page for frames.
//
// It shows the story that its address names (`#src=story.json`) or carries
// (`#story=` and a story file), and tells the page around it how high that is.
// That page asks first, so that the answer goes to nobody else: see embed.js.

const element = document.querySelector("wire-diff");

function show() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const story = asked.get("story");
  if (story !== null) element.story = JSON.parse(story);
  for (const name of ["base", "view", "theme", "lang", "src"]) {
    if (asked.has(name)) element.setAttribute(name, asked.get(name));
    else element.removeAttribute(name);
  }
}

let asker;

function tell() {
  if (asker === undefined) return;
  const height = Math.ceil(element.getBoundingClientRect().height);
  parent.postMessage({ wirediff: "height", height }, asker);
}

addEventListener("message", ({ source, origin, data }) => {
  // A page without an origin of its own cannot be answered alone.
  if (source !== parent || source === window || origin === "null" || data?.wirediff !== "ask") return;
  asker = origin;
  tell();
});

addEventListener("hashchange", show);
new ResizeObserver(tell).observe(element);
show();
