/**
 * Where the parts are, by name: compiled ones, or addresses. One that ends in
 * `#3-5` is those bytes of its file, which has other parts too.
 */
let parts = {};

/** Says where the parts are, before the first is needed. */
export function setParts(all) {
  parts = all;
}

const files = new Map();

async function partOf(name) {
  const part = parts[name];
  if (part instanceof WebAssembly.Module) return part;
  const [address, span] = part.split("#");
  const bytes = fileAt(address);
  if (!span) files.delete(address);
  return span ? (await bytes).slice(...span.split("-").map(Number)) : bytes;
}

function fileAt(address) {
  if (!files.has(address)) files.set(address, bytesOf(address));
  const bytes = files.get(address);
  // Another time there may be a network.
  bytes.catch(() => files.delete(address));
  return bytes;
}

/** Begins to fetch the file of a part that will be needed soon. */
export function fetchPart(name) {
  const part = parts[name];
  if (typeof part === "string") fileAt(part.split("#")[0]);
}

async function bytesOf(address) {
  // A connection can break: it is tried once more.
  const response = await fetch(address).catch(() => fetch(address));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

/** Starts a part, from its bytes, whatever type the server says they are of. */
async function instantiated(part, imports) {
  return WebAssembly.instantiate(await part, imports);
}

