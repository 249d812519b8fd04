import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { PeerAbsent } from "../peer.ts";

const versions = "/usr/lib/postgresql";
const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it. */
export const serverUser = isRoot ? "postgres" : (process.env.USER ?? "postgres");

/** The folder of the newest server's programs; undefined where there is none. */
function programs(): string | undefined {
  const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  return newest.map((name) => join(versions, name, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

/** Installs Debian's package where there is none and the system lets us; throws PeerAbsent where that fails. */
export function findPostgres(): string {
  const found = programs();
  if (found !== undefined) return found;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) throw new PeerAbsent("postgresql is not installed");
  // The package would start a server of its own.
  mkdirSync("/etc/postgresql-common", { recursive: true });
  if (!existsSync("/etc/postgresql-common/createcluster.conf"))
    writeFileSync("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "postgresql"]])
    spawnSync("apt-get", args, { env, stdio: "ignore" });
  const installed = programs();
  if (installed === undefined) throw new PeerAbsent("postgresql is not installed, and apt-get could not install it");
  return installed;
}

/** A server of our own in a folder, reachable through a socket in that folder and nowhere else. */
export class PostgresServer {
  readonly folder: string;
  readonly #programs: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#programs = findPostgres();
  }

  /** Makes an empty data folder. As generous with memory as the usual advice is: a quarter of the machine's for shared buffers. */
  create(): void {
    mkdirSync(this.folder, { recursive: true });
    if (isRoot) execFileSync("chown", [serverUser, this.folder]);
    this.#run("initdb", ["-D", this.#data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
    const quarter = Math.floor(totalmem() / 4 / 2 ** 20);
    const settings = {
      listen_addresses: "''",
      unix_socket_directories: `'${this.folder}'`,
      shared_buffers: `'${Math.min(quarter, 4096)}MB'`,
      effective_cache_size: `'${quarter * 2}MB'`,
      work_mem: "'256MB'",
      maintenance_work_mem: "'1GB'",
      max_parallel_workers_per_gather: "2",
      max_parallel_maintenance_workers: "2",
      random_page_cost: "1.1",
      max_wal_size: "'8GB'",
      // Compiling a plan takes longer than most of these queries.
      jit: "off",
      // The load need not survive a crash.
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      autovacuum: "off",
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    writeFileSync(join(this.#data, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
  }

  start(): void {
    this.#run("pg_ctl", ["-D", this.#data, "-w", "-t", "120", "-l", join(this.folder, "log"), "start"]);
  }

  stop(): void {
    this.#run("pg_ctl", ["-D", this.#data, "-w", "-m", "fast", "stop"]);
  }

  get #data(): string {
    return join(this.folder, "data");
  }

  #run(name: string, args: readonly string[]): void {
    const program = join(this.#programs, name);
    const command = isRoot ? ["runuser", "-u", serverUser, "--", program] : [program];
    const { status, stderr } = spawnSync(command[0]!, [...command.slice(1), ...args], {
      encoding: "utf8",
      cwd: "/",
      // A server that is started keeps what it was given open: pipes would never end.
      stdio: name === "pg_ctl" ? "ignore" : ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new PeerAbsent(`${name} failed: ${stderr ?? ""}`.trim());
  }
}
