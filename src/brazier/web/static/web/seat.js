// A seat proves every minute that it is still in the browser that took it.
import { known, signed } from "./device.js";

const EVERY_MS = 60 * 1000;
const meta = document.querySelector("meta[name=seat]");
let question = meta?.content ?? "";
let proved = 0;

async function send() {
  const pair = await known();
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams({ question, signature: pair ? await signed(pair, question) : "" });
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
    if (document.body.classList.contains("is-asleep")) location.reload();
  }
  if (answer.status === 401) location.replace("/sign-in");
}

const tryToProve = () => prove().catch(() => {}); // no network: the next minute tries again
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - proved > EVERY_MS) tryToProve();
});
window.setInterval(tryToProve, EVERY_MS);
tryToProve();
