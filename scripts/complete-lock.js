// Run after each `npm install` that changes the lock file (npm run lock).
// Where a registry lacks optional packages for foreign platforms, npm leaves them out of the lock, and `npm ci` then refuses it (EUSAGE "Missing: ...").
// This adds what is missing: version, platform and the optional mark, which is all that `npm ci` asks for to pass them over.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32"];
const processors = {
  arm64: "arm64",
  x64: "x64",
  ia32: "ia32",
  arm: "arm",
  eabi: "arm",
  gnueabihf: "arm",
  musleabihf: "arm",
  eabihf: "arm",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  wasm32: "wasm32",
  mips64el: "mips64el",
};

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const target = `node_modules/${name}`;
    if (lock.packages[target] || lock.packages[`${path}/${target}`]) continue;
    const words = name.split(/[/-]/);
    const os = systems.filter((system) => words.includes(system));
    const cpu = [...new Set(words.flatMap((word) => processors[word] ?? []))];
    if (os.length === 0 && cpu.length === 0) continue;
    lock.packages[target] = {
      version,
      ...(cpu.length ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length ? { os } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added to the lock file`);
