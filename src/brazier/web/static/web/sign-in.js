// Fills what a browser adds to a form: its key, what it signed, and what a passkey answered.
import { isClosed } from "../phone/which.js";
import { canHaveKey, fromText, known, knownOrNew, publicText, signed, toText } from "./device.js";

if (isClosed()) location.replace("/pocket/door/#sign-in"); // two people use this phone: whose key is it?

/**
 * @param {string} name
 * @param {boolean} yes
 */
const shown = (name, yes) => document.querySelectorAll(`[data-when="${name}"]`).forEach((part) => { part.hidden = !yes; });

/** @param {any} options as the hub wrote them */
function opened(options) {
  const asked = { ...options, challenge: fromText(options.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: fromText(asked.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    asked[list] = (asked[list] ?? []).map((/** @type {{id: string}} */ one) => ({ ...one, id: fromText(one.id) }));
  }
  return asked;
}

/** @param {any} credential a PublicKeyCredential */
function told(credential) {
  const { id, type, rawId, response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const texts = parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]);
  return JSON.stringify({ id, type, rawId: toText(rawId), response: Object.fromEntries(texts), clientExtensionResults: {} });
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const publicKey = opened(JSON.parse(form.dataset.options));
  const ways = form.dataset.passkey === "make" ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey });
  return told(await ways);
}

/** @param {HTMLFormElement} form */
async function fill(form) {
  const pair = await knownOrNew();
  const field = (/** @type {string} */ name) => form.elements.namedItem((form.dataset.prefix ?? "") + name); // a proof may come along with another form
  field("key").value = await publicText(pair);
  field("signature").value = await signed(pair, field("question").value);
  if (form.dataset.passkey) field("answer").value = await answer(form);
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-proved]"))) {
  form.querySelectorAll("button[disabled]").forEach((button) => { button.disabled = false; }); // it can be filled now
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector("[data-failed]")?.setAttribute("hidden", "");
    fill(form).then(() => form.submit(), () => form.querySelector("[data-failed]")?.removeAttribute("hidden"));
  });
}

const pair = canHaveKey() ? await known().catch(() => null) : null;
shown("no-key", !canHaveKey());
shown("known", Boolean(pair));
shown("new", canHaveKey() && !pair);
shown("passkeys", canHaveKey() && Boolean(globalThis.PublicKeyCredential));
if (pair) document.querySelector("#pin")?.focus();
