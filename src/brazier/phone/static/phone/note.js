// Hand-over notes on the page of one's own list: what those left who were at the tent before.
import { keep } from "./outbox.js";
import { momentOf } from "./person.js";
import { alter, get } from "./store.js";
import { sendAll } from "./strip.js";

const READ = "read"; // beside the list, and gone with it: what was read here and may still stand in it
const words = /** @type {DOMStringMap} */ (/** @type {HTMLElement} */ (document.querySelector("[data-words]")).dataset);
const mold = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-note]"));

/** @typedef {{id: string, station: string, place: string, happened: string, to_do: string, watch: string, by: string,
 * at: string}} Note */

/**
 * Those that were not read here yet.
 * @param {Note[]} notes
 * @returns {Promise<Note[]>}
 */
export async function unread(notes) {
  const read = (await get("reading", READ)) ?? [];
  return notes.filter((note) => !read.includes(note.id));
}

/**
 * It was read: the hub hears of it as soon as there is a way.
 * @param {Note} note
 */
export async function isRead({ id }) {
  await alter("reading", READ, (/** @type {string[]} */ read = []) => [...read, id]);
  await keep("read", { of: [id] });
  await sendAll();
}

/**
 * @param {Note} note
 * @returns {HTMLLIElement}
 */
export function noteOf(note) {
  const line = /** @type {HTMLLIElement} */ (/** @type {DocumentFragment} */ (mold.content.cloneNode(true)).firstElementChild);
  const station = document.querySelector(`[data-station="${CSS.escape(note.station)}"]`)?.textContent ?? "";
  const where = [station, note.place].filter(Boolean).join(words.comma);
  const told = { ...note, where, at: momentOf(Date.parse(note.at)) };
  for (const [name, text] of Object.entries(told)) {
    const slot = line.querySelector(`[data-slot=${name}]`);
    if (slot) slot.textContent = text;
    if (!text) slot?.closest("[data-row]")?.remove();
  }
  line.dataset.note = note.id;
  return line;
}
