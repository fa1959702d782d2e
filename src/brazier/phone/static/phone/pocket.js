// The app's pages: leaving them at once, saying so if this browser was never let in, and whom a talk is about, where
// the list of one's own led here.
import { leaveByHand } from "../web/exits.js";
import { leave } from "../web/leave.js";
import { isPaired } from "./outbox.js";

export const WHO = "who";

document.querySelector(".hide-now")?.addEventListener("click", leave);
leaveByHand(leave);
if (!(await isPaired())) document.querySelector("[data-unpaired]")?.removeAttribute("hidden");

const who = document.querySelector("form[data-local] #who");
const code = sessionStorage.getItem(WHO); // not in the address: that stays in the history
if (code && who instanceof HTMLInputElement) {
  sessionStorage.removeItem(WHO);
  who.value = code;
}
