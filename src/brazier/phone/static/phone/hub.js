// What the page of one's own list asks the hub. The page is kept on this phone, so it brings no token and no question
// along: the hub gives a token with its first answer, and a seat that sleeps is woken as on every other page.
import { known, signed } from "../web/device.js";
import { isTheirSeat } from "./which.js";

const PATIENCE_MS = 10_000;
const AWAY = { state: "away" };
const OUT = { state: "out" };
let token = "";

/**
 * @param {string} path
 * @param {RequestInit} options
 */
const asked = (path, options = {}) =>
  fetch(path, { cache: "no-store", redirect: "manual", signal: /** @type {any} */ (AbortSignal).timeout(PATIENCE_MS), ...options });

/**
 * Prove that this seat is still in the browser that took it.
 * @param {string} page that says it sleeps
 */
async function wake(page) {
  const sleeping = new DOMParser().parseFromString(page, "text/html");
  const question = sleeping.querySelector("meta[name=seat]")?.getAttribute("content");
  const field = sleeping.querySelector("input[name=csrfmiddlewaretoken]")?.getAttribute("value");
  const keys = await known();
  if (!question || !field || !keys) return false;
  const body = new URLSearchParams({ question, signature: await signed(keys, question), csrfmiddlewaretoken: field });
  return (await asked("/seat/proof", { method: "POST", body })).status === 200;
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>} with a state: what the hub says, `out` for whoever is not signed in, `none` for whoever has
 * no list here, `away` for no answer, also of a sealed hub
 */
async function said(path, options) {
  if (!isTheirSeat()) return OUT; // another who uses this phone signed in last: nothing is asked in their name
  try {
    let answer = await asked(path, options);
    if (answer.status === 401 && (await wake(await answer.text()))) answer = await asked(path, options);
    if (answer.type === "opaqueredirect" || answer.status === 401) return OUT;
    if (answer.status === 404) return { state: "none" };
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    return isOurs ? await answer.json() : AWAY;
  } catch {
    return AWAY;
  }
}

/** How it stands with the list of this device. */
export async function stands() {
  const found = await said("/pocket/mine/stands");
  token = found.token ?? token;
  return found;
}

/**
 * Tell the hub something of this list.
 * @param {"begin" | "open" | "gate"} what
 * @param {Record<string, string>} fields
 */
export const tell = (what, fields) =>
  said(`/pocket/mine/${what}`, { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams(fields) });
