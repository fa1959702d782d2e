// 1, 2, 3 answer the pair without the mouse: two people, not sure, same person. 0 takes the last answer back.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target instanceof HTMLInputElement) return;
  const place = ["1", "2", "3"].indexOf(event.key);
  const button = event.key === "0" ? document.querySelector(".undo-last button") : document.querySelectorAll(".three button")[place];
  if (button instanceof HTMLButtonElement) button.click();
});
