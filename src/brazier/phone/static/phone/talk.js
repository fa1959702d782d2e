// A talk typed on a device that was let in is not lost when the hub is sealed or away: it is sealed here and waits.
// The app's own form (data-local) always goes this way: it needs no key, no PIN and no network.
import { isPaired, keep } from "./outbox.js";
import { sendAll, show } from "./strip.js";

const forms = /** @type {NodeListOf<HTMLFormElement>} */ (
  document.querySelectorAll("form.log, form[data-kind], form[data-local]"));
const told = document.querySelector("[data-told]");
const isMine = await isPaired();
let isSure = false;

const hasSeat = async () => {
  try {
    return (await fetch("/still-here", { headers: { "HX-Trigger-Name": "poll" }, cache: "no-store" })).status === 204;
  } catch {
    return false;
  }
};

/** @param {HTMLFormElement} form */
function typed(form) {
  /** @type {Record<string, string[]>} */
  const body = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken" && typeof value === "string") (body[name] ??= []).push(value);
  }
  return body;
}

/**
 * What may stay readable on this device, so that it can say what waits.
 * @param {HTMLFormElement} form
 */
function readable(form) {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[data-open]")]);
  return fields.length ? Object.fromEntries(fields.map((field) => [field.name, field.value])) : undefined;
}

/** @param {HTMLFormElement} form */
async function keepTyped(form) {
  const kind = /** @type {import("./contract.js").Kind} */ (form.dataset.kind ?? "talk");
  const body = typed(form);
  const isTalk = kind === "talk" && (body.outcome?.[0] ?? "spoke") === "spoke";
  const id = await keep(kind, body, readable(form), kind === "talk" && !isTalk ? "attempt" : kind);
  const who = body.who?.[0] ?? "";
  form.reset();
  form.dispatchEvent(new CustomEvent("kept", { detail: { id, who, isTalk } }));
  form.querySelectorAll("details[open]").forEach((part) => part.removeAttribute("open"));
  if (told instanceof HTMLElement) told.hidden = false;
  scrollTo(0, 0);
  await show();
  await sendAll();
}

for (const form of forms) {
  form.addEventListener("submit", async (event) => {
    if (isSure || (!isMine && !form.hasAttribute("data-local"))) return;
    event.preventDefault(); // what is typed never goes into an address
    if (!isMine) {
      scrollTo(0, 0); // to where it says that this browser was not let in
      return;
    }
    const submitter = event.submitter;
    if (!form.hasAttribute("data-local") && (await hasSeat())) {
      isSure = true;
      form.requestSubmit(submitter);
      return;
    }
    await keepTyped(form);
  });
  // Until now a tap would have sent the form by its address, with a name in it.
  if (isMine && form.hasAttribute("data-local")) form.querySelectorAll("button[type=submit]").forEach((button) => button.removeAttribute("disabled"));
}
