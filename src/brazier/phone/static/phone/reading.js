// One's own list on this phone, encrypted. Its key comes of three things: a secret this browser made and does not hand
// out, a half that lies on the hub, and a PIN. After the list was opened with the hub, the key lies here for some
// hours, wrapped under the secret and the PIN. docs/decisions/0031-reading-offline.md says why so.
import { fromText, toText } from "../web/device.js";
import { MOST_TRIES } from "./contract.js";
import { alter, dropReading, get, own, put, putFirst, putIfStill } from "./store.js";

const ROUNDS = 600_000;
const HOUR_MS = 60 * 60 * 1000;
const BACK_MS = 10 * 60 * 1000; // a clock that was set back by more is not believed
const FILLED = 4096;
const SECRET = "reading secret"; // with the device: without the rest it reads nothing
const GRACE = "grace";
const LIST = "list";
const TURN = "turn";
const LABELS = { part: "own list part 1", proof: "own list proof 1", key: "own list key 1", grace: "own list grace 1" };
const HMAC = { name: "HMAC", hash: "SHA-256" };

/** @typedef {{proof: string, part: Uint8Array}} Shown proof: for the hub; part: stays here */
/** @typedef {{salt: Uint8Array, iv: Uint8Array, wrapped: ArrayBuffer, hours: number, until: number, seen: number,
 * tries: number}} Grace until, seen: when it is over, and the newest time seen, in milliseconds */

/**
 * Filled up with blanks, which JSON passes over: its length tells little.
 * @param {Uint8Array} text
 */
function filled(text) {
  const whole = new Uint8Array(Math.ceil(text.length / FILLED) * FILLED).fill(32);
  whole.set(text);
  return whole;
}

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);
/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
const join = (one, other) => new Uint8Array([...one, ...other]);
/** @param {number} many */
const drawn = (many) => crypto.getRandomValues(new Uint8Array(many));

/**
 * Whether this is one of the PINs others try first: one step up or down all along, or one part said again.
 * @param {string} pin
 */
export function isEasy(pin) {
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const isStair = steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
  return isStair || /^(.{1,3})\1+$/.test(pin) || /^((.)\2)+$/.test(pin);
}

/** The secret of this browser for its list; made now if there is none. */
async function secret() {
  const found = await get("device", SECRET);
  if (found) return found;
  return putFirst("device", SECRET, await crypto.subtle.generateKey({ ...HMAC, length: 256 }, false, ["sign"]));
}

/** Whether a PIN was ever chosen in this browser. */
export const hasSecret = async () => Boolean(await get("device", SECRET));

/**
 * A PIN, stretched: whoever tries many waits for each.
 * @param {string} pin
 * @param {Uint8Array} salt
 */
export async function stretched(pin, salt) {
  const typed = await crypto.subtle.importKey("raw", bytesOf(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, typed, 256));
}

/**
 * What this phone makes of a PIN. Slow on purpose.
 * @param {string} pin
 * @param {Uint8Array} salt
 * @returns {Promise<Shown>}
 */
export async function shown(pin, salt) {
  const bits = await stretched(pin, salt);
  const key = await secret();
  const of = async (/** @type {string} */ label) => new Uint8Array(await crypto.subtle.sign("HMAC", key, join(bytesOf(label), bits)));
  const made = { proof: toText(await of(LABELS.proof)), part: await of(LABELS.part) };
  bits.fill(0);
  return made;
}

/**
 * For a PIN that was chosen just now: a new salt, and what it makes with it.
 * @param {string} pin
 */
export async function chosen(pin) {
  const salt = drawn(16);
  return { salt: toText(salt), proof: (await shown(pin, salt)).proof };
}

/**
 * @param {Uint8Array} from
 * @param {Uint8Array} salt
 * @param {string} label
 */
async function derived(from, salt, label) {
  const seed = await crypto.subtle.importKey("raw", from, "HKDF", false, ["deriveBits"]);
  return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: bytesOf(label) }, seed, 256);
}

/** @param {ArrayBuffer} bits */
const keyOf = (bits) => crypto.subtle.importKey("raw", bits, "AES-GCM", false, ["encrypt", "decrypt"]);
/**
 * @param {ArrayBuffer} bits
 * @param {Uint8Array} iv
 * @param {BufferSource} what
 */
const closed = async (bits, iv, what) => crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(bits), what);
/**
 * @param {ArrayBuffer} bits
 * @param {Uint8Array} iv
 * @param {BufferSource} what
 */
const opened = async (bits, iv, what) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(bits), what);

/**
 * The hub gives fewer hours than it did: they count from when the list was opened.
 * @param {number} hours
 */
export const shortened = (hours) => alter("reading", GRACE, (grace) =>
  grace && grace.hours > hours ? { ...grace, hours, until: grace.until - (grace.hours - hours) * HOUR_MS } : grace);

/**
 * Something begins that may end in a list kept here; leaving meanwhile ends it.
 * @returns {Promise<string>}
 */
export async function begun() {
  const turn = toText(drawn(16));
  await put("reading", TURN, turn);
  return turn;
}

/**
 * Keep the list for some hours. Nothing is kept if somebody left since `begun`.
 * @param {Shown} pin
 * @param {string} salt
 * @param {{half: string, hours: number, people: any[], notes?: any[]}} given by the hub
 * @param {string} turn
 * @returns {Promise<number>} until when it can be read here, in milliseconds; 0 for not at all
 */
export async function kept(pin, salt, given, turn) {
  const salted = fromText(salt);
  const key = await derived(join(pin.part, fromText(given.half)), salted, LABELS.key);
  const [iv, ivOfList] = [drawn(12), drawn(12)];
  const told = filled(bytesOf(JSON.stringify({ people: given.people, notes: given.notes })));
  const list = { iv: ivOfList, closed: await closed(key, ivOfList, told) };
  const wrapped = await closed(await derived(pin.part, salted, LABELS.grace), iv, key);
  const seen = Date.now();
  const until = seen + given.hours * HOUR_MS;
  const grace = { salt: salted, iv, wrapped, hours: given.hours, until, seen, tries: 0 };
  if (!given.hours || !(await putIfStill("reading", TURN, turn, { [LIST]: list, [GRACE]: grace }))) return 0;
  return until;
}

/**
 * @param {Grace | undefined} grace
 * @returns {Grace | undefined} with the newest time; nothing once it is over
 */
function running(grace) {
  if (!grace) return undefined;
  const now = Date.now();
  const seen = Math.max(now, grace.seen);
  const isOver = now < grace.seen - BACK_MS || seen >= grace.until || grace.tries >= MOST_TRIES;
  return isOver ? undefined : { ...grace, seen };
}

/**
 * Look whether the list may still be read here; drop it if not.
 * @returns {Promise<Grace | undefined>}
 */
export async function tended(store = own) {
  if (!(await store.get("reading", GRACE))) return undefined;
  const grace = await store.alter("reading", GRACE, running);
  if (!grace) await store.dropReading();
  return grace;
}

/**
 * Count a try before it is made, so that a browser killed in the middle counts it too.
 * @returns {Promise<Grace | undefined>} what there is to try it on
 */
export async function tried() {
  if (!(await tended())) return undefined;
  return alter("reading", GRACE, (grace) => grace && { ...grace, tries: grace.tries + 1 });
}

/**
 * Open what lies here, without the hub. A fifth wrong PIN drops it.
 * @param {string} pin
 * @param {Grace} grace as `tried` gave it
 * @returns {Promise<{people?: any[], notes?: any[], until?: number, left?: number}>}
 */
export async function openedHere(pin, grace) {
  try {
    const { part } = await shown(pin, grace.salt);
    const key = await opened(await derived(part, grace.salt, LABELS.grace), grace.iv, grace.wrapped);
    const list = await get("reading", LIST);
    const told = JSON.parse(new TextDecoder().decode(await opened(key, list.iv, list.closed)));
    await alter("reading", GRACE, (still) => still && { ...still, tries: 0 });
    return { ...(Array.isArray(told) ? { people: told } : told), until: grace.until }; // an older app kept people alone
  } catch {
    const left = Math.max(0, MOST_TRIES - grace.tries);
    if (!left) await dropReading();
    return { left };
  }
}
