// `npm run soak:search [-- --corpora N --from N --kills N --seed N]`: see search-corpora.ts and search-kills.ts. Ends with 1 where something was wrong.
import { parseArgs } from "node:util";
import { soakCorpora } from "./search-corpora.ts";
import { soakKills } from "./search-kills.ts";

const { values } = parseArgs({
  options: {
    corpora: { type: "string", default: "10000" },
    from: { type: "string", default: "0" },
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});
const [seed, from, to, kills] = [values.seed, values.from, values.corpora, values.kills].map(Number) as [
  number,
  number,
  number,
  number,
];
const corpora = await soakCorpora({
  seed,
  from,
  to,
  onCorpus: (done) => done % 20 === 0 && process.stderr.write(`\rcorpus ${done} of ${to} (--from goes on there)`),
});
process.stderr.write("\n");
console.log(`${Math.max(0, to - from)} corpora, seed ${seed}: ${corpora.length} faults`);
for (const { corpus, what } of corpora) console.log(`corpus ${corpus}: ${what.slice(0, 2000)}`);
const { faults, batches, flips } = await soakKills({
  seed,
  kills,
  onKill: (done, written) => process.stderr.write(`\rkill ${done} of ${kills}, ${written} batches`),
});
process.stderr.write("\n");
console.log(`${kills} kills over ${batches} batches, ${flips} bytes changed, seed ${seed}: ${faults.length} faults`);
for (const fault of faults) console.log(fault.slice(0, 2000));
process.exitCode = corpora.length + faults.length === 0 ? 0 : 1;
