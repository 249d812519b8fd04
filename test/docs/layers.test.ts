import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A copy of the rules applied to files that must fail: a rule that passes silently would be worse than none. */
const probes: Readonly<Record<string, { code: string; rule: string }>> = {
  "src/domain/a.ts": {
    code: 'import { x } from "../text/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/text/a.ts": {
    code: 'import { x } from "../catalogue/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/catalogue/a.ts": {
    code: 'import { x } from "../search/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/harvest/sources/oai-pmh/a.ts": {
    code: 'import { x } from "../../../search/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/harvest/a.ts": {
    code: 'import { x } from "../catalogue/sqlite/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/search/a.ts": {
    code: 'import { x } from "../harvest/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/statistics/a.ts": {
    code: 'import { x } from "../catalogue/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/jobs/usage.ts": {
    code: 'import { x } from "../statistics/sqlite/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/jobs/a.ts": { code: 'import { x } from "../web/x.ts";\nexport const y = x;\n', rule: "no-restricted-imports" },
  "src/http/a.ts": { code: 'import { x } from "../web/x.ts";\nexport const y = x;\n', rule: "no-restricted-imports" },
  "src/web/pages/a.ts": {
    code: 'import { x } from "../../search/embedded/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/api/v1/a.ts": {
    code: 'import { x } from "../../cli/x.ts";\nexport const y = x;\n',
    rule: "no-restricted-imports",
  },
  "src/cli/a.ts": { code: 'import { x } from "../main.ts";\nexport const y = x;\n', rule: "no-restricted-imports" },
  "src/export/cycle-a.ts": {
    code: 'import type { b } from "./cycle-b.ts";\nexport const a: typeof b | 1 = 1;\n',
    rule: "no-cycle",
  },
  "src/export/cycle-b.ts": {
    code: 'import type { a } from "./cycle-a.ts";\nexport const b: typeof a | 2 = 2;\n',
    rule: "no-cycle",
  },
  "src/export/floating.ts": {
    code: "async function f(): Promise<void> {}\nexport function g(): void {\n  f();\n}\n",
    rule: "no-floating-promises",
  },
  "src/export/exhaustive.ts": {
    code: 'export function g(x: "a" | "b"): number {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 0;\n}\n',
    rule: "switch-exhaustiveness-check",
  },
};

describe("lint rules that keep the layers", () => {
  let said: { code: string; filename: string }[] = [];
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-layers-"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [path, { code }] of Object.entries(probes)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    writeFileSync(join(folder, ".oxlintrc.json"), readFileSync(join(root, ".oxlintrc.json")));
    writeFileSync(join(folder, "tsconfig.json"), readFileSync(join(root, "tsconfig.json")));
    const run = spawnSync(
      process.execPath,
      [join(root, "node_modules/oxlint/bin/oxlint"), "--format=json", "-c", ".oxlintrc.json", "src"],
      {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 1 << 26,
      },
    );
    said = (JSON.parse(run.stdout) as { diagnostics: typeof said }).diagnostics;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.entries(probes))("refuses %s", (path, { rule }) => {
    const about = said.filter((diagnostic) => diagnostic.filename.endsWith(path)).map((diagnostic) => diagnostic.code);
    expect(about.some((code) => code.includes(rule))).toBe(true);
  });
});
