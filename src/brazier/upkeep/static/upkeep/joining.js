// The newcomer's browser: a key that never leaves it, and four words it reckons by itself from that key and the
// code, so that somebody in between shows others. The organizer's page only waits.
import { knownOrNew, publicText } from "../web/device.js";

const WORDS_ALOUD = 4;
const POLL_MS = 1500;
const CODE = "code";

/** @param {HTMLFormElement} form */
async function bringKey(form) {
  try {
    form.elements.namedItem("key").value = await publicText(await knownOrNew());
    form.querySelector("button[type=submit]").disabled = false;
    if (form.dataset.code) sessionStorage.setItem(CODE, form.dataset.code);
  } catch {
    form.querySelector("[data-no-key]").hidden = false;
  }
}

/** @param {HTMLElement} list */
async function readAloud(list) {
  const words = (await (await fetch(list.dataset.words)).text()).split("\n");
  const key = new Uint8Array(await crypto.subtle.exportKey("raw", (await knownOrNew()).publicKey));
  const hex = Array.from(key, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const said = new TextEncoder().encode(`brazier join\x1f${sessionStorage.getItem(CODE)}\x1f${hex}`);
  const digest = new DataView(await crypto.subtle.digest("SHA-256", said));
  for (let place = 0; place < WORDS_ALOUD; place += 1) {
    const item = document.createElement("li");
    const word = document.createElement("span");
    word.className = "code-word";
    word.lang = "en";
    word.translate = false;
    word.textContent = words[digest.getUint32(4 * place) % words.length];
    item.append(word);
    list.append(item);
  }
}

/** @param {HTMLElement} page */
function goOn(page) {
  setInterval(async () => {
    const answer = await fetch(page.dataset.poll, { headers: { "HX-Trigger-Name": "poll" } });
    if (answer.ok && (await answer.text()) !== page.dataset.stage) location.reload();
  }, POLL_MS);
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-key-wanted]"))) bringKey(form);
for (const list of document.querySelectorAll("[data-aloud]")) readAloud(list);
for (const page of document.querySelectorAll("[data-poll]")) goOn(page);
