import { type Clock, stopped } from "./clock.ts";

interface Host {
  /** Settles when the last in the queue is done. */
  tail: Promise<void>;
  waiting: number;
  /** When the last request ended. */
  endedAt: number;
}

export interface Politeness {
  /** Waits for this host's turn; call what it gives when the answer is read to its end. Throws `stopped`. */
  turn(host: string, signal?: AbortSignal): Promise<() => void>;
}

/** One request at a time to each host, and `delayMs` from the end of one to the beginning of the next. */
export function createPoliteness(delayMs: number, clock: Clock): Politeness {
  const hosts = new Map<string, Host>();

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known) return known;
    for (const [other, host] of hosts) {
      if (host.waiting === 0 && host.endedAt + delayMs <= clock.now()) hosts.delete(other);
    }
    const host: Host = { tail: Promise.resolve(), waiting: 0, endedAt: Number.NEGATIVE_INFINITY };
    hosts.set(name, host);
    return host;
  }

  return {
    async turn(name, signal) {
      const host = hostOf(name.toLowerCase());
      const before = host.tail;
      const { promise, resolve } = Promise.withResolvers<void>();
      host.tail = promise;
      host.waiting += 1;
      const leave = (): void => {
        host.waiting -= 1;
        resolve();
      };
      try {
        await orStopped(before, signal);
        await clock.sleep(host.endedAt + delayMs - clock.now(), signal);
      } catch (error) {
        // Whoever comes after still waits for whoever came before.
        void before.then(leave);
        throw error;
      }
      let done = false;
      return () => {
        if (done) return;
        done = true;
        host.endedAt = clock.now();
        leave();
      };
    },
  };
}

async function orStopped(work: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (!signal) return work;
  if (signal.aborted) throw stopped();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(stopped());
  signal.addEventListener("abort", stop, { once: true });
  try {
    await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
