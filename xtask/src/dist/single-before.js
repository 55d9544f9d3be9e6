// In this file alone everything stands in the page itself. The element is kept
// back till what it would fetch has been unpacked.

const shown = document.querySelector("wire-diff");
const place = shown.parentNode;
shown.remove();

const written = (id) => document.getElementById(id).textContent;
const blob = (content, type) => URL.createObjectURL(new Blob([content], { type }));
const dataAddress = (type, text) => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(written(id)), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}

const packedGlue = JSON.parse(written("wirediff-glue"));
const unpackedFiles = {
  glue: blob(packedGlue, "text/javascript"),
  wasm: blob(await unpacked("wirediff-wasm"), "application/wasm"),
  sheet: blob(JSON.parse(written("wirediff-sheet")), "text/css"),
  // A page that is only a file may start no worker from a blob.
  worker: dataAddress("text/javascript", packedGlue),
};

// Parts of the wasm that come later, by their files' names. A worker asks for them
// too, and may fetch only what stands in the address itself.
const PART = "wirediff-part-";
const unpackedParts = new Map();
for (const { id } of document.querySelectorAll(`[id^="${PART}"]`)) {
  const reader = new FileReader();
  const read = new Promise((done) => (reader.onload = done));
  reader.readAsDataURL(new Blob([await unpacked(id)], { type: "application/wasm" }));
  await read;
  unpackedParts.set(id.slice(PART.length), reader.result);
}
