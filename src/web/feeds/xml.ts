const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 (2.2) does not allow as a character, not even escaped. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "\ufffd")
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** One element. Text and attributes are escaped here; a list holds elements that are. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly string[] = "",
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === "string" ? escaped(content) : content.join("");
  return inner === "" ? `<${name}${said.join("")}/>` : `<${name}${said.join("")}>${inner}</${name}>`;
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
