/** Parameters that say where a reader came from, not what is read. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ref|ref_src|cmpid|ocid|spm)$/i;
const longest = 1000;

/**
 * One form of a page's address, under which two sources that link to the same page meet: no fragment, no tracking parameters, no `www.`, no slash at
 * the end, https for http. Undefined where it is no address of a page on the web, or a whole site's.
 */
export function pageAddress(address: string): string | undefined {
  const url = address.length > longest ? null : URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username + url.password !== "") return undefined;
  const query = [...url.searchParams].filter(([name]) => !tracking.test(name));
  const path = url.pathname.replace(/\/{2,}/g, "/").replace(/\/+$/, "");
  if (path === "" && query.length === 0) return undefined;
  const said = query.length === 0 ? "" : `?${new URLSearchParams(query).toString()}`;
  return `https://${url.host.replace(/^www\./, "")}${path}${said}`;
}

/** Host of an address without `www.`; undefined where it is none. */
export function hostOf(address: string): string | undefined {
  const url = URL.parse(address.trim());
  return url && /^https?:$/.test(url.protocol) ? url.host.replace(/^www\./, "") : undefined;
}
