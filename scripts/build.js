// Builds dist/ with the TypeScript compiler. Without it (a production install), says how and succeeds, so that `npm ci --omit=dev` works.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

if (!existsSync(tsc)) {
  const built = existsSync(join(root, "dist", "main.js"));
  console.log(
    built ? "dist/ kept: no compiler here" : "dist/ not built: run a full `npm ci`, then `npm prune --omit=dev`",
  );
  process.exit(0);
}

rmSync(join(root, "dist"), { recursive: true, force: true });
for (const project of ["tsconfig.build.json", "src/web/client/tsconfig.build.json"]) {
  const run = spawnSync(process.execPath, [tsc, "-p", join(root, project)], { stdio: "inherit", cwd: root });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

/** Files that the compiler does not emit but the program reads at run time. */
function copyAssets(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyAssets(source, target);
    else if (/\.(css|svg|json|woff2)$/.test(entry.name) && !entry.name.startsWith("tsconfig")) {
      mkdirSync(to, { recursive: true });
      cpSync(source, target);
    }
  }
}
copyAssets(join(root, "src"), join(root, "dist"));
