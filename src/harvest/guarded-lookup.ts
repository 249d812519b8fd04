import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { ProblemError } from "../domain/result.ts";
import { isPublicAddress, refusal } from "./address.ts";

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds the addresses of a host name; a test may put its own in place of the system's. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

/**
 * A lookup for sockets that gives only addresses that may be connected to. The socket connects to what it gives and asks
 * nobody again, so a name cannot mean one address when checked and another when used (DNS rebinding).
 */
export function guardedLookup(allowPrivate: boolean, resolve: Resolve = systemResolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const allowed = allowPrivate ? found : found.filter(({ address }) => isPublicAddress(address));
        const [first] = allowed;
        if (!first) {
          const refused = found[0] ? refusal(host, found[0].address) : undefined;
          const error: NodeJS.ErrnoException =
            refused && !refused.ok
              ? new ProblemError(refused.problem.code, refused.problem.message, refused.problem.details)
              : Object.assign(new Error(`no address for ${host}`), { code: "ENOTFOUND" });
          callback(error, "", 0);
        } else if (options.all) callback(null, [...allowed]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, "", 0),
    );
  };
}
