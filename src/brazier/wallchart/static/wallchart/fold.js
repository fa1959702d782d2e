// On a phone the chart is folded: departments with a hole stay open, a tap opens another.
const small = matchMedia("(max-width: 63.99rem)");

for (const body of document.querySelectorAll(".chart tbody")) {
  const head = body.querySelector("th[scope=row] > span");
  if (!(head instanceof HTMLElement)) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  button.append(...head.childNodes);
  head.append(button);
  /** @param {boolean} open */
  const show = (open) => {
    body.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", String(open));
  };
  const settle = () => show(!small.matches || body.querySelector(".hole") !== null);
  button.addEventListener("click", () => small.matches && show(body.classList.contains("folded")));
  small.addEventListener("change", settle);
  settle();
}
