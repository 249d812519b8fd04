import ipaddr from "ipaddr.js";
import { fail, ok, type Result } from "../domain/result.ts";

/** Global unicast, the only part of IPv6 that is given out (RFC 4291, 2.4); ::/96 and the rest is nobody's or special. */
const globalUnicast = ipaddr.IPv6.parse("2000::");

/**
 * What kind of address it is: `public`, or the name of the special range (loopback, private, linkLocal, carrierGradeNat,
 * multicast, uniqueLocal, ipv4Mapped, rfc6052 = NAT64, 6to4, teredo …); `invalid` for what is no IP address.
 * Ranges: IANA's IPv4 and IPv6 special-purpose address registries.
 */
export function addressRange(address: string): string {
  // The four-part decimal form only: other spellings mean other things to other parsers.
  const text = address.replace(/%.*$/s, "");
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const range = ipaddr.IPv4.parse(text).range();
    return range === "unicast" ? "public" : range;
  }
  if (!text.includes(":") || !ipaddr.IPv6.isValid(text)) return "invalid";
  const parsed = ipaddr.IPv6.parse(text);
  const range = parsed.range();
  if (range !== "unicast") return range;
  return parsed.match(globalUnicast, 3) ? "public" : "reserved";
}

/** Whether anyone on the Internet may be meant by it: neither this machine, nor its network, nor a way around to either. */
export function isPublicAddress(address: string): boolean {
  return addressRange(address) === "public";
}

/** The IP address that a URL names in place of a host name, in its plain spelling; undefined for a name. */
export function literalAddress(url: URL): string | undefined {
  // The URL parser has already turned decimal, octal, hexadecimal and shortened forms into the plain one.
  if (url.hostname.startsWith("[")) return url.hostname.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(url.hostname) ? url.hostname : undefined;
}

/**
 * Checks an address before anything is asked of the network: http or https, a host, no user name or password, and no private
 * address unless allowed. Gives it parsed, without its fragment; problems `bad_address` and `address_refused`.
 */
export function checkAddress(text: string, options: { readonly allowPrivate: boolean }): Result<URL> {
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const url = URL.parse(text.trim());
  if (!url) return fail("bad_address", `“${shown}” is no address: write it like https://journal.example.pk/oai.`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return fail("bad_address", `“${shown}” does not begin with http:// or https://, and nothing else is fetched.`);
  }
  if (url.username !== "" || url.password !== "") {
    return fail("bad_address", `The address for ${url.host} has a user name or password in it: take it out.`);
  }
  url.hash = "";
  const literal = literalAddress(url);
  if (literal !== undefined && !options.allowPrivate && !isPublicAddress(literal)) return refusal(url.host, literal);
  return ok(url);
}

/** Why an address is refused, and what to do where that is wrong. */
export function refusal(host: string, address: string): Result<never> {
  const what = host.replace(/^\[|\]$/g, "") === address ? host : `${host} (${address})`;
  return fail(
    "address_refused",
    `${what} is not a public address (${addressRange(address)}). Set DEFINEPK_ALLOW_PRIVATE_ADDRESSES=yes if it is yours to harvest.`,
    { host, address },
  );
}
