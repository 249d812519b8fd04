// `npm run soak:usage [-- --requests N --seed N]`: a simulated month through the server's counting and through a slow reference. Ends with 1 where they differ.
import { parseArgs } from "node:util";
import { referenceCounts } from "../usage/reference.ts";
import { countsOfReplay, differences } from "../usage/replay.ts";
import { simulatedMonth } from "../usage/simulate.ts";
import { seeded } from "./mutations.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "1000000" }, seed: { type: "string", default: "1" } },
});
const requests = Number(values.requests);
const log = simulatedMonth(requests, seeded(Number(values.seed)));
const start = performance.now();
const got = await countsOfReplay(log, (done) => process.stderr.write(`\r${done} of ${requests}`));
const seconds = (performance.now() - start) / 1000;
const expected = referenceCounts(log);
const found = differences(expected, got);
const total = (name: string): number =>
  Object.entries(got).reduce((sum, [key, row]) => sum + (key.includes(" index ") ? (row[name] ?? 0) : 0), 0);
process.stderr.write("\n");
console.log(
  `${requests} requests, ${log.filter(({ robot }) => robot).length} of robots, in ${seconds.toFixed(0)} s: ${total("views")} views, ${total("downloads")} downloads, ${total("sessions")} sessions, ${total("searches")} searches`,
);
console.log(
  `${Object.keys(expected).length} rows of a day and a subject compared: ${found.length === 0 ? "equal" : "DIFFERENT"}`,
);
for (const line of found) console.log(line);
process.exitCode = found.length === 0 && Object.keys(got).length > 0 ? 0 : 1;
