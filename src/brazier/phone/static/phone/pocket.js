// The app's pages: leaving them at once, saying so if this browser was never let in, and whom a talk is about, where
// the list of one's own led here.
import { leaveByHand } from "../web/exits.js";
import { leave } from "../web/leave.js";
import { isPaired } from "./outbox.js";
import { close, isClosed, isShared, openOne } from "./which.js";

export const WHO = "who";

const DOOR = "/pocket/door/";
const IDLE_MS = 10 * 60 * 1000;
const isTheirs = document.body.matches(".page-log, [data-locks-itself]");
const mine = openOne();

/** Nobody touched it for a while, and perhaps somebody else takes it now. What is half typed stays. */
function closeIdle() {
  if (document.querySelector("form[data-local] #who")?.value) return;
  close();
  location.replace(DOOR);
}

if (isTheirs && isClosed()) location.replace(DOOR);
addEventListener("pageshow", (event) => event.persisted && openOne() !== mine && location.replace(DOOR)); // by Back
document.querySelector("[data-shared]")?.toggleAttribute("hidden", !isShared());
if (isTheirs && isShared()) {
  let idle = setTimeout(closeIdle, IDLE_MS);
  addEventListener("pointerdown", () => {
    clearTimeout(idle);
    idle = setTimeout(closeIdle, IDLE_MS);
  });
}
document.querySelector(".hide-now")?.addEventListener("click", leave);
leaveByHand(leave);
if (!(await isPaired())) document.querySelector("[data-unpaired]")?.removeAttribute("hidden");

const who = document.querySelector("form[data-local] #who");
const code = sessionStorage.getItem(WHO); // not in the address: that stays in the history
if (code && who instanceof HTMLInputElement) {
  sessionStorage.removeItem(WHO);
  who.value = code;
}
