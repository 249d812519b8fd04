// Suggestions under the search box, as the combobox pattern of WAI-ARIA wants them: arrows choose, Enter goes, Escape closes.
interface Suggestion {
  kind: string;
  text: string;
  href: string;
  /** What the box is filled with, instead of going anywhere. */
  value?: string;
}

/** Until so long after the last key nothing is asked. Milliseconds. */
const pause = 120;

function attach(box: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${box.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels?.[0]?.textContent?.trim() ?? "");
  list.hidden = true;
  const { suggest: kind } = box.dataset;
  // Below the box that it is for, where a form has several.
  if (kind === undefined) box.form?.append(list);
  else box.after(list);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ] as const) {
    box.setAttribute(name, value);
  }
  const only = kind === undefined ? "" : `&kind=${kind}`;
  let timer = 0;
  let asking: AbortController | undefined;
  let chosen = -1;

  function choose(index: number): void {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function close(): void {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show(found: readonly Suggestion[]): void {
    list.replaceChildren(
      ...found.map(({ kind, text, href, value }, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset["href"] = href;
        if (value !== undefined) option.dataset["value"] = value;
        const words = document.createElement("span");
        words.dir = "auto";
        words.textContent = text;
        const what = document.createElement("small");
        what.textContent = kind;
        option.append(words, what);
        return option;
      }),
    );
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
    choose(-1);
  }

  async function ask(): Promise<void> {
    asking?.abort();
    asking = new AbortController();
    const typed = box.value;
    try {
      const answer = await fetch(`/suggest?q=${encodeURIComponent(typed)}${only}`, { signal: asking.signal });
      if (answer.ok && box.value === typed && document.activeElement === box)
        show((await answer.json()) as Suggestion[]);
    } catch {
      // Without suggestions the box is what it was.
    }
  }

  function go(option: Element | null | undefined): boolean {
    const { href, value } = option instanceof HTMLElement ? option.dataset : {};
    if (href === undefined) return false;
    if (value !== undefined) {
      box.value = value;
      close();
      return true;
    }
    location.assign(href);
    return true;
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length < 2) close();
    else timer = window.setTimeout(() => void ask(), pause);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") choose(chosen + 1 >= count ? -1 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key !== "Enter" || !go(list.children[chosen])) return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  // Before the box loses the focus, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go((event.target as Element).closest("li")));
}

for (const box of document.querySelectorAll<HTMLInputElement>("search input[type=search], input[data-suggest]"))
  attach(box);
