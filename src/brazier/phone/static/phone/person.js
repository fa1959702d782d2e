// One line of one's own list, from what the hub gave and the words of the page.
const language = document.documentElement.lang;
const day = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { weekday: "short", day: "numeric", month: "short" });
const moment = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** @param {number} at milliseconds */
export const momentOf = (at) => moment.format(at);

/**
 * A day the hub gave, as 2026-11-20.
 * @param {string} text
 */
const dayOf = (text) => day.format(new Date(`${text}T12:00:00`));

/**
 * A name as little as helps, as the hub makes it.
 * @param {string} name
 */
export const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => `${[...word][0].toUpperCase()}.`).join(" ");

const chips = new Map(Array.from(document.querySelectorAll("[data-chip]"), (chip) => [chip.dataset.chip, chip.textContent]));
const words = /** @type {DOMStringMap} */ (document.querySelector("[data-words]").dataset);

/** @param {{what: string, due: string}} step */
const stepOf = (step) => step.what + words.comma + words.by.replace("%s", dayOf(step.due));

/**
 * The cell, as the chart says it; nothing where neither is known.
 * @param {{department?: string, shift?: string}} place
 */
function whereOf({ department, shift }) {
  return department || shift ? (department || words.department) + words.comma + (shift || words.shift) : "";
}

/**
 * Where they stand: the mark of the page, which has words for all levels and names of nobody.
 * @param {{level: number, unsure?: boolean}} person
 */
function levelOf(person) {
  const mold = document.querySelector(`template[data-level="${Number(person.level)}"]`);
  const found = /** @type {DocumentFragment} */ (mold.content.cloneNode(true));
  const mark = found.querySelector(".mark");
  if (person.unsure) {
    mark.textContent += "?";
    mark.classList.add("unsure");
  }
  return found;
}

/**
 * One person of the list. In the break room: initials, and nothing that says what this is about.
 * @param {any} person
 * @param {boolean} isBreakRoom
 * @returns {HTMLLIElement}
 */
export function lineOf(person, isBreakRoom) {
  const mold = document.querySelector("template[data-person]");
  const line = /** @type {HTMLLIElement} */ (/** @type {DocumentFragment} */ (mold.content.cloneNode(true)).firstElementChild);
  const told = {
    name: isBreakRoom ? initials(person.name) : person.name,
    code: person.code,
    where: whereOf(person),
    step: person.step && stepOf(person.step),
    owed: person.owed.map(stepOf).join("; "),
    cares: person.cares.map((/** @type {string} */ name) => chips.get(name) ?? name).join(words.comma),
    talked: person.talked && dayOf(person.talked),
  };
  for (const [name, text] of Object.entries(told)) {
    const slot = line.querySelector(`[data-slot=${name}]`);
    slot.textContent = text ?? "";
    const row = slot.closest("[data-row]");
    if (row && (!text || isBreakRoom)) row.remove();
  }
  const place = line.querySelector("[data-slot=level]");
  if (person.level === undefined || isBreakRoom) place.remove();
  else place.append(levelOf(person));
  line.querySelector("a").dataset.code = person.code;
  return line;
}
