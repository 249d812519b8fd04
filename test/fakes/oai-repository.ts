/** One record of the fake repository. Everything but its number and version follows from them. */
export interface FakeRecord {
  readonly number: number;
  readonly version: number;
  readonly deleted: boolean;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

const begin = Date.UTC(2020, 0, 1);
const hour = 3_600_000;
const words = [
  "soil",
  "health",
  "poetry",
  "water",
  "wheat",
  "ghazal",
  "law",
  "energy",
  "schooling",
  "heritage",
  "cotton",
  "memory",
];

/** Records made by number, so that every run has the same; they can be edited and removed. */
export class FakeRepository {
  readonly identifierPrefix: string;
  #records: FakeRecord[];
  /** The repository's clock: moves only when something changes. */
  now: number;

  constructor(count: number, identifierPrefix = "oai:fake.example.pk:article/") {
    this.identifierPrefix = identifierPrefix;
    // Every 17th is deleted from the beginning.
    this.#records = Array.from({ length: count }, (_, number) => ({
      number,
      version: 1,
      deleted: number % 17 === 16,
      changedAt: begin + number * hour,
    }));
    this.now = begin + count * hour;
  }

  identifier(number: number): string {
    return this.identifierPrefix + number;
  }

  edit(number: number): void {
    this.#change(number, (record) => ({ ...record, version: record.version + 1, deleted: false }));
  }

  remove(number: number): void {
    this.#change(number, (record) => ({ ...record, deleted: true }));
  }

  /** Two days later: beyond the overlap of the next harvest. */
  pass(days = 2): void {
    this.now += days * 24 * hour;
  }

  all(): readonly FakeRecord[] {
    return this.#records;
  }

  /** Those changed within the dates (days or instants, inclusive), oldest number first; in a set if one is named. */
  list(from: string | undefined, until: string | undefined, set: string | undefined): FakeRecord[] {
    const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
    const last =
      until === undefined
        ? Number.POSITIVE_INFINITY
        : until.length === 10
          ? Date.parse(until) + 24 * hour - 1
          : Date.parse(until) + 999;
    return this.#records.filter(
      (record) => record.changedAt >= first && record.changedAt <= last && (set === undefined || setOf(record) === set),
    );
  }

  /** The record element, as OJS writes it. */
  xml(record: FakeRecord, options: { controlCharacters?: boolean } = {}): string {
    const { number, version } = record;
    const status = record.deleted ? ' status="deleted"' : "";
    const header = `<header${status}><identifier>${this.identifier(number)}</identifier><datestamp>${instant(record.changedAt)}</datestamp><setSpec>${setOf(record)}</setSpec></header>`;
    if (record.deleted) return `<record>${header}</record>`;
    const word = (shift: number) => words[(number * 7 + shift * 5 + Math.floor(number / 12)) % words.length];
    const volume = 1 + Math.floor(number / 120);
    const issue = 1 + (Math.floor(number / 30) % 4);
    const page = 1 + (number % 30) * 12;
    const stray = options.controlCharacters && number % 5 === 0 ? "\u000b\u0001" : "";
    return `<record>${header}<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="en">On ${word(0)} and ${word(1)}${stray}: study ${number}${version > 1 ? `, version ${version}` : ""}</dc:title>
<dc:creator>Family${number % 97}, Given${number % 31}</dc:creator>
<dc:description xml:lang="en">We looked at ${word(2)} &amp; ${word(3)} in district ${number % 40}.</dc:description>
<dc:publisher>Fake Press</dc:publisher><dc:date>${2020 + Math.floor(number / 1200)}-0${1 + (number % 9)}-15</dc:date>
<dc:type>info:eu-repo/semantics/article</dc:type><dc:identifier>https://fake.example.pk/article/view/${number}</dc:identifier>
<dc:identifier>10.5555/fake.${number}</dc:identifier><dc:language>eng</dc:language>
<dc:source xml:lang="en">Journal of Fakes; Vol. ${volume} No. ${issue} (${2020 + Math.floor(number / 1200)}); ${page}-${page + 11}</dc:source>
<dc:source>1234-5679</dc:source></oai_dc:dc></metadata></record>`;
  }

  #change(number: number, change: (record: FakeRecord) => FakeRecord): void {
    this.now += hour;
    this.#records = this.#records.map((record) =>
      record.number === number ? { ...change(record), changedAt: this.now } : record,
    );
  }
}

function setOf(record: FakeRecord): string {
  return record.number % 2 === 0 ? "even" : "odd:numbers";
}

export function instant(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}
