// What this device keeps: its own key, what it may read for a while, the sealed boxes that wait to be sent, and for
// some days those that were kept.
// Leaving drops the reading keys alone; a wipe drops everything.
const NAME = "notes";
const STORES = ["device", "reading", "boxes", "kept"];
const SHAPE = 2;

let opened = null;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, SHAPE);
    asked.onupgradeneeded = () => {
      const missing = STORES.filter((store) => !asked.result.objectStoreNames.contains(store));
      missing.forEach((store) => asked.result.createObjectStore(store));
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

async function within(store, mode, act) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => done(asked.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** What lies in a store under a name; undefined if nothing does. @param {string} store @param {string} name */
export const get = (store, name) => within(store, "readonly", (s) => s.get(name));

/** Everything in a store. @param {string} store @returns {Promise<any[]>} */
export const all = (store) => within(store, "readonly", (s) => s.getAll());

/** How many lie in a store. @param {string} store @returns {Promise<number>} */
export const count = (store) => within(store, "readonly", (s) => s.count());

/** @param {string} store @param {string} name @param {any} thing */
export const put = (store, name, thing) => within(store, "readwrite", (s) => s.put(thing, name));

/** Put all of these in their places, or none. @param {string} store @param {{place: string}[]} things */
export const putAll = (store, things) => within(store, "readwrite", (s) => {
  things.forEach((thing) => s.put(thing, thing.place));
  return {};
});

/** Put it there unless something lies there; gives what lies there then. Two tabs at once get the same.
 * @param {string} store @param {string} name @param {any} thing */
export async function putFirst(store, name, thing) {
  let kept = thing;
  await within(store, "readwrite", (s) => {
    const asked = s.get(name);
    asked.onsuccess = () => {
      if (asked.result === undefined) s.put(thing, name);
      else kept = asked.result;
    };
    return asked;
  });
  return kept;
}

/** Change what lies there while nobody else does; gives what lies there then.
 * @param {string} store @param {string} name
 * @param {(thing: any) => any} change undefined: it is dropped */
export async function alter(store, name, change) {
  let kept;
  await within(store, "readwrite", (s) => {
    const asked = s.get(name);
    asked.onsuccess = () => {
      kept = change(asked.result);
      if (kept !== undefined) s.put(kept, name);
      else s.delete(name);
    };
    return asked;
  });
  return kept;
}

/** Put several things there in one go, if what lies under a name is still this; gives whether it was.
 * @param {string} store @param {string} name @param {string} still @param {Record<string, any>} things */
export async function putIfStill(store, name, still, things) {
  let isStill = false;
  await within(store, "readwrite", (s) => {
    const asked = s.get(name);
    asked.onsuccess = () => {
      isStill = asked.result === still;
      if (isStill) for (const [under, thing] of Object.entries(things)) s.put(thing, under);
    };
    return asked;
  });
  return isStill;
}

/** A number that lies under a name and only grows: at least this one. Two tabs at once get two.
 * @param {string} store @param {string} name @param {number} least @returns {Promise<number>} */
export async function next(store, name, least) {
  let given = least;
  await within(store, "readwrite", (s) => {
    const asked = s.get(name);
    asked.onsuccess = () => {
      given = Math.max(least, (asked.result ?? 0) + 1);
      s.put(given, name);
    };
    return asked;
  });
  return given;
}

/** @param {string} store @param {string} name */
export const remove = (store, name) => within(store, "readwrite", (s) => s.delete(name));

/** Drop what lets this device read. Its own key and its unsent boxes stay: neither can be read here. */
export async function dropReading() {
  await within("reading", "readwrite", (s) => s.clear());
}

/** Drop everything this device keeps of the hub: store, caches, workers, storage. */
export async function wipe() {
  for (const store of STORES) await within(store, "readwrite", (s) => s.clear());
  (await open()).close();
  opened = null;
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = done;  // another tab may hold it: it is empty already
  });
  for (const name of await (globalThis.caches?.keys() ?? [])) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  localStorage.clear();
  sessionStorage.clear();
}
