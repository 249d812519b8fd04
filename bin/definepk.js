#!/usr/bin/env node
// The supported Node first: on an older one the SQLite binary would end in a segmentation fault instead of a sentence.
import { existsSync } from "node:fs";
import module from "node:module";
import v8 from "node:v8";

const major = Number(process.versions.node.split(".")[0]);
const main = new URL("../dist/main.js", import.meta.url);
if (major < 24) {
  console.error(
    `DefinePK needs Node 24 or later; this is ${process.versions.node}. Run it as \`npx definepk\` or \`npm start\` after \`npm ci\`, which bring their own.`,
  );
  process.exit(2);
}
if (!existsSync(main)) {
  console.error("DefinePK is not built yet. Run `npm ci` (or `npm run build`) in its folder first.");
  process.exit(2);
}
// A stream of short-lived records lets the heap grow to several times what it needs, for no gain in speed; small machines need the memory
// for other things. Measured on a 500 MB import: a third less, no slower.
v8.setFlagsFromString("--max-semi-space-size=8");
v8.setFlagsFromString("--semi-space-growth-factor=1");
v8.setFlagsFromString("--heap-growing-percent=40");
module.enableCompileCache?.();
const { run } = await import(main.href);
await run(process.argv);
