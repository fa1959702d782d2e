// The door of a phone that two people use: a PIN opens the pocket it belongs to. Neither PIN lies here, only what each
// makes with a secret of this browser. Five wrong ones in a row delete what either pocket may read, and nothing that
// waits to be sent.
import { MOST_TRIES } from "./contract.js";
import { isEasy, stretched } from "./reading.js";
import { storeOf } from "./store.js";
import { allNames, beShared, close, isClosed, isShared, open, openOne } from "./which.js";

/** @typedef {{key: CryptoKey, mark: Uint8Array}} Way */
/** @typedef {{salt: Uint8Array, tries: number, ways: Record<string, Way>}} Doors */

const DOORS = "doors";
const LABEL = new TextEncoder().encode("pocket door 1");
const HMAC = { name: "HMAC", hash: "SHA-256", length: 256 };
const PIN = /^\d{6,12}$/;

const doors = storeOf("doors");

/**
 * What is wrong with a PIN somebody chooses; nothing if it is fine.
 * @param {string} pin
 * @param {string} again
 * @returns {"" | "short" | "easy" | "twice"}
 */
export function faultOf(pin, again) {
  if (!PIN.test(pin)) return "short";
  if (isEasy(pin)) return "easy";
  return pin === again ? "" : "twice";
}

/**
 * @param {CryptoKey} key
 * @param {Uint8Array} bits
 */
const markOf = async (key, bits) => new Uint8Array(await crypto.subtle.sign("HMAC", key, new Uint8Array([...LABEL, ...bits])));
/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/**
 * From now on two people use this phone. What lies here already is the first one's.
 * @param {string[]} pins of both
 * @returns {Promise<boolean>} false if both chose the same
 */
export async function share(pins) {
  if (pins[0] === pins[1]) return false;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const made = await Promise.all(pins.map(async (pin) => {
    const key = await crypto.subtle.generateKey(HMAC, false, ["sign"]);
    return { key, mark: await markOf(key, await stretched(pin, salt)) };
  }));
  await doors.put("device", DOORS, { salt, tries: 0, ways: { 1: made[0], 2: made[1] } });
  beShared(true);
  close();
  return true;
}

/**
 * The pocket a PIN opens. Each try is counted before it is made.
 * @param {string} pin
 * @returns {Promise<{pocket?: string, left: number}>} left: 0 where what could be read is gone
 */
export async function tryDoor(pin) {
  /** @type {Doors | undefined} */
  const known = await doors.alter("device", DOORS, (kept) => kept && { ...kept, tries: kept.tries + 1 });
  if (!known) return { left: 0 };
  const bits = await stretched(pin, known.salt);
  for (const [pocket, { key, mark }] of Object.entries(known.ways)) {
    if (!isSame(await markOf(key, bits), mark)) continue;
    await doors.alter("device", DOORS, (kept) => kept && { ...kept, tries: 0 });
    open(pocket);
    return { pocket, left: MOST_TRIES };
  }
  const left = Math.max(0, MOST_TRIES - known.tries);
  if (!left) {
    for (const name of allNames()) await storeOf(name).dropReading();
    await doors.alter("device", DOORS, (kept) => kept && { ...kept, tries: 0 });
  }
  return { left };
}

const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-door]"));

/** @param {string} name of the part to show, and of no other */
function show(name) {
  for (const part of page.querySelectorAll("[data-part]")) part.toggleAttribute("hidden", part.getAttribute("data-part") !== name);
}

/** @param {string} text */
function say(text) {
  const line = /** @type {HTMLElement} */ (page.querySelector("[data-said]"));
  line.textContent = text;
  line.hidden = !text;
}

/** The seat of whoever had the phone before ends; a hub that does not hear it asks for a sign-in anyway. */
const standUp = () => fetch("/hide", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});

/** @param {HTMLFormElement} form */
async function enter(form) {
  const pin = String(new FormData(form).get("pin")).trim();
  form.reset();
  const found = await tryDoor(pin);
  if (!found.pocket) return say(found.left ? page.dataset.wrong.replace("%s", String(found.left)) : page.dataset.gone);
  await standUp();
  location.replace(location.hash === "#sign-in" ? "/sign-in" : "/pocket/");
}

/** @type {string[]} */
const chosen = [];

/** @param {HTMLFormElement} form */
async function choose(form) {
  const [pin, again] = ["pin", "again"].map((name) => String(new FormData(form).get(name)).trim());
  const fault = faultOf(pin, again) || (chosen.includes(pin) ? "other" : "");
  if (fault) return say(page.dataset[fault]);
  form.reset();
  chosen.push(pin);
  if (chosen.length < 2) return show("second");
  await share(chosen.splice(0));
  await standUp();
  show("enter");
  say(page.dataset.done);
}

/**
 * @param {(form: HTMLFormElement) => Promise<any>} act
 * @returns {(event: Event) => Promise<void>}
 */
function once(act) {
  return async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const button = form.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    say(page.dataset.moment);
    await act(form).catch(() => say(""));
    if (page.querySelector("[data-said]").textContent === page.dataset.moment) say("");
    button.disabled = false;
  };
}

if (page) {
  page.querySelector("[data-part=enter]").addEventListener("submit", once(enter));
  for (const name of ["first", "second"]) page.querySelector(`form[data-part=${name}]`).addEventListener("submit", once(choose));
  if (isShared() && !isClosed() && openOne()) close(); // handed over
  show(isShared() ? "enter" : "first");
}
