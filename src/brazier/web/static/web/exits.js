// Leaving by hand, without looking for a button: Escape, or three quick taps on an empty spot.
const THRICE_MS = 900;
/** @type {number[]} */
let times = [];

/**
 * Whether this was the third in quick succession.
 * @param {number} now milliseconds
 */
function isThird(now) {
  times = [...times, now].filter((then) => now - then < THRICE_MS);
  return times.length >= 3;
}

/** @param {EventTarget | null} element */
const isField = (element) => element instanceof Element && element.closest("input, textarea, select") !== null;
/** @param {EventTarget | null} element */
const isPressable = (element) => element instanceof Element && element.closest("a, button, label, summary, input, textarea, select") !== null;

/** @param {() => void} leave */
export function leaveByHand(leave) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.repeat && (isThird(event.timeStamp) || !isField(event.target))) leave();
  });
  addEventListener("pointerup", (event) => {
    if (event.pointerType !== "mouse" && !isPressable(event.target) && isThird(event.timeStamp)) leave();
  });
}
