// Finds a word on the pages of this folder. Works from a stick: the index is a script beside this one.
/* global PAGES */

/** @typedef {{name: string, title: string, text: string}} Known text: small letters without marks */

const MOST = 20;
/** @param {string} text */
const flat = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const form = document.querySelector(".search");
const found = form.querySelector(".found");
/** @type {Known[]} */
const known = PAGES.map(([name, title, text]) => ({ name, title, text: flat(text) }));

function show() {
  const asked = flat(form.querySelector("input").value.trim());
  const words = asked.split(/\s+/).filter(Boolean);
  const hits = asked ? known.filter((page) => words.every((word) => page.text.includes(word))).slice(0, MOST) : [];
  found.replaceChildren(...hits.map(({ name, title }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${name}.html`;
    link.textContent = title;
    item.append(link);
    return item;
  }));
  if (asked && !hits.length) found.append(Object.assign(document.createElement("li"), { textContent: found.dataset.nothing }));
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
