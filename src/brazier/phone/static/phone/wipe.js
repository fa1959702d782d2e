// Say what a wipe would lose, then wipe.
import { waiting } from "./outbox.js";
import { wipe } from "./store.js";

const page = document.querySelector(".wiping");
const said = page.querySelector("[role=status]");
const many = await waiting();

said.textContent = many ? page.dataset.some.replace("%s", String(many)) : page.dataset.none;
page.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  await wipe();
  await fetch("/hide", { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace("/cover");
});
