// 1, 2, 3 answer the pair without the mouse: two people, not sure, same person.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
  const place = ["1", "2", "3"].indexOf(event.key);
  const button = document.querySelectorAll(".three button")[place];
  if (place >= 0 && button instanceof HTMLButtonElement) button.click();
});
