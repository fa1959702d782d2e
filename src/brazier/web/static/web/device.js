// The key of this browser: made once, kept in IndexedDB, and its private half never leaves it.
// One browser has one key, whoever signs in with it. Needs a secure context: localhost, or a domain over TLS.
import { PROOF } from "../phone/contract.js";
import { get, putFirst } from "../phone/store.js";

const KIND = { name: "ECDSA", namedCurve: "P-256" };

export const canHaveKey = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.indexedDB);

/**
 * The key pair of this browser; null if it has none yet.
 * @returns {Promise<CryptoKeyPair | null>}
 */
export async function known() {
  if (!canHaveKey()) return null;
  return (await get("device", "keys")) ?? null;
}

/** The key pair of this browser, made now if there is none. */
export async function knownOrNew() {
  const found = await known();
  if (found) return found;
  return putFirst("device", "keys", await crypto.subtle.generateKey(KIND, false, ["sign", "verify"]));
}

/**
 * Bytes as the hub reads them: base64url without padding.
 * @param {ArrayBuffer | Uint8Array} bytes
 */
export function toText(bytes) {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
export function fromText(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/**
 * The public half, as the hub keeps it.
 * @param {CryptoKeyPair} pair
 */
export async function publicText(pair) {
  return toText(await crypto.subtle.exportKey("raw", pair.publicKey));
}

/**
 * What the hub asked, signed.
 * @param {CryptoKeyPair} pair
 * @param {string} question
 */
export async function signed(pair, question) {
  const body = new TextEncoder().encode(PROOF + question);
  return toText(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, body));
}
