// The page of one's own list: a PIN is chosen or asked for, the list is shown, and gone from the window as soon as
// nobody looks. What the words are the page says itself; it holds no name.
import * as hub from "./hub.js";
import { isRead, noteOf, unread } from "./note.js";
import { isPaired } from "./outbox.js";
import { lineOf, momentOf } from "./person.js";
import { WHO } from "./pocket.js";
import { begun, chosen, hasSecret, isEasy, kept, openedHere, shortened, shown, tended, tried } from "./reading.js";
import { dropReading, get, put } from "./store.js";
import "./strip.js";
import { fromText } from "../web/device.js";

const IDLE_MS = 5 * 60 * 1000;
const GATE = "gate";
const BREAK_ROOM = "break room";
const page = /** @type {HTMLElement} */ (document.querySelector("[data-words]"));
const words = page.dataset;
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));
const PARTS = Array.from(page.querySelectorAll("[data-part]"), (found) => found.getAttribute("data-part"));
const BEFORE = ["new", "gone"]; // a PIN is chosen, or chosen anew
const ENDS = ["gone", "gate", "waits", "none", "unpaired"]; // the hub says so: nothing is read here any more
const LOOK_MS = 5_000;

/** What the hub said last; `away` while it did not answer. */
let standing = { state: "away", salt: "", must_prove: false, hours: 0 };
/** @type {any[]} */
let people = [];
/** @type {any[]} */
let notes = [];
let readable = 0; // until when what is shown lies here, too; 0: it does not
let idle = 0;

/**
 * Show these parts of the page and no other.
 * @param {...string} names
 */
function show(...names) {
  for (const name of PARTS) part(name).hidden = !names.includes(name);
  page.querySelector("#what").hidden = names.includes("list");
}

/** @param {string} text */
function say(text) {
  const line = page.querySelector("[data-said]");
  line.textContent = text;
  line.hidden = !text;
}

function draw() {
  const isBreakRoom = page.querySelector("[data-initials]").checked;
  page.querySelector("[data-list]").replaceChildren(...people.map((person) => lineOf(person, isBreakRoom)));
  page.querySelector("[data-empty]").hidden = people.length > 0;
  page.querySelector("[data-notes]").replaceChildren(...notes.map(noteOf));
  page.querySelector("[data-left]").hidden = isBreakRoom || notes.length === 0;
}

/** Nothing of anybody stands in the page. */
function clear() {
  [people, notes] = [[], []];
  for (const list of ["list", "notes"]) page.querySelector(`[data-${list}]`).replaceChildren();
}

/** Nothing of the list is in this window any more. */
function lock() {
  clearTimeout(idle);
  if (!people.length && part("list").hidden) return;
  clear();
  decide();
}

function touched() {
  clearTimeout(idle);
  idle = window.setTimeout(lock, IDLE_MS);
}

/**
 * @param {{people?: any[], notes?: any[]}} found
 * @param {number} until in milliseconds; 0: it is shown and not kept
 */
async function open(found, until) {
  [people, notes, readable] = [found.people ?? [], await unread(found.notes ?? []), until];
  page.querySelector("#until").textContent = until ? words.until.replace("%s", momentOf(until)) : words.notKept;
  say("");
  draw();
  show("list");
  touched();
}

/** Which part of the page fits what the hub said and what lies here. */
async function decide() {
  const grace = await tended();
  const gate = await get("device", GATE);
  const hours = standing.hours || grace?.hours;
  page.querySelector("#what").textContent = hours ? words.what.replace("%s", String(hours)) : words.whatever;
  if (!(await isPaired()) || standing.state === "unpaired") return show("unpaired");
  if (gate?.on) return show("gate");
  const isMissing = standing.state === "ready" && !(await hasSecret());
  if (BEFORE.includes(standing.state) || isMissing) return show(standing.must_prove ? "prove" : "choose");
  if (standing.state === "ready" || grace) return show("ask");
  show(standing.state);
}

/** Ask the hub how it stands, and tell it what it does not know yet of this phone being at the gate. */
async function ask() {
  standing = await hub.stands();
  if (ENDS.includes(standing.state)) await dropReading();
  else if (standing.hours) await shortened(standing.hours);
  if (standing.state === "gone") say(words.gone);
  const gate = await get("device", GATE);
  if (["ready", "gate"].includes(standing.state)) {
    const on = gate?.told === false ? gate.on : standing.state === "gate";
    if (on !== (standing.state === "gate")) await hub.tell("gate", on ? { at_gate: "on" } : {});
    await put("device", GATE, { on, told: true });
    standing.state = on ? "gate" : "ready";
  }
}

/**
 * Open it with the hub.
 * @param {string} pin
 * @returns {Promise<boolean>} whether that is settled, one way or the other
 */
async function openThere(pin) {
  const turn = await begun();
  const made = await shown(pin, fromText(standing.salt));
  const given = await hub.tell("open", { proof: made.proof });
  if (given.state === "open") {
    await open(given, await kept(made, standing.salt, given, turn));
    return true;
  }
  if (given.state === "wrong") say(words.wrong.replace("%s", given.left));
  if (["gone", "none"].includes(given.state)) await ask();
  return ["wrong", "gone", "none"].includes(given.state);
}

/**
 * Open what lies here.
 * @param {string} pin
 * @param {import("./reading.js").Grace | undefined} grace
 */
async function openHere(pin, grace) {
  if (!grace) return say(words.nothing);
  const found = await openedHere(pin, grace);
  if (found.people) return open(found, found.until);
  say(found.left ? words.wrong.replace("%s", String(found.left)) : words.gone);
}

/** @param {HTMLFormElement} form */
async function unlock(form) {
  const pin = typedIn(form, "pin");
  form.reset();
  const grace = await tried();
  if (standing.state !== "ready" || !(await openThere(pin))) await openHere(pin, grace);
  if (part("list").hidden) await decide();
}

/** @param {HTMLFormElement} form */
async function choose(form) {
  const [pin, again] = [typedIn(form, "new_pin"), typedIn(form, "again")];
  if (!/^\d{6,12}$/.test(pin)) return say(words.short);
  if (isEasy(pin)) return say(words.easy);
  if (pin !== again) return say(words.twice);
  form.reset();
  await dropReading();
  const begin = await hub.tell("begin", await chosen(pin));
  await ask();
  if (begin.state === "ready" && (await openThere(pin))) return;
  say(words.away);
  await decide();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const typedIn = (form, name) => String(new FormData(form).get(name)).trim();

/**
 * At the gate this phone keeps no list, also where nobody can tell the hub now.
 * @param {boolean} on
 */
async function stand(on) {
  await put("device", GATE, { on, told: false });
  if (on) await dropReading();
  clear();
  await ask();
  await decide();
}

/**
 * One thing at a time: a slow phone gets a second tap.
 * @param {(form: HTMLFormElement) => Promise<any>} act
 */
function once(act) {
  return async (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const button = form.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    say(words.moment);
    await act(form).catch(() => say(words.away));
    button.disabled = false;
    if (page.querySelector("[data-said]").textContent === words.moment) say("");
  };
}

part("ask").addEventListener("submit", once(unlock));
part("choose").addEventListener("submit", once(choose));
page.querySelector("[data-to-gate]").addEventListener("click", () => stand(true));
page.querySelector("[data-from-gate]").addEventListener("click", () => stand(false));
page.querySelector("[data-initials]").addEventListener("change", (event) => {
  localStorage.setItem(BREAK_ROOM, /** @type {HTMLInputElement} */ (event.target).checked ? "on" : "");
  draw();
});
page.querySelector("[data-list]").addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a[data-code]");
  if (link) sessionStorage.setItem(WHO, link.dataset.code);
});
page.querySelector("[data-notes]").addEventListener("click", (event) => {
  const line = /** @type {Element} */ (event.target).closest("[data-read]")?.closest("[data-note]");
  const note = notes.find((one) => line instanceof HTMLElement && one.id === line.dataset.note);
  if (!note) return;
  notes = notes.filter((one) => one !== note);
  draw();
  isRead(note);
});
document.addEventListener("visibilitychange", () => document.hidden && lock());
addEventListener("pagehide", lock); // a page kept for Back is kept empty
addEventListener("pageshow", (event) => event.persisted && decide());
for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, touched, { passive: true });
// Its time is over, or somebody left in another window.
setInterval(async () => part("list").hidden || !readable || (await tended()) || lock(), LOOK_MS);

page.querySelector("[data-initials]").checked = localStorage.getItem(BREAK_ROOM) === "on";
if (await tended()) await decide(); // what lies here needs no answer of the hub
await ask();
if (part("list").hidden) await decide();
