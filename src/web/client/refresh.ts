/** How often what goes on is looked at again. Milliseconds. */
const interval = 5000;

/** Brings the part of a page that says how far something is up to date, until it is over: then the whole page is loaded anew. */
function refresh(): void {
  const part = document.querySelector("[data-refresh]");
  if (!part) return;
  setTimeout(() => {
    if (document.hidden) refresh();
    else void look(part);
  }, interval);
}

async function look(part: Element): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-refresh]");
    if (answer.ok && !now) return location.reload();
    if (answer.ok && now) {
      const held = document.activeElement instanceof HTMLElement && part.contains(document.activeElement);
      // Who is at the link here with the keyboard stays there.
      if (!held) part.replaceChildren(...document.adoptNode(now).childNodes);
    }
  } catch {
    // The line is down: again next time.
  }
  refresh();
}

refresh();
