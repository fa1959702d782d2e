// What was told to this device and is not kept yet. Each thing is sealed at once, waits here, and is sent again and
// again until an open hub says, with a proof, what became of it.
import { canSeal, hex, isTrue, seal } from "./box.js";
import { all, count, dropReading, get, put, remove, wipe } from "./store.js";

export const WAITING = "waiting";
export const KEPT = "kept";
export const ASIDE = "aside";
const ENDED = "ended";
const MINE = "mine";

/**
 * The hub let this device in. Does nothing in a browser that can not seal.
 * @param {number} number of this device @param {Uint8Array} hub its public half @param {CryptoKeyPair} keys
 */
export async function paired(number, hub, keys) {
  if (!(await canSeal())) return;
  const device = { number, hub, keys };
  const told = JSON.stringify({ kind: "here", said_at: new Date().toISOString(), body: {} });
  await put("device", MINE, { ...device, hello: await seal(told, device) });  // one for ever: it takes one place
}

/** Whether this device was let in under this number, by this hub. @param {number} number @param {string} hub hex */
export async function isPairedAs(number, hub) {
  const device = await get("device", MINE);
  return device?.number === number && hex(device.hub) === hub;
}

/** Whether this device was let in. */
export const isPaired = async () => Boolean(await get("device", MINE));

/** How many boxes wait on this device. */
export const waiting = () => count("boxes");

/**
 * Seal one thing that was told, and let it wait. @param {string} kind @param {Record<string, string[]>} body
 * @returns {Promise<string>} its id
 */
export async function keep(kind, body) {
  const told = JSON.stringify({ kind, said_at: new Date().toISOString(), body });
  const box = await seal(told, await get("device", MINE));
  await put("boxes", box.id, box);
  return box.id;
}

/** Hand one box over; gives what became of it. A sealed hub, no network and a wrong proof are all: waiting. */
async function hand(box) {
  try {
    const answer = await fetch("/drop", { method: "POST", body: box.raw, credentials: "omit", cache: "no-store" });
    const said = answer.ok ? await answer.json() : {};
    const isSure = said.id === box.id && (await isTrue(box.receipt, said.state, box.id, said.receipt));
    return isSure ? said.state : WAITING;
  } catch {
    return WAITING;
  }
}

/**
 * Send what waits; one after the other, also where two windows want to at the same moment.
 * @returns {Promise<{kept: number, aside: number, waiting: number, ended: boolean}>}
 */
export const send = () => navigator.locks.request("sending", sendWaiting);

/**
 * Send what waits, and ask whether this device may go on. One that may not wipes itself, before anything else is
 * asked for; what it had not sent is in the hub's hands by then, put aside.
 * @returns {Promise<{kept: number, aside: number, waiting: number, ended: boolean}>}
 */
async function sendWaiting() {
  const sum = { kept: 0, aside: 0, waiting: 0, ended: false };
  const device = await get("device", MINE);
  if (!device) return sum;
  const first = await hand(device.hello);
  sum.ended = first === ENDED;
  if (sum.ended) await dropReading();
  for (const box of await all("boxes")) {
    const state = await hand(box);
    if (state === WAITING) sum.waiting += 1;
    else await remove("boxes", box.id);
    if (state === KEPT) sum.kept += 1;
    if (state === ASIDE || state === ENDED) sum.aside += 1;
  }
  if (sum.ended && !sum.waiting) await wipe();
  return sum;
}
