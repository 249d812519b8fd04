import { ProblemError } from "../../../domain/result.ts";
import { badStatus } from "../../network-problem.ts";
import { readUpTo } from "../../read-up-to.ts";
import type { FormatReader, ReaderOptions } from "../../source.ts";
import type { CheckSource } from "../../source-client.ts";
import { accept } from "./client.ts";

const maxSampleBytes = 8 * 1024 * 1024;
/** Hours between two looks at a feed, unless its source says otherwise: it holds the latest headlines only. */
const intervalHours = 2;

/** Makes the check of a feed: one request. Whose headlines it has is the source's name. */
export function feedCheck(makeReader: (options?: ReaderOptions) => FormatReader): CheckSource {
  return async ({ url, settings }, { fetcher, signal }) => {
    const fetched = await fetcher.fetch(url, { keepErrorAnswers: true, accept, ...(signal ? { signal } : {}) });
    const bytes = await readUpTo(fetched, maxSampleBytes);
    if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
    const reader = makeReader({ settings });
    const events = [...reader.write(bytes), ...reader.end()];
    const found = events.flatMap((event) =>
      event.type === "record" && event.record.state === "live" ? [event.record] : [],
    );
    for (const event of found.length > 0 ? [] : events) {
      if (event.type === "error")
        throw new ProblemError("protocol_error", `The feed holds no headlines but a message: “${event.message}”.`);
      if (event.type === "broken") throw new ProblemError(event.problem.code, event.problem.message);
    }
    const [first] = found.flatMap(({ mapped }) =>
      mapped.is === "record" && mapped.data.kind === "news" ? [mapped.data] : [],
    );
    const name = [first?.outlet, first?.section].filter((part) => part !== undefined).join(" – ");
    return {
      url: fetched.url,
      ...(name === "" ? {} : { name }),
      settings: { intervalHours, ...settings },
      details: { headlines: found.length },
      records: found.length,
      issns: [],
      titles: first === undefined ? [] : [first.outlet],
      notes: found.length === 0 ? ["The feed has no headlines now."] : [],
    };
  };
}
