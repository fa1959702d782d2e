// What was told to this device and is not kept yet. Each thing is sealed at once, waits here, and is sent again and
// again until an open hub says, with a proof, what became of it.
import { canSeal, hex, isTrue, seal } from "./box.js";
import { ASIDE, ENDED, HERE, KEPT } from "./contract.js";
import { all, count, everybodys, get, next, own, put, wipe } from "./store.js";

export const WAITING = "waiting";
const MINE = "mine";
const LAST = "last"; // the place of the newest box
const AGAIN_MS = 500;
const MOST_MISSES = 3; // then one box that nobody takes no longer holds the others up
const SHUT = 503; // what a sealed hub says, and an open one to whoever it does not know
const DAY_MS = 24 * 60 * 60 * 1000;
const COPY_MS = 14 * DAY_MS;
const LIVED = "lived"; // how long this device has lived

/** @typedef {import("./store.js").Store} Store */
/**
 * @typedef {{id: string, raw: Uint8Array, receipt: CryptoKey, place?: string, kind?: string, about?: Record<string, string>,
 * misses?: number, state?: string, lived?: number}} Box what waits or was kept, sealed
 */
/** @typedef {{state: string, turn?: string, isAway?: boolean}} Said */
/** @typedef {{kept: number, aside: number, waiting: number, ended: boolean}} Sum what became of what waited */

/**
 * The hub let this device in. Does nothing in a browser that can not seal.
 * @param {number} number of this device
 * @param {Uint8Array} hub its public half
 * @param {CryptoKeyPair} keys
 */
export async function paired(number, hub, keys) {
  if (!(await canSeal())) return;
  const device = { number, hub, keys };
  const told = JSON.stringify({ kind: HERE, said_at: new Date().toISOString(), body: {} });
  await put("device", MINE, { ...device, hello: await seal(told, device) });  // one for ever: it takes one place
}

/**
 * Whether this device was let in under this number, by this hub.
 * @param {number} number
 * @param {string} hub hex
 */
export async function isPairedAs(number, hub) {
  const device = await get("device", MINE);
  return device?.number === number && hex(device.hub) === hub;
}

/** Whether this device was let in. */
export const isPaired = async () => Boolean(await get("device", MINE));

/** How many boxes wait on this device. */
export const waiting = () => count("boxes");

/**
 * What this device may still read of what it was told, in that order: what about, and what became of it.
 * @returns {Promise<{about: Record<string, string>, state: string}[]>}
 */
export async function known() {
  const boxes = [...(await all("kept")), ...(await all("boxes"))].filter((box) => box.about);
  boxes.sort((one, other) => (one.place < other.place ? -1 : 1));
  return boxes.map(({ about, state }) => ({ about, state: state ?? WAITING }));
}

/**
 * Seal one thing that was told, and let it wait.
 * @param {import("./contract.js").Kind} kind
 * @param {Record<string, string[]>} body
 * @param {Record<string, string>} [about] what this device may go on reading of it
 * @param {string} [named] what it is called here, in the clear
 * @returns {Promise<string>} its id
 */
export async function keep(kind, body, about, named = kind) {
  const nth = await next("device", LAST, Date.now()); // in the order in which it was told, also if the clock goes back
  const told = JSON.stringify({ kind, said_at: new Date().toISOString(), nth, body });
  const box = await seal(told, await get("device", MINE));
  const place = `${String(nth).padStart(15, "0")} ${box.id}`;
  await put("boxes", place, { ...box, place, kind: named, ...(about && { about }) });
  return box.id;
}

/**
 * What of a kind was told here and lies here still, sealed; newest first. at: when, in milliseconds; it can be known
 * by nothing else.
 * @param {string} kind
 * @returns {Promise<{id: string, at: number}[]>}
 */
export async function toldLately(kind) {
  const found = [...(await all("kept")), ...(await all("boxes"))].filter((box) => box.kind === kind);
  const told = new Map(found.map((box) => [box.id, { id: box.id, at: parseInt(box.place, 10) }]));
  return [...told.values()].sort((one, other) => other.at - one.at);
}

/**
 * Hand one box over; gives what became of it. A sealed hub, no network and a wrong proof are all: waiting.
 * isAway: whoever answered, if anybody, is no hub that could have heard it.
 * @param {Box} box
 * @returns {Promise<Said>}
 */
async function hand(box) {
  try {
    const answer = await fetch("/drop", { method: "POST", body: box.raw, credentials: "omit", cache: "no-store" });
    const said = answer.ok ? await answer.json() : {};
    const isSure = said.id === box.id && (await isTrue(box.receipt, said.state, box.id, said.receipt));
    return isSure ? { state: said.state, turn: said.turn } : { state: WAITING, isAway: answer.status !== SHUT };
  } catch {
    return { state: WAITING, isAway: true };
  }
}

/**
 * The same, and once more a moment later: a network that just came back drops the first things it is given.
 * @param {Box} box
 */
async function handTwice(box) {
  const said = await hand(box);
  if (said.state !== WAITING) return said;
  await new Promise((done) => setTimeout(done, AGAIN_MS));
  return hand(box);
}

/**
 * How many milliseconds this device has lived. A clock that jumps ahead counts for a day at most: what was kept while
 * it was wrong is no older for being put right.
 * @param {Store} store
 * @param {number} now milliseconds
 * @returns {Promise<number>}
 */
async function livedBy(store, now) {
  const lived = await store.alter("device", LIVED, ({ sum, at } = { sum: 0, at: now }) => (
    { sum: sum + Math.min(Math.max(now - at, 0), DAY_MS), at: now }));
  return lived.sum;
}

/**
 * Its own copies, still sealed, wait for some days more: a hub that was restored may have lost what it had.
 * @param {Store} store
 * @param {Box} box
 * @param {string} state
 * @param {number} lived
 */
async function putAway(store, { misses, ...box }, state, lived) {
  await store.put("kept", box.place, { ...box, state, lived });
  await store.remove("boxes", box.place);
}

/**
 * @param {Store} store
 * @param {number} lived
 */
async function forgetOld(store, lived) {
  for (const box of await store.all("kept")) {
    if (box.lived === undefined) await store.put("kept", box.place, { ...box, lived }); // kept by an older app
    else if (box.lived < lived - COPY_MS) await store.remove("kept", box.place);
  }
}

/**
 * The hub was restored from a copy since it last answered: everything it kept from here is sent once more.
 * @param {Store} store
 * @param {any} device
 * @param {string} turn
 */
async function sendAgain(store, device, turn) {
  if (device.turn !== undefined && device.turn !== turn) {
    await store.putAll("boxes", (await store.all("kept")).map((/** @type {Box} */ { lived, state, ...box }) => box));
  }
  if (device.turn !== turn) await store.put("device", MINE, { ...device, turn });
}

/**
 * Send what waits, of all who use this phone; one after the other, also where two windows want to at the same moment.
 * @returns {Promise<Sum>} of one's own
 */
export const send = () => navigator.locks.request("sending", async () => {
  let mine = { kept: 0, aside: 0, waiting: 0, ended: false };
  for (const store of everybodys()) {
    const sum = await sendWaiting(store);
    if (store.name === own.name) mine = sum;
  }
  return mine;
});

/**
 * Send what waits, and ask whether this device may go on. One that may not wipes itself, before anything else is
 * asked for; what it had not sent is in the hub's hands by then, put aside.
 * @param {Store} store
 * @returns {Promise<Sum>}
 */
async function sendWaiting(store) {
  const sum = { kept: 0, aside: 0, waiting: 0, ended: false };
  const device = await store.get("device", MINE);
  if (!device) return sum;
  const first = await hand(device.hello);
  sum.ended = first.state === ENDED;
  if (sum.ended) await store.dropReading();
  if (first.turn !== undefined) await sendAgain(store, device, first.turn);
  const lived = await livedBy(store, Date.now());
  const isOpen = first.state !== WAITING;
  const boxes = await store.all("boxes");
  if (first.isAway) return { ...sum, waiting: boxes.length };
  for (const [at, box] of boxes.entries()) {
    const { state, isAway } = isOpen ? await handTwice(box) : await hand(box);
    if (state === KEPT) {
      sum.kept += 1;
      await putAway(store, box, KEPT, lived);
    } else if (state === ASIDE) {
      sum.aside += 1;
      await putAway(store, box, ASIDE, lived);
    } else if (state === ENDED) {
      sum.aside += 1;
      await store.remove("boxes", box.place);
    } else {
      sum.waiting += 1;
      // What was told later waits too, so that the hub hears all in the order it was told.
      if (isOpen ? (box.misses ?? 0) < MOST_MISSES : isAway) {
        if (isOpen) await store.put("boxes", box.place, { ...box, misses: (box.misses ?? 0) + 1 });
        sum.waiting += boxes.length - at - 1;
        break;
      }
    }
  }
  await forgetOld(store, lived);
  if (sum.ended && !sum.waiting) await wipe(store);
  return sum;
}
