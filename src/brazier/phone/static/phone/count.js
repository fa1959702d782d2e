// The counting sheet on a phone: how many ballots a batch holds, which batch comes next, and in big letters what this
// phone still holds. The figures are sealed at once; of what was said only count and batch can be read here.
import { KEPT } from "./contract.js";
import { known, WAITING } from "./outbox.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-kind=ballots]"));
const waits = document.querySelector("[data-waits]");
const said = document.querySelector("[data-said]");
const sum = document.querySelector("[data-sum]");

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const figures = () => ["yes", "no", "void", "challenged"].map(field);

/** A batch without a ballot is a slip, and the hub would not take it. */
function add() {
  const ballots = figures().reduce((all, one) => all + (one.valueAsNumber || 0), 0);
  sum.textContent = String(ballots);
  field("yes").setCustomValidity(ballots ? "" : sum.dataset.none);
}

/**
 * The last word on each batch, by number.
 * @param {{about: Record<string, string>, state: string}[]} told
 * @param {string} night
 * @returns {[number, string][]} number and state
 */
function batches(told, night) {
  const last = new Map();
  for (const { about, state } of told) if (about.night === night) last.set(Number(about.batch), state);
  return [...last].sort(([one], [other]) => one - other);
}

/**
 * @param {number} batch
 * @param {string} state
 */
function line(batch, state) {
  const list = said.querySelector("[data-list]");
  const made = document.createElement("li");
  made.textContent = `${list.dataset.batch.replace("%s", String(batch))} · ${list.dataset[state]}`;
  made.classList.toggle("owed", state !== KEPT);
  return made;
}

async function draw() {
  const told = await known();
  const many = told.filter((one) => one.about.night && one.state === WAITING).length;
  waits.hidden = !many;
  waits.querySelector("[data-many]").textContent = String(many);
  const found = form ? batches(told, field("night").value) : [];
  said.hidden = !found.length;
  said.querySelector("[data-list]").replaceChildren(...found.map(([batch, state]) => line(batch, state)));
  if (form && !field("batch").value) field("batch").value = String(Math.max(0, ...found.map(([batch]) => batch)) + 1);
}

if (form) {
  form.addEventListener("input", add);
  form.addEventListener("reset", () => {
    const night = field("night").value; // the next batch is of the same count
    setTimeout(() => {
      field("night").value = night;
      add();
      draw();
    });
  });
  field("night").addEventListener("change", () => {
    field("batch").value = "";
    draw();
  });
  add();
}
addEventListener("outbox", draw);
await draw();
