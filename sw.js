// Keeps the page for when there is no network, a version at a time.
//
// When the page is built, `cargo xtask stage` writes the version and the list of
// its files with their hashes here. A version is kept whole or not at all: each
// file must be what the list says, else the version before goes on. A page gets
// the files of the version that it was loaded with for as long as it is open;
// the next page that is loaded is of the newest version kept. Only the page is
// served, and only its own files: what else a host has here goes to the network.

const VERSION = "";
const FILES = [];

/** What open pages hear when there is no room to keep this version. */
const NO_ROOM = "no room";

const SCOPE = self.registration.scope;
const PREFIX = `wirediff ${SCOPE} `;
/** Which version each open page and worker was loaded with, by client. */
const CLIENTS = `${PREFIX}clients`;
/** What was shared with the page and not yet taken up. */
const SHARED = `wirediff-shared ${SCOPE}`;
/** Where other apps send what is shared, as the manifest says. */
const SHARE = new URL("share", SCOPE).href;

const known = new Set(FILES.map(([file]) => file));
/** A name that carries a hash means the same file in every version. */
const isHashed = (file) => /-[0-9a-f]{8,16}[._][^/]*$/.test(file);
const nameOf = (version) => PREFIX + version;

addEventListener("install", (event) => {
  // The new version needn't wait for the old pages to close: these go on with theirs.
  event.waitUntil(keep().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(sweep().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, origin, pathname } = new URL(request.url);
  if (request.method === "POST" && href === SHARE) {
    event.respondWith(takeShared(request));
    return;
  }
  const path = origin + pathname;
  if (request.method !== "GET" || !path.startsWith(SCOPE)) return;
  const isPage = request.mode === "navigate";
  const file = path.slice(SCOPE.length).replace(/^index\.html$/, "");
  if (isPage ? file === "" : file !== "" && (known.has(file) || isHashed(file))) {
    event.respondWith(answer(event, file, isPage));
  }
});

/** A page tells of which version it is, and hears which one is the newest. */
addEventListener("message", (event) => {
  const { source, data } = event;
  event.waitUntil(remember(source.id, String(data)));
  source.postMessage(VERSION);
});

/** Returns a file in the version of whoever asks, from the network if it is not kept. */
async function answer(event, file, isPage) {
  const { clientId, resultingClientId, request } = event;
  const url = new URL(file, SCOPE).href;
  const version = isPage ? VERSION : await versionOf(clientId);
  if (version === undefined) return (isHashed(file) && (await caches.match(url))) || fetch(request);
  if (resultingClientId) event.waitUntil(remember(resultingClientId, version));
  const kept = await caches.match(url, { cacheName: nameOf(version) });
  if (kept) return kept;
  // The reader, or a browser short of room, has cleared it away.
  if (isPage) event.waitUntil(keep().catch(() => {}));
  return fetch(request);
}

/** Keeps all files of this version, or none. */
async function keep() {
  const name = nameOf(VERSION);
  try {
    const cache = await caches.open(name);
    await Promise.all(FILES.map(([file, integrity]) => add(cache, file, integrity)));
  } catch (error) {
    await caches.delete(name).catch(() => {});
    if (error.name === "QuotaExceededError") await tell(NO_ROOM);
    throw error;
  }
}

/** Tells all open pages something; what a host has here hears nothing. */
async function tell(message) {
  const open = await clients.matchAll({ includeUncontrolled: true });
  for (const client of open.filter(isOurs)) client.postMessage(message);
}

async function add(cache, file, integrity) {
  const url = new URL(file, SCOPE).href;
  if (await cache.match(url)) return;
  const response = await fetch(url, { integrity, cache: isHashed(file) ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  await cache.put(url, response);
}

/** Removes the versions that no open page was loaded with. */
async function sweep() {
  const open = await clients.matchAll({ type: "all", includeUncontrolled: true });
  const used = new Set([nameOf(VERSION), CLIENTS]);
  for (const { id } of open) used.add(nameOf(await recall(id)));
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !used.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
  const ids = new Set(open.map(({ id }) => clientKey(id)));
  const noted = await caches.open(CLIENTS);
  const gone = (await noted.keys()).filter(({ url }) => !ids.has(url));
  await Promise.all(gone.map((request) => noted.delete(request)));
}

/** Versions by client: this worker is ended and started again at any time. */
const remembered = new Map();
const clientKey = (id) => new URL(`client/${id}`, SCOPE).href;

async function remember(id, version) {
  remembered.set(id, version);
  try {
    await (await caches.open(CLIENTS)).put(clientKey(id), new Response(version));
  } catch {
    // The disk is full: it is remembered for a while.
  }
}

async function recall(id) {
  const noted = remembered.get(id) ?? (await (await caches.match(clientKey(id), { cacheName: CLIENTS }))?.text());
  if (noted !== undefined) remembered.set(id, noted);
  return noted;
}

/** Returns the version a client was loaded with; none if it is not a page of ours. */
async function versionOf(id) {
  const noted = await recall(id);
  if (noted !== undefined) return noted;
  const client = id ? await clients.get(id) : undefined;
  return client && isOurs(client) ? VERSION : undefined;
}

function isOurs({ url }) {
  return url.split(/[?#]/, 1)[0].replace(/index\.html$/, "") === SCOPE;
}

/** Keeps what another app shares, and opens the page, which takes it up. */
async function takeShared(request) {
  try {
    // As it came: WebKit cannot keep a form that has files once it has been read.
    const headers = { "content-type": request.headers.get("content-type") };
    const form = new Response(await request.arrayBuffer(), { headers });
    const cache = await caches.open(SHARED);
    await cache.put(SHARE, form);
  } catch {
    // The page says that nothing came.
  }
  return Response.redirect(new URL("./?shared", SCOPE).href, 303);
}
