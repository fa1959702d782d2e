// Serves the app when there is no network and while the hub is sealed. VERSION and KEPT stand before this, written by
// the hub. Nothing it keeps holds a name: the pages are blank, what was told and one's own list lie sealed elsewhere.
/* global VERSION, KEPT */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = `app-${VERSION}`;
const [PAGE, COVER, SIGN, RIGHTS, MINE, BOOK, WHY, PRACTICE, COUNT, MORE, DOOR] = KEPT;
const PATIENCE_MS = 3000;

/**
 * What we keep, as the hub would give it now; null if this is not it: a door, an error, no network.
 * @param {string} path
 */
async function fresh(path) {
  try {
    const answer = await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
    return answer.status === 200 ? answer : null;
  } catch {
    return null;
  }
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(KEPT.map(async (path) => {
    const answer = await fresh(path);
    if (!answer) throw new Error("not all of it is here");  // the browser tries again later; the old one goes on
    await cache.put(path, answer);
  }));
}

async function dropOthers() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

/**
 * A page as it is kept; for the next time, as it is now: another language, other chips.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function page(event, path) {
  const cache = await caches.open(CACHE);
  const renewed = fresh(path).then((answer) => answer && cache.put(path, answer));
  event.waitUntil(renewed);
  return (await cache.match(path)) ?? fetch(event.request);
}

/**
 * A page as it is now, since a count may have begun; as it is kept where the hub does not answer soon.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function newest(event, path) {
  const cache = await caches.open(CACHE);
  const renewed = fresh(path).then(async (answer) => {
    if (answer) await cache.put(path, answer.clone());
    return answer;
  });
  event.waitUntil(renewed);
  const tired = new Promise((done) => setTimeout(done, PATIENCE_MS));
  return (await Promise.race([renewed, tired])) ?? (await cache.match(path)) ?? fetch(event.request);
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function orKept(request, path) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(path)) ?? Response.error();
  }
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  const isOurs = [PAGE, SIGN, RIGHTS, MINE, BOOK, WHY, PRACTICE, MORE, DOOR].includes(pathname);
  if (pathname === COUNT && request.mode === "navigate") event.respondWith(newest(event, pathname));
  else if (isOurs && request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (request.mode === "navigate") event.respondWith(orKept(request, pathname === COVER ? COVER : PAGE));
  else if (KEPT.includes(pathname)) event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
});
