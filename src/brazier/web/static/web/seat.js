// A seat proves every minute that it is still in the browser that took it.
import { install } from "../phone/app.js";
import { isPairedAs, paired } from "../phone/outbox.js";
import { sits } from "../phone/which.js";
import { known, signed } from "./device.js";

const EVERY_MS = 60 * 1000;
const meta = document.querySelector("meta[name=seat]");
let question = meta?.content ?? "";
let proved = 0;

/** From now on this browser seals what is told to it while the hub is sealed or away. */
async function pair() {
  const { device, hub } = meta?.dataset ?? {};
  const keys = await known();
  if (!keys || !Number(device) || (await isPairedAs(Number(device), hub))) return;
  await paired(Number(device), Uint8Array.from(hub.match(/../g), (two) => parseInt(two, 16)), keys);
  install();
}

async function send() {
  const keys = await known();
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams({ question, signature: keys ? await signed(keys, question) : "" });
  if (token instanceof HTMLInputElement) body.set("csrfmiddlewaretoken", token.value);
  return fetch("/seat/proof", { method: "POST", body });
}

async function prove() {
  let answer = await send();
  if (answer.status === 409) { // the question was old: it brings a new one
    question = await answer.text();
    answer = await send();
  }
  if (answer.status === 200) {
    question = await answer.text();
    proved = Date.now();
    sits();
    if (document.body.classList.contains("is-asleep")) location.reload();
  }
  if (answer.status === 401) location.replace("/sign-in");
}

const tryToProve = () => prove().catch(() => {}); // no network: the next minute tries again
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - proved > EVERY_MS) tryToProve();
});
window.setInterval(tryToProve, EVERY_MS);
pair().catch(() => {}); // a browser that can not seal goes without
tryToProve();
