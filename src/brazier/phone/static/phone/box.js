// A sealed box, as src/brazier/storage/boxes.py describes it: made here, opened by the hub alone.
import { IDENT, LABEL as BOUND, LENGTH, SIZES, VERSION } from "./contract.js";

const LABEL = new TextEncoder().encode(BOUND);

/** @param {...Uint8Array} parts */
const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
/** @param {ArrayBuffer | Uint8Array} bytes */
export const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {number} number */
function number8(number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

/** @param {Uint8Array} text */
function filled(text) {
  const size = SIZES.find((one) => LENGTH + text.length <= one);
  if (!size) throw new RangeError("too long");
  const whole = new Uint8Array(size);
  new DataView(whole.buffer).setUint32(0, text.length);
  whole.set(text, LENGTH);
  return whole;
}

/** Whether this browser can seal. Browsers before 2025 mostly know no X25519. */
export async function canSeal() {
  try {
    await crypto.subtle.generateKey("X25519", false, ["deriveBits"]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Seal one text for the hub. Afterwards this device can not read it either.
 * @param {string} text
 * @param {{number: number, hub: Uint8Array, keys: CryptoKeyPair}} device hub: the hub's public half, 32 bytes
 * @returns {Promise<{id: string, raw: Uint8Array, receipt: CryptoKey}>} receipt: proves what the hub answers
 */
export async function seal(text, device) {
  const ident = crypto.getRandomValues(new Uint8Array(IDENT));
  const once = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey("X25519", false, ["deriveBits"]));
  const shared = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  const hub = await crypto.subtle.importKey("raw", device.hub, "X25519", false, []);
  const exchanged = await crypto.subtle.deriveBits({ name: "X25519", public: hub }, once.privateKey, 256);
  const seed = await crypto.subtle.importKey("raw", exchanged, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: join(shared, device.hub), info: LABEL };
  const both = new Uint8Array(await crypto.subtle.deriveBits(how, seed, 512));
  const key = await crypto.subtle.importKey("raw", both.slice(0, 32), "AES-GCM", false, ["encrypt"]);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const receipt = await crypto.subtle.importKey("raw", both.slice(32), hmac, false, ["verify"]);
  const head = join(new Uint8Array([VERSION]), number8(device.number), ident, shared);
  const sealing = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: head };
  const closed = new Uint8Array(await crypto.subtle.encrypt(sealing, key, filled(new TextEncoder().encode(text))));
  both.fill(0);
  const body = join(head, closed);
  const signing = { name: "ECDSA", hash: "SHA-256" };
  const signature = new Uint8Array(await crypto.subtle.sign(signing, device.keys.privateKey, join(LABEL, body)));
  return { id: hex(ident), raw: join(body, signature), receipt };
}

/**
 * Whether an open hub really said so: only it can make this proof.
 * @param {string} proof hex
 * @param {CryptoKey} receipt as `seal` gave it
 * @param {string} state
 * @param {string} id
 */
export async function isTrue(receipt, state, id, proof) {
  if (!/^[0-9a-f]{64}$/.test(proof ?? "")) return false;
  const bytes = Uint8Array.from(proof.match(/../g), (two) => parseInt(two, 16));
  return crypto.subtle.verify("HMAC", receipt, bytes, new TextEncoder().encode(`${state}:${id}`));
}
