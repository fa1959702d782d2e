// The app's page: leaving it at once, and saying so if this browser was never let in.
import { leave } from "../web/leave.js";
import { isPaired } from "./outbox.js";

document.querySelector(".hide-now")?.addEventListener("click", leave);
if (!(await isPaired())) document.querySelector("[data-unpaired]")?.removeAttribute("hidden");
