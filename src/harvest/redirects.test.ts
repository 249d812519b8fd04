import { MockAgent } from "undici";
import { describe, expect, it } from "vitest";
import { systemClock } from "./clock.ts";
import { networkProblem } from "./network-problem.ts";
import { createPoliteness } from "./politeness.ts";
import { follow } from "./redirects.ts";

/** Answers of a web that is not there: address -> where it redirects to, or "" for an answer. */
async function walk(web: Readonly<Record<string, string>>, first: string) {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  for (const [address, location] of Object.entries(web)) {
    const { origin, pathname } = new URL(address);
    const reply = dispatcher.get(origin).intercept({ path: pathname });
    if (location === "") reply.reply(200, "here");
    else reply.reply(302, "", { headers: { location } });
  }
  const limits = { firstByteMs: 5000, idleMs: 5000, totalMs: 5000 };
  const politeness = createPoliteness(0, systemClock);
  try {
    const found = await follow(new URL(first), { dispatcher, politeness, limits, headers: {}, allowPrivate: false });
    found.answer.discard();
    return found;
  } finally {
    await dispatcher.close();
  }
}

describe("redirects", () => {
  it("notices that a secure address sends on to one that is not, even if another secure one follows", async () => {
    const web = { "https://a.pk/x": "http://a.pk/x", "http://a.pk/x": "https://b.pk/y", "https://b.pk/y": "" };
    expect(await walk(web, "https://a.pk/x")).toMatchObject({
      downgraded: true,
      redirects: ["https://a.pk/x", "http://a.pk/x"],
    });
    expect(await walk(web, "http://a.pk/x")).toMatchObject({ downgraded: false, redirects: ["http://a.pk/x"] });
  });

  it("checks each step: a public server cannot send us inside", async () => {
    for (const inside of ["http://169.254.169.254/latest/", "http://[::1]/", "http://2130706433/", "//10.0.0.1/"]) {
      await expect(walk({ "https://a.pk/x": inside }, "https://a.pk/x")).rejects.toMatchObject({
        problem: { code: "address_refused" },
      });
    }
    for (const bad of ["http://user:pass@b.pk/", "gopher://b.pk/"]) {
      await expect(walk({ "https://a.pk/x": bad }, "https://a.pk/x")).rejects.toMatchObject({
        problem: { code: "bad_address" },
      });
    }
  });
});

describe("problems of the network", () => {
  it.each([
    ["CERT_HAS_EXPIRED", "certificate", true],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate", true],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate", true],
    ["ENOTFOUND", "check the address", true],
    ["HPE_INVALID_CONSTANT", "does not answer in HTTP", true],
    ["ECONNRESET", "broke the connection off", false],
    ["ECONNREFUSED", "refuses the connection", false],
    ["EAI_AGAIN", "name servers do not answer", false],
    ["ESOMETHING", "cannot be reached (ESOMETHING)", false],
  ])("%s", (code, sentence, permanent) => {
    const wrapped = new Error("fetch failed", { cause: new AggregateError([Object.assign(new Error("x"), { code })]) });
    const { problem } = networkProblem(wrapped, "a.pk");
    expect(problem.message).toContain(sentence);
    expect(problem.details).toMatchObject({ permanent, cause: code });
  });
});
