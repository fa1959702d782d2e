// Practicing hard questions, one at a time. Nothing that is typed or ticked leaves this page, and nothing of it stays:
// it is wiped with each new question, and when the page goes. Without this file all questions stand under each other.

/**
 * The place of another question than this one, by chance.
 * @param {number} here
 * @param {number} many how many there are
 * @param {number} chance from 0 to 1
 */
export const another = (here, many, chance = Math.random()) => (here + 1 + Math.floor(chance * (many - 1))) % many;

/** @param {HTMLElement} part */
const wipe = (part) => {
  part.querySelectorAll("textarea").forEach((field) => (field.value = ""));
  part.querySelectorAll("input").forEach((field) => (field.checked = false));
  part.querySelectorAll("details").forEach((answers) => (answers.open = false));
};

/** @param {HTMLElement} whole */
function begin(whole) {
  const asked = [...whole.querySelectorAll("[data-asked]")];
  /** @param {string} name */
  const part = (name) => whole.querySelector(`[data-${name}]`);
  let here = -1;

  /** @param {number} next -1: none of them */
  function show(next) {
    wipe(whole);
    here = next;
    asked.forEach((one, at) => (one.hidden = at !== here));
    part("intro").hidden = part("begin").hidden = here >= 0;
    part("around").hidden = here < 0;
    part("before").hidden = here < 0;
    part("next").hidden = here === asked.length - 1;
    part("done").hidden = true;
    if (here < 0) return;
    asked[here].focus({ preventScroll: true });
    asked[here].scrollIntoView({ block: "start" });
  }

  part("first").addEventListener("click", () => show(0));
  part("next").addEventListener("click", () => show(here + 1));
  part("before").addEventListener("click", () => show(here - 1));
  for (const any of whole.querySelectorAll("[data-chance]")) {
    any.addEventListener("click", () => show(here < 0 ? another(-1, asked.length + 1) : another(here, asked.length)));
  }
  asked.at(-1).querySelector("details").addEventListener("toggle", (event) => {
    part("done").hidden = !/** @type {HTMLDetailsElement} */ (event.target).open;
  });
  addEventListener("pagehide", () => wipe(whole));
  show(-1);
}

const found = globalThis.document?.querySelector("[data-practice]");
if (found) begin(found);
