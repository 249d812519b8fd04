import type { LogLine } from "./reference.ts";

const browsers = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
  "Mozilla/5.0 (Linux; Android 13; itel A665L) AppleWebKit/537.36 (KHTML, like Gecko) UCBrowser/13.4.0.1306 Mobile Safari/537.36",
  "Opera/9.80 (Android; Opera Mini/85.0/191.303; U; en) Presto/2.12.423 Version/12.16",
];
const robots = [
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
  "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
  "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "python-requests/2.32.3",
  "curl/8.9.1",
  "Wget/1.24.5",
  "Java/17.0.9",
  "Go-http-client/2.0",
  "Apache-HttpClient/4.5.14 (Java/11.0.20)",
  "Scrapy/2.11.2 (+https://scrapy.org)",
  "",
];
/** 2026-10-01 */
const start = Date.UTC(2026, 9, 1);
const days = 31;
const records = 4000;
const journals = 60;

/**
 * A month of requests in order of time: readers who come in bursts, look again, click twice, refresh, meet errors and midnight, several of them behind one
 * address or with one browser; robots; programs without a name.
 */
export function simulatedMonth(requests: number, random: () => number): LogLine[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const item = (): { id: string; journal?: string } => {
    // A few are read by many.
    const number = Math.floor(records * random() ** 3);
    return number % 7 === 0 ? { id: `r${number}` } : { id: `r${number}`, journal: `j${number % journals}` };
  };
  const log: LogLine[] = [];
  while (log.length < requests) {
    const robot = random() < 0.3;
    const address = random() < 0.3 ? "10.0.0.1" : `39.32.${Math.floor(random() * 20)}.${Math.floor(random() * 250)}`;
    const agent = pick(robot ? robots : browsers);
    const late = random() < 0.05;
    let at = start + Math.floor(random() * days) * 86_400_000 + (late ? 86_370_000 : Math.floor(random() * 86_400_000));
    const visit = 1 + Math.floor(random() * 12);
    let use: LogLine["use"] | undefined;
    for (let step = 0; step < visit && log.length < requests; step += 1) {
      const again = use !== undefined && random() < 0.45;
      at += again ? pick([1, 200, 5000, 29_999, 30_000, 30_001, 31_000, 600_000]) : Math.floor(random() * 240_000);
      if (!again || use === undefined) use = anotherUse(random, item);
      log.push({
        at,
        address,
        agent,
        robot,
        method: random() < 0.02 ? "HEAD" : "GET",
        status: pick([200, 200, 200, 200, 200, 200, 304, 304, 404, 206, 500, 301]),
        prefetch: random() < 0.02,
        use,
      });
    }
  }
  return log.sort((a, b) => a.at - b.at);
}

function anotherUse(random: () => number, item: () => { id: string; journal?: string }): LogLine["use"] {
  const dice = random();
  if (dice < 0.25) {
    const hits = Array.from({ length: Math.floor(random() * 6) }, item);
    // A record stands once on a page.
    const once = [...new Map(hits.map((hit) => [hit.id, hit])).values()];
    return { is: "search", q: `query ${Math.floor(random() * 50)}`, page: random() < 0.8 ? 1 : 2, hits: once };
  }
  return { is: dice < 0.8 ? "view" : "download", ...item() };
}
