// A signature by finger: what is drawn goes into a hidden field as moves and lines in whole numbers. Without this script
// the name is typed instead.
const LONGEST = 2000;
const LEAST_STEP = 3;

/**
 * Every second point less, so that a long signature still fits.
 * @param {string} text
 */
export const thinned = (text) => text.replace(/(L\d+ \d+)L\d+ \d+/g, "$1");

/**
 * @param {SVGSVGElement} pad
 * @param {PointerEvent} event
 * @returns {[number, number]} in the units of the picture
 */
export function at(pad, event) {
  const box = pad.getBoundingClientRect();
  const { width, height } = pad.viewBox.baseVal;
  /** @type {(value: number, most: number) => number} */
  const clamp = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
  return [
    clamp(((event.clientX - box.left) / box.width) * width, width),
    clamp(((event.clientY - box.top) / box.height) * height, height),
  ];
}

for (const pad of /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll("svg.pad"))) {
  const line = pad.querySelector("path");
  const form = pad.closest("form");
  const field = form.querySelector("input[name=signature]");
  /** @type {[number, number] | null} */
  let last = null;
  /** @param {string} text */
  const show = (text) => {
    field.value = text;
    line.setAttribute("d", text);
  };
  form.querySelector("[data-pad]").hidden = false;
  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    last = at(pad, event);
    show(`${field.value}M${last[0]} ${last[1]}`);
  });
  pad.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = at(pad, event);
    const step = Math.hypot(next[0] - last[0], next[1] - last[1]);
    if (step < LEAST_STEP) return;
    last = next;
    const grown = `${field.value}L${next[0]} ${next[1]}`;
    show(grown.length > LONGEST - 10 ? thinned(grown) : grown);
  });
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => (last = null));
  form.addEventListener("reset", () => show(""));
  form.querySelector("[data-clear]").addEventListener("click", () => show(""));
}
