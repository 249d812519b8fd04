import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../domain/result.ts";
import { readRobots, robotTest } from "./robots.ts";

const isRobot = robotTest(readRobots(fileURLToPath(new URL("../../presets/usage/robots.json", import.meta.url))));

describe("the list of robots", () => {
  it.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
    "libwww-perl/6.67",
    "okhttp/4.12.0",
    "WhatsApp/2.23.20.0",
    "Ruby",
    "Java/1.8.0_392",
    "Mozilla/5.0",
    "-",
    " ",
    undefined,
  ])("knows %s", (agent) => {
    expect(isRobot(agent)).toBe(true);
  });

  it.each([
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 13; Infinix X6831) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/370.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Opera/9.80 (Android; Opera Mini/85.0/191.303; U; en) Presto/2.12.423 Version/12.16",
    "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1",
    "w3m/0.5.3+git20230121",
  ])("lets %s read", (agent) => {
    expect(isRobot(agent)).toBe(false);
  });

  it("is refused where it would make robots of everyone", () => {
    const folder = mkdtempSync(join(tmpdir(), "robots-"));
    const file = join(folder, "robots.json");
    try {
      for (const text of ["", "[]", '{"words":["o"],"beginnings":[],"whole":[],"harmless":[]}', '{"words":"bot"}']) {
        writeFileSync(file, text);
        expect(() => readRobots(file)).toThrow(ProblemError);
      }
      writeFileSync(file, '{"words":["bot"],"beginnings":[],"whole":[],"harmless":[]}');
      const plain = robotTest(readRobots(file));
      expect([plain("a bot"), plain("Mozilla/5.0 (X11)")]).toEqual([true, false]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
