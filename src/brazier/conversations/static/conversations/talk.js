// Where it came to no talk, nobody has to say what happens next. Without this, the button of an attempt does not ask.
const form = /** @type {HTMLFormElement} */ (document.querySelector("form.log"));

function suit() {
  const isTalk = (new FormData(form).get("outcome") ?? "spoke") === "spoke";
  /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=when]")).forEach((choice) => { choice.required = isTalk; });
}

form.addEventListener("change", suit);
form.addEventListener("reset", () => setTimeout(suit));
suit();
