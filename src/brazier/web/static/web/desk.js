// The desk locks itself when nobody touches it, and seals or hides by a key.
// Server pages work without this file; it only leaves the page sooner.
const IDLE_MS = 15 * 60 * 1000;
let timer = 0;

function send(form) {
  const found = document.querySelector(form);
  if (found instanceof HTMLFormElement) found.requestSubmit();
}

function touched() {
  clearTimeout(timer);
  timer = window.setTimeout(() => send(".hide-form"), IDLE_MS);
}

for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, touched, { passive: true });
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) send(".hide-form");
  if (event.key === "F9" && event.shiftKey) send(".seal-form");
});
document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token instanceof HTMLInputElement) event.detail.headers["X-CSRFToken"] = token.value;
});
touched();
