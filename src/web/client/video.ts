/** While the film is on the page, its times take it there without a new page. */
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-second]") : null;
  const film = document.querySelector<HTMLIFrameElement>("#film");
  const second = link?.dataset["second"];
  if (!film || second === undefined || !/^\d+$/.test(second)) return;
  event.preventDefault();
  const address = new URL(film.src);
  address.searchParams.set("start", second);
  film.src = address.href;
  film.scrollIntoView({ block: "nearest" });
});
