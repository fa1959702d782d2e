// What this device keeps: its own key, what it may read for a while, the sealed boxes that wait to be sent, and for
// some days those that were kept. On a phone that two people use, each has a store of their own.
// Leaving drops the reading keys alone; a wipe drops everything of whoever asks for it.
import { allNames, beShared, close, isShared, nameNow } from "./which.js";

const STORES = ["device", "reading", "boxes", "kept"];
const SHAPE = 2;

/** @typedef {ReturnType<typeof storeOf>} Store */

/** @type {Map<string, ReturnType<typeof made>>} */
const known = new Map();

/**
 * A store by its name, one for each.
 * @param {string} name
 */
export function storeOf(name) {
  if (!known.has(name)) known.set(name, made(name));
  return known.get(name);
}

/**
 * All that can be done with a store.
 * @param {string} name
 */
function made(name) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;

  function open() {
    opened ??= new Promise((done, failed) => {
      const asked = indexedDB.open(name, SHAPE);
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

  /**
   * @param {string} store
   * @param {IDBTransactionMode} mode
   * @param {(s: IDBObjectStore) => any} act what is asked of the store; its result is given
   * @returns {Promise<any>}
   */
  async function within(store, mode, act) {
    const database = await open();
    return new Promise((done, failed) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  }

  /**
   * What lies in a store under a name; undefined if nothing does.
   * @param {string} store
   * @param {string} place
   */
  const get = (store, place) => within(store, "readonly", (s) => s.get(place));

  /**
   * Everything in a store.
   * @param {string} store
   * @returns {Promise<any[]>}
   */
  const all = (store) => within(store, "readonly", (s) => s.getAll());

  /**
   * How many lie in a store.
   * @param {string} store
   * @returns {Promise<number>}
   */
  const count = (store) => within(store, "readonly", (s) => s.count());

  /**
   * @param {string} store
   * @param {string} place
   * @param {any} thing
   */
  const put = (store, place, thing) => within(store, "readwrite", (s) => s.put(thing, place));

  /**
   * Put all of these in their places, or none.
   * @param {string} store
   * @param {{place?: string}[]} things
   */
  const putAll = (store, things) => within(store, "readwrite", (s) => {
    things.forEach((thing) => s.put(thing, thing.place));
    return {};
  });

  /**
   * Put it there unless something lies there; gives what lies there then. Two tabs at once get the same.
   * @param {string} store
   * @param {string} place
   * @param {any} thing
   */
  async function putFirst(store, place, thing) {
    let kept = thing;
    await within(store, "readwrite", (s) => {
      const asked = s.get(place);
      asked.onsuccess = () => {
        if (asked.result === undefined) s.put(thing, place);
        else kept = asked.result;
      };
      return asked;
    });
    return kept;
  }

  /**
   * Change what lies there while nobody else does; gives what lies there then.
   * @param {string} store
   * @param {string} place
   * @param {(thing: any) => any} change undefined: it is dropped
   * @returns {Promise<any>}
   */
  async function alter(store, place, change) {
    let kept;
    await within(store, "readwrite", (s) => {
      const asked = s.get(place);
      asked.onsuccess = () => {
        kept = change(asked.result);
        if (kept !== undefined) s.put(kept, place);
        else s.delete(place);
      };
      return asked;
    });
    return kept;
  }

  /**
   * Put several things there in one go, if what lies under a name is still this; gives whether it was.
   * @param {string} store
   * @param {string} place
   * @param {string} still
   * @param {Record<string, any>} things
   */
  async function putIfStill(store, place, still, things) {
    let isStill = false;
    await within(store, "readwrite", (s) => {
      const asked = s.get(place);
      asked.onsuccess = () => {
        isStill = asked.result === still;
        if (isStill) for (const [under, thing] of Object.entries(things)) s.put(thing, under);
      };
      return asked;
    });
    return isStill;
  }

  /**
   * A number that lies under a name and only grows: at least this one. Two tabs at once get two.
   * @param {string} store
   * @param {string} place
   * @param {number} least
   * @returns {Promise<number>}
   */
  async function next(store, place, least) {
    let given = least;
    await within(store, "readwrite", (s) => {
      const asked = s.get(place);
      asked.onsuccess = () => {
        given = Math.max(least, (asked.result ?? 0) + 1);
        s.put(given, place);
      };
      return asked;
    });
    return given;
  }

  /**
   * @param {string} store
   * @param {string} place
   */
  const remove = (store, place) => within(store, "readwrite", (s) => s.delete(place));

  /** Drop what lets this device read. Its own key and its unsent boxes stay: neither can be read here. */
  const dropReading = () => within("reading", "readwrite", (s) => s.clear());

  /** Drop all of it. */
  async function empty() {
    for (const store of STORES) await within(store, "readwrite", (s) => s.clear());
    (await open()).close();
    opened = null;
    await new Promise((done) => {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = asked.onerror = asked.onblocked = done;  // another tab may hold it: it is empty already
    });
  }

  return { name, get, all, count, put, putAll, putFirst, alter, putIfStill, next, remove, dropReading, empty };
}

/** The store everything in this window belongs to. */
export const own = storeOf(nameNow());
export const { get, all, count, put, putAll, putFirst, alter, putIfStill, next, remove, dropReading } = own;
/** Those of all who use this phone, for what must go on whoever has it. */
export const everybodys = () => allNames().map(storeOf);

/**
 * Drop everything this device keeps of the hub for whoever asks; of another who uses this phone nothing.
 * @param {Store} store
 */
export async function wipe(store = own) {
  const others = isShared() ? await Promise.all(everybodys().filter((one) => one.name !== store.name).map((one) => one.count("device"))) : [];
  await store.empty();
  if (others.some(Boolean)) return close();
  await storeOf("doors").empty();
  beShared(false);
  for (const name of await (globalThis.caches?.keys() ?? [])) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  localStorage.clear();
  sessionStorage.clear();
}
