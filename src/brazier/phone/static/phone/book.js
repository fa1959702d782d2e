// The handbook on a phone: finds pages by their words without a network, and opens the page that a link leads to.

/**
 * Small letters without marks, so that nobody must type an accent.
 * @param {string} text
 */
export const flat = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Whether a text says every word that is asked for; the words are flat already.
 * @param {string} text
 * @param {string[]} words
 */
export const says = (text, words) => words.every((word) => text.includes(word));

/** @param {HTMLFormElement} form */
function search(form) {
  const field = form.querySelector("input");
  const nothing = document.querySelector("[data-nothing]");
  const pages = [...document.querySelectorAll("details[data-of]")];
  const texts = new Map(pages.map((page) => [page, flat(page.textContent)]));
  field.addEventListener("input", () => {
    const words = flat(field.value).split(/\s+/).filter(Boolean);
    const hits = new Set();
    for (const page of pages) {
      page.hidden = !says(texts.get(page), words);
      if (!page.hidden) hits.add(page.dataset.of);
    }
    for (const chapter of document.querySelectorAll("[data-chapter]")) chapter.hidden = !hits.has(chapter.dataset.chapter);
    nothing.hidden = hits.size > 0;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
}

function follow() {
  const page = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(page instanceof HTMLDetailsElement)) return;
  page.hidden = false;
  page.open = true;
  page.scrollIntoView();
}

if (globalThis.document?.querySelector("[data-search]")) {
  search(/** @type {HTMLFormElement} */ (document.querySelector("[data-search]")));
  addEventListener("hashchange", follow);
  follow();
}
