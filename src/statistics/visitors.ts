import { createHmac, randomBytes } from "node:crypto";
import { dayOf } from "./periods.ts";

const saltBytes = 32;

export type RandomBytes = (size: number) => Buffer;

/**
 * Gives visitors names that hold for one day (UTC): a keyed hash of address and User-Agent. The key is random, stands in memory alone, and is
 * overwritten when its day is over: nobody can say afterwards who a name was, and nothing of it can be in a backup.
 */
export class Visitors {
  readonly #random: RandomBytes;
  #salt: Buffer;
  #day: number | undefined;

  constructor(random: RandomBytes = randomBytes) {
    this.#random = random;
    this.#salt = random(saltBytes);
  }

  /** The visitor's name on the day of `at`. */
  nameOf(address: string, agent: string, at: number): string {
    this.turn(at);
    return createHmac("sha256", this.#salt).update(address).update("\0").update(agent).digest("base64url").slice(0, 16);
  }

  /** Destroys the salt if its day is over. */
  turn(now: number): void {
    const day = dayOf(now);
    if (day === this.#day) return;
    this.#salt.fill(0);
    this.#salt = this.#random(saltBytes);
    this.#day = day;
  }
}
