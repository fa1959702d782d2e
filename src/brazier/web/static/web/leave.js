// Leave at once, from any page: what is shown goes first, then the keys this device reads with, then the session;
// the page is replaced, so that Back finds the cover. And cover what is shown while nobody looks at this window.
import { dropReading } from "../phone/store.js";
import { close } from "../phone/which.js";

const COVER = "/cover";
const PATIENCE_MS = 100;
let hasLeft = false;

/** @param {boolean} on */
const cover = (on) => document.documentElement.classList.toggle("covered", on || hasLeft);
const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

const endSitting = () => fetch("/hide", {
  method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: token() }), keepalive: true, redirect: "manual",
}).catch(() => {});

/** Leave with a device that is wiped: first the hub knows, so that whoever signs in next is not taken for who was. */
export async function leaveForGood() {
  if (hasLeft) return;
  hasLeft = true;
  cover(true);
  await endSitting();
  location.replace(COVER);
}

/** Show nothing any more, end the session, forget the keys, and put the cover in the place of this page. */
export async function leave() {
  if (hasLeft) return;
  hasLeft = true;
  cover(true);
  endSitting(); // it goes on when this page is gone; waiting for its answer would keep the page in the history
  document.querySelectorAll("body > :not(.cover-sheet)").forEach((part) => part.remove());
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
  await Promise.race([dropReading().catch(() => {}), late]);
  close();
  location.replace(COVER);
}

/** Show the page again, if this browser still sits at the desk. No answer: it stays covered. A page that locks itself
 * while nobody looks has nothing left to cover. */
async function look() {
  if (document.body.hasAttribute("data-locks-itself")) return cover(false);
  cover(true);
  try {
    const asked = await fetch("/still-here", { headers: { "HX-Trigger-Name": "poll" }, cache: "no-store" });
    if (document.hidden) return;
    if (asked.status === 204) cover(false);
    else location.replace(COVER);
  } catch {
    addEventListener("pointerdown", look, { once: true });
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? cover(true) : look()));
addEventListener("pagehide", () => cover(true)); // a page kept for Back is kept covered
addEventListener("pageshow", (event) => event.persisted && look());
