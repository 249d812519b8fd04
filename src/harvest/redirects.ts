import { ProblemError } from "../domain/result.ts";
import { checkAddress } from "./address.ts";
import { type Exchange, type ExchangeParts, exchange } from "./exchange.ts";

/** As many as the Fetch standard follows at most is 20; an honest server needs three. */
export const maxRedirects = 10;

export interface Followed {
  readonly answer: Exchange;
  /** Addresses that redirected, in order. */
  readonly redirects: readonly string[];
  /** On the way an https address sent us on to a plain http one. */
  readonly downgraded: boolean;
}

/** Asks and follows redirects, each checked like the first address. Throws `too_many_redirects`, `address_refused`, `bad_address`, `bad_status` … */
export async function follow(
  first: URL,
  parts: ExchangeParts & { readonly allowPrivate: boolean },
  signal?: AbortSignal,
): Promise<Followed> {
  const redirects: string[] = [];
  let downgraded = false;
  let url = first;
  for (;;) {
    const answer = await exchange(url, parts, signal);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return { answer, redirects, downgraded };
    answer.discard();
    redirects.push(url.href);
    const next = target(answer, parts.allowPrivate);
    if (redirects.includes(next.href)) {
      throw new ProblemError(
        "too_many_redirects",
        `${first.href} redirects in a circle, back to ${next.href}. Check the source's address in a browser.`,
      );
    }
    if (redirects.length > maxRedirects) {
      throw new ProblemError(
        "too_many_redirects",
        `${first.href} redirects more than ${maxRedirects} times. Check the source's address in a browser.`,
      );
    }
    downgraded ||= url.protocol === "https:" && next.protocol === "http:";
    url = next;
  }
}

function target(answer: Exchange, allowPrivate: boolean): URL {
  const location = answer.headers["location"];
  if (location === undefined) {
    throw new ProblemError(
      "bad_status",
      `${answer.url.host} redirects (status ${answer.status}) without saying where to.`,
    );
  }
  const resolved = URL.parse(location, answer.url)?.href ?? location;
  const checked = checkAddress(resolved, { allowPrivate });
  if (checked.ok) return checked.value;
  const { code, message, details } = checked.problem;
  throw new ProblemError(code, `${answer.url.host} redirects elsewhere: ${message}`, details);
}
