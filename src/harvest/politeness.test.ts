import { describe, expect, it } from "vitest";
import { asProblem } from "../domain/result.ts";
import type { Clock } from "./clock.ts";
import { createPoliteness } from "./politeness.ts";

function swiftClock(): Clock & { waits: number[] } {
  let time = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    async sleep(milliseconds) {
      if (milliseconds > 0) waits.push(milliseconds);
      time += Math.max(0, milliseconds);
    },
  };
}

describe("politeness", () => {
  it("lets one at a time to a host, in order, and others at once", async () => {
    const politeness = createPoliteness(0, swiftClock());
    const order: string[] = [];
    const first = await politeness.turn("a.pk");
    const second = politeness.turn("A.PK").then((leave) => {
      order.push("second");
      leave();
    });
    const other = await politeness.turn("b.pk");
    order.push("other");
    other();
    first();
    await second;
    expect(order).toEqual(["other", "second"]);
  });

  it("counts the delay from the end of a request", async () => {
    const clock = swiftClock();
    const politeness = createPoliteness(1000, clock);
    const leave = await politeness.turn("a.pk");
    await clock.sleep(300);
    leave();
    leave();
    (await politeness.turn("a.pk"))();
    expect(clock.waits).toEqual([300, 1000]);
  });

  it("keeps the line in order when somebody leaves it", async () => {
    const politeness = createPoliteness(0, swiftClock());
    const first = await politeness.turn("a.pk");
    const controller = new AbortController();
    const given: unknown = politeness.turn("a.pk", controller.signal).catch((error: unknown) => error);
    let third = false;
    const waiting = politeness.turn("a.pk").then(() => {
      third = true;
    });
    controller.abort();
    expect(asProblem(await given)?.code).toBe("stopped");
    await new Promise((resolve) => setImmediate(resolve));
    expect(third).toBe(false);
    first();
    await waiting;
    expect(third).toBe(true);
  });
});
