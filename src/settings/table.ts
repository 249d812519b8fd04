/**
 * Every setting, once: environment variable `DEFINEPK_<NAME>`, flag `--<name>`, type, default, help.
 * docs/settings.md is generated from it; an unknown DEFINEPK_ variable or a bad value is refused by name.
 */
export interface SettingRow {
  readonly type: "text" | "address" | "integer" | "yes-no" | "choice";
  readonly default: string | number | boolean;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const mebibyte = 1024 * 1024;

export const table = {
  data: { type: "text", default: "./data", help: "Folder that holds everything the index keeps" },
  port: { type: "integer", default: 3000, min: 0, max: 65535, help: "Port of the web site; 0 = any free one" },
  host: { type: "text", default: "localhost", help: "Address to listen on; 0.0.0.0 = all of this machine's" },
  public_url: {
    type: "address",
    default: "",
    help: "Address under which visitors reach the site, e.g. https://index.example.pk; empty = http://localhost with the port",
  },
  trust_proxy: {
    type: "yes-no",
    default: false,
    help: "Take the visitor's address from X-Forwarded-For: only behind a proxy of your own",
  },
  log_level: {
    type: "choice",
    default: "info",
    choices: ["silent", "error", "warn", "info", "debug"],
    help: "How much the log says",
  },
  sample: {
    type: "yes-no",
    default: true,
    help: "Fill an empty data folder with the fictional sample at the first start",
  },
  contact: { type: "text", default: "", help: "Mail address or page told to the servers that are harvested" },
  allow_private_addresses: { type: "yes-no", default: false, help: "Harvest from private and loopback addresses too" },
  harvest_automatically: {
    type: "yes-no",
    default: true,
    help: "The running server harvests what is due by itself, in a process of its own with low priority",
  },
  harvest_interval_hours: {
    type: "integer",
    default: 24,
    min: 1,
    max: 8784,
    help: "Time between two harvests of a source that has no interval of its own, in hours",
  },
  harvest_delay_ms: {
    type: "integer",
    default: 1000,
    min: 0,
    max: 600_000,
    help: "Shortest time between two requests to one host, in milliseconds",
  },
  harvest_timeout_ms: {
    type: "integer",
    default: 60_000,
    min: 100,
    max: 3_600_000,
    help: "Longest time to wait for an answer to begin or go on, in milliseconds",
  },
  harvest_max_page_bytes: {
    type: "integer",
    default: 64 * mebibyte,
    min: 1024,
    max: 1024 * mebibyte,
    help: "Largest answer of a server, unpacked, in bytes",
  },
  harvest_max_pages: {
    type: "integer",
    default: 100_000,
    min: 1,
    max: 10_000_000,
    help: "Most answers in one harvest of one source",
  },
  harvest_max_retries: {
    type: "integer",
    default: 5,
    min: 0,
    max: 100,
    help: "How often a failed request is tried again",
  },
  harvest_max_wait_ms: {
    type: "integer",
    default: 600_000,
    min: 0,
    max: 86_400_000,
    help: "Longest wait that a server may ask for with Retry-After, in milliseconds",
  },
  max_record_bytes: {
    type: "integer",
    default: 4 * mebibyte,
    min: 1024,
    max: 64 * mebibyte,
    help: "A single record larger than this goes to quarantine, in bytes",
  },
  search_threads: {
    type: "integer",
    default: 1,
    min: 0,
    max: 64,
    help: "Threads of the server that search; 0 = in the thread that answers requests",
  },
  search_memory_mb: {
    type: "integer",
    default: 512,
    min: 16,
    max: 1_000_000,
    help: "How much of the search index the server keeps in memory, in megabytes; the rest is read from the disk when it is asked for",
  },
  search_limit_ms: {
    type: "integer",
    default: 10_000,
    min: 10,
    max: 600_000,
    help: "Longest time of one search, in milliseconds; then the page shows what was found until then",
  },
  rate_limit_per_minute: {
    type: "integer",
    default: 600,
    min: 0,
    max: 1_000_000,
    help: "Requests a minute from one address to site and API; 0 = no limit",
  },
  dossier_days: {
    type: "integer",
    default: 180,
    min: 1,
    max: 3650,
    help: "Days after which a dossier check is forgotten, its statement included; the file given for it is forgotten as soon as it is read",
  },
  count_usage: {
    type: "yes-no",
    default: true,
    help: "Count views, downloads and searches (no cookies, no addresses kept) and show the statistics",
  },
  metrics: {
    type: "choice",
    default: "loopback",
    choices: ["off", "loopback", "all"],
    help: "Who may read /metrics: nobody, this machine (not through a proxy that sends X-Forwarded-For), or everyone",
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof table;
