// The desk locks itself when nobody touches it, and seals or hides by a key, a button or three quick taps.
// Server pages work without this file; it only leaves the page sooner.
import { leave } from "./leave.js";

const IDLE_MS = 15 * 60 * 1000;
const THRICE_MS = 900;
let timer = 0;
let times = [];

function touched() {
  clearTimeout(timer);
  timer = window.setTimeout(leave, IDLE_MS);
}

/** Whether this was the third in quick succession. */
function isThird(now) {
  times = [...times, now].filter((then) => now - then < THRICE_MS);
  return times.length >= 3;
}

const isField = (element) => element instanceof Element && element.closest("input, textarea, select") !== null;
const isPressable = (element) => element instanceof Element && element.closest("a, button, label, summary, input, textarea, select") !== null;

for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, touched, { passive: true });
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.repeat && (isThird(event.timeStamp) || !isField(event.target))) leave();
  if (event.key === "F9" && event.shiftKey) document.querySelector(".seal-form")?.requestSubmit();
});
addEventListener("pointerup", (event) => {
  if (event.pointerType !== "mouse" && !isPressable(event.target) && isThird(event.timeStamp)) leave();
});
addEventListener("submit", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches(".hide-form, [role=search]")) return;
  event.preventDefault(); // a name that is searched for is found while typing; as an address it would stay in the history
  if (event.target.matches(".hide-form")) leave();
});
document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token instanceof HTMLInputElement) event.detail.headers["X-CSRFToken"] = token.value;
});
touched();
