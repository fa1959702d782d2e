// Enter keeps a row wherever the cursor stands; browsers do that for fields, but not for a list to choose from.
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLSelectElement) || !event.target.form) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
