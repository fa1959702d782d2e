// The line for the chat goes to the clipboard by one tap; without a clipboard it is marked, to be copied by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const line = document.getElementById(button.dataset.copies);
  if (!(line instanceof HTMLTextAreaElement)) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    line.select();
    try {
      await navigator.clipboard.writeText(line.value);
    } catch {
      return;
    }
    const told = document.querySelector("[data-copied]");
    if (told instanceof HTMLElement) told.hidden = false;
  });
}
