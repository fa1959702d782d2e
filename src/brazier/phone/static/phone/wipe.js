// Say what a wipe would lose, then wipe.
import { leaveForGood } from "../web/leave.js";
import { waiting } from "./outbox.js";
import { wipe } from "./store.js";

const page = document.querySelector(".wiping");
const said = page.querySelector("[role=status]");
const many = await waiting();

said.textContent = many ? page.dataset.some.replace("%s", String(many)) : page.dataset.none;
said.className = many ? "fault" : "hint";
page.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await wipe();
  await leaveForGood();
});
