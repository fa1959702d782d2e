// One line on every page of a paired device: what waits on it, and what the hub has kept of it since.
import { install } from "./app.js";
import { leaveForGood } from "../web/leave.js";
import { isPaired, send, waiting } from "./outbox.js";
import { tended } from "./reading.js";
import { everybodys } from "./store.js";
import { isShared } from "./which.js";

const AGAIN_MS = 60 * 1000;
const line = document.querySelector(".outbox");
const sum = { kept: 0, aside: 0 };

/** Say how many wait, were kept and were put aside. */
export async function show() {
  if (!(line instanceof HTMLElement)) return;
  const counts = { waiting: await waiting(), ...sum };
  const said = Object.entries(counts).filter(([, many]) => many).map(([state, many]) => `${line.dataset[state]} ${many}`);
  line.textContent = said.join(" · ");
  line.classList.toggle("is-waiting", counts.waiting > 0); // waiting is not kept, and must not be overlooked
  line.hidden = said.length === 0;
  dispatchEvent(new Event("outbox"));
}

/** Send what waits and say what became of it. A device that may go on no more has wiped itself: nothing is shown. */
export async function sendAll() {
  if (!isShared() && !(await isPaired())) return;
  for (const store of everybodys()) await tended(store); // what may be read here no more goes first
  const now = await send();
  sum.kept += now.kept;
  sum.aside += now.aside;
  if (now.ended) await leaveForGood();
  else await show();
}

if (await isPaired()) install();
addEventListener("online", sendAll);
setInterval(() => document.hidden || sendAll(), AGAIN_MS);
sendAll();
