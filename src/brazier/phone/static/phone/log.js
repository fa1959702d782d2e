// The quick log answers to what is chosen: no talk, several people, and once a talk is kept, one more thing about it.

const IDLE_MS = 3 * 60 * 1000;
const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-local]:not([data-kind])"));
const more = /** @type {HTMLFormElement} */ (document.querySelector("form[data-kind=more]"));
const others = /** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll("[data-other]"));
const oneMore = /** @type {HTMLButtonElement} */ (form.querySelector("[data-one-more]"));
let idle = 0;

const spoke = () => (new FormData(form).get("outcome") ?? "spoke") === "spoke";

/** What is asked of a talk is not asked where there was none. */
function suit() {
  const isTalk = spoke();
  form.querySelectorAll("fieldset[data-talked]").forEach((part) => { part.disabled = !isTalk; });
  others.forEach((part) => { part.disabled = !isTalk || part.hidden; });
  oneMore.hidden = !isTalk || Array.from(others).every((part) => !part.hidden);
}

function addOne() {
  const next = Array.from(others).find((part) => part.hidden);
  if (!next) return;
  next.hidden = false;
  suit();
  next.querySelector("input")?.focus();
}

/** Whom the talk was with leaves this window: nobody touched it for a while, or nobody looks. */
function nothingMore() {
  clearTimeout(idle);
  more.reset();
  more.hidden = true;
  for (const name of ["of", "who"]) more.elements.namedItem(name).value = "";
}

/** @param {{id: string, who: string}} kept */
function askMore({ id, who }) {
  more.elements.namedItem("of").value = id;
  more.elements.namedItem("who").value = who;
  more.hidden = false;
  idle = window.setTimeout(nothingMore, IDLE_MS);
}

form.addEventListener("change", suit);
form.addEventListener("reset", () => setTimeout(() => {
  others.forEach((part) => { part.hidden = true; });
  suit();
}));
oneMore.addEventListener("click", addOne);
form.addEventListener("kept", (event) => (event.detail.isTalk ? askMore(event.detail) : nothingMore()));
more.addEventListener("kept", nothingMore);
more.querySelector("[data-no-more]")?.addEventListener("click", nothingMore);
document.addEventListener("visibilitychange", () => document.hidden && nothingMore());
addEventListener("pagehide", nothingMore);
suit();
