// Says a question and its choices aloud, where this phone has a voice of its own for the language of the page. A voice
// that asks a network is never used, nothing is listened to, and what somebody typed is never said.

const TAPS = "say taps";
const language = document.documentElement.lang;
const speech = globalThis.speechSynthesis;
const said = "said";

/**
 * The voice of this phone for a language, none of a network.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} tongue
 */
export const voiceFor = (voices, tongue) => {
  const own = voices.filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === tongue.split("-")[0]);
  return own.find((voice) => voice.default) ?? own[0] ?? null;
};

/**
 * The words of a choice as they stand beside its picture.
 * @param {Element} choice
 */
export const wordsOf = (choice) => (choice.querySelector(".sr") ?? choice).textContent.trim();

let round = 0;

function hush() {
  round += 1;
  speech.cancel();
  document.querySelectorAll(`.${said}`).forEach((part) => part.classList.remove(said));
}

/**
 * One thing after the other, each marked while it is said; whatever is said next ends it.
 * @param {[Element, string][]} things
 */
function say(things) {
  hush();
  const mine = round;
  for (const [part, text] of things) {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voiceFor(speech.getVoices(), language);
    if (!words.voice) return;
    words.lang = words.voice.lang;
    words.onstart = () => mine === round && part.classList.add(said);
    words.onend = words.onerror = () => part.classList.remove(said);
    speech.speak(words);
  }
}

/**
 * A question with all its choices that are shown.
 * @param {HTMLElement} button
 */
function ask(button) {
  const legend = button.closest("legend, summary");
  const choices = Array.from(legend.parentElement.querySelectorAll(".pick"), (choice) => choice.querySelector(":scope > span"));
  const shown = choices.filter((choice) => choice.getClientRects().length);
  say([[legend, legend.textContent.trim()], ...shown.map((choice) => /** @type {[Element, string]} */ ([choice, wordsOf(choice)]))]);
}

const taps = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-say-taps]"));

/** Offer it where there is a voice, and nowhere else. Browsers find their voices late. */
function offer() {
  const hasVoice = Boolean(voiceFor(speech.getVoices(), language));
  document.querySelectorAll("[data-say], [data-say-line]").forEach((part) => { part.hidden = !hasVoice; });
}

if (speech && taps) {
  taps.checked = localStorage.getItem(TAPS) === "on";
  taps.addEventListener("change", () => {
    localStorage.setItem(TAPS, taps.checked ? "on" : "");
    hush();
  });
  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-say]");
    if (!button) return;
    event.preventDefault();
    if (button.closest("legend, summary").parentElement.querySelector(`.${said}`)) hush();
    else ask(button);
  });
  addEventListener("change", (event) => {
    const choice = event.target instanceof HTMLInputElement && event.target.closest(".pick")?.querySelector(":scope > span");
    if (choice && taps.checked && event.target.checked && !event.target.matches("[data-say-taps]")) say([[choice, wordsOf(choice)]]);
  });
  addEventListener("pagehide", hush);
  document.addEventListener("visibilitychange", () => document.hidden && hush());
  new MutationObserver(hush).observe(document.documentElement, { attributeFilter: ["class"] }); // covered: nobody hears it
  speech.addEventListener?.("voiceschanged", offer);
  offer();
}
