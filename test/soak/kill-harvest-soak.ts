// `npm run soak:kill [-- --target oai-pmh|crossref|crossref-place --records N --kills N --seed N]`: see kill-harvest.ts. Ends with 1 where the catalogues differ.
import { parseArgs } from "node:util";
import { killHarvests } from "./kill-harvest.ts";
import { targetNames } from "./kill-targets.ts";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "5000" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    target: { type: "string", default: "oai-pmh" },
  },
});
const [records, kills, seed] = [Number(values.records), Number(values.kills), Number(values.seed)];
const target = targetNames.find((name) => name === values.target);
if (!target) throw new Error(`--target is one of ${targetNames.join(", ")}`);
const result = await killHarvests({
  target,
  records,
  kills,
  seed,
  onKill: (done) => process.stderr.write(`\r${done} of ${kills} killed`),
});
process.stderr.write("\n");
const { killed, resumed, final, lines, differences, wrongBytes, findings } = result;
console.log(
  `${target}, ${records} records, seed ${seed}: ${killed} killed, ${resumed} of them after they had gone on from a token`,
);
console.log(`last run: ${final.state}, ${JSON.stringify(final.tally)}${final.message ? ` ${final.message}` : ""}`);
console.log(`${lines} lines of catalogue compared: ${differences.length === 0 ? "equal" : "DIFFERENT"}`);
for (const line of differences) console.log(line.slice(0, 500));
console.log(`${wrongBytes} records with other raw bytes, ${findings.length} findings of verify`);
for (const finding of findings.slice(0, 10)) console.log(finding);
process.exitCode =
  differences.length === 0 && wrongBytes === 0 && findings.length === 0 && final.state === "done" ? 0 : 1;
