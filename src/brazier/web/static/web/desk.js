// The desk locks itself when nobody touches it, and seals or hides by a key, a button or three quick taps.
// Server pages work without this file; it only leaves the page sooner.
import { leaveByHand } from "./exits.js";
import { leave } from "./leave.js";

const IDLE_MS = 15 * 60 * 1000;
let timer = 0;

function touched() {
  clearTimeout(timer);
  timer = window.setTimeout(leave, IDLE_MS);
}

for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, touched, { passive: true });
addEventListener("keydown", (event) => {
  if (event.key === "F9" && event.shiftKey) document.querySelector(".seal-form")?.requestSubmit();
});
leaveByHand(leave);
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
