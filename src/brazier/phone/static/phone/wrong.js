// A talk that was told here was wrong. Nothing that was told can be read on this phone: a talk is known by its hour.
import { toldLately } from "./outbox.js";

const language = `${document.documentElement.lang}-u-nu-latn`;
const hour = new Intl.DateTimeFormat(language, {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const part = /** @type {HTMLElement} */ (document.querySelector("[data-corrects]"));
const line = /** @type {HTMLTemplateElement} */ (part.querySelector("template"));

/** The talks that were told here, by their hour, newest first. */
async function list() {
  const found = await toldLately("talk");
  part.querySelector("[data-told-list]").replaceChildren(...found.map(({ id, at }) => {
    const shown = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (line.content.cloneNode(true)).firstElementChild);
    shown.querySelector("input").value = id;
    shown.querySelector("bdi").textContent = hour.format(at);
    return shown;
  }));
  part.querySelector("form").hidden = found.length === 0;
  part.querySelector("[data-none]").hidden = found.length > 0;
}

part.addEventListener("toggle", list);
