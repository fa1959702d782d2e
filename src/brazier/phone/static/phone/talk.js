// A talk typed on a paired device is not lost when the hub is sealed or away: it is sealed here and waits.
import { isPaired, keep } from "./outbox.js";
import { sendAll, show } from "./strip.js";

const form = document.querySelector("form.log");
const isMine = await isPaired();
let isSure = false;

const hasSeat = async () => {
  try {
    return (await fetch("/still-here", { headers: { "HX-Trigger-Name": "poll" }, cache: "no-store" })).status === 204;
  } catch {
    return false;
  }
};

function typed() {
  const body = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken" && typeof value === "string") (body[name] ??= []).push(value);
  }
  return body;
}

if (isMine && form instanceof HTMLFormElement) {
  form.addEventListener("submit", async (event) => {
    if (isSure) return;
    event.preventDefault();
    const submitter = event.submitter;
    if (await hasSeat()) {
      isSure = true;
      form.requestSubmit(submitter);
      return;
    }
    await keep("talk", typed());
    form.reset();
    await show();
    await sendAll();
  });
}
