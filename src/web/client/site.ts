// The only script on most pages. "/" puts the cursor into the search box, as on other search sites.
document.addEventListener("keydown", (event) => {
  const target = event.target;
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Beside each citation a button that copies it; without a clipboard (plain HTTP) a click on the text selects it all the same.
const cite = document.querySelector<HTMLElement>(".cite");
for (const citation of navigator.clipboard ? (cite?.querySelectorAll<HTMLElement>(".citation") ?? []) : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = cite?.dataset["copy"] ?? "";
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(citation.textContent ?? "").then(() => {
      button.textContent = cite?.dataset["copied"] ?? "";
    });
  });
  citation.after(button);
}
