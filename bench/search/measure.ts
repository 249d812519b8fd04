import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Times in milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** By nearest rank. */
export function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The most memory that a process has had resident, in bytes (proc(5), VmHWM); of this one where the system has no /proc. */
export function peakRss(pid: number = process.pid): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // No /proc, or the process has ended.
  }
  return pid === process.pid ? process.resourceUsage().maxRSS * 1024 : 0;
}

/** Bytes of all files in a folder. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Milliseconds of a clock that all processes of the machine share. */
export function sharedClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
