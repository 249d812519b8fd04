import { ProblemError } from "../domain/result.ts";
import type { Settings } from "../settings/settings.ts";

export type { Settings } from "../settings/settings.ts";

/**
 * The address under which visitors reach the site, without a slash at its end: the base of absolute links. Never taken from a request's Host
 * header, which anyone can write. Throws `bad_setting` for what is not an http(s) address of a host alone.
 */
export function publicUrl(settings: Pick<Settings, "publicUrl" | "port">): string {
  if (settings.publicUrl === "") return `http://localhost:${settings.port}`;
  const url = URL.canParse(settings.publicUrl) ? new URL(settings.publicUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new ProblemError(
      "bad_setting",
      `DEFINEPK_PUBLIC_URL is “${settings.publicUrl}”, but must be an address such as https://index.example.pk, without a path.`,
    );
  }
  return url.origin;
}

/** Whether visitors come by TLS; only then may the site tell browsers to insist on it. */
export function isSecure(settings: Pick<Settings, "publicUrl" | "port">): boolean {
  return publicUrl(settings).startsWith("https:");
}

/** What stands before a path in a link: the public address, or nothing where it is not set, so that links hold under any name the machine has. */
export function linkBase(settings: Pick<Settings, "publicUrl" | "port">): string {
  return settings.publicUrl === "" ? "" : publicUrl(settings);
}
