const longest = 2000;
const schemes = new Set(["http:", "https:", "mailto:"]);

/**
 * The address to link for one that was harvested, or undefined where it must not become a link: anything but http, https, mailto and paths of our own,
 * with user names in it, too long, or not an address at all.
 */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined || address.length > longest) return undefined;
  const text = address.trim();
  if (/[\u0000-\u0020\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) return undefined;
  // A path of our own: one slash, since browsers read two slashes (or a backslash) as another host.
  if (text.startsWith("/")) return /^\/(?![/\\])[^\\]*$/.test(text) ? text : undefined;
  const url = URL.parse(text);
  if (url === null || !schemes.has(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  return url.href;
}

/** The host that a link leads to, without `www.`; undefined where it is no web address. */
export function hostOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url?.host ? url.host.replace(/^www\./, "") : undefined;
}
